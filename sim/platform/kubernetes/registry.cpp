// The image registry as a whole; whether it has an image says the image itself.
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"

namespace drydock::kubernetes {

namespace {

Registry& edit_registry(Context& context) {
  if (context.table<Registry>().empty()) context.add(Registry{});
  return context.edit_only<Registry>();
}

}  // namespace

void set_registry(Context& context, bool up) {
  if (registry_is_up(context) == up) return;
  Registry& row = edit_registry(context);
  row.down = !up;
  row.changed = context.now();
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

void set_pull_credential(Context& context, bool valid) {
  if (pull_credential_is_valid(context) == valid) return;
  Registry& row = edit_registry(context);
  row.refuses = !valid;
  row.refuses_changed = context.now();
  if (valid)
    context.announce(PullCredentialRenewed{});
  else
    context.announce(PullCredentialExpired{});
}

bool pull_credential_is_valid(const World& world) {
  return world.table<Registry>().empty() || !world.only<Registry>().refuses;
}

Time pull_credential_changed(const World& world) {
  return world.table<Registry>().empty() ? Time{} : world.only<Registry>().refuses_changed;
}

void install_registry(Rulebook& rulebook) {
  rulebook.table<Registry>();
  rulebook.fact<RegistryDown>();
  rulebook.fact<RegistryBack>();
  rulebook.fact<PullCredentialExpired>();
  rulebook.fact<PullCredentialRenewed>();
}

}  // namespace drydock::kubernetes
