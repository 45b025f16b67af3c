// What a design comes to over thousands of years: availability, outages and credits, with
// intervals, beside closed forms where there are any.
#pragma once

#include <string>

#include "sim/practice/codec/value.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/scenario/spec.h"
#include "sim/practice/study/endure.h"

namespace drydock::report {

std::string endure_text(const scenario::Scenario& scenario, const study::Endurance& endurance,
                        const Ink& ink);
codec::Value endure_json(const scenario::Scenario& scenario, const study::Endurance& endurance);

}  // namespace drydock::report
