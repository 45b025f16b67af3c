// The bill in a run file: its postings add up to what the world says, open use included.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/ledger.h"
#include "sim/practice/store/run_file.h"
#include "tests/support/toy.h"

namespace drydock::store {
namespace {

using toy::start;

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

class StoredFlows : public testing::Test {
 protected:
  StoredFlows() : world_(make(rules_), Seed{1}, start), engine_(rules_) {
    engine_.apply(world_, CauseId{}, [](Context& ctx) {
      ctx.announce(ScenarioStarted{ctx.name("a test")});
      cost::add_rate(ctx, "byte", "Bytes", "GB", cost::Measure::count, Money::cents(9), 1000);
      cost::add_rate(ctx, "gate", "Gates", "hour", cost::Measure::running_time, Money::cents(50),
                     Duration(hours(1)).count());
    });
    engine_.apply(world_, CauseId{0}, [&](Context& ctx) {
      cost::open_books(ctx);
      link_ = cost::open_meter(ctx, "link", "byte");
      gate_ = cost::open_meter(ctx, "gate-b", "gate");
      cost::start(ctx, cost::open_meter(ctx, "gate-a", "gate"));
    });
  }
  ~StoredFlows() override { std::filesystem::remove(path_); }
  static const Rulebook& make(Rulebook& rules) {
    cost::install(rules);
    return rules;
  }
  /// From now on web sends so much to mail and to pay, until `span` has gone by.
  CauseId send(double mail, double pay, Duration span) {
    CauseId cause;
    engine_.apply(world_, CauseId{0}, [&](Context& ctx) {
      cause = ctx.announce(ScenarioStarted{ctx.name("more mail")});
      Context hands = ctx.because(cause);
      cost::Sharing sharing(hands, link_);
      sharing.put(ctx.name("web"), ctx.name("mail"), ctx.name("buy"), mail);
      sharing.put(ctx.name("web"), ctx.name("pay"), {}, pay);
    });
    const Time end = world_.now() + span;
    while (world_.now() < end) {
      engine_.advance(world_, world_.now() + minutes(1) - nanoseconds(1));
      engine_.apply(world_, CauseId{0}, [&](Context& ctx) {
        cost::use(ctx, link_, static_cast<std::int64_t>((mail + pay) * 60 + 0.5));
        cost::counted_up_to_now(ctx);
      });
      engine_.advance(world_, world_.now() + nanoseconds(1));
    }
    return cause;
  }
  RunFile keep() {
    {
      auto file = RunFile::create(path_, RunHeader{"{}", Seed{1}, "0.1.0", "", start});
      EXPECT_TRUE(file.value().record(world_, rules_).has_value());
      EXPECT_TRUE(file.value().finish(world_, rules_).has_value());
    }
    auto opened = RunFile::open(path_);
    return std::move(opened.value());
  }

  Rulebook rules_;
  World world_;
  Engine engine_;
  Id<cost::Meter> link_, gate_;
  const std::filesystem::path path_ = std::filesystem::temp_directory_path() /
                                      ("drydock-flows-" + std::to_string(getpid()) + ".sqlite");
};

TEST_F(StoredFlows, say_who_made_an_item) {
  const CauseId cause = send(30, 10, hours(2));
  RunFile file = keep();
  const auto flows = file.flows("Bytes");
  ASSERT_TRUE(flows.has_value());
  ASSERT_EQ(flows->size(), 2u);
  EXPECT_EQ(say(flows->at(0)), "web to mail for buy, link");
  EXPECT_EQ(say(flows->at(1)), "web to pay, link");
  EXPECT_NEAR(flows->at(0).amount.to_double(), 3 * flows->at(1).amount.to_double(), 1e-3);
  EXPECT_EQ(flows->at(0).cause, cause);
  EXPECT_TRUE(file.flows("Gates")->empty());
}

TEST_F(StoredFlows, rank_what_made_the_bill_rise) {
  send(10, 10, hours(2));
  engine_.apply(world_, CauseId{0}, [&](Context& ctx) { cost::start(ctx, gate_); });
  const CauseId cause = send(60, 10, hours(3));
  RunFile file = keep();
  const auto rise = file.rise(start + hours(2), hours(1));
  ASSERT_TRUE(rise.has_value()) << rise.error().message;
  ASSERT_EQ(rise->items.size(), 2u);
  EXPECT_EQ(rise->items[0].item, "Bytes");
  EXPECT_EQ(rise->items[1].item, "Gates");
  EXPECT_EQ(rise->items[1].change.difference(), Money::cents(50));
  EXPECT_EQ(rise->items[1].reasons.at(0).what, "gate-b");
  ASSERT_FALSE(rise->items[0].reasons.empty());
  EXPECT_EQ(rise->items[0].reasons[0].what, "web to mail for buy, link");
  EXPECT_EQ(rise->items[0].reasons[0].cause, cause);
  EXPECT_NEAR(rise->items[0].reasons[0].change.difference().to_double(), 0.09 * 50 * 3.6, 0.3);
  EXPECT_EQ(rise->change.difference(),
            rise->items[0].change.difference() + rise->items[1].change.difference());
  EXPECT_EQ(file.rise(start + hours(9), hours(1)).error().code, "out_of_range");
}

/// A link whose first thousand units of a month are free, and the next hundred thousand dear.
class StoredTiers : public StoredFlows {
 protected:
  StoredTiers() {
    engine_.apply(world_, CauseId{0}, [&](Context& ctx) {
      const cost::Tier tiers[] = {
          {1000, Money{}}, {2000, Money::cents(10)}, {cost::open_end, Money::cents(5)}};
      cost::add_rate(ctx, "tiered", "Bytes in tiers", "GB", cost::Measure::count, tiers, 1000);
      link_ = cost::open_meter(ctx, "wire", "tiered");
    });
  }
  std::vector<ChangeReason> reasons(int before, int length) {
    RunFile file = keep();
    const auto rise = file.rise(start + hours(before), hours(length));
    EXPECT_TRUE(rise.has_value());
    return rise.has_value() && !rise->items.empty() ? rise->items[0].reasons
                                                    : std::vector<ChangeReason>();
  }
};

TEST_F(StoredTiers, name_the_free_part_that_ended) {
  send(50, 50, hours(5));  // 360 units an hour: free for two hours and a bit.
  const auto found = reasons(1, 1);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].what.find("the price of a GB, from free to $0.1"), 0u) << found[0].what;
  EXPECT_NE(found[0].what.find("the free first 1 000 GB of the month were used up"),
            std::string::npos)
      << found[0].what;
  EXPECT_FALSE(found[0].cause);
}

TEST_F(StoredTiers, keep_more_use_apart_from_a_cheaper_tier) {
  send(50, 50, hours(4));  // Into the dear tier.
  const CauseId cause = send(250, 50, hours(5));
  const auto found = reasons(4, 1);
  ASSERT_EQ(found.size(), 2u);
  // Three times as much at the price of before, and then half the price for all of it.
  const auto& more = found[0].cause == cause ? found[0] : found[1];
  const auto& cheaper = found[0].cause == cause ? found[1] : found[0];
  EXPECT_EQ(more.what, "web to mail for buy, wire");
  EXPECT_NEAR(more.change.difference().to_double(), 72, 1);
  EXPECT_NE(cheaper.what.find("to $0.05"), std::string::npos) << cheaper.what;
  EXPECT_NEAR(cheaper.change.difference().to_double(), -54, 1);
}

}  // namespace
}  // namespace drydock::store
