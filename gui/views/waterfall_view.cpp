// Paints the waterfall by hand: whole pixels, and something to be seen of each part, however short.
#include "gui/views/waterfall_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/models/trace_list.h"

namespace drydock::views {

using app::TextSize;
using models::TraceHop;
using models::TracePart;
using models::TraceWork;

namespace {

constexpr qreal kRow = 26;
constexpr qreal kScale = 24;
constexpr qreal kFigure = 76;
constexpr qreal kIndent = 14;
constexpr qreal kBar = 12;

QColor inkOfWork(TraceWork kind) {
  const app::Palette& colors = app::theme().palette();
  switch (kind) {
    case TraceWork::network:
      return colors.bytes;
    case TraceWork::line:
      return colors.strained;
    case TraceWork::work:
      return colors.accent;
    case TraceWork::silent:
      return colors.broken;
    case TraceWork::below:
      break;
  }
  return colors.lineStrong;
}

constexpr TraceWork kKinds[] = {TraceWork::line, TraceWork::work, TraceWork::network,
                                TraceWork::below, TraceWork::silent};

// A bar is full height for what the hop does itself, thin for what it only waits for; silence is
// hatched. So the meaning is not by colour alone.
void paintPart(QPainter& painter, const QRectF& box, TraceWork kind) {
  const QColor ink = inkOfWork(kind);
  const qreal high = kind == TraceWork::below ? 4 : kind == TraceWork::network ? 7 : box.height();
  const QRectF bar(box.left(), box.center().y() - high / 2, box.width(), high);
  painter.fillRect(bar, kind == TraceWork::silent ? QBrush(ink, Qt::BDiagPattern) : QBrush(ink));
  if (kind != TraceWork::silent) return;
  painter.setPen(QPen(ink, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
}

double stepOf(double span, double room) {
  const double most = std::max(2.0, room / 80);
  const double raw = span / most;
  const double unit = std::pow(10.0, std::floor(std::log10(std::max(raw, 1e-9))));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (raw <= step * unit) return step * unit;
  }
  return 10 * unit;
}

}  // namespace

QString traceWorkText(TraceWork kind) {
  switch (kind) {
    case TraceWork::network:
      return WaterfallView::tr("on the way");
    case TraceWork::line:
      return WaterfallView::tr("waits in line");
    case TraceWork::work:
      return WaterfallView::tr("works");
    case TraceWork::below:
      return WaterfallView::tr("waits for calls below");
    case TraceWork::silent:
      return WaterfallView::tr("gets no answer");
  }
  return {};
}

WaterfallView::WaterfallView(QWidget* parent) : QAbstractScrollArea(parent) {
  setObjectName("waterfall");
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Hops of the request"));
  setAccessibleDescription(tr("Up and down walk the hops, Enter shows the pod on the map."));
  viewport()->setMouseTracking(true);
  connect(&app::theme(), &app::Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void WaterfallView::setWaterfall(const models::Waterfall& waterfall) {
  if (waterfall.request.id != waterfall_.request.id) current_ = -1;
  waterfall_ = waterfall;
  fitScroll();
  viewport()->update();
  emit currentChanged();
}

qreal WaterfallView::labelWidth() const { return std::clamp(width() * 0.36, 150.0, 300.0); }

qreal WaterfallView::xOf(double milliseconds) const {
  const qreal left = labelWidth() + 8, right = viewport()->width() - kFigure - 8;
  const double whole = std::max(1e-6, waterfall_.request.milliseconds);
  return left + std::max(10.0, right - left) * std::clamp(milliseconds / whole, 0.0, 1.0);
}

QRectF WaterfallView::rowBox(int row) const {
  return {0, kScale + row * kRow - verticalScrollBar()->value(), double(viewport()->width()), kRow};
}

QRectF WaterfallView::partBox(int row, int part) const {
  const TracePart& one = waterfall_.hops[row].parts[part];
  const QRectF box = rowBox(row);
  const qreal from = xOf(one.from);
  const qreal wide = std::max(1.5, xOf(one.to) - from);
  return {from, box.center().y() - kBar / 2, wide, kBar};
}

int WaterfallView::rowAt(const QPointF& point) const {
  if (point.y() < kScale) return -1;
  const int row = int((point.y() - kScale + verticalScrollBar()->value()) / kRow);
  return row < waterfall_.hops.size() ? row : -1;
}

QString WaterfallView::hintAt(const QPointF& point) const {
  const int row = rowAt(point);
  if (row < 0) return {};
  const TraceHop& hop = waterfall_.hops[row];
  for (int part = 0; part < hop.parts.size(); ++part) {
    if (!partBox(row, part).adjusted(-2, -6, 2, 6).contains(point)) continue;
    const TracePart& one = hop.parts[part];
    return tr("%1 %2: %3, from %4 to %5")
        .arg(hop.label, traceWorkText(one.kind), models::latencyText(one.to - one.from),
             models::latencyText(one.from), models::latencyText(one.to));
  }
  QStringList lines{hop.place.isEmpty() ? hop.label : hop.label + ", " + hop.place};
  lines << tr("%1 in all, %2")
               .arg(models::latencyText(hop.to - hop.from), models::traceEndText(hop.end));
  for (const TraceWork kind : kKinds) {
    const double spent = hop.spent(kind);
    if (spent > 0) lines << traceWorkText(kind) + ": " + models::latencyText(spent);
  }
  return lines.join('\n');
}

void WaterfallView::paintScale(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  const double whole = waterfall_.request.milliseconds;
  const double step = stepOf(whole, xOf(whole) - xOf(0));
  painter.setFont(app::theme().font(TextSize::caption));
  painter.fillRect(QRectF(0, 0, viewport()->width(), kScale), colors.surface);
  for (double at = 0; at <= whole * 1.0001; at += step) {
    const qreal x = std::round(xOf(at)) + 0.5;
    painter.setPen(QPen(colors.line, 1));
    painter.drawLine(QPointF(x, kScale - 4), QPointF(x, kScale));
    painter.setPen(colors.muted);
    app::drawFigures(painter, {x - 40, 0, 80, kScale - 4}, Qt::AlignCenter,
                     models::latencyText(at));
  }
  painter.setPen(QPen(colors.line, 1));
  painter.drawLine(QPointF(0, kScale - 0.5), QPointF(viewport()->width(), kScale - 0.5));
}

void WaterfallView::paintRow(QPainter& painter, int row) const {
  const app::Palette& colors = app::theme().palette();
  const TraceHop& hop = waterfall_.hops[row];
  const QRectF box = rowBox(row);
  if (row == current_) painter.fillRect(box, colors.accentSoft);
  const qreal indent = 8 + kIndent * std::min(hop.depth, 8);
  const bool bad = hop.end != models::TraceEnd::served;
  const QFont strong = app::theme().font(TextSize::body, hop.depth == 0);
  QRectF label(indent, box.top(), labelWidth() - indent - 4, box.height());
  painter.setFont(strong);
  painter.setPen(bad ? colors.broken : colors.text);
  const QString shown = QFontMetricsF(strong).elidedText(hop.label, Qt::ElideRight, label.width());
  app::drawFigures(painter, label, Qt::AlignLeft | Qt::AlignVCenter, shown);
  const qreal named = app::figuresWidth(strong, shown) + 8;
  const QFont small = app::theme().font(TextSize::caption);
  const QString beside = bad ? models::traceEndText(hop.end) : hop.place;
  label.setLeft(label.left() + named);
  if (label.width() > 24) {
    painter.setFont(small);
    painter.setPen(bad ? colors.broken : colors.muted);
    app::drawFigures(painter, label, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(small).elidedText(beside, Qt::ElideRight, label.width()));
  }
  for (int part = 0; part < hop.parts.size(); ++part) {
    paintPart(painter, partBox(row, part), hop.parts[part].kind);
  }
  painter.setFont(app::theme().font(TextSize::body, hop.depth == 0));
  painter.setPen(colors.text);
  app::drawFigures(painter, {box.right() - kFigure, box.top(), kFigure - 8, box.height()},
                   Qt::AlignRight | Qt::AlignVCenter, models::latencyText(hop.to - hop.from));
}

void WaterfallView::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  const app::Palette& colors = app::theme().palette();
  painter.fillRect(viewport()->rect(), colors.surface);
  if (waterfall_.hops.isEmpty()) {
    painter.setPen(colors.muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Choose a request to see where its time went."));
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  for (int row = 0; row < waterfall_.hops.size(); ++row) {
    const QRectF box = rowBox(row);
    if (box.bottom() >= 0 && box.top() <= viewport()->height()) paintRow(painter, row);
  }
  paintScale(painter);
  if (!hasFocus()) return;
  painter.setPen(QPen(colors.accent, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void WaterfallView::fitScroll() {
  const int whole = int(kScale + kRow * qreal(waterfall_.hops.size()) + 8);
  verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(int(kRow));
}

void WaterfallView::resizeEvent(QResizeEvent*) { fitScroll(); }

void WaterfallView::choose(int row) {
  if (row < 0 || row >= waterfall_.hops.size() || row == current_) return;
  current_ = row;
  const QRectF box = rowBox(row);
  QScrollBar* bar = verticalScrollBar();
  if (box.top() < kScale) bar->setValue(bar->value() + int(box.top() - kScale));
  if (box.bottom() > viewport()->height()) {
    bar->setValue(bar->value() + int(std::ceil(box.bottom() - viewport()->height())));
  }
  setAccessibleName(tr("Hops of the request") + ": " + waterfall_.hops[row].label);
  viewport()->update();
  emit currentChanged();
  if (!currentThing().isEmpty()) emit thingSelected(currentThing());
}

void WaterfallView::mousePressEvent(QMouseEvent* event) { choose(rowAt(event->position())); }

void WaterfallView::mouseDoubleClickEvent(QMouseEvent* event) {
  const int row = rowAt(event->position());
  if (row >= 0 && !waterfall_.hops[row].thing.isEmpty()) {
    emit thingOpened(waterfall_.hops[row].thing);
  }
}

void WaterfallView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
      return choose(std::max(0, current_ - 1));
    case Qt::Key_Down:
      return choose(current_ + 1);
    case Qt::Key_Home:
      return choose(0);
    case Qt::Key_End:
      return choose(int(waterfall_.hops.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!currentThing().isEmpty()) emit thingOpened(currentThing());
      return;
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

bool WaterfallView::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QString words = hintAt(help->pos());
  if (words.isEmpty()) {
    QToolTip::hideText();
  } else {
    const QRect around(help->pos() - QPoint(3, 3), QSize(6, 6));
    QToolTip::showText(help->globalPos(), words, viewport(), around);
  }
  return true;
}

WaterfallLegend::WaterfallLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&app::theme(), &app::Theme::changed, this, qOverload<>(&QWidget::update));
}

QVector<WaterfallLegend::Entry> WaterfallLegend::entries(int width) const {
  QVector<Entry> all;
  const QFont font = app::theme().font(TextSize::caption);
  qreal x = 8, y = 0;
  for (const TraceWork kind : kKinds) {
    const QString words = traceWorkText(kind);
    const qreal wide = 22 + app::figuresWidth(font, words);
    if (x > 8 && x + wide > width) {
      x = 8;
      y += 20;
    }
    all.append({kind, words, {x, y, wide, 24}});
    x += wide + 16;
  }
  return all;
}

void WaterfallLegend::resizeEvent(QResizeEvent*) {
  setFixedHeight(int(entries(width()).last().box.bottom()));
}

void WaterfallLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(app::theme().font(TextSize::caption));
  for (const Entry& entry : entries(width())) {
    const QRectF& box = entry.box;
    paintPart(painter, {box.left(), box.center().y() - kBar / 2, 16, kBar}, entry.kind);
    painter.setPen(app::theme().palette().muted);
    app::drawFigures(painter, box.adjusted(22, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     entry.words);
  }
}

}  // namespace drydock::views
