// The ledger: rates, the hourly closing of the books, and the bill.
#include "sim/platform/cost/ledger.h"

#include <algorithm>

namespace drydock::cost {

namespace {

constexpr Duration an_hour = hours(1);
constexpr std::int64_t hours_in_month = 730;  // As on AWS bills.

struct BooksDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(BooksDue, unused)
};

void on_books_due(Context& context, const BooksDue& due) {
  const std::uint32_t meters = context.table<Meter>().size();
  for (std::uint32_t i = 0; i < meters; ++i) {
    const Id<Meter> id{i};
    const Meter& meter = context[id];
    if (!meter.running && meter.unposted == 0 && meter.this_hour.is_zero() &&
        meter.last_hour.is_zero())
      continue;
    post(context, id);
    Meter& row = context.edit(id);
    row.last_hour = row.this_hour;
    row.this_hour = Money{};
  }
  Books& books = context.edit_only<Books>();
  books.closed = books.counted;
  context.schedule(an_hour, due);
}

/// Dollars an hour of a counting meter over the last hour that is counted, or since the start: the
/// use since the books were closed, and of the closed hour the part that lies within that hour.
Money counting_rate(const World& world, const Books& books, const Meter& meter) {
  const Duration open = books.counted - books.closed;
  const Duration before = books.closed - std::max(books.opened, books.closed - an_hour);
  const Duration left = std::clamp(an_hour - open, Duration::zero(), before);
  Money amount = meter.this_hour;
  amount += worth(meter, world[meter.rate], pending(meter, world.now())).amount;
  if (left > Duration::zero()) amount += meter.last_hour.scaled(left.count(), before.count());
  const Duration window = open + left;
  return window > Duration::zero() ? amount.scaled(an_hour.count(), window.count()) : Money{};
}

Money hourly_rate(const World& world, const Meter& meter) {
  const Rate& rate = world[meter.rate];
  if (rate.measure == Measure::count) {
    const bool kept = !world.table<Books>().empty();
    return kept ? counting_rate(world, world.only<Books>(), meter) : Money{};
  }
  if (!meter.running) return Money{};
  return rate.price.scaled(Int128(meter.size) * an_hour.count(), rate.per_unit);
}

double dollars(Money price, std::int64_t use, std::int64_t per_unit) {
  return price.to_double() * (static_cast<double>(use) / static_cast<double>(per_unit));
}

/// For charts: in floating point, since it runs at every sample.
void read_metrics(const World& world, Sampler& sampler) {
  if (world.table<Books>().empty()) return;
  const Books& books = world.only<Books>();
  double total = books.posted.to_double();
  double per_hour = 0;
  for (const auto& [id, meter] : world.table<Meter>()) {
    const bool idle = meter.last_hour.is_zero() && meter.this_hour.is_zero();
    if (!meter.running && meter.unposted == 0 && idle) continue;
    const Rate& rate = world[meter.rate];
    total += dollars(rate.price, pending(meter, world.now()), rate.per_unit);
    if (rate.measure == Measure::count) {
      per_hour += counting_rate(world, books, meter).to_double();
    } else if (meter.running) {
      per_hour +=
          dollars(rate.price, an_hour.count(), rate.per_unit) * static_cast<double>(meter.size);
    }
  }
  sampler.put(books.per_hour, per_hour);
  sampler.put(books.total, total);
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view unit, std::int64_t hours_per_month) {
  const auto ends = [&](std::string_view with) { return unit.ends_with(with); };
  if (unit == "NLCU-hour" || unit == "vCPU-hour")
    return Unit{Measure::count, Duration(an_hour).count()};
  if (unit == "GB" || unit == "GB-MiBps") return Unit{Measure::count, gibibyte.count};
  if (unit == "1,000 requests") return Unit{Measure::count, 1000};
  if (unit == "hour" || ends("-hour"))
    return Unit{Measure::running_time, Duration(an_hour).count()};
  if (unit == "month" || ends("-month"))
    return Unit{Measure::running_time, Duration(an_hour).count() * hours_per_month};
  return std::nullopt;
}

Id<Rate> add_rate(Context& context, std::string_view key, std::string_view item,
                  std::string_view unit, Measure measure, Money price, std::int64_t per_unit) {
  DRYDOCK_ASSERT(per_unit > 0 && price >= Money{}, "a rate has a unit and no negative price");
  DRYDOCK_ASSERT(!has_rate(context, key), "a rate is added once");
  return context.add(
      Rate{context.name(key), context.name(item), context.name(unit), measure, price, per_unit});
}

bool has_rate(const World& world, std::string_view key) {
  return static_cast<bool>(world.find<Rate>(key));
}

void open_books(Context& context) {
  DRYDOCK_ASSERT(context.table<Books>().empty(), "the books are opened once");
  Books books;
  books.opened = books.counted = books.closed = context.now();
  books.per_hour = add_metric(context, "cost.per_hour", "USD/h");
  books.total = add_metric(context, "cost.total", "USD");
  context.add(books);
  context.schedule(an_hour - context.now().time_since_epoch() % an_hour, BooksDue{});
}

std::vector<BillLine> bill(const World& world) {
  std::vector<BillLine> lines;
  for (const auto& [id, meter] : world.table<Meter>()) {
    const Name item = world[meter.rate].item;
    auto line = std::find_if(lines.begin(), lines.end(),
                             [&](const BillLine& known) { return known.item == item; });
    if (line == lines.end()) line = lines.insert(lines.end(), BillLine{item, {}, {}});
    line->amount += spent(world, id);
    line->month_run_rate += hourly_rate(world, meter) * hours_in_month;
  }
  std::sort(lines.begin(), lines.end(), [&](const BillLine& a, const BillLine& b) {
    if (a.amount != b.amount) return a.amount > b.amount;
    return world.text(a.item) < world.text(b.item);
  });
  return lines;
}

Money hourly_run_rate(const World& world) {
  Money total;
  for (const auto& [id, meter] : world.table<Meter>()) total += hourly_rate(world, meter);
  return total;
}

void install(Rulebook& rulebook) {
  rulebook.table<Rate>();
  rulebook.table<Meter>();
  rulebook.table<Posting>();
  rulebook.table<Books>();
  rulebook.on<on_books_due>();
  rulebook.metrics(read_metrics);
}

}  // namespace drydock::cost
