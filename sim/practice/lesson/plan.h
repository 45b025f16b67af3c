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
  Node expression;  ///< Of a diagnose or a count: a set.
  std::optional<Node> arm;
  std::optional<Node> before;       ///< A time.
  std::optional<Node> most, least;  ///< Of a budget or a count.
  std::vector<Node> order;          ///< Of a sequence.
};

struct CompiledAction {
  std::optional<Node> at, when, each;
  std::string verb;
  codec::Value with;
};

struct CompiledStep {
  std::optional<Node> until;
  std::optional<Node> truth;
  double unit = 1;  ///< Of a number that is asked for, in the unit of `truth`.
  std::vector<CompiledAction> acts;
};

/// A command that the lesson gives: `after` T0, or `delay` after `when` has become true.
struct Cue {
  std::size_t event = 0;  ///< Of the lesson.
  Duration after{};
  std::optional<Node> when;
  Duration delay{};
  AnyCommand command;
};

/// What another run of the same seed came to, by name: "ref.spent.nodes".
using References = std::map<std::string, double>;

/// A lesson made ready for one seed; immutable and shared by grader and coach.
struct Plan {
  std::shared_ptr<const Lesson> lesson;
  std::shared_ptr<const Rulebook> rulebook;
  Seed seed{1};
  Time start;
  Duration proof_from{};  ///< P0 - T0.
  bool proof = false;     ///< For a proof run: it ends so much later.
  std::map<std::string, std::string> variables;
  std::vector<CompiledCheck> checks;
  std::vector<CompiledStep> steps;
  std::vector<Node> feedback;
  std::vector<Cue> cues;
  std::optional<Node> symptom;
  std::vector<std::vector<CompiledAction>> scripts;
  std::vector<std::optional<Node>> conditions;  ///< By script.
  std::vector<Slot> slots;
  std::vector<std::string> downtimes;
  std::set<std::uint16_t> watched, pausing;  ///< Types of facts.
  std::vector<std::string> truths;           ///< By step: of its prediction; empty when none.
  References references;

  Places places;  ///< What fills the {places} of the prose.

  Time end() const {
    return proof ? start + proof_from + lesson->proof.length : start + lesson->limit;
  }
};

/// The variables of a lesson for a seed: each draws from its own named stream. A seed that breaks
/// `vary_require` is drawn anew, a hundred times at most; an error when none will do.
Result<std::map<std::string, std::string>> draw(const Lesson& lesson, Seed seed);
/// Whether all of `vary_require` holds; what cannot be read goes to `report`.
bool is_allowed_draw(const Lesson& lesson, const std::map<std::string, std::string>& variables,
                     codec::Report& report);

/// What compile() needs besides a lesson.
struct Setting {
  Seed seed{1};
  std::map<std::string, std::string> variables;
  std::shared_ptr<const Rulebook> rulebook;
  std::optional<Duration> proof;  ///< P0 - T0, for a proof run.
  int number = 0;                 ///< Of the proof run: decides the chances of what is held out.
};

/// Compiles every expression and command of the lesson; what is wrong goes to `report`. `world` is
/// that of the start: its names are those that expressions may use.
Plan compile(std::shared_ptr<const Lesson> lesson, const World& world, const Setting& setting,
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
