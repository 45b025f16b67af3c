// What machines and their groups share inside compute.
#pragma once

#include <string>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/group_rules.h"

namespace drydock::compute {

/// A refusal of a command.
inline tl::unexpected<Error> refuse(std::string message, std::string hint = {}) {
  return fail("refused", std::move(message), {}, std::move(hint));
}

// ---- Groups (groups.cpp, replacement.cpp)

/// Launches soon what the group lacks.
void fill(Context& context, Id<MachineGroup> group);
/// All groups that lack machines try again: something has changed.
void fill_all(Context& context);
/// The zones of a group with the machines that stay, and whether it could launch there now.
std::vector<ZoneLoad> loads(const World& world, Id<MachineGroup> group);
/// Moves a machine to a zone with fewer, if the group is out of balance.
void balance(Context& context, Id<MachineGroup> group);
/// Lets machines go until no more are there than desired.
void trim(Context& context, Id<MachineGroup> group);
/// A machine is to leave: at once or, if `ahead`, when its replacement is Ready.
void leave(Context& context, Id<Instance> instance, LeaveReason reason, bool ahead);
/// A machine of the group became Ready: one that waited for its replacement may go.
void release_one(Context& context, Id<MachineGroup> group);
/// A machine that does not work is replaced by its group, as soon as that may.
void replace_unhealthy(Context& context, Id<Instance> instance, LeaveReason reason);
/// The same for all machines of a group that are stopped or fail their checks.
void replace_all_unhealthy(Context& context, Id<MachineGroup> group);

// ---- Launches (launches.cpp)

/// Why the group cannot launch in this zone now; none: it can.
LaunchRefusal refusal(const World& world, Id<MachineGroup> group, Id<network::Zone> zone);
/// How long EC2 lets a call wait that launches one machine, the first of its call or not.
Duration api_wait(const World& world, bool new_call);
/// Takes what one launch takes: tokens, quota, a machine of the pool.
void take_capacity(Context& context, Id<MachineGroup> group, Id<network::Zone> zone, bool new_call);
/// A machine no longer runs: the quota has room.
void free_quota(Context& context, const Instance& instance);
void use_quota(Context& context, const Instance& instance);
/// A machine is gone: the pool may have one more.
void give_back(Context& context, const Instance& instance);
Id<Pool> ensure_pool(Context& context, Id<MachineType> type, Id<network::Zone> zone, bool spot);
void ensure_account(Context& context);
/// Draws when AWS next reclaims a spot pool. A reclaim takes each machine with the mean share, so
/// that pools are hit so much more seldom than machines are.
void wait_for_reclaim(Context& context, Id<Pool> pool);

// ---- Instances (instances.cpp, health.cpp)

/// Launches one machine in a zone; everything that it takes was taken.
Id<Instance> launch(Context& context, Id<MachineGroup> group, Id<network::Zone> zone);
/// Makes one that runs already; while a world is built.
Id<Instance> add_running(Context& context, Id<MachineGroup> group, Id<network::Zone> zone);
/// Ends a machine; its group may want another.
void end_machine(Context& context, Id<Instance> instance);
/// Begins to boot: from off, or only its system.
void boot(Context& context, Id<Instance> instance, bool from_off);
void stop(Context& context, Id<Instance> instance);
void start(Context& context, Id<Instance> instance);
/// Brings `impaired` in line with the machine's zone and its own fault.
void refresh(Context& context, Id<Instance> instance);
Duration draw(Context& context, Id<StreamRow> luck, const BootStep& step);

// ---- Credits (credit_meters.cpp)

void open_credits(Context& context, Id<Instance> instance);
void close_credits(Context& context, Id<Instance> instance);

// ---- Fargate (fargate.cpp)

/// Of the next micro-VM in a zone, as EKS names its node: "fargate-ip-10-40-16-4".
std::string micro_vm_name(const World& world, Id<network::Zone> zone);

void install_groups(Rulebook& rulebook);
void install_replacement(Rulebook& rulebook);
void install_launches(Rulebook& rulebook);
void install_health(Rulebook& rulebook);
void install_speed(Rulebook& rulebook);
void install_spot(Rulebook& rulebook);
void install_credits(Rulebook& rulebook);
void install_commands(Rulebook& rulebook);
void install_fargate(Rulebook& rulebook);

}  // namespace drydock::compute
