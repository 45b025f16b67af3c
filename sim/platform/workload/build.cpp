// Builds the tables of a platform's services and operations, and starts the flows.
#include <string>

#include "sim/engine/base/math.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/workload/access.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

bool is_chance(double value) { return value >= 0 && value <= 1; }

/// What a GET brings goes back through every service above it, if users get it.
void mark_objects(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Call>().size(); ++i) {
    const Call row = context[Id<Call>{i}];
    if (row.kind != CallKind::get_object) continue;
    if (!context[row.operation].response_is_object) continue;
    context.edit(row.operation).response = context[row.store].object_mean;
    for (Id<Call> above = row.parent; above; above = context[above].parent) {
      Call& call = context.edit(above);
      if (call.kind == CallKind::service && call.caller) call.carries_object = true;
    }
  }
}

void check_shares(const World& world) {
  double shares = 0;
  for (const auto& [id, row] : world.table<Operation>()) {
    DRYDOCK_ASSERT(row.root, "an operation has a root");
    if (!row.backlog) shares += row.share;
  }
  DRYDOCK_ASSERT(shares > 1 - 1e-6 && shares < 1 + 1e-6, "shares of operations add up to 1");
}

Id<Call> add_root(Context& context, Id<Operation> operation, Id<Service> service, Duration cpu) {
  Call root;
  root.operation = operation;
  root.service = service;
  root.cpu = cpu;
  return context.add(root);
}

}  // namespace

void configure(Context& context, const Settings& settings, const Traffic& traffic) {
  DRYDOCK_ASSERT(context.table<Settings>().empty(), "the flows are configured once");
  context.add(settings);
  context.add(traffic);
}

Id<Service> add_service(Context& context, Service given) {
  given.name = given.instance ? context[given.instance].name : context[given.workload].name;
  given.latencies = context.add(Latencies{});
  given.window = context.add(Window{});
  const std::string name(context.text(given.name));
  given.metrics = flow_metrics(context, "service." + name);
  if (given.meshed && given.workload) kubernetes::set_meshed(context, given.workload);
  return context.add(given);
}

Id<Outside> add_outside(Context& context, Outside given) {
  const double median = in_seconds(given.latency_median), timeout = in_seconds(given.timeout);
  const flow::Moments latency = flow::Moments::lognormal(median, given.latency_sigma);
  given.latency = {latency.mean, latency.variance};
  given.timeout_chance =
      median > 0 && timeout > 0
          ? flow::Lognormal{math::log(median), given.latency_sigma}.beyond(timeout)
          : 0;
  return context.add(given);
}

Id<ConnectionPool> add_pool(Context& context, ConnectionPool given) {
  DRYDOCK_ASSERT(given.connections >= 1, "a pool has a connection at least");
  DRYDOCK_ASSERT(context.table<Call>().empty(), "pools are made before calls");
  given.name = context.name(std::string(context.text(context[given.caller].name)) + "/" +
                            std::string(context.text(context[given.target].name)));
  return context.add(given);
}

Id<ObjectStore> add_object_store(Context& context, ObjectStore given) {
  DRYDOCK_ASSERT(given.bandwidth > 0, "objects come at some speed");
  return context.add(given);
}

Id<Operation> add_operation(Context& context, Operation given, Id<Service> ingress,
                            Duration ingress_cpu) {
  given.latencies = context.add(Latencies{});
  given.backlog = {};
  const Id<Operation> operation = context.add(given);
  const Id<Call> root = add_root(context, operation, ingress, ingress_cpu);
  context.edit(operation).root = root;
  return operation;
}

Id<Operation> add_consumer(Context& context, Id<Service> broker, Id<Service> service, Duration cpu,
                           std::int64_t room, bool drops_oldest) {
  Backlog backlog;
  backlog.room = room;
  backlog.drops_oldest = drops_oldest;
  backlog.name = context.name(std::string(context.text(context[broker].name)) + "/" +
                              std::string(context.text(context[service].name)));
  backlog.broker = broker;
  backlog.metric = queue_metric(context, backlog);
  Operation operation;
  operation.name = backlog.name;
  operation.latencies = context.add(Latencies{});
  operation.backlog = context.add(backlog);
  const Id<Operation> id = context.add(operation);
  const Id<Call> root = add_root(context, id, service, cpu);
  context.edit(id).root = root;
  context.edit(operation.backlog).consumer = id;
  return id;
}

Id<Call> add_call(Context& context, Call given) {
  DRYDOCK_ASSERT(given.parent, "a call is made by another; roots are made with their operation");
  DRYDOCK_ASSERT(is_chance(given.chance) && given.cold_chance <= 1 && given.times >= 1,
                 "a call is made once or more, by a chance");
  const Call& parent = context[given.parent];
  given.operation = parent.operation;
  given.caller = parent.kind == CallKind::service ? parent.service : parent.caller;
  if (given.kind == CallKind::get_object && given.bytes.count == 0)
    given.bytes = context[given.store].object_mean;
  if (given.kind == CallKind::service && (given.io > 0 || given.kept.count > 0))
    context.edit(given.service).uses_volumes = true;
  return context.add(given);
}

void start_traffic(Context& context) {
  DRYDOCK_ASSERT(context.table<Flow>().empty(), "traffic is started once");
  check_shares(context);
  mark_objects(context);
  for (const auto& [id, zone] : context.table<network::Zone>()) {
    ZoneTraffic row;
    row.zone = id;
    context.add(row);
  }
  for (std::uint32_t o = 0; o < context.table<Outside>().size(); ++o) {
    if (!context[Id<Outside>{o}].service) continue;
    for (const auto& [id, zone] : context.table<network::Zone>()) {
      EndpointTraffic row;
      row.outside = {o};
      row.zone = id;
      context.add(row);
    }
  }
  context.name("internet");
  Flow flow;
  flow.since = context.now();
  flow.window = context.add(Window{});
  flow.metrics = flow_metrics(context, "users");
  context.add(flow);
  begin_hours(context);
  begin_turns(context);
  await_watches(context);
  evaluate(context, false);
  start_grid(context);
}

void install(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<Service>();
  rulebook.table<Operation>();
  rulebook.table<Outside>();
  rulebook.table<ObjectStore>();
  rulebook.table<Call>();
  rulebook.table<ConnectionPool>();
  rulebook.table<Backlog>();
  rulebook.table<ZoneTraffic>();
  rulebook.table<EndpointTraffic>();
  rulebook.table<Latencies>();
  rulebook.table<Window>();
  rulebook.table<Flow>();
  rulebook.fact<UsersAffected>();
  rulebook.fact<FewerUsersAffected>();
  rulebook.fact<UsersServed>();
  rulebook.fact<UsersWait>();
  rulebook.fact<UsersQuick>();
  rulebook.fact<ServiceDegraded>();
  rulebook.fact<ServiceRecovered>();
  rulebook.fact<ServiceSlow>();
  rulebook.fact<ServiceQuick>();
  rulebook.fact<QueueGrowing>();
  rulebook.fact<QueueDrained>();
  rulebook.fact<ConnectionsLeft>();
  rulebook.fact<ConnectionsClosed>();
  install_traffic(rulebook);
  install_mix(rulebook);
  install_hours(rulebook);
  install_objective(rulebook);
  install_evaluation(rulebook);
  install_pools(rulebook);
  install_access(rulebook);
  install_queues(rulebook);
  install_live(rulebook);
  install_uses(rulebook);
  install_metrics(rulebook);
}

}  // namespace drydock::workload
