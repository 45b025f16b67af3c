// Plays the scenario once more: faults at their times, and people who wait for nothing.
#include "sim/practice/study/hindsight.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"

namespace drydock::study {

namespace {

constexpr Duration hindsight_look = seconds(10), hindsight_alert = minutes(1);

bool is_fault(std::string_view kind) { return kind.starts_with("failure."); }

std::vector<AnyCommand> commands_after(const run::Run& run, Time began) {
  std::vector<AnyCommand> commands;
  for (const run::Receipt& receipt : run.receipts())
    if (receipt.accepted && receipt.entry.at > began && !is_fault(receipt.entry.command.kind()))
      commands.push_back(receipt.entry.command);
  return commands;
}

bool is_well(const run::Run& run, double promised) {
  return workload::success(run.world(), "users", hindsight_look) >= promised;
}

}  // namespace

std::optional<Duration> best_possible(const scenario::Scenario& scenario,
                                      const std::shared_ptr<const Rulebook>& rulebook,
                                      const run::Run& run, Time began, Duration give_up) {
  const std::vector<AnyCommand> commands = commands_after(run, began);
  if (commands.empty()) return std::nullopt;
  scenario::Scenario faults = scenario;
  std::erase_if(faults.events, [&](const scenario::ScriptedCommand& event) {
    return !is_fault(event.kind) && scenario.start + event.after > began;
  });
  Result<run::Run> opened = run::open(faults, rulebook, run.world().seed());
  if (!opened) return std::nullopt;
  run::Run& hasty = *opened;
  hasty.advance(began + hindsight_alert);
  const double promised = scenario.platform.objective.success;
  std::size_t next = 0;
  while (hasty.now() < began + give_up) {
    while (next < commands.size() && hasty.submit(commands[next], Actor::scenario)) ++next;
    if (next == commands.size() && is_well(hasty, promised)) return hasty.now() - began;
    hasty.advance(hasty.now() + hindsight_look);
  }
  return std::nullopt;
}

}  // namespace drydock::study
