// Prepares lessons, feeds the coach and commits progress at each step.
#include "gui/lessons/lesson_desk.h"

#include <QDateTime>
#include <QFileInfo>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "sim/practice/codec/command.h"
#include "sim/practice/lesson/read.h"

namespace drydock::lessons {

using bridge::textOf;

namespace {

constexpr qint64 kSaveMs = 3000;  // Where the clock stands is kept this often.

// What a person did and how far the clock came, so that the attempt can be played again.
std::string journalOf(const session::Frame& frame) {
  codec::Value entries{codec::Value::List{}};
  for (const run::Receipt& receipt : frame.receipts) {
    if (receipt.entry.actor != Actor::trainee || !receipt.accepted) continue;
    codec::Value entry{codec::Value::Object{}};
    entry.set("at", static_cast<std::int64_t>(receipt.entry.at.time_since_epoch().count()));
    entry.set("command", codec::to_value(receipt.entry.command));
    entries.push(std::move(entry));
  }
  codec::Value whole{codec::Value::Object{}};
  whole.set("now", static_cast<std::int64_t>(frame.status.time.time_since_epoch().count()));
  whole.set("entries", std::move(entries));
  return codec::to_json(whole);
}

std::optional<Time> timeIn(const codec::Value& value, std::string_view key) {
  const codec::Value* found = value.find(key);
  const auto count = found ? found->integer() : std::nullopt;
  return count ? std::optional<Time>(Time(nanoseconds(*count))) : std::nullopt;
}

// Plays a kept journal; a run that no longer takes it is left where it stopped.
void playAgain(run::Run& run, const std::string& journal, Time end) {
  codec::Diagnostics ignored;
  const auto whole = codec::parse(journal, "journal", ignored);
  if (!whole) return;
  if (const codec::Value* entries = whole->find("entries")) {
    for (const codec::Value& entry : entries->list()) {
      const auto at = timeIn(entry, "at");
      const codec::Value* command = entry.find("command");
      if (!at || !command || *at > end || *at < run.now()) return;
      codec::Report report("journal", ignored);
      const auto read =
          codec::read_command(codec::Cursor(command, "command", report), run.rulebook());
      if (!read) return;
      run.advance(*at);
      if (!run.submit(*read, Actor::trainee)) return;
    }
  }
  if (const auto now = timeIn(*whole, "now")) run.advance(std::min(*now, end));
}

// The attempt to go on with, and how many there were.
struct Before {
  std::optional<store::Attempt> open;
  std::size_t count = 0;
};
Before attemptsBefore(const lesson::Lesson& lesson, const QString& file) {
  Before before;
  if (file.isEmpty() || !QFileInfo::exists(file)) return before;
  auto progress = store::Progress::open(file.toStdString());
  if (!progress) return before;
  const auto attempts = progress->attempts(lesson.id);
  if (!attempts || attempts->empty()) return before;
  before.count = attempts->size();
  const store::Attempt& last = attempts->back();
  if (last.state == "running" && last.version == std::to_string(lesson.version)) {
    before.open = last;
  }
  return before;
}

}  // namespace

Prepared prepare(const std::string& named, std::optional<quint64> seed,
                 const scenario::SearchPaths& search, std::shared_ptr<const Rulebook> rulebook,
                 const QString& progressFile) {
  Prepared made;
  made.progressFile = progressFile;
  const auto file = lesson::find_lesson(named, search);
  const lesson::Reading reading = lesson::read_lesson(file.value_or(named), search, *rulebook);
  if (!reading.lesson) {
    made.trouble = textOf(codec::to_text(reading.diagnostics));
    return made;
  }
  const Before before = attemptsBefore(*reading.lesson, progressFile);
  const bool resume = before.open && (!seed || *seed == before.open->seed);
  // The first attempt has the luck that the prose was written for; later ones have others.
  const std::uint64_t luck = resume ? before.open->seed
                             : seed ? *seed
                                    : reading.lesson->authored_seed + before.count;
  Result<lesson::Started> started =
      lesson::start(reading.lesson, Seed{luck}, search, std::move(rulebook));
  if (!started) {
    made.trouble = textOf(started.error().message + ' ' + started.error().hint);
    return made;
  }
  made.started.emplace(std::move(*started));
  if (resume) {
    made.attempt = *before.open;
    made.resumed = true;
    playAgain(made.started->run, made.attempt.journal, made.started->end);
  }
  return made;
}

LessonDesk::LessonDesk(const Prepared& prepared, QObject* parent)
    : QObject(parent), plan_(prepared.started->plan), coach_(plan_), attempt_(prepared.attempt) {
  saved_.start();
  if (!prepared.progressFile.isEmpty()) {
    auto opened = store::Progress::open(prepared.progressFile.toStdString());
    if (opened) {
      progress_.emplace(std::move(*opened));
    } else {
      unkept_ = cannotKeep(opened.error());
    }
  }
  if (prepared.resumed) {
    coach_.resume(attempt_);
    resumed_ = begun_ = true;
  }
}

QString LessonDesk::cannotKeep(const Error& error) {
  return tr("Progress cannot be kept: %1").arg(bridge::sayRefusal(error));
}

QString LessonDesk::say(const QString& language, const std::string& key) const {
  return key.empty() ? QString() : textOf(coach_.say(language.toStdString(), key));
}

void LessonDesk::begin() {
  begun_ = true;
  touched();
}

void LessonDesk::look(const session::Frame& frame) {
  const bool first = !frame_;
  frame_ = std::make_shared<session::Frame>(frame);
  coach_.look(*frame.world, frame.observers);
  const bool pause = coach_.take_pause();
  // What an attempt that is taken up had paused for is long seen.
  if (pause && !finishing_ && !(first && resumed_) && frame.status.playing) emit pauseWanted();
  const bool over = coach_.is_over();
  if (over && !over_ && frame.status.playing) emit pauseWanted();
  if (coach_.holds_clock() && frame.status.playing) emit pauseWanted();
  over_ = over;
  keep(frame);
  emit changed();
}

void LessonDesk::touched() {
  if (frame_) keep(*frame_);
  emit changed();
}

lesson::DebriefView LessonDesk::debrief() const {
  return coach_.debrief(*frame_->world, *plan_->rulebook);
}

void LessonDesk::keep(const session::Frame& frame) {
  if (!progress_ || !begun_ || given_up_) return;
  store::Attempt now = coach_.attempt();
  now.id = attempt_.id;
  now.started = attempt_.started;
  now.journal = attempt_.journal;
  const QString shape = textOf(now.state + '\n' + now.step + '\n' + now.answers + '\n' +
                               now.checks + '\n' + now.hints + '\n') +
                        QString::number(frame.receipts.size());
  if (shape == kept_ && saved_.elapsed() < kSaveMs) return;
  now.journal = journalOf(frame);
  if (shape == kept_ && now.journal == attempt_.journal) return;
  kept_ = shape;
  attempt_ = now;
  save();
}

void LessonDesk::save() {
  saved_.restart();
  if (attempt_.started.empty()) {
    attempt_.started = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
  }
  const Result<void> done =
      attempt_.id == 0 ? progress_->start(attempt_) : progress_->save(attempt_);
  if (!done && !said_) {
    said_ = true;
    emit trouble(cannotKeep(done.error()));
  }
  if (done) said_ = false;
}

void LessonDesk::restart() {
  if (progress_ && attempt_.id != 0 && attempt_.state == "running") {
    attempt_.state = "left";
    save();
  }
  given_up_ = true;
}

Result<void> LessonDesk::allowed(std::string_view kind) const {
  if (lesson::allowed(lesson(), kind)) return {};
  return fail("not_offered", tr("This lesson does without that.").toStdString());
}

double LessonDesk::allowedSpeed(double asked) const {
  double best = 0;
  for (const double speed : lesson().speeds) {
    if (asked <= 0 || speed <= asked) best = std::max(best, speed);
  }
  return best > 0 ? best : asked;
}

}  // namespace drydock::lessons
