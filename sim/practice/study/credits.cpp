// Replays what the chronicle says of zones and tunnels.
#include "sim/practice/study/credits.h"

#include <algorithm>
#include <map>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/catalog.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::study {

namespace {

/// A service of AWS, and when it is down.
struct Kind {
  const char* key;
  const char* name;
  std::vector<std::string_view> items;
};

/// In the order in which they are reported; see is_down().
const std::vector<Kind>& service_kinds() {
  static const std::vector<Kind> all{
      {"ec2_region",
       "EC2, region",
       {compute::machine_item, compute::committed_item, compute::spot_item, storage::volume_item,
        storage::extra_item}},
      {"eks",
       "EKS, endpoint",
       {"Cluster control plane", "Cluster control plane, extended support"}},
      {"elb", "Load balancing", {network::balancer_hour.item, network::balancer_units.item}},
      {"vpn", "Site-to-Site VPN", {network::vpn_hour.item}}};
  return all;
}

ServiceLevel read_level(const Kind& kind, const scenario::Figures& figures, codec::Report& report) {
  ServiceLevel level{kind.name, kind.key, {}, kind.items};
  const codec::Cursor at = figures.at("sla." + std::string(kind.key), report);
  double before = 1;
  for (const codec::Cursor& entry : at.list(10)) {
    codec::ObjectCursor object(entry);
    ServiceLevel::Step step;
    step.below = object.required("below").percent(0, before);
    step.credit = object.required("credit").percent();
    before = step.below;
    level.steps.push_back(step);
  }
  return level;
}

/// Zones and tunnels at one moment of the chronicle.
class Ground {
 public:
  explicit Ground(const World& world)
      : world_(world),
        dark_(world.table<network::Zone>().size(), false),
        cut_(world.table<network::Tunnel>().size(), false) {}

  /// Whether the record changes anything.
  bool take(const Record& record) {
    if (record.type == fact_index<network::ZoneFailed>)
      return set(dark_, fact_of<network::ZoneFailed>(record).zone.index, true);
    if (record.type == fact_index<network::ZoneRestored>)
      return set(dark_, fact_of<network::ZoneRestored>(record).zone.index, false);
    if (record.type == fact_index<network::TunnelFailed>)
      return set(cut_, fact_of<network::TunnelFailed>(record).tunnel.index, true);
    if (record.type == fact_index<network::TunnelReplaced>)
      return set(cut_, fact_of<network::TunnelReplaced>(record).tunnel.index, true);
    if (record.type == fact_index<network::TunnelRestored>)
      return set(cut_, fact_of<network::TunnelRestored>(record).tunnel.index, false);
    return false;
  }

  bool is_down(std::string_view key) const {
    const auto dark = static_cast<std::size_t>(std::count(dark_.begin(), dark_.end(), true));
    if (key == "ec2_region") return dark_.size() > 1 && dark == dark_.size();
    if (key == "eks") return 2 * dark > dark_.size();
    if (key == "elb") return a_balancer_is_down();
    return key == "vpn" && a_connection_is_down();
  }

 private:
  static bool set(std::vector<bool>& of, std::uint32_t index, bool value) {
    of.at(index) = value;
    return true;
  }

  bool a_balancer_is_down() const {
    for (const auto& [id, balancer] : world_.table<network::LoadBalancer>()) {
      bool any = false, works = false;
      for (const auto& [node_id, node] : world_.table<network::BalancerNode>()) {
        if (node.balancer != id) continue;
        any = true;
        works = works || !dark_.at(node.zone.index);
      }
      if (any && !works) return true;
    }
    return false;
  }

  /// A connection with a single tunnel has no agreement.
  bool a_connection_is_down() const {
    for (const auto& [id, vpn] : world_.table<network::Vpn>()) {
      int tunnels = 0, down = 0;
      for (const auto& [tunnel_id, tunnel] : world_.table<network::Tunnel>()) {
        if (tunnel.vpn != id || !tunnel.configured) continue;
        ++tunnels;
        down += cut_.at(tunnel_id.index) || dark_.at(tunnel.zone.index) ? 1 : 0;
      }
      if (tunnels > 1 && down == tunnels) return true;
    }
    return false;
  }

  const World& world_;
  std::vector<bool> dark_, cut_;
};

/// By the begin of the month.
using DownByMonth = std::map<Time, Duration>;

void add_down(DownByMonth& months, Time from, Time to) {
  while (from < to) {
    const Time next = std::min(to, cost::next_month(from));
    months[cost::month_of(from)] += next - from;
    from = next;
  }
}

/// A credit is given where it is more than this.
const Money least_credit = Money::dollars(1);

ServiceMonth month_of_service(const ServiceLevel& level, Time month, Duration down,
                              const Charges& charges) {
  const Duration length = cost::next_month(month) - month;
  ServiceMonth made{&level, month, down, 1 - in_seconds(down) / in_seconds(length), 0, {}};
  made.credit = level.credit_at(made.uptime);
  Money hourly;
  for (const std::string_view item : level.items) hourly += charges(item);
  const auto millionths = static_cast<std::int64_t>(made.credit * 1e6 + 0.5);
  made.given_back = hourly.scaled(length / seconds(1) * millionths, std::int64_t{3600} * 1'000'000);
  if (made.given_back <= least_credit) made.given_back = Money{};
  return made;
}

}  // namespace

double ServiceLevel::credit_at(double uptime) const {
  double credit = 0;
  for (const Step& step : steps)
    if (uptime < step.below) credit = step.credit;
  return credit;
}

std::vector<ServiceLevel> read_service_levels(const scenario::Figures& figures,
                                              codec::Diagnostics& out) {
  codec::Report report(figures.file(), out);
  std::vector<ServiceLevel> levels;
  for (const Kind& kind : service_kinds()) levels.push_back(read_level(kind, figures, report));
  return levels;
}

Charges present_charges(const World& world) {
  std::map<std::string, Money, std::less<>> hourly;
  for (const cost::BillLine& line : cost::bill(world))
    hourly[std::string(world.text(line.item))] =
        line.month_run_rate.scaled(1, 730);  // As on AWS bills.
  return [hourly](std::string_view item) {
    const auto found = hourly.find(item);
    return found == hourly.end() ? Money{} : found->second;
  };
}

std::vector<ServiceMonth> service_months(const World& world,
                                         const std::vector<ServiceLevel>& levels,
                                         const Charges& charges) {
  Ground ground(world);
  std::vector<DownByMonth> down(levels.size());
  std::vector<bool> is_down(levels.size(), false);
  std::vector<Time> since(levels.size(), world.start());
  const auto look = [&](Time at) {
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const bool now = at < world.now() && ground.is_down(levels[i].key);
      if (now == is_down[i]) continue;
      if (!now) add_down(down[i], since[i], at);
      is_down[i] = now;
      since[i] = at;
    }
  };
  for (const auto& [id, record] : world.chronicle())
    if (ground.take(record)) look(record.at);
  look(world.now());
  std::vector<ServiceMonth> months;
  for (std::size_t i = 0; i < levels.size(); ++i)
    for (const auto& [month, time] : down[i])
      if (time > Duration::zero())
        months.push_back(month_of_service(levels[i], month, time, charges));
  return months;
}

}  // namespace drydock::study
