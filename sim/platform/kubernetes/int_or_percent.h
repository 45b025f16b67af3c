// "25%" or 3: how Kubernetes writes a share of something that may grow.
#pragma once

#include <string_view>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/result.h"

namespace drydock::kubernetes {

/// A count, or a percentage of a total, where it is given.
struct IntOrPercent {
  bool given = false;
  bool percent = false;
  std::int32_t value = 0;
  DRYDOCK_FIELDS(IntOrPercent, given, percent, value)

  static constexpr IntOrPercent of(std::int32_t count) { return {true, false, count}; }
  static constexpr IntOrPercent share(std::int32_t percent) { return {true, true, percent}; }
  friend constexpr bool operator==(const IntOrPercent&, const IntOrPercent&) = default;
};

/// "25%": a whole number and a percent sign; anything else is an error. Source: kubernetes/
/// kubernetes staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr.go.
Result<IntOrPercent> parse_percent(std::string_view text);
/// The count that it stands for among `total`; 0 when it is not given.
std::int32_t scaled(IntOrPercent value, std::int32_t total, bool round_up);
/// "25%" or "3"; empty when it is not given.
std::string say(IntOrPercent value);

}  // namespace drydock::kubernetes
