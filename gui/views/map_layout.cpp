// Gives every zone, machine, pod and service its rectangle.
#include "gui/views/map_layout.h"

#include <algorithm>
#include <cmath>

namespace drydock::views {

using models::MapModel;
using models::NodeItem;
using models::PodItem;
using models::PodKind;
using models::ZoneItem;

namespace {

constexpr qreal kPad = 12;
constexpr qreal kGap = 8;
constexpr qreal kPodGap = 2;
constexpr qreal kTitle = 40;
constexpr qreal kWaiting = 32;
constexpr qreal kCaption = 56;  // The word "private".
constexpr qreal kGroup = 136;
constexpr qreal kBus = 16;  // Between zones and band: here the lanes run.
constexpr int kZones = 4;   // More belong to several regions; those without machines stand narrow.
constexpr qreal kEmptyZone = 0.55;
constexpr qreal kFargate = 24;  // The header of the micro-VMs.

int rank(PodKind kind) {
  switch (kind) {
    case PodKind::app:
      return 0;
    case PodKind::database:
    case PodKind::queue:
      return 1;
    default:
      return 2;
  }
}

QVector<QString> inOrder(QVector<PodItem> pods) {
  std::stable_sort(pods.begin(), pods.end(), [](const PodItem& a, const PodItem& b) {
    return std::make_tuple(rank(a.kind), a.workload, a.name) <
           std::make_tuple(rank(b.kind), b.workload, b.name);
  });
  QVector<QString> ids;
  for (const PodItem& pod : pods) ids.append(pod.id);
  return ids;
}

struct Grid {
  int columns = 1, rows = 1;
  QSizeF tile;
};

// The grid for `count` tiles in which they can be read best: wide enough for a name, then high.
Grid bestGrid(const QSizeF& area, int count) {
  constexpr qreal gap = kPodGap, name = 68, high = 24;
  Grid best;
  qreal bestScore = -1;
  for (int rows = 1; rows <= 8; ++rows) {
    const int columns = (count + rows - 1) / rows;
    const QSizeF tile((area.width() - (columns - 1) * gap) / columns,
                      std::min<qreal>(30, (area.height() - (rows - 1) * gap) / rows));
    qreal score = std::min(1.0, tile.width() / name) + 0.3 * std::min(1.0, tile.height() / high);
    if (tile.height() < 14) score *= tile.height() / 40;  // Too low for a word.
    if (score <= bestScore) continue;
    bestScore = score;
    best = {columns, rows, {std::min<qreal>(tile.width(), 96), tile.height()}};
  }
  return best;
}

QRectF cellOf(const QRectF& area, const Grid& grid, int place) {
  constexpr qreal gap = kPodGap;
  const int row = place / grid.columns;
  const int column = place % grid.columns;
  return {area.left() + column * (grid.tile.width() + gap),
          area.top() + row * (grid.tile.height() + gap), grid.tile.width(), grid.tile.height()};
}

QPainterPath curve(const QPointF& from, const QVector<QPointF>& through, const QPointF& to) {
  QPainterPath path(from);
  QPointF at = from;
  const auto bend = [&](const QPointF& next) {
    const qreal half = (next.x() - at.x()) / 2;
    path.cubicTo(at + QPointF(half, 0), next - QPointF(half, 0), next);
    at = next;
  };
  for (const QPointF& point : through) bend(point);
  bend(to);
  return path;
}

}  // namespace

void StickyPlaces::update(const QVector<QString>& ids) {
  for (auto place = places_.begin(); place != places_.end();) {
    place = ids.contains(place.key()) ? std::next(place) : places_.erase(place);
  }
  QVector<int> taken(places_.begin(), places_.end());
  std::sort(taken.begin(), taken.end());
  int free = 0;
  for (const QString& id : ids) {
    if (places_.contains(id)) continue;
    while (std::binary_search(taken.begin(), taken.end(), free)) ++free;
    places_[id] = free++;
  }
}

int StickyPlaces::used() const {
  int most = -1;
  for (const int place : places_) most = std::max(most, place);
  return most + 1;
}

void MapLayout::remember(const MapModel& map) {
  for (const ZoneItem& zone : map.zones) {
    QVector<QString> machines, micros;
    for (const NodeItem& node : zone.nodes) {
      (node.micro ? micros : machines).append(node.id);
      if (node.micro) continue;
      auto& pods = pods_[node.id];
      pods.update(inOrder(node.pods));
      podsMost_ = std::max(podsMost_, pods.used());
    }
    machines_[zone.id].update(machines);
    micros_[zone.id].update(micros);
    microsMost_ = std::max(microsMost_, micros_[zone.id].used());
    int room = 0;
    for (const auto& group : map.groups) room += group.zone == zone.id ? group.max : 0;
    machinesMost_ = std::max({machinesMost_, machines_[zone.id].used(), std::min(room, 4)});
  }
  waiting_.update(inOrder(map.pending));
  graph_.update(map);
}

MapPlan MapLayout::plan(const MapModel& map, const QSizeF& size) {
  remember(map);
  MapPlan plan;
  plan.size = {std::max<qreal>(size.width(), 560), std::max<qreal>(size.height(), 440)};
  const qreal width = plan.size.width() - 2 * kPad;
  const int rows = std::max(2, graph_.rows());
  const qreal share = std::clamp<qreal>(plan.size.height() * 0.28 / rows, 31, 48);
  const qreal bandHeight = rows * share + kWaiting + kGap;
  plan.title = {kPad, 0, width, kTitle};
  plan.band = {kPad, plan.size.height() - kPad - bandHeight, width, bandHeight};
  const qreal side = map.office.isEmpty() ? 0 : 76 + kGap;
  const QRectF zones(kPad, kTitle, width - side, plan.band.top() - kBus - kTitle);
  if (side > 0) {
    plan.office = {zones.right() + kGap, zones.top(), side - kGap, zones.height()};
  }
  placeZones(map, zones, plan);
  placePods(map, plan);
  placeBand(map, plan);
  return plan;
}

void MapLayout::placeZones(const MapModel& map, const QRectF& area, MapPlan& plan) const {
  const auto shareOf = [&](const ZoneItem& zone) {
    return map.zones.size() > kZones && zone.nodes.isEmpty() ? kEmptyZone : 1;
  };
  qreal shares = 0;
  for (const ZoneItem& zone : map.zones) shares += shareOf(zone);
  const qreal whole = area.width() - static_cast<qreal>(map.zones.size() - 1) * kGap;
  qreal x = area.left();
  for (const ZoneItem& zone : map.zones) {
    const qreal width = whole * shareOf(zone) / shares;
    ZonePlan place;
    place.box = {x, area.top(), width, area.height()};
    x += width + kGap;
    place.header = {place.box.left() + 10, place.box.top() + 2, width - 20, 26};
    const QRectF inner = place.box.adjusted(6, 28, -6, -6);
    place.publicNet = {inner.left(), inner.top(), inner.width(), 32};
    const qreal nat = std::min<qreal>(118, place.publicNet.width() - 8);
    place.nat = {place.publicNet.right() - nat - 4, place.publicNet.top() + 4, nat, 24};
    place.privateNet = {inner.left(), place.publicNet.bottom() + 4, inner.width(),
                        inner.bottom() - place.publicNet.bottom() - 4};
    QRectF nodes = place.privateNet.adjusted(6, 30, -6, -26);
    placeGroups(map, zone, place.privateNet, plan);
    place.volumes = {nodes.left(), nodes.bottom() + 4, nodes.width(), 18};
    if (microsMost_ > 0) {
      const qreal share =
          std::clamp(kFargate + microsMost_ * 8, nodes.height() * 0.35, nodes.height() * 0.55);
      place.fargate = nodes.adjusted(0, nodes.height() - share, 0, 0);
      nodes.setBottom(place.fargate.top() - 4);
      placeFargate(zone, place.fargate, plan);
    }
    const qreal height =
        std::min<qreal>(132, (nodes.height() - (machinesMost_ - 1) * 4) / machinesMost_);
    for (int slot = 0; slot < machinesMost_; ++slot) {
      place.machines.append(
          {nodes.left(), nodes.top() + slot * (height + 4), nodes.width(), height});
    }
    for (const auto& group : map.groups) {
      if (group.zone == zone.id) place.room += group.max;
    }
    for (const NodeItem& node : zone.nodes) {
      if (node.micro) continue;
      const int slot = machines_.value(zone.id).of(node.id);
      if (slot >= 0) plan.machines[node.id] = place.machines[slot];
    }
    const qreal share = (place.volumes.width() + 4) / std::max<qreal>(1, zone.volumes.size()) - 4;
    const qreal chip = share < 84 ? 26 : std::min<qreal>(share, 100);
    for (int volume = 0; volume < zone.volumes.size(); ++volume) {
      plan.volumes[zone.volumes[volume].id] = {place.volumes.left() + volume * (chip + 4),
                                               place.volumes.top(), chip, place.volumes.height()};
    }
    plan.zones.append(place);
  }
}

void MapLayout::placeGroups(const MapModel& map, const ZoneItem& zone, const QRectF& net,
                            MapPlan& plan) const {
  const auto count = std::count_if(map.groups.begin(), map.groups.end(),
                                   [&](const auto& group) { return group.zone == zone.id; });
  if (count == 0) return;
  const qreal free = net.width() - kCaption - 4;
  const qreal width = std::min<qreal>(kGroup, (free + 4) / static_cast<qreal>(count) - 4);
  if (width < 40) return;  // Not even how full it is could be read.
  qreal right = net.right() - 4;
  // From the right, so that the last group stands under the NAT gateway.
  for (auto group = map.groups.rbegin(); group != map.groups.rend(); ++group) {
    if (group->zone != zone.id) continue;
    plan.groups[group->id] = {right - width, net.top() + 4, width, 24};
    right -= width + 4;
  }
}

void MapLayout::placeFargate(const ZoneItem& zone, const QRectF& box, MapPlan& plan) const {
  const QRectF area = box.adjusted(4, kFargate - 5, -4, -5);
  const Grid grid = bestGrid(area.size(), microsMost_);
  for (const NodeItem& node : zone.nodes) {
    if (!node.micro) continue;
    const QRectF cell = cellOf(area, grid, micros_.value(zone.id).of(node.id));
    plan.machines[node.id] = cell;
    for (const PodItem& pod : node.pods) plan.pods[pod.id] = cell;
  }
}

void MapLayout::placePods(const MapModel& map, MapPlan& plan) const {
  for (const ZoneItem& zone : map.zones) {
    for (const NodeItem& node : zone.nodes) {
      if (node.micro) continue;
      const QRectF area = plan.machines.value(node.id).adjusted(4, 19, -4, -5);
      const Grid grid = bestGrid(area.size(), podsMost_);
      for (const PodItem& pod : node.pods) {
        plan.pods[pod.id] = cellOf(area, grid, pods_.value(node.id).of(pod.id));
      }
    }
  }
}

void MapLayout::placeBand(const MapModel& map, MapPlan& plan) const {
  const qreal middle = plan.band.center().y();
  // A narrow band leaves its room to the names of services.
  const bool narrow = plan.band.width() < 740;
  const qreal between = narrow ? 10 : 18, apart = narrow ? 12 : 20;
  qreal x = plan.band.left();
  const auto entry = [&](const QString& id, qreal width) {
    plan.boxes[id] = {x, middle - 26, width, 52};
    x += width + between;
  };
  entry("internet", narrow ? 54 : 60);
  entry("balancer", narrow ? 54 : 66);
  entry("ingress", narrow ? 54 : 66);
  x += 4;
  plan.waiting = {x, plan.band.top(), plan.band.right() - x, kWaiting};
  const QRectF area(x, plan.waiting.bottom() + kGap, plan.waiting.width(),
                    plan.band.bottom() - plan.waiting.bottom() - kGap);
  const int columns = std::max(1, graph_.columns());
  const int rows = std::max(2, graph_.rows());
  const QSizeF tile(std::clamp<qreal>((area.width() - (columns - 1) * apart) / columns, 40, 132),
                    std::min<qreal>(36, area.height() / rows - 4));
  const GraphPlaces graph = graph_.place(area, tile, 4);
  for (auto box = graph.boxes.begin(); box != graph.boxes.end(); ++box) {
    plan.boxes[box.key()] = box.value();
  }
  const auto right = [&](const QString& id) {
    const QRectF box = plan.boxes.value(id);
    return QPointF(box.right(), box.center().y());
  };
  const auto left = [&](const QString& id) {
    const QRectF box = plan.boxes.value(id);
    return QPointF(box.left(), box.center().y());
  };
  plan.ways.append({"internet", "balancer", curve(right("internet"), {}, left("balancer"))});
  plan.ways.append({"balancer", "ingress", curve(right("balancer"), {}, left("ingress"))});
  for (const GraphEdge& edge : graph.edges) {
    if (!plan.boxes.contains(edge.from) || !plan.boxes.contains(edge.to)) continue;
    plan.ways.append({edge.from, edge.to, curve(right(edge.from), edge.through, left(edge.to))});
  }
  const QRectF ingress = plan.boxes.value("ingress");
  const qreal bus = plan.band.top() - kBus / 2;
  for (const ZonePlan& zone : plan.zones) {
    QPainterPath lane(QPointF(ingress.center().x(), ingress.top()));
    const QPointF target(zone.box.center().x(), zone.box.bottom());
    const qreal side = target.x() < ingress.center().x() ? -6 : 6;
    lane.lineTo(ingress.center().x(), bus + 6);
    lane.quadTo(ingress.center().x(), bus, ingress.center().x() + side, bus);
    lane.lineTo(target.x() - side, bus);
    lane.quadTo(target.x(), bus, target.x(), bus - 6);
    lane.lineTo(target);
    plan.lanes.append(lane);
  }
  QRectF queue = plan.waiting.adjusted(124, 5, -8, -5);
  // As wide as the name may need, unless too many wait; then their number stands at the end.
  const auto share = [&] { return (queue.width() + 4) / std::max(6, waiting_.used()) - 4; };
  if (share() < 64) queue.adjust(0, 0, -36, 0);
  const qreal chip = std::clamp<qreal>(share(), 64, 96);
  const int fit = std::max(1, int((queue.width() + 4) / (chip + 4)));
  for (const PodItem& pod : map.pending) {
    const int place = waiting_.of(pod.id);
    if (place < fit) plan.pods[pod.id] = {queue.left() + place * (chip + 4), queue.top(), chip, 22};
  }
}

}  // namespace drydock::views
