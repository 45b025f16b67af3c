// Facts in the words of the cluster's own events, as `kubectl get events` and `kubectl describe`
// show them. What the cluster writes no event for (a refused eviction, a killed process) has none
// here. The API server is asked for the last hour, as real ones keep them (--event-ttl).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/world.h"

namespace drydock::kubernetes {

struct ClusterEvent {
  bool warning = false;  ///< Type Warning, else Normal.
  std::string reason;    ///< "ScalingReplicaSet"
  std::string object;    ///< "deployment/api"
  std::string message;   ///< "Scaled up replica set api-7d9f5c6b8 to 3 from 2"
  std::string source;    ///< Its component: "deployment-controller".
};

/// The events that a record of the chronicle stands for, in the order in which they are written.
/// Wording: kubernetes/kubernetes pkg/kubelet/events, pkg/kubelet/images, pkg/scheduler,
/// pkg/controller; kubernetes/autoscaler cluster-autoscaler/core.
std::vector<ClusterEvent> events_of(const World& world, const Record& record);
/// The first of them; none when the cluster would write none.
std::optional<ClusterEvent> event_of(const World& world, const Record& record);

/// Equal events, counted.
struct CountedEvent {
  ClusterEvent event;
  Time first, last;
  std::int32_t count = 0;
};
/// Counts events as they come. What is equal in source, object, type, reason and message counts as
/// one; from the tenth message on that differs from the others in nothing else within ten minutes,
/// they are put together too. Source: kubernetes/kubernetes staging/src/k8s.io/client-go/tools/
/// record/events_cache.go.
class EventCounter {
 public:
  void add(const ClusterEvent& event, Time at);
  /// In the order in which they were first seen.
  const std::vector<CountedEvent>& events() const { return events_; }

 private:
  struct Similar {
    std::string key;
    std::vector<std::string> messages;
    Time last;
  };

  std::vector<Similar> similar_;
  std::vector<CountedEvent> events_;
};

/// All events of the last hour, counted.
std::vector<CountedEvent> events(const World& world);
/// Those of one object, "pod/api-1": what `kubectl describe` shows.
std::vector<CountedEvent> events_about(const World& world, std::string_view object);

}  // namespace drydock::kubernetes
