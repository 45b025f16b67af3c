// Builds the page; keeps widths and order of each kind, and the current row through all changes.
#include "gui/views/lists_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/lists_paint.h"

namespace drydock::views {

using models::ListModel;

namespace {

constexpr int kWidestColumn = 320;
constexpr int kLeastColumn = 48;
constexpr int kMeasuredRows = 200;
constexpr int kCellPadding = 18;
constexpr int kHeaderRoom = 28;  // Padding, and the arrow of the order.

}  // namespace

ListsView::ListsView(QWidget* parent) : QWidget(parent) {
  setObjectName("lists");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  model_ = new ListModel(this);
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(0);
  makeKinds();
  columns->addWidget(kinds_);
  auto* rule = new QFrame(this);
  rule->setProperty("look", "divider");
  rule->setFixedWidth(1);
  columns->addWidget(rule);
  auto* rows = new QVBoxLayout;
  rows->setContentsMargins(8, 12, 8, 0);
  rows->setSpacing(8);
  rows->addWidget(makeHead());
  makeTable();
  rows->addWidget(table_, 1);
  columns->addLayout(rows, 1);
  empty_ = new QLabel(table_);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setProperty("look", "muted");
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& typed) {
    quiet_ = true;
    model_->setWords(typed);
    quiet_ = false;
    agree();
    count();
  });
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setContext(Qt::WidgetWithChildrenShortcut);
  connect(find, &QShortcut::activated, this, [this] {
    filter_->setFocus();
    filter_->selectAll();
  });
  count();
}

QWidget* ListsView::makeHead() {
  auto* head = new QWidget(this);
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(8, 0, 8, 0);
  line->setSpacing(12);
  filter_ = new QLineEdit(head);
  filter_->setObjectName("listFilter");
  filter_->setPlaceholderText(tr("Filter; -word leaves out"));
  filter_->setAccessibleName(tr("Filter the rows"));
  filter_->setClearButtonEnabled(true);
  filter_->setMinimumWidth(96);
  filter_->setMaximumWidth(320);
  filter_->installEventFilter(this);
  allColumns_ = new QCheckBox(tr("All columns"), head);
  allColumns_->setToolTip(tr("Further columns, as kubectl get -o wide shows them"));
  connect(allColumns_, &QCheckBox::clicked, this, [this] { chosenColumns_ = true; });
  connect(allColumns_, &QCheckBox::toggled, this, &ListsView::showColumns);
  count_ = new QLabel(head);
  count_->setProperty("look", "muted");
  line->addWidget(filter_, 1);
  line->addWidget(allColumns_);
  line->addStretch();
  line->addWidget(count_);
  return head;
}

void ListsView::makeTable() {
  table_ = new QTableView(this);
  table_->setObjectName("listTable");
  table_->setModel(model_);
  table_->setItemDelegate(new ListDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(28);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setStretchLastSection(true);
  header->setSortIndicatorClearable(true);
  header->setSortIndicator(-1, Qt::AscendingOrder);
  table_->setSortingEnabled(true);
  table_->installEventFilter(this);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &ListsView::announce);
  connect(table_, &QTableView::doubleClicked, this, &ListsView::open);
}

void ListsView::makeKinds() {
  kinds_ = new QListWidget(this);
  kinds_->setObjectName("listKinds");
  kinds_->setAccessibleName(tr("Kinds of things"));
  kinds_->setItemDelegate(new KindDelegate(kinds_));
  kinds_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  kinds_->setFixedWidth(208);
  kinds_->installEventFilter(this);
  connect(kinds_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
    const QString name = item ? item->data(KindDelegate::nameRole).toString() : QString();
    if (!quiet_ && !name.isEmpty()) setKind(name);
  });
}

void ListsView::setKinds(const QVector<models::ListKindItem>& kinds) {
  const bool same = std::equal(kinds.begin(), kinds.end(), known_.begin(), known_.end(),
                               [](const auto& a, const auto& b) { return a.name == b.name; });
  known_ = kinds;
  if (!same) fillKinds();
  for (int row = 0; row < kinds_->count(); ++row) {
    QListWidgetItem* item = kinds_->item(row);
    const QString name = item->data(KindDelegate::nameRole).toString();
    for (const auto& kind : known_) {
      if (kind.name != name || item->data(KindDelegate::countRole) == kind.count) continue;
      item->setData(KindDelegate::countRole, kind.count);
    }
  }
  if (kind_.isEmpty() && !known_.isEmpty()) setKind(known_.first().name);
}

void ListsView::fillKinds() {
  quiet_ = true;
  kinds_->clear();
  for (int at = 0; at < known_.size(); ++at) {
    const auto& kind = known_[at];
    if (at == 0 || kind.cloud != known_[at - 1].cloud) {
      auto* heading = new QListWidgetItem(kind.cloud ? tr("Cloud") : tr("Cluster"), kinds_);
      heading->setFlags(Qt::NoItemFlags);
    }
    auto* item = new QListWidgetItem(kind.title, kinds_);
    item->setData(KindDelegate::nameRole, kind.name);
    item->setToolTip(kind.title);
    if (kind.name == kind_) kinds_->setCurrentItem(item);
  }
  quiet_ = false;
}

void ListsView::setKind(const QString& name) {
  if (name == kind_) return;
  keep();
  kind_ = name;
  quiet_ = true;
  for (int row = 0; row < kinds_->count(); ++row) {
    QListWidgetItem* item = kinds_->item(row);
    if (item->data(KindDelegate::nameRole).toString() == name) kinds_->setCurrentItem(item);
  }
  const QSignalBlocker still(filter_);
  filter_->clear();
  model_->setWords({});
  quiet_ = false;
  emit kindRequested(name);
}

void ListsView::setTable(const models::ListTable& table) {
  if (table.kind != kind_) return;
  const bool other = model_->table().kind != table.kind;
  const bool wasEmpty = model_->total() == 0;
  quiet_ = true;
  model_->setTable(table);
  quiet_ = false;
  if (other) {
    restore();
  } else if (wasEmpty && model_->total() > 0) {
    fitColumns();
  }
  agree();
  count();
}

void ListsView::keep() {
  if (model_->table().kind.isEmpty()) return;
  Kept& kept = kept_[model_->table().kind];
  const auto* header = table_->horizontalHeader();
  kept.widths.clear();
  if (model_->total() > 0) {
    for (int column = 0; column < model_->columnCount(); ++column) {
      kept.widths.append(header->isSectionHidden(column) ? 0 : header->sectionSize(column));
    }
  }
  kept.column = header->sortIndicatorSection();
  kept.order = header->sortIndicatorOrder();
  kept.sorted = true;
}

void ListsView::restore() {
  const Kept kept = kept_.value(kind_);
  const int column = kept.sorted ? kept.column : model_->table().sortedBy;
  table_->sortByColumn(column, kept.order);
  for (const auto& kind : known_) {
    if (kind.name == kind_) table_->setAccessibleName(kind.title);
  }
  chooseColumns();
  fitColumns();
  for (int at = 0; at < kept.widths.size(); ++at) {
    if (kept.widths[at] > 0) table_->setColumnWidth(at, kept.widths[at]);
  }
  showColumns();
  table_->scrollToTop();
}

int ListsView::widthOf(int column) const {
  const QString title = model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  const QFont small = app::theme().font(app::TextSize::caption);
  qreal widest = QFontMetricsF(small).horizontalAdvance(title) + kHeaderRoom;
  const QFont font = app::theme().font(app::TextSize::body);
  for (int row = 0; row < std::min(model_->rowCount(), kMeasuredRows); ++row) {
    const QString text = model_->index(row, column).data().toString();
    widest = std::max(widest, app::figuresWidth(font, text) + kCellPadding);
  }
  if (column == lead()) widest += ListDelegate::markWidth;
  return std::clamp(static_cast<int>(widest) + 1, kLeastColumn, kWidestColumn);
}

// Until a person chooses: all columns where they fit without scrolling.
void ListsView::chooseColumns() {
  if (chosenColumns_ || model_->columnCount() == 0) return;
  int needed = 0;
  for (int column = 0; column < model_->columnCount(); ++column) needed += widthOf(column);
  allColumns_->setChecked(needed <= table_->viewport()->width());
}

void ListsView::fitColumns() {
  for (int column = 0; column < model_->columnCount(); ++column) {
    table_->setColumnWidth(column, widthOf(column));
  }
}

// The first column that is shown.
int ListsView::lead() const {
  const auto& columns = model_->table().columns;
  int column = 0;
  while (column < columns.size() && columns[column].extra && !allColumns_->isChecked()) ++column;
  return column;
}

void ListsView::showColumns() {
  const auto& columns = model_->table().columns;
  for (int column = 0; column < columns.size(); ++column) {
    const bool hidden = columns[column].extra && !allColumns_->isChecked();
    table_->setColumnHidden(column, hidden);
    if (!hidden && table_->columnWidth(column) == 0)
      table_->setColumnWidth(column, widthOf(column));
  }
  static_cast<ListDelegate*>(table_->itemDelegate())->setLead(lead());
  model_->setLead(lead());
  table_->viewport()->update();
}

void ListsView::count() {
  const int all = model_->total();
  const int some = model_->rowCount();
  count_->setText(some == all ? tr("%n row(s)", nullptr, all)
                              : tr("%1 of %n row(s)", nullptr, all).arg(some));
  empty_->setText(all == 0 ? tr("There are none now.") : tr("No row has these words."));
  empty_->setVisible(some == 0);
  empty_->setGeometry(table_->viewport()->geometry());
}

void ListsView::setSelected(const QString& id) {
  selected_ = id;
  agree();
}

// Makes the current row that of what is selected, when it is not.
void ListsView::agree() {
  const QModelIndex current = table_->currentIndex();
  const QString& id = selected_;
  if (current.isValid() && current.data(ListModel::idRole).toString() == id) return;
  quiet_ = true;
  const int row = id.isEmpty() ? -1 : model_->rowOf(id);
  if (row < 0) {
    if (current.isValid()) table_->selectionModel()->clear();
  } else {
    const QModelIndex index = model_->index(row, std::max(0, table_->columnAt(0)));
    table_->setCurrentIndex(index);
    table_->scrollTo(index);
  }
  quiet_ = false;
}

void ListsView::announce(const QModelIndex& index) {
  if (quiet_ || !index.isValid()) return;
  selected_ = index.data(ListModel::idRole).toString();
  emit selectionChanged(selected_);
}

void ListsView::open(const QModelIndex& index) {
  if (index.isValid()) emit opened(index.data(ListModel::idRole).toString());
}

void ListsView::copy() const {
  QStringList lines;
  auto rows = table_->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end());
  for (const QModelIndex& row : rows) {
    QStringList cells;
    for (int column = 0; column < model_->columnCount(); ++column) {
      if (!table_->isColumnHidden(column)) {
        cells << row.siblingAtColumn(column).data().toString();
      }
    }
    lines << cells.join('\t');
  }
  QGuiApplication::clipboard()->setText(lines.join('\n'));
}

void ListsView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  kinds_->setFixedWidth(std::clamp(width() * 27 / 100, 152, 232));
}

bool ListsView::tableKey(QKeyEvent& key) {
  if (key.matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
    open(table_->currentIndex());
    return true;
  }
  if (key.text() == "/") {
    filter_->setFocus();
    return true;
  }
  return false;
}

bool ListsView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_ && event->type() == QEvent::Resize) {
    empty_->setGeometry(table_->viewport()->geometry());
    chooseColumns();
  }
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  auto* key = static_cast<QKeyEvent*>(event);
  const bool into =
      (watched == filter_ && key->key() == Qt::Key_Down) ||
      (watched == kinds_ && (key->key() == Qt::Key_Right || key->key() == Qt::Key_Return));
  if (into) {
    table_->setFocus();
    if (!table_->currentIndex().isValid() && model_->rowCount() > 0) table_->selectRow(0);
    return true;
  }
  if (watched == filter_ && key->key() == Qt::Key_Escape) {
    filter_->clear();
    table_->setFocus();
    return true;
  }
  if (watched == table_ && tableKey(*key)) return true;
  return QWidget::eventFilter(watched, event);
}

}  // namespace drydock::views
