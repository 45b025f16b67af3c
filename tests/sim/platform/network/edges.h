// The ground with a second VPC, an office with its VPN, and commands by hand.
#pragma once

#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::network {

struct Edges : ground::Ground {
  explicit Edges(int tunnels = 2, const char* office_block = "192.168.0.0/16",
                 const char* other_block = "10.50.0.0/16", bool bgp = true) {
    run([&](Context& context) {
      other = add_vpc(context, context.name("services"), *parse_cidr(other_block), false);
      const auto table = add_route_table(context, context.name("services"), other);
      const std::uint32_t first = context[other].cidr;
      add_subnet(context, context.name("tools-a"), zones[0], table, Cidr{first, 20}, false);
      office = add_site(context, context.name("office"), *parse_cidr(office_block));
      VpnPlan plan;
      plan.name = context.name("vpn-office");
      plan.vpc = context.world().find<Vpc>("prod");
      plan.site = office;
      plan.tunnels = tunnels;
      plan.bgp = bgp;
      plan.out = 1e6;
      vpn = add_vpn(context, plan);
    });
  }

  /// Empty when the command was done, else why not.
  template <class Command>
  std::string give(const Command& command) {
    const Result<Forecast> forecast = check(world, command);
    if (!forecast) return forecast.error().message;
    EXPECT_FALSE(forecast->summary.empty());
    run([&](Context& context) { apply(context, command); });
    return {};
  }
  Path way(const char* from, const Destination& to) const {
    return trace(world, Source{subnet(from), {}}, to);
  }
  std::string end(const char* from, const Destination& to) const {
    const Path path = way(from, to);
    return path.arrives ? "arrives at " + path.hops.back().name : path.reason;
  }
  /// The newest fact of a kind, as people read it.
  std::string last(std::string_view kind) const {
    std::string text;
    for (const auto& [id, record] : world.chronicle())
      if (rulebook.fact_info(record).style.kind == kind) text = rulebook.say(world, record);
    return text;
  }
  Id<Tunnel> tunnel(int number) const {
    return world.find<Tunnel>("vpn-office-" + std::to_string(number));
  }

  Id<Vpc> other;
  Id<Site> office;
  Id<Vpn> vpn;
};

}  // namespace drydock::network
