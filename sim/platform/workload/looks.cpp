// Single requests that are looked at beside the flows, ten seconds at a time.
#include <algorithm>

#include "sim/engine/base/math.h"
#include "sim/platform/workload/calibration.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

/// Of a look the first fills the platform; each of the others is a batch.
constexpr Duration tick_length = seconds(10);
constexpr Duration enough_after = minutes(1), enough_at_last = minutes(5);
constexpr double interval_wanted = 0.02;
/// Percentiles of fewer requests say nothing.
constexpr std::int64_t least_in_batch = 200;
constexpr double least_rate = 5;  ///< Users' requests a second.
/// So much may be looked at: at the start, and of the time that has passed.
constexpr Duration allowed_first = hours(1);
constexpr double allowed_share = 0.002;

struct LookDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(LookDue, unused)
};

void await_tick(Context& context) {
  const EventId due = context.schedule(tick_length, LookDue{});
  context.edit_only<Look>().due = due;
}

/// What one subject's requests took; `latency` is what the flows say.
void count_times(Context& context, Id<LevelTimes> id, Id<requests::Latency> times,
                 const Delay& latency) {
  const flow::Histogram more = context[times].times();
  if (more.total() == 0 || latency.mean <= 0) return;
  const flow::Lognormal said = flow::Moments{latency.mean, latency.variance}.as_lognormal();
  LevelTimes& row = context.edit(id);
  const auto before = static_cast<double>(row.counted.total());
  row.counted += more;
  const double share = 1 - before / static_cast<double>(row.counted.total());
  row.mu += share * (said.mu - row.mu);
  row.sigma += share * (said.sigma - row.sigma);
  row.bend = flow::bend_to(row.counted, {row.mu, row.sigma});
  row.known = !row.bend.is_straight();
}

/// The busiest service, as last evaluated.
double load_now(const World& world) {
  double most = 0;
  for (const auto& [id, row] : world.table<Service>()) most = std::max(most, row.utilization);
  return most;
}

void count_batch(Context& context, Id<Level> id) {
  const std::uint32_t services = context.table<Service>().size();
  const std::uint32_t operations = context.table<Operation>().size();
  const std::uint32_t first = id.index * (services + operations);
  for (std::uint32_t i = 0; i < services; ++i) {
    const Id<requests::Station> station = context[Id<LiveService>{i}].station;
    const Delay latency = context[Id<Service>{i}].latency;
    count_times(context, {first + i}, context[station].responses, latency);
  }
  flow::Histogram users;
  for (std::uint32_t i = 0; i < operations; ++i) {
    const Id<requests::Operation> live = context[Id<LiveOperation>{i}].operation;
    const Operation row = context[Id<Operation>{i}];
    count_times(context, {first + services + i}, context[live].responses, row.latency);
    if (!row.backlog) users += context[context[live].responses].times();
  }
  Look& look = context.edit_only<Look>();
  look.looked += tick_length;
  look.requests += users.total();
  Level& level = context.edit(id);
  const double share = in_seconds(tick_length) / in_seconds(level.looked + tick_length);
  level.load += share * (load_now(context) - level.load);
  level.looked += tick_length;
  level.requests += users.total();
  if (users.total() >= least_in_batch) level.p99.add(math::log(in_seconds(users.quantile(0.99))));
  const bool known = level.looked >= enough_after && level.p99.interval() <= interval_wanted;
  level.enough = known || level.looked >= enough_at_last;
}

/// What flows at this load is not counted before the next evaluation, so it can be set right still.
void bend_operations(Context& context, Id<Level> id) {
  const std::uint32_t services = context.table<Service>().size();
  const std::uint32_t operations = context.table<Operation>().size();
  const std::uint32_t first = id.index * (services + operations) + services;
  for (std::uint32_t i = 0; i < operations; ++i) {
    const LevelTimes& times = context[Id<LevelTimes>{first + i}];
    if (!times.known) continue;
    const flow::Bend bend = times.bend;
    context.edit(Id<Operation>{i}).bend = bend;
  }
}

void on_look_due(Context& context, const LookDue&) {
  context.edit_only<Look>().due = {};
  const Look look = context.only<Look>();
  if (look.ticks > 0) count_batch(context, look.level);
  const Level level = context[look.level];
  if (level.looked >= least_looked) bend_operations(context, look.level);
  if (level.enough) {
    const double percent = std::min(99.0, level.p99.interval() * 100);
    context.announce(FlowsSetRight{static_cast<double>(level.requests),
                                   static_cast<double>(static_cast<int>(percent * 10)) / 10});
  }
  if (level.enough || step_of(load_now(context)) != level.step) return end_look(context);
  begin_interval(context);
  sync_requests(context, make_model(context));
  ++context.edit_only<Look>().ticks;
  await_tick(context);
}

/// Requests are looked at where formulas hold, so that they bend what is nearly right already.
bool may_look(const World& world) {
  const Live& live = world.only<Live>();
  if (live.running || live.fault_seen || !is_calm(world)) return false;
  if (world.only<Flow>().rate < least_rate) return false;
  for (const auto& [id, row] : world.table<Service>())
    if (row.doubt == Doubt::overloaded || row.doubt == Doubt::unsettled) return false;
  for (const auto& [id, row] : world.table<Backlog>())
    if (row.depth() > 0) return false;
  const double passed = in_seconds(world.now() - world.only<Traffic>().begin);
  return in_seconds(world.only<Look>().looked) < in_seconds(allowed_first) + allowed_share * passed;
}

void begin_look(Context& context, Id<Level> level) {
  open_stations(context);
  Look& look = context.edit_only<Look>();
  look.running = true;
  look.level = level;
  look.ticks = 0;
  await_tick(context);
}

}  // namespace

bool look_runs(const World& world) {
  return !world.table<Look>().empty() && world.only<Look>().running;
}

void consider_look(Context& context, const FlowModel& model) {
  if (context.table<Live>().empty() || context.only<Live>().mode != RequestMode::mixed) return;
  if (context.table<Look>().empty()) context.add(Look{});
  const Conditions now = conditions_of(model);
  if (look_runs(context)) {
    const Level level = context[context.only<Look>().level];
    if (context[level.regime].conditions != now || !is_calm(context)) end_look(context);
    return;
  }
  if (!may_look(context)) return;
  const Id<Level> level = level_at(context, now, load_of(model));
  if (!context[level].enough) begin_look(context, level);
}

void end_look(Context& context) {
  clear_stations(context);
  const EventId due = context.only<Look>().due;
  if (due) context.cancel(due);
  Look& look = context.edit_only<Look>();
  look.running = false;
  look.due = {};
}

void install_looks(Rulebook& rulebook) {
  rulebook.table<Regime>();
  rulebook.table<Level>();
  rulebook.table<LevelTimes>();
  rulebook.table<Look>();
  rulebook.fact<FlowsSetRight>();
  rulebook.on<on_look_due>();
}

}  // namespace drydock::workload
