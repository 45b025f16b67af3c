// Addresses and route tables: the longest prefix decides.
#include "sim/platform/network/routes.h"

#include <charconv>

#include "sim/platform/network/catalog.h"

namespace drydock::network {

namespace {

/// Reads a number of at most `most` from the front of `text`; nothing when there is none.
bool take_number(std::string_view& text, std::uint32_t most, std::uint32_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value > most) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Result<Cidr> parse_cidr(std::string_view text) {
  const auto wrong = [&](std::string_view why) {
    return fail("cidr", "\"" + std::string(text) + "\" " + std::string(why) + ".", {},
                "Write a block of addresses like 10.40.16.0/20.");
  };
  std::string_view rest = text;
  Cidr cidr;
  for (int part = 0; part < 4; ++part) {
    std::uint32_t value = 0;
    if ((part > 0 && !take(rest, '.')) || !take_number(rest, 255, value))
      return wrong("is not an IPv4 address");
    cidr.address = cidr.address << 8 | value;
  }
  std::uint32_t prefix = 32;
  if (!rest.empty() && (!take(rest, '/') || !take_number(rest, 32, prefix) || !rest.empty()))
    return wrong("has no prefix length from 0 to 32 after its address");
  cidr.prefix = static_cast<std::uint8_t>(prefix);
  const std::uint32_t mask = prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix);
  if ((cidr.address & ~mask) != 0) return wrong("has address bits beyond its prefix");
  return cidr;
}

std::string say_address(std::uint32_t address) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8)
    text += std::to_string(address >> shift & 255) + (shift > 0 ? "." : "");
  return text;
}

Id<Route> longest_prefix(const World& world, Id<RouteTable> table, std::uint32_t address) {
  Id<Route> best;
  for (const auto& [id, route] : world.table<Route>()) {
    if (route.table != table || !block(route).contains(address)) continue;
    if (!best || route.prefix > world[best].prefix) best = id;
  }
  return best;
}

Id<Subnet> workload_subnet(const World& world, Id<Zone> zone) {
  const Id<Vpc> vpc = world.only<Settings>().cluster_vpc;
  for (const auto& [id, subnet] : world.table<Subnet>())
    if (subnet.zone == zone && subnet.vpc == vpc && !subnet.is_public) return id;
  return {};
}

namespace {

Egress way_out(const World& world, Id<Zone> zone, std::uint32_t address) {
  const Id<Subnet> from = workload_subnet(world, zone);
  const Id<Route> found = from ? longest_prefix(world, world[from].routes, address) : Id<Route>{};
  if (!found) return {};
  const bool up = world[zone].up;
  const Route& route = world[found];
  if (route.target == RouteTarget::s3_endpoint) return {up, {}, false};
  if (route.target != RouteTarget::nat_gateway) return {};
  const Id<NatGateway> nat{route.target_index};
  const Id<Route> onward = longest_prefix(world, world[world[nat].subnet].routes, address);
  const bool leaves = onward && world[onward].target == RouteTarget::internet_gateway &&
                      world[world[world[nat].subnet].vpc].internet_gateway;
  return {up && leaves && works(world, nat), nat, world[nat].zone != zone};
}

}  // namespace

Egress egress(const World& world, Id<Zone> zone) {
  return way_out(world, zone, world.only<Settings>().internet_address);
}

Egress egress_to_s3(const World& world, Id<Zone> zone) {
  const Settings& settings = world.only<Settings>();
  return way_out(world, zone,
                 settings.s3_prefix != 0 ? settings.s3_cidr : settings.internet_address);
}

Id<Region> add_region(Context& context, Name name) { return context.add(Region{name}); }

Id<Zone> add_zone(Context& context, Name name, Id<Region> region) {
  return context.add(Zone{name, region, true, context.now()});
}

Id<Vpc> add_vpc(Context& context, Name name, Cidr cidr, bool internet_gateway) {
  return context.add(Vpc{name, cidr.address, cidr.prefix, internet_gateway});
}

Id<RouteTable> add_route_table(Context& context, Name name, Id<Vpc> vpc) {
  const Id<RouteTable> table = context.add(RouteTable{name, vpc});
  add_route(context, table, block(context[vpc]), RouteTarget::local);
  return table;
}

Id<Subnet> add_subnet(Context& context, Name name, Id<Zone> zone, Id<RouteTable> routes, Cidr cidr,
                      bool is_public) {
  return context.add(
      Subnet{name, context[routes].vpc, zone, routes, cidr.address, cidr.prefix, is_public});
}

void add_route(Context& context, Id<RouteTable> table, Cidr to, RouteTarget target,
               Id<NatGateway> nat) {
  DRYDOCK_ASSERT((target == RouteTarget::nat_gateway) == static_cast<bool>(nat),
                 "a route names a NAT gateway when it leads to one");
  context.add(Route{table, to.address, to.prefix, target, nat.index});
}

void add_s3_endpoint(Context& context, Id<RouteTable> table) {
  const Settings& settings = context.only<Settings>();
  DRYDOCK_ASSERT(settings.s3_prefix != 0, "an endpoint of S3 needs the addresses of S3");
  add_route(context, table, Cidr{settings.s3_cidr, settings.s3_prefix}, RouteTarget::s3_endpoint);
}

Id<NatGateway> add_nat(Context& context, Name name, Id<Subnet> subnet) {
  NatGateway nat;
  nat.name = name;
  nat.subnet = subnet;
  nat.zone = context[subnet].zone;
  nat.changed = context.now();
  const std::string_view text = context.text(name);
  nat.hours = cost::open_meter(context, text, nat_hour.key);
  nat.bytes = cost::open_meter(context, text, nat_bytes.key);
  cost::start(context, nat.hours);
  if (cost::has_rate(context, address_hour.key)) {
    nat.address = cost::open_meter(context, text, address_hour.key);
    cost::start(context, nat.address);
  }
  return context.add(nat);
}

}  // namespace drydock::network
