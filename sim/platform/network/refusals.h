// How commands of the network say no.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/refusal.h"

namespace drydock::network {

/// A name as people read it.
inline std::string name_of(const World& world, Name name) { return std::string(world.text(name)); }

inline tl::unexpected<Error> refuse(std::string message, std::string hint = {}) {
  return fail("refused", std::move(message), {}, std::move(hint));
}

/// The refusal that another check has given.
template <class T>
tl::unexpected<Error> pass_on(const Result<T>& refusal) {
  return tl::unexpected<Error>(refusal.error());
}

/// The row called so, or a refusal that says what there is. `exists` tells rows that are gone.
template <class Row, class Exists>
Result<Id<Row>> called(const World& world, std::string_view what, const std::string& name,
                       Exists&& exists) {
  const Id<Row> found = world.find<Row>(name);
  if (found && exists(world[found])) return found;
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<Row>())
    if (exists(row)) names.emplace_back(world.text(row.name));
  std::string hint = nearest_word(name, names);
  if (!hint.empty())
    hint = "Did you mean " + hint + "?";
  else if (names.empty())
    hint = "There is none now.";
  else if (names.size() <= 12)
    hint = "There is " + join_words(names) + ".";
  return refuse("There is no " + std::string(what) + " called \"" + name + "\".", hint);
}
template <class Row>
Result<Id<Row>> called(const World& world, std::string_view what, const std::string& name) {
  return called<Row>(world, what, name, [](const Row&) { return true; });
}

/// Whether a person may give this name to a new thing: short, of letters, digits and dashes, and
/// not taken.
template <class Row>
Result<void> new_name(const World& world, std::string_view what, const std::string& name) {
  bool good = !name.empty() && name.size() <= 40;
  for (const char c : name)
    good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  if (!good)
    return impossible(refuse("\"" + name + "\" is no name for a new " + std::string(what) + ".",
                             "Use up to 40 small letters, digits and dashes."));
  if (world.find<Row>(name))
    return refuse("There is a " + std::string(what) + " called " + name + " already.",
                  "Choose another name.");
  return {};
}

}  // namespace drydock::network
