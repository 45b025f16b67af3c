// Replications come in order, whoever computed them, and say what broke.
#include "sim/practice/study/replicate.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace drydock::study {
namespace {

class Threads : public testing::TestWithParam<int> {};

TEST_P(Threads, ChangeNothing) {
  const auto squares = replicate(1000, GetParam(), [](std::size_t i) { return i * i; });
  ASSERT_EQ(squares.size(), 1000u);
  for (std::size_t i = 0; i < squares.size(); ++i) EXPECT_EQ(squares[i], i * i);
  EXPECT_TRUE(replicate(0, GetParam(), [](std::size_t i) { return i; }).empty());
}

TEST_P(Threads, StopWhereOneBreaks) {
  EXPECT_THROW(replicate(100, GetParam(),
                         [](std::size_t i) {
                           if (i == 3) throw std::runtime_error("three");
                           return i;
                         }),
               std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Any, Threads, testing::Values(1, 2, 3, 8, 2000));

}  // namespace
}  // namespace drydock::study
