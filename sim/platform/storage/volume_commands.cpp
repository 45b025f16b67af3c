// Commands for volumes: each says what it would do, or why not, before it is done.
#include <string>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/storage/inside.h"
#include "sim/platform/storage/lookup.h"

namespace drydock::storage {

namespace {

using compute::Instance;
using network::Zone;

constexpr std::size_t longest_name = 100;

Result<VolumeType> read_type(const std::string& text) {
  if (const auto type = enum_value<VolumeType>(text)) return *type;
  std::vector<std::string> names;
  for (const std::string_view name : drydock_enum_names(VolumeType{})) names.emplace_back(name);
  const std::string near = nearest_word(text, names);
  return fail(impossible_code, "There is no volume type called \"" + text + "\".", {},
              near.empty() ? "There is " + join_words(names) + "." : "Did you mean " + near + "?");
}

/// What the spec gives, as a person says it: "gp3, 100 GiB, 3 000 IOPS, 125 MiB/s".
std::string say_spec(const World& world, const VolumeSpec& spec) {
  const VolumeLimits found = limits(world.only<Settings>().of(spec.type), spec);
  const double mib = static_cast<double>(mebibyte.count);
  return std::string(enum_name(spec.type)) + ", " + say_count(spec.size_gib) + " GiB, " +
         say_count(static_cast<std::int64_t>(found.baseline.iops)) + " IOPS, " +
         say_number(found.baseline.throughput / mib) + " MiB/s";
}

/// The spec that a change leads to.
Result<VolumeSpec> changed_spec(const World& world, Id<Volume> volume,
                                const ModifyVolume& command) {
  VolumeSpec spec = world[volume].spec;
  if (!command.type.empty()) {
    const Result<VolumeType> type = read_type(command.type);
    if (!type) return no(type.error());
    if (*type != spec.type) spec.iops = spec.throughput_mib = 0;
    spec.type = *type;
  }
  if (command.size_gib >= 0) spec.size_gib = command.size_gib;
  if (command.iops >= 0) spec.iops = command.iops;
  if (command.throughput_mib >= 0) spec.throughput_mib = command.throughput_mib;
  return completed(world.only<Settings>().of(spec.type), spec);
}

}  // namespace

Result<void> check_new_name(const World& world, const std::string& name) {
  bool plain = !name.empty() && name.size() <= longest_name && name.front() != '-';
  for (const char c : name)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  if (!plain)
    return fail(impossible_code, "A volume cannot be called \"" + name + "\".", {},
                "Use small letters, digits and -.");
  if (standing<Volume>(world, name))
    return fail("refused", "There is a volume called " + name + " already.", {},
                "Choose another name.");
  return {};
}

Result<Forecast> check(const World& world, const CreateVolume& command) {
  if (const Result<void> name = check_new_name(world, command.name); !name) return no(name.error());
  const auto zone = find_standing<Zone>(world, "zone", command.zone);
  if (!zone) return no(zone.error());
  if (!world[*zone].up)
    return fail("refused", "Zone " + command.zone + " is down.", {}, "Choose another zone.");
  const Result<VolumeType> type = read_type(command.type);
  if (!type) return no(type.error());
  const Result<VolumeSpec> spec =
      check_spec(world, VolumeSpec{*type, command.size_gib, command.iops, command.throughput_mib});
  if (!spec) return impossible(no(spec.error()));
  return Forecast{"Volume " + command.name + " is made in zone " + command.zone + ": " +
                      say_spec(world, *spec) + ".",
                  {command.name},
                  false};
}

void apply(Context& context, const CreateVolume& command) {
  const Id<Zone> zone = standing<Zone>(context, command.zone);
  const VolumeSpec spec{*enum_value<VolumeType>(command.type), command.size_gib, command.iops,
                        command.throughput_mib};
  const Id<Volume> volume = create_volume(context, context.name(command.name), zone, spec);
  context.announce(VolumeCreated{volume, zone});
}

Result<Forecast> check(const World& world, const ModifyVolume& command) {
  const auto volume = find_standing<Volume>(world, "volume", command.volume);
  if (!volume) return no(volume.error());
  const Result<VolumeSpec> spec = changed_spec(world, *volume, command);
  if (!spec) return no(spec.error());
  if (const Result<void> possible = check_modify(world, *volume, *spec); !possible)
    return no(possible.error());
  return Forecast{"Volume " + command.volume + " changes from " +
                      say_spec(world, world[*volume].spec) + " to " + say_spec(world, *spec) +
                      ". It works on; it can be changed again in " +
                      say_duration(world.only<Settings>().modify_pause) + ".",
                  {command.volume},
                  false};
}

void apply(Context& context, const ModifyVolume& command) {
  const Id<Volume> volume = standing<Volume>(context, command.volume);
  modify(context, volume, *changed_spec(context, volume, command));
}

Result<Forecast> check(const World& world, const AttachVolume& command) {
  const auto volume = find_standing<Volume>(world, "volume", command.volume);
  if (!volume) return no(volume.error());
  const auto machine = find_standing<Instance>(world, "machine", command.machine);
  if (!machine) return no(machine.error());
  if (world[*volume].managed)
    return fail("refused", "Volume " + command.volume + " belongs to a claim of the cluster.", {},
                "The cluster attaches it where its pod runs.");
  if (const Result<void> possible = check_attach(world, *volume, *machine); !possible)
    return no(possible.error());
  return Forecast{"Volume " + command.volume + " is attached to " + command.machine + ".",
                  {command.volume, command.machine},
                  false};
}

void apply(Context& context, const AttachVolume& command) {
  attach(context, standing<Volume>(context, command.volume),
         standing<Instance>(context, command.machine));
}

Result<Forecast> check(const World& world, const DetachVolume& command) {
  const auto volume = find_standing<Volume>(world, "volume", command.volume);
  if (!volume) return no(volume.error());
  const Volume& row = world[*volume];
  if (row.phase != VolumePhase::attached && row.phase != VolumePhase::attaching)
    return fail("refused", "Volume " + command.volume + " is " + std::string(enum_name(row.phase)) +
                               ", not attached.");
  if (row.managed)
    return fail("refused", "Volume " + command.volume + " belongs to a claim of the cluster.", {},
                "Drain its node or scale its workload instead.");
  const bool silent = world[row.instance].impaired || !reachable(world, *volume);
  if (silent && !command.force)
    return fail("refused",
                said(world, row.instance) + " cannot be reached and does not unmount the volume.",
                {}, "Detach it by force.");
  const std::string from = "Volume " + command.volume + " leaves " + said(world, row.instance);
  const std::string dark = reachable(world, *volume) ? ""
                                                     : " Zone " + said(world, row.zone) +
                                                           " is dark: it happens when the zone is "
                                                           "back.";
  return Forecast{(command.force ? from + " by force, after " +
                                       say_duration(world.only<Settings>().force_detach) +
                                       "; writes that are under way may be lost."
                                 : from + ".") +
                      dark,
                  {command.volume, said(world, row.instance)},
                  command.force};
}

void apply(Context& context, const DetachVolume& command) {
  detach(context, standing<Volume>(context, command.volume), !command.force);
}

Result<Forecast> check(const World& world, const DeleteVolume& command) {
  const auto volume = find_standing<Volume>(world, "volume", command.volume);
  if (!volume) return no(volume.error());
  if (const Result<void> possible = check_remove(world, *volume); !possible)
    return no(possible.error());
  const double gib = used_bytes(world, *volume) / static_cast<double>(gibibyte.count);
  const bool kept = static_cast<bool>(world[*volume].newest);
  return Forecast{"Volume " + command.volume + " and its " + say_number(gib) +
                      " GiB of data are deleted for good; " +
                      (kept ? "its snapshots stay." : "there is no snapshot of it."),
                  {command.volume},
                  true};
}

void apply(Context& context, const DeleteVolume& command) {
  remove(context, standing<Volume>(context, command.volume));
}

void install_volume_commands(Rulebook& rulebook) {
  rulebook.command<CreateVolume>(Role::trainee);
  rulebook.command<ModifyVolume>(Role::trainee);
  rulebook.command<AttachVolume>(Role::trainee);
  rulebook.command<DetachVolume>(Role::trainee);
  rulebook.command<DeleteVolume>(Role::trainee);
}

}  // namespace drydock::storage
