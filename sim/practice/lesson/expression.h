// The small language of lessons: pure and total, read once, checked with its units before any run.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/lesson/lesson.h"

namespace drydock::lesson {

/// Codes of what lessons can get wrong beyond their form.
namespace codes {
inline constexpr std::string_view expression = "E0300";        // cannot be read
inline constexpr std::string_view unknown_name = "E0301";      // a name that nothing has
inline constexpr std::string_view wrong_dimension = "E0302";   // 400 ms + 2 GB
inline constexpr std::string_view unknown_variable = "E0303";  // ${x} that is never drawn
inline constexpr std::string_view missing_text = "E0310";      // a key without words
inline constexpr std::string_view unused_text = "E0311";       // words without a key
inline constexpr std::string_view language = "E0312";          // keys differ between languages
inline constexpr std::string_view unknown_place = "E0313";     // {x} that nothing fills
inline constexpr std::string_view script = "E0320";            // a script that cannot be played
}  // namespace codes

/// What a value is of. A share and a number mix; nothing else does. Durations and times are kept in
/// nanoseconds (times since T0), bytes in bytes, rates a second, money in dollars.
DRYDOCK_ENUM(Dimension, number, share, duration, time, bytes, rate, usd, boolean, text, set)

/// Things that can be counted and looked into.
DRYDOCK_ENUM(SetKind, pods, nodes, groups, deployments, statefulsets, autoscalers, claims, zones,
             subnets, routes, nats, volumes, snapshots, services, restores, events, actions)

// clang-format off
DRYDOCK_ENUM(Op, constant, now, condition, either, both, negate, equal, differ, less, at_most,
             more, at_least, add, subtract, multiply, divide, minus, set, each, count, any, all,
             sum, least, most, mean, function, passed, answered, at, reference)
// clang-format on

struct Node;
struct FunctionInfo;

/// Keeps the elements of a set for which `field op value` holds.
struct Filter {
  std::string field;
  Op op = Op::equal;
  std::vector<Node> value;  ///< One.
};

/// A node of an expression.
struct Node {
  Op op = Op::constant;
  Dimension dimension = Dimension::number;
  double number = 0;       ///< Of a constant; of a truth value 0 or 1.
  std::int32_t index = 0;  ///< Of `at` the number of its slot, of downtime() of its clock.
  const FunctionInfo* function = nullptr;
  std::string text;  ///< Of a constant, or the name that is asked for.
  SetKind set = SetKind::pods;
  std::string field;  ///< Of a set: the field whose values are meant; may be empty.
  std::vector<Filter> filters;
  std::vector<Node> children;
};

/// An expression whose value at a set instant is kept: at(T0 + 15m, ...).
struct Slot {
  Duration after{};
  Node value;
};

/// What names mean in a lesson, and what its expressions ask to be kept.
struct Scope {
  const Rulebook* rulebook = nullptr;
  Duration proof{};  ///< P0 - T0 in a proof run; else the lesson's limit.
  std::map<std::string, std::string> variables;
  std::vector<std::string> zones, workloads, services, databases, operations, places, items, prices;
  std::vector<std::string> checks, questions;
  std::vector<Slot> slots;
  std::vector<std::string> downtimes;  ///< Services whose time below their objective is counted.
  std::set<std::uint16_t> watched;     ///< Types of facts that sets of events ask for.
};

/// `text` with each ${variable} replaced; a reference to another run (${ref.spent.nodes}) stays.
std::string substitute(std::string_view text, const std::map<std::string, std::string>& variables);

/// Reads `source` and checks every name and unit; the dimension must be `wanted`. What is wrong
/// goes to `report` (the first mistake), and a constant comes back.
Node parse(const Source& source, Dimension wanted, Scope& scope, codec::Report& report);
/// As above for any dimension but that of a set.
Node parse_value(const Source& source, Scope& scope, codec::Report& report);

/// The dimension of a field of a set, if the set has it.
std::optional<Dimension> field_dimension(SetKind set, std::string_view field);
std::vector<std::string> field_names(SetKind set);

/// A unit of numbers: "ms" is a million nanoseconds.
struct UnitInfo {
  std::string_view name;
  double factor;
  Dimension dimension;
};
std::optional<UnitInfo> find_unit(std::string_view name);

/// Whether values of both can be compared and added.
bool agree(Dimension a, Dimension b);

}  // namespace drydock::lesson
