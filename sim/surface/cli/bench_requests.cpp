// Runs the models of requests and prints what they took.
#include "sim/surface/cli/bench_requests.h"

#include <malloc.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/engine.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/report/columns.h"
#include "sim/surface/cli/bench_models.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

using enum report::Align;

constexpr int rounds = 6, graph_rounds = 3;
constexpr std::int64_t network_requests = 400'000, platform_requests = 60'000;
constexpr std::int64_t graph_requests = 20'000;  ///< And as many before, to fill the platform.

/// What the program holds of its heap.
std::size_t bytes_in_use() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

std::int64_t served(const World& world) {
  std::int64_t sum = 0;
  for (const auto& [id, operation] : world.table<requests::Operation>())
    sum += operation.tally.served;
  return sum;
}

std::int64_t attempts(const World& world) {
  std::int64_t sum = 0;
  for (const auto& [id, step] : world.table<requests::Step>()) sum += step.attempts;
  return sum;
}

/// Each event ends one request at most, so that this stops with the last one.
void run_until_served(const Engine& engine, World& world, std::int64_t requests) {
  for (std::int64_t left = requests - served(world); left > 0; left = requests - served(world))
    engine.advance_some(world, Time::max(), static_cast<std::uint64_t>(left));
}

/// What came to pass until now.
void take_counts(const World& world, ModelRun& run) {
  run.simulated_s = in_seconds(world.now() - world.start());
  run.events = world.executed();
  run.requests = served(world);
  run.visits = attempts(world);
}

/// Of all operations together.
void take_times(const World& world, ModelRun& run) {
  std::int64_t sum = 0;
  flow::Histogram times;
  for (const auto& [id, operation] : world.table<requests::Operation>()) {
    sum += operation.tally.response;
    times += world[operation.responses].times();
  }
  run.mean_s =
      in_seconds(nanoseconds(sum)) / static_cast<double>(std::max<std::int64_t>(1, served(world)));
  run.p99_s = in_seconds(times.quantile(0.99));
}

}  // namespace

ModelRun run_model(const std::function<void(Context&)>& build, std::int64_t requests,
                   std::int64_t before) {
  const std::size_t bytes = bytes_in_use();
  Rulebook rulebook;
  requests::install(rulebook);
  const Engine engine(rulebook);
  World world(rulebook, Seed{1}, Time{});
  engine.apply(world, CauseId{}, [&](Context& context) {
    Context hands = context.because(context.announce(ScenarioStarted{context.name("requests")}));
    build(hands);
  });
  run_until_served(engine, world, before);
  ModelRun filled, run;
  take_counts(world, filled);
  const double cpu_before = cpu_seconds();
  run_until_served(engine, world, before + requests);
  run.cpu_s = cpu_seconds() - cpu_before;
  take_counts(world, run);
  take_times(world, run);
  run.simulated_s -= filled.simulated_s;
  run.events -= filled.events;
  run.requests -= filled.requests;
  run.visits -= filled.visits;
  run.bytes = bytes_in_use() - bytes;
  return run;
}

ModelRate compare_model(const std::function<ModelRun()>& drydock,
                        const std::function<ModelRun()>& bare, int times) {
  std::vector<ModelRate> rates;
  for (int i = 0; i < times; ++i) {
    ModelRate rate;
    if (i % 2 == 0) rate.drydock = drydock();
    rate.bare = bare();
    if (i % 2 != 0) rate.drydock = drydock();
    rate.ratio = static_cast<double>(rate.drydock.requests) / rate.drydock.cpu_s /
                 (static_cast<double>(rate.bare.requests) / rate.bare.cpu_s);
    rates.push_back(rate);
  }
  std::sort(rates.begin(), rates.end(),
            [](const ModelRate& a, const ModelRate& b) { return a.ratio < b.ratio; });
  ModelRate median = rates[rates.size() / 2];
  median.least = rates.front().ratio;
  median.most = rates.back().ratio;
  return median;
}

namespace {

std::string per_second(double amount, double cpu_s) {
  const double rate = amount / cpu_s;
  if (rate >= 1e6) return say_fixed(rate / 1e6, 2) + " M/s";
  return say_fixed(rate / 1e3, 1) + " k/s";
}

std::string nanoseconds_each(double cpu_s, std::int64_t count) {
  return say_fixed(cpu_s * 1e9 / static_cast<double>(count), 0) + " ns";
}

std::string milliseconds_of(double value_s) { return say_fixed(value_s * 1e3, 3) + " ms"; }

std::vector<std::string> figures(const std::string& what, const ModelRun& run,
                                 const std::string& ratio) {
  return {what,
          per_second(static_cast<double>(run.events), run.cpu_s),
          per_second(static_cast<double>(run.requests), run.cpu_s),
          per_second(static_cast<double>(run.visits), run.cpu_s),
          say_fixed(run.simulated_s / run.cpu_s, 0),
          run.bytes == 0 ? "" : say_bytes(Bytes(static_cast<std::int64_t>(run.bytes))),
          milliseconds_of(run.mean_s),
          milliseconds_of(run.p99_s),
          ratio};
}

ModelRate compare_network(std::int64_t requests) {
  return compare_model([&] { return run_model(build_network, requests); },
                       [&] { return run_bare_network(requests); }, rounds);
}

ModelRate compare_platform(std::int64_t requests) {
  return compare_model([&] { return run_model(build_twenty_services, requests); },
                       [&] { return run_bare_platform(requests); }, rounds);
}

/// The round whose time is the median.
ModelRun run_graph(const GraphSize& size) {
  std::vector<ModelRun> runs;
  for (int i = 0; i < graph_rounds; ++i)
    runs.push_back(run_model([&](Context& context) { build_graph(context, size); }, graph_requests,
                             graph_requests));
  std::sort(runs.begin(), runs.end(),
            [](const ModelRun& a, const ModelRun& b) { return a.cpu_s < b.cpu_s; });
  return runs[runs.size() / 2];
}

/// The shipped platform, each of its requests simulated, with all else that it does.
std::optional<ModelRun> run_shipped() {
  PlayOptions options;
  options.scenario = "nsflow-month";
  options.mode = "requests";
  options.length = "2min";
  const std::size_t bytes = bytes_in_use();
  const std::optional<Prepared> prepared = prepare(options);
  if (!prepared) return std::nullopt;
  const std::optional<Played> played = play(*prepared, platform::rules(), true);
  if (!played) return std::nullopt;
  // Its tallies begin anew with each sample; what has come together since the start, workload
  // knows.
  const World& world = played->run.world();
  const workload::ServiceReport users = workload::users_report(world);
  ModelRun run;
  run.cpu_s = played->summary.cpu_s;
  run.simulated_s = in_seconds(world.now() - world.start());
  run.events = world.executed();
  run.requests = users.served;
  for (const auto& [id, service] : world.table<workload::Service>())
    run.visits += workload::service_report(world, id).offered;
  run.mean_s = users.mean;
  run.p99_s = users.p99;
  run.bytes = bytes_in_use() - bytes;
  return run;
}

/// The cost of a visit with the same load on each pod, and with the same load in all.
void add_growth(report::Columns& table, GraphSize size, const ModelRun& loaded) {
  size.requests_per_s = smallest_graph_rate;
  const ModelRun same = run_graph(size);
  table.row({say_count(size.services), say_count(size.pods),
             nanoseconds_each(loaded.cpu_s, loaded.visits),
             nanoseconds_each(same.cpu_s, same.visits),
             per_second(static_cast<double>(loaded.visits), loaded.cpu_s),
             say_bytes(Bytes(static_cast<std::int64_t>(loaded.bytes)))});
}

}  // namespace

int bench_queueing(std::int64_t requests) {
  const ModelRate rate = compare_network(requests);
  report::Columns table({left, right, right, right});
  table.row({"", "requests", "mean", "p99"});
  const auto add = [&table](const std::string& what, const ModelRun& run) {
    table.row({what, per_second(static_cast<double>(run.requests), run.cpu_s),
               milliseconds_of(run.mean_s), milliseconds_of(run.p99_s)});
  };
  add("Drydock", rate.drydock);
  add("by hand", rate.bare);
  const double per_cpu = static_cast<double>(rate.drydock.requests) / rate.drydock.cpu_s;
  print("A queueing network of seven stations, " + say_count(requests) +
        " requests: per CPU second, median of rounds\n\n" + table.text() + "\nratio " +
        say_fixed(rate.ratio, 3) + "\nrequests_per_cpu_second " + std::to_string(per_cpu) +
        " mean_ms " + std::to_string(rate.drydock.mean_s * 1e3) + " p99_ms " +
        std::to_string(rate.drydock.p99_s * 1e3) + "\n");
  return ok;
}

int bench_requests() {
  Progress progress("Measuring requests");
  double done = 0;
  const auto step = [&] { progress.show(++done / 8); };
  report::Columns table({left, right, right, right, right, right, right, right, right});
  table.row({"", "events", "requests", "visits", "simulated s", "memory", "mean", "p99", "ratio"});
  const auto compared = [&](const std::string& what, const ModelRate& rate) {
    table.row(figures(what, rate.drydock,
                      say_fixed(rate.ratio, 2) + " (" + say_fixed(rate.least, 2) + " to " +
                          say_fixed(rate.most, 2) + ")"));
    table.row(figures("  by hand", rate.bare, ""));
    step();
  };
  compared("queueing network", compare_network(network_requests));
  compared("20 services, 500 requests/s", compare_platform(platform_requests));
  const std::optional<ModelRun> shipped = run_shipped();
  if (!shipped) return bad_input;
  table.row(figures("nsflow", *shipped, ""));
  step();
  report::Columns growth({right, right, right, right, right, right});
  growth.row({"services", "pods of each", "a visit", "at one load", "visits", "memory"});
  for (const GraphSize size :
       {GraphSize{10, 2, 0, 1}, GraphSize{100, 2, 0, 1}, GraphSize{1000, 2, 0, 1},
        GraphSize{100, 20, 0, 1}, GraphSize{100, 200, 0, 1}}) {
    const ModelRun run = run_graph(size);
    add_growth(growth, size, run);
    if (size.services == 1000) table.row(figures("1 000 services", run, ""));
    step();
  }
  print(
      "Requests, each of them simulated, with all that is counted of them; per CPU second, median "
      "of rounds\n\n" +
      table.text() +
      "\nGrowth: call graphs in which each pod has the same load, and all pods together have "
      "that of the smallest\n\n" +
      growth.text());
  return ok;
}

}  // namespace drydock::cli
