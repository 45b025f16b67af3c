// Selectors are applied when the platform is read, so that all that follows sees pods as they run.
#include "sim/practice/scenario/fargate.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/ranges.h"
#include "sim/platform/compute/catalog.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::scenario {

namespace {

const std::string profiles_root = "platform.cluster.fargate.";

/// Whether it selects the pods of a workload, if there are any.
bool selects(const Platform& platform, const FargateSelector& selector, const std::string& name,
             const Workload& workload) {
  if (selector.name_space != name_space_of(platform, workload)) return false;
  return std::all_of(selector.labels.begin(), selector.labels.end(), [&](const auto& wanted) {
    if (wanted.first == kubernetes::app_key) return wanted.second == name;
    const Labels& labels = workload.placement.labels;
    return std::find(labels.begin(), labels.end(), wanted) != labels.end();
  });
}

/// What Fargate does not run. Source: EKS user guide, "AWS Fargate considerations".
void check_pod(Checks& checks, const std::string& path, const Workload& workload) {
  const auto refuse = [&](const std::string& key, const std::string& found) {
    checks.add(codes::conflict, path + key, found,
               "pods that Fargate runs, or a profile that does not select them");
  };
  if (workload.kind == WorkloadKind::daemonset) refuse(".kind", "a daemon set");
  if (workload.volume) refuse(".volume", "an EBS volume");
  if (!workload.placement.host_ports.empty()) refuse(".host_ports", "ports of the node");
}

bool has_private_subnet(const Platform& platform, const std::string& zone) {
  const Vpc* vpc = find(platform.network.vpcs, platform.cluster.vpc);
  return vpc != nullptr &&
         std::any_of(vpc->subnets.begin(), vpc->subnets.end(), [&](const auto& entry) {
           return entry.second.zone == zone && entry.second.kind == SubnetKind::private_;
         });
}

std::optional<compute::MicroVmSize> size_of(const compute::Fargate& settings,
                                            const Workload& workload) {
  return compute::micro_vm_for(
      std::span(settings.sizes).first(static_cast<std::size_t>(settings.size_count)),
      workload.cpu_request, workload.memory_request, settings.reserved);
}

}  // namespace

std::string name_space_of(const Platform& platform, const Workload& workload) {
  if (!workload.name_space.empty()) return workload.name_space;
  return workload.system ? "kube-system" : platform.name;
}

void move_to_fargate(Platform& platform) {
  if (platform.cluster.compute != Compute::fargate) return;
  for (auto& [name, workload] : platform.workloads) {
    if (workload.is_managed()) continue;
    for (const auto& [profile, row] : platform.cluster.fargate)
      for (const FargateSelector& selector : row.selectors)
        workload.on_fargate = workload.on_fargate || selects(platform, selector, name, workload);
    if (workload.on_fargate) workload.mesh = workload.logs = false;
  }
}

void check_fargate(Checks& checks) {
  const Platform& platform = checks.platform;
  const Cluster& cluster = platform.cluster;
  for (const auto& [name, profile] : cluster.fargate) {
    if (profile.selectors.empty())
      checks.add(codec::codes::missing_key, profiles_root + name + ".selectors", "no selector",
                 "at least one");
    for (std::size_t i = 0; i < profile.selectors.size(); ++i) {
      const bool any =
          std::any_of(platform.workloads.begin(), platform.workloads.end(), [&](const auto& entry) {
            return selects(platform, profile.selectors[i], entry.first, entry.second);
          });
      if (!any)
        checks.add(codes::reference, profiles_root + name + ".selectors[" + std::to_string(i) + "]",
                   "a selector that fits no workload",
                   "the namespace and labels of a workload, such as app=NAME");
    }
  }
  if (cluster.compute != Compute::fargate) return;
  if (cluster.fargate.empty())
    checks.add(codec::codes::missing_key, "platform.cluster.fargate", "no profile",
               "a profile that selects pods for Fargate");
  if (std::none_of(platform.zones.begin(), platform.zones.end(),
                   [&](const std::string& zone) { return has_private_subnet(platform, zone); }))
    checks.add(codes::conflict, "platform.cluster.compute", "fargate",
               "a private subnet in the VPC of the cluster, which its pods need");
  for (const auto& [name, workload] : platform.workloads)
    if (workload.on_fargate) check_pod(checks, "platform.workloads." + name, workload);
}

compute::Fargate fargate_settings(FigureReader& figures) {
  using Row = compute::Fargate;
  Row row;
  fill(row, figures, Line{&Row::reserved, "fargate.reserved"},
       Line{&Row::paid_least, "fargate.paid_least"},
       Line{&Row::start_median, "fargate.start_median", Least::some});
  row.start_sigma = figures.number("fargate.start_spread", 0);
  for (const codec::Cursor& entry : figures.at("fargate.sizes").list(row.sizes.size())) {
    codec::ObjectCursor object(entry);
    compute::FargateSize& size = row.sizes[static_cast<std::size_t>(row.size_count++)];
    size.cpu = object.required("cpu").cpu();
    size.least = object.required("least").bytes();
    size.most = object.required("most").bytes();
    size.step = object.optional("step").bytes();
  }
  return row;
}

void check_fargate_sizes(const Scenario& scenario, const compute::Fargate& settings,
                         codec::Diagnostics& out) {
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  for (const auto& [name, workload] : scenario.platform.workloads)
    if (workload.on_fargate && !size_of(settings, workload))
      report.add(codes::fit, "platform.workloads." + name,
                 say_cpu(workload.cpu_request) + " CPU and " + say_memory(workload.memory_request),
                 "requests that fit into a micro-VM of Fargate", "");
}

void add_fargate_prices(const Platform& platform, std::vector<NeededPrice>& needs) {
  if (platform.cluster.compute != Compute::fargate) return;
  for (const cost::RateNeed& need : {compute::fargate_cpu_rate, compute::fargate_memory_rate})
    needs.push_back({std::string(need.key), std::string(need.item)});
}

std::optional<cost::Unit> fargate_unit(std::string_view price) {
  const std::int64_t hour = Duration(std::chrono::hours(1)).count();
  if (price == compute::fargate_cpu_rate.key)
    return cost::Unit{cost::Measure::running_time, hour * compute::fargate_cpu_parts};
  if (price == compute::fargate_memory_rate.key)
    return cost::Unit{cost::Measure::running_time, hour * compute::fargate_memory_parts};
  return std::nullopt;
}

void build_fargate(Builder& builder) {
  const Cluster& cluster = builder.platform.cluster;
  if (cluster.compute != Compute::fargate) return;
  Context& context = builder.context;
  std::vector<Id<network::Zone>> zones;
  for (const std::string& zone : builder.platform.zones)
    if (has_private_subnet(builder.platform, zone)) zones.push_back(builder.zones.at(zone));
  compute::add_fargate(context, builder.settings.fargate, zones);
  for (const auto& [name, spec] : cluster.fargate) {
    const auto profile = kubernetes::add_profile(context, context.name(name));
    for (const FargateSelector& selector : spec.selectors) {
      std::vector<kubernetes::Label> labels;
      for (const auto& [key, value] : selector.labels)
        labels.push_back({context.name(key), context.name(value)});
      const Range<kubernetes::Label> range = add_range(context, labels);
      context.add(kubernetes::FargateSelector{profile, context.name(selector.name_space), range});
    }
  }
}

compute::MicroVmSize micro_vm_of(const compute::Fargate& settings, const Workload& workload) {
  const auto size = size_of(settings, workload);
  DRYDOCK_ASSERT(size.has_value(), "pods on Fargate are validated before a world is built");
  return *size;
}

}  // namespace drydock::scenario
