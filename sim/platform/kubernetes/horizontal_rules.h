// How many replicas a metric asks for: the horizontal autoscaler's arithmetic as pure functions,
// which the simulation and outside test tables call alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// A pod as the replica calculator sees it.
struct MeasuredPod {
  bool deleting = false;
  bool finished = false;  ///< Failed or Succeeded.
  bool pending = false;
  std::optional<Time> start;
  std::optional<bool> ready;                  ///< Its Ready condition, if it has one ...
  Time last_transition;                       ///< ... and since when.
  std::optional<std::int64_t> request_milli;  ///< None: a container lacks a request.
  std::optional<std::int64_t> usage_milli;    ///< Its sample of the metric; none: no sample.
  Time sampled;                               ///< End of the sample ...
  Duration window{};                          ///< ... and how much time it covers.
};

enum class PodGroup : std::uint8_t { ready, unready, missing, ignored };
/// Source of this file: kubernetes/kubernetes pkg/controller/podautoscaler/replica_calculator.go
/// and metrics/utilization.go.
PodGroup group_of(const MeasuredPod& pod, bool is_cpu, Time now, Duration cpu_initialization,
                  Duration initial_readiness);

/// How far from 1 the ratio of use and target may be without any change.
struct Tolerance {
  double down = 0, up = 0;
};

DRYDOCK_ENUM(MetricError, none, no_metrics, missing_request, no_metrics_for_known_pods)

/// Where a metric comes from; of pods and objects it is a series that the world samples.
DRYDOCK_ENUM(MetricSource, resource_utilization, resource_average, pods, object_value,
             object_average, external_value, external_average)

/// What a metric is asked with.
struct Sync {
  std::int32_t current = 0;  ///< Replicas that the target asks for now.
  Tolerance tolerance;
  bool is_cpu = true;  ///< Young and unready pods count apart.
  Time now;
  Duration cpu_initialization{}, initial_readiness{};
  bool strangers = false;  ///< There are samples of pods that are not in the list.
};

struct Proposal {
  MetricError error = MetricError::none;
  std::int32_t replicas = 0;
  /// What the status shows: percent of the request, mean or total in thousandths; truncated, and
  /// before anything is filled in.
  std::int64_t metric = 0;
  std::int64_t average_milli = 0;  ///< Mean use, of a utilization.
};

/// Replicas that a target of mean use, in percent of the request, asks for.
Proposal propose_by_utilization(std::span<const MeasuredPod> pods, std::int64_t target_percent,
                                const Sync& sync);
/// Replicas that a target of mean use, in thousandths a pod, asks for: resources by AverageValue,
/// and metrics of pods.
Proposal propose_by_average(std::span<const MeasuredPod> pods, std::int64_t target_milli,
                            const Sync& sync);
/// Object and External by Value: the total against one target; `ready` pods are Running and Ready.
Proposal propose_by_value(std::int64_t total_milli, std::int64_t target_milli, std::int32_t ready,
                          const Sync& sync);
/// Object and External by AverageValue: the total against a target for each current replica.
Proposal propose_by_share(std::int64_t total_milli, std::int64_t target_milli, const Sync& sync);

}  // namespace drydock::kubernetes
