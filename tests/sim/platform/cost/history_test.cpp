// Rates of an hour ago: what starts, grows or is used more is told from what stays as it was.
#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"

namespace drydock::cost {
namespace {

constexpr Time morning{hours(24 * 20000 + 8)};

struct Town {
  Town() : world(make(rulebook), Seed{1}, morning) {
    engine.apply(world, CauseId{}, [&](Context& context) {
      context.announce(ScenarioStarted{context.name("test")});
    });
    run([&](Context& context) {
      add_rate(context, "machine", "Machines", "hour", Measure::running_time, Money::cents(10),
               Duration(hours(1)).count());
      add_rate(context, "bytes", "Data", "GB", Measure::count, Money::cents(5), gibibyte.count);
      open_books(context);
      old = open_meter(context, "old", "machine");
      fresh = open_meter(context, "fresh", "machine");
      data = open_meter(context, "data", "bytes");
      start(context, old);
    });
  }
  static const Rulebook& make(Rulebook& book) {
    install(book);
    return book;
  }
  template <class Work>
  void run(Work&& work) {
    engine.apply(world, CauseId{0}, work);
  }
  /// Plays on by full minutes, with so many GiB in each.
  void play(int count, std::int64_t gib) {
    for (int minute = 0; minute < count; ++minute) {
      engine.advance(world, world.now() + minutes(1));
      run([&](Context& context) {
        use(context, data, gib * gibibyte.count);
        counted_up_to_now(context);
      });
    }
  }
  double before(Id<Meter> meter) const {
    return hourly_run_rates_before(world)[meter.index].to_double();
  }
  double now(Id<Meter> meter) const { return hourly_run_rate(world, meter).to_double(); }

  Rulebook rulebook;
  Engine engine{rulebook};
  World world;
  Id<Meter> old, fresh, data;
};

TEST(HourlyRunRate, OfAllMetersIsTheSum) {
  Town town;
  town.play(90, 1);
  Money sum;
  for (const auto& [id, meter] : town.world.table<Meter>()) sum += hourly_run_rate(town.world, id);
  EXPECT_EQ(sum, hourly_run_rate(town.world));
}

TEST(RatesBefore, TellWhatStartedFromWhatRan) {
  Town town;
  town.play(20, 1);
  town.run([&](Context& context) { start(context, town.fresh); });
  town.play(10, 1);
  EXPECT_NEAR(town.before(town.old), 0.10, 1e-12);
  EXPECT_NEAR(town.before(town.fresh), 0, 1e-12);
  EXPECT_NEAR(town.now(town.fresh), 0.10, 1e-12);
  town.play(65, 1);  // It has been running for more than an hour by now.
  EXPECT_NEAR(town.before(town.fresh), 0.10, 1e-12);
}

TEST(RatesBefore, SeeWhatStopped) {
  Town town;
  town.play(30, 1);
  town.run([&](Context& context) { stop(context, town.old); });
  town.play(30, 1);
  EXPECT_NEAR(town.before(town.old), 0.10, 1e-12);
  EXPECT_NEAR(town.now(town.old), 0, 1e-12);
}

TEST(RatesBefore, AreOfTheHourBeforeWhereThingsAreCounted) {
  Town town;
  town.play(119, 1);
  EXPECT_NEAR(town.before(town.data), town.now(town.data), 1e-12);  // Not known yet.
  town.play(61, 3);
  EXPECT_NEAR(town.now(town.data), 60 * 3 * 0.05, 0.2);
  EXPECT_NEAR(town.before(town.data), 60 * 1 * 0.05, 0.2);
}

TEST(RatesBefore, OfAWorldWithoutBooksAreNothing) {
  Rulebook rulebook;
  install(rulebook);
  const World world(rulebook, Seed{1}, morning);
  EXPECT_TRUE(hourly_run_rates_before(world).empty());
}

}  // namespace
}  // namespace drydock::cost
