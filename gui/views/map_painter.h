// Draws the platform's plan: everything that does not move.
#pragma once

#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QSet>
#include <QString>
#include <QTransform>

#include "gui/app/theme.h"
#include "gui/models/map_model.h"
#include "gui/views/map_layout.h"

namespace drydock::views {

/// Which part of the plan is seen, and how large.
struct MapCamera {
  qreal zoom = 1;
  QPointF offset;

  QPointF toScreen(const QPointF& point) const { return point * zoom + offset; }
  QPointF toPlan(const QPointF& point) const { return (point - offset) / zoom; }
  /// Snapped to whole pixels, so that lines are sharp.
  QRectF toScreen(const QRectF& box) const;
  QTransform transform() const;
};

/// Everything the drawing depends on beside model and plan.
struct MapLook {
  QSet<QString> fading;  ///< Drawn by the motion layer, left out here.
  bool streams = false;  ///< Rates as widths of streams; else thin ways for dots.
  models::Overlay overlay = models::Overlay::requests;
};

class MapPainter {
 public:
  MapPainter(QPainter& painter, const models::MapModel& map, const MapPlan& plan,
             const MapCamera& camera, const MapLook& look);

  void paint();
  /// One pod's tile in screen coordinates; the motion layer draws fading pods with it.
  void paintPod(const QRectF& box, const models::PodItem& pod, bool lost) const;

 private:
  struct Ink {
    QColor fill, line, text;
    Qt::PenStyle stroke = Qt::SolidLine;
  };

  void paintTitle() const;
  void paintZone(const models::ZoneItem& zone, const ZonePlan& place) const;
  void paintZoneHeader(const models::ZoneItem& zone, const ZonePlan& place) const;
  void paintNat(const models::ZoneItem& zone, const ZonePlan& place) const;
  void paintGroups(const models::ZoneItem& zone) const;
  void paintRoom(const models::ZoneItem& zone, const ZonePlan& place) const;
  void paintMachine(const models::NodeItem& node, bool zoneDown) const;
  void paintFargate(const models::ZoneItem& zone, const QRectF& place) const;
  void paintPodCounts(const QRectF& box, const models::NodeItem& node) const;
  void paintCpu(const QRectF& box, const models::NodeItem& node) const;
  void paintVolumes(const models::ZoneItem& zone) const;
  void paintWaiting() const;
  void paintEntry(const QString& id, const QString& icon, const QString& name,
                  const QString& figures, models::Health state) const;
  void paintService(const models::ServiceItem& service) const;
  void paintWays() const;
  void paintAmounts() const;
  /// What a box says of its traffic: its requests, or what the arrows into it carry (out of the
  /// internet: what those that leave it do).
  QString figureOf(const QString& id, double requests) const;
  void paintLanes() const;
  void paintOffice() const;
  void panel(const QRectF& box, const QColor& fill, const QColor& line,
             Qt::PenStyle stroke = Qt::SolidLine, qreal corner = app::kCorner) const;
  void hatch(const QRectF& box, const QColor& color) const;
  void text(const QRectF& box, const QString& words, const QColor& color,
            int alignment = Qt::AlignLeft | Qt::AlignVCenter, bool strong = false,
            app::TextSize size = app::TextSize::caption,
            Qt::TextElideMode elide = Qt::ElideRight) const;
  Ink podInk(const models::PodItem& pod, bool lost) const;

  QPainter& painter_;
  const models::MapModel& map_;
  const MapPlan& plan_;
  const MapCamera& camera_;
  const MapLook& look_;
  const app::Palette& colors_;
};

/// The rate as the width of a line, in pixels.
qreal streamWidth(double rate, double most);

/// What an arrow carries of what the overlay shows, and in words: "1.2 MB/s", "$0.04/h".
double amountOf(const models::EdgeItem& edge, models::Overlay overlay);
QString amountText(double amount, models::Overlay overlay);

/// The words that tell a person or a screen reader what a pod or machine is doing.
QString phaseText(models::PodPhase phase);
QString stateText(models::NodeState state);

}  // namespace drydock::views
