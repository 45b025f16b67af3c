// A lesson as pure data: what is taught on a platform, what is asked, what counts as success.
//
// How the parts fit: read.h turns a folder (lesson.json, prose, scripts) into a Lesson; plan.h
// draws its variables for one seed and compiles its expressions; start.h opens a run with a Grader
// inside (grader.h), which judges in simulated time and travels with rewinds; effort.h is what the
// trainee said and verdict.h what it all comes to; coach.h tells a window or a program what to
// show, from any frame; proof_run.h looks beyond the end; prove.h shows that the lesson teaches
// what it says.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"
#include "sim/engine/kernel/command.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/lesson/texts.h"

namespace drydock::lesson {

DRYDOCK_ENUM(Kind, worked, guided, independent, drill, capstone, sandbox)

/// An expression as its author wrote it, and where it stands.
struct Source {
  std::string text;  ///< Empty when there is none.
  std::string path;  ///< JSON path, for messages.
};

DRYDOCK_ENUM(VaryKind, pick, uniform, pick_cidr, shuffle)

/// A variable that the seed decides. The authored seed gives the first of `pick`, the middle of a
/// range, the first free block and the order as written.
struct Variable {
  std::string name;
  VaryKind kind = VaryKind::pick;
  std::vector<std::string> pick;   ///< To pick from; of a shuffle: the words, as ${name.1}, ...
  double low = 0, high = 0;        ///< Of a range; both ends belong to it.
  double step = 0;                 ///< Between its values.
  int prefix = 16;                 ///< Of a block in 10.0.0.0/8, ...
  std::vector<std::string> avoid;  ///< ... which overlaps none of these.
};

/// A command that the lesson itself gives: at a time, or once something is true. Texts in `with`
/// may hold ${variables}.
struct Event {
  std::string id;
  std::optional<Duration> after;  ///< Since T0; of one that is held out and says P0: since then.
  bool from_proof = false;        ///< `after` counts from P0.
  Source when;                    ///< Once it is true, ...
  Duration delay{};               ///< ... and so much later.
  double chance = 1;              ///< Drawn from the seed.
  bool held_out = false;          ///< In proof runs only.
  bool decoy = false;             ///< Harmless; looks like a cause.
  std::string kind;
  codec::Value with;  ///< An object: field -> value, `for` included as its duration.
  std::string path;
};

DRYDOCK_ENUM(PredictKind, choice, number, order, place)
DRYDOCK_ENUM(TruthOf, noop, run)

/// A question about what will happen, or about what is to be seen. Its truth is computed: on the
/// fork in which nobody acts, or in the trainee's own run at the moment of the answer.
struct Predict {
  std::string ask;  ///< Text key.
  PredictKind kind = PredictKind::choice;
  std::vector<std::string> options;  ///< Text keys; the answer and the truth are such keys.
  std::string unit;                  ///< Of a number: "m", "usd"; empty: plain.
  double tolerance = 0;              ///< Of a number: how far off is right still, in its unit, ...
  double tolerance_share = 0;        ///< ... or as a share of the truth.
  TruthOf of = TruthOf::noop;
  int attempts = 1;         ///< Of a question about the own run: so often it may be answered.
  bool confidence = false;  ///< Asks how sure one is, too.
  /// What is said to a wrong answer: by option, or by "low" and "high" of a number; text keys.
  std::vector<std::pair<std::string, std::string>> replies;
  Source truth;
};

/// One line of a script: a command at a time, or as soon as something is true. Besides commands
/// there are the verbs of the lesson itself: answer, diagnose, hint, submit.
struct Action {
  Source at, when;
  std::string verb;
  codec::Value with;
  std::string path;
  std::optional<Source> each;  ///< Given once for each element of this set; ${it} is its name.
};

/// One step of guidance. Without `until` and `predict` the trainee says when to go on.
struct Step {
  std::string id;
  std::string text;   ///< Text key.
  std::string focus;  ///< "zone/b", "pod/api-1", "group/apps-a", "panel/facts"; may be empty.
  Source until;
  std::optional<Predict> predict;
  bool pause = false;        ///< The clock stops when this step begins.
  std::vector<Action> acts;  ///< What the program does when it begins, in worked lessons.
};

DRYDOCK_ENUM(CheckKind, eventually, hold, never, end, budget, sequence, count, diagnose, answer)
DRYDOCK_ENUM(Phase, live, proof)
/// What its points count as.
DRYDOCK_ENUM(ScorePart, outcome, service, cost, predictions, diagnosis, tidy)

/// One thing that must come true, stay true, or not happen.
struct Check {
  std::string id;
  std::string text;  ///< Text key.
  CheckKind kind = CheckKind::eventually;
  Phase phase = Phase::live;
  ScorePart part = ScorePart::outcome;
  bool gate = false;    ///< Failing it fails the lesson.
  bool secret = false;  ///< Not told before the end.
  Source expression;    ///< Of count: a set. Of diagnose: the symptom, a set.
  Source arm;           ///< Before it is true the check gathers nothing.
  Source before;        ///< A time.
  Source most, least;   ///< Of a budget its limit; of a count both, plain numbers.
  Duration hold{};
  Duration slack{};                  ///< Gaps of a hold up to this length are forgiven.
  std::vector<Source> order;         ///< Of a sequence.
  Duration within{};                 ///< Between neighbours of a sequence; zero: any time.
  std::vector<std::string> asks;     ///< Of an answer: steps whose questions count, ...
  int right = 0;                     ///< ... and how many must be right.
  std::vector<std::string> because;  ///< Kinds of facts that may be named as its reason; none: any.
  /// Of a diagnosis: what is said to a wrong one, by what was named; text keys.
  std::vector<std::pair<std::string, std::string>> replies;
};

/// An answer to a known misconception, given when `when` is true.
struct Feedback {
  Source when;
  std::string say;   ///< Text key.
  std::string show;  ///< What to point at, as Step::focus; may be empty.
  bool once = true;
};

struct Hint {
  std::string check;  ///< Offered while this one is open.
  int level = 1;      ///< 1 where to look, 2 which mechanism, 3 what to do.
  std::string text;   ///< Text key.
  Duration offer_after{};
};

/// Points by part, in the order of ScorePart; those of parts that a lesson has nothing of are
/// shared out among the others.
struct Score {
  std::vector<int> parts{50, 15, 10, 10, 10, 5};
};

/// What the debrief plays beside the trainee's run.
DRYDOCK_ENUM(Contrast, solution, nobody, none)

struct Debrief {
  Source symptom;  ///< A set; the causal chain of its first element is told.
  std::string text, rule, real_world, transfer;
  std::vector<std::string> questions;  ///< Text keys.
  std::vector<std::string> timeline;   ///< Kinds of facts that are told; none: headlines.
  Contrast contrast = Contrast::solution;
};

/// Who thought of a script: its author, or the prover, from the solution.
DRYDOCK_ENUM(Origin, author, without_one, at_the_end, everything)

struct Script {
  Origin origin = Origin::author;
  std::string name;   ///< "solution", "wrong-wait"
  std::string place;  ///< "scripts/solution.json"
  std::string file;
  std::vector<Action> actions;
  std::vector<std::string> fails;  ///< Of a wrong script: checks that must fail.
  std::string says;                ///< Of a wrong script: feedback that must fire; may be empty.
  Source condition;                ///< It is wrong on seeds for which this is true.
  bool wrong = false;
  bool by_timeout = false;  ///< It fails by doing nothing in time.
};

DRYDOCK_ENUM(ProofSeeds, same, fresh)

/// What is played after the trainee has submitted: without anybody, with what was held out.
struct ProofPlan {
  Duration length{};
  int runs = 0;  ///< 0: there is none.
  int quorum = 0;
  ProofSeeds seeds = ProofSeeds::same;
};

DRYDOCK_ENUM(Rewinding, free, after_pass, none)

/// A kind of command that may be given, and with which values.
struct Verb {
  std::string kind;
  std::vector<std::pair<std::string, std::vector<std::string>>> limits;  ///< By field.
};

struct Refresh {
  std::vector<Duration> after;
  int minutes = 0;
};

/// A lesson as its folder says it. Expressions have passed the checks of read().
struct Lesson {
  std::string folder;
  std::string file;
  std::string id, slug, module;
  int version = 1;
  Kind kind = Kind::guided;
  std::vector<std::string> needs;  ///< Lessons to be passed before.
  std::vector<std::string> skills;
  std::vector<std::string> introduces;  ///< Verbs that are explained here.
  int minutes = 0;

  std::string scenario;  ///< Name of the base scenario.
  codec::Value change;   ///< path: value, as scenario::Adjustments takes it.
  std::vector<Variable> vary;
  std::vector<Source> vary_require;

  Duration limit{};             ///< Since T0: the lesson ends and is judged here.
  Duration every = seconds(1);  ///< How often checks look without a fact.
  std::vector<double> speeds;
  std::vector<std::string> autopause_on;  ///< Kinds of facts that stop the clock the first time.
  bool pressure = false;                  ///< The speed is locked, and the clock does not pause.
  int pauses = -1;                        ///< So many; -1: any number.
  Rewinding rewind = Rewinding::free;

  std::vector<Verb> verbs;             ///< What the trainee may do.
  std::vector<std::string> panels;     ///< Panels of the window that matter here.
  std::vector<std::string> overlays;   ///< Of the map.
  std::vector<std::string> terminals;  ///< "builtin", "clients".
  std::vector<std::string> hidden;     ///< Things that the trainee has to find.
  bool cost_visible = true;

  std::vector<Event> events;
  std::vector<Step> steps;
  std::vector<Check> checks;
  std::vector<Feedback> feedback;
  std::vector<Hint> hints;
  Score score;
  Debrief debrief;
  ProofPlan proof;
  Refresh refresh;
  std::vector<Script> scripts;
  std::uint64_t authored_seed = 1;
  int proof_seeds = 25;

  Texts texts;  ///< Titles, briefs and all else that is read by people.
};

/// Verbs of the lesson itself: they change nothing in the world.
bool is_process_verb(std::string_view verb);

/// Why the trainee may not give commands of this kind here; nothing when it is allowed.
Result<void> allowed(const Lesson& lesson, std::string_view kind);
/// As above with the values of a command.
Result<void> allowed(const Lesson& lesson, const AnyCommand& command);

}  // namespace drydock::lesson
