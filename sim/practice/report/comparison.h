// Two futures under the same luck, side by side.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/codec/value.h"
#include "sim/practice/report/summary.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {

/// One side of a comparison.
struct Future {
  std::string name;  ///< "as it is", "nat=single"
  Summary summary;
  std::vector<FactLine> facts;  ///< All of at least normal weight.
};

/// Facts that happened in one future only, by kind and sentence, in order of time.
struct Differences {
  std::vector<FactLine> only_first;
  std::vector<FactLine> only_second;
};
Differences differences(const Future& first, const Future& second);

/// Dollars, success and latency beside each other, then the facts that differ, at most `most` a
/// side.
std::string text_comparison(const Future& first, const Future& second, std::size_t most,
                            const Ink& ink);
codec::Value json_comparison(const Future& first, const Future& second);

}  // namespace drydock::report
