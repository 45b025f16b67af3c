// Calls below: one after the other, together, one of several; and whole networks of stations.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

struct OrderCase {
  const char* name;
  Order order;
  double response;
  std::int64_t calls;
};

class Orders : public testing::TestWithParam<OrderCase> {};

TEST_P(Orders, SayHowLongItTakes) {
  Shop shop;
  const Id<Step> root = shop.frame("root", GetParam().order);
  const Id<Station> station = shop.station("till", with_cores(9));
  const Id<Step> quick = shop.step("quick", station, Law::constant(1));
  const Id<Step> slow = shop.step("slow", station, Law::constant(3));
  Link twice;
  twice.times = 2;
  twice.chance = GetParam().order == Order::one_of ? 0 : 1;
  shop.link(root, quick, twice);
  shop.link(root, slow);
  const Id<Operation> buy = shop.operation("buy", root);
  shop.ask_for(buy);
  shop.pass(10);
  EXPECT_NEAR(shop.of(buy).mean_response, GetParam().response, 1e-9);
  EXPECT_EQ(shop.of(station).tally.served, GetParam().calls);
  EXPECT_EQ(under_way(shop.world), 0);
}

INSTANTIATE_TEST_SUITE_P(Table, Orders,
                         testing::Values(OrderCase{"in_order", Order::in_order, 5, 3},
                                         OrderCase{"together", Order::together, 3, 3},
                                         OrderCase{"one_of", Order::one_of, 3, 1}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Links, AreTakenWithTheirChance) {
  Shop shop;
  const Id<Step> root = shop.frame("root", Order::in_order);
  const Id<Step> choice = shop.frame("choice", Order::one_of);
  const Id<Station> often = shop.station("often"), seldom = shop.station("seldom"),
                    third = shop.station("third");
  Link link;
  link.chance = 0.3;
  shop.link(root, shop.step("a", third, Law::constant(0.001)), link);
  shop.link(root, choice);
  link.chance = 0.6;
  shop.link(choice, shop.step("b", often, Law::constant(0.001)), link);
  link.chance = 0.1;
  shop.link(choice, shop.step("c", seldom, Law::constant(0.001)), link);
  shop.source(shop.operation("buy", root), 100);
  shop.measure(0, 100);
  EXPECT_NEAR(static_cast<double>(shop.of(third).tally.offered), 3000, 200);
  EXPECT_NEAR(static_cast<double>(shop.of(often).tally.offered), 6000, 320);
  EXPECT_NEAR(static_cast<double>(shop.of(seldom).tally.offered), 1000, 130);
}

TEST(Links, NobodyWaitsForAsynchronousOnesNorForTheirFailure) {
  Shop shop;
  const Id<Step> root = shop.frame("root", Order::in_order);
  const Id<Station> station = shop.station("mail", with_cores(9));
  Step failing;
  failing.failing = 1;
  Link aside;
  aside.asynchronous = true;
  aside.times = 3;
  shop.link(root, shop.step("send", station, Law::constant(5), failing), aside);
  const Id<Operation> buy = shop.operation("buy", root);
  shop.ask_for(buy);
  EXPECT_EQ(shop.of(buy).tally.served, 1);
  EXPECT_EQ(shop.of(buy).mean_response, 0);
  shop.pass(10);
  EXPECT_EQ(shop.of(station).tally.failed_below, 3);
}

TEST(Links, TheFirstFailureEndsTheOrder) {
  Shop shop;
  const Id<Station> station = shop.station("till", with_cores(9));
  Step failing;
  failing.failing = 1;
  for (const Order order : {Order::in_order, Order::together}) {
    const Id<Step> root = shop.frame("root", order);
    shop.link(root, shop.step("a", station, Law::constant(1), failing));
    shop.link(root, shop.step("b", station, Law::constant(3)));
    const Id<Operation> buy = shop.operation(enum_name(order), root);
    shop.run([](Context& context) { reset_tallies(context); });
    shop.ask_for(buy);
    shop.pass(10);
    EXPECT_EQ(shop.of(buy).tally.failed_below, 1);
    EXPECT_EQ(static_cast<double>(shop.of(buy).tally.residence), 1e9);
    // Together, the other one goes on, though nobody waits for it any more.
    EXPECT_EQ(shop.of(station).tally.served, order == Order::together ? 1 : 0);
  }
}

TEST(Links, ColdCachesAreFilled) {
  Shop shop;
  Station given;
  given.cold_requests = 100;
  const Id<Station> cache = shop.station("cache", with_cores(1), given);
  const Id<Step> root = shop.step("look", cache, Law::constant(0.001));
  const Id<Station> database = shop.station("database");
  Link miss;
  miss.chance = 0;
  miss.cold_chance = 1;
  shop.link(root, shop.step("read", database, Law::constant(0.001)), miss);
  shop.source(shop.operation("buy", root), 100);
  shop.measure(0, 10);
  EXPECT_NEAR(static_cast<double>(shop.of(database).tally.offered), 50, 15);
}

// Jackson's theorem: a station of an open network is as if it were alone.
TEST(Network, OpenOneWithLoops) {
  Shop shop;
  const Id<Station> first = shop.station("first"), second = shop.station("second");
  const Id<Step> a = shop.step("a", first, Law::exponential(0.01));
  const Id<Step> b = shop.step("b", second, Law::exponential(0.02));
  shop.run([&](Context& context) {
    Link again;
    again.to = b;
    again.chance = 0.5;
    add_link(context, a, again);
    again.to = a;
    again.chance = 0.4;
    add_link(context, b, again);
  });
  const Id<Operation> buy = shop.operation("buy", a);
  shop.source(buy, 40);  // Visits: a = 40 / (1 - 0.5 * 0.4) = 50, b = 25 a second.
  shop.measure(30, 1200);
  EXPECT_NEAR(shop.of(first).busy_cores, 0.5, 0.02);
  EXPECT_NEAR(shop.of(second).busy_cores, 0.5, 0.02);
  EXPECT_NEAR(shop.of(first).busy_cores + shop.of(first).mean_waiting, 1, 0.08);
  EXPECT_NEAR(shop.of(buy).mean_response, 2.0 / 40, 0.004);
}

// Exact mean value analysis (Reiser and Lavenberg, JACM 27, 1980) of 10 clients who think 0.2 s.
TEST(Network, ClosedOne) {
  Shop shop;
  const Id<Step> root = shop.frame("root", Order::in_order);
  const Id<Station> first = shop.station("first"), second = shop.station("second");
  shop.link(root, shop.step("a", first, Law::exponential(1.0 / 30)));
  shop.link(root, shop.step("b", second, Law::exponential(1.0 / 50)));
  Source clients;
  clients.name = shop.name("clients");
  clients.operation = shop.operation("buy", root);
  clients.kind = SourceKind::closed;
  clients.clients = 10;
  clients.think = Law::exponential(0.2);
  shop.source(clients);
  shop.measure(20, 1500);
  const OperationReport seen = shop.of(clients.operation);
  EXPECT_NEAR(seen.mean_response, 0.1668857609, 0.006);
  EXPECT_NEAR(static_cast<double>(seen.tally.served) / 1500, 27.25644074, 0.4);
  EXPECT_NEAR(shop.of(first).busy_cores, 0.9085480246, 0.015);
}

TEST(Network, ForkJoinOfIdleBranchesIsTheGreatestOfThem) {
  Shop shop;
  const Id<Step> root = shop.frame("root", Order::together);
  for (const char* name : {"a", "b", "c", "d", "e"})
    shop.link(root, shop.step(name, shop.station(name), Law::exponential(0.01)));
  Source one;
  one.name = shop.name("one");
  one.operation = shop.operation("buy", root);
  one.kind = SourceKind::closed;
  one.clients = 1;
  shop.source(one);
  shop.measure(0, 200);
  EXPECT_NEAR(shop.of(one.operation).mean_response, 0.0228333333, 0.0006);
  EXPECT_NEAR(response_quantile(shop.world, one.operation, 0.9), 0.0387032279, 0.002);
}

// Nelson and Tantawi, IEEE TC 37 (1988): exact for two branches.
TEST(Network, ForkJoinOfTwoQueues) {
  Shop shop;
  const Id<Step> root = shop.frame("root", Order::together);
  for (const char* name : {"a", "b"})
    shop.link(root, shop.step(name, shop.station(name), Law::exponential(0.01)));
  const Id<Operation> buy = shop.operation("buy", root);
  shop.source(buy, 40);
  shop.measure(20, 800);
  EXPECT_NEAR(shop.of(buy).mean_response, 0.0241666667, 0.0012);
}

TEST(Network, ClientsThatAreRefusedAtOnceDoNotSpin) {
  Shop shop;
  const Id<Station> station = shop.station("closed", with_cores(1));
  shop.run([](Context& context) { set_state(context, Id<Server>{0}, ServerState::gone); });
  Source clients;
  clients.name = shop.name("clients");
  clients.operation = shop.operation("buy", shop.step("pay", station, Law::constant(1)));
  clients.kind = SourceKind::closed;
  clients.clients = 2;
  shop.source(clients);
  shop.pass(0.1);
  EXPECT_NEAR(static_cast<double>(shop.of(clients.operation).tally.refused), 200, 4);
}

}  // namespace
}  // namespace drydock::requests
