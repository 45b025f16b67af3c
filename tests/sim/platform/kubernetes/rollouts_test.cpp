// Tests rollouts, jobs, quotas and broken images in a whole cluster.
#include "sim/platform/kubernetes/rollouts.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/events.h"
#include "sim/platform/kubernetes/jobs.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

class Rolling : public Cluster {
 public:
  explicit Rolling(std::int32_t replicas = 4) {
    Declaration made = deployment(replicas, 100);
    api = settle("api", made);
    image("api:2", true, ImageBehaviour::ok);
    image("api:bad", true, ImageBehaviour::never_ready);
    image("api:crash", true, ImageBehaviour::crashes);
    start();
  }
  void image(const char* name, bool in_registry, ImageBehaviour does) {
    run([&](Context& context) {
      Image row;
      row.name = context.name(name);
      row.size = Bytes{180 * megabyte.count};
      row.in_registry = in_registry;
      row.behaviour = does;
      row.crashes_after = seconds(3);
      add_image(context, row);
    });
  }
  /// Live pods that have the workload's newest template.
  int updated(Id<Workload> id) const {
    int count = 0;
    for (const Id<Pod> pod : pods_of(world, id))
      count += is_alive(world[pod]) && world[pod].spec == world[id].spec;
    return count;
  }
  static bool is_alive(const Pod& pod) {
    return pod.phase != PodPhase::terminating && pod.phase != PodPhase::gone;
  }
  Id<Workload> api;
};

TEST(Rollout, ReplacesAllPodsWithinItsBounds) {
  Rolling cluster(8);
  cluster.give(SetImage{"api", "api:2"});
  for (int i = 0; i < 120; ++i) {
    cluster.pass(seconds(1));
    const Workload& api = cluster.world[cluster.api];
    EXPECT_GE(api.ready, 6);                       // 8 less 25 %, rounded down.
    EXPECT_LE(api.pods.length - api.leaving, 10);  // 8 and 25 %, rounded up.
  }
  EXPECT_EQ(cluster.updated(cluster.api), 8);
  EXPECT_EQ(cluster.world[cluster.api].progress, Progress::complete);
  EXPECT_EQ(cluster.count("kubernetes.rollout_complete"), 1);
}

TEST(Rollout, PullsImagesThroughNatOnlyWithoutAnEndpointOfS3) {
  for (const bool endpoint : {true, false}) {
    Rolling cluster;
    if (!endpoint)
      for (const char* table : {"private-a", "private-b", "private-c"})
        cluster.give(network::DeleteRoute{table, "52.219.0.0/16"});
    cluster.give(SetImage{"api", "api:2"});
    cluster.pass(minutes(2));
    std::int64_t pulls = 0, bytes = 0;
    for (const auto& [id, cached] : cluster.world.table<CachedImage>())
      pulls += cluster.world.text(cluster.world[cached.image].name) == "api:2";
    for (const auto& [id, meter] : cluster.world.table<cost::Meter>())
      if (const cost::Rate& rate = cluster.world[meter.rate];
          cluster.world.text(rate.name) == "nat_gateway.data_processed")
        bytes += meter.used * rate.per_unit + meter.used_rest + meter.unposted;
    EXPECT_GT(pulls, 0);
    EXPECT_EQ(bytes, endpoint ? 0 : pulls * 180 * megabyte.count);
  }
}

TEST(Rollout, GetsStuckOnABadImageAndKeepsTheOldPods) {
  Rolling cluster;
  cluster.give(SetImage{"api", "api:bad"});
  cluster.pass(seconds(605));
  EXPECT_EQ(cluster.world[cluster.api].progress, Progress::deadline_exceeded);
  EXPECT_EQ(cluster.count("kubernetes.rollout_stuck"), 1);
  EXPECT_GE(cluster.world[cluster.api].ready, 3);
  EXPECT_EQ(cluster.updated(cluster.api), 2);
  cluster.give(RolloutUndo{"api", 0});
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.world[cluster.api].progress, Progress::complete);
  EXPECT_EQ(cluster.updated(cluster.api), 4);
  EXPECT_EQ(cluster.world[cluster.api].revision, 3);
}

TEST(Rollout, IsToldInTheWordsOfTheCluster) {
  Rolling cluster;
  cluster.give(SetImage{"api", "api:nowhere"});
  cluster.pass(minutes(1));
  std::vector<std::string> said;
  for (const auto& [id, record] : cluster.world.chronicle())
    if (const auto event = event_of(cluster.world, record)) said.push_back(event->message);
  const auto hash = cluster.world.text(cluster.world[cluster.world[cluster.api].spec].hash);
  const std::string up = "Scaled up replica set api-" + std::string(hash) + " to 1 from 0";
  EXPECT_TRUE(std::find(said.begin(), said.end(), up) != said.end());
  const std::string failed = "Failed to pull image \"api:nowhere\": api:nowhere: not found";
  EXPECT_TRUE(std::find(said.begin(), said.end(), failed) != said.end());
}

TEST(Rollout, OfAnUnknownImageWaitsForThePull) {
  Rolling cluster;
  cluster.give(SetImage{"api", "api:nowhere"});
  const auto expect_waiting = [&](WaitingReason reason) {
    for (const Id<Pod> pod : pods_of(cluster.world, cluster.api)) {
      if (cluster.world[pod].spec != cluster.world[cluster.api].spec) continue;
      EXPECT_EQ(cluster.world[pod].container.waiting, reason);
    }
  };
  cluster.pass(seconds(5));
  expect_waiting(WaitingReason::err_image_pull);
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.count("kubernetes.image_pull_failed"), 2);
  expect_waiting(WaitingReason::image_pull_back_off);
}

TEST(Rollout, OfACrashingImageLoops) {
  Rolling cluster;
  cluster.give(SetImage{"api", "api:crash"});
  cluster.pass(minutes(5));
  EXPECT_GE(cluster.count("kubernetes.pod_backs_off"), 4);
  EXPECT_GE(cluster.world[cluster.api].ready, 3);
}

TEST(Rollout, MayBePausedAndResumed) {
  Rolling cluster;
  cluster.give(RolloutPause{"api"});
  cluster.give(SetImage{"api", "api:2"});
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.updated(cluster.api), 0);
  cluster.give(Scale{"api", 6});
  cluster.pass(minutes(1));
  EXPECT_EQ(cluster.world[cluster.api].ready, 6);
  cluster.give(RolloutResume{"api"});
  cluster.pass(minutes(3));
  EXPECT_EQ(cluster.updated(cluster.api), 6);
}

TEST(Rollout, RestartReplacesEveryPod) {
  Rolling cluster;
  cluster.give(RolloutRestart{"api"});
  cluster.pass(minutes(3));
  EXPECT_EQ(cluster.updated(cluster.api), 4);
  EXPECT_EQ(cluster.world[cluster.api].progress, Progress::complete);
}

TEST(Rollout, RecreateHasNoPodsInBetween) {
  Cluster cluster;
  Declaration made = Cluster::deployment(3, 100);
  made.workload.strategy.kind = StrategyKind::recreate;
  const Id<Workload> api = cluster.settle("api", made);
  cluster.start();
  cluster.give(RolloutRestart{"api"});
  cluster.pass(seconds(5));
  EXPECT_EQ(cluster.world[api].ready, 0);
  EXPECT_EQ(cluster.world[api].pods.length, 3);  // They terminate.
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.world[api].ready, 3);
}

TEST(StatefulSetRollout, GoesFromTheHighestOrdinalDownToThePartition) {
  Cluster cluster;
  Declaration made = Cluster::deployment(3, 100);
  made.workload.kind = WorkloadKind::stateful_set;
  made.workload.strategy.partition = 1;
  const Id<Workload> db = cluster.settle("db", made);
  cluster.start();
  cluster.give(RolloutRestart{"db"});
  cluster.pass(seconds(31));
  EXPECT_NE(cluster.pod("db-1").spec, cluster.world[db].spec);
  cluster.pass(minutes(3));
  EXPECT_EQ(cluster.pod("db-2").spec, cluster.world[db].spec);
  EXPECT_EQ(cluster.pod("db-1").spec, cluster.world[db].spec);
  EXPECT_NE(cluster.pod("db-0").spec, cluster.world[db].spec);
  EXPECT_EQ(cluster.world[db].ready, 3);
}

TEST(StatefulSetRollout, ABrokenUpdateOutlivesItsUndo) {
  Cluster cluster;
  Declaration made = Cluster::deployment(2, 100);
  made.workload.kind = WorkloadKind::stateful_set;
  const Id<Workload> db = cluster.settle("db", made);
  cluster.start();
  cluster.give(SetImage{"db", "db:nowhere"});
  cluster.pass(minutes(2));
  cluster.give(RolloutUndo{"db", 0});
  cluster.pass(minutes(10));
  EXPECT_NE(cluster.pod("db-1").spec, cluster.world[db].spec);
  EXPECT_FALSE(cluster.pod("db-1").ready);
  cluster.give(DeletePod{"db-1"});
  cluster.pass(minutes(2));
  EXPECT_TRUE(cluster.pod("db-1").ready);
  EXPECT_EQ(cluster.world[db].progress, Progress::complete);
}

TEST(DaemonSetRollout, TakesOneNodeAtATime) {
  Cluster cluster;
  Declaration made = Cluster::deployment(0, 100);
  made.workload.kind = WorkloadKind::daemon_set;
  const Id<Workload> agent = cluster.settle("agent", made);
  cluster.start();
  cluster.give(RolloutRestart{"agent"});
  for (int i = 0; i < 300; ++i) {
    cluster.pass(seconds(1));
    EXPECT_GE(cluster.world[agent].ready, 5);
  }
  EXPECT_EQ(cluster.world[agent].progress, Progress::complete);
}

TEST(Quota, RefusesPodsBeyondItsLimit) {
  Rolling cluster;
  cluster.run([](Context& context) {
    ResourceQuota quota;
    quota.name = context.name("team");
    quota.pods = 5;
    context.add(quota);
  });
  cluster.give(Scale{"api", 8});
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.world[cluster.api].ready, 5);
  EXPECT_GE(cluster.count("kubernetes.pod_refused"), 1);
}

TEST(Jobs, RunToTheirEndOnSchedule) {
  Cluster cluster;
  Declaration made = Cluster::deployment(0, 100);
  made.workload.kind = WorkloadKind::job;
  made.pod.run_time = seconds(20);
  const Id<Workload> backup = cluster.settle("backup", made);
  cluster.start();
  cluster.run([&](Context& context) {
    CronJob row;
    row.name = context.name("backup");
    row.workload = backup;
    row.schedule = *parse_cron("*/10 * * * *");
    row.job.completions = 2;
    schedule_cron(context, context.add(row));
  });
  cluster.pass(minutes(31));
  EXPECT_EQ(cluster.count("kubernetes.job_complete"), 3);
  EXPECT_EQ(cluster.world[backup].pods.length, 0);
  cluster.give(SuspendCronJob{"backup"});
  cluster.pass(minutes(31));
  EXPECT_EQ(cluster.count("kubernetes.job_complete"), 3);
}

TEST(Jobs, GiveUpAfterTheirBackoffLimit) {
  Cluster cluster;
  Declaration made = Cluster::deployment(0, 100);
  made.workload.kind = WorkloadKind::job;
  made.image.behaviour = ImageBehaviour::crashes;
  made.image.crashes_after = seconds(1);
  const Id<Workload> id = cluster.settle("broken", made);
  cluster.start();
  cluster.run([&](Context& context) {
    Job like;
    like.backoff_limit = 2;
    start_job(context, id, like);
  });
  cluster.pass(minutes(10));
  EXPECT_EQ(cluster.count("kubernetes.job_failed"), 1);
  EXPECT_EQ(cluster.count("kubernetes.pod_created"), 3);
}

TEST(Probes, AHangIsOnlySeenByThoseWhoLook) {
  Cluster cluster;
  Declaration watched = Cluster::deployment(1, 100);
  Probe lives;
  lives.kind = ProbeKind::liveness;
  watched.probes = {Probe{}, lives};
  cluster.settle("watched", watched);
  cluster.settle("blind", Cluster::deployment(1, 100));
  cluster.start();
  cluster.run([](Context& context) {
    hang_pod(context, context.world().find<Pod>("watched-1"));
    hang_pod(context, context.world().find<Pod>("blind-1"));
  });
  cluster.pass(seconds(35));
  EXPECT_FALSE(cluster.pod("watched-1").ready);
  cluster.pass(minutes(3));
  EXPECT_TRUE(cluster.pod("watched-1").serving);
  EXPECT_EQ(cluster.pod("watched-1").restarts, 1);
  EXPECT_TRUE(cluster.pod("blind-1").ready);
  EXPECT_FALSE(cluster.pod("blind-1").serving);
}

}  // namespace
}  // namespace drydock::kubernetes
