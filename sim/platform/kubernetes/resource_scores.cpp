// Integer arithmetic as in kube-scheduler, so that ties fall where the real one has them.
#include "sim/platform/kubernetes/resource_scores.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/math.h"

namespace drydock::kubernetes {

namespace {

template <class Score>
std::int64_t weighted(std::span<const ScoredResource> resources, Score score) {
  std::int64_t sum = 0, weights = 0;
  for (const ScoredResource& resource : resources) {
    if (resource.allocatable == 0) continue;
    sum += score(resource) * resource.weight;
    weights += resource.weight;
  }
  return weights == 0 ? 0 : sum / weights;
}

/// Both factors of a product with 100 stay far from the limits of the type: bytes of a machine.
std::int64_t percent(std::int64_t part, std::int64_t whole) {
  return part * max_node_score / whole;
}

double used_share(const ScoredResource& r) {
  return std::min(static_cast<double>(r.requested) / static_cast<double>(r.allocatable), 1.0);
}

}  // namespace

std::int64_t least_allocated(std::span<const ScoredResource> resources) {
  return weighted(resources, [](const ScoredResource& r) {
    return r.requested > r.allocatable ? 0 : percent(r.allocatable - r.requested, r.allocatable);
  });
}

std::int64_t most_allocated(std::span<const ScoredResource> resources) {
  return weighted(resources, [](const ScoredResource& r) {
    return percent(std::min(r.requested, r.allocatable), r.allocatable);
  });
}

std::int64_t balanced_allocation(std::span<const ScoredResource> resources) {
  std::size_t count = 0;
  double sum = 0, first = 0, last = 0;
  for (const ScoredResource& r : resources) {
    if (r.allocatable == 0) continue;
    last = used_share(r);
    if (count++ == 0) first = last;
    sum += last;
  }
  double deviation = 0;
  if (count == 2) {
    deviation = std::fabs((first - last) / 2);
  } else if (count > 2) {
    const double mean = sum / static_cast<double>(count);
    double squares = 0;
    for (const ScoredResource& r : resources)
      if (r.allocatable != 0) squares += (used_share(r) - mean) * (used_share(r) - mean);
    deviation = math::sqrt(squares / static_cast<double>(count));
  }
  return static_cast<std::int64_t>((1 - deviation) * static_cast<double>(max_node_score));
}

}  // namespace drydock::kubernetes
