// Commands in files: {"do": kind, "with": {field: value}}, read and written through their fields.
#pragma once

#include <optional>

#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/codec/cursor.h"

namespace drydock::codec {

/// The fields of a command as an object.
Value arguments_of(const AnyCommand& command);
/// {"do": kind, "with": {...}}
Value to_value(const AnyCommand& command);

/// The command called `kind` with its fields from `arguments`; reports an unknown kind or field, a
/// field of the wrong type, and a missing field whose default is an empty text. Other fields have
/// defaults.
std::optional<AnyCommand> read_command(const Cursor& kind, const Cursor& arguments,
                                       const Rulebook& rulebook);
/// Reads {"do": kind, "with": {...}}; other keys are left to the caller.
std::optional<AnyCommand> read_command(const Cursor& at, const Rulebook& rulebook);

/// A duration with the largest unit that divides it: "30 min", "1500 ms". parse_duration reads it
/// back.
std::string exact_text(Duration duration);

}  // namespace drydock::codec
