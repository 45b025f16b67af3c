// Moves dots and fading pods; drawn over the still picture, frame by frame.
#include "gui/views/map_motion.h"

#include <algorithm>
#include <cmath>

namespace drydock::views {

using models::MapModel;

namespace {

constexpr double kDotsPerSecond = 14;
constexpr qsizetype kMostDots = 220;
// At 1x a call of 20 ms would be over before an eye sees it; on the map it takes 20 times as long.
constexpr double kSlower = 20;

double secondsOn(double latency) { return std::clamp(latency * kSlower / 1000, 0.25, 2.5); }

// 1, 2, 5, 10, 20, 50, ...: numbers that a person can use.
double rounded(double value) {
  if (value <= 1) return 1;
  const double unit = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (value <= step * unit * 1.0001) return step * unit;
  }
  return 10 * unit;
}

QHash<QString, models::PodItem> podsOf(const MapModel& map) {
  QHash<QString, models::PodItem> pods;
  for (const auto& zone : map.zones) {
    for (const auto& node : zone.nodes) {
      for (const auto& pod : node.pods) pods[pod.id] = pod;
    }
  }
  for (const auto& pod : map.pending) pods[pod.id] = pod;
  return pods;
}

}  // namespace

int MapTraffic::boxOf(const QString& id) {
  const auto found = boxes_.constFind(id);
  if (found != boxes_.constEnd()) return *found;
  const int box = static_cast<int>(out_.size());
  boxes_[id] = box;
  out_.append(QVector<int>());
  return box;
}

void MapTraffic::setTraffic(const MapModel& map, const MapPlan& plan) {
  QHash<QPair<QString, QString>, const models::EdgeItem*> edges;
  for (const auto& edge : map.edges) edges[{edge.from, edge.to}] = &edge;
  const qsizetype before = ways_.size();
  boxes_.clear();
  ways_.clear();
  out_.clear();
  for (const WayPlan& way : plan.ways) {
    const auto* edge = edges.value({way.from, way.to}, nullptr);
    Way made{boxOf(way.to), way.path, 0, 0, 10};
    if (edge) {
      made.rate = edge->requestsPerSecond;
      made.fails = made.rate > 0 ? std::min(1.0, edge->failsPerSecond / made.rate) : 0;
      made.latency = edge->latency;
    } else if (way.from == "internet" || way.from == "balancer") {
      made.rate = map.balancer.requestsPerSecond;
    }
    out_[boxOf(way.from)].append(static_cast<int>(ways_.size()));
    ways_.append(made);
  }
  arrivals_ = map.balancer.requestsPerSecond;
  if (before != ways_.size()) dots_.clear();
}

double MapTraffic::draw() {
  seed_ += 0x9e3779b97f4a7c15ULL;
  quint64 mixed = seed_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
  return static_cast<double>((mixed ^ (mixed >> 31)) >> 11) * 0x1.0p-53;
}

int MapTraffic::next(int box) {
  double sum = 0;
  for (const int way : out_[box]) sum += ways_[way].rate;
  double incoming = 0;
  for (const Way& way : ways_) {
    if (way.to == box) incoming += way.rate;
  }
  double pick = draw() * std::max(sum, incoming);
  for (const int way : out_[box]) {
    pick -= ways_[way].rate;
    if (pick < 0) return way;
  }
  return -1;
}

void MapTraffic::start() {
  const int box = boxes_.value("internet", -1);
  if (box < 0 || dots_.size() >= kMostDots) return;
  const int way = next(box);
  if (way >= 0) dots_.append({way, 0, draw() < ways_[way].fails});
}

void MapTraffic::advance(double seconds, double speed) {
  due_ += std::min(kDotsPerSecond, arrivals_ * speed / requestsPerDot(speed)) * seconds;
  for (; due_ >= 1; due_ -= 1) start();
  for (Dot& dot : dots_) {
    // A failed request goes no further than half the way; it fades there.
    const double end = dot.failed ? 0.5 : 1.0;
    if (dot.failed && dot.at >= end) {
      dot.at += seconds;
      if (dot.at > end + 0.6) dot.way = -1;
      continue;
    }
    dot.at += seconds / secondsOn(ways_[dot.way].latency);
    if (dot.at < 1 || dot.failed) continue;
    dot.way = next(ways_[dot.way].to);
    dot.at = 0;
    if (dot.way >= 0) dot.failed = draw() < ways_[dot.way].fails;
  }
  dots_.removeIf([](const Dot& dot) { return dot.way < 0; });
}

double MapTraffic::requestsPerDot(double speed) const {
  return rounded(arrivals_ * speed / kDotsPerSecond);
}

void MapTraffic::paint(QPainter& painter, const MapCamera& camera) const {
  const app::Palette& colors = app::theme().palette();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const Dot& dot : dots_) {
    const double at = dot.failed ? std::min(dot.at, 0.5) : dot.at;
    const QPointF point = camera.toScreen(ways_[dot.way].path.pointAtPercent(std::min(at, 1.0)));
    if (!dot.failed) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colors.accent);
      painter.drawEllipse(point, 3, 3);
      continue;
    }
    painter.setPen(QPen(colors.broken, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(point - QPointF(3, 3), point + QPointF(3, 3));
    painter.drawLine(point - QPointF(3, -3), point + QPointF(3, -3));
  }
}

void MapFades::update(const MapModel& before, const MapPlan& from, const MapModel& after,
                      const MapPlan& to) {
  if (from.size != to.size || before.zones.isEmpty()) {
    motions_.clear();
    return;
  }
  const auto old = podsOf(before);
  const auto now = podsOf(after);
  const auto start = [&](const models::PodItem& pod, const QRectF& left, const QRectF& right) {
    motions_[pod.id] = {pod, left, right, 0};
  };
  for (const auto& pod : now) {
    const QRectF here = to.pods.value(pod.id);
    if (!old.contains(pod.id)) {
      start(pod, {}, here);
    } else if (from.pods.value(pod.id) != here) {
      start(pod, from.pods.value(pod.id), here);
    } else if (const auto found = motions_.find(pod.id); found != motions_.end()) {
      found->pod = pod;
    }
  }
  for (const auto& pod : old) {
    if (!now.contains(pod.id)) start(pod, from.pods.value(pod.id), {});
  }
}

bool MapFades::advance(double seconds) {
  for (auto motion = motions_.begin(); motion != motions_.end();) {
    motion->at += seconds * 1000 / app::kMotionMs;
    motion = motion->at >= 1 ? motions_.erase(motion) : std::next(motion);
  }
  return !motions_.isEmpty();
}

QSet<QString> MapFades::fading() const { return {motions_.keyBegin(), motions_.keyEnd()}; }

void MapFades::paint(QPainter& painter, const MapPainter& tiles, const MapCamera& camera) const {
  for (const Motion& motion : motions_) {
    const double eased = 1 - (1 - motion.at) * (1 - motion.at);
    QRectF box = motion.to.isEmpty() ? motion.from : motion.to;
    if (!motion.from.isEmpty() && !motion.to.isEmpty()) {
      box.moveTo(motion.from.topLeft() + (motion.to.topLeft() - motion.from.topLeft()) * eased);
    } else {
      painter.setOpacity(motion.to.isEmpty() ? 1 - eased : eased);
    }
    if (!box.isEmpty()) tiles.paintPod(camera.toScreen(box), motion.pod, false);
    painter.setOpacity(1);
  }
}

}  // namespace drydock::views
