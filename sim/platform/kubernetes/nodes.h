// Nodes as values: what they offer, what is on them, and how the control plane sees them.
#pragma once

#include <array>

#include "sim/platform/compute/tables.h"
#include "sim/platform/kubernetes/lists.h"
#include "sim/platform/kubernetes/templates.h"

namespace drydock::kubernetes {

struct CachedImage;

DRYDOCK_ENUM(NodeCondition, joining, ready, unknown, gone, not_ready)

/// What a kubelet guards.
DRYDOCK_ENUM(NodeResource, memory, disk)

struct Taint {
  Name key, value;
  TaintEffect effect = TaintEffect::no_schedule;
  Time added;
  DRYDOCK_FIELDS(Taint, key, value, effect, added)
};

struct Node {
  Name name;  ///< As its instance.
  Id<compute::Instance> instance;
  Id<network::Zone> zone;
  Id<compute::MachineGroup> group;
  NodeCondition condition = NodeCondition::joining;
  bool cordoned = false;
  bool draining = false;
  bool evicting = false;  ///< The NoExecute taint is on.
  Time last_lease, condition_since, unneeded_since;
  Millicores cpu, cpu_requested;
  Bytes memory, memory_requested;
  std::int32_t pods_max = 0, pods = 0;
  bool silent = false;          ///< Its kubelet cannot be reached, known or not.
  bool to_delete = false;       ///< Tainted ToBeDeletedByClusterAutoscaler.
  Duration lease_phase{};       ///< Where in the lease period its kubelet renews.
  CauseId condition_cause;      ///< The fact that put it into its condition.
  CauseId unneeded_cause;       ///< The fact after which the cluster-autoscaler found it unneeded.
  std::uint32_t evictions = 0;  ///< Counts NoExecute taints put on and taken off.
  Time pulls_until;             ///< Images are pulled one after the other.
  Id<CachedImage> images;       ///< The newest that lies on it.
  Chain on_node;                ///< Its pods, those that terminate included.
  Range<Label> labels;          ///< A change writes a new list.
  std::array<Taint, 16> taints{};
  std::int32_t taint_count = 0;
  bool memory_pressure = false, disk_pressure = false, pid_pressure = false;
  Bytes outside_memory, outside_disk;  ///< Used by something that is no pod.
  Time memory_low, disk_low;           ///< When it was last too little.
  std::uint32_t pressure_round = 0;    ///< Tells stale mail of the eviction manager.
  std::int32_t minor_version = 0;      ///< Of its kubelet: 33 of 1.33.
  std::int32_t volumes_max = 0, volumes_attached = 0;
  DRYDOCK_FIELDS(Node, name, instance, zone, group, condition, cordoned, draining, evicting,
                 last_lease, condition_since, unneeded_since, cpu, cpu_requested, memory,
                 memory_requested, pods_max, pods, silent, to_delete, lease_phase, condition_cause,
                 unneeded_cause, evictions, pulls_until, images, on_node, labels, taints,
                 taint_count, memory_pressure, disk_pressure, pid_pressure, outside_memory,
                 outside_disk, memory_low, disk_low, pressure_round, minor_version, volumes_max,
                 volumes_attached)
};

/// An image on a node's disk.
struct CachedImage {
  Id<Image> image;
  Id<CachedImage> older;
  Time there;  ///< When its pull ends.
  Id<Node> node;
  Id<CachedImage> same;  ///< The copy of the same image that was made before.
  DRYDOCK_FIELDS(CachedImage, image, older, there, node, same)
};

/// How much of a zone the node controller has lost; it decides how fast nodes are tainted.
DRYDOCK_ENUM(ZoneState, normal, partial_disruption, full_disruption)

struct ZoneHealth {
  Id<network::Zone> zone;
  std::int32_t nodes = 0, not_ready = 0;
  ZoneState state = ZoneState::normal;
  Time next_taint;   ///< The rate limiter's next token.
  bool due = false;  ///< A pass over its nodes is scheduled.
  DRYDOCK_FIELDS(ZoneHealth, zone, nodes, not_ready, state, next_taint, due)
};

}  // namespace drydock::kubernetes
