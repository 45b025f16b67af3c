// Binds components to things of other domains: what a failure breaks, its repair mends, unless
// somebody else has broken or mended it meanwhile.
#include "sim/platform/failure/chance.h"

#include <string>
#include <vector>

#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/facts.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/failure/processes.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/storage.h"

namespace drydock::failure {

namespace {

/// A name such as "power of zone a", by what fails.
std::string name_of_component(Hazard hazard, std::string_view thing) {
  switch (hazard) {
    case Hazard::region:
      return "network of region " + std::string(thing);
    case Hazard::zone:
      return "power of zone " + std::string(thing);
    case Hazard::host:
      return "host of " + std::string(thing);
    case Hazard::kubelet:
      return "kubelet of " + std::string(thing);
    case Hazard::nat:
      return "hardware of NAT gateway " + std::string(thing);
    case Hazard::tunnel:
      return "line of tunnel " + std::string(thing);
    case Hazard::process:
      return "process of pod " + std::string(thing);
    case Hazard::volume:
      return "volume of claim " + std::string(thing);
    case Hazard::part:
      return "power of a part of zone " + std::string(thing);
    case Hazard::control_plane:
    case Hazard::none:
      break;
  }
  return std::string(thing);
}

// Each breaks its thing and gives the moment that the thing will remember, or zero when it was
// broken or gone already; each mends it if it is still broken since that moment.

Time strike_zone(Context& context, Id<network::Zone> zone) {
  if (!zone || !context[zone].up) return {};
  network::fail_zone(context, zone);
  return context[zone].changed;
}
void mend_zone(Context& context, Id<network::Zone> zone, Time struck) {
  if (context[zone].changed == struck) network::restore_zone(context, zone);
}

Time strike_machine(Context& context, Id<compute::Instance> machine, compute::MachineFault fault) {
  if (!machine || context[machine].fault != compute::MachineFault::none) return {};
  compute::impair(context, machine, fault);
  return context[machine].fault == fault ? context[machine].fault_changed : Time{};
}
void mend_machine(Context& context, Id<compute::Instance> machine, Time struck) {
  if (context[machine].fault_changed == struck) compute::recover(context, machine);
}

Time strike_nat(Context& context, Id<network::NatGateway> nat) {
  if (!nat || !network::exists(context[nat]) || context[nat].broken) return {};
  network::fail_nat(context, nat);
  return context[nat].changed;
}
void mend_nat(Context& context, Id<network::NatGateway> nat, Time struck) {
  if (context[nat].changed == struck) network::restore_nat(context, nat);
}

Time strike_tunnel(Context& context, Id<network::Tunnel> tunnel) {
  if (!tunnel || context[tunnel].broken) return {};
  network::fail_tunnel(context, tunnel);
  return context[tunnel].changed;
}
void mend_tunnel(Context& context, Id<network::Tunnel> tunnel, Time struck) {
  if (context[tunnel].changed == struck) network::restore_tunnel(context, tunnel);
}

/// Its kubelet starts it again; a database replays its log first.
Time strike_process(Context& context, Id<kubernetes::Pod> pod) {
  if (!pod || context[pod].phase != kubernetes::PodPhase::running) return {};
  const Id<storage::Volume> volume = context[pod].volume;
  if (volume && context[context[pod].workload].is_database)
    storage::set_replay(context, volume, replay_after_crash(context, volume));
  kubernetes::kill_pod(context, pod);
  return {};
}

Id<kubernetes::Claim> claim_called(const World& world, Name name) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && claim.volume && kubernetes::claim_name(world, id) == world.text(name))
      return id;
  return {};
}

Time strike_volume(Context& context, Id<kubernetes::Claim> claim) {
  if (!claim || context[context[claim].volume].phase == storage::VolumePhase::deleted) return {};
  storage::lose(context, context[claim].volume);
  return context.now();
}
/// Somebody makes another one, and deletes the pod that waits for the one before.
void mend_volume(Context& context, Id<kubernetes::Claim> claim) {
  if (!claim) return;
  const storage::Volume lost = context[context[claim].volume];
  if (lost.phase != storage::VolumePhase::deleted) return;  // Somebody else was quicker.
  Id<storage::Snapshot> from = lost.newest;
  while (from && context[from].phase != storage::SnapshotPhase::completed)
    from = context[from].before;
  const Id<storage::Volume> volume =
      from ? storage::restore(context, from, lost.zone, lost.name, lost.spec, 0)
           : storage::create_volume(context, lost.name, lost.zone, lost.spec);
  const Id<kubernetes::Pod> pod = context[claim].pod;
  kubernetes::rebind(context, claim, volume);
  if (pod && context[pod].phase != kubernetes::PodPhase::gone)
    kubernetes::terminate_pod(context, pod);
}

Time strike_part(Context& context, Id<network::Zone> zone, double share) {
  if (!zone || !context[zone].up || !cut_power(context, zone, share)) return {};
  return context.now();
}

Time strike_control_plane(Context& context) {
  if (!kubernetes::api_is_up(context)) return {};
  kubernetes::set_api(context, false);
  return kubernetes::api_changed(context);
}
void mend_control_plane(Context& context, Time struck) {
  if (kubernetes::api_changed(context) == struck) kubernetes::set_api(context, true);
}

Time strike(Context& context, const Component& component) {
  const World& world = context;
  switch (component.hazard) {
    case Hazard::zone:
      return strike_zone(context, world.find<network::Zone>(component.thing));
    case Hazard::host:
      return strike_machine(context, world.find<compute::Instance>(component.thing),
                            compute::MachineFault::host);
    case Hazard::kubelet:
      return strike_machine(context, world.find<compute::Instance>(component.thing),
                            compute::MachineFault::hang);
    case Hazard::nat:
      return strike_nat(context, world.find<network::NatGateway>(component.thing));
    case Hazard::tunnel:
      return strike_tunnel(context, world.find<network::Tunnel>(component.thing));
    case Hazard::process:
      return strike_process(context, world.find<kubernetes::Pod>(component.thing));
    case Hazard::volume:
      return strike_volume(context, claim_called(world, component.thing));
    case Hazard::part:
      return strike_part(context, world.find<network::Zone>(component.thing), component.share);
    case Hazard::control_plane:
      return strike_control_plane(context);
    case Hazard::region:
    case Hazard::none:
      break;
  }
  return {};
}

void mend(Context& context, const Component& component) {
  const World& world = context;
  const Time struck = component.struck;
  switch (component.hazard) {
    case Hazard::zone:
      return mend_zone(context, world.find<network::Zone>(component.thing), struck);
    case Hazard::host:
    case Hazard::kubelet:
      return mend_machine(context, world.find<compute::Instance>(component.thing), struck);
    case Hazard::nat:
      return mend_nat(context, world.find<network::NatGateway>(component.thing), struck);
    case Hazard::tunnel:
      return mend_tunnel(context, world.find<network::Tunnel>(component.thing), struck);
    case Hazard::volume:
      return mend_volume(context, claim_called(world, component.thing));
    case Hazard::part:
      return restore_power(context, world.find<network::Zone>(component.thing), struck);
    case Hazard::control_plane:
      return mend_control_plane(context, struck);
    case Hazard::process:
    case Hazard::region:
    case Hazard::none:
      break;
  }
}

/// A zone is dark while it or its region is down; other things are broken by their own failures
/// alone, since a dark zone hides them anyway.
bool is_broken(const Component& component) {
  return component.hazard == Hazard::zone ? !works(component) : component.repair != Repair::none;
}

void bring_up_to_date(Context& context, Id<Component> id) {
  const Component component = context[id];
  if (component.hazard == Hazard::region) {
    for (Id<Component> zone = component.first_child; zone; zone = context[zone].next_child)
      bring_up_to_date(context, zone);
    return;
  }
  if (is_broken(component)) {
    if (component.struck != Time{}) return;
    const Time struck = strike(context, component);
    context.edit(id).struck = struck;
  } else if (component.struck != Time{}) {
    mend(context, component);
    context.edit(id).struck = {};
  }
}

void on_component_failed(Context& context, const ComponentFailed& fact) {
  bring_up_to_date(context, fact.component);
}

void on_component_repaired(Context& context, const ComponentRepaired& fact) {
  bring_up_to_date(context, fact.component);
}

/// How things of the hazard fail; none: they do not.
Id<Component> pattern_of(const World& world, Hazard hazard) {
  for (const auto& [id, component] : world.table<Component>()) {
    if (!component.pattern) break;  // They come first.
    if (component.hazard == hazard) return id;
  }
  return {};
}

Id<Component> zone_component(const World& world, Id<network::Zone> zone) {
  const Name name = world[zone].name;
  for (const auto& [id, component] : world.table<Component>())
    if (component.hazard == Hazard::zone && !component.pattern && component.thing == name)
      return id;
  return {};
}

/// The thing fails like all of its hazard.
Id<Component> expose(Context& context, Hazard hazard, Name thing, Id<Component> stands_in = {},
                     Id<Ensemble> counted = {}) {
  const Id<Component> pattern = pattern_of(context, hazard);
  if (!pattern) return {};
  Component row;
  row.name = context.name(name_of_component(hazard, context.text(thing)));
  row.up = context[pattern].up;
  row.down = context[pattern].down;
  row.parent = stands_in;
  row.ensemble = counted;
  row.told = true;
  row.hazard = hazard;
  row.thing = thing;
  row.share = context[pattern].share;
  return add_component(context, row);
}

void expose_machine(Context& context, Id<compute::Instance> machine) {
  const Name name = context[machine].name;
  const Id<Component> zone = zone_component(context, context[machine].zone);
  expose(context, Hazard::host, name, zone);
  expose(context, Hazard::kubelet, name, zone);
}

/// Regions and zones stand there even where they never fail: others stand in them.
void add_patterns(Context& context, const AllOdds& odds) {
  for (std::size_t i = 1; i < hazards; ++i) {
    const auto hazard = static_cast<Hazard>(i);
    const bool holds = hazard == Hazard::region || hazard == Hazard::zone;
    if (odds[i].per_year <= 0 && !holds) continue;
    Component row;
    row.name = context.name("every " + std::string(enum_name(hazard)));
    if (odds[i].per_year > 0)
      row.up = requests::Law::exponential(seconds_a_year / odds[i].per_year);
    row.down = odds[i].repair;
    row.share = odds[i].share;
    row.hazard = hazard;
    row.pattern = true;
    add_component(context, row);
  }
}

void expose_zones(Context& context) {
  const auto zones = static_cast<std::int32_t>(context.table<network::Zone>().size());
  const Id<Ensemble> counted = add_ensemble(context, "zones", zones);
  std::vector<Id<Component>> regions;
  for (std::uint32_t i = 0; i < context.table<network::Region>().size(); ++i)
    regions.push_back(expose(context, Hazard::region, context[Id<network::Region>{i}].name));
  for (std::uint32_t i = 0; i < context.table<network::Zone>().size(); ++i) {
    const network::Zone zone = context[Id<network::Zone>{i}];
    expose(context, Hazard::zone, zone.name,
           zone.region ? regions.at(zone.region.index) : Id<Component>{}, counted);
  }
}

void expose_edges(Context& context) {
  if (pattern_of(context, Hazard::nat)) {
    const auto gateways = static_cast<std::int32_t>(context.table<network::NatGateway>().size());
    const Id<Ensemble> counted = add_ensemble(context, "NAT gateways", gateways);
    for (std::uint32_t i = 0; i < context.table<network::NatGateway>().size(); ++i) {
      const network::NatGateway nat = context[Id<network::NatGateway>{i}];
      expose(context, Hazard::nat, nat.name, zone_component(context, nat.zone), counted);
    }
  }
  for (std::uint32_t i = 0; i < context.table<network::Tunnel>().size(); ++i) {
    const network::Tunnel tunnel = context[Id<network::Tunnel>{i}];
    if (tunnel.configured)
      expose(context, Hazard::tunnel, tunnel.name, zone_component(context, tunnel.zone));
  }
}

/// Pods of stateful sets keep their names, whichever machine they are on.
void expose_processes(Context& context) {
  std::vector<Name> pods;
  for (const auto& [id, pod] : context.table<kubernetes::Pod>())
    if (context[pod.workload].kind == kubernetes::WorkloadKind::stateful_set)
      pods.push_back(pod.name);
  for (const Name pod : pods) expose(context, Hazard::process, pod);
}

void expose_volumes(Context& context) {
  std::vector<std::pair<Name, Id<network::Zone>>> claims;
  for (std::uint32_t i = 0; i < context.table<kubernetes::Claim>().size(); ++i) {
    const kubernetes::Claim claim = context[Id<kubernetes::Claim>{i}];
    if (!claim.workload || !claim.volume) continue;
    const std::string name = kubernetes::claim_name(context, Id<kubernetes::Claim>{i});
    claims.emplace_back(context.name(name), context[claim.volume].zone);
  }
  for (const auto& [name, zone] : claims)
    expose(context, Hazard::volume, name, zone_component(context, zone));
}

/// Chances that none, one, two, ... are up.
using Chances = std::vector<double>;

/// Of both together, which are independent.
Chances together(const Chances& a, const Chances& b) {
  Chances sum(a.size() + b.size() - 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) sum[i + j] += a[i] * b[j];
  return sum;
}

/// Members of the ensemble among the component and all that stands in it.
Chances members_up(const World& world, Id<Component> id, Id<Ensemble> ensemble) {
  const Component& component = world[id];
  Chances inside = component.ensemble == ensemble ? Chances{0, 1} : Chances{1};
  for (Id<Component> child = component.first_child; child; child = world[child].next_child)
    inside = together(inside, members_up(world, child, ensemble));
  const double works = availability(component);
  for (double& chance : inside) chance *= works;
  inside.front() += 1 - works;
  return inside;
}

void on_machine_launched(Context& context, const compute::InstanceLaunched& fact) {
  if (!context.table<Component>().empty()) expose_machine(context, fact.instance);
}

void on_machine_gone(Context& context, const compute::InstanceTerminated& fact) {
  const Name name = context[fact.instance].name;
  for (std::uint32_t i = context.table<Component>().size(); i > 0; --i) {
    const Component& component = context[Id<Component>{i - 1}];
    const bool of_machine = component.hazard == Hazard::host || component.hazard == Hazard::kubelet;
    if (of_machine && component.thing == name) retire(context, Id<Component>{i - 1});
  }
}

}  // namespace

void begin_chance(Context& context, const AllOdds& odds) {
  DRYDOCK_ASSERT(context.table<Component>().empty(), "chance begins once");
  add_patterns(context, odds);
  expose_zones(context);
  expose_edges(context);
  expose_processes(context);
  expose_volumes(context);
  for (std::uint32_t i = 0; i < context.table<network::Zone>().size(); ++i) {
    const Id<network::Zone> zone{i};
    expose(context, Hazard::part, context[zone].name, zone_component(context, zone));
  }
  expose(context, Hazard::control_plane, context.name("control plane"));
  for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i)
    expose_machine(context, Id<compute::Instance>{i});
}

double availability(const Component& component) {
  if (component.up.is_nothing()) return 1;
  const double up = component.up.mean();
  return up / (up + component.down.mean());
}

std::optional<double> long_run_share(const World& world, Id<Ensemble> ensemble,
                                     std::int32_t least) {
  Chances all{1};
  for (const auto& [id, component] : world.table<Component>()) {
    if (component.crew && world[component.crew].most > 0) return std::nullopt;
    if (!component.parent && !component.pattern)
      all = together(all, members_up(world, id, ensemble));
  }
  double share = 0;
  for (std::size_t up = all.size(); up > 0 && static_cast<std::int32_t>(up) > least; --up)
    share += all[up - 1];
  return share;
}

void install_chance(Rulebook& rulebook) {
  rulebook.listen<on_component_failed>();
  rulebook.listen<on_component_repaired>();
  rulebook.listen<on_machine_launched>();
  rulebook.listen<on_machine_gone>();
}

}  // namespace drydock::failure
