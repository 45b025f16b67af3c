// The key under which the volumes are encrypted: one for all of them, asked for at each attach.
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

void set_key(Context& context, bool enabled) {
  if (key_is_enabled(context) == enabled) return;
  if (context.table<Key>().empty()) context.add(Key{});
  context.edit_only<Key>() = {!enabled, context.now()};
  if (!enabled) {
    context.announce(KeyDisabled{});
    return;
  }
  for (std::uint32_t i = 0; i < context.table<Volume>().size(); ++i)
    if (context[Id<Volume>{i}].phase == VolumePhase::available && context[Id<Volume>{i}].refused)
      context.edit(Id<Volume>{i}).refused = {};  // Whoever is refused next is told again.
  context.announce(KeyEnabled{});
}

bool key_is_enabled(const World& world) {
  return world.table<Key>().empty() || !world.only<Key>().disabled;
}

Time key_changed(const World& world) {
  return world.table<Key>().empty() ? Time{} : world.only<Key>().changed;
}

void install_keys(Rulebook& rulebook) {
  rulebook.table<Key>();
  rulebook.fact<KeyDisabled>();
  rulebook.fact<KeyEnabled>();
  rulebook.fact<KeyRefused>();
}

}  // namespace drydock::storage
