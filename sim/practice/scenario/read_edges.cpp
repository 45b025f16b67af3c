// What a network may have beyond its VPCs: endpoints, peerings, security groups, names.
#include "sim/practice/scenario/read_platform.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

Endpoint read_endpoint(const Cursor& at) {
  ObjectCursor object(at);
  Endpoint endpoint;
  endpoint.service = object.required("service").name();
  endpoint.zonal = object.optional("zonal").boolean();
  for (const Cursor& zone : object.optional("zones").list(6)) endpoint.zones.push_back(zone.name());
  return endpoint;
}

SecurityGroup read_security_group(const Cursor& at) {
  ObjectCursor object(at);
  SecurityGroup group;
  group.vpc = object.required("vpc").name();
  for (const Cursor& subnet : object.optional("machines").list(200))
    group.machines.push_back(subnet.name());
  group.balancer = object.optional("balancer").boolean();
  for (const Cursor& rule : object.optional("in").list(60)) group.in.push_back(rule.text());
  for (const Cursor& rule : object.optional("out").list(60)) group.out.push_back(rule.text());
  return group;
}

NameRecord read_record(const Cursor& at) {
  ObjectCursor object(at);
  NameRecord record;
  record.to = object.required("to").text();
  record.policy = object.optional("policy").choice<RecordPolicy>();
  record.weight = object.optional("weight").number(0, 255, 1);
  record.ttl = object.optional("ttl").duration({}, std::chrono::hours(24 * 7));
  record.check = object.optional("check").name();
  return record;
}

Dns read_dns(const Cursor& at) {
  ObjectCursor object(at);
  Dns dns;
  dns.domain = object.required("domain").text();
  for (const auto& [name, entry] : object.optional("checks").entries(50)) {
    ObjectCursor check(entry);
    HealthCheck& added = dns.checks.emplace_back(name, HealthCheck{}).second;
    added.interval =
        check.required("interval").duration(std::chrono::seconds(10), std::chrono::seconds(30));
    added.threshold = static_cast<int>(check.optional("threshold").integer(1, 10, 3));
  }
  for (const auto& [name, entry] : object.required("records").entries(50))
    dns.records.emplace_back(name, read_record(entry));
  for (const auto& [name, entry] : object.required("clients").entries(20)) {
    ObjectCursor clients(entry);
    Clients& added = dns.clients.emplace_back(name, Clients{}).second;
    added.share = clients.required("share").percent();
    added.hold = clients.optional("hold").duration({}, std::chrono::hours(24 * 30));
  }
  return dns;
}

}  // namespace

void read_edges(ObjectCursor& object, Network& network) {
  network.allow_overlaps = object.optional("allow_overlaps").boolean();
  for (const auto& [name, entry] : object.optional("endpoints").entries(50))
    network.endpoints.emplace_back(name, read_endpoint(entry));
  for (const auto& [name, entry] : object.optional("peerings").entries(50)) {
    ObjectCursor peering(entry);
    Peering& added = network.peerings.emplace_back(name, Peering{}).second;
    added.vpc = peering.required("vpc").name();
    added.with = peering.required("with").name();
  }
  for (const auto& [name, entry] : object.optional("transit_gateways").entries(20)) {
    ObjectCursor gateway(entry);
    TransitGateway& added = network.transit_gateways.emplace_back(name, TransitGateway{}).second;
    for (const Cursor& vpc : gateway.required("vpcs").list(50)) added.vpcs.push_back(vpc.name());
  }
  for (const Cursor& entry : object.optional("routes").list(500)) {
    ObjectCursor route(entry);
    WrittenRoute& added = network.routes.emplace_back();
    added.table = route.required("table").name();
    added.to = route.required("to").text();
    added.target = route.required("target").text();
  }
  for (const auto& [name, entry] : object.optional("security_groups").entries(100))
    network.security_groups.emplace_back(name, read_security_group(entry));
  if (const Cursor dns = object.optional("dns")) network.dns = read_dns(dns);
}

}  // namespace drydock::scenario
