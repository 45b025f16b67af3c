// Machines: a machine is paid for from the moment it boots, and useful some time later.
#include <algorithm>
#include <string>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/compute/groups.h"
#include "sim/platform/network/facts.h"

namespace drydock::compute {

namespace {

struct BootDue {
  Id<Instance> instance;
  std::uint32_t boots = 0;
  DRYDOCK_FIELDS(BootDue, instance, boots)
};
struct StopDue {
  Id<Instance> instance;
  DRYDOCK_FIELDS(StopDue, instance)
};

bool is_live(const Instance& instance) {
  return instance.phase == InstancePhase::booting || instance.phase == InstancePhase::running;
}

/// A machine of the group with its meters running.
Id<Instance> make_instance(Context& context, Id<MachineGroup> id) {
  MachineGroup& group = context.edit(id);
  ++group.launched;
  ++group.live;
  Instance instance;
  const std::string name =
      "node-" + std::string(context.text(group.name)) + std::to_string(group.launched);
  instance.name = context.name(name);
  instance.group = id;
  instance.zone = group.zone;
  instance.launched = context.now();
  instance.boot = context.stream(instance.name, "boot");
  const std::string rate =
      std::string(machine_rate_prefix) + std::string(context.text(context[group.type].name));
  instance.hours = cost::open_meter(context, name, rate);
  cost::start(context, instance.hours);
  if (const std::int64_t gib = context.only<Settings>().root_gib; gib > 0) {
    instance.root_volume =
        cost::open_meter(context, name + " root volume", root_volume_rate.key, gib);
    cost::start(context, instance.root_volume);
  }
  return context.add(instance);
}

void boot(Context& context, Id<Instance> id) {
  Instance& instance = context.edit(id);
  const MachineGroup& group = context[instance.group];
  const Duration wait =
      context.random(instance.boot).lognormal(group.boot_median, group.boot_sigma);
  context.schedule(wait, BootDue{id, ++instance.boots});
}

void on_boot_due(Context& context, const BootDue& due) {
  const Instance& instance = context[due.instance];
  if (instance.phase != InstancePhase::booting || instance.boots != due.boots) return;
  if (instance.impaired) return;  // It boots again when it is recovered.
  context.edit(due.instance).phase = InstancePhase::running;
  context.announce(InstanceReady{due.instance});
}

void on_stop_due(Context& context, const StopDue& due) {
  Instance& instance = context.edit(due.instance);
  instance.phase = InstancePhase::terminated;
  if (instance.root_volume) cost::stop(context, instance.root_volume);
  context.announce(InstanceTerminated{due.instance, instance.group});
}

/// Brings `impaired` in line with the machine's zone and its own fault.
void refresh(Context& context, Id<Instance> id) {
  if (!is_live(context[id])) return;
  const bool impaired = context[id].hung || !context[context[id].zone].up;
  if (impaired == context[id].impaired) return;
  context.edit(id).impaired = impaired;
  if (impaired) {
    context.announce(InstanceImpaired{id});
    return;
  }
  const CauseId cause = context.announce(InstanceRecovered{id});
  if (context[id].phase != InstancePhase::booting) return;
  Context hands = context.because(cause);
  boot(hands, id);
}

void refresh_zone(Context& context, Id<network::Zone> zone) {
  const std::uint32_t count = context.table<Instance>().size();
  for (std::uint32_t i = 0; i < count; ++i)
    if (context[Id<Instance>{i}].zone == zone) refresh(context, Id<Instance>{i});
}

void on_zone_failed(Context& context, const network::ZoneFailed& fact) {
  refresh_zone(context, fact.zone);
}

void on_zone_restored(Context& context, const network::ZoneRestored& fact) {
  refresh_zone(context, fact.zone);
  fill_groups(context, fact.zone);
}

void set_hung(Context& context, Id<Instance> id, bool hung) {
  if (context[id].hung == hung) return;
  Instance& instance = context.edit(id);
  instance.hung = hung;
  instance.hung_changed = context.now();
  refresh(context, id);
}

}  // namespace

Id<Instance> add_running(Context& context, Id<MachineGroup> group) {
  const Id<Instance> id = make_instance(context, group);
  context.edit(id).phase = InstancePhase::running;
  MachineGroup& row = context.edit(group);
  row.desired = std::max(row.desired, row.live);
  return id;
}

void launch(Context& context, Id<MachineGroup> group) {
  const Id<Instance> id = make_instance(context, group);
  const CauseId cause = context.announce(InstanceLaunched{id, group});
  Context hands = context.because(cause);
  boot(hands, id);
}

void terminate(Context& context, Id<Instance> id) {
  if (!is_live(context[id])) return;
  Instance& instance = context.edit(id);
  instance.phase = InstancePhase::terminating;
  MachineGroup& group = context.edit(instance.group);
  --group.live;
  group.desired = std::max(group.desired - 1, 0);
  cost::stop(context, instance.hours);
  context.schedule(context.only<Settings>().stop, StopDue{id});
}

void impair(Context& context, Id<Instance> instance) { set_hung(context, instance, true); }
void recover(Context& context, Id<Instance> instance) { set_hung(context, instance, false); }

bool works(const World& world, Id<Instance> id) {
  return world[id].phase == InstancePhase::running && !world[id].impaired;
}

void install(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<MachineType>();
  rulebook.table<Instance>();
  rulebook.on<on_boot_due>();
  rulebook.on<on_stop_due>();
  rulebook.fact<InstanceLaunched>();
  rulebook.fact<InstanceReady>();
  rulebook.fact<InstanceImpaired>();
  rulebook.fact<InstanceRecovered>();
  rulebook.fact<InstanceTerminated>();
  rulebook.listen<on_zone_failed>();
  rulebook.listen<on_zone_restored>();
  install_groups(rulebook);
}

}  // namespace drydock::compute
