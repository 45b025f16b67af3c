// Quantities with their unit as type, and the text forms in which files and people write them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/base/money.h"
#include "sim/engine/base/result.h"
#include "sim/engine/base/time.h"

namespace drydock {
inline namespace base {

/// A whole count of one unit; counts of different units do not mix.
template <class Unit>
struct Amount {
  std::int64_t count = 0;

  friend constexpr auto operator<=>(Amount, Amount) = default;
  friend constexpr Amount operator+(Amount a, Amount b) { return {a.count + b.count}; }
  friend constexpr Amount operator-(Amount a, Amount b) { return {a.count - b.count}; }
  friend constexpr Amount operator-(Amount a) { return {-a.count}; }
  friend constexpr Amount operator*(Amount a, std::int64_t times) { return {a.count * times}; }
  friend constexpr Amount operator*(std::int64_t times, Amount a) { return {a.count * times}; }
  /// How many times `b` fits into `a`, rounded towards zero; `b` is not 0.
  friend constexpr std::int64_t operator/(Amount a, Amount b) { return a.count / b.count; }
  constexpr Amount& operator+=(Amount other) { return *this = *this + other; }
  constexpr Amount& operator-=(Amount other) { return *this = *this - other; }
};

using Bytes = Amount<struct BytesUnit>;
using Millicores = Amount<struct MillicoresUnit>;  ///< Thousandths of one CPU core.

inline constexpr Bytes kilobyte{1'000}, megabyte{1'000'000}, gigabyte{1'000'000'000};
inline constexpr Bytes kibibyte{std::int64_t{1} << 10}, mebibyte{std::int64_t{1} << 20},
    gibibyte{std::int64_t{1} << 30};

// Parsers. Spaces around the text and between number and unit are free; digits may be grouped by a
// space or a comma ("1 204", "1,204"); nothing is negative unless said. The error (code "unit")
// says what was found and what is expected, with an example.

/// "64 GiB", "1.2 MB", "128Mi", "500", "1e9": a GB is 10^9 and a GiB 2^30 bytes; a "K", "M", "G" or
/// "T" alone counts as Kubernetes does, in thousands. Rounded to the nearest byte.
Result<Bytes> parse_bytes(std::string_view text);
/// "250m" and "1.5" as Kubernetes writes CPU; also "2 cores". Rounded up to a millicore, as
/// Kubernetes does.
Result<Millicores> parse_cpu(std::string_view text);
/// "90 s", "4m10s", "1h 30m", "30d", "300 ms", "5 min"; parts go from large to small. A bare number
/// has no unit and is an error, but 0 is fine. Rounded to the nearest nanosecond. Range: 292 years.
Result<Duration> parse_duration(std::string_view text);
/// ISO date and time in UTC: "2025-03-04T14:00", "2025-03-04 14:00:10.5Z", "2025-03-04". Years 1678
/// to 2261.
Result<Time> parse_time(std::string_view text);
/// "60 rps", "60/s", "600 / min", "15/h" as a number per second.
Result<double> parse_rate(std::string_view text);
/// "125 MB/s", "15 MB/h", "5 Gbit/s", "5 Gbps" as bytes per second.
Result<double> parse_byte_rate(std::string_view text);
/// "70 %" as 0.7; may exceed 100 % and be negative.
Result<double> parse_percent(std::string_view text);
/// "$0.0952", "0.0952", "$1 204.10", "-$3", "3.42 USD", "3.42usd".
Result<Money> parse_money(std::string_view text);

}  // namespace base
}  // namespace drydock
