// Calls: each attempt of a step is one visit; how it ends, and what its caller does then. How it
// sets out is told in hot.h.
#include <algorithm>
#include <utility>

#include "sim/platform/requests/hot.h"
#include "sim/platform/requests/install.h"

namespace drydock::requests {
namespace {

/// The doubling back-off before attempt number `attempt` (from 1), with its jitter.
Duration back_off(const World& world, const RetryPolicy& policy, const Visit& visit) {
  const auto first = static_cast<double>(policy.backoff_first.count());
  const auto most = static_cast<double>(policy.backoff_most.count());
  double wait = first;
  for (int i = 1; i < visit.attempt && wait < most; ++i) wait *= 2;
  wait = std::min(wait, std::max(first, most));
  if (policy.jitter > 0)
    wait *= 1 - policy.jitter * Draws(world, visit.luck).pair(Purpose::rest_and_choice).first;
  return Duration(static_cast<std::int64_t>(wait));
}

/// Whose tally a further attempt of this visit belongs to.
void count_denied(Context& context, const Visit& visit, const Step& step) {
  if (step.kind == StepKind::call) ++context.edit(step.station).tally.denied;
  if (!visit.link && visit.parent) ++context.edit(context[visit.parent].operation).tally.denied;
}

bool may_retry(Context& context, const Visit& visit, const Step& step) {
  if (!step.retry || visit.orphan) return false;
  RetryPolicy& policy = context.edit(step.retry);
  if (visit.attempt + 1 >= policy.attempts) return false;
  if (policy.budget_most <= 0) return true;
  if (policy.tokens < 1) {
    count_denied(context, visit, step);
    return false;
  }
  policy.tokens -= 1;
  return true;
}

void rest(Context& context, Id<Visit> id, Visit& visit, const RetryPolicy& policy) {
  if (visit.timeout) context.cancel(visit.timeout);
  visit.timeout = {};
  if (visit.pool) disconnect(context, visit);
  if (visit.trail) close_span(context, visit, visit.outcome);
  if (!visit.link && visit.parent) ++context.edit(context[visit.parent].operation).tally.retries;
  ++visit.attempt;
  visit.luck = mix(visit.luck, visit.attempt);
  visit.server = {};
  visit.outcome = Outcome::served;
  visit.phase = Phase::resting;
  visit.due = context.schedule(back_off(context, policy, visit), Rested{id, visit.generation});
}

/// The caller takes back its call from an attempt that goes on without it.
Id<Visit> replace_orphan(Context& context, Id<Visit> id) {
  const auto [made, visit] = take_visit(context);
  Visit& orphan = context.edit(id);
  visit.step = orphan.step;
  visit.luck = orphan.luck;
  visit.from = orphan.from;
  visit.from_zone = orphan.from_zone;
  visit.zone = orphan.zone;
  visit.watched = orphan.watched;
  visit.server = orphan.server;
  visit.link = orphan.link;
  visit.run = orphan.run;
  visit.again = orphan.again;
  visit.attempt = orphan.attempt;
  std::swap(visit.pool, orphan.pool);  // Closed at once, and opened anew for somebody else.
  visit.outcome = Outcome::timed_out;
  visit.phase = Phase::hung;
  const Id<Visit> parent = orphan.parent;
  disown(context, id, orphan);
  if (parent) adopt(context, parent, context.edit(parent), made, visit);
  orphan.orphan = true;
  if (Span* span = span_of(context, orphan)) {
    span->outcome = Outcome::timed_out;
    span->returned = context.now();
    const Span before = *span;
    start_trail(context, visit, before, before.parent_luck);
    context.edit(visit.trail).span.called = Time{};  // Nothing of it to write until it is tried.
  }
  return made;
}

}  // namespace

void nobody_to_ask(Context& context, Id<Visit> id, Visit& visit, Station& station) {
  ++station.tally.offered;
  ++station.tally.refused;
  if (visit.attempt > 0) ++station.tally.retries;
  visit.outcome = Outcome::refused;
  attempt_failed(context, id, visit);
}

void wait_outside(Context& context, Id<Visit> id, Visit& visit, const Step& step) {
  const Draws draws(context.world(), visit.luck);
  visit.server = visit.from;
  visit.zone = visit.from_zone;
  if (!hot::passes(context, visit, step, draws)) return hang(context, id, visit);
  const double first =
      step.work.kind == LawKind::constant ? 0 : draws.pair(Purpose::work_and_hop).first;
  visit.phase = Phase::working;
  visit.due = context.schedule(from_seconds(sample(step.work, first, draws, 0)),
                               Worked{id, visit.generation});
}

void set_off(Context& context, Id<Visit> id, Visit& visit) {
  hot::leave_caller(context, context.edit_only<Wiring>(), id, visit, context.edit(visit.step));
}

void call(Context& context, Id<Visit> caller, Visit& above, Id<Link> link, std::uint16_t run) {
  Wiring& wiring = context.edit_only<Wiring>();
  if (link) return hot::call(context, wiring, caller, above, link, context[link], run);
  const auto [id, visit] = take_visit(context, wiring);
  visit.step = context[above.operation].root;
  visit.luck = mix(above.luck, 0);
  hot::begin_call(context, wiring, caller, above, id, visit, true);
}

void answer(Context& context, Id<Visit> id, Visit& visit, Outcome outcome) {
  const Step& step = context.edit(visit.step);
  if (visit.first_child) [[unlikely]]
    release_below(context, id);
  if (step.publishes && outcome == Outcome::served) [[unlikely]] {
    for (Id<Queue> queue = step.publishes; queue; queue = context[queue].also)
      if (!put(context, queue)) outcome = Outcome::refused;
  }
  if (visit.present) {
    Server& server = context.edit(visit.server);
    hot::leave(context, visit, server, context.edit(server.station), outcome);
  }
  hot::reply(context, id, visit, step, outcome);
}

void go_back(Context& context, Id<Visit> id, Visit& visit, const Step& step) {
  hot::go_back(context, id, visit, step);
}

void attempt_failed(Context& context, Id<Visit> id, Visit& visit) {
  Step& step = context.edit(visit.step);
  if (may_retry(context, visit, step)) return rest(context, id, visit, context[step.retry]);
  ++step.failures;
  const Id<Visit> parent = visit.parent;
  const Outcome outcome = visit.outcome;
  release(context, id, visit);
  if (parent) child_failed(context, parent, outcome);
}

void on_came(Context& context, const Came& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  Server& server = context.edit(visit.server);
  hot::come(context, due.visit, visit, server, context.edit(server.station));
}

void on_returned(Context& context, const Returned& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  hot::come_back(context, context.edit_only<Wiring>(), due.visit, visit);
}

void on_rested(Context& context, const Rested& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  if (visit.trail) restart_trail(context, visit);
  hot::attempt(context, context.edit_only<Wiring>(), due.visit, visit, context.edit(visit.step));
}

void on_timed_out(Context& context, const TimedOut& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  visit.timeout = {};
  const Step& step = context[visit.step];
  if (step.kind == StepKind::call && visit.server && visit.watched)
    note_answer(context, visit.server, visit.from, true);
  const bool given_up = step.cancels || visit.phase == Phase::hung || visit.phase == Phase::coming;
  Id<Visit> id = due.visit;
  if (given_up) {
    withdraw(context, id, Outcome::timed_out);
    visit.outcome = Outcome::timed_out;
  } else {
    id = replace_orphan(context, id);
  }
  attempt_failed(context, id);
}

}  // namespace drydock::requests
