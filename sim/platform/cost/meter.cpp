// Meters: how use becomes money without losing a part of it.
#include <string>

#include "sim/platform/cost/ledger.h"

namespace drydock::cost {

namespace {

/// The product, which must fit; prices and uses of this world stay far below the limit.
Int128 product(Int128 a, Int128 b) {
  Int128 result = 0;
  DRYDOCK_ASSERT(!__builtin_mul_overflow(a, b, &result), "price times use fits into 128 bits");
  return result;
}

/// a / b for b > 0, to the nearest, half away from zero.
Int128 nearest(Int128 a, Int128 b) {
  const Int128 twice = 2 * (a < 0 ? -a : a) + b;
  const Int128 quotient = twice / (2 * b);
  return a < 0 ? -quotient : quotient;
}

void count_in_month(Rate& rate, std::int64_t use) {
  const Int128 rest = Int128(rate.month_rest) + use;
  rate.month_units += static_cast<std::int64_t>(rest / rate.per_unit);
  rate.month_rest = static_cast<std::int64_t>(rest % rate.per_unit);
}

}  // namespace

std::int64_t pending(const Meter& meter, Time now) {
  if (!meter.running || meter.covered) return meter.unposted;
  std::int64_t use = 0;
  const bool fits = !__builtin_mul_overflow((now - meter.counted).count(), meter.size, &use) &&
                    !__builtin_add_overflow(use, meter.unposted, &use);
  DRYDOCK_ASSERT(fits, "the use between two postings fits into 64 bits");
  return use;
}

Worth worth(const Meter& meter, const Rate& rate, std::int64_t use, Int128 ahead) {
  const Int128 before = product(rate.month_units, rate.per_unit) + rate.month_rest + ahead;
  const Int128 exact =
      meter.remainder +
      (rate.tier_count == 0
           ? product(rate.price.parts(), use)
           : exact_worth(std::span(rate.tiers).first(rate.tier_count), rate.per_unit, before, use));
  const Int128 amount = nearest(exact, rate.per_unit);
  return {Money::from_parts(amount), static_cast<std::int64_t>(exact - amount * rate.per_unit)};
}

OpenUse::OpenUse(const World& world) : world_(world) {
  for (const auto& [id, rate] : world.table<Rate>()) {
    if (rate.tier_count == 0) continue;
    ahead_.resize(world.table<Rate>().size());
    return;
  }
}

Money OpenUse::next(const Meter& meter) {
  const std::int64_t use = pending(meter, world_.now());
  const Rate& rate = world_[meter.rate];
  if (rate.tier_count == 0) return worth(meter, rate, use).amount;
  Int128& ahead = ahead_[meter.rate.index];
  const Money amount = worth(meter, rate, use, ahead).amount;
  ahead += use;
  return amount;
}

void post(Context& context, Id<Meter> id) {
  Meter& meter = context.edit(id);
  const std::int64_t use = pending(meter, context.now());
  if (use == 0) return;
  const Rate& rate = context[meter.rate];
  const Worth value = worth(meter, rate, use);
  const Int128 rest = Int128(meter.used_rest) + use;
  meter.used += static_cast<std::int64_t>(rest / rate.per_unit);
  meter.used_rest = static_cast<std::int64_t>(rest % rate.per_unit);
  meter.remainder = value.remainder;
  meter.posted += value.amount;
  meter.this_hour += value.amount;
  meter.unposted = 0;
  meter.counted = context.now();
  const Id<Posting> posting =
      context.add(Posting{meter.since, context.now(), id, use, value.amount, meter.cause});
  meter.since = context.now();
  if (rate.tier_count > 0) count_in_month(context.edit(meter.rate), use);
  if (meter.shares || meter.like) split(context, posting);
  if (!context.table<Books>().empty()) context.edit_only<Books>().posted += value.amount;
}

Id<Meter> open_meter(Context& context, std::string_view resource, std::string_view rate_key,
                     std::int64_t size) {
  Meter meter;
  meter.name = context.name(resource);
  meter.rate = context.world().find<Rate>(rate_key);
  if (!meter.rate) throw Defect("The price book has no rate called " + std::string(rate_key) + ".");
  DRYDOCK_ASSERT(size >= 0, "a meter's size is not negative");
  meter.size = size;
  meter.since = context.now();
  return context.add(meter);
}

void start(Context& context, Id<Meter> id) {
  if (context[id].running) return;
  DRYDOCK_ASSERT(context[context[id].rate].measure == Measure::running_time,
                 "a counting meter is not started");
  Meter& meter = context.edit(id);
  meter.running = true;
  meter.since = context.now();
  meter.counted = context.now();
  meter.cause = context.cause();
  if (!context.table<Commitment>().empty()) cover(context, id);
}

void stop(Context& context, Id<Meter> id) {
  if (!context[id].running) return;
  post(context, id);
  context.edit(id).running = false;
  if (context[id].covered) uncover(context, id);
}

void resize(Context& context, Id<Meter> id, std::int64_t size) {
  DRYDOCK_ASSERT(size >= 0, "a meter's size is not negative");
  if (context[id].size == size) return;
  Meter& meter = context.edit(id);
  if (meter.running) {
    meter.unposted = pending(meter, context.now());
    meter.counted = context.now();
  }
  meter.size = size;
}

void use(Context& context, Id<Meter> id, std::int64_t quantity) {
  DRYDOCK_ASSERT(quantity >= 0, "use is not negative");
  if (quantity == 0) return;
  Meter& meter = context.edit(id);
  if (meter.unposted == 0) {
    meter.since = context.now();
    meter.cause = context.cause();
  }
  DRYDOCK_ASSERT(!__builtin_add_overflow(meter.unposted, quantity, &meter.unposted),
                 "the use between two postings fits into 64 bits");
}

void counted_up_to_now(Context& context) {
  if (!context.table<Books>().empty()) context.edit_only<Books>().counted = context.now();
}

Money spent(const World& world, Id<Meter> wanted) {
  const Meter& meter = world[wanted];
  const Rate& rate = world[meter.rate];
  Int128 ahead = 0;
  if (rate.tier_count > 0)
    for (std::uint32_t i = 0; i < wanted.index; ++i)
      if (const Meter& other = world[Id<Meter>{i}]; other.rate == meter.rate)
        ahead += pending(other, world.now());
  return meter.posted + worth(meter, rate, pending(meter, world.now()), ahead).amount;
}

Money spent(const World& world) {
  Money total;
  OpenUse open(world);
  for (const auto& [id, meter] : world.table<Meter>()) total += meter.posted + open.next(meter);
  return total;
}

}  // namespace drydock::cost
