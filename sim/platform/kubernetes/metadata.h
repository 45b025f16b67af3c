// Metadata of the cluster's objects, as `kubectl get -o yaml` shows it: worked out from the world,
// so that nothing is stored twice.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// The controller of an object.
struct OwnerReference {
  std::string kind, name, uid;  ///< "ReplicaSet", "api-7d9f5c6b8"
  friend bool operator==(const OwnerReference&, const OwnerReference&) = default;
};

struct Metadata {
  std::string name, name_space;  ///< A node has no namespace.
  std::string uid;               ///< As a UUID; another for each object that was ever there.
  Time created;                  ///< The start of the scenario for what it begins with.
  std::vector<std::pair<std::string, std::string>> labels, annotations;
  std::vector<OwnerReference> owners;
};

/// Labels of the template and those that its controller adds: pod-template-hash,
/// controller-revision-hash, statefulset.kubernetes.io/pod-name, apps.kubernetes.io/pod-index,
/// batch.kubernetes.io/job-name. Source: Kubernetes documentation, "Well-Known Labels, Annotations
/// and Taints".
Metadata metadata_of(const World& world, Id<Pod> pod);
Metadata metadata_of(const World& world, Id<ReplicaSet> replica_set);
/// Of the deployment, stateful set or daemon set; of a job its template's.
Metadata metadata_of(const World& world, Id<Workload> workload);
Metadata metadata_of(const World& world, Id<Job> job);
Metadata metadata_of(const World& world, Id<CronJob> cron_job);
Metadata metadata_of(const World& world, Id<Node> node);

/// The cron job that a job belongs to; none when nobody owns it.
Id<CronJob> cron_job_of(const World& world, Id<Job> job);

}  // namespace drydock::kubernetes
