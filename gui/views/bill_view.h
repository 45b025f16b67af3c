// The bill: what has been spent, what a month would cost, what it is spent on, and why.
#pragma once

#include <QWidget>

#include "gui/app/figures.h"
#include "gui/models/bill_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace drydock::views {

/// Items with what they are paid for below them; the sum of what is shown stands below the tree.
class BillView : public QWidget {
  Q_OBJECT

 public:
  explicit BillView(QWidget* parent = nullptr);

  void setBill(const models::Bill& bill);
  QTreeView* tree() const { return tree_; }
  models::BillModel* model() const { return model_; }
  models::BillOrder* order() const { return order_; }
  QLineEdit* filter() const { return filter_; }
  QPushButton* onlyRisen() const { return risen_; }
  /// What the pinned line says of a column.
  QString totalText(models::BillModel::Column column) const;

 signals:
  void thingSelected(const QString& id);  ///< What a line is paid for, when it stands on the map.
  void whyRequested(const QString& id);   ///< The link of a row, double click or Enter.

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeFigures();
  QWidget* makeTools();
  void makeTree();
  void retheme();
  void agree();
  void fitColumns();

  models::BillModel* model_ = nullptr;
  models::BillOrder* order_ = nullptr;
  QTreeView* tree_ = nullptr;
  QWidget *tools_ = nullptr, *foot_ = nullptr;
  QLineEdit* filter_ = nullptr;
  QPushButton* risen_ = nullptr;
  app::FigureLabel *total_ = nullptr, *month_ = nullptr;
  QLabel *empty_ = nullptr, *nothing_ = nullptr;
};

}  // namespace drydock::views
