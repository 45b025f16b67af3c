// Paths: the longest prefix decides, and the quick answer of egress() is that of the graph search.
#include <gtest/gtest.h>

#include "tests/sim/platform/ground.h"

namespace drydock::network {
namespace {

using ground::Ground;

std::uint32_t address(std::string_view text) { return parse_cidr(text)->address; }

std::string said(const Path& path) {
  std::string text;
  for (const Hop& hop : path.hops) text += (text.empty() ? "" : " > ") + hop.name;
  return text;
}

struct PathCase {
  const char* from;
  const char* to;
  const char* hops;
  const char* reason;
  int crossings;
};
class Route : public testing::TestWithParam<PathCase> {};
TEST_P(Route, FollowsTheLongestPrefix) {
  Ground ground;
  ground.run([](Context& context) {
    add_route(context, context.world().find<RouteTable>("private-b"), *parse_cidr("203.0.113.0/24"),
              RouteTarget::blackhole);
    add_route(context, context.world().find<RouteTable>("private-b"), *parse_cidr("203.0.113.8/32"),
              RouteTarget::internet_gateway);
  });
  const Path path = route(ground.world, ground.subnet(GetParam().from), address(GetParam().to));
  EXPECT_EQ(said(path), GetParam().hops);
  EXPECT_EQ(path.reason, GetParam().reason);
  EXPECT_EQ(path.arrives, path.reason.empty());
  EXPECT_EQ(path.zone_crossings, GetParam().crossings);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, Route,
    testing::Values(
        PathCase{"private-a", "1.1.1.1", "private-a > nat-a > internet gateway of prod > internet",
                 "", 0},
        PathCase{"public-c", "1.1.1.1", "public-c > internet gateway of prod > internet", "", 0},
        PathCase{"private-a", "52.219.3.4", "private-a > S3 endpoint of prod > S3", "", 0},
        PathCase{"private-a", "10.40.32.9", "private-a > private-b", "", 1},
        PathCase{"private-a", "10.40.16.9", "private-a", "", 0},
        PathCase{"private-a", "10.40.200.1", "private-a",
                 "subnet private-a: no subnet of the VPC has the address 10.40.200.1", 0},
        PathCase{
            "private-b", "203.0.113.7", "private-b",
            "subnet private-b: the route to 203.0.113.7 in route table private-b leads nowhere", 0},
        PathCase{"private-b", "203.0.113.8", "private-b",
                 "subnet private-b: it is private, so the internet gateway drops its packets", 0}));

TEST(Path, EndsAtADarkZone) {
  Ground ground(true);
  ground.run([&](Context& context) { fail_zone(context, ground.zones[0]); });
  const Path out = route(ground.world, ground.subnet("private-b"), address("1.1.1.1"));
  EXPECT_EQ(out.reason, "NAT gateway nat-a is down: zone a is dark");
  EXPECT_EQ(said(out), "private-b > nat-a");
  EXPECT_EQ(out.zone_crossings, 1);
  EXPECT_EQ(route(ground.world, ground.subnet("private-a"), address("1.1.1.1")).reason,
            "subnet private-a: zone a is dark");
  EXPECT_EQ(route(ground.world, ground.subnet("private-b"), address("10.40.16.1")).reason,
            "subnet private-a: zone a is dark");
}

void expect_agreement(const Ground& ground) {
  for (const Id<Zone> zone : ground.zones) {
    const Id<Subnet> from = workload_subnet(ground.world, zone);
    const Settings& settings = ground.world.only<Settings>();
    const Path out = route(ground.world, from, settings.internet_address);
    const Egress way = egress(ground.world, zone);
    EXPECT_EQ(way.open, out.arrives);
    if (out.hops.size() > 1) {
      EXPECT_EQ(way.crosses_zone, out.zone_crossings > 0);
    }
    EXPECT_EQ(egress_to_s3(ground.world, zone).open,
              route(ground.world, from, settings.s3_cidr).arrives);
  }
}

class Agreement : public testing::TestWithParam<bool> {};
TEST_P(Agreement, OfEgressAndGraphSearch) {
  Ground ground(GetParam());
  expect_agreement(ground);
  for (const Id<Zone> zone : ground.zones) {
    ground.run([&](Context& context) { fail_zone(context, zone); });
    expect_agreement(ground);
    ground.run([&](Context& context) { restore_zone(context, zone); });
  }
  ground.run([&](Context& context) { fail_nat(context, ground.nat("nat-a")); });
  expect_agreement(ground);
  EXPECT_EQ(egress(ground.world, ground.zones[1]).open, !GetParam());
  ground.run([&](Context& context) { restore_nat(context, ground.nat("nat-a")); });
  expect_agreement(ground);
}
INSTANTIATE_TEST_SUITE_P(Layouts, Agreement, testing::Bool());

struct CidrCase {
  const char* text;
  const char* problem;
};
class BadCidr : public testing::TestWithParam<CidrCase> {};
TEST_P(BadCidr, IsRefusedWithItsReason) {
  const auto parsed = parse_cidr(GetParam().text);
  ASSERT_FALSE(parsed);
  EXPECT_NE(parsed.error().message.find(GetParam().problem), std::string::npos)
      << parsed.error().message;
}
INSTANTIATE_TEST_SUITE_P(Cases, BadCidr,
                         testing::Values(CidrCase{"", "not an IPv4 address"},
                                         CidrCase{"10.40.0/16", "not an IPv4 address"},
                                         CidrCase{"10.40.0.256/16", "not an IPv4 address"},
                                         CidrCase{"10.40.0.0/33", "no prefix length"},
                                         CidrCase{"10.40.0.0/", "no prefix length"},
                                         CidrCase{"10.40.0.0/8x", "no prefix length"},
                                         CidrCase{"10.40.0.1/16", "beyond its prefix"}));

TEST(Cidr, IsReadAndSaid) {
  EXPECT_EQ(*parse_cidr("10.40.16.0/20"), (Cidr{0x0a281000, 20}));
  EXPECT_EQ(*parse_cidr("0.0.0.0/0"), (Cidr{0, 0}));
  EXPECT_EQ(say_address(0x0a281001), "10.40.16.1");
  EXPECT_TRUE(parse_cidr("10.40.16.0/20")->contains(address("10.40.31.255")));
  EXPECT_FALSE(parse_cidr("10.40.16.0/20")->contains(address("10.40.32.0")));
}

}  // namespace
}  // namespace drydock::network
