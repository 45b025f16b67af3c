// The line of time: facts as marks on it, and a handle that can be dragged back.
#pragma once

#include <QWidget>
#include <optional>

#include "gui/models/timeline_model.h"

namespace drydock::views {

/// Drag the handle to the left to see an earlier moment; let go to rewind there. With the
/// keyboard: arrows choose a moment, Enter rewinds, Escape returns.
class TimelineStrip : public QWidget {
  Q_OBJECT

 public:
  explicit TimelineStrip(QWidget* parent = nullptr);

  void setTimeline(const models::TimelineModel& model);
  /// The moment under the handle: now, or what is chosen while dragging.
  models::Moment shown() const { return chosen_.value_or(model_.now); }
  qreal xOf(models::Moment at) const;
  QSize sizeHint() const override { return {400, 44}; }
  QSize minimumSizeHint() const override { return {200, 44}; }

 signals:
  void rewindPreviewed(models::Moment at);
  void rewindCancelled();
  void rewindRequested(models::Moment at);
  void markActivated(const QString& id);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  models::Moment momentAt(qreal x) const;
  QRectF track() const;
  void choose(models::Moment at);
  void cancel();
  void chooseMark(bool earlier);
  const models::TimelineMark* markAt(const QPointF& point) const;
  void paintTicks(QPainter& painter) const;
  void paintMark(QPainter& painter, const models::TimelineMark& mark) const;
  void paintHandle(QPainter& painter) const;

  models::TimelineModel model_;
  std::optional<models::Moment> chosen_;
  QString pressedMark_;
  bool dragging_ = false;
  bool hovered_ = false;
};

}  // namespace drydock::views
