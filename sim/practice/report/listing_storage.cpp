// Volumes, snapshots, buckets and images, as the EC2, S3 and ECR pages of the AWS console list
// them.
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/storage/storage.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using storage::Snapshot;
using storage::SnapshotPhase;
using storage::Volume;
using storage::VolumePhase;
using enum Align;
using enum Shown;

storage::VolumeLimits limits_of(const World& world, const Volume& volume) {
  return storage::limits(world.only<storage::Settings>().of(volume.spec.type), volume.spec);
}

RowState state_of(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  if (!storage::reachable(world, id) || volume.full) return RowState::broken;
  const bool moves =
      volume.phase == VolumePhase::attaching || volume.phase == VolumePhase::detaching;
  return moves || volume.short_of_io || volume.nearly_full ? RowState::strained
                                                           : RowState::ordinary;
}

std::string phase_text(const Volume& volume) {
  const bool held = volume.phase != VolumePhase::available;
  return held ? "In-use" : "Available";
}

std::vector<Cell> volume_cells(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  const storage::VolumeLimits limits = limits_of(world, volume);
  const double mib = limits.baseline.throughput / static_cast<double>(mebibyte.count);
  const double burst = storage::burst_balance(world, id);
  const bool held = volume.phase != VolumePhase::available && volume.instance;
  const bool changes = volume.modification != storage::Modification::none;
  const double used = storage::used_bytes(world, id);
  return {name_text(world, volume.name),
          enum_name(volume.spec.type),
          Cell(std::to_string(volume.spec.size_gib) + " GiB",
               static_cast<double>(volume.spec.size_gib)),
          Cell::count(static_cast<std::int64_t>(limits.baseline.iops)),
          Cell::count(static_cast<std::int64_t>(mib)),
          name_text(world, world[volume.zone].name),
          phase_text(volume),
          held ? name_text(world, world[volume.instance].name) + " (" +
                     std::string(enum_name(volume.phase)) + ")"
               : "-",
          volume.origin ? name_text(world, world[volume.origin].name) : "-",
          changes ? sentence(enum_name(volume.modification)) : "-",
          limits.credits > 0 ? Cell(say_fixed(burst * 100, 0) + "%", burst) : Cell("-"),
          Cell(say_memory(Bytes{static_cast<std::int64_t>(used)}), used)};
}

std::vector<ListRow> volumes(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, volume] : world.table<Volume>()) {
    if (volume.phase == VolumePhase::deleted) continue;
    rows.push_back(
        {"volume/" + name_text(world, volume.name), volume_cells(world, id), state_of(world, id)});
  }
  return rows;
}

std::vector<ListRow> snapshots(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, snapshot] : world.table<Snapshot>()) {
    if (snapshot.phase == SnapshotPhase::deleted) continue;
    const std::string name = name_text(world, snapshot.name);
    rows.push_back(
        {"snapshot/" + name,
         {name, name_text(world, world[snapshot.volume].name),
          Cell(std::to_string(snapshot.size_gib) + " GiB", static_cast<double>(snapshot.size_gib)),
          sentence(enum_name(snapshot.phase)),
          Cell(say_time(snapshot.taken),
               static_cast<double>(snapshot.taken.time_since_epoch().count())),
          Cell(say_memory(Bytes{static_cast<std::int64_t>(snapshot.stored)}), snapshot.stored)},
         snapshot.phase == SnapshotPhase::pending ? RowState::strained : RowState::ordinary});
  }
  return rows;
}

std::vector<ListRow> buckets(const World& world) {
  const auto& regions = world.table<network::Region>();
  const std::string region =
      regions.empty() ? "-" : name_text(world, regions[Id<network::Region>{0}].name);
  std::vector<ListRow> rows;
  for (const auto& [id, bucket] : world.table<storage::Bucket>()) {
    const std::string name = name_text(world, bucket.name);
    rows.push_back(
        {"bucket/" + name,
         {name, region, Cell(say_bytes(bucket.stored), static_cast<double>(bucket.stored.count)),
          bucket.versioned ? "Enabled" : "Disabled"},
         bucket.slow ? RowState::strained : RowState::ordinary});
  }
  return rows;
}

/// Nodes on which an image lies.
std::int64_t copies(const World& world, const kubernetes::Image& image) {
  std::int64_t count = 0;
  for (auto id = image.on_nodes; id; id = world[id].same) {
    const bool there = world[world[id].node].condition != kubernetes::NodeCondition::gone;
    count += there && world[id].there <= world.now();
  }
  return count;
}

std::vector<ListRow> images(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, image] : world.table<kubernetes::Image>()) {
    const std::string name = name_text(world, image.name);
    const std::size_t tag = name.rfind(':');
    rows.push_back(
        {"image/" + name,
         {name.substr(0, tag), tag == std::string::npos ? "latest" : name.substr(tag + 1),
          image.in_registry ? Cell(say_bytes(image.size), static_cast<double>(image.size.count))
                            : Cell("not found"),
          Cell::count(copies(world, image))},
         image.in_registry ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> storage_lists() {
  const auto family = ListFamily::cloud;
  return {{"volumes",
           "",
           "Volumes",
           family,
           {{"Name"},
            {"Type"},
            {"Size", right},
            {"IOPS", right},
            {"Throughput (MiB/s)", right},
            {"Availability Zone"},
            {"Volume state"},
            {"Attached resources"},
            {"Snapshot", left, wide},
            {"Modification state", left, wide},
            {"BurstBalance", right, wide},
            {"Used", right, wide}},
           volumes},
          {"snapshots",
           "",
           "Snapshots",
           family,
           {{"Name"},
            {"Volume"},
            {"Volume size", right},
            {"Snapshot status"},
            {"Started", right},
            {"Stored", right, wide}},
           snapshots},
          {"buckets",
           "",
           "Buckets",
           family,
           {{"Name"}, {"AWS Region"}, {"Size", right}, {"Bucket Versioning", left, wide}},
           buckets},
          {"images",
           "",
           "Container images",
           family,
           {{"Repository"}, {"Image tag"}, {"Size", right}, {"On nodes", right}},
           images}};
}

}  // namespace drydock::report
