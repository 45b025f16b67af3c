// Builds the models of the benchmark of requests.
#include "sim/surface/cli/bench_models.h"

#include <string>
#include <vector>

#include "sim/engine/kernel/random.h"
#include "sim/platform/requests/requests.h"

namespace drydock::cli {

namespace {

using requests::Law;

Id<requests::Station> add_place(Context& context, const std::string& name, int cores) {
  requests::Station station;
  station.name = context.name(name);
  const Id<requests::Station> id = requests::add_station(context, station);
  requests::Server server;
  server.station = id;
  server.cores = cores;
  requests::add_server(context, server);
  return id;
}

requests::Step call_of(Context& context, const std::string& name, Id<requests::Station> station,
                       double work_s) {
  requests::Step step;
  step.name = context.name(name);
  step.station = station;
  step.work = Law::exponential(work_s);
  step.order = requests::Order::together;
  return step;
}

requests::Link link_to(Id<requests::Step> step) {
  requests::Link link;
  link.to = step;
  return link;
}

void ask_at(Context& context, const std::string& name, Id<requests::Step> root, double rate) {
  requests::Source source;
  source.name = context.name(name);
  source.operation = requests::add_operation(context, name, root);
  source.rate = rate;
  requests::trace(context, source.operation, bench_trace_every);
  requests::add_source(context, source);
}

Id<requests::RetryPolicy> add_retries(Context& context) {
  requests::RetryPolicy policy;
  policy.attempts = twenty_services_attempts;
  policy.backoff_first = milliseconds(25);
  policy.backoff_most = milliseconds(250);
  policy.jitter = 1;
  policy.budget_ratio = 0.2;
  policy.budget_most = 100;
  return requests::add_retry_policy(context, policy);
}

}  // namespace

void build_network(Context& context) {
  requests::configure(context, {});
  const auto add = [&context](const std::string& name, int cores, double work_s) {
    return requests::add_step(context,
                              call_of(context, name, add_place(context, name, cores), work_s));
  };
  const Id<requests::Step> gateway = add("gateway", 4, 0.003);
  for (const char* number : {"1", "2", "3"}) {
    const Id<requests::Step> service = add(std::string("service-") + number, 8, 0.006);
    const Id<requests::Step> database = add(std::string("database-") + number, 2, 0.0015);
    requests::add_link(context, gateway, link_to(service));
    requests::add_link(context, service, link_to(database));
  }
  ask_at(context, "users", gateway, 1000);
}

void build_twenty_services(Context& context) {
  requests::configure(context, {});
  const Id<requests::RetryPolicy> retries = add_retries(context);
  std::array<Id<requests::Step>, twenty_services.size()> steps;
  for (std::size_t i = 0; i < twenty_services.size(); ++i) {
    const std::string name = "service-" + std::to_string(i);
    const TwentyService& given = twenty_services[i];
    requests::Step step =
        call_of(context, name, add_place(context, name, given.servers), given.work_s());
    step.hop = Law::exponential(twenty_services_hop_s);
    step.timeout = seconds(twenty_services_timeout_s);
    step.cancels = true;
    step.retry = retries;
    steps[i] = requests::add_step(context, step);
  }
  for (std::size_t i = 0; i < twenty_services.size(); ++i)
    for (int call = 0; call < twenty_services[i].calls; ++call)
      requests::add_link(context, steps[i],
                         link_to(steps[static_cast<std::size_t>(twenty_services[i].first + call)]));
  ask_at(context, "users", steps[0], twenty_services_rate);
}

namespace {

constexpr int layers = 5, calls_each = 2, zones = 3;
constexpr double graph_work_s = 0.005, calls_a_pod = 100;  ///< A second: busy half of it.

/// Who calls whom, and how often each service is called, for one request to each service of the
/// first layer.
struct Graph {
  int width = 0;  ///< Services of a layer.
  std::vector<int> calls;
  std::vector<double> visits;
};

Graph draw_graph(const GraphSize& size) {
  Graph graph;
  graph.width = size.services / layers;
  const auto all = static_cast<std::size_t>(graph.width * layers);
  graph.visits.assign(all, 0);
  for (std::size_t i = 0; i < all; ++i) {
    const std::size_t layer = i / static_cast<std::size_t>(graph.width);
    if (layer == 0) graph.visits[i] = 1;
    if (layer + 1 == layers) continue;
    for (std::uint64_t n = 0; n < calls_each; ++n) {
      const double share = uniform_at(Seed{size.seed}, i, n);
      const int place = static_cast<int>(share * graph.width);
      graph.calls.push_back(static_cast<int>(layer + 1) * graph.width + place);
      graph.visits[static_cast<std::size_t>(graph.calls.back())] += graph.visits[i];
    }
  }
  return graph;
}

requests::Wiring zone_wiring() {
  requests::Wiring wiring;
  for (std::size_t from = 0; from < zones; ++from)
    for (std::size_t to = 0; to < zones; ++to)
      wiring.hops[from][to] = from == to ? microseconds(150) : microseconds(600);
  return wiring;
}

Id<requests::Station> add_pods(Context& context, const std::string& name, int pods, double speed) {
  requests::Station station;
  station.name = context.name(name);
  station.balancing = requests::Balancing::least_request;
  const Id<requests::Station> id = requests::add_station(context, station);
  for (int pod = 0; pod < pods; ++pod) {
    requests::Server server;
    server.station = id;
    server.zone = static_cast<std::uint8_t>(pod % zones);
    server.speed = speed;
    requests::add_server(context, server);
  }
  return id;
}

}  // namespace

void build_graph(Context& context, const GraphSize& size) {
  requests::configure(context, zone_wiring());
  const Id<requests::RetryPolicy> retries = add_retries(context);
  const Graph graph = draw_graph(size);
  // A layer is called so often in all; its services have the speed that their own share asks for.
  const double calls_in_all = (1 << layers) - 1;
  const double busy = calls_a_pod * size.pods * layers / calls_in_all;
  const double rate = size.requests_per_s > 0 ? size.requests_per_s / graph.width : busy;
  std::vector<Id<requests::Step>> steps;
  for (std::size_t i = 0; i < graph.visits.size(); ++i) {
    const std::string name = "service-" + std::to_string(i);
    const double speed = graph.visits[i] == 0 ? 1 : graph.visits[i] * layers / calls_in_all;
    requests::Step step =
        call_of(context, name, add_pods(context, name, size.pods, speed), graph_work_s);
    step.timeout = seconds(2);
    step.cancels = true;
    step.retry = retries;
    steps.push_back(requests::add_step(context, step));
  }
  for (std::size_t i = 0; i < graph.calls.size(); ++i)
    requests::add_link(context, steps[i / calls_each],
                       link_to(steps[static_cast<std::size_t>(graph.calls[i])]));
  for (std::size_t i = 0; i < static_cast<std::size_t>(graph.width); ++i)
    ask_at(context, "users-" + std::to_string(i), steps[i], rate);
}

}  // namespace drydock::cli
