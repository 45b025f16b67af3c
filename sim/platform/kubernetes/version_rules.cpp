// Versions are known by their minor: the major has been 1 for as long as EKS exists.
#include "sim/platform/kubernetes/version_rules.h"

namespace drydock::kubernetes {

std::optional<std::int32_t> parse_minor(std::string_view version) {
  constexpr std::string_view major = "1.";
  if (!version.starts_with(major)) return std::nullopt;
  const std::string_view digits = version.substr(major.size());
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  std::int32_t minor = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    minor = minor * 10 + (digit - '0');
  }
  return minor;
}

}  // namespace drydock::kubernetes
