// The one visual language of the window: colours, type and motion, as tokens for every view.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;

namespace drydock::app {

/// Every colour that may be painted. Meaning is never by colour alone; see `look` of each view.
struct Palette {
  QColor window, surface, raised, sunken, hover;
  QColor line, lineStrong;
  QColor text, muted, faint;
  QColor accent, accentSoft, onAccent;
  QColor healthy, healthySoft, healthyLine;
  QColor strained, strainedSoft;
  QColor broken, brokenSoft;
  QColor money, moneySoft;
  QColor bytes, bytesSoft;
  bool dark = false;
};

enum class TextSize { caption = 11, body = 13, title = 16, display = 22 };

constexpr int kGrid = 8;
constexpr int kCorner = 6;
constexpr int kMotionMs = 200;

/// Colours, fonts and motion of the running application; a child of it. Views repaint on `changed`.
class Theme : public QObject {
  Q_OBJECT

 public:
  enum class Choice { light, dark, system };

  /// Makes the theme of this application, or returns the one it has.
  static Theme& of(QApplication& application);

  const Palette& palette() const { return palette_; }
  QFont font(TextSize size, bool strong = false) const;
  Choice choice() const { return choice_; }
  bool reducedMotion() const { return reducedMotion_; }

  void setChoice(Choice choice);
  void setReducedMotion(bool on);

 signals:
  void changed();

 private:
  explicit Theme(QApplication& application);
  void apply();

  QApplication& application_;
  Palette palette_;
  Choice choice_ = Choice::light;
  bool reducedMotion_ = false;
  bool systemDark_ = false;
};

/// The theme of the running application.
Theme& theme();

}  // namespace drydock::app
