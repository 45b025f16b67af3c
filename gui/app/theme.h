// The one visual language of the window: colours, type and motion, as tokens for every view.
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QObject>
#include <QRawFont>

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

/// What is needed to set a line of one font by hand; see figures.h.
struct Face {
  QRawFont raw;
  qreal digit = 0;  ///< Width of the widest digit.
  qreal ascent = 0, descent = 0;
};

/// Colours, fonts and motion of the running application; a child of it. Views repaint on `changed`.
class Theme : public QObject {
  Q_OBJECT

 public:
  enum class Choice { light, dark, system };

  /// Makes the theme of this application, or returns the one it has.
  static Theme& of(QApplication& application);

  const Palette& palette() const { return palette_; }
  QFont font(TextSize size, bool strong = false) const;
  const Face& face(const QFont& font) const;
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
  mutable QHash<QString, Face> faces_;  // Made when first asked for.
};

/// The theme of the running application.
Theme& theme();

}  // namespace drydock::app
