// `drydock bench`: how fast the kernel, the platform and single requests are on this machine,
// beside bare loops.
#include <array>
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/columns.h"
#include "sim/surface/cli/bench_cluster.h"
#include "sim/surface/cli/bench_hold.h"
#include "sim/surface/cli/bench_platform.h"
#include "sim/surface/cli/bench_requests.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

using enum report::Align;

std::string millions(double per_second) { return say_fixed(per_second / 1e6, 2) + " M/s"; }

std::string work_text(HoldWork work) {
  switch (work) {
    case HoldWork::schedule:
      return "schedules only";
    case HoldWork::edit:
      return "and a named draw, a row's edit";
    case HoldWork::fact:
      return "and a fact every ten events";
  }
  return {};
}

void print_kernel_table() {
  report::Columns table({right, left, right, right, right});
  table.row({"pending", "a handler that", "kernel", "bare loop", "ratio"});
  Progress progress("Measuring the kernel");
  double done = 0;
  for (const std::uint32_t pending : {100u, 10'000u, 1'000'000u})
    for (const HoldWork work : {HoldWork::schedule, HoldWork::edit, HoldWork::fact}) {
      const bool large = pending > 100'000;
      const HoldRate rate =
          compare_hold(work, pending, large ? 2'000'000 : 3'000'000, large ? 3 : 5);
      table.row({say_count(pending), work_text(work), millions(rate.kernel),
                 millions(rate.reference), say_fixed(rate.kernel / rate.reference, 2)});
      progress.show(++done / 9);
    }
  print(
      "The kernel: the hold model beside a bare event loop, events per CPU second, median of "
      "rounds\n\n" +
      table.text());
}

int print_platform_table() {
  const auto rulebook = platform::rules();
  report::Columns table({left, right, right, right});
  table.row({"", "median", "worst", "goal"});
  const auto figures = measure_platform("nsflow-month", rulebook);
  if (!figures) return bad_input;
  for (const PlatformFigure& figure : *figures)
    table.row({figure.what, say_duration(from_seconds(figure.median_s)),
               say_duration(from_seconds(figure.worst_s)), figure.goal});
  print("\nThe platform: thirty days as flows, with its daily scaling\n\n" + table.text());
  return ok;
}

int bench_all() {
  print_kernel_table();
  return print_platform_table();
}

struct HoldOptions {
  std::uint32_t pending = 10'000;
  std::uint64_t events = 5'000'000;
  std::string work = "schedule";
};

int bench_hold(const HoldOptions& options) {
  const double rate =
      measure_hold(*enum_value<HoldWork>(options.work), options.pending, options.events);
  const double reference = measure_reference(options.pending, options.events);
  print(say_count(options.pending) + " pending, " +
        say_count(static_cast<std::int64_t>(options.events)) + " events, work " + options.work +
        "\nbare_loop_events_per_cpu_second " +
        std::to_string(static_cast<std::int64_t>(reference)) + "\nratio " +
        say_fixed(rate / reference, 3) + "\nevents_per_cpu_second " +
        std::to_string(static_cast<std::int64_t>(rate)) + "\n");
  return ok;
}

void add_requests(CLI::App& command, Action& action) {
  auto requests = std::make_shared<std::int64_t>(1'000'000);
  CLI::App* queueing = command.add_subcommand("queueing", "A queueing network, request by request");
  queueing->add_option("--requests", *requests, "Requests to serve")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000'000}))
      ->capture_default_str()
      ->type_name("N");
  queueing->callback(
      [requests, &action] { action = [requests] { return bench_queueing(*requests); }; });
  CLI::App* models = command.add_subcommand("requests", "Single requests, in models of any size");
  models->callback([&action] { action = bench_requests; });
}

}  // namespace

void add_bench(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("bench", "Measure the simulator on this machine");
  command->require_subcommand(0, 1);
  auto options = std::make_shared<HoldOptions>();
  CLI::App* hold = command->add_subcommand("hold", "The hold model alone");
  hold->add_option("--pending", options->pending, "Events pending all the time")
      ->check(CLI::Range(1u, 10'000'000u))
      ->capture_default_str()
      ->type_name("N");
  hold->add_option("--events", options->events, "Events to handle")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000'000}))
      ->capture_default_str()
      ->type_name("M");
  hold->add_option("--work", options->work, "What a handler does beside scheduling")
      ->check(CLI::IsMember({"schedule", "edit", "fact"}))
      ->capture_default_str();
  auto size = std::make_shared<ClusterOptions>();
  CLI::App* cluster = command->add_subcommand("cluster", "Place the pods of a large cluster");
  cluster->add_option("--nodes", size->nodes, "Nodes of the cluster")
      ->check(CLI::Range(1, 10'000))
      ->type_name("N");
  cluster->add_option("--pods", size->pods, "Pods to place")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("M");
  cluster->callback([size, &action] { action = [size] { return bench_cluster(*size); }; });
  hold->callback([options, &action] { action = [options] { return bench_hold(*options); }; });
  add_requests(*command, action);
  command->callback([command, &action] {
    if (command->get_subcommands().empty()) action = bench_all;
  });
}

}  // namespace drydock::cli
