// Faults that hit no single thing: whoever needs the registry or the key next notices.
#include <array>
#include <string>

#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/cluster_commands.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/storage/storage.h"

namespace drydock::failure {

namespace {

/// What the whole cluster leans on and can be off.
DRYDOCK_ENUM(Footing, registry, pull_credential, control_plane, api_speed, ec2_api, mesh_identity,
             key)

/// How to tell when each last changed, and to put it right.
struct Switch {
  Time (*changed)(const World& world);
  void (*put_right)(Context& context);
};
constexpr std::array<Switch, 7> switches{
    {{kubernetes::registry_changed, [](Context& c) { kubernetes::set_registry(c, true); }},
     {kubernetes::pull_credential_changed,
      [](Context& c) { kubernetes::set_pull_credential(c, true); }},
     {kubernetes::api_changed, [](Context& c) { kubernetes::set_api(c, true); }},
     {kubernetes::api_wait_changed,
      [](Context& c) { kubernetes::set_api_wait(c, Duration::zero()); }},
     {compute::throttled_changed, [](Context& c) { compute::set_throttled(c, false); }},
     {kubernetes::mesh_identity_changed,
      [](Context& c) { kubernetes::set_mesh_identity(c, true); }},
     {storage::key_changed, [](Context& c) { storage::set_key(c, true); }}}};

/// A fault ends only if what it broke has not been repaired, or broken anew, since `begun`.
struct FootingFaultEnds {
  Footing footing = Footing::registry;
  Time begun;
  DRYDOCK_FIELDS(FootingFaultEnds, footing, begun)
};

void on_footing_fault_ends(Context& context, const FootingFaultEnds& due) {
  const Switch& one = switches[static_cast<std::size_t>(due.footing)];
  if (one.changed(context) == due.begun) one.put_right(context);
}

/// What was broken now is put right after that time, if it is one.
void end_after(Context& context, Footing footing, Duration duration) {
  if (duration <= Duration::zero()) return;
  const Time begun = switches[static_cast<std::size_t>(footing)].changed(context);
  context.schedule(duration, FootingFaultEnds{footing, begun});
}

template <class Command>
void end_in_time(Context& context, const Command& command, Footing footing) {
  if (!command.on) end_after(context, footing, command.duration);
}

/// A quarter of the timeout of the API server: see ThrottleApi.
constexpr Duration longest_line = seconds(15);

bool any_meshed(const World& world) {
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (workload.meshed) return true;
  return false;
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
  end_in_time(context, command, Footing::control_plane);
}

Result<Forecast> check(const World& world, const ThrottleApi& command) {
  if (command.wait < Duration::zero() || command.wait > longest_line)
    return impossible(refuse("Nobody waits " + say_duration(command.wait) + " for the API server.",
                             "Give 0 to " + say_duration(longest_line) + "; 0 ends it."));
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (kubernetes::api_wait(world) == command.wait)
    return refuse("Controllers wait so long for the API server already.");
  if (command.wait == Duration::zero())
    return Forecast{"The API server answers controllers at once again.", {}, false};
  return Forecast{"The scheduler and the controllers wait " + say_duration(command.wait) +
                      " for each write" + for_how_long(command.duration) +
                      ": pods come later, and proxies hear of them later.",
                  {},
                  true};
}

void apply(Context& context, const ThrottleApi& command) {
  kubernetes::set_api_wait(context, command.wait);
  if (command.wait > Duration::zero()) end_after(context, Footing::api_speed, command.duration);
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
  end_in_time(context, command, Footing::ec2_api);
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
  end_in_time(context, command, Footing::mesh_identity);
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
  end_in_time(context, command, Footing::registry);
}

std::string_view SetPullCredential::words() const {
  return on ? "renew the credential for the image registry" : style.text;
}

Result<Forecast> check(const World& world, const SetPullCredential& command) {
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (kubernetes::pull_credential_is_valid(world) == command.on)
    return refuse(command.on ? "The credential for the image registry is valid."
                             : "The credential for the image registry has expired already.");
  if (command.on) return Forecast{"The image registry lets nodes pull images again.", {}, false};
  return Forecast{"The image registry refuses all nodes" + for_how_long(command.duration) +
                      ": pods start only where theirs is on the node.",
                  {},
                  true};
}

void apply(Context& context, const SetPullCredential& command) {
  kubernetes::set_pull_credential(context, command.on);
  end_in_time(context, command, Footing::pull_credential);
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
  end_in_time(context, command, Footing::key);
}

void install_cluster_faults(Rulebook& rulebook) {
  rulebook.on<on_footing_fault_ends>();
  rulebook.command<SetPullCredential>(Role::instructor);
  rulebook.command<ThrottleApi>(Role::instructor);
  rulebook.command<SetEc2Api>(Role::instructor);
  rulebook.command<SetMeshIdentity>(Role::instructor);
  rulebook.command<SetControlPlane>(Role::instructor);
  rulebook.command<SetRegistry>(Role::instructor);
  rulebook.command<SetKey>(Role::instructor);
}

}  // namespace drydock::failure
