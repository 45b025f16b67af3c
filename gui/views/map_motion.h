// What moves on the map: requests on their ways, pods that come, go and change place.
#pragma once

#include <QHash>
#include <QPainterPath>
#include <QSet>
#include <QVector>

#include "gui/models/map_model.h"
#include "gui/views/map_layout.h"
#include "gui/views/map_painter.h"

namespace drydock::views {

/// Dots that travel the ways of the plan. Each starts at the entrance and walks on where the calls
/// go, as often as they go there; how long it stays on a way follows the latency of that call.
class MapTraffic {
 public:
  void setTraffic(const models::MapModel& map, const MapPlan& plan);
  /// Moves all dots by `seconds` of the wall clock at this speed of simulated time.
  void advance(double seconds, double speed);
  void clear() { dots_.clear(); }
  void paint(QPainter& painter, const MapCamera& camera) const;
  /// How many requests one dot stands for at this speed.
  double requestsPerDot(double speed) const;
  qsizetype count() const { return dots_.size(); }

 private:
  struct Way {
    int to = -1;  ///< Number of the box it leads to.
    QPainterPath path;
    double rate = 0, fails = 0, latency = 10;
  };
  struct Dot {
    int way = 0;
    double at = 0;  ///< 0 at the start of its way, 1 at the end.
    bool failed = false;
  };

  int boxOf(const QString& id);
  double draw();
  int next(int box);
  void start();

  QHash<QString, int> boxes_;
  QVector<Way> ways_;
  QVector<QVector<int>> out_;  // By box: ways that leave it.
  QVector<Dot> dots_;
  double arrivals_ = 0;
  double due_ = 0;
  quint64 seed_ = 1;
};

/// Pods on their way in or out; each takes `app::kMotionMs`.
class MapFades {
 public:
  /// Compares two plans and starts a motion for each pod that came, went or moved.
  void update(const models::MapModel& before, const MapPlan& from, const models::MapModel& after,
              const MapPlan& to);
  /// False once nothing moves any more.
  bool advance(double seconds);
  void clear() { motions_.clear(); }
  QSet<QString> fading() const;
  void paint(QPainter& painter, const MapPainter& tiles, const MapCamera& camera) const;
  bool idle() const { return motions_.isEmpty(); }

 private:
  struct Motion {
    models::PodItem pod;
    QRectF from, to;  ///< An empty `from` fades in, an empty `to` fades out.
    double at = 0;
  };
  QHash<QString, Motion> motions_;
};

}  // namespace drydock::views
