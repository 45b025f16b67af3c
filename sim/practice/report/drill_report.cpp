// Tables and plots of a drill.
#include "sim/practice/report/drill_report.h"

#include <algorithm>
#include <array>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

namespace {

using codec::Value;
using study::Drill;
using study::Estimate;
using study::Outcome;
using study::Spread;

constexpr int plot_bars = 12, plot_width = 48;

/// A figure of an outcome: what people read, and its key in data.
struct Figure {
  const char* text;
  const char* key;
  double (*read)(const Outcome&);
  double per = 1;  ///< Of the data, in one of what people read.
};

double rto(const Outcome& outcome) { return outcome.rto_s; }
double rpo(const Outcome& outcome) { return outcome.rpo_s; }
double lost_writes(const Outcome& outcome) { return outcome.lost_writes; }
double failed_requests(const Outcome& outcome) { return outcome.failed; }
double dollars_spent(const Outcome& outcome) { return outcome.spent.to_double(); }

constexpr std::array drill_figures{Figure{"time until all is well (RTO), min", "rto_s", rto, 60},
                                   Figure{"age of what came back (RPO), min", "rpo_s", rpo, 60},
                                   Figure{"writes lost", "lost_writes", lost_writes},
                                   Figure{"failed requests", "failed_requests", failed_requests},
                                   Figure{"on the bill until then, $", "dollars", dollars_spent}};

std::string drill_number(double value) {
  return value >= 1000 ? say_count(static_cast<std::int64_t>(value + 0.5)) : say_number(value);
}

std::string interval(const Estimate& estimate, double per) {
  return (estimate.sure ? "" : "~ ") + drill_number(estimate.low / per) + " to " +
         drill_number(estimate.high / per);
}

std::string figures_table(const Drill& drill) {
  using enum Align;
  Columns table({left, right, left, right, left, right, left, right});
  table.row(
      {"", "mean", "95 % interval", "half below", "interval", "95 % below", "interval", "worst"});
  for (const Figure& figure : drill_figures) {
    const Spread spread = study::spread_of(drill, figure.read);
    const Estimate mean = spread.mean(), half = spread.quantile(0.5), most = spread.quantile(0.95);
    table.row({figure.text, drill_number(mean.value / figure.per), interval(mean, figure.per),
               drill_number(half.value / figure.per), interval(half, figure.per),
               drill_number(most.value / figure.per), interval(most, figure.per),
               drill_number(spread.greatest() / figure.per)});
  }
  return table.text();
}

/// What a step took in the mean of the replications that were through with it.
struct StepMeans {
  std::int64_t count = 0;
  double people = 0, platform = 0;
};

StepMeans means_of(const Drill& drill, std::size_t step) {
  StepMeans means;
  for (const Outcome& outcome : drill.outcomes) {
    if (step >= outcome.steps.size() || outcome.steps[step].done_s < 0) continue;
    const study::StepTimes& times = outcome.steps[step];
    ++means.count;
    means.people += times.given_s - times.begun_s;
    means.platform += times.done_s - times.given_s;
  }
  if (means.count > 0) {
    means.people /= static_cast<double>(means.count);
    means.platform /= static_cast<double>(means.count);
  }
  return means;
}

std::string steps_table(const Drill& drill) {
  using enum Align;
  Columns table({left, right, right, right, left});
  table.row({"step", "times", "people, min", "platform, min", ""});
  StepMeans all;
  for (std::size_t i = 0; i < drill.book.steps.size(); ++i) {
    const StepMeans means = means_of(drill, i);
    all.people += means.people;
    all.platform += means.platform;
    table.row({drill.book.steps[i].name, say_count(means.count), drill_number(means.people / 60),
               drill_number(means.platform / 60), drill.book.steps[i].text});
  }
  table.row({"together", "", drill_number(all.people / 60), drill_number(all.platform / 60), ""});
  return table.text();
}

/// What the sign before an interval means, where one has it.
std::string doubts_text(const Drill& drill) {
  const Spread spread = study::spread_of(drill, rto);
  if (spread.mean().sure && spread.quantile(0.5).sure && spread.quantile(0.95).sure) return {};
  return "  ~ too few replications for a 95 % interval: the least and the greatest take its "
         "place.\n";
}

std::int64_t recovered_in(const Drill& drill) {
  return std::count_if(drill.outcomes.begin(), drill.outcomes.end(),
                       [](const Outcome& outcome) { return outcome.recovered; });
}

/// What stood in the way of those that did not come back: the first reason, and how many had one.
std::string refusals_text(const Drill& drill) {
  std::int64_t count = 0;
  const Outcome* first = nullptr;
  for (const Outcome& outcome : drill.outcomes) {
    if (outcome.recovered || outcome.refused.empty()) continue;
    if (first == nullptr) first = &outcome;
    ++count;
  }
  if (first == nullptr) return {};
  return "  " + plural(count, "replication") + " ended with a refused command; seed " +
         std::to_string(first->seed) + ": " + first->refused + "\n";
}

/// Of the replications that were also played without human delays and came back both ways.
Spread best_of(const Drill& drill, double (*figure)(const Outcome&)) {
  std::vector<double> values;
  for (const Outcome& outcome : drill.outcomes)
    if (outcome.recovered && outcome.best_rto_s >= 0) values.push_back(figure(outcome));
  return Spread(std::move(values));
}

/// What the same commands would have taken if nobody had to think, against what they took.
std::string best_text(const Drill& drill) {
  const Spread best =
      best_of(drill, [](const Outcome& outcome) { return outcome.best_rto_s / 60; });
  const Spread taken = best_of(drill, [](const Outcome& outcome) { return outcome.rto_s / 60; });
  if (best.size() == 0) return {};
  return "  Best possible with the same commands, had people taken no time: " +
         drill_number(best.mean().value) + " min in the mean, against " +
         drill_number(taken.mean().value) + " min in the same " +
         plural(static_cast<std::int64_t>(best.size()), "replication") + ".\n";
}

Value value_of(const Estimate& estimate) {
  Value out;
  out.set("value", estimate.value);
  out.set("low", estimate.low);
  out.set("high", estimate.high);
  out.set("sure", estimate.sure);
  return out;
}

Value value_of(const Spread& spread) {
  Value out;
  out.set("mean", value_of(spread.mean()));
  out.set("p50", value_of(spread.quantile(0.5)));
  out.set("p95", value_of(spread.quantile(0.95)));
  out.set("p99", value_of(spread.quantile(0.99)));
  out.set("least", spread.least());
  out.set("greatest", spread.greatest());
  return out;
}

Value value_of(const Outcome& outcome, Time start) {
  Value out;
  out.set("seed", outcome.seed);
  out.set("fault_s", in_seconds(outcome.fault - start));
  out.set("recovered", outcome.recovered);
  for (const Figure& figure : drill_figures) out.set(figure.key, figure.read(outcome));
  if (outcome.best_rto_s >= 0) out.set("best_rto_s", outcome.best_rto_s);
  out.set("span_s", outcome.span_s);
  if (!outcome.refused.empty()) out.set("refused", outcome.refused);
  return out;
}

}  // namespace

std::string histogram_text(const Spread& spread, int bars, int width) {
  const std::vector<study::Bar> found = study::bars(spread, bars);
  std::int64_t most = 1;
  for (const study::Bar& bar : found) most = std::max(most, bar.count);
  Columns table({Align::right, Align::left, Align::right, Align::left});
  for (const study::Bar& bar : found) {
    const std::int64_t signs = (bar.count * width + most - 1) / most;
    table.row({drill_number(bar.from), "to " + drill_number(bar.to), say_count(bar.count),
               std::string(static_cast<std::size_t>(signs), '#')});
  }
  return table.text();
}

std::string drill_text(const scenario::Scenario& scenario, const Drill& drill, const Ink& ink) {
  const auto all = static_cast<std::int64_t>(drill.outcomes.size());
  const std::int64_t back = recovered_in(drill);
  const Estimate share = study::share(back, all);
  std::string text = ink.strong(drill.book.title) + "\n";
  text += scenario.title + ": " + drill.book.fault.say() + ", " + say_duration(drill.book.from) +
          " to " + say_duration(drill.book.to) + " after the start; " + plural(all, "replication") +
          ", seeds from " + std::to_string(drill.first_seed) + ".\n\n";
  text += ink.strong("What it came to") + "\n" + figures_table(drill);
  text += "  " + say_count(back) + " of " + say_count(all) + " came back within " +
          say_duration(drill.book.give_up) + " (" + say_percent(share.low) + " to " +
          say_percent(share.high) + "); the table is of these.\n";
  text += doubts_text(drill) + refusals_text(drill) + best_text(drill);
  std::vector<double> minutes_taken;
  const Spread taken = study::spread_of(drill, rto);
  for (const double value : taken.values()) minutes_taken.push_back(value / 60);
  text += "\n" + ink.strong("Minutes until all was well") + "\n" +
          histogram_text(Spread(std::move(minutes_taken)), plot_bars, plot_width);
  text += "\n" + ink.strong("Where the time went, in the mean") + "\n" + steps_table(drill);
  return text;
}

Value drill_json(const scenario::Scenario& scenario, const Drill& drill) {
  Value out;
  out.set("scenario", scenario.name);
  out.set("run_book", drill.book.name);
  out.set("replications", static_cast<std::int64_t>(drill.outcomes.size()));
  out.set("first_seed", drill.first_seed);
  out.set("confidence", study::confidence);
  const std::int64_t back = recovered_in(drill);
  out.set("recovered", back);
  out.set("recovered_share",
          value_of(study::share(back, static_cast<std::int64_t>(drill.outcomes.size()))));
  Value table{Value::Object{}};
  for (const Figure& figure : drill_figures)
    table.set(figure.key, value_of(study::spread_of(drill, figure.read)));
  if (const Spread best = best_of(drill, [](const Outcome& one) { return one.best_rto_s; });
      best.size() > 0)
    table.set("best_rto_s", value_of(best));
  out.set("figures", std::move(table));
  Value steps{Value::List{}};
  for (std::size_t i = 0; i < drill.book.steps.size(); ++i) {
    const StepMeans means = means_of(drill, i);
    Value step;
    step.set("name", drill.book.steps[i].name);
    step.set("times", means.count);
    step.set("people_s", means.people);
    step.set("platform_s", means.platform);
    steps.push(std::move(step));
  }
  out.set("steps", std::move(steps));
  Value outcomes{Value::List{}};
  for (const Outcome& outcome : drill.outcomes) outcomes.push(value_of(outcome, scenario.start));
  out.set("outcomes", std::move(outcomes));
  return out;
}

}  // namespace drydock::report
