// Inside of storage: what its files say to each other.
#pragma once

#include <string>
#include <vector>

#include "sim/platform/storage/storage.h"

namespace drydock::storage {

/// Counts credits and bytes of the volume up to now at what was served so far.
void settle(Context& context, Id<Volume> volume);
/// Computes what the volume and its neighbours on the machine are served from now on.
void rebalance(Context& context, Id<Volume> volume);
/// The volume came to its machine, or is about to leave it.
void join_machine(Context& context, Id<Volume> volume);
void leave_machine(Context& context, Id<Volume> volume);
/// A full bucket of credits for the volume's spec.
void fill_bucket(Context& context, Id<Volume> volume);
/// Says it when the volume is nearly full or full, or has room again.
void tell_fill(Context& context, Id<Volume> volume);
/// Limits of the volume now, a change under way included, without its credits.
VolumeLimits limits_now(const World& world, const Volume& volume);

/// Starts the meters of the volume's spec, and ends those of the spec before.
void start_meters(Context& context, Id<Volume> volume);
void stop_meters(Context& context, Id<Volume> volume);
/// Bytes on the bill of a volume's snapshots change by this.
void bill_snapshots(Context& context, Id<Volume> volume, double bytes);

/// A volume begins to load `bytes`, at a rate.
void begin_loading(Context& context, Id<Volume> volume, double bytes, double rate);

/// Begins work that its zone does; its event comes when it is done.
template <class Event>
ZonalWork begin_work(Context& context, Duration span, const Event& event) {
  return {context.schedule(span, event), context.now() + span, false, {}};
}
/// The zone went dark. Whether anything was under way.
inline bool pause_work(Context& context, ZonalWork& work) {
  if (!work.due) return false;
  context.cancel(work.due);
  work = {{}, {}, true, work.ends - context.now()};
  return true;
}
/// The zone is back. Whether anything goes on.
template <class Event>
bool resume_work(Context& context, ZonalWork& work, const Event& event) {
  if (!work.paused) return false;
  work = begin_work(context, work.left, event);
  return true;
}
/// The volumes in a zone.
std::vector<Id<Volume>> volumes_in(const World& world, Id<network::Zone> zone);

/// Why no volume can be called so: not a plain name, or taken.
Result<void> check_new_name(const World& world, const std::string& name);

/// Refuses with what another check found.
inline tl::unexpected<Error> no(const Error& error) { return tl::unexpected<Error>(error); }

inline double in_gib(double bytes) { return bytes / static_cast<double>(gibibyte.count); }

constexpr double all_but_nothing = 0.999;  ///< Below this share, people are told.

/// A name in a message.
template <class Row>
std::string said(const World& world, Id<Row> id) {
  return std::string(world.text(world[id].name));
}

void install_volumes(Rulebook& rulebook);
void install_keys(Rulebook& rulebook);
void install_integrity(Rulebook& rulebook);
void install_io(Rulebook& rulebook);
void install_changes(Rulebook& rulebook);
void install_snapshots(Rulebook& rulebook);
void install_restores(Rulebook& rulebook);
void install_buckets(Rulebook& rulebook);
void install_lifecycle(Rulebook& rulebook);
void install_volume_commands(Rulebook& rulebook);
void install_snapshot_commands(Rulebook& rulebook);
void install_bucket_commands(Rulebook& rulebook);

}  // namespace drydock::storage
