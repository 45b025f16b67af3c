// The bill's tree with amounts at the right and a bar for each share.
#include "gui/views/bill_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/models/format.h"

namespace drydock::views {

using models::BillModel;

namespace {

class BillDelegate : public app::FigureDelegate {
 public:
  using FigureDelegate::FigureDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString words = item.text;
    item.text.clear();
    item.icon = {};
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const app::Palette& colors = app::theme().palette();
    const bool group = !index.parent().isValid();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF box = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const QString icon = index.data(BillModel::iconRole).toString();
    if (index.column() == BillModel::name && group && !icon.isEmpty()) {
      app::drawIcon(*painter, {box.left(), box.top(), 16, box.height()}, icon, 16, colors.muted);
    }
    if (index.column() == BillModel::name) box.setLeft(box.left() + (group ? 24 : 4));
    if (index.column() == BillModel::share) {
      const double share = index.data(BillModel::shareRole).toDouble();
      QRectF bar(box.left(), box.center().y() - 3, std::max(0.0, box.width() - 56), 6);
      painter->setPen(Qt::NoPen);
      painter->setBrush(colors.sunken);
      painter->drawRoundedRect(bar, 3, 3);
      bar.setWidth(std::max(2.0, bar.width() * share));
      QColor ink = colors.money;
      if (!group) ink.setAlphaF(0.55f);
      painter->setBrush(ink);
      painter->drawRoundedRect(bar, 3, 3);
    }
    const bool quiet = index.column() == BillModel::detail || index.column() == BillModel::share;
    painter->setFont(app::theme().font(app::TextSize::body, group && !quiet));
    painter->setPen(quiet ? colors.muted : colors.text);
    const int side = index.column() >= BillModel::amount ? Qt::AlignRight : Qt::AlignLeft;
    const QString shown =
        QFontMetricsF(painter->font()).elidedText(words, Qt::ElideRight, box.width());
    app::drawFigures(*painter, box, side | Qt::AlignVCenter, shown);
    painter->restore();
  }
};

}  // namespace

BillView::BillView(QWidget* parent) : QWidget(parent) {
  setObjectName("bill");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 16, 16, 0);
  rows->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(40);
  const auto figure = [&](const QString& name) {
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    auto* words = new QLabel(name, this);
    words->setProperty("look", "caption");
    auto* value = new app::FigureLabel(this);
    column->addWidget(words);
    column->addWidget(value);
    head->addLayout(column);
    return value;
  };
  total_ = figure(tr("Spent so far"));
  month_ = figure(tr("A month at this rate"));
  head->addStretch();
  rows->addLayout(head);
  model_ = new BillModel(this);
  tree_ = new QTreeView(this);
  tree_->setModel(model_);
  tree_->setItemDelegate(new BillDelegate(tree_));
  tree_->setAccessibleName(tr("Bill by item"));
  tree_->setIndentation(20);
  tree_->setUniformRowHeights(true);
  tree_->setAllColumnsShowFocus(true);
  tree_->setExpandsOnDoubleClick(false);
  auto* header = tree_->header();
  header->setStretchLastSection(true);
  header->setSectionsMovable(false);
  header->resizeSection(BillModel::name, 248);
  header->resizeSection(BillModel::detail, 156);
  header->resizeSection(BillModel::amount, 84);
  header->resizeSection(BillModel::perMonth, 132);
  rows->addWidget(tree_, 1);
  empty_ = new QLabel(tr("Nothing has been paid for yet. Press play."), this);
  empty_->setProperty("look", "muted");
  rows->addWidget(empty_);
  connect(model_, &QAbstractItemModel::modelReset, tree_, &QTreeView::expandAll);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            if (index.isValid()) emit itemSelected(index.data(BillModel::idRole).toString());
          });
  connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
    emit whyRequested(index.data(BillModel::idRole).toString());
  });
  connect(&app::theme(), &app::Theme::changed, this, &BillView::retheme);
  retheme();
  setBill({});
}

void BillView::retheme() {
  const QFont display = app::theme().font(app::TextSize::display, true);
  for (auto* label : {total_, month_}) label->setLook(display, app::theme().palette().money);
}

void BillView::setBill(const models::Bill& bill) {
  model_->setBill(bill);
  total_->setText(models::dollarText(bill.dollars));
  month_->setText(models::dollarText(bill.dollarsPerMonth));
  empty_->setVisible(bill.groups.isEmpty());
  tree_->setVisible(!bill.groups.isEmpty());
}

}  // namespace drydock::views
