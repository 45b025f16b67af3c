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
      return "holds";
    case LoadBreak::fails:
      return "too many fail";
    case LoadBreak::slow:
      return "too slow";
    case LoadBreak::stops_following:
      return "overloaded";
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
  const std::string asked = "At " + say_rate(level.asked) + " ";
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

/// Of a resource; more than three digits of it say nothing.
std::string say_use(double share) { return say_number(share * 100) + " %"; }

std::string say_fullest(const Fullest& fullest) {
  if (fullest.service.empty()) return "";
  const std::string name = fullest.service + "'s " + say_resource(fullest.resource);
  return fullest.is_full()
             ? name + " is full, " + say_use(fullest.share)
             : "nothing is full, " + name + " the most with " + say_use(fullest.share);
}

/// "At 430 rps p95 is 515 ms, with an objective of 400 ms; workflow-db's CPU is full, 97.5 %."
std::string say_reasons(const LoadTest& test) {
  std::string text = say_break(test, *test.broke_at);
  const std::string fullest = say_fullest(test.broke_at->fullest);
  if (!fullest.empty()) text += "; " + fullest;
  return text + ".";
}

/// "Before it rose, auth-db answers only 0 % of its calls well, because zone b went dark."
std::string say_ailment(const Ailment& ailment) {
  return "It is not the load: before it rose, " + ailment.symptom +
         (ailment.root.empty() ? "" : ", because " + ailment.root) + ".";
}

/// What came out, first in a few words, then the reasons, a line each.
std::vector<std::string> verdict(const LoadTest& test) {
  if (!test.broke_at)
    return {test.levels.empty() ? "Nothing was tested." : "The platform held at every level."};
  if (test.is_ailing())
    return {"The platform fails its users before the load rises.", say_reasons(test),
            say_ailment(test.before)};
  if (!test.knee) {
    std::vector<std::string> lines{"The platform breaks already at the lowest level.",
                                   say_reasons(test)};
    if (!test.before.symptom.empty())
      lines.push_back("Before the load rose, " + test.before.symptom + ".");
    return lines;
  }
  return {"The knee lies at " + say_rate(test.knee->asked) +
              (test.operation.empty() ? "" : " of " + test.operation) + ", " +
              say_number(rounded(test.knee->times, 100)) + " times the ordinary.",
          say_reasons(test)};
}

}  // namespace

std::string load_text(const LoadTest& test, const Ink& ink) {
  using enum Align;
  Columns table({right, right, right, right, right, right, right, left, left});
  const bool all = test.operation.empty();
  table.row({"times", all ? "asked" : test.operation, all ? "served" : "all served", "success",
             "p50", "p95", "p99", "least room", "verdict"});
  for (const LoadLevel& level : test.levels)
    table.row({say_number(rounded(level.times, 1000)), say_rate(level.asked),
               say_rate(level.served), say_percent(level.success), say_latency(level.p50),
               say_latency(level.p95), say_latency(level.p99),
               level.fullest.service.empty()
                   ? std::string()
                   : level.fullest.service + " " + say_resource(level.fullest.resource) + " " +
                         say_use(level.fullest.share),
               say_reason(level.reason)});
  std::string text = test.levels.empty() ? std::string() : table.text() + "\n";
  const std::vector<std::string> lines = verdict(test);
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += "  " + (i == 0 ? ink.strong(lines[i]) : lines[i]) + "\n";
  return text;
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
    const bool held = level.reason == LoadBreak::held;
    one.set("held", held);
    one.set("reason", held ? std::string() : std::string(say_reason(level.reason)));
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
  if (!test.before.symptom.empty()) whole.set("ailed_before", test.before.symptom);
  if (!test.before.root.empty()) whole.set("because", test.before.root);
  return whole;
}

std::string load_csv(const LoadTest& test) {
  std::ostringstream lines;
  lines.imbue(std::locale::classic());
  lines << "times,asked_per_s,offered_per_s,served_per_s,success,p50_s,p95_s,p99_s,fullest,"
           "resource,used,verdict\n";
  for (const LoadLevel& level : test.levels) {
    for (const double figure : {level.times, level.asked, level.offered, level.served,
                                level.success, level.p50, level.p95, level.p99})
      lines << figure << ',';
    lines << level.fullest.service << ',' << say_resource(level.fullest.resource) << ','
          << level.fullest.share << ',' << say_reason(level.reason) << '\n';
  }
  return lines.str();
}

}  // namespace drydock::report
