// Reading quantities: one exact decimal scanner, and a table of units for each kind.
#include "sim/engine/base/units.h"

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "sim/engine/base/text.h"

namespace drydock {
inline namespace base {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t size;
};

constexpr std::int64_t second = 1'000'000'000;

constexpr Unit byte_units[] = {{"", 1},
                               {"B", 1},
                               {"byte", 1},
                               {"bytes", 1},
                               {"k", 1'000},
                               {"kB", 1'000},
                               {"KB", 1'000},
                               {"K", 1'000},
                               {"M", 1'000'000},
                               {"MB", 1'000'000},
                               {"G", 1'000'000'000},
                               {"GB", 1'000'000'000},
                               {"T", 1'000'000'000'000},
                               {"TB", 1'000'000'000'000},
                               {"P", 1'000'000'000'000'000},
                               {"PB", 1'000'000'000'000'000},
                               {"Ki", 1ll << 10},
                               {"KiB", 1ll << 10},
                               {"Mi", 1ll << 20},
                               {"MiB", 1ll << 20},
                               {"Gi", 1ll << 30},
                               {"GiB", 1ll << 30},
                               {"Ti", 1ll << 40},
                               {"TiB", 1ll << 40},
                               {"Pi", 1ll << 50},
                               {"PiB", 1ll << 50}};

constexpr Unit cpu_units[] = {{"", 1'000},      {"m", 1},        {"core", 1'000},
                              {"cores", 1'000}, {"vCPU", 1'000}, {"vCPUs", 1'000}};

constexpr Unit time_units[] = {{"ns", 1},
                               {"us", 1'000},
                               {"µs", 1'000},
                               {"ms", 1'000'000},
                               {"s", second},
                               {"sec", second},
                               {"second", second},
                               {"seconds", second},
                               {"m", 60 * second},
                               {"min", 60 * second},
                               {"minute", 60 * second},
                               {"minutes", 60 * second},
                               {"h", 3'600 * second},
                               {"hour", 3'600 * second},
                               {"hours", 3'600 * second},
                               {"d", 86'400 * second},
                               {"day", 86'400 * second},
                               {"days", 86'400 * second},
                               {"w", 604'800 * second},
                               {"week", 604'800 * second},
                               {"weeks", 604'800 * second}};

constexpr Unit bit_units[] = {
    {"bit", 1}, {"kbit", 1'000}, {"Mbit", 1'000'000}, {"Gbit", 1'000'000'000},
    {"bps", 1}, {"kbps", 1'000}, {"Mbps", 1'000'000}, {"Gbps", 1'000'000'000}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// digits * 10^-places, exactly.
struct Decimal {
  std::int64_t digits = 0;
  int places = 0;
};

/// True where a space or comma stands between a digit and exactly three more.
bool groups_thousands(std::string_view text, std::size_t at) {
  if (text[at] != ' ' && text[at] != ',') return false;
  for (std::size_t i = 1; i <= 3; ++i)
    if (at + i >= text.size() || !is_digit(text[at + i])) return false;
  return at + 4 >= text.size() || !is_digit(text[at + 4]);
}

/// Takes "10^n" written as "e9" off the front of `text`, unless it is the start of a unit.
int take_exponent(std::string_view& text) {
  if (text.size() < 2 || (text[0] != 'e' && text[0] != 'E')) return 0;
  const bool signed_text = text[1] == '-' || text[1] == '+';
  std::size_t at = signed_text ? 2 : 1;
  if (at >= text.size() || !is_digit(text[at])) return 0;
  int exponent = 0;
  for (; at < text.size() && is_digit(text[at]); ++at)
    if (exponent < 100) exponent = exponent * 10 + (text[at] - '0');
  const bool negative = text[1] == '-';
  text.remove_prefix(at);
  return negative ? -exponent : exponent;
}

/// Takes a number off the front of `text`; none if there is no number or it has more than 18
/// digits.
std::optional<Decimal> take_number(std::string_view& text) {
  Decimal number;
  std::size_t at = 0;
  int seen = 0;
  bool after_point = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !after_point) {
      after_point = true;
    } else if (is_digit(c)) {
      if (number.digits >= 100'000'000'000'000'000) return std::nullopt;
      number.digits = number.digits * 10 + (c - '0');
      number.places += after_point;
      ++seen;
    } else if (after_point || seen == 0 || !groups_thousands(text, at)) {
      break;
    }
  }
  if (seen == 0) return std::nullopt;
  text.remove_prefix(at);
  number.places -= take_exponent(text);
  return number;
}

/// The word up to the next digit, space or '/', with the spaces before it.
std::string_view take_word(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  std::size_t size = 0;
  while (size < text.size() && (is_letter(text[size]) || text[size] == '%')) ++size;
  const std::string_view word = text.substr(0, size);
  text.remove_prefix(size);
  return word;
}

std::optional<std::int64_t> size_of(std::string_view name, std::span<const Unit> units) {
  for (const Unit& unit : units)
    if (unit.name == name) return unit.size;
  return std::nullopt;
}

enum class Round { nearest, up };

/// number * size as a whole count; none if it leaves 64 bits.
std::optional<std::int64_t> times(Decimal number, std::int64_t size, Round round) {
  Int128 product = Int128(number.digits) * size;
  constexpr Int128 most = std::numeric_limits<std::int64_t>::max();
  for (; number.places < 0 && product != 0; ++number.places)
    if ((product *= 10) > most) return std::nullopt;
  Int128 divisor = 1;
  for (; number.places > 0 && divisor <= product * 2; --number.places) divisor *= 10;
  if (number.places > 0) return round == Round::up && product > 0 ? 1 : 0;
  product = (product + (round == Round::up ? divisor - 1 : divisor / 2)) / divisor;
  if (product > most) return std::nullopt;
  return static_cast<std::int64_t>(product);
}

/// The nearest double: the digits are exact below 2^53, and one division rounds once.
double real(Decimal number) {
  double scale = 1;
  for (int i = 0; i < number.places && i < 22; ++i) scale *= 10;
  double value = static_cast<double>(number.digits) / scale;
  for (int i = number.places; i < 0 && i > -300; ++i) value *= 10;
  return value;
}

tl::unexpected<Error> refuse(std::string_view found, std::string_view kind,
                             std::string_view example, const std::string& why = {}) {
  std::string message = "\"" + std::string(found) + "\" is not " + std::string(kind);
  if (!why.empty()) message += ": " + why;
  return fail("unit", message + ".", {}, "Write it like " + std::string(example) + ".");
}

std::string unknown_unit(std::string_view word, std::span<const Unit> units) {
  if (word.empty()) return "it has no unit";
  std::vector<std::string_view> names;
  for (const Unit& unit : units)
    if (!unit.name.empty()) names.push_back(unit.name);
  std::string why = "\"" + std::string(word) + "\" is no unit of it";
  const std::string_view near = nearest_word(word, names);
  if (!near.empty()) why += "; did you mean \"" + std::string(near) + "\"?";
  return why;
}

/// Why `text` has no number in front.
std::string no_number(std::string_view text) {
  if (text.empty()) return "it is empty";
  if (text.front() == '-') return "it is negative";
  return is_digit(text.front()) ? "it has too many digits" : "it does not begin with a number";
}

/// One number with one unit, as a whole count.
Result<std::int64_t> parse_count(std::string_view text, std::span<const Unit> units, Round round,
                                 std::string_view kind, std::string_view example) {
  std::string_view rest = trimmed(text);
  const std::optional<Decimal> number = take_number(rest);
  if (!number) return refuse(text, kind, example, no_number(rest));
  const std::string_view word = trimmed(rest);
  const std::optional<std::int64_t> size = size_of(word, units);
  if (!size) return refuse(text, kind, example, unknown_unit(word, units));
  const std::optional<std::int64_t> count = times(*number, *size, round);
  if (!count) return refuse(text, kind, example, "it is too large");
  return *count;
}

/// Takes exactly `size` digits off the front of `text`; -1 if they are not there.
int take_digits(std::string_view& text, std::size_t size) {
  if (text.size() < size) return -1;
  int value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, char sign) {
  if (text.empty() || text.front() != sign) return false;
  text.remove_prefix(1);
  return true;
}

/// "14:00", "14:00:10", "14:00:10.5", to the end of `text`.
std::optional<Duration> parse_clock(std::string_view text) {
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  Duration clock = hours(hour) + minutes(minute);
  if (text.empty()) return clock;
  if (!take(text, ':')) return std::nullopt;
  const int whole = take_digits(text, 2);
  if (whole < 0 || whole > 59) return std::nullopt;
  clock += seconds(whole);
  if (text.empty()) return clock;
  if (!take(text, '.') || text.empty() || text.size() > 9) return std::nullopt;
  std::int64_t fraction = 0, place = second;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    place /= 10;
    fraction += (c - '0') * place;
  }
  return clock + nanoseconds(fraction);
}

/// How many seconds one of `per` has.
std::optional<double> seconds_per(std::string_view per) {
  const std::optional<std::int64_t> size = size_of(per, time_units);
  if (!size || *size < second) return std::nullopt;
  return static_cast<double>(*size / second);
}

/// The text before and after the last '/', trimmed; the second is empty if there is none.
std::array<std::string_view, 2> split_rate(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return {trimmed(text), {}};
  return {trimmed(text.substr(0, slash)), trimmed(text.substr(slash + 1))};
}

}  // namespace

Result<Bytes> parse_bytes(std::string_view text) {
  return parse_count(text, byte_units, Round::nearest, "an amount of data",
                     "\"64 GiB\" or \"1.2 MB\"")
      .map([](std::int64_t count) { return Bytes{count}; });
}

Result<Millicores> parse_cpu(std::string_view text) {
  return parse_count(text, cpu_units, Round::up, "an amount of CPU", "\"250m\" or \"1.5\"")
      .map([](std::int64_t count) { return Millicores{count}; });
}

Result<Duration> parse_duration(std::string_view text) {
  constexpr std::string_view kind = "a duration", example = "\"90 s\" or \"4m10s\"";
  std::string_view rest = trimmed(text);
  if (rest == "0") return Duration{0};
  Int128 total = 0;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  do {
    const std::optional<Decimal> number = take_number(rest);
    if (!number) return refuse(text, kind, example, no_number(rest));
    const std::string_view word = take_word(rest);
    const std::optional<std::int64_t> size = size_of(word, time_units);
    if (!size) return refuse(text, kind, example, unknown_unit(word, time_units));
    if (*size >= last)
      return refuse(text, kind, example, "its parts do not go from large to small");
    last = *size;
    const std::optional<std::int64_t> part = times(*number, *size, Round::nearest);
    total += part.value_or(0);
    if (!part || total > std::numeric_limits<std::int64_t>::max())
      return refuse(text, kind, example, "it is longer than 292 years");
    rest = trimmed(rest);
  } while (!rest.empty());
  return Duration{static_cast<std::int64_t>(total)};
}

Result<Time> parse_time(std::string_view text) {
  constexpr std::string_view kind = "a time in UTC", example = "\"2025-03-04T14:00\"";
  std::string_view rest = trimmed(text);
  const int year = take_digits(rest, 4);
  const bool first = take(rest, '-');
  const int month = take_digits(rest, 2);
  const bool later = take(rest, '-');
  const int day = take_digits(rest, 2);
  if (year < 0 || month < 0 || day < 0 || !first || !later) return refuse(text, kind, example);
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return refuse(text, kind, example, "there is no such day");
  if (year < 1678 || year > 2261) return refuse(text, kind, example, "years go from 1678 to 2261");
  const Time midnight(std::chrono::sys_days(date).time_since_epoch());
  if (rest.empty()) return midnight;
  if (!take(rest, 'T') && !take(rest, ' ')) return refuse(text, kind, example);
  if (!rest.empty() && rest.back() == 'Z') rest.remove_suffix(1);
  const std::optional<Duration> clock = parse_clock(rest);
  if (!clock) return refuse(text, kind, example, "its time of day is not like 14:00 or 14:00:10");
  return midnight + *clock;
}

Result<double> parse_rate(std::string_view text) {
  constexpr std::string_view kind = "a rate", example = "\"60 rps\" or \"600/min\"";
  auto [amount, per] = split_rate(text);
  const std::optional<Decimal> number = take_number(amount);
  if (!number) return refuse(text, kind, example, no_number(amount));
  const std::string_view word = trimmed(amount);
  if (per.empty() && word == "rps") return real(*number);
  const std::optional<double> span = seconds_per(per);
  if (!word.empty() || !span) return refuse(text, kind, example, "its unit is not known");
  return real(*number) / *span;
}

Result<double> parse_byte_rate(std::string_view text) {
  constexpr std::string_view kind = "a rate of data", example = "\"125 MB/s\" or \"5 Gbit/s\"";
  const auto [amount, per] = split_rate(text);
  std::string_view rest = amount;
  const std::optional<Decimal> number = take_number(rest);
  if (!number) return refuse(text, kind, example, no_number(rest));
  const std::string_view word = trimmed(rest);
  const bool bits_per_second = word.ends_with("bps");
  const std::optional<double> span = bits_per_second ? 1.0 : seconds_per(per);
  if (!span || (bits_per_second && !per.empty()))
    return refuse(text, kind, example, "it does not say per which time");
  if (const std::optional<std::int64_t> bits = size_of(word, bit_units))
    return real(*number) * static_cast<double>(*bits) / 8 / *span;
  const std::optional<std::int64_t> bytes = size_of(word, byte_units);
  if (!bytes || word.empty()) return refuse(text, kind, example, unknown_unit(word, byte_units));
  return real(*number) * static_cast<double>(*bytes) / *span;
}

Result<double> parse_percent(std::string_view text) {
  constexpr std::string_view kind = "a percentage", example = "\"70 %\"";
  std::string_view rest = trimmed(text);
  const bool negative = take(rest, '-');
  std::optional<Decimal> number = take_number(rest);
  if (!number) return refuse(text, kind, example, no_number(rest));
  if (trimmed(rest) != "%") return refuse(text, kind, example, "it does not end in %");
  number->places += 2;
  return negative ? -real(*number) : real(*number);
}

Result<Money> parse_money(std::string_view text) {
  constexpr std::string_view kind = "an amount of money", example = "\"$0.0952\"";
  std::string_view rest = trimmed(text);
  std::string plain;
  if (take(rest, '-')) plain = "-";
  const bool sign = take(rest, '$');
  if (!sign && (rest.ends_with("USD") || rest.ends_with("usd"))) rest.remove_suffix(3);
  rest = trimmed(rest);
  for (std::size_t at = 0; at < rest.size(); ++at)
    if (at == 0 || !groups_thousands(rest, at)) plain += rest[at];
  const Result<Money> money = Money::from_text(plain);
  if (!money) {
    const std::string& why = money.error().message;
    return refuse(text, kind, example, why.substr(why.rfind(": ") + 2));
  }
  return *money;
}

}  // namespace base
}  // namespace drydock
