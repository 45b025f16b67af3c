// Percentages of pods are rounded in the direction that the rule at hand asks for.
#include "sim/platform/kubernetes/int_or_percent.h"

#include <charconv>

namespace drydock::kubernetes {

Result<IntOrPercent> parse_percent(std::string_view text) {
  const auto wrong = [&] {
    return fail("percent", "\"" + std::string(text) + "\" is no percentage.", std::string(text),
                "Write a whole number and a percent sign, as in \"25%\".");
  };
  if (text.empty() || text.back() != '%') return wrong();
  const std::string_view digits = text.substr(0, text.size() - 1);
  IntOrPercent value{true, true, 0};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value.value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return wrong();
  return value;
}

std::int32_t scaled(IntOrPercent value, std::int32_t total, bool round_up) {
  if (!value.given) return 0;
  if (!value.percent) return value.value;
  const std::int64_t hundredths = std::int64_t{value.value} * total;
  const std::int64_t whole = hundredths / 100, rest = hundredths % 100;
  if (rest == 0) return static_cast<std::int32_t>(whole);
  const bool up = round_up ? rest > 0 : false;
  const bool down = round_up ? false : rest < 0;
  return static_cast<std::int32_t>(whole + (up ? 1 : 0) - (down ? 1 : 0));
}

std::string say(IntOrPercent value) {
  if (!value.given) return {};
  return std::to_string(value.value) + (value.percent ? "%" : "");
}

}  // namespace drydock::kubernetes
