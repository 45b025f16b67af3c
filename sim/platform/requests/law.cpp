// Moments of the laws of time, and draws from those that are rarely met.
#include "sim/platform/requests/law.h"

#include "sim/engine/base/assert.h"
#include "sim/platform/requests/draws.h"

namespace drydock::requests {
namespace {

/// Of the logarithm, from the coefficient of variation of the time itself.
double log_variance(const Law& law) { return math::log1p(law.b * law.b); }

double erlang(const Law& law, double first, Draws draws, std::uint64_t lane) {
  const auto phases = static_cast<std::uint64_t>(law.b);
  double sum = math::log(first);
  for (std::uint64_t phase = 1; phase < phases; phase += 2) {
    const UniformPair pair = draws.further((lane << 16) + phase);
    sum += math::log(pair.first);
    if (phase + 1 < phases) sum += math::log(pair.second);
  }
  return -law.a / law.b * sum;
}

}  // namespace

double Law::mean() const {
  switch (kind) {
    case LawKind::two_exponentials:
      return b * a + (1 - b) * c;
    case LawKind::uniform:
      return (a + b) / 2;
    case LawKind::constant:
    case LawKind::exponential:
    case LawKind::erlang:
    case LawKind::lognormal:
      return a;
  }
  return 0;
}

double Law::variance() const {
  switch (kind) {
    case LawKind::constant:
      return 0;
    case LawKind::exponential:
      return a * a;
    case LawKind::erlang:
      return a * a / b;
    case LawKind::two_exponentials: {
      const double first = mean();
      return 2 * (b * a * a + (1 - b) * c * c) - first * first;
    }
    case LawKind::uniform:
      return (b - a) * (b - a) / 12;
    case LawKind::lognormal:
      return a * a * b * b;
  }
  return 0;
}

double sample_other(const Law& law, double first, Draws draws, std::uint64_t lane) {
  switch (law.kind) {
    case LawKind::constant:
      return law.a;
    case LawKind::exponential:
      return -law.a * math::log(first);
    case LawKind::erlang:
      return erlang(law, first, draws, lane);
    case LawKind::two_exponentials:
      return first < law.b ? -law.a * math::log(first / law.b)
                           : -law.c * math::log((first - law.b) / (1 - law.b));
    case LawKind::uniform:
      return law.a + (law.b - law.a) * first;
    case LawKind::lognormal: {
      if (law.a == 0) return 0;
      const double variance = log_variance(law);
      return law.a * math::exp(math::sqrt(variance) * math::normal_quantile(first) - variance / 2);
    }
  }
  return 0;
}

}  // namespace drydock::requests
