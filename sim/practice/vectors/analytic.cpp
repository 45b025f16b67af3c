// Plays closed-form cases: chooses the builder by the inputs, measures, compares.
#include "sim/practice/vectors/analytic.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "sim/practice/vectors/analytic_models.h"
#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;

constexpr std::string_view lower_end = "_lower", upper_end = "_upper";

/// Of the tolerance, what half an interval may take: the rest is left for what chance does.
constexpr double share_for_chance = 0.4;
/// Cases say how many requests make their tolerance fair; those whose tail is still unsure then may
/// run so much longer.
constexpr std::int64_t patience = 4;

struct Tolerance {
  double relative = 0, absolute = 0;
  double of(double expected) const { return std::max(absolute, relative * std::fabs(expected)); }
};

const std::vector<CaseKind>& kinds() {
  static const std::vector<CaseKind> all = [] {
    std::vector<CaseKind> list;
    for (const auto topic : {network_cases, retry_cases, credit_cases, chance_cases, cluster_cases,
                             money_cases, recovery_cases, queue_cases})
      for (const CaseKind& kind : topic()) list.push_back(kind);
    return list;
  }();
  return all;
}

const CaseKind* kind_of(const Cursor& inputs) {
  for (const CaseKind& kind : kinds())
    if (inputs.value()->find(kind.key) != nullptr) return &kind;
  return nullptr;
}

Length read_length(const Cursor& at, double share) {
  ObjectCursor object(at);
  object.allow_others();
  std::int64_t each = 0;
  for (const char* key : {"customers", "completions"})
    if (const Cursor amount = object.optional(key)) each = amount.integer(1, 1'000'000'000'000);
  Length length;
  length.replications =
      static_cast<int>(object.optional("replications").integer(2, 64, length.replications));
  for (const char* key : {"requests", "trials"})
    if (const Cursor amount = object.optional(key))
      each = amount.integer(1, 1'000'000'000'000) / length.replications;
  each = each == 0 ? 100'000 : std::min<std::int64_t>(each, 10'000'000);
  length.warm_up = object.optional("warmup").integer(0, 1'000'000'000'000, each / 10) / 4;
  length.most = static_cast<std::int64_t>(static_cast<double>(each * patience) * share);
  length.first = std::max<std::int64_t>(1, length.most / (patience * 16));
  length.warm_up = std::min(length.warm_up, length.most);
  return length;
}

bool is_bound(std::string_view metric) {
  return metric.ends_with(lower_end) || metric.ends_with(upper_end);
}

/// What is measured for a metric: a bound is one of the metric before its ending.
std::string measured_for(const std::string& metric) {
  return is_bound(metric) ? metric.substr(0, metric.size() - lower_end.size()) : metric;
}

bool agree(const Value& expected, const Value& got, const Tolerance& tolerance) {
  if (expected.kind() != got.kind()) return false;
  if (expected.is(Value::Kind::list))
    return std::equal(expected.list().begin(), expected.list().end(), got.list().begin(),
                      got.list().end(),
                      [&](const Value& a, const Value& b) { return agree(a, b, tolerance); });
  if (!expected.is(Value::Kind::number)) return expected == got;
  const double theory = expected.real().value_or(NAN), model = got.real().value_or(NAN);
  return std::fabs(model - theory) <= tolerance.of(theory);
}

bool agree(const std::string& metric, const Value& expected, const Value& got,
           const Tolerance& tolerance) {
  if (!is_bound(metric)) return agree(expected, got, tolerance);
  const double bound = expected.real().value_or(NAN), model = got.real().value_or(NAN);
  const double slack = tolerance.of(bound);
  return metric.ends_with(lower_end) ? model >= bound - slack : model <= bound + slack;
}

/// A case as it was read.
struct Case {
  CaseOutcome out;
  std::vector<Tolerance> tolerances;  ///< As the outcomes.
  CaseModel model;
};

void read_expected(const Cursor& expected, const Cursor& tolerance, Case& one) {
  if (!expected || !expected.value()->is(Value::Kind::object))
    return expected.wrong(codec::codes::wrong_type, "an object");
  ObjectCursor tolerances(tolerance);
  tolerances.allow_others();
  for (const auto& [metric, value] : expected.value()->object()) {
    ObjectCursor bounds(tolerances.required(metric));
    one.tolerances.push_back(
        {bounds.optional("rel").number(0, 1e9), bounds.optional("abs").number(0, 1e300)});
    Outcome outcome;
    outcome.metric = metric;
    outcome.expected = value;
    one.out.outcomes.push_back(std::move(outcome));
  }
}

Case read_case(const Cursor& at, double share) {
  ObjectCursor object(at);
  object.allow_others();
  Case one;
  one.out.id = object.required("id").text();
  one.out.description = object.optional("description") ? object.optional("description").text() : "";
  one.out.time_unit = object.optional("time_unit") ? object.optional("time_unit").text() : "s";
  read_expected(object.required("expected"), object.required("tolerance"), one);
  const Length length = read_length(object.optional("run"), share);
  const Cursor inputs = object.required("inputs");
  if (!inputs || !inputs.value()->is(Value::Kind::object)) return one;
  const CaseKind* kind = kind_of(inputs);
  if (kind == nullptr) {
    inputs.wrong(codec::codes::unknown_word, "the inputs of a model that is known");
    return one;
  }
  MetricNames metrics;
  for (const Outcome& outcome : one.out.outcomes) metrics.push_back(measured_for(outcome.metric));
  ObjectCursor members(inputs);
  one.model = kind->build(members, length, metrics);
  return one;
}

void answer(Case& one) {
  const Value answers = one.model.answer();
  for (Outcome& outcome : one.out.outcomes)
    if (const Value* got = answers.find(measured_for(outcome.metric))) outcome.got = *got;
}

void simulate(Case& one, unsigned threads) {
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < one.tolerances.size(); ++i) {
    const Outcome& outcome = one.out.outcomes[i];
    const double room = one.tolerances[i].of(outcome.expected.real().value_or(0));
    wanted.push_back({measured_for(outcome.metric), room * share_for_chance});
  }
  const std::vector<Estimate> estimates =
      replicate(one.model.make, one.model.length, wanted, hash_text(one.out.id), threads);
  for (Outcome& outcome : one.out.outcomes)
    for (const Estimate& estimate : estimates) {
      if (estimate.metric != measured_for(outcome.metric)) continue;
      outcome.got = estimate.mean;
      outcome.half_width = estimate.half_width;
    }
}

/// What flows say of a case stands beside the simulation, when it is wrong.
void add_fluid(Case& one) {
  const std::size_t simulated = one.out.outcomes.size();
  for (const FluidFigure& figure : one.model.fluid)
    for (std::size_t i = 0; i < simulated; ++i) {
      Outcome outcome = one.out.outcomes[i];
      if (outcome.metric != figure.metric) continue;
      outcome.got = figure.value;
      outcome.half_width = 0;
      outcome.fluid = true;
      outcome.agrees = agree(outcome.metric, outcome.expected, outcome.got, one.tolerances[i]);
      if (!outcome.agrees) one.out.outcomes.push_back(std::move(outcome));
    }
}

void play(Case& one, unsigned threads) {
  one.model.answer ? answer(one) : simulate(one, threads);
  for (std::size_t i = 0; i < one.tolerances.size(); ++i) {
    Outcome& outcome = one.out.outcomes[i];
    outcome.agrees = agree(outcome.metric, outcome.expected, outcome.got, one.tolerances[i]);
  }
  add_fluid(one);
}

/// A number with so many significant digits, as files write them.
std::string digits(double value, int count) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::general, count);
  return {text.data(), end.ptr};
}

std::string shown(const Value& value) {
  if (value.is(Value::Kind::null)) return "nothing";
  const std::optional<double> real = value.integer() ? std::nullopt : value.real();
  return real ? digits(*real, 7) : codec::to_json(value);
}

}  // namespace

bool is_analytic(const Value& document) {
  const Value* format = document.find("format");
  return format != nullptr && format->is(Value::Kind::text) &&
         format->text().starts_with("analytic-case/");
}

namespace {

/// Nothing when one of them cannot be read.
std::optional<std::vector<Case>> read_cases(const Value& document, const std::string& file,
                                            codec::Diagnostics& out, double share) {
  Value whole = document;
  if (Value* list = whole.find("cases"); list != nullptr && list->is(Value::Kind::list))
    for (Value& one : list->list())
      if (Value* inputs = one.find("inputs")) drop_nulls(*inputs);
  codec::Diagnostics found;
  codec::Report report(file, found);
  std::vector<Case> cases;
  {
    ObjectCursor object(Cursor(&whole, "", report));
    object.allow_others();
    if (const Cursor format = object.required("format"); format.text() != "analytic-case/1")
      format.wrong(codec::codes::unknown_word, "\"analytic-case/1\"");
    for (const Cursor& one : object.required("cases").list())
      cases.push_back(read_case(one, share));
  }
  soften(found);
  out.insert(out.end(), found.begin(), found.end());
  if (codec::has_errors(found)) return std::nullopt;
  return cases;
}

}  // namespace

void check_cases(const Value& document, const std::string& file, codec::Diagnostics& out) {
  read_cases(document, file, out, 1);
}

std::optional<std::vector<CaseOutcome>> play_cases(const Value& document, const std::string& file,
                                                   codec::Diagnostics& out, const Effort& effort) {
  std::optional<std::vector<Case>> cases = read_cases(document, file, out, effort.share);
  if (!cases) return std::nullopt;
  std::vector<CaseOutcome> outcomes;
  for (Case& one : *cases) {
    play(one, effort.threads);
    outcomes.push_back(std::move(one.out));
    if (effort.progress)
      effort.progress(static_cast<double>(outcomes.size()) / static_cast<double>(cases->size()));
  }
  return outcomes;
}

std::string said(const Outcome& outcome) {
  const std::string_view metric = outcome.metric;
  std::string text = (outcome.fluid ? "fluid " : "") + outcome.metric + ": expected ";
  if (metric.ends_with(lower_end)) text += "at least ";
  if (metric.ends_with(upper_end)) text += "at most ";
  text += shown(outcome.expected) + ", got " + shown(outcome.got);
  if (outcome.half_width > 0) text += " ± " + digits(outcome.half_width, 2);
  return text;
}

}  // namespace drydock::vectors
