// Controllers must not answer the end of each other's pods: they are held while all pods go.
#include "sim/platform/kubernetes/cluster_loss.h"

#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/node_lifecycle.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/zone_disruption.h"

namespace drydock::kubernetes {

namespace {

/// Nothing is declared any more, and no controller looks.
void forget_workloads(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Workload>().size(); ++i) {
    Workload& workload = context.edit(Id<Workload>{i});
    workload.reconciling = true;
    if (workload.kind != WorkloadKind::daemon_set) workload.replicas = 0;
  }
  for (std::uint32_t i = 0; i < context.table<CronJob>().size(); ++i) {
    CronJob& cron_job = context.edit(Id<CronJob>{i});
    cron_job.suspended = true;
    ++cron_job.round;
  }
  for (std::uint32_t i = 0; i < context.table<Job>().size(); ++i) {
    Job& job = context.edit(Id<Job>{i});
    if (job.state == JobState::running) job.state = JobState::failed;
    job.gone = true;
  }
}

std::int32_t forget_pods(Context& context) {
  std::int32_t count = 0;
  for (std::uint32_t i = 0; i < context.table<Pod>().size(); ++i) {
    const Id<Pod> id{i};
    const PodPhase phase = context[id].phase;
    if (phase == PodPhase::gone || phase == PodPhase::succeeded || phase == PodPhase::failed)
      continue;
    Pod& pod = context.edit(id);
    pod.volume = {};  // Nobody is there who would detach it.
    pod.job = {};
    remove_pod(context, id);
    ++count;
  }
  return count;
}

std::int32_t forget_nodes(Context& context) {
  std::int32_t count = 0;
  for (std::uint32_t i = 0; i < context.table<Node>().size(); ++i) {
    const Id<Node> id{i};
    if (context[id].condition == NodeCondition::gone) continue;
    forget_node(context, id);
    ++count;
  }
  return count;
}

}  // namespace

void lose_cluster(Context& context, bool planned) {
  forget_workloads(context);
  const std::int32_t pods = forget_pods(context);
  const std::int32_t nodes = forget_nodes(context);
  update_zones(context);
  for (std::uint32_t i = 0; i < context.table<Workload>().size(); ++i) {
    const Id<Workload> id{i};
    Workload& workload = context.edit(id);
    workload.reconciling = workload.again = false;
    if (workload.kind != WorkloadKind::job) reconcile(context, id);
  }
  if (planned)
    context.announce(ClusterTakenDown{nodes, pods});
  else
    context.announce(ClusterLost{nodes, pods});
}

void adopt_machines(Context& context, Id<compute::MachineGroup> group) {
  for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i) {
    const Id<compute::Instance> id{i};
    if (context[id].group == group && compute::works(context, id) && !node_at(context, id))
      join(context, id);
  }
}

void resume_cron_job(Context& context, Id<CronJob> id) {
  CronJob& cron_job = context.edit(id);
  cron_job.suspended = cron_job.missed = false;
  ++cron_job.round;
  schedule_cron(context, id);
}

void install_cluster_loss(Rulebook& rulebook) {
  rulebook.fact<ClusterLost>();
  rulebook.fact<ClusterTakenDown>();
}

}  // namespace drydock::kubernetes
