// Finds the row that a command names, or says what there is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/world.h"
#include "sim/platform/storage/tables.h"

namespace drydock::storage {

template <class Row>
bool stands(const Row&) {
  return true;
}
inline bool stands(const Volume& row) { return row.phase != VolumePhase::deleted; }
inline bool stands(const Snapshot& row) { return row.phase != SnapshotPhase::deleted; }
inline bool stands(const compute::Instance& row) {
  return row.phase != compute::InstancePhase::terminated;
}

/// The row of that name that still stands, or none.
template <class Row>
Id<Row> standing(const World& world, std::string_view name) {
  for (const auto& [id, row] : world.table<Row>())
    if (stands(row) && world.text(row.name) == name) return id;
  return {};
}

/// The row of that name, or a refusal that names what is near or what there is. `what` is the word
/// for such a thing: "volume".
template <class Row>
Result<Id<Row>> find_standing(const World& world, std::string_view what, const std::string& name) {
  if (const Id<Row> found = standing<Row>(world, name)) return found;
  constexpr std::size_t shown = 12;
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Row>())
    if (stands(row)) names.emplace_back(world.text(row.name));
  std::string hint = nearest_word(name, names);
  if (!hint.empty()) {
    hint = "Did you mean " + hint + "?";
  } else if (names.empty()) {
    hint = "There is none now.";
  } else {
    const bool more = names.size() > shown;
    if (more) names.resize(shown);
    hint = "There is " + join_words(names, more ? "," : "and") + (more ? " and more." : ".");
  }
  return fail("refused", "There is no " + std::string(what) + " called \"" + name + "\".", {},
              std::move(hint));
}

}  // namespace drydock::storage
