// Rules of security groups as files write them: "tcp 443 from 10.40.0.0/16".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace drydock::scenario {

struct RuleText {
  bool in = true;        ///< "from", else "to".
  std::string protocol;  ///< "any", "tcp" or "udp".
  std::uint16_t first = 0, last = 65535;
  std::string other;  ///< A network, or the name of a group.
};
/// Nothing when the text is no rule.
std::optional<RuleText> read_rule(std::string_view text);

}  // namespace drydock::scenario
