// A small platform for the tests of the ground domains: three zones, one VPC, the real price keys.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/storage.h"
#include "tests/sim/platform/storage_figures.h"

namespace drydock::ground {

constexpr Time noon{hours(24 * 20000 + 12)};

/// Rules of the domains that `install` adds, and a world of them.
class Ground {
 public:
  explicit Ground(
      bool single_nat = false, Seed seed = Seed{1}, void (*more)(Rulebook&) = [](Rulebook&) {})
      : world(make(rulebook, more), seed, noon) {
    engine.apply(world, CauseId{}, [&](Context& context) {
      context.announce(ScenarioStarted{context.name("ground")});
    });
    run([&](Context& context) { build(context, single_nat); });
  }

  template <class Work>
  void run(Work&& work) {
    engine.apply(world, CauseId{0}, work);
  }
  void pass(Duration span) { engine.advance(world, world.now() + span); }
  Fingerprint fingerprint() const { return rulebook.fingerprint(world); }

  Id<network::Subnet> subnet(std::string_view name) const {
    return world.find<network::Subnet>(name);
  }
  Id<network::NatGateway> nat(std::string_view name) const {
    return world.find<network::NatGateway>(name);
  }
  /// When the newest fact of this kind was announced, since noon; negative when there is none.
  Duration when(std::string_view kind) const {
    Duration found{-1};
    for (const auto& [id, record] : world.chronicle())
      if (rulebook.fact_info(record).style.kind == kind) found = record.at - noon;
    return found;
  }
  int count(std::string_view kind) const {
    int found = 0;
    for (const auto& [id, record] : world.chronicle())
      found += rulebook.fact_info(record).style.kind == kind;
    return found;
  }
  /// What was posted and is due on all meters of a rate.
  Money spent(std::string_view rate) const {
    Money sum;
    for (const auto& [id, meter] : world.table<cost::Meter>())
      if (world.text(world[meter.rate].name) == rate) sum += cost::spent(world, id);
    return sum;
  }

  Rulebook rulebook;
  Engine engine{rulebook};
  World world;
  std::array<Id<network::Zone>, 3> zones;
  std::array<Id<compute::MachineGroup>, 3> groups;

 private:
  static const Rulebook& make(Rulebook& book, void (*more)(Rulebook&)) {
    cost::install(book);
    network::install(book);
    compute::install(book);
    storage::install(book);
    more(book);
    return book;
  }

  static void add_rate(Context& context, std::string_view key, std::string_view unit,
                       std::string_view price) {
    const cost::Unit what = *cost::parse_unit(unit, 730);
    cost::add_rate(context, key, key, unit, what.measure, *Money::from_text(price), what.per_unit);
  }

  static network::Cidr cidr(std::string_view text) { return *network::parse_cidr(text); }

  void build(Context& context, bool single_nat) {
    add_rate(context, "nat_gateway.hour", "hour", "0.052");
    add_rate(context, "nat_gateway.data_processed", "GB", "0.052");
    add_rate(context, "public_ipv4.hour", "hour", "0.005");
    add_rate(context, "nlb.hour", "hour", "0.027");
    add_rate(context, "nlb.nlcu", "NLCU-hour", "0.006");
    add_rate(context, "transfer.inter_az_each_way", "GB", "0.01");
    add_rate(context, "transfer.internet_out", "GB", "0.09");
    add_rate(context, "vpc_endpoint.interface", "AZ-hour", "0.012");
    add_rate(context, "vpc_endpoint.interface.data", "GB", "0.01");
    add_rate(context, "transit_gateway.attachment", "hour", "0.06");
    add_rate(context, "vpn.site_to_site.connection", "hour", "0.05");
    add_rate(context, "transfer.vpn_out", "GB", "0.09");
    add_rate(context, "route53.health_check.aws", "check-month", "0.5");
    add_rate(context, "ec2.ondemand.m5.large", "hour", "0.115");
    add_rate(context, "ec2.spot_average.m5.large", "hour", "0.04");
    add_rate(context, "ec2.surplus_credits", "vCPU-hour", "0.05");
    add_rate(context, "ebs.gp3.storage", "GB-month", "0.0952");
    add_rate(context, "ebs.gp2.storage", "GB-month", "0.119");
    add_rate(context, "ebs.io2.storage", "GB-month", "0.149");
    add_rate(context, "ebs.st1.storage", "GB-month", "0.054");
    add_rate(context, "ebs.sc1.storage", "GB-month", "0.018");
    add_rate(context, "ebs.gp3.iops_over_3000", "IOPS-month", "0.006");
    add_rate(context, "ebs.gp3.throughput_over_125", "MiBps-month", "0.0476");
    add_rate(context, "ebs.io2.iops.tier1", "IOPS-month", "0.078");
    add_rate(context, "ebs.io2.iops.tier2", "IOPS-month", "0.0546");
    add_rate(context, "ebs.io2.iops.tier3", "IOPS-month", "0.03822");
    add_rate(context, "ebs.snapshot.standard", "GB-month", "0.054");
    add_rate(context, "ebs.snapshot.fast_restore", "DSU-hour", "0.893");
    add_rate(context, "ebs.volume_initialization", "GB-MiBps", "0.000012");
    add_rate(context, "s3.standard_ia.storage", "GB-month", "0.0135");
    add_rate(context, "s3.glacier_flexible.storage", "GB-month", "0.00405");
    add_rate(context, "s3.deep_archive.storage", "GB-month", "0.0018");
    add_rate(context, "s3.lifecycle_to_ia", "1,000 requests", "0.01");
    add_rate(context, "s3.lifecycle_to_glacier_flexible", "1,000 requests", "0.036");
    add_rate(context, "s3.lifecycle_to_deep_archive", "1,000 requests", "0.06");
    add_rate(context, "s3.standard.storage", "GB-month", "0.0245");
    add_rate(context, "s3.request.put_copy_post_list", "1,000 requests", "0.0054");
    add_rate(context, "s3.request.get_select_other", "1,000 requests", "0.00043");
    cost::open_books(context);
    build_network(context, single_nat);
    build_machines(context);
    context.add(storage_figures());
  }

  void build_network(Context& context, bool single_nat) {
    const auto region = network::add_region(context, context.name("eu-central-1"));
    const auto vpc = network::add_vpc(context, context.name("prod"), cidr("10.40.0.0/16"), true);
    network::Settings settings;
    settings.cluster_vpc = vpc;
    settings.internet_address = cidr("198.51.100.1/32").address;
    settings.s3_cidr = cidr("52.219.0.0/16").address;
    settings.s3_prefix = 16;
    settings.unit_bytes = gibibyte;
    settings.unit_connections = 800;
    settings.dynamodb_cidr = cidr("52.94.0.0/22").address;
    settings.dynamodb_prefix = 22;
    settings.reserved_addresses = 5;
    settings.quotas = {5, 5, 50, 60, 5, 50, 500};
    settings.nat = {625e6, 12.5e9, 1e6,          1e7,        1000,      minutes(1),
                    55000, 8,      seconds(350), minutes(2), minutes(1)};
    settings.vpn = {seconds(30), seconds(60), seconds(10), minutes(5), 156.25e6};
    settings.dns = {seconds(60), 0.18, seconds(4)};
    context.add(settings);
    network::add_transfer_meters(context);
    const auto everywhere = cidr("0.0.0.0/0");
    const auto open = network::add_route_table(context, context.name("public"), vpc);
    network::add_route(context, open, everywhere, network::RouteTarget::internet_gateway);
    std::array<Id<network::NatGateway>, 3> nats;
    for (int i = 0; i < 3; ++i) {
      const std::string zone(1, static_cast<char>('a' + i));
      zones[i] = network::add_zone(context, context.name(zone), region);
      const auto subnet =
          network::add_subnet(context, context.name("public-" + zone), zones[i], open,
                              cidr("10.40." + std::to_string(i) + ".0/24"), true);
      if (i == 0 || !single_nat)
        nats[i] = network::add_nat(context, context.name("nat-" + zone), subnet);
    }
    for (int i = 0; i < 3; ++i) {
      const std::string zone(1, static_cast<char>('a' + i));
      const auto table = network::add_route_table(context, context.name("private-" + zone), vpc);
      network::add_route(context, table, everywhere, network::RouteTarget::nat_gateway,
                         nats[single_nat ? 0 : i]);
      network::add_s3_endpoint(context, table);
      network::add_subnet(context, context.name("private-" + zone), zones[i], table,
                          cidr("10.40." + std::to_string(16 * (i + 1)) + ".0/20"), false);
    }
  }

  void build_machines(Context& context) {
    context.add(compute::Settings{seconds(30), seconds(30), 450, 20});
    compute::MachineType type;
    type.name = context.name("m5.large");
    const auto machine = context.add(type);
    for (int i = 0; i < 3; ++i) {
      compute::MachineGroup group;
      group.name = context.name(std::string(1, static_cast<char>('a' + i)));
      group.zone = zones[i];
      group.type = machine;
      group.min = 1;
      group.max = 4;
      group.boot_median = seconds(95);
      group.boot_sigma = 0.25;
      groups[i] = compute::add_group(context, group);
      compute::add_running(context, groups[i]);
      compute::add_running(context, groups[i]);
    }
  }
};

}  // namespace drydock::ground
