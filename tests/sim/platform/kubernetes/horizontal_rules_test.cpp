// The arithmetic of the replica calculator and of spec.behavior, as tables.
#include "sim/platform/kubernetes/horizontal_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/horizontal_behavior.h"

namespace drydock::kubernetes {
namespace {

constexpr Time now{hours(10)};

std::vector<MeasuredPod> pods_using(const std::vector<std::int64_t>& usage, std::int64_t request) {
  std::vector<MeasuredPod> pods;
  for (const std::int64_t used : usage) {
    MeasuredPod pod;
    pod.start = Time{};
    pod.ready = true;
    pod.request_milli = request;
    if (used >= 0) pod.usage_milli = used;
    pods.push_back(pod);
  }
  return pods;
}

Sync sync_with(std::int32_t current) {
  return {current, {0.1, 0.1}, true, now, seconds(120), seconds(10), false};
}

struct Utilized {
  std::string name;
  std::vector<std::int64_t> usage;  // -1: no sample.
  std::int32_t current;
  std::int64_t target;
  std::int64_t percent;
  std::int32_t replicas;
};
void PrintTo(const Utilized& row, std::ostream* out) { *out << row.name; }

class Utilization : public testing::TestWithParam<Utilized> {};

TEST_P(Utilization, AsksForReplicas) {
  const Utilized& row = GetParam();
  const Proposal proposal =
      propose_by_utilization(pods_using(row.usage, 1000), row.target, sync_with(row.current));
  EXPECT_EQ(proposal.metric, row.percent);
  EXPECT_EQ(proposal.replicas, row.replicas);
}

// Source: kubernetes/kubernetes pkg/controller/podautoscaler/replica_calculator_test.go.
INSTANTIATE_TEST_SUITE_P(
    Table, Utilization,
    testing::Values(Utilized{"Shrinks", {100, 300, 500, 250, 250}, 5, 50, 28, 3},
                    Utilized{"Grows", {300, 500, 700}, 3, 30, 50, 5},
                    Utilized{"Tolerates", {900, 1000, 1100}, 3, 100, 100, 3},
                    Utilized{"Truncates", {549, 549}, 2, 50, 54, 2},
                    Utilized{"CountsReadyPodsNotReplicas", {300, 500, 700}, 9, 30, 50, 5},
                    Utilized{"MissingIsBusyWhenShrinking", {100, 100, 100, -1}, 4, 50, 10, 3},
                    Utilized{"MissingIsIdleWhenGrowing", {1000, -1}, 2, 50, 100, 2}),
    [](const auto& row) { return row.param.name; });

TEST(Replicas, CountUnreadyPodsAsIdleWhenGrowing) {
  std::vector<MeasuredPod> pods = pods_using({400, 500, 700}, 1000);
  pods[0].ready = false;
  EXPECT_EQ(propose_by_utilization(pods, 30, sync_with(3)).replicas, 4);
}

TEST(Replicas, SayWhatIsWrong) {
  std::vector<MeasuredPod> pods = pods_using({-1, -1}, 1000);
  EXPECT_EQ(propose_by_utilization(pods, 50, sync_with(2)).error, MetricError::no_metrics);
  Sync strangers = sync_with(2);
  strangers.strangers = true;
  EXPECT_EQ(propose_by_utilization(pods, 50, strangers).error,
            MetricError::no_metrics_for_known_pods);
  pods = pods_using({500, 500}, 1000);
  pods[1].request_milli.reset();
  EXPECT_EQ(propose_by_utilization(pods, 50, sync_with(2)).error, MetricError::missing_request);
}

TEST(Replicas, FollowMeansTotalsAndShares) {
  Sync sync = sync_with(2);
  sync.is_cpu = false;
  EXPECT_EQ(propose_by_average(pods_using({30'000, 50'001}, 0), 20'000, sync).replicas, 4);
  EXPECT_EQ(propose_by_average(pods_using({30'000, 50'001}, 0), 20'000, sync).metric, 40'000);
  EXPECT_EQ(propose_by_value(45'000, 20'000, 2, sync).replicas, 5);
  EXPECT_EQ(propose_by_value(21'000, 20'000, 2, sync).replicas, 2);
  EXPECT_EQ(propose_by_value(45'000, 20'000, 0, sync_with(0)).replicas, 3);
  EXPECT_EQ(propose_by_share(90'000, 20'000, sync).replicas, 5);
  EXPECT_EQ(propose_by_share(40'000, 20'000, sync).replicas, 2);
  EXPECT_EQ(propose_by_share(40'000, 20'000, sync_with(0)).replicas, 2);
}

TEST(Clamp, LimitsGrowthToTwiceOrFour) {
  EXPECT_EQ(clamp_without_behavior(50, 3, 1, 100, 2, 4).replicas, 6);
  EXPECT_EQ(clamp_without_behavior(50, 1, 1, 100, 2, 4).replicas, 4);
  EXPECT_EQ(clamp_without_behavior(50, 30, 1, 40, 2, 4).reason, LimitReason::too_many_replicas);
  EXPECT_EQ(clamp_without_behavior(0, 3, 2, 40, 2, 4).reason, LimitReason::too_few_replicas);
}

struct Rated {
  std::string name;
  std::vector<RatePolicy> policies;
  SelectPolicy select;
  std::int32_t current, desired;
  std::vector<ScaleEvent> ups, downs;
  std::int32_t replicas;
  LimitReason reason;
};
void PrintTo(const Rated& row, std::ostream* out) { *out << row.name; }

class Rates : public testing::TestWithParam<Rated> {};

TEST_P(Rates, LimitTheChange) {
  const Rated& row = GetParam();
  const ScalingRules rules{row.policies, row.select, {}};
  const Bounded bounded = clamp_with_behavior(row.desired, row.current, 1, 1000,
                                              {rules, rules, row.ups, row.downs}, now);
  EXPECT_EQ(bounded.replicas, row.replicas);
  EXPECT_EQ(bounded.reason, row.reason);
}

const std::vector<RatePolicy> both = {{false, 4, seconds(60)}, {true, 100, seconds(60)}};
const std::vector<RatePolicy> four = {{false, 4, seconds(60)}}, half = {{true, 50, seconds(60)}};
constexpr auto up = LimitReason::scale_up_limit, down = LimitReason::scale_down_limit,
               within = LimitReason::desired_within_range;
// clang-format off
INSTANTIATE_TEST_SUITE_P(
    Table, Rates,
    testing::Values(
        Rated{"MaxTakesTheGreaterChange", both, SelectPolicy::max, 10, 100, {}, {}, 20, up},
        Rated{"MinTakesTheSmallerChange", both, SelectPolicy::min, 10, 100, {}, {}, 14, up},
        Rated{"DisabledHolds", both, SelectPolicy::disabled, 10, 100, {}, {}, 10, up},
        Rated{"EarlierGrowthCounts", four, SelectPolicy::max, 13, 100,
              {{3, now - seconds(59)}}, {}, 14, up},
        Rated{"OlderGrowthDoesNot", four, SelectPolicy::max, 13, 100,
              {{3, now - seconds(60)}}, {}, 17, up},
        Rated{"OvershotLimitHolds", four, SelectPolicy::max, 20, 100,
              {{9, now - seconds(5)}}, {}, 20, up},
        Rated{"ShrinkTruncates", half, SelectPolicy::max, 9, 1, {}, {}, 4, down},
        Rated{"ShrinkByMin", both, SelectPolicy::min, 10, 1, {}, {}, 6, down},
        Rated{"WithinRange", both, SelectPolicy::max, 10, 12, {}, {}, 12, within}),
    [](const auto& row) { return row.param.name; });
// clang-format on

TEST(Stabilization, HoldsBackInBothDirections) {
  const std::vector<Recommendation> recent = {
      {3, now - seconds(400)}, {8, now - seconds(100)}, {5, now - seconds(30)}};
  EXPECT_EQ(stabilize_down(recent, 2, seconds(300), now), 8);
  EXPECT_EQ(stabilize_down(recent, 2, seconds(60), now), 5);
  EXPECT_EQ(stabilize(recent, 20, 4, seconds(60), seconds(300), now), 5);
  EXPECT_EQ(stabilize(recent, 20, 4, seconds(0), seconds(300), now), 20);
  EXPECT_EQ(stabilize(recent, 1, 10, seconds(0), seconds(300), now), 8);
}

TEST(ScaleEvents, OverwriteTheLastOutdatedOne) {
  std::vector<ScaleEvent> events = {
      {7, now - seconds(200)}, {6, now - seconds(121)}, {1, now - seconds(10)}};
  store_event(events, 5, seconds(120), now);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_TRUE(events[0].outdated);
  EXPECT_EQ(events[1].change, 5);
  EXPECT_EQ(change_in(events, seconds(60), now), 6);
}

struct Weighed {
  std::string name;
  std::vector<MetricAnswer> metrics;
  std::int32_t replicas;
  ActiveReason active;
};
void PrintTo(const Weighed& row, std::ostream* out) { *out << row.name; }

class SeveralMetrics : public testing::TestWithParam<Weighed> {};

TEST_P(SeveralMetrics, AreWeighed) {
  const Weighed& row = GetParam();
  HorizontalSync sync;
  sync.current = 5;
  sync.min = 1;
  sync.max = 20;
  sync.metrics = row.metrics;
  sync.factor = 2;
  sync.least = 4;
  sync.now = now;
  const Decision decision = decide(sync);
  EXPECT_EQ(decision.replicas, row.replicas);
  EXPECT_EQ(decision.active, row.active);
}

constexpr MetricAnswer failing{MetricError::no_metrics, 5, ActiveReason::failed_get_pods_metric};
INSTANTIATE_TEST_SUITE_P(
    Table, SeveralMetrics,
    testing::Values(Weighed{"TheLargestWins",
                            {{MetricError::none, 3}, {MetricError::none, 8}},
                            8,
                            ActiveReason::valid_metric_found},
                    Weighed{"OneFailsGrowth",
                            {failing, {MetricError::none, 8}},
                            8,
                            ActiveReason::valid_metric_found},
                    Weighed{"OneFailsNoShrinking",
                            {failing, {MetricError::none, 3}},
                            5,
                            ActiveReason::failed_get_pods_metric},
                    Weighed{
                        "AllFail", {failing, failing}, 5, ActiveReason::failed_get_pods_metric}),
    [](const auto& row) { return row.param.name; });

TEST(Sync, NeedsNoMetricOutsideItsBounds) {
  EXPECT_EQ(decide_without_metrics(0, 1, 5)->active, ActiveReason::scaling_disabled);
  EXPECT_EQ(decide_without_metrics(9, 1, 5)->replicas, 5);
  EXPECT_EQ(decide_without_metrics(1, 2, 5)->why, RescaleReason::below_min);
  EXPECT_FALSE(decide_without_metrics(0, 0, 5).has_value());
  EXPECT_EQ(reason_name(LimitReason::scale_up_limit), "ScaleUpLimit");
  EXPECT_EQ(reason_name(ActiveReason::failed_get_resource_metric), "FailedGetResourceMetric");
}

}  // namespace
}  // namespace drydock::kubernetes
