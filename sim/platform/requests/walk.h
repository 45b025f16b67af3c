// How a visit goes from phase to phase: the functions by which the files of this folder hand it on.
//
// A row got by edit() stays where it is until the handler returns, so it is handed on with its id.
// What a call below or a caller above does may end a visit, so after each such call its generation
// is looked at again.
#pragma once

#include <algorithm>

#include "sim/platform/requests/draws.h"
#include "sim/platform/requests/tables.h"

namespace drydock::requests {

/// Shorter than this nobody waits who would otherwise ask again at the same instant, for ever.
inline constexpr Duration least_pause = milliseconds(1);

// Mail to a visit's own future; stale when the generation differs.

struct Came {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(Came, visit, generation)
};
struct Worked {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(Worked, visit, generation)
};
struct ReadDone {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(ReadDone, visit, generation)
};
struct PatienceOver {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(PatienceOver, visit, generation)
};
struct Returned {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(Returned, visit, generation)
};
struct Rested {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(Rested, visit, generation)
};
struct TimedOut {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(TimedOut, visit, generation)
};
/// A connection is free for a visit that stood in line.
struct Connected {
  Id<Visit> visit;
  std::uint32_t generation = 0;
  DRYDOCK_FIELDS(Connected, visit, generation)
};
/// The first of those that share a server's cores is done, or would be if nobody had come since.
struct SharedDue {
  Id<Server> server;
  DRYDOCK_FIELDS(SharedDue, server)
};
struct Arrived {
  Id<Source> source;
  DRYDOCK_FIELDS(Arrived, source)
};
/// A client of a closed source has thought.
struct Asks {
  Id<Source> source;
  DRYDOCK_FIELDS(Asks, source)
};
struct Redelivered {
  Id<Queue> queue;
  Id<Message> message;
  DRYDOCK_FIELDS(Redelivered, queue, message)
};

// visits.cpp: rows, and who belongs to whom.

/// A visit that came to its end: out of its caller's family, its span written, its row free.
void release(Context& context, Id<Visit> id, Visit& visit);
inline void release(Context& context, Id<Visit> id) { release(context, id, context.edit(id)); }
void adopt(Context& context, Id<Visit> parent, Visit& above, Id<Visit> child, Visit& visit);
void disown(Context& context, Id<Visit> child, Visit& visit);
/// The caller of all below has left: each is given up or goes on as an orphan.
void release_below(Context& context, Id<Visit> id);
/// Nobody will answer the visit; when nobody waits for it either, it ends.
void hang(Context& context, Id<Visit> id, Visit& visit);
/// Takes a visit from wherever it is, as if it had never been answered; its row stays.
void withdraw(Context& context, Id<Visit> id, Outcome outcome);

// attempts.cpp: calls, their attempts, their ends.

/// Runs a link of the caller, for the root of a request its root step.
void call(Context& context, Id<Visit> caller, Visit& above, Id<Link> link, std::uint16_t run);
/// The visit's answer, with its outcome, sets out for the caller.
void go_back(Context& context, Id<Visit> id, Visit& visit, const Step& step);
/// The visit is done with; leaves the station and answers.
void answer(Context& context, Id<Visit> id, Visit& visit, Outcome outcome);
/// The caller knows that its attempt failed; the row is its own again.
void attempt_failed(Context& context, Id<Visit> id, Visit& visit);
inline void attempt_failed(Context& context, Id<Visit> id) {
  attempt_failed(context, id, context.edit(id));
}

/// What a call rarely meets: no server is there, or it goes to a system outside, whose time passes
/// while nobody here is busy.
void nobody_to_ask(Context& context, Id<Visit> id, Visit& visit, Station& station);
void wait_outside(Context& context, Id<Visit> id, Visit& visit, const Step& step);
/// The attempt leaves its caller.
void set_off(Context& context, Id<Visit> id, Visit& visit);

// pools.cpp: connections.

/// Whether the attempt may set out now; else it stands in line, or has failed.
bool connect(Context& context, Id<Visit> id, Visit& visit, Step& step);
/// The visit's connection is free for the next in line, or it leaves the line.
void disconnect(Context& context, Visit& visit);
/// Nobody gets past the gate, or all in line do.
void set_closed(Context& context, Id<PoolRule> gate, bool closed);
/// It has stood in line for too long.
void lose_patience(Context& context, Id<Visit> id, Visit& visit);

// stations.cpp: at a server.

/// What a server of its kind rarely does: it tells the caller that it has no room, or answers
/// nobody; and what few do who wait there: they leave when their patience is over.
void turn_away(Context& context, Id<Visit> id, Visit& visit, Station& station);
void come_in_vain(Context& context, Id<Visit> id, Visit& visit, Server& server, Station& station);
void await_patience(Context& context, Id<Visit> id, Visit& visit, const Station& station);
/// Takes a token of the bucket, which fills continuously; false when there is none.
bool take_token(Station& station, Time now);
/// Takes the visit out of its station's count, and gives back its place.
void leave(Context& context, Visit& visit, Outcome outcome);
/// Takes a visit at work off its core.
void stop_work(Context& context, Id<Visit> id, Visit& visit);
void take_from_line(Context& context, Visit& visit);
/// Work that nobody else has a part in goes on below: disk, chance, links.
void after_work(Context& context, Id<Visit> id, Visit& visit);
void start_waiting(Context& context, Id<Server> id, Server& server, Station& station);

// shared.cpp: processor sharing.

void join_shared(Context& context, Id<Visit> id, Visit& visit, Server& server, Station& station);
void leave_shared(Context& context, Id<Visit> id, Visit& visit);
/// Cores in use: of those that share them, none while the server is throttled.
inline std::int32_t busy_cores(const Server& server, Discipline discipline) {
  if (discipline == Discipline::first_come) return server.working;
  return server.throttled ? 0 : std::min(server.working, server.cores);
}
/// Brings virtual time up to now; before anything that changes its pace.
void sync_shared(Server& server, Time now);
/// Sees to it that the next completion is not missed.
void arrange_shared(Context& context, Id<Server> id, Server& server);

// balancing.cpp

/// Who gets the call of a caller's server (none: of users); none when nobody can be asked.
Id<Server> choose(const Context& context, Station& station, Draws draws, Id<Server> caller);
void take_seat(Context& context, Id<Server> id);
void leave_seat(Context& context, Id<Server> id);
/// Counts the failures in a row that a caller meets, ejects, and takes back.
void note_answer(Context& context, Id<Server> id, Id<Server> caller, bool failed);

// links.cpp: calls below.

void start_links(Context& context, Id<Visit> id, Visit& visit, const Step& step);
void child_served(Context& context, Id<Visit> parent, Visit& above, Id<Link> link,
                  std::uint16_t run, bool again);
void child_failed(Context& context, Id<Visit> parent, Outcome outcome);

// sources.cpp: whole requests.

struct Asked {
  Id<Source> source;
  Id<Message> message;
  Id<Server> server;
};
void begin_request(Context& context, Id<Operation> operation, const Asked& asked);
void finish_request(Context& context, Id<Visit> root, Outcome outcome);
void start_client(Context& context, Id<Source> id);

// queues.cpp

/// Puts a message into the queue; false when it is full.
bool put(Context& context, Id<Queue> id);
/// Publishers wait while the broker has no memory left.
void watch_depot(Context& context, Id<Depot> id);
/// Hands waiting messages to servers with a place, to `first` first.
void deliver(Context& context, Id<Queue> id, Id<Server> first = {});
void deliver_to(Context& context, Id<Station> station);
/// A message's request has ended.
void settle(Context& context, Id<Queue> id, Id<Message> message, Id<Server> server, bool served);
void put_back(Context& context, Id<Queue> id, Id<Message> message);

// traces.cpp

void start_trail(Context& context, Visit& visit, const Span& caller, std::uint64_t caller_luck);
/// The next attempt, in the same row.
void restart_trail(Context& context, const Visit& visit);
/// Writes the span, if one is open.
void close_span(Context& context, const Visit& visit, Outcome outcome);
void free_trail(Context& context, Visit& visit);

/// The span of a traced visit, to be filled in; nullptr if it is not traced.
[[gnu::cold]] Span* open_span(Context& context, const Visit& visit);
[[gnu::always_inline]] inline Span* span_of(Context& context, const Visit& visit) {
  return visit.trail ? open_span(context, visit) : nullptr;
}

// Small things of the hot paths.

struct TakenVisit {
  Id<Visit> id;
  Visit& visit;
};
/// When no row is free.
[[gnu::cold]] TakenVisit add_visit(Context& context);
[[gnu::always_inline]] inline TakenVisit take_visit(Context& context, Wiring& wiring) {
  const Id<Visit> id = wiring.first_free;
  if (!id) [[unlikely]]
    return add_visit(context);
  Visit& visit = context.edit(id);
  wiring.first_free = visit.next;
  const std::uint32_t generation = visit.generation;
  visit = Visit{};
  visit.generation = generation;
  return {id, visit};
}

inline TakenVisit take_visit(Context& context) {
  return take_visit(context, context.edit_only<Wiring>());
}

[[gnu::always_inline]] inline void give_visit(Wiring& wiring, Id<Visit> id, Visit& visit) {
  ++visit.generation;
  visit.phase = Phase::free;
  visit.next = wiring.first_free;
  wiring.first_free = id;
}

/// Completes the areas up to now; before any of the three numbers changes.
[[gnu::always_inline]] inline void count(Station& station, Time now) {
  const std::int64_t span = (now - station.counted).count();
  if (span == 0) return;
  station.counted = now;
  station.number_area += station.number * span;
  station.waiting_area += station.waiting * span;
  station.busy_area += station.busy * span;
}
inline void count(Operation& operation, Time now) {
  const std::int64_t span = (now - operation.counted).count();
  operation.counted = now;
  operation.number_area += operation.number * span;
}
inline void count(Queue& queue, Time now) {
  const std::int64_t span = (now - queue.counted).count();
  queue.counted = now;
  queue.waiting_area += queue.waiting * span;
}

inline void count_failure(Tally& tally, Outcome outcome) {
  switch (outcome) {
    case Outcome::served:
      break;
    case Outcome::refused:
      ++tally.refused;
      break;
    case Outcome::abandoned:
      ++tally.abandoned;
      break;
    case Outcome::failed_below:
    case Outcome::failed:
      ++tally.failed_below;
      break;
    case Outcome::timed_out:
    case Outcome::cut:
      ++tally.timed_out;
      break;
  }
}
inline void count_served(Tally& tally, Duration response) {
  const double in_s = static_cast<double>(response.count()) * 1e-9;
  ++tally.served;
  tally.response += response.count();
  tally.response_square += in_s * in_s;
}

}  // namespace drydock::requests
