// Tests the arithmetic of rolling updates.
#include "sim/platform/kubernetes/rollout_rules.h"

#include <gtest/gtest.h>

namespace drydock::kubernetes {
namespace {

constexpr auto exactly = IntOrPercent::of;
constexpr auto percentage = IntOrPercent::share;

TEST(RolloutRoom, RoundsSurgeUpAndUnavailableDown) {
  const Room room = resolve_room(percentage(25), percentage(25), 10);
  EXPECT_EQ(room.surge, 3);
  EXPECT_EQ(room.unavailable, 2);
  const Room one = resolve_room(percentage(25), percentage(25), 1);
  EXPECT_EQ(one.surge, 1);
  EXPECT_EQ(one.unavailable, 0);
  EXPECT_EQ(resolve_room(exactly(0), exactly(0), 4).unavailable, 1);
  EXPECT_EQ(effective_max_unavailable(true, exactly(1), exactly(10), 5), 5);
  EXPECT_EQ(effective_max_unavailable(false, exactly(1), exactly(10), 5), 0);
}

TEST(NewSet, GrowsWithinTheSurge) {
  EXPECT_EQ(reconciled_new_set(true, exactly(2), 10, 0, 10), 2);
  EXPECT_EQ(reconciled_new_set(true, exactly(0), 10, 0, 10), 0);
  EXPECT_EQ(reconciled_new_set(true, exactly(2), 10, 11, 11), 10);
  EXPECT_EQ(reconciled_new_set(false, exactly(2), 10, 0, 0), 10);
}

TEST(OldSets, WaitForNewPodsThatAreNotAvailable) {
  std::vector<SetSize> old = {{8, 8}};
  EXPECT_FALSE(reconcile_old_sets(old, {2, 0}, 10, 2));
  EXPECT_TRUE(reconcile_old_sets(old, {2, 1}, 10, 2));
  EXPECT_EQ(old[0].replicas, 7);
}

TEST(OldSets, LoseTheirUnhealthyPodsFirst) {
  std::vector<SetSize> old = {{3, 0}, {7, 6}};
  EXPECT_TRUE(reconcile_old_sets(old, {1, 0}, 10, 2));
  EXPECT_EQ(old[0].replicas, 1);
  EXPECT_EQ(old[1].replicas, 7);
}

TEST(ProportionalSizes, KeepEachSetsShare) {
  const std::vector<ScaledSet> sets = {
      {2, 0, true, 3, 13, 0}, {8, 0, false, 2, 13, 0}, {3, 0, false, 1, 13, 0}};
  EXPECT_EQ(proportional_sizes(sets, 8, exactly(0), exactly(1)),
            (std::vector<std::int32_t>{1, 5, 2}));
  EXPECT_EQ(proportional_sizes(sets, 0, exactly(0), exactly(1)),
            (std::vector<std::int32_t>{0, 0, 0}));
}

TEST(ProportionalSizes, GiveAllToTheOnlyActiveSet) {
  const std::vector<ScaledSet> sets = {{0, 0, true, 2, 4, 1}, {4, 4, false, 1, 4, 1}};
  EXPECT_EQ(proportional_sizes(sets, 6, percentage(25), percentage(25)),
            (std::vector<std::int32_t>{0, 6}));
}

TEST(ProportionalSizes, EmptyOldSetsWhenTheNewOneIsComplete) {
  const std::vector<ScaledSet> sets = {{6, 6, true, 2, 6, 2}, {1, 1, false, 1, 6, 2}};
  EXPECT_EQ(proportional_sizes(sets, 6, percentage(25), percentage(25)),
            (std::vector<std::int32_t>{6, 0}));
}

}  // namespace
}  // namespace drydock::kubernetes
