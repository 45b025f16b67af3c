// A region that stands by: copies and replicas that it gets, and what code makes there.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/addons/addons.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/failure/region_commands.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/catalog.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"

namespace drydock::recovery {

namespace {

constexpr network::Cidr everywhere{0, 0};
constexpr Duration helm_look = seconds(5);  // Whether what it made is ready.

/// A snapshot has arrived in the other region.
struct CopyArrived {
  Id<BackupItem> item;
  DRYDOCK_FIELDS(CopyArrived, item)
};
struct ReplicasDue {
  std::int32_t returned = 0;  ///< Later ways back have replicas of their own.
  DRYDOCK_FIELDS(ReplicasDue, returned)
};
/// The pipeline of a module has run.
struct CodeDone {
  Module module = Module::network;
  DRYDOCK_FIELDS(CodeDone, module)
};
struct VeleroLook {
  bool synced = false;
  DRYDOCK_FIELDS(VeleroLook, synced)
};

// ---- Data that leaves the region

bool all_copied(const World& world, const Backup& backup) {
  for (std::int32_t i = 0; i < backup.volumes; ++i) {
    const BackupItem& item =
        world[Id<BackupItem>{backup.first.index + static_cast<std::uint32_t>(i)}];
    if (item.phase == ItemPhase::queued || item.phase == ItemPhase::copying) return false;
    if (item.phase == ItemPhase::saved && !item.elsewhere) return false;
  }
  return true;
}

void on_copy_arrived(Context& context, const CopyArrived& due) {
  const Standby& standby = *standby_of(context);
  const storage::Snapshot& snapshot = context[context[due.item].snapshot];
  if (standby.lost || snapshot.phase == storage::SnapshotPhase::deleted) return;
  context.edit(due.item).elsewhere = true;
  cost::use(context, standby.transfer, static_cast<std::int64_t>(std::llround(snapshot.stored)));
  count_copies(context);
  const Id<Backup> backup = context[due.item].backup;
  if (!all_copied(context, context[backup])) return;
  context.edit(backup).elsewhere = true;
  context.announce(BackupElsewhere{backup, standby.region});
}

std::string replica_name(const World& world, Id<kubernetes::Claim> claim) {
  const std::int32_t returned = standby_of(world)->returned;
  return kubernetes::claim_name(world, claim) + "-replica" +
         (returned > 0 ? "-" + std::to_string(returned) : "");
}

}  // namespace

void follow_all(Context& context, bool to_the_last) {
  const Standby standby = *standby_of(context);
  const StandbyTimes times = context.only<Settings>().times;
  double sent = 0;
  for (std::uint32_t i = 0; i < context.table<kubernetes::Claim>().size(); ++i) {
    const Id<kubernetes::Claim> claim{i};
    const Id<storage::Volume> replica = replica_of(context, claim);
    if (!replica || context[claim].volume == replica) continue;
    const double before = context[replica].data.commits;
    const Duration behind = to_the_last
                                ? Duration::zero()
                                : drawn(context, standby.lag_luck, times.lag, times.lag_sigma);
    storage::follow(context, replica, context[claim].volume, behind);
    sent += (context[replica].data.commits - before) * static_cast<double>(times.commit.count);
  }
  cost::use(context, standby.transfer, static_cast<std::int64_t>(std::llround(sent)));
}

namespace {

void on_replicas_due(Context& context, const ReplicasDue& due) {
  if (due.returned != standby_of(context)->returned || standby_of(context)->lost) return;
  follow_all(context, false);
  context.schedule(hours(1), due);
}

}  // namespace

void add_replicas(Context& context) {
  const Standby standby = *standby_of(context);
  const std::uint32_t claims = context.table<kubernetes::Claim>().size();
  for (std::uint32_t i = 0; i < claims; ++i) {
    const kubernetes::Claim claim = context[Id<kubernetes::Claim>{i}];
    if (!claim.workload || !claim.volume) continue;
    const storage::Volume source = context[claim.volume];
    // The way back is planned: all data goes with it, not what databases send alone.
    if (!standby.returns && !context[claim.workload].is_database) continue;
    const std::string name = replica_name(context, Id<kubernetes::Claim>{i});
    const auto replica = storage::create_volume(context, context.name(name),
                                                zone_instead_of(standby, source.zone), source.spec);
    storage::fill(context, replica, Bytes{static_cast<std::int64_t>(source.used)});
  }
  context.schedule(hours(1), ReplicasDue{standby.returned});
}

namespace {

// ---- Code

/// NAT gateways as they are at home, in the zones that stand for theirs.
void add_nats(Context& context, const Standby& standby) {
  for (std::int32_t i = 0; i < standby.zone_count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    bool has_one = false;
    for (const auto& [id, nat] : context.table<network::NatGateway>())
      has_one = has_one || (nat.zone == standby.home_zones[at] && network::exists(nat) &&
                            context[nat.subnet].vpc == standby.home_vpc);
    if (!has_one) continue;
    for (std::uint32_t s = 0; s < context.table<network::Subnet>().size(); ++s) {
      const network::Subnet subnet = context[Id<network::Subnet>{s}];
      if (subnet.vpc != standby.vpc || subnet.zone != standby.zones[at] || !subnet.is_public)
        continue;
      const std::string name = "nat-" + said(context.world(), subnet.zone);
      network::add_nat(context, context.name(name), Id<network::Subnet>{s});
      break;
    }
  }
}

/// Private subnets reach the internet by the gateway of their zone, or by the only one.
void route_to_nats(Context& context, const Standby& standby) {
  for (std::uint32_t s = 0; s < context.table<network::Subnet>().size(); ++s) {
    const network::Subnet subnet = context[Id<network::Subnet>{s}];
    if (subnet.vpc != standby.vpc || subnet.is_public) continue;
    Id<network::NatGateway> way;
    for (const auto& [id, nat] : context.table<network::NatGateway>())
      if (context[nat.subnet].vpc == standby.vpc && (!way || nat.zone == subnet.zone)) way = id;
    if (way)
      network::add_route(context, subnet.routes, everywhere, network::RouteTarget::nat_gateway,
                         way);
  }
}

}  // namespace

void move_there(Context& context) {
  const Standby standby = *standby_of(context);
  if (standby.control_plane) cost::start(context, standby.control_plane);
  network::move_cluster(context, standby.vpc);
  addons::move_ingress(context, standby.home_balancer, standby.balancer);
  workload::set_entry(context, standby.balancer);
  edit_standby(context).moved = true;
}

void open_groups(Context& context, bool all) {
  const std::uint32_t groups = context.table<compute::MachineGroup>().size();
  for (std::uint32_t i = 0; i < groups; ++i) {
    const compute::MachineGroup home = context[Id<compute::MachineGroup>{i}];
    const auto twin =
        context.world().find<compute::MachineGroup>(twin_name(context.text(home.name)));
    if (!twin || home.max == 0 || context[home.zone].region != standby_of(context)->home) continue;
    // The cluster is empty for a while; it is not to shrink until somebody wants that.
    const std::int32_t wanted = all ? home.desired : std::max(1, context[twin].desired);
    compute::set_bounds(context, twin, wanted, home.max);
    compute::set_desired(context, twin, wanted);
    compute::set_bounds(context, Id<compute::MachineGroup>{i}, 0, 0);
    kubernetes::adopt_machines(context, twin);
  }
}

namespace {

/// The replicas of a workload in the newest copied backup, or one.
std::int32_t replicas_of(const World& world, Id<kubernetes::Workload> workload) {
  const Id<Backup> backup = newest_elsewhere(world);
  for (const auto& [id, item] : world.table<BackupItem>())
    if (item.backup == backup && item.workload == workload) return std::max(1, item.replicas);
  return 1;
}

Id<kubernetes::Workload> velero_of(const World& world) { return world[Id<Schedule>{0}].by; }

void stand(Context& context, Module module) {
  edit_standby(context).imported[static_cast<std::size_t>(module)] = context.now();
  edit_standby(context).state(module) = ModuleState::standing;
}

/// A warm standby has a cluster of its own all the time, with a machine of each group, Velero and
/// one pod of all that holds no data. It is simulated from the moment at which the first one is
/// gone, since there is one at a time: its pods start while people notice.
void wake(Context& context) {
  for (const Module module : {Module::network, Module::cluster, Module::velero})
    stand(context, module);
  move_there(context);
  open_groups(context, false);
  Context after = context.because(context.announce(StandbyTakesOver{standby_of(context)->region}));
  const Id<Backup> backup = newest_elsewhere(context);
  for (std::uint32_t i = 0; i < context.table<BackupItem>().size(); ++i) {
    const BackupItem item = context[Id<BackupItem>{i}];
    if (item.backup != backup || !item.workload || item.replicas == 0) continue;
    if (context[item.workload].kind == kubernetes::WorkloadKind::deployment)
      kubernetes::scale(after, item.workload, 1);
  }
}

void on_code_done(Context& context, const CodeDone& due) {
  const Id<network::Region> region = standby_of(context)->region;
  switch (due.module) {
    case Module::network:
      if (!standby_of(context)->balancer) {
        Standby made = *standby_of(context);
        build_standby_network(context, made);
        edit_standby(context).balancer = made.balancer;
      }
      break;
    case Module::cluster:
      if (standby_of(context)->returns) break;  // Its nodes come when it is handed over to.
      if (!standby_of(context)->moved) move_there(context);
      open_groups(context, true);
      break;
    case Module::velero: {
      const Id<kubernetes::Workload> velero = velero_of(context);
      if (context[velero].replicas == 0)
        kubernetes::scale(context, velero, replicas_of(context, velero));
      context.schedule(Duration::zero(), VeleroLook{});
      return;
    }
  }
  stand(context, due.module);
  context.announce(CodeApplied{region, due.module});
}

void on_region_lost(Context& context, const failure::RegionLost& fact) {
  const Standby* standby = standby_of(context);
  if (!standby || standby->lost || fact.region != standby->home) return;
  follow_all(context, false);
  edit_standby(context).lost = true;
  edit_standby(context).lost_at = context.now();
  if (standby_of(context)->readiness == Readiness::warm) wake(context);
}

void on_velero_look(Context& context, const VeleroLook& due) {
  const Settings& settings = context.only<Settings>();
  if (kubernetes::ready_pods(context, velero_of(context)) == 0) {
    context.schedule(helm_look, VeleroLook{});
    return;
  }
  if (!due.synced) {
    context.schedule(settings.times.sync, VeleroLook{true});
    return;
  }
  stand(context, Module::velero);
  std::int32_t backups = 0;
  for (const auto& [id, backup] : context.table<Backup>())
    backups += backup.elsewhere && usable(backup.phase) ? 1 : 0;
  context.announce(VeleroReady{standby_of(context)->region, backups});
}

Duration work_of(Context& context, Module module) {
  const StandbyTimes times = context.only<Settings>().times;
  const Id<StreamRow> luck = standby_of(context)->code_luck[static_cast<std::size_t>(module)];
  switch (module) {
    case Module::network:
      return std::max(context.only<network::Settings>().nat.create,
                      drawn(context, luck, times.balancer, times.sigma));
    case Module::cluster: {
      const Duration cluster = drawn(context, luck, times.cluster, times.sigma);
      return cluster + drawn(context, luck, times.add_ons, times.sigma);
    }
    case Module::velero:
      break;
  }
  return drawn(context, luck, times.release, times.sigma);
}

Result<Module> module_called(const std::string& name) {
  if (const auto module = enum_value<Module>(name)) return *module;
  return impossible(fail("refused", "There is no code for \"" + name + "\".", {},
                         "There is some for the modules network, cluster and velero."));
}

/// Why the module cannot be built now.
Result<void> check_order(const Standby& standby, Module module, const std::string& region) {
  if (standby.state(module) == ModuleState::making)
    return fail("refused", "Code builds that in region " + region + " already.");
  if (module == Module::network || standby.returns) return {};
  if (!standby.lost)
    return fail("refused", "The home region works, and one cluster at a time is simulated.");
  if (module == Module::cluster && standby.state(Module::network) != ModuleState::standing)
    return fail("refused", "Region " + region + " has no network yet.", {},
                "Build the network first.");
  if (module == Module::velero && !standby.moved)
    return fail("refused", "Region " + region + " has no cluster yet.", {},
                "Build the cluster first.");
  return {};
}

}  // namespace

const Standby* standby_of(const World& world) {
  if (world.table<Settings>().empty()) return nullptr;
  const Standby& standby = world.only<Settings>().standby;
  return standby.region ? &standby : nullptr;
}

Standby& edit_standby(Context& context) { return context.edit_only<Settings>().standby; }

bool nothing_to_save(const World& world) {
  const Standby* standby = standby_of(world);
  return standby && standby->lost && standby->stage != Stage::done;
}

Id<network::Zone> zone_instead_of(const Standby& standby, Id<network::Zone> zone) {
  for (std::int32_t i = 0; i < standby.zone_count; ++i)
    if (standby.home_zones[static_cast<std::size_t>(i)] == zone)
      return standby.zones[static_cast<std::size_t>(i)];
  return standby.zones[0];
}

Duration drawn(Context& context, Id<StreamRow> luck, Duration median, double sigma) {
  return context.random(luck).lognormal(median, sigma);
}

void open_copies(Context& context, Standby& standby) {
  const Name region = context[standby.region].name;
  const std::string text(context.text(region));
  standby.copy_luck = context.stream(region, "copies of snapshots");
  standby.transfer = cost::open_meter(context, "transfer to " + text, transfer.key);
  standby.copies = cost::open_meter(context, "copies in " + text, storage::snapshot_space.key);
}

void copy_elsewhere(Context& context, Id<BackupItem> item) {
  const Standby* standby = standby_of(context);
  if (!standby || standby->lost) return;
  const StandbyTimes& times = context.only<Settings>().times;
  const Duration span = from_seconds(context[context[item].snapshot].stored / times.copy_rate);
  const Id<StreamRow> luck = standby->copy_luck;
  const Duration least = times.copy_least;
  const Duration takes = std::max(least, drawn(context, luck, span, times.copy_sigma));
  context.schedule(takes, CopyArrived{item});
}

void count_copies(Context& context) {
  const Standby* standby = standby_of(context);
  if (!standby) return;
  double bytes = 0;
  for (const auto& [id, item] : context.table<BackupItem>())
    if (item.elsewhere && context[item.snapshot].phase == storage::SnapshotPhase::completed)
      bytes += context[item.snapshot].stored;
  const auto gib =
      static_cast<std::int64_t>(std::ceil(bytes / static_cast<double>(gibibyte.count)));
  const Id<cost::Meter> meter = standby->copies;
  if (gib == 0) return cost::stop(context, meter);
  cost::resize(context, meter, gib);
  cost::start(context, meter);
}

Id<Backup> newest_elsewhere(const World& world) {
  for (std::uint32_t i = world.table<Backup>().size(); i-- > 0;)
    if (const Backup& backup = world[Id<Backup>{i}]; backup.elsewhere && usable(backup.phase))
      return Id<Backup>{i};
  return {};
}

Id<storage::Volume> replica_of(const World& world, Id<kubernetes::Claim> claim) {
  if (!world[claim].workload) return {};
  return world.find<storage::Volume>(replica_name(world, claim));
}

std::string standby_name(std::string_view name) { return "dr-" + std::string(name); }

std::string twin_name(std::string_view name) {
  return name.starts_with("dr-") ? std::string(name.substr(3)) : standby_name(name);
}

void build_standby_network(Context& context, Standby& standby) {
  add_nats(context, standby);
  route_to_nats(context, standby);
  network::LoadBalancer row = context[standby.home_balancer];
  row.name = context.name(standby_name(context.text(row.name)));
  row.hour = -1;
  row.hour_bytes = {};
  row.hour_connections = 0;
  std::vector<Id<network::Zone>> zones;
  for (const auto& [id, node] : context.table<network::BalancerNode>())
    if (node.balancer == standby.home_balancer)
      zones.push_back(zone_instead_of(standby, node.zone));
  standby.balancer = network::add_balancer(context, row, zones);
  for (const Id<network::SecurityGroup> group :
       network::groups_on(context, network::Holder::balancer, standby.home_balancer.index))
    network::use_group(context, group, network::Holder::balancer, standby.balancer.index);
}

void begin_standby(Context& context) {
  if (!standby_of(context)) return;
  const Name region = context[standby_of(context)->region].name;
  const std::string text(context.text(region));
  Standby standby = *standby_of(context);
  for (const Module module : {Module::network, Module::cluster, Module::velero})
    standby.code_luck[static_cast<std::size_t>(module)] =
        context.stream(region, "code of " + std::string(enum_name(module)));
  standby.lag_luck = context.stream(region, "lag of replicas");
  standby.control_plane = cost::open_meter(context, text + " control plane", control_plane.key);
  const bool is_lit = standby.readiness != Readiness::restore;
  if (is_lit) {
    standby.state(Module::network) = standby.state(Module::cluster) = ModuleState::standing;
    cost::start(context, standby.control_plane);
  }
  edit_standby(context) = standby;
  if (is_lit) add_replicas(context);
}

Result<Forecast> check(const World& world, const ApplyCode& command) {
  const auto module = module_called(command.module);
  if (!module) return pass(module.error());
  const Standby* standby = standby_of(world);
  if (!standby) return fail("refused", "No region stands by.");
  if (said(world, standby->region) != command.region)
    return fail("refused", "Region \"" + command.region + "\" does not stand by.", {},
                "Region " + said(world, standby->region) + " does.");
  for (std::int32_t i = 0; i < standby->zone_count; ++i)
    if (!world[standby->zones[static_cast<std::size_t>(i)]].up)
      return fail("refused", "Region " + command.region + " is dark, or a zone of it.");
  if (const Result<void> order = check_order(*standby, *module, command.region); !order)
    return pass(order.error());
  const bool is_there = standby->state(*module) == ModuleState::standing;
  if (const std::int64_t unknown = unknown_to_code(world, *standby, *module); unknown > 0)
    return Forecast{"Code has lost its state: " + plural(unknown, "resource") + " of " +
                        command.module + " in region " + command.region +
                        " are imported first, for about " +
                        say_duration(unknown * world.only<Settings>().times.import) + ".",
                    {command.region},
                    false};
  return Forecast{is_there ? "Code finds " + command.module + " in region " + command.region +
                                 " and changes what differs."
                           : "Code builds " + command.module + " in region " + command.region +
                                 "; it is paid for from then on.",
                  {command.region},
                  false};
}

void apply(Context& context, const ApplyCode& command) {
  const Module module = *module_called(command.module);
  const Standby standby = *standby_of(context);
  const StandbyTimes times = context.only<Settings>().times;
  const bool is_there = standby.state(module) == ModuleState::standing;
  const std::int64_t unknown = unknown_to_code(context, standby, module);
  edit_standby(context).state(module) = ModuleState::making;
  Context after = context.because(context.announce(CodeStarted{standby.region, module}));
  const Id<StreamRow> luck = standby.code_luck[static_cast<std::size_t>(module)];
  Duration takes = drawn(after, luck, times.pipeline, times.sigma);
  if (!is_there) takes += work_of(after, module);
  takes += unknown * times.import;
  after.schedule(takes, CodeDone{module});
}

void install_standby(Rulebook& rulebook) {
  rulebook.on<on_copy_arrived>();
  rulebook.on<on_replicas_due>();
  rulebook.on<on_code_done>();
  rulebook.on<on_velero_look>();
  rulebook.listen<on_region_lost>();
  rulebook.fact<BackupElsewhere>();
  rulebook.fact<StandbyTakesOver>();
  rulebook.fact<CodeStarted>();
  rulebook.fact<CodeApplied>();
  rulebook.fact<VeleroReady>();
}

}  // namespace drydock::recovery
