// While an autoscaler sleeps nothing that it reads changes, so the syncs that it skips would have
// proposed the same as its last one; waking fills them in, and the stabilization windows are exact.
// Those that are due at one instant are synced in the order in which they were declared, whoever
// woke them first: where nodes are short, the first get the room.
#include "sim/platform/kubernetes/horizontal_autoscaler.h"

#include <algorithm>
#include <string>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/node_use.h"
#include "sim/platform/kubernetes/pods.h"

namespace drydock::kubernetes {

namespace {

struct SyncsDue {
  std::int64_t number = 0;
  DRYDOCK_FIELDS(SyncsDue, number)
};

std::int64_t period_of(Time at, Duration period) { return at.time_since_epoch() / period; }

/// Syncs stand a third of a period after the scrapes, which stand on whole periods.
Duration sync_phase(Duration period) { return period / 3; }

Time time_of(const World& world, std::int64_t number) {
  const Duration period = world.only<Settings>().hpa_period;
  return Time(number * period + sync_phase(period));
}

void schedule_sync(Context& context, Id<HorizontalAutoscaler> id) {
  const Duration period = context.only<Settings>().hpa_period;
  const std::int64_t number = period_of(context.now() - sync_phase(period), period) + 1;
  bool known = false;
  for (const auto& [other, row] : context.table<HorizontalAutoscaler>())
    known = known || row.due == number;
  HorizontalAutoscaler& autoscaler = context.edit(id);
  autoscaler.due = number;
  autoscaler.due_because = context.cause();
  if (!known) context.schedule_at(time_of(context, number), SyncsDue{number});
}

std::int32_t& slot(HorizontalAutoscaler& autoscaler, std::int64_t number) {
  return autoscaler.recent[static_cast<std::size_t>(number) % autoscaler.recent.size()];
}

/// Marks the proposals of the syncs that were slept through; the first sync knows none.
void fill_in(Context& context, Id<HorizontalAutoscaler> id, std::int64_t number) {
  HorizontalAutoscaler& autoscaler = context.edit(id);
  if (!autoscaler.started) {
    autoscaler.started = true;
    autoscaler.recent.fill(-1);
    autoscaler.first_size = context[autoscaler.workload].replicas;
    autoscaler.first_sync = context.now();
  } else {
    const auto size = static_cast<std::int64_t>(autoscaler.recent.size());
    for (std::int64_t i = std::max(autoscaler.last_sync + 1, number - size); i < number; ++i)
      slot(autoscaler, i) = autoscaler.proposal;
  }
  slot(autoscaler, number) = autoscaler.proposal = -1;
  autoscaler.last_sync = number;
}

/// Earlier proposals that a window can still hold; of equal ones in a row the last, which is in any
/// window that holds one of them.
std::vector<Recommendation> recommendations(const World& world,
                                            const HorizontalAutoscaler& autoscaler,
                                            Duration longest) {
  std::vector<Recommendation> list = {{autoscaler.first_size, autoscaler.first_sync}};
  const auto size = static_cast<std::int64_t>(autoscaler.recent.size());
  const std::int64_t syncs = longest / world.only<Settings>().hpa_period + 1;
  for (std::int64_t i = autoscaler.last_sync - std::min(size - 1, syncs); i < autoscaler.last_sync;
       ++i) {
    const std::int32_t earlier = autoscaler.recent[static_cast<std::size_t>(i % size)];
    if (earlier < 0) continue;
    if (list.back().replicas != earlier) list.push_back({earlier, {}});
    list.back().at = time_of(world, i);
  }
  return list;
}

/// Changes in the order in which they are kept, and their rows.
struct KeptEvents {
  std::vector<ScaleEvent> events;
  std::vector<Id<ScaleEventRow>> rows;
};

KeptEvents kept(const World& world, Id<ScaleEventRow> newest) {
  KeptEvents list;
  for (Id<ScaleEventRow> id = newest; id; id = world[id].older) {
    list.events.push_back({world[id].change, world[id].at, world[id].outdated});
    list.rows.push_back(id);
  }
  std::reverse(list.events.begin(), list.events.end());
  std::reverse(list.rows.begin(), list.rows.end());
  return list;
}

void keep_change(Context& context, Id<HorizontalAutoscaler> id, std::int32_t change) {
  if (!context[id].has_behavior || change == 0) return;
  const auto newest = change > 0 ? &HorizontalAutoscaler::ups : &HorizontalAutoscaler::downs;
  const DirectionRules& rules = change > 0 ? context[id].up : context[id].down;
  Duration longest{};
  for (std::int32_t i = 0; i < rules.policy_count; ++i)
    longest = std::max(longest, rules.policies[static_cast<std::size_t>(i)].period);
  KeptEvents list = kept(context, context[id].*newest);
  store_event(list.events, change > 0 ? change : -change, longest, context.now());
  for (std::size_t i = 0; i < list.events.size(); ++i) {
    const ScaleEvent& event = list.events[i];
    if (i < list.rows.size()) {
      ScaleEventRow& row = context.edit(list.rows[i]);
      row.change = event.change;
      row.at = event.at;
      row.outdated = event.outdated;
    } else {
      const Id<ScaleEventRow> row =
          context.add(ScaleEventRow{context[id].*newest, event.change, event.at, event.outdated});
      context.edit(id).*newest = row;
    }
  }
}

ScalingRules view(const DirectionRules& rules) {
  const std::span<const RatePolicy> all(rules.policies);
  return {all.first(static_cast<std::size_t>(rules.policy_count)), rules.select, rules.window};
}

Duration longest_window(const World& world, const HorizontalAutoscaler& autoscaler) {
  if (!autoscaler.has_behavior) return world.only<Settings>().hpa_downscale_window;
  return std::max(autoscaler.up.window, autoscaler.down.window);
}

Decision decide_now(Context& context, Id<HorizontalAutoscaler> id) {
  const std::int32_t current = context[context[id].workload].replicas;
  if (const auto early = decide_without_metrics(current, context[id].min, context[id].max))
    return *early;
  const std::vector<MetricAnswer> answers = ask_metrics(context, id);
  const HorizontalAutoscaler& autoscaler = context[id];
  const std::vector<Recommendation> recent =
      recommendations(context, autoscaler, longest_window(context, autoscaler));
  KeptEvents ups, downs;
  if (autoscaler.has_behavior) {
    ups = kept(context, autoscaler.ups);
    downs = kept(context, autoscaler.downs);
  }
  const Behavior behavior{view(autoscaler.up), view(autoscaler.down), ups.events, downs.events};
  const Settings& settings = context.only<Settings>();
  HorizontalSync sync;
  sync.current = current;
  sync.min = autoscaler.min;
  sync.max = autoscaler.max;
  sync.metrics = answers;
  sync.recent = recent;
  sync.behavior = autoscaler.has_behavior ? &behavior : nullptr;
  sync.down_window = settings.hpa_downscale_window;
  sync.factor = settings.horizontal.scale_up_factor;
  sync.least = settings.horizontal.scale_up_least;
  sync.now = context.now();
  return decide(sync);
}

bool is_blind(ActiveReason reason) { return reason >= ActiveReason::failed_get_resource_metric; }

MetricError first_error(const World& world, const HorizontalAutoscaler& autoscaler) {
  if (autoscaler.target_percent > 0 && autoscaler.error != MetricError::none)
    return autoscaler.error;
  for (const Id<HorizontalMetric> metric : autoscaler.metrics)
    if (world[metric].error != MetricError::none) return world[metric].error;
  return MetricError::none;
}

/// Shows the conditions, and says those that people have to know of when they change.
void show(Context& context, Id<HorizontalAutoscaler> id, const Decision& decision) {
  HorizontalAutoscaler& after = context.edit(id);
  const ActiveReason was_active = after.active;
  const LimitReason old_limit = after.limit;
  const bool was_limited = after.limited;
  after.active = decision.active;
  after.able = decision.able;
  after.limit = decision.limit;
  after.limited = decision.limited;
  after.last_desired = decision.replicas;
  if (is_blind(decision.active) && was_active != decision.active)
    context.announce(AutoscalerBlind{id, decision.active, first_error(context, after)});
  if (is_blind(was_active) && !is_blind(decision.active)) context.announce(AutoscalerSees{id});
  const auto at_max = [](LimitReason limit, bool limited) {
    return limited && limit == LimitReason::too_many_replicas;
  };
  if (at_max(decision.limit, decision.limited) && !at_max(old_limit, was_limited))
    context.announce(AutoscalerAtMax{id, decision.replicas, *decision.recommendation});
}

std::string reason_of(const World& world, const HorizontalAutoscaler& autoscaler,
                      const Decision& decision) {
  switch (decision.why) {
    case RescaleReason::above_max:
      return "Current number of replicas above Spec.MaxReplicas";
    case RescaleReason::below_min:
      return "Current number of replicas below Spec.MinReplicas";
    case RescaleReason::metric_above_target:
      return metric_title(world, autoscaler, decision.metric) + " above target";
    default:
      return "All metrics below target";
  }
}

/// Whether the next sync could say something else although nothing happens meanwhile.
bool is_unsettled(const World& world, const HorizontalAutoscaler& autoscaler,
                  const Decision& decision) {
  const Settings& settings = world.only<Settings>();
  const Workload& workload = world[autoscaler.workload];
  if (!autoscaler.metrics.empty()) return true;  // A series changes without telling anybody.
  const bool held = decision.able == AbleReason::scale_up_stabilized ||
                    decision.able == AbleReason::scale_down_stabilized ||
                    decision.limit == LimitReason::scale_up_limit ||
                    decision.limit == LimitReason::scale_down_limit;
  if (held) return true;
  if (scraped_use(workload, world.now(), settings.metrics_period) != workload.cpu_use) return true;
  return has_young_pods(world, autoscaler.workload);
}

void sync_one(Context& context, Id<HorizontalAutoscaler> id, std::int64_t number) {
  context.edit(id).due = -1;
  fill_in(context, id, number);
  const Id<Workload> workload = context[id].workload;
  const std::int32_t current = context[workload].replicas;
  const Decision decision = decide_now(context, id);
  if (decision.recommendation) {
    HorizontalAutoscaler& autoscaler = context.edit(id);
    slot(autoscaler, number) = autoscaler.proposal = *decision.recommendation;
  }
  show(context, id, decision);
  if (decision.replicas != current) {
    const std::string reason = reason_of(context, context[id], decision);
    const CauseId fact =
        context.announce(SuccessfulRescale{id, decision.replicas, context.name(reason)});
    Context after = context.because(fact);
    keep_change(after, id, decision.replicas - current);
    scale(after, workload, decision.replicas);
    if (after[id].due < 0) schedule_sync(after, id);
  } else if (context[id].due < 0 && is_unsettled(context, context[id], decision)) {
    schedule_sync(context, id);
  }
}

void on_syncs_due(Context& context, const SyncsDue& due) {
  if (waits_for_api(context, due)) return;
  for (std::uint32_t i = 0; i < context.table<HorizontalAutoscaler>().size(); ++i) {
    const Id<HorizontalAutoscaler> id{i};
    if (context[id].due != due.number) continue;
    Context because = context.because(context[id].due_because);
    sync_one(because, id, due.number);
  }
}

}  // namespace

void install_horizontal_autoscaler(Rulebook& rulebook) {
  rulebook.table<HorizontalMetric>();
  rulebook.table<ScaleEventRow>();
  rulebook.on<on_syncs_due>();
  rulebook.fact<SuccessfulRescale>();
  rulebook.fact<AutoscalerBlind>();
  rulebook.fact<AutoscalerSees>();
  rulebook.fact<AutoscalerAtMax>();
}

Id<HorizontalAutoscaler> autoscaler_of(const World& world, Id<Workload> workload) {
  for (const auto& [id, autoscaler] : world.table<HorizontalAutoscaler>())
    if (autoscaler.workload == workload) return id;
  return {};
}

void wake_horizontal_autoscaler(Context& context, Id<Workload> workload) {
  const Id<HorizontalAutoscaler> id = autoscaler_of(context, workload);
  if (id && context[id].due < 0) schedule_sync(context, id);
}

void forget_history(Context& context) {
  for (std::uint32_t i = 0; i < context.table<HorizontalAutoscaler>().size(); ++i) {
    const Id<HorizontalAutoscaler> id{i};
    HorizontalAutoscaler& autoscaler = context.edit(id);
    autoscaler.started = false;
    autoscaler.ups = autoscaler.downs = {};
    if (autoscaler.due < 0) schedule_sync(context, id);
  }
}

DirectionRules ordinary_rules(bool up) {
  DirectionRules rules;
  rules.policies[0] = {true, 100, seconds(15)};
  rules.policy_count = 1;
  if (up) rules.policies[1] = {false, 4, seconds(15)};
  if (up) rules.policy_count = 2;
  rules.window = up ? Duration::zero() : seconds(300);
  return rules;
}

void set_cpu_use(Context& context, Id<Workload> id, double millicores_per_pod) {
  if (context[id].cpu_use == millicores_per_pod) return;
  const std::int64_t period = period_of(context.now(), context.only<Settings>().metrics_period);
  Workload& workload = context.edit(id);
  if (workload.cpu_period != period) {
    workload.cpu_before = workload.cpu_use;
    workload.cpu_period = period;
  }
  workload.cpu_use = millicores_per_pod;
  note_cpu_use(context);
  wake_horizontal_autoscaler(context, id);
}

}  // namespace drydock::kubernetes
