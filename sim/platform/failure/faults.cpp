// All faults in order; and those of NAT gateways.
#include <string>
#include <vector>

#include "sim/platform/failure/chance.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/failure/processes.h"
#include "sim/platform/network/network.h"

namespace drydock::failure {

namespace {

/// Ends the fault only if the gateway has not been repaired, or broken anew, since `begun`.
struct NatFaultEnds {
  Id<network::NatGateway> nat;
  Time begun;
  DRYDOCK_FIELDS(NatFaultEnds, nat, begun)
};

void on_nat_fault_ends(Context& context, const NatFaultEnds& due) {
  if (context[due.nat].changed == due.begun) network::restore_nat(context, due.nat);
}

}  // namespace

Result<Forecast> check(const World& world, const FailNat& command) {
  const Id<network::NatGateway> nat = world.find<network::NatGateway>(command.nat);
  if (!nat || !network::exists(world[nat]))
    return unknown<network::NatGateway>(world, "NAT gateway", command.nat,
                                        [](const auto& row) { return network::exists(row); });
  if (world[nat].broken) return refuse("NAT gateway " + command.nat + " is broken already.");
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  Forecast forecast;
  forecast.touches.push_back(command.nat);
  std::vector<std::string> zones;
  for (const auto& [id, zone] : world.table<network::Zone>())
    if (network::egress(world, id).nat == nat) zones.emplace_back(world.text(zone.name));
  forecast.summary =
      "NAT gateway " + command.nat + " stops" + for_how_long(command.duration) + "; ";
  forecast.summary +=
      zones.empty() ? "nobody uses it now."
                    : std::string(zones.size() == 1 ? "zone " : "zones ") + join_words(zones) +
                          (zones.size() == 1 ? " reaches" : " reach") + " the internet through it.";
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const FailNat& command) {
  const Id<network::NatGateway> nat = context.world().find<network::NatGateway>(command.nat);
  network::fail_nat(context, nat);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, NatFaultEnds{nat, context[nat].changed});
}

void install(Rulebook& rulebook) {
  rulebook.on<on_nat_fault_ends>();
  rulebook.command<FailNat>(Role::instructor);
  install_zone_faults(rulebook);
  install_network_faults(rulebook);
  install_region_faults(rulebook);
  install_machine_faults(rulebook);
  install_pod_faults(rulebook);
  install_volume_faults(rulebook);
  install_cluster_faults(rulebook);
  install_access_faults(rulebook);
  install_code_state(rulebook);
  install_namespace_faults(rulebook);
  install_processes(rulebook);
  install_chance(rulebook);
}

}  // namespace drydock::failure
