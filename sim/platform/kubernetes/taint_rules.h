// When NoExecute taints end a pod, over plain values.
#pragma once

#include <optional>
#include <span>

#include "sim/platform/kubernetes/nodes.h"
#include "sim/platform/kubernetes/templates.h"

namespace drydock::kubernetes {

/// When a pod must go because of the NoExecute taints of its node; nothing: it may stay. A taint
/// that is not tolerated ends it when the taint comes. Otherwise the shortest toleration decides
/// that was used when the taints were first seen together; what comes later does not put it off.
/// For each taint the first toleration that fits is the one that is used.
/// Source: kubernetes/kubernetes pkg/controller/tainteviction, processPodOnNode.
std::optional<Time> eviction_time(std::span<const Taint> taints,
                                  std::span<const Toleration> tolerations);

}  // namespace drydock::kubernetes
