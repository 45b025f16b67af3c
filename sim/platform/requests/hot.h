// What nearly every visit goes through, inlined into its few ways in: families, setting out, the
// hops between zones, coming to a server and leaving it.
//
// These functions take all rows that they need, so that each is looked up once a handler.
#pragma once

#include <algorithm>

#include "sim/platform/requests/walk.h"

namespace drydock::requests::hot {

#define DRYDOCK_HOT [[gnu::always_inline]] inline

// Families.

DRYDOCK_HOT void adopt(Context& context, Id<Visit> parent, Visit& above, Id<Visit> child,
                       Visit& visit) {
  visit.parent = parent;
  visit.elder = {};
  visit.sibling = above.first_child;
  if (above.first_child) context.edit(above.first_child).elder = child;
  above.first_child = child;
}

/// Of several, nobody foresees which is done first, so no branch asks: what has no neighbour on one
/// side is its own there.
DRYDOCK_HOT void disown(Context& context, Visit& above, Id<Visit> id, Visit& visit) {
  const Id<Visit> elder = visit.elder, sibling = visit.sibling;
  if (!elder && !sibling) {
    above.first_child = {};
    return;
  }
  above.first_child = elder ? above.first_child : sibling;
  context.edit(elder ? elder : id).sibling = sibling;
  context.edit(sibling ? sibling : id).elder = elder;
}

/// The row of a visit that belongs to nobody, or whose caller has disowned it, is free.
DRYDOCK_HOT void release(Context& context, Wiring& wiring, Id<Visit> id, Visit& visit) {
  if (visit.timeout) context.cancel(visit.timeout);
  if (visit.pool) [[unlikely]]
    disconnect(context, visit);
  if (visit.trail) [[unlikely]] {
    close_span(context, visit, visit.outcome);
    free_trail(context, visit);
  }
  give_visit(wiring, id, visit);
}

// Hops.

/// One way between the visit's server, which it has, and its caller's.
struct Way {
  Duration time{};
  double loss = 0;
  bool crosses = false;
};

DRYDOCK_HOT Way way(const Wiring& wiring, const Step& step, const Visit& visit, std::size_t here,
                    std::size_t there) {
  Way found;
  if (!visit.from) return found;
  found.loss = wiring.loss[here][there];
  found.crosses = here != there;
  if (!step.hops) found.time = wiring.hops[here][there];
  return found;
}

// At a server.

DRYDOCK_HOT bool can_begin(const Server& server, const Station& station) {
  if (server.concurrency > 0 && server.admitted >= server.concurrency) return false;
  return station.discipline == Discipline::shared || server.working < server.cores;
}

/// How much longer the server takes while it is cold.
DRYDOCK_HOT double coldness(const Server& server, const Station& station) {
  if (server.served >= station.cold_requests) return 1;
  const double warm = static_cast<double>(server.served) / station.cold_requests;
  return 1 + (station.cold_factor - 1) * (1 - warm);
}

DRYDOCK_HOT void begin(Context& context, Id<Visit> id, Visit& visit, Server& server,
                       Station& station) {
  const Time now = context.now();
  visit.phase = Phase::working;
  visit.placed = true;
  ++server.admitted;
  double work = visit.end;
  if (station.cold_requests > 0) work *= coldness(server, station);
  if (station.discipline == Discipline::first_come) [[likely]] {
    ++server.working;
    ++station.busy;
    const Duration time = from_seconds(server.speed == 1 ? work : work / server.speed);
    visit.due = context.schedule(time, Worked{id, visit.generation});
    visit.end = static_cast<double>((now - context.world().start() + time).count());
  } else {
    visit.end = work;
    join_shared(context, id, visit, server, station);
  }
  ++station.tally.began;
  if (Span* span = span_of(context, visit)) [[unlikely]]
    span->began = now;
}

/// Those in line begin as long as there is a place.
DRYDOCK_HOT void start_waiting(Context& context, Server& server, Station& station) {
  while (can_begin(server, station) && server.first_waiting) {
    const Id<Visit> id = server.first_waiting;
    Visit& visit = context.edit(id);
    if (visit.due) [[unlikely]]
      context.cancel(visit.due);
    const Id<Visit> next = visit.next;
    server.first_waiting = next;
    server.last_waiting = next ? server.last_waiting : next;
    context.edit(next ? next : id).previous = {};  // Without a branch, as disown() above.
    visit.next = {};
    --server.waiting;
    --station.waiting;
    const Duration wait = context.now() - visit.came;
    ++station.tally.waited;
    station.tally.wait += wait.count();
    context.edit(station.waits).add(wait);
    hot::begin(context, id, visit, server, station);
  }
}

DRYDOCK_HOT void note_response(Server& server, const Station& station, Time now,
                               Duration residence) {
  const double age = in_seconds(now - server.ewma_at) / in_seconds(station.ewma_memory);
  const double old = server.ewma_at == Time{} ? 0 : math::exp(-age);
  const double response = in_seconds(residence);
  server.ewma = std::max(response, server.ewma * old + response * (1 - old));
  server.ewma_at = now;
}

/// Takes the visit out of its station's count, and gives back its place.
DRYDOCK_HOT void leave(Context& context, Visit& visit, Server& server, Station& station,
                       Outcome outcome) {
  const Time now = context.now();
  count(station, now);
  const Duration residence = now - visit.came;
  visit.present = false;
  --station.number;
  --server.present;
  station.tally.residence += residence.count();
  if (outcome == Outcome::served) [[likely]] {
    count_served(station.tally, residence);
    context.edit(station.responses).add(residence);
    ++server.served;
    if (station.balancing == Balancing::ewma) note_response(server, station, now, residence);
  } else {
    count_failure(station.tally, outcome);
  }
  if (!visit.placed) return;
  visit.placed = false;
  --server.admitted;
  if (server.first_waiting) requests::start_waiting(context, visit.server, server, station);
}

DRYDOCK_HOT void stand_in_line(Context& context, Id<Visit> id, Visit& visit, Server& server,
                               Station& station) {
  visit.phase = Phase::waiting;
  const Id<Visit> last = server.last_waiting;
  visit.previous = last;
  server.first_waiting = last ? server.first_waiting : id;
  context.edit(last ? last : id).next = id;  // Without a branch, as disown() above.
  visit.next = {};
  server.last_waiting = id;
  ++server.waiting;
  ++station.waiting;
  visit.due = {};
  if (!station.patience.is_nothing()) [[unlikely]]
    await_patience(context, id, visit, station);
}

DRYDOCK_HOT void come(Context& context, Id<Visit> id, Visit& visit, Server& server,
                      Station& station) {
  const Time now = context.now();
  visit.came = now;
  if (Span* span = span_of(context, visit)) [[unlikely]]
    span->came = now;
  count(station, now);
  ++station.tally.offered;
  if (visit.attempt > 0) [[unlikely]]
    ++station.tally.retries;
  if (server.state != ServerState::answering && server.state != ServerState::leaving) [[unlikely]]
    return come_in_vain(context, id, visit, server, station);
  const bool starts = hot::can_begin(server, station);
  if (!starts && server.room >= 0 && server.waiting >= server.room) [[unlikely]]
    return turn_away(context, id, visit, station);
  if (station.limited && !take_token(station, now)) [[unlikely]]
    return turn_away(context, id, visit, station);
  visit.present = true;
  ++station.number;
  ++server.present;
  if (starts) return hot::begin(context, id, visit, server, station);
  hot::stand_in_line(context, id, visit, server, station);
}

// Setting out.

DRYDOCK_HOT bool passes(const Context& context, const Visit& visit, const Step& step, Draws draws) {
  if (!step.exit) [[likely]]
    return true;
  const double share = context[step.exit].passing[visit.from_zone];
  return share >= 1 || draws.pair(Purpose::exit_and_patience).first < share;
}

/// A message goes to the server that has taken it.
DRYDOCK_HOT Id<Server> taker_of(const Context& context, const Visit& visit) {
  if (visit.attempt > 0 || !visit.parent) return {};
  return context[visit.parent].server;
}

/// Who gets the call; most stations of a model of queues have one server.
DRYDOCK_HOT Id<Server> pick(const Context& context, Station& station, Draws draws,
                            Id<Server> caller) {
  if (station.servers == 1 && station.seats == 1 && station.eject_failures == 0)
    return station.first_server;
  return choose(context, station, draws, caller);
}

DRYDOCK_HOT void set_out(Context& context, const Wiring& wiring, Id<Visit> id, Visit& visit,
                         Step& step) {
  const Draws draws(context.world(), visit.luck);
  Station& station = context.edit(step.station);
  if (!visit.link) visit.server = taker_of(context, visit);
  const bool pulled = bool(visit.server);  // A message: no caller chose.
  if (!pulled) visit.server = pick(context, station, draws, visit.from);
  if (!visit.server) [[unlikely]]
    return nobody_to_ask(context, id, visit, station);
  Server& server = context.edit(visit.server);
  visit.zone = server.zone;
  visit.watched = false;
  if (station.eject_failures > 0) [[unlikely]]
    visit.watched = !pulled;
  if (Span* span = span_of(context, visit)) [[unlikely]]
    span->server = visit.server;
  UniformPair pair{};
  if (step.work.kind != LawKind::constant || step.hop.kind != LawKind::constant)
    pair = draws.pair(Purpose::work_and_hop);
  visit.end = sample(step.work, pair.first, draws, 0);
  Way out = way(wiring, step, visit, visit.from_zone, visit.zone);
  step.crossed += out.crosses;
  const bool lost = out.loss > 0 && draws.pair(Purpose::loss_out_and_back).first < out.loss;
  if (lost || !passes(context, visit, step, draws)) [[unlikely]]
    return hang(context, id, visit);
  if (step.hops) out.time = from_seconds(sample(step.hop, pair.second, draws, 1));
  if (out.time == Duration::zero()) return come(context, id, visit, server, station);
  visit.phase = Phase::going;
  visit.due = context.schedule(out.time, Came{id, visit.generation});
}

DRYDOCK_HOT void leave_caller(Context& context, const Wiring& wiring, Id<Visit> id, Visit& visit,
                              Step& step) {
  if (step.timeout > Duration::zero())
    visit.timeout = context.after(step.timeout_lane, TimedOut{id, visit.generation});
  if (step.kind == StepKind::call) [[likely]]
    return set_out(context, wiring, id, visit, step);
  if (Span* span = span_of(context, visit)) span->came = span->began = context.now();
  if (step.kind == StepKind::delay) return wait_outside(context, id, visit, step);
  visit.server = visit.from;
  visit.zone = visit.from_zone;
  after_work(context, id, visit);
}

DRYDOCK_HOT void attempt(Context& context, const Wiring& wiring, Id<Visit> id, Visit& visit,
                         Step& step) {
  ++step.attempts;
  if (step.pool && !connect(context, id, visit, step)) [[unlikely]]
    return;
  leave_caller(context, wiring, id, visit, step);
}

/// The first attempt of a call, whose step and luck are known.
DRYDOCK_HOT void begin_call(Context& context, Wiring& wiring, Id<Visit> caller, Visit& above,
                            Id<Visit> id, Visit& visit, bool awaited) {
  Step& step = context.edit(visit.step);
  ++step.runs;
  if (step.retry) {
    RetryPolicy& policy = context.edit(step.retry);
    policy.tokens = std::min(policy.budget_most, policy.tokens + policy.budget_ratio);
  }
  if (above.trail) [[unlikely]] {
    const Span span = context[above.trail].span;
    start_trail(context, visit, span, above.luck);
  }
  if (awaited) hot::adopt(context, caller, above, id, visit);
  attempt(context, wiring, id, visit, step);
}

/// Runs a link of the caller, as the function of this name in walk.h.
DRYDOCK_HOT void call(Context& context, Wiring& wiring, Id<Visit> caller, Visit& above,
                      Id<Link> link, const Link& row, std::uint16_t run) {
  const auto [id, visit] = take_visit(context, wiring);
  visit.link = link;
  visit.run = run;
  visit.step = row.to;
  visit.luck = mix(above.luck, row.key + run);
  visit.from = above.server;
  visit.from_zone = above.zone;
  visit.again = run + 1 < row.times;
  begin_call(context, wiring, caller, above, id, visit, !row.asynchronous);
}

// Back to the caller.

DRYDOCK_HOT void come_back(Context& context, Wiring& wiring, Id<Visit> id, Visit& visit) {
  if (visit.watched) [[unlikely]]
    note_answer(context, visit.server, visit.from, visit.outcome != Outcome::served);
  if (visit.outcome != Outcome::served) [[unlikely]]
    return attempt_failed(context, id, visit);
  const Id<Visit> parent = visit.parent;
  if (!parent) [[unlikely]]
    return hot::release(context, wiring, id, visit);
  const Id<Link> link = visit.link;
  const std::uint16_t run = visit.run;
  const bool again = visit.again;
  Visit& above = context.edit(parent);
  hot::disown(context, above, id, visit);
  hot::release(context, wiring, id, visit);
  if (above.open < 2 || again) return child_served(context, parent, above, link, run, again);
  --above.open;  // Others are under way.
}

DRYDOCK_HOT void go_back(Context& context, Id<Visit> id, Visit& visit, const Step& step) {
  if (visit.orphan) [[unlikely]]
    return requests::release(context, id, visit);
  Wiring& wiring = context.edit_only<Wiring>();
  if (step.kind != StepKind::call || !visit.parent)
    return hot::come_back(context, wiring, id, visit);
  const Draws draws(context.world(), visit.luck);
  Way back = way(wiring, step, visit, visit.zone, visit.from_zone);
  if (back.loss > 0 && draws.pair(Purpose::loss_out_and_back).second < back.loss) [[unlikely]] {
    visit.phase = Phase::hung;
    return;
  }
  if (step.hops) {
    const double first =
        step.hop.kind == LawKind::constant ? 0 : draws.pair(Purpose::hop_back_and_failing).first;
    back.time = from_seconds(sample(step.hop, first, draws, 2));
  }
  if (back.time == Duration::zero()) return hot::come_back(context, wiring, id, visit);
  visit.phase = Phase::coming;
  visit.due = context.schedule(back.time, Returned{id, visit.generation});
}

/// The visit is done with: its answer sets out. It has left the station.
DRYDOCK_HOT void reply(Context& context, Id<Visit> id, Visit& visit, const Step& step,
                       Outcome outcome) {
  visit.outcome = outcome;
  if (Span* span = span_of(context, visit)) [[unlikely]]
    span->answered = context.now();
  hot::go_back(context, id, visit, step);
}

}  // namespace drydock::requests::hot
