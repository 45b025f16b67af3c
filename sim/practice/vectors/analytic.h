// Closed-form cases: small models whose answers are known, built from their inputs, simulated, and
// compared with theory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/vectors/vectors.h"

namespace drydock::vectors {

/// How a metric of a case came out. Values are nothing where something does not happen.
struct Outcome {
  std::string metric;
  codec::Value expected, got;
  double half_width = 0;  ///< Half the 95 % interval of what was simulated; 0: no chance in it.
  bool fluid = false;     ///< The answer of the flow formulas, which is shown only if it differs.
  bool agrees = false;    ///< Within the tolerance of the case.
};

struct CaseOutcome {
  std::string id, description, time_unit;
  std::vector<Outcome> outcomes;
};

/// How much work is put into it.
struct Effort {
  unsigned threads = 0;  ///< 0: as many as the machine has.
  double share = 1;      ///< Of the run lengths.
  /// Hears the share of the cases that is done.
  std::function<void(double)> progress = {};
};

/// The format "analytic-case/1".
bool is_analytic(const codec::Value& document);
/// Says what is wrong with a file of cases, and plays none.
void check_cases(const codec::Value& document, const std::string& file, codec::Diagnostics& out);
/// Plays all cases. Nothing when one cannot be read: then `out` says why. Keys that nobody reads
/// are warnings.
std::optional<std::vector<CaseOutcome>> play_cases(const codec::Value& document,
                                                   const std::string& file, codec::Diagnostics& out,
                                                   const Effort& effort = {});

/// "mean_wait: expected 0.015, got 0.0161 ± 0.0002"
std::string said(const Outcome& outcome);

}  // namespace drydock::vectors
