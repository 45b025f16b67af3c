// Gives a script's commands at their moments.
#include "sim/practice/lesson/play.h"

#include "sim/engine/base/assert.h"
#include "sim/engine/base/text.h"
#include "sim/practice/lesson/evaluate.h"

namespace drydock::lesson {

namespace {

/// Moves to the moment of `action`; false when the lesson ends before.
bool reach(run::Run& run, const Plan& plan, const CompiledAction& action) {
  const auto scene = [&] { return Scene{run.world(), plan, grade(run)}; };
  if (action.at) {
    const auto after = static_cast<std::int64_t>(evaluate(*action.at, scene()).number);
    const Time at = plan.start + Duration(after);
    if (at > plan.end()) return false;
    if (at > run.now()) run.advance(at);
    return true;
  }
  while (!evaluate(*action.when, scene()).is_true()) {
    if (run.now() >= plan.end()) return false;
    run.advance(run.now() + seconds(1));
  }
  return true;
}

void give(run::Run& run, const Plan& plan, const CompiledAction& action,
          const std::map<std::string, std::string>& variables, const std::string& path,
          std::vector<std::string>& refused) {
  codec::Diagnostics mistakes;
  codec::Report report(path, mistakes);
  const auto command =
      make_command(action.verb, fill_in(action.with, variables), "", *plan.rulebook, report);
  if (!command) {
    refused.push_back(codec::to_text(mistakes));
    return;
  }
  const Result<run::Receipt> receipt = run.submit(*command, Actor::trainee);
  if (!receipt)
    refused.push_back(say_clock(run.now()) + " " + command->say() + ": " + receipt.error().message);
}

}  // namespace

const GraderState& grade(const run::Run& run) {
  const Grader* grader = find_grader(run.observers());
  DRYDOCK_ASSERT(grader != nullptr, "a lesson's run has a grader");
  return grader->state();
}

std::vector<std::string> play(run::Run& run, const Plan& plan, std::optional<std::size_t> script) {
  std::vector<std::string> refused;
  if (script) {
    const Script& said = plan.lesson->scripts[*script];
    for (const CompiledAction& action : plan.scripts[*script]) {
      if (!reach(run, plan, action)) break;
      if (!action.each) {
        give(run, plan, action, {}, said.place, refused);
        continue;
      }
      std::vector<std::string> names;
      const Scene scene{run.world(), plan, grade(run)};
      for (const Element element : elements(*action.each, scene))
        names.push_back(field_of(action.each->set, element, "name", scene).text);
      for (const std::string& name : names)
        give(run, plan, action, {{"it", name}}, said.place, refused);
    }
  }
  run.advance(plan.end());
  return refused;
}

}  // namespace drydock::lesson
