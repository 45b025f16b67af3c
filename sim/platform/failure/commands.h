// Faults that people or scenarios inject; each calls an ordinary function of the domain that it
// hits.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// An availability zone fails; it returns after `duration`, or is out until it is restored when
/// that is zero. By `network` the zone goes dark: nothing in it can be reached, its machines work
/// on, and all is there again at once. By `power` their hosts go off too; processes end, databases
/// have their logs to replay, and when the power is back they come back one by one
/// (zone.power_return), unless their group has replaced them by then. A `share` below 1 hits so
/// many of its machines only, and not the zone; each has its own draw. Micro-VMs of Fargate keep
/// their power. Source: the historical events of single zones, such as 2021-06-10 in eu-central-1
/// (network back before the machines), 2022-07-28 in us-east-2 (power), 2019-08-31 in us-east-1
/// (7.5 % of a zone).
struct FailZone {
  static constexpr CommandStyle style{"failure.zone", "fail zone {zone}"};
  std::string zone;
  Duration duration{};
  std::string kind = "network";  ///< Or "power".
  double share = 1;              ///< Of the zone's machines, above 0 to 1: the whole zone.
  DRYDOCK_FIELDS(FailZone, zone, duration, kind, share)
  std::string_view words() const;
};
Result<Forecast> check(const World& world, const FailZone& command);
void apply(Context& context, const FailZone& command);

/// Ends the loss of a zone, or of a part of its machines.
struct RestoreZone {
  static constexpr CommandStyle style{"failure.restore_zone", "restore zone {zone}"};
  std::string zone;
  DRYDOCK_FIELDS(RestoreZone, zone)
};
Result<Forecast> check(const World& world, const RestoreZone& command);
void apply(Context& context, const RestoreZone& command);

/// A machine hangs: its kubelet falls silent and its pods stop answering. Its network card still
/// does, so that no status check fails and no group replaces it.
struct FailNode {
  static constexpr CommandStyle style{"failure.node", "hang node {node}"};
  std::string node;
  Duration duration{};
  DRYDOCK_FIELDS(FailNode, node, duration)
};
Result<Forecast> check(const World& world, const FailNode& command);
void apply(Context& context, const FailNode& command);

/// The host of a machine gives CPU to others (steal) or throttles: processes on it run at `share`
/// of their speed. No status check fails, so that no group replaces it. 1 ends it. Other work on
/// the machine, such as starting a container, takes as long as ever.
struct SlowNode {
  static constexpr CommandStyle style{"failure.slow_node", "slow node {node} down to {share}"};
  std::string node;
  double share = 0.5;  ///< Above 0 to 1.
  Duration duration{};
  DRYDOCK_FIELDS(SlowNode, node, share, duration)
};
Result<Forecast> check(const World& world, const SlowNode& command);
void apply(Context& context, const SlowNode& command);

/// A machine crashes: its kernel, or the host under it. Status checks fail, and its group replaces
/// it; without that a host is recovered, and a kernel waits for a reboot.
struct CrashNode {
  static constexpr CommandStyle style{"failure.crash_node", "crash the {part} of node {node}"};
  std::string node;
  std::string part = "kernel";  ///< Or "host".
  DRYDOCK_FIELDS(CrashNode, node, part)
};
Result<Forecast> check(const World& world, const CrashNode& command);
void apply(Context& context, const CrashNode& command);

/// Something that is no pod takes memory or disk of a node, so that its kubelet may have to end
/// pods; 0 GiB takes it away again.
struct PressNode {
  static constexpr CommandStyle style{"failure.pressure",
                                      "use {gib} GiB of the {resource} of node {node}"};
  std::string node;
  std::string resource = "memory";  ///< Or "disk".
  double gib = 0;
  Duration duration{};
  DRYDOCK_FIELDS(PressNode, node, resource, gib, duration)
};
Result<Forecast> check(const World& world, const PressNode& command);
void apply(Context& context, const PressNode& command);

/// AWS takes one spot machine back, two minutes after its notice.
struct ReclaimNode {
  static constexpr CommandStyle style{"failure.spot_node", "take spot node {node} back"};
  std::string node;
  DRYDOCK_FIELDS(ReclaimNode, node)
};
Result<Forecast> check(const World& world, const ReclaimNode& command);
void apply(Context& context, const ReclaimNode& command);

/// AWS takes a share of the spot machines of a type in a zone back within ten minutes, and has none
/// of them for a while.
struct ReclaimPool {
  static constexpr CommandStyle style{"failure.spot_pool",
                                      "take spot machines {type} back in zone {zone}"};
  std::string zone;
  std::string type;
  double share = 1;  ///< Of the machines, 0 to 1.
  DRYDOCK_FIELDS(ReclaimPool, zone, type, share)
};
Result<Forecast> check(const World& world, const ReclaimPool& command);
void apply(Context& context, const ReclaimPool& command);

/// AWS has no machine of a type in a zone, on demand or as spot; launches there are refused.
struct RunShort {
  static constexpr CommandStyle style{"failure.capacity", "run short of {type} in zone {zone}"};
  std::string zone;
  std::string type;
  Duration duration{};
  DRYDOCK_FIELDS(RunShort, zone, type, duration)
};
Result<Forecast> check(const World& world, const RunShort& command);
void apply(Context& context, const RunShort& command);

/// Ends such a shortage.
struct EndShortage {
  static constexpr CommandStyle style{"failure.restore_capacity",
                                      "have {type} in zone {zone} again"};
  std::string zone;
  std::string type;
  DRYDOCK_FIELDS(EndShortage, zone, type)
};
Result<Forecast> check(const World& world, const EndShortage& command);
void apply(Context& context, const EndShortage& command);

/// A pod's process dies; its kubelet restarts it.
struct KillPod {
  static constexpr CommandStyle style{"failure.pod", "kill pod {pod}"};
  std::string pod;
  DRYDOCK_FIELDS(KillPod, pod)
};
Result<Forecast> check(const World& world, const KillPod& command);
void apply(Context& context, const KillPod& command);

/// A pod's process hangs: it is there and answers nobody. Readiness takes it out of the endpoints,
/// liveness has it killed; without probes nobody finds out.
struct HangPod {
  static constexpr CommandStyle style{"failure.hang_pod", "hang pod {pod}"};
  std::string pod;
  DRYDOCK_FIELDS(HangPod, pod)
};
Result<Forecast> check(const World& world, const HangPod& command);
void apply(Context& context, const HangPod& command);

/// Ends that, unless its kubelet is killing it already.
struct ReleasePod {
  static constexpr CommandStyle style{"failure.release_pod", "let pod {pod} answer again"};
  std::string pod;
  DRYDOCK_FIELDS(ReleasePod, pod)
};
Result<Forecast> check(const World& world, const ReleasePod& command);
void apply(Context& context, const ReleasePod& command);

/// A pod's process needs more memory than its limit; the kernel kills it (OOMKilled).
struct ExhaustPod {
  static constexpr CommandStyle style{"failure.pod_memory",
                                      "let pod {pod} need more memory than its limit"};
  std::string pod;
  DRYDOCK_FIELDS(ExhaustPod, pod)
};
Result<Forecast> check(const World& world, const ExhaustPod& command);
void apply(Context& context, const ExhaustPod& command);

/// A NAT gateway stops forwarding.
struct FailNat {
  static constexpr CommandStyle style{"failure.nat", "fail NAT gateway {nat}"};
  std::string nat;
  Duration duration{};
  DRYDOCK_FIELDS(FailNat, nat, duration)
};
Result<Forecast> check(const World& world, const FailNat& command);
void apply(Context& context, const FailNat& command);

}  // namespace drydock::failure
