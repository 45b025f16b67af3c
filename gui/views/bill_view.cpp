// Puts the bill together: figures, filter, tree and sum.
#include "gui/views/bill_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/models/format.h"
#include "gui/views/bill_paint.h"

namespace drydock::views {

using models::BillModel;

namespace {

constexpr int kAmount = 80;
constexpr int kMonth = 136;
constexpr int kLeastShare = 64;  // Of the figure alone.
constexpr int kMostShare = 168;
constexpr int kLeastName = 248;
constexpr int kDetail = 144;

QPixmap riseGlyph(qreal ratio) {
  QPixmap picture(QSize(12, 12) * ratio);
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  paintRise(painter, {6, 6});
  return picture;
}

}  // namespace

BillView::BillView(QWidget* parent) : QWidget(parent) {
  setObjectName("bill");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 16, 16, 0);
  rows->setSpacing(12);
  rows->addWidget(makeFigures());
  tools_ = makeTools();
  rows->addWidget(tools_);
  makeTree();
  auto* list = new QVBoxLayout;
  list->setSpacing(0);
  list->addWidget(tree_, 1);
  foot_ = new BillFoot(tree_, order_, this);
  list->addWidget(foot_);
  rows->addLayout(list, 1);
  empty_ = new QLabel(tr("Nothing has been paid for yet. Press play."), this);
  empty_->setProperty("look", "muted");
  empty_->setAlignment(Qt::AlignTop);
  rows->addWidget(empty_, 1);
  nothing_ = new QLabel(tr("No line of the bill fits the filter."), tree_);
  nothing_->setAlignment(Qt::AlignCenter);
  nothing_->setProperty("look", "muted");
  connect(&app::theme(), &app::Theme::changed, this, &BillView::retheme);
  retheme();
  setBill({});
}

QWidget* BillView::makeFigures() {
  auto* head = new QWidget(this);
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(40);
  const auto figure = [&](const QString& name) {
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    auto* words = new QLabel(name, head);
    words->setProperty("look", "caption");
    auto* value = new app::FigureLabel(head);
    column->addWidget(words);
    column->addWidget(value);
    line->addLayout(column);
    return value;
  };
  total_ = figure(tr("Spent so far"));
  month_ = figure(tr("A month at this rate"));
  line->addStretch();
  return head;
}

QWidget* BillView::makeTools() {
  auto* tools = new QWidget(this);
  auto* line = new QHBoxLayout(tools);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(12);
  filter_ = new QLineEdit(tools);
  filter_->setObjectName("billFilter");
  filter_->setPlaceholderText(tr("Filter; -word leaves out"));
  filter_->setAccessibleName(tr("Filter the bill"));
  filter_->setClearButtonEnabled(true);
  filter_->setMinimumWidth(96);
  filter_->setMaximumWidth(320);
  risen_ = new QPushButton(tr("Rose in the last hour"), tools);
  risen_->setObjectName("billRisen");
  risen_->setProperty("look", "chip");
  risen_->setCheckable(true);
  risen_->setToolTip(tr("Only what costs at least 5 % and $1 a month more than an hour ago"));
  line->addWidget(filter_, 1);
  line->addWidget(risen_);
  line->addStretch();
  return tools;
}

void BillView::makeTree() {
  model_ = new BillModel(this);
  order_ = new models::BillOrder(this);
  order_->setSourceModel(model_);
  tree_ = new QTreeView(this);
  tree_->setModel(order_);
  auto* delegate = new BillDelegate(tree_);
  tree_->setItemDelegate(delegate);
  tree_->setAccessibleName(tr("Bill by item"));
  tree_->setAccessibleDescription(tr("Enter says why a line costs what it does."));
  tree_->setIndentation(20);
  tree_->setUniformRowHeights(true);
  tree_->setExpandsOnDoubleClick(false);
  tree_->setSortingEnabled(true);
  tree_->sortByColumn(BillModel::perMonth, Qt::DescendingOrder);
  tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  tree_->setMouseTracking(true);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionsMovable(false);
  const auto ask = [this](const QModelIndex& index) {
    emit whyRequested(index.data(BillModel::idRole).toString());
  };
  connect(delegate, &BillDelegate::whyClicked, this, ask);
  connect(tree_, &QTreeView::activated, this, ask);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            const QString thing = index.data(BillModel::thingRole).toString();
            if (!thing.isEmpty()) emit thingSelected(thing);
          });
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& typed) {
    order_->setWords(typed);
    if (!typed.trimmed().isEmpty()) tree_->expandAll();
    agree();
  });
  connect(risen_, &QPushButton::toggled, this, [this](bool only) {
    order_->setOnlyRisen(only);
    if (only) tree_->expandAll();
    agree();
  });
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setContext(Qt::WidgetWithChildrenShortcut);
  connect(find, &QShortcut::activated, this, [this] {
    filter_->setFocus();
    filter_->selectAll();
  });
}

void BillView::retheme() {
  const QFont display = app::theme().font(app::TextSize::display, true);
  for (auto* label : {total_, month_}) label->setLook(display, app::theme().palette().money);
  risen_->setIcon(riseGlyph(devicePixelRatioF()));
  risen_->setIconSize({12, 12});
}

void BillView::setBill(const models::Bill& bill) {
  model_->setBill(bill);
  total_->setText(models::dollarText(bill.dollars));
  month_->setText(models::dollarText(bill.dollarsPerMonth));
  agree();
}

QString BillView::totalText(BillModel::Column column) const {
  return static_cast<const BillFoot*>(foot_)->text(column);
}

// Shows what there is to be shown.
void BillView::agree() {
  const bool any = !model_->bill().items.isEmpty();
  empty_->setVisible(!any);
  for (QWidget* part : {static_cast<QWidget*>(tree_), foot_, tools_}) part->setVisible(any);
  nothing_->setVisible(any && order_->rowCount() == 0);
  nothing_->setGeometry(tree_->viewport()->geometry().adjusted(0, 24, 0, -24));
  foot_->update();
}

void BillView::fitColumns() {
  const int room = width() - 32 - 12;  // Margins, and the bar that scrolls.
  const int share =
      std::clamp(room - kAmount - kMonth - kLeastName - kDetail, kLeastShare, kMostShare);
  int rest = room - kAmount - kMonth - share;
  const bool detail = rest >= kLeastName + kDetail;
  if (detail) rest -= kDetail;
  auto* header = tree_->header();
  header->setSectionHidden(BillModel::detail, !detail);
  header->resizeSection(BillModel::name, rest);
  if (detail) header->resizeSection(BillModel::detail, kDetail);
  header->resizeSection(BillModel::amount, kAmount);
  header->resizeSection(BillModel::perMonth, kMonth);
  header->resizeSection(BillModel::share, share);
  nothing_->setGeometry(tree_->viewport()->geometry().adjusted(0, 24, 0, -24));
}

void BillView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

}  // namespace drydock::views
