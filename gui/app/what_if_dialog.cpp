// Puts the dialog together: what is asked, the answer in one sentence, figures, and what happens.
#include "gui/app/what_if_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/figures.h"
#include "gui/app/theme.h"
#include "gui/views/why_view.h"

namespace drydock::app {

using models::Tone;

namespace {

constexpr qint64 kAheadMinute = 60000;
constexpr int kFigureRow = 26;
constexpr int kAside = 32;  // What a column of figures is wider than it must.

QTableWidget* plainTable(int columns, QWidget* parent) {
  auto* table = new QTableWidget(0, columns, parent);
  table->setItemDelegate(new FigureDelegate(table));
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setShowGrid(false);
  table->setTabKeyNavigation(false);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setHighlightSections(false);
  return table;
}

QColor inkOf(Tone tone) {
  const Palette& colors = theme().palette();
  if (tone == Tone::broken) return colors.broken;
  if (tone == Tone::strained) return colors.strained;
  return tone == Tone::good ? colors.healthy : colors.text;
}

}  // namespace

WhatIfDialog::WhatIfDialog(QWidget* parent) : QDialog(parent) {
  setObjectName("whatIf");
  setWindowTitle(tr("What would this do?"));
  resize(parent ? std::min(parent->width() - 40, 720) : 720,
         parent ? std::min(parent->height() - 60, 720) : 700);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(24, 16, 24, 16);
  rows->setSpacing(8);
  rows->addLayout(makeHead());
  auto* words = new QLabel(
      tr("Tried on a hidden copy of the platform, with the same luck; your run stays as it is."),
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
  rows->addLayout(makeAnswer());
  rows->addWidget(touches_);
  makeFigures();
  rows->addWidget(figures_);
  makeLines();
  rows->addWidget(happens_);
  rows->addWidget(lines_, 1);
  rows->addStretch();
  rows->addLayout(makeFoot());
  agree();
}

// What is asked, and how far ahead.
QHBoxLayout* WhatIfDialog::makeHead() {
  auto* head = new QHBoxLayout;
  command_ = new QLabel(this);
  command_->setObjectName("whatIfCommand");
  command_->setProperty("look", "title");
  command_->setWordWrap(true);
  head->addWidget(command_, 1);
  spans_ = new QComboBox(this);
  spans_->setObjectName("whatIfSpan");
  spans_->setAccessibleName(tr("How far to look ahead"));
  for (const int ahead : {15, 30})
    spans_->addItem(tr("the next %n minute(s)", nullptr, ahead), ahead * kAheadMinute);
  for (const int ahead : {1, 4})
    spans_->addItem(tr("the next %n hour(s)", nullptr, ahead), ahead * 60 * kAheadMinute);
  head->addWidget(spans_, 0, Qt::AlignTop);
  connect(spans_, &QComboBox::currentIndexChanged, this,
          [this] { emit spanWanted(spans_->currentData().toLongLong()); });
  return head;
}

// The answer in a sentence, and what is touched at once.
QHBoxLayout* WhatIfDialog::makeAnswer() {
  auto* said = new QHBoxLayout;
  glyph_ = new QLabel(this);
  glyph_->setFixedSize(16, 20);
  verdict_ = new QLabel(this);
  verdict_->setObjectName("whatIfVerdict");
  verdict_->setProperty("look", "strong");
  touches_ = new QLabel(this);
  touches_->setObjectName("whatIfTouches");
  touches_->setProperty("look", "muted");
  for (QLabel* label : {verdict_, touches_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  said->addWidget(glyph_, 0, Qt::AlignTop);
  said->addWidget(verdict_, 1);
  return said;
}

QHBoxLayout* WhatIfDialog::makeFoot() {
  auto* foot = new QHBoxLayout;
  copy_ = new QPushButton(tr("Copy"), this);
  copy_->setProperty("look", "link");
  close_ = new QPushButton(tr("Close"), this);
  close_->setProperty("look", "primary");
  close_->setDefault(true);
  do_ = new QPushButton(tr("Do it"), this);
  do_->setObjectName("whatIfDo");
  do_->setProperty("look", "danger");
  do_->setAutoDefault(false);
  foot->addWidget(copy_);
  foot->addStretch();
  foot->addWidget(do_);
  foot->addWidget(close_);
  connect(copy_, &QPushButton::clicked, this,
          [this] { QApplication::clipboard()->setText(text()); });
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  connect(do_, &QPushButton::clicked, this, [this] {
    emit doneRequested();
    close();
  });
  return foot;
}

void WhatIfDialog::makeFigures() {
  figures_ = plainTable(figureColumns, this);
  figures_->setObjectName("whatIfFigures");
  figures_->setAccessibleName(tr("Figures of both futures"));
  figures_->setHorizontalHeaderLabels({QString(), tr("As it is"), tr("With it"), tr("Difference")});
  figures_->setWordWrap(false);
  figures_->setSelectionMode(QAbstractItemView::NoSelection);
  figures_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  figures_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  figures_->verticalHeader()->setDefaultSectionSize(kFigureRow);
  figures_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  for (int column = 0; column < figureColumns; ++column) {
    figures_->horizontalHeaderItem(column)->setTextAlignment(
        Qt::AlignVCenter | (column == name ? Qt::AlignLeft : Qt::AlignRight));
  }
}

void WhatIfDialog::makeLines() {
  happens_ = new QLabel(this);
  happens_->setProperty("look", "strong");
  happens_->setWordWrap(true);
  lines_ = plainTable(lineColumns, this);
  lines_->setObjectName("whatIfLines");
  lines_->setAccessibleName(tr("What happens only then"));
  lines_->horizontalHeader()->hide();
  lines_->horizontalHeader()->setStretchLastSection(true);
  lines_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  lines_->setItemDelegateForColumn(what, new QStyledItemDelegate(lines_));
  lines_->setWordWrap(true);
  lines_->setMinimumHeight(72);
}

void WhatIfDialog::setModel(const models::WhatIfModel& model) {
  const bool same = model.verdict == model_.verdict && model.command == model_.command &&
                    model.span == model_.span && !model.verdict.isEmpty();
  model_ = model;
  if (!same) fill();
  agree();
}

void WhatIfDialog::fill() {
  figures_->setRowCount(0);
  for (const models::WhatIfFigure& figure : model_.figures) {
    const int row = figures_->rowCount();
    figures_->insertRow(row);
    const auto cell = [&](int column, const QString& words) {
      auto* item = new QTableWidgetItem(words);
      item->setTextAlignment(Qt::AlignVCenter | (column == name ? Qt::AlignLeft : Qt::AlignRight));
      item->setToolTip(figure.hint);
      figures_->setItem(row, column, item);
      return item;
    };
    cell(name, figure.name);
    cell(without, figure.without)->setForeground(theme().palette().muted);
    cell(with, figure.with);
    cell(change, figure.change)->setForeground(inkOf(figure.tone));
  }
  lines_->setRowCount(0);
  for (const models::WhatIfLine& line : model_.lines) {
    const int row = lines_->rowCount();
    lines_->insertRow(row);
    auto* at = new QTableWidgetItem(models::clockText(line.at));
    at->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    at->setForeground(theme().palette().muted);
    lines_->setItem(row, time, at);
    auto* words = new QTableWidgetItem(line.text);
    words->setIcon(views::toneGlyph(line.tone, 12, devicePixelRatioF()));
    words->setToolTip(line.because.isEmpty() ? line.text : tr("Because: %1").arg(line.because));
    lines_->setItem(row, what, words);
  }
  fitColumns();
}

// Words and switches follow what there is.
void WhatIfDialog::agree() {
  command_->setText(model_.command);
  const int at = spans_->findData(model_.span);
  if (at >= 0 && at != spans_->currentIndex()) {
    const QSignalBlocker quiet(spans_);
    spans_->setCurrentIndex(at);
  }
  progress_->setVisible(model_.running);
  progress_->setValue(int(model_.done * 1000));
  const bool known = model_.isKnown();
  const bool wrong = !model_.trouble.isEmpty();
  verdict_->setText(wrong            ? model_.trouble
                    : known          ? model_.verdict
                    : model_.running ? tr("Looking ahead")
                                     : QString());
  glyph_->setVisible(known || wrong);
  glyph_->setPixmap(
      views::toneGlyph(wrong ? Tone::strained : model_.tone, 14, devicePixelRatioF()));
  touches_->setText(model_.touches.isEmpty() ? QString() : tr("At once: %1").arg(model_.touches));
  touches_->setVisible(!model_.touches.isEmpty() && !wrong);
  figures_->setVisible(known);
  figures_->setFixedHeight(30 + kFigureRow * figures_->rowCount());
  happens_->setVisible(known);
  happens_->setText(model_.lines.isEmpty() ? tr("Nothing happens that would not happen anyway.")
                                           : tr("What happens only then"));
  lines_->setVisible(known && !model_.lines.isEmpty());
  copy_->setEnabled(known);
  do_->setEnabled(known && !wrong);
}

QString WhatIfDialog::text() const {
  QStringList out{model_.command, spans_->currentText(), QString(), model_.verdict};
  if (!model_.touches.isEmpty()) out << touches_->text();
  out << QString()
      << QStringList{QString(), tr("As it is"), tr("With it"), tr("Difference")}.join('\t');
  for (const models::WhatIfFigure& figure : model_.figures)
    out << QStringList{figure.name, figure.without, figure.with, figure.change}.join('\t');
  out << QString();
  for (const models::WhatIfLine& line : model_.lines)
    out << models::clockText(line.at) + '\t' + line.text;
  return out.join('\n');
}

// Each figure gets what its words take and some air; the name stretches over the rest.
void WhatIfDialog::fitColumns() {
  auto* header = figures_->horizontalHeader();
  for (const int column : {int(without), int(with), int(change)})
    header->resizeSection(column, wordsWidth(*figures_, column) + kAside);
  header->setSectionResizeMode(name, QHeaderView::Stretch);
  lines_->horizontalHeader()->resizeSection(time, 84);
}

}  // namespace drydock::app
