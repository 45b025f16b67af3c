// The control plane of EKS is replaced behind one address; what its controllers had in memory is
// lost, and nothing else.
#include "sim/platform/kubernetes/upgrades.h"

#include <algorithm>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"

namespace drydock::kubernetes {

namespace {

/// The API servers are replaced, or all of the upgrade is done.
struct UpgradeDue {
  std::int32_t to = 0;
  bool done = false;
  DRYDOCK_FIELDS(UpgradeDue, to, done)
};

/// A date of a version's support.
struct SupportDue {
  std::int32_t minor = 0;
  DRYDOCK_FIELDS(SupportDue, minor)
};

Name version_name(Context& context, std::int32_t minor) {
  return context.name(version_text(minor));
}

/// Meters the hour at the price of the support that the version has now.
void meter_support(Context& context) {
  const ClusterVersion& cluster = context.only<ClusterVersion>();
  const bool dear =
      cluster.support != Support::standard && cost::has_rate(context, extended_support_rate);
  if (dear && !cluster.extended_hours) {
    const std::string resource(context.text(cluster.name));
    const Id<cost::Meter> meter = cost::open_meter(context, resource, extended_support_rate);
    context.edit_only<ClusterVersion>().extended_hours = meter;
  }
  const ClusterVersion after = context.only<ClusterVersion>();
  if (dear) {
    cost::stop(context, after.hours);
    cost::start(context, after.extended_hours);
  } else {
    if (after.extended_hours) cost::stop(context, after.extended_hours);
    cost::start(context, after.hours);
  }
}

/// Waits for the next date of the version that runs now.
void watch_support(Context& context) {
  const std::int32_t minor = context.only<ClusterVersion>().minor;
  const Id<MinorVersion> id = version_row(context, minor);
  if (!id) return;
  const MinorVersion& version = context[id];
  context.edit_only<ClusterVersion>().support = support_at(version, context.now());
  meter_support(context);
  const Time next = context.now() < version.standard_ends
                        ? version.standard_ends
                        : std::max(version.extended_ends, context.now());
  context.schedule_at(next, SupportDue{minor});
}

void start_upgrade(Context& context, std::int32_t to) {
  const UpgradeSettings& settings = context.only<UpgradeSettings>();
  const double share = context.random(context.only<ClusterVersion>().luck).uniform();
  const Duration range = settings.control_plane_most - settings.control_plane_least;
  const Duration takes =
      settings.control_plane_least +
      Duration(static_cast<std::int64_t>(share * static_cast<double>(range.count())));
  ClusterVersion& cluster = context.edit_only<ClusterVersion>();
  cluster.upgrading_to = to;
  cluster.upgrade_ends = context.now() + takes;
  const CauseId fact = context.announce(
      ControlPlaneUpgradeStarted{Id<ClusterVersion>{0}, version_name(context, to)});
  Context after = context.because(fact);
  after.schedule(takes / 2, UpgradeDue{to, false});
  after.schedule(takes, UpgradeDue{to, true});
}

void on_upgrade_due(Context& context, const UpgradeDue& due) {
  if (context.only<ClusterVersion>().upgrading_to != due.to) return;
  if (!due.done) {
    const CauseId fact = context.announce(ApiServersReplaced{Id<ClusterVersion>{0}});
    Context after = context.because(fact);
    forget_history(after);
    return;
  }
  ClusterVersion& cluster = context.edit_only<ClusterVersion>();
  cluster.minor = due.to;
  cluster.upgrading_to = 0;
  const CauseId fact =
      context.announce(ControlPlaneUpgraded{Id<ClusterVersion>{0}, version_name(context, due.to)});
  Context after = context.because(fact);
  watch_support(after);
}

void on_support_due(Context& context, const SupportDue& due) {
  const ClusterVersion& cluster = context.only<ClusterVersion>();
  const Id<MinorVersion> id = version_row(context, due.minor);
  if (cluster.minor != due.minor || !id) return;
  const Support before = cluster.support, now = support_at(context[id], context.now());
  const Name name = context[id].name;
  context.edit_only<ClusterVersion>().support = now;
  if (before == Support::standard && now == Support::extended) {
    const CauseId fact = context.announce(ExtendedSupportBegan{Id<ClusterVersion>{0}, name});
    Context after = context.because(fact);
    watch_support(after);
  } else if (now == Support::ended && context.only<ClusterVersion>().upgrading_to == 0 &&
             version_row(context, due.minor + 1)) {
    meter_support(context);
    const CauseId fact = context.announce(SupportEnded{Id<ClusterVersion>{0}, name});
    Context after = context.because(fact);
    start_upgrade(after, due.minor + 1);
  }
}

/// A node gets the version of its group's launch template.
void take_version_of_group(Context& context, const NodeReady& fact) {
  if (context[fact.node].minor_version != 0) return;
  const Id<NodeGroupVersion> version = version_of(context, context[fact.node].group);
  if (version) context.edit(fact.node).minor_version = context[version].minor;
}

}  // namespace

void install_upgrades(Rulebook& rulebook) {
  rulebook.table<MinorVersion>();
  rulebook.table<UpgradeSettings>();
  rulebook.table<ClusterVersion>();
  rulebook.table<NodeGroupVersion>();
  rulebook.on<on_upgrade_due>();
  rulebook.on<on_support_due>();
  rulebook.listen<take_version_of_group>();
  rulebook.fact<ControlPlaneUpgradeStarted>();
  rulebook.fact<ApiServersReplaced>();
  rulebook.fact<ControlPlaneUpgraded>();
  rulebook.fact<ExtendedSupportBegan>();
  rulebook.fact<SupportEnded>();
  rulebook.command<UpgradeCluster>(Role::trainee);
  install_node_group_updates(rulebook);
}

void set_version(Context& context, Name name, std::int32_t minor) {
  ClusterVersion cluster;
  cluster.name = name;
  cluster.minor = minor;
  const std::string resource(context.text(name));
  cluster.hours = cost::open_meter(context, resource, standard_support_rate);
  cluster.luck = context.stream(name, "upgrades");
  context.add(cluster);
  for (std::uint32_t i = 0; i < context.table<compute::MachineGroup>().size(); ++i) {
    if (compute::is_fargate(context, Id<compute::MachineGroup>{i})) continue;
    NodeGroupVersion version;
    version.group = Id<compute::MachineGroup>{i};
    version.minor = minor;
    context.add(version);
  }
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i)
    context.edit(Id<Node>{i}).minor_version = minor;
  meter_support(context);
  watch_support(context);
}

Id<MinorVersion> version_row(const World& world, std::int32_t minor) {
  for (const auto& [id, version] : world.table<MinorVersion>())
    if (version.minor == minor) return id;
  return {};
}

std::string version_text(std::int32_t minor) { return "1." + std::to_string(minor); }

Id<NodeGroupVersion> version_of(const World& world, Id<compute::MachineGroup> group) {
  for (const auto& [id, version] : world.table<NodeGroupVersion>())
    if (version.group == group) return id;
  return {};
}

std::int32_t oldest_kubelet(const World& world) {
  std::int32_t oldest = 0;
  for (const auto& [id, node] : world.table<Node>()) {
    if (node.condition == NodeCondition::gone || node.minor_version == 0) continue;
    if (oldest == 0 || node.minor_version < oldest) oldest = node.minor_version;
  }
  return oldest;
}

void apply(Context& context, const UpgradeCluster& command) {
  start_upgrade(context, *parse_minor(command.version));
}

}  // namespace drydock::kubernetes
