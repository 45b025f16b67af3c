// Commitments: use that is paid in advance of knowing whether it comes.
#include <string>

#include "sim/platform/cost/ledger.h"

namespace drydock::cost {

namespace {

constexpr std::int64_t whole_share = 10'000;

void take_place(Context& context, Id<Commitment> place, Id<Meter> id) {
  ++context.edit(place).covered;
  Meter& meter = context.edit(id);
  meter.covered = true;
  meter.counted = context.now();
}

}  // namespace

void commit(Context& context, std::string_view name, std::string_view rate_key,
            std::string_view item, std::int64_t price_parts, std::int32_t count) {
  const Id<Rate> rate = context.world().find<Rate>(rate_key);
  DRYDOCK_ASSERT(
      rate && context[rate].tier_count == 0 && context[rate].measure == Measure::running_time,
      "a commitment is to running time at one price");
  DRYDOCK_ASSERT(price_parts >= 0 && count > 0, "a commitment is to something");
  const Rate of = context[rate];
  const std::string key = std::string(rate_key) + "." + std::string(name);
  add_rate(context, key, item, context.text(of.unit), of.measure,
           of.price.scaled(price_parts, whole_share), of.per_unit);
  const Id<Meter> meter = open_meter(context, name, key, count);
  start(context, meter);
  context.add(Commitment{rate, meter, count, 0});
}

void cover(Context& context, Id<Meter> id) {
  for (const auto& [place, row] : context.table<Commitment>())
    if (row.rate == context[id].rate && row.covered < row.count)
      return take_place(context, place, id);
}

void uncover(Context& context, Id<Meter> id) {
  context.edit(id).covered = false;
  const Id<Rate> rate = context[id].rate;
  for (std::uint32_t i = 0; i < context.table<Commitment>().size(); ++i) {
    const Id<Commitment> place{i};
    if (context[place].rate != rate || context[place].covered == 0) continue;
    --context.edit(place).covered;
    break;
  }
  for (std::uint32_t i = 0; i < context.table<Meter>().size(); ++i) {
    const Meter& other = context[Id<Meter>{i}];
    if (other.rate != rate || !other.running || other.covered) continue;
    post(context, Id<Meter>{i});
    return cover(context, Id<Meter>{i});
  }
}

}  // namespace drydock::cost
