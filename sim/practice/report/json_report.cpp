// Builds the JSON form of a summary.
#include "sim/practice/report/json_report.h"

#include <cstdio>

#include "sim/engine/base/text.h"

namespace drydock::report {

namespace {

using codec::Value;

/// Dollars as a plain decimal, exact to the last posted part.
Value dollars(Money amount) { return Value::number(amount.to_text(6)); }

Value requests_of(const Served& served) {
  Value out;
  out.set("offered", served.figures.offered);
  out.set("served", served.figures.served);
  out.set("failed", served.figures.failed);
  out.set("success", served.figures.success());
  return out;
}

Value latency_of(const Served& served) {
  Value out;
  out.set("mean", served.figures.mean * 1e3);
  out.set("p50", served.figures.p50 * 1e3);
  out.set("p95", served.figures.p95 * 1e3);
  out.set("p99", served.figures.p99 * 1e3);
  return out;
}

template <class Figures>
Value by(const Summary& summary, Figures figures) {
  Value out = figures(summary.users);
  Value operations{Value::Object{}}, services{Value::Object{}};
  for (const Served& served : summary.operations) operations.set(served.name, figures(served));
  for (const Served& served : summary.services) services.set(served.name, figures(served));
  out.set("by_operation", std::move(operations));
  out.set("by_service", std::move(services));
  return out;
}

/// The promise to users, its error budget, the alerts, and credits of AWS.
Value objective_value(const Summary& summary) {
  if (!summary.objective) return {};
  const ObjectiveLine& line = *summary.objective;
  Value out;
  out.set("success", line.success);
  out.set("p95_ms", in_seconds(line.p95) * 1e3);
  Value budget;
  budget.set("span_s", in_seconds(line.budget.span));
  budget.set("offered", line.budget.offered);
  budget.set("failed", line.budget.failed);
  budget.set("success", line.budget.success());
  budget.set("used_of_30_days", line.budget.used());
  out.set("budget", std::move(budget));
  out.set("fast_alerts", line.fast_alerts);
  out.set("slow_alerts", line.slow_alerts);
  Value credits{Value::List{}};
  for (const CreditLine& credit : summary.credits) {
    Value one;
    one.set("service", credit.key);
    one.set("month", iso_date(credit.month).substr(0, 7));
    one.set("down_s", in_seconds(credit.down));
    one.set("uptime", credit.uptime);
    one.set("promised", credit.promised);
    one.set("credit", credit.credit);
    one.set("usd", dollars(credit.given_back));
    credits.push(std::move(one));
  }
  out.set("credits", std::move(credits));
  return out;
}

/// How requests were computed, and where the formulas of flows do not hold.
Value computed_of(const Summary& summary) {
  const workload::Computed& how = summary.computed;
  Value out;
  out.set("mode", enum_name(how.mode));
  out.set("one_by_one_s", in_seconds(how.one_by_one));
  out.set("looked_s", in_seconds(how.looked));
  out.set("looked_requests", how.looked_requests);
  Value levels{Value::List{}};
  for (const auto& level : how.levels) {
    Value one;
    one.set("load", level.load);
    one.set("looked_s", in_seconds(level.looked));
    one.set("requests", level.requests);
    one.set("p99_within", level.interval < 1 ? Value(level.interval) : Value());
    levels.push(std::move(one));
  }
  out.set("levels", std::move(levels));
  Value doubts{Value::List{}};
  for (std::size_t i = 0; i < how.doubted.size(); ++i) {
    Value one;
    one.set("service", summary.doubted[i]);
    one.set("why", enum_name(how.doubted[i].why));
    one.set("lasted_s", in_seconds(how.doubted[i].lasted));
    doubts.push(std::move(one));
  }
  out.set("doubts", std::move(doubts));
  return out;
}

/// The bill by service, team and environment, each with what is idle.
Value allocations_of(const Summary& summary) {
  Value out{Value::Object{}};
  for (std::size_t i = 0; i < summary.allocations.size(); ++i) {
    const insight::Allocation& split = summary.allocations[i];
    Value lines{Value::List{}};
    for (const insight::Allocated& line : split.lines) {
      Value entry;
      entry.set("who", line.who);
      entry.set("direct_usd", dollars(line.direct));
      entry.set("shared_usd", dollars(line.shared));
      lines.push(std::move(entry));
    }
    Value one;
    one.set("lines", std::move(lines));
    one.set("idle_usd", dollars(split.idle));
    out.set("by_" + std::string(enum_name(static_cast<insight::By>(i))), std::move(one));
  }
  return out;
}

Value cost_of(const Summary& summary) {
  Value out;
  out.set("total_usd", dollars(summary.total));
  out.set("month_usd", dollars(summary.month));
  Value items{Value::List{}};
  for (const BillItem& item : summary.bill) {
    Value line;
    line.set("item", item.item);
    line.set("usd", dollars(item.amount));
    line.set("month_usd", dollars(item.month));
    items.push(std::move(line));
  }
  out.set("items", std::move(items));
  Value forecast;
  forecast.set("so_far_usd", dollars(summary.forecast.so_far));
  forecast.set("expected_usd", dollars(summary.forecast.expected));
  forecast.set("low_usd", dollars(summary.forecast.low));
  forecast.set("high_usd", dollars(summary.forecast.high));
  out.set("calendar_month", std::move(forecast));
  out.set("allocation", allocations_of(summary));
  Value budgets{Value::Object{}};
  for (const BudgetLine& budget : summary.budgets) budgets.set(budget.name, dollars(budget.month));
  out.set("budgets_usd", std::move(budgets));
  return out;
}

}  // namespace

std::string fingerprint_text(std::uint64_t fingerprint) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(fingerprint));
  return text;
}

codec::Value json_fact(const FactLine& fact) {
  Value out;
  out.set("id", static_cast<std::int64_t>(fact.id.index));
  out.set("at", iso_time(fact.at));
  out.set("kind", fact.kind);
  out.set("text", fact.text);
  out.set("weight", enum_name(fact.weight));
  out.set("tone", enum_name(fact.tone));
  out.set("cause", fact.parent ? Value(static_cast<std::int64_t>(fact.parent.index)) : Value());
  return out;
}

codec::Value json_report(const Summary& summary, const std::vector<FactLine>& facts) {
  Value out;
  out.set("drydock", DRYDOCK_VERSION);
  out.set("scenario", summary.scenario);
  out.set("title", summary.title);
  out.set("platform", summary.platform);
  out.set("seed", summary.seed);
  out.set("start", iso_time(summary.start));
  out.set("end", iso_time(summary.end));
  out.set("simulated_s", in_seconds(summary.end - summary.start));
  out.set("fingerprint", fingerprint_text(summary.fingerprint));
  out.set("events", summary.events);
  out.set("requests", by(summary, requests_of));
  out.set("latency_ms", by(summary, latency_of));
  out.set("objective", objective_value(summary));
  out.set("computed", computed_of(summary));
  out.set("cost", cost_of(summary));
  Value list{Value::List{}};
  for (const FactLine& fact : facts) list.push(json_fact(fact));
  out.set("facts", std::move(list));
  out.set("wall_s", summary.wall_s);
  out.set("cpu_s", summary.cpu_s);
  return out;
}

}  // namespace drydock::report
