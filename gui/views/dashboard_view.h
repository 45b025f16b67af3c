// The page of the dashboards: whose figures, how far back, and the charts of them.
#pragma once

#include <QWidget>

#include "gui/models/series_model.h"

class QComboBox;

namespace drydock::views {

class ChartView;
class ClockPanel;

/// Asks for the series that are wanted, and shows what it is given.
class DashboardView : public QWidget {
  Q_OBJECT

 public:
  explicit DashboardView(QWidget* parent = nullptr);

  ChartView* charts() const { return charts_; }
  ClockPanel* clocks() const { return clocks_; }
  QComboBox* subjects() const { return subjects_; }
  QComboBox* spans() const { return spans_; }

  /// Who can be chosen; the choice stays as long as it is among them.
  void setSubjects(const QVector<models::ChartSubject>& subjects);
  void setSubject(const QString& id);
  models::ChartWish wish() const;

 signals:
  void wanted();  ///< Another subject or span.

 private:
  QWidget* makeHead();

  QVector<models::ChartSubject> known_;
  QComboBox *subjects_ = nullptr, *spans_ = nullptr;
  ClockPanel* clocks_ = nullptr;
  ChartView* charts_ = nullptr;
};

}  // namespace drydock::views
