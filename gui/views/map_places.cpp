// Names, hints and boxes of everything on the map.
#include "gui/views/map_places.h"

#include <cmath>
#include <limits>

#include "gui/views/map_painter.h"
#include "gui/views/map_text.h"

namespace drydock::views {

using models::figureText;
using models::Health;
using models::MapModel;

namespace {

// Collects places; leaves out what has no box.
struct Collector {
  QVector<MapPlace> places;

  void add(const QString& id, const QString& name, const QString& more, const QRectF& box) {
    if (id.isEmpty() || box.isEmpty()) return;
    places.append({id, name, more.isEmpty() ? name : name + '\n' + more, box});
  }
};

QString podWords(const models::PodItem& pod, models::Moment now) {
  QString words =
      MapText::tr("%1 for %2").arg(phaseText(pod.phase), models::spanText(now - pod.since));
  if (!pod.note.isEmpty()) words += '\n' + pod.note;
  return words;
}

void addMachine(Collector& to, const models::NodeItem& node, const MapModel& map,
                const MapPlan& plan) {
  const QString cores = MapText::tr("%1, CPU %2 of %3 cores used, %4 requested")
                            .arg(node.type, figureText(node.cpuUsed),
                                 figureText(node.cpuAllocatable), figureText(node.cpuRequested));
  to.add(node.id, MapText::tr("node %1, %2").arg(node.name, stateText(node.state)), cores,
         plan.machines.value(node.id));
  for (const auto& pod : node.pods) {
    to.add(pod.id, MapText::tr("pod %1, %2").arg(pod.name, phaseText(pod.phase)),
           podWords(pod, map.now), plan.pods.value(pod.id));
  }
}

void addZone(Collector& to, const models::ZoneItem& zone, const ZonePlan& place,
             const MapModel& map, const MapPlan& plan) {
  QString state = MapText::tr("healthy");
  if (zone.state == Health::strained) state = MapText::tr("strained");
  if (zone.state == Health::broken) {
    state = MapText::tr("down since %1").arg(models::clockText(zone.downSince, false));
  }
  to.add(zone.id, MapText::tr("zone %1, %2").arg(zone.name, state), {}, place.box);
  to.add(zone.publicId, MapText::tr("public subnet %1").arg(zone.publicCidr), {}, place.publicNet);
  if (zone.nat.present) {
    const QString rate =
        MapText::tr("%1/s through it").arg(models::bytesText(zone.nat.bytesPerSecond));
    QString more = zone.nat.state == Health::broken ? MapText::tr("down") : rate;
    if (zone.nat.dollarsPerHour > 0) {
      more += '\n' + MapText::tr("log lines and telemetry: %1 an hour; calls stand on their arrows")
                         .arg(models::dollarText(zone.nat.dollarsPerHour));
    }
    to.add(zone.nat.id, MapText::tr("NAT gateway in zone %1").arg(zone.name), more, place.nat);
  }
  to.add(zone.privateId, MapText::tr("private subnet %1").arg(zone.privateCidr), {},
         place.privateNet);
  for (const auto& group : map.groups) {
    if (group.zone != zone.id) continue;
    to.add(group.id, MapText::tr("machine group %1").arg(group.name),
           MapText::tr("%n machine(s) now, min %1, max %2", nullptr, group.live)
               .arg(group.min)
               .arg(group.max),
           plan.groups.value(group.id));
  }
  for (const auto& node : zone.nodes) addMachine(to, node, map, plan);
  for (const auto& volume : zone.volumes) {
    to.add(volume.id, MapText::tr("volume %1").arg(volume.name),
           MapText::tr("It can be used in zone %1 only").arg(zone.name),
           plan.volumes.value(volume.id));
  }
}

}  // namespace

QVector<MapPlace> placesOf(const MapModel& map, const MapPlan& plan) {
  Collector to;
  for (int at = 0; at < map.zones.size(); ++at) {
    addZone(to, map.zones[at], plan.zones[at], map, plan);
  }
  to.add(map.office, MapText::tr("office and VPN"), {}, plan.office);
  for (const auto& pod : map.pending) {
    to.add(pod.id, MapText::tr("pod %1, %2").arg(pod.name, phaseText(pod.phase)),
           podWords(pod, map.now), plan.pods.value(pod.id));
  }
  to.add(map.balancer.id, MapText::tr("load balancer %1").arg(map.balancer.name), {},
         plan.boxes.value("balancer"));
  to.add(map.ingress.id, MapText::tr("ingress %1").arg(map.ingress.name), {},
         plan.boxes.value("ingress"));
  for (const auto& service : map.services) {
    QString more = MapText::tr("%1 requests/s, %2 succeed, p95 %3")
                       .arg(figureText(service.requestsPerSecond),
                            models::percentText(service.success), models::latencyText(service.p95));
    if (service.desired > 0) {
      more =
          MapText::tr("%1 of %2 pods ready").arg(service.ready).arg(service.desired) + '\n' + more;
    }
    to.add(service.id, service.name, more, plan.boxes.value(service.id));
  }
  return to.places;
}

QString edgeHint(const MapModel& map, const models::EdgeItem& edge) {
  const auto nameOf = [&](const QString& id) {
    if (id == "internet") return MapText::tr("internet");
    if (id == "balancer") return map.balancer.name;
    if (id == "ingress") return map.ingress.name;
    for (const auto& service : map.services) {
      if (service.id == id) return service.name;
    }
    return id;
  };
  QStringList lines{nameOf(edge.from) + QString::fromUtf8(" \u2192 ") + nameOf(edge.to)};
  lines << MapText::tr("%1 requests/s, %2/s")
               .arg(figureText(edge.requestsPerSecond), models::bytesText(edge.bytesPerSecond));
  if (edge.failsPerSecond >= 0.005 * edge.requestsPerSecond && edge.failsPerSecond > 0) {
    lines << MapText::tr("%1/s fail").arg(figureText(edge.failsPerSecond));
  }
  const auto cost = [&](const QString& words, double dollars) {
    if (dollars > 0) lines << words.arg(models::dollarText(dollars));
  };
  cost(MapText::tr("%1 an hour for data through NAT"), edge.dollars.nat);
  cost(MapText::tr("%1 an hour between zones, both sides"), edge.dollars.betweenZones);
  cost(MapText::tr("%1 an hour out to the internet"), edge.dollars.internet);
  cost(MapText::tr("%1 an hour for data through an endpoint"), edge.dollars.endpoint);
  if (edge.dollars.sum() <= 0) lines << MapText::tr("its bytes cost nothing");
  return lines.join('\n');
}

const MapPlace* nearest(const QVector<MapPlace>& places, const MapPlace& from,
                        const QPointF& direction) {
  const MapPlace* best = nullptr;
  qreal least = std::numeric_limits<qreal>::max();
  for (const MapPlace& place : places) {
    if (place.id == from.id) continue;
    const QPointF way = place.box.center() - from.box.center();
    const qreal along = QPointF::dotProduct(way, direction);
    const qreal across = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
    if (along < 2) continue;
    const qreal cost = along + 2.5 * across;
    if (cost >= least) continue;
    least = cost;
    best = &place;
  }
  return best;
}

}  // namespace drydock::views
