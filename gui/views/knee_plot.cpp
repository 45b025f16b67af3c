// Paints the knee plot in the manner of the dashboards' charts.
#include "gui/views/knee_plot.h"

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
using models::LoadLevel;

namespace {

constexpr qreal kAxis = 64, kEdge = 24;
constexpr qreal kLegend = 26;  // Title and legend of a panel.
constexpr qreal kLoads = 40;   // Figures of the load, and what they are.
constexpr qreal kBetween = 10;
constexpr double kLogFrom = 12;  // Times that the largest value is the least.

struct Shade {
  double LoadLevel::*figure;
  const char* name;
  float alpha;
  qreal width;
};
constexpr Shade kLatencies[] = {{&LoadLevel::p50, "p50", 1, 2},
                                {&LoadLevel::p95, "p95", 0.65f, 1.5},
                                {&LoadLevel::p99, "p99", 0.4f, 1.2}};

double tickStep(double span, int most) {
  const double raw = span / most;
  const double unit = std::pow(10.0, std::floor(std::log10(std::max(raw, 1e-12))));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (raw <= step * unit * 1.0001) return step * unit;
  }
  return 10 * unit;
}

QVector<double> plainTicks(double least, double most, int count) {
  QVector<double> ticks;
  const double step = tickStep(most - least, count);
  for (double at = std::ceil(least / step - 1e-9) * step; at <= most * (1 + 1e-9); at += step) {
    ticks.append(at);
  }
  return ticks;
}

// 1, 2 and 5 of each decade, or its 1 alone when there are many.
QVector<double> logTicks(double least, double most) {
  QVector<double> ticks;
  const bool many = most / least > 2000;
  for (double unit = std::pow(10.0, std::floor(std::log10(least))); unit <= most; unit *= 10) {
    for (const double part : {1.0, 2.0, 5.0}) {
      if (many && part > 1) continue;
      if (part * unit >= least * 0.999 && part * unit <= most * 1.001) ticks.append(part * unit);
    }
  }
  return ticks;
}

QColor faded(QColor color, float alpha) {
  color.setAlphaF(alpha);
  return color;
}

}  // namespace

KneePlot::KneePlot(QWidget* parent) : QWidget(parent) {
  setObjectName("kneePlot");
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Latency and success over the load"));
  connect(&app::theme(), &app::Theme::changed, this, qOverload<>(&QWidget::update));
}

double KneePlot::Axis::part(double value) const {
  if (!logarithmic) return (value - least) / (most - least);
  return std::log(std::max(value, least * 0.5) / least) / std::log(most / least);
}

void KneePlot::setTest(const models::LoadModel& test) {
  test_ = test;
  current_ = std::min(current_, int(test.levels.size()) - 1);
  fitAxes();
  update();
}

void KneePlot::setCurrent(int level) {
  if (level == current_) return;
  current_ = level;
  update();
}

void KneePlot::fitAxes() {
  if (test_.levels.isEmpty()) return;
  double lowest = 0, highest = 0, quickest = 0, slowest = test_.objectiveP95, worst = 1;
  for (const LoadLevel& level : test_.levels) {
    highest = std::max(highest, level.asked);
    if (level.asked > 0) lowest = lowest > 0 ? std::min(lowest, level.asked) : level.asked;
    if (level.p50 > 0) quickest = quickest > 0 ? std::min(quickest, level.p50) : level.p50;
    slowest = std::max(slowest, level.p99);
    worst = std::min(worst, level.success);
  }
  if (lowest <= 0) lowest = highest = 1;
  load_.logarithmic = highest / lowest > kLogFrom;
  load_.least = load_.logarithmic ? lowest * 0.9 : 0;
  load_.most = highest * (load_.logarithmic ? 1.1 : 1.05);
  load_.ticks = load_.logarithmic ? logTicks(load_.least, load_.most)
                                  : plainTicks(load_.least, load_.most, width() < 560 ? 5 : 8);
  latency_.logarithmic = quickest > 0 && slowest / quickest > kLogFrom;
  latency_.least = latency_.logarithmic ? quickest * 0.8 : 0;
  latency_.most = std::max(slowest, 1.0) * (latency_.logarithmic ? 1.25 : 1.08);
  latency_.ticks = latency_.logarithmic ? logTicks(latency_.least, latency_.most)
                                        : plainTicks(0, latency_.most, 4);
  success_.least = worst >= 0.99 ? 0.99 : worst >= 0.9 ? 0.9 : worst >= 0.5 ? 0.5 : 0;
  success_.most = 1;
  success_.ticks = {success_.least, (success_.least + 1) / 2, 1};
}

QRectF KneePlot::latencyPlot() const {
  const qreal room = height() - 2 * kLegend - kBetween - kLoads;
  return {kAxis, kLegend, width() - kAxis - kEdge, std::max(40.0, std::round(room * 0.68))};
}

QRectF KneePlot::successPlot() const {
  const qreal top = latencyPlot().bottom() + kBetween + kLegend;
  return {kAxis, top, width() - kAxis - kEdge, std::max(16.0, height() - kLoads - top)};
}

qreal KneePlot::xOf(double asked) const {
  const QRectF plot = latencyPlot();
  return plot.left() + std::clamp(load_.part(asked), -0.01, 1.01) * plot.width();
}

qreal KneePlot::yOfLatency(double milliseconds) const {
  const QRectF plot = latencyPlot();
  return plot.bottom() - std::clamp(latency_.part(milliseconds), -0.02, 1.02) * plot.height();
}

qreal KneePlot::yOfSuccess(double share) const {
  const QRectF plot = successPlot();
  return plot.bottom() - std::clamp(success_.part(share), -0.02, 1.02) * plot.height();
}

void KneePlot::paintGrid(QPainter& painter, const QRectF& plot, const Axis& axis,
                         bool success) const {
  const app::Palette& colors = app::theme().palette();
  painter.setFont(app::theme().font(TextSize::caption));
  qreal last = plot.bottom() + 100;
  for (const double tick : axis.ticks) {
    const qreal y = std::round(success ? yOfSuccess(tick) : yOfLatency(tick)) + 0.5;
    if (last - y < 15) continue;  // One figure would stand on the other.
    last = y;
    painter.setPen(QPen(colors.line, 1));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(colors.muted);
    app::drawFigures(painter, {0, y - 8, kAxis - 8, 16}, Qt::AlignRight | Qt::AlignVCenter,
                     success ? models::percentText(tick) : models::latencyText(tick));
  }
}

void KneePlot::paintLoads(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  painter.setFont(app::theme().font(TextSize::caption));
  const qreal y = successPlot().bottom() + 4;
  qreal free = 0;
  for (const double tick : load_.ticks) {
    const qreal x = std::round(xOf(tick)) + 0.5;
    painter.setPen(QPen(colors.lineStrong, 1));
    painter.drawLine(QPointF(x, y), QPointF(x, y + 4));
    const QString words = models::figureText(tick);
    const qreal wide = app::figuresWidth(painter.font(), words);
    if (x - wide / 2 < free) continue;
    free = x + wide / 2 + 8;
    painter.setPen(colors.muted);
    app::drawFigures(painter, {x - 40, y + 4, 80, 14}, Qt::AlignCenter, words);
  }
  const QString what = test_.operation.isEmpty()
                           ? tr("requests asked for, a second")
                           : tr("requests of %1 asked for, a second").arg(test_.operation);
  painter.setPen(colors.muted);
  painter.drawText(QRectF(kAxis, y + 18, width() - kAxis - kEdge, 16), Qt::AlignCenter, what);
}

void KneePlot::paintLine(QPainter& painter, double LoadLevel::*figure, const QRectF& plot,
                         const Axis& axis, const QColor& color, qreal width) const {
  QPainterPath line;
  QVector<QPointF> dots;
  for (const LoadLevel& level : test_.levels) {
    const double value = level.*figure;
    if (axis.logarithmic && value <= 0) continue;  // Nobody was served.
    const QPointF point(xOf(level.asked),
                        plot.bottom() - std::clamp(axis.part(value), -0.02, 1.02) * plot.height());
    if (dots.isEmpty()) {
      line.moveTo(point);
    } else {
      line.lineTo(point);
    }
    dots.append(point);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(line);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  for (const QPointF& dot : dots) painter.drawEllipse(dot, width + 0.7, width + 0.7);
}

void KneePlot::paintObjective(QPainter& painter, const QRectF& plot, const Axis& axis,
                              double value) const {
  if (value <= axis.least || value > axis.most) return;
  painter.setPen(QPen(app::theme().palette().muted, 1, Qt::DashLine));
  const qreal y = std::round(plot.bottom() - axis.part(value) * plot.height()) + 0.5;
  painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
}

// What lies beyond the first level that broke is tinted.
void KneePlot::paintBeyond(QPainter& painter) const {
  for (const LoadLevel& level : test_.levels) {
    if (level.reason == models::LoadBreak::held) continue;
    const QColor tint = faded(app::theme().palette().strained, 0.12f);
    for (const QRectF& plot : {latencyPlot(), successPlot()}) {
      const qreal from = std::max(plot.left(), xOf(level.asked));
      painter.fillRect(QRectF(from, plot.top(), plot.right() - from, plot.height()), tint);
    }
    return;
  }
}

void KneePlot::paintKnee(QPainter& painter) const {
  if (test_.knee <= 0) return;
  const app::Palette& colors = app::theme().palette();
  const qreal x = std::round(xOf(test_.knee)) + 0.5;
  painter.setPen(QPen(colors.strained, 1.5));
  painter.drawLine(QPointF(x, latencyPlot().top()), QPointF(x, successPlot().bottom()));
  painter.setFont(app::theme().font(TextSize::caption, true));
  const QString words = tr("knee: %1/s").arg(models::figureText(test_.knee));
  const qreal wide = app::figuresWidth(painter.font(), words) + 12;
  const qreal left = x - 6 - wide >= kAxis ? x - 6 - wide : x + 6;
  const QRectF box(left, latencyPlot().top() + 4, wide, 18);
  painter.fillRect(box, colors.surface);
  painter.setPen(colors.strained);
  app::drawFigures(painter, box, Qt::AlignCenter, words);
}

// Titles on the left; on the right what the lines are, with the figures of the current level.
void KneePlot::paintHeads(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  const QFont plain = app::theme().font(TextSize::caption);
  const QFont strong = app::theme().font(TextSize::caption, true);
  const bool some = current_ >= 0 && current_ < test_.levels.size();
  const bool figures = some && width() >= 640;  // Where there is no room the table has them.
  qreal right = 0;
  const auto entry = [&](const QRectF& head, const QString& name, const QString& figure,
                         const QPen& pen) {
    const qreal value = figure.isEmpty() ? 0 : std::max(48.0, app::figuresWidth(strong, figure));
    painter.setFont(strong);
    painter.setPen(colors.text);
    app::drawFigures(painter, {right - value, head.top(), value, head.height()},
                     Qt::AlignRight | Qt::AlignVCenter, figure);
    right -= value + (value > 0 ? 6 : 0);
    const qreal wide = app::figuresWidth(plain, name);
    painter.setFont(plain);
    painter.setPen(colors.muted);
    app::drawFigures(painter, {right - wide, head.top(), wide, head.height()},
                     Qt::AlignLeft | Qt::AlignVCenter, name);
    right -= wide + 6;
    painter.setPen(pen);
    const qreal y = std::round(head.center().y()) + 0.5;
    painter.drawLine(QPointF(right - 12, y), QPointF(right, y));
    right -= 12 + 14;
  };
  const auto title = [&](const QRectF& plot, const QString& words) {
    const QRectF head(plot.left(), plot.top() - kLegend, plot.width(), kLegend - 6);
    painter.setPen(colors.text);
    painter.setFont(app::theme().font(TextSize::body, true));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, words);
    right = head.right();
    return head;
  };
  const QPen dashes(colors.muted, 1, Qt::DashLine);
  const QRectF latency = title(latencyPlot(), tr("Latency"));
  entry(latency, tr("p95 promised"), models::latencyText(test_.objectiveP95), dashes);
  for (auto shade = std::rbegin(kLatencies); shade != std::rend(kLatencies); ++shade) {
    entry(latency, shade->name,
          figures ? models::latencyText(test_.levels[current_].*shade->figure) : QString(),
          QPen(faded(colors.accent, shade->alpha), 2));
  }
  const QRectF success = title(successPlot(), tr("Success"));
  entry(success, tr("promised"), models::percentText(test_.objectiveSuccess), dashes);
  entry(success, tr("served"),
        some ? models::percentText(test_.levels[current_].success) : QString(),
        QPen(colors.accent, 2));
}

void KneePlot::paintCurrent(QPainter& painter) const {
  if (current_ < 0 || current_ >= test_.levels.size()) return;
  const app::Palette& colors = app::theme().palette();
  const LoadLevel& level = test_.levels[current_];
  const qreal x = std::round(xOf(level.asked)) + 0.5;
  painter.setPen(QPen(colors.muted, 1));
  painter.drawLine(QPointF(x, latencyPlot().top()), QPointF(x, successPlot().bottom()));
  const QRectF bubble(x - 34, successPlot().bottom() + 5, 68, 18);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.text);
  painter.drawRoundedRect(bubble, 4, 4);
  painter.setPen(colors.surface);
  painter.setFont(app::theme().font(TextSize::caption, true));
  app::drawFigures(painter, bubble, Qt::AlignCenter, models::figureText(level.asked) + "/s");
}

void KneePlot::paintEmpty(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  const QRectF middle = QRectF(rect()).adjusted(24, height() / 2.0 - 56, -24, 0);
  app::drawIcon(painter, {middle.center().x() - 12, middle.top(), 24, 24}, "chart", 24,
                colors.faint);
  painter.setPen(colors.text);
  painter.setFont(app::theme().font(TextSize::title));
  painter.drawText(middle.adjusted(0, 32, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                   test_.running ? tr("The first level is being tested")
                                 : tr("How much can this platform take?"));
  painter.setPen(colors.muted);
  painter.setFont(app::theme().font(TextSize::body));
  painter.drawText(middle.adjusted(0, 60, 0, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                   tr("A copy of it, as it stands now, gets more and more load until users notice. "
                      "Your own run stays as it is."));
}

void KneePlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const app::Palette& colors = app::theme().palette();
  painter.fillRect(rect(), colors.surface);
  painter.setRenderHint(QPainter::Antialiasing);
  if (test_.levels.isEmpty()) return paintEmpty(painter);
  paintBeyond(painter);
  paintGrid(painter, latencyPlot(), latency_, false);
  paintGrid(painter, successPlot(), success_, true);
  paintObjective(painter, latencyPlot(), latency_, test_.objectiveP95);
  paintObjective(painter, successPlot(), success_, test_.objectiveSuccess);
  for (auto shade = std::rbegin(kLatencies); shade != std::rend(kLatencies); ++shade) {
    paintLine(painter, shade->figure, latencyPlot(), latency_, faded(colors.accent, shade->alpha),
              shade->width);
  }
  paintLine(painter, &LoadLevel::success, successPlot(), success_, colors.accent, 2);
  paintKnee(painter);
  paintLoads(painter);
  paintCurrent(painter);
  paintHeads(painter);
  if (hasFocus()) {
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

int KneePlot::levelAt(qreal x) const {
  int nearest = -1;
  qreal best = 0;
  for (int at = 0; at < test_.levels.size(); ++at) {
    const qreal far = std::abs(xOf(test_.levels[at].asked) - x);
    if (nearest >= 0 && far >= best) continue;
    nearest = at;
    best = far;
  }
  return nearest;
}

void KneePlot::choose(int level) {
  if (level < 0 || level >= test_.levels.size() || level == current_) return;
  setCurrent(level);
  emit currentChanged(level);
}

void KneePlot::mouseMoveEvent(QMouseEvent* event) { choose(levelAt(event->position().x())); }
void KneePlot::mousePressEvent(QMouseEvent* event) { choose(levelAt(event->position().x())); }

void KneePlot::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return choose(std::max(0, current_ - 1));
    case Qt::Key_Right:
      return choose(current_ + 1);
    default:
      return QWidget::keyPressEvent(event);
  }
}

}  // namespace drydock::views
