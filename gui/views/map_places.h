// What on the map can be pointed at, in words and boxes; shared by mouse, keyboard and list.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QVector>

#include "gui/models/map_model.h"
#include "gui/views/map_layout.h"

namespace drydock::views {

/// One thing on the map that can be selected.
struct MapPlace {
  QString id, name;  ///< Name: what a screen reader says.
  QString hint;      ///< What the tool tip says.
  QRectF box;        ///< In the plan.
};

/// All that can be selected, in reading order: zones from left to right, then the way in.
QVector<MapPlace> placesOf(const models::MapModel& map, const MapPlan& plan);

/// What an arrow carries, in full: requests, bytes, and dollars by what is charged for.
QString edgeHint(const models::MapModel& map, const models::EdgeItem& edge);

/// The place next to `from` in this direction, or null at the edge.
const MapPlace* nearest(const QVector<MapPlace>& places, const MapPlace& from,
                        const QPointF& direction);

}  // namespace drydock::views
