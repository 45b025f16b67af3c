// From tables to the pure model of flows and back.
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/access.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

template <class Row>
std::int32_t at(Id<Row> id) {
  return id ? static_cast<std::int32_t>(id.index) : -1;
}

std::size_t place(Id<network::Zone> zone) {
  DRYDOCK_ASSERT(zone.index < zones_max, "a region has at most six zones");
  return zone.index;
}

void read_managed(Context& context, Id<Service> id) {
  PerZone answering{}, silent{};
  const Id<managed::Instance> instance = context[id].instance;
  for (const managed::Endpoint& node : managed::endpoints(context, instance))
    ++(node.answers ? answering : silent)[place(node.zone)];
  const managed::Instance& row = context[instance];
  Service& service = context.edit(id);
  service.answering = answering;
  service.silent = silent;
  service.cores = static_cast<double>(row.cpu.count) / 1000;
  service.quorum = managed::quorum(row);
}

/// Each pod gets as many calls, so their mean time is right with the harmonic mean of the speeds.
double speed_of(const World& world, Id<kubernetes::Workload> workload) {
  if (!compute::any_slow(world)) return 1;
  double times = 0, pods = 0;
  for (const kubernetes::EndpointPod& pod : kubernetes::endpoint_pods(world, workload)) {
    if (!pod.listed || !pod.answers) continue;
    times += 1 / compute::speed(world, world[kubernetes::node_of(world[pod.pod])].instance);
    ++pods;
  }
  return pods > 0 ? pods / times : 1;
}

/// The zones that members in a zone are still in touch with, by way of members in others too.
std::array<bool, zones_max> in_touch_with(const World& world, const PerZone& members,
                                          std::size_t zone) {
  std::array<bool, zones_max> reached{}, cut[zones_max]{};
  for (const auto& [id, link] : world.table<network::Link>())
    if (link.loss >= 1)
      cut[place(link.a)][place(link.b)] = cut[place(link.b)][place(link.a)] = true;
  reached[zone] = true;
  for (std::size_t round = 0; round < zones_max; ++round)
    for (std::size_t a = 0; a < zones_max; ++a)
      for (std::size_t b = 0; b < zones_max; ++b)
        reached[b] = reached[b] || (reached[a] && members[b] > 0 && !cut[a][b]);
  return reached;
}

void read_service(Context& context, Id<Service> id) {
  if (context[id].instance) return read_managed(context, id);
  const Id<kubernetes::Workload> workload = context[id].workload;
  PerZone answering{}, silent{};
  for (const kubernetes::Endpoints& zone : kubernetes::endpoints(context, workload)) {
    answering[place(zone.zone)] = zone.answering;
    silent[place(zone.zone)] = zone.silent;
  }
  const kubernetes::Workload& row = context[workload];
  if (context[id].kind == ServiceKind::broker) {
    const auto cut = minority_zones(context, answering, row.replicas / 2 + 1);
    for (std::size_t z = 0; z < zones_max; ++z)
      if (cut[z]) silent[z] += std::exchange(answering[z], 0);
  }
  Service& service = context.edit(id);
  service.answering = answering;
  service.silent = silent;
  service.cores = static_cast<double>(context[row.spec].cpu_limit.count) / 1000;
  service.speed = speed_of(context, workload);
  service.quorum = service.kind == ServiceKind::broker ? row.replicas / 2 + 1 : 1;
}

void read_entry(Context& context) {
  PerZone alive{}, dead{};
  const Id<network::LoadBalancer> balancer = context.only<Settings>().balancer;
  if (balancer) {
    for (const network::TargetShare& share : network::shares(context, balancer)) {
      const std::size_t zone = share.target ? place(context[share.target].zone) : 0;
      (share.answers ? alive : dead)[zone] += share.share;
    }
  }
  Flow& flow = context.edit_only<Flow>();
  flow.reaching = balancer ? network::users_share(context, balancer) : 1;
  flow.entry = alive;
  flow.entry_dead = dead;
}

FlowService service_of(const Flow& flow, const Service& row) {
  FlowService service;
  service.kind = row.kind;
  service.answering = row.answering;
  service.silent = row.silent;
  for (const double pods : row.answering) service.pods += pods;
  if (row.kind == ServiceKind::ingress) {
    service.answering = flow.entry;
    service.silent = flow.entry_dead;
  }
  service.quorum = row.quorum;
  service.cores = row.cores;
  service.speed = row.speed;
  service.concurrency = row.concurrency;
  service.queue = row.queue;
  service.timeout = in_seconds(row.timeout);
  service.first_come = row.discipline == requests::Discipline::first_come;
  service.meshed = row.meshed;
  service.tokens_left = row.retry_tokens >= 1;
  service.on_volumes = row.uses_volumes && row.volumes > 0;
  service.io_rate = row.io_rate;
  service.io_delay = row.io_delay;
  service.full_share = row.full_share;
  return service;
}

FlowCall call_of(const World& world, const Settings& settings, const Call& row) {
  FlowCall call;
  const Operation& operation = world[row.operation];
  call.operation = at(row.operation);
  call.parent = at(row.parent);
  call.caller = at(row.caller);
  call.kind = row.kind;
  call.chance = row.chance;
  call.times = row.times;
  call.asynchronous = row.asynchronous;
  call.cpu = in_seconds(row.cpu);
  call.bytes = static_cast<double>(row.bytes.count);
  call.io = row.io;
  call.kept = static_cast<double>(row.kept.count);
  call.denied = denied_share(world, row);
  if (row.kind == CallKind::service) {
    const Service& service = world[row.service];
    call.target = at(row.service);
    if (service.meshed) call.cpu += in_seconds(settings.hop_cpu);
    call.pool = at(pool_of(world, row.caller, row.service));
    call.retried = operation.is_read && service.meshed && row.caller && world[row.caller].meshed;
  } else if (row.kind == CallKind::outside) {
    call.target = at(row.outside);
  } else if (row.kind == CallKind::get_object || row.kind == CallKind::put_object) {
    call.target = at(row.store);
  }
  if (row.carries_object) call.object_bytes = static_cast<double>(operation.response.count);
  return call;
}

/// What is less does not count as a message.
constexpr double almost_a_message = 0.5;

bool memory_is_full(const World& world, Id<Service> broker) {
  const std::int64_t most = world[broker].how.messages_most;
  if (most <= 0) return false;
  double held = 0;
  for (const auto& [id, row] : world.table<Backlog>())
    if (row.broker == broker) held += row.exact_depth();
  return held > static_cast<double>(most) - almost_a_message;
}

FlowStore store_of(const World& world, const ObjectStore& row) {
  FlowStore store;
  store.get_limit = storage::get_limit(world, row.bucket);
  store.put_limit = storage::put_limit(world, row.bucket);
  store.first_byte = in_seconds(row.first_byte);
  store.bandwidth = row.bandwidth;
  const double transfer = static_cast<double>(row.object_mean.count) / row.bandwidth;
  store.get = {store.first_byte + transfer,
               transfer * transfer * math::expm1(row.object_sigma * row.object_sigma)};
  return store;
}

/// The first zone behind the same NAT gateway.
std::size_t gate_of(const World& world, const ZoneTraffic& row) {
  for (const auto& [id, other] : world.table<ZoneTraffic>())
    if (row.nat && other.nat == row.nat) return place(other.zone);
  return place(row.zone);
}

FlowOutside outside_of(const World& world, Id<Outside> id, const FlowModel& model) {
  const Outside& row = world[id];
  FlowOutside outside;
  outside.latency = {row.latency.mean, row.latency.variance};
  outside.timeout = in_seconds(row.timeout);
  outside.timeout_chance = row.timeout_chance;
  outside.retries = row.retries;
  outside.backoff = row.backoff.mean();
  for (const auto& [traffic_id, traffic] : world.table<EndpointTraffic>()) {
    if (traffic.outside != id || !traffic.endpoint) continue;
    outside.by_endpoint = true;
    outside.endpoint[place(traffic.zone)] = traffic.open;
  }
  if (outside.by_endpoint) return outside;
  for (const auto& [zone_id, zone] : world.table<ZoneTraffic>()) {
    if (!zone.nat) continue;
    const std::size_t z = place(zone.zone);
    outside.carried[z] = network::packet_share(world, zone.nat);
    outside.openings[model.gate[z]] = network::port_rate(world, zone.nat, row.name);
  }
  return outside;
}

/// Services answer with TLS.
constexpr std::uint16_t service_port = 443;

std::array<bool, zones_max> barred_from(const World& world, Id<network::Zone> zone) {
  std::array<bool, zones_max> barred{};
  const Id<network::Subnet> from = network::workload_subnet(world, zone);
  for (const auto& [id, other] : world.table<ZoneTraffic>())
    if (const auto to = network::workload_subnet(world, other.zone); from && to)
      barred[place(other.zone)] = !network::may_connect(world, from, to, service_port);
  return barred;
}

void read_endpoints(Context& context) {
  for (std::uint32_t i = 0; i < context.table<EndpointTraffic>().size(); ++i) {
    const Id<EndpointTraffic> id{i};
    const Name service = context[context[id].outside].service;
    const network::EndpointWay way = network::endpoint_way(context, service, context[id].zone);
    EndpointTraffic& row = context.edit(id);
    row.endpoint = way.endpoint;
    row.interface = way.interface;
    row.open = way.open;
  }
}

}  // namespace

std::array<bool, zones_max> minority_zones(const World& world, const PerZone& members,
                                           std::int32_t majority) {
  std::array<bool, zones_max> found{};
  if (world.table<network::Link>().empty()) return found;
  for (std::size_t zone = 0; zone < zones_max; ++zone) {
    const auto reached = in_touch_with(world, members, zone);
    double together = 0;
    for (std::size_t other = 0; other < zones_max; ++other)
      if (reached[other]) together += members[other];
    found[zone] = together < majority;
  }
  return found;
}

void read_inputs(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    read_service(context, Id<Service>{i});
  read_entry(context);
  std::array<std::int32_t, zones_max> nodes{};
  for (const auto& [id, node] : context.table<kubernetes::Node>())
    if (node.condition == kubernetes::NodeCondition::ready &&
        !compute::is_fargate(context, node.group))  // No agent runs there.
      ++nodes[place(node.zone)];
  const bool ways_changed = context.only<Flow>().ways_changed;
  for (std::uint32_t i = 0; i < context.table<ZoneTraffic>().size(); ++i) {
    const Id<ZoneTraffic> id{i};
    const Id<network::Zone> zone = context[id].zone;
    context.edit(id).nodes = nodes[place(zone)];
    if (!ways_changed) continue;
    const network::Egress way = network::egress(context, zone);
    const network::Egress to_s3 = network::egress_to_s3(context, zone);
    const std::array<bool, zones_max> barred = barred_from(context, zone);
    ZoneTraffic& row = context.edit(id);
    row.open = way.open;
    row.crosses_zone = way.crosses_zone;
    row.nat = way.nat;
    row.s3_open = to_s3.open;
    row.s3_crosses_zone = to_s3.crosses_zone;
    row.s3_nat = to_s3.nat;
    row.barred = barred;
  }
  if (ways_changed) read_endpoints(context);
}

namespace {

/// What pools let through at once: to each pod of a service all of whose callers have one.
void bound_by_pools(FlowModel& model) {
  if (model.pools.empty()) return;
  constexpr double boundless = std::numeric_limits<double>::infinity();
  std::vector<double> through(model.services.size(), 0);
  std::vector<char> counted(model.pools.size(), 0);
  for (const FlowCall& call : model.calls) {
    if (call.kind != CallKind::service) continue;
    double& all = through[static_cast<std::size_t>(call.target)];
    if (call.pool < 0) {
      all = boundless;
    } else if (!std::exchange(counted[static_cast<std::size_t>(call.pool)], 1)) {
      const FlowPool& pool = model.pools[static_cast<std::size_t>(call.pool)];
      all += pool.connections * model.services[static_cast<std::size_t>(pool.caller)].pods;
    }
  }
  for (std::size_t i = 0; i < through.size(); ++i)
    if (through[i] < boundless && model.services[i].pods > 0)
      model.services[i].at_once = through[i] / model.services[i].pods;
}

}  // namespace

FlowModel make_model(const World& world) {
  const Settings& settings = world.only<Settings>();
  const Flow& flow = world.only<Flow>();
  FlowModel model;
  model.users_rate = arrival_rate(world, world.now());
  model.clients = clients_at(world, world.now());
  model.think = in_seconds(world.only<Traffic>().think);
  model.users_reaching = flow.reaching;
  model.hop_same = in_seconds(settings.hop_same_zone);
  model.hop_cross = in_seconds(settings.hop_cross_zone);
  model.hop_mean = in_seconds(settings.hop_mean);
  model.retry_budget = settings.retry_budget;
  model.retry_limit = settings.retry_limit;
  model.retry_backoff = settings.retry_backoff.mean();
  model.drain_utilization = settings.drain_utilization;
  for (const auto& [id, row] : world.table<ZoneTraffic>()) {
    model.open[place(row.zone)] = row.open;
    model.s3_open[place(row.zone)] = row.s3_open;
    model.barred[place(row.zone)] = row.barred;
    model.gate[place(row.zone)] = static_cast<std::uint8_t>(gate_of(world, row));
  }
  for (const auto& [id, link] : world.table<network::Link>())
    if (link.loss > 0 || link.delay > Duration::zero())
      model.links.push_back({place(link.a), place(link.b), link.loss, in_seconds(link.delay)});
  model.services.reserve(world.table<Service>().size());
  for (const auto& [id, row] : world.table<Service>())
    model.services.push_back(service_of(flow, row));
  model.outsides.reserve(world.table<Outside>().size());
  for (const auto& [id, row] : world.table<Outside>())
    model.outsides.push_back(outside_of(world, id, model));
  model.stores.reserve(world.table<ObjectStore>().size());
  for (const auto& [id, row] : world.table<ObjectStore>())
    model.stores.push_back(store_of(world, row));
  model.operations.reserve(world.table<Operation>().size());
  for (const auto& [id, row] : world.table<Operation>())
    model.operations.push_back({at(row.root), at(row.backlog), row.share});
  model.backlogs.reserve(world.table<Backlog>().size());
  for (const auto& [id, row] : world.table<Backlog>())
    model.backlogs.push_back(
        {at(row.broker), at(row.consumer), row.depth() > 0,
         row.room >= 0 && row.exact_depth() > static_cast<double>(row.room) - almost_a_message,
         row.drops_oldest});
  for (std::uint32_t i = 0; i < model.services.size(); ++i)
    model.services[i].memory_full = memory_is_full(world, Id<Service>{i});
  model.pools.reserve(world.table<ConnectionPool>().size());
  for (const auto& [id, row] : world.table<ConnectionPool>()) {
    const OldLogins old = old_logins(world, row.caller, row.target);
    model.pools.push_back({at(row.caller), row.connections, row.queue, in_seconds(row.wait),
                           old.share, old.left(row.connections)});
  }
  model.calls.reserve(world.table<Call>().size());
  for (const auto& [id, row] : world.table<Call>())
    model.calls.push_back(call_of(world, settings, row));
  bound_by_pools(model);
  return model;
}

}  // namespace drydock::workload
