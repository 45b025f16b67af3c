// Tests what disruption budgets allow, and what the Eviction API answers.
#include "sim/platform/kubernetes/budget_rules.h"

#include <gtest/gtest.h>

namespace drydock::kubernetes {
namespace {

constexpr IntOrPercent none{};
constexpr auto of = IntOrPercent::of;
constexpr auto share = IntOrPercent::share;

struct BudgetRow {
  const char* name;
  BudgetCase given;
  std::int32_t expected, desired_healthy, allowed;
};

class Budget : public ::testing::TestWithParam<BudgetRow> {};

TEST_P(Budget, Allows) {
  const BudgetStatus status = budget_status(GetParam().given);
  EXPECT_EQ(status.expected, GetParam().expected);
  EXPECT_EQ(status.desired_healthy, GetParam().desired_healthy);
  EXPECT_EQ(status.allowed, GetParam().allowed);
}

// min_available, max_unavailable, scale, pods, orphans, healthy
INSTANTIATE_TEST_SUITE_P(
    Rows, Budget,
    ::testing::Values(
        BudgetRow{"an integer counts the pods", {of(3), none, 0, 4, 4, 4}, 4, 3, 1},
        BudgetRow{"a percentage counts the replicas", {share(28), none, 22, 17, 0, 8}, 22, 7, 1},
        BudgetRow{"max_unavailable is rounded up", {none, share(30), 3, 3, 0, 3}, 3, 2, 1},
        BudgetRow{"more may miss than there are", {none, of(5), 3, 3, 0, 3}, 3, 0, 3},
        BudgetRow{"too few are healthy", {none, of(1), 3, 3, 0, 1}, 3, 2, 0},
        BudgetRow{"nothing is expected", {none, of(1), 0, 0, 0, 0}, 0, 0, 0},
        BudgetRow{"a pod without controller", {share(50), none, 0, 1, 1, 1}, 0, 0, 0}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

struct EvictionRow {
  const char* name;
  EvictionCase given;
  EvictionAnswer answer;
};

class Eviction : public ::testing::TestWithParam<EvictionRow> {};

TEST_P(Eviction, Answers) { EXPECT_EQ(eviction_answer(GetParam().given), GetParam().answer); }

constexpr BudgetStatus spare{3, 2, 3, 1, true}, tight{3, 3, 3, 0, true}, sick{3, 2, 1, 0, true};

// pending, ready, budgets, status, unhealthy
INSTANTIATE_TEST_SUITE_P(
    Rows, Eviction,
    ::testing::Values(
        EvictionRow{"no budget", {false, true, 0, {}, {}}, EvictionAnswer::accepted},
        EvictionRow{"room", {false, true, 1, spare, {}}, EvictionAnswer::accepted},
        EvictionRow{"no room", {false, true, 1, tight, {}}, EvictionAnswer::budget_refuses},
        EvictionRow{"two budgets", {false, true, 2, spare, {}}, EvictionAnswer::several_budgets},
        EvictionRow{"pending", {true, false, 2, tight, {}}, EvictionAnswer::accepted},
        EvictionRow{"unready, others enough",
                    {false, false, 1, tight, UnhealthyPolicy::if_healthy_budget},
                    EvictionAnswer::accepted},
        EvictionRow{"unready, others too few",
                    {false, false, 1, sick, UnhealthyPolicy::if_healthy_budget},
                    EvictionAnswer::budget_refuses},
        EvictionRow{"unready, always allowed",
                    {false, false, 1, sick, UnhealthyPolicy::always_allow},
                    EvictionAnswer::accepted}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(IntOrPercent, IsReadAndScaled) {
  EXPECT_EQ(scaled(*parse_percent("90%"), 95, false), 85);
  EXPECT_EQ(scaled(*parse_percent("90%"), 95, true), 86);
  EXPECT_EQ(scaled(of(7), 95, true), 7);
  for (const char* text : {"90#", "urg", "", "%", "1.5%", " 5%"})
    EXPECT_FALSE(parse_percent(text)) << text;
}

}  // namespace
}  // namespace drydock::kubernetes
