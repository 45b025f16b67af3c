// The tiles of the map: machines, pods, services and the waiting room.
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/views/map_painter.h"
#include "gui/views/map_text.h"

namespace drydock::views {

using app::TextSize;
using models::Health;
using models::NodeItem;
using models::NodeState;
using models::PodItem;
using models::PodKind;
using models::PodPhase;

namespace {

QString iconOf(models::ServiceKind kind) {
  switch (kind) {
    case models::ServiceKind::database:
      return "database";
    case models::ServiceKind::queue:
      return "queue";
    case models::ServiceKind::bucket:
      return "bucket";
    case models::ServiceKind::outside:
      return "internet";
    default:
      return {};
  }
}

// The name if it fits, else its first words, else as many of its letters as do; at least two.
QString fitting(const QFont& font, const QString& name, qreal width) {
  for (int dashes = int(name.count('-')); dashes >= 0; --dashes) {
    const QString words = name.section('-', 0, dashes);
    if (app::figuresWidth(font, words) <= width) return words;
  }
  for (qsizetype letters = name.size(); letters >= 2; --letters) {
    QString words = name.left(letters);
    while (words.endsWith('-')) words.chop(1);
    if (app::figuresWidth(font, words) <= width) return words;
  }
  return {};
}

// The name if it fits, else its last words: these tell machines of one group apart.
QString ending(const QFont& font, const QString& name, qreal width) {
  const int dashes = int(name.count('-'));
  for (int word = 0; word < dashes; ++word) {
    const QString words = name.section('-', word);
    if (app::figuresWidth(font, words) <= width) return words;
  }
  return name.section('-', dashes);
}

}  // namespace

QString phaseText(PodPhase phase) {
  switch (phase) {
    case PodPhase::pending:
      return MapText::tr("Pending");
    case PodPhase::starting:
      return MapText::tr("Starting");
    case PodPhase::running:
      return MapText::tr("Running");
    case PodPhase::unready:
      return MapText::tr("Not ready");
    case PodPhase::terminating:
      return MapText::tr("Terminating");
    default:
      return MapText::tr("Failed");
  }
}

QString stateText(NodeState state) {
  switch (state) {
    case NodeState::booting:
      return MapText::tr("booting");
    case NodeState::ready:
      return MapText::tr("Ready");
    case NodeState::notReady:
      return MapText::tr("NotReady");
    default:
      return MapText::tr("draining");
  }
}

MapPainter::Ink MapPainter::podInk(const PodItem& pod, bool lost) const {
  if (lost) return {colors_.window, colors_.lineStrong, colors_.faint, Qt::DotLine};
  switch (pod.phase) {
    case PodPhase::pending:
      return {colors_.strainedSoft, colors_.strained, colors_.strained, Qt::DashLine};
    case PodPhase::starting:
      return {colors_.surface, colors_.accent, colors_.accent, Qt::DashLine};
    case PodPhase::unready:
      return {colors_.strainedSoft, colors_.strained, colors_.strained, Qt::SolidLine};
    case PodPhase::terminating:
      return {{}, colors_.lineStrong, colors_.faint, Qt::DashLine};
    case PodPhase::failed:
      return {colors_.brokenSoft, colors_.broken, colors_.broken, Qt::SolidLine};
    default:
      if (pod.kind == PodKind::system) return {{}, colors_.line, colors_.muted, Qt::SolidLine};
      if (pod.kind == PodKind::app) {
        return {colors_.healthySoft, colors_.healthySoft, colors_.text, Qt::SolidLine};
      }
      return {colors_.healthySoft, colors_.healthyLine, colors_.text, Qt::SolidLine};
  }
}

void MapPainter::paintPod(const QRectF& box, const PodItem& pod, bool lost) const {
  const Ink ink = podInk(pod, lost);
  panel(box, ink.fill, ink.line, ink.stroke, std::min<qreal>(4, box.height() / 3));
  const bool calm = pod.phase == PodPhase::running && !lost;
  QString glyph;
  if (pod.phase == PodPhase::pending) glyph = "clock";
  if (pod.phase == PodPhase::unready) glyph = "warning";
  if (pod.phase == PodPhase::failed) glyph = "cross";
  if (calm && pod.kind == PodKind::database) glyph = "database";
  if (calm && pod.kind == PodKind::queue) glyph = "queue";
  QRectF words = box.adjusted(4, 0, -4, 0);
  if (!glyph.isEmpty() && box.height() >= 11 && box.width() >= 14) {
    const int size = box.height() >= 18 && box.width() >= 40 ? 12 : 10;
    const bool alone = box.width() < 34;
    const QRectF place = alone ? box : QRectF(box.left() + 3, box.top(), size, box.height());
    app::drawIcon(painter_, place, glyph, size, ink.text);
    if (alone) return;
    words.setLeft(place.right() + 3);
  }
  if (box.height() < 12) return;
  const bool tall = box.height() >= 40;
  const QFont font = app::theme().font(TextSize::caption);
  if (app::figuresWidth(font, pod.workload) > words.width()) words.adjust(-3, 0, 3, 0);
  const QString label = tall ? pod.name : fitting(font, pod.workload, words.width());
  if (!tall) {
    text(words, label, ink.text, Qt::AlignVCenter | (glyph.isEmpty() ? Qt::AlignHCenter : 0));
    return;
  }
  QRectF line(words.left(), box.top() + 6, words.width(), 15);
  text(line,
       fitting(font, pod.name, words.width()).size() == pod.name.size() ? pod.name : pod.workload,
       ink.text, Qt::AlignLeft | Qt::AlignVCenter, true);
  text(line.translated(0, 16), lost ? MapText::tr("node is lost") : phaseText(pod.phase),
       calm ? colors_.muted : ink.text);
  if (box.height() >= 58) {
    text(line.translated(0, 32), models::spanText(map_.now - pod.since), colors_.muted);
  }
}

void MapPainter::paintMachine(const NodeItem& node, bool zoneDown) const {
  const QRectF box = camera_.toScreen(plan_.machines.value(node.id));
  const bool lost = node.state == NodeState::notReady;
  const bool booting = node.state == NodeState::booting;
  const bool draining = node.state == NodeState::draining;
  const QColor line = lost       ? colors_.broken
                      : draining ? colors_.strained
                      : booting  ? colors_.accent
                                 : colors_.line;
  QColor fill = colors_.surface;
  if (zoneDown || lost) fill.setAlphaF(0.72f);
  panel(box, fill, line, booting ? Qt::DashLine : Qt::SolidLine);
  const QRectF header(box.left() + 6, box.top() + 1, box.width() - 12,
                      std::min<qreal>(18 * camera_.zoom, 24));
  app::drawIcon(painter_, {header.left(), header.top(), 12, header.height()},
                lost ? "cross" : "node", 12, lost ? colors_.broken : colors_.muted);
  const QString since = models::spanText(map_.now - node.since);
  QString state;
  if (lost || draining || booting) state = stateText(node.state) + ' ' + since;
  const QFont font = app::theme().font(TextSize::caption, true);
  const qreal taken = state.isEmpty() ? 56 : app::figuresWidth(font, state) + 6;
  const QRectF title = header.adjusted(16, 0, -taken, 0);
  const QString name = ending(app::theme().font(TextSize::caption), node.name, title.width());
  text(title, name, lost ? colors_.broken : colors_.text);
  if (state.isEmpty()) {
    paintCpu({header.right() - 50, header.center().y() - 3, 50, 6}, node);
  } else {
    text(header, state, line, Qt::AlignRight | Qt::AlignVCenter, true);
  }
  if (node.pods.isEmpty()) return;
  if (plan_.pods.value(node.pods.first().id).height() * camera_.zoom < 10) {
    paintPodCounts(box.adjusted(8, header.height(), -8, -2), node);
    return;
  }
  for (const PodItem& pod : node.pods) {
    if (look_.fading.contains(pod.id)) continue;
    paintPod(camera_.toScreen(plan_.pods.value(pod.id)), pod, lost);
  }
}

void MapPainter::paintFargate(const models::ZoneItem& zone, const QRectF& place) const {
  int all = 0, booting = 0, lost = 0;
  for (const NodeItem& node : zone.nodes) {
    if (!node.micro) continue;
    ++all;
    booting += node.state == NodeState::booting;
    lost += node.state == NodeState::notReady;
  }
  const QRectF box = camera_.toScreen(place);
  const QColor line = lost > 0 ? colors_.broken : booting > 0 ? colors_.accent : colors_.line;
  panel(box, colors_.surface, line);
  const QRectF header(box.left() + 6, box.top() + 1, box.width() - 12,
                      std::min<qreal>(18 * camera_.zoom, 24));
  app::drawIcon(painter_, {header.left(), header.top(), 12, header.height()},
                lost > 0 ? "cross" : "node", 12, lost > 0 ? colors_.broken : colors_.muted);
  QString state = MapText::tr("%n pod(s)", nullptr, all);
  if (booting > 0) state = MapText::tr("%n booting", nullptr, booting);
  if (lost > 0) state = MapText::tr("%n NotReady", nullptr, lost);
  const bool calm = lost + booting == 0;
  const qreal taken = app::figuresWidth(app::theme().font(TextSize::caption, true), state) + 6;
  text(header.adjusted(16, 0, -taken, 0), "Fargate", lost > 0 ? colors_.broken : colors_.text);
  text(header, state, calm ? colors_.muted : line, Qt::AlignRight | Qt::AlignVCenter, !calm);
  for (const NodeItem& node : zone.nodes) {
    if (!node.micro) continue;
    const QRectF cell = camera_.toScreen(plan_.machines.value(node.id));
    if (cell.height() < 5) return;
    if (node.pods.isEmpty()) panel(cell, {}, colors_.accent, Qt::DashLine, 4);
    for (const PodItem& pod : node.pods) {
      if (!look_.fading.contains(pod.id)) paintPod(cell, pod, node.state == NodeState::notReady);
    }
  }
}

void MapPainter::paintPodCounts(const QRectF& box, const NodeItem& node) const {
  const auto running = std::count_if(node.pods.begin(), node.pods.end(), [](const PodItem& pod) {
    return pod.phase == PodPhase::running;
  });
  const int others = int(node.pods.size() - running);
  QString words = MapText::tr("%n pod(s)", nullptr, int(node.pods.size()));
  if (others > 0) words += ", " + MapText::tr("%n not running", nullptr, others);
  text(box, words, others > 0 ? colors_.strained : colors_.muted);
}

void MapPainter::paintCpu(const QRectF& box, const NodeItem& node) const {
  if (node.cpuAllocatable <= 0) return;
  const auto part = [&](double cores) {
    QRectF filled = box;
    filled.setWidth(box.width() * std::clamp(cores / node.cpuAllocatable, 0.0, 1.0));
    return filled;
  };
  panel(box, colors_.sunken, {}, Qt::SolidLine, 3);
  if (node.cpuRequested > 0)
    panel(part(node.cpuRequested), colors_.healthyLine, {}, Qt::SolidLine, 3);
  const double load = node.cpuUsed / node.cpuAllocatable;
  const QColor ink = load > 0.85 ? colors_.strained : colors_.healthy;
  const QRectF used = part(node.cpuUsed);
  if (used.width() >= 1) panel(used.adjusted(0, 1.5, 0, -1.5), ink, {}, Qt::SolidLine, 1.5);
}

void MapPainter::paintVolumes(const models::ZoneItem& zone) const {
  for (const auto& volume : zone.volumes) {
    const QRectF box = camera_.toScreen(plan_.volumes.value(volume.id));
    const bool broken = volume.state == Health::broken;
    panel(box, colors_.surface, broken ? colors_.broken : colors_.line, Qt::SolidLine, 4);
    const QColor ink = broken ? colors_.broken : colors_.muted;
    const bool alone = box.width() < 60;
    app::drawIcon(painter_, alone ? box : QRectF(box.left() + 4, box.top(), 12, box.height()),
                  broken ? "cross" : "volume", 12, ink);
    if (alone) continue;
    const QRectF words = box.adjusted(20, 0, -4, 0);
    const QFont font = app::theme().font(TextSize::caption);
    text(words, fitting(font, volume.name, words.width()), ink);
  }
}

void MapPainter::paintWaiting() const {
  const QRectF box = camera_.toScreen(plan_.waiting);
  const int count = int(map_.pending.size());
  const bool any = count > 0;
  panel(box, any ? colors_.surface : QColor(), any ? colors_.strained : colors_.line,
        any ? Qt::SolidLine : Qt::DashLine);
  app::drawIcon(painter_, {box.left() + 8, box.top(), 16, box.height()}, "clock", 16,
                any ? colors_.strained : colors_.faint);
  const QRectF words = box.adjusted(30, 0, -8, 0);
  if (!any) {
    text(words, MapText::tr("No pod waits for a node"), colors_.faint);
    return;
  }
  text(words, MapText::tr("%n pod(s) wait", nullptr, count), colors_.strained,
       Qt::AlignLeft | Qt::AlignVCenter, true);
  int hidden = 0;
  if (camera_.zoom < 0.9) return;  // Only the count fits.
  for (const PodItem& pod : map_.pending) {
    if (!plan_.pods.contains(pod.id)) {
      ++hidden;
    } else if (!look_.fading.contains(pod.id)) {
      paintPod(camera_.toScreen(plan_.pods.value(pod.id)), pod, false);
    }
  }
  if (hidden > 0) {
    text(words, '+' + QString::number(hidden), colors_.strained, Qt::AlignRight | Qt::AlignVCenter,
         true);
  }
}

void MapPainter::paintEntry(const QString& id, const QString& icon, const QString& name,
                            const QString& figures, Health state) const {
  const QRectF box = camera_.toScreen(plan_.boxes.value(id));
  const QColor ink = state == Health::broken     ? colors_.broken
                     : state == Health::strained ? colors_.strained
                                                 : colors_.muted;
  panel(box, colors_.surface, state == Health::healthy ? colors_.lineStrong : ink);
  const qreal third = box.height() / (box.height() < 44 ? 2 : 3);
  const QRectF top(box.left(), box.top() + 2, box.width(), third);
  app::drawIcon(painter_, top, state == Health::broken ? "cross" : icon, 16, ink);
  text(top.translated(0, third).adjusted(2, -2, -2, 0), name, colors_.text, Qt::AlignCenter, true);
  if (box.height() < 44) return;
  text(top.translated(0, 2 * third - 2).adjusted(2, -2, -2, 0), figures, colors_.muted,
       Qt::AlignCenter);
}

void MapPainter::paintService(const models::ServiceItem& service) const {
  const QRectF box = camera_.toScreen(plan_.boxes.value(service.id));
  const bool counted = service.desired > 0;
  const bool broken = (counted && service.ready == 0) || service.success < 0.9;
  const bool strained = service.ready < service.desired || service.success < 0.999;
  const QColor ink = broken ? colors_.broken : strained ? colors_.strained : colors_.muted;
  const QColor line = broken || strained ? ink : colors_.lineStrong;
  const bool outside = service.kind == models::ServiceKind::outside;
  panel(box, broken ? colors_.brokenSoft : colors_.surface, line,
        outside ? Qt::DashLine : Qt::SolidLine);
  const QRectF words = box.adjusted(box.width() < 48 ? 4 : 6, 2, -3, -2);
  const bool twoLines = box.height() >= 26;
  QRectF first = words;
  if (twoLines) first.setHeight(words.height() / 2);
  QString icon = iconOf(service.kind);
  if (broken || strained) icon = broken ? "cross" : "warning";
  const QFont font = app::theme().font(TextSize::caption, true);
  const qreal name = app::figuresWidth(font, service.name);
  const bool tight = name > first.width() - 16;
  if (!broken && !strained && tight) icon.clear();
  // A narrow tile keeps its first line for the name, and the sign stands where the rate would.
  const bool signBelow = tight && twoLines && counted && !icon.isEmpty();
  const QRectF second(words.left(), words.center().y(), words.width(), words.height() / 2);
  const QRectF sign = signBelow ? second : first;
  if (!icon.isEmpty()) {
    app::drawIcon(painter_, {sign.right() - 13, sign.top(), 14, sign.height()}, icon, 12, ink);
    if (!signBelow) first.setRight(first.right() - 16);
  }
  const QFont plain = app::theme().font(TextSize::caption);
  const bool strong = app::figuresWidth(font, service.name) <= first.width();
  text(first, strong ? service.name : fitting(plain, service.name, first.width()), colors_.text,
       Qt::AlignLeft | Qt::AlignVCenter, strong);
  if (!twoLines) return;
  QString rate = figureOf(service.id, service.requestsPerSecond);
  // In a narrow tile bytes and dollars go without their "/s" or "/h", which the switch above says.
  const qreal room = counted ? second.width() - 28 : second.width();
  if (look_.overlay != models::Overlay::requests && app::figuresWidth(plain, rate) > room) {
    rate = rate.section('/', 0, 0);
  }
  if (counted) {
    const QString pods = QString("%1/%2").arg(service.ready).arg(service.desired);
    const bool troubled = broken || strained;
    const QRectF beside = second.adjusted(28, 0, 0, 0);
    const bool fits = app::figuresWidth(plain, rate) <= beside.width();
    // Half a figure says nothing: bytes and dollars stand alone then, unless pods matter more.
    const bool alone = !fits && !troubled && look_.overlay != models::Overlay::requests &&
                       app::figuresWidth(plain, rate) <= second.width();
    if (!alone) text(second, pods, ink, Qt::AlignLeft | Qt::AlignVCenter, troubled);
    if (signBelow || (!fits && !alone)) return;
    text(alone ? second : beside, rate, colors_.muted,
         (alone ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  } else if (app::figuresWidth(plain, rate) <= second.width()) {
    text(second, rate, colors_.muted);
  }
}

}  // namespace drydock::views
