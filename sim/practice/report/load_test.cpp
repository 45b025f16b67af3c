// Finds the knee: rising levels first, then halving between the last that held and the first that
// broke.
#include "sim/practice/report/load_test.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

namespace {

/// Less than this share of what is asked being served means that throughput stops following.
constexpr double follows = 0.95;
constexpr Duration look = seconds(10);

const char* say_reason(LoadBreak reason) {
  switch (reason) {
    case LoadBreak::held:
      return "";
    case LoadBreak::fails:
      return "too many fail";
    case LoadBreak::slow:
      return "too slow";
    case LoadBreak::stops_following:
      return "throughput stops following";
  }
  return "";
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void find_busiest(const World& world, LoadLevel& level) {
  for (const auto& [id, row] : world.table<workload::Service>()) {
    if (row.utilization <= level.utilization) continue;
    level.utilization = row.utilization;
    level.busiest = std::string(world.text(row.name));
  }
}

LoadBreak judge(const LoadLevel& level, const workload::Settings& settings) {
  if (level.served < follows * level.asked) return LoadBreak::stops_following;
  if (level.success < settings.objective_success) return LoadBreak::fails;
  return level.p95 > in_seconds(settings.objective_p95) ? LoadBreak::slow : LoadBreak::held;
}

LoadLevel measure(run::Run& base, double times, const LoadPlan& plan) {
  run::Run run = base.fork();
  LoadLevel level;
  level.times = times;
  const bool given = run.submit(workload::SetTraffic{times}, Actor::instructor).has_value();
  DRYDOCK_ASSERT(given, "a load test scales the traffic within its range");
  run.advance(run.now() + plan.settles);
  const workload::ServiceReport before = workload::users_report(run.world());
  const Time from = run.now(), to = from + plan.measured;
  std::array<std::vector<double>, 3> times_seen;
  double asked = 0;
  int looks = 0;
  while (run.now() < to) {
    run.advance(std::min(to, run.now() + look));
    const auto now = workload::users_quantiles(run.world(), {0.50, 0.95, 0.99});
    for (std::size_t i = 0; i < now.size(); ++i) times_seen[i].push_back(now[i]);
    asked += run.world().only<workload::Flow>().rate;
    ++looks;
  }
  const workload::ServiceReport after = workload::users_report(run.world());
  const double span = in_seconds(plan.measured);
  const auto offered = static_cast<double>(after.offered - before.offered);
  const auto served = static_cast<double>(after.served - before.served);
  level.asked = asked / looks;
  level.served = served / span;
  level.success = offered > 0 ? served / offered : 1;
  level.p50 = median(times_seen[0]);
  level.p95 = median(times_seen[1]);
  level.p99 = median(times_seen[2]);
  find_busiest(run.world(), level);
  level.reason = judge(level, run.world().only<workload::Settings>());
  return level;
}

}  // namespace

LoadTest load_test(run::Run& run, const LoadPlan& plan,
                   const std::function<void(const LoadLevel&)>& seen) {
  const workload::Settings& settings = run.world().only<workload::Settings>();
  LoadTest test;
  test.objective_success = settings.objective_success;
  test.objective_p95 = in_seconds(settings.objective_p95);
  const auto take = [&](double times) {
    test.levels.push_back(measure(run, times, plan));
    const LoadLevel level = test.levels.back();
    if (seen) seen(level);
    (level.reason == LoadBreak::held ? test.knee : test.broke_at) = level;
    return level.reason == LoadBreak::held;
  };
  for (double times = plan.from; times <= plan.to && take(times);) times *= plan.factor;
  for (int i = 0; test.knee && test.broke_at && i < plan.refinements; ++i)
    take((test.knee->times + test.broke_at->times) / 2);
  std::sort(test.levels.begin(), test.levels.end(),
            [](const LoadLevel& a, const LoadLevel& b) { return a.times < b.times; });
  return test;
}

std::string load_text(const LoadTest& test, const Ink& ink) {
  using enum Align;
  Columns table({right, right, right, right, right, right, right, left, left});
  table.row({"times", "asked", "served", "success", "p50", "p95", "p99", "busiest", ""});
  for (const LoadLevel& level : test.levels)
    table.row({say_number(std::round(level.times * 1000) / 1000), say_rate(level.asked),
               say_rate(level.served), say_percent(level.success), say_latency(level.p50),
               say_latency(level.p95), say_latency(level.p99),
               level.busiest + " " + say_percent(level.utilization), say_reason(level.reason)});
  std::string verdict = "The platform held at every level.";
  if (test.broke_at && test.knee)
    verdict = "The knee lies at " + say_rate(test.knee->asked) + ", " +
              say_number(std::round(test.knee->times * 100) / 100) + " times the ordinary: at " +
              say_rate(test.broke_at->asked) + " " +
              (test.broke_at->reason == LoadBreak::slow
                   ? "p95 is " + say_latency(test.broke_at->p95) + ", with an objective of " +
                         say_latency(test.objective_p95)
               : test.broke_at->reason == LoadBreak::fails
                   ? "only " + say_percent(test.broke_at->success) +
                         " of the requests succeed, with an objective of " +
                         say_percent(test.objective_success)
                   : "only " + say_rate(test.broke_at->served) + " are served") +
              "; the busiest service is " + test.broke_at->busiest + ".";
  else if (test.broke_at)
    verdict = "The platform breaks already at the lowest level: " +
              std::string(say_reason(test.broke_at->reason)) + ".";
  return table.text() + "\n  " + ink.strong(verdict) + "\n";
}

codec::Value load_json(const LoadTest& test) {
  const auto value_of = [](const LoadLevel& level) {
    codec::Value one{codec::Value::Object{}};
    one.set("times", level.times);
    one.set("asked_per_s", level.asked);
    one.set("served_per_s", level.served);
    one.set("success", level.success);
    one.set("p50_s", level.p50);
    one.set("p95_s", level.p95);
    one.set("p99_s", level.p99);
    one.set("busiest", level.busiest);
    one.set("utilization", level.utilization);
    one.set("held", level.reason == LoadBreak::held);
    one.set("reason", std::string(say_reason(level.reason)));
    return one;
  };
  codec::Value whole{codec::Value::Object{}};
  codec::Value::List levels;
  for (const LoadLevel& level : test.levels) levels.push_back(value_of(level));
  whole.set("objective_success", test.objective_success);
  whole.set("objective_p95_s", test.objective_p95);
  whole.set("levels", codec::Value(std::move(levels)));
  if (test.knee) whole.set("knee", value_of(*test.knee));
  if (test.broke_at) whole.set("broke_at", value_of(*test.broke_at));
  return whole;
}

}  // namespace drydock::report
