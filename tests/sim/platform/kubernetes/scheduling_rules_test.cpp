// Filters, scores and sentences over plain values.
#include "sim/platform/kubernetes/scheduling_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/label_rules.h"
#include "sim/platform/kubernetes/preemption_rules.h"
#include "sim/platform/kubernetes/resource_scores.h"
#include "sim/platform/kubernetes/spread_rules.h"

namespace drydock::kubernetes {
namespace {

using testing::ElementsAre;

struct ScoreCase {
  const char* name;
  std::vector<ScoredResource> resources;
  std::int64_t least, balanced;
};

class Scores : public testing::TestWithParam<ScoreCase> {};

// Expected values: kubernetes/kubernetes noderesources/least_allocated_test.go and
// balanced_allocation_test.go.
TEST_P(Scores, AreThoseOfTheScheduler) {
  EXPECT_EQ(least_allocated(GetParam().resources), GetParam().least);
  EXPECT_EQ(balanced_allocation(GetParam().resources), GetParam().balanced);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Scores,
    testing::Values(ScoreCase{"nothing", {{4000, 0}, {10000, 0}}, 100, 100},
                    ScoreCase{"unequal", {{4000, 3000}, {10000, 5000}}, 37, 87},
                    ScoreCase{"even", {{6000, 3000}, {10000, 5000}}, 50, 100},
                    ScoreCase{"over", {{4000, 6000}, {10000, 5000}}, 25, 75},
                    ScoreCase{"no_capacity", {{0, 0}, {10000, 5000}}, 50, 100}),
    [](const auto& tested) { return tested.param.name; });

// Source: kubernetes/kubernetes podtopologyspread/scoring_test.go, "minDomains has no effect".
TEST(SpreadScores, PreferTheEmptierNode) {
  std::vector<double> costs;
  for (const std::int64_t count : {2, 2, 1})
    costs.push_back(spread_cost(count, spread_weight(3), 2));
  costs.push_back(no_cost);
  std::vector<std::int64_t> scores(costs.size());
  spread_scores(costs, scores);
  EXPECT_THAT(scores, ElementsAre(75, 75, 100, 0));
}

TEST(DomainCounts, KeepTheLeastWhilePodsComeAndGo) {
  DomainCounts counts;
  for (const std::uint32_t domain : {0u, 1u, 2u}) counts.count(domain, 0);
  counts.change(0, 1);
  counts.change(1, 2);
  EXPECT_EQ(counts.least(0), 0);
  counts.change(2, 3);
  EXPECT_EQ(counts.least(0), 1);
  counts.change(0, 1);
  EXPECT_EQ(counts.least(0), 2);
  counts.change(1, -2);
  EXPECT_EQ(counts.least(0), 0);
  EXPECT_EQ(counts.least(4), 0);  // Fewer domains than wanted.
  EXPECT_EQ(counts.total(), 5);
  counts.change(7, 1);  // Not compared.
  EXPECT_EQ(counts.in(7), 0);
}

// Source: kubernetes/kubernetes pkg/scheduler/schedule_one_test.go, TestNumFeasibleNodesToFind.
TEST(Search, EndsEarlyInALargeCluster) {
  EXPECT_EQ(nodes_to_find(10), 10);
  EXPECT_EQ(nodes_to_find(100), 100);
  EXPECT_EQ(nodes_to_find(1000), 420);
  EXPECT_EQ(nodes_to_find(5000), 500);
  EXPECT_EQ(nodes_to_find(6000), 300);
}

TEST(Normalize, StretchesAndTurnsScores) {
  std::vector<std::int64_t> scores = {1, 2, 4};
  normalize(scores, false);
  EXPECT_THAT(scores, ElementsAre(25, 50, 100));
  normalize(scores, true);
  EXPECT_THAT(scores, ElementsAre(75, 50, 0));
  scores = {0, 0};
  normalize(scores, true);
  EXPECT_THAT(scores, ElementsAre(100, 100));
  scores = {-3, 0, 3};
  normalize_range(scores);
  EXPECT_THAT(scores, ElementsAre(0, 50, 100));
}

// Source: imagelocality/image_locality_test.go: 300 MiB on one node of two.
TEST(Images, ScoreBySizeAndSpread) {
  constexpr std::int64_t mib = 1024 * 1024;
  EXPECT_EQ(image_score(300 * mib, 1, 2, 1), 12);
  EXPECT_EQ(image_score(10 * mib, 2, 2, 1), 0);
  EXPECT_EQ(image_score(4000 * mib, 2, 2, 1), 100);
}

TEST(Filter, SaysEveryShortResourceAndTheVolumesZoneLast) {
  NodeOffer node;
  node.zone = Id<network::Zone>{1};
  node.cpu_milli = 1000;
  node.memory_bytes = 1000;
  node.pods_max = 1;
  PodNeed pod{500, 500, Id<network::Zone>{0}, {}, false, 0};
  EXPECT_TRUE(filter(pod, node).has(Obstacle::volume_zone));
  pod.cpu_milli = pod.memory_bytes = 1001;
  const Refusal refusal = filter(pod, node);
  EXPECT_TRUE(refusal.has(Obstacle::cpu) && refusal.has(Obstacle::memory));
  EXPECT_FALSE(refusal.has(Obstacle::volume_zone) || refusal.has(Obstacle::too_many_pods));
  node.cordoned = true;
  EXPECT_TRUE(filter(pod, node).has(Obstacle::cordoned));
  EXPECT_FALSE(filter(pod, node).has(Obstacle::cpu));
}

TEST(Message, CountsAndSortsTheReasons) {
  Names names;
  Refusal cpu(Obstacle::cpu), both(Obstacle::cpu), away(Obstacle::taint);
  both.add(Obstacle::memory);
  away.taint_key = names.intern("node.kubernetes.io/unreachable");
  const std::vector<Refusal> said = {away, cpu, both};
  EXPECT_EQ(unschedulable_message(said, names),
            "0/3 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint "
            "{node.kubernetes.io/unreachable: }, 2 Insufficient cpu.");
  EXPECT_EQ(preemption_message(3, 1, 2),
            "preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No "
            "preemption victims found for incoming pod.");
  EXPECT_EQ(unschedulable_message({}, names), "no nodes available to schedule pods");
}

TEST(MainReason, PrefersWhatMayPass) {
  const std::vector<Refusal> said = {Refusal(Obstacle::node_affinity),
                                     Refusal(Obstacle::node_affinity), Refusal(Obstacle::cpu)};
  EXPECT_EQ(main_reason(said, false), PendingReason::insufficient_cpu);
  EXPECT_EQ(main_reason(said, true), PendingReason::volume_zone_conflict);
  EXPECT_EQ(main_reason(std::span(said).first(2), false), PendingReason::node_affinity);
  EXPECT_EQ(main_reason({}, false), PendingReason::no_ready_node);
}

struct RequirementCase {
  const char* name;
  NodeOperator op;
  std::vector<const char*> values;
  bool with_label, without_label;  ///< The label's value is "4".
};

class Requirements : public testing::TestWithParam<RequirementCase> {};

TEST_P(Requirements, AreMetAsDocumented) {
  Names names;
  std::vector<NodeValue> values;
  for (const char* text : GetParam().values) values.push_back({names.intern(text)});
  const RequirementView requirement{names.intern("cpus"), GetParam().op, values, 1, true, 0};
  const std::vector<Label> labels = {{names.intern("cpus"), names.intern("4")}};
  EXPECT_EQ(meets(requirement, labels, names), GetParam().with_label);
  EXPECT_EQ(meets(requirement, {}, names), GetParam().without_label);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Requirements,
    testing::Values(RequirementCase{"in", NodeOperator::in, {"2", "4"}, true, false},
                    RequirementCase{"other", NodeOperator::in, {"2"}, false, false},
                    RequirementCase{"not_in", NodeOperator::not_in, {"4"}, false, true},
                    RequirementCase{"exists", NodeOperator::exists, {}, true, false},
                    RequirementCase{"absent", NodeOperator::does_not_exist, {}, false, true},
                    RequirementCase{"gt", NodeOperator::gt, {"3"}, true, false},
                    RequirementCase{"gt_equal", NodeOperator::gt, {"4"}, false, false},
                    RequirementCase{"lt", NodeOperator::lt, {"5"}, true, false},
                    RequirementCase{"lt_text", NodeOperator::lt, {"many"}, false, false}),
    [](const auto& tested) { return tested.param.name; });

TEST(NodeAffinity, ANodeSelectorHoldsBesideOneTerm) {
  Names names;
  const auto label = [&](const char* key) { return Label{names.intern(key), names.intern("1")}; };
  const auto wants = [&](const char* key, std::int32_t term) {
    return RequirementView{names.intern(key), NodeOperator::exists, {}, term, true, 0};
  };
  const std::vector<RequirementView> all = {wants("always", 0), wants("a", 1), wants("b", 1),
                                            wants("c", 2)};
  const auto may = [&](const std::vector<Label>& labels) { return may_use(all, labels, names); };
  EXPECT_TRUE(may({label("always"), label("c")}));
  EXPECT_TRUE(may({label("always"), label("a"), label("b")}));
  EXPECT_FALSE(may({label("always"), label("a")}));
  EXPECT_FALSE(may({label("c")}));
}

// Source: kubernetes/kubernetes pkg/scheduler/framework/preemption, the order of its criteria.
TEST(Preemption, TakesTheCheapestNode) {
  const auto cost = [](std::int32_t budgets, std::int32_t priority, int victims, int started) {
    PreemptionCost sum;
    for (int i = 0; i < victims; ++i)
      add_victim(sum, {priority, Time(std::chrono::seconds(started))}, i < budgets);
    return sum;
  };
  const auto first = [](std::vector<PreemptionCost> costs) { return cheapest(costs); };
  EXPECT_EQ(first({cost(1, 0, 1, 5), cost(0, 9, 3, 5)}), 1u);  // Fewest budgets broken,
  EXPECT_EQ(first({cost(0, 9, 1, 5), cost(0, 8, 2, 5)}), 1u);  // lowest priority,
  EXPECT_EQ(first({cost(0, 8, 2, 5), cost(0, 8, 1, 5)}), 1u);  // fewest victims,
  EXPECT_EQ(first({cost(0, 8, 1, 5), cost(0, 8, 1, 6)}), 1u);  // the youngest,
  EXPECT_EQ(first({cost(0, 8, 1, 5), cost(0, 8, 1, 5)}), 0u);  // the first.
}

}  // namespace
}  // namespace drydock::kubernetes
