// Thousands of years, in small: the same for any number of threads, and as closed forms have it.
#include "sim/practice/study/endure.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/network/network.h"
#include "sim/platform/rules.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"

namespace drydock::study {
namespace {

using failure::Hazard;

scenario::Scenario design(std::vector<Hazard> of, double times) {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  reading.scenario->platform.failures = {std::move(of), times};
  return std::move(*reading.scenario);
}

bool same(const Life& a, const Life& b) {
  bool equal = a.seed == b.seed && a.lost_s == b.lost_s && a.outages == b.outages &&
               a.failures == b.failures && a.credits == b.credits && a.events == b.events;
  for (std::size_t i = 0; i < a.shares.size(); ++i)
    equal = equal && a.shares[i].share == b.shares[i].share;
  return equal;
}

TEST(Endure, IsTheSameForAnyNumberOfThreads) {
  const auto rules = platform::rules();
  const scenario::Scenario scenario = design({}, 1);
  const auto alone = endure(scenario, rules, 3, 35, 1);
  ASSERT_TRUE(alone) << alone.error().message;
  EXPECT_EQ(alone->lives.size(), 4u);
  const auto many = endure(scenario, rules, 3, 35, 4);
  ASSERT_TRUE(many);
  ASSERT_EQ(many->lives.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(same(alone->lives[i], many->lives[i])) << i;
}

TEST(Endure, MeasuresWhatClosedFormsSay) {
  const auto done =
      endure(design({Hazard::region, Hazard::zone, Hazard::nat}, 30), platform::rules(), 1, 40, 2);
  ASSERT_TRUE(done) << done.error().message;
  ASSERT_EQ(done->lives.front().shares.size(), 6u) << "three zones, three NAT gateways";
  for (std::size_t i = 0; i < 6; ++i) {
    std::vector<double> shares;
    for (const Life& life : done->lives) shares.push_back(life.shares[i].share);
    const Estimate measured = Spread(shares).mean();
    const ShareUp& row = done->lives.front().shares[i];
    ASSERT_TRUE(row.closed_form);
    EXPECT_NEAR(measured.value, *row.closed_form, 1.5 * (measured.high - measured.value) + 1e-6)
        << row.ensemble << " at least " << row.least;
  }
}

TEST(Endure, CountsEachFailureAsOftenAsItsFigureSays) {
  const auto done = endure(design({Hazard::tunnel}, 1), platform::rules(), 1, 200, 2);
  ASSERT_TRUE(done) << done.error().message;
  double failures = 0;
  for (const Life& life : done->lives)
    failures += static_cast<double>(life.failures[static_cast<std::size_t>(Hazard::tunnel)]);
  EXPECT_NEAR(failures, 2 * 4 * 200, 4 * 40) << "two tunnels, four times a year each";
}

TEST(Endure, RefusesThatNothingFails) {
  const auto done = endure(design({Hazard::zone}, 0), platform::rules(), 1, 10, 1);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "nothing_fails");
}

class SiteAsleep : public testing::Test {
 protected:
  SiteAsleep() : world(scenario::build_asleep(design({}, 1), *rules, Seed{1})) {}
  void fail(std::uint32_t zone) {
    Engine(*rules).apply(world, CauseId{0}, [&](Context& context) {
      network::fail_zone(context, Id<network::Zone>{zone});
    });
  }
  void restore(std::uint32_t zone) {
    Engine(*rules).apply(world, CauseId{0}, [&](Context& context) {
      network::restore_zone(context, Id<network::Zone>{zone});
    });
  }
  void pass(Duration span) { Engine(*rules).advance(world, world.now() + span); }

  std::shared_ptr<const Rulebook> rules = platform::rules();
  World world;
};

TEST_F(SiteAsleep, ServesUntilAZoneIsDark) {
  EXPECT_NEAR(failing_share(world), 0, 1e-9);
  fail(1);
  const double at_once = failing_share(world);
  EXPECT_GT(at_once, 0.3) << "a third of the load balancer's addresses, and more";
  pass(minutes(5));
  const double noticed = failing_share(world);
  EXPECT_LT(noticed, at_once / 2) << "its pods are out of the endpoints";
  EXPECT_GT(noticed, 0) << "databases of that zone are not";
  restore(1);
  pass(minutes(30));
  EXPECT_NEAR(failing_share(world), 0, 1e-9);
}

TEST_F(SiteAsleep, ServesNobodyWithoutZones) {
  for (std::uint32_t zone = 0; zone < 3; ++zone) fail(zone);
  EXPECT_EQ(failing_share(world), 1);
}

/// Of a month of 31 days, 44 640 minutes.
struct CreditCase {
  const char* name;
  Duration down;
  double compute, cluster;  ///< Share that is given back.
};
void PrintTo(const CreditCase& row, std::ostream* out) { *out << row.name; }
class SlaCredits : public SiteAsleep, public testing::WithParamInterface<CreditCase> {};

TEST_P(SlaCredits, FollowThePublishedSteps) {
  for (std::uint32_t zone = 0; zone < 3; ++zone) fail(zone);
  pass(GetParam().down);
  for (std::uint32_t zone = 0; zone < 3; ++zone) restore(zone);
  pass(hours(1));
  codec::Diagnostics wrong;
  const scenario::Scenario scenario = design({}, 1);
  const auto levels = read_service_levels(scenario.catalog->aws, wrong);
  ASSERT_TRUE(wrong.empty()) << codec::to_text(wrong);
  const Charges charges = [](std::string_view item) {
    return item == "Machines" ? Money::dollars(1) : Money{};
  };
  const auto months = service_months(world, levels, charges);
  ASSERT_EQ(months.size(), 4u) << "compute, cluster, load balancing, VPN: all are down";
  EXPECT_EQ(months[0].level->key, "ec2_region");
  EXPECT_EQ(months[0].down, GetParam().down);
  EXPECT_EQ(months[0].credit, GetParam().compute);
  EXPECT_NEAR(months[0].given_back.to_double(), 744 * GetParam().compute, 1e-9);
  EXPECT_EQ(months[1].credit, GetParam().cluster);
  EXPECT_TRUE(months[1].given_back.is_zero()) << "there are no charges";
}

INSTANTIATE_TEST_SUITE_P(Table, SlaCredits,
                         testing::Values(CreditCase{"four_minutes", minutes(4), 0, 0},
                                         CreditCase{"ten_minutes", minutes(10), 0.1, 0},
                                         CreditCase{"half_an_hour", minutes(30), 0.1, 0.1},
                                         CreditCase{"ten_hours", hours(10), 0.3, 0.25},
                                         CreditCase{"two_days", hours(48), 1, 1}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_F(SiteAsleep, OwesNothingForOneZone) {
  fail(0);
  pass(hours(10));
  codec::Diagnostics wrong;
  const scenario::Scenario scenario = design({}, 1);
  const auto levels = read_service_levels(scenario.catalog->aws, wrong);
  EXPECT_TRUE(service_months(world, levels, present_charges(world)).empty());
  fail(1);
  pass(hours(1));
  const auto months = service_months(world, levels, present_charges(world));
  ASSERT_FALSE(months.empty()) << "most zones are dark: the API has no majority";
  EXPECT_EQ(months[0].level->key, "eks");
}

}  // namespace
}  // namespace drydock::study
