// The lists of families and suites, and how their readers take numbers and times.
#include "sim/practice/vectors/families.h"

#include <cmath>
#include <limits>

namespace drydock::vectors {

namespace {

constexpr double longest_s = 9e9;  // 285 years: what nanoseconds in 64 bits can hold.

}  // namespace

const std::vector<Family>& families() {
  static const std::vector<Family> all = [] {
    std::vector<Family> list;
    for (const auto topic : {scheduler_families, spread_families, controller_families,
                             horizontal_families, cluster_autoscaler_families, node_families})
      for (Family& family : topic()) list.push_back(std::move(family));
    return list;
  }();
  return all;
}

const std::vector<Suite>& suites() {
  static const std::vector<Suite> all = {
      {"drydock.pricing-cases/2", "what a month of a design costs, line by line", play_pricing}};
  return all;
}

Duration seconds(const codec::Cursor& at, Duration otherwise) {
  if (!at) return otherwise;
  return Duration(std::llround(at.number(-longest_s, longest_s) * 1e9));
}

Time moment(const codec::Cursor& at, Time otherwise) {
  return Time(seconds(at, otherwise.time_since_epoch()));
}

std::int64_t integer(const codec::Cursor& at, std::int64_t otherwise) {
  return at.integer(std::numeric_limits<std::int64_t>::min(),
                    std::numeric_limits<std::int64_t>::max(), otherwise);
}

std::optional<std::int64_t> maybe_integer(const codec::Cursor& at) {
  if (!at) return std::nullopt;
  return integer(at);
}

std::string any_text(const codec::Cursor& at) { return at ? at.text() : std::string(); }

codec::Value in_seconds(Duration span) {
  constexpr std::int64_t second = 1'000'000'000;
  if (span.count() % second == 0) return span.count() / second;
  return static_cast<double>(span.count()) / static_cast<double>(second);
}

}  // namespace drydock::vectors
