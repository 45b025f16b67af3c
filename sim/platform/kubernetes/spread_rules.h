// PodTopologySpread as pure functions: pods counted by domain, who may be placed, who is preferred.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace drydock::kubernetes {

/// No domain: the node lacks the topology key.
constexpr std::uint32_t no_domain = 0xffffffff;

/// Pods that one constraint counts, by domain. It is built once for a kind of pods and kept true
/// while these are placed: adding a pod costs the same in a cluster of any size, on average.
class DomainCounts {
 public:
  /// The domain is one of those that are compared, with so many more pods in it.
  void count(std::uint32_t domain, std::int32_t pods);
  /// A pod came to or left a domain; nothing happens when that is not one of those compared.
  void change(std::uint32_t domain, std::int32_t pods);
  /// 0 in a domain that is not compared.
  std::int32_t in(std::uint32_t domain) const {
    return domain < pods_.size() && pods_[domain] > 0 ? pods_[domain] : 0;
  }
  std::int32_t domains() const { return domains_; }
  std::int64_t total() const { return total_; }
  /// The least count of all domains; 0 while there are fewer than `min_domains`.
  std::int32_t least(std::int32_t min_domains) const {
    if (domains_ < min_domains || domains_ == 0) return 0;
    if (at_least_ == 0) find_least();
    return least_;
  }

 private:
  void find_least() const;

  std::vector<std::int32_t> pods_;  ///< -1: not compared.
  std::int32_t domains_ = 0;
  mutable std::int32_t least_ = 0, at_least_ = 0;  ///< Domains with just the least; 0: not known.
  std::int64_t total_ = 0;
};

/// DoNotSchedule: whether one more pod in a domain with `count` keeps within the skew; `self` is 1
/// when the constraint counts the new pod itself. Source: kubernetes/kubernetes pkg/scheduler/
/// framework/plugins/podtopologyspread/filtering.go.
constexpr bool keeps_skew(std::int64_t count, std::int64_t self, std::int64_t least,
                          std::int64_t max_skew) {
  return count + self - least <= max_skew;
}

/// ScheduleAnyway: how much a pod in a domain weighs when there are so many domains: ln(domains +
/// 2). Source: podtopologyspread/scoring.go.
double spread_weight(std::int64_t domains);
/// One constraint's part of a candidate's cost.
constexpr double spread_cost(std::int64_t count, double weight, std::int64_t max_skew) {
  return static_cast<double>(count) * weight + static_cast<double>(max_skew - 1);
}
/// The cost of a candidate that lacks a topology key.
constexpr double no_cost = -1;
/// Costs of all candidates to scores: rounded half away from zero, then 100 * (max + min - cost)
/// div max, all 100 when max is 0. A candidate with no_cost scores 0.
void spread_scores(std::span<const double> costs, std::span<std::int64_t> scores);

}  // namespace drydock::kubernetes
