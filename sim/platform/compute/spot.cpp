// Spot machines are cheap because AWS takes them back: a whole pool at a time, two minutes after a
// notice, which a recommendation may announce.
#include <algorithm>

#include "sim/platform/compute/groups.h"

namespace drydock::compute {

namespace {

constexpr Duration month = hours(730);

/// The next reclaim of a pool by AWS itself.
struct PoolReclaim {
  Id<Pool> pool;
  DRYDOCK_FIELDS(PoolReclaim, pool)
};
struct NoticeDue {
  Id<Instance> instance;
  std::uint32_t boots = 0;
  DRYDOCK_FIELDS(NoticeDue, instance, boots)
};
struct TakenBack {
  Id<Instance> instance;
  Time at;
  DRYDOCK_FIELDS(TakenBack, instance, at)
};

bool may_be_taken(const Instance& instance) {
  return (instance.phase == InstancePhase::running || instance.phase == InstancePhase::booting ||
          instance.phase == InstancePhase::pending) &&
         instance.taken_at == Time{};
}

void on_pool_reclaim(Context& context, const PoolReclaim& due) {
  const SpotSettings& spot = context.only<Settings>().spot;
  const double share = spot.share_least + context.random(context[due.pool].luck).uniform() *
                                              (spot.share_most - spot.share_least);
  reclaim_pool(context, due.pool, share);
  wait_for_reclaim(context, due.pool);
}

void give_notice(Context& context, Id<Instance> id) {
  const Time at = context.now() + context.only<Settings>().spot.notice;
  context.edit(id).taken_at = at;
  const CauseId fact = context.announce(SpotInterrupted{id});
  Context after = context.because(fact);
  after.schedule_at(at, TakenBack{id, at});
}

void on_notice_due(Context& context, const NoticeDue& due) {
  const Instance& instance = context[due.instance];
  if (may_be_taken(instance) && instance.boots == due.boots) give_notice(context, due.instance);
}

void on_taken_back(Context& context, const TakenBack& due) {
  const Instance& instance = context[due.instance];
  if (!is_live(instance) || instance.taken_at != due.at) return;
  const Id<MachineGroup> group = instance.group;
  context.edit(due.instance).leaving = LeaveReason::taken_back_by_aws;
  end_machine(context, due.instance);
  fill(context, group);
}

}  // namespace

/// The group launches a replacement at the recommendation, which may come together with the notice.
/// Source: EC2 Auto Scaling user guide, "Capacity Rebalancing"; EKS user guide, "Managed node
/// groups": they have it on for spot machines.
void reclaim(Context& context, Id<Instance> id, Duration wait) {
  if (!may_be_taken(context[id])) return;
  const CauseId fact = context.announce(RebalanceRecommended{id});
  Context after = context.because(fact);
  if (wait == Duration::zero())
    give_notice(after, id);
  else
    after.schedule(wait, NoticeDue{id, after[id].boots});
  if (works(after, id)) leave(after, id, LeaveReason::at_risk_of_a_spot_reclaim, true);
}

void reclaim_pool(Context& context, Id<Pool> pool, double share) {
  const SpotSettings& spot = context.only<Settings>().spot;
  const Pool& row = context[pool];
  std::vector<Id<Instance>> taken;
  for (const auto& [id, instance] : context.table<Instance>()) {
    const MachineGroup& group = context[instance.group];
    if (group.spot && group.type == row.type && instance.zone == row.zone && may_be_taken(instance))
      taken.push_back(id);
  }
  if (spot.dry > Duration::zero()) run_short(context, pool, context.now() + spot.dry);
  for (const Id<Instance> id : taken) {
    Stream luck = context.random(context[id].boot);
    const bool chosen = luck.uniform() < share;
    const double when = luck.uniform();
    if (chosen) reclaim(context, id, from_seconds(when * in_seconds(spot.spread)));
  }
}

void wait_for_reclaim(Context& context, Id<Pool> id) {
  const SpotSettings& spot = context.only<Settings>().spot;
  const double share = (spot.share_least + spot.share_most) / 2;
  if (spot.hazard <= 0 || share <= 0) return;
  const Duration mean = from_seconds(in_seconds(month) * share / spot.hazard);
  context.schedule(context.random(context[id].luck).exponential(mean), PoolReclaim{id});
}

void install_spot(Rulebook& rulebook) {
  rulebook.on<on_pool_reclaim>();
  rulebook.on<on_notice_due>();
  rulebook.on<on_taken_back>();
  rulebook.fact<RebalanceRecommended>();
  rulebook.fact<SpotInterrupted>();
}

}  // namespace drydock::compute
