// Facts and causes: what has happened, why, and how it is said.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/id.h"
#include "sim/engine/base/name.h"
#include "sim/engine/base/time.h"

namespace drydock {
inline namespace kernel {

/// How a fact feels to a person who reads it.
DRYDOCK_ENUM(Tone, neutral, strained, broken, recovered)

/// How much a fact matters: details fill lists, headlines make the story of an incident.
DRYDOCK_ENUM(Weight, detail, normal, headline)

/// What a fact type says of itself: `static constexpr FactStyle style{...}` in the type.
struct FactStyle {
  std::string_view kind;  ///< "kubernetes.pod_evicted": the name everywhere.
  std::string_view text;  ///< English, with {field} where a field's value goes.
  Tone tone = Tone::neutral;
  Weight weight = Weight::normal;
};

struct Record;
/// The fact or command that led to something; the first record of a world is the start of its
/// scenario.
using CauseId = Id<Record>;

constexpr std::size_t max_fact_bytes = 16;

/// One line of the chronicle: a fact of any type, when it happened, and because of what.
struct Record {
  static constexpr bool is_log = true;
  Time at;
  CauseId parent;
  std::uint16_t type = 0;  ///< fact_index of the fact's type.
  std::uint16_t size = 0;
  alignas(8) std::array<std::byte, max_fact_bytes> fact{};
};
static_assert(sizeof(Record) == 32);

/// The first record of every world: all causes lead here or to a command.
struct ScenarioStarted {
  static constexpr FactStyle style{"kernel.scenario_started", "{scenario} started", Tone::neutral,
                                   Weight::normal};
  Name scenario;
  DRYDOCK_FIELDS(ScenarioStarted, scenario)
};

}  // namespace kernel
}  // namespace drydock
