// Changes while requests are under way.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

TEST(Sources, StretchTheirGapWhenTheRateChanges) {
  Shop shop;
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", shop.station("till", with_cores(99)), {}));
  const Id<Source> source = shop.source(buy, 100);
  std::int64_t before = 0;
  for (const double rate : {100.0, 0.0, 300.0}) {
    shop.run([&](Context& context) { set_rate(context, source, rate); });
    shop.pass(50);
    const std::int64_t seen = shop.of(buy).tally.offered;
    EXPECT_NEAR(static_cast<double>(seen - before), rate * 50, 5 * std::sqrt(rate * 50));
    before = seen;
  }
}

TEST(Sources, AsManySmallChangesAsOneLikesMakeNoDifference) {
  Shop plain, changed;
  Id<Operation> operations[2];
  int i = 0;
  for (Shop* shop : {&plain, &changed}) {
    operations[i] = shop->operation(
        "buy", shop->step("pay", shop->station("till", with_cores(99)), Law::constant(1)));
    const Id<Source> source = shop->source(operations[i], 10);
    for (int step = 0; step < 500; ++step) {
      if (i == 1)
        shop->run([&](Context& context) {
          set_rate(context, source, 0);
          set_rate(context, source, 20);
          set_rate(context, source, 10);
        });
      shop->pass(0.1);
    }
    ++i;
  }
  EXPECT_EQ(plain.of(operations[0]).tally.offered, changed.of(operations[1]).tally.offered);
}

TEST(Sources, ComeInBatches) {
  Shop shop;
  const Id<Operation> buy =
      shop.operation("buy", shop.step("pay", shop.station("till"), Law::exponential(0.01)));
  Source given;
  given.name = shop.name("coach");
  given.operation = buy;
  given.rate = 15;
  given.batch = 4;
  shop.source(given);
  shop.measure(20, 600);
  // M[X]/M/1: (1 + E[X(X-1)] / (2 E[X])) work / (1 - rho).
  EXPECT_NEAR(shop.of(buy).mean_response, 0.01 * (1 + 12.0 / 8) / (1 - 0.6), 0.005);
}

TEST(Sources, ClientsComeAndGo) {
  Shop shop;
  Source given;
  given.name = shop.name("clients");
  given.kind = SourceKind::closed;
  given.clients = 10;
  given.think = Law::constant(1);
  given.operation =
      shop.operation("buy", shop.step("pay", shop.station("till", with_cores(99)), {}));
  const Id<Source> source = shop.source(given);
  shop.pass(10.5);
  EXPECT_EQ(shop.of(given.operation).tally.offered, 100);
  shop.run([&](Context& context) { set_clients(context, source, 3); });
  shop.pass(10);
  EXPECT_EQ(shop.of(given.operation).tally.offered, 130);
  shop.run([&](Context& context) { set_clients(context, source, 5); });
  shop.pass(10);
  EXPECT_EQ(shop.world[source].active, 5);
  EXPECT_NEAR(static_cast<double>(shop.of(given.operation).tally.offered), 180, 2);
}

struct SpeedCase {
  const char* name;
  Discipline discipline;
  double response;
};
class Speeds : public testing::TestWithParam<SpeedCase> {};

TEST_P(Speeds, ChangeWhatIsInWork) {
  Shop shop;
  Station station;
  station.discipline = GetParam().discipline;
  const Id<Station> till = shop.station("till", with_cores(1), station);
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", till, Law::constant(4)));
  shop.ask_for(buy, 2);
  shop.pass(2);
  Server other = shop.world[Id<Server>{0}];
  other.speed = 2;
  shop.run([&](Context& context) { change_server(context, Id<Server>{0}, other); });
  shop.pass(1);
  other.cores = 2;
  shop.run([&](Context& context) { change_server(context, Id<Server>{0}, other); });
  shop.pass(10);
  EXPECT_NEAR(shop.of(buy).mean_response, GetParam().response, 1e-8);
}

// First come: 2 s at 1, 1 s at 2: the first ends at 3; the second begins then, 2 s at 2.
// Shared: each has 1 after 2 s, 2 after 3 s; then both go at 2: 1 s more.
INSTANTIATE_TEST_SUITE_P(Table, Speeds,
                         testing::Values(SpeedCase{"first_come", Discipline::first_come, 4},
                                         SpeedCase{"shared", Discipline::shared, 4}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Servers, ThatAreGoneAnswerNobody) {
  for (const Discipline discipline : {Discipline::first_come, Discipline::shared}) {
    Shop shop;
    Station station;
    station.discipline = discipline;
    Server server = with_cores(2);
    server.concurrency = 2;
    const Id<Station> till = shop.station("till", server, station);
    Step given;
    given.timeout = seconds(5);
    const Id<Operation> buy =
        shop.operation("buy", shop.step("pay", till, Law::constant(1), given));
    shop.ask_for(buy, 5);
    shop.pass(0.5);
    shop.run([](Context& context) { set_state(context, Id<Server>{0}, ServerState::gone); });
    const Id<Server> next = shop.server(till, with_cores(9));
    shop.ask_for(buy);
    shop.pass(3);
    EXPECT_EQ(shop.of(buy).tally.served, 1);
    EXPECT_EQ(shop.world[buy].number, 5);
    shop.pass(3);
    EXPECT_EQ(shop.of(buy).tally.timed_out, 5);
    EXPECT_EQ(shop.world[till].number, 0);
    EXPECT_EQ(shop.world[till].busy, 0);
    EXPECT_EQ(shop.world[next].present, 0);
    EXPECT_EQ(shop.world[till].number_area, shop.world[till].tally.residence);
  }
}

}  // namespace
}  // namespace drydock::requests
