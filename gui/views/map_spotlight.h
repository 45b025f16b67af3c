// The map while one question is asked of it: all is dimmed but what the answer names.
#pragma once

#include <QFrame>
#include <functional>

#include "gui/models/spotlight.h"

class QLabel;
class QPainter;
class QToolButton;

namespace drydock::views {

/// Box of a thing on the screen; empty when it is not there.
using BoxOf = std::function<QRectF(const QString& id)>;

/// Dims `area` and marks what is lost (a full line, crossed) and weakened (a broken line).
void paintSpotlight(QPainter& painter, const models::Spotlight& spot, const QRectF& area,
                    const BoxOf& boxOf);

/// The line of text over a dimmed map.
class SpotlightBar : public QFrame {
  Q_OBJECT

 public:
  explicit SpotlightBar(QWidget* parent);

  void setSpotlight(const models::Spotlight& spot);
  /// Lies at the top of a map so wide.
  void place(int width);

 signals:
  void closed();

 private:
  void retheme();

  QLabel *title_ = nullptr, *words_ = nullptr, *legend_ = nullptr;
  QToolButton* close_ = nullptr;
};

}  // namespace drydock::views
