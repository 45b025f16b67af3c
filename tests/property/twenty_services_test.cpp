// The platform of twenty services: that it is what its page says, that flows which are set right by
// single requests count as flows do, and that looking back and forth changes nothing.
#include <gtest/gtest.h>

#include "sim/platform/rules.h"
#include "sim/platform/workload/calibration.h"
#include "sim/practice/report/agreement.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "tests/support/places.h"

namespace drydock {
namespace {

run::Run opened(const char* mode, std::uint64_t seed = 1) {
  const auto search = scenario::SearchPaths::under(places::source_dir());
  codec::Value changes{codec::Value::Object{}};
  changes.set("mode", mode);
  scenario::Adjustments adjustments;
  adjustments.changes = &changes;
  const scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/twenty-services.json", search, adjustments);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  Result<run::Run> run = run::open(*reading.scenario, platform::rules(), Seed{seed});
  EXPECT_TRUE(run) << run.error().message;
  return std::move(*run);
}

TEST(TwentyServices, AreBusyAsTheirPageSays) {
  run::Run run = opened("fluid");
  run.advance(run.now() + hours(24));
  const World& world = run.world();
  EXPECT_EQ(world.table<workload::Service>().size(), 20u);
  const double rate = world.only<workload::Flow>().rate;
  EXPECT_NEAR(rate, 500, 2);
  for (const auto& [id, service] : world.table<workload::Service>()) {
    EXPECT_NEAR(service.utilization, 0.55, 0.005) << world.text(service.name);
    EXPECT_EQ(service.success, 1) << world.text(service.name);
  }
  run.advance(run.now() + hours(6));
  EXPECT_NEAR(run.world().only<workload::Flow>().rate, 750, 1);
  run.advance(run.now() + hours(12));
  EXPECT_NEAR(run.world().only<workload::Flow>().rate, 250, 1);
}

TEST(TwentyServices, AreSetRightWithinAnHour) {
  run::Run mixed = opened("mixed"), flows = opened("fluid"), exact = opened("requests");
  for (run::Run* run : {&mixed, &flows}) run->advance(run->now() + hours(1) + seconds(1));
  exact.advance(exact.now() + minutes(10));
  const report::Summary a = report::summarise(mixed.world(), mixed.rulebook());
  const report::Summary b = report::summarise(flows.world(), flows.rulebook());
  EXPECT_EQ(a.users.figures.offered, b.users.figures.offered);
  EXPECT_EQ(a.users.figures.served, b.users.figures.served);
  EXPECT_EQ(a.total, b.total);
  EXPECT_GE(a.computed.levels.size(), 1u);
  EXPECT_LT(a.computed.levels.front().interval, 0.03);
  const auto truth = workload::users_quantiles(exact.world(), {0.5, 0.95, 0.99});
  // Load has hardly moved in ten minutes; the percentiles of ten seconds have some luck.
  mixed.rewind(exact.now());
  const auto told = workload::users_quantiles(mixed.world(), {0.5, 0.95, 0.99});
  for (std::size_t i = 0; i < truth.size(); ++i) EXPECT_NEAR(told[i], truth[i], 0.1 * truth[i]);
}

TEST(TwentyServices, GoBackIntoALookAndComeToTheSame) {
  for (const std::uint64_t seed : {1, 2}) {
    run::Run run = opened("mixed", seed);
    const Time start = run.now(), end = start + minutes(2);
    run.advance(start + seconds(35));
    EXPECT_TRUE(workload::look_runs(run.world()));
    const Fingerprint middle = run.fingerprint();
    run.advance(end);
    const Fingerprint last = run.fingerprint();
    run.rewind(start + seconds(35));
    EXPECT_EQ(run.fingerprint(), middle);
    run::Run fork = run.fork();
    fork.advance(end);
    EXPECT_EQ(fork.fingerprint(), last);
    run.rewind(end);
    EXPECT_EQ(run.fingerprint(), last);
  }
}

}  // namespace
}  // namespace drydock
