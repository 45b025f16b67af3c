// One card a step: what to do and why, the planned time beside the real one, and the button.
#include "gui/app/run_book_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
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
  auto* close = new QPushButton(tr("Close"), this);
  close->setAutoDefault(false);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  rows->addWidget(close, 0, Qt::AlignRight);
}

void RunBookDialog::setBook(const models::RunBookModel& book) {
  const bool other = book.title != book_.title || book.steps.size() != book_.steps.size();
  book_ = book;
  if (other || !content_) rebuild();
  fill();
}

void RunBookDialog::rebuild() {
  delete content_;
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
    if (!card.give) continue;
    card.give->setEnabled(step.allowed && step.given.isEmpty());
    card.reason->setText(step.reason);
    card.reason->setVisible(step.next);
  }
}

}  // namespace drydock::app
