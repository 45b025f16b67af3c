// When requests are simulated one by one: always, or from a fault until all is steady again.
#include "sim/platform/workload/live.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/facts.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/calibration.h"
#include "sim/platform/workload/doubts.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/lines.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

/// Requests are counted so often, so that success and CPU follow.
constexpr Duration count_period = seconds(10);
/// All must have been well for so long before flows take over again.
constexpr Duration calm_time = minutes(5);

struct CountDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(CountDue, unused)
};

/// A time of the user's list begins.
struct WatchDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(WatchDue, unused)
};

void await_count(Context& context) {
  const Duration past = context.now().time_since_epoch() % count_period;
  context.edit_only<Live>().due = context.schedule(count_period - past, CountDue{});
}

void on_count_due(Context& context, const CountDue&) {
  if (!requests_run(context)) return;
  await_count(context);
  const Duration period = context.only<Settings>().evaluation_period;
  if (context.now().time_since_epoch() % period != Duration::zero()) evaluate(context, false);
}

void on_watch_due(Context& context, const WatchDue&) { request_evaluation(context); }

/// Traces one request in `every` of each operation.
void trace_all(Context& context, std::uint32_t every) {
  for (std::uint32_t i = 0; i < context.table<LiveOperation>().size(); ++i)
    requests::trace(context, context[Id<LiveOperation>{i}].operation, every);
}

/// By hand, in any mode.
bool is_watched_now(const World& world) { return world.now() < world.only<Live>().watched_until; }

bool is_watched(const World& world) {
  if (is_watched_now(world)) return true;
  if (world.only<Live>().mode != RequestMode::mixed) return false;
  const Duration past = world.now() - world.only<Traffic>().begin;
  for (const auto& [id, row] : world.table<Watch>())
    if (past >= row.after && past < row.after + row.lasts) return true;
  return false;
}

bool has_silent_pods(const World& world) {
  for (const auto& [id, row] : world.table<Service>())
    if (std::any_of(row.silent.begin(), row.silent.end(), [](double pods) { return pods > 0; }))
      return true;
  return false;
}

bool is_full(const World& world) {
  for (const auto& [id, row] : world.table<Service>())
    if (row.rate > 0 && row.utilization >= overloaded_from) return true;
  return false;
}

template <class Fact>
void on_fault(Context& context, const Fact&) {
  if (!context.table<Live>().empty()) context.edit_only<Live>().fault_seen = true;
}

/// Messages wait on at the consumers.
void hand_over_backlogs(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LiveBacklog>().size(); ++i)
    requests::set_waiting(context, context[Id<LiveBacklog>{i}].queue,
                          std::max<std::int64_t>(0, context[Id<Backlog>{i}].depth()));
}

/// What is under way has come in already, so it is counted as if it ended now: requests of users,
/// and messages that consumers work on.
void count_under_way(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LiveBacklog>().size(); ++i) {
    const std::int64_t waiting = context[context[Id<LiveBacklog>{i}].queue].waiting;
    Backlog& row = context.edit(Id<Backlog>{i});
    row.consumed.count = row.published.count - waiting;
    row.consumed.carry = row.published.carry;
  }
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    if (context[Id<Operation>{i}].backlog) continue;
    const std::int64_t number = context[context[Id<LiveOperation>{i}].operation].number;
    Operation& row = context.edit(Id<Operation>{i});
    row.served.count += number;
    const auto [latencies, delay] = std::pair(row.latencies, row.latency);
    add_latencies(context.edit(latencies), delay, number, {});
  }
}

void stop_sources(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LiveOperation>().size(); ++i) {
    const Id<requests::Source> source = context[Id<LiveOperation>{i}].source;
    if (!source) continue;
    if (context[source].kind == requests::SourceKind::closed)
      requests::set_clients(context, source, 0);
    else
      requests::set_rate(context, source, 0);
  }
}

}  // namespace

void choose_mode(Context& context, RequestMode mode) {
  DRYDOCK_ASSERT(context.table<Flow>().empty(), "the mode is chosen before traffic starts");
  if (context.table<Live>().empty()) context.add(Live{});
  context.edit_only<Live>().mode = mode;
}

void add_watch(Context& context, Duration after, Duration lasts) {
  DRYDOCK_ASSERT(context.table<Flow>().empty(), "times are given before traffic starts");
  context.add(Watch{after, lasts});
}

void await_watches(Context& context) {
  if (context.table<Live>().empty() || context.only<Live>().mode != RequestMode::mixed) return;
  for (const auto& [id, row] : context.table<Watch>()) context.schedule(row.after, WatchDue{});
}

bool requests_are_due(const World& world) {
  if (world.table<Live>().empty()) return false;
  const Live& live = world.only<Live>();
  if (live.running) return false;
  if (live.mode == RequestMode::fluid) return is_watched_now(world);
  return live.mode == RequestMode::requests || live.fault_seen || is_watched(world) ||
         !is_calm(world) || is_full(world);
}

bool flows_are_due(const World& world) {
  if (!requests_run(world)) return false;
  const Live& live = world.only<Live>();
  const bool counted = world.only<Flow>().since == world.now();
  if (live.mode == RequestMode::requests || !counted || is_watched(world)) return false;
  return live.mode == RequestMode::fluid || world.now() - live.calm_since >= calm_time;
}

void open_stations(Context& context) {
  if (context.table<LiveService>().empty()) build_requests(context);
  sync_requests(context, make_model(context));
  warm_up_pods(context);
  hand_over_backlogs(context);
  begin_interval(context);
}

void clear_stations(Context& context) {
  stop_sources(context);
  requests::clear(context);
  for (std::uint32_t i = 0; i < context.table<LiveBacklog>().size(); ++i)
    requests::set_waiting(context, context[Id<LiveBacklog>{i}].queue, 0);
  begin_interval(context);
}

void begin_requests(Context& context) {
  if (look_runs(context)) end_look(context);
  forget_doubts(context);
  forget_lines(context);
  Live& live = context.edit_only<Live>();
  live.running = true;
  live.fault_seen = false;
  live.calm_since = live.began = context.now();
  open_stations(context);
  await_count(context);
  if (is_watched_now(context)) trace_all(context, 1);
  if (context.only<Live>().mode != RequestMode::requests) context.announce(RequestsWatched{});
}

void end_requests(Context& context) {
  count_under_way(context);
  clear_stations(context);
  Live& live = context.edit_only<Live>();
  live.running = live.fault_seen = false;
  live.one_by_one += context.now() - live.began;
  context.cancel(live.due);
  context.announce(FlowsAgain{});
}

void note_calm(Context& context) {
  Live& live = context.edit_only<Live>();
  if (!is_calm(context) || has_silent_pods(context) || is_full(context) || live.fault_seen)
    live.calm_since = context.now();
  live.fault_seen = false;
}

Result<Forecast> check(const World& world, const TraceRequests& command) {
  if (command.every < 0 || command.every > 1'000'000)
    return fail(impossible_code, "one request in a million at least is traced; 0 for none", "every",
                "try 1 for all of them");
  if (!requests_run(world))
    return fail(impossible_code, "requests are computed as flows now, which leave no traces", {},
                "run in request mode");
  return Forecast{
      "one request in " + say_count(command.every) + " is kept hop by hop", {"users"}, false};
}

void apply(Context& context, const TraceRequests& command) {
  trace_all(context, static_cast<std::uint32_t>(command.every));
}

Time watched_until(const World& world) {
  return world.table<Live>().empty() ? Time{} : world.only<Live>().watched_until;
}

Result<Forecast> check(const World& world, const WatchRequests& command) {
  if (command.lasts < Duration::zero() || command.lasts > hours(1))
    return fail(impossible_code, "single requests are watched for an hour at most", "lasts",
                "try 5 min");
  if (command.lasts == Duration::zero()) {
    if (watched_until(world) > world.now())
      return Forecast{"requests are computed as they were before the watch", {"users"}, false};
    return fail(impossible_code, "nobody watches single requests now", "lasts", "try 5 min");
  }
  if (world.table<Flow>().empty())
    return fail(impossible_code, "this platform has no users", {},
                "add operations to the platform");
  if (!world.table<Live>().empty() && world.only<Live>().mode == RequestMode::requests)
    return fail(impossible_code, "each request is simulated by itself already", {},
                "trace one request in 1");
  return Forecast{"each request is simulated by itself, and its trace is kept", {"users"}, false};
}

void apply(Context& context, const WatchRequests& command) {
  if (context.table<Live>().empty()) context.add(Live{});
  context.edit_only<Live>().watched_until = context.now() + command.lasts;
  if (requests_run(context)) trace_all(context, command.lasts > Duration::zero() ? 1 : 0);
  if (command.lasts > Duration::zero()) context.schedule(command.lasts, WatchDue{});
  request_evaluation(context);
}

void install_live(Rulebook& rulebook) {
  rulebook.table<LiveService>();
  rulebook.table<LiveServer>();
  rulebook.table<LivePool>();
  rulebook.table<LiveCall>();
  rulebook.table<LiveOperation>();
  rulebook.table<LiveBacklog>();
  rulebook.table<LiveOutside>();
  rulebook.table<Watch>();
  rulebook.table<Live>();
  install_looks(rulebook);
  rulebook.fact<RequestsWatched>();
  rulebook.fact<FlowsAgain>();
  rulebook.command<TraceRequests>(Role::trainee);
  rulebook.command<WatchRequests>(Role::trainee);
  install_live_pods(rulebook);
  rulebook.on<on_count_due>();
  rulebook.on<on_watch_due>();
  rulebook.listen<on_fault<kubernetes::NodeNotReady>>();
  rulebook.listen<on_fault<network::ZoneFailed>>();
  rulebook.listen<on_fault<network::NatFailed>>();
  rulebook.listen<on_fault<network::NatPortsExhausted>>();
  rulebook.listen<on_fault<network::NatThrottled>>();
  rulebook.listen<on_fault<network::LinkDegraded>>();
  rulebook.listen<on_fault<network::EndpointFailed>>();
  rulebook.listen<on_fault<network::PeeringClosed>>();
  rulebook.listen<on_fault<network::SecurityChanged>>();
  rulebook.listen<on_fault<network::BalancerZoneWithdrawn>>();
  rulebook.listen<on_fault<network::BalancerNodeFailed>>();
  rulebook.listen<on_fault<compute::MachineSlowed>>();
  rulebook.listen<on_fault<storage::VolumeLate>>();
  rulebook.listen<on_fault<storage::VolumeLost>>();
  rulebook.listen<on_fault<storage::BurstCreditsGone>>();
  rulebook.listen<on_fault<storage::MachineBurstGone>>();
  rulebook.listen<on_fault<storage::VolumeFull>>();
  rulebook.listen<on_fault<ConnectionsLeft>>();
  rulebook.listen<on_fault<LoginsRefused>>();
  rulebook.listen<on_fault<BucketAccessDenied>>();
}

}  // namespace drydock::workload
