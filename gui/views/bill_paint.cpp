// Paints rows and sum of the bill; what is clicked in a row is found by the same boxes.
#include "gui/views/bill_paint.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QTreeView>
#include <algorithm>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/models/format.h"
#include "gui/views/bill_view.h"

namespace drydock::views {

using app::TextSize;
using models::BillModel;

namespace {

constexpr qreal kPercent = 56;

QRectF insideOf(const QRectF& cell) { return cell.adjusted(8, 0, -8, 0); }

// Room for the word that asks why.
qreal whyWidth() {
  return app::figuresWidth(app::theme().font(TextSize::body, true), BillView::tr("why?")) + 2;
}

void elided(QPainter& painter, const QRectF& box, int side, const QString& words) {
  const qreal room = box.width();
  const QString shown = app::figuresWidth(painter.font(), words) <= room
                            ? words
                            : QFontMetricsF(painter.font()).elidedText(words, Qt::ElideRight, room);
  app::drawFigures(painter, box, side | Qt::AlignVCenter, shown);
}

}  // namespace

void paintShare(QPainter& painter, const QRectF& box, double share, bool strong) {
  const app::Palette& colors = app::theme().palette();
  QRectF bar(box.left(), box.center().y() - 3, std::max(0.0, box.width() - kPercent), 6);
  if (bar.width() >= 12) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.sunken);
    painter.drawRoundedRect(bar, 3, 3);
    bar.setWidth(bar.width() * std::clamp(share, 0.0, 1.0));
    QColor ink = colors.money;
    if (!strong) ink.setAlphaF(0.55f);
    painter.setBrush(ink);
    if (bar.width() > 0) painter.drawRoundedRect(bar, 3, 3);
  }
  painter.setFont(app::theme().font(TextSize::body));
  painter.setPen(colors.muted);
  app::drawFigures(painter, box, Qt::AlignRight | Qt::AlignVCenter, models::shareText(share));
}

void paintRise(QPainter& painter, const QPointF& middle) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(app::theme().palette().money);
  painter.drawPolygon(QPolygonF(
      {middle + QPointF(0, -4), middle + QPointF(4.5, 3.5), middle + QPointF(-4.5, 3.5)}));
}

BillDelegate::BillDelegate(QTreeView* tree) : FigureDelegate(tree) {}

QRectF BillDelegate::whyBox(const QRectF& cell) {
  const QRectF box = insideOf(cell);
  const qreal wide = whyWidth();
  return {box.right() - wide, box.top(), wide, box.height()};
}

void BillDelegate::paintName(QPainter& painter, QRectF box, const QModelIndex& index,
                             bool asks) const {
  const app::Palette& colors = app::theme().palette();
  const bool item = !index.parent().isValid();
  const QString icon = index.data(BillModel::iconRole).toString();
  if (item && !icon.isEmpty()) {
    app::drawIcon(painter, {box.left(), box.top(), 16, box.height()}, icon, 16, colors.muted);
  }
  box.setLeft(box.left() + (item ? 24 : 4));
  if (asks) {
    const QFont link = app::theme().font(TextSize::body, true);
    const qreal wide = whyWidth();
    const QRectF place(box.right() - wide, box.top(), wide, box.height());
    painter.setFont(link);
    painter.setPen(colors.accent);
    app::drawFigures(painter, place, Qt::AlignRight | Qt::AlignVCenter, BillView::tr("why?"));
    box.setRight(place.left() - 8);
  }
  painter.setFont(app::theme().font(TextSize::body, item));
  painter.setPen(colors.text);
  elided(painter, box, Qt::AlignLeft, index.data().toString());
}

void BillDelegate::paintMonth(QPainter& painter, const QRectF& box,
                              const QModelIndex& index) const {
  const bool item = !index.parent().isValid();
  const QString words = index.data().toString();
  painter.setFont(app::theme().font(TextSize::body, item));
  if (index.data(BillModel::roseRole).toDouble() > 0) {
    const qreal left = box.right() - app::figuresWidth(painter.font(), words);
    paintRise(painter, {left - 10, box.center().y()});
  }
  painter.setPen(app::theme().palette().text);
  elided(painter, box, Qt::AlignRight, words);
}

void BillDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const app::Palette& colors = app::theme().palette();
  if (option.state & QStyle::State_Selected) {
    painter->fillRect(option.rect, colors.accentSoft);
  } else if (option.state & QStyle::State_MouseOver) {
    painter->fillRect(option.rect, colors.hover);
  }
  const bool whole = !index.parent().isValid();
  const QRectF box = insideOf(option.rect);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  switch (index.column()) {
    case BillModel::name:
      paintName(*painter, box, index,
                option.state & (QStyle::State_MouseOver | QStyle::State_Selected));
      break;
    case BillModel::share:
      paintShare(*painter, box, index.data(BillModel::shareRole).toDouble(), whole);
      break;
    case BillModel::perMonth:
      paintMonth(*painter, box, index);
      break;
    default: {
      const bool quiet = index.column() == BillModel::detail;
      painter->setFont(app::theme().font(TextSize::body, whole && !quiet));
      painter->setPen(quiet ? colors.muted : colors.text);
      elided(*painter, box, quiet ? Qt::AlignLeft : Qt::AlignRight, index.data().toString());
    }
  }
  painter->restore();
}

bool BillDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                               const QStyleOptionViewItem& option, const QModelIndex& index) {
  if (event->type() == QEvent::MouseButtonRelease && index.column() == BillModel::name) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() == Qt::LeftButton && whyBox(option.rect).contains(mouse->position())) {
      emit whyClicked(index);
      return true;
    }
  }
  return FigureDelegate::editorEvent(event, model, option, index);
}

BillFoot::BillFoot(QTreeView* tree, const models::BillOrder* order, QWidget* parent)
    : QWidget(parent), tree_(tree), order_(order) {
  setObjectName("billTotal");
  setFixedHeight(36);
  const auto repaint = qOverload<>(&QWidget::update);
  connect(tree_->header(), &QHeaderView::sectionResized, this, repaint);
  connect(order_, &QAbstractItemModel::dataChanged, this, repaint);
  connect(order_, &QAbstractItemModel::rowsInserted, this, repaint);
  connect(order_, &QAbstractItemModel::rowsRemoved, this, repaint);
  connect(order_, &QAbstractItemModel::layoutChanged, this, repaint);
  connect(&app::theme(), &app::Theme::changed, this, repaint);
}

QString BillFoot::text(BillModel::Column column) const {
  const auto* bill = static_cast<const BillModel*>(order_->sourceModel());
  const bool part = order_->filters();
  const double month = part ? order_->sum(BillModel::perMonth) : bill->bill().dollarsPerMonth;
  const double whole = bill->bill().dollarsPerMonth;
  switch (column) {
    case BillModel::name:
      return part ? BillView::tr("Total of what is shown") : BillView::tr("Total");
    case BillModel::detail:
      return {};
    case BillModel::amount:
      return models::centsText(part ? order_->sum(BillModel::amount) : bill->bill().dollars);
    case BillModel::perMonth:
      return models::centsText(month);
    default:
      return models::percentText(whole > 0 ? month / whole : 0);
  }
}

void BillFoot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const app::Palette& colors = app::theme().palette();
  painter.fillRect(QRectF(0, 0, width(), 1), colors.lineStrong);
  painter.setFont(app::theme().font(TextSize::body, true));
  painter.setPen(colors.text);
  const QHeaderView* header = tree_->header();
  qreal amounts = header->sectionViewportPosition(BillModel::amount);
  for (int column = 0; column < BillModel::columns; ++column) {
    if (header->isSectionHidden(column)) continue;
    const auto which = static_cast<BillModel::Column>(column);
    QRectF cell(header->sectionViewportPosition(column), 1, header->sectionSize(column),
                height() - 1.0);
    if (which == BillModel::name) cell.setRight(amounts);  // It may reach over what was used.
    const int side = which == BillModel::name ? Qt::AlignLeft : Qt::AlignRight;
    elided(painter, insideOf(cell), side, text(which));
  }
}

}  // namespace drydock::views
