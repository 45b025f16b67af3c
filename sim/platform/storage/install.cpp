// All of storage that a rulebook needs.
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

void install(Rulebook& rulebook) {
  rulebook.table<Settings>();
  rulebook.table<Volume>();
  rulebook.table<MachineIo>();
  rulebook.table<Snapshot>();
  rulebook.table<FastRestore>();
  rulebook.table<Bucket>();
  rulebook.table<Batch>();
  install_volumes(rulebook);
  install_keys(rulebook);
  install_integrity(rulebook);
  install_io(rulebook);
  install_changes(rulebook);
  install_snapshots(rulebook);
  install_restores(rulebook);
  install_buckets(rulebook);
  install_lifecycle(rulebook);
  install_volume_commands(rulebook);
  install_snapshot_commands(rulebook);
  install_bucket_commands(rulebook);
}

}  // namespace drydock::storage
