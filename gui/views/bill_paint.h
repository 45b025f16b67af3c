// How the rows of the bill are drawn, and the sum below them.
#pragma once

#include "gui/app/figures.h"
#include "gui/models/bill_model.h"

class QTreeView;

namespace drydock::views {

/// Amounts at the right, a bar for each share, a sign for what rose, and a "why?" that can be
/// clicked in the row under the mouse and in the current one.
class BillDelegate : public app::FigureDelegate {
  Q_OBJECT

 public:
  explicit BillDelegate(QTreeView* tree);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  /// Where "why?" stands in the cell of a name.
  static QRectF whyBox(const QRectF& cell);

 signals:
  void whyClicked(const QModelIndex& index);

 protected:
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

 private:
  void paintName(QPainter& painter, QRectF box, const QModelIndex& index, bool asks) const;
  void paintMonth(QPainter& painter, const QRectF& box, const QModelIndex& index) const;
};

/// The bar of a share; `strong` for items, lighter for what they consist of.
void paintShare(QPainter& painter, const QRectF& box, double share, bool strong);
/// The sign of what rose: an upright triangle.
void paintRise(QPainter& painter, const QPointF& middle);

/// The pinned line: the sums of what is shown, under the columns of the tree.
class BillFoot : public QWidget {
  Q_OBJECT

 public:
  BillFoot(QTreeView* tree, const models::BillOrder* order, QWidget* parent);
  QString text(models::BillModel::Column column) const;
  QSize sizeHint() const override { return {320, 36}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QTreeView* tree_ = nullptr;
  const models::BillOrder* order_ = nullptr;
};

}  // namespace drydock::views
