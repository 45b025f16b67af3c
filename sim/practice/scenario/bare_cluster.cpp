// The deployments differ as real ones do: most leave spreading to the scheduler, some say how.
#include "sim/practice/scenario/bare_cluster.h"

#include <algorithm>
#include <array>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/builder.h"

namespace drydock::scenario {

namespace {

Id<compute::MachineType> add_type(Builder& builder, const std::string& name) {
  const InstanceType& type = builder.scenario.catalog->types.at(name);
  compute::MachineType row;
  row.name = builder.context.name(name);
  row.cpu = Millicores{type.vcpu * 1000};
  row.memory = type.memory;
  row.allocatable_cpu = type.allocatable_cpu;
  row.allocatable_memory = type.allocatable_memory;
  row.pods_max = type.max_pods;
  row.volumes_max = builder.settings.volumes_max;
  return builder.context.add(row);
}

void add_nodes(Builder& builder, const BareCluster& size) {
  Context& context = builder.context;
  const auto type = add_type(builder, size.machine_type);
  std::vector<Id<compute::MachineGroup>> groups;
  const auto zones = static_cast<int>(builder.zones.size());
  for (const auto& [name, zone] : builder.zones) {
    compute::MachineGroup row;
    row.name = context.name("bench-" + name);
    row.zone = zone;
    row.type = type;
    row.min = row.max = size.nodes / zones + 1;  // It keeps its size, however little is asked.
    row.boot_median = builder.platform.cluster.boot_median;
    row.boot_sigma = builder.platform.cluster.boot_sigma;
    groups.push_back(compute::add_group(context, row));
  }
  for (int i = 0; i < size.nodes; ++i) {
    const Id<compute::MachineGroup> group = groups[static_cast<std::size_t>(i % zones)];
    kubernetes::add_ready_node(context, compute::add_running(context, group));
  }
}

kubernetes::Declaration deployment(Context& context, int number, int replicas) {
  constexpr std::array cpus = {100, 150, 200, 250};
  kubernetes::Declaration made;
  made.workload.name = context.name("app-" + std::to_string(number));
  made.workload.name_space = context.name("default");
  made.workload.is_application = true;
  made.workload.replicas = replicas;
  made.pod.cpu_request = Millicores{cpus[static_cast<std::size_t>(number) % cpus.size()]};
  made.pod.memory_request = Bytes{(256 + number % 3 * 128) * mebibyte.count};
  made.pod.readiness_delay = std::chrono::seconds(5 + number % 7);
  made.pod.termination_grace = std::chrono::seconds(30);
  made.image.size = Bytes{(60 + number % 5 * 40) * megabyte.count};
  if (number % 5 == 1) made.spread = {kubernetes::zone_spread(context)};
  if (number % 10 == 2) {
    made.spread = {kubernetes::zone_spread(context)};
    made.spread.front().when_unsatisfiable = kubernetes::WhenUnsatisfiable::do_not_schedule;
  }
  return made;
}

void add_daemon_set(Context& context) {
  kubernetes::Declaration made;
  made.workload.name = context.name("agent");
  made.workload.name_space = context.name("kube-system");
  made.workload.kind = kubernetes::WorkloadKind::daemon_set;
  made.pod.cpu_request = Millicores{100};
  made.pod.memory_request = Bytes{128 * mebibyte.count};
  kubernetes::settle_workload(context, kubernetes::declare(context, made), {});
}

void build_all(Context& start, const Scenario& scenario, const AllSettings& settings,
               const BareCluster& size) {
  const CauseId cause = start.announce(ScenarioStarted{start.name("bare cluster")});
  Context context = start.because(cause);
  Builder builder{context, scenario, scenario.platform, settings, {}, {}, {}, {}, {}, {}, {}, {},
                  {},      {}};
  build_prices(builder);
  build_network(builder);
  context.add(settings.compute);
  context.add(settings.storage);
  context.add(settings.kubernetes);
  add_nodes(builder, size);
  add_daemon_set(context);
  for (int left = size.pods, number = 0; left > 0; ++number) {
    const int replicas = std::min(left, size.pods_per_workload);
    kubernetes::declare(context, deployment(context, number, replicas));
    left -= replicas;
  }
}

}  // namespace

Result<World> build_bare_cluster(const Scenario& scenario, const Rulebook& rulebook, Seed seed,
                                 const BareCluster& size) {
  Scenario priced = scenario;
  Group group;
  group.type = size.machine_type;
  priced.platform.cluster.groups.emplace_back("bench", group);
  codec::Diagnostics wrong;
  const AllSettings settings = read_settings(priced, wrong);
  if (codec::has_errors(wrong)) return tl::unexpected<Error>(codec::to_error(wrong));
  World world(rulebook, seed, scenario.start);
  Engine(rulebook).apply(world, CauseId{},
                         [&](Context& context) { build_all(context, priced, settings, size); });
  return world;
}

}  // namespace drydock::scenario
