// The knee plot: latency and success over the load that is asked for.
#pragma once

#include <QWidget>

#include "gui/models/load_model.h"

namespace drydock::views {

/// Two panels over one axis of load; one level can be current in both.
class KneePlot : public QWidget {
  Q_OBJECT

 public:
  explicit KneePlot(QWidget* parent = nullptr);

  void setTest(const models::LoadModel& test);
  /// The level that the cross-hair marks; -1 for none.
  void setCurrent(int level);
  int current() const { return current_; }
  /// Where a load lies, and a latency or a success; for the mouse and for tests.
  qreal xOf(double asked) const;
  qreal yOfLatency(double milliseconds) const;
  qreal yOfSuccess(double share) const;
  QSize minimumSizeHint() const override { return {360, 220}; }

 signals:
  void currentChanged(int level);  ///< By mouse or keys.

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent*) override { fitAxes(); }

 private:
  /// One axis; a logarithmic one when its values span so much that a plain one would hide most.
  struct Axis {
    double least = 0, most = 1;
    bool logarithmic = false;
    QVector<double> ticks;
    double part(double value) const;
  };

  QRectF latencyPlot() const;
  QRectF successPlot() const;
  void fitAxes();
  int levelAt(qreal x) const;
  void choose(int level);
  void paintGrid(QPainter& painter, const QRectF& plot, const Axis& axis, bool success) const;
  void paintLoads(QPainter& painter) const;
  void paintLine(QPainter& painter, double models::LoadLevel::*figure, const QRectF& plot,
                 const Axis& axis, const QColor& color, qreal width) const;
  void paintObjective(QPainter& painter, const QRectF& plot, const Axis& axis, double value) const;
  void paintKnee(QPainter& painter) const;
  void paintBeyond(QPainter& painter) const;
  void paintHeads(QPainter& painter) const;
  void paintCurrent(QPainter& painter) const;
  void paintEmpty(QPainter& painter) const;

  models::LoadModel test_;
  Axis load_, latency_, success_;
  int current_ = -1;
};

}  // namespace drydock::views
