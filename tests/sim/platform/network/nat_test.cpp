// NAT gateways: their pure limits, ports that run out in time, and what people do about it.
#include "sim/platform/network/nat_rules.h"

#include "tests/sim/platform/network/edges.h"

namespace drydock::network {
namespace {

TEST(NatRules, PortsFollowLittlesLaw) {
  const PortLoad load{0, 100, 350, 55000};
  EXPECT_NEAR(ports_after(load, 1e5), 35000, 1e-6);
  EXPECT_NEAR(ports_after(load, 350), 35000 * (1 - 0.36787944117), 1e-3);
  EXPECT_TRUE(ports_run_out(load) > 1e300);
}

TEST(NatRules, PortsRunOutAtTheInstantOfTheLimit) {
  const PortLoad load{1000, 200, 350, 55000};
  const double left = ports_run_out(load);
  EXPECT_NEAR(ports_after(load, left), 55000, 1e-6);
  const PortLoad full{55000, 200, 350, 55000};
  EXPECT_EQ(ports_after(full, 1000), 55000);
}

TEST(NatRules, CapacityScalesBandwidthAndPacketsTogether) {
  const NatCapacity base = nat_capacity(5, 5, 100, 1, 10);
  EXPECT_EQ(base.packets, 1);
  EXPECT_EQ(nat_capacity(100, 5, 100, 1, 10).packets, 10);
  EXPECT_EQ(carried_share(10, 0.5, base), 0.5);
  EXPECT_EQ(carried_share(1, 4, base), 0.25);
  EXPECT_EQ(carried_share(5, 1, base), 1);
}

TEST(Nat, PortsRunOutAndAnAddressHelps) {
  Edges edges;
  const Id<NatGateway> nat = edges.nat("nat-a");
  Name erp;
  edges.run([&](Context& context) {
    erp = context.name("erp");
    offer_connections(context, nat, erp, 10, seconds(350));
  });
  edges.pass(hours(1));
  EXPECT_EQ(edges.count("network.nat_ports_exhausted"), 0);
  EXPECT_NEAR(open_connections(edges.world, nat), 3500, 1);
  edges.run([&](Context& context) { offer_connections(context, nat, erp, 200, seconds(350)); });
  edges.pass(hours(1));
  EXPECT_EQ(edges.count("network.nat_ports_exhausted"), 1);
  const double span = ports_run_out({open_connections(edges.world, nat) - 51500, 200, 350, 55000});
  EXPECT_NEAR(in_seconds(edges.when("network.nat_ports_exhausted")), 3600 + span, 1.5);
  EXPECT_NEAR(port_rate(edges.world, nat, erp), 55000.0 / 350, 1e-9);
  EXPECT_GT(port_errors(edges.world, nat), 0);
  EXPECT_EQ(edges.give(AddNatAddress{"nat-a"}), "");
  EXPECT_EQ(edges.count("network.nat_ports_free"), 1);
  EXPECT_GT(port_rate(edges.world, nat, erp), 1e300);
  edges.pass(hours(2));
  EXPECT_EQ(edges.count("network.nat_ports_exhausted"), 1);
}

TEST(Nat, ConnectionsThatWereLeftOpenKeepTheirTime) {
  Edges edges;
  const Id<NatGateway> nat = edges.nat("nat-a");
  Name erp;
  edges.run([&](Context& context) {
    erp = context.name("erp");
    offer_connections(context, nat, erp, 200, seconds(350));
  });
  edges.pass(hours(1));
  EXPECT_NEAR(open_connections(edges.world, nat), 55000, 1);
  // Clients close their connections again; what is open goes with the idle timeout.
  const auto offer = [&] {
    edges.run([&](Context& context) { offer_connections(context, nat, erp, 200, seconds(1)); });
  };
  offer();
  EXPECT_EQ(edges.count("network.nat_ports_free"), 0);
  EXPECT_NEAR(port_rate(edges.world, nat, erp), 55000 / 350.0, 0.5);
  edges.pass(seconds(60));
  offer();
  EXPECT_NEAR(open_connections(edges.world, nat), 55000 * 0.84246 + 200, 60);
  EXPECT_EQ(edges.count("network.nat_ports_free"), 1);
  edges.pass(hours(1));
  EXPECT_NEAR(open_connections(edges.world, nat), 200, 3);
  EXPECT_EQ(edges.count("network.nat_ports_exhausted"), 1);
}

TEST(Nat, DropsPacketsUntilItHasScaled) {
  Edges edges;
  const Id<NatGateway> nat = edges.nat("nat-a");
  edges.run([&](Context& context) { offer_bytes(context, nat, 2e9); });
  EXPECT_NEAR(packet_share(edges.world, nat), 0.3125, 1e-9);
  edges.pass(seconds(61));
  EXPECT_NEAR(packet_share(edges.world, nat), 0.625, 1e-9);
  edges.pass(minutes(5));
  EXPECT_EQ(packet_share(edges.world, nat), 1);
}

TEST(Nat, IsCreatedInMinutesAndTakesOverByARoute) {
  Edges edges;
  edges.run([&](Context& context) { fail_nat(context, edges.nat("nat-a")); });
  EXPECT_FALSE(egress(edges.world, edges.zones[0]).open);
  EXPECT_EQ(edges.give(CreateNat{"nat-new", "a"}), "");
  EXPECT_EQ(edges.give(SetRoute{"private-a", "0.0.0.0/0", "nat-new"}), "");
  EXPECT_EQ(edges.end("private-a", to_internet(edges.world)),
            "NAT gateway nat-new is still being created");
  edges.pass(minutes(2));
  EXPECT_TRUE(egress(edges.world, edges.zones[0]).open);
  EXPECT_EQ(edges.give(DeleteNat{"nat-new"}), "");
  EXPECT_EQ(edges.end("private-a", to_internet(edges.world)),
            "subnet private-a: the route to 198.51.100.1 in route table private-a leads nowhere");
  EXPECT_EQ(edges.give(SetRoute{"private-a", "0.0.0.0/0", "nat-b"}), "");
  EXPECT_TRUE(egress(edges.world, edges.zones[0]).crosses_zone);
}

TEST(Nat, QuotasAndNamesAreKept) {
  Edges edges;
  EXPECT_EQ(edges.give(CreateNat{"nat-a", "a"}), "There is a NAT gateway called nat-a already.");
  EXPECT_EQ(edges.give(CreateNat{"Nat!", "a"}), "\"Nat!\" is no name for a new NAT gateway.");
  EXPECT_EQ(edges.give(CreateNat{"one", "a"}), "");
  EXPECT_EQ(edges.give(AddNatAddress{"one"}), "");
  EXPECT_EQ(edges.give(CreateNat{"two", "b"}), "All 5 Elastic IPs of the region are in use.");
  EXPECT_EQ(edges.give(SetRoute{"private-a", "10.40.0.0/16", "nat-b"}),
            "The local route of a VPC cannot be replaced.");
  EXPECT_EQ(edges.give(SetRoute{"private-a", "0.0.0.0/0", "nat-z"}),
            "A route cannot lead to \"nat-z\": there is no such thing.");
  EXPECT_EQ(edges.give(DeleteRoute{"private-a", "1.2.3.0/24"}),
            "Route table private-a has no route to 1.2.3.0/24.");
}

TEST(Subnet, GivesItsAddressesUntilNoneIsLeft) {
  Edges edges;
  const Id<Subnet> subnet = edges.subnet("public-a");
  EXPECT_EQ(free_addresses(edges.world, subnet), 256 - 5 - 1);
  edges.run([&](Context& context) {
    EXPECT_TRUE(take_addresses(context, subnet, 250));
    EXPECT_FALSE(take_addresses(context, subnet, 1));
    EXPECT_FALSE(take_addresses(context, subnet, 1));
  });
  EXPECT_EQ(edges.count("network.subnet_full"), 1);
  EXPECT_EQ(edges.give(CreateNat{"nat-new", "a"}), "Subnet public-a has no free address.");
}

}  // namespace
}  // namespace drydock::network
