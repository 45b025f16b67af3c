// How much of a zone is lost, and how fast its nodes may then be emptied: the node controller's
// guard against evicting everything because of its own blindness.
#pragma once

#include <span>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// No node ready: full. At least `least` not ready and a share of at least `threshold`: partial.
/// Source: kubernetes/kubernetes pkg/controller/nodelifecycle, ComputeZoneState.
ZoneState zone_state(std::int32_t ready, std::int32_t not_ready, double threshold,
                     std::int32_t least);
/// Whether every zone is in full disruption, which looks like a fault of the control plane itself.
/// `zones` are those with nodes.
bool all_down(std::span<const ZoneState> zones);
/// Time between two tainted nodes of a zone; zero: none is tainted.
Duration taint_period(const Settings& settings, ZoneState state, std::int32_t nodes,
                      bool every_zone_down);

void install_zone_disruption(Rulebook& rulebook);
/// Counts the zones' nodes anew after a change, and taints what may be tainted.
void update_zones(Context& context);

}  // namespace drydock::kubernetes
