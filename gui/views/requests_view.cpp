// Puts the page together: switch and filters, the list of requests, and the waterfall below it.
#include "gui/views/requests_view.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/waterfall_view.h"

namespace drydock::views {

using models::TraceList;

RequestsView::RequestsView(QWidget* parent) : QWidget(parent) {
  setObjectName("requests");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  list_ = new TraceList(this);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 12, 16, 0);
  rows->setSpacing(8);
  rows->addWidget(makeTools());
  auto* said = new QHBoxLayout;
  said->setSpacing(16);
  state_ = new QLabel(this);
  state_->setProperty("look", "muted");
  state_->setWordWrap(true);
  count_ = new QLabel(this);
  count_->setProperty("look", "muted");
  said->addWidget(state_, 1);
  said->addWidget(count_);
  rows->addLayout(said);
  halves_ = new QSplitter(Qt::Vertical, this);
  makeTable();
  halves_->addWidget(table_);
  auto* lower = new QWidget(halves_);
  auto* below = new QVBoxLayout(lower);
  below->setContentsMargins(0, 8, 0, 0);
  below->setSpacing(0);
  waterfall_ = new WaterfallView(lower);
  below->addWidget(waterfall_, 1);
  auto* foot = new QHBoxLayout;
  foot->addWidget(new WaterfallLegend(lower), 1);
  show_ = new QPushButton(tr("Show on the map"), lower);
  show_->setObjectName("showHop");
  show_->setProperty("look", "link");
  foot->addWidget(show_, 0, Qt::AlignTop);
  below->addLayout(foot);
  halves_->addWidget(lower);
  halves_->setStretchFactor(0, 2);
  halves_->setStretchFactor(1, 3);
  for (int at = 0; at < 2; ++at) halves_->setCollapsible(at, false);
  rows->addWidget(halves_, 1);
  show_->setEnabled(false);
  empty_ = new QLabel(table_);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setProperty("look", "muted");
  connect(waterfall_, &WaterfallView::thingSelected, this, &RequestsView::thingSelected);
  connect(waterfall_, &WaterfallView::currentChanged, this,
          [this] { show_->setEnabled(!waterfall_->currentThing().isEmpty()); });
  connect(show_, &QPushButton::clicked, this, [this] {
    const QString thing = waterfall_->currentThing();
    if (!thing.isEmpty()) emit thingOpened(thing);
  });
  connect(waterfall_, &WaterfallView::thingOpened, this, &RequestsView::thingOpened);
  agree();
}

QWidget* RequestsView::makeTools() {
  auto* tools = new QWidget(this);
  auto* line = new QHBoxLayout(tools);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  watch_ = new QPushButton(tr("Watch single requests"), tools);
  watch_->setObjectName("watchRequests");
  watch_->setCheckable(true);
  watch_->setProperty("look", "chip");
  watch_->setToolTip(
      tr("Simulates each request by itself and keeps its trace. Slower than flows."));
  operations_ = new QComboBox(tools);
  operations_->setObjectName("traceOperation");
  operations_->setAccessibleName(tr("Operation"));
  operations_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  operations_->addItem(tr("all operations"), QString());
  ends_ = new QComboBox(tools);
  ends_->setObjectName("traceEnd");
  ends_->setAccessibleName(tr("How requests ended"));
  ends_->addItem(tr("all ends"), -1);
  ends_->addItem(tr("served"), 1);
  ends_->addItem(tr("not served"), 0);
  line->addWidget(watch_);
  line->addSpacing(8);
  line->addWidget(operations_);
  line->addWidget(ends_);
  line->addStretch();
  connect(watch_, &QPushButton::clicked, this, [this](bool on) {
    watch_->setChecked(traces_.every > 0);  // It shows what is, not what was asked for.
    emit watchRequested(on);
  });
  connect(operations_, &QComboBox::currentIndexChanged, this, [this] {
    list_->setOperation(operations_->currentData().toString());
    agree();
  });
  connect(ends_, &QComboBox::currentIndexChanged, this, [this] {
    const int end = ends_->currentData().toInt();
    list_->setServed(end < 0 ? std::optional<bool>() : std::optional<bool>(end == 1));
    agree();
  });
  return tools;
}

void RequestsView::makeTable() {
  table_ = new QTableView(halves_);
  table_->setObjectName("traces");
  table_->setAccessibleName(tr("Traced requests"));
  table_->setModel(list_);
  table_->setItemDelegate(new app::FigureDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(28);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setStretchLastSection(true);
  table_->setSortingEnabled(true);
  table_->sortByColumn(TraceList::took, Qt::DescendingOrder);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            const QString id = index.data(TraceList::idRole).toString();
            if (id.isEmpty() || id == chosen_) return;
            chosen_ = id;
            emit waterfallWanted(id);
          });
}

void RequestsView::choose(const QString& id) {
  const int row = list_->rowOf(id);
  if (row >= 0) table_->selectRow(row);
}

void RequestsView::setTraces(const models::TraceModel& traces) {
  traces_ = traces;
  list_->setRequests(traces.requests);
  QStringList known;
  for (int at = 1; at < operations_->count(); ++at) known.append(operations_->itemText(at));
  const QStringList names = list_->operations();
  if (names != known) {
    const QString chosen = operations_->currentData().toString();
    const QSignalBlocker quiet(operations_);
    while (operations_->count() > 1) operations_->removeItem(1);
    for (const QString& name : names) operations_->addItem(name, name);
    operations_->setCurrentIndex(std::max(0, operations_->findData(chosen)));
    list_->setOperation(operations_->currentData().toString());
  }
  agree();
}

void RequestsView::setWaterfall(const models::Waterfall& waterfall) {
  if (waterfall.request.id == chosen_) waterfall_->setWaterfall(waterfall);
}

// Words and switches follow what there is.
void RequestsView::agree() {
  watch_->setChecked(traces_.every > 0);
  watch_->setEnabled(traces_.why.isEmpty() || traces_.every > 0);
  state_->setText(
      !traces_.why.isEmpty() && traces_.every == 0 ? traces_.why
      : traces_.until > 0 ? tr("Single requests are watched until %1; each leaves its trace.")
                                .arg(models::clockText(traces_.until))
      : traces_.requestsRun ? tr("Each request is simulated by itself now.")
                            : tr("Requests are computed as flows now; flows leave no traces."));
  const int shown = list_->rowCount();
  count_->setText(shown == list_->total()
                      ? tr("%n request(s)", nullptr, shown)
                      : tr("%1 of %n request(s)", nullptr, list_->total()).arg(shown));
  empty_->setText(list_->total() > 0 ? tr("No request fits the filter.")
                  : traces_.every > 0
                      ? tr("No request has ended yet. Press play.")
                      : tr("No request was traced. Watch single requests, then press play."));
  empty_->setVisible(shown == 0);
  empty_->setGeometry(table_->viewport()->geometry().adjusted(16, 0, -16, 0));
  if (shown > 0 && !table_->currentIndex().isValid()) table_->selectRow(0);
}

void RequestsView::fitColumns() {
  const int room = width() - 32 - 12;
  auto* header = table_->horizontalHeader();
  header->resizeSection(TraceList::asked, 96);
  header->resizeSection(TraceList::took, 96);
  header->resizeSection(TraceList::operation, std::clamp(room - 96 - 96 - 152, 120, 360));
  empty_->setGeometry(table_->viewport()->geometry().adjusted(16, 0, -16, 0));
}

void RequestsView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

}  // namespace drydock::views
