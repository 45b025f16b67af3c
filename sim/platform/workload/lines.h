// Lines that fill and drain: flows that hold a backlog where more, or less, is asked of a CPU than
// a moment ago.
#pragma once

#include <vector>

#include "sim/platform/workload/flows.h"

namespace drydock::workload {

/// Before flows are solved: moves the lines that are not at rest up to now, and gives them to the
/// model. Pods that come begin without a line. Returns all lines as they are then.
std::vector<Line> advance_lines(Context& context, FlowModel& model);
/// After each solution: what is asked of the lines, `before` that, from now on. True when one
/// leaves its rest, so that the model is to be solved again: one that needs more than seconds to
/// become what its rates say.
bool keep_lines(Context& context, FlowModel& model, const std::vector<Line>& before);
/// Computes the flows anew when the lines have moved an eighth of their way.
void await_lines(Context& context, const FlowModel& model);
/// When requests take over, which stand in line themselves.
void forget_lines(Context& context);

}  // namespace drydock::workload
