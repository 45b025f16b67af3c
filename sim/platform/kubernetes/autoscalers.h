// Both autoscalers as values: of pods by load, and of nodes by pods that find no room.
#pragma once

#include <array>

#include "sim/engine/base/range.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/kubernetes/expander_rules.h"
#include "sim/platform/kubernetes/horizontal_behavior.h"
#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/scale_down_rules.h"
#include "sim/platform/kubernetes/workloads.h"

namespace drydock::kubernetes {

/// One entry of `spec.metrics`.
struct HorizontalMetric {
  MetricSource source = MetricSource::resource_utilization;
  Name name;                 ///< "cpu", or the series: "service.api.rate". Of pods: their sum.
  Id<Metric> series;         ///< None while the world has no such series.
  std::int64_t target = 0;   ///< Percent of the request, or thousandths.
  std::int64_t current = 0;  ///< At the last sync, likewise.
  MetricError error = MetricError::none;
  DRYDOCK_FIELDS(HorizontalMetric, source, name, series, target, current, error)
};

/// `scaleUp` or `scaleDown` of `spec.behavior` with its defaults filled in.
struct DirectionRules {
  std::array<RatePolicy, 4> policies{};
  std::int32_t policy_count = 0;
  SelectPolicy select = SelectPolicy::max;
  Duration window{};
  double tolerance = -1;  ///< -1: the cluster's.
  DRYDOCK_FIELDS(DirectionRules, policies, policy_count, select, window, tolerance)
};

/// A change of size that an autoscaler made, kept while a policy looks at it.
struct ScaleEventRow {
  Id<ScaleEventRow> older;
  std::int32_t change = 0;
  Time at;
  bool outdated = false;
  DRYDOCK_FIELDS(ScaleEventRow, older, change, at, outdated)
};

struct HorizontalAutoscaler {
  Name name;
  Id<Workload> workload;
  std::int32_t min = 0, max = 0;
  std::int32_t target_percent = 0;  ///< Of CPU; 0: only the metrics of the list.
  Range<HorizontalMetric> metrics;  ///< Further ones.
  bool has_behavior = false;
  DirectionRules up, down;  ///< With behavior.
  std::int32_t last_desired = 0;
  bool started = false;   ///< It has synced once since the control plane started.
  std::int64_t due = -1;  ///< Number of the sync that is due, in periods since 1970; -1: it sleeps.
  CauseId due_because;    ///< Of that sync.
  std::int64_t last_sync = -1;
  std::int32_t first_size = 0;  ///< Of the target at the first sync, and ...
  Time first_sync;              ///< ... when that was: the first recommendation.
  std::int32_t proposal = -1;   ///< Of the last sync, before stabilization; -1: none.
  /// Proposals of the syncs that the longest stabilization window (1 h) can hold, by sync number
  /// modulo the size; -1: none.
  std::array<std::int32_t, 240> recent{};
  Id<ScaleEventRow> ups, downs;  ///< The newest.
  ActiveReason active = ActiveReason::unknown;
  AbleReason able = AbleReason::succeeded_get_scale;
  LimitReason limit = LimitReason::desired_within_range;
  bool limited = false;
  MetricError error = MetricError::none;  ///< Of CPU.
  std::int64_t percent = 0;               ///< CPU at the last sync.
  DRYDOCK_FIELDS(HorizontalAutoscaler, name, workload, min, max, target_percent, metrics,
                 has_behavior, up, down, last_desired, started, due, due_because, last_sync,
                 first_size, first_sync, proposal, recent, ups, downs, active, able, limit, limited,
                 error, percent)
};

/// What the cluster-autoscaler remembers of a group.
struct GroupMemory {
  Id<compute::MachineGroup> group;
  Duration backoff{};  ///< Of the last failure.
  Time backoff_until, last_failure, last_request;
  DRYDOCK_FIELDS(GroupMemory, group, backoff, backoff_until, last_failure, last_request)
};

/// A line of the ConfigMap of the priority expander.
struct ExpanderPriority {
  std::int32_t priority = 0;
  Name pattern;  ///< A regular expression of group names.
  DRYDOCK_FIELDS(ExpanderPriority, priority, pattern)
};

/// Why the cluster-autoscaler cannot help.
DRYDOCK_ENUM(NoScaleUp, none, every_useful_group_is_at_its_max,
             useful_groups_wait_after_failed_launches, no_group_could_hold_them)

}  // namespace drydock::kubernetes
