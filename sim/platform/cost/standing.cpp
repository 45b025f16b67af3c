// What stands in the account and costs by its number alone: keys, secrets, zones of names.
#include "sim/platform/cost/ledger.h"

namespace drydock::cost {

void add_standing(Context& context, std::string_view name, std::string_view rate_key,
                  double amount) {
  DRYDOCK_ASSERT(amount >= 0, "an amount is not negative");
  const Id<Meter> meter = open_meter(context, name, rate_key);
  if (context[context[meter].rate].measure == Measure::running_time) {
    resize(context, meter, static_cast<std::int64_t>(amount + 0.5));
    start(context, meter);
    return;
  }
  context.edit(meter).cause = context.cause();
  context.add(Standing{meter, amount, 0, context.now()});
}

void count_standing(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Standing>().size(); ++i) {
    Standing& row = context.edit(Id<Standing>{i});
    const double things = row.rate * in_seconds(context.now() - row.since) + row.carry;
    const auto whole = static_cast<std::int64_t>(things);
    row.carry = things - static_cast<double>(whole);
    const auto [meter, since] = std::pair(row.meter, row.since);
    row.since = context.now();
    use(context, meter, whole);
    if (whole > 0) context.edit(meter).since = since;
  }
}

}  // namespace drydock::cost
