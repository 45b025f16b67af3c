// Simulated time: integer nanoseconds in UTC, on a clock that nobody can read but the engine.
#pragma once

#include <chrono>
#include <cstdint>

namespace drydock {
inline namespace base {

/// A std::chrono clock without now(): only the engine tells the time. Its epoch is 1970-01-01 UTC.
struct SimClock {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<SimClock, duration>;
  static constexpr bool is_steady = true;
};

using Duration = std::chrono::nanoseconds;
using Time = std::chrono::time_point<SimClock, Duration>;

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::nanoseconds;
using std::chrono::seconds;

/// Seconds as a double, for formulas only; state stays integral.
constexpr double in_seconds(Duration duration) {
  return static_cast<double>(duration.count()) / 1e9;
}

/// The nearest duration to `value` seconds, half away from zero. Range: +-292 years.
constexpr Duration from_seconds(double value) {
  return Duration(static_cast<std::int64_t>(value * 1e9 + (value < 0 ? -0.5 : 0.5)));
}

}  // namespace base
}  // namespace drydock
