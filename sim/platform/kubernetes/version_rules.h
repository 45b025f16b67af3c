// Which versions may stand beside each other, and what their support costs. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/engine/base/fields.h"
#include "sim/platform/kubernetes/versions.h"

namespace drydock::kubernetes {

/// "1.31" is 31; nothing for other text.
std::optional<std::int32_t> parse_minor(std::string_view version);
/// Standard support for 14 months, extended for 12 more. Source: Amazon EKS user guide.
constexpr Support support_at(const MinorVersion& version, Time now) {
  if (now < version.standard_ends) return Support::standard;
  return now < version.extended_ends ? Support::extended : Support::ended;
}
/// Minors that a kubelet may lag behind the API server: 3 from 1.28, 2 before. Source: Kubernetes
/// version skew policy.
constexpr std::int32_t allowed_skew(std::int32_t control_plane_minor) {
  return control_plane_minor >= 28 ? 3 : 2;
}

DRYDOCK_ENUM(UpgradeObstacle, none, already_there, downgrade, skips_a_minor, not_released,
             kubelets_too_old, too_few_addresses)
/// What keeps a control plane from going to `to`. `oldest_kubelet` 0: there is none.
struct UpgradeQuestion {
  std::int32_t from = 0, to = 0;
  std::int32_t oldest_kubelet = 0;
  bool released = false;
  std::int64_t free_addresses = 0, needed_addresses = 0;
};
constexpr UpgradeObstacle upgrade_obstacle(const UpgradeQuestion& question) {
  if (question.to == question.from) return UpgradeObstacle::already_there;
  if (question.to < question.from) return UpgradeObstacle::downgrade;
  if (!question.released) return UpgradeObstacle::not_released;
  if (question.to > question.from + 1) return UpgradeObstacle::skips_a_minor;
  if (question.oldest_kubelet > 0 &&
      question.to - question.oldest_kubelet > allowed_skew(question.to))
    return UpgradeObstacle::kubelets_too_old;
  if (question.free_addresses < question.needed_addresses)
    return UpgradeObstacle::too_few_addresses;
  return UpgradeObstacle::none;
}

/// New nodes that an update adds before it takes old ones away: the larger of twice the zones and
/// of max_unavailable. Source: Amazon EKS user guide, managed node update behaviour.
constexpr std::int32_t update_surge(std::int32_t zones, std::int32_t by_zone,
                                    std::int32_t max_unavailable) {
  return zones * by_zone > max_unavailable ? zones * by_zone : max_unavailable;
}

}  // namespace drydock::kubernetes
