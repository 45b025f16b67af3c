// Laws of the bill of a whole platform: whatever is split adds up, and bytes on the bill are bytes
// on the paths.
#include <gtest/gtest.h>

#include <map>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/tables.h"
#include "sim/practice/run/run.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"

namespace drydock {
namespace {

class Dollars : public testing::TestWithParam<const char*> {
 protected:
  static const std::shared_ptr<const Rulebook>& rules() {
    static const std::shared_ptr<const Rulebook> book = platform::rules();
    return book;
  }
  static run::Run begin(const std::string& name) {
    const auto search = scenario::SearchPaths::usual();
    const auto read = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
    EXPECT_TRUE(read.scenario.has_value()) << codec::to_text(read.diagnostics);
    Result<World> world = scenario::build(*read.scenario, *rules(), Seed{1});
    EXPECT_TRUE(world.has_value());
    return run::Run(rules(), std::move(*world), {});
  }
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
  const auto used = [&](Id<cost::Meter> id) {
    const cost::Meter& meter = world[id];
    const Int128 all =
        Int128(meter.used) * world[meter.rate].per_unit + meter.used_rest + meter.unposted;
    return static_cast<std::int64_t>(all);
  };
  std::int64_t paths = 0, bill = 0, out = world.only<workload::Flow>().internet.count;
  for (const auto& [id, zone] : world.table<workload::ZoneTraffic>()) {
    paths += zone.out.count + zone.in.count;
    if (zone.s3_nat) paths += zone.s3_out.count + zone.s3_in.count;
    out += zone.out.count;
  }
  for (const auto& [id, nat] : world.table<network::NatGateway>()) bill += used(nat.bytes);
  EXPECT_EQ(bill, paths);
  EXPECT_EQ(used(world.only<network::TransferMeters>().internet_out), out);
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
