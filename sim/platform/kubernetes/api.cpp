// The API server as a whole: without it nothing is decided, and what was decided stays.
#include "sim/platform/kubernetes/api.h"

#include <utility>

#include "sim/platform/kubernetes/cluster_autoscaler.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/scheduler.h"

namespace drydock::kubernetes {

namespace {

/// Controllers list all objects when they start.
void look_at_everything(Context& context) {
  watch_leases_anew(context);
  for (std::uint32_t i = 0; i < context.table<Workload>().size(); ++i) {
    reconcile(context, Id<Workload>{i});
    wake_horizontal_autoscaler(context, Id<Workload>{i});
  }
  schedule_soon(context);
  wake_autoscaler(context);
}

ApiServer& edit_api(Context& context) {
  if (context.table<ApiServer>().empty()) context.add(ApiServer{});
  return context.edit_only<ApiServer>();
}

}  // namespace

void set_api(Context& context, bool up) {
  if (api_is_up(context) == up) return;
  ApiServer& row = edit_api(context);
  row.down = !up;
  row.changed = context.now();
  if (!up) {
    context.announce(ApiDown{});
    return;
  }
  Context after = context.because(context.announce(ApiBack{}));
  look_at_everything(after);
}

bool api_is_up(const World& world) {
  return world.table<ApiServer>().empty() || !world.only<ApiServer>().down;
}

Time api_changed(const World& world) {
  return world.table<ApiServer>().empty() ? Time{} : world.only<ApiServer>().changed;
}

void set_api_wait(Context& context, Duration wait) {
  if (api_wait(context) == wait) return;
  ApiServer& row = edit_api(context);
  const Duration before = std::exchange(row.wait, wait);
  row.wait_changed = context.now();
  if (wait > before)
    context.announce(ApiThrottled{in_seconds(wait)});
  else if (wait == Duration::zero())
    context.announce(ApiPrompt{});
}

Duration api_wait(const World& world) {
  return world.table<ApiServer>().empty() ? Duration::zero() : world.only<ApiServer>().wait;
}

Time api_wait_changed(const World& world) {
  return world.table<ApiServer>().empty() ? Time{} : world.only<ApiServer>().wait_changed;
}

void install_api(Rulebook& rulebook) {
  rulebook.table<ApiServer>();
  rulebook.fact<ApiDown>();
  rulebook.fact<ApiBack>();
  rulebook.fact<ApiThrottled>();
  rulebook.fact<ApiPrompt>();
}

}  // namespace drydock::kubernetes
