// A volume is made in the zone of the first node that needs it (WaitForFirstConsumer), and stays.
#include "sim/platform/kubernetes/claims.h"

#include <string>

#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

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
  const Id<storage::Volume> volume =
      storage::create_volume(context, context.name(name), zone, context[id].volume_gib);
  context.add(Claim{id, ordinal, volume, {}});
}

}  // namespace drydock::kubernetes
