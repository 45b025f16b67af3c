// Every rule of the cluster and of the ground that a file can say: built as said, or refused.
#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/cron.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/selectors.h"
#include "sim/platform/kubernetes/taints.h"
#include "sim/platform/network/network.h"
#include "sim/platform/rules.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "tests/sim/practice/scenario/shipped.h"
#include "tests/support/places.h"

namespace drydock::scenario {
namespace {

using namespace kubernetes;

const std::string every_key = places::source_dir() + "/tests/sim/practice/scenario/every_key.json";

class Rules : public testing::Test {
 protected:
  Rules()
      : reading_(read_scenario(every_key, paths)),
        world_(*build(*reading_.scenario, *rules_, Seed{1})) {}

  template <class Row>
  const Row& row(const char* name) {
    const Id<Row> id = world_.find<Row>(name);
    EXPECT_TRUE(id) << name;
    return world_[id];
  }
  const PodTemplate& pod(const char* workload) {
    return world_[row<kubernetes::Workload>(workload).spec];
  }
  std::string_view text(Name name) { return world_.text(name); }

  std::shared_ptr<const Rulebook> rules_ = platform::rules();
  Reading reading_;
  World world_;
};

TEST_F(Rules, OfPlacementAreInTheTemplate) {
  const PodTemplate& web = pod("web");
  EXPECT_EQ(value_of(world_, web.labels, world_.names().find("tier")),
            world_.names().find("front"));
  ASSERT_EQ(web.spread.count, 1);
  const SpreadConstraint& spread = world_[web.spread.first];
  EXPECT_EQ(text(spread.topology_key), zone_key);
  EXPECT_EQ(spread.when_unsatisfiable, WhenUnsatisfiable::do_not_schedule);
  EXPECT_EQ(spread.min_domains, 2);
  EXPECT_EQ(spread.node_taints_policy, NodeInclusion::honor);
  EXPECT_EQ(spread.selector.match.count, 1);
  ASSERT_EQ(web.tolerations.count, 2);
  const auto tolerations = rows_of(world_, web.tolerations);
  EXPECT_EQ(tolerations[0].effect, TaintEffect::prefer_no_schedule);
  EXPECT_FALSE(tolerations[0].any_effect);
  EXPECT_EQ(tolerations[1].seconds, seconds(60));
  EXPECT_EQ(tolerations[1].op, TolerationOperator::exists);
  const auto nodes = rows_of(world_, web.node_requirements);
  ASSERT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes[0].term, 0);
  EXPECT_TRUE(nodes[0].required);
  EXPECT_EQ(nodes[1].term, 1);
  EXPECT_EQ(nodes[1].values.count, 2);
  EXPECT_FALSE(nodes[2].required);
  EXPECT_EQ(nodes[2].weight, 10);
  EXPECT_EQ(nodes[2].op, NodeOperator::not_in);
  const auto pods = rows_of(world_, web.affinity);
  ASSERT_EQ(pods.size(), 4u);
  EXPECT_TRUE(pods[0].required && !pods[0].anti);
  EXPECT_EQ(pods[1].weight, 5);
  EXPECT_TRUE(pods[2].required && pods[2].anti);
  EXPECT_EQ(text(pods[3].topology_key), hostname_key);
  EXPECT_EQ(world_[pod("traefik").host_ports.first].port, 8443);
  EXPECT_EQ(world_[pod("traefik").priority_class].value, 2'000'000'000);
  EXPECT_FALSE(world_[pod("index").priority_class].preempts);
}

TEST_F(Rules, OfRolloutsAndBudgetsAreInTheirRows) {
  const auto& web = row<kubernetes::Workload>("web");
  EXPECT_EQ(text(web.name_space), "front");
  EXPECT_EQ(web.strategy.max_surge, IntOrPercent::share(25));
  EXPECT_EQ(web.strategy.max_unavailable, IntOrPercent::of(0));
  EXPECT_EQ(web.min_ready, seconds(5));
  const auto probes = rows_of(world_, pod("web").probes);
  ASSERT_EQ(probes.size(), 3u);
  EXPECT_EQ(probes[0].kind, ProbeKind::startup);
  EXPECT_EQ(probes[0].failure_threshold, 30);
  EXPECT_EQ(probes[1].initial_delay, seconds(10));
  EXPECT_EQ(probes[2].success_threshold, 2);
  EXPECT_EQ(pod("web").memory_limit, Bytes{512 * mebibyte.count});
  const auto& budget = row<DisruptionBudget>("web");
  EXPECT_EQ(budget.max_unavailable, IntOrPercent::share(25));
  EXPECT_EQ(budget.unhealthy, UnhealthyPolicy::always_allow);
  EXPECT_EQ(row<DisruptionBudget>("shop-db").min_available, IntOrPercent::of(1));
  const auto& database = row<kubernetes::Workload>("shop-db");
  EXPECT_TRUE(database.parallel);
  EXPECT_EQ(database.strategy.partition, 1);
  for (const auto& [id, claim] : world_.table<ClaimTemplate>())
    EXPECT_EQ(claim.reclaim == ReclaimPolicy::retains,
              text(world_[claim.workload].name) == "shop-db");
  const auto& quota = row<kubernetes::ResourceQuota>("batch");
  EXPECT_EQ(text(quota.name_space), "batch");
  EXPECT_EQ(quota.cpu_limits, Millicores{8000});
  const Settings& settings = world_.only<Settings>();
  EXPECT_EQ(settings.autoscaler_unneeded, minutes(10));
  EXPECT_EQ(settings.autoscaler.expander_count, 2);
  EXPECT_EQ(settings.autoscaler.max_nodes_total, 20);
}

TEST_F(Rules, OfGroupsAreOnTheirNodes) {
  const auto node = world_.find<Node>("node-spare1");
  ASSERT_TRUE(node);
  EXPECT_TRUE(has_taint(world_, node, "batch", TaintEffect::no_schedule));
  EXPECT_EQ(value_of(world_, world_[node].labels, world_.names().find("team")),
            world_.names().find("batch"));
  EXPECT_FALSE(
      has_taint(world_, world_.find<Node>("node-apps1"), "batch", TaintEffect::no_schedule));
  EXPECT_TRUE(row<compute::MachineGroup>("spare").rebalance_suspended);
}

TEST_F(Rules, OfTheGroundAreInItsTables) {
  EXPECT_EQ(row<network::NatGateway>("nat-a").addresses, 2);
  const auto hub = world_.find<network::TransitGateway>("hub");
  ASSERT_TRUE(hub);
  bool led = false;
  for (const auto& [id, route] : world_.table<network::Route>())
    led |= text(world_[route.table].name) == "tools-private-a" &&
           route.target == network::RouteTarget::transit_gateway && route.target_index == hub.index;
  EXPECT_TRUE(led);
  const auto& free = row<storage::Volume>("old-data");
  EXPECT_EQ(free.phase, storage::VolumePhase::available);
  EXPECT_DOUBLE_EQ(free.used, 10.0 * static_cast<double>(gibibyte.count));
  const auto& snapshot = row<storage::Snapshot>("snap-shop-db-0-1");
  EXPECT_EQ(snapshot.phase, storage::SnapshotPhase::completed);
  EXPECT_EQ(snapshot.taken, world_.start() - hours(6));
  EXPECT_EQ(snapshot.size_gib, 100);
  const auto& bucket = row<storage::Bucket>("pictures");
  EXPECT_TRUE(bucket.versioned);
  EXPECT_EQ(bucket.lifecycle.to_glacier, 90);
  EXPECT_EQ(storage::bytes_of(world_, world_.find<storage::Bucket>("pictures"),
                              storage::BatchKind::parts),
            Bytes{5'000'000'000});
}

TEST_F(Rules, OfJobsRunWithTheWorld) {
  const auto job_of = [&](const char* workload) {
    const Job* newest = nullptr;
    for (const auto& [id, job] : world_.table<Job>())
      if (text(world_[job.workload].name) == workload) newest = &job;
    return newest;
  };
  ASSERT_NE(job_of("index"), nullptr);
  EXPECT_EQ(job_of("index")->completions, 2);
  EXPECT_EQ(job_of("report"), nullptr);
  Engine(*rules_).advance(world_, world_.start() + minutes(20));
  EXPECT_EQ(job_of("index")->state, JobState::complete);
  EXPECT_EQ(job_of("index")->succeeded, 2);
  ASSERT_NE(job_of("report"), nullptr);
  EXPECT_EQ(job_of("report")->created, world_.start() + minutes(15));
  for (const auto& [id, pod] : world_.table<Pod>())
    EXPECT_TRUE(text(world_[pod.workload].name) != "index" ||
                text(world_[node_of(pod)].name) == "node-spare1");
  EXPECT_EQ(kubernetes::ready_pods(world_, world_.find<kubernetes::Workload>("web")),
            row<kubernetes::Workload>("web").replicas);
}

TEST_F(Rules, OfAnsweringAreInTheirRows) {
  const workload::Service& web = row<workload::Service>("web");
  EXPECT_EQ(web.how.breaker.failures, 7);
  EXPECT_EQ(web.how.breaker.most, seconds(60));
  EXPECT_EQ(web.how.cold_factor, 3);
  EXPECT_EQ(web.how.cold_requests, 200);
  EXPECT_EQ(web.how.burst_cores, 2);
  EXPECT_EQ(web.how.when_left, workload::WhenLeft::goes_on);
  EXPECT_EQ(row<workload::Service>("shop-db").how.when_left, workload::WhenLeft::usual);
  const workload::ConnectionPool& pool = row<workload::ConnectionPool>("web/shop-db");
  EXPECT_EQ(pool.connections, 10);
  EXPECT_EQ(pool.queue, 50);
  EXPECT_EQ(pool.wait, seconds(1));
  const workload::Settings& settings = world_.only<workload::Settings>();
  EXPECT_EQ(settings.retry_limit, 2);
  EXPECT_EQ(settings.retry_backoff.first, milliseconds(25));
  EXPECT_EQ(settings.retry_backoff.jitter, 0.5);
  EXPECT_EQ(settings.cpu_period, milliseconds(100));
  EXPECT_EQ(row<workload::Outside>("bank").backoff.most, seconds(2));
  double coldest = 0;
  for (const auto& [id, call] : world_.table<workload::Call>())
    coldest = std::max(coldest, call.cold_chance);
  EXPECT_EQ(coldest, 1);
}

struct WrongRule {
  const char* name;
  const char* path;
  const char* value;
  const char* code;
  const char* place;  ///< A part of the path in the message.
};
class RefusesRules : public testing::TestWithParam<WrongRule> {};
TEST_P(RefusesRules, WithOneDiagnostic) {
  const WrongRule& mistake = GetParam();
  codec::Diagnostics out;
  codec::Value changes{codec::Value::Object{}};
  changes.set(mistake.path, *codec::parse(mistake.value, "table", out));
  Adjustments adjustments;
  adjustments.changes = &changes;
  adjustments.changes_file = "table";
  const Reading reading = read_scenario(every_key, paths, adjustments);
  EXPECT_FALSE(reading.scenario.has_value());
  ASSERT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
  EXPECT_EQ(reading.diagnostics[0].code, mistake.code) << codec::to_text(reading.diagnostics);
  EXPECT_NE(reading.diagnostics[0].path.find(mistake.place), std::string::npos)
      << codec::to_text(reading.diagnostics);
}

#define WEB "platform.workloads.web."
INSTANTIATE_TEST_SUITE_P(
    Placement, RefusesRules,
    testing::Values(
        WrongRule{"SpreadWord", "platform.workloads.traefik.spread.when", "\"do-not-schedul\"",
                  "E0115", "when"},
        WrongRule{"SpreadKey", WEB "spread[0].skew", "0", "E0114", "skew"},
        WrongRule{"SoftMinDomains", WEB "spread[0]",
                  R"({"by": "zone", "skew": 1, "when": "schedule-anyway", "min_domains": 2})",
                  "E0208", "min_domains"},
        WrongRule{"TolerationSeconds", WEB "tolerations",
                  R"([{"key": "a", "effect": "no-schedule", "seconds": "60 s"}])", "E0208",
                  "seconds"},
        WrongRule{"TolerationWithoutKey", WEB "tolerations", R"([{"value": "yes"}])", "E0111",
                  "[0]"},
        WrongRule{"TolerationOfAnyValue", WEB "tolerations",
                  R"([{"key": "a", "operator": "exists", "value": "yes"}])", "E0208", "value"},
        WrongRule{"UnknownTolerationKey", WEB "tolerations",
                  R"([{"key": "a", "effects": "no-schedule"}])", "E0112", "effects"},
        WrongRule{"NodeValues", WEB "node_affinity.required[0].match[0].values", "[]", "E0208",
                  "match[0]"},
        WrongRule{"NodeNumber", WEB "node_affinity.required[0].match[0]",
                  R"({"key": "cores", "operator": "gt", "values": ["two"]})", "E0208", "match[0]"},
        WrongRule{"Weight", WEB "node_affinity.preferred[0].weight", "101", "E0114", "weight"},
        WrongRule{"LabelKey", WEB "labels", R"({"a b": "c"})", "E0117", "a b"},
        WrongRule{"LabelOfTheApp", WEB "labels", R"({"app": "c"})", "E0202", ".app"},
        WrongRule{"NoSuchClass", WEB "priority_class", "\"batsh\"", "E0200", "priority_class"},
        WrongRule{"Port", "platform.workloads.traefik.host_ports[0].port", "70000", "E0114",
                  "port"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Rollout, RefusesRules,
    testing::Values(
        WrongRule{"TwoBudgets", WEB "pdb", R"({"min_available": 1, "max_unavailable": 1})", "E0208",
                  "pdb"},
        WrongRule{"NoBudget", WEB "pdb", "{}", "E0208", "pdb"},
        WrongRule{"HalfAPercent", WEB "pdb.max_unavailable", "\"12.5 %\"", "E0113",
                  "max_unavailable"},
        WrongRule{"NothingMoves", WEB "strategy", R"({"max_surge": 0, "max_unavailable": "0 %"})",
                  "E0208", "strategy"},
        WrongRule{"RecreateWithAmounts", WEB "strategy", R"({"type": "recreate", "max_surge": 1})",
                  "E0208", "strategy"},
        WrongRule{"OnDelete", WEB "strategy", R"({"type": "on-delete"})", "E0208", ".type"},
        WrongRule{"Partition", WEB "strategy", R"({"partition": 1})", "E0208", "partition"},
        WrongRule{"SurgeOfASet", "platform.workloads.shop-db.strategy", R"({"max_surge": 1})",
                  "E0208", "strategy"},
        WrongRule{"Liveness", WEB "probes.liveness.success_threshold", "2", "E0114",
                  "success_threshold"},
        WrongRule{"MinReady", WEB "min_ready", "\"20 min\"", "E0205", "min_ready"},
        WrongRule{"Schedule", "platform.workloads.report.job.schedule", "\"every day\"", "E0113",
                  "schedule"},
        WrongRule{"ScheduleOfAJob", "platform.workloads.index.job",
                  R"({"run_time": "5 min", "schedule": "* * * * *"})", "E0112", "schedule"},
        WrongRule{"JobOfNothing", "platform.workloads.index.job", "{}", "E0111", "index.job"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Answering, RefusesRules,
    testing::Values(
        WrongRule{"PoolToNobody", WEB "pools", R"({"shop-bd": {"connections": 3}})", "E0200",
                  "shop-bd"},
        WrongRule{"PoolToItself", WEB "pools", R"({"web": {"connections": 3}})", "E0201",
                  "pools].web"},
        WrongRule{"PoolToWhoDoesNotAnswer", WEB "pools", R"({"agent": {"connections": 3}})",
                  "E0208", "pools].agent"},
        WrongRule{"PoolOfNoCalls", WEB "pools", R"({"mail": {"connections": 3}})", "E0208",
                  "pools].mail"},
        WrongRule{"ColdChanceOfAWarmCaller", "platform.operations.buy.path[0].cold_chance",
                  "\"100 %\"", "E0208", "cold_chance"},
        WrongRule{"EmptyPool", WEB "pools.shop-db.connections", "0", "E0114", "connections"},
        WrongRule{"BreakerWithoutMesh", "platform.workloads.shop-db.breaker",
                  R"({"failures": 7, "first": "1 s", "most": "60 s"})", "E0208", "breaker"},
        WrongRule{"BreakerGoesDown", WEB "breaker.most", "\"500 ms\"", "E0114", "most"},
        WrongRule{"BreakerWithoutEnd", WEB "breaker", R"({"failures": 7, "first": "1 s"})", "E0111",
                  "breaker"},
        WrongRule{"ColdWithoutRequests", "platform.workloads.agent.cold",
                  R"({"factor": 3, "requests": 9})", "E0208", "cold"},
        WrongRule{"FewerCoresThanTheLimit", WEB "cpu.limit", "\"3000m\"", "E0205", "cpu.cores"},
        WrongRule{"MemoryOfNoBroker", WEB "message_memory",
                  R"({"watermark": "60 %", "message": "4 KB"})", "E0208", "message_memory"},
        WrongRule{"MessagesOfNothing", "platform.workloads.mail-mq.message_memory.message",
                  "\"0 B\"", "E0205", "message"},
        WrongRule{"PoolToABroker", WEB "pools", R"({"mail-mq": {"connections": 3}})", "E0208",
                  "pools].mail-mq"},
        WrongRule{"OverflowWithoutBound", "platform.consumers.mail",
                  R"({"queue": "mail-mq", "cpu": "4 ms", "overflow": "reject-publish"})", "E0208",
                  "overflow"},
        WrongRule{"Jitter", "platform.mesh.retries.backoff.jitter", "\"150 %\"", "E0114", "jitter"},
        WrongRule{"Backoff", "platform.outside.bank.backoff.most", "\"1 ms\"", "E0114", "most"}),
    [](const auto& row) { return std::string(row.param.name); });

#define DATABASE "platform.workloads.shop-db.managed"
INSTANTIATE_TEST_SUITE_P(
    Managed, RefusesRules,
    testing::Values(WrongRule{"AnAppOnRds", WEB "managed",
                              R"({"host": "rds", "class": "db.m5.large"})", "E0208", "host"},
                    WrongRule{"ABrokerOnRds", "platform.workloads.mail-mq.managed",
                              R"({"host": "rds-single", "class": "db.m5.large"})", "E0208", "host"},
                    WrongRule{"ADatabaseOnAmazonMq", DATABASE ".host", "\"amazon-mq-single\"",
                              "E0208", "host"},
                    WrongRule{"ClassOfABroker", DATABASE,
                              R"({"host": "rds", "class": "mq.m5.large"})", "E0208", "class"},
                    WrongRule{"ClassOfNobody", DATABASE,
                              R"({"host": "rds", "class": "db.m5.lrge"})", "E0200", "class"},
                    WrongRule{"ClassOnCredits", DATABASE,
                              R"({"host": "rds", "class": "db.t3.large"})", "E0200", "class"},
                    WrongRule{"HostByAnotherName", DATABASE ".host", "\"aurora\"", "E0115", "host"},
                    WrongRule{"NoClass", DATABASE, R"({"host": "rds"})", "E0111", "managed"}),
    [](const auto& row) { return std::string(row.param.name); });
#undef DATABASE

#define CLUSTER "platform.cluster."
INSTANTIATE_TEST_SUITE_P(
    Fargate, RefusesRules,
    testing::Values(
        WrongRule{"ComputeByAnotherName", CLUSTER "compute", "\"lambda\"", "E0115", "compute"},
        WrongRule{"SelectorOfNobody", CLUSTER "fargate.doors.selectors[0].labels",
                  R"({"app": "wbe"})", "E0200", "selectors"},
        WrongRule{"SelectorOfAnotherNamespace", CLUSTER "fargate.doors.selectors[0].namespace",
                  "\"back\"", "E0200", "selectors"},
        WrongRule{"ProfileOfNothing", CLUSTER "fargate.doors.selectors", "[]", "E0111",
                  "selectors"},
        WrongRule{"SixLabels", CLUSTER "fargate.doors.selectors[0].labels",
                  R"({"a": "1", "b": "1", "c": "1", "d": "1", "e": "1", "f": "1"})", "E0106",
                  "labels"}),
    [](const auto& row) { return std::string(row.param.name); });
#undef CLUSTER

INSTANTIATE_TEST_SUITE_P(
    Ground, RefusesRules,
    testing::Values(
        WrongRule{"TaintEffect", "platform.cluster.groups.spare.taints[0].effect", "\"no-way\"",
                  "E0115", "effect"},
        WrongRule{
            "TaintTwice", "platform.cluster.groups.spare.taints",
            R"([{"key": "a", "effect": "no-schedule"}, {"key": "a", "effect": "no-schedule"}])",
            "E0202", "taints"},
        WrongRule{"LabelOfEks", "platform.cluster.groups.spare.labels",
                  R"({"team": "batch", "eks.amazonaws.com/nodegroup": "x"})", "E0208", "labels"},
        WrongRule{"Process", "platform.cluster.groups.spare.suspended", R"(["lunch"])", "E0200",
                  "suspended"},
        WrongRule{"ClassOfTheSystem", "platform.cluster.priority_classes",
                  R"({"batch": {"value": 1}, "system-node-critical": {"value": 1}})", "E0202",
                  "system-node-critical"},
        WrongRule{"QuotaOfNobody", "platform.cluster.resource_quotas.batch.namespace", "\"bach\"",
                  "E0200", "namespace"},
        WrongRule{"QuotaOfNothing", "platform.cluster.resource_quotas.batch", "{}", "E0111",
                  "resource_quotas.batch"},
        WrongRule{"RouteTable", "platform.network.routes[0].table", "\"tools-privat-a\"", "E0200",
                  "table"},
        WrongRule{"RouteTarget", "platform.network.routes[0].target", "\"hib\"", "E0200", "target"},
        WrongRule{"RouteElsewhere", "platform.network.routes[0].target", "\"nat-a\"", "E0208",
                  "target"},
        WrongRule{"LocalRoute", "platform.network.routes[0].to", "\"10.50.0.0/16\"", "E0208", "to"},
        WrongRule{"HubTwice", "platform.network.transit_gateways.hub.vpcs",
                  R"(["prod", "tools", "prod"])", "E0202", "[2]"},
        WrongRule{"Addresses", "platform.network.vpcs.prod.nat.addresses", "9", "E0114",
                  "addresses"},
        WrongRule{"FreeVolume", "platform.volumes.old-data.zone", "\"q\"", "E0200", "zone"},
        WrongRule{"SnapshotOfNothing", "platform.snapshots[0].volume", "\"shop-db-7\"", "E0200",
                  "volume"},
        WrongRule{"LifecycleOrder", "platform.buckets.pictures.lifecycle.to_glacier", "\"20 d\"",
                  "E0205", "to_glacier"},
        WrongRule{"LifecycleHours", "platform.buckets.pictures.lifecycle.expire", "\"100 h\"",
                  "E0113", "expire"},
        WrongRule{"Scan", "platform.cluster.autoscaler.scan", "\"0 s\"", "E0114", "scan"},
        WrongRule{"UnknownFlag", "platform.cluster.autoscaler", R"({"scann": "10 s"})", "E0112",
                  "scann"}),
    [](const auto& row) { return std::string(row.param.name); });
#undef WEB

}  // namespace
}  // namespace drydock::scenario
