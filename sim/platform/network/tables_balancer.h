// Load balancers: their nodes, one a zone, and the targets behind them.
#pragma once

#include "sim/platform/cost/tables.h"
#include "sim/platform/network/tables_places.h"

namespace drydock::network {

struct LoadBalancer {
  Name name;
  bool cross_zone = false;
  Duration check_interval{};
  Duration check_timeout{};  ///< How long a check waits for an answer.
  std::uint16_t unhealthy_threshold = 0;
  std::uint16_t healthy_threshold = 0;
  Duration registration{};          ///< From a new target to its first request, at least.
  Duration deregistration_delay{};  ///< How long a removed target may finish.
  Duration dns_ttl{};               ///< How long clients keep an address that was withdrawn.
  Duration
      passive{};  ///< From the first failed connection to unhealthy, by passive checks; 0: off.
  std::uint16_t target_port = 443;
  Id<cost::Meter> hours;
  Id<cost::Meter> capacity_units;
  std::int64_t hour = -1;             ///< The hour of the next two, since 1970.
  Bytes hour_bytes;                   ///< Carried in it,
  std::int64_t hour_connections = 0;  ///< and opened in it.
  DRYDOCK_FIELDS(LoadBalancer, name, cross_zone, check_interval, check_timeout, unhealthy_threshold,
                 healthy_threshold, registration, deregistration_delay, dns_ttl, passive,
                 target_port, hours, capacity_units, hour, hour_bytes, hour_connections)
};

/// The balancer's address in one zone. Clients find it by DNS, so they learn late of any change.
struct BalancerNode {
  Name name;  ///< "edge-a"
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  bool believed_up = true;   ///< By the health checks of the balancer's own nodes.
  bool wanted = true;        ///< DNS names it.
  bool listed = true;        ///< Clients use it.
  bool shifted = false;      ///< A person has shifted traffic away from this zone.
  bool broken = false;       ///< Its address answers nobody, though its zone is up.
  Time broken_changed;       ///< When that began or ended.
  std::uint32_t check = 0;   ///< Tells stale checks,
  std::uint32_t change = 0;  ///< and stale changes of DNS.
  Id<cost::Meter> address;
  DRYDOCK_FIELDS(BalancerNode, name, balancer, zone, believed_up, wanted, listed, shifted, broken,
                 broken_changed, check, change, address)
};

DRYDOCK_ENUM(TargetHealth, initial, healthy, unhealthy, draining, gone)

/// Something behind a load balancer; the domain that owns it says by set_target_answers() whether
/// it answers.
struct Target {
  Name name;
  Id<LoadBalancer> balancer;
  Id<Zone> zone;
  bool answers = false;  ///< The truth, which health checks find out later.
  TargetHealth health = TargetHealth::initial;
  Time registered;           ///< Its checks keep the rhythm of this moment.
  std::uint32_t change = 0;  ///< Counts changes of the truth, to tell stale checks.
  DRYDOCK_FIELDS(Target, name, balancer, zone, answers, health, registered, change)
};

}  // namespace drydock::network
