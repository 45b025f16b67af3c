// A lesson as pure data: what is taught on a platform, what is asked, what counts as success.
//
// How the parts fit: read.h turns a folder (lesson.json, prose, scripts) into a Lesson; plan.h
// draws its variables for one seed and compiles its expressions; start.h opens a run with a Grader
// inside (grader.h), which judges in simulated time and travels with rewinds; coach.h tells a
// window or a program what to show, from any frame; prove.h shows that the lesson teaches what it
// says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/lesson/texts.h"

namespace drydock::lesson {

DRYDOCK_ENUM(Kind, worked, guided, independent, drill, capstone, sandbox)

/// An expression as its author wrote it, and where it stands.
struct Source {
  std::string text;  ///< Empty when there is none.
  std::string path;  ///< JSON path, for messages.
};

/// A variable that the seed decides: one of `pick`.
struct Variable {
  std::string name;
  std::vector<std::string> pick;
};

/// A command that the lesson itself gives. Texts in `with` may hold ${variables}.
struct Event {
  std::string id;
  Duration after{};  ///< Since T0.
  std::string kind;
  codec::Value with;  ///< An object: field -> value, `for` included as its duration.
  std::string path;
};

DRYDOCK_ENUM(PredictKind, choice, number)

/// A question about what will happen, asked before the clock moves. Its truth is what happens on a
/// fork in which nobody acts.
struct Predict {
  std::string ask;  ///< Text key.
  PredictKind kind = PredictKind::choice;
  std::vector<std::string> options;  ///< Text keys; the answer and the truth are such keys.
  double tolerance = 0;              ///< Of a number: how far off is right still, in its own unit.
  Source truth;
};

/// One step of guidance. Without `until` and `predict` the trainee says when to go on.
struct Step {
  std::string id;
  std::string text;   ///< Text key.
  std::string focus;  ///< "zone/b", "pod/api-1", "group/apps-a", "panel/facts"; may be empty.
  Source until;
  std::optional<Predict> predict;
  bool pause = false;  ///< The clock stops when this step begins.
};

DRYDOCK_ENUM(CheckKind, eventually, hold, never, end, budget)

/// One thing that must come true, stay true, or not happen.
struct Check {
  std::string id;
  std::string text;  ///< Text key.
  CheckKind kind = CheckKind::eventually;
  bool gate = false;  ///< Failing it fails the lesson.
  Source expression;
  Source arm;     ///< Before it is true the check gathers nothing.
  Source before;  ///< A time.
  Source most;    ///< Of a budget.
  Duration hold{};
  Duration slack{};  ///< Gaps of a hold up to this length are forgiven.
};

/// An answer to a known misconception, given when `when` is true.
struct Feedback {
  Source when;
  std::string say;   ///< Text key.
  std::string show;  ///< What to point at, as Step::focus; may be empty.
};

struct Hint {
  std::string check;  ///< Offered while this one is open.
  int level = 1;      ///< 1 where to look, 2 which mechanism, 3 what to do.
  std::string text;   ///< Text key.
  Duration offer_after{};
};

/// Points out of 100.
struct Score {
  int outcome = 80;
  int predictions = 20;
};

struct Debrief {
  Source symptom;  ///< A set; the causal chain of its first element is told.
  std::string text, rule, transfer;
  std::vector<std::string> questions;  ///< Text keys.
};

/// One line of a script: a command at a time, or as soon as something is true.
struct Action {
  Source at, when;
  std::string verb;
  codec::Value with;
  std::string path;
  std::optional<Source> each;  ///< Given once for each element of this set; ${it} is its name.
};

struct Script {
  std::string name;   ///< "solution", "wrong-wait"
  std::string place;  ///< "scripts/solution.json"
  std::string file;
  std::vector<Action> actions;
  std::vector<std::string> fails;  ///< Of a wrong script: checks that must fail.
  std::string says;                ///< Of a wrong script: feedback that must fire.
  bool wrong = false;
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
  int minutes = 0;

  std::string scenario;  ///< Name of the base scenario.
  codec::Value change;   ///< path: value, as scenario::Adjustments takes it.
  std::vector<Variable> vary;

  Duration limit{};  ///< Since T0: the lesson ends and is judged here.
  std::vector<double> speeds;
  std::vector<std::string> autopause_on;  ///< Kinds of facts that stop the clock the first time.

  std::vector<std::string> verbs;   ///< Kinds of commands that the trainee may give.
  std::vector<std::string> panels;  ///< Panels of the window that matter here.

  std::vector<Event> events;
  std::vector<Step> steps;
  std::vector<Check> checks;
  std::vector<Feedback> feedback;
  std::vector<Hint> hints;
  Score score;
  Debrief debrief;
  std::vector<Script> scripts;
  std::uint64_t authored_seed = 1;
  int proof_seeds = 25;

  Texts texts;  ///< Titles, briefs and all else that is read by people.
};

/// Why the trainee may not give commands of this kind here; nothing when it is allowed.
Result<void> allowed(const Lesson& lesson, std::string_view kind);

}  // namespace drydock::lesson
