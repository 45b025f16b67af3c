// Who among several servers gets a call.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

/// Three servers, the third half as fast, at the given policy; what each has served.
std::vector<double> shares(Balancing balancing, double weight_of_third) {
  Shop shop;
  Station station;
  station.balancing = balancing;
  const Id<Station> till = shop.station("till", with_cores(4), station);
  shop.server(till, with_cores(4));
  Server third = with_cores(4);
  third.speed = 0.5;
  third.weight = weight_of_third;
  shop.server(till, third);
  shop.source(shop.operation("buy", shop.step("pay", till, Law::exponential(0.1))), 60);
  shop.pass(900);
  std::vector<double> found;
  const auto whole = static_cast<double>(shop.of(till).tally.served);
  for (std::uint32_t i = 0; i < 3; ++i)
    found.push_back(static_cast<double>(shop.world[Id<Server>{i}].served) / whole);
  return found;
}

TEST(Balancing, IsByWeight) {
  const auto seen = shares(Balancing::random, 0.5);
  EXPECT_NEAR(seen[0], 0.4, 0.015);
  EXPECT_NEAR(seen[1], 0.4, 0.015);
  EXPECT_NEAR(seen[2], 0.2, 0.015);
}

TEST(Balancing, TakesTurns) {
  for (const double share : shares(Balancing::round_robin, 1)) EXPECT_NEAR(share, 1.0 / 3, 0.005);
}

TEST(Balancing, SparesTheSlowOne) {
  for (const Balancing balancing : {Balancing::least_request, Balancing::ewma}) {
    const auto seen = shares(balancing, 1);
    EXPECT_NEAR(seen[0], seen[1], 0.03);
    EXPECT_LT(seen[2], balancing == Balancing::ewma ? 0.22 : 0.27);
    EXPECT_GT(seen[2], 0.05);
  }
}

TEST(Balancing, SeatsFollowTheServers) {
  Shop shop;
  Station station;
  station.balancing = Balancing::round_robin;
  const Id<Station> till = shop.station("till", with_cores(9), station);
  std::vector<Id<Server>> servers{Id<Server>{0}};
  for (int i = 1; i < 10; ++i) servers.push_back(shop.server(till, with_cores(9)));
  const Id<Operation> buy = shop.operation("buy", shop.step("pay", till, Law::constant(0.001)));
  shop.run([&](Context& context) {
    set_state(context, servers[0], ServerState::leaving);
    set_state(context, servers[4], ServerState::gone);
    set_state(context, servers[9], ServerState::leaving);
    set_state(context, servers[0], ServerState::answering);
  });
  EXPECT_EQ(shop.world[till].servers, 9);
  EXPECT_EQ(shop.world[till].seats, 8u);
  shop.ask_for(buy, 80);
  shop.pass(1);
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(shop.world[servers[static_cast<std::size_t>(i)]].served, i == 4 || i == 9 ? 0 : 10);
}

}  // namespace
}  // namespace drydock::requests
