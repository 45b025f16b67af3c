// Lists: their columns are those of the tools, each row fits them, and the shipped platform and its
// incidents fill the pages as the tools would.
#include "sim/practice/report/listing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/listing_kinds.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::report {
namespace {

using testing::HasSubstr;

run::Run play(const std::string& scenario, Duration time) {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/" + scenario + ".json", search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  auto run = run::open(*reading.scenario, platform::rules(), Seed{1});
  EXPECT_TRUE(run) << run.error().message;
  run->advance(reading.scenario->start + time);
  return std::move(*run);
}

std::string text_of(const run::Run& run, std::string_view kind, bool wide = false) {
  return list_text(*list_kind(kind), list_kind(kind)->rows(run.world()), wide);
}

/// The cell of the column `title` in the first row whose `by` column holds `name`.
std::string cell(const run::Run& run, std::string_view kind_name, const std::string& name,
                 std::string_view title, std::size_t by = 0) {
  const ListKind& kind = *list_kind(kind_name);
  std::size_t at = 0;
  while (at < kind.columns.size() && kind.columns[at].title != title) ++at;
  for (const ListRow& row : kind.rows(run.world()))
    if (row.cells[by].text == name && at < row.cells.size()) return row.cells[at].text;
  return "no such row";
}

TEST(Listing, RowsFitTheirColumnsAndAreTold) {
  for (const auto& [scenario, time] :
       {std::pair("zone-loss", minutes(17)), {"stories/spot-reclaim", minutes(30)}}) {
    const run::Run run = play(scenario, time);
    for (const ListKind& kind : list_kinds()) {
      std::set<std::string> keys;
      for (const ListRow& row : kind.rows(run.world())) {
        EXPECT_EQ(row.cells.size(), kind.columns.size()) << kind.name << " " << row.id;
        EXPECT_NE(row.id.find('/'), std::string::npos) << row.id;
        EXPECT_TRUE(keys.insert(row.key()).second) << kind.name << " " << row.key();
      }
    }
  }
}

TEST(Listing, KindsAreFoundAsPeopleCallThem) {
  std::set<std::string_view> names;
  for (const ListKind& kind : list_kinds()) {
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_EQ(list_kind(kind.name), &kind);
    if (kind.short_name.empty()) continue;
    EXPECT_TRUE(names.insert(kind.short_name).second) << kind.short_name;
    EXPECT_EQ(list_kind(kind.short_name), &kind);
  }
  EXPECT_EQ(list_kind("po"), list_kind("pods"));
  EXPECT_EQ(list_kind("Pod"), list_kind("pods"));
  EXPECT_EQ(list_kind("priorityclass"), list_kind("pc"));
  EXPECT_EQ(list_kind(""), nullptr);
  EXPECT_EQ(list_kind("podz"), nullptr);
  EXPECT_EQ(nearest_kind("podz"), "pods");
  EXPECT_EQ(nearest_kind("zzzzzzzzz"), "");
}

struct Header {
  std::string kind, columns;
  bool wide = false;
};

class Headers : public testing::TestWithParam<Header> {};

TEST_P(Headers, AreThoseOfTheTools) {
  const std::string text = list_text(*list_kind(GetParam().kind), {}, GetParam().wide);
  EXPECT_EQ(text, GetParam().columns + "\n");
}

// Source: kubernetes/kubernetes pkg/printers/internalversion/printers.go; the pages of the consoles
// of EC2, EKS, VPC and Route 53.
INSTANTIATE_TEST_SUITE_P(
    Table, Headers,
    testing::Values(
        Header{"pods", "NAMESPACE  NAME  READY  STATUS  RESTARTS  AGE"},
        Header{"pods", "NAMESPACE  NAME  READY  STATUS  RESTARTS  AGE  NODE  NOMINATED NODE  ZONE",
               true},
        Header{"nodes", "NAME  STATUS  ROLES  AGE  VERSION"},
        Header{"events", "LAST SEEN  TYPE  REASON  OBJECT  MESSAGE"},
        Header{"deployments", "NAMESPACE  NAME  READY  UP-TO-DATE  AVAILABLE  AGE"},
        Header{"deployments",
               "NAMESPACE  NAME  READY  UP-TO-DATE  AVAILABLE  AGE  CONTAINERS  IMAGES  SELECTOR",
               true},
        Header{"statefulsets", "NAMESPACE  NAME  READY  AGE"},
        Header{"daemonsets",
               "NAMESPACE  NAME  DESIRED  CURRENT  READY  UP-TO-DATE  AVAILABLE  NODE SELECTOR  "
               "AGE"},
        Header{"replicasets", "NAMESPACE  NAME  DESIRED  CURRENT  READY  AGE"},
        Header{"jobs", "NAMESPACE  NAME  STATUS  COMPLETIONS  DURATION  AGE"},
        Header{"cronjobs",
               "NAMESPACE  NAME  SCHEDULE  TIMEZONE  SUSPEND  ACTIVE  LAST SCHEDULE  AGE"},
        Header{"hpa", "NAMESPACE  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE"},
        Header{"pdb", "NAMESPACE  NAME  MIN AVAILABLE  MAX UNAVAILABLE  ALLOWED DISRUPTIONS  AGE"},
        Header{"pvc",
               "NAMESPACE  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  "
               "VOLUMEATTRIBUTESCLASS  AGE"},
        Header{"quota", "NAMESPACE  NAME  REQUEST  LIMIT  AGE"},
        Header{"pc", "NAME  VALUE  GLOBAL-DEFAULT  AGE  PREEMPTIONPOLICY"},
        Header{"ns", "NAME  STATUS  AGE"},
        Header{"instances",
               "Name  Instance state  Instance type  Status check  Availability Zone  Launch time"},
        Header{"snapshots", "Name  Volume  Volume size  Snapshot status  Started"},
        Header{"db-instances",
               "DB identifier  Status  Engine  Availability Zone  Size  Multi-AZ  Secondary Zone"},
        Header{"brokers",
               "Name  Status  Deployment mode  Broker engine  Broker instance type  Nodes"},
        Header{"vpc-peering-connections",
               "Name  Status  Requester VPC  Accepter VPC  Requester CIDRs  Accepter CIDRs"},
        Header{"routes", "Route table  Destination  Target  Status  Propagated"},
        Header{"records",
               "Record name  Type  Routing policy  Differentiator  Alias  Value/Route traffic to  "
               "TTL (seconds)"}));

TEST(Listing, ShowsAZoneThatIsGone) {
  const run::Run run = play("zone-loss", minutes(17));
  EXPECT_THAT(text_of(run, "nodes"), HasSubstr("NotReady"));
  EXPECT_EQ(cell(run, "nat-gateways", "nat-b", "State"), "Available") << "as AWS says it";
  EXPECT_EQ(cell(run, "nat-gateways", "nat-b", "Reachable"), "No");
  EXPECT_EQ(cell(run, "availability-zones", "b", "State"), "Impaired");
  const std::string pods = text_of(run, "pods");
  EXPECT_THAT(pods, HasSubstr("Terminating"));
  EXPECT_THAT(pods, HasSubstr("Pending"));
  const std::string events = text_of(run, "events");
  EXPECT_THAT(events, HasSubstr("NodeNotReady"));
  EXPECT_THAT(events, HasSubstr("FailedScheduling"));
  EXPECT_EQ(cell(run, "stat", "web", "MESHED", 1).back(), cell(run, "deploy", "web", "READY", 1)[0])
      << "all pods that are ready are meshed";
}

TEST(Listing, ShowsThePlatformAtRest) {
  const run::Run run = play("zone-loss", minutes(5));
  EXPECT_EQ(cell(run, "deployments", "web", "READY", 1), "3/3");
  EXPECT_EQ(cell(run, "deployments", "web", "IMAGES", 1), "web:1");
  EXPECT_EQ(cell(run, "deployments", "web", "SELECTOR", 1), "app=web");
  EXPECT_EQ(cell(run, "deployments", "web", "AGE", 1), "5m");
  EXPECT_THAT(cell(run, "hpa", "web", "TARGETS", 1), testing::MatchesRegex("cpu: [0-9]+%/70%"));
  EXPECT_EQ(cell(run, "pdb", "web", "MIN AVAILABLE", 1), "N/A");
  EXPECT_EQ(cell(run, "pdb", "web", "MAX UNAVAILABLE", 1), "1");
  EXPECT_EQ(cell(run, "pdb", "web", "ALLOWED DISRUPTIONS", 1), "1");
  EXPECT_EQ(cell(run, "pvc", "auth-db-0", "STATUS", 1), "Bound");
  EXPECT_EQ(cell(run, "pvc", "auth-db-0", "AGE", 1), "5m");
  EXPECT_EQ(cell(run, "instances", "node-apps-a1", "Status check"), "2/2 checks passed");
  EXPECT_EQ(cell(run, "load-balancers", "edge", "Healthy targets"), "2/2");
  EXPECT_EQ(cell(run, "volumes", "auth-db-0", "IOPS"), "3000");
  EXPECT_EQ(cell(run, "volumes", "auth-db-0", "BurstBalance"), "-");
  EXPECT_EQ(cell(run, "clusters", "nsflow", "Kubernetes version"), "1.31");
  EXPECT_EQ(cell(run, "customer-gateways", "office", "Network behind it"), "192.168.0.0/16");
  EXPECT_EQ(cell(run, "vpcs", "prod", "IPv4 CIDR"), "10.40.0.0/16");
  EXPECT_EQ(cell(run, "vpn-connections", "vpn-office", "Tunnels up"), "2/2");
  EXPECT_EQ(cell(run, "security-group-rules", "edge", "Port range"), "443");
  EXPECT_EQ(cell(run, "records", "app.nsflow.example", "Value/Route traffic to"), "edge");
  EXPECT_EQ(cell(run, "dns-answers", "users", "State"), "Current");
  EXPECT_EQ(cell(run, "namespaces", "kube-system", "STATUS"), "Active");
}

struct Aged {
  std::int64_t seconds;
  std::string text;
};

class Ages : public testing::TestWithParam<Aged> {};

TEST_P(Ages, AreWrittenAsKubectlDoes) {
  EXPECT_EQ(age(seconds(GetParam().seconds)).text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Table, Ages,
                         testing::Values(Aged{0, "0s"}, Aged{119, "119s"}, Aged{120, "2m"},
                                         Aged{185, "3m5s"}, Aged{600, "10m"}, Aged{10799, "179m"},
                                         Aged{10800, "3h"}, Aged{15120, "4h12m"},
                                         Aged{36000, "10h"}, Aged{172800, "2d"},
                                         Aged{180000, "2d2h"}, Aged{864000, "10d"}),
                         [](const auto& row) { return "s" + std::to_string(row.param.seconds); });

TEST(Listing, WritesQuantitiesAsKubernetesDoes) {
  EXPECT_EQ(quantity(Millicores{250}), "250m");
  EXPECT_EQ(quantity(Millicores{1500}), "1500m");
  EXPECT_EQ(quantity(Millicores{2000}), "2");
  EXPECT_EQ(quantity(Millicores{0}), "0");
  EXPECT_EQ(quantity(Bytes{std::int64_t{64} << 30}), "64Gi");
  EXPECT_EQ(quantity(Bytes{std::int64_t{1536} << 20}), "1536Mi");
  EXPECT_EQ(quantity(Bytes{1000}), "1000");
}

}  // namespace
}  // namespace drydock::report
