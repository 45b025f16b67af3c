// Buckets: what they cost, how much they serve, and what their rules do.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::storage {
namespace {

using ground::Ground;

struct Assets : Ground {
  explicit Assets(std::int64_t gib = 10, Bytes object_mean = mebibyte) {
    run([&](Context& context) {
      bucket = add_bucket(context, context.name("assets"), gibibyte * gib, object_mean);
    });
  }
  template <class Command>
  std::string refused(const Command& command) const {
    const Result<Forecast> forecast = check(world, command);
    return forecast ? "" : forecast.error().message;
  }
  template <class Command>
  void give(const Command& command) {
    ASSERT_EQ(refused(command), "");
    run([&](Context& context) { apply(context, command); });
  }
  std::int64_t gib(StorageClass kind) const {
    return world[bucket].by_class[static_cast<std::size_t>(kind)] / gibibyte;
  }
  std::int64_t gib(BatchKind kind) const { return bytes_of(world, bucket, kind) / gibibyte; }
  Id<Bucket> bucket;
};

TEST(Bucket, IsPaidBySpaceAndRequest) {
  Ground ground;
  Id<Bucket> bucket;
  ground.run([&](Context& context) {
    bucket = add_bucket(context, context.name("assets"), gibibyte * 10);
    count_gets(context, bucket, 500'000);
    count_puts(context, bucket, 10'000, Bytes{});
  });
  ground.pass(hours(365));
  ground.run([&](Context& context) { count_puts(context, bucket, 0, gibibyte * 10); });
  ground.pass(hours(365));
  EXPECT_EQ(ground.spent("s3.request.get_select_other"), *Money::from_text("0.215"));
  EXPECT_EQ(ground.spent("s3.request.put_copy_post_list"), *Money::from_text("0.054"));
  EXPECT_EQ(ground.spent("s3.standard.storage"), *Money::from_text("0.3675"));
}

TEST(Bucket, TurnsAwayWhatIsBeyondItsLimitUntilItIsSplit) {
  Assets assets;
  assets.run([&](Context& context) { set_requests(context, assets.bucket, 100, 11'000); });
  EXPECT_TRUE(assets.world[assets.bucket].slow);
  EXPECT_EQ(assets.count("storage.bucket_slow"), 1);
  assets.pass(minutes(10));
  EXPECT_EQ(assets.world[assets.bucket].partitions, 2);
  EXPECT_EQ(get_limit(assets.world, assets.bucket), 11'000);
  EXPECT_EQ(assets.when("storage.bucket_serves_all"), minutes(10));
  assets.pass(hours(1));
  EXPECT_EQ(assets.count("storage.bucket_split"), 1);
}

TEST(Bucket, IsNotSplitForAShortRush) {
  Assets assets;
  assets.run([&](Context& context) { set_requests(context, assets.bucket, 4000, 0); });
  assets.pass(minutes(5));
  assets.run([&](Context& context) { set_requests(context, assets.bucket, 3000, 0); });
  EXPECT_FALSE(assets.world[assets.bucket].slow);
  assets.pass(hours(1));
  EXPECT_EQ(assets.world[assets.bucket].partitions, 1);
}

TEST(Bucket, KeepsWhatWasDeletedWhenItIsVersioned) {
  Assets assets;
  assets.give(SetVersioning{"assets", true});
  assets.give(DeleteObjects{"assets", 4});
  EXPECT_EQ(assets.gib(BatchKind::current), 6);
  EXPECT_EQ(assets.gib(BatchKind::noncurrent), 4);
  const Money before = assets.spent("s3.standard.storage");
  assets.pass(hours(730));
  EXPECT_EQ(assets.spent("s3.standard.storage") - before, *Money::from_text("0.245"));
  SetLifecycle rules{"assets"};
  rules.expire_noncurrent = 30;
  assets.give(rules);
  assets.pass(hours(24));
  EXPECT_EQ(assets.gib(BatchKind::noncurrent), 0);
  EXPECT_EQ(assets.gib(BatchKind::current), 6);
}

TEST(Bucket, ForgetsWhatWasDeletedOtherwise) {
  Assets assets;
  assets.give(DeleteObjects{"assets", 40});
  EXPECT_EQ(assets.gib(BatchKind::current), 0);
  EXPECT_EQ(assets.world[assets.bucket].stored, Bytes{});
  EXPECT_EQ(assets.refused(DeleteObjects{"assets", 1}), "Bucket assets has no objects to delete.");
}

TEST(Bucket, PaysForPartsUntilARuleAbortsThem) {
  Assets assets;
  assets.give(BreakUpload{"assets", 5});
  EXPECT_EQ(assets.gib(StorageClass::standard), 15);
  SetLifecycle rules{"assets"};
  rules.abort_uploads = 7;
  assets.give(rules);
  assets.pass(hours(24 * 6));
  EXPECT_EQ(assets.gib(BatchKind::parts), 5);
  assets.pass(hours(24));
  EXPECT_EQ(assets.gib(BatchKind::parts), 0);
}

TEST(Bucket, MovesOldObjectsToColderClasses) {
  Assets assets(100);
  SetLifecycle rules{"assets"};
  rules.to_infrequent = 30;
  rules.to_glacier = 90;
  rules.expire = 365;
  assets.give(rules);
  assets.pass(hours(24 * 31));
  EXPECT_EQ(assets.gib(StorageClass::standard), 0);
  EXPECT_EQ(assets.gib(StorageClass::standard_ia), 100);
  // 102 400 objects of 1 MiB, a cent a thousand.
  EXPECT_EQ(assets.spent("s3.lifecycle_to_ia"), *Money::from_text("1.024"));
  assets.pass(hours(24 * 60));
  EXPECT_EQ(assets.gib(StorageClass::glacier_flexible), 100);
  assets.pass(hours(24 * 275));
  EXPECT_EQ(assets.world[assets.bucket].stored, Bytes{});
}

TEST(Bucket, LeavesSmallObjectsWhereTheyAre) {
  for (const std::int64_t kib : {127, 128}) {
    Assets assets(1, kibibyte * kib);
    SetLifecycle rules{"assets"};
    rules.to_glacier = 10;
    assets.give(rules);
    assets.pass(hours(24 * 30));
    EXPECT_EQ(assets.world[assets.bucket].by_class[2].count > 0, kib == 128) << kib << " KiB";
  }
}

TEST(Bucket, PaysForTheLeastTimeOfAClass) {
  struct Case {
    const char* what;
    SetLifecycle rules;
    const char* rate;
    std::int64_t days;  ///< That 100 GiB are paid for in the colder class.
  };
  SetLifecycle glacier{"assets"}, early = glacier, late = glacier, deep = glacier;
  glacier.to_glacier = 10;
  early.to_glacier = 10;
  early.expire = 40;  // 30 days in the class, of 90.
  late.to_glacier = 10;
  late.expire = 150;
  deep.to_glacier = 10;
  deep.to_deep_archive = 60;  // 50 days in the first of both.
  deep.expire = 400;
  const Case cases[] = {{"deleted early", early, "s3.glacier_flexible.storage", 90},
                        {"deleted in time", late, "s3.glacier_flexible.storage", 140},
                        {"moved on early", deep, "s3.glacier_flexible.storage", 90},
                        {"moved on", deep, "s3.deep_archive.storage", 340}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    Assets assets(100);
    assets.give(c.rules);
    assets.pass(hours(24 * 500));
    EXPECT_EQ(assets.world[assets.bucket].stored, Bytes{});
    const double price = std::string_view(c.rate).find("deep") == 3 ? 0.0018 : 0.00405;
    EXPECT_NEAR(assets.spent(c.rate).to_double(),
                price * 100 * 24 * static_cast<double>(c.days) / 730, 1e-6);
  }
}

TEST(Bucket, KeepsTheTimeOfAClassForOldVersions) {
  Assets assets(100);
  SetLifecycle rules{"assets"};
  rules.to_glacier = 10;
  rules.expire_noncurrent = 5;
  assets.give(rules);
  assets.give(SetVersioning{"assets", true});
  assets.pass(hours(24 * 60));
  assets.give(DeleteObjects{"assets", 100});
  assets.pass(hours(24 * 200));
  EXPECT_EQ(assets.world[assets.bucket].stored, Bytes{});
  EXPECT_NEAR(assets.spent("s3.glacier_flexible.storage").to_double(), 0.405 * 24 * 90 / 730, 1e-6);
}

TEST(Bucket, RefusesRulesThatAwsWouldRefuse) {
  const Assets assets;
  SetLifecycle rules{"assets"};
  rules.to_infrequent = 7;
  EXPECT_EQ(assets.refused(rules),
            "Objects stay at least 30 days in Standard before they may move to Standard-IA.");
  rules.to_infrequent = 60;
  rules.to_glacier = 60;
  EXPECT_EQ(assets.refused(rules),
            "This rule would act after 60 days, not later than the rule before it, after 60.");
  rules.to_glacier = 89;
  EXPECT_EQ(assets.refused(rules),
            "Objects stay at least 30 days in Standard-IA before they may move on.");
  rules.to_glacier = 90;
  EXPECT_EQ(assets.refused(rules), "");
  EXPECT_EQ(assets.refused(SetVersioning{"asset", true}), "There is no bucket called \"asset\".");
  EXPECT_EQ(assets.refused(BreakUpload{"assets", 0}), "0 GiB is no amount that can be used here.");
}

}  // namespace
}  // namespace drydock::storage
