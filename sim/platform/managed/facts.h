// What happens to managed databases and brokers. Whoever computes flows listens to all of it.
#pragma once

#include "sim/platform/managed/tables.h"

namespace drydock::managed {

/// The node that answered is gone.
struct InstanceLost {
  static constexpr FactStyle style{"managed.lost", "{instance} is gone with its zone {zone}",
                                   Tone::broken, Weight::headline};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(InstanceLost, instance, zone)
};

/// A standby, or one node of a cluster.
struct NodeLost {
  static constexpr FactStyle style{"managed.node_lost",
                                   "{instance} has lost its node in zone {zone}", Tone::broken,
                                   Weight::normal};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(NodeLost, instance, zone)
};

struct NodeUnlisted {
  static constexpr FactStyle style{"managed.node_unlisted",
                                   "clients of {instance} no longer try its node in zone {zone}",
                                   Tone::neutral, Weight::detail};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(NodeUnlisted, instance, zone)
};

struct StandbyTookOver {
  static constexpr FactStyle style{"managed.took_over",
                                   "the standby of {instance} in zone {zone} took over",
                                   Tone::recovered, Weight::headline};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(StandbyTookOver, instance, zone)
};

struct NodeBack {
  static constexpr FactStyle style{"managed.node_back",
                                   "{instance} has its node in zone {zone} again", Tone::recovered,
                                   Weight::normal};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(NodeBack, instance, zone)
};

struct InstanceBack {
  static constexpr FactStyle style{"managed.back", "{instance} answers again in zone {zone}",
                                   Tone::recovered, Weight::headline};
  Id<Instance> instance;
  Id<network::Zone> zone;
  DRYDOCK_FIELDS(InstanceBack, instance, zone)
};

}  // namespace drydock::managed
