// The front door of workload: users' requests through the call graph, with their waiting times,
// failures, CPU, bytes and messages: as flows, one by one, or both in turn.
//
// One by one, requests walk through the stations of sim/platform/requests, which live.h, bridge.cpp
// and bridge_sync.cpp build from the same rows; live_count.cpp reads their tallies into the rows
// that flows fill. In mixed mode a fault, trouble or a time of the user's list brings requests, and
// five minutes without trouble bring flows back; messages that wait are handed over, requests under
// way at the change count as ended. While all is well, requests are looked at beside the flows at
// each load that comes, and set their times right (calibration.h). What follows is said of flows;
// doubts.h says where their formulas do not hold, hours.h keeps what each hour came to.
//
// Modelled: requests by a curve over day and week, a recorded series or clients that think between
// their requests, with steps, ramps and spikes; each operation's tree of calls with chances,
// repetitions, sequence, parallel branches and asynchronous messages; pods by zone, those that are
// dead while proxies still send to them (calls wait for the timeout); retries of the mesh inside
// their budget; CPU shared by the requests of a pod inside its limit, with a bounded queue before
// it (M/M/c/K); workers held while calls below are slow; timeouts; the load balancer's shares and
// dead targets; pools of connections (M/M/c/K or M/M/c+M); brokers that need a majority, that have
// no memory left or whose queues are full; the I/O of databases on their volumes, with its limits;
// requests of buckets beyond their limits; the way out of each zone, and how many new connections
// to outside systems its NAT gateway has ports for (network::port_rate(), read before each
// evaluation; what each evaluation asks for is offered to the gateways after it); the interface
// endpoints of a service of AWS instead; what security groups let through between zones (as if no
// two pods shared a machine, and all services answered on port 443); packets lost between zones;
// queues that grow and drain, and so do the lines before CPUs (lines.h); bytes through NAT, across
// zones, to users and of the balancer; requests of buckets; log lines and telemetry. Between two
// evaluations all rates stand still; counts are whole numbers that carry their remainders, so
// offered = served + failed, and bytes on the bill = bytes of the flows.
//
// Left out: of flows, the exact shape of latencies (percentiles of users are those of at most
// four humps of three moments each, of services those of a log-normal), balancing by load,
// circuit breakers, cold pods, CPU limits as quotas, work that goes on after its caller has
// given up (but that of volumes), and lines for workers, connections and volumes that are still
// filling: while more is asked of something than it can do, or no steady state is found, the
// flows say so (time_beyond()); one by one, connection ports are shared out by what was asked
// for in the last ten seconds, and a bucket's limit likewise, a breaker whose time is up lets
// all calls of its proxy through, and autoscalers hear of CPU as an average of a minute unless
// it changes by more than luck; connection set-up, the internet between users and the load
// balancer, upload of objects by users, disk I/O of queues. A message that fails to be published
// is lost; one that fails to be consumed is tried again.
//
// To build: configure(), then add_service() for each workload that answers calls, add_outside(),
// add_object_store(), then for each operation add_operation() and add_call() from the root down, in
// the order in which calls run; for each consumer of messages add_consumer() and add_call() below
// its root; at last start_traffic(), once, when workloads are settled and targets registered.
#pragma once

#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/workload/catalog.h"
#include "sim/platform/workload/commands.h"
#include "sim/platform/workload/facts.h"
#include "sim/platform/workload/hours.h"
#include "sim/platform/workload/objective.h"
#include "sim/platform/workload/tables.h"

namespace drydock::workload {

void install(Rulebook& rulebook);

// Building a world.

/// First of all: the settings and the traffic. Call it once.
void configure(Context& context, const Settings& settings, const Traffic& traffic);
/// On top of the traffic, in the order of their times; see tables.h.
void add_change(Context& context, const TrafficChange& given);
/// Of a recorded series, in the order of their times.
void add_point(Context& context, const TrafficPoint& given);
/// `given` is filled in as its type says; the rest is completed here.
Id<Service> add_service(Context& context, Service given);
Id<Outside> add_outside(Context& context, Outside given);
Id<ObjectStore> add_object_store(Context& context, ObjectStore given);
/// After both services and before the calls between them.
Id<ConnectionPool> add_pool(Context& context, ConnectionPool given);
/// The calls of an outside system are paid for at this rate, each; after the system was added.
void meter_requests(Context& context, Id<Outside> outside, std::string_view rate_key);
/// What a monitoring service bills; keys of the price book, empty where the plan has none.
struct MonitoringPlan {
  std::string_view hosts;            ///< "datadog.infra.pro"
  std::string_view traces;           ///< "datadog.apm"
  std::string_view index;            ///< "datadog.logs.index_15d"; with it goes the intake.
  std::int64_t metrics = 0;          ///< Custom metrics that are sent, ...
  std::int64_t metrics_of_host = 0;  ///< ... so many of them free for each host.
};
void add_monitoring(Context& context, const MonitoringPlan& plan);
/// Makes the operation and the root of its calls: the ingress, which takes each request with
/// `ingress_cpu`. Add what the ingress calls below operation.root.
Id<Operation> add_operation(Context& context, Operation given, Id<Service> ingress,
                            Duration ingress_cpu);
/// A consumer of the messages that are published at `broker` (calls of kind service whose service
/// is the broker): each message is given to each consumer of the broker. Makes an operation whose
/// root is the call of `service` with `cpu`. Of a queue with a bound: so many messages may wait.
Id<Operation> add_consumer(Context& context, Id<Service> broker, Id<Service> service, Duration cpu,
                           std::int64_t room = -1, bool drops_oldest = false);
/// `given.parent` says below which call; `given.operation` is taken from there.
Id<Call> add_call(Context& context, Call given);
/// Before start_traffic(); without it requests are computed as flows.
void choose_mode(Context& context, RequestMode mode);
/// In mixed mode: a time to be simulated request by request, after the start of the traffic.
void add_watch(Context& context, Duration after, Duration lasts);
/// Reads pods, targets and ways out, and starts the flows.
void start_traffic(Context& context);

// Changing traffic.

/// The flows change at this instant.
void set_scale(Context& context, double scale);
/// From now on the clients of an outside system leave each connection open for so long after its
/// call; 0: they close it.
void leave_open(Context& context, Id<Outside> outside, Duration idle);
/// Pods of another workload answer for the service from now on; what its old ones had in work is
/// left to them.
void answer_with(Context& context, Id<Service> service, Id<kubernetes::Workload> workload);
/// Users come in by this load balancer from now on, as far as DNS leads them there.
void set_entry(Context& context, Id<network::LoadBalancer> balancer);

// Reading.

/// Users' requests a second at an instant, of the shapes that are rates; 0 of clients, whose
/// requests follow from their answers.
double arrival_rate(const Traffic& traffic, const Table<TrafficChange>& changes,
                    const Table<TrafficPoint>& points, Time at);
double arrival_rate(const World& world, Time at);
/// The curve of the day alone, without changes.
double day_rate(const Traffic& traffic, Time at);
/// What steps, ramps and spikes multiply by, `past` the begin of the traffic.
double change_factor(const Table<TrafficChange>& changes, Duration past);
/// Users of a closed loop at an instant; 0 of the other shapes.
double clients_at(const World& world, Time at);

/// What was counted since the start up to now. offered = served + failed. Percentiles are of the
/// requests that were served, in seconds; 0 when there were none.
struct ServiceReport {
  std::int64_t offered = 0, served = 0, failed = 0;
  double mean = 0, p50 = 0, p95 = 0, p99 = 0;
  double success() const {
    return offered == 0 ? 1 : static_cast<double>(served) / static_cast<double>(offered);
  }
};
/// What was counted since the start up to a moment; the difference of two moments is what ended
/// between them.
struct Totals {
  std::int64_t served = 0, failed = 0;
  flow::Histogram latencies;  ///< Of the served.

  Totals& operator+=(const Totals& other);
  Totals& operator-=(const Totals& other);
  /// Mean of a function of the latencies in seconds, each at the middle of its bucket.
  double mean_of(double (*value)(double)) const;
};
/// Users' requests since the start; quicker than users_totals().
struct UserCounts {
  std::int64_t served = 0, failed = 0;
};
UserCounts users_counts(const World& world);
Totals operation_totals(const World& world, Id<Operation> operation);
/// All operations of users together.
Totals users_totals(const World& world);
ServiceReport report_of(const Totals& totals);
ServiceReport service_report(const World& world, Id<Service> service);
ServiceReport operation_report(const World& world, Id<Operation> operation);
/// All operations of users together.
ServiceReport users_report(const World& world);

/// Share of the calls of the last `window` (10 s to 10 min) that were answered well; 1 when there
/// were none. Rates are known exactly by slots of ten seconds.
double success(const World& world, Id<Service> service, Duration window);
/// As above by name ("api"); "users" stands for all requests of users. A Defect when there is no
/// such service.
double success(const World& world, std::string_view service, Duration window);

/// Users' latency now, in seconds: the quantile of the mixture of all operations.
double users_quantile(const World& world, double quantile);
/// Three of them at once.
std::array<double, 3> users_quantiles(const World& world, const std::array<double, 3>& quantiles);

/// Whether requests are simulated one by one now, not as flows.
bool requests_run(const World& world);
/// How long, since the start, flows were computed by formulas that do not hold: more was asked of
/// something than it can do, or no steady state was found.
Duration time_beyond(const World& world);
/// How requests were computed since the start.
struct Computed {
  RequestMode mode = RequestMode::fluid;
  Duration one_by_one{};             ///< In which each request was simulated by itself.
  Duration looked{};                 ///< In which requests were simulated beside the flows, ...
  std::int64_t looked_requests = 0;  ///< ... so many of them.
  /// What that made known, by the utilisation of the busiest service. `interval`: the users' p99
  /// lies within that share of what was measured, 19 times out of 20; may be infinite.
  struct LookedAt {
    double load = 0;
    Duration looked{};
    std::int64_t requests = 0;
    double interval = 0;
  };
  std::vector<LookedAt> levels;
  /// How long the formulas of flows may have been off at a service.
  struct Doubted {
    Name service;
    Doubt why = Doubt::none;
    Duration lasted{};
  };
  std::vector<Doubted> doubted;
};
Computed computed(const World& world);

/// Until when WatchRequests lasts; a moment in the past when nobody watches.
Time watched_until(const World& world);
/// The pod or target that a server of requests stands for now; none once it is gone.
Name server_name(const World& world, Id<requests::Server> server);
/// The operation of that name, in requests; none before requests have run.
Id<requests::Operation> traced_operation(const World& world, Id<Operation> operation);

/// Messages that wait now.
std::int64_t queue_depth(const World& world, Id<Backlog> backlog);

/// One arrow of the map: traffic from one thing to another, now. Names: "internet", the load
/// balancer's, services', outside systems', buckets', and NAT gateways'. `zone` is set where the
/// arrow is of one zone only (load balancer to ingress, pods to NAT gateway).
struct Edge {
  Name from, to;
  Id<network::Zone> zone;
  double requests_per_second = 0;
  double bytes_per_second = 0;
  double failing_share = 0;
};
std::vector<Edge> edges(const World& world);

/// What the bytes of an arrow cost now, in dollars an hour, by what is charged for. An arrow from a
/// zone to its NAT gateway has what no call carries: log lines and telemetry.
struct EdgeDollars {
  Name from, to;
  Id<network::Zone> zone;    ///< As of an Edge.
  double nat = 0;            ///< Data that a NAT gateway processes.
  double between_zones = 0;  ///< Charged on both sides.
  double internet = 0;       ///< Data out.
  double endpoint = 0;       ///< Data that an interface endpoint processes.
  double sum() const { return nat + between_zones + internet + endpoint; }
};
/// All arrows that cost something; together they are what the flows' bytes cost on the bill. Ways
/// that several calls share are split by the bytes that each brings there.
std::vector<EdgeDollars> edge_dollars(const World& world);

}  // namespace drydock::workload
