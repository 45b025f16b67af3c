// The table of differences between flows and single requests.
#include "sim/practice/report/agreement.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/text.h"
#include "sim/platform/cost/cost.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

namespace {

using workload::Totals;

/// Between two normal numbers, the median of the absolute difference in standard deviations of one.
constexpr double median_of_difference = 0.9539;
/// From fewer batches nothing is concluded.
constexpr std::size_t least_batches = 8;
constexpr double sigmas = 2;
/// Around a quantile the density is taken over so much of it.
constexpr double near_quantile = 0.06;

double off_by(double flows, double requests) {
  return requests > 0 ? (flows - requests) / requests : flows > 0 ? 1 : 0;
}

/// Who is looked at: all users, or one operation.
const Totals& totals_of(const Moment& moment, int operation) {
  return operation < 0 ? moment.users
                       : moment.operations[static_cast<std::size_t>(operation)].totals;
}

Totals between(const Moment& from, const Moment& to, int operation) {
  Totals totals = totals_of(to, operation);
  if (operation < 0 || !from.operations.empty()) totals -= totals_of(from, operation);
  return totals;
}

/// Standard deviation of the sum of all batches, from a residual of each.
double deviation_of_sum(const std::vector<double>& residuals) {
  if (residuals.size() < least_batches) return 0;
  std::vector<double> differences;
  for (std::size_t i = 1; i < residuals.size(); ++i)
    differences.push_back(std::fabs(residuals[i] - residuals[i - 1]));
  const auto middle = differences.begin() + static_cast<std::ptrdiff_t>(differences.size() / 2);
  std::nth_element(differences.begin(), middle, differences.end());
  return *middle / median_of_difference * std::sqrt(static_cast<double>(residuals.size()));
}

/// The luck of the sum of `value` over the sum of `count`, batch by batch, as a share of it.
template <class Value, class Count>
double luck_of_ratio(const std::vector<Totals>& batches, Value value, Count count) {
  double values = 0, counts = 0;
  for (const Totals& batch : batches) {
    values += value(batch);
    counts += count(batch);
  }
  if (values <= 0 || counts <= 0) return 0;
  std::vector<double> residuals;
  for (const Totals& batch : batches)
    residuals.push_back(value(batch) - values / counts * count(batch));
  return sigmas * deviation_of_sum(residuals) / values;
}

double served_of(const Totals& totals) { return static_cast<double>(totals.served); }

double luck_of_mean(const Totals& all, const std::vector<Totals>& batches) {
  if (all.served <= 0) return 0;
  const double mean = all.mean_of([](double time) { return time; });
  const double square = all.mean_of([](double time) { return time * time; });
  if (mean <= 0) return 0;
  const double alone =
      sigmas * std::sqrt(std::max(0.0, square - mean * mean) / served_of(all)) / mean;
  const auto sum = [](const Totals& batch) {
    return served_of(batch) * batch.mean_of([](double time) { return time; });
  };
  return std::max(alone, luck_of_ratio(batches, sum, served_of));
}

/// From the luck of the share beyond the quantile, by the density there.
double luck_of_quantile(const Totals& all, const std::vector<Totals>& batches, double share) {
  if (all.served <= 0) return 0;
  const double at = in_seconds(all.latencies.quantile(share));
  const auto beyond = [](const Totals& totals, double time) {
    return totals.latencies.share_beyond(from_seconds(time));
  };
  const double slope =
      (beyond(all, at * (1 - near_quantile)) - beyond(all, at * (1 + near_quantile))) /
      (2 * near_quantile);  // Of the share, for a relative change of the time.
  if (slope <= 0) return 0;
  const double alone = sigmas * std::sqrt(share * (1 - share) / served_of(all));
  const auto late = [&](const Totals& batch) { return served_of(batch) * beyond(batch, at); };
  const double together = luck_of_ratio(batches, late, served_of) * (1 - share);
  return std::max(alone, together) / slope;
}

/// In percentage points.
double luck_of_success(const Totals& all, const std::vector<Totals>& batches) {
  const double offered = static_cast<double>(all.served + all.failed);
  if (all.failed <= 0 || offered <= 0) return 0;
  const auto failed = [](const Totals& batch) { return static_cast<double>(batch.failed); };
  const auto ended = [](const Totals& batch) {
    return static_cast<double>(batch.served + batch.failed);
  };
  const double failures = failed(all);
  const double together = luck_of_ratio(batches, failed, ended) * failures;
  return 100 * std::max(sigmas * std::sqrt(failures), together) / offered;
}

/// Two moments of one run.
struct Span {
  const Moment &from, &to;
};

/// As a share of the dollars; `success` is the luck of it, in percentage points.
double luck_of_dollars(std::span<const Span> spans, double success) {
  double dollars = 0, counted = 0, bytes = 0, variance = 0;
  for (const auto& [from, to] : spans) {
    dollars += to.dollars - from.dollars;
    counted += to.counted_dollars - from.counted_dollars;
    for (std::size_t i = 0; i < to.operations.size(); ++i) {
      const Totals made = between(from, to, static_cast<int>(i));
      const auto number = static_cast<double>(made.served + made.failed);
      const double each = to.operations[i].bytes;
      bytes += number * each;
      variance += number * each * each;
    }
  }
  if (dollars <= 0 || bytes <= 0) return 0;
  const double arrivals = sigmas * std::sqrt(variance) / bytes;
  return counted / dollars * std::sqrt(arrivals * arrivals + success * success / 1e4);
}

bool is_within(const Gap& gap, const Gap& luck) {
  const Gap& goal = agreement_goal;
  const auto holds = [&](double Gap::*part) {
    return std::fabs(gap.*part) <= goal.*part + luck.*part;
  };
  return holds(&Gap::mean) && holds(&Gap::p50) && holds(&Gap::p95) && holds(&Gap::p99) &&
         holds(&Gap::success) && holds(&Gap::dollars);
}

/// The last moment up to `index` when flows had counted all that is paid for.
std::size_t last_counted(const Course& flows, std::size_t index) {
  while (index > 0 && flows[index].counted < flows[index].at) --index;
  return index;
}

/// From moment `first` to `last` of each run.
Agreement row_of(const std::string& name, std::span<const Courses> runs, int operation,
                 std::size_t first, std::size_t last) {
  Agreement row;
  row.name = name;
  Totals flowed, asked;
  std::vector<Totals> batches;
  std::vector<Span> spans;
  Duration length{}, beyond{};
  for (const auto& [flows, requests] : runs) {
    flowed += between(flows[first], flows[last], operation);
    asked += between(requests[first], requests[last], operation);
    for (std::size_t i = first; i < last; ++i)
      batches.push_back(between(requests[i], requests[i + 1], operation));
    length += flows[last].at - flows[first].at;
    beyond += flows[last].beyond - flows[first].beyond;
    if (operation >= 0) continue;
    const std::size_t begin = last_counted(flows, first), end = last_counted(flows, last);
    row.flows_dollars += flows[end].dollars - flows[begin].dollars;
    row.requests_dollars += requests[end].dollars - requests[begin].dollars;
    spans.push_back({requests[begin], requests[end]});
  }
  row.flows = workload::report_of(flowed);
  row.requests = workload::report_of(asked);
  row.gap.mean = off_by(row.flows.mean, row.requests.mean);
  row.gap.p50 = off_by(row.flows.p50, row.requests.p50);
  row.gap.p95 = off_by(row.flows.p95, row.requests.p95);
  row.gap.p99 = off_by(row.flows.p99, row.requests.p99);
  row.gap.success = 100 * (row.flows.success() - row.requests.success());
  row.luck.mean = luck_of_mean(asked, batches);
  row.luck.p50 = luck_of_quantile(asked, batches, 0.50);
  row.luck.p95 = luck_of_quantile(asked, batches, 0.95);
  row.luck.p99 = luck_of_quantile(asked, batches, 0.99);
  row.luck.success = luck_of_success(asked, batches);
  if (length > Duration::zero()) row.beyond = in_seconds(beyond) / in_seconds(length);
  if (operation < 0) {
    row.gap.dollars = off_by(row.flows_dollars, row.requests_dollars);
    row.luck.dollars = luck_of_dollars(spans, row.luck.success);
  }
  row.within = is_within(row.gap, row.luck);
  return row;
}

void add_rows(std::vector<Agreement>& rows, const std::string& name, std::span<const Courses> runs,
              bool by_operation, std::size_t first, std::size_t last) {
  rows.push_back(row_of(name, runs, -1, first, last));
  if (!by_operation) return;
  const auto& operations = runs.front().flows.back().operations;
  for (std::size_t i = 0; i < operations.size(); ++i)
    rows.push_back(row_of("  " + operations[i].name, runs, static_cast<int>(i), first, last));
}

/// The last moment that all courses have.
std::size_t last_of(std::span<const Courses> runs) {
  DRYDOCK_ASSERT(!runs.empty(), "something was run");
  std::size_t last = runs.front().flows.size();
  for (const auto& [flows, requests] : runs) last = std::min({last, flows.size(), requests.size()});
  DRYDOCK_ASSERT(last > 0, "a course has moments");
  return last - 1;
}

/// "+1.3 ±0.4", with a mark beyond the goal and the luck.
std::string say_gap(double gap, double luck, double goal, double factor) {
  const double hundredths = std::round(gap * factor * 100) / 100;
  std::string text = (hundredths > 0 ? "+" : "") + say_number(hundredths);
  const double more = std::round(luck * factor * 100) / 100;
  if (more > 0) text += " ±" + say_number(more);
  if (std::fabs(gap) > goal + luck) text += " !";
  return text;
}

codec::Value gap_json(const Gap& gap) {
  codec::Value value{codec::Value::Object{}};
  value.set("mean", gap.mean);
  value.set("p50", gap.p50);
  value.set("p95", gap.p95);
  value.set("p99", gap.p99);
  value.set("success_pp", gap.success);
  value.set("dollars", gap.dollars);
  return value;
}

}  // namespace

Moment moment_of(const World& world) {
  Moment moment;
  moment.at = world.now();
  for (const auto& [id, row] : world.table<workload::Operation>()) {
    if (row.backlog) continue;
    moment.operations.push_back(
        {std::string(world.text(row.name)), workload::operation_totals(world, id),
         std::max(1.0, static_cast<double>((row.request + row.response).count))});
    moment.users += moment.operations.back().totals;
  }
  moment.dollars = cost::spent(world).to_double();
  for (const auto& [id, meter] : world.table<cost::Meter>())
    if (world[meter.rate].measure == cost::Measure::count)
      moment.counted_dollars += cost::spent(world, id).to_double();
  const auto& flows = world.table<workload::Flow>();
  moment.counted = flows.empty() ? world.now() : flows[Id<workload::Flow>{0}].since;
  moment.beyond = workload::time_beyond(world);
  return moment;
}

std::vector<Agreement> agreements(const std::string& name, std::span<const Courses> runs,
                                  bool by_operation) {
  std::vector<Agreement> rows;
  add_rows(rows, name, runs, by_operation, 0, last_of(runs));
  return rows;
}

std::vector<Agreement> agreements_by_time(const std::string& name, std::span<const Courses> runs,
                                          Duration every, bool by_operation) {
  std::vector<Agreement> rows;
  const std::size_t last = last_of(runs);
  const Course& course = runs.front().flows;
  for (std::size_t first = 0; first < last;) {
    std::size_t next = first + 1;
    while (next < last && course[next].at - course[first].at < every) ++next;
    const Time begin = course.front().at;
    add_rows(rows,
             name + " " + say_duration(course[first].at - begin) + " to " +
                 say_duration(course[next].at - begin),
             runs, by_operation, first, next);
    first = next;
  }
  return rows;
}

std::string agreement_text(const std::vector<Agreement>& rows, const Ink& ink) {
  using enum Align;
  Columns table({left, right, right, right, right, right, right, right, right, right});
  const bool doubted =
      std::any_of(rows.begin(), rows.end(), [](const Agreement& row) { return row.beyond > 0; });
  table.row({"", "requests", "mean", "mean off, %", "p50 off, %", "p95 off, %", "p99 off, %",
             "success off, pp", "dollars off, %", doubted ? "no formula" : ""});
  const Gap& goal = agreement_goal;
  const auto percent = [](double share) { return say_number(100 * share); };
  table.row({"goal", "", "", percent(goal.mean), percent(goal.p50), percent(goal.p95),
             percent(goal.p99), say_number(goal.success), percent(goal.dollars), ""});
  for (const Agreement& row : rows) {
    const bool is_part = row.requests_dollars <= 0;
    table.row(
        {row.name, say_count(row.requests.offered), say_latency(row.requests.mean),
         say_gap(row.gap.mean, row.luck.mean, goal.mean, 100),
         say_gap(row.gap.p50, row.luck.p50, goal.p50, 100),
         say_gap(row.gap.p95, row.luck.p95, goal.p95, 100),
         say_gap(row.gap.p99, row.luck.p99, goal.p99, 100),
         say_gap(row.gap.success, row.luck.success, goal.success, 1),
         is_part ? std::string() : say_gap(row.gap.dollars, row.luck.dollars, goal.dollars, 100),
         row.beyond > 0 ? say_percent(row.beyond) : std::string()});
  }
  const auto within =
      std::count_if(rows.begin(), rows.end(), [](const Agreement& row) { return row.within; });
  return table.text() + "\n  " +
         ink.strong(say_count(within) + " of " + say_count(static_cast<std::int64_t>(rows.size())) +
                    " rows within all goals") +
         "\n  off: what flows give, against requests one by one, ± the luck of those; ! is beyond"
         " goal and luck\n" +
         (doubted ? "  no formula: share of the time for which the flows themselves say so\n" : "");
}

namespace {

/// Null when the world has no such hour.
const workload::Hour* hour_of(const World& world, Id<workload::Operation> operation, Time begin) {
  for (const auto& [id, row] : world.table<workload::Hour>())
    if (row.operation == operation && row.from == begin) return &row;
  return nullptr;
}

}  // namespace

std::vector<HourAgreement> hour_agreements(const World& mixed, const World& exact,
                                           const std::vector<Time>& begins) {
  std::vector<HourAgreement> rows;
  for (const Time begin : begins) {
    for (const auto& [id, operation] : mixed.table<workload::Operation>()) {
      const workload::Hour *one = hour_of(mixed, id, begin), *other = hour_of(exact, id, begin);
      if (one == nullptr || other == nullptr || other->served == 0) continue;
      HourAgreement row{std::string(mixed.text(operation.name)), *one, *other, 0, 0, 0, false};
      row.p50 = off_by(one->p50, other->p50);
      row.p95 = off_by(one->p95, other->p95);
      row.p99 = off_by(one->p99, other->p99);
      row.within = std::fabs(row.p99) <= hour_goal;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::string hours_text(const std::vector<HourAgreement>& rows, const Ink& ink) {
  using enum Align;
  Columns table({left, left, right, right, right, right, right, right});
  table.row({"hour from", "operation", "requests", "p99 exact", "p99 mixed", "p50 off, %",
             "p95 off, %", "p99 off, %"});
  for (const HourAgreement& row : rows)
    table.row({say_time(row.exact.from), row.operation, say_count(row.exact.served),
               say_latency(row.exact.p99), say_latency(row.mixed.p99),
               say_gap(row.p50, 0, hour_goal, 100), say_gap(row.p95, 0, hour_goal, 100),
               say_gap(row.p99, 0, hour_goal, 100)});
  const auto within =
      std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.within; });
  return table.text() + "\n  " +
         ink.strong(say_count(within) + " of " + say_count(static_cast<std::int64_t>(rows.size())) +
                    " rows with p99 within 5 %") +
         "\n  off: what mixed mode gives, against each request of the hour simulated\n";
}

codec::Value hours_json(const std::vector<HourAgreement>& rows) {
  codec::Value list{codec::Value::List{}};
  for (const HourAgreement& row : rows) {
    codec::Value one{codec::Value::Object{}};
    one.set("operation", row.operation);
    one.set("from", iso_time(row.exact.from));
    one.set("requests", row.exact.served);
    one.set("p99_exact_s", row.exact.p99);
    one.set("p99_mixed_s", row.mixed.p99);
    one.set("p50_off", row.p50);
    one.set("p95_off", row.p95);
    one.set("p99_off", row.p99);
    one.set("within", row.within);
    list.push(std::move(one));
  }
  return list;
}

codec::Value agreement_json(const std::vector<Agreement>& rows) {
  codec::Value::List list;
  for (const Agreement& row : rows) {
    codec::Value one{codec::Value::Object{}};
    one.set("name", row.name);
    one.set("requests", row.requests.offered);
    one.set("mean_s", row.requests.mean);
    one.set("p99_s", row.requests.p99);
    one.set("success", row.requests.success());
    one.set("off", gap_json(row.gap));
    one.set("luck", gap_json(row.luck));
    one.set("no_formula", row.beyond);
    one.set("within", row.within);
    list.push_back(std::move(one));
  }
  return codec::Value(std::move(list));
}

}  // namespace drydock::report
