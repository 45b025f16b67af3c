// Layers by the longest way from the entrance, then barycentres: Sugiyama's method, kept small.
#include "gui/views/map_graph.h"

#include <algorithm>

namespace drydock::views {

using models::MapModel;

bool MapGraph::update(const MapModel& map) {
  bool changed = false;
  for (const auto& service : map.services) {
    if (services_.contains(service.id)) continue;
    services_.append(service.id);
    changed = true;
  }
  const auto gone = [&](const QString& id) {
    return std::none_of(map.services.begin(), map.services.end(),
                        [&](const auto& service) { return service.id == id; });
  };
  if (services_.removeIf(gone) > 0) {
    calls_.removeIf([&](const Call& call) {
      return (call.from != "ingress" && gone(call.from)) || gone(call.to);
    });
    changed = true;
  }
  for (const auto& edge : map.edges) {
    const bool from = edge.from == "ingress" || services_.contains(edge.from);
    if (!from || !services_.contains(edge.to)) continue;
    const bool known = std::any_of(calls_.begin(), calls_.end(), [&](const Call& call) {
      return call.from == edge.from && call.to == edge.to;
    });
    if (known) continue;
    calls_.append({edge.from, edge.to, edge.asynchronous});
    changed = true;
  }
  if (changed) arrange();
  return changed;
}

QHash<QString, int> MapGraph::depths() const {
  QHash<QString, int> depth;
  const int limit = static_cast<int>(services_.size());
  const auto relax = [&](bool asynchronous) {
    for (int round = 0; round < limit; ++round) {
      bool moved = false;
      for (const Call& call : calls_) {
        if (call.asynchronous != asynchronous) continue;
        if (call.from != "ingress" && !depth.contains(call.from)) continue;
        if (asynchronous && depth.contains(call.to)) continue;
        const int next = call.from == "ingress" ? 0 : depth.value(call.from) + 1;
        if (next <= depth.value(call.to, -1) || next >= limit) continue;
        depth[call.to] = next;
        moved = true;
      }
      if (!moved) break;
    }
  };
  relax(false);
  relax(true);
  relax(false);
  for (const QString& id : services_) {
    if (!depth.contains(id)) depth[id] = 0;
  }
  return depth;
}

void MapGraph::arrange() {
  depth_ = depths();
  int last = 0;
  for (const int depth : depth_) last = std::max(last, depth);
  columns_ = QVector<QVector<Cell>>(services_.isEmpty() ? 0 : last + 1);
  for (const QString& id : services_) columns_[depth_[id]].append({id, -1, 0});
  for (int call = 0; call < calls_.size(); ++call) {
    const int from = calls_[call].from == "ingress" ? -1 : depth_[calls_[call].from];
    for (int column = from + 1; column < depth_[calls_[call].to]; ++column) {
      columns_[column].append({{}, call, 0});
    }
  }
  order();
  rows_ = 0;
  for (const auto& column : columns_) {
    const auto boxes =
        std::count_if(column.begin(), column.end(), [](const Cell& cell) { return cell.call < 0; });
    rows_ = std::max(rows_, static_cast<int>(boxes));
  }
}

qreal MapGraph::rankOf(int column, const QString& id, int call) const {
  if (column < 0 || column >= columns_.size()) return 0;
  for (const Cell& cell : columns_[column]) {
    if (cell.call == call ? (call >= 0 || cell.id == id) : (cell.call < 0 && cell.id == id)) {
      return cell.rank;
    }
  }
  return 0;
}

void MapGraph::order() {
  for (auto& column : columns_) {
    for (int at = 0; at < column.size(); ++at) column[at].rank = at - (column.size() - 1) / 2.0;
  }
  const int count = columns();
  for (int sweep = 0; sweep < 8; ++sweep) {
    const bool forward = sweep % 2 == 0;
    for (int step = 0; step < count; ++step) {
      const int at = forward ? step : count - 1 - step;
      const int near = forward ? at - 1 : at + 1;
      QVector<qreal> wish(columns_[at].size());
      for (int cell = 0; cell < columns_[at].size(); ++cell) {
        qreal sum = 0;
        int ways = 0;
        for (int call = 0; call < calls_.size(); ++call) {
          const Cell& self = columns_[at][cell];
          const QString& mine = forward ? calls_[call].to : calls_[call].from;
          const QString& other = forward ? calls_[call].from : calls_[call].to;
          const bool passes = self.call >= 0 ? self.call == call : mine == self.id;
          if (!passes || near < 0 || near >= count) continue;
          sum += rankOf(near, other, call);
          ++ways;
        }
        wish[cell] = ways > 0 ? sum / ways : columns_[at][cell].rank;
      }
      QVector<int> by(columns_[at].size());
      for (int cell = 0; cell < by.size(); ++cell) by[cell] = cell;
      std::stable_sort(by.begin(), by.end(), [&](int a, int b) { return wish[a] < wish[b]; });
      QVector<Cell> sorted;
      for (const int cell : by) sorted.append(columns_[at][cell]);
      for (int cell = 0; cell < sorted.size(); ++cell) {
        sorted[cell].rank = cell - (sorted.size() - 1) / 2.0;
      }
      columns_[at] = sorted;
    }
  }
}

GraphPlaces MapGraph::place(const QRectF& area, const QSizeF& tile, qreal gap) const {
  GraphPlaces places;
  places.rows = rows_;
  const int count = columns();
  if (count == 0) return places;
  const qreal stride = count > 1 ? (area.width() - tile.width()) / (count - 1) : 0;
  QHash<int, QVector<QPointF>> gaps;
  for (int at = 0; at < count; ++at) {
    const auto& column = columns_[at];
    const auto boxes =
        std::count_if(column.begin(), column.end(), [](const Cell& cell) { return cell.call < 0; });
    const auto ways = column.size() - boxes;
    const qreal pass =
        ways > 0 ? std::min<qreal>(
                       10, (area.height() - qreal(boxes) * (tile.height() + gap)) / qreal(ways))
                 : 0;
    const qreal spare = area.height() - qreal(boxes) * tile.height() - qreal(ways) * pass;
    const qreal space = std::min(spare / qreal(column.size() + 1), gap * 3);
    qreal y =
        area.center().y() -
        (qreal(boxes) * tile.height() + qreal(ways) * pass + space * qreal(column.size() - 1)) / 2;
    const qreal x = area.left() + stride * at;
    for (const Cell& cell : column) {
      if (cell.call < 0) {
        places.boxes[cell.id] = QRectF(QPointF(x, y), tile);
        y += tile.height() + space;
      } else {
        gaps[cell.call] << QPointF(x, y + pass / 2) << QPointF(x + tile.width(), y + pass / 2);
        y += pass + space;
      }
    }
  }
  for (int call = 0; call < calls_.size(); ++call) {
    places.edges.append({calls_[call].from, calls_[call].to, gaps.value(call)});
  }
  return places;
}

}  // namespace drydock::views
