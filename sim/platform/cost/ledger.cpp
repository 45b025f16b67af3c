// The ledger: rates, the hourly closing of the books, and the bill.
#include "sim/platform/cost/ledger.h"

#include <algorithm>

#include "sim/platform/cost/facts.h"

namespace drydock::cost {

namespace {

constexpr Duration an_hour = hours(1);
constexpr std::int64_t hours_in_month = 730;  // As on AWS bills.

constexpr Duration seldom_close = hours(24 * 30);

struct BooksDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(BooksDue, unused)
};
struct SeldomBooksDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(SeldomBooksDue, unused)
};

/// Tiers and budgets start anew; what was used before the first instant of the month is posted.
void begin_month(Context& context) {
  Books& books = context.edit_only<Books>();
  books.month = month_of(context.now());
  books.month_begun = books.posted;
  for (std::uint32_t i = 0; i < context.table<Rate>().size(); ++i) {
    const Id<Rate> id{i};
    if (context[id].tier_count == 0) continue;
    Rate& rate = context.edit(id);
    rate.month_units = rate.month_rest = 0;
  }
  for (std::uint32_t i = 0; i < context.table<Budget>().size(); ++i) {
    Budget& budget = context.edit(Id<Budget>{i});
    budget.actual = budget.foreseen = 0;
  }
}

void close_books(Context& context) {
  count_standing(context);
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
  context.add(ClosedHour{context.now(), books.posted - books.hour_begun});
  books.hour_begun = books.posted;
  watch_budgets(context);
  if (month_of(context.now()) != context.only<Books>().month) begin_month(context);
}

void on_books_due(Context& context, const BooksDue& due) {
  close_books(context);
  context.schedule(an_hour, due);
}

void on_seldom_books_due(Context& context, const SeldomBooksDue& due) {
  close_books(context);
  context.schedule(seldom_close, due);
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
  if (!meter.running || meter.covered) return Money{};
  return marginal_price(rate).scaled(Int128(meter.size) * an_hour.count(), rate.per_unit);
}

double dollars(Money price, std::int64_t use, std::int64_t per_unit) {
  return price.to_double() * (static_cast<double>(use) / static_cast<double>(per_unit));
}

/// For charts: in floating point, since it runs at every sample. Open use counts at the price that
/// its rate has reached.
void read_metrics(const World& world, Sampler& sampler) {
  if (world.table<Books>().empty()) return;
  const Books& books = world.only<Books>();
  double total = books.posted.to_double();
  double per_hour = 0;
  for (const auto& [id, meter] : world.table<Meter>()) {
    const bool idle = meter.last_hour.is_zero() && meter.this_hour.is_zero();
    if (!meter.running && meter.unposted == 0 && idle) continue;
    const Rate& rate = world[meter.rate];
    const Money price = marginal_price(rate);
    total += dollars(price, pending(meter, world.now()), rate.per_unit);
    if (rate.measure == Measure::count) {
      per_hour += counting_rate(world, books, meter).to_double();
    } else if (meter.running && !meter.covered) {
      per_hour += dollars(price, an_hour.count(), rate.per_unit) * static_cast<double>(meter.size);
    }
  }
  sampler.put(books.per_hour, per_hour);
  sampler.put(books.total, total);
}

/// "1,000 requests" is {1000, "requests"}; "hour" is {1, "hour"}.
std::pair<std::int64_t, std::string_view> leading_count(std::string_view unit) {
  std::int64_t count = 0;
  std::size_t at = 0;
  for (; at < unit.size() && at < 14; ++at) {
    if (unit[at] == ',') continue;
    if (unit[at] < '0' || unit[at] > '9') break;
    count = count * 10 + (unit[at] - '0');
  }
  if (at == 0 || at >= unit.size()) return {1, unit};
  if (unit[at] != ' ' || count == 0) return {1, {}};
  return {count, unit.substr(at + 1)};
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view unit, std::int64_t hours_per_month) {
  const auto ends = [&](std::string_view with) { return unit.ends_with(with); };
  if (unit == "NLCU-hour" || unit == "vCPU-hour")
    return Unit{Measure::count, Duration(an_hour).count()};
  if (unit == "GB" || unit == "GB-MiBps") return Unit{Measure::count, gibibyte.count};
  const auto [many, of] = leading_count(unit);
  if (many > 1'000'000'000 || of.empty()) return std::nullopt;
  const std::int64_t hour = Duration(an_hour).count();
  if (of == "hour" || ends("-hour")) return Unit{Measure::running_time, hour * many};
  if (of == "month" || ends("-month"))
    return many * hours_per_month > 1'000'000
               ? std::nullopt
               : std::optional(Unit{Measure::running_time, hour * hours_per_month * many});
  for (const std::string_view things : {"requests", "queries", "events", "interactions"})
    if (of == things && many > 1) return Unit{Measure::count, many};
  return std::nullopt;
}

Id<Rate> add_rate(Context& context, std::string_view key, std::string_view item,
                  std::string_view unit, Measure measure, Money price, std::int64_t per_unit) {
  DRYDOCK_ASSERT(per_unit > 0 && price >= Money{}, "a rate has a unit and no negative price");
  DRYDOCK_ASSERT(!has_rate(context, key), "a rate is added once");
  Rate rate;
  rate.name = context.name(key);
  rate.item = context.name(item);
  rate.unit = context.name(unit);
  rate.measure = measure;
  rate.price = price;
  rate.per_unit = per_unit;
  return context.add(rate);
}

Id<Rate> add_rate(Context& context, std::string_view key, std::string_view item,
                  std::string_view unit, Measure measure, std::span<const Tier> tiers,
                  std::int64_t per_unit) {
  DRYDOCK_ASSERT(is_tariff(tiers) && tiers.size() <= tiers_max, "a price has a few rising tiers");
  const auto paid = std::find_if(tiers.begin(), tiers.end(),
                                 [](const Tier& tier) { return !tier.price.is_zero(); });
  const Money price = paid == tiers.end() ? Money{} : paid->price;
  const Id<Rate> id = add_rate(context, key, item, unit, measure, price, per_unit);
  if (tiers.size() == 1) return id;
  Rate& rate = context.edit(id);
  rate.tier_count = static_cast<std::uint8_t>(tiers.size());
  std::copy(tiers.begin(), tiers.end(), rate.tiers.begin());
  return id;
}

Money marginal_price(const Rate& rate) {
  for (std::size_t i = 0; i < rate.tier_count; ++i)
    if (rate.month_units < rate.tiers[i].up_to) return rate.tiers[i].price;
  return rate.price;
}

bool has_rate(const World& world, std::string_view key) {
  return static_cast<bool>(world.find<Rate>(key));
}

void open_books(Context& context, bool seldom) {
  DRYDOCK_ASSERT(context.table<Books>().empty(), "the books are opened once");
  Books books;
  books.opened = books.counted = books.closed = context.now();
  books.month = month_of(context.now());
  books.per_hour = add_metric(context, "cost.per_hour", "USD/h");
  books.total = add_metric(context, "cost.total", "USD");
  context.add(books);
  if (seldom)
    context.schedule(seldom_close, SeldomBooksDue{});
  else
    context.schedule(an_hour - context.now().time_since_epoch() % an_hour, BooksDue{});
}

std::vector<BillLine> bill(const World& world) {
  std::vector<BillLine> lines;
  OpenUse open(world);
  for (const auto& [id, meter] : world.table<Meter>()) {
    const Name item = world[meter.rate].item;
    auto line = std::find_if(lines.begin(), lines.end(),
                             [&](const BillLine& known) { return known.item == item; });
    if (line == lines.end()) line = lines.insert(lines.end(), BillLine{item, {}, {}});
    line->amount += meter.posted + open.next(meter);
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

Money hourly_run_rate(const World& world, Id<Meter> meter) {
  return hourly_rate(world, world[meter]);
}

void install(Rulebook& rulebook) {
  rulebook.table<Rate>();
  rulebook.table<Meter>();
  rulebook.table<Posting>();
  rulebook.table<Share>();
  rulebook.table<Portion>();
  rulebook.table<ClosedHour>();
  rulebook.table<Standing>();
  rulebook.table<Commitment>();
  rulebook.table<Budget>();
  rulebook.table<Books>();
  rulebook.on<on_books_due>();
  rulebook.on<on_seldom_books_due>();
  rulebook.fact<BudgetUsed>();
  rulebook.fact<BudgetForeseen>();
  rulebook.metrics(read_metrics);
}

}  // namespace drydock::cost
