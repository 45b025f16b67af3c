// Containers that hang, that need too much memory, and that are asked to stop; jobs that are over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/jobs.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

using testing::ElementsAre;

Probe probe(ProbeKind kind) {
  Probe made;
  made.kind = kind;
  return made;
}

/// One pod with the given probes, settled.
struct One : Cluster {
  explicit One(std::vector<ProbeKind> kinds) {
    Declaration made = Cluster::deployment(1, 250);
    for (const ProbeKind kind : kinds) made.probes.push_back(probe(kind));
    made.pod.memory_limit = Bytes{256 * mebibyte.count};
    id = settle("api", made);
    run([](Context& c) { c.edit_only<Settings>().autoscaler.enabled = false; });
    start();
    pass(seconds(62));
  }
  void hang() {
    run([&](Context& c) { hang_pod(c, the_pod()); });
  }
  void release() {
    run([&](Context& c) { release_pod(c, the_pod()); });
  }
  Id<Pod> the_pod() const { return world.find<Pod>("api-1"); }
  Id<Workload> id;
};

struct HangRow {
  const char* what;
  std::vector<ProbeKind> probes;
  bool ready;             ///< After a minute, as the control plane believes.
  std::int32_t restarts;  ///< After two minutes.
};

class Hang : public testing::TestWithParam<HangRow> {};

TEST_P(Hang, IsFoundByTheProbes) {
  One one(GetParam().probes);
  one.hang();
  EXPECT_EQ(one.endpoints_in(one.id, false), 1) << "the proxies know nothing yet";
  one.pass(seconds(40));
  EXPECT_EQ(one.pod("api-1").ready, GetParam().ready);
  one.pass(seconds(80));
  EXPECT_EQ(one.pod("api-1").restarts, GetParam().restarts);
  EXPECT_EQ(one.count("kubernetes.probe_failed"), static_cast<int>(GetParam().probes.size()));
}

INSTANTIATE_TEST_SUITE_P(
    Probes, Hang,
    testing::Values(HangRow{"none", {}, true, 0},
                    HangRow{"readiness", {ProbeKind::readiness}, false, 0},
                    HangRow{"liveness", {ProbeKind::liveness}, true, 1},
                    HangRow{"both", {ProbeKind::readiness, ProbeKind::liveness}, false, 1}),
    [](const auto& row) { return row.param.what; });

TEST(Hanging, EndsBeforeAnybodyKnows) {
  One one({ProbeKind::readiness, ProbeKind::liveness});
  one.hang();
  one.pass(seconds(5));
  one.release();
  EXPECT_EQ(one.endpoints_in(one.id, true), 1);
  one.pass(minutes(3));
  EXPECT_EQ(one.pod("api-1").restarts, 0);
  EXPECT_EQ(one.count("kubernetes.pod_not_ready"), 0);
}

TEST(Hanging, LetsReadinessComeBack) {
  One one({ProbeKind::readiness});
  one.hang();
  one.pass(minutes(5));
  EXPECT_FALSE(one.pod("api-1").ready);
  one.release();
  one.pass(seconds(15));
  EXPECT_TRUE(one.pod("api-1").ready) << "its next probe succeeds";
  one.hang();
  one.pass(seconds(10));
  EXPECT_TRUE(one.pod("api-1").ready) << "each hang counts for itself";
}

TEST(Hanging, IsTooLateToEndWhenTheKubeletKills) {
  One one({ProbeKind::liveness});
  one.hang();
  one.pass(seconds(40));
  ASSERT_TRUE(one.pod("api-1").container.condemned);
  one.release();
  EXPECT_FALSE(one.pod("api-1").serving);
  one.pass(seconds(30));
  EXPECT_EQ(one.pod("api-1").restarts, 1);
  EXPECT_EQ(exit_code(one.pod("api-1").container.last_exit), 137);
}

TEST(Hanging, IsSaidAsTheCause) {
  One one({ProbeKind::liveness});
  one.hang();
  one.pass(minutes(2));
  EXPECT_THAT(one.story("kubernetes.pod_crashed"),
              ElementsAre("pod_hangs", "probe_failed", "pod_crashed"));
}

TEST(Memory, AboveTheLimitKillsAndIsTheCause) {
  One one({});
  one.run([&](Context& c) { kill_for_memory(c, one.the_pod()); });
  EXPECT_EQ(one.pod("api-1").container.last_exit, ExitReason::oom_killed);
  EXPECT_EQ(exit_code(ExitReason::oom_killed), 137);
  EXPECT_THAT(one.story("kubernetes.pod_crashed"), ElementsAre("pod_oom_killed", "pod_crashed"));
  one.pass(minutes(1));
  EXPECT_TRUE(one.pod("api-1").ready);
  EXPECT_EQ(one.pod("api-1").restarts, 1);
}

TEST(Memory, LeaksAreKilledAgainWithABackOff) {
  Cluster cluster;
  Declaration made = Cluster::deployment(1, 250);
  made.image.behaviour = ImageBehaviour::out_of_memory;
  made.image.crashes_after = seconds(20);
  cluster.run([&](Context& c) { Cluster::add(c, "leaky", made); });
  cluster.start();
  cluster.pass(minutes(5));
  EXPECT_GE(cluster.count("kubernetes.pod_oom_killed"), 4);
  EXPECT_EQ(cluster.count("kubernetes.pod_oom_killed"), cluster.count("kubernetes.pod_crashed"));
  EXPECT_GE(cluster.count("kubernetes.pod_backs_off"), 3);
}

struct StopRow {
  const char* what;
  Duration pre_stop, stops_after;
  Duration gone;       ///< After the deletion.
  bool fails_at_once;  ///< The proxies send to it, and it takes nothing.
};

class Stop : public testing::TestWithParam<StopRow> {};

TEST_P(Stop, KeepsToHookSignalAndGrace) {
  const StopRow& row = GetParam();
  Cluster cluster;
  Declaration made = Cluster::deployment(2, 250);
  made.pod.pre_stop = row.pre_stop;
  made.pod.stops_after = row.stops_after;
  const Id<Workload> id = cluster.settle("api", made);
  cluster.start();
  cluster.pass(seconds(10));
  const Time deleted = cluster.world.now();
  cluster.give(DeletePod{"api-1"});
  cluster.pass(milliseconds(500));
  EXPECT_EQ(cluster.endpoints_in(id, false) == 1, row.fails_at_once);
  cluster.pass(minutes(1));
  EXPECT_EQ(cluster.pod("api-1").phase, PodPhase::gone);
  EXPECT_EQ(cluster.pod("api-1").phase_since - deleted, row.gone);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, Stop,
    testing::Values(StopRow{"whole_grace", {}, Duration::max(), seconds(30), false},
                    StopRow{"stops", {}, seconds(3), seconds(3), true},
                    StopRow{"sleeps_first", seconds(10), seconds(3), seconds(13), false},
                    StopRow{"hook_too_long", seconds(60), Duration::max(), seconds(32), false}),
    [](const auto& row) { return row.param.what; });

/// A cron job's workload that runs ten seconds.
Id<CronJob> add_cron(Context& context, Duration ttl) {
  Declaration made = Cluster::deployment(0, 100);
  made.workload.kind = WorkloadKind::job;
  made.pod.run_time = seconds(10);
  CronJob cron_job;
  cron_job.workload = Cluster::add(context, "backup", made);
  cron_job.name = context.name("backup");
  cron_job.job.ttl = ttl;
  cron_job.suspended = true;
  return context.add(cron_job);
}

std::int32_t kept_jobs(const World& world) {
  std::int32_t kept = 0;
  for (const auto& [id, job] : world.table<Job>()) kept += !job.gone;
  return kept;
}

TEST(EndedJobs, LiveForTheirTime) {
  Cluster cluster;
  cluster.run([](Context& c) { add_cron(c, seconds(100)); });
  cluster.start();
  cluster.give(CreateJob{"backup"});
  cluster.pass(seconds(60));
  ASSERT_EQ(cluster.count("kubernetes.job_complete"), 1);
  EXPECT_EQ(kept_jobs(cluster.world), 1);
  cluster.pass(seconds(100));
  EXPECT_EQ(kept_jobs(cluster.world), 0);
  EXPECT_EQ(cluster.count("kubernetes.job_deleted"), 1);
  EXPECT_EQ(cluster.pod("backup-1").phase, PodPhase::gone);
}

TEST(EndedJobs, AreKeptUpToTheHistoryLimit) {
  Cluster cluster;
  cluster.run([](Context& c) { add_cron(c, Duration::max()); });
  cluster.start();
  for (int i = 0; i < 5; ++i) {
    cluster.give(CreateJob{"backup"});
    cluster.pass(minutes(2));
  }
  EXPECT_EQ(cluster.count("kubernetes.job_complete"), 5);
  EXPECT_EQ(kept_jobs(cluster.world), 3);
  EXPECT_TRUE(cluster.world[Id<Job>{0}].gone);
  EXPECT_FALSE(cluster.world[Id<Job>{4}].gone);
}

}  // namespace
}  // namespace drydock::kubernetes
