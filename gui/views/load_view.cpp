// Puts the page together: two lines of choices, what came out, the plot, and the table below it.
#include "gui/views/load_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/knee_plot.h"

namespace drydock::views {

using models::LoadLevel;

namespace {

constexpr qint64 kLevelMinute = 60000;
constexpr double kMostTimes = 1000, kLeastTimes = 0.01;
constexpr int kMostApart = 32;  // What a column of figures may be wider than it must.
constexpr int kLeastFullest = 96;

// With two significant digits, so that a suggestion looks like one.
double roundish(double value) {
  if (value <= 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

void addLabelled(QHBoxLayout* line, const QString& words, QWidget* buddy) {
  auto* made = new QLabel(words, buddy->parentWidget());
  made->setProperty("look", "muted");
  made->setBuddy(buddy);
  buddy->setAccessibleName(words);
  line->addWidget(made);
  line->addWidget(buddy);
}

QString breakText(models::LoadBreak reason) {
  switch (reason) {
    case models::LoadBreak::fails:
      return LoadView::tr("too many fail");
    case models::LoadBreak::slow:
      return LoadView::tr("too slow");
    case models::LoadBreak::stopsFollowing:
      return LoadView::tr("overloaded");
    default:
      return LoadView::tr("holds");
  }
}

}  // namespace

LoadView::LoadView(QWidget* parent) : QWidget(parent) {
  setObjectName("load");
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", "page");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(16, 12, 16, 8);
  rows->setSpacing(8);
  rows->addWidget(makeTools());
  progress_ = new QProgressBar(this);
  progress_->setTextVisible(false);
  progress_->setRange(0, 1000);
  progress_->setFixedHeight(6);
  rows->addWidget(progress_);
  verdict_ = new QLabel(this);
  verdict_->setObjectName("loadVerdict");
  verdict_->setProperty("look", "title");
  because_ = new QLabel(this);
  because_->setObjectName("loadBecause");
  because_->setProperty("look", "muted");
  for (QLabel* label : {verdict_, because_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rows->addWidget(label);
  }
  auto* halves = new QSplitter(Qt::Vertical, this);
  plot_ = new KneePlot(halves);
  halves->addWidget(plot_);
  makeTable();
  halves->addWidget(table_);
  halves->setStretchFactor(0, 3);
  halves->setStretchFactor(1, 2);
  halves->setSizes({360, 200});
  for (int at = 0; at < 2; ++at) halves->setCollapsible(at, false);
  rows->addWidget(halves, 1);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(16);
  copy_ = new QPushButton(tr("Copy the table"), this);
  save_ = new QPushButton(tr("Save as CSV\u2026"), this);
  copy_->setObjectName("loadCopy");
  save_->setObjectName("loadSave");
  foot->addStretch();
  for (QPushButton* button : {copy_, save_}) {
    button->setProperty("look", "link");
    foot->addWidget(button);
  }
  rows->addLayout(foot);
  connect(copy_, &QPushButton::clicked, this, &LoadView::copyTable);
  connect(save_, &QPushButton::clicked, this, &LoadView::saveCsv);
  connect(plot_, &KneePlot::currentChanged, this, [this](int level) {
    const QSignalBlocker quiet(table_);
    table_->selectRow(level);
  });
  connect(table_, &QTableWidget::itemSelectionChanged, this,
          [this] { plot_->setCurrent(table_->currentRow()); });
  agree();
}

QWidget* LoadView::makeTools() {
  auto* tools = new QWidget(this);
  auto* lines = new QVBoxLayout(tools);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->setSpacing(8);
  lines->addLayout(makeGoals(tools));
  lines->addLayout(makeLoads(tools));
  connect(subjects_, &QComboBox::currentIndexChanged, this, &LoadView::suggestLoads);
  connect(goals_, &QComboBox::currentIndexChanged, this, [this] {
    if (!touched_) suggestLoads();
    agree();
  });
  for (QDoubleSpinBox* box : {from_, to_}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
      touched_ = true;
      agree();
    });
  }
  connect(start_, &QPushButton::clicked, this, [this] {
    if (test_.running) {
      emit cancelRequested();
    } else {
      emit startRequested(wish());
    }
  });
  return tools;
}

// What rises, how far, and the button.
QHBoxLayout* LoadView::makeGoals(QWidget* tools) {
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  subjects_ = new QComboBox(tools);
  subjects_->setObjectName("loadSubject");
  subjects_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  subjects_->setToolTip(tr("What rises: all traffic, or one operation while the others stay."));
  addLabelled(line, tr("Raise"), subjects_);
  goals_ = new QComboBox(tools);
  goals_->setObjectName("loadGoal");
  goals_->addItem(tr("to the knee"), true);
  goals_->addItem(tr("in even steps"), false);
  goals_->setAccessibleName(tr("How the load rises"));
  line->addWidget(goals_);
  steps_ = new QSpinBox(tools);
  steps_->setRange(2, 100);
  steps_->setValue(8);
  steps_->setSuffix(tr(" steps"));
  steps_->setAccessibleName(tr("How many steps"));
  line->addWidget(steps_);
  line->addStretch();
  start_ = new QPushButton(tools);
  start_->setObjectName("loadStart");
  line->addWidget(start_);
  return line;
}

// From where to where, for how long, and how closely.
QHBoxLayout* LoadView::makeLoads(QWidget* tools) {
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  from_ = new QDoubleSpinBox(tools);
  to_ = new QDoubleSpinBox(tools);
  addLabelled(line, tr("From"), from_);
  addLabelled(line, tr("to"), to_);
  for (QDoubleSpinBox* box : {from_, to_}) box->setKeyboardTracking(false);
  lengths_ = new QComboBox(tools);
  lengths_->setObjectName("loadLength");
  for (const int minutes : {1, 2, 5, 10, 20}) {
    lengths_->addItem(tr("%1 min").arg(minutes), minutes * kLevelMinute);
  }
  lengths_->setCurrentIndex(1);
  lengths_->setToolTip(
      tr("Of simulated time; the second half of each step is measured. "
         "Long ones let the autoscalers follow."));
  addLabelled(line, tr("Each step"), lengths_);
  singly_ = new QCheckBox(tr("Exactly"), tools);
  singly_->setObjectName("loadSingly");
  singly_->setChecked(true);
  singly_->setToolTip(
      tr("Simulates each request by itself. Without it requests are computed as "
         "flows: quicker, and less true where the platform is overloaded."));
  line->addWidget(singly_);
  line->addStretch();
  return line;
}

void LoadView::makeTable() {
  table_ = new QTableWidget(0, columns, this);
  table_->setObjectName("loadLevels");
  table_->setAccessibleName(tr("Levels of the load"));
  table_->setHorizontalHeaderLabels({tr("Requests/s"), tr("Served/s"), tr("Success"), "p50", "p95",
                                     "p99", tr("Least room"), tr("Verdict")});
  table_->setItemDelegate(new app::FigureDelegate(table_));
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table_->setMinimumHeight(92);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(28);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setStretchLastSection(true);
  for (int column = 0; column < columns; ++column) {
    table_->horizontalHeaderItem(column)->setTextAlignment(
        Qt::AlignVCenter | (column < fullest ? Qt::AlignRight : Qt::AlignLeft));
  }
}

const models::LoadSubject* LoadView::subject() const {
  const QString id = subjects_->currentData().toString();
  for (const models::LoadSubject& one : test_.subjects) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

models::LoadWish LoadView::wish() const {
  models::LoadWish wish;
  if (const models::LoadSubject* chosen = subject()) {
    wish.operation = chosen->id;
    wish.ordinary = chosen->ordinary;
  }
  wish.from = std::min(from_->value(), to_->value());
  wish.to = std::max(from_->value(), to_->value());
  wish.steps = goals_->currentData().toBool() ? 0 : steps_->value();
  wish.level = lengths_->currentData().toLongLong();
  wish.singly = singly_->isChecked();
  return wish;
}

void LoadView::fillSubjects() {
  QStringList known, names;
  for (int at = 0; at < subjects_->count(); ++at) known.append(subjects_->itemText(at));
  for (const models::LoadSubject& one : test_.subjects) names.append(one.name);
  if (names == known) return;
  const QString chosen = subjects_->currentData().toString();
  {
    const QSignalBlocker quiet(subjects_);
    subjects_->clear();
    for (const models::LoadSubject& one : test_.subjects) subjects_->addItem(one.name, one.id);
    subjects_->setCurrentIndex(std::max(0, subjects_->findData(chosen)));
  }
  suggestLoads();
}

// From below the ordinary load to far beyond it, until the user says otherwise.
void LoadView::suggestLoads() {
  const models::LoadSubject* chosen = subject();
  if (!chosen) return;
  const bool search = goals_->currentData().toBool();
  const QString unit = chosen->clients ? tr(" users") : tr("/s");
  for (QDoubleSpinBox* box : {from_, to_}) {
    const QSignalBlocker quiet(box);
    box->setDecimals(chosen->ordinary < 10 ? 2 : 0);
    box->setRange(
        std::max(roundish(chosen->ordinary * kLeastTimes), chosen->ordinary < 10 ? 0.01 : 1),
        chosen->ordinary * kMostTimes);
    box->setSuffix(unit);
    box->setValue(roundish(chosen->ordinary * (box == from_ ? 0.5 : search ? 16 : 4)));
  }
  touched_ = false;
  agree();
}

void LoadView::setTest(const models::LoadModel& test) {
  const bool moved = test.levels.size() != test_.levels.size() || test.verdict != test_.verdict;
  const bool ended = test_.running && !test.running;
  test_ = test;
  fillSubjects();
  if (moved || test.running || ended) {
    fillTable();
    plot_->setTest(test_);
  }
  if (ended && table_->currentRow() < 0) {
    for (int row = 0; row < test_.levels.size(); ++row) {
      if (test_.levels[row].asked == test_.knee) table_->selectRow(row);
    }
  }
  agree();
}

void LoadView::fillTable() {
  if (table_->rowCount() == test_.levels.size() && test_.running) return;
  const app::Palette& colors = app::theme().palette();
  const int chosen = table_->currentRow();
  const bool all = test_.operation.isEmpty();
  table_->horizontalHeaderItem(asked)->setText(all ? tr("Requests/s") : test_.operation + "/s");
  table_->horizontalHeaderItem(served)->setText(all ? tr("Served/s") : tr("All served/s"));
  const QSignalBlocker quiet(table_);
  table_->setRowCount(0);
  for (const LoadLevel& level : test_.levels) {
    const int row = table_->rowCount();
    table_->insertRow(row);
    const auto cell = [&](int column, const QString& words) {
      auto* item = new QTableWidgetItem(words);
      item->setTextAlignment(Qt::AlignVCenter |
                             (column < fullest ? Qt::AlignRight : Qt::AlignLeft));
      item->setToolTip(tr("%1 times the ordinary load").arg(models::figureText(level.times)));
      table_->setItem(row, column, item);
      return item;
    };
    cell(asked, models::figureText(level.asked));
    cell(served, models::figureText(level.served));
    cell(success, models::percentText(level.success));
    cell(p50, models::latencyText(level.p50));
    cell(p95, models::latencyText(level.p95));
    cell(p99, models::latencyText(level.p99));
    auto* most = cell(fullest, level.fullest);
    if (level.isFull) most->setForeground(colors.strained);
    auto* said = cell(verdictColumn, breakText(level.reason));
    if (level.reason != models::LoadBreak::held) said->setForeground(colors.broken);
  }
  if (chosen >= 0 && chosen < table_->rowCount()) table_->selectRow(chosen);
  fitColumns();
}

// Words and switches follow what there is.
void LoadView::agree() {
  const bool can = test_.why.isEmpty() && subject() != nullptr;
  const bool even = !goals_->currentData().toBool();
  steps_->setVisible(even);
  for (QWidget* choice :
       {static_cast<QWidget*>(subjects_), static_cast<QWidget*>(goals_),
        static_cast<QWidget*>(from_), static_cast<QWidget*>(to_), static_cast<QWidget*>(steps_),
        static_cast<QWidget*>(lengths_), static_cast<QWidget*>(singly_)}) {
    choice->setEnabled(can && !test_.running);
  }
  start_->setEnabled(can);
  start_->setText(test_.running ? tr("Cancel") : tr("Start"));
  const QString look = test_.running ? "" : "primary";
  if (start_->property("look") != look) {
    start_->setProperty("look", look);
    start_->style()->unpolish(start_);
    start_->style()->polish(start_);
  }
  progress_->setVisible(test_.running);
  progress_->setValue(int(test_.done * 1000));
  verdict_->setText(test_.running         ? test_.progress
                    : test_.why.isEmpty() ? test_.verdict
                                          : test_.why);
  const QString because = test_.running ? tr("Your own run stays as it is.") : test_.because;
  because_->setText(QString(because).replace(" %", QString(QChar(0xa0)) + '%'));
  verdict_->setVisible(!verdict_->text().isEmpty());
  because_->setVisible(!because_->text().isEmpty());
  table_->setVisible(!test_.levels.isEmpty());
  for (QPushButton* button : {copy_, save_}) {
    button->setVisible(!test_.levels.isEmpty());
    button->setEnabled(!test_.running);
  }
}

void LoadView::copyTable() const {
  QStringList lines;
  QStringList head;
  for (int column = 0; column < columns; ++column) {
    head << table_->horizontalHeaderItem(column)->text();
  }
  lines << head.join('\t');
  for (int row = 0; row < table_->rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < columns; ++column) cells << table_->item(row, column)->text();
    lines << cells.join('\t');
  }
  QApplication::clipboard()->setText(lines.join('\n'));
}

QString LoadView::askForFile() {
  QFileDialog dialog(this, tr("Save the levels"), {}, tr("Tables (*.csv)"));
  dialog.setObjectName("saveLevels");
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix("csv");
  dialog.selectFile("load-test.csv");
  // Qt's own dialog speaks English where its translations are not installed.
  dialog.setLabelText(QFileDialog::LookIn, tr("Folder:"));
  dialog.setLabelText(QFileDialog::FileName, tr("Name:"));
  dialog.setLabelText(QFileDialog::FileType, tr("Kind:"));
  dialog.setLabelText(QFileDialog::Accept, tr("Save"));
  dialog.setLabelText(QFileDialog::Reject, tr("Cancel"));
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

void LoadView::saveCsv() {
  const QString file = askForFile();
  if (file.isEmpty()) return;
  QSaveFile out(file);
  const QByteArray bytes = test_.csv.toUtf8();
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
    emit saveFailed(tr("%1 could not be written: %2").arg(file, out.errorString()));
  } else {
    emit saved(tr("Saved as %1").arg(file));
  }
}

// Each column gets what its words take. Where that is too much, columns that the plot shows as well
// go first; what is left over goes to the figures, so that they stand apart.
void LoadView::fitColumns() {
  const int room = width() - 32 - 12;  // Margins, and the bar that scrolls.
  int wide[columns], need = 0;
  for (int column = 0; column < columns; ++column)
    need += wide[column] = app::wordsWidth(*table_, column);
  bool hidden[columns] = {};
  for (const Column column : {served, p99, p50}) {
    if (need <= room) break;
    hidden[column] = true;
    need -= wide[column];
  }
  const auto shown = int(std::count(hidden, hidden + fullest, false));
  const int more = std::clamp((room - need) / shown, 0, kMostApart);
  auto* header = table_->horizontalHeader();
  int rest = room;
  for (int column = 0; column < fullest; ++column) {
    table_->setColumnHidden(column, hidden[column]);
    header->resizeSection(column, wide[column] + more);
    if (!hidden[column]) rest -= wide[column] + more;
  }
  header->resizeSection(
      fullest, std::clamp(rest - wide[verdictColumn], kLeastFullest, wide[fullest] + 2 * more));
}

void LoadView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

}  // namespace drydock::views
