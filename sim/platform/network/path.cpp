// The path of a packet, found by a search through the graph of who forwards to whom.
#include "sim/platform/network/path.h"

#include "sim/platform/network/forwarding.h"
#include "sim/platform/network/refusals.h"
#include "sim/platform/network/routes.h"
#include "sim/platform/network/security.h"

namespace drydock::network {

namespace {

/// The line of hops of one packet, without what waits at its end.
struct Line {
  std::vector<Place> places;
  Place last() const { return places.back(); }
};

Line line_of(const Forwarding& forwarding, const Source& from) {
  const Place start = from.site ? Place{PlaceKind::site, from.site.index}
                                : Place{PlaceKind::subnet, from.subnet.index};
  return {forwarding.line_from(start)};
}

Path path_of(const Forwarding& forwarding, const Line& line) {
  Path path;
  Id<Zone> last;
  for (const Place place : line.places) {
    const Hop hop = forwarding.hop(place);
    if (hop.zone && last && hop.zone != last) ++path.zone_crossings;
    if (hop.zone) last = hop.zone;
    if (place.kind == PlaceKind::nat) path.nat = {place.index};
    path.hops.push_back(hop);
  }
  path.arrives = forwarding.is_end(line.last());
  if (!path.arrives) path.reason = forwarding.reason(line.last());
  return path;
}

/// What stands where the packet ended, when that is not who it was meant for; else nothing.
std::string wrong_place(const World& world, const Forwarding& forwarding, Place end,
                        const Destination& to) {
  Place wanted = end;
  if (to.subnet) wanted = {PlaceKind::subnet, to.subnet.index};
  if (to.site) wanted = {PlaceKind::site, to.site.index};
  if (to.endpoint) wanted = {PlaceKind::subnet, world[to.endpoint].subnet.index};
  if (wanted == end) return {};
  return "it ends in the wrong place: the address " + say_address(to.address) + " of " +
         forwarding.hop(wanted).name + " is also one of " + forwarding.hop(end).name;
}

std::uint32_t address_of(const World& world, const Source& source) {
  return source.site ? world[source.site].cidr + 4 : host_in(world, source.subnet);
}

/// Why the answer does not find back; nothing when it does.
std::string lost_answer(const World& world, Place end, const Source& from) {
  if (end.kind != PlaceKind::subnet && end.kind != PlaceKind::site) return {};
  const Source back =
      end.kind == PlaceKind::site ? Source{{}, {end.index}} : Source{{end.index}, {}};
  const Forwarding forwarding(world, address_of(world, from));
  const Line line = line_of(forwarding, back);
  const Place home = from.site ? Place{PlaceKind::site, from.site.index}
                               : Place{PlaceKind::subnet, from.subnet.index};
  if (!forwarding.is_end(line.last()))
    return "the answer does not find back: " + forwarding.reason(line.last());
  if (line.last() != home)
    return "the answer does not find back: it ends in " + forwarding.hop(line.last()).name;
  return {};
}

/// What the security groups at both ends say; nothing when they let it through.
std::string refused(const World& world, const Source& from, Place end, const Destination& to) {
  const std::vector<Id<SecurityGroup>> ours =
      from.subnet ? groups_on(world, Holder::machines, from.subnet.index)
                  : std::vector<Id<SecurityGroup>>{};
  const Holder holder = to.endpoint ? Holder::endpoint : Holder::machines;
  const std::uint32_t index = to.endpoint ? world[to.endpoint].endpoint.index : end.index;
  const bool inside = to.endpoint || end.kind == PlaceKind::subnet;
  const std::vector<Id<SecurityGroup>> theirs =
      inside ? groups_on(world, holder, index) : std::vector<Id<SecurityGroup>>{};
  if (from.subnet) {
    const std::string out =
        refusal(world, Holder::machines, from.subnet.index,
                {Direction::outbound, to.protocol, to.port, to.address, theirs});
    if (!out.empty()) return out;
  }
  if (!inside) return {};
  return refusal(world, holder, index,
                 {Direction::inbound, to.protocol, to.port, address_of(world, from), ours});
}

}  // namespace

Destination to_internet(const World& world) {
  Destination to;
  to.address = world.only<Settings>().internet_address;
  return to;
}

Destination to_s3(const World& world) {
  Destination to;
  to.address = world.only<Settings>().s3_cidr;
  return to;
}

Destination to_dynamodb(const World& world) {
  Destination to;
  to.address = world.only<Settings>().dynamodb_cidr;
  return to;
}

Destination to_subnet(const World& world, Id<Subnet> subnet) {
  Destination to;
  to.address = host_in(world, subnet);
  to.subnet = subnet;
  return to;
}

Destination to_site(const World& world, Id<Site> site) {
  Destination to;
  to.address = world[site].cidr + 4;
  to.site = site;
  return to;
}

Destination to_endpoint(const World& world, Id<EndpointInterface> interface) {
  Destination to;
  to.address = world[interface].address;
  to.endpoint = interface;
  return to;
}

Path trace(const World& world, const Source& from, const Destination& to) {
  const Forwarding forwarding(world, to.address);
  const Line line = line_of(forwarding, from);
  Path path = path_of(forwarding, line);
  const auto end_with = [&](std::string reason) {
    path.arrives = path.arrives && reason.empty();
    if (path.reason.empty()) path.reason = std::move(reason);
  };
  if (path.arrives) end_with(wrong_place(world, forwarding, line.last(), to));
  if (path.arrives) end_with(refused(world, from, line.last(), to));
  if (path.arrives && to.endpoint) {
    const EndpointInterface& interface = world[to.endpoint];
    path.hops.push_back({"endpoint " + name_of(world, interface.name), interface.zone});
    if (interface.broken)
      end_with("endpoint interface " + name_of(world, interface.name) + " is broken");
  }
  if (path.arrives && !path.nat) end_with(lost_answer(world, line.last(), from));
  return path;
}

Path route(const World& world, Id<Subnet> from, std::uint32_t address) {
  const Forwarding forwarding(world, address);
  return path_of(forwarding, line_of(forwarding, {from, {}}));
}

}  // namespace drydock::network
