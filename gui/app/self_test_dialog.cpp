// Starts the test on a thread of the pool, follows how far it is, and fills the table at the end.
#include "gui/app/self_test_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/models/format.h"

namespace drydock::app {

namespace {

constexpr int kProgressMs = 100;
constexpr int kLeastFigure = 160;

}  // namespace

SelfTestDialog::SelfTestDialog(models::SelfTest test, QWidget* parent)
    : QDialog(parent), test_(std::move(test)) {
  setObjectName("selfTest");
  setWindowTitle(tr("Check this machine"));
  resize(parent ? std::min(parent->width() - 40, 1080) : 980,
         parent ? std::min(parent->height() - 80, 720) : 640);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(24, 16, 24, 16);
  rows->setSpacing(8);
  auto* title = new QLabel(tr("Check this machine"), this);
  title->setProperty("look", "title");
  rows->addWidget(title);
  auto* words =
      new QLabel(tr("Small models whose answers are known, simulated here by the same rules "
                    "as every scenario. A figure agrees when it is within the tolerance "
                    "of its case."),
                 this);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  rows->addWidget(words);
  progress_ = new QProgressBar(this);
  progress_->setTextVisible(false);
  progress_->setRange(0, 1000);
  progress_->setFixedHeight(6);
  QSizePolicy stays = progress_->sizePolicy();
  stays.setRetainSizeWhenHidden(true);
  progress_->setSizePolicy(stays);
  rows->addWidget(progress_);
  summary_ = new QLabel(this);
  summary_->setObjectName("selfTestSummary");
  summary_->setProperty("look", "strong");
  summary_->setWordWrap(true);
  rows->addWidget(summary_);
  makeTable();
  rows->addWidget(table_, 1);
  auto* foot = new QHBoxLayout;
  again_ = new QPushButton(tr("Run again"), this);
  copy_ = new QPushButton(tr("Copy the table"), this);
  auto* close = new QPushButton(tr("Close"), this);
  close->setProperty("look", "primary");
  close->setDefault(true);
  foot->addWidget(again_);
  foot->addWidget(copy_);
  foot->addStretch();
  foot->addWidget(close);
  rows->addLayout(foot);
  connect(again_, &QPushButton::clicked, this, &SelfTestDialog::start);
  connect(copy_, &QPushButton::clicked, this, &SelfTestDialog::copy);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  clock_.setInterval(kProgressMs);
  connect(&clock_, &QTimer::timeout, this, &SelfTestDialog::watch);
  start();
}

void SelfTestDialog::makeTable() {
  table_ = new QTableWidget(0, columns, this);
  table_->setAccessibleName(tr("Figures of the model beside theory"));
  table_->setHorizontalHeaderLabels({tr("What is tested"), tr("Figure"), tr("Theory"), tr("Model"),
                                     tr("95 % interval"), tr("Verdict")});
  table_->setItemDelegate(new FigureDelegate(table_));
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(28);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setStretchLastSection(true);
  for (const int column : {theory, model}) {
    table_->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  for (const int column : {tested, figure, interval, verdict}) {
    table_->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  }
}

void SelfTestDialog::start() {
  if (running_) return;
  running_ = true;
  table_->setRowCount(0);
  again_->setEnabled(false);
  copy_->setEnabled(false);
  progress_->show();
  work_ = std::make_shared<Work>();
  since_.start();
  clock_.start();
  watch();
  // The pool is waited for when the application ends; the dialog need not be there any more.
  QThreadPool::globalInstance()->start(
      [test = test_, work = work_, self = QPointer<SelfTestDialog>(this)] {
        const models::SelfTestResult result = test([&](double done) { work->done = done; });
        QMetaObject::invokeMethod(
            qApp,
            [self, result] {
              if (self) self->showResult(result);
            },
            Qt::QueuedConnection);
      });
}

void SelfTestDialog::watch() {
  const double done = std::clamp(work_->done.load(), 0.0, 1.0);
  progress_->setValue(int(done * 1000));
  const qint64 took = since_.elapsed();
  QString words = tr("Simulating: %1").arg(models::percentText(done));
  if (done > 0.1 && took > 1500) {
    const auto left = qint64(double(took) * (1 - done) / done);
    words += ", " + tr("about %1 left").arg(models::spanText(std::max<qint64>(1000, left)));
  }
  summary_->setText(words);
}

void SelfTestDialog::addFigure(const models::SelfTestFigure& line, bool first) {
  const int row = table_->rowCount();
  table_->insertRow(row);
  const auto cell = [&](int column, const QString& words, bool right = false) {
    auto* item = new QTableWidgetItem(words);
    item->setTextAlignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
    item->setToolTip(words);
    table_->setItem(row, column, item);
    return item;
  };
  cell(tested, first ? line.tested : QString())->setToolTip(line.tested);
  cell(figure, line.name);
  cell(theory, line.theory, true);
  cell(model, line.model, true);
  cell(interval, line.interval)->setForeground(theme().palette().muted);
  auto* said = cell(verdict, line.agrees ? tr("agrees") : tr("differs"));
  if (!line.agrees) said->setForeground(theme().palette().broken);
}

void SelfTestDialog::showResult(const models::SelfTestResult& result) {
  running_ = false;
  clock_.stop();
  progress_->hide();
  again_->setEnabled(true);
  copy_->setEnabled(!result.figures.isEmpty());
  QString before;
  for (const models::SelfTestFigure& line : result.figures) {
    addFigure(line, line.tested != before);
    before = line.tested;
  }
  const int all = int(result.figures.size()), good = result.agreeing();
  if (!result.trouble.isEmpty()) {
    summary_->setText(result.trouble);
  } else if (good == all) {
    summary_->setText(tr("All %n figure(s) agree with theory.", nullptr, all));
  } else {
    summary_->setText(tr("%n figure(s) differ from theory.", nullptr, all - good));
  }
  fitColumns();
  emit resultShown();
}

void SelfTestDialog::copy() const {
  QStringList lines;
  for (int row = 0; row < table_->rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < columns; ++column) cells << table_->item(row, column)->text();
    cells[tested] = table_->item(row, tested)->toolTip();
    lines << cells.join('\t');
  }
  QApplication::clipboard()->setText(lines.join('\n'));
}

// Each column gets what its words take. What is tested and the figure share what is short; what is
// left over sets the columns apart.
void SelfTestDialog::fitColumns() {
  int wide[columns], rest = table_->width() - 12;
  for (int column = 0; column < columns; ++column) {
    wide[column] = wordsWidth(*table_, column);
    rest -= wide[column];
  }
  const int apart = std::max(0, rest) / columns;
  if (rest < 0) wide[figure] = std::max(kLeastFigure, wide[figure] + rest);
  auto* header = table_->horizontalHeader();
  int first = table_->width() - 12 - wide[verdict];
  for (const int column : {figure, theory, model, interval}) {
    header->resizeSection(column, wide[column] + apart);
    first -= wide[column] + apart;
  }
  header->resizeSection(tested, std::min(first, wide[tested] + apart));
}

void SelfTestDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  fitColumns();
}

}  // namespace drydock::app
