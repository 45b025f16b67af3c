// Functions of expressions: what they take, give and mean, and how they are read from a world.
#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/platform/compute/catalog.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/insight.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/network/routes.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/registry_parts.h"
#include "sim/practice/run/why.h"

namespace drydock::lesson {

namespace {

/// What a database is said to have lost when it began anew without data.
constexpr Duration all_of_it = hours(24 * 3650);

const std::string& word(const Node& call, std::size_t argument) {
  return call.children[argument].text;
}

Value read_success(const Node& call, const Scene& scene, CauseId*) {
  return number_value(workload::success(
      scene.world, word(call, 0), Duration(static_cast<std::int64_t>(call.children[1].number))));
}

Value read_latency(const Node& call, const Scene& scene, CauseId*) {
  const std::string& percentile = word(call, 1);
  double seconds_now = 0;
  if (word(call, 0) == "users") {
    const double share = percentile == "p50" ? 0.5 : percentile == "p95" ? 0.95 : 0.99;
    seconds_now = workload::users_quantile(scene.world, share);
  } else {
    const auto id = scene.world.find<workload::Service>(word(call, 0));
    if (!id) return {false, 0, {}};
    const workload::Service& service = scene.world[id];
    seconds_now = percentile == "p50"   ? service.p50
                  : percentile == "p95" ? service.p95
                                        : service.p99;
  }
  return number_value(seconds_now * 1e9);
}

Value read_rps(const Node& call, const Scene& scene, CauseId*) {
  if (word(call, 0) == "users")
    return number_value(workload::arrival_rate(scene.world, scene.world.now()));
  const auto id = scene.world.find<workload::Service>(word(call, 0));
  return id ? number_value(scene.world[id].rate) : Value{false, 0, {}};
}

Value read_failed(const Node& call, const Scene& scene, CauseId*) {
  if (word(call, 0) == "users") return count_value(workload::users_counts(scene.world).failed);
  const auto id = scene.world.find<workload::Service>(word(call, 0));
  return id ? count_value(workload::service_report(scene.world, id).failed) : Value{false, 0, {}};
}

Value read_downtime(const Node& call, const Scene& scene, CauseId*) {
  return duration_value(scene.state.downtimes[static_cast<std::size_t>(call.index)]);
}

std::optional<network::Path> way(const Node& call, const Scene& scene) {
  auto path = insight::reach(scene.world, word(call, 0), word(call, 1));
  return path ? std::optional(std::move(*path)) : std::nullopt;
}

Value read_reach(const Node& call, const Scene& scene, CauseId*) {
  const auto path = way(call, scene);
  return truth_value(path && path->arrives);
}

Value read_path(const Node& call, const Scene& scene, CauseId*) {
  std::string hops;
  if (const auto path = way(call, scene))
    for (const network::Hop& hop : path->hops) hops += (hops.empty() ? "" : " > ") + hop.name;
  return text_value(hops);
}

Value read_via(const Node& call, const Scene& scene, CauseId*) {
  const auto path = way(call, scene);
  return truth_value(path &&
                     std::any_of(path->hops.begin(), path->hops.end(),
                                 [&](const auto& hop) { return hop.name == word(call, 2); }));
}

Value read_crossings(const Node& call, const Scene& scene, CauseId*) {
  const auto path = way(call, scene);
  return path ? count_value(path->zone_crossings) : Value{false, 0, {}};
}

bool belongs(const World& world, const cost::Rate& rate, std::string_view item) {
  if (item == "all") return true;
  if (item == "nodes") return world.text(rate.name).starts_with(compute::machine_rate_prefix);
  if (item == "nat") return world.text(rate.name).starts_with("nat_gateway.");
  return world.text(rate.item) == item;
}

Value read_bytes(const Node& call, const Scene& scene, CauseId*) {
  double total = 0;
  for (const auto& [id, meter] : scene.world.table<cost::Meter>()) {
    const cost::Rate& rate = scene.world[meter.rate];
    if (rate.measure == cost::Measure::count && belongs(scene.world, rate, word(call, 0)))
      total += static_cast<double>(meter.used) * static_cast<double>(rate.per_unit) +
               static_cast<double>(meter.used_rest + meter.unposted);
  }
  return number_value(total);
}

Value read_spent(const Node& call, const Scene& scene, CauseId*) {
  Money spent;
  for (const auto& [id, meter] : scene.world.table<cost::Meter>())
    if (belongs(scene.world, scene.world[meter.rate], word(call, 0)))
      spent += cost::spent(scene.world, id);
  return number_value(spent.to_double());
}

/// A month at what runs now; what is counted, at the use of the last hour.
Value read_run_rate(const Node& call, const Scene& scene, CauseId*) {
  double total = 0;
  for (const auto& [id, meter] : scene.world.table<cost::Meter>())
    if (belongs(scene.world, scene.world[meter.rate], word(call, 0)))
      total += cost::hourly_run_rate(scene.world, id).to_double() * 730;
  return number_value(total);
}

Value read_price(const Node& call, const Scene& scene, CauseId*) {
  const auto rate = scene.world.find<cost::Rate>(word(call, 0));
  return rate ? number_value(scene.world[rate].price.to_double()) : Value{false, 0, {}};
}

Value read_lost_writes(const Node& call, const Scene& scene, CauseId*) {
  const World& world = scene.world;
  Duration lost{};
  for (const auto& [id, restore] : world.table<recovery::Restore>())
    if (restore.claim && world[restore.claim].workload &&
        world.text(world[world[restore.claim].workload].name) == word(call, 0))
      lost = std::max(lost, restore.lost);
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (!claim.workload || world.text(world[claim.workload].name) != word(call, 0)) continue;
    if (claim.created > scene.plan.start && claim.volume && !world[claim.volume].origin)
      lost = all_of_it;
  }
  return duration_value(lost);
}

Value read_rpo(const Node& call, const Scene& scene, CauseId*) {
  const World& world = scene.world;
  Duration worst{};
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (!claim.workload || world.text(world[claim.workload].name) != word(call, 0)) continue;
    const auto exposed = recovery::exposure(world, id);
    worst = std::max(worst, exposed ? exposed->span : all_of_it);
  }
  return duration_value(worst);
}

/// The mean time of a call at whatever answers it, in seconds.
double mean_of(const World& world, const workload::Call& call) {
  if (call.service) return world[call.service].latency.mean;
  return call.outside ? world[call.outside].latency.mean : 0;
}

/// The name of what is called.
std::string_view callee_of(const World& world, const workload::Call& call) {
  if (call.service) return world.text(world[call.service].name);
  if (call.outside) return world.text(world[call.outside].name);
  return call.store ? world.text(world[call.store].name) : std::string_view();
}

/// The service that adds most to the mean time of an operation by itself, calls below not counted.
Value read_slowest(const Node& call, const Scene& scene, CauseId*) {
  const World& world = scene.world;
  const auto operation = world.find<workload::Operation>(word(call, 0));
  std::vector<std::pair<std::string_view, double>> own;
  for (const auto& [id, made] : world.table<workload::Call>()) {
    if (made.operation != operation || made.asynchronous) continue;
    double seconds_here = mean_of(world, made);
    for (const auto& [below_id, below] : world.table<workload::Call>())
      if (below.parent == id && !below.asynchronous)
        seconds_here -= mean_of(world, below) * below.chance * below.times;
    const double part = std::max(0.0, seconds_here) * made.chance * made.times;
    const std::string_view name = callee_of(world, made);
    const auto at =
        std::find_if(own.begin(), own.end(), [&](const auto& one) { return one.first == name; });
    if (at == own.end())
      own.emplace_back(name, part);
    else
      at->second += part;
  }
  const auto most = std::max_element(
      own.begin(), own.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == own.end() ? Value{false, 0, {}} : text_value(most->first);
}

void walk(const World& world, Id<workload::Call> at, std::vector<std::string_view>& names) {
  const std::string_view name = callee_of(world, world[at]);
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(name);
  for (const auto& [id, call] : world.table<workload::Call>())
    if (call.parent == at && !call.asynchronous) walk(world, id, names);
}

Value read_hops(const Node& call, const Scene& scene, CauseId*) {
  const World& world = scene.world;
  const auto operation = world.find<workload::Operation>(word(call, 0));
  std::vector<std::string_view> names;
  if (!world.table<network::LoadBalancer>().empty())
    names.push_back(world.text(world[Id<network::LoadBalancer>{0}].name));
  if (operation && world[operation].root) walk(world, world[operation].root, names);
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ",") + std::string(name);
  return text_value(text);
}

Value read_root_cause(const Node& call, const Scene& scene, CauseId* cause) {
  CauseId symptom;
  elements(call.children[0], scene, &symptom);
  if (cause != nullptr) *cause = symptom;
  const CauseId root = root_of(scene, symptom);
  return root ? text_value(name_of_root(scene, root)) : Value{false, 0, {}};
}

using A = ArgumentKind;
using D = Dimension;

/// Those that the parser knows by operators of their own.
std::vector<FunctionInfo> of_the_language() {
  return {
      {"count", {{"set", A::set}}, D::number, "how many elements", nullptr, Op::count},
      {"any",
       {{"set", A::comparison}},
       D::boolean,
       "whether there is an element, or one for which a comparison of its field holds",
       nullptr,
       Op::any},
      {"all",
       {{"set.field == value", A::comparison}},
       D::boolean,
       "whether a comparison holds for each element; false when there is none",
       nullptr,
       Op::all},
      {"sum", {{"set.field", A::field}}, D::number, "of a field, in its unit", nullptr, Op::sum},
      {"min", {{"set.field", A::field}}, D::number, "the least, in its unit", nullptr, Op::least},
      {"max", {{"set.field", A::field}}, D::number, "the most, in its unit", nullptr, Op::most},
      {"avg", {{"set.field", A::field}}, D::number, "the mean, in its unit", nullptr, Op::mean},
      {"at",
       {{"T0+time", A::instant}, {"expression", A::any}},
       D::number,
       "what an expression came to at a moment, in its unit",
       nullptr,
       Op::at},
      {"passed",
       {{"check", A::check}},
       D::boolean,
       "whether a check has passed",
       nullptr,
       Op::passed},
      {"answered",
       {{"step", A::question}},
       D::boolean,
       "whether its question is answered",
       nullptr,
       Op::answered},
  };
}

/// Of calls, operations and causes.
std::vector<FunctionInfo> of_services() {
  return {
      {"success",
       {{"service", A::service}, {"window", A::window}},
       D::share,
       "share of the calls of the last 10s to 10m that were answered well; 'users' for all users",
       read_success,
       Op::function},
      {"latency",
       {{"service", A::service}, {"percentile", A::percentile}},
       D::duration,
       "'p50', 'p95' or 'p99' of the calls now",
       read_latency,
       Op::function},
      {"rps", {{"service", A::service}}, D::rate, "calls now", read_rps, Op::function},
      {"failed",
       {{"service", A::service}},
       D::number,
       "calls since T0 that were not answered well",
       read_failed,
       Op::function},
      {"downtime",
       {{"service", A::service}},
       D::duration,
       "time since T0 in which a minute's success was below the objective",
       read_downtime,
       Op::function},
      {"slowest",
       {{"operation", A::operation}},
       D::text,
       "the service that adds most to its mean time by itself",
       read_slowest,
       Op::function},
      {"hops",
       {{"operation", A::operation}},
       D::text,
       "the load balancer and what is called, in order of first calls: 'edge,traefik,api'",
       read_hops,
       Op::function},
      {"root_cause",
       {{"set", A::set}},
       D::text,
       "what began the chain behind the first element: an event's id, or a kind of fact or command",
       read_root_cause,
       Op::function},
  };
}

/// Of the network, the bill and data.
std::vector<FunctionInfo> of_places_and_money() {
  return {
      {"reach",
       {{"from", A::place}, {"to", A::place}},
       D::boolean,
       "whether a connection to port 443 comes about, answer and security groups included",
       read_reach,
       Op::function},
      {"path",
       {{"from", A::place}, {"to", A::place}},
       D::text,
       "its hops: 'private-a > nat-a'",
       read_path,
       Op::function},
      {"via",
       {{"from", A::place}, {"to", A::place}, {"hop", A::any}},
       D::boolean,
       "whether the way leads through a hop of that name",
       read_via,
       Op::function},
      {"crossings",
       {{"from", A::place}, {"to", A::place}},
       D::number,
       "how often the way changes the zone",
       read_crossings,
       Op::function},
      {"bytes",
       {{"item", A::item}},
       D::bytes,
       "counted on an item of the bill since T0",
       read_bytes,
       Op::function},
      {"spent",
       {{"item", A::item}, {"T0", A::since}},
       D::usd,
       "on 'nodes', 'nat', 'all' or an item of the bill since T0",
       read_spent,
       Op::function},
      {"run_rate",
       {{"item", A::item}},
       D::usd,
       "a month of 730 hours at what runs now",
       read_run_rate,
       Op::function},
      {"price",
       {{"key", A::price}},
       D::usd,
       "of one unit, from the price book",
       read_price,
       Op::function},
      {"lost_writes",
       {{"database", A::database}},
       D::duration,
       "writes that restores lost; ten years for a database that began anew",
       read_lost_writes,
       Op::function},
      {"rpo",
       {{"database", A::database}},
       D::duration,
       "what a restore now would lose; ten years without a backup",
       read_rpo,
       Op::function},
  };
}

}  // namespace

std::span<const FunctionInfo> functions() {
  static const std::vector<FunctionInfo> all = [] {
    std::vector<FunctionInfo> list = of_the_language();
    for (const auto& part : {of_services(), of_places_and_money()})
      list.insert(list.end(), part.begin(), part.end());
    return list;
  }();
  return all;
}

void add_words(const World& world, Scope& scope) {
  const auto names = [&]<class Row>(Id<Row>, std::vector<std::string>& out) {
    for (const auto& [id, row] : world.table<Row>()) out.emplace_back(world.text(row.name));
  };
  names(Id<network::Zone>{}, scope.zones);
  names(Id<kubernetes::Workload>{}, scope.workloads);
  names(Id<workload::Service>{}, scope.services);
  scope.services.emplace_back("users");
  names(Id<workload::Operation>{}, scope.operations);
  for (const auto& [id, row] : world.table<kubernetes::Workload>())
    if (row.is_database) scope.databases.emplace_back(world.text(row.name));
  names(Id<cost::Rate>{}, scope.prices);
  scope.items = {"nodes", "nat", "all"};
  for (const auto& [id, rate] : world.table<cost::Rate>())
    if (const std::string item(world.text(rate.item));
        std::find(scope.items.begin(), scope.items.end(), item) == scope.items.end())
      scope.items.push_back(item);
  scope.places = {"internet", "S3", "DynamoDB"};
  names(Id<network::Subnet>{}, scope.places);
  names(Id<network::Site>{}, scope.places);
  names(Id<network::Vpc>{}, scope.places);
  names(Id<network::LoadBalancer>{}, scope.places);
  names(Id<workload::Outside>{}, scope.places);
  names(Id<workload::ObjectStore>{}, scope.places);
  scope.places.insert(scope.places.end(), scope.workloads.begin(), scope.workloads.end());
}

}  // namespace drydock::lesson
