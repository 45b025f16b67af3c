// Expanders, limits, similar groups, utilization and drainability, as tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/expander_rules.h"
#include "sim/platform/kubernetes/group_backoff.h"
#include "sim/platform/kubernetes/scale_down_rules.h"

namespace drydock::kubernetes {
namespace {

using testing::ElementsAre;

TEST(Expander, PrefersAsItsNameSays) {
  const std::vector<ExpansionOption> options = {
      {"spot-a", 2, 4, 0.5}, {"apps-b", 1, 4, 0.5}, {"apps-c", 3, 7, 0.9}};
  const std::vector<GroupPriority> priorities = {{10, "^spot"}, {50, "apps-[cd]"}, {60, "(["}};
  const auto best = [&](Expander expander) { return best_options(expander, options, priorities); };
  EXPECT_THAT(best(Expander::random), ElementsAre(0, 1, 2));
  EXPECT_THAT(best(Expander::least_waste), ElementsAre(0, 1));
  EXPECT_THAT(best(Expander::most_pods), ElementsAre(2));
  EXPECT_THAT(best(Expander::least_nodes), ElementsAre(1));
  EXPECT_THAT(best(Expander::priority), ElementsAre(2));
  EXPECT_THAT(best_options(Expander::priority, options, {}), ElementsAre(0, 1, 2));
  const std::vector<Expander> chain = {Expander::least_waste, Expander::least_nodes};
  EXPECT_THAT(best_options(chain, options, {}), ElementsAre(1));
}

TEST(Expander, CountsIdleShares) { EXPECT_DOUBLE_EQ(waste(2000, 500, 2000, 1000, 2), 0.5 + 0.75); }

// Source: kubernetes/autoscaler processors/nodegroupset/balancing_processor_test.go.
TEST(Balance, FillsTheSmallest) {
  const std::vector<GroupSize> groups = {{1, 10}, {3, 10}, {2, 2}};
  EXPECT_THAT(balance(groups, 3), ElementsAre(4, 3, 2));
  EXPECT_THAT(balance(groups, 100), ElementsAre(10, 10, 2));
}

TEST(Limits, SayHowManyNodesMayCome) {
  const std::vector<GroupSize> groups = {{10, 5}, {5, 10}, {3, 3}}, full = {{3, 3}, {4, 2}};
  EXPECT_EQ(similar_groups_capacity(groups), 5);
  EXPECT_EQ(similar_groups_capacity(full), -1);
  EXPECT_EQ(cluster_capacity(0, 10), 0);
  EXPECT_EQ(cluster_capacity(12, 10), 2);
  EXPECT_EQ(cluster_capacity(5, 10), -1);
}

TEST(SimilarGroups, AreNearlyEqual) {
  const GroupShape shape{2000, 8'000'000'000, 29, 1930, 7'000'000'000, 1800, 6'000'000'000};
  GroupShape other = shape;
  other.memory_bytes = 8'100'000'000;
  other.cpu_free = 1720;
  EXPECT_TRUE(are_similar(shape, other));
  other.memory_bytes = 8'200'000'000;
  EXPECT_FALSE(are_similar(shape, other));
  other = shape;
  other.cpu_milli = 2001;
  EXPECT_FALSE(are_similar(shape, other));
}

TEST(GroupBackoffs, RepeatWhileTheyLastAndDoubleLater) {
  const Time start{hours(1)};
  const auto fail = [](const GroupBackoff& before, Time at) {
    return after_failure(before, at, minutes(5), minutes(30), hours(3));
  };
  GroupBackoff entry = fail({}, start);
  EXPECT_EQ(entry.delay, minutes(5));
  entry = fail(entry, start + minutes(1));
  EXPECT_EQ(entry.until, start + minutes(6));
  EXPECT_TRUE(is_backed_off(entry, start + minutes(5)));
  EXPECT_FALSE(is_backed_off(entry, start + minutes(6)));
  entry = fail(entry, start + minutes(7));
  EXPECT_EQ(entry.delay, minutes(10));
  entry = fail(entry, start + hours(2));
  EXPECT_EQ(entry.delay, minutes(20));
  EXPECT_EQ(fail(entry, start + hours(6)).delay, minutes(5));
}

TEST(NodeUtilization, IsTheGreaterShareOfRequests) {
  EXPECT_DOUBLE_EQ(utilization({{2000, 1000}, {500, 700}, {}})->greatest(), 0.7);
  EXPECT_DOUBLE_EQ(utilization({{2000, 1000}, {500, 100}, {1000, 0}})->greatest(), 0.5);
  EXPECT_FALSE(utilization({{0, 1000}, {500, 100}, {}}).has_value());
  EXPECT_EQ(pod_requests({100, 200}, {50, 0}, {120, 900}).cpu_milli, 150);
  EXPECT_EQ(pod_requests({100, 200}, {50, 0}, {120, 900}).memory_bytes, 900);
}

struct Drained {
  std::string name;
  void (*with)(DrainPod&);
  Drainability verdict;
};
void PrintTo(const Drained& row, std::ostream* out) { *out << row.name; }

class Draining : public testing::TestWithParam<Drained> {};

TEST_P(Draining, FollowsTheFirstRuleThatSpeaks) {
  DrainPod pod;
  pod.owner = OwnerKind::replicated;
  GetParam().with(pod);
  EXPECT_EQ(drainability(pod, {}), GetParam().verdict);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Draining,
    testing::Values(Drained{"Replicated", [](DrainPod&) {}, Drainability::move},
                    Drained{"Bare", [](DrainPod& p) { p.owner = OwnerKind::none; },
                            Drainability::not_replicated},
                    Drained{"Custom", [](DrainPod& p) { p.owner = OwnerKind::custom; },
                            Drainability::not_replicated},
                    Drained{"BareButSafe",
                            [](DrainPod& p) {
                              p.owner = OwnerKind::none;
                              p.safe_to_evict = true;
                            },
                            Drainability::move},
                    Drained{"Mirror", [](DrainPod& p) { p.mirror = true; }, Drainability::skip},
                    Drained{"Daemon", [](DrainPod& p) { p.owner = OwnerKind::daemon_set; },
                            Drainability::daemon},
                    Drained{"LongTerminating", [](DrainPod& p) { p.deleted_for = seconds(61); },
                            Drainability::skip},
                    Drained{"Terminating", [](DrainPod& p) { p.deleted_for = seconds(60); },
                            Drainability::move},
                    Drained{"System", [](DrainPod& p) { p.kube_system = true; },
                            Drainability::unmovable_kube_system_pod},
                    Drained{"SystemSettled",
                            [](DrainPod& p) {
                              p.kube_system = true;
                              p.age = minutes(61);
                            },
                            Drainability::move},
                    Drained{"SystemWithBudget",
                            [](DrainPod& p) {
                              p.kube_system = true;
                              p.budget = 1;
                            },
                            Drainability::move},
                    Drained{"NotSafe", [](DrainPod& p) { p.safe_to_evict = false; },
                            Drainability::not_safe_to_evict_annotation},
                    Drained{"Local", [](DrainPod& p) { p.local_storage = true; },
                            Drainability::local_storage_requested},
                    Drained{"Held", [](DrainPod& p) { p.budget = 0; },
                            Drainability::not_enough_pdb},
                    Drained{"Finished",
                            [](DrainPod& p) {
                              p.finished = true;
                              p.budget = 0;
                            },
                            Drainability::move}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace drydock::kubernetes
