// Keeps the model of single requests in step with the platform: pods that come, die and go, ways
// out, hops between zones, and the rate of users' requests.
#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/network/link_rules.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/access.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/live.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

/// A server as it should be. `listed`: it gets new requests.
struct Wanted {
  Id<kubernetes::Pod> pod;
  Id<network::Target> target;
  std::uint8_t zone = 0;
  bool listed = false, answers = false;
  double weight = 1;
  double speed = 1;  ///< Of its machine.
  bool found = false;
};

std::vector<Wanted> wanted_of(const World& world, const Service& service) {
  std::vector<Wanted> all;
  const Id<network::LoadBalancer> balancer = world.only<Settings>().balancer;
  if (service.kind == ServiceKind::ingress && balancer) {
    for (const network::TargetShare& share : network::shares(world, balancer)) {
      const std::uint32_t zone = share.target ? world[share.target].zone.index : 0;
      all.push_back({{},
                     share.target,
                     static_cast<std::uint8_t>(zone),
                     share.share > 0,
                     share.answers,
                     share.share,
                     service.speed});
    }
    return all;
  }
  if (service.instance) {
    for (const managed::Endpoint& node : managed::endpoints(world, service.instance))
      all.push_back({{}, {}, static_cast<std::uint8_t>(node.zone.index), true, node.answers});
  } else {
    for (const kubernetes::EndpointPod& pod : kubernetes::endpoint_pods(world, service.workload)) {
      all.push_back(
          {pod.pod, {}, static_cast<std::uint8_t>(pod.zone.index), pod.listed, pod.answers});
      if (compute::any_slow(world))
        all.back().speed =
            compute::speed(world, world[kubernetes::node_of(world[pod.pod])].instance);
    }
  }
  if (service.kind == ServiceKind::broker && !world.table<network::Link>().empty()) {
    PerZone members{};
    for (const Wanted& pod : all) members[pod.zone] += pod.listed && pod.answers ? 1 : 0;
    const auto cut = minority_zones(world, members, service.quorum);
    for (Wanted& pod : all) pod.answers = pod.answers && !cut[pod.zone];
  }
  const auto answering = std::count_if(
      all.begin(), all.end(), [](const Wanted& wanted) { return wanted.listed && wanted.answers; });
  // A broker without a majority confirms nothing.
  if (answering < service.quorum)
    for (Wanted& pod : all) pod.answers = false;
  return all;
}

requests::ServerState state_of(const Wanted& wanted) {
  using enum requests::ServerState;
  if (wanted.listed) return wanted.answers ? answering : silent;
  return wanted.answers ? leaving : gone;
}

bool same_figures(const requests::Server& a, const requests::Server& b) {
  return a.cores == b.cores && a.speed == b.speed && a.quota == b.quota &&
         a.concurrency == b.concurrency && a.room == b.room && a.weight == b.weight &&
         a.disk_rate == b.disk_rate && a.disk_delay == b.disk_delay;
}

void keep_server(Context& context, Id<LiveServer> id, const Wanted* wanted,
                 requests::Server figures) {
  const Id<requests::Server> server = context[id].server;
  // A target that is no longer registered finishes what it has.
  const Id<network::Target> target = context[id].target;
  const auto unwanted = target && context[target].answers ? requests::ServerState::leaving
                                                          : requests::ServerState::gone;
  const auto state = wanted != nullptr ? state_of(*wanted) : unwanted;
  if (context[server].state != state) requests::set_state(context, server, state);
  if (state == requests::ServerState::gone) {
    context.edit(id).server = {};
    return;
  }
  if (wanted == nullptr) return;
  figures.weight = wanted->weight;
  figures.speed *= wanted->speed;
  if (!same_figures(figures, context[server])) requests::change_server(context, server, figures);
}

void add_live_server(Context& context, Id<Service> service, const Wanted& wanted,
                     requests::Server figures) {
  figures.state = state_of(wanted);
  figures.zone = wanted.zone;
  figures.weight = wanted.weight;
  figures.speed *= wanted.speed;
  const LiveServer live{service, wanted.pod, wanted.target, requests::add_server(context, figures)};
  for (const auto& [id, row] : context.table<LiveServer>()) {
    if (row.server) continue;
    context.edit(id) = live;
    return;
  }
  context.add(live);
}

void sync_service(Context& context, Id<Service> id) {
  const Service service = context[id];
  std::vector<Wanted> all = wanted_of(context, service);
  const requests::Server figures = server_of(context, id);
  for (std::uint32_t i = 0; i < context.table<LiveServer>().size(); ++i) {
    const LiveServer row = context[Id<LiveServer>{i}];
    if (row.service != id || !row.server) continue;
    const auto wanted = std::find_if(all.begin(), all.end(), [&](const Wanted& w) {
      return w.pod == row.pod && w.target == row.target &&
             (!service.instance || w.zone == context[row.server].zone);
    });
    if (wanted != all.end()) wanted->found = true;
    keep_server(context, Id<LiveServer>{i}, wanted != all.end() ? &*wanted : nullptr, figures);
  }
  for (const Wanted& wanted : all)
    if (wanted.listed && !wanted.found) add_live_server(context, id, wanted, figures);
}

/// The share of each zone's connections for which its gateway has ports: by what was asked for in
/// the last interval.
PerZone with_ports(const FlowModel& model, std::size_t outside, const PerZone& tried) {
  PerZone asked{}, share = in_each_zone(1);
  for (std::size_t z = 0; z < zones_max; ++z) asked[model.gate[z]] += tried[z];
  for (std::size_t z = 0; z < zones_max; ++z) {
    const double most = model.outsides[outside].openings[model.gate[z]];
    if (asked[model.gate[z]] > most) share[z] = most / asked[model.gate[z]];
  }
  return share;
}

void sync_exits(Context& context, const FlowModel& model) {
  for (std::uint32_t o = 0; o < model.outsides.size(); ++o) {
    const FlowOutside& outside = model.outsides[o];
    const auto& open = outside.by_endpoint ? outside.endpoint : model.open;
    const PerZone ports = with_ports(model, o, context[Id<LiveOutside>{o}].tried);
    PerZone passing{};
    for (std::size_t z = 0; z < zones_max; ++z)
      passing[z] = open[z] ? outside.carried[z] * ports[z] : 0;
    const Id<requests::Exit> exit = context[Id<LiveOutside>{o}].exit;
    if (context[exit].passing != passing) requests::set_passing(context, exit, passing);
  }
  PerZone s3{};
  for (std::size_t z = 0; z < zones_max; ++z) s3[z] = model.s3_open[z] ? 1 : 0;
  const Id<requests::Exit> exit = context.only<Live>().s3;
  if (context[exit].passing != s3) requests::set_passing(context, exit, s3);
}

/// Buckets that are asked too often, and volumes that are full. By what was asked for in the last
/// interval.
void sync_failing(Context& context, const FlowModel& model) {
  std::vector<double> gets(model.stores.size(), 0), puts(model.stores.size(), 0);
  for (const auto& [id, call] : context.table<Call>()) {
    if (call.kind == CallKind::get_object) gets[call.store.index] += call.rate;
    if (call.kind == CallKind::put_object) puts[call.store.index] += call.rate;
  }
  const auto slowed = [](double asked, double limit) {
    return limit > 0 && asked > limit ? 1 - limit / asked : 0;
  };
  for (std::uint32_t i = 0; i < model.calls.size(); ++i) {
    const FlowCall& call = model.calls[i];
    double failing = 0;
    if (call.kind == CallKind::get_object)
      failing = slowed(gets[call.target], model.stores[call.target].get_limit);
    else if (call.kind == CallKind::put_object)
      failing = slowed(puts[call.target], model.stores[call.target].put_limit);
    else if (call.kind == CallKind::service && call.kept > 0)
      failing = model.services[call.target].full_share;
    if (call.denied > 0) failing = 1 - (1 - failing) * (1 - call.denied);
    const Id<requests::Step> step = context[Id<LiveCall>{i}].counted;
    if (context[step].failing != failing) requests::set_failing(context, step, failing);
  }
}

/// Connections of pods that hold an old password, and have lost some for good.
void sync_logins(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LiveServer>().size(); ++i) {
    const LiveServer live = context[Id<LiveServer>{i}];
    if (!live.server || !live.pod) continue;
    for (std::uint32_t p = 0; p < context.table<ConnectionPool>().size(); ++p) {
      const ConnectionPool pool = context[Id<ConnectionPool>{p}];
      const Id<Secret> secret = secret_of(context, pool.target);
      if (pool.caller != live.service || !secret) continue;
      const bool old = context[secret].held && holds_old(context[secret], context[live.pod]);
      const OldLogins logins = old ? old_logins(context, pool.caller, pool.target) : OldLogins{};
      requests::set_lost(context, live.server, context[Id<LivePool>{p}].rule,
                         pool.connections - logins.left(pool.connections));
    }
  }
}

/// Callers of a service wait so long for an answer; by it, what lost packets mean is judged.
double usual_timeout(const FlowModel& model) {
  double longest = 0;
  for (const FlowService& service : model.services)
    if (service.kind == ServiceKind::application) longest = std::max(longest, service.timeout);
  return longest;
}

void sync_wiring(Context& context, const FlowModel& model) {
  requests::Wiring wiring = context.only<requests::Wiring>();
  const auto hops = wiring.hops;
  const auto loss = wiring.loss;
  const Settings& settings = context.only<Settings>();
  for (std::size_t a = 0; a < zones_max; ++a)
    for (std::size_t b = 0; b < zones_max; ++b) {
      wiring.hops[a][b] = a == b ? settings.hop_same_zone : settings.hop_cross_zone;
      wiring.loss[a][b] = model.barred[a][b] ? 1 : 0;
    }
  for (const FlowLink& link : model.links) {
    const network::LossyCall one =
        network::lossy_call(link.loss, network::least_rto, usual_timeout(model));
    for (const auto& [a, b] : {std::pair(link.a, link.b), std::pair(link.b, link.a)}) {
      wiring.hops[a][b] += from_seconds(link.delay + one.delay);
      wiring.loss[a][b] = 1 - (1 - wiring.loss[a][b]) * (1 - one.failure);
    }
  }
  if (wiring.hops != hops || wiring.loss != loss) requests::set_wiring(context, wiring);
}

/// Divides the clients of a closed loop over the operations, so that each gets its share of the
/// requests: in proportion to the share and to the time that one round takes.
void sync_clients(Context& context, double clients) {
  const double think = in_seconds(context.only<Traffic>().think);
  double all = 0;
  const auto weight = [&](const Operation& row) {
    return row.backlog ? 0 : row.share * (think + row.latency.mean);
  };
  for (const auto& [id, row] : context.table<Operation>()) all += weight(row);
  double sum = 0;
  std::int32_t given = 0;
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    const Operation row = context[Id<Operation>{i}];
    if (row.backlog) continue;
    sum += all > 0 ? clients * weight(row) / all : clients * row.share;
    const auto up_to_here = static_cast<std::int32_t>(std::llround(sum));
    const Id<requests::Source> source = context[Id<LiveOperation>{i}].source;
    if (context[source].clients != up_to_here - given)
      requests::set_clients(context, source, up_to_here - given);
    given = up_to_here;
  }
}

void sync_sources(Context& context, const FlowModel& model) {
  if (model.clients > 0 || context.only<Traffic>().shape == LoadShape::clients) {
    sync_clients(context, model.clients);
    return;
  }
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    const Operation row = context[Id<Operation>{i}];
    if (row.backlog) continue;
    const double rate = arrival_rate(context, context.now()) * row.share * model.users_reaching;
    const Id<requests::Source> source = context[Id<LiveOperation>{i}].source;
    if (context[source].rate != rate) requests::set_rate(context, source, rate);
  }
}

}  // namespace

void sync_requests(Context& context, const FlowModel& model) {
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    sync_service(context, Id<Service>{i});
  sync_exits(context, model);
  sync_failing(context, model);
  if (!context.table<Secret>().empty()) sync_logins(context);
  sync_wiring(context, model);
  sync_sources(context, model);
}

}  // namespace drydock::workload
