// The bill in a run file: its postings add up to what the world says, open use included.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/ledger.h"
#include "sim/practice/store/run_file.h"

namespace drydock::store {
namespace {

constexpr Time start = Time(hours(24 * 365 * 55));

TEST(StoredBill, adds_up_to_what_was_spent) {
  Rulebook rules;
  cost::install(rules);
  World world(rules, Seed{1}, start);
  const Engine engine(rules);
  engine.apply(world, CauseId{}, [](Context& ctx) {
    ctx.announce(ScenarioStarted{ctx.name("a test")});
    const std::int64_t hour = Duration(hours(1)).count();
    const Money third = Money::from_text("0.333333333333333").value();
    cost::add_rate(ctx, "gate.hour", "Gates", "hour", cost::Measure::running_time, third, hour);
    cost::add_rate(ctx, "byte", "Bytes", "GB", cost::Measure::count, Money::cents(9), 1 << 30);
  });
  Id<cost::Meter> bytes;
  engine.apply(world, CauseId{0}, [&](Context& ctx) {
    cost::open_books(ctx);
    cost::start(ctx, cost::open_meter(ctx, "gate-a", "gate.hour"));
    cost::start(ctx, cost::open_meter(ctx, "gate-b", "gate.hour", 7));
    bytes = cost::open_meter(ctx, "link", "byte");
  });

  const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                     ("drydock-bill-" + std::to_string(getpid()) + ".sqlite");
  {
    auto file = RunFile::create(path, RunHeader{"{}", Seed{1}, "0.1.0", "", start});
    ASSERT_TRUE(file.has_value()) << file.error().message;
    for (int i = 1; i <= 20; ++i) {
      engine.advance(world, start + minutes(17 * i));
      engine.apply(world, CauseId{0}, [&](Context& ctx) { cost::use(ctx, bytes, 123'456'789); });
      ASSERT_TRUE(file->record(world, rules).has_value());
    }
    ASSERT_TRUE(file->finish(world, rules).has_value());
  }
  auto file = RunFile::open(path);
  const auto stored = file->bill();
  ASSERT_TRUE(stored.has_value());
  const auto expected = cost::bill(world);
  ASSERT_EQ(stored->size(), expected.size());
  Money total;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(stored->at(i).first, world.text(expected[i].item));
    EXPECT_EQ(stored->at(i).second, expected[i].amount);
    total += stored->at(i).second;
  }
  EXPECT_EQ(total, cost::spent(world));
  const auto reasons = file->why_item("Gates");
  ASSERT_TRUE(reasons.has_value());
  EXPECT_EQ(reasons->at(0).steps.back().kind, "kernel.scenario_started");
  EXPECT_EQ(file->why_item("Gate").error().hint, R"(There are "Gates" and "Bytes".)");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace drydock::store
