// How many replicas a metric asks for: the horizontal autoscaler's arithmetic as pure functions,
// which the simulation and outside test tables call alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

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
  std::optional<std::int64_t> usage_milli;    ///< None: no sample.
  Time sampled;                               ///< End of the sample ...
  Duration window{};                          ///< ... and how much time it covers.
};

enum class PodGroup : std::uint8_t { ready, unready, missing, ignored };
/// Source of this file: kubernetes/kubernetes pkg/controller/podautoscaler/replica_calculator.go
/// and horizontal.go.
PodGroup group_of(const MeasuredPod& pod, bool is_cpu, Time now, Duration cpu_initialization,
                  Duration initial_readiness);

struct Tolerance {
  double down = 0, up = 0;
};

enum class MetricError : std::uint8_t { none, no_metrics, missing_request, no_known_pods };

struct Proposal {
  MetricError error = MetricError::none;
  std::int32_t replicas = 0;
  std::int64_t utilization = 0;  ///< Truncated percent, before anything is filled in.
  std::int64_t average_milli = 0;
};

/// Replicas that a target of mean CPU use, in percent of the request, asks for.
Proposal propose_by_utilization(std::span<const MeasuredPod> pods, std::int32_t current,
                                std::int64_t target_percent, Tolerance tolerance, Time now,
                                Duration cpu_initialization, Duration initial_readiness);

/// The most that one sync without `spec.behavior` may ask for: max(factor * current, least).
std::int32_t scale_up_limit(std::int32_t current, double factor, std::int32_t least);

struct Clamped {
  std::int32_t replicas = 0;
  std::string_view reason;  ///< "ScaleUpLimit", "TooManyReplicas", "TooFewReplicas", ...
};
/// Growth limit and bounds without `spec.behavior`.
Clamped clamp_without_behavior(std::int32_t desired, std::int32_t current, std::int32_t min,
                               std::int32_t max, double factor, std::int32_t least);

}  // namespace drydock::kubernetes
