// Days are stepped over whole, so that a yearly schedule is found as fast as a daily one.
#include "sim/platform/kubernetes/cron.h"

#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

namespace drydock::kubernetes {

namespace {

struct FieldRange {
  int least, most;
};
constexpr std::array<FieldRange, 5> bounds = {{{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}}};

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
std::optional<std::uint64_t> bits_of(std::string_view part, FieldRange within) {
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

/// The step of "*/15"; 0 when the values are no such series over all that the field may be.
int step_of(const std::vector<int>& values, FieldRange within) {
  if (values.size() < 2 || values.front() != within.least) return 0;
  const int step = values[1] - values[0];
  for (std::size_t i = 1; i < values.size(); ++i)
    if (values[i] - values[i - 1] != step) return 0;
  return values.back() + step > within.most ? step : 0;
}

/// "1-5,9": three and more in a row are a range.
std::string say_values(const std::vector<int>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size();) {
    std::size_t last = i;
    while (last + 1 < values.size() && values[last + 1] == values[last] + 1) ++last;
    if (last - i < 2) last = i;
    text += (text.empty() ? "" : ",") + std::to_string(values[i]);
    if (last > i) text += "-" + std::to_string(values[last]);
    i = last + 1;
  }
  return text;
}

std::string say_field(std::uint64_t bits, FieldRange within, bool stars) {
  std::vector<int> values;
  for (int i = within.least; i <= within.most; ++i)
    if (has(bits, static_cast<unsigned>(i))) values.push_back(i);
  const int step = stars ? step_of(values, within) : 0;
  if (step == 0) return say_values(values);
  return step == 1 ? "*" : "*/" + std::to_string(step);
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

std::string say(const CronSchedule& schedule) {
  constexpr FieldRange week = {0, 6};
  return say_field(schedule.minutes, bounds[0], true) + " " +
         say_field(schedule.hours, bounds[1], true) + " " +
         say_field(schedule.days, bounds[2], schedule.any_day) + " " +
         say_field(schedule.months, bounds[3], true) + " " +
         say_field(schedule.weekdays, week, schedule.any_weekday);
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
