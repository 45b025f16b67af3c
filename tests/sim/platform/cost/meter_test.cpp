// Meters: exact money for every pattern of starts, stops, sizes and uses.
#include <gtest/gtest.h>

#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"
#include "tests/support/property.h"

namespace drydock::cost {
namespace {

constexpr Time noon{hours(24 * 20000 + 12)};

struct Ground {
  explicit Ground(Time start = noon) : world(make(rulebook), Seed{1}, start) {
    engine.apply(world, CauseId{}, [&](Context& context) {
      context.announce(ScenarioStarted{context.name("test")});
    });
    run([](Context& context) {
      add_rate(context, "machine", "Machines", "hour", Measure::running_time,
               *Money::from_text("0.115"), Duration(hours(1)).count());
      add_rate(context, "disk", "Volumes", "GB-month", Measure::running_time,
               *Money::from_text("0.0952"), Duration(hours(730)).count());
      add_rate(context, "bytes", "Data", "GB", Measure::count, *Money::from_text("0.09"),
               gibibyte.count);
      open_books(context);
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
  Id<Meter> meter(std::string_view rate, std::int64_t size = 1) {
    Id<Meter> id;
    run([&](Context& context) { id = open_meter(context, "thing", rate, size); });
    return id;
  }
  /// Counts a use at the next full minute, as flows are counted.
  void count(Id<Meter> meter, std::int64_t quantity) {
    const Duration past = world.now().time_since_epoch() % minutes(1);
    engine.advance(world, world.now() + minutes(1) - past);
    run([&](Context& context) {
      use(context, meter, quantity);
      counted_up_to_now(context);
    });
  }
  Money postings() const {
    Money sum;
    for (const auto& [id, posting] : world.table<Posting>()) sum += posting.amount;
    return sum;
  }
  /// Exact price of a use, rounded once.
  Money exact(std::string_view rate, Int128 use) const {
    const Rate& row = world[world.find<Rate>(rate)];
    return row.price.scaled(use, row.per_unit);
  }

  Rulebook rulebook;
  Engine engine{rulebook};
  World world;
};

TEST(Meter, ChargesRunningTimeToTheNanosecond) {
  Ground ground;
  const Id<Meter> meter = ground.meter("machine");
  ground.run([&](Context& context) { start(context, meter); });
  ground.engine.advance(ground.world, noon + hours(2) + nanoseconds(1));
  EXPECT_EQ(spent(ground.world, meter), ground.exact("machine", Duration(hours(2)).count() + 1));
  EXPECT_EQ(hourly_run_rate(ground.world), *Money::from_text("0.115"));
  EXPECT_EQ(ground.world.table<Posting>().size(), 2u);
  ground.run([&](Context& context) { stop(context, meter); });
  ground.engine.advance(ground.world, noon + hours(9));
  EXPECT_EQ(ground.world.table<Posting>().size(), 3u);
  EXPECT_TRUE(hourly_run_rate(ground.world).is_zero());
  EXPECT_EQ(ground.world[meter].used, 2);
}

TEST(Meter, PostsNothingThatWasNotUsed) {
  Ground ground;
  ground.meter("bytes");
  ground.meter("machine");
  ground.engine.advance(ground.world, noon + hours(30));
  EXPECT_TRUE(ground.world.table<Posting>().empty());
}

TEST(Meter, ClosesAtFullHours) {
  Ground ground(noon + minutes(20));
  const Id<Meter> meter = ground.meter("disk", 100);
  ground.run([&](Context& context) { start(context, meter); });
  ground.engine.advance(ground.world, noon + hours(2));
  const auto& log = ground.world.table<Posting>();
  ASSERT_EQ(log.size(), 2u);
  EXPECT_EQ(log[Id<Posting>{0}].to, noon + hours(1));
  EXPECT_EQ(log[Id<Posting>{1}].from, noon + hours(1));
  EXPECT_EQ(log[Id<Posting>{1}].used, 100 * Duration(hours(1)).count());
}

TEST(Meter, KeepsTheCauseOfItsStart) {
  Ground ground;
  const Id<Meter> meter = ground.meter("machine");
  CauseId cause;
  ground.run([&](Context& context) {
    cause = context.announce(ScenarioStarted{context.name("again")});
    Context hands = context.because(cause);
    start(hands, meter);
  });
  ground.engine.advance(ground.world, noon + hours(1));
  EXPECT_EQ(ground.world.table<Posting>()[Id<Posting>{0}].cause, cause);
}

TEST(Meter, RunRateLooksBackOneHour) {
  Ground ground;
  const Id<Meter> meter = ground.meter("bytes");
  for (int minute = 0; minute < 90; ++minute) ground.count(meter, gibibyte.count);
  EXPECT_EQ(hourly_run_rate(ground.world), *Money::from_text("5.4"));
  for (int minute = 0; minute < 30; ++minute) ground.count(meter, 0);
  EXPECT_NEAR(hourly_run_rate(ground.world).to_double(), 2.7, 0.09) << "of half an hour";
  for (int minute = 0; minute < 61; ++minute) ground.count(meter, 0);
  EXPECT_TRUE(hourly_run_rate(ground.world).is_zero());
}

TEST(Meter, RunRateIsSteadyBetweenTheMomentsOfCounting) {
  Ground ground(noon + minutes(17));
  const Id<Meter> meter = ground.meter("bytes");
  EXPECT_TRUE(hourly_run_rate(ground.world).is_zero());
  for (int minute = 0; minute < 150; ++minute) {
    ground.count(meter, gibibyte.count);
    for (const int second : {0, 1, 30, 59}) {
      ground.engine.advance(ground.world, noon + minutes(18 + minute) + seconds(second));
      EXPECT_EQ(hourly_run_rate(ground.world), *Money::from_text("5.4")) << minute << " " << second;
    }
  }
}

TEST(Meter, BillIsByItemDearestFirst) {
  Ground ground;
  const Id<Meter> machine = ground.meter("machine"), data = ground.meter("bytes");
  ground.run([&](Context& context) {
    start(context, machine);
    use(context, data, 10 * gibibyte.count);
  });
  ground.engine.advance(ground.world, noon + hours(1));
  const std::vector<BillLine> lines = bill(ground.world);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(ground.world.text(lines[0].item), "Data");
  EXPECT_EQ(lines[0].amount, *Money::from_text("0.9"));
  EXPECT_EQ(lines[1].month_run_rate, *Money::from_text("83.95"));
}

TEST(Meter, RefusesAnUnknownRate) {
  Ground ground;
  EXPECT_THROW(ground.meter("unknown"), Defect);
}

struct UnitCase {
  const char* unit;
  bool known;
  Measure measure;
  std::int64_t per_unit;
};
class ParseUnit : public testing::TestWithParam<UnitCase> {};
TEST_P(ParseUnit, SaysWhatIsMeasured) {
  const UnitCase& wanted = GetParam();
  const auto unit = parse_unit(wanted.unit, 730);
  ASSERT_EQ(unit.has_value(), wanted.known);
  if (!unit) return;
  EXPECT_EQ(unit->measure, wanted.measure);
  EXPECT_EQ(unit->per_unit, wanted.per_unit);
}
INSTANTIATE_TEST_SUITE_P(
    Units, ParseUnit,
    testing::Values(UnitCase{"hour", true, Measure::running_time, 3'600'000'000'000},
                    UnitCase{"AZ-hour", true, Measure::running_time, 3'600'000'000'000},
                    UnitCase{"GB-month", true, Measure::running_time, 2'628'000'000'000'000},
                    UnitCase{"GB", true, Measure::count, 1'073'741'824},
                    UnitCase{"1,000 requests", true, Measure::count, 1000},
                    UnitCase{"NLCU-hour", true, Measure::count, 3'600'000'000'000},
                    UnitCase{"10,000 requests", true, Measure::count, 10'000},
                    UnitCase{"1,000,000 queries", true, Measure::count, 1'000'000},
                    UnitCase{"host-month", true, Measure::running_time, 2'628'000'000'000'000},
                    UnitCase{"100 metrics-month", true, Measure::running_time,
                             262'800'000'000'000'000},
                    UnitCase{"0 requests", false, Measure::count, 0},
                    UnitCase{"99,999,999,999,999 requests", false, Measure::count, 0},
                    UnitCase{"furlong", false, Measure::count, 0}));

RC_GTEST_PROP(MeterProperty, PostingsAndTheRestAreTheExactPrice, ()) {
  Ground ground(noon + nanoseconds(*rc::gen::inRange<std::int64_t>(0, 7'200'000'000'000)));
  const Id<Meter> disk = ground.meter("disk", 7), data = ground.meter("bytes");
  Int128 disk_use = 0, data_use = 0;
  const auto steps = *rc::gen::container<std::vector<std::pair<int, std::int64_t>>>(
      rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange<std::int64_t>(1, 5'000'000'000'000)));
  for (const auto& [what, number] : steps) {
    ground.run([&](Context& context) {
      if (what == 0) start(context, disk);
      if (what == 1) stop(context, disk);
      if (what == 2) use(context, data, number);
      if (what == 3) resize(context, disk, number % 1000);
    });
    if (what == 2) data_use += number;
    if (ground.world[disk].running) disk_use += Int128(ground.world[disk].size) * number;
    ground.engine.advance(ground.world, ground.world.now() + nanoseconds(number));
    const Money open = spent(ground.world) - ground.world[disk].posted - ground.world[data].posted;
    RC_ASSERT(spent(ground.world, disk) == ground.exact("disk", disk_use));
    RC_ASSERT(spent(ground.world, data) == ground.exact("bytes", data_use));
    RC_ASSERT(ground.postings() + open == spent(ground.world));
    RC_ASSERT(ground.world.only<Books>().posted == ground.postings());
  }
  Money billed;
  for (const BillLine& line : bill(ground.world)) billed += line.amount;
  RC_ASSERT(billed == spent(ground.world));
}

}  // namespace
}  // namespace drydock::cost
