// What made an item of the bill, flow by flow, and what changed between two hours.
#include <algorithm>
#include <map>
#include <tuple>

#include "sim/engine/base/text.h"
#include "sim/practice/store/run_file.h"

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

/// The part of a posting from `from` to `to` that lies between `a` and `b`.
Money within(Money amount, std::int64_t from, std::int64_t to, Time a, Time b) {
  const std::int64_t begin = a.time_since_epoch().count(), end = b.time_since_epoch().count();
  if (from >= to) return from > begin && from <= end ? amount : Money{};
  const std::int64_t common = std::min(to, end) - std::max(from, begin);
  return common > 0 ? amount.scaled(common, to - from) : Money{};
}

/// What is compared: who, in which item.
struct Tally {
  Change change;
  CauseId cause;
  std::int64_t latest = 0;
};

struct Spans {
  Time before_from, before_to, after_from, after_to;

  /// Adds a posting or a part of it.
  void add(Tally& tally, Money amount, std::int64_t from, std::int64_t to, CauseId cause) const {
    tally.change.before += within(amount, from, to, before_from, before_to);
    tally.change.after += within(amount, from, to, after_from, after_to);
    if (to < tally.latest || to > after_to.time_since_epoch().count()) return;
    tally.latest = to;
    tally.cause = cause;
  }
  Change hourly(const Change& sums) const {
    const auto each = [](Money sum, Time from, Time to) {
      return sum.scaled(Duration(hours(1)).count(), (to - from).count());
    };
    return {each(sums.before, before_from, before_to), each(sums.after, after_from, after_to)};
  }
};

using Tallies = std::map<std::string, std::map<std::string, Tally>>;  // Item, who.

bool dearer(const Change& a, const Change& b) {
  return absolute(a.difference()) > absolute(b.difference());
}

/// The reasons of an item, those that hardly matter left out.
std::vector<ChangeReason> reasons_of(const std::map<std::string, Tally>& who, const Spans& spans,
                                     Money difference) {
  std::vector<ChangeReason> reasons;
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

Result<void> tally_postings(Database& database, const Spans& spans, Tallies& to) {
  auto query = database.prepare(
      "SELECT item, resource, amount, from_ns, to_ns, fact FROM postings ORDER BY to_ns, id");
  if (!query) return tl::unexpected(query.error());
  for (;;) {
    const Result<bool> more = query->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    spans.add(to[query->text(0)][query->text(1)], money_of(*query, 2), query->integer(3),
              query->integer(4), cause_of(*query, 5));
  }
}

Result<void> tally_flows(Database& database, const Spans& spans, Tallies& to) {
  auto query = database.prepare(
      "SELECT item, source, target, purpose, resource, amount, postings.used, portions.used, "
      "from_ns, to_ns, portions.fact FROM portions JOIN postings ON posting = postings.id JOIN "
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
    spans.add(to[query->text(0)][what],
              money_of(*query, 5).scaled(query->integer(7), query->integer(6)), query->integer(8),
              query->integer(9), cause_of(*query, 10));
  }
}

}  // namespace

Result<bool> RunFile::has_portions() {
  auto query = database_.prepare("SELECT 1 FROM sqlite_master WHERE name = 'portions'");
  if (!query) return tl::unexpected(query.error());
  return query->row();
}

Result<std::vector<StoredFlow>> RunFile::flows(std::string_view item) {
  const auto kept = has_portions();
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
  Tallies by_resource, by_flow;
  if (const auto read = tally_postings(database_, *spans, by_resource); !read)
    return tl::unexpected(read.error());
  const auto kept = has_portions();
  if (!kept) return tl::unexpected(kept.error());
  if (*kept)
    if (const auto read = tally_flows(database_, *spans, by_flow); !read)
      return tl::unexpected(read.error());

  Rise rise{spans->before_from, spans->before_to, spans->after_from, spans->after_to, {}, {}};
  for (const auto& [item, who] : by_resource) {
    Change sums;
    for (const auto& [resource, tally] : who) {
      sums.before += tally.change.before;
      sums.after += tally.change.after;
    }
    const Change change = spans->hourly(sums);
    rise.change.before += change.before;
    rise.change.after += change.after;
    if (change.difference().is_zero()) continue;
    const auto flows = by_flow.find(item);
    rise.items.push_back(
        {item, change,
         reasons_of(flows == by_flow.end() ? who : flows->second, *spans, change.difference())});
  }
  std::stable_sort(rise.items.begin(), rise.items.end(),
                   [](const auto& a, const auto& b) { return dearer(a.change, b.change); });
  return rise;
}

}  // namespace drydock::store
