// The table of differences between flows and single requests.
#include "sim/practice/report/agreement.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

namespace {

double off_by(double flows, double requests) {
  return requests > 0 ? (flows - requests) / requests : flows > 0 ? 1 : 0;
}

bool is_within(const Gap& gap) {
  const Gap& goal = agreement_goal;
  return std::fabs(gap.mean) <= goal.mean && std::fabs(gap.p50) <= goal.p50 &&
         std::fabs(gap.p95) <= goal.p95 && std::fabs(gap.p99) <= goal.p99 &&
         std::fabs(gap.success) <= goal.success && std::fabs(gap.dollars) <= goal.dollars;
}

Agreement row_of(const std::string& name, const workload::ServiceReport& flows,
                 const workload::ServiceReport& requests, double flows_dollars = 0,
                 double requests_dollars = 0) {
  Agreement row{name, flows, requests, flows_dollars, requests_dollars, {}, false};
  row.gap.mean = off_by(flows.mean, requests.mean);
  row.gap.p50 = off_by(flows.p50, requests.p50);
  row.gap.p95 = off_by(flows.p95, requests.p95);
  row.gap.p99 = off_by(flows.p99, requests.p99);
  row.gap.success = 100 * (flows.success() - requests.success());
  row.gap.dollars = off_by(flows_dollars, requests_dollars);
  row.within = is_within(row.gap);
  return row;
}

/// "+1.3 %", with a mark beyond the goal.
std::string say_gap(double gap, double goal, const char* unit, double factor) {
  const double tenths = std::round(gap * factor * 100) / 100;
  std::string text = (tenths > 0 ? "+" : "") + say_number(tenths) + unit;
  if (std::fabs(gap) > goal) text += " !";
  return text;
}

}  // namespace

std::vector<Agreement> agreements(const Summary& flows, const Summary& requests,
                                  bool by_operation) {
  std::vector<Agreement> rows;
  rows.push_back(row_of(flows.scenario, flows.users.figures, requests.users.figures,
                        flows.total.to_double(), requests.total.to_double()));
  if (!by_operation) return rows;
  for (std::size_t i = 0; i < std::min(flows.operations.size(), requests.operations.size()); ++i)
    rows.push_back(row_of("  " + flows.operations[i].name, flows.operations[i].figures,
                          requests.operations[i].figures));
  return rows;
}

std::string agreement_text(const std::vector<Agreement>& rows, const Ink& ink) {
  using enum Align;
  Columns table({left, right, right, right, right, right, right, right, right});
  table.row({"", "requests", "mean", "mean off", "p50 off", "p95 off", "p99 off", "success off",
             "dollars off"});
  const Gap& goal = agreement_goal;
  table.row({"goal", "", "", "2 %", "5 %", "5 %", "10 %", "0.05 pp", "0.5 %"});
  for (const Agreement& row : rows) {
    const bool is_part = row.requests_dollars <= 0;
    table.row({row.name, say_count(row.requests.offered), say_latency(row.requests.mean),
               say_gap(row.gap.mean, goal.mean, " %", 100),
               say_gap(row.gap.p50, goal.p50, " %", 100), say_gap(row.gap.p95, goal.p95, " %", 100),
               say_gap(row.gap.p99, goal.p99, " %", 100),
               say_gap(row.gap.success, goal.success, " pp", 1),
               is_part ? std::string() : say_gap(row.gap.dollars, goal.dollars, " %", 100)});
  }
  const auto within =
      std::count_if(rows.begin(), rows.end(), [](const Agreement& row) { return row.within; });
  return table.text() + "\n  " +
         ink.strong(say_count(within) + " of " + say_count(static_cast<std::int64_t>(rows.size())) +
                    " rows within all goals") +
         "; what flows are off by, against requests one by one\n";
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
  table.row({"hour from", "operation", "requests", "p99 exact", "p99 mixed", "p50 off", "p95 off",
             "p99 off"});
  for (const HourAgreement& row : rows)
    table.row({say_time(row.exact.from), row.operation, say_count(row.exact.served),
               say_latency(row.exact.p99), say_latency(row.mixed.p99),
               say_gap(row.p50, hour_goal, " %", 100), say_gap(row.p95, hour_goal, " %", 100),
               say_gap(row.p99, hour_goal, " %", 100)});
  const auto within =
      std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.within; });
  return table.text() + "\n  " +
         ink.strong(say_count(within) + " of " + say_count(static_cast<std::int64_t>(rows.size())) +
                    " rows with p99 within 5 %") +
         "; what mixed mode is off by, against each request of the hour simulated\n";
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
    one.set("mean_off", row.gap.mean);
    one.set("p50_off", row.gap.p50);
    one.set("p95_off", row.gap.p95);
    one.set("p99_off", row.gap.p99);
    one.set("success_off_pp", row.gap.success);
    one.set("dollars_off", row.gap.dollars);
    one.set("within", row.within);
    list.push_back(std::move(one));
  }
  return codec::Value(std::move(list));
}

}  // namespace drydock::report
