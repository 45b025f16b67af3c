// The dashboards: panels over one axis of time, with one cross-hair for all.
#pragma once

#include <QWidget>
#include <optional>

#include "gui/models/series_model.h"

namespace drydock::views {

/// Draws a SeriesModel; panels stand below each other so that a moment is one vertical line.
class ChartView : public QWidget {
  Q_OBJECT

 public:
  explicit ChartView(QWidget* parent = nullptr);

  void setSeries(const models::SeriesModel& series);
  /// The moment that the cross-hair marks in all panels; none hides it.
  void setCrosshair(std::optional<models::Moment> at);
  std::optional<models::Moment> crosshair() const { return crosshair_; }
  QSize minimumSizeHint() const override { return {400, 320}; }

 signals:
  void crosshairMoved(models::Moment at);
  void momentActivated(models::Moment at);  ///< Double click, or Enter on the cross-hair.
  void markActivated(const QString& id);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Scale {
    double least = 0, most = 1, step = 1;
    double y(const QRectF& plot, double value) const;
  };

  QRectF panelBox(int panel) const;
  QRectF plotOf(int panel) const;
  qreal xOf(models::Moment at) const;
  models::Moment momentAt(qreal x) const;
  Scale scaleOf(const models::ChartPanel& panel) const;
  void paintPanel(QPainter& painter, int number) const;
  void paintGrid(QPainter& painter, const QRectF& plot, const models::ChartPanel& panel,
                 const Scale& scale) const;
  void paintSeries(QPainter& painter, const QRectF& plot, const models::Series& series,
                   const Scale& scale) const;
  void paintMissed(QPainter& painter, const QRectF& plot, const models::ChartPanel& panel) const;
  void paintValues(QPainter& painter, int number) const;
  void paintLegend(QPainter& painter, int number) const;
  QString missedText(const models::ChartPanel& panel) const;
  models::Moment lastSample(const models::ChartPanel& panel) const;
  void paintTimes(QPainter& painter) const;
  void verticalLine(QPainter& painter, qreal x) const;
  void paintMarks(QPainter& painter) const;
  void paintEmpty(QPainter& painter) const;
  bool empty() const;

  models::SeriesModel series_;
  std::optional<models::Moment> crosshair_;
};

}  // namespace drydock::views
