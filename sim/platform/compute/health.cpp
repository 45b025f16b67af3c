// What goes wrong with single machines, how AWS notices, and what it does about it.
#include <algorithm>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/compute/groups.h"
#include "sim/platform/network/facts.h"

namespace drydock::compute {

namespace {

/// So many status checks in a row have failed.
struct ChecksFailed {
  Id<Instance> instance;
  std::uint32_t checks = 0;
  DRYDOCK_FIELDS(ChecksFailed, instance, checks)
};
/// AWS has moved a machine to another host.
struct RecoveryDue {
  Id<Instance> instance;
  std::uint32_t checks = 0;
  DRYDOCK_FIELDS(RecoveryDue, instance, checks)
};

/// A host that lost its power has it again.
struct PowerDue {
  Id<Instance> instance;
  Time lost;
  DRYDOCK_FIELDS(PowerDue, instance, lost)
};

bool is_up(const Instance& instance) {
  return instance.phase == InstancePhase::booting || instance.phase == InstancePhase::running ||
         instance.phase == InstancePhase::pending;
}

/// Whether a status check would notice. Of a dark zone AWS hears nothing; only a group that has
/// machines elsewhere draws its conclusion from that.
bool checks_notice(const World& world, const Instance& instance) {
  if (instance.fault == MachineFault::kernel || instance.fault == MachineFault::host) return true;
  const bool cut_off =
      instance.fault == MachineFault::network || instance.fault == MachineFault::power;
  if (cut_off && world[instance.zone].up) return true;
  return !world[instance.zone].up && world[instance.group].zone_count > 1 &&
         !is_fargate(world, instance.group);
}

void watch(Context& context, Id<Instance> id) {
  Instance& instance = context.edit(id);
  ++instance.checks;
  if (!instance.impaired) instance.checks_failed = false;
  if (!instance.impaired || instance.checks_failed || !checks_notice(context, instance)) return;
  const HealthSettings& health = context.only<Settings>().health;
  context.schedule_at(
      seen_as_failed(context.now(), instance.launched, health.check_period, health.failed_checks),
      ChecksFailed{id, instance.checks});
}

/// The host failed and no group replaces the machine: AWS moves it to another one.
void recover_host(Context& context, Id<Instance> id) {
  const HealthSettings& health = context.only<Settings>().health;
  const double share = context.random(context[id].boot).uniform();
  const Duration wait =
      health.recovery_least +
      from_seconds(share * in_seconds(health.recovery_most - health.recovery_least));
  context.schedule(wait, RecoveryDue{id, context[id].checks});
}

void on_checks_failed(Context& context, const ChecksFailed& due) {
  if (context[due.instance].checks != due.checks || !context[due.instance].impaired) return;
  context.edit(due.instance).checks_failed = true;
  const MachineFault fault = context[due.instance].fault;
  const CauseId fact = context.announce(StatusCheckFailed{due.instance, fault});
  Context after = context.because(fact);
  const bool replaced = !after[after[due.instance].group].replace_suspended;
  if (!replaced && fault == MachineFault::host) recover_host(after, due.instance);
  if (replaced) replace_unhealthy(after, due.instance, LeaveReason::status_checks_failed);
}

void on_recovery_due(Context& context, const RecoveryDue& due) {
  const Instance& instance = context[due.instance];
  if (instance.checks == due.checks && instance.fault == MachineFault::host)
    reboot(context, due.instance);
}

void refresh_zone(Context& context, Id<network::Zone> zone) {
  const std::uint32_t count = context.table<Instance>().size();
  for (std::uint32_t i = 0; i < count; ++i)
    if (context[Id<Instance>{i}].zone == zone) refresh(context, Id<Instance>{i});
}

void refresh_failed_zone(Context& context, const network::ZoneFailed& fact) {
  refresh_zone(context, fact.zone);
}

/// AWS sees again which machines of the zone have not come back with it.
void refresh_restored_zone(Context& context, const network::ZoneRestored& fact) {
  refresh_zone(context, fact.zone);
  for (std::uint32_t i = 0; i < context.table<Instance>().size(); ++i) {
    const Instance& instance = context[Id<Instance>{i}];
    if (instance.zone == fact.zone && instance.fault == MachineFault::power && is_up(instance))
      watch(context, Id<Instance>{i});
  }
}

void on_power_due(Context& context, const PowerDue& due) {
  const Instance& instance = context[due.instance];
  if (instance.fault == MachineFault::power && instance.fault_changed == due.lost)
    recover(context, due.instance);
}

}  // namespace

std::string_view say(MachineFault fault) {
  switch (fault) {
    case MachineFault::none:
      return "its zone does not answer";
    case MachineFault::hang:
      return "it hangs";
    case MachineFault::kernel:
      return "its kernel has crashed";
    case MachineFault::host:
      return "its host has failed";
    case MachineFault::network:
      return "it is cut off from the network";
    case MachineFault::power:
      return "its host has no power";
  }
  return "";
}

void refresh(Context& context, Id<Instance> id) {
  if (!is_up(context[id])) return;
  const Instance& instance = context[id];
  const bool impaired = instance.fault != MachineFault::none || !context[instance.zone].up;
  if (impaired == instance.impaired) return;
  context.edit(id).impaired = impaired;
  const CauseId fact =
      impaired ? context.announce(InstanceImpaired{id}) : context.announce(InstanceRecovered{id});
  Context after = context.because(fact);
  watch(after, id);
  if (impaired || after[id].phase == InstancePhase::running) return;
  boot(after, id, after[id].phase == InstancePhase::pending);
}

void impair(Context& context, Id<Instance> id, MachineFault fault) {
  if (context[id].fault == fault || !is_up(context[id])) return;
  Instance& instance = context.edit(id);
  instance.fault = fault;
  instance.fault_changed = context.now();
  const bool was_impaired = instance.impaired;
  refresh(context, id);
  if (was_impaired) watch(context, id);
}

void recover(Context& context, Id<Instance> id) {
  const MachineFault fault = context[id].fault;
  if (fault == MachineFault::none) return;
  if (fault != MachineFault::hang && fault != MachineFault::network) return reboot(context, id);
  Instance& instance = context.edit(id);
  instance.fault = MachineFault::none;
  instance.fault_changed = context.now();
  refresh(context, id);
}

void reboot(Context& context, Id<Instance> id) {
  if (!is_up(context[id])) return;
  Instance& instance = context.edit(id);
  if (instance.fault != MachineFault::none) instance.fault_changed = context.now();
  instance.fault = MachineFault::none;
  instance.checks_failed = false;
  instance.impaired = !context[instance.zone].up;
  instance.phase = InstancePhase::booting;
  ++instance.checks;
  const CauseId fact = context.announce(InstanceRebooted{id});
  Context after = context.because(fact);
  boot(after, id, false);
}

void power_up(Context& context, Id<Instance> id, Duration wait) {
  if (context[id].fault != MachineFault::power) return;
  if (wait == Duration::zero()) return recover(context, id);
  context.schedule(wait, PowerDue{id, context[id].fault_changed});
}

void install_health(Rulebook& rulebook) {
  rulebook.on<on_power_due>();
  rulebook.on<on_checks_failed>();
  rulebook.on<on_recovery_due>();
  rulebook.fact<InstanceImpaired>();
  rulebook.fact<InstanceRecovered>();
  rulebook.fact<InstanceRebooted>();
  rulebook.fact<StatusCheckFailed>();
  rulebook.listen<refresh_failed_zone>();
  rulebook.listen<refresh_restored_zone>();
}

}  // namespace drydock::compute
