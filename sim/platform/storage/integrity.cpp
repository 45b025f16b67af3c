// Data that is wrong though every disk works: it goes into each snapshot that is taken from then
// on, and comes back with each of them.
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct WrongDataSeen {
  Id<Volume> volume;
  Time since;
  DRYDOCK_FIELDS(WrongDataSeen, volume, since)
};

/// Of whatever has the same wrong data it is known from now on.
void note_wrong(Context& context, const Wrong found) {
  const auto is_same = [&](const Wrong& wrong) {
    return wrong && wrong.began == found.began && wrong.since == found.since;
  };
  for (std::uint32_t i = 0; i < context.table<Volume>().size(); ++i)
    if (is_same(context[Id<Volume>{i}].wrong)) context.edit(Id<Volume>{i}).wrong.known = true;
  for (std::uint32_t i = 0; i < context.table<Snapshot>().size(); ++i)
    if (is_same(context[Id<Snapshot>{i}].wrong)) context.edit(Id<Snapshot>{i}).wrong.known = true;
}

void on_wrong_data_seen(Context& context, const WrongDataSeen& due) {
  const Wrong& wrong = context[due.volume].wrong;
  if (wrong.since == due.since && !wrong.known) find_wrong(context, due.volume);
}

}  // namespace

void spoil(Context& context, Id<Volume> id, double share, Duration seen_after) {
  if (context[id].wrong) return;
  context.edit(id).wrong = {context.now(), id, share, false};
  context.announce(DataSpoiled{id});
  if (seen_after > Duration::zero()) context.schedule(seen_after, WrongDataSeen{id, context.now()});
}

void find_wrong(Context& context, Id<Volume> id) {
  note_wrong(context, context[id].wrong);
  const double past = in_seconds(context.now() - context[id].wrong.since) / 60;
  context.announce(WrongDataFound{id, static_cast<std::int64_t>(past)});
}

void mend(Context& context, Id<Volume> id) {
  if (!context[id].wrong) return;
  note_wrong(context, context[id].wrong);
  context.edit(id).wrong = {};
  context.announce(DataMended{id});
}

bool any_wrong(const World& world) {
  for (const auto& [id, row] : world.table<Volume>())
    if (row.wrong && row.phase != VolumePhase::deleted) return true;
  return false;
}

void install_integrity(Rulebook& rulebook) {
  rulebook.fact<DataSpoiled>();
  rulebook.fact<WrongDataFound>();
  rulebook.fact<WrongDataBack>();
  rulebook.fact<DataMended>();
  rulebook.on<on_wrong_data_seen>();
}

}  // namespace drydock::storage
