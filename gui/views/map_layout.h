// The plan of the map: a place for everything, which stays the same while things come and go.
#pragma once

#include <QHash>
#include <QPainterPath>
#include <QRectF>
#include <QSizeF>
#include <QVector>

#include "gui/views/map_graph.h"

namespace drydock::views {

/// Remembers which place each id took, so that neighbours never move up.
class StickyPlaces {
 public:
  /// Frees places of ids that are gone and gives new ids the lowest free ones, in this order.
  void update(const QVector<QString>& ids);
  int of(const QString& id) const { return places_.value(id, -1); }
  int used() const;

 private:
  QHash<QString, int> places_;
};

struct ZonePlan {
  QRectF box, header, publicNet, nat, privateNet, volumes;
  QVector<QRectF> machines;  ///< A place for each machine that the zone may ever hold.
  QRectF fargate;            ///< Around all micro-VMs; empty where the cluster has none.
  int room = 0;              ///< How many of them its groups may fill.
};

struct WayPlan {
  QString from, to;
  QPainterPath path;
};

/// Everything in its place, in pixels at zoom 1.
struct MapPlan {
  QSizeF size;
  QRectF title, waiting, band, office;
  QVector<ZonePlan> zones;
  QHash<QString, QRectF> machines, pods, volumes, groups;  ///< By id.
  QHash<QString, QRectF> boxes;                            ///< Services and the way in, by id.
  QVector<WayPlan> ways;                                   ///< Calls between boxes.
  QVector<QPainterPath> lanes;                             ///< From the ingress into each zone.
};

/// Keeps what must not jump (places of machines, pods, services) and makes the plan.
class MapLayout {
 public:
  MapPlan plan(const models::MapModel& map, const QSizeF& size);

 private:
  void remember(const models::MapModel& map);
  void placeZones(const models::MapModel& map, const QRectF& area, MapPlan& plan) const;
  void placeGroups(const models::MapModel& map, const models::ZoneItem& zone, const QRectF& line,
                   MapPlan& plan) const;
  void placeFargate(const models::ZoneItem& zone, const QRectF& box, MapPlan& plan) const;
  void placePods(const models::MapModel& map, MapPlan& plan) const;
  void placeBand(const models::MapModel& map, MapPlan& plan) const;

  QHash<QString, StickyPlaces> machines_, micros_, pods_;  // By zone, by zone, by machine.
  StickyPlaces waiting_;
  MapGraph graph_;
  int machinesMost_ = 3;
  int microsMost_ = 0;
  int podsMost_ = 9;
};

}  // namespace drydock::views
