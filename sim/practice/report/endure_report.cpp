// Tables of an endurance.
#include "sim/practice/report/endure_report.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/platform/failure/chance.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/drill_report.h"

namespace drydock::report {

namespace {

using codec::Value;
using failure::Hazard;
using study::Endurance;
using study::Estimate;
using study::Life;
using study::Spread;

constexpr int outage_bars = 12, outage_width = 48;

double lost_share(const Life& life) { return life.lost_s / failure::seconds_a_year; }
double outage_share(const Life& life) { return life.outages_s / failure::seconds_a_year; }
double downtime_h(const Life& life) { return life.outages_s / 3600; }
double outages(const Life& life) { return static_cast<double>(life.outages.size()); }

/// 1 - x, which turns the interval round.
Estimate rest_of(const Estimate& share) {
  return {1 - share.value, 1 - share.high, 1 - share.low, share.sure};
}

Estimate mean_of(const Endurance& endurance, const auto& figure) {
  std::vector<double> values;
  for (const Life& life : endurance.lives) values.push_back(figure(life));
  return Spread(std::move(values)).mean();
}

/// Lengths of all outages, in seconds.
Spread lengths_of(const Endurance& endurance) {
  std::vector<double> all;
  for (const Life& life : endurance.lives)
    all.insert(all.end(), life.outages.begin(), life.outages.end());
  return Spread(std::move(all));
}

std::string sure_sign(const Estimate& estimate) { return estimate.sure ? "" : "~ "; }

/// What came in no life, or in each to the same degree, has no spread to judge by.
bool too_rare(const Estimate& estimate) { return estimate.low == estimate.high; }

std::string share_interval(const Estimate& share) {
  if (too_rare(share)) return "too rare to tell";
  return sure_sign(share) + say_percent(std::max(0.0, share.low)) + " to " +
         say_percent(std::min(1.0, share.high));
}

std::string number_interval(const Estimate& estimate) {
  if (too_rare(estimate)) return "too rare to tell";
  return sure_sign(estimate) + say_number(std::max(0.0, estimate.low)) + " to " +
         say_number(estimate.high);
}

std::string say_share_up(const study::ShareUp& row) {
  if (row.least == row.members)
    return "all " + std::to_string(row.members) + " " + row.ensemble + " work";
  return "at least " + std::to_string(row.least) + " of " + std::to_string(row.members) + " " +
         row.ensemble;
}

/// Of the i-th of the shares that every life has.
Estimate share_up(const Endurance& endurance, std::size_t i) {
  return mean_of(endurance, [&](const Life& life) { return life.shares.at(i).share; });
}

std::string availability_table(const Endurance& endurance) {
  using enum Align;
  Columns table({left, right, left, right});
  table.row({"", "measured", "95 % interval", "closed form"});
  const auto row = [&](const std::string& what, const Estimate& share, const std::string& exact) {
    table.row({what, say_percent(share.value), share_interval(share), exact});
  };
  row("users' requests served", rest_of(study::per_year(endurance, lost_share)), "none");
  row("time within the objective", rest_of(study::per_year(endurance, outage_share)), "none");
  for (std::size_t i = 0; i < endurance.lives.front().shares.size(); ++i) {
    const study::ShareUp& up = endurance.lives.front().shares[i];
    row(say_share_up(up), share_up(endurance, i),
        up.closed_form ? say_percent(*up.closed_form) : "none");
  }
  return table.text();
}

std::string outages_text(const Endurance& endurance) {
  using enum Align;
  const Spread lengths = lengths_of(endurance);
  const Estimate often = study::per_year(endurance, outages);
  const Estimate down = study::per_year(endurance, downtime_h);
  Columns table({left, right, left});
  table.row({"", "", "95 % interval"});
  table.row({"outages", say_count(static_cast<std::int64_t>(lengths.size())), ""});
  table.row({"a year", say_number(often.value), number_interval(often)});
  table.row({"downtime a year, h", say_number(down.value), number_interval(down)});
  if (lengths.size() == 0) return table.text();
  const auto length = [&](const char* what, Estimate given) {
    for (double* value : {&given.value, &given.low, &given.high}) *value /= 60;
    table.row({what, say_number(given.value), number_interval(given)});
  };
  length("half last at most, min", lengths.quantile(0.5));
  length("95 of 100 last at most, min", lengths.quantile(0.95));
  table.row({"the worst, min", say_number(lengths.greatest() / 60), ""});
  return table.text();
}

std::string failures_table(const Endurance& endurance) {
  using enum Align;
  Columns table({left, right, left});
  table.row({"", "a year", "95 % interval"});
  for (std::size_t i = 1; i < failure::hazards; ++i) {
    const Estimate often = mean_of(endurance, [&](const Life& life) {
      return static_cast<double>(life.failures.at(i)) / life.years;
    });
    if (often.value > 0)
      table.row({std::string(enum_name(static_cast<Hazard>(i))), say_number(often.value),
                 number_interval(often)});
  }
  return table.text();
}

Estimate credits_of(const Endurance& endurance, std::size_t level) {
  return mean_of(endurance,
                 [&](const Life& life) { return life.credits.at(level).to_double() / life.years; });
}

std::string credits_table(const Endurance& endurance) {
  using enum Align;
  Columns table({left, right, right, left});
  table.row({"", "promised", "$ a year", "95 % interval"});
  for (std::size_t i = 0; i < endurance.levels.size(); ++i) {
    const Estimate dollars = credits_of(endurance, i);
    table.row({endurance.levels[i].name, say_percent(endurance.levels[i].promised()),
               say_fixed(dollars.value, 2), number_interval(dollars)});
  }
  return table.text();
}

Value value_of_estimate(const Estimate& estimate) {
  Value out;
  out.set("value", estimate.value);
  out.set("low", estimate.low);
  out.set("high", estimate.high);
  out.set("sure", estimate.sure);
  return out;
}

Value outages_value(const Endurance& endurance) {
  const Spread lengths = lengths_of(endurance);
  Value out;
  out.set("count", static_cast<std::int64_t>(lengths.size()));
  out.set("per_year", value_of_estimate(study::per_year(endurance, outages)));
  out.set("downtime_h_per_year", value_of_estimate(study::per_year(endurance, downtime_h)));
  if (lengths.size() == 0) return out;
  out.set("p50_s", value_of_estimate(lengths.quantile(0.5)));
  out.set("p95_s", value_of_estimate(lengths.quantile(0.95)));
  out.set("worst_s", lengths.greatest());
  return out;
}

Value shares_value(const Endurance& endurance) {
  Value shares{Value::List{}};
  for (std::size_t i = 0; i < endurance.lives.front().shares.size(); ++i) {
    const study::ShareUp& up = endurance.lives.front().shares[i];
    Value one;
    one.set("ensemble", up.ensemble);
    one.set("least", up.least);
    one.set("members", up.members);
    one.set("measured", value_of_estimate(share_up(endurance, i)));
    one.set("closed_form", up.closed_form ? Value(*up.closed_form) : Value());
    shares.push(std::move(one));
  }
  return shares;
}

Value credits_value(const Endurance& endurance) {
  Value credits{Value::Object{}};
  for (std::size_t i = 0; i < endurance.levels.size(); ++i)
    credits.set(endurance.levels[i].key, value_of_estimate(credits_of(endurance, i)));
  return credits;
}

const char* const asleep_text =
    "Asleep: traffic, bill, samples, horizontal autoscalers, jobs, backups. Awake, as in every "
    "run:\n"
    "faults and repairs, health checks, replacement of machines, evictions, the scheduler, the\n"
    "cluster-autoscaler. Whether requests are served follows from who in their way answers, not\n"
    "from load.\n";

}  // namespace

std::string endure_text(const scenario::Scenario& scenario, const Endurance& endurance,
                        const Ink& ink) {
  const Life& first = endurance.lives.front();
  std::string text = ink.strong(scenario.platform.name + ": " + say_number(endurance.years, 6) +
                                " years of chance") +
                     "\n";
  text += plural(static_cast<std::int64_t>(endurance.lives.size()), "world") + " of " +
          say_number(first.years) + " years each, seeds from " +
          std::to_string(endurance.first_seed) + ".\n" + asleep_text;
  text += "\n" + ink.strong("Availability") + "\n" + availability_table(endurance);
  text += "\n" +
          ink.strong("Outages: more than " + say_percent(1 - scenario.platform.objective.success) +
                     " of requests fail") +
          "\n" + outages_text(endurance);
  const Spread lengths = lengths_of(endurance);
  if (lengths.size() > 0) {
    std::vector<double> hours_long;
    for (const double length : lengths.values()) hours_long.push_back(length / 3600);
    text += "\n" + ink.strong("Hours that they last") + "\n" +
            histogram_text(Spread(std::move(hours_long)), outage_bars, outage_width);
  }
  text += "\n" + ink.strong("What failed by itself") + "\n" + failures_table(endurance);
  text += "\n" + ink.strong("Credits by the service level agreements of AWS") + "\n" +
          credits_table(endurance);
  return text;
}

Value endure_json(const scenario::Scenario& scenario, const Endurance& endurance) {
  Value out;
  out.set("scenario", scenario.name);
  out.set("platform", scenario.platform.name);
  out.set("years", endurance.years);
  out.set("worlds", static_cast<std::int64_t>(endurance.lives.size()));
  out.set("first_seed", endurance.first_seed);
  out.set("confidence", study::confidence);
  Value asleep{Value::List{}};
  for (const char* what :
       {"traffic", "bill", "samples", "horizontal autoscalers", "jobs", "backups"})
    asleep.push(what);
  out.set("asleep", std::move(asleep));
  out.set("served", value_of_estimate(rest_of(study::per_year(endurance, lost_share))));
  out.set("within_objective", value_of_estimate(rest_of(study::per_year(endurance, outage_share))));
  out.set("shares", shares_value(endurance));
  out.set("outages", outages_value(endurance));
  Value failures{Value::Object{}};
  std::uint64_t events = 0;
  for (const Life& life : endurance.lives) events += life.events;
  for (std::size_t i = 1; i < failure::hazards; ++i)
    failures.set(std::string(enum_name(static_cast<Hazard>(i))),
                 value_of_estimate(mean_of(endurance, [&](const Life& life) {
                   return static_cast<double>(life.failures.at(i)) / life.years;
                 })));
  out.set("failures_per_year", std::move(failures));
  out.set("credits_usd_per_year", credits_value(endurance));
  out.set("events", events);
  return out;
}

}  // namespace drydock::report
