// Choice of a fault above, the list of all that struck or will strike below.
#include "gui/app/station_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/command_form.h"

namespace drydock::app {

using models::StrikeState;

namespace {

constexpr qint64 kStationMinute = 60000;

QString stateText(const models::StrikeItem& strike, models::Moment now) {
  switch (strike.state) {
    case StrikeState::struck:
      return StationDialog::tr("struck");
    case StrikeState::refused:
      return StationDialog::tr("was not possible");
    default:
      return StationDialog::tr("in %1").arg(models::spanText(strike.at - now));
  }
}

}  // namespace

StationDialog::StationDialog(const models::FormDesk& desk, QWidget* parent)
    : QDialog(parent), desk_(desk) {
  setObjectName("station");
  setWindowTitle(tr("Instructor's station"));
  resize(620, parent ? std::min(parent->height() - 40, 720) : 700);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(24, 16, 24, 16);
  rows->setSpacing(8);
  auto* title = new QLabel(tr("Instructor's station"), this);
  title->setProperty("look", "title");
  rows->addWidget(title);
  auto* words = new QLabel(
      tr("Faults strike at their time, whatever the trainee does. Of a hidden one the trainee sees "
         "only what follows from it: no mark, no cause."),
      this);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  rows->addWidget(words);
  rows->addWidget(makeChoice(), 3);
  makeTable();
  rows->addWidget(table_, 1);
  veil_ = new QCheckBox(tr("The trainee sits at the main window"), this);
  veil_->setObjectName("veil");
  veil_->setToolTip(
      tr("It shows only what a trainee may see and takes only what one may do. "
         "Switch it off to reveal everything."));
  rows->addWidget(veil_);
  auto* foot = new QHBoxLayout;
  takeBack_ = new QPushButton(tr("Take back"), this);
  takeBack_->setObjectName("takeBack");
  foot->addWidget(takeBack_);
  auto* close = new QPushButton(tr("Close"), this);
  close->setAutoDefault(false);
  foot->addStretch();
  foot->addWidget(close);
  rows->addLayout(foot);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  connect(takeBack_, &QPushButton::clicked, this, [this] {
    if (chosen() != 0) emit takeBackWanted(chosen());
  });
  connect(new QShortcut(QKeySequence::Delete, table_), &QShortcut::activated, takeBack_,
          &QPushButton::click);
  connect(veil_, &QCheckBox::toggled, this, &StationDialog::veilWanted);
  agree();
}

QWidget* StationDialog::makeChoice() {
  auto* choice = new QWidget(this);
  auto* rows = new QVBoxLayout(choice);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  faults_ = new QComboBox(choice);
  faults_->setObjectName("stationFault");
  faults_->setAccessibleName(tr("Fault"));
  faults_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  faults_->setMinimumContentsLength(20);
  line->addWidget(faults_, 1);
  times_ = new QComboBox(choice);
  times_->setObjectName("stationTime");
  times_->setAccessibleName(tr("When it strikes"));
  times_->addItem(tr("now"), qint64(0));
  for (const int minutes : {1, 2, 5, 10, 15, 30, 60, 120})
    times_->addItem(tr("in %n minute(s)", nullptr, minutes), minutes * kStationMinute);
  times_->setCurrentIndex(3);
  line->addWidget(times_);
  hidden_ = new QCheckBox(tr("Hidden"), choice);
  hidden_->setObjectName("stationHidden");
  hidden_->setChecked(true);
  hidden_->setToolTip(tr("From the trainee: no mark, no line in the facts, no cause."));
  line->addWidget(hidden_);
  rows->addLayout(line);
  auto* area = new QScrollArea(choice);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  place_ = new QVBoxLayout(content);
  place_->setContentsMargins(0, 0, 0, 0);
  place_->addStretch();
  area->setWidget(content);
  rows->addWidget(area, 1);
  connect(faults_, &QComboBox::currentIndexChanged, this, &StationDialog::openForm);
  connect(times_, &QComboBox::currentIndexChanged, this, [this] {
    agree();
    if (form_) form_->recheck();
  });
  return choice;
}

void StationDialog::makeTable() {
  table_ = new QTableWidget(0, columns, this);
  table_->setObjectName("strikes");
  table_->setAccessibleName(tr("Faults of the instructor"));
  table_->setHorizontalHeaderLabels({tr("Time"), tr("Fault"), tr("Trainee"), tr("State")});
  table_->setItemDelegate(new FigureDelegate(table_));
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table_->setMinimumHeight(110);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(28);
  table_->horizontalHeader()->setHighlightSections(false);
  for (int column = 0; column < columns; ++column)
    table_->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  empty_ = new QLabel(tr("Nothing lies ahead, and nothing has struck yet."), table_->viewport());
  auto* over = new QVBoxLayout(table_->viewport());
  over->addWidget(empty_);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setProperty("look", "muted");
  connect(table_, &QTableWidget::itemSelectionChanged, this, &StationDialog::agree);
}

qint64 StationDialog::delay() const { return times_->currentData().toLongLong(); }

void StationDialog::setStation(const models::StationModel& station) {
  station_ = station;
  fillFaults();
  fillTable();
  {
    const QSignalBlocker quiet(veil_);
    veil_->setChecked(station.veiled);
  }
  if (form_) form_->recheck();
  agree();
}

// Faults under the titles of the palette; titles cannot be chosen.
void StationDialog::fillFaults() {
  QStringList parts;
  for (const auto& topic : station_.faults) {
    parts << topic.title;
    for (const auto& entry : topic.entries) parts << entry.command << entry.text;
  }
  const QString shape = parts.join('\n');
  if (shape == shape_) return;
  shape_ = shape;
  const QString command = faults_->currentData().toString();
  {
    const QSignalBlocker quiet(faults_);
    faults_->clear();
    for (const auto& topic : station_.faults) {
      faults_->addItem(topic.title);
      auto* model = qobject_cast<QStandardItemModel*>(faults_->model());
      if (model) model->item(faults_->count() - 1)->setEnabled(false);
      for (const auto& entry : topic.entries) faults_->addItem(entry.text, entry.command);
    }
    const int before = command.isEmpty() ? -1 : faults_->findData(command);
    faults_->setCurrentIndex(before >= 0 ? before : std::min(1, faults_->count() - 1));
  }
  if (!form_ || form_->form().command != faults_->currentData().toString()) openForm();
}

void StationDialog::openForm() {
  if (form_) {
    form_->hide();
    form_->deleteLater();
    form_ = nullptr;
  }
  const QString command = faults_->currentData().toString();
  if (command.isEmpty() || !desk_.form) return;
  form_ = new views::CommandFormView(desk_.form({}, command), desk_, false, this);
  place_->insertWidget(0, form_);
  connect(form_, &views::CommandFormView::submitted, this,
          [this](const QString& given, const models::FormValues& values) {
            emit strikeWanted({given, values, delay(), hidden_->isChecked()});
          });
  agree();
}

void StationDialog::fillTable() {
  const int row = table_->currentRow();
  const QSignalBlocker quiet(table_);
  table_->setRowCount(int(station_.strikes.size()));
  for (int at = 0; at < table_->rowCount(); ++at) {
    const models::StrikeItem& strike = station_.strikes[at];
    const auto cell = [&](int column, const QString& words) {
      QTableWidgetItem* item = table_->item(at, column);
      if (!item) table_->setItem(at, column, item = new QTableWidgetItem);
      if (item->text() != words) item->setText(words);
      item->setToolTip(strike.hint.isEmpty() ? strike.text : strike.hint);
      item->setForeground(strike.state == StrikeState::ahead ? theme().palette().text
                                                             : theme().palette().muted);
    };
    cell(when, models::clockText(strike.at));
    cell(what, strike.text);
    cell(seen, strike.hidden ? tr("hidden") : tr("sees it"));
    cell(state, stateText(strike, station_.now));
  }
  if (row >= 0 && row < table_->rowCount()) table_->selectRow(row);
  fitColumns();
}

std::uint32_t StationDialog::chosen() const {
  const int row = table_->currentRow();
  return row < 0 || row >= station_.strikes.size() ? 0 : station_.strikes[row].number;
}

// Words and switches follow what there is.
void StationDialog::agree() {
  if (!takeBack_) return;  // Still being built.
  takeBack_->setEnabled(chosen() != 0);
  empty_->setVisible(station_.strikes.isEmpty());
  if (form_) form_->standAlone(delay() == 0 ? tr("Strike now") : tr("Schedule it"));
}

void StationDialog::fitColumns() {
  int wide[columns];
  int rest = table_->width() - 12;
  for (int column = 0; column < columns; ++column)
    rest -= wide[column] = wordsWidth(*table_, column) + 8;
  auto* header = table_->horizontalHeader();
  for (int column = 0; column < columns; ++column)
    header->resizeSection(column, wide[column] + (column == what ? rest : 0));
}

void StationDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  fitColumns();
}

}  // namespace drydock::app
