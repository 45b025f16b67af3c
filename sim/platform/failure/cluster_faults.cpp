// Faults that hit no single thing: whoever needs the registry or the key next notices.
#include <string>

#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/cluster_commands.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/storage/storage.h"

namespace drydock::failure {

namespace {

// A fault ends only if what it broke has not been repaired, or broken anew, since `begun`.
struct RegistryFaultEnds {
  Time begun;
  DRYDOCK_FIELDS(RegistryFaultEnds, begun)
};
struct ControlPlaneFaultEnds {
  Time begun;
  DRYDOCK_FIELDS(ControlPlaneFaultEnds, begun)
};
struct Ec2ApiFaultEnds {
  Time begun;
  DRYDOCK_FIELDS(Ec2ApiFaultEnds, begun)
};
struct MeshIdentityFaultEnds {
  Time begun;
  DRYDOCK_FIELDS(MeshIdentityFaultEnds, begun)
};
struct KeyFaultEnds {
  Time begun;
  DRYDOCK_FIELDS(KeyFaultEnds, begun)
};

void on_registry_fault_ends(Context& context, const RegistryFaultEnds& due) {
  if (kubernetes::registry_changed(context) == due.begun) kubernetes::set_registry(context, true);
}

void on_control_plane_fault_ends(Context& context, const ControlPlaneFaultEnds& due) {
  if (kubernetes::api_changed(context) == due.begun) kubernetes::set_api(context, true);
}

void on_ec2_api_fault_ends(Context& context, const Ec2ApiFaultEnds& due) {
  if (compute::throttled_changed(context) == due.begun) compute::set_throttled(context, false);
}

void on_mesh_identity_fault_ends(Context& context, const MeshIdentityFaultEnds& due) {
  if (kubernetes::mesh_identity_changed(context) == due.begun)
    kubernetes::set_mesh_identity(context, true);
}

bool any_meshed(const World& world) {
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (workload.meshed) return true;
  return false;
}

void on_key_fault_ends(Context& context, const KeyFaultEnds& due) {
  if (storage::key_changed(context) == due.begun) storage::set_key(context, true);
}

}  // namespace

std::string_view SetControlPlane::words() const {
  return on ? "let the control plane answer again" : style.text;
}

Result<Forecast> check(const World& world, const SetControlPlane& command) {
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (kubernetes::api_is_up(world) == command.on)
    return refuse(command.on ? "The control plane answers already."
                             : "The control plane is down already.");
  if (command.on)
    return Forecast{"The control plane answers again, and looks at everything anew.", {}, false};
  return Forecast{"Nothing is scheduled, scaled or evicted" + for_how_long(command.duration) +
                      ", and no node that dies is noticed; what runs goes on.",
                  {},
                  true};
}

void apply(Context& context, const SetControlPlane& command) {
  kubernetes::set_api(context, command.on);
  if (!command.on && command.duration > Duration::zero())
    context.schedule(command.duration, ControlPlaneFaultEnds{kubernetes::api_changed(context)});
}

std::string_view SetEc2Api::words() const {
  return on ? "let the EC2 API launch machines again" : style.text;
}

Result<Forecast> check(const World& world, const SetEc2Api& command) {
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (world.table<compute::MachineGroup>().empty())
    return refuse("There is no group that launches machines.");
  if (compute::is_throttled(world) != command.on)
    return refuse(command.on ? "The EC2 API is not throttled."
                             : "The EC2 API is throttled already.");
  if (command.on) return Forecast{"EC2 launches machines again.", {}, false};
  Forecast forecast;
  forecast.summary =
      "EC2 launches no machine" + for_how_long(command.duration) + "; those that run go on.";
  for (const auto& [id, group] : world.table<compute::MachineGroup>())
    forecast.touches.emplace_back(world.text(group.name));
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const SetEc2Api& command) {
  compute::set_throttled(context, !command.on);
  if (!command.on && command.duration > Duration::zero())
    context.schedule(command.duration, Ec2ApiFaultEnds{compute::throttled_changed(context)});
}

std::string_view SetMeshIdentity::words() const {
  return on ? "let the certificate authority of the mesh answer again" : style.text;
}

Result<Forecast> check(const World& world, const SetMeshIdentity& command) {
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (!any_meshed(world)) return refuse("No workload is in a mesh.");
  if (kubernetes::mesh_identity_is_up(world) == command.on)
    return refuse(command.on ? "The certificate authority of the mesh answers already."
                             : "The certificate authority of the mesh is down already.");
  if (command.on) return Forecast{"The mesh gives out certificates again.", {}, false};
  Forecast forecast;
  forecast.summary = "The mesh gives out no certificates" + for_how_long(command.duration) +
                     ": new pods do not become ready, and those that run are cut off when theirs "
                     "has expired.";
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (workload.meshed) forecast.touches.emplace_back(world.text(workload.name));
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const SetMeshIdentity& command) {
  kubernetes::set_mesh_identity(context, command.on);
  if (!command.on && command.duration > Duration::zero())
    context.schedule(command.duration,
                     MeshIdentityFaultEnds{kubernetes::mesh_identity_changed(context)});
}

std::string_view SetRegistry::words() const {
  return on ? "let the image registry answer again" : style.text;
}

Result<Forecast> check(const World& world, const SetRegistry& command) {
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (kubernetes::registry_is_up(world) == command.on)
    return refuse(command.on ? "The image registry answers already."
                             : "The image registry is down already.");
  if (command.on) return Forecast{"The image registry answers again.", {}, false};
  return Forecast{"No image can be pulled" + for_how_long(command.duration) +
                      ": pods start only where theirs is on the node.",
                  {},
                  true};
}

void apply(Context& context, const SetRegistry& command) {
  kubernetes::set_registry(context, command.on);
  if (!command.on && command.duration > Duration::zero())
    context.schedule(command.duration, RegistryFaultEnds{kubernetes::registry_changed(context)});
}

std::string_view SetKey::words() const {
  return on ? "enable the encryption key of the volumes" : style.text;
}

Result<Forecast> check(const World& world, const SetKey& command) {
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (storage::key_is_enabled(world) == command.on)
    return refuse(command.on ? "The encryption key of the volumes is enabled already."
                             : "The encryption key of the volumes is disabled already.");
  if (command.on) return Forecast{"The encryption key of the volumes is enabled again.", {}, false};
  Forecast forecast;
  forecast.summary = "No volume can be attached" + for_how_long(command.duration) +
                     "; those that are attached work on.";
  for (const auto& [id, volume] : world.table<storage::Volume>())
    if (volume.phase != storage::VolumePhase::deleted)
      forecast.touches.emplace_back(world.text(volume.name));
  forecast.destructive = true;
  return forecast;
}

void apply(Context& context, const SetKey& command) {
  storage::set_key(context, command.on);
  if (!command.on && command.duration > Duration::zero())
    context.schedule(command.duration, KeyFaultEnds{storage::key_changed(context)});
}

void install_cluster_faults(Rulebook& rulebook) {
  rulebook.on<on_registry_fault_ends>();
  rulebook.on<on_key_fault_ends>();
  rulebook.on<on_ec2_api_fault_ends>();
  rulebook.command<SetEc2Api>(Role::instructor);
  rulebook.on<on_mesh_identity_fault_ends>();
  rulebook.command<SetMeshIdentity>(Role::instructor);
  rulebook.on<on_control_plane_fault_ends>();
  rulebook.command<SetControlPlane>(Role::instructor);
  rulebook.command<SetRegistry>(Role::instructor);
  rulebook.command<SetKey>(Role::instructor);
}

}  // namespace drydock::failure
