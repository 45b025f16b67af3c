// How the toy platform works.
#include "tests/support/toy.h"

#include "sim/engine/kernel/samples.h"

namespace drydock::toy {

namespace {

struct DripDue {
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(DripDue, bucket)
};
struct SettleDue {
  Id<Bucket> bucket;
  DRYDOCK_FIELDS(SettleDue, bucket)
};
struct BreakDue {
  std::int64_t unused = 0;
  DRYDOCK_FIELDS(BreakDue, unused)
};

void add_bucket(Context& ctx, std::string_view text, Duration pace) {
  const Name name = ctx.name(text);
  Bucket bucket;
  bucket.name = name;
  bucket.pace = pace;
  bucket.luck = ctx.stream(name, "drip");
  const Id<Bucket> id = ctx.add(bucket);
  const CauseId cause = ctx.announce(BucketAdded{id});
  ctx.edit(id).cause = cause;
  ctx.because(cause).schedule(ctx.random(bucket.luck).exponential(pace), DripDue{id});
}

void on_drip_due(Context& ctx, const DripDue& due) {
  Bucket& bucket = ctx.edit(due.bucket);
  Stream luck = ctx.random(bucket.luck);
  bucket.level += 1 + static_cast<std::int64_t>(luck.below(5));
  const Duration pace = bucket.pace;
  const std::int64_t level = bucket.level;
  if (level > 40) {
    const CauseId over = ctx.announce(Overflowed{due.bucket});
    ctx.because(over).schedule(Duration::zero(), SettleDue{due.bucket});
  } else if (luck.uniform() < 0.25) {
    ctx.announce(Dripped{due.bucket, level});
  }
  ctx.schedule(luck.exponential(pace), DripDue{due.bucket});
}

void on_settle_due(Context& ctx, const SettleDue& due) {
  Bucket& bucket = ctx.edit(due.bucket);
  bucket.poured += bucket.level;
  bucket.level = 0;
  ctx.announce(Poured{due.bucket});
}

void on_break_due(Context&, const BreakDue&) { DRYDOCK_ASSERT(false, "the toy does not break"); }

}  // namespace

Result<Forecast> check(const World& world, const Pour& command) {
  const auto id = world.find<Bucket>(command.bucket);
  if (!id) return fail("refused", "There is no " + command.bucket + ".", {}, "Add it first.");
  if (world[id].level == 0) return fail("refused", command.bucket + " is empty.");
  return Forecast{"Empties " + command.bucket + ".", {command.bucket}, true};
}

void apply(Context& ctx, const Pour& command) {
  ctx.schedule(Duration::zero(), SettleDue{ctx.world().find<Bucket>(command.bucket)});
}

Result<Forecast> check(const World& world, const AddBucket& command) {
  if (world.find<Bucket>(command.bucket))
    return fail("refused", command.bucket + " is there already.");
  if (command.pace <= Duration::zero()) return fail("refused", "The pace must be positive.");
  return Forecast{"Adds " + command.bucket + ".", {command.bucket}, false};
}

void apply(Context& ctx, const AddBucket& command) {
  add_bucket(ctx, command.bucket, command.pace);
}

Result<Forecast> check(const World&, const Break&) { return Forecast{"Breaks.", {}, true}; }

void apply(Context& ctx, const Break& command) { ctx.schedule(command.delay, BreakDue{}); }

std::shared_ptr<const Rulebook> rulebook() {
  static const std::shared_ptr<const Rulebook> rules = [] {
    auto made = std::make_shared<Rulebook>();
    made->table<Bucket>();
    made->on<on_drip_due>();
    made->on<on_settle_due>();
    made->on<on_break_due>();
    made->fact<Dripped>();
    made->fact<Overflowed>();
    made->fact<Poured>();
    made->fact<BucketAdded>();
    made->command<Pour>(Role::trainee);
    made->command<AddBucket>(Role::trainee);
    made->command<Break>(Role::instructor);
    return made;
  }();
  return rules;
}

World world(Seed seed, int buckets, Duration pace) {
  World made(*rulebook(), seed, start);
  Engine(*rulebook()).apply(made, CauseId{}, [&](Context& ctx) {
    ctx.announce(ScenarioStarted{ctx.name("toy")});
  });
  Engine(*rulebook()).apply(made, CauseId{0}, [&](Context& ctx) {
    start_sampling(ctx, SampleSettings{});
    for (int i = 0; i < buckets; ++i) add_bucket(ctx, "b" + std::to_string(i), pace);
  });
  return made;
}

}  // namespace drydock::toy
