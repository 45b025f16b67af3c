// Services, what users do, the calls that follow, queues of messages, and what was counted of all
// of it.
#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/base/units.h"
#include "sim/engine/flow/bend.h"
#include "sim/engine/flow/histogram.h"
#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/managed/tables.h"
#include "sim/platform/requests/tables.h"
#include "sim/platform/storage/tables.h"

namespace drydock::workload {

/// A zone is found by the index of its id.
using requests::PerZone;
using requests::zones_max;

/// Tokens of a service's retry budget at most: ten seconds of the retries that fifty calls a second
/// earn, as Linkerd's budgets forget after ten seconds.
inline constexpr double retry_tokens_most = 100;

/// How requests are computed: as flows, one by one, or as flows with requests from each fault until
/// all is steady again.
DRYDOCK_ENUM(RequestMode, fluid, requests, mixed)

/// A whole count fed by a flow: the part of a thing that is left over is carried to the next time.
struct Counter {
  std::int64_t count = 0;
  double carry = 0;  ///< In [0, 1).
  DRYDOCK_FIELDS(Counter, count, carry)

  /// Adds `amount` (not negative); how many whole things that made.
  std::int64_t add(double amount) {
    const double sum = amount + carry;
    const auto whole = static_cast<std::int64_t>(sum);
    carry = sum - static_cast<double>(whole);
    count += whole;
    return whole;
  }
};

/// Latency as mean and variance, in seconds and seconds squared.
struct Delay {
  double mean = 0;
  double variance = 0;
  DRYDOCK_FIELDS(Delay, mean, variance)
};

/// How latencies are spread around their mean: a few humps, whose shares add up to 1; or, where
/// single requests were looked at, the log-normal of that mean and variance, bent by what they say.
struct Shape {
  Delay of;  ///< The latency for which it was made; nothing: there is none yet.
  std::array<flow::Hump, flow::Mixture::most> humps{};
  flow::Bend bend;
  DRYDOCK_FIELDS(Shape, of, humps, bend)
};

/// How long the served requests of something took. Requests whose latency hardly differs from that
/// of the last ones wait in `pending`, since spreading them over buckets is the dear part.
struct Latencies {
  static constexpr std::uint32_t rows_per_page_log2 = 3;
  flow::Histogram counted;
  Shape shape;  ///< Of the pending ones.
  std::int64_t pending = 0;
  DRYDOCK_FIELDS(Latencies, counted, shape, pending)
};

/// Requests of the last ten minutes by slots of ten seconds of the clock, for success().
struct Window {
  static constexpr std::uint32_t rows_per_page_log2 = 3;
  static constexpr std::size_t slots = 62;  ///< Ten minutes and what is cut at both ends.
  static constexpr Duration slot = seconds(10);
  std::array<double, slots> offered{};
  std::array<double, slots> failed{};
  std::int64_t newest = 0;  ///< Number of the newest slot since the epoch of the clock.
  DRYDOCK_FIELDS(Window, offered, failed, newest)
};

/// How long callers wait before they try again: doubling from `first` up to `most`, of which the
/// share `jitter` is drawn.
struct Backoff {
  Duration first{}, most{};
  double jitter = 0;
  DRYDOCK_FIELDS(Backoff, first, most, jitter)

  double mean() const { return in_seconds(first) * (1 - jitter / 2); }  ///< Of the first, s.
};

/// When the mesh sends a pod no calls for a while: after so many failures in a row, for a time that
/// doubles with each failure after it. Linkerd's failure accrual.
struct Breaker {
  std::int32_t failures = 0;  ///< 0: never.
  Duration first{}, most{};
  DRYDOCK_FIELDS(Breaker, failures, first, most)
};

/// The numbers that flows need and that belong to no single row; only one row.
struct Settings {
  Duration evaluation_period{};  ///< Between evaluations when nothing happens: 60 s.
  Duration hop_same_zone{};      ///< One way between two pods of a zone.
  Duration hop_cross_zone{};     ///< One way between zones.
  Duration hop_mean{};           ///< Instead of both: exponential, whatever the zones; 0: not so.
  Duration hop_cpu{};            ///< CPU of the mesh proxy for each call that it takes in.
  double retry_budget = 0;       ///< Retries of the mesh as a share of the calls: 0.2.
  std::int32_t retry_limit = 1;  ///< Of one call at most.
  Backoff retry_backoff;
  Duration cpu_period{};  ///< Of the quota that a CPU limit is: 100 ms.
  /// How the mesh chooses a pod; flows know the first only.
  requests::Balancing balancing = requests::Balancing::random;
  double drain_utilization =
      0;      ///< How full of work a consumer makes pods while it drains a queue.
  Bytes log;  ///< Log line of a request to a service that logs.
  Duration connection_lifetime{};  ///< Of a connection to a database; 0: for ever.
  double telemetry_rate = 0;       ///< Bytes a second that each node sends outside.
  Bytes io;                        ///< Of one read or write of a volume.
  double objective_success = 0;    ///< 0.999
  Duration objective_p95{};        ///< 400 ms
  double clear_failing = 0.5;  ///< Trouble is over when no more than so much of what the objective
                               ///< allows fails, ...
  double clear_p95 = 0.9;      ///< ... or p95 is below so much of the objective.
  Id<network::LoadBalancer> balancer;
  DRYDOCK_FIELDS(Settings, evaluation_period, hop_same_zone, hop_cross_zone, hop_mean, hop_cpu,
                 retry_budget, retry_limit, retry_backoff, cpu_period, balancing, drain_utilization,
                 log, connection_lifetime, telemetry_rate, io, objective_success, objective_p95,
                 clear_failing, clear_p95, balancer)
};

/// What gives the rate of users' requests. day: a curve over the day. constant: the peak all day.
/// recorded: the points of a series (TrafficPoint). clients: so many users, each of whom asks again
/// after it has thought about the last answer, a closed loop.
DRYDOCK_ENUM(LoadShape, day, constant, recorded, clients)

/// Requests of users over the day and the week; only one row. TrafficChange comes on top.
struct Traffic {
  double night = 0;    ///< A second, twelve hours from the peak.
  double peak = 0;     ///< A second.
  Duration peak_at{};  ///< Since midnight UTC.
  double weekend = 1;  ///< Factor on Saturday and Sunday.
  double scale = 1;    ///< Factor on everything, clients too.
  LoadShape shape = LoadShape::day;
  std::array<double, 7> week{1, 1, 1, 1, 1, 1, 1};  ///< Factors of the days, Monday first.
  double clients = 0;                               ///< For the shape of that name; so the next.
  Duration think{};   ///< Mean time between an answer and the next request of that client.
  Duration repeat{};  ///< After so long a series begins again; 0: its last rate stays.
  Time begin;         ///< Of the traffic; set by start_traffic().
  DRYDOCK_FIELDS(Traffic, night, peak, peak_at, weekend, scale, shape, week, clients, think, repeat,
                 begin)
};

/// Ordinary traffic is multiplied. What stays (`lasts` is 0) is a step or a ramp from the level
/// before it to `factor`; what does not is a spike on top of that level, with a ramp on both sides.
struct TrafficChange {
  Duration after{};  ///< Since the begin of the traffic; rows in that order.
  double factor = 1;
  Duration over{};   ///< Length of the ramp.
  Duration lasts{};  ///< From the end of the ramp; 0: for good.
  Duration back{};   ///< Length of the ramp down.
  DRYDOCK_FIELDS(TrafficChange, after, factor, over, lasts, back)
};

/// A rate of a recorded series; it holds until the next point.
struct TrafficPoint {
  Duration after{};  ///< Since the begin of the traffic; rows in that order, the first at 0.
  double rate = 0;   ///< A second.
  DRYDOCK_FIELDS(TrafficPoint, after, rate)
};

/// ingress: takes users' requests from the load balancer. broker: keeps messages; a majority of its
/// pods must answer.
DRYDOCK_ENUM(ServiceKind, application, ingress, database, broker)

/// Why the formulas of flows may be off. overloaded: almost no room is left at its CPUs, or none at
/// its volumes, and what waits depends on chance and on how long it has been so. unsettled:
/// something changed, and the queue needs longer than has passed since to become what the formula
/// says. few_workers: calls wait for a handful of workers that calls below hold.
DRYDOCK_ENUM(Doubt, none, overloaded, unsettled, few_workers)
inline constexpr std::size_t doubts = 4;

/// The line before the cores of a service's pods; see lines.h.
struct Line {
  double number = -1;   ///< Requests in one pod, at work or waiting; -1: as many as its rates say.
  double arrivals = 0;  ///< A second and pod, from the last evaluation of flows; so with the next.
  double each = 0;      ///< s, that one works at a core.
  double pods = 0;      ///< 0: there was none.
  Time at;
  Time since;  ///< It moves; later by as long as it rested.
  DRYDOCK_FIELDS(Line, number, arrivals, each, pods, at, since)
};

/// What becomes of work whose caller has left. usual: it stops, but at databases and brokers, which
/// do not hear of it.
DRYDOCK_ENUM(WhenLeft, usual, stops, goes_on)

/// How the pods of a service answer. All but messages_most is known one by one only.
struct Answering {
  WhenLeft when_left = WhenLeft::usual;
  Breaker breaker;
  double cold_factor = 1;  ///< The first request of a pod takes so much longer, falling to 1
  std::int32_t cold_requests = 0;  ///< over so many.
  std::int32_t burst_cores = 0;    ///< Cores that a pod keeps busy at once until its CPU limit, a
                                   ///< quota for each period, is used up; 0: it works at the speed
                                   ///< of its limit all the time.
  std::int64_t messages_most = 0;  ///< Of a broker: with so many in its memory, publishers wait; 0:
                                   ///< it has memory for all.
  DRYDOCK_FIELDS(Answering, when_left, breaker, cold_factor, cold_requests, burst_cores,
                 messages_most)
};

/// What answers calls: a workload, or an instance that AWS runs instead of one. Filled in by the
/// builder down to `how`.
struct Service {
  Id<kubernetes::Workload> workload;    ///< None of a managed one.
  Id<managed::Instance> instance = {};  ///< Of a managed one: its nodes stand for pods.
  ServiceKind kind = ServiceKind::application;
  Duration timeout{};            ///< A caller waits so long for an answer.
  std::int32_t concurrency = 0;  ///< Requests in work in one pod; 0: no bound. Databases:
                                 ///< connections.
  std::int32_t queue = 0;        ///< Requests that wait in one pod; more are refused.
  /// first_come: each core works on one request until its work is done, and no core is held while
  /// calls below run.
  requests::Discipline discipline = requests::Discipline::shared;
  bool meshed = false;  ///< A mesh proxy beside each pod: hop_cpu, and retries.
  bool logs = false;    ///< Each request sends a log line outside.
  Answering how;

  Name name;                                ///< Of its workload or instance.
  PerZone answering{}, silent{};            ///< Pods in the endpoints, as last read.
  std::int32_t quorum = 1;                  ///< Pods that must answer.
  double cores = 0;                         ///< CPU limit of one pod.
  double speed = 1;                         ///< Of its pods, on slow machines; see model.cpp.
  double cpu_told = 0;                      ///< Millicores a pod, as last told to kubernetes.
  double retry_tokens = retry_tokens_most;  ///< Of flows, for retries of calls to it; ...
  double retry_drain = 0;     ///< ... so many fewer a second, from the last evaluation.
  EventId retry_due;          ///< When none is left.
  bool uses_volumes = false;  ///< Some of its calls read or write the volumes of its pods.
  std::int32_t volumes = 0;   ///< That are attached, as last read.
  double io_rate = 0;         ///< Operations a second that they give.
  double io_delay = 0;        ///< Seconds on top of each, while data is loaded or EBS is slow.
  double full_share = 0;      ///< Of them, that are full.
  double wrong_share = 0;     ///< Of its calls, that fail since data is wrong.

  double rate = 0;         ///< Calls a second, from the last evaluation; so with the next five.
  double success = 1;      ///< Share of the calls that are answered well.
  double cpu = 0;          ///< Cores in use by all pods.
  double utilization = 0;  ///< Of the CPU limits.
  Delay latency;           ///< Of the calls that are answered well.
  flow::Bend bend;         ///< What single requests, looked at beside the flows, add to it.
  double p50 = 0, p95 = 0, p99 = 0;  ///< Seconds, from a log-normal of that mean and variance.
  Counter served, failed;
  Id<Latencies> latencies;
  Id<Window> window;
  bool blocked = false;  ///< Of a broker: publishers wait; from the last evaluation.
  bool degraded = false, slow = false, told_blocked = false;  ///< Said, and not yet taken back.
  Line line;
  Doubt doubt = Doubt::none;  ///< About the last evaluation.
  Time doubt_since;
  std::array<Duration, doubts> doubted{};  ///< How long each was true until `doubt_since`.
  std::array<Id<Metric>, 5> metrics{};     ///< success, rate, p50, p95, p99
  DRYDOCK_FIELDS(Service, workload, instance, kind, timeout, concurrency, queue, discipline, meshed,
                 logs, how, name, answering, silent, quorum, cores, speed, cpu_told, retry_tokens,
                 retry_drain, retry_due, uses_volumes, volumes, io_rate, io_delay, full_share,
                 wrong_share, rate, success, cpu, utilization, latency, bend, p50, p95, p99, served,
                 failed, latencies, window, blocked, degraded, slow, told_blocked, line, doubt,
                 doubt_since, doubted, metrics)
};

struct Backlog;
struct Call;

/// What users do, or what a consumer does with each message (then `backlog` is set). Filled in by
/// the builder down to `response_is_object`.
struct Operation {
  Name name;
  double share = 0;      ///< Of users' requests.
  bool is_read = false;  ///< A GET: the mesh may retry its calls.
  Bytes request, response;
  bool response_is_object = false;  ///< The answer is the object that a bucket call read.

  Id<Backlog> backlog;
  Id<Call> root;
  double rate = 0;  ///< A second, from the last evaluation; so with the next two.
  double success = 1;
  Delay latency;    ///< From the load balancer and back; of requests that are served.
  Shape shape;      ///< Of it; of flows.
  flow::Bend bend;  ///< As of a Service; then it counts, and not `shape`.
  Counter served, failed;
  Id<Latencies> latencies;
  DRYDOCK_FIELDS(Operation, name, share, is_read, request, response, response_is_object, backlog,
                 root, rate, success, latency, shape, bend, served, failed, latencies)
};

/// A system of somebody else, reached through NAT; or a service of AWS, which is reached through
/// the interface endpoint of the cluster's VPC when there is one. Filled in by the builder down to
/// `left_open`.
struct Outside {
  Name name;
  Name service;  ///< Of AWS: "secretsmanager"; or none.
  Duration latency_median{};
  double latency_sigma = 0;  ///< Of the logarithm.
  Bytes out, in;             ///< Of one call.
  Duration timeout{};
  std::int32_t retries = 0;
  Backoff backoff;
  Duration left_open{};  ///< Each call opens a connection that stays so long after it; the NAT
                         ///< gateway forgets it after its idle timeout at the latest.

  double timeout_chance = 0;  ///< Of one try.
  Delay latency;
  DRYDOCK_FIELDS(Outside, name, service, latency_median, latency_sigma, out, in, timeout, retries,
                 backoff, left_open, timeout_chance, latency)
};

/// Objects of a bucket, reached through the S3 gateway endpoint. Filled in by the builder down to
/// `bandwidth`.
struct ObjectStore {
  Name name;
  Id<storage::Bucket> bucket;
  Bytes object_mean;
  double object_sigma = 0;  ///< Log-normal.
  Duration first_byte{};
  double bandwidth = 0;  ///< Bytes a second of one connection.

  Counter gets, puts;
  DRYDOCK_FIELDS(ObjectStore, name, bucket, object_mean, object_sigma, first_byte, bandwidth, gets,
                 puts)
};

/// What a node of the call tree does. fork: its children run at the same time; branch: a child of a
/// fork whose children run one after the other; both are no calls themselves.
DRYDOCK_ENUM(CallKind, service, outside, get_object, put_object, fork, branch)

/// A node of the tree of calls of one operation; the children of a call run one after the other, in
/// the order of their ids. Filled in by the builder down to `bytes`.
struct Call {
  Id<Operation> operation;
  Id<Call> parent;
  CallKind kind = CallKind::service;
  Id<Service> service;
  Id<Outside> outside;
  Id<ObjectStore> store;
  Duration cpu{};             ///< Mean CPU time of one call at the service, exponential.
  double chance = 1;          ///< Share of the runs of its parent that make it.
  double cold_chance = -1;    ///< The same while the caller's pod is cold, falling; -1: as chance.
  std::int32_t times = 1;     ///< Calls, one after the other.
  bool asynchronous = false;  ///< Nobody waits for it, and its failure fails nobody.
  Bytes bytes;    ///< Between caller and callee, both ways together; of a put: the object.
  double io = 0;  ///< Reads and writes of the callee's volume, of each call.
  Bytes kept;     ///< What each call leaves on it; then all its operations are writes.

  Id<Service> caller;           ///< Nearest service above; none for a root.
  bool carries_object = false;  ///< The object that the users get comes back through it.
  double rate = 0;              ///< Calls a second, from the last evaluation; so with the next two.
  double success = 1;
  double byte_rate = 0;
  DRYDOCK_FIELDS(Call, operation, parent, kind, service, outside, store, cpu, chance, cold_chance,
                 times, asynchronous, bytes, io, kept, caller, carries_object, rate, success,
                 byte_rate)
};

/// Connections that each pod of a service has to another one: further calls stand in line. Filled
/// in by the builder down to `wait`.
struct ConnectionPool {
  Id<Service> caller, target;
  std::int32_t connections = 1;  ///< Of each pod.
  std::int32_t queue = -1;       ///< Calls in line at each; more fail. -1: no bound.
  Duration wait{};               ///< Who stands in line so long fails; 0: as long as callers wait.

  Name name;              ///< "api/orders-db"
  double mean_wait = 0;   ///< s, of all calls; from the last evaluation, so with the next.
  double refused = 0;     ///< Share of the calls that get no connection.
  bool is_short = false;  ///< Said by a fact, and not yet taken back.
  DRYDOCK_FIELDS(ConnectionPool, caller, target, connections, queue, wait, name, mean_wait, refused,
                 is_short)
};

/// Messages that wait at a broker for one consumer.
struct Backlog {
  Name name;  ///< "events-mq/notify"
  Id<Service> broker;
  Id<Operation> consumer;
  std::int64_t room = -1;     ///< Messages that may wait; -1: no bound.
  bool drops_oldest = false;  ///< What comes to a full queue is kept, and the oldest message lost.
  Counter published, consumed;
  double in_rate = 0, out_rate = 0;  ///< Messages a second, from the last evaluation.
  double lost_rate = 0;              ///< Messages a second that a full queue turns away or drops.
  bool growing = false;              ///< Said by a fact, and not yet drained.
  bool full = false;                 ///< Said by a fact, and not yet taken back.
  EventId turn_due;
  Id<Metric> metric;
  DRYDOCK_FIELDS(Backlog, name, broker, consumer, room, drops_oldest, published, consumed, in_rate,
                 out_rate, lost_rate, growing, full, turn_due, metric)

  std::int64_t depth() const { return published.count - consumed.count; }
  /// With the parts of a message that are under way.
  double exact_depth() const {
    return static_cast<double>(depth()) + (published.carry - consumed.carry);
  }
};

/// What the pods of a zone exchange with a service of AWS by an interface endpoint.
struct EndpointTraffic {
  Id<Outside> outside;
  Id<network::Zone> zone;
  Id<network::Endpoint> endpoint;  ///< None: they go as to the internet, and this row is idle.
  Id<network::EndpointInterface> interface;
  bool open = false;
  double rate = 0;  ///< Bytes a second, both ways together.
  Counter bytes;
  DRYDOCK_FIELDS(EndpointTraffic, outside, zone, endpoint, interface, open, rate, bytes)
};

/// What the pods and nodes of a zone send outside and to S3, and by which way.
struct ZoneTraffic {
  Id<network::Zone> zone;
  bool open = false, crosses_zone = false;
  Id<network::NatGateway> nat;
  bool s3_open = false, s3_crosses_zone = false;
  Id<network::NatGateway> s3_nat;        ///< None by the gateway endpoint.
  std::array<bool, zones_max> barred{};  ///< Zones to which security groups let no call through.
  std::int32_t nodes = 0;
  double out_rate = 0, in_rate = 0;        ///< Bytes a second through NAT to the internet.
  double s3_out_rate = 0, s3_in_rate = 0;  ///< Bytes a second to and from S3.
  Counter out, in, s3_out, s3_in;
  DRYDOCK_FIELDS(ZoneTraffic, zone, open, crosses_zone, nat, s3_open, s3_crosses_zone, s3_nat,
                 barred, nodes, out_rate, in_rate, s3_out_rate, s3_in_rate, out, in, s3_out, s3_in)
};

/// The state of the flows as a whole; only one row.
struct Flow {
  Time since;                   ///< All is counted up to here.
  bool inputs_changed = true;   ///< Pods and targets are to be read again.
  Time changed;                 ///< When they last were.
  bool ways_changed = true;     ///< So are the ways out.
  bool evaluation_due = false;  ///< One is scheduled for this instant.
  EventId lines_due;            ///< When lines have moved so far that the flows change.
  CauseId trigger;              ///< The last fact that changed the flows, until all is calm again.
  double reaching = 1;          ///< Share of the users whose clients send to the load balancer.
  PerZone entry{}, entry_dead{};  ///< Shares of the load balancer: targets that answer, and dead.
  double rate = 0;                ///< Users' requests a second, from the last evaluation.
  double success = 1;
  bool beyond = false;     ///< Formulas do not hold: more is asked of something than it can do, or
                           ///< no steady state was found.
  Duration time_beyond{};  ///< So far.
  double cross_zone_rate = 0, internet_rate = 0, balancer_rate = 0;  ///< Bytes a second.
  Counter cross_zone, internet, balancer, connections;
  Id<Window> window;
  bool degraded = false, slow = false;
  double told = 1;  ///< While degraded, the success that people were last told of.
  std::array<Id<Metric>, 5> metrics{};  ///< success, rate, p50, p95, p99
  std::uint64_t evaluations = 0;
  DRYDOCK_FIELDS(Flow, since, inputs_changed, changed, ways_changed, evaluation_due, lines_due,
                 trigger, reaching, entry, entry_dead, rate, success, beyond, time_beyond,
                 cross_zone_rate, internet_rate, balancer_rate, cross_zone, internet, balancer,
                 connections, window, degraded, slow, told, metrics, evaluations)
};

/// A count fed by a rate that is said anew now and then.
struct Counted {
  double rate = 0;  ///< Things a second from `since` on.
  Time since;
  Counter things;
  DRYDOCK_FIELDS(Counted, rate, since, things)
};

/// What a monitoring service bills: hosts are the ready nodes, events the log lines of requests;
/// at most one row.
struct Monitoring {
  Id<cost::Meter> hosts, traces, metrics;  ///< By time; none where the plan has none.
  std::int64_t metric_count = 0;           ///< Series that are sent.
  std::int64_t metrics_of_host = 0;        ///< Of them free for each host.
  Id<cost::Meter> events, intake;          ///< Log lines, and their bytes.
  Counted lines;
  DRYDOCK_FIELDS(Monitoring, hosts, traces, metrics, metric_count, metrics_of_host, events, intake,
                 lines)
};

/// When it was last said which flow uses how much of each meter; at most one row.
struct UseStatement {
  Time at;
  DRYDOCK_FIELDS(UseStatement, at)
};

/// Requests of a service of AWS that are paid for one by one.
struct ServiceRequests {
  Id<Outside> outside;
  Id<cost::Meter> meter;
  Counted requests;
  DRYDOCK_FIELDS(ServiceRequests, outside, meter, requests)
};

}  // namespace drydock::workload
