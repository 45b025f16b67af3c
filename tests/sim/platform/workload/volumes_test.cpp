// Databases on volumes that give too little: who waits, who gives up, and nobody while there is
// enough.
#include <gtest/gtest.h>

#include "tests/sim/platform/workload/nsflow_model.h"

namespace drydock::workload {
namespace {

/// The model with I/O at workflow-db: two operations of each call, on a volume that gives so many a
/// second.
NsflowModel on_volume(double io_rate) {
  NsflowModel nsflow;
  FlowService& db = nsflow.service(workflow_db);
  db.on_volumes = true;
  db.io_rate = io_rate;
  for (FlowCall& call : nsflow.model.calls)
    if (call.kind == CallKind::service && call.target == workflow_db) call.io = 2;
  return nsflow;
}

TEST(VolumesOfServices, ChangeNothingWhileTheyGiveEnough) {
  NsflowModel plain, enough = on_volume(3000);
  solve(plain.model);
  solve(enough.model);
  EXPECT_GT(enough.service(workflow_db).io_asked, 100);
  EXPECT_EQ(enough.model.users_success, plain.model.users_success);
  for (std::size_t i = 0; i < plain.model.services.size(); ++i) {
    EXPECT_EQ(enough.model.services[i].latency.mean, plain.model.services[i].latency.mean) << i;
    EXPECT_EQ(enough.model.services[i].latency.variance, plain.model.services[i].latency.variance);
  }
}

TEST(VolumesOfServices, LetCallersWaitAndGiveUpWhenTheyAreShort) {
  NsflowModel plain;
  solve(plain.model);
  NsflowModel enough = on_volume(3000);
  solve(enough.model);
  const double asked = enough.service(workflow_db).io_asked;
  NsflowModel lacking = on_volume(asked / 2);
  solve(lacking.model);
  const FlowService& db = lacking.service(workflow_db);
  // Even who is late makes work, so that only as many are served as those who come first leave room
  // for.
  EXPECT_LT(db.served, 0.3 * db.rate);
  EXPECT_GT(db.latency.mean, 10 * plain.service(workflow_db).latency.mean);
  EXPECT_LT(lacking.model.users_success, 0.9);
  EXPECT_NEAR(db.coming, db.arrivals / db.pods, 0.02 * db.coming) << "it stands still";
}

TEST(VolumesOfServices, GrowSlowFromNothingNearTheLimit) {
  const double asked = [] {
    NsflowModel enough = on_volume(1e6);
    solve(enough.model);
    return enough.service(workflow_db).io_asked;
  }();
  double before = 0;
  for (const double load : {0.7, 0.79, 0.85, 0.95, 1.05, 1.3}) {
    NsflowModel nsflow = on_volume(asked / load);
    solve(nsflow.model);
    EXPECT_GE(nsflow.service(workflow_db).latency.mean, before) << load;
    before = nsflow.service(workflow_db).latency.mean;
  }
}

TEST(VolumesOfServices, AddTheTimeOfFirstTouches) {
  NsflowModel plain, loading = on_volume(3000);
  loading.service(workflow_db).io_delay = 0.055;
  solve(plain.model);
  solve(loading.model);
  EXPECT_NEAR(loading.service(workflow_db).latency.mean,
              plain.service(workflow_db).latency.mean + 0.110, 0.005);
}

TEST(VolumesOfServices, TakeNoWritesWhenTheyAreFull) {
  NsflowModel nsflow = on_volume(3000);
  nsflow.service(workflow_db).full_share = 1;
  double writes = 0;
  for (FlowCall& call : nsflow.model.calls)
    if (call.kind == CallKind::service && call.target == workflow_db && call.cpu > 0.003)
      call.kept = 100;
  solve(nsflow.model);
  for (const FlowCall& call : nsflow.model.calls) {
    if (call.kept <= 0) continue;
    EXPECT_EQ(call.success, 0);
    writes += call.rate;
  }
  EXPECT_GT(writes, 0);
  EXPECT_GT(nsflow.service(workflow_db).served, 0) << "reads go on";
}

TEST(BucketsOfServices, TurnAwayWhatIsBeyondTheirLimit) {
  NsflowModel nsflow;
  solve(nsflow.model);
  const double gets = nsflow.model.stores[0].gets;
  EXPECT_GT(gets, 10);
  NsflowModel slow;
  slow.model.stores[0].get_limit = gets / 2;
  solve(slow.model);
  for (const FlowCall& call : slow.model.calls) {
    if (call.kind == CallKind::get_object) {
      EXPECT_LT(call.success, 0.51);
      EXPECT_GT(call.success, 0.35) << "the mesh tries some again";
    }
  }
}

}  // namespace
}  // namespace drydock::workload
