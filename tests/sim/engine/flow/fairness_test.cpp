// Max-min fairness: worked examples, and its defining properties on drawn claims.
#include "sim/engine/flow/fairness.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <vector>

namespace drydock::flow {
namespace {

struct Example {
  double capacity;
  std::vector<Claim> claims;
  std::vector<double> shares;
};

class FairShares : public testing::TestWithParam<Example> {};

TEST_P(FairShares, FollowTheLevel) {
  const std::vector<double> shares = fair_shares(GetParam().capacity, GetParam().claims);
  ASSERT_EQ(shares.size(), GetParam().shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i)
    EXPECT_NEAR(shares[i], GetParam().shares[i], 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Examples, FairShares,
    testing::Values(Example{10, {}, {}}, Example{10, {{4}, {5}}, {4, 5}},
                    Example{10, {{2}, {2.6}, {4}, {5}}, {2, 2.6, 2.7, 2.7}},
                    Example{16, {{4, 2.5}, {2, 4}, {10, 0.5}, {4, 1}}, {4, 2, 6, 4}},
                    Example{14, {{4, 2.5}, {2, 4}, {10, 0.5}, {4, 1}}, {4, 2, 4, 4}},
                    Example{9, {{9, 2}, {9, 1}}, {6, 3}}, Example{0, {{9, 2}, {9, 1}}, {0, 0}},
                    Example{6, {{0}, {9}, {9}}, {0, 3, 3}}));

TEST(FairWholeShares, AddUpToTheLastUnit) {
  std::mt19937_64 draws(1);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<WholeClaim> claims(draws() % 12 + 1);
    for (WholeClaim& claim : claims)
      claim = {static_cast<std::int64_t>(draws() % 1'000),
               static_cast<std::int64_t>(draws() % 5 + 1)};
    const std::int64_t capacity = static_cast<std::int64_t>(draws() % 5'000);
    const std::vector<std::int64_t> shares = fair_whole_shares(capacity, claims);
    std::int64_t wanted = 0;
    for (const WholeClaim& claim : claims) wanted += claim.demand;
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}),
              std::min(capacity, wanted));
    for (std::size_t i = 0; i < claims.size(); ++i) {
      EXPECT_LE(shares[i], claims[i].demand);
      if (shares[i] == claims[i].demand) continue;
      // Who wants more has, for the weight, no less than anybody else, but for one unit of
      // rounding.
      for (std::size_t j = 0; j < claims.size(); ++j)
        EXPECT_GE((shares[i] + 1) * claims[j].weight, (shares[j] - 1) * claims[i].weight);
    }
  }
}

TEST(FairWholeShares, AgreeWithTheRealOnes) {
  const std::vector<WholeClaim> claims = {{700'000, 1}, {100, 3}, {900'000, 2}};
  EXPECT_EQ(fair_whole_shares(1'000'000, claims),
            (std::vector<std::int64_t>{333'300, 100, 666'600}));
  const std::vector<WholeClaim> big = {{std::int64_t{1} << 62, 1'000'000},
                                       {std::int64_t{1} << 62, 1}};
  EXPECT_EQ(fair_whole_shares(1'000'001, big), (std::vector<std::int64_t>{1'000'000, 1}));
}

}  // namespace
}  // namespace drydock::flow
