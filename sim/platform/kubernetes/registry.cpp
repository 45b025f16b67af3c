// The image registry as a whole; whether it has an image says the image itself.
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"

namespace drydock::kubernetes {

void set_registry(Context& context, bool up) {
  if (registry_is_up(context) == up) return;
  if (context.table<Registry>().empty()) context.add(Registry{});
  context.edit_only<Registry>() = {!up, context.now()};
  if (up)
    context.announce(RegistryBack{});
  else
    context.announce(RegistryDown{});
}

bool registry_is_up(const World& world) {
  return world.table<Registry>().empty() || !world.only<Registry>().down;
}

Time registry_changed(const World& world) {
  return world.table<Registry>().empty() ? Time{} : world.only<Registry>().changed;
}

void install_registry(Rulebook& rulebook) {
  rulebook.table<Registry>();
  rulebook.fact<RegistryDown>();
  rulebook.fact<RegistryBack>();
}

}  // namespace drydock::kubernetes
