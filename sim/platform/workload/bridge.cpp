// Builds the model of single requests from services, operations and calls: a station for each
// service, a step for each call, a queue for each backlog.
#include <algorithm>
#include <cmath>
#include <string>

#include "sim/engine/base/math.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/live.h"

namespace drydock::workload {

namespace {

/// A message whose consumer failed waits so long before it is given out again.
constexpr Duration redelivery = seconds(1);
/// EBS serves bursts within a second.
constexpr Duration volume_burst = seconds(1);
/// Of what requests take that nobody asked to trace.
constexpr std::uint32_t traced_every = 200;

void take_backoff(const Backoff& backoff, requests::RetryPolicy& retry) {
  retry.backoff_first = backoff.first;
  retry.backoff_most = backoff.most;
  retry.jitter = backoff.jitter;
}

void add_services(Context& context) {
  const Settings settings = context.only<Settings>();
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Service row = context[Id<Service>{i}];
    requests::Station station;
    station.name = row.name;
    station.discipline = row.discipline;
    station.balancing = row.meshed ? settings.balancing : requests::Balancing::random;
    station.holds_worker = row.discipline == requests::Discipline::shared;
    station.cold_factor = row.how.cold_factor;
    station.cold_requests = row.how.cold_requests;
    station.eject_failures = row.how.breaker.failures;
    station.eject_first = row.how.breaker.first;
    station.eject_most = row.how.breaker.most;
    station.tells_ejections = true;
    LiveService live;
    live.station = requests::add_station(context, station);
    if (row.meshed && settings.retry_budget > 0) {
      requests::RetryPolicy retry;
      retry.attempts = 1 + settings.retry_limit;
      retry.budget_ratio = settings.retry_budget;
      retry.budget_most = retry_tokens_most;
      take_backoff(settings.retry_backoff, retry);
      live.retry = requests::add_retry_policy(context, retry);
    }
    if (row.how.messages_most > 0)
      live.depot = requests::add_depot(context, row.how.messages_most, row.timeout);
    context.add(live);
  }
}

void add_pools(Context& context) {
  for (std::uint32_t i = 0; i < context.table<ConnectionPool>().size(); ++i) {
    const ConnectionPool row = context[Id<ConnectionPool>{i}];
    requests::PoolRule rule;
    rule.connections = row.connections;
    rule.room = row.queue;
    rule.patience = row.wait;
    LivePool live;
    live.rule = requests::add_pool_rule(context, rule);
    context.add(live);
  }
}

void add_exits(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Outside>().size(); ++i) {
    requests::Exit exit;
    exit.name = context[Id<Outside>{i}].name;
    context.add(LiveOutside{requests::add_exit(context, exit)});
  }
  requests::Exit s3;
  s3.name = context.name("s3");
  context.edit_only<Live>().s3 = requests::add_exit(context, s3);
}

Duration timeout_of(const World& world, const Call& call) {
  const bool by_ingress = call.caller && world[call.caller].kind == ServiceKind::ingress;
  return world[by_ingress ? call.caller : call.service].timeout;
}

/// Callers of databases and brokers cannot take back what they asked for.
bool cancels(const Service& service) {
  if (service.how.when_left != WhenLeft::usual) return service.how.when_left == WhenLeft::stops;
  return service.kind == ServiceKind::application || service.kind == ServiceKind::ingress;
}

requests::Step service_step(const World& world, const Call& call) {
  const Service& service = world[call.service];
  const LiveService& live = world[Id<LiveService>{call.service.index}];
  requests::Step step;
  step.name = service.name;
  step.station = live.station;
  const Duration proxy = service.meshed ? world.only<Settings>().hop_cpu : Duration::zero();
  step.work = requests::Law::exponential(in_seconds(call.cpu + proxy));
  const Duration hop = world.only<Settings>().hop_mean;
  const bool is_pulled = !call.caller && world[call.operation].backlog;
  if (hop > Duration::zero() && !is_pulled) step.hop = requests::Law::exponential(in_seconds(hop));
  step.io = call.io;
  step.timeout = timeout_of(world, call);
  step.cancels = cancels(service);
  if (const auto pool = pool_of(world, call.caller, call.service))
    step.pool = world[Id<LivePool>{pool.index}].rule;
  const bool retried =
      world[call.operation].is_read && service.meshed && call.caller && world[call.caller].meshed;
  if (retried) step.retry = live.retry;
  return step;
}

requests::Step outside_step(Context& context, const Call& call) {
  const Outside outside = context[call.outside];
  requests::Step step;
  step.name = outside.name;
  step.kind = requests::StepKind::delay;
  if (outside.latency.mean > 0)
    step.work = requests::Law::lognormal(
        outside.latency.mean, math::sqrt(outside.latency.variance) / outside.latency.mean);
  step.timeout = outside.timeout;
  requests::RetryPolicy retry;
  retry.attempts = outside.retries + 1;
  take_backoff(outside.backoff, retry);
  if (outside.retries > 0) step.retry = requests::add_retry_policy(context, retry);
  step.exit = context[Id<LiveOutside>{call.outside.index}].exit;
  return step;
}

/// The first byte comes after a fixed time, the rest as fast as the connection is.
void add_store_steps(Context& context, const Call& call, LiveCall& live) {
  const ObjectStore store = context[call.store];
  requests::Step whole;
  whole.name = store.name;
  whole.kind = requests::StepKind::frame;
  live.step = requests::add_step(context, whole);
  requests::Step first;
  first.name = context.name("first byte");
  first.kind = requests::StepKind::delay;
  first.exit = context.only<Live>().s3;
  first.timeout = context[call.caller].timeout;
  const double bytes = static_cast<double>(call.bytes.count) / store.bandwidth;
  const bool get = call.kind == CallKind::get_object;
  first.work = requests::Law::constant(in_seconds(store.first_byte) + (get ? 0 : bytes));
  live.counted = requests::add_step(context, first);
  requests::Link link;
  link.to = live.counted;
  requests::add_link(context, live.step, link);
  if (!get) return;
  requests::Step rest;
  rest.name = context.name("the rest of the object");
  rest.kind = requests::StepKind::delay;
  const double mean = static_cast<double>(store.object_mean.count) / store.bandwidth;
  rest.work = requests::Law::lognormal(
      mean, math::sqrt(math::expm1(store.object_sigma * store.object_sigma)));
  link.to = requests::add_step(context, rest);
  requests::add_link(context, live.step, link);
}

void add_step_of(Context& context, Id<Call> id) {
  const Call call = context[id];
  LiveCall live;
  requests::Step frame;
  frame.kind = requests::StepKind::frame;
  switch (call.kind) {
    case CallKind::service:
      live.step = requests::add_step(context, service_step(context, call));
      break;
    case CallKind::outside:
      live.step = requests::add_step(context, outside_step(context, call));
      break;
    case CallKind::get_object:
    case CallKind::put_object:
      add_store_steps(context, call, live);
      break;
    case CallKind::fork:
      frame.name = context.name("at the same time");
      frame.order = requests::Order::together;
      live.step = requests::add_step(context, frame);
      break;
    case CallKind::branch:
      frame.name = context.name("branch");
      live.step = requests::add_step(context, frame);
      break;
  }
  if (!live.counted) live.counted = live.step;
  context.add(live);
  if (!call.parent) return;
  requests::Link link;
  link.to = live.step;
  link.chance = call.chance;
  link.cold_chance = call.cold_chance;
  link.times = call.times;
  link.asynchronous = call.asynchronous;
  requests::add_link(context, context[Id<LiveCall>{call.parent.index}].step, link);
}

void add_operations(Context& context) {
  const Traffic traffic = context.only<Traffic>();
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    const Operation row = context[Id<Operation>{i}];
    LiveOperation live;
    live.operation = requests::add_operation(context, context.text(row.name),
                                             context[Id<LiveCall>{row.root.index}].step);
    requests::trace(context, live.operation, traced_every);
    if (!row.backlog) {
      requests::Source source;
      source.name = row.name;
      source.operation = live.operation;
      if (traffic.shape == LoadShape::clients) {
        source.kind = requests::SourceKind::closed;
        source.think = requests::Law::exponential(in_seconds(traffic.think));
      }
      live.source = requests::add_source(context, source);
    }
    context.add(live);
  }
}

void add_queues(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i) {
    const Backlog row = context[Id<Backlog>{i}];
    requests::Queue queue;
    queue.name = row.name;
    queue.consumer = context[Id<LiveOperation>{row.consumer.index}].operation;
    queue.redeliver = redelivery;
    queue.room = row.room;
    queue.drops_oldest = row.drops_oldest;
    queue.depot = context[Id<LiveService>{row.broker.index}].depot;
    queue.in_hand = context[context[context[row.consumer].root].service].concurrency;
    LiveBacklog live;
    live.queue = requests::add_queue(context, queue);
    context.add(live);
    for (std::uint32_t c = 0; c < context.table<Call>().size(); ++c) {
      const Call call = context[Id<Call>{c}];
      if (call.kind == CallKind::service && call.service == row.broker)
        requests::add_publishing(context, context[Id<LiveCall>{c}].step, live.queue);
    }
  }
}

}  // namespace

void build_requests(Context& context) {
  DRYDOCK_ASSERT(context.table<LiveService>().empty(), "requests are built once");
  requests::configure(context, {});
  const Id<Latencies> recent = context.add(Latencies{});
  context.edit_only<Live>().recent = recent;
  add_services(context);
  add_pools(context);
  add_exits(context);
  for (std::uint32_t i = 0; i < context.table<Call>().size(); ++i)
    add_step_of(context, Id<Call>{i});
  add_operations(context);
  add_queues(context);
}

requests::Server server_of(const World& world, Id<Service> id) {
  const Service& service = world[id];
  requests::Server server;
  server.station = world[Id<LiveService>{id.index}].station;
  server.cores = std::max(1, static_cast<int>(std::ceil(service.cores)));
  server.speed = service.cores > 0 ? service.cores / server.cores : 1;
  if (service.how.burst_cores > 0) {
    server.cores = service.how.burst_cores;
    server.speed = 1;
    server.period = world.only<Settings>().cpu_period;
    server.quota = service.cores * in_seconds(server.period);
  }
  if (service.discipline == requests::Discipline::first_come && service.concurrency > 0)
    server.cores = std::min(server.cores, service.concurrency);
  server.concurrency = service.concurrency;
  server.room = service.concurrency > 0 ? service.queue : -1;
  if (service.uses_volumes && service.volumes > 0) {
    server.disk_rate = service.io_rate / service.volumes;
    server.disk_delay = from_seconds(service.io_delay);
    server.disk_burst = volume_burst;
  }
  return server;
}

}  // namespace drydock::workload
