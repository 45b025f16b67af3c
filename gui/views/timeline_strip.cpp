// Paints the line of time and turns drags and keys into rewinds.
#include "gui/views/timeline_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/app/figures.h"
#include "gui/app/theme.h"

namespace drydock::views {

using models::Moment;
using models::TimelineMark;
using models::Tone;

namespace {

// The smallest step of whole, spoken times with which `span` has at most `most` ticks.
qint64 tickStep(qint64 span, int most) {
  static const qint64 seconds[] = {10,   30,   60,    120,   300,   600,    900,    1800,
                                   3600, 7200, 21600, 43200, 86400, 172800, 432000, 864000};
  for (const qint64 step : seconds) {
    if (span / (step * 1000) <= most) return step * 1000;
  }
  return 30LL * 86400 * 1000;
}

}  // namespace

TimelineStrip::TimelineStrip(QWidget* parent) : QWidget(parent) {
  setObjectName("timeline");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Timeline"));
  setAccessibleDescription(
      tr("Left and Right choose an earlier moment, Page Up and Page Down a mark, Enter rewinds."));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&app::theme(), &app::Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineStrip::setTimeline(const models::TimelineModel& model) {
  model_ = model;
  update();
}

QRectF TimelineStrip::track() const { return {12, 14, width() - 24.0, 4}; }

qreal TimelineStrip::xOf(Moment at) const {
  const QRectF line = track();
  const double span = static_cast<double>(std::max<qint64>(1, model_.end - model_.start));
  const double part = static_cast<double>(at - model_.start) / span;
  return line.left() + line.width() * std::clamp(part, 0.0, 1.0);
}

Moment TimelineStrip::momentAt(qreal x) const {
  const QRectF line = track();
  const double part = std::clamp((x - line.left()) / std::max(1.0, line.width()), 0.0, 1.0);
  const double span = static_cast<double>(model_.end - model_.start);
  const Moment at = model_.start + static_cast<Moment>(std::llround(part * span));
  // Whole seconds are what a person can name.
  return std::clamp(at / 1000 * 1000, model_.start, model_.now);
}

void TimelineStrip::choose(Moment at) {
  at = std::clamp(at, model_.start, model_.now);
  if (chosen_ == at) return;
  chosen_ = at;
  update();
  emit rewindPreviewed(at);
}

void TimelineStrip::cancel() {
  dragging_ = false;
  if (!chosen_) return;
  chosen_.reset();
  update();
  emit rewindCancelled();
}

void TimelineStrip::chooseMark(bool earlier) {
  const Moment from = shown();
  std::optional<Moment> best;
  for (const auto& mark : model_.marks) {
    const bool beyond = earlier ? mark.at < from : mark.at > from && mark.at <= model_.now;
    if (!beyond) continue;
    if (!best || (earlier ? mark.at > *best : mark.at < *best)) best = mark.at;
  }
  if (best) choose(*best);
}

const TimelineMark* TimelineStrip::markAt(const QPointF& point) const {
  const TimelineMark* best = nullptr;
  qreal least = 7;
  if (std::abs(point.y() - track().center().y()) > 12) return nullptr;
  for (const auto& mark : model_.marks) {
    const qreal away = std::abs(xOf(mark.at) - point.x());
    if (away > least || (away == least && best && best->tone > mark.tone)) continue;
    least = away;
    best = &mark;
  }
  return best;
}

bool TimelineStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  if (const auto* mark = markAt(help->pos())) {
    QToolTip::showText(help->globalPos(), models::clockText(mark->at) + "  " + mark->text, this);
  } else {
    QToolTip::showText(help->globalPos(), tr("Drag left to rewind"), this);
  }
  return true;
}

void TimelineStrip::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto* mark = markAt(event->position());
  const bool onHandle = std::abs(event->position().x() - xOf(model_.now)) < 8;
  pressedMark_ = mark && !onHandle ? mark->id : QString();
  dragging_ = true;
  if (pressedMark_.isEmpty() && !onHandle) choose(momentAt(event->position().x()));
}

void TimelineStrip::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_) {
    pressedMark_.clear();
    choose(momentAt(event->position().x()));
  }
  setCursor(event->position().y() < 28 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  hovered_ = true;
  update();
}

void TimelineStrip::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !dragging_) return;
  dragging_ = false;
  if (!pressedMark_.isEmpty()) {
    emit markActivated(std::exchange(pressedMark_, {}));
    return;
  }
  const auto at = std::exchange(chosen_, std::nullopt);
  update();
  if (!at) return;
  if (*at < model_.now) {
    emit rewindRequested(*at);
  } else {
    emit rewindCancelled();
  }
}

void TimelineStrip::leaveEvent(QEvent*) {
  hovered_ = false;
  update();
}

void TimelineStrip::keyPressEvent(QKeyEvent* event) {
  const qint64 span = model_.end - model_.start;
  const qint64 one = std::max<qint64>(1000, tickStep(span, 8) / 10);
  switch (event->key()) {
    case Qt::Key_Left:
      return choose(shown() - one);
    case Qt::Key_Right:
      return choose(shown() + one);
    case Qt::Key_Home:
      return choose(model_.start);
    case Qt::Key_PageUp:
      return chooseMark(true);
    case Qt::Key_PageDown:
      return chooseMark(false);
    case Qt::Key_Escape:
      return cancel();
    case Qt::Key_Return:
    case Qt::Key_Enter: {
      const auto at = std::exchange(chosen_, std::nullopt);
      if (at && *at < model_.now) emit rewindRequested(*at);
      update();
      return;
    }
    default:
      QWidget::keyPressEvent(event);
  }
}

void TimelineStrip::paintTicks(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  painter.setFont(app::theme().font(app::TextSize::caption));
  const qint64 span = model_.end - model_.start;
  if (span <= 0) return;
  const qint64 step = tickStep(span, std::max(2, width() / 84));
  const bool days = step >= 86400000;
  for (Moment at = (model_.start / step + 1) * step; at <= model_.end; at += step) {
    const qreal x = xOf(at);
    if (x < 40 || x > width() - 30) continue;
    painter.setPen(QPen(colors.line, 1));
    painter.drawLine(QPointF(std::round(x) + 0.5, 22), QPointF(std::round(x) + 0.5, 26));
    painter.setPen(colors.faint);
    const QString words =
        days ? models::momentText(at).section(' ', 0, 2) : models::clockText(at, step < 60000);
    app::drawFigures(painter, {x - 40, 27, 80, 14}, Qt::AlignHCenter, words);
  }
  painter.setPen(colors.faint);
  app::drawFigures(painter, {track().left() - 4, 27, 80, 14}, Qt::AlignLeft,
                   models::clockText(model_.start, false));
}

void TimelineStrip::paintMark(QPainter& painter, const TimelineMark& mark) const {
  const app::Palette& colors = app::theme().palette();
  const QPointF at(std::round(xOf(mark.at)), track().center().y());
  QPainterPath shape;
  QColor color = colors.faint;
  switch (mark.tone) {
    case Tone::broken:  // A diamond.
      color = colors.broken;
      shape.addPolygon(QPolygonF(
          {at + QPointF(0, -7), at + QPointF(7, 0), at + QPointF(0, 7), at + QPointF(-7, 0)}));
      break;
    case Tone::strained:  // A triangle.
      color = colors.strained;
      shape.addPolygon(QPolygonF({at + QPointF(0, -6), at + QPointF(6, 5), at + QPointF(-6, 5)}));
      break;
    case Tone::command:  // A square: somebody did something.
      color = colors.accent;
      shape.addRoundedRect(QRectF(at - QPointF(5, 5), QSizeF(10, 10)), 2, 2);
      break;
    case Tone::good:
      color = colors.healthy;
      shape.addEllipse(at, 4, 4);
      break;
    default:
      shape.addRect(QRectF(at - QPointF(1, 5), QSizeF(2, 10)));
  }
  shape.closeSubpath();
  painter.setPen(QPen(colors.surface, 1.5));
  painter.setBrush(color);
  painter.drawPath(shape);
}

void TimelineStrip::paintHandle(QPainter& painter) const {
  const app::Palette& colors = app::theme().palette();
  const QPointF at(std::round(xOf(shown())), track().center().y());
  painter.setPen(QPen(colors.accent, 2));
  painter.setBrush(colors.surface);
  painter.drawEllipse(at, 7, 7);
  if (hasFocus()) {
    QColor halo = colors.accent;
    halo.setAlphaF(0.25f);
    painter.setPen(QPen(halo, 4));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, 10, 10);
  }
  if (!chosen_ || *chosen_ >= model_.now) return;
  const QString words =
      tr("rewind to %1, %2 back")
          .arg(models::clockText(*chosen_), models::spanText(model_.now - *chosen_));
  const QFont font = app::theme().font(app::TextSize::caption, true);
  const qreal wide = app::figuresWidth(font, words) + 16;
  QRectF bubble(at.x() - wide / 2, 24, wide, 20);
  bubble.moveLeft(std::clamp(bubble.left(), 0.0, std::max(0.0, width() - wide)));
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.accent);
  painter.drawRoundedRect(bubble, 4, 4);
  painter.setFont(font);
  painter.setPen(colors.onAccent);
  app::drawFigures(painter, bubble, Qt::AlignCenter, words);
}

void TimelineStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const app::Palette& colors = app::theme().palette();
  const QRectF line = track();
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.sunken);
  painter.drawRoundedRect(line, 2, 2);
  if (chosen_) {
    painter.setBrush(colors.lineStrong);
    painter.drawRoundedRect(QRectF(line.topLeft(), QPointF(xOf(model_.now), line.bottom())), 2, 2);
  }
  painter.setBrush(colors.accent);
  painter.drawRoundedRect(QRectF(line.topLeft(), QPointF(xOf(shown()), line.bottom())), 2, 2);
  paintTicks(painter);
  for (const Tone tone : {Tone::quiet, Tone::good, Tone::command, Tone::strained, Tone::broken}) {
    for (const auto& mark : model_.marks) {
      if (mark.tone == tone) paintMark(painter, mark);
    }
  }
  paintHandle(painter);
}

}  // namespace drydock::views
