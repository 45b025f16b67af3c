// Inside of recovery: what its files say to each other.
#pragma once

#include <string>

#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/recovery/recovery.h"

namespace drydock::recovery {

/// Whether a pod is ready that makes backups and restores.
inline bool somebody_works(const World& world, Id<Schedule> schedule) {
  return kubernetes::ready_pods(world, world[schedule].by) > 0;
}
/// Queues a backup, and begins it when it can begin.
void ask_for_backup(Context& context, Id<Schedule> schedule);
/// Waits for the next backup of a schedule on its grid.
void plan_backups(Context& context, Id<Schedule> schedule);
/// Why the claim cannot be restored in the zone now.
Result<void> check_restore(const World& world, Id<BackupItem> item, Id<network::Zone> zone,
                           std::int64_t load_mib);
void begin_restore(Context& context, Id<BackupItem> item, Id<network::Zone> zone,
                   std::int64_t load_mib);
/// What the claim loses with the item.
Exposure loss_with(const World& world, Id<BackupItem> item);

template <class Row>
std::string said(const World& world, Id<Row> id) {
  return std::string(world.text(world[id].name));
}

void install_backups(Rulebook& rulebook);
void install_restores(Rulebook& rulebook);
void install_commands(Rulebook& rulebook);

}  // namespace drydock::recovery
