// Tiers: where a use falls, what it costs, and that cutting it into pieces changes nothing.
#include "sim/platform/cost/tariff.h"

#include <gtest/gtest.h>

#include "sim/engine/base/assert.h"
#include "tests/support/property.h"

namespace drydock::cost {
namespace {

Money price(std::string_view text) { return *price_from_text(text); }

/// Traffic to the internet in GB: 1 TB are 1,024 GB.
std::vector<Tier> egress() {
  return {{10'240, price("0.09")},
          {51'200, price("0.085")},
          {153'600, price("0.07")},
          {open_end, price("0.05")}};
}

struct Cut {
  std::string name, before, use;
  std::vector<std::string> parts;  ///< "tier:quantity"
  std::string dollars;
};

void PrintTo(const Cut& row, std::ostream* out) { *out << row.name; }

class Tiers : public testing::TestWithParam<Cut> {};

TEST_P(Tiers, TakeTheirPart) {
  const Cut& row = GetParam();
  const Quantity before = *Quantity::from_text(row.before), use = *Quantity::from_text(row.use);
  std::vector<std::string> parts;
  for (const TierUse& part : split(egress(), before, use))
    parts.push_back(std::to_string(part.tier) + ":" + part.quantity.to_text());
  EXPECT_EQ(parts, row.parts);
  EXPECT_EQ(worth(egress(), before, use).to_text(), row.dollars);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Tiers,
    testing::Values(
        Cut{"Nothing", "0", "0", {}, "0"}, Cut{"First", "0", "100.5", {"0:100.5"}, "9.045"},
        Cut{"FullFirst", "0", "10240", {"0:10240"}, "921.6"},
        Cut{"All", "0", "157000", {"0:10240", "1:40960", "2:102400", "3:3400"}, "11741.2"},
        Cut{"FromTheMiddle", "10000", "300", {"0:240", "1:60"}, "26.7"},
        Cut{"FromABoundary", "10240", "1", {"1:1"}, "0.085"},
        Cut{"BeyondAll", "999999", "2", {"3:2"}, "0.1"},
        Cut{"OverOneWhole", "10239.5", "40961", {"0:0.5", "1:40960", "2:0.5"}, "3481.68"}),
    [](const auto& row) { return row.param.name; });

TEST(Tariff, FreePartLiesInsideTheTiers) {
  const auto tiers = with_free_part(egress(), 100);
  EXPECT_EQ(worth(tiers, {}, Quantity::whole(100)), Money{});
  EXPECT_EQ(worth(tiers, {}, Quantity::whole(101)), price("0.09"));
  EXPECT_EQ(split(tiers, {}, Quantity::whole(10'241)).back().quantity, Quantity::whole(1));
  EXPECT_EQ(with_free_part(egress(), 20'000).size(), 4u) << "the first tier is gone";
  EXPECT_EQ(with_free_part(flat(price("1")), 0).size(), 1u);
}

TEST(Tariff, RefusesWhatIsNone) {
  EXPECT_FALSE(is_tariff({}));
  EXPECT_FALSE(is_tariff(std::vector<Tier>{{10, price("1")}}));
  EXPECT_FALSE(is_tariff(std::vector<Tier>{{0, price("1")}, {open_end, price("1")}}));
  EXPECT_FALSE(is_tariff(std::vector<Tier>{{20, {}}, {10, {}}, {open_end, {}}}));
  EXPECT_FALSE(is_tariff(std::vector<Tier>{{open_end, Money::dollars(-1)}}));
  EXPECT_TRUE(is_tariff(egress()));
  EXPECT_THROW(split({}, {}, {}), Defect);
  EXPECT_THROW(exact_worth(egress(), 1, -1, 1), Defect);
}

RC_GTEST_PROP(Tariff, AMeterMayCutItsUseAnywhere, ()) {
  constexpr std::int64_t gib = 1 << 30;
  const auto tiers = egress();
  const Int128 all = Int128(*rc::gen::inRange<std::int64_t>(0, 200'000)) * gib +
                     *rc::gen::inRange<std::int64_t>(0, gib);
  const auto cut = *rc::gen::inRange<std::int64_t>(0, 1000);
  const Int128 first = all * cut / 1000;
  RC_ASSERT(exact_worth(tiers, gib, 0, first) + exact_worth(tiers, gib, first, all - first) ==
            exact_worth(tiers, gib, 0, all));
}

RC_GTEST_PROP(Tariff, CountsAndDecimalsAgree, ()) {
  const auto before = *rc::gen::inRange<std::int64_t>(0, 200'000);
  const auto use = *rc::gen::inRange<std::int64_t>(0, 200'000);
  const Int128 counted = exact_worth(egress(), 1000, Int128(before) * 1000, Int128(use) * 1000);
  RC_ASSERT(Money::from_parts(counted).scaled(1, 1000) ==
            worth(egress(), Quantity::whole(before), Quantity::whole(use)));
}

}  // namespace
}  // namespace drydock::cost
