// Schedules of cron jobs. Source: kubernetes/kubernetes pkg/controller/cronjob; robfig/cron.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/result.h"
#include "sim/engine/base/time.h"

namespace drydock::kubernetes {

/// Which minutes a schedule names, one bit for each value of a field.
struct CronSchedule {
  std::uint64_t minutes = 0;
  std::uint32_t hours = 0, days = 0;
  std::uint16_t months = 0;
  std::uint8_t weekdays = 0;                ///< Bit 0 is Sunday.
  bool any_day = true, any_weekday = true;  ///< The field is "*".
  DRYDOCK_FIELDS(CronSchedule, minutes, hours, days, months, weekdays, any_day, any_weekday)
};

/// "*/15 2 * * 1-5": minute, hour, day of the month, month, day of the week (0 and 7 are Sunday),
/// in UTC; each "*", a number, a range, a step, or several with commas.
Result<CronSchedule> parse_cron(std::string_view text);
/// The schedule as text again: "*/15 2 * * 1-5". What it names is the same; the words may differ.
std::string say(const CronSchedule& schedule);
/// The first minute after `after` that the schedule names; none within five years. When both day
/// fields are given, one of them is enough.
std::optional<Time> next_due(const CronSchedule& schedule, Time after);

}  // namespace drydock::kubernetes
