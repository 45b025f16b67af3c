// Lays out the time bar and keeps it in step with the model.
#include "gui/views/time_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"

namespace drydock::views {

namespace {

constexpr int kWide = 1160;  // From here on there is room for a word beside the icon.
constexpr double kSpeeds[] = {1, 10, 60, 600, 0};

}  // namespace

TimeBar::TimeBar(QWidget* parent) : QFrame(parent) {
  setObjectName("timeBar");
  setProperty("look", "foot");
  build();
  connect(&app::theme(), &app::Theme::changed, this, &TimeBar::retheme);
  connect(strip_, &TimelineStrip::rewindPreviewed, this, [this](models::Moment at) {
    clock_->setText(models::momentText(at));
    emit rewindPreviewed(at);
  });
  connect(strip_, &TimelineStrip::rewindCancelled, this, [this] {
    fill();
    emit rewindCancelled();
  });
  connect(strip_, &TimelineStrip::rewindRequested, this, &TimeBar::rewindRequested);
  connect(strip_, &TimelineStrip::markActivated, this, &TimeBar::markActivated);
  retheme();
}

QToolButton* TimeBar::control(const QString& icon, const QString& name, const QKeySequence& keys) {
  auto* button = new QToolButton(this);
  button->setProperty("glyph", icon);
  button->setAccessibleName(name);
  button->setToolTip(keys.isEmpty() ? name : name + "  " + keys.toString(QKeySequence::NativeText));
  button->setFixedHeight(32);
  if (!keys.isEmpty()) {
    auto* shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, button, &QToolButton::click);
  }
  return button;
}

TimeBar::Figure TimeBar::figure(QHBoxLayout* row, const QString& name, const QString& widest) {
  Figure made{new QLabel(name, this), new QLabel(this), new app::FigureLabel(this)};
  made.name->setProperty("look", "caption");
  made.value->setWidest(widest);
  made.glyph->setFixedSize(14, 14);
  auto* words = new QHBoxLayout;
  words->setSpacing(4);
  words->addWidget(made.name);
  words->addWidget(made.glyph);
  words->addStretch();
  auto* column = new QVBoxLayout;
  column->setSpacing(1);
  column->addLayout(words);
  column->addWidget(made.value);
  row->addSpacing(20);
  row->addLayout(column);
  return made;
}

void TimeBar::build() {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(12, 8, 12, 2);
  rows->setSpacing(2);
  auto* top = new QHBoxLayout;
  top->setSpacing(4);
  restart_ = control("start", tr("Back to the start"), {});
  step_ = control("step", tr("One event on"), QKeySequence("Ctrl+."));
  play_ = control("play", tr("Play"), QKeySequence("Ctrl+Space"));
  play_->setProperty("look", "play");
  play_->setObjectName("play");
  undo_ = control("undo", tr("Undo"), QKeySequence::Undo);
  undo_->setObjectName("undo");
  undo_->setProperty("look", "word");
  undo_->setText(tr("Undo"));
  for (auto* button : {restart_, play_, step_, undo_}) top->addWidget(button);
  connect(undo_, &QToolButton::clicked, this, &TimeBar::undoRequested);
  connect(restart_, &QToolButton::clicked, this, [this] { emit rewindRequested(model_.start); });
  connect(step_, &QToolButton::clicked, this, &TimeBar::stepRequested);
  connect(play_, &QToolButton::clicked, this, [this] { emit playRequested(!model_.playing); });
  top->addSpacing(8);
  auto* group = new QButtonGroup(this);
  for (const double speed : kSpeeds) {
    auto* button = new QToolButton(this);
    button->setText(speed > 0 ? QString::number(speed) + QChar(0x00D7) : tr("max"));
    button->setToolTip(speed > 0 ? tr("%1 times as fast as the clock").arg(speed)
                                 : tr("As fast as this machine can"));
    button->setAccessibleName(button->toolTip());
    button->setCheckable(true);
    button->setProperty("look", "speed");
    button->setFixedHeight(32);
    connect(button, &QToolButton::clicked, this, [this, speed] { emit speedRequested(speed); });
    group->addButton(button);
    speeds_.append(button);
    top->addWidget(button);
  }
  top->addSpacing(20);
  clock_ = new app::FigureLabel(this);
  clock_->setObjectName("clock");
  top->addWidget(clock_);
  top->addStretch(1);
  success_ = figure(top, tr("success"), "99.99 %");
  p95_ = figure(top, tr("p95"), "4 444 ms");
  rate_ = figure(top, tr("an hour"), "$44.44");
  total_ = figure(top, tr("so far"), "$4 444");
  for (auto* value : {success_.value, p95_.value}) {
    value->setExplained(tr("Show the charts"));
    connect(value, &app::FigureLabel::clicked, this, &TimeBar::measuresActivated);
  }
  for (auto* value : {rate_.value, total_.value}) {
    value->setExplained(tr("Show the bill"));
    connect(value, &app::FigureLabel::clicked, this, &TimeBar::moneyActivated);
  }
  rows->addLayout(top);

  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(8);
  strip_ = new TimelineStrip(this);
  bottom->addWidget(strip_, 1);
  chips_ = new QHBoxLayout;
  chips_->setSpacing(4);
  bottom->addLayout(chips_);
  fork_ = new QPushButton(tr("Fork"), this);
  fork_->setObjectName("fork");
  fork_->setToolTip(tr("Keep this future and try another one from here"));
  bottom->addWidget(fork_);
  connect(fork_, &QPushButton::clicked, this, &TimeBar::forkRequested);
  rows->addLayout(bottom);
}

void TimeBar::resizeEvent(QResizeEvent* event) {
  undo_->setToolButtonStyle(width() < kWide ? Qt::ToolButtonIconOnly
                                            : Qt::ToolButtonTextBesideIcon);
  QFrame::resizeEvent(event);
}

void TimeBar::retheme() {
  const app::Palette& colors = app::theme().palette();
  for (auto* button : {restart_, step_, undo_}) {
    button->setIcon(app::icon(button->property("glyph").toString()));
  }
  fork_->setIcon(app::icon("fork"));
  clock_->setLook(app::theme().font(app::TextSize::title, true), colors.text);
  clock_->setWidest(tr("Wed 24 May 24:44:44"));
  fill();
}

void TimeBar::setTimeline(const models::TimelineModel& model) {
  model_ = model;
  strip_->setTimeline(model);
  fill();
  fillBranches();
}

void TimeBar::fill() {
  const app::Theme& look = app::theme();
  const app::Palette& colors = look.palette();
  play_->setIcon(app::icon(model_.playing ? "pause" : "play", 16, colors.onAccent));
  play_->setAccessibleName(model_.playing ? tr("Pause") : tr("Play"));
  play_->setToolTip(play_->accessibleName() + "  Ctrl+Space");
  undo_->setEnabled(!model_.undo.isEmpty());
  undo_->setToolTip(model_.undo.isEmpty()
                        ? tr("You have done nothing yet that could be undone")
                        : tr("Go back to before: %1").arg(model_.undo) + "  Ctrl+Z");
  undo_->setAccessibleDescription(undo_->toolTip());
  for (int at = 0; at < speeds_.size(); ++at) {
    speeds_[at]->setChecked(kSpeeds[at] == model_.speed);
  }
  if (strip_->shown() >= model_.now) clock_->setText(models::momentText(model_.now));
  const QFont strong = look.font(app::TextSize::title, true);
  const auto show = [&](Figure& figure, const QString& value, const QColor& color, bool alarm) {
    figure.value->setText(value);
    figure.value->setLook(strong, alarm ? colors.broken : color);
    figure.value->setAccessibleName(figure.name->text() + ' ' + value);
    figure.glyph->setPixmap(
        alarm ? app::iconPixmap("warning", 12, colors.broken, devicePixelRatioF()) : QPixmap());
  };
  const bool failing = model_.success < model_.objectiveSuccess;
  show(success_, models::percentText(model_.success), colors.text, failing);
  show(p95_, models::latencyText(model_.p95), colors.text, model_.p95 > model_.objectiveP95);
  show(rate_, models::dollarText(model_.dollarsPerHour), colors.money, false);
  show(total_, models::dollarText(model_.dollars), colors.money, false);
}

void TimeBar::fillBranches() {
  QString key;
  for (const auto& branch : model_.branches) {
    key += branch.id + '/' + branch.name + (branch.current ? "*;" : ";");
  }
  if (key == branchesShown_) return;
  branchesShown_ = key;
  while (auto* item = chips_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  if (model_.branches.size() < 2) return;
  constexpr qsizetype most = 4;
  const qsizetype first = std::max<qsizetype>(0, model_.branches.size() - most);
  for (qsizetype at = 0; at < model_.branches.size(); ++at) {
    const auto& branch = model_.branches[at];
    if (at < first && !branch.current) continue;
    auto* chip = new QPushButton(branch.name, this);
    chip->setProperty("look", "chip");
    chip->setCheckable(true);
    chip->setChecked(branch.current);
    chip->setToolTip(
        tr("Branch %1, forked at %2").arg(branch.name, models::clockText(branch.forkedAt)));
    chip->setAccessibleName(chip->toolTip());
    connect(chip, &QPushButton::clicked, this, [this, id = branch.id] {
      branchesShown_.clear();
      emit branchRequested(id);
    });
    chips_->addWidget(chip);
  }
}

}  // namespace drydock::views
