// How rows of lists and the kinds beside them are painted.
#pragma once

#include "gui/app/figures.h"

namespace drydock::views {

/// Cells of a list: the first shown one carries the sign of how the row is.
class ListDelegate : public app::FigureDelegate {
  Q_OBJECT

 public:
  static constexpr int markWidth = 20;

  using FigureDelegate::FigureDelegate;
  void setLead(int column) { lead_ = column; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 private:
  int lead_ = 0;
};

/// A kind with its count, or the heading of a family, which has no name.
class KindDelegate : public app::FigureDelegate {
  Q_OBJECT

 public:
  enum Role { nameRole = Qt::UserRole + 1, countRole };

  using FigureDelegate::FigureDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace drydock::views
