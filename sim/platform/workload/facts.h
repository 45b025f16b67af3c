// What happens to requests and messages.
#pragma once

#include "sim/platform/workload/tables.h"

namespace drydock::workload {

/// Users' requests fail more often than the objective allows.
struct UsersAffected {
  static constexpr FactStyle style{"workload.users_affected",
                                   "users are affected: {percent} % of requests succeed",
                                   Tone::broken, Weight::headline};
  double percent = 0;
  DRYDOCK_FIELDS(UsersAffected, percent)
};

struct FewerUsersAffected {
  static constexpr FactStyle style{"workload.fewer_users_affected",
                                   "fewer users are affected: {percent} % of requests succeed",
                                   Tone::strained, Weight::normal};
  double percent = 0;
  DRYDOCK_FIELDS(FewerUsersAffected, percent)
};

struct UsersServed {
  static constexpr FactStyle style{"workload.users_served",
                                   "users are served again: {percent} % of requests succeed",
                                   Tone::recovered, Weight::headline};
  double percent = 0;
  DRYDOCK_FIELDS(UsersServed, percent)
};

/// Alerts on the error budget; see objective.h.
struct FastBurn {
  static constexpr FactStyle style{"workload.fast_burn",
                                   "alert: the last hour burns the error budget {times} times too "
                                   "fast",
                                   Tone::broken, Weight::headline};
  double times = 0;
  DRYDOCK_FIELDS(FastBurn, times)
};

struct SlowBurn {
  static constexpr FactStyle style{"workload.slow_burn",
                                   "alert: the last 6 h burn the error budget {times} times too "
                                   "fast",
                                   Tone::strained, Weight::headline};
  double times = 0;
  DRYDOCK_FIELDS(SlowBurn, times)
};

struct FastBurnOver {
  static constexpr FactStyle style{"workload.fast_burn_over",
                                   "the alert about the last hour is over", Tone::recovered,
                                   Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(FastBurnOver, unused)
};

struct SlowBurnOver {
  static constexpr FactStyle style{"workload.slow_burn_over",
                                   "the alert about the last 6 h is over", Tone::recovered,
                                   Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(SlowBurnOver, unused)
};

/// More requests have failed in 30 days than the objective allows.
struct BudgetGone {
  static constexpr FactStyle style{"workload.budget_gone", "the error budget of 30 days is used up",
                                   Tone::broken, Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(BudgetGone, unused)
};

struct BudgetBack {
  static constexpr FactStyle style{"workload.budget_back", "some error budget is left again",
                                   Tone::recovered, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(BudgetBack, unused)
};

/// One request in twenty of users takes longer than the objective allows.
struct UsersWait {
  static constexpr FactStyle style{"workload.users_wait", "users wait: p95 is {p95_ms} ms",
                                   Tone::strained, Weight::headline};
  double p95_ms = 0;
  DRYDOCK_FIELDS(UsersWait, p95_ms)
};

struct UsersQuick {
  static constexpr FactStyle style{"workload.users_quick",
                                   "users get quick answers again: p95 is {p95_ms} ms",
                                   Tone::recovered, Weight::headline};
  double p95_ms = 0;
  DRYDOCK_FIELDS(UsersQuick, p95_ms)
};

struct ServiceDegraded {
  static constexpr FactStyle style{"workload.service_degraded",
                                   "{service} answers only {percent} % of its calls well",
                                   Tone::broken, Weight::normal};
  Id<Service> service;
  double percent = 0;
  DRYDOCK_FIELDS(ServiceDegraded, service, percent)
};

struct ServiceRecovered {
  static constexpr FactStyle style{"workload.service_recovered",
                                   "{service} answers {percent} % of its calls well again",
                                   Tone::recovered, Weight::normal};
  Id<Service> service;
  double percent = 0;
  DRYDOCK_FIELDS(ServiceRecovered, service, percent)
};

struct ServiceSlow {
  static constexpr FactStyle style{"workload.service_slow", "{service} is slow: p95 is {p95_ms} ms",
                                   Tone::strained, Weight::normal};
  Id<Service> service;
  double p95_ms = 0;
  DRYDOCK_FIELDS(ServiceSlow, service, p95_ms)
};

struct ServiceQuick {
  static constexpr FactStyle style{"workload.service_quick",
                                   "{service} is quick again: p95 is {p95_ms} ms", Tone::recovered,
                                   Weight::normal};
  Id<Service> service;
  double p95_ms = 0;
  DRYDOCK_FIELDS(ServiceQuick, service, p95_ms)
};

struct QueueGrowing {
  static constexpr FactStyle style{"workload.queue_growing",
                                   "messages wait in {queue}: {per_second} more each second",
                                   Tone::strained, Weight::normal};
  Id<Backlog> queue;
  double per_second = 0;
  DRYDOCK_FIELDS(QueueGrowing, queue, per_second)
};

struct QueueDrained {
  static constexpr FactStyle style{"workload.queue_drained", "no message waits in {queue} any more",
                                   Tone::recovered, Weight::normal};
  Id<Backlog> queue;
  DRYDOCK_FIELDS(QueueDrained, queue)
};

/// A queue has no room: what is published is refused, or what is oldest is lost.
struct QueueFull {
  static constexpr FactStyle style{"workload.queue_full",
                                   "{queue} is full: it loses {per_second} messages each second",
                                   Tone::broken, Weight::normal};
  Id<Backlog> queue;
  double per_second = 0;
  DRYDOCK_FIELDS(QueueFull, queue, per_second)
};

struct QueueHasRoom {
  static constexpr FactStyle style{"workload.queue_has_room", "{queue} has room again",
                                   Tone::recovered, Weight::normal};
  Id<Backlog> queue;
  DRYDOCK_FIELDS(QueueHasRoom, queue)
};

/// The memory alarm of a broker.
struct PublishersBlocked {
  static constexpr FactStyle style{"workload.publishers_blocked",
                                   "{broker} is short of memory: whoever publishes must wait",
                                   Tone::strained, Weight::normal};
  Id<Service> broker;
  DRYDOCK_FIELDS(PublishersBlocked, broker)
};

struct PublishersFree {
  static constexpr FactStyle style{"workload.publishers_free",
                                   "{broker} has memory again: nobody waits to publish",
                                   Tone::recovered, Weight::normal};
  Id<Service> broker;
  DRYDOCK_FIELDS(PublishersFree, broker)
};

/// Calls stand in line for a connection so long that users notice.
struct PoolShort {
  static constexpr FactStyle style{
      "workload.pool_short", "{pool} has too few connections: calls wait {wait_ms} ms for one",
      Tone::strained, Weight::normal};
  Id<ConnectionPool> pool;
  double wait_ms = 0;
  DRYDOCK_FIELDS(PoolShort, pool, wait_ms)
};

/// More calls get no connection than the objective allows to fail.
struct PoolEmpty {
  static constexpr FactStyle style{"workload.pool_empty",
                                   "{pool} has too few connections: {percent} % of calls get none",
                                   Tone::broken, Weight::normal};
  Id<ConnectionPool> pool;
  double percent = 0;
  DRYDOCK_FIELDS(PoolEmpty, pool, percent)
};

struct PoolSuffices {
  static constexpr FactStyle style{"workload.pool_suffices", "{pool} has connections enough again",
                                   Tone::recovered, Weight::normal};
  Id<ConnectionPool> pool;
  DRYDOCK_FIELDS(PoolSuffices, pool)
};

/// The mesh leaves a pod out that failed too often in a row.
struct CircuitOpened {
  static constexpr FactStyle style{"workload.circuit_opened",
                                   "{pod} failed too often in a row: proxies leave it out",
                                   Tone::strained, Weight::normal};
  Id<kubernetes::Pod> pod;
  DRYDOCK_FIELDS(CircuitOpened, pod)
};

struct CircuitClosed {
  static constexpr FactStyle style{"workload.circuit_closed",
                                   "{pod} answers well: no proxy leaves it out any more",
                                   Tone::recovered, Weight::normal};
  Id<kubernetes::Pod> pod;
  DRYDOCK_FIELDS(CircuitClosed, pod)
};

/// Somebody set the traffic; flows are computed anew.
struct TrafficChanged {
  static constexpr FactStyle style{"workload.traffic_changed",
                                   "traffic is {scale} times the ordinary", Tone::neutral,
                                   Weight::headline};
  double scale = 1;
  DRYDOCK_FIELDS(TrafficChanged, scale)
};

/// Users ask for one operation more or less often; flows are computed anew.
struct OperationScaled {
  static constexpr FactStyle style{"workload.operation_scaled",
                                   "users ask for {operation} {times} times as often",
                                   Tone::neutral, Weight::headline};
  Id<Operation> operation;
  double times = 1;
  DRYDOCK_FIELDS(OperationScaled, operation, times)
};

/// A step, ramp or spike of the traffic begins.
struct TrafficTurns {
  static constexpr FactStyle style{"workload.traffic_turns",
                                   "traffic turns to {factor} times the ordinary", Tone::neutral,
                                   Weight::headline};
  double factor = 1;
  DRYDOCK_FIELDS(TrafficTurns, factor)
};

/// A spike begins to end.
struct TrafficReturns {
  static constexpr FactStyle style{"workload.traffic_returns",
                                   "traffic returns to what it was before the spike", Tone::neutral,
                                   Weight::headline};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(TrafficReturns, unused)
};

/// In mixed mode, at a fault or at a time that the user asked for.
struct RequestsWatched {
  static constexpr FactStyle style{"workload.requests_watched",
                                   "each request is simulated by itself from now on", Tone::neutral,
                                   Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(RequestsWatched, unused)
};

/// In mixed mode, when all has been well for some minutes.
struct FlowsAgain {
  static constexpr FactStyle style{"workload.flows_again", "requests are computed as flows again",
                                   Tone::neutral, Weight::normal};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(FlowsAgain, unused)
};

/// In mixed mode: requests that were simulated beside the flows made a load known well enough.
struct FlowsSetRight {
  static constexpr FactStyle style{
      "workload.flows_set_right",
      "{requests} single requests set the flows right at this load, p99 to {percent} %",
      Tone::neutral, Weight::detail};
  double requests = 0;
  double percent = 0;  ///< Of p99, 19 times out of 20.
  DRYDOCK_FIELDS(FlowsSetRight, requests, percent)
};

/// Clients of an outside system no longer close their connections, which then hold ports of NAT.
struct ConnectionsLeft {
  static constexpr FactStyle style{"workload.connections_left",
                                   "calls to {outside} leave their connections open", Tone::broken,
                                   Weight::normal};
  Id<Outside> outside;
  DRYDOCK_FIELDS(ConnectionsLeft, outside)
};

struct ConnectionsClosed {
  static constexpr FactStyle style{"workload.connections_closed",
                                   "calls to {outside} close their connections again",
                                   Tone::recovered, Weight::normal};
  Id<Outside> outside;
  DRYDOCK_FIELDS(ConnectionsClosed, outside)
};

/// `pods` of those that log in there read the password before.
struct PasswordChanged {
  static constexpr FactStyle style{
      "workload.password_changed",
      "the password of {service} changed: pods with the old one {pods}", Tone::strained,
      Weight::headline};
  Id<Service> service;
  std::int32_t pods = 0;
  DRYDOCK_FIELDS(PasswordChanged, service, pods)
};

/// The first connection made with it has ended.
struct LoginsRefused {
  static constexpr FactStyle style{"workload.logins_refused",
                                   "{service} cannot open connections to {database}: password "
                                   "authentication failed",
                                   Tone::broken, Weight::normal};
  Id<Service> service, database;
  DRYDOCK_FIELDS(LoginsRefused, service, database)
};

struct PasswordKnown {
  static constexpr FactStyle style{"workload.password_known",
                                   "no pod holds a password that {service} refuses any more",
                                   Tone::recovered, Weight::normal};
  Id<Service> service;
  DRYDOCK_FIELDS(PasswordKnown, service)
};

struct BucketAccessDenied {
  static constexpr FactStyle style{"workload.bucket_access_denied",
                                   "S3 refuses the calls of {service}: 403 ExpiredToken",
                                   Tone::broken, Weight::headline};
  Id<Service> service;
  DRYDOCK_FIELDS(BucketAccessDenied, service)
};

struct BucketAccessBack {
  static constexpr FactStyle style{"workload.bucket_access_back",
                                   "S3 takes the calls of {service} again", Tone::recovered,
                                   Weight::normal};
  Id<Service> service;
  DRYDOCK_FIELDS(BucketAccessBack, service)
};

}  // namespace drydock::workload
