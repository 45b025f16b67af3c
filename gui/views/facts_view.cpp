// The table of facts with its filter, copying and keyboard.
#include "gui/views/facts_view.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/why_view.h"

namespace drydock::views {

using models::FactModel;
using models::Tone;

namespace {

// The last column: the glyph of the tone, then the words.
class FactDelegate : public app::FigureDelegate {
 public:
  using FigureDelegate::FigureDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString words = item.text;
    item.text.clear();
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const app::Palette& colors = app::theme().palette();
    const QRect box = option.rect.adjusted(8, 0, -8, 0);
    const bool last = index.column() == FactModel::text;
    const auto tone = Tone(index.data(FactModel::toneRole).toInt());
    if (last) {
      const qreal ratio = painter->device()->devicePixelRatioF();
      painter->drawPixmap(box.left(), box.center().y() - 5, toneGlyph(tone, 12, ratio));
    }
    painter->save();
    painter->setFont(item.font);
    const bool strong = last && (tone == Tone::broken || tone == Tone::command);
    if (strong) painter->setFont(app::theme().font(app::TextSize::body, true));
    painter->setPen(last ? colors.text : colors.muted);
    const QRect rest = last ? box.adjusted(20, 0, 0, 0) : box;
    const QString shown =
        QFontMetricsF(painter->font()).elidedText(words, Qt::ElideRight, rest.width());
    app::drawFigures(*painter, rest, Qt::AlignLeft | Qt::AlignVCenter, shown);
    painter->restore();
  }
};

}  // namespace

FactsView::FactsView(QWidget* parent) : QWidget(parent) {
  setObjectName("facts");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  model_ = new FactModel(this);
  shown_ = new models::FactFilter(this);
  shown_->setSourceModel(model_);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 12, 16, 0);
  rows->setSpacing(8);
  auto* line = new QHBoxLayout;
  line->setSpacing(12);
  filter_ = new QLineEdit(this);
  filter_->setObjectName("factFilter");
  filter_->setPlaceholderText(tr("Filter: words, a kind, a name; -word leaves out"));
  filter_->setAccessibleName(tr("Filter facts"));
  filter_->setClearButtonEnabled(true);
  filter_->setMaximumWidth(420);
  notable_ = new QCheckBox(tr("Only what matters"), this);
  count_ = new QLabel(this);
  count_->setProperty("look", "muted");
  line->addWidget(filter_, 1);
  line->addWidget(notable_);
  line->addStretch();
  line->addWidget(count_);
  rows->addLayout(line);
  buildTable();
  rows->addWidget(table_, 1);
  empty_ = new QLabel(table_);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setProperty("look", "muted");
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& typed) {
    shown_->setWords(typed);
    count();
  });
  connect(notable_, &QCheckBox::toggled, this, [this](bool on) {
    shown_->setNotableOnly(on);
    count();
  });
  count();
}

void FactsView::buildTable() {
  table_ = new QTableView(this);
  table_->setModel(shown_);
  table_->setItemDelegate(new FactDelegate(table_));
  table_->setAccessibleName(tr("Facts"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->setSortingEnabled(true);
  table_->sortByColumn(FactModel::time, Qt::AscendingOrder);
  shown_->setSortRole(FactModel::atRole);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(30);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setStretchLastSection(true);
  table_->setColumnWidth(FactModel::time, 84);
  table_->setColumnWidth(FactModel::kind, 168);
  table_->installEventFilter(this);
  connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int section) {
    shown_->setSortRole(section == FactModel::time ? int(FactModel::atRole) : int(Qt::DisplayRole));
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &FactsView::announce);
  connect(table_, &QTableView::doubleClicked, this, &FactsView::go);
}

void FactsView::setFacts(const QVector<models::FactItem>& facts) {
  model_->setFacts(facts);
  count();
}

void FactsView::setCurrent(const QString& id) {
  const int row = model_->rowOf(id);
  if (row < 0) return;
  quiet_ = true;
  const auto index = shown_->mapFromSource(model_->index(row, 0));
  table_->setCurrentIndex(index);
  if (index.isValid()) table_->scrollTo(index);
  quiet_ = false;
}

void FactsView::count() {
  const int all = model_->rowCount();
  const int some = shown_->rowCount();
  count_->setText(some == all ? tr("%n fact(s)", nullptr, all)
                              : tr("%1 of %n fact(s)", nullptr, all).arg(some));
  empty_->setText(all == 0 ? tr("Nothing has happened yet. Press play.")
                           : tr("No fact has these words."));
  empty_->setVisible(some == 0);
  empty_->setGeometry(table_->viewport()->geometry());
}

void FactsView::announce(const QModelIndex& index) {
  if (quiet_ || !index.isValid()) return;
  const auto subjects = index.data(FactModel::subjectsRole).toStringList();
  if (!subjects.isEmpty()) emit subjectSelected(subjects.first());
  emit factSelected(index.data(FactModel::idRole).toString());
}

void FactsView::go(const QModelIndex& index) {
  if (index.isValid()) emit momentActivated(index.data(FactModel::atRole).toLongLong());
}

void FactsView::copy() const {
  QStringList lines;
  auto rows = table_->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end());
  for (const auto& row : rows) {
    QStringList cells;
    for (int column = 0; column < FactModel::columns; ++column) {
      cells << row.siblingAtColumn(column).data().toString();
    }
    lines << cells.join('\t');
  }
  QGuiApplication::clipboard()->setText(lines.join('\n'));
}

bool FactsView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) empty_->setGeometry(table_->viewport()->geometry());
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  auto* key = static_cast<QKeyEvent*>(event);
  if (key->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
    go(table_->currentIndex());
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace drydock::views
