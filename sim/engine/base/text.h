// How quantities are said to people: short, exact enough, the same in every language setting.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sim/engine/base/units.h"

namespace drydock {
inline namespace base {

/// A number with `digits` significant digits at most, grouped, without an exponent: "12.3", "1
/// 230", "0.00412". Zeros at its end are dropped. Numbers from 1000 on are shown to the unit.
std::string say_number(double value, int digits = 3);
/// The same with a fixed count of decimal places (0 to 9): "12.30".
std::string say_fixed(double value, int decimals);
/// "1 204 567": groups of three with a plain space, from four digits on.
std::string say_count(std::int64_t count);
/// As a person says it: "0", "840 ns", "12.5 ms", "9.5 s", "95 s", "4m10s", "2h 5m", "2d 3h". Two
/// parts at most; rounded to the smaller one.
std::string say_duration(Duration duration);
/// "14:03:10", with decimals of the second if asked.
std::string say_clock(Time time, int decimals = 0);
/// "Tue 4 Mar 14:03:10".
std::string say_time(Time time);
/// "2025-03-04T14:03:10Z", with decimals only if they are not 0; parse_time reads it back.
std::string iso_time(Time time);
/// "2025-03-04".
std::string iso_date(Time time);
/// Decimal units, three digits: "999 B", "1.20 GB", "64.0 GB".
std::string say_bytes(Bytes bytes);
/// Binary units, three digits, zeros at the end dropped: "64 GiB", "1.5 GiB".
std::string say_memory(Bytes bytes);
/// "250m", "2", "1.5": as Kubernetes writes CPU.
std::string say_cpu(Millicores cpu);
/// "240 rps"; "1.20 MB/s" from bytes a second.
std::string say_rate(double per_second, std::string_view unit = "rps");
std::string say_byte_rate(double bytes_per_second);
/// A share as percent, three digits: "97.1 %", "0.25 %". Above 99 % it says what is missing to two
/// digits, "99.96 %", so it never says 100 of what is not quite all, nor 0 of what is not quite
/// nothing.
std::string say_percent(double share);
/// "$3.42", "$1 204", "-$0.0952": cents below $1000, whole dollars from there, more places below a
/// dollar.
std::string say_money(Money money);
/// With a fixed count of places: "$1 204.10".
std::string say_money(Money money, int decimals);

/// One name for all of them, for code that does not know which quantity it has.
inline std::string say(Duration duration) { return say_duration(duration); }
inline std::string say(Time time) { return say_time(time); }
inline std::string say(Bytes bytes) { return say_bytes(bytes); }
inline std::string say(Millicores cpu) { return say_cpu(cpu); }
inline std::string say(Money money) { return say_money(money); }
inline std::string say(double value) { return say_number(value); }

/// "1 pod", "3 pods"; the plural is the singular with an s unless given.
std::string plural(std::int64_t count, std::string_view one, std::string_view many = {});
/// "a, b and c".
std::string join_words(std::span<const std::string> words, std::string_view last = "and");

/// The candidate that is most like `found`: fewest insertions, deletions, changes and swaps of
/// neighbours, capital letters counted as half a change (F. J. Damerau, CACM 7, 1964; the
/// restricted form). Empty if none is near: more than one change in three letters. The first of
/// equals wins.
std::string_view nearest_word(std::string_view found, std::span<const std::string_view> candidates);
std::string nearest_word(std::string_view found, std::span<const std::string> candidates);

}  // namespace base
}  // namespace drydock
