// A plan: a lesson for one seed - variables drawn, expressions compiled, limits known.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/codec/cursor.h"
#include "sim/practice/lesson/expression.h"
#include "sim/practice/lesson/lesson.h"
#include "sim/practice/scenario/read.h"

namespace drydock::lesson {

struct CompiledCheck {
  Node expression;
  std::optional<Node> arm;
  std::optional<Node> before;  ///< A time.
  std::optional<Node> most;    ///< Of a budget.
};

struct CompiledStep {
  std::optional<Node> until;
  std::optional<Node> truth;
};

/// A command that the lesson gives.
struct Cue {
  Duration after{};
  AnyCommand command;
};

struct CompiledAction {
  std::optional<Node> at, when, each;
  std::string verb;
  codec::Value with;
};

/// What another run of the same seed came to, by name: "spent.nodes".
using References = std::map<std::string, double>;

/// A lesson made ready for one seed; immutable and shared by grader and coach.
struct Plan {
  std::shared_ptr<const Lesson> lesson;
  std::shared_ptr<const Rulebook> rulebook;
  Seed seed{1};
  Time start;
  std::map<std::string, std::string> variables;
  std::vector<CompiledCheck> checks;
  std::vector<CompiledStep> steps;
  std::vector<Node> feedback;
  std::vector<Cue> cues;  ///< By time.
  std::optional<Node> symptom;
  std::vector<std::vector<CompiledAction>> scripts;
  std::vector<Slot> slots;
  std::set<std::uint16_t> watched, pausing;  ///< Types of facts.
  std::vector<std::string> truths;           ///< By step: of its prediction; empty when none.
  References references;                     ///< "ref.spent.nodes" -> dollars.

  Places places;  ///< What fills the {places} of the prose.

  Time end() const { return start + lesson->limit; }
};

/// The variables of a lesson for a seed: each draws from its own named stream. The authored seed
/// gives each variable its first pick.
std::map<std::string, std::string> draw(const Lesson& lesson, Seed seed);

/// Compiles every expression and command of the lesson; what is wrong goes to `report`.
Plan compile(std::shared_ptr<const Lesson> lesson, const scenario::Scenario& scenario, Seed seed,
             std::map<std::string, std::string> variables, std::shared_ptr<const Rulebook> rulebook,
             codec::Report& report);

/// The {places} that prose may use: variables, what they stand for in the model, and figures of the
/// platform.
std::vector<std::string> place_names(const Lesson& lesson);

/// The lesson's scenario with its changes, variables filled in.
struct ScenarioReading {
  std::optional<scenario::Scenario> scenario;
  codec::Diagnostics diagnostics;
};
ScenarioReading read_scenario(const Lesson& lesson,
                              const std::map<std::string, std::string>& variables,
                              const scenario::SearchPaths& search);

/// `value` with ${variables} filled in in all its texts and keys.
codec::Value fill_in(const codec::Value& value,
                     const std::map<std::string, std::string>& variables);

/// A command by its kind and its fields; reports what is wrong with it.
std::optional<AnyCommand> make_command(const std::string& kind, const codec::Value& with,
                                       const std::string& path, const Rulebook& rulebook,
                                       codec::Report& report);

}  // namespace drydock::lesson
