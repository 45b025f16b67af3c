// Days are stepped over whole, so that a yearly schedule is found as fast as a daily one.
#include "sim/platform/kubernetes/cron.h"

#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace drydock::kubernetes {

namespace {

struct Bounds {
  int least, most;
};
constexpr std::array<Bounds, 5> bounds = {{{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}}};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Bits of "*", "7", "1-5", "*/15", "10-40/10".
std::optional<std::uint64_t> bits_of(std::string_view part, Bounds within) {
  const std::vector<std::string_view> stepped = split(part, '/');
  if (stepped.size() > 2) return std::nullopt;
  const auto step = stepped.size() == 2 ? number(stepped[1]) : std::optional<int>(1);
  if (!step || *step < 1) return std::nullopt;
  int first = within.least, last = within.most;
  if (stepped[0] != "*") {
    const std::vector<std::string_view> ends = split(stepped[0], '-');
    const auto from = number(ends[0]);
    const auto to = ends.size() == 2 ? number(ends[1]) : from;
    if (ends.size() > 2 || !from || !to) return std::nullopt;
    first = *from;
    last = stepped.size() == 2 && ends.size() == 1 ? within.most : *to;
  }
  if (first < within.least || last > within.most || first > last) return std::nullopt;
  std::uint64_t bits = 0;
  for (int i = first; i <= last; i += *step) bits |= std::uint64_t{1} << i;
  return bits;
}

bool has(std::uint64_t bits, unsigned index) { return ((bits >> index) & 1) != 0; }

bool names_day(const CronSchedule& schedule, std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  if (!has(schedule.months, static_cast<unsigned>(date.month()))) return false;
  const bool by_day = has(schedule.days, static_cast<unsigned>(date.day()));
  const bool by_weekday = has(schedule.weekdays, std::chrono::weekday(day).c_encoding());
  if (schedule.any_day || schedule.any_weekday) return by_day && by_weekday;
  return by_day || by_weekday;
}

}  // namespace

Result<CronSchedule> parse_cron(std::string_view text) {
  const auto wrong = [&] {
    return fail("schedule", "\"" + std::string(text) + "\" is no schedule.", std::string(text),
                "Write minute, hour, day, month and weekday, as in \"30 2 * * 1-5\".");
  };
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() != bounds.size()) return wrong();
  std::array<std::uint64_t, 5> fields{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string_view part : split(words[i], ',')) {
      const auto bits = bits_of(part, bounds[i]);
      if (!bits) return wrong();
      fields[i] |= *bits;
    }
  }
  if (has(fields[4], 7)) fields[4] |= 1;
  CronSchedule schedule;
  schedule.minutes = fields[0];
  schedule.hours = static_cast<std::uint32_t>(fields[1]);
  schedule.days = static_cast<std::uint32_t>(fields[2]);
  schedule.months = static_cast<std::uint16_t>(fields[3]);
  schedule.weekdays = static_cast<std::uint8_t>(fields[4] & 0x7f);
  schedule.any_day = words[2].front() == '*';
  schedule.any_weekday = words[4].front() == '*';
  return schedule;
}

std::optional<Time> next_due(const CronSchedule& schedule, Time after) {
  using Days = std::chrono::days;
  using Minutes = std::chrono::minutes;
  constexpr int five_years = 5 * 366, minutes_a_day = 24 * 60;
  const Duration since = after.time_since_epoch();
  const Days today = std::chrono::floor<Days>(since);
  auto minute = static_cast<int>(std::chrono::floor<Minutes>(since - today).count()) + 1;
  for (int i = 0; i < five_years; ++i, minute = 0) {
    const Days date = today + Days(i);
    if (!names_day(schedule, std::chrono::sys_days(date))) continue;
    for (; minute < minutes_a_day; ++minute)
      if (has(schedule.hours, static_cast<unsigned>(minute / 60)) &&
          has(schedule.minutes, static_cast<unsigned>(minute % 60)))
        return Time(Duration(date) + Duration(Minutes(minute)));
  }
  return std::nullopt;
}

}  // namespace drydock::kubernetes
