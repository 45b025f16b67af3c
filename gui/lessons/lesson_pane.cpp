// Builds the pane anew when its form changes, and only fills in values while it does not.
#include "gui/lessons/lesson_pane.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/theme.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "gui/views/why_view.h"

namespace drydock::lessons {

using bridge::textOf;

namespace {

models::Tone toneOf(lesson::CheckState state) {
  if (state == lesson::CheckState::passed) return models::Tone::good;
  if (state == lesson::CheckState::failed) return models::Tone::broken;
  return models::Tone::quiet;
}

// An amount as the window's language writes it, kept on one line.
QString amountText(const std::string& amount) {
  return textOf(amount).replace(' ', QChar(QChar::Nbsp)).replace('.', QLocale().decimalPoint());
}

// Words beside an observed value: what it must be.
QString mustBe(const lesson::CheckView& check) {
  const QString limit = amountText(check.limit);
  switch (check.bound) {
    case lesson::Bound::at_least:
      return LessonPane::tr("at least %1").arg(limit);
    case lesson::Bound::at_most:
      return LessonPane::tr("at most %1").arg(limit);
    case lesson::Bound::more_than:
      return LessonPane::tr("more than %1").arg(limit);
    case lesson::Bound::less_than:
      return LessonPane::tr("less than %1").arg(limit);
    case lesson::Bound::exactly:
      return LessonPane::tr("exactly %1").arg(limit);
    case lesson::Bound::not_exactly:
      return LessonPane::tr("not %1").arg(limit);
    case lesson::Bound::none:
      break;
  }
  return {};
}

QString stateText(lesson::CheckState state) {
  switch (state) {
    case lesson::CheckState::waiting:
      return LessonPane::tr("not yet judged");
    case lesson::CheckState::passed:
      return LessonPane::tr("passed");
    case lesson::CheckState::failed:
      return LessonPane::tr("failed");
    case lesson::CheckState::open:
      break;
  }
  return LessonPane::tr("open");
}

// A choice whose words may take several lines; a click on them chooses it.
class Choice : public QWidget {
 public:
  Choice(const QString& words, const QString& name) : button_(new QRadioButton) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* label = new QLabel(words);
    label->setTextFormat(Qt::MarkdownText);
    label->setWordWrap(true);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);  // Rich text keeps clicks for itself.
    label->setContentsMargins(0, 4, 0, 0);
    button_->setObjectName(name);
    button_->setAccessibleName(words);
    button_->setFixedWidth(16);
    row->addWidget(button_, 0, Qt::AlignTop);
    row->addWidget(label, 1);
  }
  QRadioButton* button() const { return button_; }

 protected:
  void mouseReleaseEvent(QMouseEvent*) override { button_->setChecked(true); }

 private:
  QRadioButton* button_;
};

}  // namespace

LessonPane::LessonPane(LessonDesk& desk, const QString& language, QWidget* parent)
    : QWidget(parent), desk_(desk), language_(language) {
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  area_ = new QScrollArea;
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  whole->addWidget(area_);
  connect(&desk_, &LessonDesk::changed, this, &LessonPane::refresh);
}

QString LessonPane::shape() const {
  lesson::Coach& coach = desk_.coach();
  if (!desk_.begun()) return "brief";
  if (coach.is_over() && desk_.latest()) return "debrief";
  const lesson::StepView step = coach.step();
  QString shape = textOf(step.id);
  if (step.question) shape += step.question->answer ? "!" : "?";
  for (const auto& check : coach.checks()) shape += textOf("|" + check.id);
  for (const auto& hint : coach.hints()) {
    shape += QString("|%1%2%3").arg(hint.level).arg(hint.offered).arg(hint.taken);
  }
  if (desk_.latest()) {
    for (const auto& check : coach.checks()) {
      if (check.kind == lesson::CheckKind::diagnose && !lesson::is_decided(check.state)) {
        shape += QString("|%1").arg(coach.suspects(*desk_.latest()->world, check.id).size());
      }
    }
  }
  return shape + QString("|%1|%2").arg(coach.feedback().size()).arg(reply_);
}

void LessonPane::refresh() {
  const QString now = shape();
  if (now != shape_) {
    shape_ = now;
    rebuild();
  }
  updateChecks();
}

void LessonPane::clear() {
  checks_.clear();
  content_ = new QWidget;
  content_->setProperty("look", "panel");
  column_ = new QVBoxLayout(content_);
  column_->setContentsMargins(16, 16, 16, 16);
  column_->setSpacing(12);
}

void LessonPane::rebuild() {
  const int scrolled = area_->verticalScrollBar()->value();
  const QWidget* focus = window()->focusWidget();
  const bool mine = !focus || isAncestorOf(focus) || !desk_.begun();
  clear();
  addText(column_, say("title"), "title");
  QString step;
  if (!desk_.begun()) {
    addBrief();
  } else if (shape_ == "debrief") {
    addDebrief();
  } else {
    step = textOf(desk_.coach().step().id);
    addStep();
    addFeedback();
    addDiagnoses();
    addChecks();
    addHints();
  }
  if (shape_ != "debrief" && desk_.begun()) {
    auto* finish = new QPushButton(tr("Finish: run to the end"));
    finish->setObjectName("finish");
    connect(finish, &QPushButton::clicked, this, &LessonPane::finishRequested);
    column_->addWidget(finish);
  }
  column_->addStretch(1);
  area_->setWidget(content_);
  if (step == step_) area_->verticalScrollBar()->setValue(scrolled);
  if (mine) takeFocus();
  step_ = step;
}

// What goes on with the lesson is one key away for who is at work in this pane.
void LessonPane::takeFocus() {
  for (const char* name : {"begin", "next", "answer"}) {
    if (auto* found = content_->findChild<QWidget*>(name)) return found->setFocus();
  }
}

QVBoxLayout* LessonPane::addCard(const char* look) {
  auto* card = new QFrame;
  card->setProperty("look", look);
  auto* rows = new QVBoxLayout(card);
  rows->setContentsMargins(12, 12, 12, 12);
  rows->setSpacing(8);
  column_->addWidget(card);
  return rows;
}

QLabel* LessonPane::addText(QVBoxLayout* rows, const QString& text, const char* look) {
  // A label sets paragraphs of Markdown without space between them; so each gets its own.
  QLabel* last = nullptr;
  for (QString paragraph : text.split("\n\n")) {
    if (paragraph.startsWith("- ")) {
      last = addList(rows, paragraph);
      continue;
    }
    static const QRegularExpression unit("(?<=\\d) (?=(%|s|ms|MB|GB)(\\W|$))");
    last = new QLabel(paragraph.replace(unit, QString(QChar::Nbsp)));
    last->setTextFormat(Qt::MarkdownText);
    last->setWordWrap(true);
    last->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (look) last->setProperty("look", look);
    rows->addWidget(last);
  }
  return last;
}

// Markdown would set the points of a list far to the right.
QLabel* LessonPane::addList(QVBoxLayout* rows, const QString& list) {
  QLabel* last = nullptr;
  for (const QString& point : list.mid(2).split("\n- ")) {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new QLabel(QChar(0x2022)), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    last = addText(words, point);
    line->addLayout(words, 1);
    rows->addLayout(line);
  }
  return last;
}

void LessonPane::addBrief() {
  addText(column_, say("brief"));
  auto* begin = new QPushButton(tr("Begin"));
  begin->setObjectName("begin");
  begin->setProperty("look", "primary");
  connect(begin, &QPushButton::clicked, &desk_, &LessonDesk::begin, Qt::QueuedConnection);
  column_->addWidget(begin);
}

void LessonPane::addStep() {
  const lesson::StepView step = desk_.coach().step();
  if (step.id.empty()) return;
  auto* rows = addCard();
  addText(rows, tr("Step %1 of %2").arg(step.number).arg(step.count), "caption");
  addText(rows, say(step.text))->setObjectName("step");
  const QString focus = textOf(step.focus);
  if (step_ != textOf(step.id)) emit focusRequested(focus);
  if (step.question && !step.question->answer) addQuestion(rows, *step.question);
  auto* buttons = new QHBoxLayout;
  if (!focus.isEmpty() && focus != "panel/time") {
    auto* show = new QPushButton(tr("Show me"));
    show->setObjectName("show");
    connect(show, &QPushButton::clicked, this, [this, focus] { emit showRequested(focus); });
    buttons->addWidget(show);
  }
  if (step.waits_for_next) {
    auto* next = new QPushButton(tr("Next"));
    next->setObjectName("next");
    next->setProperty("look", "primary");
    const auto go = [this] {
      desk_.coach().next();
      desk_.touched();
    };
    connect(next, &QPushButton::clicked, this, go, Qt::QueuedConnection);
    buttons->addWidget(next);
  }
  buttons->addStretch(1);
  rows->addLayout(buttons);
}

void LessonPane::addQuestion(QVBoxLayout* rows, const lesson::Question& question) {
  addText(rows, say(question.ask), "strong");
  auto* lock = new QPushButton(tr("Lock my prediction"));
  lock->setObjectName("lock");
  lock->setProperty("look", "primary");
  if (question.kind == lesson::PredictKind::order) {
    addOrder(rows, question, lock);
  } else if (question.kind == lesson::PredictKind::number) {
    auto* number = new QLineEdit;
    number->setObjectName("answer");
    number->setValidator(new QIntValidator(0, 1000000, number));
    number->setPlaceholderText(tr("A number"));
    number->setAccessibleName(say(question.ask));
    rows->addWidget(number);
    lock->setEnabled(false);
    connect(number, &QLineEdit::textChanged, lock,
            [lock, number] { lock->setEnabled(number->hasAcceptableInput()); });
    connect(number, &QLineEdit::returnPressed, lock, &QPushButton::click);
    connect(
        lock, &QPushButton::clicked, this, [this, number] { answer(number->text().toStdString()); },
        Qt::QueuedConnection);
  } else {
    auto* group = new QButtonGroup(content_);
    lock->setEnabled(false);
    for (std::size_t at = 0; at < question.options.size(); ++at) {
      auto* choice =
          new Choice(say(question.options[at]), "option:" + textOf(question.options[at]));
      group->addButton(choice->button(), static_cast<int>(at));
      rows->addWidget(choice);
    }
    connect(group, &QButtonGroup::idToggled, lock, [lock] { lock->setEnabled(true); });
    connect(
        lock, &QPushButton::clicked, this,
        [this, group, options = question.options] {
          const int chosen = group->checkedId();
          if (chosen >= 0) answer(options[static_cast<std::size_t>(chosen)]);
        },
        Qt::QueuedConnection);
  }
  rows->addWidget(lock, 0, Qt::AlignLeft);
}

void LessonPane::addChecks() {
  addText(column_, tr("What counts"), "caption");
  for (const lesson::CheckView& check : desk_.coach().checks()) {
    if (check.secret && !lesson::is_decided(check.state)) continue;
    auto* rows = addCard();
    auto* line = new QHBoxLayout;
    CheckRow row;
    row.glyph = new QLabel;
    row.glyph->setFixedSize(14, 18);
    line->setSpacing(8);
    line->addWidget(row.glyph, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    addText(words, say(check.text));
    row.value = addText(words, {}, "muted");
    row.value->setObjectName("check:" + textOf(check.id));
    if (check.kind == lesson::CheckKind::hold) {
      row.progress = new QProgressBar;
      row.progress->setTextVisible(false);
      row.progress->setFixedHeight(6);
      row.progress->setRange(0, 1000);
      words->addWidget(row.progress);
    }
    line->addLayout(words, 1);
    rows->addLayout(line);
    checks_.insert(textOf(check.id), row);
  }
}

void LessonPane::updateChecks() {
  if (checks_.isEmpty()) return;
  for (const lesson::CheckView& check : desk_.coach().checks()) {
    const auto found = checks_.constFind(textOf(check.id));
    if (found == checks_.constEnd()) continue;
    QString value = stateText(check.state);
    if (!check.observed.empty()) {
      const bool decided = check.state != lesson::CheckState::open;
      value = (decided ? tr("%1: %2, must be %3") : tr("%1: now %2, must be %3"))
                  .arg(value, amountText(check.observed), mustBe(check));
    }
    if (check.state == lesson::CheckState::failed && !desk_.coach().is_over()) {
      value += ". " + tr("Drag the time bar back to try again from before that.");
    }
    found->value->setText(value);
    found->glyph->setPixmap(views::toneGlyph(toneOf(check.state), 12, devicePixelRatioF()));
    found->glyph->setAccessibleName(stateText(check.state));
    if (found->progress) found->progress->setValue(static_cast<int>(check.progress * 1000));
  }
}

void LessonPane::addHints() {
  for (const lesson::HintView& hint : desk_.coach().hints()) {
    if (hint.taken) {
      auto* rows = addCard();
      addText(rows, tr("Hint %1").arg(hint.level), "caption");
      addText(rows, say(hint.text));
      continue;
    }
    if (!hint.offered) continue;
    auto* ask = new QPushButton(tr("Hint %1").arg(hint.level));
    ask->setObjectName(QString("hint:%1").arg(hint.level));
    const auto take = [this, check = hint.check, level = hint.level] {
      desk_.coach().take_hint(check, level);
      desk_.touched();
    };
    connect(ask, &QPushButton::clicked, this, take, Qt::QueuedConnection);
    column_->addWidget(ask, 0, Qt::AlignLeft);
    break;  // One at a time, easiest first.
  }
}

void LessonPane::addFeedback() {
  const auto said = desk_.coach().feedback();
  if (said.empty()) return;
  const lesson::FeedbackView& newest = said.back();
  auto* rows = addCard("ask");
  addText(rows, say(newest.text))->setObjectName("feedback");
  const QString show = textOf(newest.show);
  if (show.isEmpty()) return;
  auto* button = new QPushButton(tr("Show me"));
  connect(button, &QPushButton::clicked, this, [this, show] { emit showRequested(show); });
  rows->addWidget(button, 0, Qt::AlignLeft);
}

QString LessonPane::answerText(const lesson::Question& question, const std::string& answer) const {
  if (question.kind == lesson::PredictKind::choice) return say(answer);
  if (question.kind != lesson::PredictKind::order) return textOf(answer);
  QStringList names;
  for (const QString& name : textOf(answer).split(',')) {
    const std::string key = name.toStdString();
    const auto& options = question.options;
    for (const std::string& option : {key, "opt:" + key}) {
      if (std::find(options.begin(), options.end(), option) != options.end()) names += say(option);
    }
  }
  return names.join(" \u2192 ");
}

void LessonPane::addPredictions(const lesson::DebriefView& debrief) {
  if (debrief.predictions.empty()) return;
  addText(column_, tr("Your predictions"), "caption");
  for (const lesson::Compared& one : debrief.predictions) {
    auto* rows = addCard();
    addText(rows, say(one.question.ask));
    const QString mine =
        one.question.answer ? answerText(one.question, *one.question.answer) : tr("nothing");
    addText(rows, tr("**You said:** %1").arg(mine));
    const QString truth = answerText(one.question, one.truth);
    addText(rows, one.of == lesson::TruthOf::run ? tr("**It was:** %1").arg(truth)
                                                 : tr("**If nobody acts:** %1").arg(truth));
    addText(rows, one.right ? tr("That was right.") : tr("It was not so."), "muted");
  }
}

void LessonPane::addChain(const lesson::DebriefView& debrief) {
  if (debrief.chain.empty()) return;
  addText(column_, tr("How it came about"), "caption");
  const World& world = *desk_.latest()->world;
  QVector<models::CauseItem> items;
  for (const lesson::ChainStep& link : debrief.chain) {
    const Record& record = world.chronicle()[link.step.id];
    QString text = bridge::sayFact(desk_.rulebook(), world, record);
    if (!link.text.empty()) text += '\n' + say(link.text);
    items.append({bridge::factId(link.step.id), text, bridge::momentOf(link.step.at),
                  bridge::toneOf(desk_.rulebook(), record), "fact"});
  }
  auto* chain = new views::CauseChain;
  chain->setObjectName("chain");
  chain->setChain(items);
  connect(chain, &views::CauseChain::activated, this, &LessonPane::causeRequested);
  column_->addWidget(chain);
}

void LessonPane::addDebrief() {
  const lesson::DebriefView debrief = desk_.debrief();
  auto* rows = addCard();
  auto* verdict = addText(rows, debrief.passed ? tr("**Passed**") : tr("**Not passed yet**"));
  verdict->setObjectName("verdict");
  addText(rows, tr("%n point(s) of 100", "", debrief.points), "muted");
  addChecks();
  addText(column_, say(debrief.text));
  addChain(debrief);
  addPredictions(debrief);
  addText(addCard("keep"), say(debrief.rule))->setObjectName("rule");
  for (const std::string& question : debrief.questions) addText(column_, say(question));
  auto* again = new QPushButton(tr("Try again"));
  again->setObjectName("again");
  auto* home = new QPushButton(tr("All lessons"));
  home->setObjectName("home");
  home->setProperty("look", "primary");
  connect(again, &QPushButton::clicked, this, &LessonPane::againRequested, Qt::QueuedConnection);
  connect(home, &QPushButton::clicked, this, &LessonPane::homeRequested, Qt::QueuedConnection);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(home);
  buttons->addWidget(again);
  buttons->addStretch(1);
  column_->addLayout(buttons);
}

}  // namespace drydock::lessons
