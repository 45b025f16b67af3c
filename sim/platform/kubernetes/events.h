// Facts in the words of the cluster's own events, as `kubectl get events` shows them.
#pragma once

#include <optional>
#include <string>

#include "sim/engine/kernel/world.h"

namespace drydock::kubernetes {

struct ClusterEvent {
  bool warning = false;  ///< Type Warning, else Normal.
  std::string reason;    ///< "ScalingReplicaSet"
  std::string object;    ///< "deployment/api"
  std::string message;   ///< "Scaled up replica set api-7d9f5c6b8 to 3 from 2"
};

/// The event that a record of the chronicle stands for; none when the cluster would write none.
/// Wording: kubernetes/kubernetes pkg/kubelet/events, pkg/scheduler, pkg/controller.
std::optional<ClusterEvent> event_of(const World& world, const Record& record);

}  // namespace drydock::kubernetes
