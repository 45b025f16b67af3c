// A load test as text, as data and as a table for other programs.
#include <array>
#include <cmath>
#include <locale>
#include <sstream>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/load_test.h"

namespace drydock::report {

namespace {

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

const char* say_resource(Resource resource) {
  switch (resource) {
    case Resource::cpu:
      return "CPU";
    case Resource::disk:
      return "disk";
    case Resource::workers:
      return "workers";
  }
  return "";
}

double rounded(double value, double places) { return std::round(value * places) / places; }

std::string say_break(const LoadTest& test, const LoadLevel& level) {
  const std::string asked = "at " + say_rate(level.asked) + " ";
  switch (level.reason) {
    case LoadBreak::slow:
      return asked + "p95 is " + say_latency(level.p95) + ", with an objective of " +
             say_latency(test.objective_p95);
    case LoadBreak::fails:
      return asked + "only " + say_percent(level.success) +
             " of the requests succeed, with an objective of " +
             say_percent(test.objective_success);
    default:
      return asked + "only " + say_rate(level.served) + " of " + say_rate(level.offered) +
             " are served";
  }
}

std::string say_fullest(const Fullest& fullest) {
  if (fullest.service.empty()) return "";
  const std::string name = fullest.service + "'s " + say_resource(fullest.resource);
  return fullest.is_full()
             ? "; " + name + " is full, " + say_percent(fullest.share)
             : "; nothing is full, " + name + " the most with " + say_percent(fullest.share);
}

std::string verdict(const LoadTest& test) {
  if (!test.broke_at)
    return test.levels.empty() ? "Nothing was tested." : "The platform held at every level.";
  if (!test.knee)
    return "The platform breaks already at the lowest level: " + say_break(test, *test.broke_at) +
           say_fullest(test.broke_at->fullest) + ".";
  const std::string times = say_number(rounded(test.knee->times, 100)) + " times the ordinary";
  return "The knee lies at " + say_rate(test.knee->asked) +
         (test.operation.empty() ? "" : " of " + test.operation) + ", " + times + ": " +
         say_break(test, *test.broke_at) + say_fullest(test.broke_at->fullest) + ".";
}

}  // namespace

std::string load_text(const LoadTest& test, const Ink& ink) {
  using enum Align;
  Columns table({right, right, right, right, right, right, right, left, left});
  table.row({"times", "asked", "served", "success", "p50", "p95", "p99", "fullest", ""});
  for (const LoadLevel& level : test.levels)
    table.row({say_number(rounded(level.times, 1000)), say_rate(level.asked),
               say_rate(level.served), say_percent(level.success), say_latency(level.p50),
               say_latency(level.p95), say_latency(level.p99),
               level.fullest.service + " " + say_resource(level.fullest.resource) + " " +
                   say_percent(level.fullest.share),
               say_reason(level.reason)});
  return table.text() + "\n  " + ink.strong(verdict(test)) + "\n";
}

codec::Value load_json(const LoadTest& test) {
  const auto value_of = [](const LoadLevel& level) {
    codec::Value one{codec::Value::Object{}};
    one.set("times", level.times);
    one.set("asked_per_s", level.asked);
    one.set("offered_per_s", level.offered);
    one.set("served_per_s", level.served);
    one.set("success", level.success);
    one.set("p50_s", level.p50);
    one.set("p95_s", level.p95);
    one.set("p99_s", level.p99);
    one.set("busiest", level.fullest.service);
    one.set("resource", std::string(say_resource(level.fullest.resource)));
    one.set("utilization", level.fullest.share);
    one.set("held", level.reason == LoadBreak::held);
    one.set("reason", std::string(say_reason(level.reason)));
    return one;
  };
  codec::Value whole{codec::Value::Object{}};
  codec::Value::List levels;
  for (const LoadLevel& level : test.levels) levels.push_back(value_of(level));
  if (!test.operation.empty()) whole.set("operation", test.operation);
  whole.set("objective_success", test.objective_success);
  whole.set("objective_p95_s", test.objective_p95);
  whole.set("levels", codec::Value(std::move(levels)));
  if (test.knee) whole.set("knee", value_of(*test.knee));
  if (test.broke_at) whole.set("broke_at", value_of(*test.broke_at));
  return whole;
}

std::string load_csv(const LoadTest& test) {
  std::ostringstream lines;
  lines.imbue(std::locale::classic());
  lines << "times,asked_per_s,offered_per_s,served_per_s,success,p50_s,p95_s,p99_s,fullest,"
           "resource,used,held\n";
  for (const LoadLevel& level : test.levels) {
    for (const double figure : {level.times, level.asked, level.offered, level.served,
                                level.success, level.p50, level.p95, level.p99})
      lines << figure << ',';
    lines << level.fullest.service << ',' << say_resource(level.fullest.resource) << ','
          << level.fullest.share << ',' << (level.reason == LoadBreak::held ? "yes" : "no") << '\n';
  }
  return lines.str();
}

}  // namespace drydock::report
