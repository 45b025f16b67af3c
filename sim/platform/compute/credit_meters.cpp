// CPU credits on the bill: an account is moved when its use changes, when it turns, and each hour
// while its surplus costs money.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/compute/groups.h"

namespace drydock::compute {

namespace {

struct CreditsTurn {
  Id<Instance> instance;
  std::uint32_t turns = 0;
  DRYDOCK_FIELDS(CreditsTurn, instance, turns)
};

const CreditPlan& plan_of(const World& world, Id<Instance> id) {
  return world[world[world[id].group].type].credits;
}

void bill(Context& context, Id<Instance> id) {
  Instance& instance = context.edit(id);
  const std::int64_t charged = std::exchange(instance.credits.charged, 0);
  if (charged > 0) cost::use(context, instance.surplus, charged);
}

bool is_charged(const CreditAccount& account, const CreditPlan& plan) {
  return account.surplus >= plan.most * credit && account.use > baseline(plan);
}

/// Brings the account to now, says what has changed, and waits for its next turn.
void move_on(Context& context, Id<Instance> id, std::int64_t asked) {
  const CreditPlan plan = plan_of(context, id);
  CreditAccount account = advanced(context[id].credits, plan, context.now());
  const CreditAccount before = context[id].credits;
  account.asked = asked;
  account.use = granted(account, plan, asked);
  ++account.turns;
  context.edit(id).credits = account;
  bill(context, id);
  if (before.balance > 0 && account.balance == 0 && asked > baseline(plan))
    context.announce(CreditsGone{id});
  const bool charged = is_charged(account, plan);
  if (charged && before.surplus < plan.most * credit) context.announce(CreditsCharged{id});
  const Time next = charged ? context.now() + hours(1) : next_turn(account, plan);
  if (next != Time::max()) context.schedule_at(next, CreditsTurn{id, account.turns});
}

void on_credits_turn(Context& context, const CreditsTurn& due) {
  const CreditAccount& account = context[due.instance].credits;
  if (account.turns == due.turns) move_on(context, due.instance, account.asked);
}

}  // namespace

bool has_credits(const World& world, Id<Instance> id) { return plan_of(world, id).per_hour > 0; }

double credits(const World& world, Id<Instance> id) {
  CreditAccount account = world[id].credits;
  if (world[id].phase != InstancePhase::stopped)  // Kept while it is off.
    account = advanced(account, plan_of(world, id), world.now());
  return static_cast<double>(account.balance - account.surplus) / static_cast<double>(credit);
}

void begin_with(Context& context, Id<Instance> id, double credits, bool standard) {
  CreditAccount& account = context.edit(id).credits;
  const double most = static_cast<double>(plan_of(context, id).most);
  account.balance = static_cast<std::int64_t>(std::clamp(credits, 0.0, most) * credit);
  account.standard = standard;
}

std::int64_t cpu_granted(const World& world, Id<Instance> id) {
  const CreditAccount& account = world[id].credits;
  return granted(account, plan_of(world, id), account.asked);
}

void open_credits(Context& context, Id<Instance> id) {
  if (!has_credits(context, id)) return;
  Instance& instance = context.edit(id);
  instance.credits.at = context.now();
  if (instance.surplus) return;
  instance.surplus = cost::open_meter(
      context, std::string(context.text(instance.name)) + " credits", surplus_rate.key);
}

void close_credits(Context& context, Id<Instance> id) {
  if (!has_credits(context, id) || context[id].phase == InstancePhase::stopped) return;
  Instance& instance = context.edit(id);
  const std::uint32_t turns = instance.credits.turns + 1;
  instance.credits = closed(instance.credits, plan_of(context, id), context.now());
  instance.credits.use = instance.credits.asked = 0;
  instance.credits.turns = turns;
  bill(context, id);
}

void set_cpu_use(Context& context, Id<Instance> id, std::int64_t millicores) {
  if (!has_credits(context, id) || context[id].credits.asked == millicores) return;
  if (context[id].phase != InstancePhase::running && millicores > 0) return;
  move_on(context, id, millicores);
}

void install_credits(Rulebook& rulebook) {
  rulebook.on<on_credits_turn>();
  rulebook.fact<CreditsGone>();
  rulebook.fact<CreditsCharged>();
}

}  // namespace drydock::compute
