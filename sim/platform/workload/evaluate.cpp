// When flows are counted and computed: on a grid, and at the end of each instant that changes them.
#include <algorithm>
#include <limits>
#include <vector>

#include "sim/platform/compute/facts.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/managed/facts.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/calibration.h"
#include "sim/platform/workload/doubts.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/facts.h"
#include "sim/platform/workload/lines.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

struct GridDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(GridDue, unused)
};

/// Something has changed in this instant.
struct ChangeDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(ChangeDue, unused)
};

/// A queue is empty, or full.
struct BacklogTurns {
  Id<Backlog> backlog;
  DRYDOCK_FIELDS(BacklogTurns, backlog)
};

/// A line is longer, or shorter, than the flows know.
struct LinesDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(LinesDue, unused)
};

struct RetriesDue {
  Id<Service> service;
  DRYDOCK_FIELDS(RetriesDue, service)
};

/// Less than one token is none.
constexpr double least_tokens = 0.999;

/// Requests of less than this are counted with those that follow.
constexpr Duration least_count = seconds(5);

/// Queues count as drained when less than half a message is left of what flows.
constexpr double half_a_message = 0.5;

template <class Row>
std::int64_t count(Context& context, Id<Row> id, double span) {
  Row& row = context.edit(id);
  const std::int64_t served = row.served.add(std::max(0.0, row.rate * row.success * span));
  row.failed.add(std::max(0.0, row.rate * (1 - row.success) * span));
  if (served > 0) add_latencies(context.edit(row.latencies), row, served);
  return served;
}

/// What single requests counted is whole already.
template <class Row, class LiveRow>
void count_exactly(Context& context, Id<Row> id, const LiveRow& live, Id<requests::Latency> times) {
  Row& row = context.edit(id);
  row.served.count += live.served;
  row.failed.count += live.failed;
  if (live.served > 0) context.edit(row.latencies).counted += context[times].times();
}

void count_calls(Context& context, double span) {
  const bool exactly = requests_run(context);
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Id<Service> id{i};
    if (exactly) {
      const LiveService live = context[Id<LiveService>{i}];
      count_exactly(context, id, live, context[live.station].responses);
    } else {
      count(context, id, span);
    }
    Service& row = context.edit(id);
    row.retry_tokens =
        std::clamp(row.retry_tokens - row.retry_drain * span, 0.0, retry_tokens_most);
    add_to_window(context.edit(row.window), context.only<Flow>().since, context.now(), row.rate,
                  std::max(0.0, row.rate * (1 - row.success)));
  }
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    if (!exactly) {
      count(context, Id<Operation>{i}, span);
      continue;
    }
    const LiveOperation live = context[Id<LiveOperation>{i}];
    count_exactly(context, Id<Operation>{i}, live, context[live.operation].responses);
  }
}

Bytes add_bytes(Counter& counter, double amount) { return Bytes{counter.add(amount)}; }

void count_zones(Context& context, double span) {
  for (std::uint32_t i = 0; i < context.table<ZoneTraffic>().size(); ++i) {
    ZoneTraffic& row = context.edit(Id<ZoneTraffic>{i});
    const Bytes out = add_bytes(row.out, row.out_rate * span);
    const Bytes in = add_bytes(row.in, row.in_rate * span);
    const Bytes s3_out = add_bytes(row.s3_out, row.s3_out_rate * span);
    const Bytes s3_in = add_bytes(row.s3_in, row.s3_in_rate * span);
    const network::Egress way{row.open, row.nat, row.crosses_zone};
    const network::Egress to_s3{row.s3_open, row.s3_nat, row.s3_crosses_zone};
    if (way.open && (out.count > 0 || in.count > 0)) network::count_egress(context, way, out, in);
    if (to_s3.open && to_s3.nat) network::count_s3(context, to_s3, s3_out, s3_in);
  }
}

void count_endpoints(Context& context, double span) {
  for (std::uint32_t i = 0; i < context.table<EndpointTraffic>().size(); ++i) {
    EndpointTraffic& row = context.edit(Id<EndpointTraffic>{i});
    const Bytes bytes = add_bytes(row.bytes, row.rate * span);
    const auto [interface, zone] = std::pair(row.interface, row.zone);
    if (bytes.count > 0) network::count_endpoint(context, interface, zone, bytes);
  }
}

void count_objects(Context& context, double span) {
  for (std::uint32_t i = 0; i < context.table<Call>().size(); ++i) {
    const Call& call = context[Id<Call>{i}];
    if (call.kind != CallKind::get_object && call.kind != CallKind::put_object) continue;
    ObjectStore& store = context.edit(call.store);
    const double amount = call.rate * call.success * span;
    if (call.kind == CallKind::get_object) {
      storage::count_gets(context, store.bucket, store.gets.add(amount));
    } else {
      const std::int64_t puts = store.puts.add(amount);
      storage::count_puts(context, store.bucket, puts, Bytes{call.bytes.count * puts});
    }
  }
}

void count_shared(Context& context, Duration since, double span) {
  Flow& flow = context.edit_only<Flow>();
  const Bytes cross_zone = add_bytes(flow.cross_zone, flow.cross_zone_rate * span);
  const Bytes internet = add_bytes(flow.internet, flow.internet_rate * span);
  const Bytes balancer = add_bytes(flow.balancer, flow.balancer_rate * span);
  const std::int64_t connections = flow.connections.add(flow.rate * flow.reaching * span);
  if (cross_zone.count > 0) network::count_cross_zone(context, cross_zone);
  if (internet.count > 0) network::count_internet_out(context, internet);
  const Id<network::LoadBalancer> edge = context.only<Settings>().balancer;
  if (edge && (balancer.count > 0 || connections > 0))
    network::count_balancer(context, edge, balancer, connections, since);
}

void count_messages(Context& context, double span) {
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i) {
    Backlog& row = context.edit(Id<Backlog>{i});
    if (requests_run(context)) {
      row.published.count += context[Id<LiveBacklog>{i}].in;
      row.consumed.count += context[Id<LiveBacklog>{i}].out;
      continue;
    }
    const bool draining = row.out_rate >= row.in_rate * (1 - 1e-9);
    row.published.add(std::max(0.0, row.in_rate * span));
    row.consumed.add(std::max(0.0, row.out_rate * span));
    if (row.exact_depth() < 0 || (draining && row.exact_depth() < half_a_message))
      row.consumed = row.published;
  }
}

/// Seconds until the broker's memory is full of messages; infinite if it will not be.
double until_blocked(const World& world, Id<Service> broker) {
  const std::int64_t most = world[broker].how.messages_most;
  double depth = 0, grows = 0;
  for (const auto& [id, row] : world.table<Backlog>()) {
    if (row.broker != broker) continue;
    depth += row.exact_depth();
    grows += row.in_rate - row.out_rate;
  }
  const double left = static_cast<double>(most) - depth;
  return most > 0 && left > 0 && grows > 0 ? left / grows : std::numeric_limits<double>::infinity();
}

/// Seconds until a queue changes the flows: it is empty, or full.
double until_turn(const World& world, const Backlog& row) {
  const double grows = row.in_rate - row.out_rate;
  double span = std::numeric_limits<double>::infinity();
  if (row.depth() > 0 && grows < 0) span = row.exact_depth() / -grows;
  const double left = static_cast<double>(row.room) - row.exact_depth();
  if (row.room >= 0 && left > 0 && grows > 0) span = left / grows;
  return std::min(span, until_blocked(world, row.broker));
}

void watch_backlogs(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i) {
    const Id<Backlog> id{i};
    Backlog& row = context.edit(id);
    if (row.turn_due) context.cancel(row.turn_due);
    row.turn_due = {};
    const double span = until_turn(context, row);
    if (span > in_seconds(context.only<Settings>().evaluation_period)) continue;
    row.turn_due = context.schedule(from_seconds(span) + nanoseconds(1), BacklogTurns{id});
  }
}

/// A retry budget changes the flows when it has no token left.
void watch_retries(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Id<Service> id{i};
    if (!context[id].retry_due && context[id].retry_drain <= 0) continue;
    Service& row = context.edit(id);
    if (row.retry_due) context.cancel(row.retry_due);
    row.retry_due = {};
    if (row.retry_drain <= 0 || row.retry_tokens < 1) continue;
    const double span = (row.retry_tokens - least_tokens) / row.retry_drain;
    if (span > in_seconds(context.only<Settings>().evaluation_period)) continue;
    row.retry_due = context.schedule(from_seconds(span), RetriesDue{id});
  }
}

void on_grid_due(Context& context, const GridDue& due) {
  evaluate(context, true);
  context.schedule(context.only<Settings>().evaluation_period, due);
}

void on_change_due(Context& context, const ChangeDue&) {
  context.edit_only<Flow>().evaluation_due = false;
  evaluate(context, false);
}

void on_backlog_turns(Context& context, const BacklogTurns& due) {
  context.edit(due.backlog).turn_due = {};
  evaluate(context, false);
}

void on_lines_due(Context& context, const LinesDue&) {
  context.edit_only<Flow>().lines_due = {};
  evaluate(context, false);
}

void on_retries_due(Context& context, const RetriesDue& due) {
  context.edit(due.service).retry_due = {};
  evaluate(context, false);
}

template <class Fact>
void on_change(Context& context, const Fact&) {
  request_evaluation(context);
}

template <class Fact>
void on_way_change(Context& context, const Fact&) {
  request_evaluation(context);
  if (!context.table<Flow>().empty()) context.edit_only<Flow>().ways_changed = true;
}

}  // namespace

bool is_calm(const World& world) {
  const Flow& flow = world.only<Flow>();
  if (flow.degraded || flow.slow) return false;
  for (const auto& [id, row] : world.table<Service>())
    if (row.degraded || row.slow) return false;
  for (const auto& [id, row] : world.table<Backlog>())
    if (row.growing) return false;
  for (const auto& [id, row] : world.table<ConnectionPool>())
    if (row.is_short) return false;
  return true;
}

void request_evaluation(Context& context) {
  if (context.table<Flow>().empty()) return;
  Flow& flow = context.edit_only<Flow>();
  flow.inputs_changed = true;
  if (flow.evaluation_due) return;  // The first fact of an instant is nearest to its root.
  flow.evaluation_due = true;
  flow.trigger = context.cause();
  context.schedule(Duration::zero(), ChangeDue{});
}

EventId schedule_lines(Context& context, Duration after) {
  return context.schedule(after, LinesDue{});
}

void start_grid(Context& context) {
  const Duration period = context.only<Settings>().evaluation_period;
  DRYDOCK_ASSERT(period > Duration::zero(), "evaluations are some time apart");
  const Duration past = context.now().time_since_epoch() % period;
  context.schedule(period - past, GridDue{});
}

void integrate(Context& context) {
  const Time since = context.only<Flow>().since;
  if (context.now() <= since) return;
  const double span = in_seconds(context.now() - since);
  count_calls(context, span);
  count_zones(context, span);
  count_endpoints(context, span);
  count_objects(context, span);
  count_shared(context, context.now() - since, span);
  count_messages(context, span);
  cost::counted_up_to_now(context);
  Flow& flow = context.edit_only<Flow>();
  if (flow.beyond) flow.time_beyond += context.now() - since;
  add_to_window(context.edit(flow.window), since, context.now(), flow.rate,
                std::max(0.0, flow.rate * (1 - flow.success)));
  flow.since = context.now();
}

namespace {

void read_changes(Context& context) {
  if (context.only<Flow>().inputs_changed) read_inputs(context);
  read_volumes(context);
}

/// What flows ask of others, and what they tell people.
void tell(Context& context, const FlowModel& model) {
  offer_to_network(context, model);
  const CauseId trigger = context.only<Flow>().trigger;
  Context because = trigger ? context.because(trigger) : context;
  ask_storage(because, model);
  report_pools(because);
  report_queues(because);
  report_health(because);
}

/// One line that grows can bring another out of its rest.
constexpr int rounds_of_lines = 2;

void evaluate_flows(Context& context) {
  FlowModel model = make_model(context);
  const std::vector<Line> lines = advance_lines(context, model);
  solve(model);
  for (int i = 0; keep_lines(context, model, lines) && i < rounds_of_lines; ++i) solve(model);
  await_lines(context, model);
  set_bends(context, model);
  keep_results(context, model);
  keep_doubts(context, model);
  watch_backlogs(context);
  watch_retries(context);
  tell(context, model);
  consider_look(context, model);
}

/// Counts only after a while, since a handful of requests says nothing about rates.
void evaluate_requests(Context& context) {
  const Duration span = context.now() - context.only<Flow>().since;
  const bool ways = context.only<Flow>().ways_changed && span >= seconds(1);
  const bool counts = span >= least_count || ways;
  FlowModel counted = make_model(context);
  if (counts) count_requests(context, counted);
  read_changes(context);
  sync_requests(context, make_model(context));
  if (counts) tell(context, counted);
  note_calm(context);
}

Context because_of_trigger(Context& context) {
  const CauseId trigger = context.only<Flow>().trigger;
  return trigger ? context.because(trigger) : context;
}

}  // namespace

void evaluate(Context& context, bool on_grid) {
  if (requests_run(context)) {
    evaluate_requests(context);
  } else {
    integrate(context);
    read_changes(context);
    const bool first = context.only<Flow>().evaluations == 0;
    if (first || !requests_are_due(context)) evaluate_flows(context);
  }
  if (on_grid) close_hour(context);
  if (requests_are_due(context)) {
    Context because = because_of_trigger(context);
    begin_requests(because);
  } else if (flows_are_due(context)) {
    Context because = because_of_trigger(context);
    end_requests(because);
    evaluate_flows(context);
  }
  Flow& flow = context.edit_only<Flow>();
  flow.inputs_changed = flow.ways_changed = false;
  ++flow.evaluations;
  if (on_grid && is_calm(context)) flow.trigger = {};
}

void set_entry(Context& context, Id<network::LoadBalancer> balancer) {
  context.edit_only<Settings>().balancer = balancer;
  if (!context.table<Flow>().empty()) context.edit_only<Flow>().ways_changed = true;
  request_evaluation(context);
}

void install_evaluation(Rulebook& rulebook) {
  rulebook.on<on_grid_due>();
  rulebook.on<on_change_due>();
  rulebook.on<on_backlog_turns>();
  rulebook.on<on_retries_due>();
  rulebook.on<on_lines_due>();
  rulebook.listen<on_change<kubernetes::EndpointsChanged>>();
  rulebook.listen<on_change<kubernetes::NodeReady>>();
  rulebook.listen<on_change<kubernetes::NodeNotReady>>();
  rulebook.listen<on_change<kubernetes::NodeRemoved>>();
  rulebook.listen<on_change<network::TargetHealthChanged>>();
  rulebook.listen<on_change<network::BalancerZoneWithdrawn>>();
  rulebook.listen<on_change<network::BalancerZoneListed>>();
  rulebook.listen<on_change<network::BalancerNodeFailed>>();
  rulebook.listen<on_change<network::BalancerNodeRestored>>();
  rulebook.listen<on_change<compute::MachineSlowed>>();
  rulebook.listen<on_change<compute::MachineAtFullSpeed>>();
  rulebook.listen<on_change<storage::VolumeLate>>();
  rulebook.listen<on_change<storage::VolumeInTime>>();
  rulebook.listen<on_change<storage::VolumeLost>>();
  rulebook.listen<on_change<storage::BurstCreditsGone>>();
  rulebook.listen<on_change<storage::BurstCreditsBack>>();
  rulebook.listen<on_change<storage::MachineBurstGone>>();
  rulebook.listen<on_change<storage::MachineBurstBack>>();
  rulebook.listen<on_change<storage::VolumeFull>>();
  rulebook.listen<on_change<storage::VolumeHasRoom>>();
  rulebook.listen<on_change<storage::DataSpoiled>>();
  rulebook.listen<on_change<storage::DataMended>>();
  rulebook.listen<on_change<storage::VolumeOptimizing>>();
  rulebook.listen<on_change<storage::VolumeModified>>();
  rulebook.listen<on_change<storage::VolumeLoaded>>();
  rulebook.listen<on_change<storage::BucketSplit>>();
  rulebook.listen<on_change<managed::InstanceLost>>();
  rulebook.listen<on_change<managed::NodeLost>>();
  rulebook.listen<on_change<managed::NodeUnlisted>>();
  rulebook.listen<on_change<managed::StandbyTookOver>>();
  rulebook.listen<on_change<managed::NodeBack>>();
  rulebook.listen<on_change<managed::InstanceBack>>();
  rulebook.listen<on_way_change<network::NatFailed>>();
  rulebook.listen<on_way_change<network::NatRestored>>();
  rulebook.listen<on_way_change<network::NatAvailable>>();
  rulebook.listen<on_way_change<network::NatRemoved>>();
  rulebook.listen<on_way_change<network::RouteChanged>>();
  rulebook.listen<on_way_change<network::EndpointCreated>>();
  rulebook.listen<on_way_change<network::EndpointFailed>>();
  rulebook.listen<on_way_change<network::EndpointRestored>>();
  rulebook.listen<on_way_change<network::PeeringClosed>>();
  rulebook.listen<on_way_change<network::SecurityChanged>>();
  rulebook.listen<on_way_change<network::ZoneFailed>>();
  rulebook.listen<on_way_change<network::ZoneRestored>>();
  rulebook.listen<on_change<network::NatPortsExhausted>>();
  rulebook.listen<on_change<network::NatPortsFree>>();
  rulebook.listen<on_change<network::NatThrottled>>();
  rulebook.listen<on_change<network::NatScaled>>();
  rulebook.listen<on_change<network::NatAddressAdded>>();
  rulebook.listen<on_change<network::ClientsFollow>>();
  rulebook.listen<on_change<network::ClientsFollowed>>();
  rulebook.listen<on_change<network::CrossZoneChanged>>();
  rulebook.listen<on_change<network::LinkDegraded>>();
  rulebook.listen<on_change<network::LinkRestored>>();
  rulebook.listen<on_change<ConnectionsLeft>>();
  rulebook.listen<on_change<ConnectionsClosed>>();
  rulebook.listen<on_change<TrafficChanged>>();
  rulebook.listen<on_change<OperationScaled>>();
}

}  // namespace drydock::workload
