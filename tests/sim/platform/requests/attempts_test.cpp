// Attempts: timeouts that cancel or not, retries with back-off and budget, hops and what is lost.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

struct RetryCase {
  const char* name;
  double failing;
  RetryPolicy policy;
  double attempts, success, denied;  ///< A request.
};

class Retries : public testing::TestWithParam<RetryCase> {};

TEST_P(Retries, AreAsManyAsTheyShouldBe) {
  const RetryCase& tested = GetParam();
  Shop shop;
  Step given;
  given.failing = tested.failing;
  shop.run([&](Context& context) { given.retry = add_retry_policy(context, tested.policy); });
  const Id<Station> station = shop.station("till", with_cores(99));
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", station, Law::constant(0.001), given));
  shop.source(buy, 200);
  shop.pass(100);
  const Tally seen = shop.of(buy).tally;
  const auto requests = static_cast<double>(seen.offered);
  EXPECT_NEAR(static_cast<double>(shop.of(station).tally.offered) / requests, tested.attempts,
              0.02);
  EXPECT_NEAR(static_cast<double>(seen.served) / requests, tested.success, 0.015);
  EXPECT_NEAR(static_cast<double>(seen.denied) / requests, tested.denied, 0.015);
  EXPECT_EQ(seen.retries, shop.of(station).tally.retries);
}

RetryPolicy tries(int attempts, double ratio = 0, double most = 0) {
  RetryPolicy policy;
  policy.attempts = attempts;
  policy.budget_ratio = ratio;
  policy.budget_most = most;
  return policy;
}

INSTANTIATE_TEST_SUITE_P(Table, Retries,
                         testing::Values(RetryCase{"none", 0.2, tries(1), 1, 0.8, 0},
                                         RetryCase{"three", 0.2, tries(3), 1.24, 0.992, 0},
                                         RetryCase{"budget", 0.6, tries(2, 0.1, 100), 1.105, 0.442,
                                                   0.495}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Attempts, BackOffDoublesUpToItsMost) {
  Shop shop;
  RetryPolicy policy = tries(5);
  policy.backoff_first = seconds(1);
  policy.backoff_most = seconds(3);
  Step given;
  given.failing = 1;
  shop.run([&](Context& context) { given.retry = add_retry_policy(context, policy); });
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", shop.station("till"), Law::constant(0.5), given));
  shop.ask_for(buy);
  shop.pass(100);
  EXPECT_EQ(shop.of(buy).tally.failed_below, 1);
  EXPECT_EQ(static_cast<double>(shop.of(buy).tally.residence), (5 * 0.5 + 1 + 2 + 3 + 3) * 1e9);
}

TEST(Attempts, JitterTakesAShareOfTheBackOff) {
  Shop shop;
  RetryPolicy policy = tries(2);
  policy.backoff_first = policy.backoff_most = seconds(1);
  policy.jitter = 1;
  Step given;
  given.failing = 1;
  shop.run([&](Context& context) { given.retry = add_retry_policy(context, policy); });
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", shop.station("till"), {}, given));
  shop.source(buy, 10);
  shop.pass(300);
  const Tally seen = shop.of(buy).tally;
  EXPECT_NEAR(static_cast<double>(seen.residence) * 1e-9 / static_cast<double>(seen.failed_below),
              0.5, 0.03);
}

struct TimeoutCase {
  const char* name;
  bool cancels;
  std::int64_t served, timed_out;
  double busy;
};

class Timeouts : public testing::TestWithParam<TimeoutCase> {};

// A caller waits one second for three seconds of work, which calls for one more.
TEST_P(Timeouts, CancelWhatIsBelowOrLeaveIt) {
  Shop shop;
  const TimeoutCase& tested = GetParam();
  const Id<Station> front = shop.station("front"), back = shop.station("back");
  Step given;
  given.timeout = seconds(1);
  given.cancels = tested.cancels;
  const Id<Step> ask = shop.step("ask", front, Law::constant(0.5), given);
  Step below;
  below.cancels = tested.cancels;
  shop.link(ask, shop.step("think", back, Law::constant(3), below));
  const Id<Operation> buy = shop.operation("buy", ask);
  shop.ask_for(buy);
  shop.pass(10);
  EXPECT_EQ(shop.of(buy).tally.timed_out, 1);
  EXPECT_EQ(static_cast<double>(shop.of(buy).tally.residence), 1e9);
  for (const Id<Station> station : {front, back}) {
    EXPECT_EQ(shop.of(station).tally.served, tested.served);
    EXPECT_EQ(shop.of(station).tally.timed_out, tested.timed_out);
    EXPECT_EQ(shop.world[station].number, 0);
    EXPECT_EQ(shop.world[station].busy, 0);
  }
  EXPECT_NEAR(shop.of(back).busy_cores, tested.busy, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Table, Timeouts,
                         testing::Values(TimeoutCase{"cancels", true, 0, 1, 0.05},
                                         TimeoutCase{"leaves", false, 1, 0, 0.3}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Attempts, WhoeverIsCutMakesRoom) {
  for (const Discipline discipline : {Discipline::first_come, Discipline::shared}) {
    Shop shop;
    Station station;
    station.discipline = discipline;
    Server server = with_cores(1);
    server.concurrency = 1;
    const Id<Station> till = shop.station("till", server, station);
    Step given;
    given.timeout = seconds(2);
    given.cancels = true;
    const Id<Operation> buy =
        shop.operation("buy", shop.step("pay", till, Law::constant(1.5), given));
    shop.ask_for(buy, 3);  // 0 to 1.5; 1.5 to 2, cut; the third has waited 2 s.
    shop.pass(1.9);
    shop.ask_for(buy);  // Begins at 2, when both are gone.
    shop.pass(10);
    EXPECT_EQ(shop.of(buy).tally.served, 2);
    EXPECT_EQ(shop.of(till).tally.timed_out, 2);
    EXPECT_EQ(shop.of(till).tally.began, 4);
    EXPECT_NEAR(static_cast<double>(shop.of(buy).tally.residence), 7.1e9, 5);
  }
}

TEST(Attempts, AnOrphanAndTheRetryWorkAtOnce) {
  Shop shop;
  Step given;
  given.timeout = seconds(1);
  shop.run([&](Context& context) { given.retry = add_retry_policy(context, tries(3)); });
  const Id<Station> till = shop.station("till", with_cores(9));
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", till, Law::constant(1.5), given));
  shop.ask_for(buy);
  shop.pass(1.2);
  EXPECT_EQ(shop.world[till].busy, 2);
  shop.pass(10);
  EXPECT_EQ(shop.of(till).tally.served, 3);  // None of them in time.
  EXPECT_EQ(shop.of(buy).tally.timed_out, 1);
  EXPECT_EQ(shop.of(buy).tally.retries, 2);
  EXPECT_EQ(static_cast<double>(shop.of(buy).tally.residence), 3e9);
  EXPECT_EQ(under_way(shop.world), 0);
}

TEST(Attempts, SilentServersMakeTheirCallersWait) {
  Shop shop;
  Step given;
  given.timeout = seconds(1);
  const Id<Station> till = shop.station("till");
  const Id<Operation> patient = shop.operation("a", shop.step("a", till, Law::constant(9)));
  const Id<Operation> hasty = shop.operation("b", shop.step("b", till, Law::constant(9), given));
  shop.ask_for(patient);
  shop.ask_for(hasty);
  shop.run([](Context& context) { set_state(context, Id<Server>{0}, ServerState::silent); });
  shop.ask_for(hasty);
  shop.pass(100);
  EXPECT_EQ(shop.of(patient).tally.residence, 0);
  EXPECT_EQ(shop.world[patient].number, 1);  // Nobody answers, and it would wait for ever.
  EXPECT_EQ(shop.of(hasty).tally.timed_out, 2);
  EXPECT_EQ(shop.world[till].number, 1);
  EXPECT_EQ(shop.world[till].busy, 0);
  EXPECT_EQ(shop.world[till].waiting, 0);
}

TEST(Attempts, WithoutAServerCallsFailAtOnce) {
  Shop shop;
  const Id<Station> till = shop.station("till");
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", till, Law::constant(1)));
  shop.ask_for(buy);
  shop.run([](Context& context) { set_state(context, Id<Server>{0}, ServerState::leaving); });
  shop.ask_for(buy);
  EXPECT_EQ(shop.of(buy).tally.refused, 1);
  shop.pass(2);
  EXPECT_EQ(shop.of(buy).tally.served, 1);
}

struct Zones {
  Shop shop;
  Id<Operation> buy;
  Id<Station> back;
  Id<Step> think;

  explicit Zones(const Wiring& wiring, Step below = {}) {
    shop.run([&](Context& context) { configure(context, wiring); });
    Server far = with_cores(9);
    far.zone = 1;
    back = shop.station("back", far);
    const Id<Step> ask = shop.step("ask", shop.station("front", with_cores(9)), Law::constant(0.5));
    think = shop.step("think", back, Law::constant(1), below);
    shop.link(ask, think);
    buy = shop.operation("buy", ask);
  }
};

TEST(Attempts, HopsAreByZonesOrByALaw) {
  Wiring wiring;
  wiring.hops[0][1] = milliseconds(2);
  wiring.hops[1][0] = milliseconds(3);
  Zones zones(wiring);
  zones.shop.ask_for(zones.buy);
  zones.shop.pass(10);
  EXPECT_NEAR(zones.shop.of(zones.buy).mean_response, 1.505, 1e-9);
  EXPECT_NEAR(zones.shop.of(zones.back).mean_response, 1, 1e-9);
  EXPECT_EQ(zones.shop.world[zones.think].crossed, 1);
  Step by_law;
  by_law.hop = Law::constant(0.1);
  Zones other(wiring, by_law);
  other.shop.ask_for(other.buy);
  other.shop.pass(10);
  EXPECT_NEAR(other.shop.of(other.buy).mean_response, 1.7, 1e-9);
}

TEST(Attempts, WhatIsLostOnTheWayIsTriedAgain) {
  Wiring wiring;
  wiring.loss[0][1] = wiring.loss[1][0] = 0.1;
  Step given;
  given.timeout = seconds(3);
  Zones zones(wiring, given);
  zones.shop.source(zones.buy, 0.5);
  zones.shop.pass(10000);
  const Tally seen = zones.shop.of(zones.buy).tally;
  EXPECT_NEAR(static_cast<double>(seen.failed_below) / static_cast<double>(seen.offered), 0.19,
              0.02);
  EXPECT_LT(static_cast<double>(under_way(zones.shop.world)), 20);
}

TEST(Attempts, ExitsLetTheirSharePass) {
  Shop shop;
  Step given;
  given.kind = StepKind::delay;
  given.timeout = seconds(2);
  shop.run([&](Context& context) {
    Exit exit;
    exit.passing.fill(0.75);
    given.exit = add_exit(context, exit);
  });
  const Id<Operation> buy = shop.operation("buy", shop.step("bank", {}, Law::constant(1), given));
  shop.source(buy, 10);
  shop.pass(400);
  const OperationReport seen = shop.of(buy);
  EXPECT_NEAR(static_cast<double>(seen.tally.timed_out) / static_cast<double>(seen.tally.offered),
              0.25, 0.02);
  EXPECT_NEAR(seen.mean_response, 1, 1e-9);
  shop.run([](Context& context) { set_passing(context, Id<Exit>{0}, PerZone{}); });
  shop.measure(3, 100);
  EXPECT_EQ(shop.of(buy).tally.served, 0);
}

TEST(Attempts, FailingServersAreLeftOutForAWhile) {
  Shop shop;
  Station station;
  station.balancing = Balancing::round_robin;
  station.eject_failures = 3;
  station.eject_first = seconds(10);
  station.eject_most = seconds(40);
  const Id<Station> till = shop.station("till", with_cores(9), station);
  const Id<Server> bad = shop.server(till, with_cores(9));
  shop.run([&](Context& context) { set_state(context, bad, ServerState::silent); });
  Step given;
  given.timeout = seconds(1);
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", till, Law::constant(0.01), given));
  shop.source(buy, 20);
  shop.pass(1000);
  const Tally seen = shop.of(buy).tally;
  // Some 10 a second until the first is found out, then again each 40 s.
  EXPECT_NEAR(static_cast<double>(seen.timed_out), 15 + 26 * 10, 60);
  EXPECT_EQ(shop.world[bad].present, 0);
}

TEST(Attempts, EachCallerHasABreakerOfItsOwn) {
  Shop shop;
  Station station;
  station.eject_failures = 3;
  station.eject_first = station.eject_most = seconds(10);
  const Id<Station> till = shop.station("till", with_cores(9), station);
  const auto buyer = [&](const char* name, double failing) {
    const Id<Station> at = shop.station(name, with_cores(9));
    Step given;
    given.failing = failing;
    const Id<Step> root = shop.step(name, at, Law::constant(0.001));
    shop.link(root, shop.step("pay", till, Law::constant(0.001), given));
    const Id<Operation> buy = shop.operation(name, root);
    shop.source(buy, 10);
    return buy;
  };
  const Id<Operation> lucky = buyer("lucky", 0);
  const Id<Operation> unlucky = buyer("unlucky", 1);
  shop.pass(100);
  EXPECT_EQ(failures(shop.of(lucky).tally), 0) << "what others meet is not known to it";
  EXPECT_GT(shop.of(lucky).tally.served, 900);
  EXPECT_EQ(shop.of(unlucky).tally.served, 0);
  const Tally seen = shop.of(till).tally;
  // Three until it is found out, then one each ten seconds and a bit.
  EXPECT_NEAR(static_cast<double>(seen.offered - seen.refused - shop.of(lucky).tally.served), 12,
              2);
  EXPECT_EQ(shop.world[shop.world[till].first_server].open, 1);
}

}  // namespace
}  // namespace drydock::requests
