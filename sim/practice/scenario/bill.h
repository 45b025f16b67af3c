// What a scenario says about money: read, checked and built in one place.
#pragma once

#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/checks.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

Bill read_bill(const codec::Cursor& at);
Purchase read_purchase(const codec::Cursor& at);
void check_bill(Checks& checks);
/// Prices of what is bought besides what runs.
void add_bill_prices(const Platform& platform, std::vector<NeededPrice>& needs);
/// Commitments of the groups; after the prices of their machines and before the machines.
void build_purchases(Builder& builder);
/// Budgets and what stands in the account; after the books are opened.
void build_bill(Builder& builder);
/// What DataDog bills, and requests of outside services of AWS; after the outside systems.
void build_monitoring(Builder& builder);

}  // namespace drydock::scenario
