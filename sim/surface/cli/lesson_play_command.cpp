// `drydock lesson play`: a lesson in a plain terminal, line by line; works from a pipe as well.
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "sim/engine/base/text.h"
#include "sim/practice/codec/command.h"
#include "sim/practice/lesson/coach.h"
#include "sim/practice/lesson/contrast.h"
#include "sim/practice/lesson/play.h"
#include "sim/practice/lesson/record.h"
#include "sim/practice/lesson/start.h"
#include "sim/practice/store/progress.h"
#include "sim/surface/cli/lesson_command.h"

namespace drydock::cli {

namespace {

constexpr std::string_view help_text =
    "  next                      go on reading\n"
    "  answer WORD               answer the question (the number of an option, or a number)\n"
    "  go [TIME]                 let the clock run, for 10 min or so long, until something "
    "happens\n"
    "  KIND field=value ...      give a command, such as compute.set_group group=apps-a max=4\n"
    "  checks, why, hint N       what is asked; why the symptom is there; a hint of level 1 to 3\n"
    "  diagnose CHECK CAUSE      name the cause; without CAUSE: what may be named\n"
    "  submit, quit              be judged; leave\n";

/// Markdown as a terminal shows it: no marks of emphasis.
std::string plain(std::string text) {
  for (std::size_t at = text.find("**"); at != std::string::npos; at = text.find("**", at))
    text.erase(at, 2);
  return text;
}

/// One attempt, typed.
class Terminal {
 public:
  Terminal(lesson::Started started, std::string language)
      : started_(std::move(started)), language_(std::move(language)), coach_(started_.plan) {}

  /// False when the attempt was left.
  bool play();
  lesson::Outcome outcome() const;

 private:
  void look() { coach_.look(run().world(), *lesson::find_grader(run().observers())); }
  run::Run& run() { return started_.run; }
  void say(const std::string& text) const { print(plain(text) + "\n"); }
  void say_key(const std::string& key) const {
    if (!key.empty()) say(coach_.say(language_, key));
  }
  void show_step();
  void show_checks() const;
  void show_debrief();
  void go(const std::string& for_how_long);
  void answer(const std::string& word);
  void give(const std::string& kind, std::istringstream& rest);
  void hint(const std::string& level);
  void diagnose(const std::string& check, const std::string& root);
  std::string said(const std::string& suspect);
  void obey(const std::string& line);
  void finish();
  void keep();

  lesson::Started started_;
  std::string language_;
  lesson::Coach coach_;
  std::string shown_;
  std::size_t feedback_shown_ = 0;
  bool left_ = false;
  std::optional<store::Progress> progress_;
  store::Attempt attempt_;
};

void Terminal::show_step() {
  const lesson::StepView step = coach_.step();
  if (step.number == 0 || step.id == shown_) return;
  shown_ = step.id;
  print("\n[" + say_clock(run().now()) + "  " + std::to_string(step.number) + "/" +
        std::to_string(step.count) + "]\n");
  say_key(step.text);
  if (!step.question) return;
  say("? " + coach_.say(language_, step.question->ask));
  for (std::size_t i = 0; i < step.question->options.size(); ++i)
    say("  " + std::to_string(i + 1) + ") " + coach_.say(language_, step.question->options[i]));
  if (!step.question->unit.empty()) say("  (" + step.question->unit + ")");
}

void Terminal::show_checks() const {
  for (const lesson::CheckView& check : coach_.checks()) {
    if (check.secret && !lesson::is_decided(check.state)) continue;
    std::string line =
        std::string(enum_name(check.state)) + ": " + coach_.say(language_, check.text);
    if (!check.observed.empty()) line += " [" + check.observed;
    if (!check.observed.empty()) line += check.limit.empty() ? "]" : " / " + check.limit + "]";
    say("  " + line);
  }
}

void Terminal::go(const std::string& for_how_long) {
  if (coach_.holds_clock()) {
    say("A question is open: the clock waits for its answer.");
    return;
  }
  const Result<Duration> asked =
      for_how_long.empty() ? Result<Duration>(minutes(10)) : parse_duration(for_how_long);
  if (!asked) {
    say(asked.error().message);
    return;
  }
  const Time until = std::min(run().now() + *asked, started_.end);
  const std::string step = coach_.step().id;
  while (run().now() < until && !coach_.is_over()) {
    run().advance(std::min(until, run().now() + started_.plan->lesson->every));
    look();
    if (coach_.take_pause() || coach_.step().id != step) break;
  }
  const auto said = coach_.feedback();
  for (; feedback_shown_ < said.size(); ++feedback_shown_)
    say("! " + coach_.say(language_, said[feedback_shown_].text));
  print("[" + say_clock(run().now()) + "]\n");
}

void Terminal::answer(const std::string& word) {
  const lesson::StepView step = coach_.step();
  std::string text;
  std::istringstream words(word);
  // Options are named by their numbers, several with commas between them.
  const bool by_number = step.question && step.question->kind != lesson::PredictKind::number;
  for (std::string one; std::getline(words, one, ',');) {
    const bool digits = !one.empty() && one.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t at = digits && one.size() < 4 ? std::stoul(one) : 0;
    if (by_number && at >= 1 && at <= step.question->options.size())
      one = step.question->options[at - 1];
    text += (text.empty() ? "" : ",") + one;
  }
  if (const auto given = coach_.answer(text); !given) say(given.error().message);
  say_key(coach_.take_reply());
}

void Terminal::give(const std::string& kind, std::istringstream& rest) {
  codec::Value with{codec::Value::Object{}};
  for (std::string word; rest >> word;) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) {
      say("Found \"" + word + "\", expected field=value.");
      return;
    }
    const std::string value = word.substr(equals + 1);
    codec::Diagnostics ignored;
    const auto number = codec::parse(value, "", ignored);
    const bool is_plain = number && (number->is(codec::Value::Kind::number) ||
                                     number->is(codec::Value::Kind::boolean));
    with.set(word.substr(0, equals), is_plain ? *number : codec::Value(value));
  }
  codec::Diagnostics mistakes;
  codec::Report report("command", mistakes);
  const auto command = lesson::make_command(kind, with, "", *started_.plan->rulebook, report);
  if (!command) {
    print(codec::to_text(mistakes));
    return;
  }
  if (const auto may = lesson::allowed(*started_.plan->lesson, *command); !may) {
    say(may.error().message + " " + may.error().hint);
    return;
  }
  const auto receipt = run().submit(*command, Actor::trainee);
  say(receipt ? "done: " + command->say() : receipt.error().message + " " + receipt.error().hint);
  look();
}

void Terminal::hint(const std::string& level) {
  for (const lesson::HintView& one : coach_.hints())
    if (std::to_string(one.level) == level) {
      coach_.take_hint(one.check, one.level);
      say_key(one.text);
      return;
    }
  say("There is no such hint now.");
}

// The words of the lesson, or else those of the first fact of that kind.
std::string Terminal::said(const std::string& suspect) {
  const std::string key = "suspect:" + suspect;
  if (std::string words = coach_.say(language_, key); words != key) return words;
  const World& world = run().world();
  for (const auto& [id, record] : world.chronicle())
    if (run().rulebook().fact_info(record).style.kind == suspect)
      return run().rulebook().say(world, record);
  return suspect;
}

void Terminal::diagnose(const std::string& check, const std::string& root) {
  if (root.empty()) {
    for (const std::string& suspect : coach_.suspects(run().world(), check))
      say("  " + suspect + ": " + said(suspect));
    return;
  }
  const auto credit = coach_.diagnose(run().world(), check, root);
  say(!credit        ? credit.error().message
      : *credit >= 1 ? "That is where it began."
      : *credit > 0  ? "It belongs to the chain, but it did not begin it."
                     : "That had nothing to do with it.");
  say_key(coach_.take_reply());
}

void Terminal::finish() {
  look();
  coach_.submit(run().world());
  if (!coach_.wants_proof()) return;
  const auto proof = lesson::play_proof(*started_.stage, run().fork_world(), lesson::grade(run()),
                                        run().journal());
  if (proof) coach_.take_proof(*proof);
}

void Terminal::obey(const std::string& line) {
  std::istringstream words(line);
  std::string verb, first, second;
  words >> verb;
  if (verb.empty()) return;
  if (verb.find('.') != std::string::npos) return give(verb, words);
  words >> first >> second;
  if (verb == "next") return coach_.next();
  if (verb == "answer") return answer(first);
  if (verb == "go") return go(first);
  if (verb == "checks") return show_checks();
  if (verb == "hint") return hint(first);
  if (verb == "diagnose") return diagnose(first, second);
  if (verb == "submit") return finish();
  if (verb == "why") {
    for (const auto& link : coach_.debrief(run().world(), *started_.plan->rulebook).chain)
      say("  " + say_clock(link.step.at) + " " + link.step.text);
    return;
  }
  left_ = verb == "quit";
  if (!left_) print(std::string(help_text));
}

/// What was done so far goes into the progress file, if there can be one.
void Terminal::keep() {
  if (!progress_) return;
  store::Attempt now = coach_.attempt();
  now.id = attempt_.id;
  now.started = attempt_.started;
  now.journal = lesson::journal_text(run().journal(), run().now());
  attempt_ = std::move(now);
  const auto done = attempt_.id == 0 ? progress_->start(attempt_) : progress_->save(attempt_);
  if (done) return;
  refuse(done.error());
  progress_.reset();
}

void Terminal::show_debrief() {
  const lesson::DebriefView debrief = coach_.debrief(run().world(), *started_.plan->rulebook);
  print("\n");
  say(std::string(debrief.passed ? "PASSED" : "NOT PASSED") + ", " +
      plural(debrief.points, "point"));
  show_checks();
  say_key(debrief.text);
  for (const lesson::ChainStep& link : debrief.chain)
    say("  " + say_clock(link.step.at) + " " + link.step.text);
  for (const lesson::ActionEffect& effect :
       lesson::what_each_changed(*started_.stage, run().journal(), run().now())) {
    std::string line = "  " + say_clock(effect.at) + " " + effect.action + ": ";
    for (const lesson::Difference& one : effect.differences)
      line += "without it " + one.check + " " + std::string(enum_name(one.without)) + "; ";
    say(line + "$" + say_fixed(effect.dollars, 2));
  }
  for (const lesson::Compared& one : debrief.predictions)
    say(std::string(one.right ? "  right: " : "  it was: ") +
        (one.question.kind == lesson::PredictKind::choice ? coach_.say(language_, one.truth)
                                                          : one.truth));
  say_key(debrief.rule);
  for (const std::string& question : debrief.questions) say_key(question);
}

bool Terminal::play() {
  look();
  attempt_.started = iso_time(Time(std::chrono::seconds(std::time(nullptr))));
  if (const auto file = store::Progress::default_file())
    if (auto opened = store::Progress::open(*file)) progress_.emplace(std::move(*opened));
  say_key("title");
  say_key("brief");
  print(std::string(help_text));
  for (std::string line; !left_ && !coach_.is_over();) {
    show_step();
    print("> ");
    if (!std::getline(std::cin, line)) break;
    obey(line);
    keep();
  }
  if (!left_ && coach_.is_over()) finish();
  keep();
  if (!left_ && coach_.is_over()) show_debrief();
  return coach_.is_over();
}

lesson::Outcome Terminal::outcome() const {
  const lesson::Verdict verdict = coach_.verdict();
  lesson::Outcome made;
  made.lesson = started_.plan->lesson->id;
  made.version = started_.plan->lesson->version;
  made.seed = started_.plan->seed.value;
  made.started = today();
  made.entries = started_.run.journal();
  made.effort = coach_.effort();
  made.end = started_.run.now();
  made.passed = verdict.passed;
  made.points = verdict.points;
  return made;
}

}  // namespace

int play_lesson(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const auto read = open_lesson(options.lessons.front(), *rulebook);
  if (!read) return bad_input;
  auto started = lesson::start(read, Seed{options.seed.value_or(read->authored_seed)},
                               scenario::SearchPaths::usual(), rulebook);
  if (!started) return refuse(started.error());
  Terminal terminal(std::move(*started), options.language);
  const bool is_over = terminal.play();
  const lesson::Outcome outcome = terminal.outcome();
  if (!options.out.empty()) {
    std::ofstream out(options.out);
    out << codec::to_json(lesson::to_value(outcome, *read), 2) << "\n";
    out.close();
    if (!out)
      return refuse(Error{"io", options.out + " cannot be written.", options.out,
                          "See whether its folder exists and may be written to."});
  }
  if (!is_over) return ok;
  return outcome.passed ? ok : failed;
}

}  // namespace drydock::cli
