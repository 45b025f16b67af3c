// Equals keep the order in which they stand.
#include "sim/platform/kubernetes/pressure_rules.h"

#include <algorithm>
#include <tuple>

namespace drydock::kubernetes {

std::vector<std::size_t> eviction_order(std::span<const PodUse> pods) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < pods.size(); ++i)
    if (pods[i].priority < critical_priority) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](const PodUse& pod) {
      return std::tuple(pod.usage <= pod.request, pod.priority, pod.request - pod.usage);
    };
    return key(pods[a]) < key(pods[b]);
  });
  return order;
}

}  // namespace drydock::kubernetes
