// Walks chains of causes as a lesson asks for them.
#include "sim/engine/kernel/command.h"
#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/run/why.h"

namespace drydock::lesson {

CauseId root_of(const Scene& scene, CauseId cause) {
  const std::vector<run::WhyStep> chain = run::why(scene.world, *scene.plan.rulebook, cause);
  if (chain.empty()) return {};
  // What the scenario began has its first fact as the root; the start itself explains nothing.
  std::size_t last = chain.size() - 1;
  if (last > 0 && chain[last].kind == ScenarioStarted::style.kind) --last;
  return chain[last].id;
}

std::string name_of_root(const Scene& scene, CauseId root) {
  for (std::size_t i = 0; i < scene.state.cues.size(); ++i)
    if (scene.state.cues[i] == root) return scene.plan.lesson->events[scene.plan.cues[i].event].id;
  const Record& record = scene.world.chronicle()[root];
  CommandGiven given;
  if (fact_if(record, given) != nullptr) return std::string(scene.world.text(given.kind));
  return std::string(scene.plan.rulebook->fact_info(record).style.kind);
}

bool is_behind(const World& world, CauseId fact, CauseId cause) {
  const Table<Record>& chronicle = world.chronicle();
  while (cause && cause.index >= chronicle.first() && cause.index < chronicle.size()) {
    if (cause == fact) return true;
    const CauseId parent = chronicle[cause].parent;
    if (parent && parent.index >= cause.index) return false;
    cause = parent;
  }
  return false;
}

}  // namespace drydock::lesson
