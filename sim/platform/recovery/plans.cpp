// A plan as events: backups begin on their grid and complete later; recovery goes step by step.
#include "sim/platform/recovery/recovery.h"

namespace drydock::recovery {

namespace {

struct BackupDue {
  Id<Plan> plan;
  std::uint32_t round = 0;
  DRYDOCK_FIELDS(BackupDue, plan, round)
};
struct BackupComplete {
  Id<Plan> plan;
  std::uint32_t round = 0;
  Time begun;
  DRYDOCK_FIELDS(BackupComplete, plan, round, begun)
};
struct StepDone {
  Id<Plan> plan;
  DRYDOCK_FIELDS(StepDone, plan)
};

/// Waits for the next backup on the grid, now included.
void plan_backup(Context& context, Id<Plan> id) {
  const Plan& plan = context[id];
  const Duration late = (context.now() - plan.begun) % plan.interval;
  context.schedule(late > Duration::zero() ? plan.interval - late : Duration::zero(),
                   BackupDue{id, plan.round});
}

void on_backup_due(Context& context, const BackupDue& due) {
  const Plan& plan = context[due.plan];
  if (plan.round != due.round) return;
  context.schedule(plan.backup, BackupComplete{due.plan, due.round, context.now()});
  context.schedule(plan.interval, due);
}

void on_backup_complete(Context& context, const BackupComplete& done) {
  if (context[done.plan].round != done.round) return;
  Plan& plan = context.edit(done.plan);
  plan.saved = true;
  plan.saved_at = done.begun;
}

void enter(Context& context, Id<Plan> id, PlanState state, Duration lasts) {
  context.edit(id).state = state;
  context.schedule(lasts, StepDone{id});
}

void restored(Context& context, Id<Plan> id) {
  Plan& plan = context.edit(id);
  plan.state = PlanState::works;
  plan.outage = context.now() - plan.lost_at;
  ++plan.recoveries;
  const double minutes = in_seconds(plan.outage) / 60;
  Context after = context.because(context.announce(DataRestored{id, minutes}));
  plan_backup(after, id);
}

void on_step_done(Context& context, const StepDone& done) {
  const Plan& plan = context[done.plan];
  switch (plan.state) {
    case PlanState::works:
      return;
    case PlanState::detecting:
      return enter(context, done.plan, PlanState::providing, plan.provisioning);
    case PlanState::providing:
      return enter(context, done.plan, PlanState::restoring,
                   from_seconds(plan.bytes / plan.restore_rate));
    case PlanState::restoring:
      return restored(context, done.plan);
  }
}

}  // namespace

Id<Plan> add_plan(Context& context, Plan given) {
  DRYDOCK_ASSERT(given.interval > Duration::zero() && given.restore_rate > 0,
                 "backups have an interval, and data comes back at a rate");
  given.begun = context.now();
  const Id<Plan> id = context.add(given);
  plan_backup(context, id);
  return id;
}

Duration at_stake(const World& world, Id<Plan> id) {
  const Plan& plan = world[id];
  return world.now() - (plan.saved ? plan.saved_at : plan.begun);
}

void lose(Context& context, Id<Plan> id) {
  if (context[id].state != PlanState::works) return;
  const Duration loss = at_stake(context, id);
  Plan& plan = context.edit(id);
  plan.loss = loss;
  plan.lost_at = context.now();
  ++plan.round;
  ++plan.disasters;
  const Duration detection = plan.detection;
  Context after = context.because(context.announce(DataLost{id, in_seconds(loss) / 60}));
  enter(after, id, PlanState::detecting, detection);
}

void install_plans(Rulebook& rulebook) {
  rulebook.table<Plan>();
  rulebook.on<on_backup_due>();
  rulebook.on<on_backup_complete>();
  rulebook.on<on_step_done>();
  rulebook.fact<DataLost>();
  rulebook.fact<DataRestored>();
}

}  // namespace drydock::recovery
