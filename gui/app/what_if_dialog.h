// "What would this do?": two futures of the platform side by side, before anything is done.
#pragma once

#include <QDialog>

#include "gui/models/what_if_model.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace drydock::app {

/// Shows what it is given, and asks anew when somebody wants to look further ahead.
class WhatIfDialog : public QDialog {
  Q_OBJECT

 public:
  static constexpr qint64 kFirstSpan = 15 * 60000;

  explicit WhatIfDialog(QWidget* parent = nullptr);

  void setModel(const models::WhatIfModel& model);
  const models::WhatIfModel& model() const { return model_; }
  /// The answer as plain text, for the clipboard.
  QString text() const;

  QComboBox* spans() const { return spans_; }
  QTableWidget* figures() const { return figures_; }
  QTableWidget* lines() const { return lines_; }
  QLabel* verdict() const { return verdict_; }
  QPushButton* doButton() const { return do_; }

 signals:
  void spanWanted(qint64 span);
  void doneRequested();  ///< The command is to be given now.

 private:
  enum FigureColumn { name, without, with, change, figureColumns };
  enum LineColumn { time, what, lineColumns };

  QHBoxLayout* makeHead();
  QHBoxLayout* makeAnswer();
  QHBoxLayout* makeFoot();
  void makeFigures();
  void makeLines();
  void fill();
  void agree();
  void fitColumns();

  models::WhatIfModel model_;
  QLabel *command_ = nullptr, *touches_ = nullptr, *verdict_ = nullptr, *glyph_ = nullptr;
  QLabel* happens_ = nullptr;
  QComboBox* spans_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QTableWidget *figures_ = nullptr, *lines_ = nullptr;
  QPushButton *copy_ = nullptr, *close_ = nullptr, *do_ = nullptr;
};

}  // namespace drydock::app
