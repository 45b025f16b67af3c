// The frame of the map: zones, subnets and words. Machines and pods are in map_tiles.cpp, arrows in
// map_ways.cpp.
#include "gui/views/map_painter.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/views/map_text.h"

namespace drydock::views {

using app::TextSize;
using models::Health;
using models::ZoneItem;

namespace {

constexpr qreal kToolsWidth = 346;  // The buttons at the right of the title.

// The word if it fits, else as many of its letters as do, with a dot; at least three.
QString abbreviated(const QFont& font, const QString& word, qreal width) {
  if (app::figuresWidth(font, word) <= width) return word;
  for (qsizetype letters = word.size() - 2; letters > 3; --letters) {
    const QString shorter = word.left(letters) + '.';
    if (app::figuresWidth(font, shorter) <= width) return shorter;
  }
  return word.left(3) + '.';
}

}  // namespace

QRectF MapCamera::toScreen(const QRectF& box) const {
  const QPointF from = toScreen(box.topLeft());
  const QPointF to = toScreen(box.bottomRight());
  return QRectF(QPointF(std::round(from.x()), std::round(from.y())),
                QPointF(std::round(to.x()), std::round(to.y())));
}

QTransform MapCamera::transform() const {
  return QTransform::fromTranslate(offset.x(), offset.y()).scale(zoom, zoom);
}

qreal streamWidth(double rate, double most) {
  if (rate <= 0 || most <= 0) return 1;
  return 1.5 + 6.5 * std::sqrt(std::min(1.0, rate / most));
}

MapPainter::MapPainter(QPainter& painter, const models::MapModel& map, const MapPlan& plan,
                       const MapCamera& camera, const MapLook& look)
    : painter_(painter),
      map_(map),
      plan_(plan),
      camera_(camera),
      look_(look),
      colors_(app::theme().palette()) {}

void MapPainter::panel(const QRectF& box, const QColor& fill, const QColor& line,
                       Qt::PenStyle stroke, qreal corner) const {
  painter_.setPen(line.isValid() ? QPen(line, 1, stroke) : QPen(Qt::NoPen));
  painter_.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  const qreal inset = line.isValid() ? 0.5 : 0;
  painter_.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner);
}

void MapPainter::hatch(const QRectF& box, const QColor& color) const {
  painter_.save();
  QPainterPath clip;
  clip.addRoundedRect(box, app::kCorner, app::kCorner);
  painter_.setClipPath(clip, Qt::IntersectClip);
  painter_.setPen(QPen(color, 1.5));
  for (qreal x = box.left() - box.height(); x < box.right(); x += 9) {
    painter_.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
  }
  painter_.restore();
}

void MapPainter::text(const QRectF& box, const QString& words, const QColor& color, int alignment,
                      bool strong, TextSize size, Qt::TextElideMode elide) const {
  if (words.isEmpty() || box.width() < 10 || box.height() < 9) return;
  const QFont font = app::theme().font(size, strong);
  painter_.setFont(font);
  painter_.setPen(color);
  QString shown = words;
  if (app::figuresWidth(font, words) > box.width()) {
    shown = QFontMetricsF(font).elidedText(words, elide, box.width());
    if (shown.size() <= 2) return;
  }
  app::drawFigures(painter_, box, alignment, shown);
}

void MapPainter::paint() {
  painter_.setRenderHint(QPainter::Antialiasing);
  paintTitle();
  for (int at = 0; at < map_.zones.size(); ++at) paintZone(map_.zones[at], plan_.zones[at]);
  if (!map_.office.isEmpty()) paintOffice();
  paintLanes();
  paintWaiting();
  paintWays();
  const auto& balancer = map_.balancer;
  paintEntry("internet", "internet", MapText::tr("internet"),
             figureOf("internet", balancer.requestsPerSecond), Health::healthy);
  paintEntry("balancer", "balancer", balancer.name,
             figureOf("balancer", balancer.requestsPerSecond), balancer.state);
  paintEntry("ingress", "ingress", map_.ingress.name,
             figureOf("ingress", map_.ingress.requestsPerSecond), map_.ingress.state);
  for (const auto& service : map_.services) paintService(service);
  paintAmounts();
}

void MapPainter::paintTitle() const {
  const QRectF box = camera_.toScreen(plan_.title);
  const QFont strong = app::theme().font(TextSize::title, true);
  const qreal width = app::figuresWidth(strong, map_.region);
  text(box, map_.region, colors_.text, Qt::AlignLeft | Qt::AlignVCenter, true, TextSize::title);
  const QString vpc = MapText::tr("VPC %1").arg(map_.vpc) + "   " + map_.vpcCidr;
  const QRectF rest = box.adjusted(width + 16, 2, -kToolsWidth, 2);
  const bool fits = app::figuresWidth(app::theme().font(TextSize::caption), vpc) <= rest.width();
  text(rest, fits ? vpc : MapText::tr("VPC %1").arg(map_.vpc), colors_.muted);
}

void MapPainter::paintZone(const ZoneItem& zone, const ZonePlan& place) const {
  const bool down = zone.state == Health::broken;
  const QRectF box = camera_.toScreen(place.box);
  const QColor line = down                             ? colors_.broken
                      : zone.state == Health::strained ? colors_.strained
                                                       : colors_.line;
  panel(box, colors_.surface, line);
  const QRectF publicNet = camera_.toScreen(place.publicNet);
  const QRectF privateNet = camera_.toScreen(place.privateNet);
  panel(publicNet, colors_.window, {});
  panel(privateNet, colors_.window, {});
  if (down) {
    QColor stripes = colors_.broken;
    stripes.setAlphaF(colors_.dark ? 0.20f : 0.13f);
    hatch(publicNet, stripes);
    hatch(privateNet, stripes);
  }
  paintZoneHeader(zone, place);
  const auto caption = [&](const QRectF& where, const QString& word, const QString& cidr) {
    const QFont font = app::theme().font(TextSize::caption);
    text(where, abbreviated(font, word, where.width()), colors_.muted);
    const QRectF rest = where.adjusted(app::figuresWidth(font, word) + 8, 0, 0, 0);
    if (app::figuresWidth(font, cidr) <= rest.width()) text(rest, cidr, colors_.faint);
  };
  QRectF beside = publicNet.adjusted(8, 0, 0, 0);
  beside.setRight(camera_.toScreen(place.nat).left() - 1);
  caption(beside, MapText::tr("public"), zone.publicCidr);
  qreal free = privateNet.right();
  for (const auto& group : map_.groups) {
    if (group.zone != zone.id) continue;
    free = std::min(free, camera_.toScreen(plan_.groups.value(group.id)).left());
  }
  const QRectF head(privateNet.left() + 8, privateNet.top() + 4 * camera_.zoom,
                    free - privateNet.left() - 12, 24 * camera_.zoom);
  caption(head, MapText::tr("private"), zone.privateCidr);
  paintNat(zone, place);
  paintGroups(zone);
  paintRoom(zone, place);
  for (const auto& node : zone.nodes) {
    if (!node.micro) paintMachine(node, down);
  }
  if (!place.fargate.isEmpty()) paintFargate(zone, place.fargate);
  paintVolumes(zone);
}

void MapPainter::paintZoneHeader(const ZoneItem& zone, const ZonePlan& place) const {
  const QRectF box = camera_.toScreen(place.header);
  const bool down = zone.state == Health::broken;
  const QString name = MapText::tr("zone %1").arg(zone.name);
  const QFont font = app::theme().font(TextSize::body, true);
  app::drawIcon(painter_, {box.left(), box.top(), 16, box.height()}, down ? "fault-zone" : "zone",
                16, down ? colors_.broken : colors_.muted);
  text(box.adjusted(22, 0, 0, 0), name, colors_.text, Qt::AlignLeft | Qt::AlignVCenter, true,
       TextSize::body);
  const QRectF rest = box.adjusted(30 + app::figuresWidth(font, name), 0, 0, 0);
  const int right = Qt::AlignRight | Qt::AlignVCenter;
  if (down) {
    const QString since = models::clockText(zone.downSince, false);
    const QString whole = MapText::tr("down since %1").arg(since);
    const QFont strong = app::theme().font(TextSize::caption, true);
    QString words = since;
    for (const QString& longer : {MapText::tr("since %1").arg(since), whole}) {
      if (app::figuresWidth(strong, longer) <= rest.width()) words = longer;
    }
    text(rest, words, colors_.broken, right, true);
  } else if (zone.state == Health::strained) {
    text(rest, MapText::tr("strained"), colors_.strained, right, true);
  } else {
    text(rest, MapText::tr("%1/s").arg(models::figureText(zone.requestsPerSecond)), colors_.muted,
         right);
  }
}

void MapPainter::paintNat(const ZoneItem& zone, const ZonePlan& place) const {
  const QRectF box = camera_.toScreen(place.nat);
  if (!zone.nat.present) {
    panel(box, {}, colors_.lineStrong, Qt::DashLine);
    text(box, MapText::tr("no NAT"), colors_.faint, Qt::AlignCenter);
    return;
  }
  const bool broken = zone.nat.state == Health::broken;
  const bool strained = zone.nat.state == Health::strained;
  const QColor ink = broken                                      ? colors_.broken
                     : strained                                  ? colors_.strained
                     : look_.overlay == models::Overlay::dollars ? colors_.money
                                                                 : colors_.bytes;
  panel(box, broken ? colors_.brokenSoft : colors_.surface, broken ? colors_.broken : colors_.line);
  app::drawIcon(painter_, {box.left() + 6, box.top(), 16, box.height()}, broken ? "cross" : "nat",
                16, ink);
  const QRectF words = box.adjusted(26, 0, -6, 0);
  text(words, MapText::tr("NAT"), broken ? colors_.broken : colors_.text,
       Qt::AlignLeft | Qt::AlignVCenter, true);
  const bool dollars = look_.overlay == models::Overlay::dollars;
  const QString figure = broken ? MapText::tr("down")
                         : dollars
                             ? amountText(zone.nat.dollarsPerHour, look_.overlay)
                             : MapText::tr("%1/s").arg(models::bytesText(zone.nat.bytesPerSecond));
  const QRectF rest = words.adjusted(28, 0, 0, 0);
  if (app::figuresWidth(app::theme().font(TextSize::caption), figure) <= rest.width())
    text(rest, figure, ink, Qt::AlignRight | Qt::AlignVCenter);
}

void MapPainter::paintGroups(const ZoneItem& zone) const {
  for (const auto& group : map_.groups) {
    if (group.zone != zone.id) continue;
    if (!plan_.groups.contains(group.id)) continue;
    const QRectF box = camera_.toScreen(plan_.groups.value(group.id));
    const bool full = group.live >= group.max;
    panel(box, colors_.surface, full ? colors_.strained : colors_.line);
    app::drawIcon(painter_, {box.left() + 6, box.top(), 16, box.height()}, "node", 16,
                  colors_.muted);
    const QRectF words = box.adjusted(26, 0, -6, 0);
    const QFont font = app::theme().font(TextSize::caption, true);
    const QFont plain = app::theme().font(TextSize::caption);
    QRectF rest = words.adjusted(app::figuresWidth(font, group.name) + 6, 0, 0, 0);
    QString size = MapText::tr("%1 of max %2").arg(group.live).arg(group.max);
    if (app::figuresWidth(plain, size) > rest.width()) {
      size = QString("%1/%2").arg(group.live).arg(group.max);
    }
    // Half a name says less than how full it is.
    const bool named = app::figuresWidth(plain, size) <= rest.width();
    if (named) text(words, group.name, colors_.text, Qt::AlignLeft | Qt::AlignVCenter, true);
    text(named ? rest : words, size, full ? colors_.strained : colors_.muted,
         Qt::AlignRight | Qt::AlignVCenter);
  }
}

void MapPainter::paintRoom(const ZoneItem& zone, const ZonePlan& place) const {
  const auto machines = std::count_if(zone.nodes.begin(), zone.nodes.end(),
                                      [](const auto& node) { return !node.micro; });
  int room = place.room - static_cast<int>(machines);
  for (const QRectF& machine : place.machines) {
    if (room <= 0) return;
    const bool taken = std::any_of(zone.nodes.begin(), zone.nodes.end(), [&](const auto& node) {
      return plan_.machines.value(node.id) == machine;
    });
    if (taken) continue;
    const QRectF box = camera_.toScreen(machine);
    panel(box, {}, colors_.lineStrong, Qt::DashLine);
    text(box, MapText::tr("room for a node"), colors_.faint, Qt::AlignCenter);
    --room;
  }
}

void MapPainter::paintOffice() const {
  const QRectF box = camera_.toScreen(plan_.office);
  panel(box, {}, colors_.line, Qt::DashLine);
  const bool broken = map_.vpn == Health::broken;
  const QRectF office(box.left(), box.center().y() - 40 * camera_.zoom, box.width(), 20);
  app::drawIcon(painter_, office, "office", 24, colors_.muted);
  text(office.translated(0, 22), MapText::tr("office"), colors_.text, Qt::AlignCenter);
  app::drawIcon(painter_, office.translated(0, 54), broken ? "cross" : "vpn", 24,
                broken ? colors_.broken : colors_.muted);
  text(office.translated(0, 76), broken ? MapText::tr("VPN down") : MapText::tr("VPN up"),
       broken ? colors_.broken : colors_.muted, Qt::AlignCenter, broken);
}

void MapPainter::paintLanes() const {
  double most = 1;
  for (const auto& zone : map_.zones) most = std::max(most, zone.requestsPerSecond);
  painter_.save();
  painter_.setTransform(camera_.transform(), true);
  painter_.setBrush(Qt::NoBrush);
  for (int at = 0; at < map_.zones.size(); ++at) {
    const ZoneItem& zone = map_.zones[at];
    const bool dead = zone.state == Health::broken || !zone.target;
    QPen pen(dead ? colors_.broken : colors_.healthyLine,
             dead ? 1.5 : streamWidth(zone.requestsPerSecond, most) * 0.5);
    if (dead) pen.setDashPattern({3, 3});
    pen.setCapStyle(Qt::FlatCap);
    painter_.setPen(pen);
    painter_.drawPath(plan_.lanes[at]);
    if (!dead) continue;
    const QPointF end = plan_.lanes[at].currentPosition() + QPointF(0, 6);
    painter_.setPen(QPen(colors_.broken, 2, Qt::SolidLine, Qt::RoundCap));
    painter_.drawLine(end - QPointF(4, 4), end + QPointF(4, 4));
    painter_.drawLine(end - QPointF(4, -4), end + QPointF(4, -4));
  }
  painter_.restore();
}

}  // namespace drydock::views
