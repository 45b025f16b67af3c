// All rows of the network, by topic; and the meters that belong to no single thing.
#pragma once

#include "sim/platform/network/tables_balancer.h"
#include "sim/platform/network/tables_dns.h"
#include "sim/platform/network/tables_gateways.h"
#include "sim/platform/network/tables_places.h"
#include "sim/platform/network/tables_security.h"

namespace drydock::network {

/// Meters of bytes that belong to no single resource.
struct TransferMeters {
  Id<cost::Meter> cross_zone_out;
  Id<cost::Meter> cross_zone_in;
  Id<cost::Meter> internet_out;
  DRYDOCK_FIELDS(TransferMeters, cross_zone_out, cross_zone_in, internet_out)
};

}  // namespace drydock::network
