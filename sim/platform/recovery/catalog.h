// What a region that stands by needs from the price book.
#pragma once

#include "sim/platform/cost/cost.h"

namespace drydock::recovery {

inline constexpr cost::RateNeed transfer{"transfer.inter_region_out",
                                         "Data transfer to other regions"};
inline constexpr cost::RateNeed gateway{"nat_gateway.hour", "NAT gateway hours"};
inline constexpr cost::RateNeed balancer{"nlb.hour", "Load balancer hours"};
inline constexpr cost::RateNeed control_plane{"eks.cluster.standard", "Cluster control plane"};

}  // namespace drydock::recovery
