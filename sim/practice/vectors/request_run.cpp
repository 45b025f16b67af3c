// Time goes on in slices, so that the spans of the requests that are looked at can be collected
// before they are forgotten.
#include "sim/practice/vectors/request_run.h"

#include <algorithm>

namespace drydock::vectors {

namespace {

using namespace requests;  // NOLINT: this file is about nothing else.

/// Of the spans that are kept, what one slice fills at most.
constexpr std::int64_t spans_each_request = 4;
constexpr std::uint32_t one_in = 17;

const Rulebook& rules() {
  static const Rulebook book = [] {
    Rulebook made;
    requests::install(made);
    return made;
  }();
  return book;
}

}  // namespace

RequestRun::RequestRun(Seed seed, std::uint32_t every)
    : engine_(rules()), world_(rules(), seed, Time{}), every_(every) {
  engine_.apply(world_, CauseId{}, [](Context& context) {
    context.announce(ScenarioStarted{context.name("closed form")});
  });
  build([](Context& context) { configure(context, Wiring{}); });
}

void RequestRun::watch(std::vector<Id<Operation>> operations, double rate) {
  operations_ = std::move(operations);
  rate_ = rate;
  if (every_ == 0) return;
  build([&](Context& context) {
    for (const Id<Operation> operation : operations_) trace(context, operation, every_);
  });
}

void RequestRun::warm_up(std::int64_t amount) {
  advance(amount);
  build([](Context& context) { reset_tallies(context); });
  since_ = world_.now();
  responses_.clear();
  waits_.clear();
}

void RequestRun::run(std::int64_t amount) { advance(amount); }

void RequestRun::advance(std::int64_t amount) {
  const auto asked = [&] {
    std::uint64_t sum = 0;
    for (const Id<Operation> operation : operations_) sum += world_[operation].requests;
    return static_cast<std::int64_t>(sum);
  };
  const std::int64_t goal = asked() + amount;
  const std::int64_t slice =
      every_ == 0 ? amount : world_.only<Wiring>().spans_kept / spans_each_request * every_;
  while (asked() < goal) {
    const std::int64_t next = std::clamp<std::int64_t>(goal - asked(), 1, slice);
    engine_.advance(world_, world_.now() + from_seconds(static_cast<double>(next) / rate_));
    collect();
  }
}

void RequestRun::collect() {
  const Table<Span>& spans = world_.table<Span>();
  for (std::uint32_t i = std::max(seen_, spans.first()); i < spans.size(); ++i) {
    const Span& span = spans[Id<Span>{i}];
    if (span.outcome != Outcome::served) continue;
    if (!span.step)
      responses_.push_back(in_seconds(span.returned - span.called));
    else
      waits_.push_back(in_seconds(span.began - span.came));
  }
  seen_ = spans.size();
}

Tally RequestRun::all() const {
  Tally sum;
  for (const Id<Operation> operation : operations_) {
    const Tally tally = report(world_, operation).tally;
    sum.offered += tally.offered;
    sum.served += tally.served;
    sum.refused += tally.refused;
    sum.abandoned += tally.abandoned;
    sum.response += tally.response;
  }
  return sum;
}

double RequestRun::mean_response() const {
  const Tally tally = all();
  return static_cast<double>(tally.response) / 1e9 / static_cast<double>(tally.served);
}

std::optional<double> RequestRun::sampled(std::string_view metric) const {
  if (const auto p = percentile(metric, "response")) return quantile_of(responses_, *p);
  if (const auto p = percentile(metric, "wait")) return quantile_of(waits_, *p);
  return std::nullopt;
}

Link RequestRun::link_to(Id<Step> step, double chance) {
  Link link;
  link.to = step;
  link.chance = chance;
  return link;
}

Station RequestRun::named(Context& context, std::string_view name) {
  Station station;
  station.name = context.name(name);
  return station;
}

bool wants_percentiles(const MetricNames& metrics) {
  return std::any_of(metrics.begin(), metrics.end(), [](const std::string& metric) {
    return percentile(metric, "response") || percentile(metric, "wait");
  });
}

std::uint32_t sampling(const MetricNames& metrics, std::int32_t batch) {
  if (!wants_percentiles(metrics)) return 0;
  return batch % static_cast<std::int32_t>(one_in) == 0 ? one_in + 2 : one_in;
}

}  // namespace drydock::vectors
