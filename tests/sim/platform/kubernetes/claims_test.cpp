// Claims: what becomes of volumes when a zone is lost, a snapshot restored, a claim deleted.
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/claim_commands.h"
#include "sim/platform/storage/storage.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

Id<Workload> settle_database(Cluster& cluster, Id<network::Zone> zone) {
  Declaration db = Cluster::deployment(1, 250);
  db.workload.kind = WorkloadKind::stateful_set;
  db.pod.volume_gib = 100;
  return cluster.settle("auth-db", db, zone);
}

template <class Command>
std::string refused(const Cluster& cluster, const Command& command) {
  const Result<Forecast> forecast = check(cluster.world, command);
  return forecast ? "" : forecast.error().message;
}

TEST(Claim, TakesARestoredVolumeToAnotherZone) {
  Cluster cluster;
  settle_database(cluster, cluster.zones[1]);
  cluster.start();
  cluster.give(storage::TakeSnapshot{"auth-db-0"});
  cluster.pass(minutes(5));
  cluster.run([&](Context& c) { network::fail_zone(c, cluster.zones[1]); });
  cluster.pass(minutes(8));
  cluster.give(storage::RestoreSnapshot{"snap-auth-db-0-1", "auth-db-c", "c"});
  EXPECT_NE(refused(cluster, UseVolume{"auth-db-0", "auth-db-c"}), "")
      << "its pod is still on a node";
  cluster.give(ForceDeletePod{"auth-db-0"});
  cluster.pass(minutes(3));
  EXPECT_EQ(cluster.pod("auth-db-0").reason, PendingReason::volume_zone_conflict);
  cluster.give(UseVolume{"auth-db-0", "auth-db-c"});
  cluster.pass(minutes(2));
  EXPECT_EQ(cluster.zone_of(cluster.pod("auth-db-0")), "c");
  EXPECT_TRUE(cluster.pod("auth-db-0").ready);
  EXPECT_EQ(refused(cluster, storage::DeleteVolume{"auth-db-c"}).substr(0, 17),
            "Volume auth-db-c ");
}

TEST(Claim, IsDeletedWithItsVolumeWhenNobodyUsesIt) {
  Cluster cluster;
  settle_database(cluster, cluster.zones[0]);
  cluster.start();
  EXPECT_EQ(refused(cluster, DeleteClaim{"auth-db-0"}), "Pod auth-db-0 uses claim auth-db-0.");
  EXPECT_EQ(refused(cluster, DeleteClaim{"auth-db-1"}), "There is no claim called \"auth-db-1\".");
  cluster.give(Scale{"auth-db", 0});
  cluster.pass(minutes(2));
  cluster.give(SetReclaim{"auth-db-0", true});
  cluster.give(SetReclaim{"auth-db-0", false});
  cluster.give(DeleteClaim{"auth-db-0"});
  EXPECT_EQ(cluster.count("storage.volume_deleted"), 1);
  cluster.give(Scale{"auth-db", 1});
  cluster.pass(minutes(2));
  EXPECT_TRUE(cluster.pod("auth-db-0").volume) << "a new, empty one";
}

}  // namespace
}  // namespace drydock::kubernetes
