// Connections: each server of a caller has so many to those that it calls; who finds none free
// stands in line, as in the pools of HikariCP or PgBouncer.
#include "sim/platform/requests/install.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

Id<Pool> pool_of(Context& context, Id<Server> server, Id<PoolRule> rule) {
  if (context[rule].shared) return context[rule].shared;
  Id<Pool> id = context[server].first_pool;
  while (id && context[id].rule != rule) id = context[id].next;
  if (id) return id;
  Pool made;
  made.rule = rule;
  made.next = context[server].first_pool;
  return context.edit(server).first_pool = context.add(made);
}

void stand_in_line(Context& context, Id<Visit> id, Visit& visit, Pool& pool, const PoolRule& rule) {
  visit.phase = Phase::unconnected;
  visit.came = context.now();
  visit.previous = pool.last_waiting;
  visit.next = {};
  (pool.last_waiting ? context.edit(pool.last_waiting).next : pool.first_waiting) = id;
  pool.last_waiting = id;
  ++pool.waiting;
  visit.due = {};
  if (rule.patience > Duration::zero())
    visit.due = context.schedule(rule.patience, PatienceOver{id, visit.generation});
}

void leave_line(Context& context, Visit& visit, Pool& pool) {
  (visit.previous ? context.edit(visit.previous).next : pool.first_waiting) = visit.next;
  (visit.next ? context.edit(visit.next).previous : pool.last_waiting) = visit.previous;
  visit.next = visit.previous = {};
  --pool.waiting;
}

/// The first in line sets out, with a connection that is its own.
void let_go_on(Context& context, Pool& pool) {
  const Id<Visit> next = pool.first_waiting;
  Visit& heir = context.edit(next);
  leave_line(context, heir, pool);
  if (heir.due) context.cancel(heir.due);
  context.edit(pool.rule).wait += (context.now() - heir.came).count();
  heir.phase = Phase::connected;
  heir.due = context.schedule(Duration::zero(), Connected{next, heir.generation});
}

std::int32_t usable(const Pool& pool, const PoolRule& rule) { return rule.connections - pool.lost; }

/// Free connections go to those in line.
void hand_out(Context& context, Pool& pool, const PoolRule& rule) {
  while (pool.first_waiting && pool.taken < usable(pool, rule)) {
    ++pool.taken;
    let_go_on(context, pool);
  }
}

void refuse(Context& context, Id<Visit> id, Visit& visit, PoolRule& rule, Outcome outcome) {
  ++rule.refused;
  visit.outcome = outcome;
  attempt_failed(context, id, visit);
}

}  // namespace

bool connect(Context& context, Id<Visit> id, Visit& visit, Step& step) {
  if (!visit.from && !context[step.pool].shared) return true;
  const Id<Pool> found = pool_of(context, visit.from, step.pool);
  Pool& pool = context.edit(found);
  PoolRule& rule = context.edit(step.pool);
  ++rule.asked;
  if (!rule.closed && pool.taken < usable(pool, rule)) {
    ++pool.taken;
    visit.pool = found;
    return true;
  }
  if (rule.room >= 0 && pool.waiting >= rule.room) {
    refuse(context, id, visit, rule, Outcome::refused);
    return false;
  }
  ++rule.waited;
  visit.pool = found;
  stand_in_line(context, id, visit, pool, rule);
  return false;
}

void disconnect(Context& context, Visit& visit) {
  Pool& pool = context.edit(visit.pool);
  visit.pool = {};
  if (visit.phase == Phase::unconnected) {
    if (Span* span = span_of(context, visit)) span->connected = context.now();
    return leave_line(context, visit, pool);
  }
  const PoolRule& rule = context[pool.rule];
  const bool ends = pool.taken > usable(pool, rule);  // It was lost while somebody had it.
  if (pool.first_waiting && !rule.closed && !ends) return let_go_on(context, pool);
  --pool.taken;
}

void set_lost(Context& context, Id<Server> server, Id<PoolRule> id, std::int32_t lost) {
  const Id<Pool> found = pool_of(context, server, id);
  if (context[found].lost == lost) return;
  Pool& pool = context.edit(found);
  pool.lost = lost;
  hand_out(context, pool, context[id]);
}

void set_closed(Context& context, Id<PoolRule> gate, bool closed) {
  PoolRule& rule = context.edit(gate);
  if (rule.closed == closed) return;
  rule.closed = closed;
  if (!closed) hand_out(context, context.edit(rule.shared), rule);
}

void on_connected(Context& context, const Connected& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  if (Span* span = span_of(context, visit)) span->connected = context.now();
  set_off(context, due.visit, visit);
}

void lose_patience(Context& context, Id<Visit> id, Visit& visit) {
  PoolRule& rule = context.edit(context[visit.pool].rule);
  disconnect(context, visit);
  refuse(context, id, visit, rule, Outcome::abandoned);
}

}  // namespace drydock::requests
