// Route 53: what its servers answer, and what clients still believe.
#pragma once

#include "sim/platform/network/tables.h"

namespace drydock::network {

// Builders; only while a world is built, after the load balancers. settle_dns() comes last.
Id<HealthCheck> add_health_check(Context& context, HealthCheck row);
/// `row` is filled in down to `check`.
Id<DnsRecord> add_record(Context& context, DnsRecord row);
Id<ClientGroup> add_clients(Context& context, ClientGroup row);
/// All clients know the answers of now.
void settle_dns(Context& context);

/// Writes a record anew; all servers answer so within a minute, clients ask again when what they
/// keep has expired.
void change_record(Context& context, Id<DnsRecord> record, Id<LoadBalancer> balancer,
                   std::uint32_t address);
void set_weight(Context& context, Id<DnsRecord> record, double weight);
/// Clients that hold the old answer keep it for the old time.
void set_ttl(Context& context, Id<DnsRecord> record, Duration ttl);

/// Whether the health check of a record, if it has one, finds it healthy.
bool is_healthy(const World& world, const DnsRecord& record);
/// Share of the queries for its domain that a record is the answer to now.
double answered_share(const World& world, Id<DnsRecord> record);
/// Share of the users whose clients now go to a load balancer; 1 in a world without records.
/// Changes with ClientsFollow and ClientsFollowed.
double users_share(const World& world, Id<LoadBalancer> balancer);

}  // namespace drydock::network
