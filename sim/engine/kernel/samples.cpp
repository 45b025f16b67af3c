// Sampling as scheduled events, so that replays and forks agree about what was measured.
#include "sim/engine/kernel/samples.h"

#include <algorithm>

#include "sim/engine/kernel/rulebook.h"

namespace drydock {
inline namespace kernel {

namespace {

constexpr Duration five_minutes = minutes(5);
constexpr Duration five_minutes_kept = hours(24 * 7);

struct SampleDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(SampleDue, unused)
};

template <class Row>
void roll_up(Context& context, Summary Metric::*summary) {
  for (std::uint32_t i = 0; i < context.table<Metric>().size(); ++i) {
    const Id<Metric> id{i};
    const Summary& taken = context[id].*summary;
    if (taken.count == 0) continue;
    context.add(Row{context.now(), id, taken.mean(), taken.least, taken.most});
    context.edit(id).*summary = Summary{};
  }
}

/// Lets go of the rows of a log that are older than `kept`, a page at a time.
template <class Row>
void forget_older(Context& context, Duration kept) {
  const Table<Row>& log = context.table<Row>();
  while (log.first() + Table<Row>::page_size < log.size()) {
    const std::uint32_t next = log.first() + Table<Row>::page_size;
    if (log[Id<Row>{next - 1}].at + kept >= context.now()) return;
    context.forget_before<Row>(next);
  }
}

void on_sample_due(Context& context, const SampleDue& due) {
  const SampleSettings settings = context.only<SampleSettings>();
  Sampler sampler(context);
  for (const auto read : context.rulebook().metric_readers()) read(context, sampler);
  const Duration since_epoch = context.now().time_since_epoch();
  if (since_epoch % five_minutes == Duration::zero()) {
    roll_up<FiveMinuteSample>(context, &Metric::five_minutes);
    forget_older<Sample>(context, settings.raw_kept);
  }
  if (since_epoch % hours(1) == Duration::zero()) {
    roll_up<HourSample>(context, &Metric::hour);
    forget_older<FiveMinuteSample>(context, five_minutes_kept);
  }
  context.schedule(settings.interval, due);
}

template <class Row>
std::uint32_t first_after(const Table<Row>& log, Time at) {
  std::uint32_t low = log.first(), high = log.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (log[Id<Row>{middle}].at > at)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

template <class Row>
bool reaches_back(const Table<Row>& log, Time from) {
  return log.first() == 0 || log[Id<Row>{log.first()}].at <= from;
}

}  // namespace

void Summary::add(double value) {
  least = count == 0 ? value : std::min(least, value);
  most = count == 0 ? value : std::max(most, value);
  sum += value;
  ++count;
}

void Sampler::put(Id<Metric> metric, double value) {
  Metric& row = context_->edit(metric);
  row.latest = value;
  row.five_minutes.add(value);
  row.hour.add(value);
  context_->add(Sample{context_->now(), metric, value});
}

Id<Metric> add_metric(Context& context, std::string_view name, std::string_view unit) {
  Metric metric;
  metric.name = context.name(name);
  metric.unit = context.name(unit);
  return context.add(metric);
}

void start_sampling(Context& context, const SampleSettings& settings) {
  DRYDOCK_ASSERT(
      settings.interval > Duration::zero() && five_minutes % settings.interval == Duration::zero(),
      "the sampling interval divides five minutes");
  context.add(settings);
  const Duration past = context.now().time_since_epoch() % settings.interval;
  context.schedule(past == Duration::zero() ? past : settings.interval - past, SampleDue{});
}

std::vector<SeriesPoint> series(const World& world, Id<Metric> metric, Time from, Time to) {
  std::vector<SeriesPoint> points;
  const auto collect = [&](const auto& log, auto point) {
    using Row = std::remove_cvref_t<decltype(log[{}])>;
    for (std::uint32_t i = first_after(log, from); i < log.size(); ++i) {
      const Row& row = log[Id<Row>{i}];
      if (row.at > to) break;
      if (row.metric == metric) points.push_back(point(row));
    }
  };
  const auto whole = [](const auto& row) {
    return SeriesPoint{row.at, row.mean, row.least, row.most};
  };
  if (reaches_back(world.table<Sample>(), from)) {
    collect(world.table<Sample>(), [](const Sample& row) {
      return SeriesPoint{row.at, row.value, row.value, row.value};
    });
  } else if (reaches_back(world.table<FiveMinuteSample>(), from)) {
    collect(world.table<FiveMinuteSample>(), whole);
  } else {
    collect(world.table<HourSample>(), whole);
  }
  return points;
}

void install_samples(Rulebook& rulebook) {
  rulebook.table<Metric>();
  rulebook.table<Sample>();
  rulebook.table<FiveMinuteSample>();
  rulebook.table<HourSample>();
  rulebook.table<SampleSettings>();
  rulebook.on<on_sample_due>();
}

}  // namespace kernel
}  // namespace drydock
