// Reads the rule of a security group, word by word.
#include "sim/practice/scenario/rule_text.h"

#include <charconv>

namespace drydock::scenario {

std::optional<RuleText> read_rule(std::string_view text) {
  RuleText rule;
  const auto word = [&] {
    const std::size_t blank = text.find(' ');
    const std::string_view found = text.substr(0, blank);
    text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    return found;
  };
  const auto number = [](std::string_view digits, std::uint16_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size();
  };
  rule.protocol = word();
  if (rule.protocol != "any" && rule.protocol != "tcp" && rule.protocol != "udp")
    return std::nullopt;
  std::string_view next = word();
  if (rule.protocol != "any" && next != "from" && next != "to") {
    const std::size_t dash = next.find('-');
    if (!number(next.substr(0, dash), rule.first)) return std::nullopt;
    rule.last = rule.first;
    if (dash != std::string_view::npos && !number(next.substr(dash + 1), rule.last))
      return std::nullopt;
    if (rule.last < rule.first) return std::nullopt;
    next = word();
  }
  if (next != "from" && next != "to") return std::nullopt;
  rule.in = next == "from";
  rule.other = word();
  if (rule.other.empty() || !text.empty()) return std::nullopt;
  return rule;
}

}  // namespace drydock::scenario
