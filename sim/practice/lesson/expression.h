// The small language of lessons: pure and total, read once, checked with its units before any run.
#pragma once

#include <cstdint>
#include <map>
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
DRYDOCK_ENUM(SetKind, pods, nodes, groups, deployments, statefulsets, events, actions)

// clang-format off
DRYDOCK_ENUM(Op, constant, now, condition, either, both, negate, equal, differ, less, at_most,
             more, at_least, add, subtract, multiply, divide, minus, set, each, count, any, all,
             sum, least, most, mean, success, spent, run_rate, passed, answered, at, reference)
// clang-format on

struct Node;

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
  double number = 0;  ///< Of a constant; of a truth value 0 or 1; of `at` the number of its slot.
  std::string text;   ///< Of a constant, or the name that is asked for.
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
  std::map<std::string, std::string> variables;
  std::vector<std::string> zones, workloads, services, checks, questions;
  std::vector<Slot> slots;
  std::set<std::uint16_t> watched;  ///< Types of facts that sets of events ask for.
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

/// Whether values of both can be compared and added.
bool agree(Dimension a, Dimension b);

}  // namespace drydock::lesson
