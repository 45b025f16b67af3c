// The loop itself; both of its halves say when they want to be asked again.
#include "sim/platform/kubernetes/cluster_autoscaler.h"

#include <algorithm>
#include <optional>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/autoscaler_facts.h"

namespace drydock::kubernetes {

namespace {

struct AutoscalerDue {
  Time at;
  DRYDOCK_FIELDS(AutoscalerDue, at)
};

/// With so many nodes unready the fault is likely elsewhere, and acting would make it worse.
bool is_cluster_unhealthy(const World& world) {
  const AutoscalerSettings& settings = world.only<Settings>().autoscaler;
  const ControlPlane& plane = world.only<ControlPlane>();
  const std::int32_t unready = plane.nodes - plane.nodes_ready;
  return unready > settings.unready_least &&
         static_cast<double>(unready) > settings.unready_share * static_cast<double>(plane.nodes);
}

/// Says once that it stops, and once that it goes on; a node that changes wakes it meanwhile.
void stop_or_go_on(Context& context, bool stopped) {
  ControlPlane& plane = context.edit_only<ControlPlane>();
  if (plane.autoscaler_stopped == stopped) return;
  plane.autoscaler_stopped = stopped;
  if (stopped)
    context.announce(AutoscalerStopped{plane.nodes - plane.nodes_ready, plane.nodes});
  else
    context.announce(AutoscalerGoesOn{plane.nodes_ready, plane.nodes});
}

void on_autoscaler_due(Context& context, const AutoscalerDue& due) {
  if (context.only<ControlPlane>().autoscaler_due != due.at) return;
  if (!context.only<Settings>().autoscaler.enabled || waits_for_api(context, due)) return;
  context.edit_only<ControlPlane>().autoscaler_due = Time::max();
  if (is_cluster_unhealthy(context)) return stop_or_go_on(context, true);
  stop_or_go_on(context, false);
  const Time before = context.only<ControlPlane>().last_add;
  const Time up = scale_up(context);
  if (up != Time::max()) wake_autoscaler_at(context, up);
  if (context.only<ControlPlane>().last_add != before) {
    wake_autoscaler_at(context, context.now() + context.only<Settings>().autoscaler_period);
    return;  // One thing at a time: what grows now is not shrunk in the same pass.
  }
  const Time down = scale_down(context);
  if (down != Time::max()) wake_autoscaler_at(context, down);
}

}  // namespace

void install_cluster_autoscaler(Rulebook& rulebook) {
  rulebook.on<on_autoscaler_due>();
  rulebook.fact<AutoscalerStopped>();
  rulebook.fact<AutoscalerGoesOn>();
  install_scale_up(rulebook);
  install_scale_down(rulebook);
}

void wake_autoscaler(Context& context) { wake_autoscaler_at(context, context.now()); }

void wake_autoscaler_at(Context& context, Time at) {
  const Settings& settings = context.only<Settings>();
  if (!settings.autoscaler.enabled) return;
  const Duration period = settings.autoscaler_period;
  const Time from = std::max(at, context.now() + nanoseconds(1));
  const Duration rest = from.time_since_epoch() % period;
  const Time tick = rest == Duration::zero() ? from : from + (period - rest);
  if (context.only<ControlPlane>().autoscaler_due <= tick) return;
  context.edit_only<ControlPlane>().autoscaler_due = tick;
  context.schedule_at(tick, AutoscalerDue{tick});
}

double utilization(const NodeOffer& node) {
  const NodeUse use{
      {node.cpu_milli, node.memory_bytes}, {node.cpu_requested, node.memory_requested}, {}};
  const std::optional<Utilization> found = utilization(use);
  return found ? found->greatest() : 1;
}

}  // namespace drydock::kubernetes
