// Queues of messages: back-pressure, hands that are full, messages that come again.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

/// A publisher, a broker, a queue, and consumers that take `work` seconds a message.
struct Broker {
  Shop shop;
  Id<Station> consumers;
  Id<Operation> publish, consume;
  Id<Queue> queue;

  Broker(double work, Queue given, double failing = 0) {
    consumers = shop.station("consumers", with_cores(1));
    Step step;
    step.failing = failing;
    consume = shop.operation("consume", shop.step("eat", consumers, Law::constant(work), step));
    const Id<Station> broker = shop.station("broker", with_cores(9));
    const Id<Step> put = shop.step("put", broker, Law::constant(0.001));
    publish = shop.operation("publish", put);
    given.name = shop.name("parcels");
    given.consumer = consume;
    shop.run([&](Context& context) {
      queue = add_queue(context, given);
      add_publishing(context, put, queue);
    });
  }
  const Queue& row() const { return shop.world[queue]; }
  void expect_conserved() const {
    EXPECT_EQ(row().published, row().consumed + row().waiting + row().taken + row().dropped);
  }
};

TEST(Queues, HoldWhatTheConsumersCannotTake) {
  Queue given;
  given.in_hand = 2;
  given.room = 5;
  Broker broker(1, given);
  broker.shop.ask_for(broker.publish, 10);
  broker.shop.pass(0.5);
  EXPECT_EQ(broker.row().taken, 2);
  EXPECT_EQ(broker.row().waiting, 5);
  EXPECT_EQ(broker.row().refused, 3);
  EXPECT_EQ(broker.shop.of(broker.publish).tally.refused, 3);
  broker.expect_conserved();
  broker.shop.pass(10);
  EXPECT_EQ(broker.row().consumed, 7);
  EXPECT_EQ(broker.row().delay_most, 5000000000);  // The last one is taken when five are eaten.
  EXPECT_EQ(broker.row().delay, broker.row().waiting_area);
  EXPECT_EQ(static_cast<double>(broker.row().delay), (1 + 2 + 3 + 4 + 5) * 1e9);
}

TEST(Queues, LoseTheOldestIfTheyAreToldTo) {
  Queue given;
  given.in_hand = 2;
  given.room = 5;
  given.drops_oldest = true;
  Broker broker(1, given);
  broker.shop.ask_for(broker.publish, 10);
  broker.shop.pass(0.5);
  EXPECT_EQ(broker.row().waiting, 5);
  EXPECT_EQ(broker.row().dropped, 3);
  EXPECT_EQ(broker.shop.of(broker.publish).tally.served, 10);
  broker.expect_conserved();
  broker.shop.pass(10);
  EXPECT_EQ(broker.row().consumed, 7);
}

/// A broker with memory for four messages; who wants to publish more waits for two seconds.
Broker forgetful(double work) {
  Broker broker(work, [] {
    Queue given;
    given.in_hand = 1;
    return given;
  }());
  broker.shop.run([&](Context& context) {
    context.edit(broker.queue).depot = add_depot(context, 4, seconds(2));
    const Id<Step> put = context[broker.publish].root;
    add_publishing(context, put, broker.queue);
  });
  return broker;
}

TEST(Queues, LetPublishersWaitWhileTheBrokerHasNoMemory) {
  Broker broker = forgetful(1);
  for (int i = 0; i < 6; ++i) {
    broker.shop.ask_for(broker.publish);
    broker.shop.pass(0.01);
  }
  EXPECT_EQ(broker.row().waiting + broker.row().taken, 4);
  EXPECT_EQ(broker.shop.of(broker.publish).tally.served, 4);
  EXPECT_EQ(under_way(broker.shop.world), 3);  // One is consumed.
  broker.shop.pass(1);                         // One is eaten, and both who waited go on.
  EXPECT_EQ(broker.shop.of(broker.publish).tally.served, 6);
  EXPECT_EQ(broker.row().refused, 0);
  broker.expect_conserved();
}

TEST(Queues, LosePublishersWhoWaitedTooLong) {
  Broker broker = forgetful(10);
  for (int i = 0; i < 6; ++i) {
    broker.shop.ask_for(broker.publish);
    broker.shop.pass(0.01);
  }
  broker.shop.pass(2.5);
  EXPECT_EQ(failures(broker.shop.of(broker.publish).tally), 2);
  EXPECT_EQ(broker.row().published, 4);
  broker.expect_conserved();
}

TEST(Queues, HandFailedMessagesOutAgain) {
  Queue given;
  given.in_hand = 1;
  given.redeliver = milliseconds(10);
  Broker broker(0.001, given, 0.5);
  broker.shop.source(broker.publish, 10);
  broker.shop.pass(200);
  EXPECT_NEAR(static_cast<double>(broker.shop.of(broker.consume).tally.offered),
              2.0 * static_cast<double>(broker.row().published), 250);
  EXPECT_EQ(broker.row().redelivered + broker.row().published,
            broker.shop.of(broker.consume).tally.offered + broker.row().waiting);
  broker.expect_conserved();
}

TEST(Queues, FillWhileNobodyConsumesAndDrainAfterwards) {
  Queue given;
  given.in_hand = 4;
  Broker broker(0.008, given);  // 125 a second.
  broker.shop.source(broker.publish, 100);
  broker.shop.pass(20);
  broker.shop.run([](Context& context) { set_state(context, Id<Server>{0}, ServerState::gone); });
  broker.shop.pass(30);
  const auto backlog = static_cast<double>(broker.row().waiting);
  EXPECT_NEAR(backlog, 3000, 200);
  broker.shop.server(broker.consumers, with_cores(1));
  broker.shop.pass(backlog / 25 - 20);
  EXPECT_GT(broker.row().waiting, 100);
  broker.shop.pass(60);
  EXPECT_LT(broker.row().waiting, 100);
  EXPECT_NEAR(static_cast<double>(broker.row().delay_most) * 1e-9, 30, 0.5);
  broker.expect_conserved();
}

TEST(Queues, TakeMessagesBackFromAServerThatIsGone) {
  Queue given;
  given.in_hand = 1;
  Broker broker(5, given);
  broker.shop.ask_for(broker.publish, 2);
  broker.shop.pass(1);
  broker.shop.run([](Context& context) { set_state(context, Id<Server>{0}, ServerState::gone); });
  broker.shop.pass(1);
  EXPECT_EQ(broker.row().waiting, 2);
  EXPECT_EQ(under_way(broker.shop.world), 0);
  broker.shop.server(broker.consumers, with_cores(1));
  broker.shop.pass(20);
  EXPECT_EQ(broker.row().consumed, 2);
  broker.expect_conserved();
}

TEST(Queues, WhoeverRefusesAtOnceDoesNotSpin) {
  Queue given;
  Broker broker(1, given);
  broker.shop.run([](Context& context) {
    Server full = context[Id<Server>{0}];
    full.cores = 0;
    full.room = 0;
    change_server(context, Id<Server>{0}, full);
  });
  broker.shop.ask_for(broker.publish, 1000);
  broker.shop.pass(0.12);
  EXPECT_EQ(broker.row().consumed, 0);
  EXPECT_GT(broker.row().redelivered, 1000);
  broker.expect_conserved();
}

}  // namespace
}  // namespace drydock::requests
