// Changes while requests are under way: servers that fall silent, leave or are sized anew.
#include <algorithm>

#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

/// Nothing of the server's work, line or heap is left; whose they were must be seen to.
void empty_server(Context& context, Server& server) {
  Station& station = context.edit(server.station);
  count(station, context.now());
  station.waiting -= server.waiting;
  station.busy -= busy_cores(server, station.discipline);
  server.working = server.waiting = server.admitted = 0;
  server.first_waiting = server.last_waiting = server.shared_root = {};
  server.virtual_now = 0;
  server.virtual_at = context.now();
  server.throttled = false;
  if (server.due) context.cancel(server.due);
  server.due = {};
}

/// Takes off the server whoever is there. Those who have called below still wait for that.
void take_off(Context& context, Id<Server> id) {
  empty_server(context, context.edit(id));
  for (std::uint32_t i = 0; i < context.table<Visit>().size(); ++i) {
    const Id<Visit> here{i};
    if (context[here].server != id || !context[here].present) continue;
    Visit& visit = context.edit(here);
    visit.next = visit.previous = visit.below = {};
    visit.placed = false;
    if (visit.phase == Phase::calling || visit.phase == Phase::hung) continue;
    context.cancel(visit.due);
    visit.phase = Phase::hung;
  }
}

/// Whoever is at the server gets no answer any more. What is given up below may be here, too.
void strand(Context& context, Id<Server> id) {
  take_off(context, id);
  for (std::uint32_t i = 0; i < context.table<Visit>().size(); ++i) {
    const Id<Visit> here{i};
    if (context[here].server != id || !context[here].present) continue;
    Visit& visit = context.edit(here);
    if (visit.phase == Phase::calling) release_below(context, here);
    hang(context, here, visit);
  }
}

bool is_message_at(const Context& context, const Visit& visit, Id<Server> id) {
  if (visit.phase != Phase::hung || visit.server != id || !visit.parent) return false;
  return static_cast<bool>(context[visit.parent].message);
}

/// The broker notes that the consumer's connection is closed.
void give_back_messages(Context& context, Id<Server> id) {
  for (std::uint32_t i = 0; i < context.table<Visit>().size(); ++i) {
    const Id<Visit> here{i};
    if (!is_message_at(context, context[here], id)) continue;
    withdraw(context, here, Outcome::cut);
    context.edit(here).outcome = Outcome::cut;
    attempt_failed(context, here);
  }
}

/// Requests in work go on at the new speed.
void change_speed(Context& context, Id<Server> id, double old, double speed) {
  const Time start = context.world().start();
  for (std::uint32_t i = 0; i < context.table<Visit>().size(); ++i) {
    const Id<Visit> here{i};
    if (context[here].server != id || context[here].phase != Phase::working) continue;
    if (!context[here].present) continue;
    Visit& visit = context.edit(here);
    context.cancel(visit.due);
    const auto passed = static_cast<double>((context.now() - start).count());
    const double left = std::max(0.0, visit.end - passed) * old / speed;
    const auto wait = Duration(static_cast<std::int64_t>(left + 0.5));
    visit.end = passed + static_cast<double>(wait.count());
    visit.due = context.schedule(wait, Worked{here, visit.generation});
  }
}

void forget_server(Context& context, Id<Server> id) {
  const Server& gone = context[id];
  Station& station = context.edit(gone.station);
  --station.servers;
  if (station.first_server == id) {
    station.first_server = gone.next;
    return;
  }
  Id<Server> before = station.first_server;
  while (context[before].next != id) before = context[before].next;
  context.edit(before).next = gone.next;
}

bool is_sent_calls(ServerState state) {
  return state == ServerState::answering || state == ServerState::silent;
}

}  // namespace

void set_state(Context& context, Id<Server> id, ServerState state) {
  Server& server = context.edit(id);
  const ServerState old = server.state;
  if (old == state) return;
  DRYDOCK_ASSERT(old != ServerState::gone, "a server that is gone does not come back");
  server.state = state;
  if (is_sent_calls(old) && !is_sent_calls(state)) leave_seat(context, id);
  if (!is_sent_calls(old) && is_sent_calls(state)) take_seat(context, id);
  if (state == ServerState::silent || state == ServerState::gone) strand(context, id);
  if (state == ServerState::gone) {
    forget_server(context, id);
    give_back_messages(context, id);
  }
  if (state == ServerState::answering) deliver_to(context, server.station);
}

void change_server(Context& context, Id<Server> id, const Server& given) {
  DRYDOCK_ASSERT(given.speed > 0 && given.cores >= 0, "a server works with some speed");
  Server& server = context.edit(id);
  Station& station = context.edit(server.station);
  const bool shared = station.discipline == Discipline::shared;
  count(station, context.now());
  if (shared) {
    const std::int32_t before = busy_cores(server, station.discipline);
    sync_shared(server, context.now());
    server.cores = given.cores;
    server.quota = given.quota;
    server.period = given.period;
    if (server.quota <= 0) server.throttled = false;
    station.busy += busy_cores(server, station.discipline) - before;
  } else if (given.speed != server.speed) {
    change_speed(context, id, server.speed, given.speed);
  }
  const bool seated = is_sent_calls(server.state) && given.weight != server.weight;
  if (seated) leave_seat(context, id);
  server.cores = given.cores;
  server.speed = given.speed;
  server.concurrency = given.concurrency;
  server.room = given.room;
  server.weight = given.weight;
  server.disk_rate = given.disk_rate;
  server.disk_delay = given.disk_delay;
  server.disk_burst = given.disk_burst;
  if (seated) take_seat(context, id);
  if (shared) arrange_shared(context, id, server);
  start_waiting(context, id, server, station);
  deliver_to(context, server.station);
}

void warm_up(Context& context, Id<Server> id) {
  Server& server = context.edit(id);
  server.served = std::max<std::int64_t>(server.served, context[server.station].cold_requests);
}

void set_passing(Context& context, Id<Exit> exit, const PerZone& passing) {
  context.edit(exit).passing = passing;
}

void set_wiring(Context& context, const Wiring& given) {
  Wiring& wiring = context.edit_only<Wiring>();
  wiring.hops = given.hops;
  wiring.loss = given.loss;
  wiring.spans_kept = given.spans_kept;
}

}  // namespace drydock::requests
