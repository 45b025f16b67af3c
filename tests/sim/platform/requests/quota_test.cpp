// CPU limits kept as a quota for each period: who has used it up stands still.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

/// Half a core on average, of as many cores as given.
Server half_a_core(int cores) {
  Server server;
  server.cores = cores;
  server.quota = 0.05;
  server.period = milliseconds(100);
  return server;
}

struct Kitchen {
  explicit Kitchen(int cores, Law work) {
    Station given;
    given.discipline = Discipline::shared;
    stove = shop.station("stove", half_a_core(cores), given);
    cook = shop.operation("cook", shop.step("cook", stove, work));
  }
  Shop shop;
  Id<Station> stove;
  Id<Operation> cook;
};

struct Case {
  const char* name;
  int cores, requests;
  double work, last_response;  ///< s
};

class Quotas : public testing::TestWithParam<Case> {};

TEST_P(Quotas, StopWorkUntilTheNextPeriod) {
  const Case& one = GetParam();
  Kitchen kitchen(one.cores, Law::constant(one.work));
  kitchen.shop.ask_for(kitchen.cook, one.requests);
  kitchen.shop.pass(one.last_response - 1e-6);
  EXPECT_LT(kitchen.shop.of(kitchen.cook).tally.served, one.requests);
  kitchen.shop.pass(2e-6);
  EXPECT_EQ(kitchen.shop.of(kitchen.cook).tally.served, one.requests);
}

INSTANTIATE_TEST_SUITE_P(Table, Quotas,
                         testing::Values(Case{"inside_the_quota", 1, 1, 0.04, 0.04},
                                         Case{"over_two_periods", 1, 1, 0.08, 0.13},
                                         Case{"over_three_periods", 1, 1, 0.12, 0.22},
                                         Case{"two_cores_use_it_up_in_half_the_time", 2, 2, 0.04,
                                              0.115},
                                         Case{"four_at_once_on_two_cores", 2, 4, 0.025, 0.125}),
                         [](const auto& made) { return made.param.name; });

TEST(Quota, IsAllThatAnOverloadedServerGets) {
  Kitchen kitchen(4, Law::exponential(0.02));
  kitchen.shop.source(kitchen.cook, 40);
  kitchen.shop.measure(10, 100);
  EXPECT_NEAR(kitchen.shop.of(kitchen.stove).busy_cores, 0.5, 0.002);
  const double stood = static_cast<double>(kitchen.shop.world[Id<Server>{0}].stood) / 110e9;
  EXPECT_NEAR(stood, 1 - 0.5 / 4, 0.01);
}

TEST(Quota, LeavesWorkAloneThatStaysInsideIt) {
  Kitchen limited(1, Law::exponential(0.004));
  Shop free;
  Station given;
  given.discipline = Discipline::shared;
  const Id<Station> stove = free.station("stove", with_cores(1), given);
  const Id<Operation> cook =
      free.operation("cook", free.step("cook", stove, Law::exponential(0.004)));
  free.source(cook, 10);
  limited.shop.source(limited.cook, 10);
  for (Shop* shop : {&free, &limited.shop}) shop->measure(10, 500);
  EXPECT_NEAR(limited.shop.of(limited.cook).mean_response, free.of(cook).mean_response, 5e-5);
}

TEST(Quota, BeginsANewPeriodAfterIdleTimes) {
  Kitchen kitchen(1, Law::constant(0.05));
  for (int i = 0; i < 3; ++i) {
    kitchen.shop.ask_for(kitchen.cook);
    kitchen.shop.pass(0.25);
  }
  EXPECT_EQ(kitchen.shop.of(kitchen.cook).tally.served, 3);
  EXPECT_NEAR(kitchen.shop.of(kitchen.cook).mean_response, 0.05, 1e-6);
}

}  // namespace
}  // namespace drydock::requests
