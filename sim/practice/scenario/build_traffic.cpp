// Services, operations with their trees of calls, consumers of messages: what flows through a
// world.
#include <algorithm>
#include <cmath>

#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/bill.h"
#include "sim/practice/scenario/builder.h"

namespace drydock::scenario {

namespace {

workload::ServiceKind kind_of(WorkloadRole role) {
  switch (role) {
    case WorkloadRole::app:
      return workload::ServiceKind::application;
    case WorkloadRole::ingress:
      return workload::ServiceKind::ingress;
    case WorkloadRole::database:
      return workload::ServiceKind::database;
    case WorkloadRole::broker:
      return workload::ServiceKind::broker;
  }
  return workload::ServiceKind::application;
}

Duration timeout_of(const Timeouts& timeouts, WorkloadRole role) {
  if (role == WorkloadRole::ingress) return timeouts.ingress;
  return role == WorkloadRole::database ? timeouts.database : timeouts.service;
}

/// How its pods answer calls.
void take_answering(const Builder& builder, const Workload& spec, workload::Service& row) {
  using enum workload::WhenLeft;
  if (spec.stops_work) row.how.when_left = *spec.stops_work ? stops : goes_on;
  if (spec.breaker)
    row.how.breaker = {spec.breaker->failures, spec.breaker->first, spec.breaker->most};
  row.how.cold_factor = spec.cold_factor;
  row.how.cold_requests = spec.cold_requests;
  row.how.burst_cores = spec.is_managed() ? 0 : spec.burst_cores;
  const Bytes memory = row.instance ? builder.context[row.instance].memory : spec.memory_limit;
  if (spec.message_memory)
    row.how.messages_most = std::max<std::int64_t>(
        1, std::llround(static_cast<double>(memory.count) * spec.message_memory->watermark /
                        static_cast<double>(spec.message_memory->message.count)));
}

/// After the services, and before the calls between them.
void add_pools(Builder& builder) {
  for (const auto& [name, spec] : builder.platform.workloads)
    for (const auto& [target, pool] : spec.pools) {
      workload::ConnectionPool row;
      row.caller = builder.services.at(name);
      row.target = builder.services.at(target);
      row.connections = pool.connections;
      row.queue = pool.queue;
      row.wait = pool.wait;
      workload::add_pool(builder.context, row);
    }
}

void add_services(Builder& builder) {
  for (const auto& [name, spec] : builder.platform.workloads) {
    if (spec.role == WorkloadRole::app && spec.concurrency == 0) continue;
    workload::Service row;
    if (spec.is_managed())
      row.instance = builder.instances.at(name);
    else
      row.workload = builder.workloads.at(name);
    row.kind = kind_of(spec.role);
    row.timeout = timeout_of(builder.platform.timeouts, spec.role);
    row.concurrency = spec.role == WorkloadRole::database && spec.connections > 0
                          ? spec.connections
                          : spec.concurrency;
    row.queue = spec.queue;
    row.discipline = spec.discipline;
    row.meshed = spec.mesh && !spec.is_managed();
    row.logs = spec.logs && !spec.is_managed();
    take_answering(builder, spec, row);
    builder.services[name] = workload::add_service(builder.context, row);
  }
}

void add_far_ends(Builder& builder) {
  Context& context = builder.context;
  for (const auto& [name, spec] : builder.platform.outside) {
    workload::Outside row;
    row.name = context.name(name);
    if (!spec.service.empty()) row.service = context.name(spec.service);
    row.latency_median = spec.latency.median;
    row.latency_sigma = spec.latency.sigma;
    row.out = spec.out;
    row.in = spec.in;
    row.timeout = spec.timeout;
    row.retries = spec.retries;
    row.backoff = {spec.backoff.first, spec.backoff.most, spec.backoff.jitter};
    row.left_open = spec.left_open;
    builder.outsides[name] = workload::add_outside(context, row);
  }
  for (const auto& [name, spec] : builder.platform.buckets) {
    workload::ObjectStore row;
    row.name = context.name(name);
    row.bucket = builder.buckets.at(name);
    row.object_mean = spec.object_mean;
    row.object_sigma = spec.object_sigma;
    row.first_byte = spec.first_byte;
    row.bandwidth = builder.settings.bucket_bandwidth;
    builder.stores[name] = workload::add_object_store(context, row);
  }
}

/// What the step calls, and with how many bytes.
void aim(const Builder& builder, const Step& step, workload::Call& call) {
  call.bytes = step.bytes;
  switch (step.target) {
    case TargetKind::workload:
      call.kind = workload::CallKind::service;
      call.service = builder.services.at(step.to);
      if (call.bytes == Bytes{}) call.bytes = builder.platform.mesh.call;
      break;
    case TargetKind::outside:
      call.kind = workload::CallKind::outside;
      call.outside = builder.outsides.at(step.to);
      break;
    case TargetKind::bucket:
      call.kind =
          step.verb == Verb::put ? workload::CallKind::put_object : workload::CallKind::get_object;
      call.store = builder.stores.at(step.to);
      break;
  }
}

void add_steps(Builder& builder, const std::vector<Step>& steps, Id<workload::Call> parent);

void add_branches(Builder& builder, const Step& step, Id<workload::Call> parent) {
  workload::Call fork;
  fork.parent = parent;
  fork.kind = workload::CallKind::fork;
  const auto id = workload::add_call(builder.context, fork);
  for (const std::vector<Step>& steps : step.parallel) {
    workload::Call branch;
    branch.parent = id;
    branch.kind = workload::CallKind::branch;
    add_steps(builder, steps, workload::add_call(builder.context, branch));
  }
}

void add_steps(Builder& builder, const std::vector<Step>& steps, Id<workload::Call> parent) {
  for (const Step& step : steps) {
    if (!step.parallel.empty()) {
      add_branches(builder, step, parent);
      continue;
    }
    workload::Call call;
    call.parent = parent;
    call.cpu = step.cpu;
    call.chance = step.chance;
    call.cold_chance = step.cold_chance;
    call.times = step.times;
    call.asynchronous = step.async;
    call.io = step.io;
    call.kept = step.kept;
    aim(builder, step, call);
    add_steps(builder, step.then, workload::add_call(builder.context, call));
  }
}

/// The program thinks flows best: they tell whole days in seconds.
workload::RequestMode mode_of(Mode mode) {
  switch (mode) {
    case Mode::automatic:
    case Mode::fluid:
      return workload::RequestMode::fluid;
    case Mode::requests:
      return workload::RequestMode::requests;
    case Mode::mixed:
      return workload::RequestMode::mixed;
  }
  return workload::RequestMode::fluid;
}

workload::LoadShape shape_of(Curve curve) {
  switch (curve) {
    case Curve::constant:
      return workload::LoadShape::constant;
    case Curve::raised_cosine:
      return workload::LoadShape::day;
    case Curve::recorded:
      return workload::LoadShape::recorded;
    case Curve::clients:
      return workload::LoadShape::clients;
  }
  return workload::LoadShape::day;
}

workload::Traffic traffic_of(const Traffic& spec) {
  workload::Traffic traffic;
  traffic.night = spec.night;
  traffic.peak = spec.peak;
  traffic.peak_at = spec.peak_at;
  traffic.weekend = spec.weekend;
  traffic.scale = spec.scale;
  traffic.shape = shape_of(spec.curve);
  for (std::size_t day = 0; day < spec.week.size(); ++day) traffic.week[day] = spec.week[day];
  if (!spec.week.empty()) traffic.weekend = 1;
  traffic.clients = spec.clients;
  traffic.think = spec.think;
  traffic.repeat = spec.repeat;
  return traffic;
}

void add_load(Context& context, const Traffic& spec) {
  for (const TrafficChange& change : spec.changes)
    workload::add_change(context, {change.at, change.to, change.over, change.lasts, change.back});
  if (spec.curve != Curve::recorded) return;
  for (const TrafficPoint& point : spec.series)
    workload::add_point(context, {point.at, point.rate});
}

}  // namespace

void build_traffic(Builder& builder) {
  Context& context = builder.context;
  const Platform& platform = builder.platform;
  workload::Settings settings = builder.settings.workload;
  settings.balancer = builder.balancer;
  workload::configure(context, settings, traffic_of(platform.traffic));
  add_load(context, platform.traffic);
  workload::choose_mode(context, mode_of(builder.scenario.mode));
  for (const Watch& watch : builder.scenario.watch)
    workload::add_watch(context, watch.at, watch.lasts);
  add_services(builder);
  add_pools(builder);
  add_far_ends(builder);
  build_monitoring(builder);
  const auto ingress = builder.services.at(platform.network.load_balancer.target);
  for (const auto& [name, spec] : platform.operations) {
    workload::Operation row;
    row.name = context.name(name);
    row.share = spec.share;
    row.is_read = spec.method == Method::GET;
    row.request = spec.request;
    row.response = spec.response;
    row.response_is_object = spec.response_is_object;
    const auto id = workload::add_operation(context, row, ingress, platform.mesh.ingress_cpu);
    add_steps(builder, spec.path, context[id].root);
  }
  for (const auto& [name, spec] : platform.consumers) {
    const auto id =
        workload::add_consumer(context, builder.services.at(spec.queue), builder.services.at(name),
                               spec.cpu, spec.most, spec.overflow == Overflow::drop_head);
    add_steps(builder, spec.then, context[id].root);
  }
}

}  // namespace drydock::scenario
