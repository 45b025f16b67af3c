// The coach: what a lesson shows its trainee now - step, questions, checks, hints, feedback,
// debrief.
//
// How a window uses it (all on its own thread; nothing here waits for the session):
//   1. read_lesson() and, on a worker thread, start() (about a second: it plays the model answer
//   and
//      the fork in which nobody acts). That gives a run for a Session and a Plan.
//   2. Coach coach(plan); for each new frame: coach.look(*frame->world, frame->observers). Branches
//      and rewinds need no care, since the grader travels with the run.
//   3. Show coach.step(), checks(), hints(), feedback(); coach.say(language, key) gives Markdown.
//   4. While coach.holds_clock() the clock must not move: a question is open. When
//      coach.take_pause() is true, post session::Pause.
//   5. Before giving a command: lesson::allowed(plan->lesson(), kind); the reason is in the error.
//   6. When coach.is_over(), or the trainee submits (coach.submit(), or post
//      session::Until{coach.end()}): when coach.wants_proof(), play proof_run.h on a worker thread
//      and give its result to coach.take_proof(); then show coach.debrief(world).
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sim/practice/lesson/effort.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/plan.h"
#include "sim/practice/lesson/proof_run.h"
#include "sim/practice/lesson/verdict.h"
#include "sim/practice/run/observer.h"
#include "sim/practice/run/run.h"
#include "sim/practice/run/why.h"
#include "sim/practice/store/progress.h"

namespace drydock::lesson {

/// A question of a step, and what was answered.
struct Question {
  std::string step;
  std::string ask;  ///< Text key.
  PredictKind kind = PredictKind::choice;
  std::vector<std::string> options;   ///< Text keys.
  std::optional<std::string> answer;  ///< A text key or a number; once given it stays.
  std::string unit;                   ///< Of a number: "m", "usd"; may be empty.
  bool confidence = false;            ///< Ask how sure one is.
  int tries_left = 1;
};

/// The step that the trainee is in; number 0 when all steps are done.
struct StepView {
  int number = 0;  ///< From 1.
  int count = 0;
  std::string id;
  std::string text;             ///< Text key.
  std::string focus;            ///< What to highlight, variables filled in; may be empty.
  bool waits_for_next = false;  ///< Show a "next" button and call next().
  std::optional<Question> question;
};

/// How an observed value must stand to its limit.
DRYDOCK_ENUM(Bound, none, at_least, at_most, more_than, less_than, exactly, not_exactly)

/// A check as it stands.
struct CheckView {
  std::string id;
  std::string text;  ///< Text key.
  CheckKind kind = CheckKind::eventually;
  bool gate = false;
  CheckState state = CheckState::waiting;
  std::string observed;       ///< "97.1 %"; empty while nothing is known.
  Bound bound = Bound::none;  ///< What `observed` must be of `limit`, for the check to pass.
  std::string limit;          ///< "99.5 %"
  double progress = 0;        ///< Of a hold: share of the time that it must be held.
  Time decided;               ///< When it passed or failed.
  CauseId cause;  ///< The fact that decided it, for a jump into the timeline; may be none.
  Phase phase = Phase::live;
  bool secret = false;  ///< Not to be shown before it is decided.
};

struct HintView {
  std::string check;
  int level = 1;
  std::string text;  ///< Text key; to be shown only when `taken`.
  bool offered = false;
  bool taken = false;
};

struct FeedbackView {
  std::string text;  ///< Text key.
  std::string show;  ///< What to point at; may be empty.
  Time at;
};

/// A prediction beside what happens when nobody acts.
struct Compared {
  Question question;
  std::string truth;  ///< A text key or a number.
  bool right = false;
  TruthOf of = TruthOf::noop;
};

/// One step of the causal chain: the program's sentence, and the author's words for it.
struct ChainStep {
  run::WhyStep step;
  std::string text;  ///< Text key "why:<kind of fact>"; empty when the author has no words for it.
};

struct DebriefView {
  bool passed = false;
  int points = 0;
  std::vector<PartPoints> parts;
  std::string text, rule, real_world;  ///< Text keys; the last may be empty.
  std::string transfer;                ///< Id of a lesson with the same depth; may be empty.
  Contrast contrast = Contrast::none;  ///< What to play beside; see contrast.h.
  std::vector<run::WhyStep> timeline;  ///< Facts that the author wants told, by time.
  std::vector<ChainStep> chain;        ///< From the fault (first) to the symptom (last).
  std::vector<Compared> predictions;
  std::vector<std::string> questions;  ///< Text keys.
};

/// Guides one attempt at a lesson. A value of one thread.
class Coach {
 public:
  explicit Coach(std::shared_ptr<const Plan> plan);

  /// Takes in a frame: the world and the observers that came with it.
  void look(const World& world, std::span<const std::shared_ptr<const run::Observer>> observers);
  void look(const World& world, const Grader& grader);

  StepView step() const;
  const std::vector<CheckView>& checks() const { return checks_; }
  /// All hints of open checks, offered or not, easiest first.
  std::vector<HintView> hints() const;
  /// What was said about known misconceptions, newest last.
  std::vector<FeedbackView> feedback() const;
  /// Whether a question about the future is open, so that the clock must stand. One about the
  /// trainee's own run is answered by looking, and the run may go on meanwhile.
  bool holds_clock() const;
  /// True once for each moment at which the lesson wants the clock to stop.
  bool take_pause();
  /// All checks are decided or the limit is reached.
  bool is_over() const;
  bool passed() const;
  int points() const;
  /// The lesson's last moment: where it is judged.
  Time end() const;
  DebriefView debrief(const World& world, const Rulebook& rulebook) const;

  /// The trainee has read the step.
  void next();
  /// Answers the open question; an error when it is no such option or no number. Of a question that
  /// may be tried again, code "not_yet": it was wrong, and there are tries left.
  Result<void> answer(const std::string& text, int confidence = 0);
  /// Names the cause of the symptom of a check; it may be named anew. 1: right, 0.5: a link of the
  /// chain. An error when there is no such check.
  Result<double> diagnose(const World& world, const std::string& check, const std::string& root);
  /// What may be named as the cause: events' ids and kinds of facts.
  std::vector<std::string> suspects(const World& world, const std::string& check) const;
  /// What is to be said to the last answer or diagnosis, a text key; once, and empty when nothing.
  std::string take_reply();
  /// Shows a hint; asking is counted, not punished below a pass.
  void take_hint(const std::string& check, int level);

  /// The trainee is done: what is judged at the end is judged now, in the world of the newest
  /// frame.
  void submit(const World& world);
  bool is_submitted() const { return effort_.submitted.has_value(); }
  /// Whether checks wait for a proof run.
  bool wants_proof() const;
  void take_proof(const ProofResult& result);
  Verdict verdict() const;
  const Effort& effort() const { return effort_; }

  /// The text of a key with its places filled in.
  std::string say(std::string_view language, std::string_view key) const;

  /// What belongs into the progress file now; id, started and journal are the caller's.
  store::Attempt attempt() const;
  /// Takes up the answers and hints of an attempt that was kept; the run is replayed by its
  /// journal.
  void resume(const store::Attempt& attempt);

 private:
  bool is_done(std::size_t step) const;
  std::size_t current() const;
  Question question(std::size_t step) const;
  bool shows_hints() const;
  CheckView view(std::size_t check, const World& world) const;

  std::shared_ptr<const Plan> plan_;
  GraderState seen_;
  std::string truth_seen_;  ///< Of the open question, in the own run, by the newest frame.
  std::vector<CheckView> checks_;
  Effort effort_;
  std::vector<int> tries_;  ///< By step.
  std::string replied_;
  std::vector<CheckState> proof_;
  std::size_t pauses_taken_ = 0;  ///< Never fewer after a rewind: these stops were had.
};

}  // namespace drydock::lesson
