// Pools of connections against the queue that they are.
#include "sim/engine/flow/queueing.h"
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

/// A desk that takes no time asks a till through a pool of three connections.
struct Desk {
  explicit Desk(PoolRule given, Law work = Law::exponential(0.1), Step pay_step = {}) {
    shop.run([&](Context& context) { rule = add_pool_rule(context, given); });
    desk = shop.station("desk", with_cores(1000));
    till = shop.station("till", with_cores(1000));
    ask_step = shop.step("ask", desk, Law::constant(0));
    pay_step.pool = rule;
    pay = shop.step("pay", till, work, pay_step);
    shop.link(ask_step, pay);
    buy = shop.operation("buy", ask_step);
  }
  const PoolRule& seen() const { return shop.world[rule]; }

  Shop shop;
  Id<PoolRule> rule;
  Id<Station> desk, till;
  Id<Step> ask_step, pay;
  Id<Operation> buy;
};

PoolRule three(int room = -1, Duration patience = {}) {
  PoolRule rule;
  rule.connections = 3;
  rule.room = room;
  rule.patience = patience;
  return rule;
}

TEST(Pools, MakeCallsWaitAsInAQueueWithSoManyServers) {
  Desk desk(three());
  desk.shop.source(desk.buy, 24);
  desk.shop.measure(100, 6000);
  const double wait = flow::mmc_wait(3, 24, 0.1).mean();
  EXPECT_NEAR(desk.shop.of(desk.buy).mean_response, wait + 0.1, 0.03 * (wait + 0.1));
  EXPECT_EQ(desk.shop.of(desk.till).mean_wait, 0);
  EXPECT_LE(desk.shop.of(desk.till).mean_number, 3);
  EXPECT_EQ(failures(desk.shop.of(desk.buy).tally), 0);
}

TEST(Pools, TurnAwayWhatFindsNoRoomInTheLine) {
  Desk desk(three(2));
  desk.shop.source(desk.buy, 40);
  desk.shop.measure(100, 2000);
  const auto theory = flow::bounded_queue(3, 5, 40, 0.1);
  const Tally tally = desk.shop.of(desk.buy).tally;
  EXPECT_NEAR(static_cast<double>(tally.failed_below) / static_cast<double>(tally.offered),
              theory.loss, 0.01);
  EXPECT_EQ(desk.shop.of(desk.till).tally.refused, 0);
}

TEST(Pools, LoseWhoWaitsTooLong) {
  Desk desk(three(-1, milliseconds(250)), Law::constant(1));
  desk.shop.ask_for(desk.buy, 5);
  desk.shop.pass(0.5);
  EXPECT_EQ(desk.seen().refused, 2);
  EXPECT_EQ(failures(desk.shop.of(desk.buy).tally), 2);
  desk.shop.pass(1);
  EXPECT_EQ(desk.shop.of(desk.buy).tally.served, 3);
  EXPECT_EQ(desk.shop.world[Id<Pool>{0}].taken, 0);
}

TEST(Pools, GiveTheConnectionOfALateAnswerToTheNext) {
  for (const bool cancels : {false, true}) {
    Step step;
    step.timeout = milliseconds(100);
    step.cancels = cancels;
    Desk desk(three(), Law::constant(0.5), step);
    desk.shop.ask_for(desk.buy, 5);
    desk.shop.pass(0.15);
    EXPECT_EQ(desk.shop.world[Id<Pool>{0}].taken, 2);  // The other two.
    EXPECT_EQ(desk.seen().waited, 2);
    EXPECT_EQ(desk.seen().wait, 200'000'000);
    desk.shop.pass(1);
    EXPECT_EQ(failures(desk.shop.of(desk.buy).tally), 5);
    EXPECT_EQ(desk.shop.world[Id<Pool>{0}].taken, 0);
    EXPECT_EQ(under_way(desk.shop.world), 0);
  }
}

TEST(Pools, AreOfEachServerOfTheCaller) {
  Desk desk(three(), Law::constant(0.1));
  desk.shop.server(desk.desk, with_cores(1000));
  desk.shop.ask_for(desk.buy, 40);
  desk.shop.pass(0.05);
  EXPECT_EQ(desk.shop.world[desk.till].number, 6);
}

TEST(Pools, LetWhoIsCutOutOfTheLine) {
  Desk desk(three(), Law::constant(1));
  desk.shop.ask_for(desk.buy, 6);
  desk.shop.pass(0.5);
  desk.shop.run([&](Context& context) { set_state(context, Id<Server>{0}, ServerState::gone); });
  EXPECT_EQ(desk.shop.world[Id<Pool>{0}].waiting, 0);
  desk.shop.pass(1);
  EXPECT_EQ(desk.shop.world[Id<Pool>{0}].taken, 0);
}

TEST(Pools, AreEmptyAfterClear) {
  Desk desk(three(), Law::constant(1));
  desk.shop.ask_for(desk.buy, 6);
  desk.shop.pass(0.5);
  desk.shop.run([&](Context& context) { clear(context); });
  EXPECT_EQ(desk.shop.world[Id<Pool>{0}].taken, 0);
  desk.shop.ask_for(desk.buy, 3);
  desk.shop.pass(1.5);
  EXPECT_EQ(desk.shop.of(desk.buy).tally.served, 3);
}

TEST(Pools, ShowTheirLineInTheTrace) {
  Desk desk(three(), Law::constant(1));
  desk.shop.run([&](Context& context) { trace(context, desk.buy, 1); });
  desk.shop.ask_for(desk.buy, 4);
  desk.shop.pass(3);
  const auto seen = spans(desk.shop.world, desk.buy, 3);
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_EQ(seen[2].connected - seen[2].called, seconds(1));
  EXPECT_EQ(seen[2].returned - seen[2].connected, seconds(1));
  EXPECT_EQ(spans(desk.shop.world, desk.buy, 0)[2].connected, Time{});
}

}  // namespace
}  // namespace drydock::requests
