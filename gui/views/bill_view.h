// The bill: what has been spent, what a month would cost, and what it is spent on.
#pragma once

#include <QWidget>

#include "gui/app/figures.h"
#include "gui/models/bill_model.h"

class QLabel;
class QTreeView;

namespace drydock::views {

class BillView : public QWidget {
  Q_OBJECT

 public:
  explicit BillView(QWidget* parent = nullptr);

  void setBill(const models::Bill& bill);
  QTreeView* tree() const { return tree_; }
  models::BillModel* model() const { return model_; }

 signals:
  void itemSelected(const QString& id);
  void whyRequested(const QString& id);  ///< Double click or Enter.

 private:
  void retheme();

  models::BillModel* model_ = nullptr;
  QTreeView* tree_ = nullptr;
  app::FigureLabel *total_ = nullptr, *month_ = nullptr;
  QLabel* empty_ = nullptr;
};

}  // namespace drydock::views
