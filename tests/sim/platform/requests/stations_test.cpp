// Stations against the closed forms of queueing theory, and what bounds them.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

/// One station, Poisson arrivals, and what theory says of it; < 0: it says nothing.
struct Theory {
  const char* name;
  double rate;
  Law work;
  Server server;
  Discipline discipline;
  double mean_wait, prob_wait, mean_response, prob_loss;
  double error;  ///< Fair for the length of the run, relative.
};

class Stations : public testing::TestWithParam<Theory> {};

TEST_P(Stations, FollowTheory) {
  const Theory& theory = GetParam();
  Shop shop;
  Station given;
  given.discipline = theory.discipline;
  const Id<Station> station = shop.station("till", theory.server, given);
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", station, theory.work));
  shop.source(buy, theory.rate);
  shop.measure(1000 / theory.rate, 40000 / theory.rate);
  const StationReport seen = shop.of(station);
  const auto expect = [&](const char* what, double value, double expected) {
    if (expected >= 0) {
      EXPECT_NEAR(value, expected, theory.error * expected + 1e-9) << what;
    }
  };
  expect("wait", seen.mean_wait, theory.mean_wait);
  expect("prob_wait", seen.prob_wait, theory.prob_wait);
  expect("response", seen.mean_response, theory.mean_response);
  expect("loss", static_cast<double>(seen.tally.refused) / static_cast<double>(seen.tally.offered),
         theory.prob_loss);
  const double let_in = theory.rate * (1 - std::max(0.0, theory.prob_loss));
  expect("busy", seen.busy_cores, let_in * theory.work.mean() / theory.server.speed);
  EXPECT_NEAR(shop.of(buy).mean_response, seen.mean_response, 1e-12);
}

Server fast(double speed) {
  Server given;
  given.speed = speed;
  return given;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Stations,
    testing::Values(
        Theory{"MM1",
               60,
               Law::exponential(0.01),
               {},
               Discipline::first_come,
               0.015,
               0.6,
               0.025,
               0,
               0.07},
        Theory{"MM1TwiceAsFast", 60, Law::exponential(0.02), fast(2), Discipline::first_come, 0.015,
               0.6, 0.025, 0, 0.07},
        Theory{"MMc", 30, Law::exponential(0.1), with_cores(4), Discipline::first_come,
               0.0509433962, 0.5094339623, 0.1509433962, 0, 0.1},
        Theory{
            "MD1", 50, Law::constant(0.01), {}, Discipline::first_come, 0.005, 0.5, 0.015, 0, 0.05},
        Theory{"MErlang1",
               50,
               Law::erlang(0.01, 2),
               {},
               Discipline::first_come,
               0.0075,
               0.5,
               0.0175,
               0,
               0.06},
        Theory{"MUniform1",
               50,
               Law::uniform(0, 0.02),
               {},
               Discipline::first_come,
               2.0 / 300,
               0.5,
               5.0 / 300,
               0,
               0.06},
        Theory{"MM1K", 80, Law::exponential(0.0125), with_cores(1, 4), Discipline::first_come,
               0.025, 0.8, 0.0375, 1.0 / 6, 0.05},
        Theory{"ErlangB", 15, Law::exponential(0.2), with_cores(5, 0), Discipline::first_come, 0, 0,
               0.2, 0.1100543478, 0.06},
        Theory{
            "MM1Shared", 60, Law::exponential(0.01), {}, Discipline::shared, 0, 0, 0.025, 0, 0.07},
        Theory{"MD1Shared", 60, Law::constant(0.01), {}, Discipline::shared, 0, 0, 0.025, 0, 0.07},
        Theory{"MMcShared", 30, Law::exponential(0.1), with_cores(4), Discipline::shared, 0, 0,
               0.1509433962, 0, 0.07}),
    [](const auto& tested) { return tested.param.name; });

TEST(Station, WaitsHaveTheirPercentiles) {
  Shop shop;
  const Id<Station> station = shop.station("till");
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", station, Law::exponential(0.01)));
  shop.source(buy, 60);
  shop.measure(10, 800);
  EXPECT_NEAR(response_quantile(shop.world, station, 0.5), 0.0173286795, 0.0012);
  EXPECT_NEAR(response_quantile(shop.world, buy, 0.9), 0.0575646273, 0.005);
  EXPECT_NEAR(wait_quantile(shop.world, station, 0.9), 0.0447939867, 0.005);
}

TEST(Station, ImpatientOnesLeave) {
  Shop shop;
  Station given;
  given.patience = Law::exponential(1.0);
  const Id<Station> station = shop.station("till", with_cores(4), given);
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", station, Law::exponential(0.1)));
  shop.source(buy, 30);
  shop.measure(50, 1500);
  const StationReport seen = shop.of(station);
  EXPECT_NEAR(static_cast<double>(seen.tally.abandoned) / static_cast<double>(seen.tally.offered),
              0.0317483748, 0.005);
  EXPECT_NEAR(seen.mean_waiting, 0.9524512426, 0.12);
  EXPECT_EQ(shop.of(buy).tally.abandoned, seen.tally.abandoned);
}

TEST(Station, TokensFlowInContinuously) {
  Shop shop;
  Station given;
  given.token_rate = 100;
  given.token_most = 5;
  const Id<Station> station = shop.station("gate", with_cores(1), given);
  const Id<Operation> enter = shop.operation("enter", shop.step("pass", station, {}));
  shop.source(enter, 100);
  shop.measure(10, 400);
  const Tally seen = shop.of(station).tally;
  EXPECT_NEAR(static_cast<double>(seen.refused) / static_cast<double>(seen.offered), 0.1034489413,
              0.008);
}

TEST(Station, PlacesAreHeldWhileCallsBelowRun) {
  Shop shop;
  Server server = with_cores(4, 0);
  server.concurrency = 2;
  for (const bool holds : {false, true}) {
    Station given;
    given.holds_worker = holds;
    const Id<Station> front = shop.station(holds ? "held" : "free", server, given);
    const Id<Step> ask = shop.step("ask", front, Law::constant(0.001));
    shop.link(ask, shop.step("think", shop.station("back", with_cores(9)), Law::constant(1)));
    const Id<Operation> buy = shop.operation(holds ? "held" : "free", ask);
    for (int i = 0; i < 3; ++i) {
      shop.ask_for(buy);
      shop.pass(0.01);
    }
    EXPECT_EQ(shop.of(front).tally.refused, holds ? 1 : 0);
    EXPECT_EQ(shop.world[buy].number, holds ? 2 : 3);
  }
}

TEST(Station, SharersOfACoreSlowEachOther) {
  Shop shop;
  Station given;
  given.discipline = Discipline::shared;
  const Id<Station> station = shop.station("till", with_cores(1), given);
  const Id<Operation> buy = shop.operation("long", shop.step("pay", station, Law::constant(1)));
  const Id<Operation> ask = shop.operation("short", shop.step("nod", station, Law::constant(0.25)));
  shop.ask_for(buy);
  shop.pass(0.5);
  shop.ask_for(ask);
  shop.pass(9.5);
  EXPECT_NEAR(shop.of(ask).mean_response, 0.5, 1e-8);
  EXPECT_NEAR(shop.of(buy).mean_response, 1.25, 1e-8);
  EXPECT_NEAR(shop.of(station).busy_cores, 0.125, 1e-8);
}

TEST(Station, OnlySoManyShareAndTheRestWait) {
  Shop shop;
  Station given;
  given.discipline = Discipline::shared;
  Server server = with_cores(2, 1);
  server.concurrency = 4;
  const Id<Station> station = shop.station("till", server, given);
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", station, Law::constant(1)));
  shop.ask_for(buy, 6);
  EXPECT_EQ(shop.of(station).tally.refused, 1);
  shop.pass(1.9);
  EXPECT_EQ(shop.of(station).tally.served, 0);
  shop.pass(0.2);
  EXPECT_EQ(shop.of(station).tally.served, 4);
  shop.pass(1);
  EXPECT_EQ(shop.of(station).tally.served, 5);
  EXPECT_NEAR(shop.of(station).mean_wait, 0.4, 1e-8);
}

TEST(Station, ColdServersAreSlowAtFirst) {
  Shop shop;
  Station given;
  given.cold_factor = 5;
  given.cold_requests = 4;
  const Id<Station> station = shop.station("till", with_cores(1), given);
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", station, Law::constant(1)));
  double before = 0;
  for (const double expected : {5.0, 4.0, 3.0, 2.0, 1.0, 1.0}) {
    shop.ask_for(buy);
    shop.pass(10);
    const double sum = static_cast<double>(shop.of(buy).tally.response) * 1e-9;
    EXPECT_NEAR(sum - before, expected, 1e-8);
    before = sum;
  }
}

TEST(Station, ADiskServesOneOperationAfterTheOther) {
  Shop shop;
  Server server = with_cores(8);
  server.disk_rate = 100;
  server.disk_delay = milliseconds(2);
  const Id<Station> station = shop.station("database", server);
  Step given;
  given.io = 5;
  const Id<Operation> query =
      shop.operation("query", shop.step("read", station, Law::constant(0.1), given));
  shop.ask_for(query, 3);
  shop.pass(0.17);
  EXPECT_EQ(shop.of(query).tally.served, 1);  // 0.1 s of work, 5 x 10 ms of disk, 5 x 2 ms more.
  shop.pass(10);
  EXPECT_NEAR(shop.of(query).mean_response, (0.16 + 0.21 + 0.26) / 3, 1e-8);
}

TEST(Latency, CountsBeyondWhatOneCellHolds) {
  Latency latency;
  const Duration time = milliseconds(3);
  const auto bucket = static_cast<std::size_t>(flow::Histogram::bucket_of(time));
  latency.counts[bucket] = 0xffffffff;
  latency.add(time);
  latency.add(time);
  latency.add(seconds(200));
  const flow::Histogram times = latency.times();
  EXPECT_EQ(times.total(), (std::int64_t{1} << 32) + 2);
  EXPECT_EQ(times.count_in(static_cast<int>(bucket)), 0x1p32 + 1);
  EXPECT_EQ(times.count_in(flow::Histogram::buckets - 1), 1);
}

}  // namespace
}  // namespace drydock::requests
