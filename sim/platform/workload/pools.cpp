// Pools of connections as the tables know them, and what people are told of those that are too
// small.
#include <cmath>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/facts.h"
#include "sim/platform/workload/live.h"

namespace drydock::workload {

namespace {

/// Of what the objective grants an answer, the share that a wait for a connection may take.
constexpr double much_wait = 0.1;
/// A few single calls without a connection are no trouble yet.
constexpr std::int64_t least_refused = 5;

bool is_worth_a_word(const World& world, Id<ConnectionPool> id) {
  return !requests_run(world) || world[Id<LivePool>{id.index}].lately_refused >= least_refused;
}

}  // namespace

Id<ConnectionPool> pool_of(const World& world, Id<Service> caller, Id<Service> target) {
  for (const auto& [id, row] : world.table<ConnectionPool>())
    if (row.caller == caller && row.target == target) return id;
  return {};
}

void keep_pools(Context& context, const FlowModel& model) {
  for (std::uint32_t i = 0; i < model.pools.size(); ++i) {
    ConnectionPool& row = context.edit(Id<ConnectionPool>{i});
    row.mean_wait = model.pools[i].wait;
    row.refused = model.pools[i].refused;
  }
}

void report_pools(Context& context) {
  const Settings settings = context.only<Settings>();
  const double long_wait = much_wait * in_seconds(settings.objective_p95);
  const double allowed = 1 - settings.objective_success;
  for (std::uint32_t i = 0; i < context.table<ConnectionPool>().size(); ++i) {
    const Id<ConnectionPool> id{i};
    const ConnectionPool row = context[id];
    const bool refuses = row.refused > allowed && is_worth_a_word(context, id);
    const bool suffices = row.mean_wait < long_wait * settings.clear_p95 &&
                          row.refused <= allowed * settings.clear_failing;
    if (!row.is_short && (refuses || row.mean_wait > long_wait)) {
      context.edit(id).is_short = true;
      if (refuses)
        context.announce(PoolEmpty{id, std::round(row.refused * 10000) / 100});
      else
        context.announce(PoolShort{id, std::round(row.mean_wait * 1000)});
    } else if (row.is_short && suffices) {
      context.edit(id).is_short = false;
      context.announce(PoolSuffices{id});
    }
  }
}

void install_pools(Rulebook& rulebook) {
  rulebook.fact<PoolShort>();
  rulebook.fact<PoolEmpty>();
  rulebook.fact<PoolSuffices>();
}

}  // namespace drydock::workload
