// Kinds of things by name, and how often each fails.
#include "sim/practice/scenario/chance.h"

#include <algorithm>

#include "sim/engine/base/math.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using failure::Hazard;

constexpr double most_a_year = 10'000;

/// All hazards but none.
const std::vector<std::string>& hazard_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all = codec::spelled_names<Hazard>();
    all.erase(all.begin());
    return all;
  }();
  return words;
}

/// A log-normal by its median and the sigma of its logarithm.
requests::Law lognormal(Duration median, double sigma) {
  const double square = sigma * sigma;
  return requests::Law::lognormal(in_seconds(median) * math::exp(square / 2),
                                  math::sqrt(math::expm1(square)));
}

failure::Odds read_odds(const Cursor& at) {
  ObjectCursor object(at);
  failure::Odds odds;
  odds.per_year = object.required("per_year").number(0, most_a_year);
  if (const Cursor median = object.optional("median")) {
    const Duration typical = median.duration(shortest_timer, std::chrono::hours(24 * 365));
    odds.repair = lognormal(typical, object.required("sigma").number(0, 3));
  }
  odds.share = object.optional("share").number(0, 1, 1);
  return odds;
}

}  // namespace

Failures all_failures() {
  Failures failures;
  for (std::size_t i = 1; i < failure::hazards; ++i) failures.of.push_back(static_cast<Hazard>(i));
  return failures;
}

Failures read_failures(const Cursor& at) {
  if (!at) return {};
  ObjectCursor object(at);
  Failures failures = all_failures();
  failures.times = object.optional("times").number(0, 1000, 1);
  const Cursor of = object.optional("of");
  if (!of) return failures;
  failures.of.clear();
  for (const Cursor& entry : of.list(failure::hazards)) {
    const auto hazard = static_cast<Hazard>(entry.word(hazard_words()) + 1);
    if (std::find(failures.of.begin(), failures.of.end(), hazard) != failures.of.end())
      entry.wrong(codes::duplicate, "each kind once");
    failures.of.push_back(hazard);
  }
  return failures;
}

failure::AllOdds chance_settings(const Failures& failures, FigureReader& figures) {
  failure::AllOdds all{};
  for (const Hazard hazard : failures.of) {
    failure::Odds odds = read_odds(figures.at("failure." + std::string(enum_name(hazard))));
    odds.per_year *= failures.times;
    all[static_cast<std::size_t>(hazard)] = odds;
  }
  return all;
}

}  // namespace drydock::scenario
