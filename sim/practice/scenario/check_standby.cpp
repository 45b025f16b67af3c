// The region that takes over: zones that stand for those of the platform, a network apart from all
// others, and nothing in the platform that could not move.
#include <algorithm>
#include <set>

#include "sim/platform/recovery/recovery.h"
#include "sim/practice/scenario/checks.h"
#include "sim/practice/scenario/figure_reader.h"

namespace drydock::scenario {

namespace {

const std::string standby_root = "platform.standby";
constexpr std::size_t most_zones_to_map = 3;  // A world has six at most, and each has its other.

void check_mapping(Checks& checks, const StandbyRegion& standby) {
  const Platform& platform = checks.platform;
  const std::string path = standby_root + ".zones";
  if (platform.zones.size() > most_zones_to_map)
    checks.add(codec::codes::out_of_range, "platform.zones",
               std::to_string(platform.zones.size()) + " zones",
               "at most 3, since a region stands by");
  for (const std::string& zone : platform.zones)
    if (find(standby.zones, zone) == nullptr)
      checks.add(codec::codes::missing_key, path, "no zone for zone " + zone,
                 "one for each zone of the platform");
  std::set<std::string> seen(platform.zones.begin(), platform.zones.end());
  for (const auto& [zone, other] : standby.zones) {
    checks.known(path + "." + zone, zone, platform.zones, "a zone");
    if (!seen.insert(other).second)
      checks.add(codes::duplicate, path + "." + zone, "zone " + other + " twice", "each zone once");
  }
}

void check_block(Checks& checks, const StandbyRegion& standby) {
  const std::string path = standby_root + ".cidr";
  const auto block = cidr_at(checks, path, standby.cidr);
  const Vpc* home = find(checks.platform.network.vpcs, checks.platform.cluster.vpc);
  if (!block || home == nullptr) return;
  if (const auto copied = network::parse_cidr(home->cidr);
      copied && copied->prefix != block->prefix)
    checks.add(codes::conflict, path, standby.cidr,
               "as large a network as " + home->cidr + ", of which it is a copy");
  for (const auto& [name, vpc] : checks.platform.network.vpcs)
    if (const auto other = network::parse_cidr(vpc.cidr); other && other->overlaps(*block))
      checks.add(codes::overlap, path, standby.cidr,
                 "a network apart from " + vpc.cidr + " of VPC " + name);
}

}  // namespace

void check_standby(Checks& checks) {
  const Platform& platform = checks.platform;
  if (!platform.standby) return;
  const StandbyRegion& standby = *platform.standby;
  check_mapping(checks, standby);
  check_block(checks, standby);
  if (standby.region == platform.region)
    checks.add(codes::duplicate, standby_root + ".region", standby.region, "another region");
  if (platform.backups.empty())
    checks.add(codes::reference, standby_root, "a platform without backups",
               "at least one entry in platform.backups");
  if (!platform.network.dns)
    checks.add(codes::reference, standby_root, "a platform without DNS",
               "records in platform.network.dns, which lead users there");
  if (platform.cluster.compute == Compute::fargate)
    checks.add(codes::conflict, "platform.cluster.compute", "fargate",
               "nodes, since a region stands by");
  for (const auto& [name, group] : platform.cluster.groups)
    if (find(platform.cluster.groups, recovery::standby_name(name)) != nullptr)
      checks.add(codes::duplicate, "platform.cluster.groups." + recovery::standby_name(name),
                 "the name of the copy of " + name, "another name");
}

void check_movable(const Scenario& scenario, codec::Diagnostics& out) {
  if (!scenario.platform.standby) return;
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  for (const auto& [name, workload] : scenario.platform.workloads)
    if (workload.is_managed())
      report.add(codes::conflict, "platform.workloads." + name + ".managed.host",
                 "a service of AWS", "pods, since a region stands by");
}

}  // namespace drydock::scenario
