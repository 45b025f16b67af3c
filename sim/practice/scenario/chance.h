// What fails by chance: read, and filled with the figures of the catalog.
#pragma once

#include "sim/platform/failure/chance.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/figure_reader.h"

namespace drydock::scenario {

/// Everything, as often as the figures say.
Failures all_failures();
Failures read_failures(const codec::Cursor& at);
/// Figures "failure.zone" and so on of the kinds that fail, times what the scenario says.
failure::AllOdds chance_settings(const Failures& failures, FigureReader& figures);

}  // namespace drydock::scenario
