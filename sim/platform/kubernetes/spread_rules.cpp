// The least count is kept beside the counts, since every pod asks for it; it is sought anew when
// the last domain with it has got a pod more.
#include "sim/platform/kubernetes/spread_rules.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/math.h"
#include "sim/platform/kubernetes/resource_scores.h"

namespace drydock::kubernetes {

void DomainCounts::count(std::uint32_t domain, std::int32_t pods) {
  if (domain == no_domain) return;
  if (pods_.size() <= domain) pods_.resize(domain + 1u, -1);
  if (pods_[domain] < 0) {
    pods_[domain] = 0;
    ++domains_;
  }
  pods_[domain] += pods;
  total_ += pods;
  at_least_ = 0;
}

void DomainCounts::change(std::uint32_t domain, std::int32_t pods) {
  if (domain >= pods_.size() || pods_[domain] < 0) return;
  const std::int32_t before = pods_[domain], after = before + pods;
  pods_[domain] = after;
  total_ += pods;
  if (at_least_ == 0) return;
  if (after < least_) {
    least_ = after;
    at_least_ = 1;
  } else if (before == least_ && after != least_) {
    --at_least_;
  } else if (after == least_ && before != least_) {
    ++at_least_;
  }
}

void DomainCounts::find_least() const {
  least_ = INT32_MAX;
  for (const std::int32_t pods : pods_) {
    if (pods < 0 || pods > least_) continue;
    at_least_ = pods == least_ ? at_least_ + 1 : 1;
    least_ = pods;
  }
}

double spread_weight(std::int64_t domains) { return math::log(static_cast<double>(domains + 2)); }

void spread_scores(std::span<const double> costs, std::span<std::int64_t> scores) {
  std::int64_t least = INT64_MAX, most = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    scores[i] = costs[i] < 0 ? 0 : static_cast<std::int64_t>(std::round(costs[i]));
    if (costs[i] < 0) continue;
    least = std::min(least, scores[i]);
    most = std::max(most, scores[i]);
  }
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (costs[i] < 0) continue;
    scores[i] = most == 0 ? max_node_score : max_node_score * (most + least - scores[i]) / most;
  }
}

}  // namespace drydock::kubernetes
