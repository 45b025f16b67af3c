// Peerings, transit gateways, endpoints, VPN and security groups: where packets end, and why.
#include "tests/sim/platform/network/edges.h"

namespace drydock::network {
namespace {

TEST(Peering, CarriesWhenBothSidesHaveARouteAndGoesNoFurther) {
  Edges edges;
  const auto tools = [&] { return to_subnet(edges.world, edges.subnet("tools-a")); };
  EXPECT_EQ(edges.end("private-b", tools()),
            "the internet does not carry private addresses such as 10.50.0.4");
  EXPECT_EQ(edges.give(CreatePeering{"peer", "prod", "services"}), "");
  EXPECT_EQ(edges.give(SetRoute{"private-b", "10.50.0.0/16", "peer"}), "");
  EXPECT_EQ(edges.end("private-b", tools()),
            "the answer does not find back: subnet tools-a: route table services has no route to "
            "10.40.32.4");
  EXPECT_EQ(edges.give(SetRoute{"services", "10.40.0.0/16", "peer"}), "");
  const Path path = edges.way("private-b", tools());
  EXPECT_TRUE(path.arrives) << path.reason;
  EXPECT_EQ(path.zone_crossings, 1);
  // Nothing behind the other VPC is reached: no NAT gateway, no office.
  EXPECT_EQ(edges.give(SetRoute{"services", "0.0.0.0/0", "peer"}), "");
  EXPECT_EQ(edges.end("tools-a", to_internet(edges.world)),
            "peer leads to VPC prod and no further, since peering is not transitive; 198.51.100.1 "
            "is not in it");
  EXPECT_EQ(edges.give(DeletePeering{"peer"}), "");
  EXPECT_EQ(edges.last("network.route_changed"), "route table services sends 0.0.0.0/0 to nobody");
  EXPECT_EQ(edges.count("network.route_changed"), 3 + 3);
  EXPECT_FALSE(edges.way("private-b", tools()).arrives);
}

TEST(Peering, NeedsBlocksApart) {
  Edges edges(2, "192.168.0.0/16", "10.40.128.0/17");
  EXPECT_EQ(edges.give(CreatePeering{"peer", "prod", "services"}),
            "The blocks of VPC prod (10.40.0.0/16) and VPC services (10.40.128.0/17) overlap, so "
            "no peering can tell them apart.");
}

TEST(TransitGateway, TakesNoRouteThatClashesWithOneItHas) {
  Edges edges(2, "192.168.0.0/16", "10.40.128.0/17");
  EXPECT_EQ(edges.give(AttachVpc{"prod", "hub"}), "");
  EXPECT_EQ(edges.count("network.transit_route_refused"), 0);
  EXPECT_EQ(edges.give(AttachVpc{"services", "hub"}), "");
  EXPECT_EQ(edges.count("network.transit_attached"), 2);
  EXPECT_EQ(edges.last("network.transit_route_refused"),
            "hub takes no route to VPC services: its block overlaps that of VPC prod");
  EXPECT_EQ(edges.give(SetRoute{"services", "10.40.0.0/16", "hub"}), "");
  EXPECT_EQ(edges.end("tools-a", to_subnet(edges.world, edges.subnet("private-a"))),
            "the answer does not find back: subnet private-a: no subnet of the VPC has the address "
            "10.40.128.4");
  edges.pass(hours(10));
  EXPECT_EQ(edges.spent("transit_gateway.attachment"), *Money::from_text("1.2"));
}

TEST(Routes, AfterADeletedOneTheNextBestDecides) {
  Edges edges;
  EXPECT_EQ(edges.give(SetRoute{"private-a", "192.168.0.0/16", "nat-a"}), "");
  EXPECT_EQ(edges.give(SetRoute{"private-a", "192.168.7.0/24", "nat-a"}), "");
  EXPECT_EQ(edges.give(DeleteRoute{"private-a", "192.168.0.0/16"}), "");
  EXPECT_EQ(edges.last("network.route_changed"),
            "route table private-a sends 192.168.0.0/16 to vpn-office");
  EXPECT_EQ(edges.give(DeleteRoute{"private-a", "192.168.7.0/24"}), "");
  EXPECT_EQ(edges.last("network.route_changed"),
            "route table private-a sends 192.168.7.0/24 to vpn-office");
  EXPECT_EQ(edges.give(DeleteRoute{"private-a", "0.0.0.0/0"}), "");
  EXPECT_EQ(edges.last("network.route_changed"), "route table private-a sends 0.0.0.0/0 to nobody");
}

TEST(TransitGateway, JoinsItsVpcs) {
  Edges edges;
  EXPECT_EQ(edges.give(AttachVpc{"prod", "hub"}), "");
  EXPECT_EQ(edges.give(SetRoute{"services", "10.40.0.0/16", "hub"}),
            "VPC services is not attached to hub.");
  EXPECT_EQ(edges.give(AttachVpc{"services", "hub"}), "");
  EXPECT_EQ(edges.give(SetRoute{"services", "10.40.0.0/16", "hub"}), "");
  EXPECT_EQ(edges.give(SetRoute{"private-a", "10.50.0.0/16", "hub"}), "");
  EXPECT_EQ(edges.end("tools-a", to_subnet(edges.world, edges.subnet("private-a"))),
            "arrives at private-a");
  edges.pass(hours(10));
  EXPECT_EQ(edges.spent("transit_gateway.attachment"), *Money::from_text("1.2"));
}

TEST(Vpn, FailsOverBetweenThirtyAndSixtySeconds) {
  Edges edges;
  const Destination office = to_site(edges.world, edges.office);
  EXPECT_EQ(edges.end("private-a", office), "arrives at office");
  edges.run([&](Context& context) { fail_tunnel(context, edges.tunnel(1)); });
  EXPECT_EQ(edges.end("private-a", office),
            "tunnel vpn-office-1 is down, and routing has not left it yet");
  edges.pass(seconds(29));
  EXPECT_FALSE(edges.way("private-a", office).arrives);
  edges.pass(seconds(31));
  EXPECT_EQ(edges.end("private-a", office), "arrives at office");
  EXPECT_EQ(carrier(edges.world, edges.vpn), edges.tunnel(2));
  EXPECT_EQ(edges.count("network.vpn_switched"), 1);
}

TEST(Vpn, WithOneTunnelGoesDarkWhileItsEndIsReplaced) {
  Edges edges(1);
  const Destination office = to_site(edges.world, edges.office);
  edges.run([&](Context& context) { replace_endpoint(context, edges.tunnel(1)); });
  edges.pass(minutes(2));
  EXPECT_EQ(edges.count("network.vpn_dark"), 1);
  // BGP has withdrawn the route, so packets follow the default route to the internet.
  EXPECT_EQ(edges.end("private-a", office),
            "the internet does not carry private addresses such as 192.168.0.4");
  edges.pass(minutes(4));
  EXPECT_EQ(edges.end("private-a", office), "arrives at office");
}

TEST(Vpn, StaticRoutesStayWhenAllIsDark) {
  Edges edges(1, "192.168.0.0/16", "10.50.0.0/16", false);
  edges.run([&](Context& context) { fail_tunnel(context, edges.tunnel(1)); });
  edges.pass(minutes(2));
  EXPECT_EQ(edges.end("private-a", to_site(edges.world, edges.office)),
            "VPN vpn-office is dark: its only tunnel is down");
}

TEST(Vpn, BillsHoursAndWhatItCarries) {
  Edges edges(1);
  edges.pass(hours(1));
  edges.run([&](Context& context) { fail_tunnel(context, edges.tunnel(1)); });
  edges.pass(hours(9));
  EXPECT_EQ(edges.spent("vpn.site_to_site.connection"), *Money::from_text("0.5"));
  // One hour at 1 MB/s: 3.6e9 bytes of 2^30 a GB.
  EXPECT_NEAR(edges.spent("transfer.vpn_out").to_double(), 0.09 * 3.6e9 / 1073741824, 1e-6);
}

TEST(Vpn, BillsOnlyWhatRoutesLeadThere) {
  Edges edges;
  edges.pass(hours(1));
  // One of three private subnets sends the office's packets elsewhere from now on.
  EXPECT_EQ(edges.give(SetRoute{"private-a", "192.168.0.0/16", "nat-a"}), "");
  edges.pass(hours(3));
  EXPECT_NEAR(edges.spent("transfer.vpn_out").to_double(), 0.09 * 3 * 3.6e9 / 1073741824, 1e-6);
  EXPECT_EQ(edges.give(DeleteRoute{"private-a", "192.168.0.0/16"}), "");
  edges.pass(hours(1));
  EXPECT_NEAR(edges.spent("transfer.vpn_out").to_double(), 0.09 * 4 * 3.6e9 / 1073741824, 1e-6);
}

TEST(Clash, OfAnOfficeAndAVpcEndsInTheWrongPlace) {
  Edges edges(2, "10.40.32.0/20");
  EXPECT_EQ(
      edges.end("private-a", to_site(edges.world, edges.office)),
      "it ends in the wrong place: the address 10.40.32.4 of office is also one of private-b");
  const Path back = trace(edges.world, Source{{}, edges.office},
                          to_subnet(edges.world, edges.subnet("private-b")));
  EXPECT_FALSE(back.arrives);
  EXPECT_EQ(
      back.reason,
      "it ends in the wrong place: the address 10.40.32.4 of private-b is also one of office");
}

TEST(Endpoint, ServesItsZonesByName) {
  Edges edges;
  EXPECT_EQ(edges.give(CreateEndpoint{"secrets", "secretsmanager", false}), "");
  EXPECT_EQ(edges.give(CreateEndpoint{"again", "secretsmanager", true}),
            "VPC prod has an endpoint for secretsmanager already.");
  const auto endpoint = edges.world.find<Endpoint>("secrets");
  const auto b = edges.world.find<EndpointInterface>("secrets-b");
  EXPECT_EQ(interface_for(edges.world, endpoint, edges.zones[1]), b);
  EXPECT_EQ(edges.end("private-b", to_endpoint(edges.world, b)), "arrives at endpoint secrets-b");
  edges.run([&](Context& context) { fail_endpoint(context, b); });
  EXPECT_EQ(edges.end("private-b", to_endpoint(edges.world, b)),
            "endpoint interface secrets-b is broken");
  const auto a = interface_for(edges.world, endpoint, edges.zones[1]);
  EXPECT_EQ(a, edges.world.find<EndpointInterface>("secrets-a"));
  edges.run([&](Context& context) { count_endpoint(context, a, edges.zones[1], gibibyte); });
  edges.pass(hours(10));
  EXPECT_EQ(edges.spent("vpc_endpoint.interface"), *Money::from_text("0.36"));
  EXPECT_EQ(edges.spent("vpc_endpoint.interface.data"), *Money::from_text("0.01"));
  EXPECT_EQ(edges.spent("transfer.inter_az_each_way"), *Money::from_text("0.02"));
}

struct RuleCase {
  RuleValue rule;
  Opening opening;
  bool passes;
};
class Rules : public testing::TestWithParam<RuleCase> {};
TEST_P(Rules, LetThroughWhatTheySay) {
  EXPECT_EQ(lets_through(GetParam().rule, GetParam().opening), GetParam().passes);
}
constexpr Cidr ten{0x0a000000, 8};
INSTANTIATE_TEST_SUITE_P(
    Cases, Rules,
    testing::Values(RuleCase{{Direction::inbound, Protocol::tcp, 443, 443, ten, {}},
                             {Direction::inbound, Protocol::tcp, 443, 0x0a010203},
                             true},
                    RuleCase{{Direction::inbound, Protocol::tcp, 443, 443, ten, {}},
                             {Direction::outbound, Protocol::tcp, 443, 0x0a010203},
                             false},
                    RuleCase{{Direction::inbound, Protocol::tcp, 443, 443, ten, {}},
                             {Direction::inbound, Protocol::tcp, 444, 0x0a010203},
                             false},
                    RuleCase{{Direction::inbound, Protocol::udp, 0, 65535, ten, {}},
                             {Direction::inbound, Protocol::tcp, 443, 0x0a010203},
                             false},
                    RuleCase{{Direction::inbound, Protocol::any, 0, 65535, ten, {}},
                             {Direction::inbound, Protocol::udp, 53, 0x0b010203},
                             false},
                    RuleCase{
                        {Direction::inbound, Protocol::any, 0, 65535, ten, Id<SecurityGroup>{3}},
                        {Direction::inbound, Protocol::udp, 53, 0x0a010203},
                        false}));

TEST(Security, RefusesWithTheRuleThatIsMissing) {
  Edges edges;
  edges.run([&](Context& context) {
    const auto vpc = context.world().find<Vpc>("prod");
    const auto nodes = add_security_group(context, context.name("nodes"), vpc);
    add_security_group(context, context.name("tools"), vpc);
    for (const char* subnet : {"private-a", "private-b"})
      use_group(context, nodes, Holder::machines, edges.subnet(subnet).index);
  });
  const auto b = [&] { return to_subnet(edges.world, edges.subnet("private-b")); };
  EXPECT_EQ(edges.end("private-a", b()),
            "security group nodes of private-a has no rule for tcp 443 to 10.40.32.4");
  EXPECT_EQ(edges.give(AllowTraffic{"nodes", "to", "any", "0.0.0.0/0"}), "");
  EXPECT_EQ(edges.end("private-a", b()),
            "security group nodes of private-b has no rule for tcp 443 from 10.40.16.4");
  EXPECT_TRUE(egress(edges.world, edges.zones[0]).open);
  EXPECT_EQ(edges.give(AllowTraffic{"nodes", "from", "tcp 443", "tools"}), "");
  EXPECT_FALSE(edges.way("private-a", b()).arrives);
  EXPECT_EQ(edges.give(AllowTraffic{"nodes", "from", "tcp 400-500", "nodes"}), "");
  EXPECT_EQ(edges.end("private-a", b()), "arrives at private-b");
  EXPECT_EQ(edges.give(RevokeTraffic{"nodes", "to", "any", "0.0.0.0/0"}), "");
  EXPECT_FALSE(egress(edges.world, edges.zones[0]).open);
  EXPECT_EQ(edges.give(AllowTraffic{"nodes", "at", "any", "0.0.0.0/0"}),
            "A rule is \"from\" or \"to\" somebody, not \"at\".");
  EXPECT_EQ(edges.give(AllowTraffic{"nodes", "from", "tcp 99999", "0.0.0.0/0"}),
            "\"tcp 99999\" is no protocol with ports.");
  for (int port = 1; port <= 58; ++port)
    EXPECT_EQ(edges.give(AllowTraffic{"nodes", "from", "udp " + std::to_string(port), "nodes"}),
              "");
  EXPECT_EQ(edges.give(AllowTraffic{"nodes", "from", "udp 99", "nodes"}),
            "Security group nodes has 60 rules in this direction, which is the quota.");
}

}  // namespace
}  // namespace drydock::network
