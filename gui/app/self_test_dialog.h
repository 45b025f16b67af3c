// The page of Help that checks this machine: closed-form cases, run here, beside theory.
#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>
#include <atomic>
#include <memory>

#include "gui/models/self_test.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace drydock::app {

/// Runs the test beside the window's thread as soon as it is shown; may be closed at any time.
class SelfTestDialog : public QDialog {
  Q_OBJECT

 public:
  SelfTestDialog(models::SelfTest test, QWidget* parent);

  QTableWidget* table() const { return table_; }
  QLabel* summary() const { return summary_; }
  QPushButton* again() const { return again_; }
  bool running() const { return running_; }

 signals:
  void resultShown();  ///< The table shows the result.

 private:
  enum Column { tested, figure, theory, model, interval, verdict, columns };

  // What the other thread writes to; it may live longer than the dialog.
  struct Work {
    std::atomic<double> done{0};
  };

  void makeTable();
  void start();
  void watch();
  void showResult(const models::SelfTestResult& result);
  void addFigure(const models::SelfTestFigure& figure, bool first);
  void copy() const;
  void resizeEvent(QResizeEvent* event) override;
  void fitColumns();

  models::SelfTest test_;
  std::shared_ptr<Work> work_;
  QTimer clock_;
  QElapsedTimer since_;
  bool running_ = false;
  QLabel* summary_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QTableWidget* table_ = nullptr;
  QPushButton *again_ = nullptr, *copy_ = nullptr;
};

}  // namespace drydock::app
