// How configurations are read: exact numbers, units as text, words in any spelling.
#include "sim/practice/pricing/config.h"

#include <algorithm>
#include <limits>

namespace drydock::pricing {

namespace {

using codec::Cursor;
using codec::Value;

constexpr Quantity largest_count = Quantity::whole(1'000'000'000'000'000);  // Beyond any bill.

/// Lower case without '_', '-' and spaces: "On-Demand" is "ondemand".
std::string plain(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::vector<std::string_view> names_of(std::string_view word) {
  std::vector<std::string_view> names;
  for (std::size_t bar = word.find('|'); bar != std::string_view::npos; bar = word.find('|')) {
    names.push_back(word.substr(0, bar));
    word.remove_prefix(bar + 1);
  }
  names.push_back(word);
  return names;
}

void check_range(const Cursor& at, Quantity& value, Quantity otherwise) {
  if (value <= largest_count) return;
  at.wrong(codec::codes::out_of_range, "a number from 0 to " + largest_count.to_text());
  value = otherwise;
}

}  // namespace

std::string grouped(std::int64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

Quantity Config::number(std::string_view key, Quantity otherwise) {
  return measured(key, {}, otherwise);
}

std::int64_t Config::whole(std::string_view key, std::int64_t otherwise) {
  return object_.optional(key).integer(0, 1'000'000'000'000, otherwise);
}

Quantity Config::measured(std::string_view key, const std::vector<NamedUnit>& units,
                          Quantity otherwise) {
  const Cursor at = object_.optional(key);
  if (!at) return otherwise;
  const std::string example =
      units.empty() ? "" : ", or a text such as \"100 " + std::string(units.front().name) + "\"";
  const bool is_text = at.value()->is(Value::Kind::text) && !units.empty();
  if (!at.value()->is(Value::Kind::number) && !is_text) {
    at.wrong(codec::codes::wrong_type, "a number" + example);
    return otherwise;
  }
  std::string_view text = at.value()->text();
  NamedUnit unit{"", 1, 1};
  if (is_text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    std::string_view name = text.substr(end);
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const NamedUnit& one) { return one.name == name; });
    std::vector<std::string> names;
    for (const NamedUnit& one : units) names.emplace_back(one.name);
    if (found == units.end()) {
      at.wrong(codec::codes::wrong_unit, "a number and " + codec::one_of(names),
               codec::nearest(name, names));
      return otherwise;
    }
    unit = *found;
    text = text.substr(0, end);
  }
  const Result<Quantity> read = Quantity::from_text(text);
  if (!read) {
    at.wrong(codec::codes::out_of_range, "a number from 0 to " + largest_count.to_text() + example);
    return otherwise;
  }
  Quantity value = *read;
  check_range(at, value, otherwise);
  return value.scaled(unit.numerator, unit.denominator);
}

Quantity Config::gb(std::string_view key) {
  // A GB of a bill has 2^30 bytes, so GiB says the same.
  return measured(key,
                  {{"GB", 1, 1},
                   {"GiB", 1, 1},
                   {"TB", 1024, 1},
                   {"TiB", 1024, 1},
                   {"PB", 1024 * 1024, 1},
                   {"MB", 1, 1024},
                   {"MiB", 1, 1024}},
                  {});
}

Quantity Config::mb(std::string_view key) {
  return measured(key, {{"MB", 1, 1}, {"MiB", 1, 1}, {"GB", 1024, 1}, {"GiB", 1024, 1}}, {});
}

Quantity Config::hours(std::string_view key, Quantity otherwise) {
  return measured(key, {{"h", 1, 1}, {"d", 24, 1}, {"min", 1, 60}}, otherwise);
}

Quantity Config::milliseconds(std::string_view key) {
  return measured(key, {{"ms", 1, 1}, {"s", 1000, 1}, {"min", 60'000, 1}}, {});
}

std::int64_t Config::mib_per_second(std::string_view key) {
  const Quantity rate = measured(key, {{"MiB/s", 1, 1}, {"GiB/s", 1024, 1}}, {});
  const Int128 whole = rate.parts() / Quantity::per_unit;
  if (Quantity::whole(static_cast<std::int64_t>(whole)) != rate)
    object_.optional(key).wrong(codec::codes::out_of_range, "whole MiB a second");
  return static_cast<std::int64_t>(whole);
}

bool Config::flag(std::string_view key, bool otherwise) {
  return object_.optional(key).boolean(otherwise);
}

std::string Config::text(std::string_view key) { return object_.optional(key).text(); }

std::string Config::required_text(std::string_view key) { return object_.required(key).text(); }

std::string Config::word(std::string_view key, const std::vector<std::string_view>& words) {
  const std::string first(names_of(words.front()).front());
  const Cursor at = object_.optional(key);
  if (!at) return first;
  const std::string said = plain(at.text());
  std::vector<std::string> known;
  for (const std::string_view word : words) {
    const std::vector<std::string_view> names = names_of(word);
    known.emplace_back(names.front());
    for (const std::string_view name : names)
      if (plain(name) == said) return known.back();
  }
  if (at.value()->is(Value::Kind::text))
    at.wrong(codec::codes::unknown_word, codec::one_of(known),
             codec::nearest(at.value()->text(), known));
  return first;
}

}  // namespace drydock::pricing
