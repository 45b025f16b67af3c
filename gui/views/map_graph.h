// Where the services of the call graph stand: columns by depth, order with few crossings.
#pragma once

#include <QHash>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QVector>

#include "gui/models/map_model.h"

namespace drydock::views {

/// A call from one box to another; `through` are the gaps it passes on its way.
struct GraphEdge {
  QString from, to;
  QVector<QPointF> through;
};

/// Boxes and ways of the call graph in the area given to `place`.
struct GraphPlaces {
  QHash<QString, QRectF> boxes;
  QVector<GraphEdge> edges;
  int rows = 0;
};

/// Orders a call graph for drawing. The order is found anew only when a service or a call is seen
/// for the first time, so nothing jumps while rates change.
class MapGraph {
 public:
  /// Takes in new services and calls; says whether the order changed.
  bool update(const models::MapModel& map);
  /// Rows needed by the fullest column.
  int rows() const { return rows_; }
  int columns() const { return static_cast<int>(columns_.size()); }
  GraphPlaces place(const QRectF& area, const QSizeF& tile, qreal gap) const;

 private:
  struct Call {
    QString from, to;
    bool asynchronous = false;
  };
  // A place in a column: a service, or the gap that call number `call` passes through.
  struct Cell {
    QString id;
    int call = -1;
    qreal rank = 0;
  };

  void arrange();
  QHash<QString, int> depths() const;
  void order();
  qreal rankOf(int column, const QString& id, int call) const;

  QVector<QString> services_;
  QVector<Call> calls_;
  QVector<QVector<Cell>> columns_;
  QHash<QString, int> depth_;
  int rows_ = 0;
};

}  // namespace drydock::views
