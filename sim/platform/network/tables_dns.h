// Route 53: names, their records and health checks, and clients that keep old answers.
#pragma once

#include "sim/platform/cost/tables.h"
#include "sim/platform/network/tables_balancer.h"

namespace drydock::network {

/// A check of a load balancer from many places outside.
struct HealthCheck {
  Name name;
  Id<LoadBalancer> balancer;
  Duration interval{};  ///< 30 s, or 10 s.
  std::uint16_t threshold = 3;
  bool healthy = true;
  bool truth = true;         ///< What the next checks will find.
  std::uint32_t change = 0;  ///< Tells stale verdicts.
  Id<cost::Meter> months;
  DRYDOCK_FIELDS(HealthCheck, name, balancer, interval, threshold, healthy, truth, change, months)
};

/// simple: the answer. weighted: by chance. failover: the primary while it is healthy, else the
/// secondary.
DRYDOCK_ENUM(RecordPolicy, simple, weighted, primary, secondary)

/// Where a record leads, and for how long that may be kept.
struct Answer {
  Id<LoadBalancer> balancer;
  std::uint32_t address = 0;  ///< Where there is no load balancer: nobody of ours answers there.
  double weight = 1;
  Duration ttl{};
  DRYDOCK_FIELDS(Answer, balancer, address, weight, ttl)
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// One record of a domain. An alias of a load balancer follows its zones; an address is fixed.
struct DnsRecord {
  Name name;  ///< "app-main": its set identifier.
  Name domain;
  RecordPolicy policy = RecordPolicy::simple;
  double weight = 1;
  Duration ttl{};             ///< Of an alias, that of its load balancer: 60 s.
  Id<LoadBalancer> balancer;  ///< Of an alias.
  std::uint32_t address = 0;  ///< Of an A record.
  Id<HealthCheck> check;
  Time changed;              ///< When it was last written.
  std::uint32_t change = 0;  ///< Tells stale propagation.
  Answer served;             ///< What the servers answer: as above, up to a minute later.
  DRYDOCK_FIELDS(DnsRecord, name, domain, policy, weight, ttl, balancer, address, check, changed,
                 change, served)
};

/// Clients that treat answers alike.
struct ClientGroup {
  Name name;         ///< "browsers"
  double share = 1;  ///< Of the users.
  Duration hold{};   ///< They keep an answer so long even when its TTL is shorter: a JVM.
  DRYDOCK_FIELDS(ClientGroup, name, share, hold)
};

/// What a part of a group of clients believes of a record: who keeps the old answer goes to the old
/// place. Clients asked at any moment of the last TTL, so a group is several parts that ask again
/// one after the other.
struct CachedAnswer {
  Id<ClientGroup> clients;
  Id<DnsRecord> record;
  Answer answer;
  double part = 1;       ///< Of the group.
  double share = 0;      ///< Of the part, that this record sends there.
  Time asked;            ///< They ask again a TTL after this, two TTLs, and so on.
  bool expires = false;  ///< It differs from what the servers answer, and they will ask again.
  DRYDOCK_FIELDS(CachedAnswer, clients, record, answer, part, share, asked, expires)
};

}  // namespace drydock::network
