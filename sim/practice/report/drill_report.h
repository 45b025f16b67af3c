// What a drill came to: how long the way back is, what is lost and what it costs, with intervals.
#pragma once

#include <string>

#include "sim/practice/codec/value.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/scenario/spec.h"
#include "sim/practice/study/drill.h"

namespace drydock::report {

/// A histogram, one bar a line, as wide as `width` signs at most: "30 to 35  ######  112".
std::string histogram_text(const study::Spread& spread, int bars, int width);

/// The drill for a person: figures with their intervals, the distribution of the time until all was
/// well, and where that time went.
std::string drill_text(const scenario::Scenario& scenario, const study::Drill& drill,
                       const Ink& ink);
/// The same as data, with every replication.
codec::Value drill_json(const scenario::Scenario& scenario, const study::Drill& drill);

}  // namespace drydock::report
