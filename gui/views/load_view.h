// The page of the load test: what is to be tested, the knee plot, and a table of the levels.
#pragma once

#include <QWidget>

#include "gui/models/load_model.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace drydock::views {

class KneePlot;

/// Shows what it is given, and asks for tests.
class LoadView : public QWidget {
  Q_OBJECT

 public:
  explicit LoadView(QWidget* parent = nullptr);

  void setTest(const models::LoadModel& test);
  const models::LoadModel& test() const { return test_; }
  models::LoadWish wish() const;

  KneePlot* plot() const { return plot_; }
  QTableWidget* table() const { return table_; }
  QComboBox* subjects() const { return subjects_; }
  QComboBox* goals() const { return goals_; }
  QDoubleSpinBox* from() const { return from_; }
  QDoubleSpinBox* to() const { return to_; }
  QSpinBox* steps() const { return steps_; }
  QPushButton* start() const { return start_; }
  QLabel* verdict() const { return verdict_; }
  /// Asks for a file and writes the levels there.
  void saveCsv();

 signals:
  void startRequested(const models::LoadWish& wish);
  void cancelRequested();
  void saved(const QString& words);
  void saveFailed(const QString& reason);

 private:
  enum Column { asked, served, success, p50, p95, p99, fullest, verdictColumn, columns };

  QWidget* makeTools();
  QHBoxLayout* makeGoals(QWidget* tools);
  QHBoxLayout* makeLoads(QWidget* tools);
  void makeTable();
  const models::LoadSubject* subject() const;
  void fillSubjects();
  void suggestLoads();
  void fillTable();
  void agree();
  void copyTable() const;
  QString askForFile();
  void fitColumns();
  void resizeEvent(QResizeEvent* event) override;

  models::LoadModel test_;
  QComboBox *subjects_ = nullptr, *goals_ = nullptr, *lengths_ = nullptr;
  QDoubleSpinBox *from_ = nullptr, *to_ = nullptr;
  QSpinBox* steps_ = nullptr;
  QCheckBox* singly_ = nullptr;
  QPushButton *start_ = nullptr, *save_ = nullptr, *copy_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QLabel *verdict_ = nullptr, *because_ = nullptr;
  KneePlot* plot_ = nullptr;
  QTableWidget* table_ = nullptr;
  bool touched_ = false;  // The user chose the loads; they stay.
};

}  // namespace drydock::views
