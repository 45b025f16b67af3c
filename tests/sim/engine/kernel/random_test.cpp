// Philox against its published vectors, and streams that nobody else can move.
#include "sim/engine/kernel/random.h"

#include <gtest/gtest.h>

namespace drydock {
namespace {

struct PhiloxVector {
  std::array<std::uint32_t, 4> counter;
  std::array<std::uint32_t, 2> key;
  std::array<std::uint32_t, 4> expected;
};

class Philox : public testing::TestWithParam<PhiloxVector> {};

TEST_P(Philox, AgreesWithTheKnownAnswers) {
  const PhiloxVector& v = GetParam();
  const r123::Philox4x32::ctr_type counter{
      {v.counter[0], v.counter[1], v.counter[2], v.counter[3]}};
  const r123::Philox4x32::key_type key{{v.key[0], v.key[1]}};
  const auto block = r123::Philox4x32()(counter, key);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(block[i], v.expected[i]);
}

// Known-answer tests of Random123 1.14, file kat_vectors, philox4x32 with 10 rounds.
INSTANTIATE_TEST_SUITE_P(
    KnownAnswers, Philox,
    testing::Values(
        PhiloxVector{{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        PhiloxVector{{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
                     {0xffffffff, 0xffffffff},
                     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        PhiloxVector{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                     {0xa4093822, 0x299f31d0},
                     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));

TEST(Stream, TheNthDrawIsTheNthDrawWhateverCameBefore) {
  StreamRow row = new_stream(Seed{7}, hash_text("node-a1/boot"));
  Stream stream(Seed{7}, row);
  const double third = stream.at(2);
  stream.uniform();
  stream.uniform();
  EXPECT_EQ(stream.uniform(), third);
  EXPECT_EQ(row.drawn, 3u);
}

TEST(Stream, StaysInsideTheOpenUnitIntervalWithMeanOneHalf) {
  StreamRow row = new_stream(Seed{1}, 1);
  Stream stream(Seed{1}, row);
  double sum = 0;
  for (int i = 0; i < 100000; ++i) {
    const double u = stream.uniform();
    ASSERT_GT(u, 0.0);
    ASSERT_LT(u, 1.0);
    sum += u;
  }
  EXPECT_NEAR(sum / 100000, 0.5, 0.005);
}

TEST(Stream, HasTheMomentsThatItsDistributionsPromise) {
  StreamRow row = new_stream(Seed{2}, 5);
  Stream stream(Seed{2}, row);
  double exponential = 0, normal = 0, squares = 0;
  constexpr int n = 200000;
  for (int i = 0; i < n; ++i) {
    exponential += stream.exponential(3.0);
    const double z = stream.normal(0, 1);
    normal += z;
    squares += z * z;
  }
  EXPECT_NEAR(exponential / n, 3.0, 0.03);
  EXPECT_NEAR(normal / n, 0.0, 0.01);
  EXPECT_NEAR(squares / n, 1.0, 0.02);
}

TEST(Stream, BelowStaysBelow) {
  StreamRow row = new_stream(Seed{3}, 9);
  Stream stream(Seed{3}, row);
  std::array<int, 6> seen{};
  for (int i = 0; i < 6000; ++i) ++seen.at(stream.below(6));
  for (const int count : seen) EXPECT_NEAR(count, 1000, 150);
}

TEST(Stream, SeedAndNameGiveOtherLuck) {
  EXPECT_NE(uniform_at(Seed{1}, 1, 0), uniform_at(Seed{2}, 1, 0));
  EXPECT_NE(uniform_at(Seed{1}, 1, 0), uniform_at(Seed{1}, 2, 0));
}

}  // namespace
}  // namespace drydock
