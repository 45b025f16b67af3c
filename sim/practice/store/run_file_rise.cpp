// What made an item of the bill, flow by flow, and what changed between two hours.
#include <algorithm>
#include <map>
#include <tuple>

#include "sim/engine/base/text.h"
#include "sim/practice/store/run_file.h"
#include "sim/practice/store/tiers.h"

namespace drydock::store {

namespace {

constexpr std::size_t reasons_most = 4;

/// Reasons below this part of an item's change are left out.
constexpr std::int64_t noise = 50;

Money absolute(Money money) { return money < Money{} ? -money : money; }

CauseId cause_of(const Statement& row, int column) {
  if (row.is_null(column)) return {};
  return CauseId{static_cast<std::uint32_t>(row.integer(column))};
}

Money money_of(const Statement& row, int column) {
  return Money::from_text(row.text(column)).value_or(Money{});
}

/// What a flow is, for people.
std::string say_flow(const std::string& from, const std::string& to, const std::string& purpose,
                     const std::string& way) {
  std::string text;
  if (to == "logs" && purpose.empty()) {
    text = "log lines of " + from;
  } else if (to == "telemetry" && purpose.empty()) {
    text = "telemetry of the nodes";
  } else if (to == "users") {
    text = "answers to users of " + purpose;
  } else if (from == "users") {
    text = "users' " + purpose;
  } else {
    text = from + " to " + to + (purpose.empty() ? "" : " for " + purpose);
  }
  return text + ", " + way;
}

/// What is compared: who, in which item.
struct Tally {
  Change change;
  CauseId cause;
  Time latest;
};

/// Adds a posting or a part of it.
void add_to(Tally& tally, const Spans& spans, Money amount, Time from, Time to, CauseId cause) {
  spans.add(tally.change, amount, from, to);
  if (to < tally.latest || to > spans.after_to) return;
  tally.latest = to;
  tally.cause = cause;
}

using Tallies = std::map<std::string, std::map<std::string, Tally>>;  // Item, who.

bool dearer(const Change& a, const Change& b) {
  return absolute(a.difference()) > absolute(b.difference());
}

/// The reasons of an item, those that hardly matter left out. `prices` are such, too.
std::vector<ChangeReason> reasons_of(const std::map<std::string, Tally>& who, const Spans& spans,
                                     Money difference, std::vector<ChangeReason> prices) {
  std::vector<ChangeReason> reasons = std::move(prices);
  for (const auto& [what, tally] : who) {
    const Change change = spans.hourly(tally.change);
    if (absolute(change.difference()) * noise > absolute(difference))
      reasons.push_back({what, change, tally.cause});
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return dearer(a.change, b.change); });
  if (reasons.size() > reasons_most) reasons.resize(reasons_most);
  return reasons;
}

/// Before `since` and before the last full hour that is closed; without `since`, the first span.
Result<Spans> spans_of(Database& database, std::optional<Time> since, Duration over) {
  auto limits = database.prepare(
      "SELECT (SELECT start_ns FROM run), MAX(to_ns) FROM postings WHERE is_open = 0");
  if (!limits) return tl::unexpected(limits.error());
  const Result<bool> any = limits->row();
  if (!any) return tl::unexpected(any.error());
  if (!*any || limits->is_null(1))
    return fail("too_short", "This run ended before an hour of its bill was closed.", {},
                "Play it for two hours or more.");
  const std::int64_t hour = Duration(hours(1)).count();
  const Time start{Duration(limits->integer(0))};
  const Time end{Duration(limits->integer(1) / hour * hour)};
  const Time middle = since.value_or(std::min(start + over, end));
  if (middle <= start || middle >= end)
    return fail(
        "out_of_range", "There is nothing to compare before and after " + say_time(middle) + ".",
        {},
        "The hours of this bill are closed from " + say_time(start) + " to " + say_time(end) + ".");
  return Spans{std::max(start, middle - over), middle, std::max(middle, end - over), end};
}

Time time_at(const Statement& row, int column) { return Time{Duration(row.integer(column))}; }

/// Rates whose price comes in tiers, by their number.
using Courses = std::map<std::int64_t, TierCourse>;
using Moves = std::map<std::int64_t, PriceMove>;

Result<Courses> read_courses(Database& database) {
  Courses courses;
  auto tiers =
      database.prepare("SELECT rate, up_to, price, unit, per_unit FROM tiers ORDER BY rate, up_to");
  if (!tiers) return tl::unexpected(tiers.error());
  for (;;) {
    const Result<bool> more = tiers->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    TierCourse& course = courses[tiers->integer(0)];
    course.tiers.push_back({tiers->integer(1), money_of(*tiers, 2)});
    course.unit = tiers->text(3);
    course.per_unit = tiers->integer(4);
  }
  auto uses = database.prepare(
      "SELECT rate, item, from_ns, to_ns, used, amount FROM postings WHERE is_open = 0 AND rate IN "
      "(SELECT rate FROM tiers) ORDER BY to_ns, id");
  if (!uses) return tl::unexpected(uses.error());
  for (;;) {
    const Result<bool> more = uses->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return courses;
    TierCourse& course = courses[uses->integer(0)];
    course.item = uses->text(1);
    course.uses.push_back(
        {time_at(*uses, 2), time_at(*uses, 3), uses->integer(4), money_of(*uses, 5)});
  }
}

/// A dollar after `spans.before_to` at the prices of before, so that who used more is not blamed
/// for a dearer tier.
Money at_old_price(const Moves& moves, std::int64_t rate, Money amount, std::int64_t used, Time to,
                   const Spans& spans) {
  const auto move = moves.find(rate);
  return move == moves.end() || to <= spans.before_to ? amount : move->second.at_price_before(used);
}

/// Which column of postings says their rate; files of before there were tiers have none.
std::string rate_column(bool has_rates) { return has_rates ? "postings.rate" : "-1"; }

Result<void> tally_postings(Database& database, const Spans& spans, const Moves& moves,
                            bool has_rates, std::map<std::string, Change>& sums, Tallies& to) {
  auto query = database.prepare("SELECT item, resource, amount, from_ns, to_ns, fact, used, " +
                                rate_column(has_rates) +
                                " FROM postings WHERE is_open = 0 ORDER BY to_ns, id");
  if (!query) return tl::unexpected(query.error());
  for (;;) {
    const Result<bool> more = query->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    const std::string item = query->text(0);
    const Money amount = money_of(*query, 2);
    const Time from = time_at(*query, 3), until = time_at(*query, 4);
    spans.add(sums[item], amount, from, until);
    add_to(to[item][query->text(1)], spans,
           at_old_price(moves, query->integer(7), amount, query->integer(6), until, spans), from,
           until, cause_of(*query, 5));
  }
}

Result<void> tally_flows(Database& database, const Spans& spans, const Moves& moves, bool has_rates,
                         Tallies& to) {
  auto query = database.prepare(
      "SELECT item, source, target, purpose, resource, amount, postings.used, portions.used, "
      "from_ns, to_ns, portions.fact, " +
      rate_column(has_rates) +
      " FROM portions JOIN postings ON posting = postings.id JOIN "
      "shares ON share = shares.id WHERE to_ns > ? AND from_ns < ? OR to_ns > ? "
      "ORDER BY to_ns, posting, share");
  if (!query) return tl::unexpected(query.error());
  query->bind(spans.before_from.time_since_epoch().count())
      .bind(spans.before_to.time_since_epoch().count())
      .bind(spans.after_from.time_since_epoch().count());
  for (;;) {
    const Result<bool> more = query->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    if (query->integer(6) <= 0) continue;
    const std::string what =
        say_flow(query->text(1), query->text(2), query->text(3), query->text(4));
    const Money amount = money_of(*query, 5).scaled(query->integer(7), query->integer(6));
    const Time until = time_at(*query, 9);
    add_to(to[query->text(0)][what], spans,
           at_old_price(moves, query->integer(11), amount, query->integer(7), until, spans),
           time_at(*query, 8), until, cause_of(*query, 10));
  }
}

/// The moves of prices that make up an item's change, as reasons.
std::vector<ChangeReason> prices_of(const Courses& courses, const Moves& moves,
                                    const std::string& item) {
  std::vector<ChangeReason> reasons;
  for (const auto& [rate, move] : moves) {
    const TierCourse& course = courses.at(rate);
    if (course.item == item) reasons.push_back({move.say(course.unit), move.change, {}});
  }
  return reasons;
}

}  // namespace

Result<bool> RunFile::keeps(std::string_view table) {
  auto query = database_.prepare("SELECT 1 FROM sqlite_master WHERE name = ?");
  if (!query) return tl::unexpected(query.error());
  query->bind(table);
  return query->row();
}

Result<std::vector<StoredFlow>> RunFile::flows(std::string_view item) {
  const auto kept = keeps("portions");
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept)
    return fail("older", "This run was kept by an older Drydock, which did not note its flows.", {},
                "Play it again with drydock run --out to see them.");
  auto query = database_.prepare(
      "SELECT resource, source, target, purpose, amount, postings.used, portions.used, "
      "portions.fact FROM portions JOIN postings ON posting = postings.id JOIN shares ON "
      "share = shares.id WHERE item = ? COLLATE NOCASE");
  if (!query) return tl::unexpected(query.error());
  query->bind(item);
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::map<CauseId, Money>>
      found;
  for (;;) {
    const Result<bool> more = query->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    if (query->integer(5) <= 0) continue;
    found[{query->text(0), query->text(1), query->text(2), query->text(3)}][cause_of(*query, 7)] +=
        money_of(*query, 4).scaled(query->integer(6), query->integer(5));
  }
  std::vector<StoredFlow> flows;
  for (const auto& [flow, causes] : found) {
    const auto& [resource, from, to, purpose] = flow;
    StoredFlow& row = flows.emplace_back(StoredFlow{resource, from, to, purpose, {}, {}});
    Money most;
    for (const auto& [cause, amount] : causes) {
      row.amount += amount;
      if (amount > most) std::tie(most, row.cause) = std::pair(amount, cause);
    }
  }
  std::stable_sort(flows.begin(), flows.end(),
                   [](const auto& a, const auto& b) { return a.amount > b.amount; });
  return flows;
}

std::string say(const StoredFlow& flow) {
  return say_flow(flow.from, flow.to, flow.purpose, flow.resource);
}

Result<Rise> RunFile::rise(std::optional<Time> since, Duration over) {
  const auto spans = spans_of(database_, since, over);
  if (!spans) return tl::unexpected(spans.error());
  const auto has_flows = keeps("portions"), has_rates = keeps("tiers");
  if (!has_flows) return tl::unexpected(has_flows.error());
  if (!has_rates) return tl::unexpected(has_rates.error());
  Courses courses;
  Moves moves;
  if (*has_rates) {
    Result<Courses> read = read_courses(database_);
    if (!read) return tl::unexpected(read.error());
    courses = std::move(*read);
  }
  for (const auto& [rate, course] : courses)
    if (const PriceMove move = price_move(course, *spans); !move.is_none())
      moves.emplace(rate, move);
  std::map<std::string, Change> sums;
  Tallies by_resource, by_flow;
  if (const auto read = tally_postings(database_, *spans, moves, *has_rates, sums, by_resource);
      !read)
    return tl::unexpected(read.error());
  if (*has_flows)
    if (const auto read = tally_flows(database_, *spans, moves, *has_rates, by_flow); !read)
      return tl::unexpected(read.error());

  Rise rise{spans->before_from, spans->before_to, spans->after_from, spans->after_to, {}, {}};
  for (const auto& [item, sum] : sums) {
    const Change change = spans->hourly(sum);
    rise.change.before += change.before;
    rise.change.after += change.after;
    if (change.difference().is_zero()) continue;
    const auto flows = by_flow.find(item);
    rise.items.push_back(
        {item, change,
         reasons_of(flows == by_flow.end() ? by_resource[item] : flows->second, *spans,
                    change.difference(), prices_of(courses, moves, item))});
  }
  std::stable_sort(rise.items.begin(), rise.items.end(),
                   [](const auto& a, const auto& b) { return dearer(a.change, b.change); });
  return rise;
}

}  // namespace drydock::store
