// Paints the panels by hand: few lines, whole pixels, and the same axis as the time bar.
#include "gui/views/chart_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"

namespace drydock::views {

using app::TextSize;
using models::ChartPanel;
using models::Moment;
using models::Sample;
using models::Series;
using models::SeriesStyle;
using models::SeriesTone;
using models::SeriesUnit;

namespace {

constexpr qreal kLeft = 64;
constexpr qreal kRight = 24;
constexpr qreal kHead = 30;
constexpr qreal kFoot = 28;
constexpr qreal kTop = 22;  // Words of the marks.

QColor colorOf(SeriesTone tone) {
  const app::Palette& colors = app::theme().palette();
  switch (tone) {
    case SeriesTone::accent:
      return colors.accent;
    case SeriesTone::bytes:
      return colors.bytes;
    case SeriesTone::money:
      return colors.money;
    case SeriesTone::strained:
      return colors.strained;
    case SeriesTone::broken:
      return colors.broken;
    default:
      return colors.muted;
  }
}

QString valueText(SeriesUnit unit, double value) {
  switch (unit) {
    case SeriesUnit::percent:
      return models::percentText(value);
    case SeriesUnit::milliseconds:
      return models::latencyText(value);
    case SeriesUnit::dollarsPerHour:
      return models::dollarText(value);
    case SeriesUnit::bytesPerSecond:
      return models::bytesText(value) + "/s";
    case SeriesUnit::perSecond:
      return models::figureText(value) + "/s";
    default:
      return models::figureText(value);
  }
}

double niceStep(double span, int most) {
  const double raw = span / std::max(1, most);
  const double unit = std::pow(10.0, std::floor(std::log10(std::max(raw, 1e-12))));
  for (const double step : {1.0, 2.0, 5.0, 10.0}) {
    if (raw <= step * unit * 1.0001) return step * unit;
  }
  return 10 * unit;
}

// What a series says at a moment: its last sample before it.
std::optional<double> valueAt(const Series& series, Moment at) {
  const auto after = std::upper_bound(series.samples.begin(), series.samples.end(), at,
                                      [](Moment m, const Sample& sample) { return m < sample.at; });
  if (after == series.samples.begin()) return std::nullopt;
  return std::prev(after)->value;
}

}  // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent) {
  setObjectName("charts");
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Charts of success, latency, nodes and cost"));
  connect(&app::theme(), &app::Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartView::setSeries(const models::SeriesModel& series) {
  series_ = series;
  update();
}

void ChartView::setCrosshair(std::optional<Moment> at) {
  if (at == crosshair_) return;
  crosshair_ = at;
  update();
}

bool ChartView::empty() const {
  for (const ChartPanel& panel : series_.panels) {
    for (const Series& one : panel.series) {
      if (one.style != SeriesStyle::objective && one.samples.size() > 1) return false;
    }
  }
  return true;
}

double ChartView::Scale::y(const QRectF& plot, double value) const {
  const double part = (value - least) / (most - least);
  return plot.bottom() - std::clamp(part, -0.02, 1.02) * plot.height();
}

QRectF ChartView::panelBox(int panel) const {
  const int count = std::max<int>(1, int(series_.panels.size()));
  const qreal height = (this->height() - kFoot - kTop) / count;
  return {0, kTop + std::round(panel * height), double(width()), std::round(height)};
}

QRectF ChartView::plotOf(int panel) const {
  return panelBox(panel).adjusted(kLeft, kHead, -kRight, -12);
}

qreal ChartView::xOf(Moment at) const {
  const double span = double(std::max<qint64>(1, series_.to - series_.from));
  return kLeft + (width() - kLeft - kRight) * double(at - series_.from) / span;
}

Moment ChartView::momentAt(qreal x) const {
  const double part = std::clamp((x - kLeft) / std::max(1.0, width() - kLeft - kRight), 0.0, 1.0);
  return series_.from + Moment(std::llround(part * double(series_.to - series_.from)));
}

ChartView::Scale ChartView::scaleOf(const ChartPanel& panel) const {
  double least = panel.floor, most = panel.top;
  const bool given = panel.floor != 0 || panel.top != 0;
  for (const Series& one : panel.series) {
    for (const Sample& sample : one.samples) {
      least = std::min(least, sample.value);
      most = std::max(most, sample.value);
    }
  }
  if (most <= least) most = least + 1;
  if (!given) most += (most - least) * 0.08;
  const double step = niceStep(most - least, 3);
  if (given) return {least, most, step};
  return {std::floor(least / step) * step, std::ceil(most / step) * step, step};
}

void ChartView::paintGrid(QPainter& painter, const QRectF& plot, const ChartPanel& panel,
                          const Scale& scale) const {
  const app::Palette& colors = app::theme().palette();
  painter.setFont(app::theme().font(TextSize::caption));
  const double first = std::ceil(scale.least / scale.step - 1e-9) * scale.step;
  for (int tick = 0; first + tick * scale.step <= scale.most + scale.step * 1e-6; ++tick) {
    const double value = first + tick * scale.step;
    const qreal y = std::round(scale.y(plot, value)) + 0.5;
    painter.setPen(QPen(colors.line, 1));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(colors.faint);
    app::drawFigures(painter, {0, y - 8, kLeft - 8, 16}, Qt::AlignRight | Qt::AlignVCenter,
                     valueText(panel.unit, value));
  }
}

void ChartView::paintSeries(QPainter& painter, const QRectF& plot, const Series& series,
                            const Scale& scale) const {
  if (series.samples.isEmpty()) return;
  QColor color = colorOf(series.tone);
  if (series.style == SeriesStyle::objective) {
    painter.setPen(QPen(app::theme().palette().muted, 1, Qt::DashLine));
    const qreal y = std::round(scale.y(plot, series.samples.last().value)) + 0.5;
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    return;
  }
  QPainterPath line;
  qreal lastX = 0, lastY = 0;
  for (const Sample& sample : series.samples) {
    const QPointF point(xOf(sample.at), scale.y(plot, sample.value));
    if (line.elementCount() == 0) {
      line.moveTo(point);
    } else if (point.x() - lastX < 0.7 && &sample != &series.samples.last()) {
      continue;
    } else {
      if (series.style == SeriesStyle::steps) line.lineTo(point.x(), lastY);
      line.lineTo(point);
    }
    lastX = point.x();
    lastY = point.y();
  }
  qreal width = 2;
  if (series.style == SeriesStyle::lightLine) {
    color.setAlphaF(0.65f);
    width = 1.5;
  }
  if (series.style == SeriesStyle::lightestLine) {
    color.setAlphaF(0.4f);
    width = 1.2;
  }
  if (series.style == SeriesStyle::area) {
    QPainterPath area = line;
    area.lineTo(lastX, plot.bottom());
    area.lineTo(xOf(series.samples.first().at), plot.bottom());
    QColor fill = color;
    fill.setAlphaF(0.14f);
    painter.fillPath(area, fill);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(line);
}

// The time in which the objective was missed is tinted over the whole height.
void ChartView::paintMissed(QPainter& painter, const QRectF& plot, const ChartPanel& panel) const {
  QColor tint = app::theme().palette().strained;
  tint.setAlphaF(0.12f);
  for (const models::Stretch& stretch : models::missed(panel, lastSample(panel))) {
    const qreal from = std::max(plot.left(), xOf(stretch.from));
    const qreal to = std::max(from + 1, xOf(stretch.to));
    painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()), tint);
  }
}

// Panels go on after now when the scale of time does; nothing is known there.
Moment ChartView::lastSample(const ChartPanel& panel) const {
  Moment last = series_.from;
  for (const Series& one : panel.series) {
    if (one.style != SeriesStyle::objective && !one.samples.isEmpty()) {
      last = std::max(last, one.samples.last().at);
    }
  }
  return last;
}

// Beside the title: for how long the objective was missed.
QString ChartView::missedText(const ChartPanel& panel) const {
  Moment sum = 0;
  for (const models::Stretch& stretch : models::missed(panel, lastSample(panel))) {
    sum += stretch.to - stretch.from;
  }
  return sum > 0 ? tr("objective missed for %1").arg(models::spanText(sum)) : QString();
}

// The values of a moment, each beside its line; those that would cover another move apart.
void ChartView::paintValues(QPainter& painter, int number) const {
  const ChartPanel& panel = series_.panels[number];
  const QRectF plot = plotOf(number);
  const Scale scale = scaleOf(panel);
  struct Label {
    QString words;
    QColor ink;
    qreal at, y;
  };
  QVector<Label> labels;
  for (const Series& one : panel.series) {
    const auto value = valueAt(one, *crosshair_);
    if (!value || one.style == SeriesStyle::objective) continue;
    if (one.samples.last().at < *crosshair_) continue;
    const qreal at = scale.y(plot, *value);
    labels.append({one.name + "  " + valueText(panel.unit, *value), colorOf(one.tone), at, at});
  }
  if (labels.isEmpty()) return;
  constexpr qreal high = 18;
  std::sort(labels.begin(), labels.end(),
            [](const Label& a, const Label& b) { return a.at < b.at; });
  qreal free = plot.top();
  for (Label& label : labels) {
    label.y = std::max(label.at - high / 2, free);
    free = label.y + high;
  }
  qreal floor = plot.bottom() + 10;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->y = std::min(label->y, floor - high);
    floor = label->y;
  }
  const app::Palette& colors = app::theme().palette();
  painter.setFont(app::theme().font(TextSize::caption, true));
  const qreal x = xOf(*crosshair_);
  qreal widest = 0;
  for (const Label& label : labels) {
    widest = std::max(widest, app::figuresWidth(painter.font(), label.words) + 12);
  }
  const bool beside = x + 10 + widest <= plot.right();
  QColor paper = colors.raised;
  paper.setAlphaF(0.92f);
  for (const Label& label : labels) {
    painter.setPen(QPen(colors.surface, 1.5));
    painter.setBrush(label.ink);
    painter.drawEllipse(QPointF(x, label.at), 4, 4);
    const qreal wide = app::figuresWidth(painter.font(), label.words) + 12;
    const QRectF box(beside ? x + 10 : x - 10 - wide, label.y, wide, high);
    painter.fillRect(box, paper);
    painter.setPen(colors.text);
    app::drawFigures(painter, box, Qt::AlignCenter, label.words);
  }
}

void ChartView::paintLegend(QPainter& painter, int number) const {
  const app::Palette& colors = app::theme().palette();
  const ChartPanel& panel = series_.panels[number];
  const QRectF head(kLeft, panelBox(number).top(), width() - kLeft - kRight, kHead - 6);
  painter.setPen(colors.text);
  painter.setFont(app::theme().font(TextSize::body, true));
  painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, panel.title);
  const qreal titled = head.left() + app::figuresWidth(painter.font(), panel.title) + 12;
  const QFont font = app::theme().font(TextSize::caption);
  const QFont strong = app::theme().font(TextSize::caption, true);
  const bool narrow = width() < 640;
  qreal right = head.right();
  for (auto one = panel.series.rbegin(); one != panel.series.rend(); ++one) {
    const auto value = valueAt(*one, crosshair_.value_or(series_.to));
    const QString figure = value ? valueText(panel.unit, *value) : QString(QChar(0x2013));
    const qreal wide = std::max(app::figuresWidth(strong, figure), narrow ? 34.0 : 44.0);
    painter.setFont(strong);
    painter.setPen(colors.text);
    app::drawFigures(painter, {right - wide, head.top(), wide, head.height()},
                     Qt::AlignRight | Qt::AlignVCenter, figure);
    right -= wide + 6;
    const qreal name = app::figuresWidth(font, one->name);
    painter.setFont(font);
    painter.setPen(colors.muted);
    app::drawFigures(painter, {right - name, head.top(), name, head.height()},
                     Qt::AlignLeft | Qt::AlignVCenter, one->name);
    right -= name + 6;
    QColor ink = one->style == SeriesStyle::objective ? colors.muted : colorOf(one->tone);
    if (one->style == SeriesStyle::lightLine) ink.setAlphaF(0.65f);
    if (one->style == SeriesStyle::lightestLine) ink.setAlphaF(0.4f);
    const bool dashed = one->style == SeriesStyle::objective;
    painter.setPen(QPen(ink, dashed ? 1 : 2, dashed ? Qt::DashLine : Qt::SolidLine));
    const qreal y = std::round(head.center().y()) + 0.5;
    painter.drawLine(QPointF(right - 12, y), QPointF(right, y));
    right -= 12 + (narrow ? 9 : 18);
  }
  const QString words = missedText(panel);
  if (words.isEmpty() || titled + app::figuresWidth(strong, words) > right) return;
  painter.setFont(strong);
  painter.setPen(colors.strained);
  app::drawFigures(painter, {titled, head.top(), right - titled, head.height()},
                   Qt::AlignLeft | Qt::AlignVCenter, words);
}

void ChartView::paintPanel(QPainter& painter, int number) const {
  const ChartPanel& panel = series_.panels[number];
  const QRectF plot = plotOf(number);
  const Scale scale = scaleOf(panel);
  paintGrid(painter, plot, panel, scale);
  painter.save();
  painter.setClipRect(plot.adjusted(-1, -3, 1, 2));
  paintMissed(painter, plot, panel);
  // The lightest lines go below the ones that matter more.
  for (auto one = panel.series.rbegin(); one != panel.series.rend(); ++one) {
    paintSeries(painter, plot, *one, scale);
  }
  painter.restore();
  paintLegend(painter, number);
}

void ChartView::paintTimes(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  const double span = double(series_.to - series_.from) / 1000;
  double step = 10;
  for (const double next : {10., 30., 60., 120., 300., 600., 900., 1800., 3600., 7200., 21600.,
                            43200., 86400., 172800., 432000., 864000.}) {
    step = next;
    if (span / next <= std::max(2.0, (width() - kLeft - kRight) / 90)) break;
  }
  const Moment every = Moment(step) * 1000;
  painter.setFont(app::theme().font(TextSize::caption));
  const qreal y = height() - kFoot + 6.0;
  for (Moment at = (series_.from / every + 1) * every; at <= series_.to; at += every) {
    const qreal x = std::round(xOf(at)) + 0.5;
    painter.setPen(QPen(colors.lineStrong, 1));
    painter.drawLine(QPointF(x, y - 6), QPointF(x, y - 2));
    painter.setPen(colors.faint);
    const QString words = every >= 86400000 ? models::momentText(at).section(' ', 0, 2)
                                            : models::clockText(at, every < 60000);
    app::drawFigures(painter, {x - 40, y, 80, 16}, Qt::AlignCenter, words);
  }
  if (!crosshair_) return;
  const QString words = models::clockText(*crosshair_);
  const QRectF bubble(xOf(*crosshair_) - 34, y - 2, 68, 20);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.text);
  painter.drawRoundedRect(bubble, 4, 4);
  painter.setPen(colors.surface);
  app::drawFigures(painter, bubble, Qt::AlignCenter, words);
}

void ChartView::verticalLine(QPainter& painter, qreal x) const {
  for (int panel = 0; panel < series_.panels.size(); ++panel) {
    const QRectF plot = plotOf(panel);
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
  }
}

void ChartView::paintMarks(QPainter& painter) const {
  painter.setFont(app::theme().font(TextSize::caption));
  qreal free = 0;  // Words of a mark are left out where they would cover those of the one before.
  for (const auto& mark : series_.marks) {
    const QColor color = colorOf(mark.tone);
    const qreal x = std::round(xOf(mark.at)) + 0.5;
    painter.setPen(QPen(color, 1, mark.tone == SeriesTone::broken ? Qt::SolidLine : Qt::DashLine));
    verticalLine(painter, x);
    const qreal wide = app::figuresWidth(painter.font(), mark.text) + 4;
    const qreal left = std::clamp(x - wide / 2, kLeft, std::max(kLeft, width() - kRight - wide));
    if (left < free) continue;
    free = left + wide + 8;
    painter.setPen(color);
    app::drawFigures(painter, {left, 5, wide, 14}, Qt::AlignHCenter | Qt::AlignVCenter, mark.text);
  }
}

void ChartView::paintEmpty(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  const QPointF middle = QRectF(rect()).center();
  app::drawIcon(painter, {middle.x() - 12, middle.y() - 44, 24, 24}, "chart", 24, colors.faint);
  painter.setPen(colors.text);
  painter.setFont(app::theme().font(TextSize::title));
  painter.drawText(QRectF(0, middle.y() - 12, width(), 24), Qt::AlignCenter,
                   tr("Nothing has been measured yet"));
  painter.setPen(colors.muted);
  painter.setFont(app::theme().font(TextSize::body));
  painter.drawText(QRectF(0, middle.y() + 14, width(), 24), Qt::AlignCenter,
                   tr("Press play, and the lines begin to draw."));
}

void ChartView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const app::Palette& colors = app::theme().palette();
  painter.fillRect(rect(), colors.surface);
  painter.setRenderHint(QPainter::Antialiasing);
  if (empty()) return paintEmpty(painter);
  for (int panel = 0; panel < series_.panels.size(); ++panel) paintPanel(painter, panel);
  paintMarks(painter);
  if (crosshair_) {
    const qreal x = std::round(xOf(*crosshair_)) + 0.5;
    painter.setPen(QPen(colors.muted, 1));
    verticalLine(painter, x);
    for (int panel = 0; panel < series_.panels.size(); ++panel) paintValues(painter, panel);
  }
  paintTimes(painter);
  if (hasFocus()) {
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
  if (empty()) return;
  const Moment at = momentAt(event->position().x());
  setCrosshair(at);
  emit crosshairMoved(at);
}

void ChartView::mousePressEvent(QMouseEvent* event) {
  for (const auto& mark : series_.marks) {
    if (std::abs(xOf(mark.at) - event->position().x()) < 5) return emit markActivated(mark.id);
  }
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (!empty()) emit momentActivated(momentAt(event->position().x()));
}

void ChartView::leaveEvent(QEvent*) { setCrosshair(std::nullopt); }

void ChartView::keyPressEvent(QKeyEvent* event) {
  const Moment step = std::max<Moment>(1000, (series_.to - series_.from) / 120);
  const Moment at = crosshair_.value_or(series_.to);
  switch (event->key()) {
    case Qt::Key_Left:
      setCrosshair(std::max(series_.from, at - step));
      break;
    case Qt::Key_Right:
      setCrosshair(std::min(series_.to, at + step));
      break;
    case Qt::Key_Escape:
      return setCrosshair(std::nullopt);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (crosshair_) emit momentActivated(*crosshair_);
      return;
    default:
      return QWidget::keyPressEvent(event);
  }
  emit crosshairMoved(*crosshair_);
}

}  // namespace drydock::views
