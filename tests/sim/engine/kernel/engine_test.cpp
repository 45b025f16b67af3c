// A toy harbour: events, facts with causes, listeners, commands, forks and fingerprints.
#include "sim/engine/kernel/engine.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/samples.h"

namespace drydock {
namespace harbour {

struct Ship {
  Name name;
  Id<StreamRow> luck;
  int voyages = 0;
  int repairs = 0;
  DRYDOCK_FIELDS(Ship, name, luck, voyages, repairs)
};

struct VoyageDue {
  Id<Ship> ship;
  DRYDOCK_FIELDS(VoyageDue, ship)
};

struct ShipReturned {
  static constexpr FactStyle style{"harbour.ship_returned", "{ship} is back after {days}"};
  Id<Ship> ship;
  Duration days{};
  DRYDOCK_FIELDS(ShipReturned, ship, days)
};

struct ShipRepaired {
  static constexpr FactStyle style{"harbour.ship_repaired", "{ship} was repaired"};
  Id<Ship> ship;
  DRYDOCK_FIELDS(ShipRepaired, ship)
};

struct SendShip {
  static constexpr CommandStyle style{"harbour.send_ship", "send {ship}"};
  std::string ship;
  DRYDOCK_FIELDS(SendShip, ship)
};

Result<Forecast> check(const World& world, const SendShip& command) {
  if (!world.find<Ship>(command.ship)) return fail("refused", "There is no ship " + command.ship);
  return Forecast{"The ship leaves.", {command.ship}, false};
}

void apply(Context& context, const SendShip& command) {
  const Id<Ship> ship = context.world().find<Ship>(command.ship);
  context.schedule(context.random(context[ship].luck).exponential(Duration(hours(24))),
                   VoyageDue{ship});
}

void on_voyage_due(Context& context, const VoyageDue& due) {
  ++context.edit(due.ship).voyages;
  context.announce(ShipReturned{due.ship, hours(24)});
}

void on_ship_returned(Context& context, const ShipReturned& fact) {
  ++context.edit(fact.ship).repairs;
  context.announce(ShipRepaired{fact.ship});
}

Rulebook rules() {
  Rulebook rulebook;
  rulebook.table<Ship>();
  rulebook.on<on_voyage_due>();
  rulebook.fact<ShipReturned>();
  rulebook.fact<ShipRepaired>();
  rulebook.listen<on_ship_returned>();
  rulebook.command<SendShip>(Role::trainee);
  return rulebook;
}

class Harbour : public testing::Test {
 protected:
  World build(std::initializer_list<const char*> ships) const {
    World world(rulebook, Seed{42}, Time{} + hours(1));
    engine.apply(world, CauseId{}, [&](Context& context) {
      context.announce(ScenarioStarted{context.name("harbour")});
      for (const char* ship : ships) {
        const Name name = context.name(ship);
        context.add(Ship{name, context.stream(name, "voyage"), 0, 0});
      }
    });
    return world;
  }
  Time later(int days) const { return Time{} + hours(24 * days); }

  Rulebook rulebook = rules();
  Engine engine{rulebook};
};

TEST_F(Harbour, AFactKnowsTheCommandThatLedToIt) {
  World world = build({"Anna"});
  engine.give(world, SendShip{"Anna"}, Actor::trainee);
  engine.advance(world, later(30));
  const Table<Record>& chronicle = world.chronicle();
  ASSERT_EQ(chronicle.size(), 4u);
  EXPECT_EQ(rulebook.say(world, chronicle[CauseId{1}]), "trainee: send Anna");
  EXPECT_EQ(rulebook.say(world, chronicle[CauseId{2}]), "Anna is back after 1d");
  EXPECT_EQ(rulebook.say(world, chronicle[CauseId{3}]), "Anna was repaired");
  EXPECT_EQ(chronicle[CauseId{3}].parent, CauseId{2});
  EXPECT_EQ(chronicle[CauseId{2}].parent, CauseId{1});
  EXPECT_EQ(chronicle[CauseId{1}].parent, CauseId{0});
}

TEST_F(Harbour, TheClockStandsWhereItWasAskedTo) {
  World world = build({});
  engine.advance(world, later(3));
  EXPECT_EQ(world.now(), later(3));
}

TEST_F(Harbour, AForkAndItsParentGoTheirOwnWays) {
  World world = build({"Anna", "Berta"});
  engine.give(world, SendShip{"Anna"}, Actor::trainee);
  World fork = world.fork();
  const Fingerprint before = rulebook.fingerprint(world);
  EXPECT_EQ(rulebook.fingerprint(fork), before);
  engine.give(fork, SendShip{"Berta"}, Actor::trainee);
  engine.advance(fork, later(60));
  EXPECT_EQ(rulebook.fingerprint(world), before);
  World again = build({"Anna", "Berta"});
  engine.give(again, SendShip{"Anna"}, Actor::trainee);
  engine.give(again, SendShip{"Berta"}, Actor::trainee);
  engine.advance(again, later(60));
  EXPECT_EQ(rulebook.fingerprint(again), rulebook.fingerprint(fork));
}

TEST_F(Harbour, ALookHasNoFuture) {
  World world = build({"Anna"});
  engine.give(world, SendShip{"Anna"}, Actor::trainee);
  World look = world.look();
  EXPECT_EQ(look.future().size(), 0u);
  EXPECT_EQ(look.chronicle().size(), world.chronicle().size());
  engine.advance(world, later(30));
  EXPECT_EQ(look.table<Ship>()[Id<Ship>{0}].voyages, 0);
}

TEST_F(Harbour, ANewShipMovesNobodysLuck) {
  World small = build({"Anna"});
  World large = build({"Zora", "Anna"});
  for (World* world : {&small, &large}) {
    engine.give(*world, SendShip{"Anna"}, Actor::trainee);
    engine.advance(*world, later(60));
  }
  EXPECT_EQ(small.chronicle()[CauseId{2}].at, large.chronicle()[CauseId{2}].at);
}

TEST_F(Harbour, ARefusalChangesNothing) {
  World world = build({"Anna"});
  const Fingerprint before = rulebook.fingerprint(world);
  const auto answer = rulebook.check(world, SendShip{"Nobody"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "There is no ship Nobody");
  EXPECT_EQ(rulebook.fingerprint(world), before);
}

TEST_F(Harbour, StepsOneInstantAtATime) {
  World world = build({"Anna", "Berta"});
  engine.give(world, SendShip{"Anna"}, Actor::trainee);
  engine.give(world, SendShip{"Berta"}, Actor::trainee);
  EXPECT_TRUE(engine.step(world, Time::max()));
  EXPECT_TRUE(engine.step(world, Time::max()));
  EXPECT_FALSE(engine.step(world, Time::max()));
}

void read_voyages(const World& world, Sampler& sampler) {
  for (const auto& [id, metric] : world.table<Metric>())
    sampler.put(id, in_seconds(world.now() - world.start()));
}

TEST(Samples, FormAPyramidWhoseMeansAgree) {
  Rulebook rulebook;
  rulebook.metrics(read_voyages);
  const Engine engine(rulebook);
  World world(rulebook, Seed{1}, Time{});
  engine.apply(world, CauseId{}, [](Context& context) {
    context.announce(ScenarioStarted{context.name("samples")});
    add_metric(context, "elapsed", "s");
    start_sampling(context, SampleSettings{seconds(10), hours(2)});
  });
  engine.advance(world, Time{} + hours(24 * 20));
  const Id<Metric> metric{0};
  EXPECT_LT(world.table<Sample>().size() - world.table<Sample>().first(), 2048u + 1024u);
  const auto recent = series(world, metric, world.now() - hours(1), world.now());
  ASSERT_EQ(recent.size(), 360u);
  EXPECT_EQ(recent.back().mean, 20 * 24 * 3600.0);
  const auto all = series(world, metric, Time{}, world.now());
  ASSERT_EQ(all.size(), 480u);
  EXPECT_NEAR(all[100].mean, 100.5 * 3600, 10.0);
  EXPECT_EQ(all[100].most, 101 * 3600.0);
}

}  // namespace harbour
}  // namespace drydock
