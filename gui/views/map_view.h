// The platform as a map that can be looked at, pointed at and walked with the keyboard.
#pragma once

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "gui/models/map_model.h"
#include "gui/models/spotlight.h"
#include "gui/views/map_layout.h"
#include "gui/views/map_motion.h"
#include "gui/views/map_painter.h"
#include "gui/views/map_places.h"

class QToolButton;

namespace drydock::views {

class SpotlightBar;

/// Draws a MapModel; zooms, pans, selects. Knows nothing of the simulation.
class MapView : public QWidget {
  Q_OBJECT

 public:
  explicit MapView(QWidget* parent = nullptr);

  void setMap(const models::MapModel& map);
  const models::MapModel& map() const { return map_; }
  /// Playing moves the dots; at most 60x, or as streams above that. 0 is as fast as possible.
  void setPace(bool playing, double speed);
  /// What the arrows show; dots travel only for requests.
  void setOverlay(models::Overlay overlay);
  models::Overlay overlay() const { return look_.overlay; }
  void setSelected(const QString& id);
  const QString& selected() const { return selected_; }
  /// Rings around what a lesson speaks of.
  void highlight(const QStringList& ids);
  /// Dims all but what this names, until Esc, a click, or another one; an empty one ends it.
  void setSpotlight(const models::Spotlight& spot);
  const models::Spotlight& spotlight() const { return spotlight_; }
  /// All that can be selected, in reading order.
  const QVector<MapPlace>& places() const { return places_; }
  QRectF boxOf(const QString& id) const;  ///< On the screen; empty when it is not there.
  qreal zoom() const { return camera_.zoom; }

 public Q_SLOTS:
  void zoomIn();
  void zoomOut();
  void fit();

 signals:
  void selectionChanged(const QString& id);
  void opened(const QString& id);
  void listRequested();
  void singlePointsRequested();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QToolButton* tool(const QString& icon, const QString& name);
  void makeOverlays();
  void placeTools();
  QString legend() const;
  const models::EdgeItem* edgeAt(const QPointF& point) const;
  void retheme();
  void replan();
  void tick();
  void updateClock();
  bool streams() const;
  void zoomTo(qreal zoom, const QPointF& around);
  void keepInside();
  void invalidate();
  void paintStill();
  void paintRings(QPainter& painter) const;
  void paintLegend(QPainter& painter) const;
  const MapPlace* placeAt(const QPointF& point) const;
  const MapPlace* placeOf(const QString& id) const;
  void choose(const QString& id);
  void step(const QPointF& direction);
  QString workloadOf(const QString& id) const;

  models::MapModel map_;
  MapLayout layout_;
  MapPlan plan_;
  MapCamera camera_;
  MapLook look_;
  MapTraffic traffic_;
  MapFades fades_;
  QVector<MapPlace> places_;
  QString selected_, hovered_;
  QStringList highlighted_;
  models::Spotlight spotlight_;
  SpotlightBar* spotlightBar_ = nullptr;
  QPixmap still_;
  bool stale_ = true;
  bool playing_ = false;
  double speed_ = 1;
  QTimer clock_;
  QElapsedTimer since_;
  QPointF pressedAt_, offsetThen_;
  bool pressed_ = false, panning_ = false;
  QVector<QToolButton*> tools_, overlays_;
};

}  // namespace drydock::views
