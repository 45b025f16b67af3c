// How inputs of closed-form cases are read.
#include <algorithm>

#include "sim/practice/vectors/analytic_models.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using requests::Law;

constexpr double most = 1e12;
constexpr double least = 1e-6;  // Times and rates below are none.

double mean_of(ObjectCursor& law) { return read_positive(law.required("mean")); }

}  // namespace

double read_number(const Cursor& at, double otherwise) {
  return at ? at.number(0, most, otherwise) : otherwise;
}

double read_positive(const Cursor& at) { return at.number(least, most, 1); }

std::int32_t read_count(const Cursor& at, std::int32_t otherwise, std::int32_t fewest) {
  if (!at) return std::max(otherwise, fewest);
  return static_cast<std::int32_t>(at.integer(fewest, 100'000, std::max(otherwise, fewest)));
}

double read_seconds(const Cursor& at) { return at ? at.number(0, 1e8) : 0; }

Law read_law(const Cursor& at) {
  static const std::vector<std::string> names = {"exponential",       "deterministic", "erlang",
                                                 "hyperexponential2", "uniform",       "lognormal"};
  if (!at) return {};
  ObjectCursor law(at);
  switch (law.required("dist").word(names)) {
    case 0:
      return Law::exponential(mean_of(law));
    case 1:
      return Law::constant(read_positive(law.required("value")));
    case 2: {
      const double mean = mean_of(law);
      return Law::erlang(mean, read_count(law.required("k"), 1, 1));
    }
    case 3: {
      const double chance = law.required("p1").number(0, 1);
      law.optional("mean");  // Follows from the others.
      law.optional("p2");
      return Law::two_exponentials(read_positive(law.required("mean1")), chance,
                                   read_positive(law.required("mean2")));
    }
    case 4:
      law.optional("mean");
      return Law::uniform(read_number(law.required("min")), read_positive(law.required("max")));
    default: {
      const double mean = mean_of(law);
      return Law::lognormal(mean, read_number(law.required("cv")));
    }
  }
}

Law read_law_name(const Cursor& at, double mean) {
  static const std::vector<std::string> names = {"exponential", "deterministic", "uniform",
                                                 "erlang2"};
  if (!at) return Law::exponential(mean);
  switch (at.word(names)) {
    case 1:
      return Law::constant(mean);
    case 2:
      return Law::uniform(0, 2 * mean);
    case 3:
      return Law::erlang(mean, 2);
    default:
      return Law::exponential(mean);
  }
}

}  // namespace drydock::vectors
