// Intervals against published tables and against samples whose truth is known.
#include "sim/practice/study/spread.h"

#include <gtest/gtest.h>

#include "sim/engine/kernel/random.h"

namespace drydock::study {
namespace {

struct StudentCase {
  double p, freedom, value;
};
class Student : public testing::TestWithParam<StudentCase> {};

/// Any table of Student's distribution, such as NIST/SEMATECH e-Handbook, section 1.3.6.7.2.
TEST_P(Student, IsAsInTheTables) {
  const StudentCase& row = GetParam();
  EXPECT_NEAR(student_quantile(row.p, row.freedom) / row.value, 1, 2e-4);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Student,
    testing::Values(StudentCase{0.975, 1, 12.706}, StudentCase{0.975, 2, 4.3027},
                    StudentCase{0.975, 3, 3.1824}, StudentCase{0.975, 5, 2.5706},
                    StudentCase{0.975, 10, 2.2281}, StudentCase{0.975, 30, 2.0423},
                    StudentCase{0.975, 100, 1.9840}, StudentCase{0.975, 1000, 1.9623},
                    StudentCase{0.9, 4, 1.5332}, StudentCase{0.995, 8, 3.3554},
                    StudentCase{0.999, 20, 3.5518}));

TEST(SpreadMean, HasStudentsInterval) {
  const Estimate mean = Spread({2, 4, 4, 4, 5, 5, 7, 9}).mean();
  EXPECT_DOUBLE_EQ(mean.value, 5);
  EXPECT_NEAR(mean.high - 5, 2.3646 * 2.138090 / 2.828427, 1e-3);
  EXPECT_NEAR(5 - mean.low, mean.high - 5, 1e-12);
  EXPECT_FALSE(Spread({3}).mean().sure);
  EXPECT_FALSE(Spread({}).mean().sure);
}

struct RankCase {
  int n;
  double p;
  int low, value, high;  ///< Ranks; 0 where the sample is too small.
};
class Ranks95 : public testing::TestWithParam<RankCase> {};

/// The values are their own ranks. Intervals of the median are in Conover's table A3 and in Hahn
/// and Meeker's table A.15.
TEST_P(Ranks95, OfOrderStatistics) {
  const RankCase& row = GetParam();
  std::vector<double> values;
  for (int i = row.n; i > 0; --i) values.push_back(i);
  const Estimate found = Spread(values).quantile(row.p);
  EXPECT_EQ(found.value, row.value);
  EXPECT_EQ(found.sure, row.low > 0 && row.high > 0);
  EXPECT_EQ(found.low, row.low > 0 ? row.low : 1);
  EXPECT_EQ(found.high, row.high > 0 ? row.high : row.n);
}

INSTANTIATE_TEST_SUITE_P(Tables, Ranks95,
                         testing::Values(RankCase{5, 0.5, 0, 3, 0}, RankCase{6, 0.5, 1, 3, 6},
                                         RankCase{10, 0.5, 2, 5, 9}, RankCase{20, 0.5, 6, 10, 15},
                                         RankCase{100, 0.5, 40, 50, 61},
                                         RankCase{20, 0.95, 17, 19, 0}));

TEST(SpreadQuantile, IntervalHoldsTheTruthAsOftenAsItSays) {
  int mean_holds = 0, median_holds = 0, tail_holds = 0;
  constexpr int trials = 2000, size = 100;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<double> values;
    for (int i = 0; i < size; ++i)
      values.push_back(
          -math::log(uniform_at(Seed{7}, 1, static_cast<std::uint64_t>(trial * size + i))));
    const Spread spread(values);
    const auto holds = [](const Estimate& found, double truth) {
      return found.low <= truth && truth <= found.high ? 1 : 0;
    };
    mean_holds += holds(spread.mean(), 1);
    median_holds += holds(spread.quantile(0.5), math::log(2));
    tail_holds += holds(spread.quantile(0.9), math::log(10));
  }
  EXPECT_GE(median_holds, 0.94 * trials);
  EXPECT_GE(tail_holds, 0.94 * trials);
  EXPECT_GE(mean_holds, 0.92 * trials) << "exponential values are far from normal";
}

TEST(Share, HasWilsonsInterval) {
  const Estimate half = share(50, 100);
  EXPECT_NEAR(half.low, 0.4038, 1e-4);
  EXPECT_NEAR(half.high, 0.5962, 1e-4);
  const Estimate all = share(10, 10);
  EXPECT_NEAR(all.low, 0.7225, 1e-4);
  EXPECT_DOUBLE_EQ(all.high, 1);
  EXPECT_FALSE(share(0, 0).sure);
}

TEST(Bars, HoldEveryValueOnce) {
  const Spread spread({0.5, 1, 1.5, 2, 9.99, 10});
  std::int64_t count = 0;
  for (const Bar& bar : bars(spread, 5)) count += bar.count;
  EXPECT_EQ(count, 6);
  EXPECT_EQ(bars(spread, 5).front().from, 0);
  EXPECT_EQ(bars(spread, 5).front().to, 2);
  EXPECT_EQ(bars(spread, 5).back().count, 1);
  EXPECT_TRUE(bars(Spread({}), 5).empty());
  EXPECT_EQ(bars(Spread({3, 3}), 5).size(), 1u);
}

}  // namespace
}  // namespace drydock::study
