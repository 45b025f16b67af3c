// Saying quantities: each rounds to what a person can use, and none depends on the language
// setting.
#include "sim/engine/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace drydock {
inline namespace base {
namespace {

constexpr std::int64_t one_second = 1'000'000'000;

/// Groups the whole part of a plain decimal number, "-1204.10" to "-1 204.10".
std::string grouped(std::string plain) {
  const std::size_t first = plain.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  for (std::size_t at = point; at > first + 3; at -= 3) plain.insert(at - 3, 1, ' ');
  return plain;
}

std::string without_end_zeros(std::string plain, std::size_t least_decimals = 0) {
  const std::size_t point = plain.find('.');
  if (point == std::string::npos) return plain;
  while (plain.size() > point + 1 + least_decimals && plain.back() == '0') plain.pop_back();
  if (plain.back() == '.') plain.pop_back();
  return plain;
}

std::string written(double value, std::chars_format format, int precision) {
  std::array<char, 400> room;
  const auto result =
      std::to_chars(room.data(), room.data() + room.size(), value, format, precision);
  return {room.data(), result.ptr};
}

/// The power of ten of the first digit once `value`, not 0, is rounded to `digits` digits.
int exponent_of(double value, int digits) {
  const std::string text = written(value, std::chars_format::scientific, digits - 1);
  const std::size_t mark = text.find('e');
  int exponent = 0;
  const char* begin = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
  std::from_chars(begin, text.data() + text.size(), exponent);
  return exponent;
}

/// A finite number with as many decimals as `digits` significant digits need.
std::string significant(double value, int digits) {
  if (value == 0) return "0";
  const int decimals = std::max(0, digits - 1 - exponent_of(value, digits));
  return written(value, std::chars_format::fixed, std::min(decimals, 320));
}

struct Scale {
  double size;
  std::string_view name;
};

constexpr Scale decimal_scales[] = {
    {1e15, "PB"}, {1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "KB"}};
constexpr Scale binary_scales[] = {
    {0x1p50, "PiB"}, {0x1p40, "TiB"}, {0x1p30, "GiB"}, {0x1p20, "MiB"}, {0x1p10, "KiB"}};

/// The largest scale in which `size` says 1 or more after rounding to three digits.
const Scale* fitting_scale(double size, std::span<const Scale> scales) {
  for (const Scale& scale : scales)
    if (size >= scale.size * 0.9995) return &scale;
  return nullptr;
}

std::string say_decimal_bytes(double bytes) {
  const Scale* scale = fitting_scale(std::fabs(bytes), decimal_scales);
  if (scale == nullptr) return without_end_zeros(significant(bytes, 3)) + " B";
  return grouped(significant(bytes / scale->size, 3)) + " " + std::string(scale->name);
}

std::string two_parts(std::int64_t large, std::string_view large_unit, std::int64_t small,
                      std::string_view small_unit, std::string_view between) {
  std::string text = say_count(large) + std::string(large_unit);
  if (small != 0) {
    text += between;
    text += std::to_string(small);
    text += small_unit;
  }
  return text;
}

std::int64_t rounded_count(std::int64_t value, std::int64_t unit) {
  return value / unit + (value % unit >= unit - unit / 2 ? 1 : 0);
}

std::string say_length(std::int64_t ns) {
  if (ns == 0) return "0";
  const double value = static_cast<double>(ns);
  if (ns < 1'000) return std::to_string(ns) + " ns";
  if (ns < 999'500) return say_number(value / 1e3) + " µs";
  if (ns < 999'500'000) return say_number(value / 1e6) + " ms";
  if (ns < 119'500'000'000) return say_number(value / 1e9) + " s";
  const std::int64_t in_s = rounded_count(ns, one_second);
  if (in_s < 3'600) return two_parts(in_s / 60, "m", in_s % 60, "s", "");
  const std::int64_t in_minutes = rounded_count(ns, 60 * one_second);
  if (in_minutes < 1'440) return two_parts(in_minutes / 60, "h", in_minutes % 60, "m", " ");
  const std::int64_t in_hours = rounded_count(ns, 3'600 * one_second);
  return two_parts(in_hours / 24, "d", in_hours % 24, "h", " ");
}

std::string two_digits(std::int64_t value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

/// A point in time as a person in UTC reads it.
struct Calendar {
  std::chrono::year_month_day date;
  std::chrono::weekday weekday;
  std::int64_t hour, minute, second, nanosecond;
};

Calendar calendar_of(Time time) {
  const std::chrono::sys_time<Duration> point(time.time_since_epoch());
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(point);
  const std::int64_t rest = (point - day).count();
  return {std::chrono::year_month_day(day), std::chrono::weekday(day), rest / (3'600 * one_second),
          rest / (60 * one_second) % 60,    rest / one_second % 60,    rest % one_second};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Twice the number of changes that make one word of the other.
int twice_distance(std::string_view a, std::string_view b) {
  std::vector<int> two_back(b.size() + 1), back(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) back[j] = static_cast<int>(2 * j);
  bool only_case = a.size() == b.size();
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(2 * i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = a[i - 1] == b[j - 1] ? 0 : lower(a[i - 1]) == lower(b[j - 1]) ? 1 : 2;
      row[j] = std::min({back[j] + 2, row[j - 1] + 2, back[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_back[j - 2] + 2);
    }
    only_case = only_case && lower(a[i - 1]) == lower(b[i - 1]);
    std::swap(two_back, back);
    std::swap(back, row);
  }
  return only_case ? std::min(back[b.size()], 1) : back[b.size()];
}

template <class Word>
Word nearest(std::string_view found, std::span<const Word> candidates) {
  int best = 1'000'000;
  const Word* choice = nullptr;
  for (const Word& candidate : candidates) {
    const std::size_t length = std::max(found.size(), candidate.size());
    const int allowed = std::max(1, static_cast<int>(length / 3) * 2);
    const int distance = twice_distance(found, candidate);
    if (distance <= allowed && distance < best) {
      best = distance;
      choice = &candidate;
    }
  }
  return choice == nullptr ? Word() : *choice;
}

}  // namespace

std::string say_number(double value, int digits) {
  if (std::isnan(value)) return "unknown";
  if (std::isinf(value)) return value > 0 ? "infinite" : "-infinite";
  return grouped(without_end_zeros(significant(value, digits)));
}

std::string say_fixed(double value, int decimals) {
  if (!std::isfinite(value)) return say_number(value);
  std::string text = written(value, std::chars_format::fixed, decimals);
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return grouped(text);
}

std::string say_count(std::int64_t count) { return grouped(std::to_string(count)); }

std::string say_duration(Duration duration) {
  const std::int64_t ns = duration.count();
  if (ns == INT64_MIN) return "-106 752d";
  return ns < 0 ? "-" + say_length(-ns) : say_length(ns);
}

std::string say_clock(Time time, int decimals) {
  const Calendar at = calendar_of(time);
  std::string text =
      two_digits(at.hour) + ":" + two_digits(at.minute) + ":" + two_digits(at.second);
  if (decimals <= 0) return text;
  const std::string fraction = std::to_string(one_second + at.nanosecond).substr(1);
  return text + "." + fraction.substr(0, static_cast<std::size_t>(std::min(decimals, 9)));
}

std::string say_time(Time time) {
  static constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                               "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Calendar at = calendar_of(time);
  std::string text(weekdays[at.weekday.c_encoding()]);
  text += " " + std::to_string(static_cast<unsigned>(at.date.day())) + " ";
  text += months[static_cast<unsigned>(at.date.month()) - 1];
  return text + " " + say_clock(time);
}

std::string iso_date(Time time) {
  const Calendar at = calendar_of(time);
  return std::to_string(static_cast<int>(at.date.year())) + "-" +
         two_digits(static_cast<unsigned>(at.date.month())) + "-" +
         two_digits(static_cast<unsigned>(at.date.day()));
}

std::string iso_time(Time time) {
  std::string clock = say_clock(time);
  if (calendar_of(time).nanosecond != 0) clock = without_end_zeros(say_clock(time, 9));
  return iso_date(time) + "T" + clock + "Z";
}

std::string say_bytes(Bytes bytes) { return say_decimal_bytes(static_cast<double>(bytes.count)); }

std::string say_memory(Bytes bytes) {
  const double size = static_cast<double>(bytes.count);
  const Scale* scale = fitting_scale(std::fabs(size), binary_scales);
  if (scale == nullptr) return std::to_string(bytes.count) + " B";
  return say_number(size / scale->size) + " " + std::string(scale->name);
}

std::string say_cpu(Millicores cpu) {
  if (cpu.count % 1'000 == 0) return std::to_string(cpu.count / 1'000);
  if (cpu.count % 100 == 0 && (cpu.count > 1'000 || cpu.count < -1'000))
    return say_fixed(static_cast<double>(cpu.count) / 1e3, 1);
  return std::to_string(cpu.count) + "m";
}

std::string say_rate(double per_second, std::string_view unit) {
  return say_number(per_second) + " " + std::string(unit);
}

std::string say_byte_rate(double bytes_per_second) {
  if (!std::isfinite(bytes_per_second)) return say_number(bytes_per_second);
  return say_decimal_bytes(bytes_per_second) + "/s";
}

std::string say_percent(double share) {
  const double percent = share * 100;
  const double missing = 100 - percent;
  if (!(percent > 99 && missing > 0)) return say_number(percent) + " %";
  const int decimals = std::max(0, 1 - exponent_of(missing, 2));
  return without_end_zeros(written(percent, std::chars_format::fixed, decimals)) + " %";
}

std::string say_money(Money money, int decimals) {
  const std::string text = grouped(money.to_text(decimals));
  return text.starts_with('-') ? "-$" + text.substr(1) : "$" + text;
}

std::string say_money(Money money) {
  const Money size = money < Money() ? -money : money;
  if (size.is_zero()) return "$0";
  if (size >= Money::cents(99'999) + Money::from_parts(Money::per_dollar / 200))
    return say_money(money, 0);
  if (size >= Money::dollars(1)) return say_money(money, 2);
  const std::string places = size.to_text(Money::digits);  // "0." and 15 digits
  const int first = static_cast<int>(places.find_first_not_of("0.") - 1);
  return without_end_zeros(say_money(money, std::min(first + 2, Money::digits)), 2);
}

std::string plural(std::int64_t count, std::string_view one, std::string_view many) {
  std::string text = say_count(count) + " ";
  if (count == 1 || count == -1) return text + std::string(one);
  return text + (many.empty() ? std::string(one) + "s" : std::string(many));
}

std::string join_words(std::span<const std::string> words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && i + 1 == words.size()) text += " " + std::string(last) + " ";
    if (i > 0 && i + 1 < words.size()) text += ", ";
    text += words[i];
  }
  return text;
}

std::string_view nearest_word(std::string_view found,
                              std::span<const std::string_view> candidates) {
  return nearest(found, candidates);
}

std::string nearest_word(std::string_view found, std::span<const std::string> candidates) {
  return nearest(found, candidates);
}

}  // namespace base
}  // namespace drydock
