// Pod templates: what a pod asks for. A template never changes; a new revision is a new row.
#pragma once

#include "sim/engine/base/name.h"
#include "sim/engine/base/range.h"
#include "sim/engine/base/time.h"
#include "sim/engine/base/units.h"

namespace drydock::kubernetes {

struct CachedImage;
struct Workload;
struct PriorityClass;

/// "app=api"
struct Label {
  Name key, value;
  DRYDOCK_FIELDS(Label, key, value)
  friend constexpr bool operator==(const Label&, const Label&) = default;
};

/// One value of a list of texts.
struct NodeValue {
  Name value;
  DRYDOCK_FIELDS(NodeValue, value)
};

/// Which pods are meant. Without `given` none; with an empty `match` all of the namespace.
struct Selector {
  bool given = false;
  Range<Label> match;         ///< All of these.
  Range<NodeValue> exists{};  ///< And these keys, with any value.
  DRYDOCK_FIELDS(Selector, given, match, exists)
};

DRYDOCK_ENUM(TaintEffect, no_schedule, prefer_no_schedule, no_execute)
DRYDOCK_ENUM(TolerationOperator, equal, exists)

/// An empty key with `exists` stands for all keys.
struct Toleration {
  Name key, value;
  TolerationOperator op = TolerationOperator::equal;
  bool any_effect = true;
  TaintEffect effect = TaintEffect::no_schedule;  ///< Unless any_effect.
  bool has_seconds = false;
  Duration seconds{};  ///< Of a NoExecute taint: the pod goes so long after the taint came.
  DRYDOCK_FIELDS(Toleration, key, value, op, any_effect, effect, has_seconds, seconds)
};

DRYDOCK_ENUM(WhenUnsatisfiable, do_not_schedule, schedule_anyway)
/// Whether nodes that the pod could not use anyway count as domains.
DRYDOCK_ENUM(NodeInclusion, honor, ignore)

/// topologySpreadConstraints
struct SpreadConstraint {
  std::int32_t max_skew = 1;
  Name topology_key;
  WhenUnsatisfiable when_unsatisfiable = WhenUnsatisfiable::schedule_anyway;
  std::int32_t min_domains = 0;  ///< 0: not set.
  Selector selector;
  NodeInclusion node_affinity_policy = NodeInclusion::honor;
  NodeInclusion node_taints_policy = NodeInclusion::ignore;
  DRYDOCK_FIELDS(SpreadConstraint, max_skew, topology_key, when_unsatisfiable, min_domains,
                 selector, node_affinity_policy, node_taints_policy)
};

/// podAffinity and podAntiAffinity
struct AffinityTerm {
  bool anti = false;
  bool required = false;
  std::int32_t weight = 0;  ///< Of a preferred term, 1 to 100.
  Name topology_key;
  Selector selector;
  DRYDOCK_FIELDS(AffinityTerm, anti, required, weight, topology_key, selector)
};

DRYDOCK_ENUM(NodeOperator, in, not_in, exists, does_not_exist, gt, lt)

/// nodeSelector and nodeAffinity. All requirements of term 0, the node selector, must hold; of the
/// required terms 1, 2, ... one must hold with all its requirements.
struct NodeRequirement {
  Name key;
  NodeOperator op = NodeOperator::in;
  Range<NodeValue> values;
  std::int32_t term = 0;
  bool required = true;
  std::int32_t weight = 0;  ///< Of a preferred term, 1 to 100.
  DRYDOCK_FIELDS(NodeRequirement, key, op, values, term, required, weight)
};

DRYDOCK_ENUM(Protocol, tcp, udp, sctp)

struct HostPort {
  std::int32_t port = 0;
  Protocol protocol = Protocol::tcp;
  DRYDOCK_FIELDS(HostPort, port, protocol)
};

DRYDOCK_ENUM(ProbeKind, startup, liveness, readiness)

/// Defaults as in the API: every 10 s, 1 s timeout, three failures, one success.
struct Probe {
  ProbeKind kind = ProbeKind::readiness;
  Duration initial_delay{}, period = std::chrono::seconds(10), timeout = std::chrono::seconds(1);
  std::int32_t failure_threshold = 3, success_threshold = 1;
  DRYDOCK_FIELDS(Probe, kind, initial_delay, period, timeout, failure_threshold, success_threshold)
};

/// What a process of the image does once it has started.
DRYDOCK_ENUM(ImageBehaviour, ok, crashes, never_ready, out_of_memory)

struct Image {
  Name name;  ///< "api:2.4.1"
  Bytes size;
  bool in_registry = true;  ///< Otherwise every pull fails.
  ImageBehaviour behaviour = ImageBehaviour::ok;
  Duration crashes_after{};  ///< From the start of the process; or it is out of memory then.
  Id<CachedImage> on_nodes;  ///< The newest copy; see CachedImage::same.
  DRYDOCK_FIELDS(Image, name, size, in_registry, behaviour, crashes_after, on_nodes)
};

DRYDOCK_ENUM(PullPolicy, if_not_present, always, never)

/// One immutable revision of a workload's pods. Requests include the sidecar's; 0: not set.
struct PodTemplate {
  Id<Workload> workload;
  Name hash;  ///< "7d9f5c6b8": pod-template-hash, of everything below.
  Range<Label> labels;
  Millicores cpu_request, cpu_limit;
  Bytes memory_request, memory_limit;
  Id<Image> image;
  PullPolicy pull_policy = PullPolicy::if_not_present;
  Range<Toleration> tolerations;
  Range<SpreadConstraint> spread;
  Range<AffinityTerm> affinity;
  Range<NodeRequirement> node_requirements;
  Range<HostPort> host_ports;
  Range<Probe> probes;
  Id<PriorityClass> priority_class;
  bool preempts = true;                    ///< preemptionPolicy PreemptLowerPriority, not Never.
  bool safe_to_evict = true;               ///< The cluster-autoscaler may move it.
  bool local_storage = false;              ///< It has an emptyDir or hostPath volume.
  Duration termination_grace{};            ///< 30 s unless said otherwise.
  Duration pre_stop{};                     ///< What its preStop hook takes; 0: none.
  Duration stops_after = Duration::max();  ///< From SIGTERM, when it takes no more requests; max:
                                           ///< it goes on until its grace is over.
  Duration readiness_delay{};              ///< Process started to able to serve.
  Duration run_time{};                     ///< Of a job: process started to ended well.
  std::int64_t volume_gib = 0;             ///< > 0: each pod has a volume of its own.
  std::int32_t restarted = 0;  ///< `kubectl rollout restart` changes this and nothing else.
  DRYDOCK_FIELDS(PodTemplate, workload, hash, labels, cpu_request, cpu_limit, memory_request,
                 memory_limit, image, pull_policy, tolerations, spread, affinity, node_requirements,
                 host_ports, probes, priority_class, preempts, safe_to_evict, local_storage,
                 termination_grace, pre_stop, stops_after, readiness_delay, run_time, volume_gib,
                 restarted)
};

}  // namespace drydock::kubernetes
