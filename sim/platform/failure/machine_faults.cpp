// Faults of machines: hangs, crashes, spot reclaims, and types that AWS runs short of.
#include <string>
#include <vector>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/kubernetes/node_pressure.h"

namespace drydock::failure {

namespace {

using compute::MachineFault;

// A fault ends only if what it broke has not been repaired, or broken anew, since `begun`.
struct NodeFaultEnds {
  Id<compute::Instance> instance;
  Time begun;
  DRYDOCK_FIELDS(NodeFaultEnds, instance, begun)
};

struct SlownessEnds {
  Id<compute::Instance> instance;
  Time begun;
  DRYDOCK_FIELDS(SlownessEnds, instance, begun)
};

struct PressureEnds {
  Id<kubernetes::Node> node;
  kubernetes::NodeResource resource = kubernetes::NodeResource::memory;
  Bytes amount;
  DRYDOCK_FIELDS(PressureEnds, node, resource, amount)
};

Bytes outside_use(const kubernetes::Node& node, kubernetes::NodeResource resource) {
  return resource == kubernetes::NodeResource::memory ? node.outside_memory : node.outside_disk;
}

void on_pressure_ends(Context& context, const PressureEnds& due) {
  if (!exists(context[due.node])) return;
  if (outside_use(context[due.node], due.resource) == due.amount)
    kubernetes::set_outside_use(context, due.node, due.resource, Bytes{});
}

Bytes amount_of(const PressNode& command) {
  return Bytes{static_cast<std::int64_t>(command.gib * static_cast<double>(gibibyte.count) + 0.5)};
}

void on_node_fault_ends(Context& context, const NodeFaultEnds& due) {
  if (context[due.instance].fault_changed == due.begun) compute::recover(context, due.instance);
}

void on_slowness_ends(Context& context, const SlownessEnds& due) {
  if (compute::speed_changed(context, due.instance) == due.begun)
    compute::set_speed(context, due.instance, 1);
}

Id<compute::Instance> machine_of(const World& world, const std::string& node) {
  return world[world.find<kubernetes::Node>(node)].instance;
}

/// Refuses a fault of a machine that does not run.
Result<Id<kubernetes::Node>> running_node(const World& world, const std::string& name) {
  const Result<Id<kubernetes::Node>> node = node_called(world, name);
  if (!node) return node;
  const compute::InstancePhase phase = world[world[*node].instance].phase;
  if (phase == compute::InstancePhase::stopping || phase == compute::InstancePhase::stopped)
    return refuse("The machine of node " + name + " is stopped.");
  return node;
}

/// The pools of a type in a zone, on demand and spot.
std::vector<Id<compute::Pool>> pools_of(const World& world, const std::string& zone,
                                        const std::string& type) {
  std::vector<Id<compute::Pool>> pools;
  const Id<network::Zone> at = world.find<network::Zone>(zone);
  const Id<compute::MachineType> of = world.find<compute::MachineType>(type);
  if (!at || !of) return pools;
  for (const bool spot : {false, true})
    if (const Id<compute::Pool> pool = compute::pool_of(world, of, at, spot)) pools.push_back(pool);
  return pools;
}

Result<std::vector<Id<compute::Pool>>> pools_called(const World& world, const std::string& zone,
                                                    const std::string& type) {
  const auto any = [](const auto&) { return true; };
  if (!world.find<network::Zone>(zone)) return unknown<network::Zone>(world, "zone", zone, any);
  if (!world.find<compute::MachineType>(type))
    return unknown<compute::MachineType>(world, "machine type", type, any);
  std::vector<Id<compute::Pool>> pools = pools_of(world, zone, type);
  if (pools.empty())
    return impossible(refuse("No group has machines " + type + " in zone " + zone + "."));
  return pools;
}

/// Spot machines of a type in a zone that AWS could take, by name.
std::vector<std::string> spot_machines(const World& world, const compute::Pool& pool) {
  std::vector<std::string> names;
  for (const auto& [id, instance] : world.table<compute::Instance>()) {
    const compute::MachineGroup& group = world[instance.group];
    if (compute::is_live(instance) && group.spot && group.type == pool.type &&
        instance.zone == pool.zone && instance.taken_at == Time{})
      names.emplace_back(world.text(instance.name));
  }
  return names;
}

}  // namespace

Result<Forecast> check(const World& world, const FailNode& command) {
  const Result<Id<kubernetes::Node>> node = running_node(world, command.node);
  if (!node) return tl::unexpected(node.error());
  if (world[world[*node].instance].fault == MachineFault::hang)
    return refuse("Node " + command.node + " hangs already.");
  if (world[world[*node].instance].fault != MachineFault::none)
    return refuse("Node " + command.node + " has crashed already.");
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected(time.error());
  return forecast_of_node(world, *node,
                          "Node " + command.node + " hangs" + for_how_long(command.duration));
}

void apply(Context& context, const FailNode& command) {
  const Id<compute::Instance> instance = machine_of(context, command.node);
  compute::impair(context, instance);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, NodeFaultEnds{instance, context[instance].fault_changed});
}

Result<Forecast> check(const World& world, const SlowNode& command) {
  const Result<Id<kubernetes::Node>> node = running_node(world, command.node);
  if (!node) return tl::unexpected(node.error());
  if (!(command.share > 0 && command.share <= 1))
    return impossible(
        refuse("A machine cannot run at " + say_number(command.share) + " of its speed.",
               "Give a share above 0, and 1 to end it."));
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected(time.error());
  if (compute::speed(world, world[*node].instance) == command.share)
    return refuse("Node " + command.node + " runs at that speed already.");
  Forecast forecast;
  forecast.touches = pods_on(world, *node);
  forecast.destructive = command.share < 1;
  forecast.summary = command.share < 1
                         ? "Processes on node " + command.node + " run at " +
                               say_percent(command.share) + " of their speed" +
                               for_how_long(command.duration) + "."
                         : "Processes on node " + command.node + " run at full speed again.";
  forecast.touches.insert(forecast.touches.begin(), command.node);
  return forecast;
}

void apply(Context& context, const SlowNode& command) {
  const Id<compute::Instance> instance = machine_of(context, command.node);
  compute::set_speed(context, instance, command.share);
  if (command.duration > Duration::zero() && command.share < 1)
    context.schedule(command.duration,
                     SlownessEnds{instance, compute::speed_changed(context, instance)});
}

Result<Forecast> check(const World& world, const CrashNode& command) {
  const Result<Id<kubernetes::Node>> node = running_node(world, command.node);
  if (!node) return tl::unexpected(node.error());
  if (command.part != "kernel" && command.part != "host")
    return impossible(refuse("\"" + command.part + "\" is no part of a machine that can crash.",
                             "Say kernel or host."));
  const MachineFault fault = world[world[*node].instance].fault;
  if (fault == MachineFault::kernel || fault == MachineFault::host)
    return refuse("Node " + command.node + " has crashed already.");
  return forecast_of_node(world, *node,
                          "The " + command.part + " of node " + command.node + " crashes");
}

void apply(Context& context, const CrashNode& command) {
  compute::impair(context, machine_of(context, command.node),
                  command.part == "host" ? MachineFault::host : MachineFault::kernel);
}

Result<Forecast> check(const World& world, const PressNode& command) {
  const Result<Id<kubernetes::Node>> node = running_node(world, command.node);
  if (!node) return tl::unexpected(node.error());
  const auto resource = enum_value<kubernetes::NodeResource>(command.resource);
  if (!resource)
    return impossible(refuse("\"" + command.resource + "\" is nothing that a node can run out of.",
                             "Say memory or disk."));
  if (!(command.gib >= 0 && command.gib <= 10'000))
    return impossible(
        refuse("A node cannot lose " + say_number(command.gib) + " GiB.", "Give 0 to 10,000 GiB."));
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected(time.error());
  const Bytes amount = amount_of(command);
  if (outside_use(world[*node], *resource) == amount)
    return refuse("Node " + command.node + " is in that state already.");
  Forecast forecast;
  forecast.touches.push_back(command.node);
  forecast.summary = say_number(command.gib) + " GiB of the " + command.resource + " of node " +
                     command.node + " are in use by no pod" + for_how_long(command.duration) + ".";
  if (!kubernetes::would_run_low(world, *node, *resource, amount)) {
    forecast.summary += " It has enough left.";
    return forecast;
  }
  const auto pods = kubernetes::pods_to_end(world, *node, *resource);
  forecast.summary += " That is too little for it, and its kubelet ends pods one by one";
  if (!pods.empty())
    forecast.summary += ", " + std::string(world.text(world[pods.front()].name)) + " first";
  forecast.summary += ".";
  for (const auto pod : pods) forecast.touches.emplace_back(world.text(world[pod].name));
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const PressNode& command) {
  const Id<kubernetes::Node> node = context.world().find<kubernetes::Node>(command.node);
  const auto resource = *enum_value<kubernetes::NodeResource>(command.resource);
  const Bytes amount = amount_of(command);
  kubernetes::set_outside_use(context, node, resource, amount);
  if (command.duration > Duration::zero() && amount.count > 0)
    context.schedule(command.duration, PressureEnds{node, resource, amount});
}

Result<Forecast> check(const World& world, const ReclaimNode& command) {
  const Result<Id<kubernetes::Node>> node = running_node(world, command.node);
  if (!node) return tl::unexpected(node.error());
  const compute::Instance& instance = world[world[*node].instance];
  if (!world[instance.group].spot)
    return refuse("Node " + command.node + " is no spot machine; AWS does not take it back.");
  if (instance.taken_at != Time{})
    return refuse("AWS takes node " + command.node + " back already, at " +
                  say_clock(instance.taken_at) + ".");
  return forecast_of_node(world, *node, "AWS takes node " + command.node + " back in 2 min");
}

void apply(Context& context, const ReclaimNode& command) {
  compute::reclaim(context, machine_of(context, command.node), Duration::zero());
}

Result<Forecast> check(const World& world, const ReclaimPool& command) {
  const auto pools = pools_called(world, command.zone, command.type);
  if (!pools) return tl::unexpected(pools.error());
  const compute::Pool& pool = world[pools->back()];
  if (!pool.spot)
    return impossible(
        refuse("No group has spot machines " + command.type + " in zone " + command.zone + "."));
  if (!(command.share > 0 && command.share <= 1))
    return impossible(refuse("A reclaim cannot take a share of " + say_number(command.share) + ".",
                             "Give a share above 0, and at most 1 for all machines."));
  Forecast forecast;
  forecast.touches = spot_machines(world, pool);
  const auto count = static_cast<std::int64_t>(forecast.touches.size());
  forecast.summary = "AWS takes " +
                     (command.share < 1 ? "about " + say_percent(command.share) + " of " : "") +
                     plural(count, "spot machine") + " " + command.type + " in zone " +
                     command.zone + " back within 10 min, and has none of them for a while.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const ReclaimPool& command) {
  compute::reclaim_pool(context, pools_of(context, command.zone, command.type).back(),
                        command.share);
}

Result<Forecast> check(const World& world, const RunShort& command) {
  const auto pools = pools_called(world, command.zone, command.type);
  if (!pools) return tl::unexpected(pools.error());
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected(time.error());
  if (compute::is_short(world, world[pools->front()]))
    return refuse("AWS has no " + command.type + " in zone " + command.zone + " already.");
  Forecast forecast;
  forecast.summary = "AWS has no " + command.type + " in zone " + command.zone +
                     for_how_long(command.duration) + ": launches there fail.";
  for (const auto& [id, group] : world.table<compute::MachineGroup>())
    for (std::int32_t i = 0; i < group.zone_count; ++i)
      if (group.type == world[pools->front()].type &&
          group.zones[static_cast<std::size_t>(i)] == world[pools->front()].zone)
        forecast.touches.emplace_back(world.text(group.name));
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const RunShort& command) {
  const Time until =
      command.duration > Duration::zero() ? context.now() + command.duration : Time::max();
  for (const Id<compute::Pool> pool : pools_of(context, command.zone, command.type))
    compute::run_short(context, pool, until);
}

Result<Forecast> check(const World& world, const EndShortage& command) {
  const auto pools = pools_called(world, command.zone, command.type);
  if (!pools) return tl::unexpected(pools.error());
  bool any = false;
  for (const Id<compute::Pool> pool : *pools) any = any || compute::is_short(world, world[pool]);
  if (!any) return refuse("AWS is not short of " + command.type + " in zone " + command.zone + ".");
  Forecast forecast;
  forecast.summary = "AWS has " + command.type + " in zone " + command.zone + " again.";
  return forecast;
}

void apply(Context& context, const EndShortage& command) {
  for (const Id<compute::Pool> pool : pools_of(context, command.zone, command.type))
    compute::refill(context, pool);
}

void install_machine_faults(Rulebook& rulebook) {
  rulebook.on<on_node_fault_ends>();
  rulebook.on<on_pressure_ends>();
  rulebook.on<on_slowness_ends>();
  rulebook.command<FailNode>(Role::instructor);
  rulebook.command<SlowNode>(Role::instructor);
  rulebook.command<CrashNode>(Role::instructor);
  rulebook.command<PressNode>(Role::instructor);
  rulebook.command<ReclaimNode>(Role::instructor);
  rulebook.command<ReclaimPool>(Role::instructor);
  rulebook.command<RunShort>(Role::instructor);
  rulebook.command<EndShortage>(Role::instructor);
}

}  // namespace drydock::failure
