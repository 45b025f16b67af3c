// Machines: paid for from the moment that EC2 runs them, and useful some time later.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/compute/groups.h"
#include "sim/platform/network/facts.h"

namespace drydock::compute {

namespace {

struct StartDue {
  Id<Instance> instance;
  std::uint32_t boots = 0;
  Duration rest{};  ///< Until its kubelet can register.
  DRYDOCK_FIELDS(StartDue, instance, boots, rest)
};
struct BootDue {
  Id<Instance> instance;
  std::uint32_t boots = 0;
  DRYDOCK_FIELDS(BootDue, instance, boots)
};
struct StopDue {
  Id<Instance> instance;
  std::uint32_t checks = 0;  ///< As when it was asked to end.
  DRYDOCK_FIELDS(StopDue, instance, checks)
};

/// Hours and root volume of a machine; the latter is paid for from now on.
void open_meters(Context& context, Instance& instance, const std::string& name) {
  const MachineGroup& group = context[instance.group];
  const std::string rate = std::string(group.spot ? spot_rate_prefix : machine_rate_prefix) +
                           std::string(context.text(context[group.type].name));
  instance.hours = cost::open_meter(context, name, rate);
  const std::int64_t gib = context.only<Settings>().root_gib;
  if (gib <= 0) return;
  instance.root_volume =
      cost::open_meter(context, name + " root volume", root_volume_rate.key, gib);
  cost::start(context, instance.root_volume);
}

/// A machine of the group. Micro-VMs have meters of their own.
Id<Instance> make_instance(Context& context, Id<MachineGroup> id, Id<network::Zone> zone) {
  MachineGroup& group = context.edit(id);
  ++group.launched;
  ++group.live;
  Instance instance;
  const bool micro = is_fargate(context, id);
  const std::string name =
      micro ? micro_vm_name(context, zone)
            : "node-" + std::string(context.text(group.name)) + std::to_string(group.launched);
  instance.name = context.name(name);
  instance.group = id;
  instance.zone = zone;
  instance.launched = context.now();
  instance.boot = context.stream(instance.name, "boot");
  if (!micro) open_meters(context, instance, name);
  use_quota(context, instance);
  const Id<Instance> made = context.add(instance);
  open_credits(context, made);
  return made;
}

/// How long EC2 and then the system take.
struct BootTimes {
  Duration start{}, rest{};
};
BootTimes draw_boot(Context& context, const Instance& instance) {
  const Settings& settings = context.only<Settings>();
  const MachineGroup& group = context[instance.group];
  BootTimes times;
  if (group.boot_median == Duration::zero()) {
    times.start = draw(context, instance.boot, settings.start);
    times.rest = draw(context, instance.boot, settings.system);
    times.rest += draw(context, instance.boot, settings.join);
    return times;
  }
  const Duration total =
      context.random(instance.boot).lognormal(group.boot_median, group.boot_sigma);
  const Duration steps = settings.start.typical + settings.system.typical + settings.join.typical;
  if (steps > Duration::zero())
    times.start =
        from_seconds(in_seconds(total) * in_seconds(settings.start.typical) / in_seconds(steps));
  times.rest = total - times.start;
  return times;
}

void begin_system(Context& context, Id<Instance> id, Duration rest) {
  Instance& instance = context.edit(id);
  instance.phase = InstancePhase::booting;
  if (instance.hours) cost::start(context, instance.hours);
  context.schedule(rest, BootDue{id, instance.boots});
}

void on_start_due(Context& context, const StartDue& due) {
  const Instance& instance = context[due.instance];
  if (instance.phase != InstancePhase::pending || instance.boots != due.boots) return;
  if (!instance.impaired) begin_system(context, due.instance, due.rest);
}

void on_boot_due(Context& context, const BootDue& due) {
  const Instance& before = context[due.instance];
  if (before.phase != InstancePhase::booting || before.boots != due.boots) return;
  if (before.impaired) return;  // It boots again when it is recovered.
  Instance& instance = context.edit(due.instance);
  instance.phase = InstancePhase::running;
  instance.in_service = context.now();
  const Id<MachineGroup> group = instance.group;
  const CauseId fact = context.announce(InstanceReady{due.instance});
  Context after = context.because(fact);
  release_one(after, group);
  balance(after, group);
}

void finish_stop(Context& context, Id<Instance> id) {
  Instance& instance = context.edit(id);
  instance.phase = InstancePhase::stopped;
  free_quota(context, instance);
  const CauseId fact = context.announce(InstanceStopped{id});
  Context after = context.because(fact);
  replace_unhealthy(after, id, LeaveReason::stopped_by_somebody);
  fill_all(after);
}

/// Machines of a dark zone stay as they are, however often they are asked to end.
void on_stop_due(Context& context, const StopDue& due) {
  const InstancePhase phase = context[due.instance].phase;
  const Id<network::Zone> zone = context[due.instance].zone;
  if (context[due.instance].checks != due.checks) return;
  if (phase != InstancePhase::stopping && phase != InstancePhase::terminating) return;
  if (!context[zone].up) {
    context.edit(due.instance).held_up = true;
    context.announce(InstanceHeldUp{due.instance, zone});
    return;
  }
  if (phase == InstancePhase::stopping) return finish_stop(context, due.instance);
  Instance& instance = context.edit(due.instance);
  instance.phase = InstancePhase::terminated;
  if (instance.root_volume) cost::stop(context, instance.root_volume);
  give_back(context, instance);
  const CauseId fact = context.announce(InstanceTerminated{due.instance, instance.group});
  Context after = context.because(fact);
  fill_all(after);
}

void end_held_up_machines(Context& context, const network::ZoneRestored& fact) {
  const Duration wait = context.only<Settings>().stop;
  for (std::uint32_t i = 0; i < context.table<Instance>().size(); ++i) {
    const Id<Instance> id{i};
    if (context[id].zone != fact.zone || !context[id].held_up) continue;
    context.edit(id).held_up = false;
    context.schedule(wait, StopDue{id, context[id].checks});
  }
}

}  // namespace

bool is_live(const Instance& instance) {
  return instance.phase != InstancePhase::terminating &&
         instance.phase != InstancePhase::terminated;
}

Duration draw(Context& context, Id<StreamRow> luck, const BootStep& step) {
  if (step.typical <= Duration::zero()) return Duration::zero();
  constexpr double quantile_95 = 1.6448536269514722;  // Of the normal distribution.
  const double sigma =
      step.p95 > step.typical
          ? math::log(in_seconds(step.p95) / in_seconds(step.typical)) / quantile_95
          : 0;
  return std::max(step.least, context.random(luck).lognormal(step.typical, sigma));
}

Id<Instance> add_running(Context& context, Id<MachineGroup> group) {
  const std::vector<ZoneLoad> zones = loads(context, group);
  const std::size_t at = zone_to_fill(zones).value_or(0);
  const Id<Instance> id = add_running(context, group, context[group].zones[at]);
  MachineGroup& row = context.edit(group);
  row.desired = std::max(row.desired, row.live);
  return id;
}

Id<Instance> add_running(Context& context, Id<MachineGroup> group, Id<network::Zone> zone) {
  const Id<Instance> id = make_instance(context, group, zone);
  Instance& instance = context.edit(id);
  instance.phase = InstancePhase::running;
  instance.in_service = context.now() - context.only<Settings>().health.grace;
  if (instance.hours) cost::start(context, instance.hours);
  return id;
}

Id<Instance> launch(Context& context, Id<MachineGroup> group, Id<network::Zone> zone) {
  const Id<Instance> id = make_instance(context, group, zone);
  const CauseId cause = context.announce(InstanceLaunched{id, group});
  Context hands = context.because(cause);
  boot(hands, id, true);
  return id;
}

void boot(Context& context, Id<Instance> id, bool from_off) {
  const BootTimes times = draw_boot(context, context[id]);
  Instance& instance = context.edit(id);
  ++instance.boots;
  if (!from_off || times.start == Duration::zero()) return begin_system(context, id, times.rest);
  instance.phase = InstancePhase::pending;
  context.schedule(times.start, StartDue{id, instance.boots, times.rest});
}

void stop(Context& context, Id<Instance> id) {
  Instance& instance = context.edit(id);
  instance.phase = InstancePhase::stopping;
  ++instance.checks;
  close_credits(context, id);
  cost::stop(context, context[id].hours);
  context.announce(InstanceStopping{id});
  context.schedule(context.only<Settings>().stop, StopDue{id, context[id].checks});
}

void start(Context& context, Id<Instance> id) {
  Instance& instance = context.edit(id);
  instance.fault = MachineFault::none;
  instance.checks_failed = false;
  instance.impaired = !context[instance.zone].up;
  ++instance.checks;
  use_quota(context, instance);
  open_credits(context, id);
  const CauseId fact = context.announce(InstanceStarted{id});
  Context after = context.because(fact);
  boot(after, id, true);
}

void end_machine(Context& context, Id<Instance> id) {
  if (!is_live(context[id])) return;
  close_credits(context, id);
  Instance& instance = context.edit(id);
  const bool counted = instance.phase != InstancePhase::stopped;
  instance.phase = InstancePhase::terminating;
  instance.draining = false;
  ++instance.checks;
  MachineGroup& group = context.edit(instance.group);
  --group.live;
  if (std::exchange(instance.leaving_ahead, false)) --group.ahead;
  if (counted) free_quota(context, instance);
  instance.held_up = false;
  if (instance.hours) cost::stop(context, instance.hours);
  context.schedule(context.only<Settings>().stop, StopDue{id, context[id].checks});
}

void terminate(Context& context, Id<Instance> id) {
  if (!is_live(context[id])) return;
  MachineGroup& group = context.edit(context[id].group);
  group.desired = std::max(group.desired - 1, 0);
  end_machine(context, id);
}

bool works(const World& world, Id<Instance> id) {
  return world[id].phase == InstancePhase::running && !world[id].impaired;
}

void install(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<MachineType>();
  rulebook.table<Instance>();
  rulebook.on<on_start_due>();
  rulebook.on<on_boot_due>();
  rulebook.on<on_stop_due>();
  rulebook.fact<InstanceLaunched>();
  rulebook.fact<InstanceReady>();
  rulebook.fact<InstanceTerminated>();
  rulebook.fact<InstanceHeldUp>();
  rulebook.fact<InstanceStopping>();
  rulebook.fact<InstanceStopped>();
  rulebook.fact<InstanceStarted>();
  rulebook.listen<end_held_up_machines>();
  install_health(rulebook);
  install_speed(rulebook);
  install_launches(rulebook);
  install_groups(rulebook);
  install_replacement(rulebook);
  install_spot(rulebook);
  install_credits(rulebook);
  install_fargate(rulebook);
  install_commands(rulebook);
}

}  // namespace drydock::compute
