// The flows of one moment as a pure function: rates, pods and trees of calls in; successes, times,
// CPU and bytes out. No world is needed, so it can be tested alone.
#pragma once

#include <limits>
#include <vector>

#include "sim/engine/flow/mixture.h"
#include "sim/platform/workload/tables.h"

namespace drydock::workload {

/// A service as the flows see it.
struct FlowService {
  ServiceKind kind = ServiceKind::application;
  PerZone answering{}, silent{};  ///< Where calls go: pods, or shares of the load balancer.
  double pods = 0;                ///< That answer.
  std::int32_t quorum = 1;
  double cores = 0;  ///< CPU limit of a pod.
  double speed = 1;  ///< Of each core, on machines that are slow.
  std::int32_t concurrency = 0, queue = 0;
  double timeout = 0;       ///< s
  bool first_come = false;  ///< Each core works on one request at a time; the others wait in line.
  bool meshed = false;
  bool tokens_left = false;  ///< Whatever its retry budget earns, all may be tried again now.
  bool on_volumes = false;   ///< The next three count.
  double io_rate = 0;        ///< Operations a second that all its volumes give.
  double io_delay = 0;       ///< s, on top of each operation.
  double full_share = 0;     ///< Of its volumes, that take no more bytes.
  bool memory_full = false;  ///< Of a broker: of messages.
  double at_once = 0;  ///< Calls to each pod for which its callers have connections; 0: no bound.
  double felt = -1;    ///< Its line is as of so much work a second at each pod, in servers; -1: as
                       ///< of what comes; see lines.h.

  // Results.
  double rate = 0;      ///< Calls a second that callers make, retries not counted.
  double served = 0;    ///< Of these, answered well.
  double admitted = 0;  ///< Requests a second that get to work in a pod, retries counted.
  double cpu = 0;       ///< Cores in use.
  double utilization = 0;
  bool blocked = false;    ///< Of a broker: publishers wait.
  double retry_drain = 0;  ///< Retries a second beyond what the budget earns.
  flow::Moments latency;
  flow::Bend bend{};  ///< Not of solve(): what measurements add; see calibration.h.

  // Between iterations.
  double earning = 0, wanted = 0;  ///< Calls a second that earn retries, and retries that callers
  double retry_share = 1;          ///< would make; share of them for which there are tokens.
  double dead_share = 0;           ///< Of calls that go to silent pods, or to nobody.
  double arrivals = 0;             ///< Requests a second at pods that answer.
  double work = 0;                 ///< CPU seconds a second that the admitted ask for.
  double each = 0;                 ///< s, that one of them works at a core.
  double io_asked = 0;             ///< Operations a second that the admitted ask for.
  double io_writes = 0;            ///< Of them, writes.
  double commits = 0;              ///< Calls that keep something, a second.
  double kept = 0;                 ///< Bytes a second that they would leave.
  double given_up = 0;  ///< Share of the admitted whose caller leaves before its I/O is done.
  double coming = 0;    ///< Requests a second and pod that make the volumes' line; and its bounds.
  double coming_least = 0, coming_most = 0;
  double stretch = 1;    ///< Time that a piece of CPU work takes, by its CPU time.
  double variation = 1;  ///< Squared coefficient of variation of that time.
  double swing = 0;      ///< Standard deviation of what calls at the same moment have in common: of
                         ///< `stretch`; of one that is first come, of the wait, s.
  double fading = 0;     ///< How fast a moment fades, by CPU seconds of a call.
  double refused = 0;    ///< Share of what arrives at pods.
  double wait = 0;       ///< s, for a worker, or in line for a core; and its variance.
  double wait_variance = 0;
  double longest_wait = 0;     ///< s, in line, when there is no more room; ...
  double longest_stretch = 1;  ///< ... and then `stretch`.
  double io_wait = 0;          ///< s, for a volume, of those who wait no longer than they can.
  double hold = 0;             ///< s, that a worker is held by calls below.
  double held_sum = 0;         ///< To compute `hold`.
  double untaken = 0;          ///< Of a broker: share of what is published that it does not take.
  bool steered = false;  ///< Its work is found by the secant of NAT ports, which damping disturbs.

  /// Of one pod: requests that are worked on at once, and those that have room.
  int servers() const;
  int room() const;
};

/// A call as the flows see it. `parent` and `caller` are indices, -1 for none.
struct FlowCall {
  std::int32_t operation = 0, parent = -1, caller = -1, target = -1;
  CallKind kind = CallKind::service;
  double cpu = 0;           ///< s, that of the mesh proxy included.
  double io = 0, kept = 0;  ///< Operations and bytes of each call; see tables.h.
  double chance = 1;
  std::int32_t times = 1;
  bool asynchronous = false;
  double denied = 0;                   ///< Share that is refused at once.
  bool retried = false;                ///< By the mesh, within its budget.
  double bytes = 0, object_bytes = 0;  ///< Of each call; and of each that is answered well.

  // Results.
  double rate = 0;
  double success = 1;
  double attempts = 0;        ///< A second, retries included.
  double cross_share = 0;     ///< Of the attempts, that cross zones.
  PerZone tries{}, opened{};  ///< A second, of an outside call: by zones with a way out; and those
                              ///< that are let out.
  double failure_time = 0;    ///< s, that a caller waits for a call that fails.
  double timeout = 0;         ///< s, that its caller waits; 0: for ever.
  std::int32_t pool = -1;     ///< Of the connections that it needs.
  flow::Moments latency;
  flow::Cumulants own;  ///< What a call takes without those below it; of a service that is reached,
                        ///< in a zone to which no packet is lost or late.
  flow::Cumulants alike;  ///< What it takes longer, by chance, when the calls before it did.
  double second = 0, second_delay = 0;  ///< Share of the successes that were tried again after a
                                        ///< failure, which took so long, s.

  // Between iterations.
  double link_failure = 0, link_delay = 0, link_variance = 0;  ///< By trouble between zones.
  double single = 1;                                           ///< Success of one attempt.
  double offered = 1;           ///< The same of a publish, if the broker takes all.
  bool hurried = false;         ///< Whoever asked its caller gives up before it is tried again.
  double retriable = 0;         ///< Share of the calls whose failure is seen in time to try again.
  double inner = 0;             ///< Runs a second that can call others.
  double progress = 1;          ///< Share of the runs in which all calls so far went well.
  flow::Moments prompt, below;  ///< Without waits for timeouts, which make a second hump.
  flow::Moments crest, below_crest;  ///< The same when the lines of busy services are full.
  double hump = 0, hump_delay = 0;   ///< Share of the successes that waited so, and how long, s.
  double below_hump = 0, below_hump_delay = 0;
  double below_success = 1;
  double below_failing = 0, below_failing_time = 0;  ///< Sums over calls below that fail.
  double swing = 0;         ///< s; two that come together have its square as covariance.
  std::int32_t lined = -1;  ///< The service of the calls below that were handed up last; sums
  double swings = 0, swing_times = 0;  ///< of their swings, and of swings by their times.
};

struct FlowOperation {
  std::int32_t root = -1, backlog = -1;
  double share = 0;

  double rate = 0;
  double success = 1;
  flow::Moments latency{};
  flow::Bend bend{};  ///< As of a service.
};

inline constexpr PerZone in_each_zone(double value) {
  PerZone zones{};
  zones.fill(value);
  return zones;
}

struct FlowOutside {
  flow::Moments latency;
  double timeout = 0, timeout_chance = 0;
  std::int32_t retries = 0;
  double backoff = 0;                 ///< s, before the first.
  PerZone carried = in_each_zone(1);  ///< Share of each zone's packets that its gateway carries.
  /// New connections a second that each gateway has ports for, by its number in FlowModel::gate.
  PerZone openings = in_each_zone(std::numeric_limits<double>::infinity());

  bool by_endpoint = false;                ///< Not by NAT: then this instead of FlowModel::open.
  std::array<bool, zones_max> endpoint{};  ///< Zones whose way to the endpoint is open.

  // Between iterations.
  PerZone refused{};   ///< Share of each zone's tries that is not let out.
  PerZone portless{};  ///< By gateway, the share of the tries that finds no port; ...
  PerZone portless_before{}, wanted_before{};  ///< ... and what the last iteration made of which.
};

struct FlowStore {
  flow::Moments get;                    ///< First byte and transfer of an object.
  double first_byte = 0;                ///< s
  double bandwidth = 0;                 ///< Bytes a second of one connection.
  double get_limit = 0, put_limit = 0;  ///< A second; 0: none.
  double gets = 0, puts = 0;            ///< Asked for, a second.
};

/// Connections of each pod of a service to another service.
struct FlowPool {
  std::int32_t caller = -1;
  std::int32_t connections = 1, queue = -1;  ///< -1: no bound.
  double patience = 0;                       ///< s; 0: for ever.
  double old_share = 0;              ///< Of the caller's pods, that get no new connections, ...
  std::int32_t old_connections = 0;  ///< ... and how many of theirs are left.

  double wait = 0, wait_variance = 0;  ///< s, of those that get a connection.
  double refused = 0;                  ///< Share of the calls.

  // Between iterations.
  double asked = 0, got = 0;  ///< Attempts a second of all pods; of them, with a connection.
  double held_sum = 0;        ///< Connections that those hold.
};

struct FlowBacklog {
  std::int32_t broker = -1, operation = -1;
  bool waiting = false;  ///< Messages wait already.
  bool full = false;     ///< No more may wait.
  bool drops_oldest = false;

  double in_rate = 0, out_rate = 0;
  double lost_rate = 0;  ///< Messages a second for which there is no room.
  double capacity = 0;   ///< Messages a second that could be consumed.
};

/// Two zones (by their places) whose packets to each other are lost or late.
struct FlowLink {
  std::size_t a = 0, b = 0;
  double loss = 0, delay = 0;  ///< Share; s, one way.
};

/// Inputs and results together; solve() leaves the inputs alone.
struct FlowModel {
  std::vector<FlowService> services;
  std::vector<FlowCall> calls;  ///< Parents before children.
  std::vector<FlowOperation> operations;
  std::vector<FlowOutside> outsides;
  std::vector<FlowStore> stores;
  std::vector<FlowBacklog> backlogs;
  std::vector<FlowPool> pools;
  std::array<bool, zones_max> open{}, s3_open{};  ///< Zones with a way outside, and to S3.
  std::array<std::array<bool, zones_max>, zones_max> barred{};  ///< From, to: by security groups.
  std::array<std::uint8_t, zones_max> gate{};  ///< Of the same number: behind one NAT gateway.
  std::vector<FlowLink> links;                 ///< Trouble between zones; none in ordinary times.
  double users_rate = 0;                       ///< A second; of a closed loop, a result.
  double clients = 0;  ///< Users of a closed loop, who think so long between requests, s; 0: none.
  double think = 0;
  double users_reaching = 1;           ///< Share whose clients send to the load balancer.
  double hop_same = 0, hop_cross = 0;  ///< s, one way.
  double hop_mean = 0;                 ///< s, exponential instead of both; 0: not so.
  double retry_budget = 0;
  std::int32_t retry_limit = 1;  ///< Retries of a call at most.
  double retry_backoff = 0;      ///< s, before the first.
  double drain_utilization = 0;

  double users_success = 1;
  bool beyond = false;  ///< Formulas do not hold; see Flow in tables.h.
  int rounds = 0;       ///< Iterations until successes stood still.
};

/// Computes all results: a fixed point of successes (which thin out what comes after) and rates. Of
/// a closed loop the rate is found at which clients = rate * (think + response), Little's law.
void solve(FlowModel& model);

/// How the answers of each operation are spread in time, of a solved model.
std::vector<flow::Mixture> answer_times(const FlowModel& model);

/// The share of a service's answering pods in each zone; all zero without pods.
PerZone zone_shares(const FlowService& service);

}  // namespace drydock::workload
