// One card a step: what to do and why, the planned time beside the real one, and the button.
#include "gui/app/run_book_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/theme.h"

namespace drydock::app {

RunBookDialog::RunBookDialog(QWidget* parent) : QDialog(parent) {
  setObjectName("runBook");
  setWindowTitle(tr("Run book"));
  resize(520, parent ? std::min(parent->height() - 40, 720) : 700);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(24, 16, 16, 16);
  rows->setSpacing(8);
  title_ = new QLabel(this);
  title_->setProperty("look", "title");
  text_ = new QLabel(this);
  text_->setProperty("look", "muted");
  state_ = new QLabel(this);
  state_->setObjectName("runBookState");
  state_->setProperty("look", "strong");
  for (QLabel* label : {title_, text_, state_}) {
    label->setWordWrap(true);
    rows->addWidget(label);
  }
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  column_ = new QVBoxLayout(inside);
  column_->setContentsMargins(0, 0, 8, 0);
  scroll->setWidget(inside);
  rows->addWidget(scroll, 1);
  foot_ = editFoot();
  rows->addWidget(foot_);
  auto* last = new QHBoxLayout;
  edit_ = new QPushButton(tr("Change"), this);
  edit_->setObjectName("editRunBook");
  edit_->setCheckable(true);
  edit_->setAutoDefault(false);
  connect(edit_, &QPushButton::toggled, this, &RunBookDialog::setEditing);
  auto* close = new QPushButton(tr("Close"), this);
  close->setAutoDefault(false);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  last->addWidget(edit_);
  last->addStretch(1);
  last->addWidget(close);
  rows->addLayout(last);
  setEditing(false);
}

QWidget* RunBookDialog::editFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 0, 0);
  const auto button = [&](const QString& text, const char* name) {
    auto* made = new QPushButton(text, foot);
    made->setObjectName(name);
    made->setAutoDefault(false);
    row->addWidget(made);
    return made;
  };
  connect(button(tr("Add a step"), "addStep"), &QPushButton::clicked, this,
          [this] { emit addWanted(false); });
  connect(button(tr("Add what was given last"), "addGiven"), &QPushButton::clicked, this,
          [this] { emit addWanted(true); });
  connect(button(tr("Save as..."), "saveRunBook"), &QPushButton::clicked, this,
          &RunBookDialog::saveWanted);
  row->addStretch(1);
  return foot;
}

void RunBookDialog::setEditing(bool on) {
  edit_->setChecked(on);
  foot_->setVisible(on);
  for (const StepCard& card : steps_) card.edit->setVisible(on);
}

QWidget* RunBookDialog::editRow(int number, StepCard& made) {
  auto* holder = new QWidget(content_);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  made.minutes = new QSpinBox(holder);
  made.minutes->setObjectName(QString("minutes:%1").arg(number));
  made.minutes->setRange(0, 44640);
  made.minutes->setSuffix(tr(" min"));
  made.minutes->setAccessibleName(tr("Minutes of step %1").arg(number + 1));
  connect(made.minutes, &QSpinBox::valueChanged, this,
          [this, number](int minutes) { emit retimeWanted(number, minutes); });
  row->addWidget(made.minutes);
  row->addStretch(1);
  const auto button = [&](const QString& text, const char* name, bool enabled, auto&& act) {
    auto* press = new QPushButton(text, holder);
    press->setObjectName(QString("%1:%2").arg(name).arg(number));
    press->setAutoDefault(false);
    press->setEnabled(enabled);
    press->setAccessibleName(QString("%1, %2").arg(text).arg(number + 1));
    connect(press, &QPushButton::clicked, this, act);
    row->addWidget(press);
  };
  button(tr("Earlier"), "earlier", number > 0,
         [this, number] { emit moveWanted(number, number - 1); });
  button(tr("Later"), "later", number + 1 < book_.steps.size(),
         [this, number] { emit moveWanted(number, number + 1); });
  button(tr("Remove"), "remove", true, [this, number] { emit removeWanted(number); });
  return holder;
}

void RunBookDialog::setBook(const models::RunBookModel& book) {
  const auto names = [](const models::RunBookModel& one) {
    QStringList all{one.title};
    for (const models::RunBookStep& step : one.steps) all.append(step.name);
    return all;
  };
  const bool other = names(book) != names(book_);
  book_ = book;
  if (other || !content_) rebuild();
  fill();
}

void RunBookDialog::rebuild() {
  if (content_) content_->deleteLater();  // One of its buttons may be what asked for it.
  if (content_) content_->hide();
  steps_.clear();
  content_ = new QWidget;
  auto* rows = new QVBoxLayout(content_);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(8);
  for (int number = 0; number < book_.steps.size(); ++number) addStep(rows, number);
  rows->addStretch();
  column_->addWidget(content_);
}

void RunBookDialog::addStep(QVBoxLayout* rows, int number) {
  const models::RunBookStep& step = book_.steps[number];
  auto* card = new QFrame(content_);
  card->setProperty("look", "card");
  auto* lines = new QVBoxLayout(card);
  lines->setContentsMargins(12, 8, 12, 10);
  lines->setSpacing(4);
  auto* head = new QHBoxLayout;
  auto* name = new QLabel(QString("%1. %2").arg(number + 1).arg(step.name), card);
  name->setProperty("look", "strong");
  StepCard made;
  made.times = new QLabel(card);
  made.times->setProperty("look", "muted");
  head->addWidget(name, 1);
  head->addWidget(made.times);
  lines->addLayout(head);
  auto* text = new QLabel(step.text, card);
  text->setWordWrap(true);
  lines->addWidget(text);
  if (!step.order.isEmpty()) {
    made.give = new QPushButton(step.order, card);
    made.give->setObjectName(QString("step:%1").arg(number));
    made.give->setAutoDefault(false);
    connect(made.give, &QPushButton::clicked, this, [this, number] { emit stepWanted(number); });
    made.reason = new QLabel(card);
    made.reason->setProperty("look", "caption");
    made.reason->setWordWrap(true);
    lines->addWidget(made.give, 0, Qt::AlignLeft);
    lines->addWidget(made.reason);
  }
  made.edit = editRow(number, made);
  made.edit->setVisible(edit_->isChecked());
  lines->addWidget(made.edit);
  rows->addWidget(card);
  steps_.append(made);
}

void RunBookDialog::fill() {
  title_->setText(book_.title);
  text_->setText(book_.text);
  state_->setText(book_.fault + ": " + book_.state);
  for (qsizetype at = 0; at < steps_.size(); ++at) {
    const models::RunBookStep& step = book_.steps[at];
    const StepCard& card = steps_[at];
    card.times->setText(step.given.isEmpty()
                            ? tr("planned after %1").arg(step.planned)
                            : tr("after %1, planned %2").arg(step.given, step.planned));
    {
      const QSignalBlocker quiet(card.minutes);
      card.minutes->setValue(step.minutes);
    }
    if (!card.give) continue;
    card.give->setEnabled(step.allowed && step.given.isEmpty());
    card.reason->setText(step.reason);
    card.reason->setVisible(step.next);
  }
}

}  // namespace drydock::app
