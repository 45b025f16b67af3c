// Reads the folders and shows each entry as a card.
#include "gui/lessons/home_pane.h"

#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/lesson/read.h"
#include "sim/practice/scenario/shipped.h"
#include "sim/practice/store/progress.h"

namespace drydock::lessons {

using bridge::textOf;

namespace {

QString lessonState(const std::vector<store::Attempt>& attempts, bool& open) {
  QString state;
  for (const store::Attempt& attempt : attempts) {
    if (attempt.state == "passed") {
      state = HomePane::tr("Passed, %1 points").arg(attempt.points);
    }
    open = attempt.state == "running";
  }
  return open ? HomePane::tr("Begun, not finished") : state;
}

QVector<Entry> readLessons(const scenario::SearchPaths& search, const Rulebook& rulebook,
                           const QString& language, const QString& progressFile) {
  QVector<Entry> entries;
  std::optional<store::Progress> progress;
  if (!progressFile.isEmpty() && QFileInfo::exists(progressFile)) {
    auto opened = store::Progress::open(progressFile.toStdString());
    if (opened) progress.emplace(std::move(*opened));
  }
  for (const std::string& file : lesson::find_lessons(search)) {
    const lesson::Reading reading = lesson::read_lesson(file, search, rulebook);
    if (!reading.lesson) continue;
    const lesson::Lesson& lesson = *reading.lesson;
    Entry entry;
    entry.isLesson = true;
    entry.id = textOf(lesson.id);
    entry.title = textOf(lesson.texts.say(language.toStdString(), "title"));
    entry.text = HomePane::tr("Lesson %1, about %2 minutes").arg(entry.id).arg(lesson.minutes);
    if (progress) {
      if (const auto attempts = progress->attempts(lesson.id)) {
        entry.state = lessonState(*attempts, entry.open);
      }
    }
    entries.append(entry);
  }
  return entries;
}

}  // namespace

QVector<Entry> readEntries(const scenario::SearchPaths& search, const Rulebook& rulebook,
                           const QString& language, const QString& progressFile) {
  QVector<Entry> entries = readLessons(search, rulebook, language, progressFile);
  for (const scenario::Shipped& shipped : scenario::shipped_scenarios(search)) {
    if (shipped.folder == "stories") continue;
    codec::Diagnostics ignored;
    const auto document = codec::read_file(shipped.file, ignored);
    if (!document) continue;
    const codec::Value* title = document->find("title");
    const codec::Value* text = document->find("text");
    Entry entry;
    entry.id = textOf(shipped.name);
    entry.isHistory = shipped.folder == "history";
    entry.title = title ? bridge::sayWord(title->text()) : entry.id;
    if (text) entry.text = bridge::sayWord(text->text());
    entries.append(entry);
  }
  return entries;
}

HomePane::HomePane(QWidget* parent) : QWidget(parent) {
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content_ = new QWidget;
  content_->setProperty("look", "panel");
  column_ = new QVBoxLayout(content_);
  column_->setContentsMargins(16, 16, 16, 16);
  column_->setSpacing(12);
  area->setWidget(content_);
  whole->addWidget(area);
}

QWidget* HomePane::card(const Entry& entry, bool first) {
  auto* made = new QFrame;
  made->setProperty("look", "card");
  auto* rows = new QVBoxLayout(made);
  rows->setContentsMargins(12, 12, 12, 12);
  rows->setSpacing(8);
  auto* title = new QLabel(entry.title);
  title->setWordWrap(true);
  title->setProperty("look", "strong");
  rows->addWidget(title);
  auto* text = new QLabel(entry.text);
  text->setWordWrap(true);
  text->setProperty("look", "muted");
  rows->addWidget(text);
  if (!entry.state.isEmpty()) {
    auto* state = new QLabel(entry.state);
    state->setProperty("look", "caption");
    rows->addWidget(state);
  }
  QString words = tr("Explore");
  if (entry.isLesson) words = entry.open ? tr("Go on") : tr("Start");
  auto* button = new QPushButton(words);
  button->setObjectName((entry.isLesson ? "lesson:" : "scenario:") + entry.id);
  button->setAccessibleName(words + ": " + entry.title);
  if (first) button->setProperty("look", "primary");
  rows->addWidget(button);
  connect(button, &QPushButton::clicked, this, [this, entry] {
    if (entry.isLesson) {
      emit lessonRequested(entry.id);
    } else {
      emit scenarioRequested(entry.id);
    }
  });
  return made;
}

void HomePane::setEntries(const QVector<Entry>& entries) {
  while (QLayoutItem* item = column_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  const auto heading = [this](const QString& words) {
    auto* label = new QLabel(words);
    label->setProperty("look", "title");
    label->setWordWrap(true);
    column_->addWidget(label);
  };
  bool first = true, scenarios = false, history = false;
  for (const Entry& entry : entries) {
    if (first && entry.isLesson) heading(tr("Learn"));
    if (!entry.isLesson && !scenarios) {
      scenarios = true;
      heading(tr("Explore freely"));
    }
    if (entry.isHistory && !history) {
      history = true;
      heading(tr("What has happened before"));
    }
    column_->addWidget(card(entry, first));
    first = false;
  }
  column_->addStretch(1);
}

}  // namespace drydock::lessons
