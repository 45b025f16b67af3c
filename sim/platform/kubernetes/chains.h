// Chains of pods: which pods a workload has, a node carries and the scheduler still has to place.
#pragma once

#include <vector>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// Puts a pod at the end of `chain`, linked through `member`. The chain lies in a row of another
/// table than Pod.
template <Links Pod::*member>
void append(Context& context, Chain& chain, Id<Pod> id) {
  context.edit(id).*member = Links{chain.last, {}};
  if (chain.last) {
    (context.edit(chain.last).*member).after = id;
  } else {
    chain.first = id;
  }
  chain.last = id;
  ++chain.length;
}

/// Takes a pod out of the chain that it is in.
template <Links Pod::*member>
void remove(Context& context, Chain& chain, Id<Pod> id) {
  const Links links = context[id].*member;
  if (links.before) {
    (context.edit(links.before).*member).after = links.after;
  } else {
    chain.first = links.after;
  }
  if (links.after) {
    (context.edit(links.after).*member).before = links.before;
  } else {
    chain.last = links.before;
  }
  context.edit(id).*member = Links{};
  --chain.length;
}

/// The pods of a chain as it is now, so that a loop may change it.
template <Links Pod::*member>
std::vector<Id<Pod>> pods_in(const World& world, const Chain& chain) {
  std::vector<Id<Pod>> pods;
  pods.reserve(static_cast<std::size_t>(chain.length));
  for (Id<Pod> id = chain.first; id; id = (world[id].*member).after) pods.push_back(id);
  return pods;
}

inline std::vector<Id<Pod>> pods_of(const World& world, Id<Workload> workload) {
  return pods_in<&Pod::siblings>(world, world[workload].pods);
}
inline std::vector<Id<Pod>> pods_on(const World& world, Id<Node> node) {
  return pods_in<&Pod::housemates>(world, world[node].on_node);
}
inline std::vector<Id<Pod>> waiting_pods(const World& world) {
  return pods_in<&Pod::queue>(world, world.only<ControlPlane>().queue);
}

}  // namespace drydock::kubernetes
