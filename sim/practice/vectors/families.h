// The families and suites of test cases by topic, and what their readers share.
#pragma once

#include "sim/engine/base/time.h"
#include "sim/practice/vectors/vectors.h"

namespace drydock::vectors {

std::vector<Family> scheduler_families();
std::vector<Family> spread_families();
std::vector<Family> controller_families();
std::vector<Family> node_families();
std::vector<Family> horizontal_families();
std::vector<Family> cluster_autoscaler_families();

/// Takes members that are null away: they say the same as members that are not there.
void drop_nulls(codec::Value& value);
/// A key that nobody reads does not make a case unplayable; anything else does.
void soften(codec::Diagnostics& found);

/// Cases of pricing: a configuration and prices, and what a month of it costs.
std::vector<Verdict> play_pricing(const codec::Cursor& document);

/// A count of seconds, whole or not, negative ones too.
Duration seconds(const codec::Cursor& at, Duration otherwise = {});
/// Absolute seconds; their origin does not matter as long as a case has one.
Time moment(const codec::Cursor& at, Time otherwise = {});
/// Any integer.
std::int64_t integer(const codec::Cursor& at, std::int64_t otherwise = 0);
std::optional<std::int64_t> maybe_integer(const codec::Cursor& at);
/// Any text; empty when nothing stands there.
std::string any_text(const codec::Cursor& at);
/// Whole seconds as an integer, others as a decimal.
codec::Value in_seconds(Duration span);

}  // namespace drydock::vectors
