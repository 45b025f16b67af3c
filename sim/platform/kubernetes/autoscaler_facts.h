// What the autoscalers say of themselves, in the words of their events.
#pragma once

#include "sim/platform/kubernetes/autoscalers.h"

namespace drydock::kubernetes {

/// As the API spells them: "FailedGetResourceMetric".
inline std::string say(ActiveReason reason) { return reason_name(reason); }
/// In the words of the controller.
std::string_view say(MetricError error);

/// Event SuccessfulRescale.
struct SuccessfulRescale {
  static constexpr FactStyle style{"kubernetes.successful_rescale",
                                   "{autoscaler}: New size: {size}; reason: {reason}",
                                   Tone::neutral, Weight::normal};
  Id<HorizontalAutoscaler> autoscaler;
  std::int32_t size = 0;
  Name reason;
  DRYDOCK_FIELDS(SuccessfulRescale, autoscaler, size, reason)
};

/// Condition ScalingActive became False.
struct AutoscalerBlind {
  static constexpr FactStyle style{"kubernetes.autoscaler_blind",
                                   "{autoscaler} cannot scale: {reason}: {error}", Tone::strained,
                                   Weight::normal};
  Id<HorizontalAutoscaler> autoscaler;
  ActiveReason reason = ActiveReason::unknown;
  MetricError error = MetricError::none;
  DRYDOCK_FIELDS(AutoscalerBlind, autoscaler, reason, error)
};

struct AutoscalerSees {
  static constexpr FactStyle style{"kubernetes.autoscaler_sees",
                                   "{autoscaler} can read its metrics again", Tone::recovered,
                                   Weight::normal};
  Id<HorizontalAutoscaler> autoscaler;
  DRYDOCK_FIELDS(AutoscalerSees, autoscaler)
};

/// Condition ScalingLimited became True because of the greatest size; said once until it ends.
struct AutoscalerAtMax {
  static constexpr FactStyle style{"kubernetes.autoscaler_at_max",
                                   "{autoscaler} is held at {size}: its metrics ask for {wanted}",
                                   Tone::strained, Weight::normal};
  Id<HorizontalAutoscaler> autoscaler;
  std::int32_t size = 0, wanted = 0;
  DRYDOCK_FIELDS(AutoscalerAtMax, autoscaler, size, wanted)
};

/// The cluster-autoscaler does nothing while so many nodes are unready: the fault is likely
/// elsewhere.
struct AutoscalerStopped {
  static constexpr FactStyle style{"kubernetes.autoscaler_stopped",
                                   "the autoscaler stops: {unready} of {nodes} nodes are not ready",
                                   Tone::broken, Weight::headline};
  std::int32_t unready = 0, nodes = 0;
  DRYDOCK_FIELDS(AutoscalerStopped, unready, nodes)
};

struct AutoscalerGoesOn {
  static constexpr FactStyle style{"kubernetes.autoscaler_goes_on",
                                   "the autoscaler goes on: {ready} of {nodes} nodes are ready",
                                   Tone::recovered, Weight::normal};
  std::int32_t ready = 0, nodes = 0;
  DRYDOCK_FIELDS(AutoscalerGoesOn, ready, nodes)
};

}  // namespace drydock::kubernetes
