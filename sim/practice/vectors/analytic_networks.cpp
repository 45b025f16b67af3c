// Several stations: open networks with branches and loops, clients in a closed loop, and calls side
// by side.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/engine/flow/queueing.h"
#include "sim/practice/vectors/request_run.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

/// A station with its one step.
struct Node {
  requests::Law service;
  std::int32_t servers = 1;
  double arrivals = 0;       ///< From outside, a second.
  std::vector<double> next;  ///< Chance to go on to each node.
};

enum class Shape { open, closed, together };

struct NetworkCase {
  Shape shape = Shape::open;
  std::vector<Node> nodes;
  double rate = 0;           ///< Together: arrivals a second; 0: one at a time.
  std::int32_t clients = 1;  ///< Closed.
  requests::Law think;
  std::uint32_t sampling = 0;
};

class NetworkRun : public RequestRun {
 public:
  NetworkRun(Seed seed, const NetworkCase& given) : RequestRun(seed, given.sampling), case_(given) {
    build([&](Context& context) { add_all(context); });
    watch(operations_, rate());
  }

  std::optional<double> measure(std::string_view metric) const override {
    if (metric == "mean_response") return mean_response();
    if (metric == "throughput") return static_cast<double>(all().served) / seconds_counted();
    if (const auto i = numbered(metric, "throughput"); i && *i < stations_.size())
      return static_cast<double>(at(*i).tally.began) / seconds_counted();
    if (const auto i = numbered(metric, "utilisation"); i && *i < stations_.size())
      return at(*i).busy_cores / case_.nodes[*i].servers;
    if (const auto i = numbered(metric, "mean_number"); i && *i < stations_.size())
      return at(*i).mean_waiting + at(*i).busy_cores;  // Those who went on are elsewhere.
    if (const auto i = numbered(metric, "mean_wait"); i && *i < stations_.size())
      return at(*i).mean_wait;
    if (metric == "mean_number" && case_.shape == Shape::open) {
      double sum = 0;
      for (std::size_t i = 0; i < stations_.size(); ++i)
        sum += at(i).mean_waiting + at(i).busy_cores;
      return sum;
    }
    return sampled(metric);
  }

 private:
  /// Requests a second, or about so many.
  double rate() const {
    if (case_.shape == Shape::open)
      return std::accumulate(case_.nodes.begin(), case_.nodes.end(), 0.0,
                             [](double sum, const Node& node) { return sum + node.arrivals; });
    if (case_.rate > 0) return case_.rate;
    double turn = case_.think.mean(), slowest = 0;
    for (const Node& node : case_.nodes) {
      turn += node.service.mean();
      slowest = std::max(slowest, node.service.mean() / node.servers);
    }
    return std::min(case_.clients / turn, 1 / slowest);
  }
  requests::StationReport at(std::size_t node) const {
    return requests::report(world(), stations_[node]);
  }

  void add_all(Context& context) {
    for (std::size_t i = 0; i < case_.nodes.size(); ++i) add_node(context, i);
    if (case_.shape == Shape::open) return add_routes(context);
    requests::Step root;
    root.name = context.name("request");
    root.kind = requests::StepKind::frame;
    root.order =
        case_.shape == Shape::together ? requests::Order::together : requests::Order::in_order;
    const Id<requests::Step> all = requests::add_step(context, root);
    for (const Id<requests::Step> step : steps_) requests::add_link(context, all, link_to(step));
    add_source(context, all, "users", case_.rate);
  }
  void add_node(Context& context, std::size_t i) {
    const std::string name = "node-" + std::to_string(i);
    stations_.push_back(requests::add_station(context, named(context, name)));
    requests::Server server;
    server.station = stations_.back();
    server.cores = case_.nodes[i].servers;
    requests::add_server(context, server);
    requests::Step step;
    step.name = context.name(name);
    step.station = stations_.back();
    step.work = case_.nodes[i].service;
    step.order = requests::Order::one_of;
    steps_.push_back(requests::add_step(context, step));
  }
  void add_routes(Context& context) {
    for (std::size_t i = 0; i < case_.nodes.size(); ++i) {
      const Node& node = case_.nodes[i];
      for (std::size_t j = 0; j < node.next.size(); ++j)
        if (node.next[j] > 0)
          requests::add_link(context, steps_[i], link_to(steps_[j], node.next[j]));
      if (node.arrivals > 0)
        add_source(context, steps_[i], "users of " + std::to_string(i), node.arrivals);
    }
  }
  void add_source(Context& context, Id<requests::Step> root, const std::string& name, double rate) {
    operations_.push_back(requests::add_operation(context, name, root));
    requests::Source source;
    source.name = context.name(name);
    source.operation = operations_.back();
    source.kind = rate > 0 ? requests::SourceKind::poisson : requests::SourceKind::closed;
    source.rate = rate;
    source.clients = case_.clients;
    source.think = case_.think;
    requests::add_source(context, source);
  }

  NetworkCase case_;
  std::vector<Id<requests::Station>> stations_;
  std::vector<Id<requests::Step>> steps_;
  std::vector<Id<requests::Operation>> operations_;
};

CaseModel model_of(NetworkCase given, const Length& length) {
  CaseModel model;
  model.length = length;
  model.make = [one = std::move(given)](Seed seed) {
    return std::make_unique<NetworkRun>(seed, one);
  };
  return model;
}

std::vector<double> read_numbers(const Cursor& at, double most = 1e15) {
  std::vector<double> numbers;
  for (const Cursor& one : at.list()) numbers.push_back(one.number(0, most));
  return numbers;
}

/// Visits to each node a second: what comes from outside and from the others, solved by repetition,
/// which converges since everybody leaves in the end.
std::vector<double> visits(const std::vector<Node>& nodes) {
  std::vector<double> rates(nodes.size());
  for (int turn = 0; turn < 10'000; ++turn) {
    std::vector<double> next(nodes.size());
    for (std::size_t j = 0; j < nodes.size(); ++j) {
      next[j] = nodes[j].arrivals;
      for (std::size_t i = 0; i < nodes.size(); ++i) next[j] += rates[i] * nodes[i].next[j];
    }
    if (next == rates) break;
    rates = std::move(next);
  }
  return rates;
}

/// Somebody comes, rows are chances, and nobody goes round for ever.
bool everybody_leaves(const std::vector<Node>& nodes) {
  constexpr double rounds = 1e4;
  double arrivals = 0, sum = 0;
  for (const Node& node : nodes) {
    arrivals += node.arrivals;
    if (std::accumulate(node.next.begin(), node.next.end(), 0.0) > 1 + 1e-9) return false;
  }
  for (const double rate : visits(nodes)) sum += rate;
  return arrivals >= 1e-3 && sum < rounds * arrivals;
}

/// Flows add station by station, which is exact here. (J. R. Jackson, 1957)
std::vector<FluidFigure> fluid_of(const NetworkCase& given) {
  std::vector<FluidFigure> figures;
  const std::vector<double> rates = visits(given.nodes);
  double number = 0, arrivals = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const Node& node = given.nodes[i];
    const double mean = node.service.mean();
    const double here = rates[i] * (flow::mmc_wait(node.servers, rates[i], mean).mean() + mean);
    const std::string end = "_" + std::to_string(i);
    figures.push_back({"throughput" + end, rates[i]});
    figures.push_back({"utilisation" + end, rates[i] * mean / node.servers});
    figures.push_back({"mean_number" + end, here});
    number += here;
    arrivals += node.arrivals;
  }
  figures.push_back({"mean_response", number / arrivals});
  return figures;
}

CaseModel build_open(ObjectCursor& inputs, const Length& length, const MetricNames& metrics) {
  static const std::vector<std::string> laws = {"exponential"}, arrivals = {"poisson"};
  inputs.optional("service").word(laws);
  inputs.optional("arrival").word(arrivals);
  NetworkCase one;
  one.sampling = sampling(metrics);
  const std::vector<double> rates = read_numbers(inputs.required("service_rates"));
  const Cursor outside = inputs.required("external_arrival_rates");
  const std::vector<double> from_outside = read_numbers(outside);
  const std::vector<double> servers = read_numbers(inputs.optional("servers"));
  const Cursor routing = inputs.required("routing");
  const std::vector<Cursor> rows = routing.list();
  if (from_outside.size() != rates.size() || rows.size() != rates.size()) {
    routing.wrong(codec::codes::out_of_range, "as many rows as there are nodes");
    return model_of(NetworkCase{}, length);
  }
  for (std::size_t i = 0; i < rates.size(); ++i) {
    Node node;
    node.service = requests::Law::exponential(1 / std::max(1e-6, rates[i]));
    node.arrivals = from_outside[i];
    node.next = read_numbers(rows[i], 1);
    node.next.resize(rates.size());
    if (i < servers.size()) node.servers = std::max(1, static_cast<std::int32_t>(servers[i]));
    one.nodes.push_back(std::move(node));
  }
  if (!everybody_leaves(one.nodes))
    routing.wrong(codec::codes::out_of_range, "ways out for all who come in");
  CaseModel model = model_of(one, length);
  model.fluid = fluid_of(one);
  return model;
}

/// {"service_rate": 30, "servers": 1}, or with a law as "service".
Node read_station(const Cursor& at) {
  ObjectCursor object(at);
  Node node;
  node.servers = read_count(object.optional("servers"), 1, 1);
  const Cursor rate = object.optional("service_rate");
  node.service = rate ? requests::Law::exponential(1 / read_positive(rate))
                      : read_law(object.required("service"));
  return node;
}

CaseModel build_closed(ObjectCursor& inputs, const Length& length, const MetricNames& metrics) {
  NetworkCase one;
  one.shape = Shape::closed;
  one.sampling = sampling(metrics);
  one.clients = read_count(inputs.required("clients"), 1, 1);
  one.think = read_law(inputs.optional("think_time"));
  const Cursor stations = inputs.required("stations_in_series");
  for (const Cursor& station : stations.list()) one.nodes.push_back(read_station(station));
  if (stations && one.nodes.empty()) stations.wrong(codec::codes::out_of_range, "a station");
  return model_of(std::move(one), length);
}

CaseModel build_together(ObjectCursor& inputs, const Length& length, const MetricNames& metrics) {
  static const std::vector<std::string> joins = {"all"};
  constexpr double between = 1e-6;  // Seconds from one request to the next, when they come alone.
  inputs.optional("arrival");
  inputs.optional("join").word(joins);
  NetworkCase one;
  one.shape = Shape::together;
  one.sampling = sampling(metrics);
  one.rate = read_number(inputs.required("arrival_rate"));
  if (one.rate <= 0) one.think = requests::Law::constant(between);
  Node branch;
  branch.service = read_law(inputs.required("branch_service"));
  branch.servers = read_count(inputs.optional("servers_per_branch"), 1, 1);
  one.nodes.resize(static_cast<std::size_t>(inputs.required("branches").integer(1, 1000, 1)),
                   branch);
  return model_of(std::move(one), length);
}

}  // namespace

std::vector<CaseKind> network_cases() {
  return {
      {"routing", build_open}, {"stations_in_series", build_closed}, {"branches", build_together}};
}

}  // namespace drydock::vectors
