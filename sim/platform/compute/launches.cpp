// What a launch needs of AWS: a zone that is up, a machine of the pool, vCPUs of the quota, and
// tokens of the EC2 API.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/platform/compute/groups.h"
#include "sim/platform/network/facts.h"

namespace drydock::compute {

namespace {

struct ShortageEnds {
  Id<Pool> pool;
  Time until;
  DRYDOCK_FIELDS(ShortageEnds, pool, until)
};

void on_shortage_ends(Context& context, const ShortageEnds& due) {
  if (context[due.pool].dry_until == due.until) refill(context, due.pool);
}

std::int64_t vcpus(const World& world, const MachineGroup& group) {
  return world[group.type].cpu.count / 1000;
}

bool any_zone_down(const World& world) {
  for (const auto& [id, zone] : world.table<network::Zone>())
    if (!zone.up) return true;
  return false;
}

/// Everybody who lost machines in a zone launches in the others.
void rush_other_zones(Context& context, const network::ZoneFailed& fact) {
  for (std::uint32_t i = 0; i < context.table<Pool>().size(); ++i) {
    const Id<Pool> id{i};
    const Pool& pool = context[id];
    if (pool.zone == fact.zone || pool.free <= 0 || pool.rushed > 0) continue;
    const double share = context.only<Settings>().limits.rush_share;
    const auto taken = static_cast<std::int64_t>(share * static_cast<double>(pool.free) + 0.5);
    if (taken == 0) continue;
    context.edit(id).rushed = taken;
    context.edit(id).free -= taken;
    context.announce(CapacityShort{id});
  }
}

void end_rush(Context& context, const network::ZoneRestored&) {
  if (any_zone_down(context)) return;
  for (std::uint32_t i = 0; i < context.table<Pool>().size(); ++i) {
    const Id<Pool> id{i};
    if (context[id].rushed == 0) continue;
    Pool& pool = context.edit(id);
    pool.free += std::exchange(pool.rushed, 0);
    context.announce(CapacityBack{id});
  }
}

}  // namespace

std::string_view say(LaunchRefusal why) {
  switch (why) {
    case LaunchRefusal::none:
      return "nothing";
    case LaunchRefusal::zone_is_down:
      return "the zone is down";
    case LaunchRefusal::no_capacity:
      return "InsufficientInstanceCapacity";
    case LaunchRefusal::vcpu_quota:
      return "VcpuLimitExceeded";
    case LaunchRefusal::request_limit:
      return "RequestLimitExceeded";
  }
  return "";
}

LaunchRefusal refusal(const World& world, Id<MachineGroup> id, Id<network::Zone> zone) {
  const MachineGroup& group = world[id];
  if (!world[zone].up) return LaunchRefusal::zone_is_down;
  const LimitSettings& limits = world.only<Settings>().limits;
  const Account& account = world.only<Account>();
  if (account.throttled) return LaunchRefusal::request_limit;
  const std::int64_t quota = group.spot ? limits.spot_vcpu : limits.vcpu;
  const std::int64_t used = group.spot ? account.spot_vcpu : account.vcpu;
  if (quota > 0 && used + vcpus(world, group) > quota) return LaunchRefusal::vcpu_quota;
  const Pool& pool = world[pool_of(world, group.type, zone, group.spot)];
  if (is_short(world, pool) || pool.free == 0) return LaunchRefusal::no_capacity;
  return LaunchRefusal::none;
}

void set_throttled(Context& context, bool throttled) {
  if (is_throttled(context) == throttled) return;
  Account& account = context.edit_only<Account>();
  account.throttled = throttled;
  account.throttled_changed = context.now();
  if (throttled) {
    context.announce(LaunchesThrottled{});
    return;
  }
  Context after = context.because(context.announce(LaunchesTaken{}));
  fill_all(after);
}

bool is_throttled(const World& world) {
  return !world.table<Account>().empty() && world.only<Account>().throttled;
}

Time throttled_changed(const World& world) {
  return world.table<Account>().empty() ? Time{} : world.only<Account>().throttled_changed;
}

Duration api_wait(const World& world, bool new_call) {
  const LimitSettings& limits = world.only<Settings>().limits;
  const Account& account = world.only<Account>();
  const Duration machine = wait_for(account.machines, limits.machines, 1, world.now());
  if (!new_call) return machine;
  return std::max(machine, wait_for(account.requests, limits.requests, 1, world.now()));
}

void take_capacity(Context& context, Id<MachineGroup> id, Id<network::Zone> zone, bool new_call) {
  const LimitSettings& limits = context.only<Settings>().limits;
  Account& account = context.edit_only<Account>();
  account.machines = take(account.machines, limits.machines, 1, context.now());
  if (new_call) account.requests = take(account.requests, limits.requests, 1, context.now());
  const MachineGroup& group = context[id];
  const Id<Pool> pool = pool_of(context, group.type, zone, group.spot);
  if (context[pool].free > 0) --context.edit(pool).free;
}

void use_quota(Context& context, const Instance& instance) {
  const MachineGroup& group = context[instance.group];
  Account& account = context.edit_only<Account>();
  (group.spot ? account.spot_vcpu : account.vcpu) += vcpus(context, group);
}

void free_quota(Context& context, const Instance& instance) {
  const MachineGroup& group = context[instance.group];
  Account& account = context.edit_only<Account>();
  (group.spot ? account.spot_vcpu : account.vcpu) -= vcpus(context, group);
}

void give_back(Context& context, const Instance& instance) {
  const MachineGroup& group = context[instance.group];
  const Id<Pool> pool = pool_of(context, group.type, instance.zone, group.spot);
  if (context[pool].free >= 0) ++context.edit(pool).free;
}

void ensure_account(Context& context) {
  if (context.table<Account>().empty()) context.add(Account{});
}

Id<Pool> pool_of(const World& world, Id<MachineType> type, Id<network::Zone> zone, bool spot) {
  for (const auto& [id, pool] : world.table<Pool>())
    if (pool.type == type && pool.zone == zone && pool.spot == spot) return id;
  return {};
}

Id<Pool> ensure_pool(Context& context, Id<MachineType> type, Id<network::Zone> zone, bool spot) {
  if (const Id<Pool> known = pool_of(context, type, zone, spot)) return known;
  const std::string name = std::string(context.text(context[type].name)) +
                           (spot ? " spot in " : " in ") +
                           std::string(context.text(context[zone].name));
  Pool pool;
  pool.name = context.name(name);
  pool.type = type;
  pool.zone = zone;
  pool.spot = spot;
  if (spot) pool.luck = context.stream(pool.name, "reclaim");
  const Id<Pool> id = context.add(pool);
  if (spot) wait_for_reclaim(context, id);
  return id;
}

void set_capacity(Context& context, Id<Pool> pool, std::int64_t free) {
  context.edit(pool).free = free;
}

bool is_short(const World& world, const Pool& pool) { return pool.dry_until > world.now(); }

void run_short(Context& context, Id<Pool> id, Time until) {
  const bool already = is_short(context, context[id]);
  Pool& pool = context.edit(id);
  pool.dry_until = already ? std::max(pool.dry_until, until) : until;
  if (!already) pool.changed = context.now();
  if (pool.dry_until != Time::max())
    context.schedule_at(pool.dry_until, ShortageEnds{id, pool.dry_until});
  if (!already) context.announce(CapacityShort{id});
}

void refill(Context& context, Id<Pool> id) {
  if (context[id].dry_until == Time{}) return;
  context.edit(id).dry_until = Time{};
  context.edit(id).changed = context.now();
  const CauseId fact = context.announce(CapacityBack{id});
  Context after = context.because(fact);
  fill_all(after);
  for (std::uint32_t i = 0; i < after.table<MachineGroup>().size(); ++i)
    balance(after, Id<MachineGroup>{i});
}

void install_launches(Rulebook& rulebook) {
  rulebook.fact<LaunchesThrottled>();
  rulebook.fact<LaunchesTaken>();
  rulebook.table<Pool>();
  rulebook.table<Account>();
  rulebook.on<on_shortage_ends>();
  rulebook.fact<CapacityShort>();
  rulebook.fact<CapacityBack>();
  rulebook.listen<rush_other_zones>();
  rulebook.listen<end_rush>();
}

}  // namespace drydock::compute
