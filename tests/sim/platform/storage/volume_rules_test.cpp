// What volumes give, against the tables of the EBS user guide.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/sim/platform/storage_figures.h"

namespace drydock::storage {
namespace {

using ground::mib;

const Settings& figures() {
  static const Settings all = ground::storage_figures();
  return all;
}

VolumeLimits limits_of(VolumeSpec spec) {
  const TypeFigures& type = figures().of(spec.type);
  return limits(type, completed(type, spec));
}

struct Gp2 {
  std::int64_t gib;
  double baseline, burst_seconds, refill_seconds;
};

class Gp2Table : public testing::TestWithParam<Gp2> {};

/// Source: EBS user guide, "I/O credits and burst performance".
TEST_P(Gp2Table, Agrees) {
  const Gp2& row = GetParam();
  const VolumeLimits found = limits_of({VolumeType::gp2, row.gib});
  EXPECT_EQ(found.baseline.iops, row.baseline);
  BurstBucket bucket = full_bucket(found.credits);
  const double lasts = seconds_to_turn(bucket, found.baseline.iops, 3000, 0.05);
  EXPECT_EQ(std::round(lasts), row.burst_seconds);
  pass(bucket, found.baseline.iops, 3000, lasts);
  EXPECT_TRUE(turn(bucket, 0.05));
  EXPECT_EQ(std::round(seconds_to_turn(bucket, found.baseline.iops, 0, 1)), row.refill_seconds);
}

INSTANTIATE_TEST_SUITE_P(Guide, Gp2Table,
                         testing::Values(Gp2{1, 100, 1862, 54'000}, Gp2{33, 100, 1862, 54'000},
                                         Gp2{100, 300, 2000, 18'000}, Gp2{334, 1002, 2703, 5389},
                                         Gp2{750, 2250, 7200, 2400}));

TEST(Gp2Volume, NeedsNoBurstFromOneThousandGib) {
  const VolumeLimits found = limits_of({VolumeType::gp2, 1000});
  EXPECT_EQ(found.baseline.iops, 3000);
  EXPECT_EQ(found.credits, 0);
  EXPECT_EQ(limits_of({VolumeType::gp2, 5334}).baseline.iops, 16'000);
  EXPECT_EQ(limits_of({VolumeType::gp2, 16'384}).baseline.iops, 16'000);
}

TEST(Gp2Volume, GivesThroughputBySize) {
  EXPECT_EQ(limits_of({VolumeType::gp2, 170}).burst.throughput, 128 * mib);
  EXPECT_EQ(limits_of({VolumeType::gp2, 171}).burst.throughput, 250 * mib);
  EXPECT_EQ(limits_of({VolumeType::gp2, 171}).baseline.throughput, 128 * mib);
  EXPECT_EQ(limits_of({VolumeType::gp2, 334}).baseline.throughput, 250 * mib);
}

TEST(DiskVolume, GivesThroughputByTheTib) {
  const VolumeLimits st1 = limits_of({VolumeType::st1, 1024});
  EXPECT_EQ(st1.baseline.throughput, 40 * mib);
  EXPECT_EQ(st1.burst.throughput, 250 * mib);
  EXPECT_EQ(st1.credits, 1024.0 * 1024 * mib);
  EXPECT_EQ(limits_of({VolumeType::st1, 16'384}).baseline.throughput, 500 * mib);
  EXPECT_EQ(limits_of({VolumeType::sc1, 16'384}).baseline.throughput, 192 * mib);
  EXPECT_EQ(limits_of({VolumeType::sc1, 3200}).burst.throughput, 250 * mib);
}

TEST(Io2Volume, GivesThroughputByItsIops) {
  EXPECT_DOUBLE_EQ(limits_of({VolumeType::io2, 100, 1000}).baseline.throughput, 256 * mib);
  EXPECT_EQ(limits_of({VolumeType::io2, 100, 64'000}).baseline.throughput, 4000 * mib);
}

struct Refused {
  VolumeSpec spec;
  const char* code;  ///< Empty: it can be made.
};

class SpecTable : public testing::TestWithParam<Refused> {};

TEST_P(SpecTable, IsCheckedAsAwsDoes) {
  const VolumeSpec& spec = GetParam().spec;
  const TypeFigures& type = figures().of(spec.type);
  const Result<void> possible = check_spec(type, completed(type, spec));
  EXPECT_EQ(possible ? "" : possible.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Guide, SpecTable,
    testing::Values(
        Refused{{VolumeType::gp3, 0}, "size"}, Refused{{VolumeType::gp3, 1}, ""},
        Refused{{VolumeType::gp3, 1, 3001}, "iops"}, Refused{{VolumeType::gp3, 8, 4000}, ""},
        Refused{{VolumeType::gp3, 8, 4001}, "iops"}, Refused{{VolumeType::gp3, 8, 2999}, "iops"},
        Refused{{VolumeType::gp3, 1000, 80'001}, "iops"},
        Refused{{VolumeType::gp3, 100, 0, 750}, ""},
        Refused{{VolumeType::gp3, 100, 0, 751}, "throughput"},
        Refused{{VolumeType::gp3, 100, 10'000, 2000}, ""},
        Refused{{VolumeType::gp3, 100, 10'000, 2001}, "throughput"},
        Refused{{VolumeType::gp3, 100, 3000, 124}, "throughput"},
        Refused{{VolumeType::gp2, 16'385}, "size"}, Refused{{VolumeType::io2, 4, 4000}, ""},
        Refused{{VolumeType::io2, 4, 4001}, "iops"}, Refused{{VolumeType::io2, 3}, "size"},
        Refused{{VolumeType::st1, 124}, "size"}, Refused{{VolumeType::st1, 125}, ""}));

TEST(CountedIo, SplitsLargeOperationsAndRoundsUpSmallOnesOfDisks) {
  const IoRate large = counted(figures().of(VolumeType::gp3), {10, 10 * mib});
  EXPECT_EQ(large.iops, 40) << "1 MiB is four operations of 256 KiB";
  EXPECT_EQ(counted(figures().of(VolumeType::gp3), {100, 100 * 8192.0}).iops, 100);
  EXPECT_EQ(counted(figures().of(VolumeType::st1), {100, 100 * 8192.0}).throughput, 100 * mib);
}

TEST(SharedIo, IsFair) {
  const std::vector<IoRate> wanted{{500, 0}, {4000, 0}, {4000, 0}};
  const std::vector<double> shares = shared({3600, 1e9}, wanted);
  EXPECT_EQ(shares[0], 1);
  EXPECT_DOUBLE_EQ(shares[1], 1550.0 / 4000);
  EXPECT_DOUBLE_EQ(shares[2], 1550.0 / 4000);
}

TEST(BurstBucket, TurnsOnceAtEachEnd) {
  BurstBucket bucket = full_bucket(1000);
  EXPECT_FALSE(turn(bucket, 0.05));
  pass(bucket, 10, 110, 10);
  EXPECT_EQ(bucket.credits, 0);
  EXPECT_TRUE(turn(bucket, 0.05));
  EXPECT_FALSE(turn(bucket, 0.05));
  EXPECT_TRUE(std::isinf(seconds_to_turn(bucket, 10, 10, 0.05)));
  EXPECT_EQ(seconds_to_turn(bucket, 10, 0, 0.05), 5);
  pass(bucket, 10, 0, 5);
  EXPECT_TRUE(turn(bucket, 0.05));
  pass(bucket, 10, 0, 1e6);
  EXPECT_EQ(bucket.credits, 1000);
}

struct FastRestoreRow {
  std::int64_t gib;
  double credits, per_hour;
};

/// Source: EBS user guide, "Volume creation credits".
TEST(FastRestoreRules, AgreeWithTheGuide) {
  const FastRestoreRow rows[] = {{1, 10, 10},  {102, 10, 10},  {128, 8, 8},
                                 {1024, 1, 1}, {2048, 1, 0.5}, {8192, 1, 0.125}};
  for (const auto& [size, credits, per_hour] : rows) {
    EXPECT_EQ(fast_restore_credits(size), credits) << size;
    EXPECT_EQ(fast_restore_credits_per_hour(size), per_hour) << size;
  }
}

TEST(ChangedBytes, AreThoseHitByRandomWrites) {
  EXPECT_EQ(changed_bytes(100, 100, 0), 0);
  EXPECT_NEAR(changed_bytes(100, 100, 1), 1, 0.01);
  EXPECT_NEAR(changed_bytes(100, 100, 100), 63.2, 0.1);
  EXPECT_NEAR(changed_bytes(100, 100, 1e6), 100, 1e-9);
  EXPECT_EQ(changed_bytes(100, 150, 50), 50) << "new places only";
}

}  // namespace
}  // namespace drydock::storage
