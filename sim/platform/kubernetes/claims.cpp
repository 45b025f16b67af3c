// A volume is made in the zone of the first node that needs it (WaitForFirstConsumer), and stays.
#include "sim/platform/kubernetes/claims.h"

#include <string>

#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/scheduler.h"
#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

namespace {

/// The pod that uses the claim, unless it is gone.
Id<Pod> user_of(const World& world, Id<Claim> id) {
  const Id<Pod> pod = world[id].pod;
  return pod && world[pod].phase != PodPhase::gone ? pod : Id<Pod>{};
}

ClaimTemplate template_of(const World& world, Id<Workload> workload) {
  for (const auto& [id, row] : world.table<ClaimTemplate>())
    if (row.workload == workload) return row;
  ClaimTemplate plain;
  plain.workload = workload;
  plain.volume.size_gib = world[world[workload].spec].volume_gib;
  return plain;
}

/// Whether there was such a claim before: a new one begins without data.
bool was_claimed(const World& world, Id<Workload> workload, std::int32_t ordinal) {
  for (const auto& [id, claim] : world.table<Claim>())
    if (claim.of == workload && claim.ordinal == ordinal) return true;
  return false;
}

/// Its process finds its disk gone and ends; started again, it waits for a volume that never comes.
void on_volume_lost(Context& context, const storage::VolumeLost& fact) {
  for (const auto& [id, claim] : context.table<Claim>()) {
    if (claim.volume != fact.volume || !claim.pod) continue;
    if (context[claim.pod].phase == PodPhase::running) kill_pod(context, claim.pod);
    return;
  }
}

}  // namespace

Id<Claim> claim_of(const World& world, Id<Workload> workload, std::int32_t ordinal) {
  for (const auto& [id, claim] : world.table<Claim>())
    if (claim.workload == workload && claim.ordinal == ordinal) return id;
  return {};
}

void use_claim(Context& context, Id<Pod> pod) {
  const Id<Claim> claim = claim_of(context, context[pod].workload, context[pod].ordinal);
  if (!claim) return;
  context.edit(pod).volume = context[claim].volume;
  context.edit(claim).pod = pod;
}

void claim_volume(Context& context, Id<Workload> id, std::int32_t ordinal, Id<network::Zone> zone) {
  if (claim_of(context, id, ordinal)) return;
  const std::string name =
      std::string(context.text(context[id].name)) + "-" + std::to_string(ordinal);
  const ClaimTemplate asked = template_of(context, id);
  const Id<storage::Volume> volume =
      storage::create_volume(context, context.name(name), zone, asked.volume);
  storage::set_managed(context, volume, true);
  if (asked.used.count > 0 && !was_claimed(context, id, ordinal))
    storage::fill(context, volume, asked.used);
  context.add(Claim{id, ordinal, volume, {}, asked.reclaim, context.now(), id, {}});
}

Id<Claim> standing_claim(const World& world, Id<Claim> id) {
  const Claim& claim = world[id];
  return claim.workload ? id : claim_of(world, claim.of, claim.ordinal);
}

storage::Position farthest(const World& world, Id<Claim> id) {
  storage::Position most = storage::position(world, world[id].volume);
  for (const auto& [other, claim] : world.table<Claim>())
    if (claim.of == world[id].of && claim.ordinal == world[id].ordinal && !claim.workload &&
        claim.left.commits > most.commits)
      most = claim.left;
  return most;
}

Id<Claim> add_claim(Context& context, Id<Workload> id, std::int32_t ordinal,
                    Id<storage::Volume> volume) {
  storage::set_managed(context, volume, true);
  return context.add(
      Claim{id, ordinal, volume, {}, template_of(context, id).reclaim, context.now(), id, {}});
}

std::string claim_name(const World& world, Id<Claim> id) {
  const Claim& claim = world[id];
  const Id<Workload> of = claim.workload ? claim.workload : claim.of;
  return std::string(world.text(world[of].name)) + "-" + std::to_string(claim.ordinal);
}

Result<void> check_rebind(const World& world, Id<Claim> id, Id<storage::Volume> volume) {
  const Claim& claim = world[id];
  const std::string name = claim_name(world, id);
  const storage::Volume& row = world[volume];
  const std::string other(world.text(row.name));
  if (claim.volume == volume) return fail("same", "Claim " + name + " has that volume already.");
  if (row.managed)
    return fail("claimed", "Volume " + other + " belongs to another claim.", {},
                "Choose a volume that nobody uses.");
  if (row.phase != storage::VolumePhase::available)
    return fail("in_use", "Volume " + other + " is " + std::string(enum_name(row.phase)) +
                              ", not available.");
  const std::int64_t asked = template_of(world, claim.workload).volume.size_gib;
  if (row.spec.size_gib < asked)
    return fail("smaller", "Volume " + other + " has " + std::to_string(row.spec.size_gib) +
                               " GiB, and the claim asks for " + std::to_string(asked) + ".");
  if (const Id<Pod> user = user_of(world, id); user && node_of(world[user]))
    return fail("in_use",
                "Pod " + std::string(world.text(world[user].name)) + " still uses the claim on " +
                    std::string(world.text(world[node_of(world[user])].name)) + ".",
                {}, "Scale its workload to 0, or wait until its node is gone.");
  return {};
}

void rebind(Context& context, Id<Claim> id, Id<storage::Volume> volume) {
  storage::set_managed(context, context[id].volume, false);
  storage::set_managed(context, volume, true);
  context.edit(id).volume = volume;
  const Id<Pod> user = user_of(context, id);
  Context after = context.because(context.announce(ClaimRebound{context[id].workload, volume}));
  if (!user) return;
  after.edit(user).volume = volume;
  schedule_soon(after);
}

Result<void> check_delete_claim(const World& world, Id<Claim> id) {
  const std::string name = claim_name(world, id);
  if (const Id<Pod> user = user_of(world, id))
    return fail("in_use",
                "Pod " + std::string(world.text(world[user].name)) + " uses claim " + name + ".",
                {}, "Scale its workload down first.");
  const storage::Volume& volume = world[world[id].volume];
  if (volume.phase != storage::VolumePhase::available &&
      volume.phase != storage::VolumePhase::deleted)
    return fail("attached",
                "Volume " + std::string(world.text(volume.name)) + " is still " +
                    std::string(enum_name(volume.phase)) + ".",
                {}, "Wait until it is detached.");
  return {};
}

void delete_claim(Context& context, Id<Claim> id) {
  const Claim claim = context[id];
  storage::set_managed(context, claim.volume, false);
  const bool lost = context[claim.volume].phase == storage::VolumePhase::deleted;
  const storage::Position left = storage::position(context, claim.volume);
  if (claim.reclaim == ReclaimPolicy::deletes && !lost) storage::remove(context, claim.volume);
  Claim& row = context.edit(id);
  row.workload = {};
  row.volume = {};
  row.left = left;
  row.pod = {};
}

void install_claim_losses(Rulebook& rulebook) { rulebook.listen<on_volume_lost>(); }

}  // namespace drydock::kubernetes
