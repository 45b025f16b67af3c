// The laws of time: their moments, and draws that follow them.
#include "sim/platform/requests/draws.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::requests {
namespace {

struct LawCase {
  const char* name;
  Law law;
  double mean, variance;
};

class TimeLaws : public testing::TestWithParam<LawCase> {};

TEST_P(TimeLaws, HaveTheirMomentsAndDrawsFollowThem) {
  const auto& [name, law, mean, variance] = GetParam();
  EXPECT_NEAR(law.mean(), mean, 1e-12);
  EXPECT_NEAR(law.variance(), variance, 1e-12);
  const Rulebook rulebook;
  const World world(rulebook, Seed{3}, Time{});
  const int draws = 20000;
  double sum = 0, squares = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const Draws luck(world, mix(11, i));
    const double drawn = sample(law, luck.pair(Purpose::work_and_hop).first, luck, 0);
    EXPECT_GE(drawn, 0);
    sum += drawn;
    squares += drawn * drawn;
  }
  const double seen = sum / draws;
  const double spread = squares / draws - seen * seen;
  EXPECT_NEAR(seen, mean, 5 * std::sqrt(variance / draws) + 1e-12);
  EXPECT_NEAR(spread, variance, 0.12 * variance + 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Table, TimeLaws,
                         testing::Values(LawCase{"constant", Law::constant(2), 2, 0},
                                         LawCase{"exponential", Law::exponential(0.5), 0.5, 0.25},
                                         LawCase{"erlang_2", Law::erlang(0.01, 2), 0.01, 5e-5},
                                         LawCase{"erlang_5", Law::erlang(1, 5), 1, 0.2},
                                         LawCase{"two_exponentials",
                                                 Law::two_exponentials(1, 0.75, 3), 1.5, 3.75},
                                         LawCase{"uniform", Law::uniform(1, 4), 2.5, 0.75},
                                         LawCase{"lognormal", Law::lognormal(0.2, 0.5), 0.2, 0.01}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Draws, DifferByKeyAndPurposeOnly) {
  const Rulebook rulebook;
  const World world(rulebook, Seed{3}, Time{});
  const Draws one(world, 5), same(world, 5), other(world, 6);
  EXPECT_EQ(one.pair(Purpose::picks).second, same.pair(Purpose::picks).second);
  EXPECT_NE(one.pair(Purpose::picks).second, other.pair(Purpose::picks).second);
  EXPECT_NE(one.pair(Purpose::picks).first, one.pair(Purpose::work_and_hop).first);
}

}  // namespace
}  // namespace drydock::requests
