// The instructor's station: a window of its own, to be put where the trainee does not look.
#pragma once

#include <QDialog>

#include "gui/models/station_model.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace drydock::views {
class CommandFormView;
}

namespace drydock::app {

/// Chooses a fault, fills it in, says when it strikes and whether it is hidden; lists them all.
class StationDialog : public QDialog {
  Q_OBJECT

 public:
  explicit StationDialog(const models::FormDesk& desk, QWidget* parent = nullptr);

  void setStation(const models::StationModel& station);
  const models::StationModel& station() const { return station_; }
  /// Milliseconds from now at which the fault is to strike; 0 is now.
  qint64 delay() const;

  QComboBox* faults() const { return faults_; }
  QComboBox* times() const { return times_; }
  QCheckBox* hidden() const { return hidden_; }
  QCheckBox* veil() const { return veil_; }
  QTableWidget* table() const { return table_; }
  QPushButton* takeBack() const { return takeBack_; }
  views::CommandFormView* form() const { return form_; }

 signals:
  void strikeWanted(const models::StrikeWish& wish);
  void takeBackWanted(std::uint32_t number);
  void veilWanted(bool on);

 private:
  enum Column { when, what, seen, state, columns };

  QWidget* makeChoice();
  void makeTable();
  void fillFaults();
  void fillTable();
  void openForm();
  void agree();
  std::uint32_t chosen() const;
  void fitColumns();
  void resizeEvent(QResizeEvent* event) override;

  models::FormDesk desk_;
  models::StationModel station_;
  QString shape_;
  QComboBox *faults_ = nullptr, *times_ = nullptr;
  QCheckBox *hidden_ = nullptr, *veil_ = nullptr;
  QVBoxLayout* place_ = nullptr;
  views::CommandFormView* form_ = nullptr;
  QTableWidget* table_ = nullptr;
  QLabel* empty_ = nullptr;
  QPushButton* takeBack_ = nullptr;
};

}  // namespace drydock::app
