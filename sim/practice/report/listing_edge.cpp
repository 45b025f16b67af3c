// Load balancers and names, as the EC2 and Route 53 pages of the AWS console list them.
#include "sim/platform/network/network.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using network::BalancerNode;
using network::CachedAnswer;
using network::DnsRecord;
using network::HealthCheck;
using network::LoadBalancer;
using network::RecordPolicy;
using network::Target;
using network::TargetHealth;
using enum Align;
using enum Shown;

std::vector<ListRow> balancers(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, balancer] : world.table<LoadBalancer>()) {
    const std::string name = name_text(world, balancer.name);
    std::string zones;
    for (const auto& [other, node] : world.table<BalancerNode>())
      if (node.balancer == id) zones += (zones.empty() ? "" : ", ") + name_of(world, node.zone);
    std::int64_t healthy = 0, all = 0;
    for (const auto& [other, target] : world.table<Target>()) {
      if (target.balancer != id || target.health == TargetHealth::gone) continue;
      ++all;
      healthy += target.health == TargetHealth::healthy;
    }
    rows.push_back({"balancer/" + name,
                    {name, "Active", "network", "Internet-facing", zones,
                     balancer.cross_zone ? "On" : "Off", ratio(healthy, all)},
                    state_of(healthy, all)});
  }
  return rows;
}

std::vector<ListRow> balancer_zones(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, node] : world.table<BalancerNode>()) {
    const std::string name = name_text(world, node.name);
    rows.push_back({"balancer/" + name_of(world, node.balancer),
                    {name, name_of(world, node.balancer), name_of(world, node.zone),
                     node.believed_up ? "Healthy" : "Unhealthy", yes_no(node.listed),
                     node.shifted ? "Away" : "-"},
                    !node.believed_up ? RowState::broken
                    : node.listed     ? RowState::ordinary
                                      : RowState::strained,
                    "balancer-zone/" + name});
  }
  return rows;
}

RowState health_of(TargetHealth health) {
  switch (health) {
    case TargetHealth::healthy:
      return RowState::ordinary;
    case TargetHealth::initial:
      return RowState::strained;
    case TargetHealth::draining:
    case TargetHealth::gone:
      return RowState::leaving;
    case TargetHealth::unhealthy:
      break;
  }
  return RowState::broken;
}

std::vector<ListRow> targets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, target] : world.table<Target>()) {
    if (target.health == TargetHealth::gone) continue;
    const std::string name = name_text(world, target.name);
    const LoadBalancer& balancer = world[target.balancer];
    rows.push_back({"pod/" + name,
                    {name, Cell::count(balancer.target_port), name_of(world, target.zone),
                     sentence(enum_name(target.health)), name_text(world, balancer.name)},
                    health_of(target.health),
                    "target/" + std::to_string(id.index)});
  }
  return rows;
}

std::string policy_text(RecordPolicy policy) {
  switch (policy) {
    case RecordPolicy::simple:
      return "Simple";
    case RecordPolicy::weighted:
      return "Weighted";
    case RecordPolicy::primary:
    case RecordPolicy::secondary:
      break;
  }
  return "Failover";
}

std::string differentiator(const DnsRecord& record) {
  switch (record.policy) {
    case RecordPolicy::simple:
      return "-";
    case RecordPolicy::weighted:
      return say_number(record.weight);
    case RecordPolicy::primary:
      return "Primary";
    case RecordPolicy::secondary:
      break;
  }
  return "Secondary";
}

std::string leads_to(const World& world, Id<LoadBalancer> balancer, std::uint32_t address) {
  return balancer ? name_of(world, balancer) : network::say_address(address);
}

Cell ttl_of(const DnsRecord& record) {
  if (record.balancer) return "-";
  const auto seconds_kept = std::chrono::duration_cast<seconds>(record.ttl).count();
  return Cell::count(seconds_kept);
}

std::vector<ListRow> records(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, record] : world.table<DnsRecord>()) {
    const std::string name = name_text(world, record.name);
    const network::Answer& served = record.served;
    const bool in_sync =
        served.balancer == record.balancer && (record.balancer || served.address == record.address);
    rows.push_back({"record/" + name,
                    {name_text(world, record.domain), "A", policy_text(record.policy),
                     differentiator(record), yes_no(static_cast<bool>(record.balancer)),
                     leads_to(world, record.balancer, record.address), ttl_of(record),
                     name_of(world, record.check), name, in_sync ? "INSYNC" : "PENDING"},
                    !network::is_healthy(world, record) ? RowState::broken
                    : in_sync                           ? RowState::ordinary
                                                        : RowState::strained});
  }
  return rows;
}

std::vector<ListRow> health_checks(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, check] : world.table<HealthCheck>()) {
    const std::string name = name_text(world, check.name);
    const auto period = std::chrono::duration_cast<seconds>(check.interval).count();
    rows.push_back({"health-check/" + name,
                    {name, check.healthy ? "Healthy" : "Unhealthy", name_of(world, check.balancer),
                     Cell::count(period), Cell::count(check.threshold)},
                    check.healthy ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

/// What clients go by, which may be an old answer.
std::vector<ListRow> answers(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, cached] : world.table<CachedAnswer>()) {
    if (cached.share <= 0) continue;
    const DnsRecord& record = world[cached.record];
    const bool old = !(cached.answer == record.served);
    const auto kept = std::chrono::duration_cast<seconds>(cached.answer.ttl).count();
    rows.push_back(
        {"clients/" + name_of(world, cached.clients),
         {name_of(world, cached.clients), name_text(world, record.domain),
          leads_to(world, cached.answer.balancer, cached.answer.address), Cell::count(kept),
          Cell(say_percent(cached.share), cached.share), old ? "Old" : "Current"},
         old ? RowState::strained : RowState::ordinary,
         "answer/" + std::to_string(id.index)});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> edge_lists() {
  const auto family = ListFamily::cloud;
  return {
      {"load-balancers",
       "lb",
       "Load balancers",
       family,
       {{"Name"},
        {"State"},
        {"Type"},
        {"Scheme"},
        {"Availability Zones"},
        {"Cross-zone load balancing", left, wide},
        {"Healthy targets", right, wide}},
       balancers},
      {"load-balancer-zones",
       "",
       "Load balancer zones",
       family,
       {{"Name"},
        {"Load balancer"},
        {"Availability Zone"},
        {"Health"},
        {"In DNS"},
        {"Zonal shift"}},
       balancer_zones},
      {"targets",
       "",
       "Targets",
       family,
       {{"Target"}, {"Port", right}, {"Zone"}, {"Health status"}, {"Load balancer", left, wide}},
       targets},
      {"records",
       "",
       "Hosted zone records",
       family,
       {{"Record name"},
        {"Type"},
        {"Routing policy"},
        {"Differentiator"},
        {"Alias"},
        {"Value/Route traffic to"},
        {"TTL (seconds)", right},
        {"Health check", left, wide},
        {"Set ID", left, wide},
        {"Change status", left, wide}},
       records},
      {"health-checks",
       "",
       "Health checks",
       family,
       {{"Name"},
        {"Status"},
        {"Endpoint"},
        {"Request interval (s)", right},
        {"Failure threshold", right}},
       health_checks},
      {"dns-answers",
       "",
       "Answers that clients keep",
       family,
       {{"Clients"},
        {"Record name"},
        {"Answer"},
        {"TTL (seconds)", right},
        {"Share", right},
        {"State"}},
       answers}};
}

}  // namespace drydock::report
