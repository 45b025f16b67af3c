// A toy platform for tests of what moves and keeps runs: buckets that drip at random, a few facts
// and commands.
#pragma once

#include <memory>
#include <string>

#include "sim/engine/kernel/engine.h"

namespace drydock::toy {

/// Something that drips now and then, in its own luck.
struct Bucket {
  Name name;
  std::int64_t level = 0;
  std::int64_t poured = 0;
  Duration pace = seconds(3);
  Id<StreamRow> luck;
  CauseId cause;
  DRYDOCK_FIELDS(Bucket, name, level, poured, pace, luck, cause)
};

struct Dripped {
  static constexpr FactStyle style{"toy.dripped", "{bucket} dripped to {level}", Tone::neutral,
                                   Weight::detail};
  Id<Bucket> bucket;
  std::int64_t level = 0;
  DRYDOCK_FIELDS(Dripped, bucket, level)
};
struct Overflowed {
  static constexpr FactStyle style{"toy.overflowed", "{bucket} ran over", Tone::broken,
                                   Weight::headline};
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(Overflowed, bucket)
};
struct Poured {
  static constexpr FactStyle style{"toy.poured", "{bucket} was emptied", Tone::recovered};
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(Poured, bucket)
};
struct BucketAdded {
  static constexpr FactStyle style{"toy.bucket_added", "{bucket} is here"};
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(BucketAdded, bucket)
};

/// Empties a bucket at once; a reaction with no delay follows.
struct Pour {
  static constexpr CommandStyle style{"toy.pour", "pour out {bucket}"};
  std::string bucket;
  DRYDOCK_FIELDS(Pour, bucket)
};
struct AddBucket {
  static constexpr CommandStyle style{"toy.add_bucket", "add {bucket}"};
  std::string bucket;
  Duration pace = seconds(3);
  DRYDOCK_FIELDS(AddBucket, bucket, pace)
};
/// Sets a defect off `delay` from now.
struct Break {
  static constexpr CommandStyle style{"toy.break", "break after {delay}"};
  Duration delay{};
  DRYDOCK_FIELDS(Break, delay)
};

Result<Forecast> check(const World& world, const Pour& command);
void apply(Context& context, const Pour& command);
Result<Forecast> check(const World& world, const AddBucket& command);
void apply(Context& context, const AddBucket& command);
Result<Forecast> check(const World& world, const Break& command);
void apply(Context& context, const Break& command);

/// The same object each time.
std::shared_ptr<const Rulebook> rulebook();
/// A world with `buckets` buckets "b0", "b1", ... and sampling every 10 s.
World world(Seed seed = Seed{1}, int buckets = 3, Duration pace = seconds(3));
constexpr Time start = Time(hours(24 * 365 * 55));

}  // namespace drydock::toy
