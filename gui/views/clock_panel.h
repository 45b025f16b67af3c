// The clocks of stores over the charts: how long each is out, and what would be lost with it.
#pragma once

#include <QFrame>

#include "gui/models/clock_model.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace drydock::app {
class FigureLabel;
}

namespace drydock::views {

/// One line a store. Hidden while there is none.
class ClockPanel : public QFrame {
  Q_OBJECT

 public:
  explicit ClockPanel(QWidget* parent = nullptr);

  void setClocks(const models::StoreClocks& clocks);
  const models::StoreClocks& clocks() const { return clocks_; }

 signals:
  void thingActivated(const QString& id);

 private:
  struct Line {
    QLabel *glyph = nullptr, *zone = nullptr, *state = nullptr;
    QPushButton* name = nullptr;
    app::FigureLabel *out = nullptr, *backup = nullptr, *stake = nullptr;
  };

  void rebuild();
  void fill();

  models::StoreClocks clocks_;
  QWidget* content_ = nullptr;
  QLabel* more_ = nullptr;
  QVector<Line> lines_;
};

}  // namespace drydock::views
