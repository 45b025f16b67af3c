// Plays both futures, looks at them every ten seconds, and tells what only one of them has.
#include "sim/practice/report/what_if.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::report {

namespace {

constexpr Duration what_if_look = seconds(10);
constexpr std::size_t what_if_lines = 14;

bool has_traffic(const World& world) { return !world.table<workload::Flow>().empty(); }

/// Plays one future and keeps what is seen at each look.
class WhatIfFuture {
 public:
  WhatIfFuture(const Rulebook& rulebook, World world)
      : rulebook_(rulebook), world_(std::move(world)), spent_(cost::spent(world_)) {
    if (has_traffic(world_)) before_ = workload::users_totals(world_);
    for (const auto& [id, pod] : world_.table<kubernetes::Pod>())
      if (pod.ready && pod.phase == kubernetes::PodPhase::running) ready_.emplace_back(id, true);
  }

  void give(const AnyCommand& command, Actor actor) {
    Engine(rulebook_).give(world_, command, actor);
  }

  /// False when the watch ended it. `base` and `share`: which part of the whole work this is.
  bool play(Time until, double base, double share, const WhatIfWatch& watch) {
    const Engine engine(rulebook_);
    const Time from = world_.now();
    while (world_.now() < until) {
      const Time before = world_.now();
      engine.advance(world_, std::min(until, before + what_if_look));
      look(world_.now() - before);
      const double part = in_seconds(world_.now() - from) / in_seconds(until - from);
      if (watch && !watch(base + share * part)) return false;
    }
    return true;
  }

  WhatIfSide side() const {
    WhatIfSide made = side_;
    if (has_traffic(world_)) {
      workload::Totals counted = workload::users_totals(world_);
      counted -= before_;
      made.users = workload::report_of(counted);
    }
    made.pods_lost =
        std::count_if(ready_.begin(), ready_.end(), [](const auto& one) { return !one.second; });
    made.spent = cost::spent(world_) - spent_;
    for (const cost::BillLine& line : cost::bill(world_)) made.month += line.month_run_rate;
    return made;
  }

  const World& world() const { return world_; }
  World take() { return std::move(world_); }

 private:
  void look(Duration passed) {
    if (has_traffic(world_)) {
      const double success = workload::success(world_, "users", what_if_look);
      side_.least_success = std::min(side_.least_success, success);
      side_.well = success >= world_.only<workload::Settings>().objective_success;
      if (!side_.well) {
        side_.below += passed;
        side_.below_until = world_.now();
      }
    }
    for (auto& [id, still] : ready_)
      still = still && world_[id].ready && world_[id].phase == kubernetes::PodPhase::running;
    std::int64_t waiting = 0;
    for (const auto& [id, pod] : world_.table<kubernetes::Pod>())
      waiting += pod.phase == kubernetes::PodPhase::pending;
    side_.pods_waiting = std::max(side_.pods_waiting, waiting);
  }

  const Rulebook& rulebook_;
  World world_;
  Money spent_;
  workload::Totals before_;
  std::vector<std::pair<Id<kubernetes::Pod>, bool>> ready_;
  WhatIfSide side_;
};

using WhatIfFact = std::pair<std::uint16_t, std::string>;

WhatIfFact fact_told(const World& world, const Rulebook& rulebook, CauseId id) {
  const Record& record = world.chronicle()[id];
  return {record.type, rulebook.say(world, record)};
}

/// Facts of `with` from `first` on that `without` has not, or not so often.
std::vector<CauseId> only_with(const World& with, const World& without, const Rulebook& rulebook,
                               std::uint32_t first) {
  std::map<WhatIfFact, int> seen;
  for (std::uint32_t at = std::max(first, without.chronicle().first());
       at < without.chronicle().size(); ++at)
    ++seen[fact_told(without, rulebook, CauseId{at})];
  std::vector<CauseId> only;
  for (std::uint32_t at = std::max(first, with.chronicle().first()); at < with.chronicle().size();
       ++at) {
    const CauseId id{at};
    if (with.chronicle()[id].type == fact_index<CommandGiven>) continue;
    if (--seen[fact_told(with, rulebook, id)] < 0) only.push_back(id);
  }
  return only;
}

}  // namespace

Result<WhatIf> what_if(const Rulebook& rulebook, World world, const WhatIfPlan& plan,
                       const WhatIfWatch& watch) {
  // What is due at this very moment is done first, as when a command is given to a run.
  Engine(rulebook).advance(world, world.now());
  if (const auto allowed = rulebook.check(world, plan.command); !allowed)
    return tl::unexpected(allowed.error());
  WhatIf made;
  made.from = world.now();
  made.to = made.from + plan.span;
  made.has_users = has_traffic(world);
  const std::uint32_t first = world.chronicle().size();
  WhatIfFuture with(rulebook, world.fork());
  WhatIfFuture without(rulebook, std::move(world));
  with.give(plan.command, plan.actor);
  if (!without.play(made.to, 0, 0.5, watch) || !with.play(made.to, 0.5, 0.5, watch)) {
    made.cut = true;
    return made;
  }
  made.without = without.side();
  made.with = with.side();
  made.story = story(with.world(), rulebook,
                     only_with(with.world(), without.world(), rulebook, first), what_if_lines);
  made.world = std::make_shared<World>(with.take());
  return made;
}

}  // namespace drydock::report
