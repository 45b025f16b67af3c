// Designs priced by the shipped list, mistakes in them, and a world priced as it stands.
#include "sim/practice/pricing/quote.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/platform/cost/cost.h"
#include "sim/platform/rules.h"
#include "sim/practice/pricing/book.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "tests/sim/practice/pricing/shop.h"

namespace drydock::pricing {
namespace {

const scenario::SearchPaths paths = scenario::SearchPaths::under(places::source_dir());

std::optional<Quote> quoted(const std::string& text, codec::Diagnostics& out) {
  const auto document = codec::parse(text, "design.json", out);
  return document ? quote_design(*document, "design.json", paths, out) : std::nullopt;
}

/// A design in us-east-1 of these resources.
std::string design(const std::string& resources, const std::string& region = "us-east-1") {
  return R"({"format": "drydock-design/1", "region": ")" + region + R"(", "resources": [)" +
         resources + "]}";
}

struct Priced {
  std::string name, resources, total;
};

void PrintTo(const Priced& row, std::ostream* out) { *out << row.name; }

class Designs : public testing::TestWithParam<Priced> {};

TEST_P(Designs, CostWhatTheListSays) {
  codec::Diagnostics out;
  const auto quote = quoted(design(GetParam().resources), out);
  ASSERT_TRUE(quote) << codec::to_text(out);
  EXPECT_EQ(quote->total.to_text(), GetParam().total);
  Money sum;
  for (const QuotedResource& resource : quote->resources)
    for (const QuoteLine& line : resource.lines) sum += line.amount;
  EXPECT_EQ(sum, quote->total);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Designs,
    testing::Values(
        Priced{"Nothing", "", "0"},
        Priced{"Balancer", R"({"name": "a", "kind": "load_balancer", "config": {}})", "16.425"},
        Priced{"FiveBalancers",
               R"({"name": "a", "kind": "load_balancer", "count": 5, "config": {}})", "82.125"},
        Priced{"TiersGoByTheWholeAccount",
               R"({"name": "a", "kind": "data_transfer", "config": {"internet_out_gb": 10000}},
                  {"name": "b", "kind": "data_transfer", "config": {"internet_out_gb": 300}})",
               "926.7"},
        Priced{"BucketOverItsFirstTier",
               R"({"name": "a", "kind": "s3", "config": {"storage_gb": "51 TB"}})", "1200.128"},
        Priced{"ManyZones", R"({"name": "a", "kind": "route53", "config": {"zones": 27}})", "12.7"},
        Priced{"DedicatedMachine",
               R"({"name": "a", "kind": "ec2_instance",
                   "config": {"instance_type": "m5.large", "hours": 100, "tenancy": "dedicated"}})",
               "10.176"},
        Priced{"WindowsMachine",
               R"({"name": "a", "kind": "ec2_instance",
                   "config": {"instance_type": "m5.large", "hours": 100,
                              "operating_system": "windows"}})",
               "18.8"},
        Priced{"ReservedMachine",
               R"({"name": "a", "kind": "ec2_instance",
                   "config": {"instance_type": "m5.large", "hours": 100, "purchase": "reserved"}})",
               "6.048"},
        Priced{"PaidInAdvance",
               R"({"name": "a", "kind": "ec2_instance",
                   "config": {"instance_type": "m5.large", "purchase": "reserved",
                              "reservation": {"payment": "all_upfront"}}})",
               "0"},
        Priced{"Io2InTiers",
               R"({"name": "a", "kind": "ebs_volume",
                   "config": {"type": "io2", "gb": 1, "iops": 64001}})",
               "3536.15685"},
        Priced{"CapacityUnitsByTheMonth",
               R"({"name": "a", "kind": "dynamodb",
                   "config": {"mode": "provisioned", "wcu": 20, "rcu": 30}})",
               "12.337"},
        Priced{"RequestsByTheMillion",
               R"({"name": "a", "kind": "dynamodb",
                   "config": {"write_request_units": 3000000}})",
               "1.875"},
        Priced{"ClusterOfBrokers",
               R"({"name": "a", "kind": "mq_broker",
                   "config": {"engine": "rabbitmq", "instance_type": "mq.m5.large",
                              "deployment": "cluster_multi_az", "storage_gb_per_node": 10}})",
               "633.72"},
        Priced{"DatabaseInTwoZones",
               R"({"name": "a", "kind": "rds_instance",
                   "config": {"engine": "postgres", "class": "db.t4g.small", "multi_az": true,
                              "storage": {"type": "gp3", "gb": 400, "iops": 14000}}})",
               "219.45"}),
    [](const auto& row) { return row.param.name; });

struct WrongDesign {
  std::string name, text, code, path, hint;
};

void PrintTo(const WrongDesign& row, std::ostream* out) { *out << row.name; }

class WrongDesigns : public testing::TestWithParam<WrongDesign> {};

TEST_P(WrongDesigns, AreRefusedWithTheReason) {
  codec::Diagnostics out;
  EXPECT_FALSE(quoted(GetParam().text, out));
  ASSERT_EQ(out.size(), 1u) << codec::to_text(out);
  EXPECT_EQ(out[0].code, GetParam().code);
  EXPECT_EQ(out[0].path, GetParam().path);
  EXPECT_EQ(out[0].hint, GetParam().hint);
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongDesigns,
    testing::Values(
        WrongDesign{"Format",
                    R"({"format": "drydock-design/2", "region": "us-east-1", "resources": []})",
                    "E0115", "format", "drydock-design/1"},
        WrongDesign{"NoRegion", R"({"format": "drydock-design/1", "resources": []})", "E0111", "",
                    ""},
        WrongDesign{"Region",
                    design(R"({"name": "a", "kind": "ecr"}, {"name": "b", "kind": "ecr"})",
                           "eu-centrall-1"),
                    "E0115", "region", "eu-central-1"},
        WrongDesign{"PriceList",
                    R"({"format": "drydock-design/1", "region": "us-east-1", "prices": "../x",
                  "resources": []})",
                    "E0210", "prices", ""},
        WrongDesign{"Key", design(R"({"name": "a", "kind": "ecr", "tag": {}})"), "E0112",
                    "resources[0].tag", "tags"},
        WrongDesign{"Kind", design(R"({"name": "a", "kind": "rds_instanze"})"), "E0115",
                    "resources[0].kind", "rds_instance"},
        WrongDesign{"Config", design(R"({"name": "a", "kind": "ecr", "config": {"storage_g": 1}})"),
                    "E0112", "resources[0].config.storage_g", "storage_gb"},
        WrongDesign{"Twice",
                    design(R"({"name": "a", "kind": "ecr"}, {"name": "a", "kind": "ecr"})"),
                    "E0202", "resources[1].name", ""},
        WrongDesign{"Machine", design(R"({"name": "a", "kind": "ec2_instance",
                         "config": {"instance_type": "m5.lage"}})"),
                    "E0204", "resources[0]", "ec2.ondemand.m5.large"},
        WrongDesign{"OtherRegion", design(R"({"name": "a", "kind": "data_transfer",
                         "config": {"from_region": "eu-west-1"}})"),
                    "E0115", "resources[0].config.from_region", "us-east-1"}),
    [](const auto& row) { return row.param.name; });

TEST(Design, SaysAllMistakesAtOnce) {
  codec::Diagnostics out;
  EXPECT_FALSE(quoted(design(R"({"name": "a", "kind": "ecr", "config": {"storage_gb": -1}},
      {"name": "b", "kind": "public_ip4"}, {"kind": "ecr"},
      {"name": "c", "kind": "s3", "config": {"objects_listed": 1000000}})"),
                      out));
  EXPECT_EQ(out.size(), 4u) << codec::to_text(out);
}

TEST(Design, MayLieInSeveralRegions) {
  codec::Diagnostics out;
  const auto quote = quoted(design(R"(
      {"name": "a", "kind": "nat_gateway", "config": {"hours": 1}},
      {"name": "b", "kind": "nat_gateway", "region": "eu-central-1", "config": {"hours": 1}})"),
                            out);
  ASSERT_TRUE(quote) << codec::to_text(out);
  EXPECT_EQ(quote->resources[0].total.to_text(), "0.045");
  EXPECT_EQ(quote->resources[1].total.to_text(), "0.052");
}

TEST(Design, TheSampleIsGood) {
  codec::Diagnostics out;
  const std::string file = paths.scenarios + "/designs/managed.json";
  const auto document = codec::read_file(file, out);
  ASSERT_TRUE(document);
  const auto quote = quote_design(*document, file, paths, out);
  ASSERT_TRUE(quote) << codec::to_text(out);
  EXPECT_EQ(quote->resources.size(), 13u);
  for (const QuotedResource& resource : quote->resources)
    EXPECT_FALSE(resource.lines.empty()) << resource.name;
}

TEST(Design, ThePageKnowsEveryKindAndKey) {
  std::ifstream file(paths.scenarios + "/designs/README.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Kind& kind : kinds()) {
    const std::string name = "| `" + std::string(kind.name) + "` |";
    const std::size_t at = text.str().find(name);
    ASSERT_NE(at, std::string::npos) << name;
    const std::string row = text.str().substr(at, text.str().find('\n', at) - at);
    for (const std::string& key : keys_of(kind, terms()))
      EXPECT_NE(row.find("`" + key + "`"), std::string::npos) << kind.name << " " << key;
  }
}

TEST(Quote, OfAWorldIsItsRunRate) {
  const scenario::Reading reading =
      scenario::read_scenario(paths.scenarios + "/nsflow-month.json", paths);
  ASSERT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  const auto rulebook = platform::rules();
  const Result<World> world = scenario::build(*reading.scenario, *rulebook, Seed{1});
  ASSERT_TRUE(world) << world.error().message;
  const Quote quote = quote_world(*world, 730);
  EXPECT_NEAR(quote.total.to_double(), (cost::hourly_run_rate(*world) * 730).to_double(), 0.01);
  EXPECT_GT(quote.resources.size(), 10u);
}

}  // namespace
}  // namespace drydock::pricing
