// The front door of requests: single requests that walk through stations with servers, and what is
// counted of them.
//
// It knows stations, servers, steps and zones as numbers; that a server is a pod and a station a
// service is said by workload. Each draw is keyed by the operation, the number of the request and
// the place in it, so the n-th request meets the same luck under every policy.
//
// To build: configure(), add_station() and add_server(), add_retry_policy(), add_pool_rule() and
// add_exit() for the steps that have them, add_step() and add_link() from any side,
// add_operation(), then add_source() or add_depot() and add_queue(). Everything may be changed
// while it runs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/requests/tables.h"

namespace drydock::requests {

void install(Rulebook& rulebook);

// Building.

void configure(Context& context, const Wiring& wiring);
Id<Station> add_station(Context& context, Station given);
Id<Server> add_server(Context& context, Server given);
Id<RetryPolicy> add_retry_policy(Context& context, RetryPolicy given);
Id<PoolRule> add_pool_rule(Context& context, PoolRule given);
Id<Exit> add_exit(Context& context, Exit given);
Id<Step> add_step(Context& context, Step given);
/// Below all links that `from` has already.
void add_link(Context& context, Id<Step> from, Link given);
Id<Operation> add_operation(Context& context, std::string_view name, Id<Step> root);
/// Starts at once.
Id<Source> add_source(Context& context, Source given);
Id<Queue> add_queue(Context& context, Queue given);
/// Who finds the broker without memory gives up after `patience`; 0: waits for ever.
Id<Depot> add_depot(Context& context, std::int64_t most, Duration patience);
/// Each run of `from` publishes to the queue, with the hop and the failures of `publish` (a call
/// whose station is the broker): a message that is served there is put into the queue.
/// Several queues of one step get a copy each, and lie in the same depot if any; they are the same
/// for all steps that share one.
void add_publishing(Context& context, Id<Step> publish, Id<Queue> queue);

// Changing, while it runs.

/// The gap to the next arrival is stretched, so that the arrivals are those of a Poisson process
/// whose rate changes here. 0: none come.
void set_rate(Context& context, Id<Source> source, double rate);
/// Clients that are too many leave after their present request.
void set_clients(Context& context, Id<Source> source, std::int32_t clients);
/// One request, now.
void ask(Context& context, Id<Operation> operation);
/// `gone` and `silent` strand what the server has: nobody answers it. `leaving` lets it finish.
void set_state(Context& context, Id<Server> server, ServerState state);
/// Cores, speed, bounds, weight and disk as in `given`; requests in work go on at the new speed.
void change_server(Context& context, Id<Server> server, const Server& given);
/// The server has served so many that it is no longer cold.
void warm_up(Context& context, Id<Server> server);
/// The chance that an attempt fails after its work.
void set_failing(Context& context, Id<Step> step, double chance);
/// Of the connections that the server has by this rule, so many have ended and are not made anew;
/// one that is in use ends when it is given back.
void set_lost(Context& context, Id<Server> server, Id<PoolRule> rule, std::int32_t lost);
/// So many messages wait in the queue at once, whatever waited before; neither counts as published
/// or consumed. For the begin and the end of a time in which requests are looked at one by one.
void set_waiting(Context& context, Id<Queue> queue, std::int64_t messages);
void set_passing(Context& context, Id<Exit> exit, const PerZone& passing);
void set_wiring(Context& context, const Wiring& wiring);
/// One request in `every` of the operation is traced; 0: none.
void trace(Context& context, Id<Operation> operation, std::uint32_t every);
/// Counts from zero again, what is under way stays: ends a warm-up.
void reset_tallies(Context& context);
/// Ends all requests that are under way, uncounted, and empties the queues' hands. For the end of a
/// time in which requests are looked at one by one.
void clear(Context& context);

/// Mail to whoever made a station that tells_ejections, and has a handler for it: the first
/// caller leaves a server out, or none does so any more.
struct Ejected {
  Id<Server> server;
  bool back = false;
  DRYDOCK_FIELDS(Ejected, server, back)
};

// Reading. Times in seconds, of what ended since the last reset_tallies().

struct StationReport {
  Tally tally;
  double mean_wait = 0, prob_wait = 0;
  double mean_response = 0, response_variance = 0;
  double mean_number = 0, mean_waiting = 0;
  double busy_cores = 0;  ///< On average.
};
StationReport report(const World& world, Id<Station> station);

struct OperationReport {
  Tally tally;
  double mean_response = 0, response_variance = 0, mean_number = 0;
};
OperationReport report(const World& world, Id<Operation> operation);

/// The share p (0 to 1) did not wait longer.
double wait_quantile(const World& world, Id<Station> station, double p);
double response_quantile(const World& world, Id<Station> station, double p);
double response_quantile(const World& world, Id<Operation> operation, double p);

/// Requests that are under way, messages that wait not counted.
std::int64_t under_way(const World& world);

/// The spans of one request in the order in which they were called; empty when it was not traced,
/// is not finished, or was forgotten.
std::vector<Span> spans(const World& world, Id<Operation> operation, std::uint64_t request);

}  // namespace drydock::requests
