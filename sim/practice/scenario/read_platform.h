// A platform document -> Platform, with every mistake reported.
#pragma once

#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// Reads `drydock-platform/1`. What is wrong is reported; the rest is read all the same.
Platform read_platform(const codec::Cursor& at);

/// The workloads of a platform; see Workload.
Named<Workload> read_workloads(const codec::Cursor& at);

/// Steps of an operation, at most 16 levels deep and 200 in all.
std::vector<Step> read_steps(const codec::Cursor& at, int depth = 0);

}  // namespace drydock::scenario
