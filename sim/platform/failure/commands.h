// Faults that people or scenarios inject; each calls an ordinary function of the domain that it
// hits.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// A whole availability zone goes dark; it returns after `duration`, or stays dark when that is
/// zero.
struct FailZone {
  static constexpr CommandStyle style{"failure.zone", "fail zone {zone}"};
  std::string zone;
  Duration duration{};
  DRYDOCK_FIELDS(FailZone, zone, duration)
};
Result<Forecast> check(const World& world, const FailZone& command);
void apply(Context& context, const FailZone& command);

/// Ends the loss of a zone.
struct RestoreZone {
  static constexpr CommandStyle style{"failure.restore_zone", "restore zone {zone}"};
  std::string zone;
  DRYDOCK_FIELDS(RestoreZone, zone)
};
Result<Forecast> check(const World& world, const RestoreZone& command);
void apply(Context& context, const RestoreZone& command);

/// A machine hangs: its kubelet falls silent and its pods stop answering.
struct FailNode {
  static constexpr CommandStyle style{"failure.node", "hang node {node}"};
  std::string node;
  Duration duration{};
  DRYDOCK_FIELDS(FailNode, node, duration)
};
Result<Forecast> check(const World& world, const FailNode& command);
void apply(Context& context, const FailNode& command);

/// A pod's process dies; its kubelet restarts it.
struct KillPod {
  static constexpr CommandStyle style{"failure.pod", "kill pod {pod}"};
  std::string pod;
  DRYDOCK_FIELDS(KillPod, pod)
};
Result<Forecast> check(const World& world, const KillPod& command);
void apply(Context& context, const KillPod& command);

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
