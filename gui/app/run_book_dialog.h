// The run book of what is played: its steps with their times, each to be given from here.
#pragma once

#include <QDialog>

#include "gui/models/run_book_model.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace drydock::app {

/// Stands beside the window while people work through it.
class RunBookDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RunBookDialog(QWidget* parent = nullptr);

  void setBook(const models::RunBookModel& book);
  const models::RunBookModel& book() const { return book_; }
  /// Of the step of this number; null where nothing is given.
  QPushButton* button(int step) const { return steps_.value(step).give; }
  /// Shows what steps are changed with.
  void setEditing(bool on);

 signals:
  void stepWanted(int step);
  void moveWanted(int from, int to);
  void removeWanted(int step);
  void retimeWanted(int step, int minutes);
  /// A step at the end: with the command that was given last, or of people alone.
  void addWanted(bool withCommand);
  void saveWanted();

 private:
  struct StepCard {
    QLabel *times = nullptr, *reason = nullptr;
    QPushButton* give = nullptr;
    QWidget* edit = nullptr;
    QSpinBox* minutes = nullptr;
  };

  void rebuild();
  void addStep(QVBoxLayout* rows, int number);
  QWidget* editRow(int number, StepCard& made);
  QWidget* editFoot();
  void fill();

  models::RunBookModel book_;
  QLabel *title_ = nullptr, *text_ = nullptr, *state_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QWidget *content_ = nullptr, *foot_ = nullptr;
  QPushButton* edit_ = nullptr;
  QVector<StepCard> steps_;
};

}  // namespace drydock::app
