// The front door of workload: users' requests as flows through the call graph, with their waiting
// times, failures, CPU, bytes and messages.
//
// Modelled: a day curve of requests; each operation's tree of calls with chances, repetitions,
// sequence, parallel branches and asynchronous messages; pods by zone, those that are dead while
// proxies still send to them (calls wait for the timeout); retries of the mesh inside their budget;
// CPU shared by the requests of a pod inside its limit, with a bounded queue before it (M/M/c/K);
// workers held while calls below are slow; timeouts; the load balancer's shares and dead targets;
// brokers that need a majority; the I/O of databases on their volumes, with its limits; requests of
// buckets beyond their limits; the way out of each zone, and how many new connections to outside
// systems its NAT gateway has ports for (network::port_rate(), read before each evaluation; what
// each evaluation asks for is offered to the gateways after it); the interface endpoints of a
// service of AWS instead; what security groups let through between zones (as if no two pods shared
// a machine, and all services answered on port 443); packets lost between zones;
// queues that grow and drain; bytes through NAT, across zones, to users and of the balancer;
// requests of buckets; log lines and telemetry. Between two evaluations all rates stand still;
// counts are whole numbers that carry their remainders, so offered = served + failed, and bytes on
// the bill = bytes of the flows.
//
// Left out: single requests (latency is known by mean and variance, its percentiles are those of a
// log-normal, which smears a latency with two humps, as when retries wait for a timeout), work that
// goes on after its caller has given up, connection set-up, failure accrual of proxies, the
// internet between users and the load balancer, upload of objects by users, disk I/O of queues,
// work that a database has begun when its caller leaves.
// A message that fails to be published is lost; one that fails to be consumed is tried again.
//
// To build: configure(), then add_service() for each workload that answers calls, add_outside(),
// add_object_store(), then for each operation add_operation() and add_call() from the root down, in
// the order in which calls run; for each consumer of messages add_consumer() and add_call() below
// its root; at last start_traffic(), once, when workloads are settled and targets registered.
#pragma once

#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/workload/commands.h"
#include "sim/platform/workload/facts.h"
#include "sim/platform/workload/tables.h"

namespace drydock::workload {

void install(Rulebook& rulebook);

// Building a world.

/// First of all: the settings and the traffic. Call it once.
void configure(Context& context, const Settings& settings, const Traffic& traffic);
/// `given` is filled in as its type says; the rest is completed here.
Id<Service> add_service(Context& context, Service given);
Id<Outside> add_outside(Context& context, Outside given);
Id<ObjectStore> add_object_store(Context& context, ObjectStore given);
/// Makes the operation and the root of its calls: the ingress, which takes each request with
/// `ingress_cpu`. Add what the ingress calls below operation.root.
Id<Operation> add_operation(Context& context, Operation given, Id<Service> ingress,
                            Duration ingress_cpu);
/// A consumer of the messages that are published at `broker` (calls of kind service whose service
/// is the broker): each message is given to each consumer of the broker. Makes an operation whose
/// root is the call of `service` with `cpu`.
Id<Operation> add_consumer(Context& context, Id<Service> broker, Id<Service> service, Duration cpu);
/// `given.parent` says below which call; `given.operation` is taken from there.
Id<Call> add_call(Context& context, Call given);
/// Reads pods, targets and ways out, and starts the flows.
void start_traffic(Context& context);

// Changing traffic.

/// The flows change at this instant.
void set_scale(Context& context, double scale);
/// From now on the clients of an outside system leave each connection open for so long after its
/// call; 0: they close it.
void leave_open(Context& context, Id<Outside> outside, Duration idle);

// Reading.

/// Users' requests a second that the curve gives at an instant.
double arrival_rate(const Traffic& traffic, Time at);

/// What was counted since the start up to now. offered = served + failed. Percentiles are of the
/// requests that were served, in seconds; 0 when there were none.
struct ServiceReport {
  std::int64_t offered = 0, served = 0, failed = 0;
  double mean = 0, p50 = 0, p95 = 0, p99 = 0;
  double success() const {
    return offered == 0 ? 1 : static_cast<double>(served) / static_cast<double>(offered);
  }
};
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

}  // namespace drydock::workload
