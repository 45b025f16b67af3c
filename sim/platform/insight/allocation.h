// Whose dollars they are: the bill split over services, teams or environments by stated rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/platform/cost/tables.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::insight {

/// What a workload or a managed instance says of itself; untagged where it says nothing.
struct Tag {
  Name thing;
  Name team, environment;
  DRYDOCK_FIELDS(Tag, thing, team, environment)
};

/// A meter that is one thing's alone, such as the control plane of an environment.
struct Owned {
  Id<cost::Meter> meter;
  Name thing;
  DRYDOCK_FIELDS(Owned, meter, thing)
};

/// A workload on a node: the part of the node that its pods took, summed over the looks.
struct Stay {
  Id<kubernetes::Workload> workload;
  Id<Stay> next;  ///< On the same node.
  double taken = 0;
  DRYDOCK_FIELDS(Stay, workload, next, taken)
};

/// How often a node was looked at; rows are in the order of nodes.
struct NodeLooks {
  Id<Stay> stays;
  double looks = 0;
  DRYDOCK_FIELDS(NodeLooks, stays, looks)
};

/// Looks at the nodes every ten minutes from now on; once, when a world is built.
void begin_allocation(Context& context);
void add_tag(Context& context, Name thing, std::string_view team, std::string_view environment);

/// What the meter counts is of the thing, and of its team and environment if it has a tag.
void own_meter(Context& context, Id<cost::Meter> meter, Name thing);

/// By what a bill is split.
DRYDOCK_ENUM(By, service, team, environment)

/// One party and its dollars.
struct Allocated {
  std::string who;
  Money direct;  ///< Its part of machines, its volumes, its flows.
  Money shared;  ///< Its part of what all need.
  Money total() const { return direct + shared; }
};

/// The whole bill: the lines and `idle` add up to what was spent, to the last part.
struct Allocation {
  std::vector<Allocated> lines;  ///< Dearest first.
  Money idle;                    ///< Of machines: what no pod asked for or used.
};

/// Machines go to the pods on them, by the mean of two shares of the node: the CPU that a pod asks
/// for or uses, whichever is more, and the memory that it asks for; the rest is idle and stands
/// apart. A claim's volumes go to its workload, and a managed instance pays for itself. What flows
/// use goes to the service that sends: the caller, or who writes the log. All else is shared and
/// follows the direct dollars.
Allocation allocate(const World& world, By by);

void install_allocation(Rulebook& rulebook);

}  // namespace drydock::insight
