// Tests namespaces that are deleted: what goes in which order, what stays, and the way back.
#include "sim/platform/kubernetes/namespaces.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/claim_commands.h"
#include "sim/platform/kubernetes/claims.h"
#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

/// Two deployments and a database with a volume in namespace "shop", and one beside it.
struct Spaces : Cluster {
  Spaces() {
    for (const char* name : {"web", "api"}) settle(name, in("shop", deployment(2, 100)));
    Declaration db = in("shop", deployment(1, 250));
    db.workload.kind = WorkloadKind::stateful_set;
    db.workload.is_database = true;
    db.pod.volume_gib = 20;
    settle("db", db, zones[1]);
    settle("other", in("else", deployment(2, 100)));
    start();
  }
  Declaration in(const char* space, Declaration made) {
    run([&](Context& context) { made.workload.name_space = context.name(space); });
    return made;
  }
  void remove() {
    run([](Context& context) { delete_namespace(context, context.name("shop")); });
  }
  std::string says(const AnyCommand& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? answer->summary : answer.error().message;
  }
  std::int32_t ready(std::string_view name) const {
    return ready_pods(world, world.find<Workload>(name));
  }
  const storage::Volume& disk() const { return world[Id<storage::Volume>{0}]; }
};

TEST(DeletedNamespace, TakesPodsThenClaimsThenVolumes) {
  Spaces spaces;
  spaces.run([&](Context& context) { storage::take_snapshot(context, Id<storage::Volume>{0}); });
  spaces.pass(minutes(10));
  spaces.remove();
  EXPECT_EQ(spaces.says(DeployNamespace{"shop"}), "Namespace shop is being terminated.");
  spaces.pass(seconds(10));
  EXPECT_TRUE(spaces.world[Id<Claim>{0}].workload) << "its pod has its grace";
  spaces.pass(minutes(3));
  EXPECT_EQ(spaces.ready("web") + spaces.ready("api") + spaces.ready("db"), 0);
  EXPECT_EQ(spaces.ready("other"), 2);
  EXPECT_FALSE(spaces.world[Id<Claim>{0}].workload);
  EXPECT_EQ(spaces.disk().phase, storage::VolumePhase::deleted);
  EXPECT_EQ(spaces.world[Id<storage::Snapshot>{0}].phase, storage::SnapshotPhase::completed);
  EXPECT_EQ(spaces.count("kubernetes.namespace_gone"), 1);
}

TEST(DeletedNamespace, LeavesVolumesThatAreRetained) {
  Spaces spaces;
  spaces.give(SetReclaim{"db-0", true});
  spaces.remove();
  spaces.pass(minutes(3));
  EXPECT_EQ(spaces.disk().phase, storage::VolumePhase::available);
  EXPECT_EQ(spaces.world[Id<NameSpace>{0}].claims, 1);
  EXPECT_EQ(spaces.world[Id<NameSpace>{0}].volumes, 0);
  spaces.give(DeployNamespace{"shop"});
  spaces.pass(minutes(3));
  spaces.give(Scale{"db", 0});
  spaces.pass(minutes(2));
  EXPECT_EQ(spaces.says(UseVolume{"db-0", "db-0"}).find("There is no"), std::string::npos);
}

TEST(DeletedNamespace, IsDeployedAgainWithEmptyVolumes) {
  Spaces spaces;
  spaces.remove();
  spaces.pass(minutes(3));
  EXPECT_EQ(spaces.says(DeployNamespace{"shop"}),
            "3 workloads of namespace shop start again. Stateful sets whose claims are gone get "
            "empty volumes.");
  spaces.give(DeployNamespace{"shop"});
  spaces.pass(minutes(5));
  EXPECT_EQ(spaces.ready("web"), 2);
  EXPECT_EQ(spaces.ready("db"), 1);
  const Id<Claim> fresh = standing_claim(spaces.world, Id<Claim>{0});
  ASSERT_TRUE(fresh);
  EXPECT_NE(spaces.world[fresh].volume, Id<storage::Volume>{0});
  EXPECT_EQ(spaces.says(DeployNamespace{"shop"}), "No namespace called \"shop\" was deleted.");
}

TEST(DeletedNamespace, WaitsForAPodWhoseNodeIsSilent) {
  Spaces spaces;
  const std::string node(spaces.world.text(spaces.world[node_of(spaces.pod("db-0"))].name));
  spaces.run([&](Context& context) {
    compute::impair(context, spaces.instance(node), compute::MachineFault::hang);
  });
  spaces.remove();
  spaces.pass(hours(1));
  EXPECT_TRUE(spaces.world[Id<NameSpace>{0}].ending) << "the finalizer of the claim holds it";
  EXPECT_EQ(spaces.count("kubernetes.namespace_gone"), 0);
}

}  // namespace
}  // namespace drydock::kubernetes
