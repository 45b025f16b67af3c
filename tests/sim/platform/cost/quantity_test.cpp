// Exact decimals: what can be read, what is refused, and half cents.
#include "sim/platform/cost/quantity.h"

#include <gtest/gtest.h>

#include "tests/support/property.h"

namespace drydock::cost {
namespace {

Quantity quantity(std::string_view text) {
  const Result<Quantity> read = Quantity::from_text(text);
  EXPECT_TRUE(read) << text;
  return read.value_or(Quantity{});
}

struct Read {
  std::string text, shown;
};

void PrintTo(const Read& row, std::ostream* out) { *out << row.text; }

class Decimals : public testing::TestWithParam<Read> {};

TEST_P(Decimals, AreReadExactly) {
  EXPECT_EQ(quantity(GetParam().text).to_text(), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(Table, Decimals,
                         testing::Values(Read{"0", "0"}, Read{"730", "730"}, Read{"0.1", "0.1"},
                                         Read{"10.50", "10.5"}, Read{"1e9", "1000000000"},
                                         Read{"1.5E+3", "1500"},
                                         Read{"1.33334e-05", "0.0000133334"},
                                         Read{"0.000000000000000001", "0.000000000000000001"},
                                         Read{"0e50", "0"}, Read{"0e-40", "0"},
                                         Read{"1200e-2", "12"}));

class Unreadable : public testing::TestWithParam<std::string> {};

TEST_P(Unreadable, IsRefused) { EXPECT_FALSE(Quantity::from_text(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Table, Unreadable,
                         testing::Values("", ".", "-1", "+1", "1.2.3", "1e", "1e+", "1ee2", "1 000",
                                         "0x10", "nan", "1e21", "1e99999999999",
                                         "99999999999999999999999999999999999999999"));

TEST(Quantity, HalfACentIsHalfACent) {
  EXPECT_EQ(worth(*price_from_text("0.0225"), Quantity::whole(730)).to_text(2), "16.43");
  EXPECT_EQ(worth(*price_from_text("5e-08"), Quantity::whole(100'000)).to_text(2), "0.01");
  Money five = worth(*price_from_text("0.0225"), Quantity::whole(730)) * 5;
  EXPECT_EQ((five + Money::dollars(14)).to_text(2), "96.13");
}

TEST(Quantity, WhatIsTooFineIsRounded) {
  EXPECT_EQ(price_from_text("0.000000000000001")->parts(), 1);
  EXPECT_EQ(price_from_text("0.0000000000000005")->parts(), 1);
  EXPECT_EQ(price_from_text("0.000000000000000499999")->parts(), 0);
  EXPECT_EQ(price_from_text("0.47450000000000003")->to_text(), "0.4745");
  EXPECT_EQ(quantity("1e-60"), Quantity{});
  EXPECT_FALSE(price_from_text("-1"));
}

TEST(Quantity, ProductsKeepTheirDecimals) {
  EXPECT_EQ((quantity("0.35") * quantity("0.125") * quantity("100000")).to_text(), "4375");
  EXPECT_EQ(Quantity::ratio(1, 3).to_text(), "0.333333333333333333");
  EXPECT_EQ(quantity("100").scaled(1, 1024).to_text(), "0.09765625");
  EXPECT_EQ((quantity("1") - quantity("2.5")).to_text(), "-1.5");
}

RC_GTEST_PROP(Quantity, TextReadsBack, ()) {
  const auto parts = *rc::gen::inRange<std::int64_t>(0, Quantity::per_unit);
  const auto whole = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
  const Quantity all = Quantity::whole(whole) + Quantity::from_parts(parts);
  RC_ASSERT(quantity(all.to_text()) == all);
}

}  // namespace
}  // namespace drydock::cost
