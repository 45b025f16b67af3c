// Faults of volumes: slow, full, out of credits, lost; and databases that crash on them.
#include <algorithm>
#include <string>
#include <utility>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/failure/crash.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/failure/volume_commands.h"
#include "sim/platform/storage/storage.h"

namespace drydock::failure {

namespace {

struct VolumeDelayEnds {
  Id<storage::Volume> volume;
  Time begun;
  DRYDOCK_FIELDS(VolumeDelayEnds, volume, begun)
};
struct FillingEnds {
  Id<storage::Volume> volume;
  double bytes = 0;
  DRYDOCK_FIELDS(FillingEnds, volume, bytes)
};

constexpr Duration longest_delay = seconds(60);

void on_volume_delay_ends(Context& context, const VolumeDelayEnds& due) {
  if (context[due.volume].late_changed == due.begun)
    storage::set_late(context, due.volume, Duration::zero());
}

void on_filling_ends(Context& context, const FillingEnds& due) {
  if (context[due.volume].phase != storage::VolumePhase::deleted)
    storage::change_used(context, due.volume, -due.bytes);
}

/// The newest volume of that name that is not deleted.
Id<storage::Volume> standing_volume(const World& world, const std::string& name) {
  Id<storage::Volume> found;
  for (const auto& [id, row] : world.table<storage::Volume>())
    if (row.phase != storage::VolumePhase::deleted && world.text(row.name) == name) found = id;
  return found;
}

Result<Id<storage::Volume>> volume_called(const World& world, const std::string& name) {
  if (const Id<storage::Volume> id = standing_volume(world, name)) return id;
  return unknown<storage::Volume>(world, "volume", name, [](const storage::Volume& row) {
    return row.phase != storage::VolumePhase::deleted;
  });
}

bool holds_database(const World& world, Id<storage::Volume> volume) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.volume == volume && claim.workload) return world[claim.workload].is_database;
  return false;
}

double size_of(const storage::Volume& volume) {
  return static_cast<double>(volume.spec.size_gib) * static_cast<double>(gibibyte.count);
}

/// The pod that runs with the volume, or none.
Id<kubernetes::Pod> user_of(const World& world, Id<storage::Volume> volume) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.volume == volume && claim.pod && exists(world[claim.pod])) return claim.pod;
  return {};
}

Forecast volume_forecast(const World& world, Id<storage::Volume> volume, std::string summary) {
  Forecast forecast;
  forecast.summary = std::move(summary);
  forecast.touches.emplace_back(world.text(world[volume].name));
  if (const Id<kubernetes::Pod> pod = user_of(world, volume))
    forecast.touches.emplace_back(world.text(world[pod].name));
  forecast.destructive = true;
  return forecast;
}

Result<Id<kubernetes::Pod>> database_called(const World& world, const std::string& name) {
  const Id<kubernetes::Pod> pod = world.find<kubernetes::Pod>(name);
  const auto is_database = [&](const kubernetes::Pod& row) {
    return exists(row) && world[row.workload].is_database;
  };
  if (!pod || !is_database(world[pod]))
    return unknown<kubernetes::Pod>(world, "database pod", name, is_database);
  if (world[pod].phase != kubernetes::PodPhase::running)
    return refuse("Pod " + name + " does not run.", "Choose a pod that runs.");
  return pod;
}

}  // namespace

Duration replay_after_crash(const World& world, Id<storage::Volume> id) {
  if (world.table<CrashSettings>().empty()) return Duration::zero();
  const CrashSettings& settings = world.only<CrashSettings>();
  if (settings.log_rate <= 0 || settings.checkpoint <= Duration::zero()) return Duration::zero();
  const storage::Volume& volume = world[id];
  const Duration age = (world.now() - world.start()) % settings.checkpoint;
  const double written = volume.demand.writes * volume.share * in_seconds(age);
  const double log = std::min(static_cast<double>(settings.log_most.count), written);
  return std::max(volume.replay, from_seconds(log / settings.log_rate));
}

void leave_logs(Context& context, Id<compute::Instance> machine) {
  for (const auto& [id, claim] : context.table<kubernetes::Claim>()) {
    if (!claim.workload || !claim.volume || !context[claim.workload].is_database) continue;
    if (context[claim.volume].instance == machine)
      storage::set_replay(context, claim.volume, replay_after_crash(context, claim.volume));
  }
}

Result<Forecast> check(const World& world, const SlowVolume& command) {
  const auto volume = volume_called(world, command.volume);
  if (!volume) return tl::unexpected<Error>(volume.error());
  if (command.delay < Duration::zero() || command.delay > longest_delay)
    return impossible(refuse("A volume cannot answer " + say_duration(command.delay) + " later.",
                             "Give 0 to " + say_duration(longest_delay) + "; 0 ends it."));
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (world[*volume].late == command.delay)
    return refuse("Volume " + command.volume + " is as fast as that already.");
  Forecast forecast = volume_forecast(world, *volume,
                                      command.delay > Duration::zero()
                                          ? "Each read and write of volume " + command.volume +
                                                " takes " + say_duration(command.delay) +
                                                " longer" + for_how_long(command.duration) + "."
                                          : "Volume " + command.volume + " is as fast as it was.");
  forecast.destructive = command.delay > world[*volume].late;
  return forecast;
}

void apply(Context& context, const SlowVolume& command) {
  const Id<storage::Volume> volume = standing_volume(context, command.volume);
  storage::set_late(context, volume, command.delay);
  if (command.duration > Duration::zero() && command.delay > Duration::zero())
    context.schedule(command.duration, VolumeDelayEnds{volume, context[volume].late_changed});
}

Result<Forecast> check(const World& world, const FillVolume& command) {
  const auto volume = volume_called(world, command.volume);
  if (!volume) return tl::unexpected<Error>(volume.error());
  if (!(command.share > 0 && command.share <= 1))
    return impossible(refuse("A volume cannot be filled to " + say_number(command.share) + ".",
                             "Give a share above 0, and at most 1 for all of it."));
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  const double size = size_of(world[*volume]);
  const double used = storage::used_bytes(world, *volume) / size;
  if (used >= command.share)
    return refuse("Volume " + command.volume + " is " + say_percent(used) + " full already.");
  return volume_forecast(
      world, *volume,
      "Files of somebody else fill volume " + command.volume + " to " + say_percent(command.share) +
          for_how_long(command.duration) + "." +
          (command.share >= 1 ? " What has to be kept on it fails until it is grown." : ""));
}

void apply(Context& context, const FillVolume& command) {
  const Id<storage::Volume> volume = standing_volume(context, command.volume);
  const double wanted = command.share * size_of(context[volume]);
  const double bytes =
      storage::change_used(context, volume, wanted - storage::used_bytes(context, volume));
  if (command.duration > Duration::zero())
    context.schedule(command.duration, FillingEnds{volume, bytes});
}

Result<Forecast> check(const World& world, const DrainCredits& command) {
  const auto volume = volume_called(world, command.volume);
  if (!volume) return tl::unexpected<Error>(volume.error());
  if (world[*volume].bucket.most <= 0)
    return refuse("Volume " + command.volume + " has no burst credits.",
                  "Volumes of type gp2, st1 and sc1 have some, as far as they are small.");
  if (world[*volume].bucket.dry)
    return refuse("The burst credits of volume " + command.volume + " are gone already.");
  return volume_forecast(
      world, *volume,
      "Volume " + command.volume + " falls to its baseline until it has earned credits again.");
}

void apply(Context& context, const DrainCredits& command) {
  storage::drain_credits(context, standing_volume(context, command.volume));
}

Result<Forecast> check(const World& world, const LoseVolume& command) {
  const auto volume = volume_called(world, command.volume);
  if (!volume) return tl::unexpected<Error>(volume.error());
  std::string summary = "Volume " + command.volume + " is gone for good with its data.";
  summary += world[*volume].newest ? " Its snapshots stay." : " There is no snapshot of it.";
  return volume_forecast(world, *volume, std::move(summary));
}

void apply(Context& context, const LoseVolume& command) {
  storage::lose(context, standing_volume(context, command.volume));
}

Result<Forecast> check(const World& world, const SpoilData& command) {
  const auto volume = volume_called(world, command.volume);
  if (!volume) return tl::unexpected<Error>(volume.error());
  if (!holds_database(world, *volume))
    return refuse("Volume " + command.volume + " belongs to no database.");
  if (!(command.share >= 0 && command.share <= 1))
    return impossible(refuse("A share of " + say_number(command.share) + " cannot fail.",
                             "Give 0 for none, and at most 1 for all of them."));
  if (const Result<void> time = check_duration(command.found); !time)
    return tl::unexpected<Error>(time.error());
  if (world[*volume].wrong)
    return refuse("The data on volume " + command.volume + " is wrong already.");
  std::string summary = "The data on volume " + command.volume +
                        " is wrong from now on, and so are all its snapshots.";
  if (command.share > 0) summary += " " + say_percent(command.share) + " of the calls for it fail.";
  summary += command.found > Duration::zero()
                 ? " Somebody finds out after " + say_duration(command.found) + "."
                 : " Nobody finds out by itself.";
  return volume_forecast(world, *volume, std::move(summary));
}

void apply(Context& context, const SpoilData& command) {
  storage::spoil(context, standing_volume(context, command.volume), command.share, command.found);
}

Result<Forecast> check(const World& world, const MendData& command) {
  const auto volume = volume_called(world, command.volume);
  if (!volume) return tl::unexpected<Error>(volume.error());
  if (!world[*volume].wrong)
    return refuse("The data on volume " + command.volume + " is right, as far as anybody can say.");
  Forecast forecast =
      volume_forecast(world, *volume,
                      "The data on volume " + command.volume +
                          " is right again. Snapshots that were taken meanwhile stay wrong.");
  forecast.destructive = false;
  return forecast;
}

void apply(Context& context, const MendData& command) {
  storage::mend(context, standing_volume(context, command.volume));
}

Result<Forecast> check(const World& world, const CrashDatabase& command) {
  const auto pod = database_called(world, command.pod);
  if (!pod) return tl::unexpected<Error>(pod.error());
  Forecast forecast;
  forecast.touches.push_back(command.pod);
  forecast.destructive = true;
  forecast.summary = "The process of pod " + command.pod + " dies, and its kubelet restarts it.";
  const Id<storage::Volume> volume = world[*pod].volume;
  if (!volume) return forecast;
  forecast.touches.emplace_back(world.text(world[volume].name));
  forecast.summary +=
      " Then it replays its log for " + say_duration(replay_after_crash(world, volume)) + ".";
  return forecast;
}

void apply(Context& context, const CrashDatabase& command) {
  const Id<kubernetes::Pod> pod = context.world().find<kubernetes::Pod>(command.pod);
  if (const Id<storage::Volume> volume = context[pod].volume)
    storage::set_replay(context, volume, replay_after_crash(context, volume));
  kubernetes::kill_pod(context, pod);
}

void install_volume_faults(Rulebook& rulebook) {
  rulebook.table<CrashSettings>();
  rulebook.on<on_volume_delay_ends>();
  rulebook.on<on_filling_ends>();
  rulebook.command<SlowVolume>(Role::instructor);
  rulebook.command<FillVolume>(Role::instructor);
  rulebook.command<DrainCredits>(Role::instructor);
  rulebook.command<LoseVolume>(Role::instructor);
  rulebook.command<SpoilData>(Role::instructor);
  rulebook.command<MendData>(Role::instructor);
  rulebook.command<CrashDatabase>(Role::instructor);
}

}  // namespace drydock::failure
