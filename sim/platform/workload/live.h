// The bridge to single requests: which row of requests stands for which row here, and how the time
// is divided between flows and requests.
#pragma once

#include "sim/platform/requests/requests.h"
#include "sim/platform/workload/flows.h"
#include "sim/platform/workload/tables.h"

namespace drydock::workload {

/// The station of a service; same id as the service.
struct LiveService {
  Id<requests::Station> station;
  Id<requests::RetryPolicy> retry;  ///< Of reads, by the mesh.
  Id<requests::Depot> depot;        ///< Of a broker with little memory; ...
  std::int64_t stopped = 0;         ///< ... publishers that had to wait, when last read.
  std::int64_t owed = 0;  ///< Failures of calls that had been counted as served when they began.
  std::int64_t served = 0, failed = 0;  ///< Calls of the last interval.
  DRYDOCK_FIELDS(LiveService, station, retry, depot, stopped, owed, served, failed)
};

/// A pod, or a target of the load balancer, that takes requests.
struct LiveServer {
  Id<Service> service;
  Id<kubernetes::Pod> pod;
  Id<network::Target> target;
  Id<requests::Server> server;  ///< None: the row is free.
  DRYDOCK_FIELDS(LiveServer, service, pod, target, server)
};

/// Same id as the pool of connections; and what had been counted of it when last read.
struct LivePool {
  Id<requests::PoolRule> rule;
  std::int64_t asked = 0, refused = 0, wait = 0;
  std::int64_t lately_refused = 0;  ///< In the last interval.
  DRYDOCK_FIELDS(LivePool, rule, asked, refused, wait, lately_refused)
};

/// The step of a call, same id as the call; and what it had counted when last read.
struct LiveCall {
  Id<requests::Step> step;
  Id<requests::Step> counted;  ///< Whose attempts are the call's.
  std::int64_t runs = 0, failures = 0, attempts = 0, crossed = 0;
  DRYDOCK_FIELDS(LiveCall, step, counted, runs, failures, attempts, crossed)
};

/// Same id as the operation.
struct LiveOperation {
  Id<requests::Operation> operation;
  Id<requests::Source> source;          ///< None of consumers.
  Counter unreached;                    ///< Users' requests that go where no balancer is.
  std::int64_t served = 0, failed = 0;  ///< Of the last interval.
  DRYDOCK_FIELDS(LiveOperation, operation, source, unreached, served, failed)
};

/// Same id as the backlog; and what its queue had counted when last read.
struct LiveBacklog {
  Id<requests::Queue> queue;
  std::int64_t published = 0, consumed = 0, lost = 0;
  std::int64_t in = 0, out = 0;  ///< Messages of the last interval.
  DRYDOCK_FIELDS(LiveBacklog, queue, published, consumed, lost, in, out)
};

/// Same ids as outside systems; the way to them, by zones.
struct LiveOutside {
  Id<requests::Exit> exit;
  PerZone tried{};  ///< Connections a second that were asked for in the last interval.
  DRYDOCK_FIELDS(LiveOutside, exit, tried)
};

/// A time that the user wants to see request by request.
struct Watch {
  Duration after{}, lasts{};  ///< Since the begin of the traffic.
  DRYDOCK_FIELDS(Watch, after, lasts)
};

/// How the time is divided; only one row.
struct Live {
  RequestMode mode = RequestMode::fluid;
  bool running = false;     ///< Requests are simulated one by one now.
  bool fault_seen = false;  ///< Something broke since the last evaluation.
  Time calm_since;          ///< While requests run: nothing is wrong since then.
  Time began;               ///< When they last began to run.
  Duration one_by_one{};    ///< How long they ran until then.
  Time watched_until;       ///< Somebody watches single requests up to here.
  Id<requests::Exit> s3;
  Id<Latencies> recent;  ///< Users' requests of the last interval.
  EventId due;
  DRYDOCK_FIELDS(Live, mode, running, fault_seen, calm_since, began, one_by_one, watched_until, s3,
                 recent, due)
};

/// Whether requests are simulated one by one now.
bool requests_run(const World& world);

/// Makes stations, steps and operations of all rows. Once.
void build_requests(Context& context);
/// What the servers of a service can do now.
requests::Server server_of(const World& world, Id<Service> service);
/// Brings servers, ways out, zones' hops and rates up to date with the model's inputs.
void sync_requests(Context& context, const FlowModel& model);
/// Pods that were there before anybody looked at single requests have served already.
void warm_up_pods(Context& context);
/// What was counted since the last time goes into the rows that flows fill; results go to `model`.
void count_requests(Context& context, FlowModel& model);
/// Counts anew from here.
void begin_interval(Context& context);

/// What has ended since the last count.
struct Since {
  std::int64_t served = 0, failed = 0;
  Id<requests::Latency> times;  ///< Of the served.
};
Since since_count(const World& world, Id<Service> service);
Since since_count(const World& world, Id<Operation> operation);

/// Fills the stations with what comes from now on, messages that wait included. All must be counted
/// up to now, and inputs be read.
void open_stations(Context& context);
/// Ends all requests that are under way, and lets none come.
void clear_stations(Context& context);

/// Whether it is time to go from flows to requests, or back.
bool requests_are_due(const World& world);
bool flows_are_due(const World& world);
/// All must be counted up to now, and inputs be read.
void begin_requests(Context& context);
/// While requests run: whether all is well, at each evaluation.
void note_calm(Context& context);
/// The times of the user's list begin by themselves.
void await_watches(Context& context);
void end_requests(Context& context);
/// Whether nobody notices anything bad.
bool is_calm(const World& world);

void install_live(Rulebook& rulebook);
void install_live_pods(Rulebook& rulebook);

}  // namespace drydock::workload
