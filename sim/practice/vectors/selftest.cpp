// What was measured, put into words and units for people.
#include "sim/practice/vectors/selftest.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/practice/vectors/experiment.h"

namespace drydock::vectors {

namespace {

using codec::Value;

/// A unit in which a figure is said, and what it is multiplied by before.
struct SaidUnit {
  double factor = 1;
  std::string after;
  bool is_money = false;

  std::string of(double value, int digits) const {
    return is_money ? "$" + say_fixed(value, 2) : say_number(value * factor, digits) + after;
  }
};

bool is_time(std::string_view metric) {
  for (const std::string_view end : {"_wait", "_response", "_time", "_at", "_data_loss", "_delay"})
    if (metric.ends_with(end) && !metric.starts_with("prob_")) return true;
  return false;
}

SaidUnit unit_of(const CaseOutcome& one, const Outcome& outcome) {
  if (one.time_unit.starts_with("USD")) return {1, "", true};
  if (outcome.metric == "throughput") return {1, "/" + one.time_unit};
  if (!is_time(outcome.metric)) return {};
  const double value = std::fabs(outcome.expected.real().value_or(0));
  if (one.time_unit == "s" && value < 1) return {1000, " ms"};
  return {1, " " + one.time_unit};
}

std::string said_value(const Value& value, const SaidUnit& unit) {
  if (value.is(Value::Kind::null)) return "never";
  if (value.is(Value::Kind::list)) return codec::to_json(value);
  const double number = value.real().value_or(NAN);
  const bool nearly_one = number >= 0.99 && number < 1 && unit.factor == 1;
  return unit.of(number, nearly_one ? 6 : 4);  // What is missing to one is what matters then.
}

SelfTestLine line_of(const CaseOutcome& one, const Outcome& outcome) {
  const SaidUnit unit = unit_of(one, outcome);
  SelfTestLine line;
  line.id = one.id;
  line.tested = one.description;
  line.metric = words_for(outcome.metric);
  if (outcome.fluid) line.metric += ", by flows";
  line.theory = said_value(outcome.expected, unit);
  line.model = said_value(outcome.got, unit);
  if (outcome.half_width > 0) line.interval = "± " + unit.of(outcome.half_width, 2);
  line.agrees = outcome.agrees;
  return line;
}

}  // namespace

std::string selftest_file(const std::string& folder) { return folder + "/selftest.json"; }

std::optional<std::vector<SelfTestLine>> self_test(const std::string& file, codec::Diagnostics& out,
                                                   unsigned threads,
                                                   const std::function<void(double)>& progress) {
  const std::optional<Value> document = codec::read_file(file, out);
  if (!document) return std::nullopt;
  Effort effort;
  effort.threads = threads;
  effort.progress = progress;
  const auto played = play_cases(*document, file, out, effort);
  if (!played) return std::nullopt;
  std::vector<SelfTestLine> lines;
  for (const CaseOutcome& one : *played)
    for (const Outcome& outcome : one.outcomes) lines.push_back(line_of(one, outcome));
  return lines;
}

bool all_agree(const std::vector<SelfTestLine>& lines) {
  return std::all_of(lines.begin(), lines.end(),
                     [](const SelfTestLine& line) { return line.agrees; });
}

Value as_value(const std::vector<SelfTestLine>& lines) {
  Value::List list;
  for (const SelfTestLine& line : lines) {
    Value one;
    one.set("case", line.id);
    one.set("tested", line.tested);
    one.set("metric", line.metric);
    one.set("theory", line.theory);
    one.set("model", line.model);
    one.set("interval", line.interval);
    one.set("agrees", line.agrees);
    list.push_back(std::move(one));
  }
  Value all;
  all.set("format", "drydock-selftest/1");
  all.set("agrees", all_agree(lines));
  all.set("figures", std::move(list));
  return all;
}

std::string words_for(std::string_view metric) {
  struct Words {
    std::string_view metric, words;
  };
  constexpr Words known[] = {{"prob_wait", "share that waits"},
                             {"prob_loss", "share turned away"},
                             {"prob_abandon", "share that gives up"},
                             {"success_probability", "share that succeeds"},
                             {"bottom_calls_per_request", "calls at the bottom"},
                             {"point_availability", "chance to be up then"},
                             {"exhausted_at", "credits are gone at"},
                             {"desired", "replicas"}};
  for (const Words& one : known)
    if (one.metric == metric) return std::string(one.words);
  if (const auto least = numbered(metric, "prob_up_ge"))
    return "share of time with " + std::to_string(*least) + " or more up";
  std::string spaced(metric);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return spaced;
}

}  // namespace drydock::vectors
