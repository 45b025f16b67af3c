// A mesh without its certificate authority: new pods do not become ready, old ones live on the rest
// of their certificates.
#include <gtest/gtest.h>

#include "tests/sim/platform/kubernetes/fixture.h"

namespace drydock::kubernetes {
namespace {

/// Three pods in the mesh, and three that are not; certificates are renewed after 14 h of 20.
struct Mesh : Cluster {
  Mesh() {
    api = settle("api", Cluster::deployment(3, 250));
    plain = settle("plain", Cluster::deployment(3, 100));
    run([this](Context& c) {
      Settings& settings = c.edit_only<Settings>();
      settings.autoscaler.enabled = false;
      settings.kubelet.certificate = hours(20);
      settings.kubelet.renewal = 0.7;
      set_meshed(c, api);
    });
    start();
  }
  void set(bool answers) {
    run([answers](Context& c) { set_mesh_identity(c, answers); });
  }
  Id<Workload> api, plain;
};

TEST(MeshIdentity, NewPodsWaitForItAndOldOnesDoNot) {
  Mesh mesh;
  mesh.pass(minutes(1));
  mesh.set(false);
  mesh.give(Scale{"api", 4});
  mesh.give(Scale{"plain", 4});
  mesh.pass(minutes(10));
  EXPECT_EQ(ready_pods(mesh.world, mesh.api), 3);
  EXPECT_EQ(ready_pods(mesh.world, mesh.plain), 4);
  EXPECT_EQ(mesh.count("kubernetes.no_certificate"), 1) << "said once";
  mesh.set(true);
  mesh.pass(minutes(1));
  EXPECT_EQ(ready_pods(mesh.world, mesh.api), 4);
}

TEST(MeshIdentity, AContainerThatRestartsKeepsItsProxy) {
  Mesh mesh;
  mesh.set(false);
  mesh.run([&](Context& c) { kill_pod(c, c[mesh.api].pods.first); });
  mesh.pass(minutes(2));
  EXPECT_EQ(ready_pods(mesh.world, mesh.api), 3);
}

TEST(MeshIdentity, CertificatesLiveOnFromTheirLastRenewal) {
  Mesh mesh;
  mesh.pass(hours(15));  // Renewed after 14 h, so good until 34 h.
  mesh.set(false);
  mesh.pass(hours(18));
  EXPECT_EQ(mesh.endpoints_in(mesh.api, true), 3);
  mesh.pass(hours(2));
  EXPECT_EQ(mesh.endpoints_in(mesh.api, true), 0);
  EXPECT_EQ(mesh.endpoints_in(mesh.api, false), 3) << "nobody takes them out";
  EXPECT_EQ(mesh.endpoints_in(mesh.plain, true), 3);
  EXPECT_EQ(mesh.count("kubernetes.certificate_expired"), 3);
  mesh.set(true);
  mesh.pass(seconds(1));
  EXPECT_EQ(mesh.endpoints_in(mesh.api, true), 3);
}

TEST(MeshIdentity, AShortOutageIsNotFelt) {
  Mesh mesh;
  mesh.pass(hours(1));
  mesh.set(false);
  mesh.pass(minutes(30));
  mesh.set(true);
  mesh.pass(hours(30));
  EXPECT_EQ(mesh.count("kubernetes.certificate_expired"), 0);
}

}  // namespace
}  // namespace drydock::kubernetes
