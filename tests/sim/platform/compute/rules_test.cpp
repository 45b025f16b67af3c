// The rules of machines over plain values: buckets, credits, zones, status checks, pods.
#include <gtest/gtest.h>

#include "sim/platform/compute/bucket.h"
#include "sim/platform/compute/credits.h"
#include "sim/platform/compute/group_rules.h"

namespace drydock::compute {
namespace {

constexpr Time midday{hours(24 * 20000 + 12)};

struct BucketCase {
  std::int64_t taken;  // At midday, of a bucket of 5 that gets 2/s.
  Duration later;
  std::int64_t wanted;
  Duration wait;
};
class Buckets : public testing::TestWithParam<BucketCase> {};
TEST_P(Buckets, MakeOneWait) {
  const auto& [taken, later, wanted, wait] = GetParam();
  const BucketSize size{5, 2};
  const TokenBucket bucket = take(TokenBucket{}, size, taken, midday);
  EXPECT_EQ(wait_for(bucket, size, wanted, midday + later), wait);
}
INSTANTIATE_TEST_SUITE_P(Cases, Buckets,
                         testing::Values(BucketCase{0, seconds(0), 5, seconds(0)},
                                         BucketCase{5, seconds(0), 1, milliseconds(500)},
                                         BucketCase{5, milliseconds(500), 1, seconds(0)},
                                         BucketCase{5, seconds(1), 5, milliseconds(1500)},
                                         BucketCase{5, hours(900), 5, seconds(0)},
                                         BucketCase{4, seconds(0), 1, seconds(0)},
                                         BucketCase{0, seconds(0), 9,
                                                    seconds(0)},  // More than it ever holds.
                                         BucketCase{7, seconds(0), 1, milliseconds(1500)}));

TEST(Buckets, WithoutASizeNeverWait) {
  EXPECT_EQ(wait_for(take({}, {}, 1000, midday), {}, 1000, midday), Duration::zero());
}

// t3.large earns 36 credits an hour, which is 30 % of two vCPUs, and keeps 864.
constexpr CreditPlan large{36, 864};

struct CreditCase {
  const char* what;
  std::int64_t credits;  // At midday, times 100; negative: a surplus.
  std::int64_t use;      // Millicores from then on,
  Duration span;         // for so long.
  std::int64_t credits_after;
  double vcpu_hours;  // Charged meanwhile.
};
class Credits : public testing::TestWithParam<CreditCase> {};
TEST_P(Credits, AreEarnedAndSpent) {
  const CreditCase& c = GetParam();
  CreditAccount account;
  account.at = midday;
  account.use = c.use;
  (c.credits < 0 ? account.surplus : account.balance) =
      (c.credits < 0 ? -c.credits : c.credits) * (credit / 100);
  const CreditAccount after = advanced(account, large, midday + c.span);
  EXPECT_EQ((after.balance - after.surplus) / (credit / 100), c.credits_after) << c.what;
  EXPECT_NEAR(static_cast<double>(after.charged) / 3.6e12, c.vcpu_hours, 1e-9) << c.what;
}
INSTANTIATE_TEST_SUITE_P(
    Cases, Credits,
    testing::Values(CreditCase{"idle", 0, 0, hours(1), 3600, 0},
                    CreditCase{"at the baseline", 5000, 600, hours(10), 5000, 0},
                    CreditCase{"never above the most", 86000, 0, hours(10), 86400, 0},
                    CreditCase{"one vCPU: 60 spent, 36 earned", 5000, 1000, hours(1), 2600, 0},
                    CreditCase{"into a surplus", 1000, 1000, hours(1), -1400, 0},
                    CreditCase{"a surplus is paid back", -1400, 0, hours(1), 2200, 0},
                    CreditCase{"beyond the most it costs", -86400, 2000, hours(1), -86400, 1.4},
                    CreditCase{"part of it costs", -85200, 1600, hours(1), -86400, 0.8}));

TEST(Credits, KnowWhenTheyTurn) {
  CreditAccount account;
  account.at = midday;
  account.balance = 24 * credit;
  account.use = 1000;
  EXPECT_EQ(next_turn(account, large), midday + hours(1));
  account.balance = 0;
  EXPECT_EQ(next_turn(account, large), midday + hours(36));  // 864 at 24 an hour.
  account.use = 600;
  EXPECT_EQ(next_turn(account, large), Time::max());
  account.surplus = 18 * credit;
  account.use = 0;
  EXPECT_EQ(next_turn(account, large), midday + minutes(30));
}

TEST(Credits, InStandardModeHoldAMachineAtItsBaselineWhenTheyAreGone) {
  CreditAccount account;
  account.at = midday;
  account.standard = true;
  account.balance = 24 * credit;
  EXPECT_EQ(granted(account, large, 1000), 1000);
  account.use = 1000;
  EXPECT_EQ(next_turn(account, large), midday + hours(1));
  account = advanced(account, large, midday + hours(2));
  EXPECT_EQ(account.balance, 0);
  EXPECT_EQ(account.surplus, 0);
  EXPECT_EQ(granted(account, large, 1000), 600);
  EXPECT_EQ(granted(account, large, 100), 100);
  account.use = 600;
  EXPECT_EQ(next_turn(account, large), Time::max());
}

TEST(Credits, AreSettledAtTheEnd) {
  CreditAccount account;
  account.at = midday;
  account.surplus = 120 * credit;
  EXPECT_EQ(closed(account, large, midday).charged, Duration(hours(2)).count());
  EXPECT_EQ(closed(account, large, midday).surplus, 0);
}

struct ZoneCase {
  std::vector<ZoneLoad> zones;
  int fill, shrink;  // -1: none.
};
class Zones : public testing::TestWithParam<ZoneCase> {};
TEST_P(Zones, AreKeptInBalance) {
  const ZoneCase& c = GetParam();
  const auto at = [](std::optional<std::size_t> index) {
    return index ? static_cast<int>(*index) : -1;
  };
  EXPECT_EQ(at(zone_to_fill(c.zones)), c.fill);
  EXPECT_EQ(at(zone_to_shrink(c.zones)), c.shrink);
}
INSTANTIATE_TEST_SUITE_P(Cases, Zones,
                         testing::Values(ZoneCase{{{2, true}, {2, true}, {2, true}}, 0, -1},
                                         ZoneCase{{{2, true}, {1, true}, {2, true}}, 1, -1},
                                         ZoneCase{{{3, true}, {1, true}, {2, true}}, 1, 0},
                                         ZoneCase{{{3, true}, {0, false}, {3, true}}, 0, -1},
                                         ZoneCase{{{4, false}, {0, true}, {2, true}}, 1, 0},
                                         ZoneCase{{{1, false}, {1, false}}, -1, -1},
                                         ZoneCase{{}, -1, -1}));

TEST(Groups, GoATenthBeyondTheirMax) {
  EXPECT_EQ(allowance(4), 1);
  EXPECT_EQ(allowance(10), 1);
  EXPECT_EQ(allowance(29), 2);
  EXPECT_EQ(allowance(100), 10);
}

TEST(StatusChecks, RunEachMinuteSinceTheLaunch) {
  const Time launched = midday + seconds(10);
  EXPECT_EQ(seen_as_failed(midday + seconds(100), launched, minutes(1), 2), midday + seconds(190));
  EXPECT_EQ(seen_as_failed(midday + seconds(70), launched, minutes(1), 2), midday + seconds(190));
  EXPECT_EQ(seen_as_failed(midday + seconds(69), launched, minutes(1), 2), midday + seconds(130));
  EXPECT_EQ(seen_as_failed(midday + seconds(69), launched, minutes(1), 1), midday + seconds(70));
}

struct PodCase {
  const char* type;
  int interfaces, addresses, vcpu, plain, prefixes;
};
class Pods : public testing::TestWithParam<PodCase> {};
TEST_P(Pods, AreAsManyAsAddresses) {
  const PodCase& c = GetParam();
  EXPECT_EQ(max_pods(c.interfaces, c.addresses, false, c.vcpu), c.plain) << c.type;
  EXPECT_EQ(max_pods(c.interfaces, c.addresses, true, c.vcpu), c.prefixes) << c.type;
}
INSTANTIATE_TEST_SUITE_P(Cases, Pods,
                         testing::Values(PodCase{"t3.micro", 2, 2, 2, 4, 34},
                                         PodCase{"t3.medium", 3, 6, 2, 17, 110},
                                         PodCase{"m5.large", 3, 10, 2, 29, 110},
                                         PodCase{"m5.4xlarge", 8, 30, 16, 234, 110},
                                         PodCase{"m5.8xlarge", 8, 30, 32, 234, 250},
                                         PodCase{"m7g.medium", 2, 4, 1, 8, 98}));

}  // namespace
}  // namespace drydock::compute
