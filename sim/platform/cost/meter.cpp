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

}  // namespace

std::int64_t pending(const Meter& meter, Time now) {
  if (!meter.running) return meter.unposted;
  std::int64_t use = 0;
  const bool fits = !__builtin_mul_overflow((now - meter.counted).count(), meter.size, &use) &&
                    !__builtin_add_overflow(use, meter.unposted, &use);
  DRYDOCK_ASSERT(fits, "the use between two postings fits into 64 bits");
  return use;
}

Worth worth(const Meter& meter, const Rate& rate, std::int64_t use) {
  const Int128 exact = product(rate.price.parts(), use) + meter.remainder;
  const Int128 amount = nearest(exact, rate.per_unit);
  return {Money::from_parts(amount), static_cast<std::int64_t>(exact - amount * rate.per_unit)};
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
  context.add(Posting{meter.since, context.now(), id, use, value.amount, meter.cause});
  meter.since = context.now();
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
}

void stop(Context& context, Id<Meter> id) {
  if (!context[id].running) return;
  post(context, id);
  context.edit(id).running = false;
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

Money spent(const World& world, Id<Meter> id) {
  const Meter& meter = world[id];
  return meter.posted + worth(meter, world[meter.rate], pending(meter, world.now())).amount;
}

Money spent(const World& world) {
  Money total;
  for (const auto& [id, meter] : world.table<Meter>()) total += spent(world, id);
  return total;
}

}  // namespace drydock::cost
