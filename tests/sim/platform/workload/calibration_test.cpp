// Tests how flows are set right by single requests: levels and regimes, intervals, doubts, hours,
// and that looks leave all counts alone.
#include "sim/platform/workload/calibration.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/engine/base/math.h"
#include "sim/platform/workload/doubts.h"
#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

TEST(Batches, KnowTheirIntervalFromSixOn) {
  Batches batches;
  for (const double value : {1.0, 3.0, 1.0, 3.0, 1.0}) batches.add(value);
  EXPECT_EQ(batches.interval(), std::numeric_limits<double>::infinity());
  batches.add(3);
  // Standard deviation sqrt(6/5), six values, and 2.45 for Student's 2.57 with five degrees.
  EXPECT_NEAR(batches.interval(), 2.45 * std::sqrt(1.2 / 6), 1e-9);
  for (int i = 0; i < 47; ++i) {
    batches.add(1);
    batches.add(3);
  }
  EXPECT_NEAR(batches.interval(), 1.99 * std::sqrt(1.0101 / 100), 1e-3);
}

FlowModel model_of(double pods, double silent, double utilisation) {
  FlowModel model;
  FlowService service;
  service.pods = pods;
  service.answering[0] = pods;
  service.silent[0] = silent;
  service.cores = 1;
  service.utilization = utilisation;
  model.services = {service, FlowService{}};
  model.users_rate = 100;
  return model;
}

TEST(Conditions, TellWaysFromSizes) {
  const Conditions usual = conditions_of(model_of(4, 0, 0.5));
  EXPECT_EQ(conditions_of(model_of(4, 0, 0.7)), usual);
  FlowModel busier = model_of(4, 0, 0.5);
  busier.users_rate = 200;
  EXPECT_EQ(conditions_of(busier), usual);
  const Conditions more = conditions_of(model_of(8, 0, 0.5));
  EXPECT_EQ(more.ways, usual.ways);
  EXPECT_NE(more.sizes, usual.sizes);
  EXPECT_NE(conditions_of(model_of(4, 1, 0.5)).ways, usual.ways);
  FlowModel barred = model_of(4, 0, 0.5);
  barred.barred[0][1] = true;
  EXPECT_NE(conditions_of(barred).ways, usual.ways);
  EXPECT_EQ(load_of(model_of(4, 0, 0.7)), 0.7);
  EXPECT_EQ(step_of(0.549), 10);
  EXPECT_EQ(step_of(0.551), 11);
}

FlowService busy(double utilisation) {
  FlowService service;
  service.pods = 1;
  service.cores = 2;
  service.admitted = 100;
  service.work = 100 * 0.01;
  service.utilization = utilisation;
  return service;
}

TEST(Doubts, ComeWhereFormulasDoNotHold) {
  EXPECT_EQ(doubt_of(busy(0.5), 0), Doubt::none);
  EXPECT_EQ(doubt_of(busy(0.95), 1e9), Doubt::overloaded);
  // 3 * 0.01 / (2 (1 - sqrt(0.94))^2) = 16 s.
  EXPECT_NEAR(relaxation_time(0.01, 2, 0.94), 5.4, 0.1);
  EXPECT_EQ(relaxation_time(0.01, 2, 1), std::numeric_limits<double>::infinity());
  EXPECT_EQ(doubt_of(busy(0.94), 10), Doubt::unsettled);
  EXPECT_EQ(doubt_of(busy(0.94), 20), Doubt::none);
  FlowService held = busy(0.3);
  held.concurrency = 4;
  held.wait = 0.010;
  held.latency = {0.050, 0.001};
  EXPECT_EQ(doubt_of(held, 1e9), Doubt::few_workers);
  held.concurrency = 64;
  EXPECT_EQ(doubt_of(held, 1e9), Doubt::none);
  FlowService idle = busy(0.99);
  idle.admitted = 0;
  EXPECT_EQ(doubt_of(idle, 0), Doubt::none);
}

TEST(Levels, AreKeptByRegimeAndStepAndForgottenWhenTooMany) {
  Shop shop("", RequestMode::mixed);
  shop.run([](Context& context) {
    const Conditions first{1, 1};
    const Id<Level> level = level_at(context, first, 0.52);
    EXPECT_EQ(level_at(context, first, 0.54), level);
    EXPECT_NE(level_at(context, first, 0.56), level);
    EXPECT_NE(level_at(context, {1, 2}, 0.52), level);
    for (std::uint64_t i = 10; i < 40; ++i) level_at(context, {i, i}, 0.5);
    EXPECT_LE(context.table<Regime>().size(), 12u);
    EXPECT_LE(context.table<Level>().size(), 15u);
  });
}

TEST(Looks, SetTimesRightAndLeaveCountsAlone) {
  Shop mixed("", RequestMode::mixed), flows, requests("", RequestMode::requests);
  for (Shop* one : {&mixed, &flows, &requests}) one->pass(minutes(60));
  EXPECT_FALSE(requests_run(mixed.world));
  const Computed how = computed(mixed.world);
  EXPECT_EQ(how.mode, RequestMode::mixed);
  EXPECT_EQ(how.one_by_one, Duration::zero());
  EXPECT_GT(how.looked_requests, 1'000);
  ASSERT_FALSE(how.levels.empty());
  EXPECT_GE(mixed.count("workload.flows_set_right"), 1);
  const ServiceReport a = users_report(mixed.world), b = users_report(flows.world);
  EXPECT_EQ(a.offered, b.offered);
  EXPECT_EQ(a.served, b.served);
  for (const char* rate :
       {"nat_gateway.data_processed", "transfer.inter_az_each_way", "transfer.internet_out"})
    EXPECT_EQ(mixed.used(rate), flows.used(rate)) << rate;
  EXPECT_EQ(mixed.world[mixed.backlog].published.count, flows.world[flows.backlog].published.count);
  const ServiceReport exact = users_report(requests.world);
  EXPECT_NEAR(a.p99, exact.p99, 0.06 * exact.p99);
  EXPECT_NEAR(a.p50, exact.p50, 0.04 * exact.p50);
  EXPECT_NEAR(users_quantile(mixed.world, 0.95), exact.p95, 0.06 * exact.p95);
}

TEST(Looks, EndWhenAFaultBringsRequests) {
  Shop shop("", RequestMode::mixed);
  shop.pass(minutes(2));
  EXPECT_TRUE(look_runs(shop.world));
  shop.run([&](Context& context) { network::fail_zone(context, shop.zones[1]); });
  shop.pass(minutes(1));
  EXPECT_TRUE(requests_run(shop.world));
  EXPECT_FALSE(look_runs(shop.world));
  EXPECT_GT(computed(shop.world).one_by_one, Duration::zero());
}

TEST(Hours, AreKeptOperationByOperation) {
  Shop shop;
  shop.pass(hours(3));
  std::int64_t served = 0;
  std::uint32_t rows = 0;
  Time last{};
  for (const auto& [id, hour] : shop.world.table<Hour>()) {
    if (rows++ > 0) {
      EXPECT_EQ(hour.from, last);
    }
    last = hour.to;
    served += hour.served;
    EXPECT_GT(hour.p99, hour.p95);
    EXPECT_GT(hour.p95, hour.p50);
  }
  EXPECT_GE(rows, 2u);
  EXPECT_LE(served, users_report(shop.world).served);
  EXPECT_GT(served, users_report(shop.world).served / 2);
}

}  // namespace
}  // namespace drydock::workload
