// What the cells of lists share: ages, shares and quantities in the words of the tools.
#include <array>

#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

std::string name_text(const World& world, Name name) { return std::string(world.text(name)); }

Cell ratio(std::int64_t part, std::int64_t whole) {
  const double share =
      whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : (part > 0 ? 1 : 0);
  return Cell(std::to_string(part) + "/" + std::to_string(whole), share);
}

// Source: kubernetes/kubernetes staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go.
Cell age(Duration span) {
  using namespace std::chrono;
  const auto all = static_cast<double>(span.count());
  const auto in = [&](auto unit) {
    return std::to_string(duration_cast<decltype(unit)>(span).count());
  };
  const auto rest = [&](auto unit, auto whole) {
    const std::int64_t left = duration_cast<decltype(unit)>(span % whole).count();
    return left;
  };
  const auto pair = [&](const std::string& whole, const char* mark, std::int64_t left,
                        const char* left_mark) {
    return whole + mark + (left > 0 ? std::to_string(left) + left_mark : "");
  };
  if (span < minutes(2)) return Cell(in(seconds(1)) + "s", all);
  if (span < minutes(10))
    return Cell(pair(in(minutes(1)), "m", rest(seconds(1), minutes(1)), "s"), all);
  if (span < hours(3)) return Cell(in(minutes(1)) + "m", all);
  if (span < hours(8)) return Cell(pair(in(hours(1)), "h", rest(minutes(1), hours(1)), "m"), all);
  if (span < hours(48)) return Cell(in(hours(1)) + "h", all);
  if (span < days(8)) return Cell(pair(in(days(1)), "d", rest(hours(1), days(1)), "h"), all);
  return Cell(in(days(1)) + "d", all);
}

Cell since(const World& world, Time time) { return age(world.now() - time); }
Cell since_start(const World& world) { return since(world, world.start()); }

// Source: kubernetes/kubernetes staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go, the
// canonical form.
std::string quantity(std::int64_t thousandths) {
  return thousandths % 1000 == 0 ? std::to_string(thousandths / 1000)
                                 : std::to_string(thousandths) + "m";
}

std::string quantity(Millicores cpu) { return quantity(cpu.count); }

std::string quantity(Bytes memory) {
  static constexpr std::array<const char*, 6> units = {"", "Ki", "Mi", "Gi", "Ti", "Pi"};
  std::int64_t count = memory.count;
  std::size_t unit = 0;
  while (count != 0 && count % 1024 == 0 && unit + 1 < units.size()) {
    count /= 1024;
    ++unit;
  }
  return std::to_string(count) + units[unit];
}

std::string sentence(std::string_view enumerator) {
  std::string out(enumerator);
  for (char& letter : out)
    if (letter == '_') letter = '-';
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

Cell yes_no(bool yes) { return yes ? "Yes" : "No"; }

RowState state_of(std::int64_t ready, std::int64_t wanted) {
  if (ready >= wanted) return RowState::ordinary;
  return ready == 0 ? RowState::broken : RowState::strained;
}

}  // namespace drydock::report
