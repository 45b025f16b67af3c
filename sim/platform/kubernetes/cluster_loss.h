// A cluster that is lost as a whole, and the next one, which begins empty.
//
// One cluster is simulated at a time. The declarations of its workloads stay, as code and backups
// hold them, with no replicas until somebody makes them anew.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// All nodes and pods went with the control plane; nobody is left to replace them.
struct ClusterLost {
  static constexpr FactStyle style{
      "kubernetes.cluster_lost",
      "the cluster is lost with its control plane: nodes {nodes}, pods {pods}", Tone::broken,
      Weight::headline};
  std::int32_t nodes = 0, pods = 0;
  DRYDOCK_FIELDS(ClusterLost, nodes, pods)
};

/// All pods were ended, and the cluster with them, because people wanted that.
struct ClusterTakenDown {
  static constexpr FactStyle style{"kubernetes.cluster_taken_down",
                                   "the cluster is taken down: nodes {nodes}, pods {pods}",
                                   Tone::neutral, Weight::normal};
  std::int32_t nodes = 0, pods = 0;
  DRYDOCK_FIELDS(ClusterTakenDown, nodes, pods)
};

/// The cluster is gone, now, with all that was declared in it. Volumes stay where they are, and
/// claims remember them. `planned`: people took it down.
void lose_cluster(Context& context, bool planned = false);
/// Machines of the group that run and belong to no cluster yet register as nodes.
void adopt_machines(Context& context, Id<compute::MachineGroup> group);

/// A cron job that went with its cluster is declared again.
void resume_cron_job(Context& context, Id<CronJob> cron_job);

void install_cluster_loss(Rulebook& rulebook);

}  // namespace drydock::kubernetes
