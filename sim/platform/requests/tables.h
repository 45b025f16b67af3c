// Stations with their servers, the steps of a request, the visits that are under way, and what is
// counted of them.
#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/flow/histogram.h"
#include "sim/engine/kernel/context.h"
#include "sim/platform/requests/law.h"

namespace drydock::requests {

/// Zones of one region at most; a zone is a small number here, given by whoever builds the model.
inline constexpr std::size_t zones_max = 6;
using PerZone = std::array<double, zones_max>;

/// first_come: each server works on as many requests as it has cores, the others wait in line.
/// shared: all requests in work share the cores, each at most one of them (processor sharing).
DRYDOCK_ENUM(Discipline, first_come, shared)

/// Who among the servers gets a call. random: by their weights. least_request: the less loaded of
/// two that are drawn. ewma: of two that are drawn, the one with the lower product of its
/// exponentially weighted response time and its load.
DRYDOCK_ENUM(Balancing, random, round_robin, least_request, ewma)

struct Circuit;
struct Server;
struct Step;
struct Link;
struct Visit;
struct Operation;
struct Source;
struct Queue;
struct Message;
struct Seat;
struct Trail;
struct PoolRule;
struct Pool;
struct Depot;

/// How many took how long, by the buckets of flow::Histogram; whole counts in half the room, since
/// each visit writes to some. A row of its own, since it is large.
struct alignas(64) Latency {
  static constexpr std::uint32_t rows_per_page_log2 = 3;
  static constexpr std::size_t buckets = flow::Histogram::buckets;
  std::array<std::uint32_t, buckets> counts{};
  std::array<std::uint16_t, buckets> carried{};  ///< How often a count went beyond 2^32 - 1.
  DRYDOCK_FIELDS(Latency, counts, carried)

  [[gnu::always_inline]] void add(Duration time) {
    const auto bucket = static_cast<std::size_t>(flow::Histogram::bucket_of(time));
    if (++counts[bucket] == 0) [[unlikely]]
      ++carried[bucket];
  }
  flow::Histogram times() const;
};

/// What is counted at a station or of an operation, since the last reset_tallies(). Sums are whole
/// nanoseconds, so that Little's law holds to the last digit.
struct Tally {
  std::int64_t offered = 0;  ///< Attempts that came, or requests.
  std::int64_t began = 0;
  std::int64_t served = 0;     ///< Ended well.
  std::int64_t response = 0;   ///< Sum over the served, ns.
  std::int64_t residence = 0;  ///< Sum over all that left, of the time between coming and leaving.
  double response_square = 0;  ///< Sum over the served, s^2.
  std::int64_t wait = 0;       ///< Sum over those that began, ns.
  std::int64_t waited = 0;     ///< Of those that began work, the ones that had to wait.
  std::int64_t refused = 0;    ///< Turned away: no room, no token, no server.
  std::int64_t timed_out = 0;  ///< Their caller left, waiting or in work.
  std::int64_t abandoned = 0;  ///< Lost patience while they waited.
  std::int64_t failed_below = 0;  ///< Because a call below failed, or by the step's own chance.
  std::int64_t retries = 0;       ///< Of the offered, second and later attempts.
  std::int64_t denied = 0;        ///< Retries for which the budget had no token.
  DRYDOCK_FIELDS(Tally, offered, served, refused, timed_out, abandoned, failed_below, retries,
                 denied, waited, began, wait, residence, response_square, response)
};

// Of the rows that each visit meets, all that it needs stands first, in whole cache lines: with a
// thousand services that decides what a visit costs.

/// What answers calls: a service, a database, a queueing station.
struct alignas(64) Station {
  // Filled in by the builder.
  Discipline discipline = Discipline::first_come;
  Balancing balancing = Balancing::random;
  bool holds_worker = false;  ///< A request keeps its place in `concurrency` while calls below run.
  // Kept here.
  bool limited = false;  ///< Its `token_rate` is above 0.
  std::int32_t number = 0, waiting = 0, busy = 0;
  Id<Seat> first_seat;  ///< Those that are sent calls, one after the other.
  std::uint32_t seats = 0;
  Id<Server> first_server;  ///< Chained by Server::next; in the order in which they came.
  std::int32_t servers = 0;
  Time counted;                                    ///< The areas are complete up to here.
  std::int64_t number_area = 0, waiting_area = 0;  ///< Requests times ns.
  std::int64_t busy_area = 0;  ///< Cores in use times ns; shared: of CPU time given, in core ns.
  Tally tally;
  Id<Latency> waits;      ///< Of those that had to wait.
  Id<Latency> responses;  ///< From coming to a server to leaving it, calls below included; of the
                          ///< served.
  // Filled in by the builder.
  std::int32_t cold_requests = 0;  ///< A server is cold for so many requests.
  std::int32_t eject_failures =
      0;                   ///< So many in a row, and a caller leaves a server out; 0: never.
  double token_rate = 0;   ///< Requests a second that are let in; 0: all. Tokens flow in
  double token_most = 0;   ///< continuously, up to so many.
  Law patience;            ///< Who waits longer leaves; nothing: everybody waits.
  double cold_factor = 1;  ///< A cold server's first request takes so much longer, falling to 1.
  Duration eject_first{}, eject_most{};  ///< For how long, doubling each time.
  bool tells_ejections = false;          ///< Each is told by an Ejected, see requests.h.
  Duration ewma_memory = seconds(10);    ///< A response so old weighs 1/e of a new one.
  Name name;
  // Kept here.
  std::uint32_t seats_most = 0;
  std::uint32_t turn = 0;  ///< For round robin.
  double weight_most = 0;  ///< Of those in the seats.
  double tokens = 0;       ///< At `tokens_at`.
  Time tokens_at;
  Time counted_from;  ///< What is counted, is since then.
  DRYDOCK_FIELDS(Station, name, discipline, balancing, holds_worker, limited, patience, token_rate,
                 token_most, cold_factor, cold_requests, eject_failures, eject_first, eject_most,
                 tells_ejections, ewma_memory, first_server, servers, first_seat, seats, seats_most,
                 weight_most, turn, tokens, tokens_at, tally, waits, responses, number_area,
                 waiting_area, busy_area, counted, counted_from, number, waiting, busy)
};

/// answering: serves. silent: is sent calls, and answers none. leaving: is sent no new ones and
/// finishes what it has. gone: its row is free.
DRYDOCK_ENUM(ServerState, answering, silent, leaving, gone)

/// One pod of a service, or one group of identical workers with one line.
struct alignas(64) Server {
  // Filled in by the builder.
  Id<Station> station;
  ServerState state = ServerState::answering;
  std::uint8_t zone = 0;
  std::int32_t cores = 1;        ///< Requests in work at once; shared: cores.
  std::int32_t concurrency = 0;  ///< Requests in work, counting those that wait for calls below
                                 ///< if the station holds workers; 0: no bound but `cores`.
  std::int32_t room = -1;        ///< Requests that may wait for a place; -1: no bound.
  // Kept here.
  std::int32_t admitted = 0;  ///< Hold a place.
  std::int32_t working = 0;   ///< On a core.
  std::int32_t waiting = 0;
  std::int32_t present = 0;  ///< Came and have not left.
  Id<Visit> first_waiting, last_waiting;
  std::int64_t served = 0;
  // Filled in by the builder.
  double speed = 1;       ///< Seconds of work done in a second by one core.
  double quota = 0;       ///< Shared: core seconds that it may use in each period; 0: all.
  Duration period{};      ///< Who has used them up stands still until the next one.
  double weight = 1;      ///< Random balancing: share of the calls.
  double disk_rate = 0;   ///< Operations a second of its volume; 0: none is used.
  Duration disk_delay{};  ///< On top of each.
  Duration disk_burst{};  ///< What its rate gives in so long a time is served at once, as network
                          ///< disks do; 0: one operation after the other.
  // Kept here.
  Id<Server> next;
  Id<Pool> first_pool;       ///< Of its connections to others, chained by Pool::next.
  std::int32_t in_hand = 0;  ///< Messages that were sent to it and are not settled.
  Id<Visit> shared_root;     ///< Shared: heap of those in work by their end in virtual time.
  double virtual_now = 0;    ///< Shared: seconds of work that each has got since the start.
  Time virtual_at;
  EventId due;  ///< Shared: next completion, no later than the true one.
  Time due_at;
  double quota_used = 0;  ///< In this period.
  Time period_ends;
  bool throttled = false;  ///< Stands still.
  std::int64_t stood = 0;  ///< With work to do, ns.
  Time disk_free;
  double ewma = 0;  ///< Response, s.
  Time ewma_at;
  Id<Circuit> circuits;   ///< Of callers that it has failed, chained by Circuit::next.
  std::int32_t open = 0;  ///< Of them, those that left it out and have no good answer since.
  DRYDOCK_FIELDS(Server, station, state, zone, cores, speed, concurrency, room, quota, period,
                 weight, disk_rate, disk_delay, disk_burst, next, first_pool, admitted, working,
                 waiting, present, in_hand, first_waiting, last_waiting, shared_root, virtual_now,
                 virtual_at, due, due_at, quota_used, period_ends, throttled, stood, disk_free,
                 served, ewma, ewma_at, circuits, open)
};

/// What one caller thinks of a server: its circuit breaker. Each server of a caller has its own, as
/// each proxy of a mesh does; users have one together.
struct Circuit {
  Id<Server> caller;
  Id<Circuit> next;
  std::int32_t failures = 0;   ///< In a row.
  std::int32_t ejections = 0;  ///< In a row.
  Time ejected_until;
  DRYDOCK_FIELDS(Circuit, caller, next, failures, ejections, ejected_until)
};

/// A server that is sent calls. The seats of a station lie side by side, so that any of them is
/// found at once.
struct Seat {
  Id<Server> server;
  DRYDOCK_FIELDS(Seat, server)
};

/// How many connections each server of a caller has to those that it calls: what finds none free
/// stands in line for one. Filled in by the builder down to `patience`.
struct PoolRule {
  std::int32_t connections = 1;
  std::int32_t room = -1;  ///< Calls that may stand in line; -1: no bound.
  Duration patience{};     ///< Who has stood in line so long fails; 0: nobody.

  Id<Pool> shared;                     ///< One for all servers.
  bool closed = false;                 ///< Nobody gets a connection now.
  std::int64_t asked = 0, waited = 0;  ///< Attempts; and those that stood in line for a while.
  std::int64_t refused = 0;            ///< Turned away, or out of patience.
  std::int64_t wait = 0;               ///< Sum over those that got a connection, ns.
  DRYDOCK_FIELDS(PoolRule, connections, room, patience, shared, closed, asked, waited, refused,
                 wait)
};

/// The connections of one server by one rule.
struct Pool {
  Id<PoolRule> rule;
  Id<Pool> next;          ///< Of the same server.
  std::int32_t lost = 0;  ///< Of its connections, that ended and do not come back.
  std::int32_t taken = 0, waiting = 0;
  Id<Visit> first_waiting, last_waiting;
  DRYDOCK_FIELDS(Pool, rule, next, lost, taken, waiting, first_waiting, last_waiting)
};

/// call: is worked on at a station. delay: takes its time and needs nobody (a system outside).
/// frame: nothing itself; its links are.
DRYDOCK_ENUM(StepKind, call, delay, frame)

/// in_order: one link after the other, until one fails. together: all at once, done with the last.
/// one_of: at most one, drawn by the chances of the links, which add up to 1 or less.
DRYDOCK_ENUM(Order, in_order, together, one_of)

/// How the caller of a step tries again. The tokens of its budget are shared by all who use it.
struct RetryPolicy {
  std::int32_t attempts = 1;                 ///< The first one included.
  Duration backoff_first{}, backoff_most{};  ///< Before the second attempt; doubles up to.
  double jitter = 0;        ///< Share of a back-off that is drawn: 1 is full jitter.
  double budget_ratio = 0;  ///< Tokens that each first attempt earns; a retry takes one.
  double budget_most = 0;   ///< Tokens at most, and at the start; 0: no budget.

  double tokens = 0;
  DRYDOCK_FIELDS(RetryPolicy, attempts, backoff_first, backoff_most, jitter, budget_ratio,
                 budget_most, tokens)
};

/// Where calls leave the platform: the share that passes, by the zone of the caller (without one:
/// the first). What does not pass gets no answer: it hangs until its caller's time is up.
struct Exit {
  Name name;
  PerZone passing{};
  DRYDOCK_FIELDS(Exit, name, passing)
};

/// One thing that is done for a request, and what it calls in turn. Steps may be shared by several
/// callers, and may lead back to themselves.
struct alignas(64) Step {
  // Filled in by the builder.
  StepKind kind = StepKind::call;
  Order order = Order::in_order;
  bool cancels = false;  ///< When the caller leaves, what it asked for is given up at once.
  // Kept here.
  bool hops = false;  ///< Its hop has a law of its own.
  Lane timeout_lane;
  Id<Link> first_link;
  // Filled in by the builder.
  Id<Station> station;
  Id<RetryPolicy> retry;
  Id<PoolRule> pool;  ///< Its attempts need a connection of their caller's server.
  Id<Exit> exit;
  Id<Queue> publishes;  ///< What is served here is put into this queue.
  Name name;
  Duration timeout{};  ///< The caller waits so long for an attempt; 0: for ever.
  double failing = 0;  ///< Chance that an attempt fails after its work.
  double io = 0;       ///< Operations of the server's volume, after the work.
  // Kept here.
  std::int64_t runs = 0, attempts = 0;  ///< Calls; each has one attempt or more.
  // Filled in by the builder.
  Law work;  ///< Of a call: of one core. Of a delay: the whole.
  Law hop;   ///< One way, to the station and back; nothing: by the zones of both ends.
  // Kept here.
  std::int64_t failures = 0;  ///< Calls.
  std::int64_t crossed = 0;   ///< Attempts whose two ends lie in different zones.
  std::uint32_t links = 0;
  DRYDOCK_FIELDS(Step, name, kind, order, station, work, hop, io, failing, timeout, cancels, retry,
                 pool, exit, publishes, hops, first_link, timeout_lane, links, runs, failures,
                 attempts, crossed)
};

/// That one step calls another.
struct Link {
  Id<Step> to;
  Id<Link> next;              ///< Kept here, as `key`.
  std::int32_t times = 1;     ///< Calls, one after the other, until one fails.
  bool asynchronous = false;  ///< Nobody waits for it, and its failure fails nobody.
  double chance = 1;          ///< Share of the runs of the caller that take it.
  double cold_chance = -1;    ///< While the caller's server is cold (a cache that is empty); then
                              ///< falls to `chance` with Station::cold_requests. -1: as chance.
  std::uint64_t key = 0;      ///< Its luck: by the name of the step, not by the row.
  DRYDOCK_FIELDS(Link, to, chance, cold_chance, times, asynchronous, next, key)
};

/// What users, or a queue's consumers, ask for: the root of a request. Its response counts from the
/// first attempt of the root step to its last answer.
struct Operation {
  Name name;
  Id<Step> root;
  std::uint64_t luck = 0;  ///< Of its requests; from the name.
  std::uint64_t requests = 0;
  Tally tally;
  Id<Latency> responses;
  std::int64_t number_area = 0;
  Time counted, counted_from;
  std::int32_t number = 0;
  std::uint32_t trace_every = 0;  ///< One request in so many is traced; 0: none.
  DRYDOCK_FIELDS(Operation, name, root, luck, requests, tally, responses, number_area, counted,
                 counted_from, number, trace_every)
};

/// poisson: at a rate. closed: so many clients, each asks again after it has thought. replay:
/// somebody calls ask() at the right time. messages: those of a queue.
DRYDOCK_ENUM(SourceKind, poisson, closed, replay, messages)

/// Where requests come from. Filled in by the builder down to `think`.
struct Source {
  Name name;
  Id<Operation> operation;
  SourceKind kind = SourceKind::poisson;
  double rate = 0;         ///< Arrivals a second.
  std::int32_t batch = 1;  ///< Requests that come together.
  std::int32_t clients = 0;
  Law think;

  Id<StreamRow> gaps;
  EventId due;
  Time due_at;
  double left = 0;  ///< While the rate is 0: arrivals that would come in the rest of the gap.
  std::int32_t active = 0;  ///< Clients that ask or think.
  Id<Queue> queue;
  DRYDOCK_FIELDS(Source, name, operation, kind, rate, batch, clients, think, gaps, due, due_at,
                 left, active, queue)
};

/// What waits in a queue, or is in hand; rows are used again.
struct Message {
  Id<Message> next;
  std::uint32_t deliveries = 0;
  std::uint64_t number = 0;  ///< Of the consumer's request.
  Time since;                ///< It waits, or was published.
  DRYDOCK_FIELDS(Message, next, deliveries, number, since)
};

/// The memory of a broker: with so many messages in all its queues, those in hand included, it
/// takes no more, and who wants to publish waits. RabbitMQ's memory alarm.
struct Depot {
  std::int64_t most = 0;
  Id<PoolRule> gate;  ///< Before which publishers wait.
  DRYDOCK_FIELDS(Depot, most, gate)
};

/// Messages of a broker for one consumer: they wait until a server of the consumer has a place.
/// Filled in by the builder down to `redeliver`.
struct Queue {
  Name name;
  Id<Operation> consumer;     ///< Its root step is a call.
  std::int32_t in_hand = 0;   ///< Messages that one server of the consumer works on at once; 0: no
                              ///< bound.
  std::int64_t room = -1;     ///< More are refused, which their publisher sees; -1: no bound.
  bool drops_oldest = false;  ///< Instead, the message that has waited longest is lost.
  Id<Depot> depot;            ///< In whose memory its messages are.
  Duration redeliver{};       ///< A message whose consumer failed comes again after this.

  Id<Source> source;
  Id<Queue> also;  ///< Gets a copy of each message.
  std::int64_t published = 0, consumed = 0, refused = 0, dropped = 0, redelivered = 0;
  std::int64_t waiting = 0;
  std::int32_t taken = 0;   ///< Under way at the consumers, or resting before they come again.
  Id<Message> first, last;  ///< The oldest that waits, and the youngest.
  std::int64_t delay = 0;   ///< Sum of the times that taken messages had waited, ns.
  std::int64_t delay_most = 0;
  std::int64_t waiting_area = 0;
  Time counted, counted_from;
  bool delivering = false;  ///< Messages are being handed out right now.
  DRYDOCK_FIELDS(Queue, name, consumer, in_hand, room, drops_oldest, depot, redeliver, source, also,
                 published, consumed, refused, dropped, redelivered, waiting, taken, first, last,
                 delay, delay_most, waiting_area, counted, counted_from, delivering)
};

/// How one attempt, or a whole request, ended. cut: its caller was gone.
DRYDOCK_ENUM(Outcome, served, refused, timed_out, abandoned, failed_below, failed, cut)

/// Where a visit is. going: on its way to the server. hung: nobody will answer. reading: its
/// server's volume works. calling: its work is done, calls below run. coming: its answer is on the
/// way back. resting: its caller waits before it tries again. unconnected: in line for a
/// connection. connected: has got it, and sets out at this instant.
DRYDOCK_ENUM(Phase, free, going, hung, waiting, working, reading, calling, coming, resting,
             unconnected, connected)

/// One attempt of one step for one request; rows are used again. Those of requests' roots have no
/// step and stand for the request.
struct alignas(64) Visit {
  Id<Visit> parent;              ///< Who waits for it; none: nobody.
  std::uint32_t generation = 0;  ///< Grows with each use of the row, so that stale mail is known.
  Id<Step> step;
  Id<Server> server;       ///< Of a call: where it is worked on; else where its caller is.
  std::uint64_t luck = 0;  ///< Key of all its draws, from its place in the request.
  Time came;
  double end = 0;  ///< Seconds of work; at work: its end in virtual time, or ns after the start.
  EventId due;
  Phase phase = Phase::free;
  Outcome outcome = Outcome::served;
  bool present = false, placed = false;  ///< Counted at its station; holds a place there.
  bool orphan = false;                   ///< Its caller was gone before it was answered.
  bool watched = false;                  ///< Its server may be ejected.
  std::uint8_t from_zone = 0, zone = 0;  ///< Of its caller's server and of its own.
  Id<Visit> first_child;                 ///< Who is waited for here.
  Id<Trail> trail;

  Id<Visit> sibling, elder;
  Id<Visit> next, previous, below;  ///< In a line; in the heap: sibling, previous, first child.
  Id<Server> from;                  ///< Where its caller is.
  Id<Link> link;                    ///< Of the parent, that is run.
  std::uint16_t run = 0, attempt = 0;
  EventId timeout;
  std::uint16_t open = 0;   ///< Calls below that are under way.
  bool again = false;       ///< The link is run once more when this is served.
  Id<Operation> operation;  ///< Of a root, as what follows.
  Id<Source> source;
  Id<Message> message;
  Id<Pool> pool;  ///< Whose connection it has, or stands in line for.
  DRYDOCK_FIELDS(Visit, parent, generation, step, server, luck, from, from_zone, zone, link, pool,
                 came, due, timeout, end, next, previous, below, first_child, sibling, elder, run,
                 attempt, open, again, phase, outcome, present, placed, orphan, watched, operation,
                 source, message, trail)
};
static_assert(sizeof(Visit) == 128);

/// One hop of a traced request. Times that were not reached are zero.
struct Span {
  static constexpr bool is_log = true;
  std::uint64_t request = 0;
  Id<Operation> operation;
  std::uint32_t order = 0;                  ///< In which it was called, among all spans.
  std::uint64_t luck = 0, parent_luck = 0;  ///< Name the visit and its caller within the request.
  Id<Step> step;                            ///< None: the request itself.
  Id<Server> server;
  std::uint16_t run = 0, attempt = 0;
  Outcome outcome = Outcome::served;
  Time called, connected, came, began, worked, answered, returned;  ///< connected: if in line.
  DRYDOCK_FIELDS(Span, request, operation, order, luck, parent_luck, step, server, run, attempt,
                 outcome, called, connected, came, began, worked, answered, returned)
};

/// The span of a traced visit that is under way; rows are used again.
struct Trail {
  Span span;
  Id<Trail> next_free;
  DRYDOCK_FIELDS(Trail, span, next_free)
};

/// What belongs to no single row; only one row.
struct Wiring {
  Id<Visit> first_free;
  Id<Trail> free_trail;
  Id<Message> free_message;
  std::uint32_t spans = 0;  ///< Called.
  // Filled in by the builder.
  std::array<std::array<Duration, zones_max>, zones_max> hops{};  ///< One way, from zone to zone.
  std::array<std::array<double, zones_max>, zones_max> loss{};    ///< Share that gets no answer.
  std::uint32_t spans_kept = 65'536;
  DRYDOCK_FIELDS(Wiring, hops, loss, spans_kept, first_free, free_trail, free_message, spans)
};

}  // namespace drydock::requests
