// Commands for snapshots and what is made of them.
#include <string>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/storage/inside.h"
#include "sim/platform/storage/lookup.h"

namespace drydock::storage {

namespace {

using network::Zone;

/// The spec of the volume that a snapshot is restored to.
VolumeSpec spec_of(const World& world, Id<Snapshot> snapshot, const RestoreSnapshot& command,
                   VolumeType type) {
  VolumeSpec spec;
  spec.type = type;
  spec.size_gib = command.size_gib == 0 ? world[snapshot].size_gib : command.size_gib;
  return completed(world.only<Settings>().of(type), spec);
}

/// Snapshot and zone of a command about fast restore.
struct Place {
  Id<Snapshot> snapshot;
  Id<Zone> zone;
};
template <class Command>
Result<Place> place_of(const World& world, const Command& command) {
  const auto snapshot = find_standing<Snapshot>(world, "snapshot", command.snapshot);
  if (!snapshot) return no(snapshot.error());
  const auto zone = find_standing<Zone>(world, "zone", command.zone);
  if (!zone) return no(zone.error());
  return Place{*snapshot, *zone};
}

}  // namespace

Result<Forecast> check(const World& world, const TakeSnapshot& command) {
  const auto volume = find_standing<Volume>(world, "volume", command.volume);
  if (!volume) return no(volume.error());
  if (const Result<void> possible = check_snapshot(world, *volume); !possible)
    return no(possible.error());
  const bool first = !world[*volume].newest;
  return Forecast{"Volume " + command.volume + ", " +
                      say_number(in_gib(used_bytes(world, *volume))) +
                      " GiB of data, is kept as it is now; " +
                      (first ? "this first snapshot copies all of it."
                             : "only what changed since the last snapshot is copied."),
                  {command.volume},
                  false};
}

void apply(Context& context, const TakeSnapshot& command) {
  take_snapshot(context, standing<Volume>(context, command.volume));
}

Result<Forecast> check(const World& world, const DeleteSnapshot& command) {
  const auto snapshot = find_standing<Snapshot>(world, "snapshot", command.snapshot);
  if (!snapshot) return no(snapshot.error());
  if (const Result<void> possible = check_delete_snapshot(world, *snapshot); !possible)
    return no(possible.error());
  return Forecast{"Snapshot " + command.snapshot + " of " + say_clock(world[*snapshot].taken) +
                      " is deleted for good; what later snapshots need of it stays.",
                  {command.snapshot},
                  true};
}

void apply(Context& context, const DeleteSnapshot& command) {
  delete_snapshot(context, standing<Snapshot>(context, command.snapshot));
}

Result<Forecast> check(const World& world, const RestoreSnapshot& command) {
  const auto snapshot = find_standing<Snapshot>(world, "snapshot", command.snapshot);
  if (!snapshot) return no(snapshot.error());
  const auto zone = find_standing<Zone>(world, "zone", command.zone);
  if (!zone) return no(zone.error());
  if (!world[*zone].up)
    return fail("refused", "Zone " + command.zone + " is down.", {}, "Choose another zone.");
  if (const Result<void> name = check_new_name(world, command.name); !name) return no(name.error());
  const auto type = enum_value<VolumeType>(command.type);
  if (!type)
    return fail(impossible_code, "There is no volume type called \"" + command.type + "\".", {},
                "There is gp3, gp2, io2, st1 and sc1.");
  const VolumeSpec spec = spec_of(world, *snapshot, command, *type);
  const Result<void> possible = check_restore(world, *snapshot, spec, command.load_mib);
  if (!possible) return no(possible.error());
  const Id<FastRestore> fast = fast_restore_of(world, *snapshot, *zone);
  const bool at_once = fast && fast_restore_credits(world, fast) >= 1;
  const double rate = command.load_mib > 0 ? static_cast<double>(command.load_mib * mebibyte.count)
                                           : world.only<Settings>().snapshots.load_rate;
  const Duration loading = from_seconds(world[*snapshot].used / rate);
  const Duration age = world.now() - world[*snapshot].taken;
  return Forecast{"Volume " + command.name + " is made in zone " + command.zone +
                      " with data as of " + say_duration(age) + " ago. " +
                      (at_once ? "A fast restore has all of it there at once."
                               : "First reads are slow until all is loaded, in about " +
                                     say_duration(loading) + "."),
                  {command.name},
                  false};
}

void apply(Context& context, const RestoreSnapshot& command) {
  const Id<Snapshot> snapshot = standing<Snapshot>(context, command.snapshot);
  const VolumeSpec spec =
      spec_of(context, snapshot, command, *enum_value<VolumeType>(command.type));
  restore(context, snapshot, standing<Zone>(context, command.zone), context.name(command.name),
          spec, command.load_mib);
}

Result<Forecast> check(const World& world, const EnableFastRestore& command) {
  const Result<Place> place = place_of(world, command);
  if (!place) return no(place.error());
  const Result<void> possible = check_fast_restore(world, place->snapshot, place->zone);
  if (!possible) return no(possible.error());
  const std::int64_t gib = world[place->snapshot].size_gib;
  const double tib = static_cast<double>(gib) / 1024;
  const Duration ready =
      from_seconds(in_seconds(world.only<Settings>().snapshots.fast_restore_per_tib) * tib);
  return Forecast{"Fast restore of " + command.snapshot + " is ready in zone " + command.zone +
                      " in " + say_duration(ready) + " and then gains " +
                      say_number(fast_restore_credits_per_hour(gib)) + " volumes an hour, up to " +
                      say_number(fast_restore_credits(gib)) + ". It is paid by the hour.",
                  {command.snapshot},
                  false};
}

void apply(Context& context, const EnableFastRestore& command) {
  enable_fast_restore(context, standing<Snapshot>(context, command.snapshot),
                      standing<Zone>(context, command.zone));
}

Result<Forecast> check(const World& world, const DisableFastRestore& command) {
  const Result<Place> place = place_of(world, command);
  if (!place) return no(place.error());
  if (!fast_restore_of(world, place->snapshot, place->zone))
    return fail("refused", "Snapshot " + command.snapshot + " has no fast restore in zone " +
                               command.zone + ".");
  return Forecast{"Volumes made of " + command.snapshot + " in zone " + command.zone +
                      " load their data slowly from now on.",
                  {command.snapshot},
                  false};
}

void apply(Context& context, const DisableFastRestore& command) {
  const auto snapshot = standing<Snapshot>(context, command.snapshot);
  const auto zone = standing<Zone>(context, command.zone);
  disable_fast_restore(context, fast_restore_of(context, snapshot, zone));
}

void install_snapshot_commands(Rulebook& rulebook) {
  rulebook.command<TakeSnapshot>(Role::trainee);
  rulebook.command<DeleteSnapshot>(Role::trainee);
  rulebook.command<RestoreSnapshot>(Role::trainee);
  rulebook.command<EnableFastRestore>(Role::trainee);
  rulebook.command<DisableFastRestore>(Role::trainee);
}

}  // namespace drydock::storage
