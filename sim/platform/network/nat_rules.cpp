// How ports fill and empty, and what a gateway carries.
#include "sim/platform/network/nat_rules.h"

#include <algorithm>
#include <limits>

#include "sim/engine/base/math.h"

namespace drydock::network {

double ports_after(const PortLoad& load, double span) {
  if (span <= 0) return load.used;
  const double wanted = load.rate * load.hold;
  const double kept = load.hold > 0 ? math::exp(-span / load.hold) : 0;
  const double used = wanted + (load.used - wanted) * kept;
  return load.limit > 0 ? std::min(used, load.limit) : used;
}

double ports_run_out(const PortLoad& load) {
  const double wanted = load.rate * load.hold;
  if (load.limit <= 0 || wanted <= load.limit) return std::numeric_limits<double>::infinity();
  if (load.used >= load.limit) return 0;
  return load.hold * math::log((wanted - load.used) / (wanted - load.limit));
}

NatCapacity nat_capacity(double capacity, double base, double most, double packets_base,
                         double packets_most) {
  const double way = most > base ? std::clamp((capacity - base) / (most - base), 0.0, 1.0) : 0;
  return {capacity, packets_base + way * (packets_most - packets_base)};
}

double carried_share(double bytes, double packets, const NatCapacity& capacity) {
  double share = 1;
  if (capacity.bytes > 0 && bytes > capacity.bytes) share = capacity.bytes / bytes;
  if (capacity.packets > 0 && packets > capacity.packets)
    share = std::min(share, capacity.packets / packets);
  return share;
}

}  // namespace drydock::network
