// At a server: who may come in, who waits, who works, and what is counted of it.
#include <algorithm>

#include "sim/platform/requests/hot.h"
#include "sim/platform/requests/install.h"

namespace drydock::requests {

bool take_token(Station& station, Time now) {
  const double came = in_seconds(now - station.tokens_at) * station.token_rate;
  station.tokens = std::min(station.token_most, station.tokens + came);
  station.tokens_at = now;
  if (station.tokens < 1) return false;
  station.tokens -= 1;
  return true;
}

void await_patience(Context& context, Id<Visit> id, Visit& visit, const Station& station) {
  const Draws draws(context.world(), visit.luck);
  const double first = draws.pair(Purpose::exit_and_patience).second;
  visit.due = context.schedule(from_seconds(sample(station.patience, first, draws, 3)),
                               PatienceOver{id, visit.generation});
}

void turn_away(Context& context, Id<Visit> id, Visit& visit, Station& station) {
  ++station.tally.refused;
  visit.outcome = Outcome::refused;
  go_back(context, id, visit, context.edit(visit.step));
}

/// That a connection is closed, a broker notes.
void come_in_vain(Context& context, Id<Visit> id, Visit& visit, Server& server, Station& station) {
  visit.present = true;
  ++station.number;
  ++server.present;
  const bool noted =
      server.state == ServerState::gone && visit.parent && context[visit.parent].message;
  hang(context, id, visit);
  if (!noted) return;
  withdraw(context, id, Outcome::cut);
  visit.outcome = Outcome::cut;
  attempt_failed(context, id, visit);
}

namespace {

/// The volume serves one after the other (Lindley's recursion), but what it has saved up at once;
/// then each operation has its delay.
Duration reading_time(Server& server, double operations, Time now) {
  const Time start = std::max(now - server.disk_burst, server.disk_free);
  server.disk_free = start + from_seconds(operations / server.disk_rate);
  const auto delay = static_cast<double>(server.disk_delay.count()) * operations;
  const Duration wait = std::max(Duration::zero(), server.disk_free - now);
  return wait + Duration(static_cast<std::int64_t>(delay + 0.5));
}

/// After the own work and the disk: chance, then links.
DRYDOCK_HOT void go_below(Context& context, Id<Visit> id, Visit& visit, const Step& step) {
  if (Span* span = span_of(context, visit)) [[unlikely]]
    span->worked = context.now();
  if (step.failing > 0) {
    const Draws draws(context.world(), visit.luck);
    if (draws.pair(Purpose::hop_back_and_failing).second < step.failing)
      return answer(context, id, visit, Outcome::failed);
  }
  if (!step.first_link) return answer(context, id, visit, Outcome::served);
  visit.phase = Phase::calling;
  start_links(context, id, visit, step);
}

/// Whether the server's volume is asked first.
DRYDOCK_HOT bool reads(Context& context, Id<Visit> id, Visit& visit, const Step& step,
                       Server& server) {
  if (step.io <= 0 || server.disk_rate <= 0) [[likely]]
    return false;
  visit.phase = Phase::reading;
  visit.due = context.schedule(reading_time(server, step.io, context.now()),
                               ReadDone{id, visit.generation});
  return true;
}

}  // namespace

void take_from_line(Context& context, Visit& visit) {
  Server& server = context.edit(visit.server);
  Station& station = context.edit(server.station);
  count(station, context.now());
  if (visit.previous) {
    context.edit(visit.previous).next = visit.next;
  } else {
    server.first_waiting = visit.next;
  }
  if (visit.next) {
    context.edit(visit.next).previous = visit.previous;
  } else {
    server.last_waiting = visit.previous;
  }
  visit.next = visit.previous = {};
  --server.waiting;
  --station.waiting;
}

void start_waiting(Context& context, Id<Server>, Server& server, Station& station) {
  hot::start_waiting(context, server, station);
}

void stop_work(Context& context, Id<Visit> id, Visit& visit) {
  Server& server = context.edit(visit.server);
  Station& station = context.edit(server.station);
  count(station, context.now());
  if (station.discipline == Discipline::shared) {
    leave_shared(context, id, visit);
    return;
  }
  context.cancel(visit.due);
  --server.working;
  --station.busy;
}

void leave(Context& context, Visit& visit, Outcome outcome) {
  Server& server = context.edit(visit.server);
  hot::leave(context, visit, server, context.edit(server.station), outcome);
}

void after_work(Context& context, Id<Visit> id, Visit& visit) {
  const Step& step = context.edit(visit.step);
  if (visit.present && reads(context, id, visit, step, context.edit(visit.server))) return;
  go_below(context, id, visit, step);
}

void on_worked(Context& context, const Worked& due) {
  const Id<Visit> id = due.visit;
  Visit& visit = context.edit(id);
  if (visit.generation != due.generation) return;
  if (!visit.present) return after_work(context, id, visit);
  const Step& step = context.edit(visit.step);
  Server& server = context.edit(visit.server);
  Station& station = context.edit(server.station);
  count(station, context.now());
  --server.working;
  --station.busy;
  if (!station.holds_worker) {
    visit.placed = false;
    --server.admitted;
  }
  if (server.first_waiting) hot::start_waiting(context, server, station);
  if (reads(context, id, visit, step, server)) return;
  if (step.first_link || step.failing > 0 || step.publishes)
    return go_below(context, id, visit, step);
  if (Span* span = span_of(context, visit)) [[unlikely]]
    span->worked = context.now();
  hot::leave(context, visit, server, station, Outcome::served);
  hot::reply(context, id, visit, step, Outcome::served);
}

void on_read(Context& context, const ReadDone& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  go_below(context, due.visit, visit, context.edit(visit.step));
}

void on_patience_over(Context& context, const PatienceOver& due) {
  Visit& visit = context.edit(due.visit);
  if (visit.generation != due.generation) return;
  if (visit.phase == Phase::unconnected) return lose_patience(context, due.visit, visit);
  take_from_line(context, visit);
  answer(context, due.visit, visit, Outcome::abandoned);
}

}  // namespace drydock::requests
