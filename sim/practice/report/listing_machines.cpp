// Machines and their groups, as the EC2 and EKS pages of the AWS console list them.
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/upgrades.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using compute::Instance;
using compute::InstancePhase;
using compute::MachineFault;
using compute::MachineGroup;
using enum Align;
using enum Shown;

std::vector<ListRow> clusters(const World& world) {
  using kubernetes::Support;
  std::vector<ListRow> rows;
  for (const auto& [id, cluster] : world.table<kubernetes::ClusterVersion>()) {
    const std::string name = name_text(world, cluster.name);
    const bool updating = cluster.upgrading_to > 0;
    const bool standard = cluster.support == Support::standard;
    rows.push_back({"cluster/" + name,
                    {name, updating ? "Updating" : "Active",
                     Cell(kubernetes::version_text(cluster.minor), cluster.minor),
                     cluster.support == Support::ended ? "Unsupported"
                     : standard                        ? "Standard support"
                                                       : "Extended support"},
                    updating || !standard ? RowState::strained : RowState::ordinary});
  }
  return rows;
}

std::string zones_of(const World& world, const MachineGroup& group) {
  if (group.zone_count < 2) return name_text(world, world[group.zone].name);
  std::vector<std::string> names;
  for (std::int32_t i = 0; i < group.zone_count; ++i)
    names.push_back(name_text(world, world[group.zones[static_cast<std::size_t>(i)]].name));
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Status of a managed node group, as `aws eks describe-nodegroup` says it.
std::string status_of(const World& world, Id<MachineGroup> id, bool updating) {
  if (updating) return "Updating";
  return world[id].refusal == compute::LaunchRefusal::none ? "Active" : "Degraded";
}

std::vector<ListRow> groups(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, group] : world.table<MachineGroup>()) {
    if (compute::is_fargate(world, id)) continue;
    const std::string name = name_text(world, group.name);
    const std::int32_t size = compute::size(world, id);
    const auto version_id = kubernetes::version_of(world, id);
    const bool updating = version_id && world[version_id].phase != kubernetes::UpdatePhase::none;
    const bool degraded = group.refusal != compute::LaunchRefusal::none;
    rows.push_back(
        {"group/" + name,
         {name, Cell::count(group.desired), Cell::count(size),
          name_text(world, world[group.type].name), status_of(world, id, updating),
          Cell::count(group.min), Cell::count(group.max), group.spot ? "Spot" : "On-Demand",
          version_id
              ? Cell(kubernetes::version_text(world[version_id].minor), world[version_id].minor)
              : Cell("-"),
          zones_of(world, group), degraded ? compute::say(group.refusal) : "-"},
         degraded                                             ? RowState::broken
         : size < group.desired || group.desired >= group.max ? RowState::strained
                                                              : RowState::ordinary});
  }
  return rows;
}

/// EC2 runs a machine from the moment that it has a host, whatever its kubelet does.
std::string state_text(const Instance& instance) {
  switch (instance.phase) {
    case InstancePhase::booting:
    case InstancePhase::running:
      return "Running";
    case InstancePhase::terminating:
      return "Shutting-down";
    default:
      return sentence(enum_name(instance.phase));
  }
}

/// The system check looks at the host, the instance check at the machine on it.
std::string checks_text(const Instance& instance) {
  if (instance.phase == InstancePhase::booting && !instance.checks_failed) return "Initializing";
  if (instance.phase != InstancePhase::running && instance.phase != InstancePhase::booting)
    return "-";
  if (!instance.checks_failed) return "2/2 checks passed";
  return instance.fault == MachineFault::kernel ? "1/2 checks passed" : "0/2 checks passed";
}

RowState state_of(const Instance& instance) {
  if (instance.phase == InstancePhase::terminating) return RowState::leaving;
  if (instance.checks_failed) return RowState::broken;
  const bool runs = instance.phase == InstancePhase::running && instance.taken_at == Time();
  return runs ? RowState::ordinary : RowState::strained;
}

std::vector<ListRow> instances(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, instance] : world.table<Instance>()) {
    const bool micro = compute::is_fargate(world, instance.group);  // EC2 does not list these.
    if (micro || instance.phase == InstancePhase::terminated) continue;
    const std::string name = name_text(world, instance.name);
    const MachineGroup& group = world[instance.group];
    const double balance = compute::credits(world, id);
    rows.push_back(
        {"node/" + name,
         {name, state_text(instance), name_text(world, world[group.type].name),
          checks_text(instance), name_text(world, world[instance.zone].name),
          Cell(say_time(instance.launched),
               static_cast<double>(instance.launched.time_since_epoch().count())),
          name_text(world, group.name), group.spot ? "spot" : "normal",
          compute::has_credits(world, id) ? Cell(say_fixed(balance, 1), balance) : Cell("-")},
         state_of(instance)});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> machine_lists() {
  const auto family = ListFamily::cloud;
  return {{"clusters",
           "",
           "Clusters",
           family,
           {{"Cluster name"}, {"Status"}, {"Kubernetes version", right}, {"Support period"}},
           clusters},
          {"nodegroups",
           "ng",
           "Node groups",
           family,
           {{"Group name"},
            {"Desired size", right},
            {"Nodes", right},
            {"Instance types"},
            {"Status"},
            {"Minimum size", right, wide},
            {"Maximum size", right, wide},
            {"Capacity type", left, wide},
            {"Kubernetes version", right, wide},
            {"Availability Zones", left, wide},
            {"Health issue", left, wide}},
           groups},
          {"instances",
           "",
           "Instances",
           family,
           {{"Name"},
            {"Instance state"},
            {"Instance type"},
            {"Status check"},
            {"Availability Zone"},
            {"Launch time", right},
            {"Auto Scaling Group", left, wide},
            {"Lifecycle", left, wide},
            {"CPU credit balance", right, wide}},
           instances}};
}

}  // namespace drydock::report
