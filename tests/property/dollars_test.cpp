// Laws of the bill of a whole platform: whatever is split adds up, and bytes on the bill are bytes
// on the paths.
#include <gtest/gtest.h>

#include <map>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/network/network.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/workload/tables.h"
#include "sim/practice/run/run.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/catalog.h"
#include "sim/practice/scenario/read.h"
#include "tests/property/all_rules.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

scenario::Scenario read_file(const std::string& file, const scenario::Adjustments& changed = {}) {
  const auto read = scenario::read_scenario(file, scenario::SearchPaths::usual(), changed);
  EXPECT_TRUE(read.scenario.has_value()) << codec::to_text(read.diagnostics);
  return *read.scenario;
}

run::Run begin(const scenario::Scenario& given) {
  Result<World> world = scenario::build(given, *rules(), Seed{1});
  EXPECT_TRUE(world.has_value());
  return run::Run(rules(), std::move(*world), {});
}

/// Counted things of a meter, posted or not.
std::int64_t used(const World& world, Id<cost::Meter> id) {
  const cost::Meter& meter = world[id];
  const Int128 all =
      Int128(meter.used) * world[meter.rate].per_unit + meter.used_rest + meter.unposted;
  return static_cast<std::int64_t>(all);
}

/// The share of the posted use of a meter of which it is known which flow made it.
double known_share(const World& world, Id<cost::Meter> meter) {
  double whole = 0, known = 0;
  for (const auto& [id, posting] : world.table<cost::Posting>())
    if (posting.meter == meter) whole += static_cast<double>(posting.used);
  for (const auto& [id, portion] : world.table<cost::Portion>())
    if (world[portion.posting].meter == meter) known += static_cast<double>(portion.used);
  return whole > 0 ? known / whole : 0;
}

class Dollars : public testing::TestWithParam<const char*> {
 protected:
  static scenario::Scenario read(const std::string& name) {
    return read_file(scenario::SearchPaths::usual().scenarios + "/" + name + ".json");
  }
  static run::Run begin(const std::string& name) { return drydock::begin(read(name)); }
};

TEST_P(Dollars, AllSplitsAddUpToTheLastPart) {
  run::Run run = begin(GetParam());
  run.advance(run.now() + hours(7) + minutes(25));
  const World& world = run.world();
  const Money spent = cost::spent(world);
  Money postings, open, lines, hours_closed;
  for (const auto& [id, posting] : world.table<cost::Posting>()) postings += posting.amount;
  for (const auto& [id, meter] : world.table<cost::Meter>())
    open += cost::spent(world, id) - meter.posted;
  for (const cost::BillLine& line : cost::bill(world)) lines += line.amount;
  for (const auto& [id, hour] : world.table<cost::ClosedHour>()) hours_closed += hour.amount;
  EXPECT_EQ(postings + open, spent);
  EXPECT_EQ(lines, spent);
  EXPECT_EQ(hours_closed, world.only<cost::Books>().hour_begun);
  for (const auto by : {insight::By::service, insight::By::team, insight::By::environment}) {
    const insight::Allocation split = insight::allocate(world, by);
    Money all = split.idle;
    for (const insight::Allocated& line : split.lines) all += line.total();
    EXPECT_EQ(all, spent);
    EXPECT_GE(split.idle, Money{});
  }
}

TEST_P(Dollars, FlowsMakeAllThatIsCountedOfThem) {
  run::Run run = begin(GetParam());
  run.advance(run.now() + hours(6));
  const World& world = run.world();
  std::map<Id<cost::Posting>, std::int64_t> parts;
  for (const auto& [id, portion] : world.table<cost::Portion>()) {
    EXPECT_GT(portion.used, 0);
    parts[portion.posting] += portion.used;
  }
  std::int64_t whole = 0, known = 0;
  for (const auto& [id, posting] : world.table<cost::Posting>()) {
    const cost::Meter& meter = world[posting.meter];
    if (!meter.shares && !meter.like) continue;
    EXPECT_LE(parts[id], posting.used);
    if (posting.used < 1'000'000) continue;  // Of a handful of bytes the rounding shows.
    whole += posting.used >> 20;
    known += parts[id] >> 20;
  }
  EXPECT_GT(whole, 0);
  EXPECT_GE(static_cast<double>(known), 0.999 * static_cast<double>(whole));
}

TEST_P(Dollars, BytesOnTheBillAreBytesOnThePaths) {
  run::Run run = begin(GetParam());
  run.advance(run.now() + hours(5));
  const World& world = run.world();
  std::int64_t paths = 0, bill = 0, out = world.only<workload::Flow>().internet.count;
  for (const auto& [id, zone] : world.table<workload::ZoneTraffic>()) {
    paths += zone.out.count + zone.in.count;
    if (zone.s3_nat) paths += zone.s3_out.count + zone.s3_in.count;
    out += zone.out.count;
  }
  for (const auto& [id, nat] : world.table<network::NatGateway>()) bill += used(world, nat.bytes);
  EXPECT_EQ(bill, paths);
  EXPECT_EQ(used(world, world.only<network::TransferMeters>().internet_out), out);
}

/// Each meter keeps what its postings round off, so that only the last place of a dollar (10^-15)
/// of each may differ.
TEST_P(Dollars, DoubleWithAllPrices) {
  scenario::Scenario twice = read(GetParam());
  auto catalog = std::make_shared<scenario::Catalog>(*twice.catalog);
  for (auto& [key, price] : catalog->prices) {
    price.price = price.price * 2;
    for (scenario::PriceTier& tier : price.tiers) tier.price = tier.price * 2;
  }
  twice.catalog = catalog;
  run::Run once = begin(GetParam()), doubled = drydock::begin(twice);
  for (run::Run* run : {&once, &doubled}) run->advance(run->now() + hours(5) + minutes(7));
  const auto meters = static_cast<std::int64_t>(once.world().table<cost::Meter>().size());
  ASSERT_EQ(doubled.world().table<cost::Meter>().size(), meters);
  Money most_off;
  for (const auto& [id, meter] : once.world().table<cost::Meter>()) {
    const Money off = cost::spent(doubled.world(), id) - cost::spent(once.world(), id) * 2;
    most_off = std::max(most_off, std::max(off, -off));
  }
  EXPECT_LE(most_off, Money::from_parts(2));
  EXPECT_EQ(cost::spent(doubled.world()).to_text(9), (cost::spent(once.world()) * 2).to_text(9));
}

/// Bytes that a load balancer, an endpoint or a call moves between zones are paid on both sides,
/// and each leads to the flow that made it.
TEST(DollarsOfZones, ArePaidOnBothSidesByThoseWhoCross) {
  codec::Diagnostics out;
  codec::Value changes{codec::Value::Object{}};
  changes.set(
      "platform.network.endpoints",
      *codec::parse(R"({"secrets": {"service": "secretsmanager", "zones": ["a"]}})", "test", out));
  scenario::Adjustments changed;
  changed.changes = &changes;
  changed.changes_file = "test";
  run::Run run = begin(
      read_file(places::source_dir() + "/tests/sim/practice/scenario/every_key.json", changed));
  run.advance(run.now() + hours(3));
  const World& world = run.world();
  const auto& meters = world.only<network::TransferMeters>();
  const auto balancer = world.only<workload::Settings>().balancer;
  const double crossing = network::crossing_share(world, balancer);
  EXPECT_GT(crossing, 0);
  std::int64_t to_interfaces = 0, paths = world.only<workload::Flow>().cross_zone.count;
  for (const auto& [id, row] : world.table<workload::EndpointTraffic>())
    if (row.endpoint && world[row.interface].zone != row.zone) to_interfaces += row.bytes.count;
  for (const auto& [id, zone] : world.table<workload::ZoneTraffic>())
    if (zone.crosses_zone) paths += zone.out.count + zone.in.count;
  EXPECT_GT(to_interfaces, 0);
  paths += to_interfaces;
  const double balanced =
      crossing * static_cast<double>(world.only<workload::Flow>().balancer.count);
  const auto bill = static_cast<double>(used(world, meters.cross_zone_out));
  EXPECT_NEAR(bill, static_cast<double>(paths) + balanced, 1e-6 * bill);
  EXPECT_EQ(used(world, meters.cross_zone_in), used(world, meters.cross_zone_out));
  EXPECT_GT(known_share(world, meters.cross_zone_out), 0.999);
  EXPECT_GT(known_share(world, meters.cross_zone_in), 0.999);
}

TEST_P(Dollars, SplittingARunInTwoChangesNothing) {
  run::Run whole = begin(GetParam()), split = begin(GetParam());
  const Time end = whole.now() + hours(3) + minutes(7);
  whole.advance(end);
  split.advance(whole.world().start() + minutes(61) + seconds(3));
  split.advance(whole.world().start() + hours(2));
  split.advance(end);
  EXPECT_EQ(split.fingerprint(), whole.fingerprint());
  EXPECT_EQ(cost::spent(split.world()), cost::spent(whole.world()));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Dollars, testing::Values("nsflow-month", "free-play"));

}  // namespace
}  // namespace drydock
