// The hold model: each event schedules one more after an exponential delay; what the kernel alone
// costs.
#pragma once

#include <cstdint>

#include "sim/engine/base/fields.h"

namespace drydock::cli {

/// What the handler of a held event does beside scheduling the next: nothing; a named draw and the
/// edit of a row; that, and a fact every ten events.
DRYDOCK_ENUM(HoldWork, schedule, edit, fact)

/// One measurement, in events per CPU second of this thread.
struct HoldRate {
  double kernel = 0;
  double reference = 0;
};

/// Runs `events` events with `pending` pending through the kernel's public API.
double measure_hold(HoldWork work, std::uint32_t pending, std::uint64_t events);
/// The same with the bare loop, which only schedules.
double measure_reference(std::uint32_t pending, std::uint64_t events);
/// Both in turn, `rounds` times; the round whose ratio is the median.
HoldRate compare_hold(HoldWork work, std::uint32_t pending, std::uint64_t events, int rounds);

}  // namespace drydock::cli
