// One station: M/M/c and its kin with room, patience, batches or shared cores, and token buckets
// that let requests in.
#include "sim/engine/flow/queueing.h"

#include "sim/practice/vectors/request_run.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

struct QueueCase {
  double rate = 0;  ///< Arrivals a second; of batches.
  std::int32_t batch = 1;
  std::int32_t servers = 1;
  requests::Law service, patience;
  requests::Discipline discipline = requests::Discipline::first_come;
  std::int32_t capacity = 0;  ///< In service included; 0: no bound.
  double token_rate = 0, token_most = 0;
  std::uint32_t sampling = 0;

  double load() const { return rate * batch * service.mean(); }
};

class QueueRun : public RequestRun {
 public:
  QueueRun(Seed seed, const QueueCase& given) : RequestRun(seed, given.sampling), case_(given) {
    build([&](Context& context) { add_all(context); });
    watch({operation_}, case_.rate * case_.batch);
  }

  std::optional<double> measure(std::string_view metric) const override {
    const requests::StationReport found = requests::report(world(), station_);
    const requests::Tally& tally = found.tally;
    const auto share = [&](std::int64_t part, std::int64_t of) {
      return static_cast<double>(part) / static_cast<double>(of);
    };
    if (metric == "utilisation") return found.busy_cores / case_.servers;
    if (metric == "prob_wait")
      return share(tally.waited + tally.abandoned, tally.began + tally.abandoned);
    if (metric == "mean_wait") return mean_wait(found);
    if (metric == "mean_response") return mean_response();
    if (metric == "mean_number") return found.mean_number;
    if (metric == "mean_queue_length") return found.mean_waiting;
    if (metric == "prob_loss") return share(tally.refused, tally.offered);
    if (metric == "prob_abandon") return share(tally.abandoned, tally.offered);
    if (metric == "throughput") return static_cast<double>(tally.served) / seconds_counted();
    return sampled(metric);
  }

 private:
  void add_all(Context& context) {
    requests::Station station = named(context, "station");
    station.discipline = case_.discipline;
    station.patience = case_.patience;
    station.token_rate = case_.token_rate;
    station.token_most = case_.token_most;
    station_ = requests::add_station(context, station);
    requests::Server server;
    server.station = station_;
    server.cores = case_.servers;
    if (case_.capacity > 0) server.room = case_.capacity - case_.servers;
    requests::add_server(context, server);
    requests::Step step;
    step.name = context.name("work");
    step.station = station_;
    step.work = case_.service;
    operation_ = requests::add_operation(context, "request", requests::add_step(context, step));
    requests::Source source;
    source.name = context.name("users");
    source.operation = operation_;
    source.rate = case_.rate;
    source.batch = case_.batch;
    requests::add_source(context, source);
  }
  /// Of all that were let in; those who left are part of it (Little's law).
  double mean_wait(const requests::StationReport& found) const {
    if (case_.patience.is_nothing()) return found.mean_wait;
    const std::int64_t in = found.tally.offered - found.tally.refused;
    return found.mean_waiting * seconds_counted() / static_cast<double>(in);
  }

  QueueCase case_;
  Id<requests::Station> station_;
  Id<requests::Operation> operation_;
};

std::vector<FluidFigure> fluid_of_wait(const QueueCase& one) {
  const double mean = one.service.mean(), gaps = one.rate;
  double wait = 0;
  std::vector<FluidFigure> figures = {{"utilisation", one.load() / one.servers}};
  if (one.service.kind == requests::LawKind::exponential) {
    const flow::Wait found = flow::mmc_wait(one.servers, gaps, mean);
    wait = found.mean();
    figures.push_back({"prob_wait", found.probability});
    for (const int p : {50, 90, 95, 99}) {
      const std::string name = "p" + std::to_string(p);
      figures.push_back({name + "_wait", found.quantile(p / 100.0)});
      figures.push_back(
          {name + "_response", flow::mmc_response_quantile(one.servers, gaps, mean, p / 100.0)});
    }
  } else if (one.servers == 1) {
    wait = flow::mg1_wait_mean(gaps, mean, one.service.variance() / (mean * mean));
  } else {
    return figures;
  }
  figures.push_back({"mean_wait", wait});
  figures.push_back({"mean_response", wait + mean});
  figures.push_back({"mean_number", gaps * (wait + mean)});
  return figures;
}

/// Where flows have an exact formula for it.
std::vector<FluidFigure> fluid_of(const QueueCase& one) {
  const bool markov = one.service.kind == requests::LawKind::exponential;
  if (one.batch > 1 || one.token_rate > 0) return {};
  if (one.discipline == requests::Discipline::shared) {
    if (one.servers > 1 && !markov) return {};
    const double mean = flow::shared_response_mean(one.servers, one.rate, one.service.mean());
    return {{"mean_response", mean}, {"mean_number", one.rate * mean}};
  }
  if (!one.patience.is_nothing()) {
    if (!markov || one.capacity > 0 || one.patience.kind != requests::LawKind::exponential)
      return {};
    const flow::ImpatientQueue found =
        flow::impatient_queue(one.servers, one.rate, one.service.mean(), one.patience.a);
    return {{"prob_abandon", found.abandoned},
            {"throughput", found.throughput},
            {"utilisation", found.utilisation},
            {"mean_queue_length", found.waiting_mean}};
  }
  if (one.capacity == 0) return fluid_of_wait(one);
  if (!markov && one.capacity > one.servers) return {};
  if (one.capacity == one.servers) {
    const double loss = flow::erlang_b(one.servers, one.load());
    return {{"prob_loss", loss},
            {"throughput", one.rate * (1 - loss)},
            {"utilisation", one.load() * (1 - loss) / one.servers}};
  }
  const flow::BoundedQueue found =
      flow::bounded_queue(one.servers, one.capacity, one.rate, one.service.mean());
  return {
      {"prob_loss", found.loss},          {"throughput", found.throughput},
      {"utilisation", found.utilisation}, {"mean_queue_length", found.waiting_mean},
      {"mean_wait", found.wait_mean},     {"mean_response", found.wait_mean + one.service.mean()}};
}

CaseModel model_of(const QueueCase& one, const Length& length) {
  CaseModel model;
  model.length = length;
  model.fluid = fluid_of(one);
  model.make = [one](Seed seed) { return std::make_unique<QueueRun>(seed, one); };
  return model;
}

/// So many a second that the clock can hold millions of them.
double read_rate(const Cursor& at) { return at.number(1e-3, 1e9, 1); }

CaseModel build_queue(ObjectCursor& inputs, const Length& length, const MetricNames& metrics) {
  static const std::vector<std::string> arrivals = {"poisson"};
  static const std::vector<std::string> disciplines = {"fcfs", "ps"};
  QueueCase one;
  inputs.optional("arrival").word(arrivals);
  one.rate = read_rate(inputs.required("arrival_rate"));
  one.batch = read_count(inputs.optional("batch_size"), 1, 1);
  one.servers = read_count(inputs.optional("servers"), 1, 1);
  one.service = read_law(inputs.required("service"));
  one.patience = read_law(inputs.optional("patience"));
  one.capacity = read_count(inputs.optional("capacity_including_service"));
  const Cursor discipline = inputs.optional("discipline");
  if (discipline.word(disciplines) == 1) one.discipline = requests::Discipline::shared;
  one.sampling = sampling(metrics, one.batch);
  if (one.capacity > 0 && one.capacity < one.servers)
    inputs.optional("capacity_including_service")
        .wrong(codec::codes::out_of_range, "at least one for each server");
  return model_of(one, length);
}

/// Tokens are let in by a station that takes no time for anything else.
CaseModel build_policer(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  constexpr std::int32_t plenty = 1'000'000;
  static const std::vector<std::string> fills = {"full", "empty"};
  inputs.optional("bucket_initially").word(fills);  // A warm-up forgets it.
  inputs.optional("arrival");
  QueueCase one;
  one.rate = read_rate(inputs.required("arrival_rate"));
  one.servers = plenty;
  const Cursor tokens = inputs.optional("tokens_per_request");
  const double each = tokens ? read_positive(tokens) : 1;
  one.token_rate = read_positive(inputs.required("token_rate")) / each;
  one.token_most = read_number(inputs.required("bucket_size")) / each;
  return model_of(one, length);
}

}  // namespace

std::vector<CaseKind> queue_cases() {
  return {{"token_rate", build_policer}, {"service", build_queue}};
}

}  // namespace drydock::vectors
