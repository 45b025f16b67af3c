// Databases and brokers that AWS runs instead of pods: their checks, prices and rows.
#pragma once

#include <vector>

#include "sim/platform/managed/tables.h"
#include "sim/practice/scenario/checks.h"

namespace drydock::scenario {

/// Whether AWS has what a workload asks it for.
void check_managed(Checks& checks, const std::string& path, const Workload& workload);
/// Whether storage includes what a database asks of it; read with the figures.
void check_managed_storage(const Scenario& scenario, const managed::Settings& settings,
                           codec::Diagnostics& out);
/// Whether the price is that of a class which AWS does not have; check_managed() reports those.
bool is_unknown_class(const Catalog& catalog, std::string_view price);
void add_managed_prices(const Platform& platform, std::vector<NeededPrice>& needs);

}  // namespace drydock::scenario
