// One request hop by hop: a row for each call, a bar for where its time went.
#pragma once

#include <QAbstractScrollArea>

#include "gui/models/trace_model.h"

namespace drydock::views {

/// The rows in the order of their calls, indented by who called; time runs from left to right.
class WaterfallView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit WaterfallView(QWidget* parent = nullptr);

  void setWaterfall(const models::Waterfall& waterfall);
  const models::Waterfall& waterfall() const { return waterfall_; }
  int current() const { return current_; }
  /// The pod of the current row; empty when there is none.
  QString currentThing() const { return waterfall_.hops.value(current_).thing; }
  /// Where a row is drawn, and its bars; for the mouse and for tests.
  QRectF rowBox(int row) const;
  QRectF partBox(int row, int part) const;
  /// What the tool tip says at a point.
  QString hintAt(const QPointF& point) const;
  QSize minimumSizeHint() const override { return {360, 120}; }

 signals:
  void currentChanged();
  void thingSelected(const QString& id);  ///< The pod of a row that became current.
  void thingOpened(const QString& id);    ///< Double click or Enter: show it on the map.

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  qreal xOf(double milliseconds) const;
  qreal labelWidth() const;
  int rowAt(const QPointF& point) const;
  void choose(int row);
  void fitScroll();
  void paintScale(QPainter& painter) const;
  void paintRow(QPainter& painter, int row) const;

  models::Waterfall waterfall_;
  int current_ = -1;
};

/// The colours of what time goes to, each with its word; on as many lines as it takes.
class WaterfallLegend : public QWidget {
 public:
  explicit WaterfallLegend(QWidget* parent = nullptr);
  QSize sizeHint() const override { return {320, 24}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Entry {
    models::TraceWork kind;
    QString words;
    QRectF box;
  };
  QVector<Entry> entries(int width) const;
};

/// The word for what a stretch of time was spent on: "waits in line".
QString traceWorkText(models::TraceWork kind);

}  // namespace drydock::views
