// Money stays exact: text in and out, sums, and one rounding where a price is scaled.
#include "sim/engine/base/money.h"

#include <gtest/gtest.h>

#include <string>

#include "sim/engine/base/assert.h"

namespace drydock {
namespace {

Money usd(const std::string& text) { return Money::from_text(text).value(); }

struct TextCase {
  std::string text, plain, two_decimals;
};

class MoneyText : public testing::TestWithParam<TextCase> {};

TEST_P(MoneyText, IsReadExactlyAndWrittenBack) {
  const TextCase& given = GetParam();
  EXPECT_EQ(usd(given.text).to_text(), given.plain);
  EXPECT_EQ(usd(given.text).to_text(2), given.two_decimals);
  EXPECT_EQ(usd(usd(given.text).to_text()), usd(given.text));
}

INSTANTIATE_TEST_SUITE_P(
    Amounts, MoneyText,
    testing::Values(TextCase{"0", "0", "0.00"}, TextCase{"0.0952", "0.0952", "0.10"},
                    TextCase{"-0.0952", "-0.0952", "-0.10"},
                    TextCase{"1204.1", "1204.1", "1204.10"},
                    TextCase{"0.000000000000001", "0.000000000000001", "0.00"},
                    TextCase{"-0.001", "-0.001", "0.00"}, TextCase{"0.005", "0.005", "0.01"},
                    TextCase{"-0.005", "-0.005", "-0.01"},
                    TextCase{"0.0049999", "0.0049999", "0.00"}, TextCase{".5", "0.5", "0.50"},
                    TextCase{"5.", "5", "5.00"}, TextCase{"00012.300", "12.3", "12.30"},
                    TextCase{"1.0000000000000000000", "1", "1.00"},
                    TextCase{"100000000000000000000000", "100000000000000000000000",
                             "100000000000000000000000.00"}));

class MoneyRefusal : public testing::TestWithParam<std::string> {};

TEST_P(MoneyRefusal, SaysWhatIsWrong) {
  const Result<Money> money = Money::from_text(GetParam());
  ASSERT_FALSE(money.has_value());
  EXPECT_EQ(money.error().code, "money");
  EXPECT_NE(money.error().message.find('"' + GetParam() + '"'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Texts, MoneyRefusal,
                         testing::Values("", "-", ".", "$1", "1e3", "1,5", "1.2.3", "abc", "+1",
                                         " 1", "0.0000000000000001", "1000000000000000000000000",
                                         "99999999999999999999999999999999999999999"));

TEST(Money, AddsAndMultipliesExactly) {
  Money sum;
  for (int i = 0; i < 1000; ++i) sum += usd("0.001");
  EXPECT_EQ(sum, Money::dollars(1));
  EXPECT_EQ(usd("0.0952") * 730, usd("69.496"));
  EXPECT_EQ(3 * Money::cents(5), usd("0.15"));
  EXPECT_EQ(usd("1") - usd("2.5"), usd("-1.5"));
  EXPECT_LT(usd("-1"), Money());
  EXPECT_DOUBLE_EQ(usd("3.42").to_double(), 3.42);
}

struct ScaleCase {
  std::string price;
  std::int64_t numerator, denominator;
  std::string amount;
};

class MoneyScaled : public testing::TestWithParam<ScaleCase> {};

TEST_P(MoneyScaled, RoundsOnceHalfAwayFromZero) {
  const ScaleCase& given = GetParam();
  EXPECT_EQ(usd(given.price).scaled(given.numerator, given.denominator).to_text(), given.amount);
}

INSTANTIATE_TEST_SUITE_P(
    Prices, MoneyScaled,
    testing::Values(
        ScaleCase{"0.0952", 1, 3600, "0.000026444444444"}, ScaleCase{"0.045", 1500, 1000, "0.0675"},
        ScaleCase{"0.000000000000001", 1, 2, "0.000000000000001"},
        ScaleCase{"-0.000000000000001", 1, 2, "-0.000000000000001"},
        ScaleCase{"0.000000000000001", 1, 3, "0"},
        ScaleCase{"0.000000000000001", 2, 3, "0.000000000000001"},
        ScaleCase{"1", -1, 3, "-0.333333333333333"}, ScaleCase{"1", -1, -3, "0.333333333333333"},
        // 10^9 dollars for 9e18 of 9e18 parts needs 143 bits inside.
        ScaleCase{"1000000000", 9'000'000'000'000'000'000, 9'000'000'000'000'000'000, "1000000000"},
        ScaleCase{"1000000000.000000000000007", 9'000'000'000'000'000'001,
                  9'000'000'000'000'000'000, "1000000000.000000000111118"}));

TEST(Money, ScalesByByteNanoseconds) {
  // 0.08 dollars for a GB-month of 730 h: 100 GB held for 365 h is half of 8 dollars.
  const Int128 held = Int128(100'000'000'000) * (Int128(365) * 3'600'000'000'000);
  const Int128 gb_month = Int128(1'000'000'000) * (Int128(730) * 3'600'000'000'000);
  EXPECT_EQ(usd("0.08").scaled(held, gb_month), Money::dollars(4));
}

TEST(Money, BreaksItsPromiseLoudly) {
  const Money most = Money::from_parts(~(Int128(1) << 127));
  EXPECT_THROW(most + Money::from_parts(1), Defect);
  EXPECT_THROW(-most - Money::from_parts(2), Defect);
  EXPECT_THROW(most * 2, Defect);
  EXPECT_THROW(most.scaled(2, 1), Defect);
  EXPECT_THROW(most.scaled(1, 0), Defect);
  EXPECT_EQ(most.scaled(2, 4).parts(), (Int128(1) << 126));
  EXPECT_EQ(most.scaled(1, 1), most - Money());
}

}  // namespace
}  // namespace drydock
