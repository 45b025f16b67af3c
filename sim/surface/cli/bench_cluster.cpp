// Measures a cluster without traffic: nothing but its control plane works.
#include "sim/surface/cli/bench_cluster.h"

#include <sys/resource.h>

#include <chrono>
#include <functional>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/engine.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/scenario/bare_cluster.h"
#include "sim/surface/cli/bench_platform.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

constexpr Duration quiet_time = std::chrono::minutes(10);
/// The scheduler that needs longer for its pods has stopped working.
constexpr Duration longest_wait = std::chrono::hours(4);

/// The most memory that the process has held so far.
double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

int waiting(const World& world) {
  const kubernetes::ControlPlane& plane = world.only<kubernetes::ControlPlane>();
  return plane.active + plane.queue.length;
}

struct Measured {
  double build_s = 0, placed_s = 0, placed_cpu_s = 0, quiet_s = 0;
  Duration placed_in{};  ///< Simulated.
  double before_mib = 0, peak_mib = 0;
  std::uint64_t events = 0;
  int left = 0, ready = 0;
};

void place_all(const Engine& engine, World& world, int pods, Progress& progress) {
  const Time start = world.now();
  engine.apply(world, CauseId{0},
               [](Context& context) { kubernetes::start_control_plane(context); });
  while (waiting(world) > 0 && world.now() - start < longest_wait) {
    engine.advance(world, world.now() + std::chrono::seconds(1));
    progress.show(1.0 - static_cast<double>(waiting(world)) / pods);
  }
}

Measured measure(const Engine& engine, World& world, int pods) {
  Measured result;
  result.before_mib = peak_mib();
  const Time start = world.now();
  const double cpu_before = cpu_seconds();
  {
    Progress progress("Placing the pods");
    result.placed_s = seconds_of([&] { place_all(engine, world, pods, progress); });
  }
  result.placed_cpu_s = cpu_seconds() - cpu_before;
  result.placed_in = world.now() - start;
  result.left = waiting(world);
  result.quiet_s = seconds_of([&] { engine.advance(world, world.now() + quiet_time); });
  result.peak_mib = peak_mib();
  result.events = world.executed();
  result.ready = world.only<kubernetes::ControlPlane>().pods_ready;
  return result;
}

/// A figure for other programs: digits and a point, nothing else.
std::string line(const char* name, double value) {
  return std::string(name) + " " + std::to_string(value) + "\n";
}

void print_result(const ClusterOptions& options, const Measured& m) {
  using enum report::Align;
  const int placed = options.pods - m.left;
  const double rate = placed / m.placed_s;
  const double bytes = (m.peak_mib - m.before_mib) * 1024 * 1024 / options.pods;
  report::Columns table({left, right});
  table.row({"pods placed", say_count(placed) + " of " + say_count(options.pods)});
  table.row({"on nodes", say_count(options.nodes)});
  table.row({"time to build the nodes", say_duration(from_seconds(m.build_s))});
  table.row({"time to place the pods", say_duration(from_seconds(m.placed_s))});
  table.row({"of it processor time", say_duration(from_seconds(m.placed_cpu_s))});
  table.row({"simulated meanwhile", say_duration(m.placed_in)});
  table.row({"time for ten minutes more", say_duration(from_seconds(m.quiet_s))});
  table.row({"pods ready at the end", say_count(m.ready)});
  table.row({"events handled", say_count(static_cast<std::int64_t>(m.events))});
  print("A cluster without traffic: the scheduler places every pod, then ten minutes pass\n\n" +
        table.text() + "\n" + line("placed_s", m.placed_s) + line("placed_cpu_s", m.placed_cpu_s) +
        line("quiet_s", m.quiet_s) + line("pods_per_s", rate) + line("peak_mib", m.peak_mib) +
        line("bytes_per_pod", bytes));
}

}  // namespace

int bench_cluster(const ClusterOptions& options) {
  PlayOptions play;
  play.scenario = "nsflow-month";
  const std::optional<Prepared> prepared = prepare(play);
  if (!prepared) return bad_input;
  const auto rulebook = platform::rules();
  const Engine engine(*rulebook);
  scenario::BareCluster size;
  size.nodes = options.nodes;
  size.pods = options.pods;
  const auto before = std::chrono::steady_clock::now();
  Result<World> world =
      scenario::build_bare_cluster(prepared->scenario, *rulebook, prepared->seed, size);
  if (!world) return refuse(world.error());
  const auto built = std::chrono::steady_clock::now();
  Measured measured = measure(engine, *world, options.pods);
  measured.build_s = std::chrono::duration<double>(built - before).count();
  print_result(options, measured);
  return measured.left == 0 ? ok : failed;
}

}  // namespace drydock::cli
