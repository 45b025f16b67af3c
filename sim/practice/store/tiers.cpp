// Finds which tier a span's use fell into, and when one tier gave way to the next.
#include "sim/practice/store/tiers.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/platform/cost/cost.h"

namespace drydock::store {

namespace {

constexpr std::int64_t million = 1'000'000;
/// Of a unit; a price that is found from less use says nothing.
constexpr double least_used = 0.001;
/// Prices that differ by a smaller part tell nothing.
constexpr double same_price = 1e-3;

/// The part of a posting from `from` to `to` that lies between `begin` and `end`.
double part_within(Time from, Time to, Time begin, Time end) {
  if (from >= to) return from > begin && from <= end ? 1 : 0;
  const Duration common = std::min(to, end) - std::max(from, begin);
  return common > Duration::zero() ? in_seconds(common) / in_seconds(to - from) : 0;
}

double used_within(const TierCourse& course, Time begin, Time end) {
  double used = 0;
  for (const TierUse& use : course.uses)
    used += static_cast<double>(use.used) * part_within(use.from, use.to, begin, end);
  return used / static_cast<double>(course.per_unit);
}

/// The tier that the last use before `at` fell into.
std::size_t tier_at(const TierCourse& course, Time at) {
  const double used = used_within(course, cost::month_of(at - nanoseconds(1)), at);
  std::size_t tier = 0;
  while (tier + 1 < course.tiers.size() && used > static_cast<double>(course.tiers[tier].up_to))
    ++tier;
  return tier;
}

std::string say_price(Money price) { return price.is_zero() ? "free" : say_money(price); }

std::string say_units(std::int64_t count, const std::string& unit) {
  return say_count(count) + " " +
         (std::isdigit(static_cast<unsigned char>(unit[0])) ? "times " : "") + unit;
}

/// "the free first 100 GB of the month were used up in the hour to Sat 8 Mar 14:00:00; ...".
std::string say_used_up(const TierCourse& course, std::size_t tier, Time until) {
  const std::int64_t edge = course.tiers[tier].up_to;
  const Time month = cost::month_of(until - nanoseconds(1));
  double used = 0;
  for (const TierUse& use : course.uses) {
    if (use.to <= month) continue;
    used += static_cast<double>(use.used) / static_cast<double>(course.per_unit);
    if (used <= static_cast<double>(edge)) continue;
    const Money price = course.tiers[tier].price;
    return std::string("the ") + (price.is_zero() ? "free " : "") + "first " +
           say_units(edge, course.unit) + " of the month" +
           (price.is_zero() ? "" : " at " + say_money(price)) + " were used up in the hour to " +
           say_time(use.to) + "; beyond it is " + say_price(course.tiers[tier + 1].price);
  }
  return {};
}

/// The price that a new month has come to, since tiers count from its beginning.
std::string say_new_month(const TierCourse& course, Time until) {
  const std::size_t tier = tier_at(course, until);
  const cost::Tier& now = course.tiers[tier];
  std::string text = "a new month began on " + say_time(cost::month_of(until - nanoseconds(1))) +
                     ", and the tiers with it: ";
  if (now.up_to != cost::open_end)
    text += "up to " + say_units(now.up_to, course.unit);
  else if (tier > 0)
    text += "beyond " + say_units(course.tiers[tier - 1].up_to, course.unit);
  return text + " it is " + say_price(now.price);
}

std::string reason_of(const TierCourse& course, const Spans& spans) {
  const Time last = spans.after_to - nanoseconds(1);
  if (cost::month_of(spans.before_from) != cost::month_of(last))
    return say_new_month(course, spans.after_to);
  const std::size_t after = tier_at(course, spans.after_to);
  std::size_t before = tier_at(course, spans.before_to);
  if (before == after) before = tier_at(course, spans.before_from);
  return before < after ? say_used_up(course, after - 1, spans.after_to) : std::string();
}

}  // namespace

void Spans::add(Change& to, Money amount, Time from, Time until) const {
  const auto part = [&](Time begin, Time end) {
    if (from >= until) return from > begin && from <= end ? amount : Money{};
    const Duration common = std::min(until, end) - std::max(from, begin);
    return common > Duration::zero() ? amount.scaled(common.count(), (until - from).count())
                                     : Money{};
  };
  to.before += part(before_from, before_to);
  to.after += part(after_from, after_to);
}

Change Spans::hourly(const Change& sums) const {
  const auto each = [](Money sum, Time from, Time to) {
    return sum.scaled(Duration(hours(1)).count(), (to - from).count());
  };
  return {each(sums.before, before_from, before_to), each(sums.after, after_from, after_to)};
}

std::string PriceMove::say(const std::string& unit) const {
  const bool counts = std::isdigit(static_cast<unsigned char>(unit[0])) != 0;
  return "the price of " + (counts ? unit : "a " + unit) + ", from " + say_price(before) + " to " +
         say_price(after) + (why.empty() ? "" : ": " + why);
}

PriceMove price_move(const TierCourse& course, const Spans& spans) {
  PriceMove move;
  move.per_unit = course.per_unit;
  const double used_before = used_within(course, spans.before_from, spans.before_to);
  const double used_after = used_within(course, spans.after_from, spans.after_to);
  if (std::min(used_before, used_after) < least_used) return move;
  Change sums;
  for (const TierUse& use : course.uses) spans.add(sums, use.amount, use.from, use.to);
  const auto millionths = [](double used) {
    return static_cast<std::int64_t>(std::llround(used * million));
  };
  move.before = sums.before.scaled(million, millionths(used_before));
  move.after = sums.after.scaled(million, millionths(used_after));
  const double size = std::max(move.before.to_double(), move.after.to_double());
  if (std::fabs((move.after - move.before).to_double()) <= same_price * size) {
    move.after = move.before;
    return move;
  }
  const Money at_before = move.before.scaled(millionths(used_after), million);
  move.change = {spans.hourly({{}, at_before}).after, spans.hourly({{}, sums.after}).after};
  move.why = reason_of(course, spans);
  return move;
}

}  // namespace drydock::store
