// Why: chains of causes of a fact, a waiting pod and a line of the bill.
#include "sim/practice/run/why.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/cost/ledger.h"
#include "sim/platform/kubernetes/tables.h"
#include "tests/support/toy.h"

namespace drydock::run {
namespace {

struct StormCame {
  static constexpr FactStyle style{"test.storm_came", "a storm came", Tone::broken};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(StormCame, unused)
};
struct PodWaits {
  static constexpr FactStyle style{"test.pod_waits", "{pod} waits", Tone::strained};
  Id<kubernetes::Pod> pod;
  DRYDOCK_FIELDS(PodWaits, pod)
};

using toy::start;

class Why : public testing::Test {
 protected:
  Why() : world((prepare(rules), rules), Seed{1}, start) {
    engine.apply(world, CauseId{}, [](Context& ctx) {
      ctx.announce(ScenarioStarted{ctx.name("a test")});
      cost::add_rate(ctx, "gate.hour", "Gates", "hour", cost::Measure::running_time,
                     Money::dollars(2), Duration(hours(1)).count());
    });
    engine.apply(world, CauseId{0}, [&](Context& ctx) {
      cost::open_books(ctx);
      cost::start(ctx, cost::open_meter(ctx, "old gate", "gate.hour"));
      kubernetes::Pod pod;
      pod.name = ctx.name("api-1");
      waiting = ctx.add(pod);
    });
    engine.advance(world, start + minutes(90));
    engine.apply(world, CauseId{0}, [&](Context& ctx) {
      storm = ctx.announce(StormCame{});
      Context after = ctx.because(storm);
      const CauseId cause = after.announce(PodWaits{waiting});
      after.edit(waiting).pending_cause = cause;
      cost::start(after, cost::open_meter(after, "new gate", "gate.hour"));
    });
    engine.advance(world, start + minutes(150));
  }

  static void prepare(Rulebook& rulebook) {
    rulebook.table<kubernetes::Pod>();
    rulebook.fact<StormCame>();
    rulebook.fact<PodWaits>();
    cost::install(rulebook);
  }

  Rulebook rules;
  Engine engine{rules};
  World world;
  Id<kubernetes::Pod> waiting;
  CauseId storm;
};

TEST_F(Why, a_fact_is_traced_from_symptom_to_root) {
  const auto steps = why(world, rules, world[waiting].pending_cause);
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].text, "api-1 waits");
  EXPECT_EQ(steps[0].tone, Tone::strained);
  EXPECT_EQ(steps[1].text, "a storm came");
  EXPECT_EQ(steps[1].at, start + minutes(90));
  EXPECT_EQ(steps[2].kind, "kernel.scenario_started");
  EXPECT_TRUE(why(world, rules, CauseId{}).empty());
  EXPECT_TRUE(why(world, rules, CauseId{12'345}).empty());
}

TEST_F(Why, a_pod_is_asked_by_name) {
  const auto steps = why_pod(world, rules, "api-1");
  ASSERT_TRUE(steps.has_value());
  EXPECT_EQ(steps->size(), 3u);
  EXPECT_EQ(why_pod(world, rules, "nobody").error().code, "unknown_pod");
  engine.apply(world, CauseId{0},
               [&](Context& ctx) { ctx.edit(waiting).phase = kubernetes::PodPhase::running; });
  EXPECT_EQ(why_pod(world, rules, "api-1")->front().text, "api-1 waits");
}

TEST_F(Why, a_cost_is_split_by_its_causes) {
  const auto reasons = why_item(world, rules, "Gates");
  ASSERT_TRUE(reasons.has_value());
  ASSERT_EQ(reasons->size(), 2u);
  EXPECT_EQ(reasons->at(0).amount, "$5.00");  // 2.5 h from the start.
  EXPECT_EQ(reasons->at(0).steps.size(), 1u);
  EXPECT_EQ(reasons->at(1).amount, "$2.00");  // 1 h from the storm.
  EXPECT_EQ(reasons->at(1).steps.front().id, storm);
  EXPECT_EQ(why_item(world, rules, "Gates", 1)->size(), 1u);
  const auto unknown = why_item(world, rules, "Gate");
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().hint, "Did you mean \"Gates\"?");
}

}  // namespace
}  // namespace drydock::run
