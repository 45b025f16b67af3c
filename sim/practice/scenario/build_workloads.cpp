// Workloads of a world: their declarations, the jobs among them, and the rules of the cluster that
// they name.
#include <algorithm>
#include <array>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/cron.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/fargate.h"

namespace drydock::scenario {

namespace {

kubernetes::WorkloadKind kind_of(WorkloadKind kind) {
  switch (kind) {
    case WorkloadKind::deployment:
      return kubernetes::WorkloadKind::deployment;
    case WorkloadKind::statefulset:
      return kubernetes::WorkloadKind::stateful_set;
    case WorkloadKind::daemonset:
      return kubernetes::WorkloadKind::daemon_set;
    case WorkloadKind::job:
    case WorkloadKind::cronjob:
      return kubernetes::WorkloadKind::job;
  }
  return kubernetes::WorkloadKind::deployment;
}

void fill_controller(Builder& builder, const Workload& spec, kubernetes::Workload& row) {
  row.name_space = builder.context.name(name_space_of(builder.platform, spec));
  row.kind = kind_of(spec.kind);
  row.is_application = spec.role == WorkloadRole::app && !spec.system && !runs_to_end(spec.kind);
  row.is_database = spec.role == WorkloadRole::database;
  row.replicas = runs_to_end(spec.kind) ? 0 : spec.replicas;
  row.parallel = spec.parallel;
  const Rollout& rollout = spec.rollout;
  row.strategy = {rollout.strategy, rollout.max_surge, rollout.max_unavailable, rollout.partition};
  row.min_ready = rollout.min_ready;
  row.progress_deadline = rollout.progress_deadline.value_or(row.progress_deadline);
  row.history_limit = rollout.history_limit.value_or(row.history_limit);
}

void fill_pod(Builder& builder, const Workload& spec, kubernetes::PodTemplate& pod) {
  const Mesh& mesh = builder.platform.mesh;
  pod.cpu_request = spec.cpu_request + (spec.mesh ? mesh.proxy_cpu : Millicores{});
  pod.cpu_limit = spec.cpu_limit;
  if (spec.on_fargate)  // A micro-VM has no more to lend.
    pod.cpu_limit = std::min(pod.cpu_limit, micro_vm_of(builder.settings.fargate, spec).cpu);
  pod.memory_request = spec.memory_request + (spec.mesh ? mesh.proxy_memory : Bytes{});
  pod.memory_limit = spec.memory_limit;
  pod.safe_to_evict = spec.safe_to_evict;
  pod.local_storage = spec.local_storage;
  pod.readiness_delay = spec.ready_after;
  pod.termination_grace = spec.grace;
  pod.pre_stop = spec.pre_stop;
  pod.stops_after = spec.stops_after.value_or(Duration::max());
  pod.pull_policy = spec.pull_policy;
  pod.run_time = spec.job.run_time;
  if (spec.volume) pod.volume_gib = whole_gib(spec.volume->size);
  if (!spec.placement.priority_class.empty())
    pod.priority_class =
        builder.context.world().find<kubernetes::PriorityClass>(spec.placement.priority_class);
}

kubernetes::Job job_of(const JobRules& rules) {
  kubernetes::Job job;
  job.completions = rules.completions;
  job.parallelism = rules.parallelism;
  job.backoff_limit = rules.backoff_limit;
  job.active_deadline = rules.active_deadline;
  return job;
}

void add_cron_job(Builder& builder, const std::string& name, const Workload& spec) {
  Context& context = builder.context;
  const Id<kubernetes::Workload> workload = builder.workloads.at(name);
  kubernetes::CronJob row;
  row.name = context.name(name);
  row.workload = workload;
  row.schedule = *kubernetes::parse_cron(spec.job.schedule);
  row.concurrency = spec.job.concurrency;
  row.job = job_of(spec.job);
  row.suspended = spec.job.suspended;
  const Id<kubernetes::CronJob> id = context.add(row);
  context.edit(workload).cron_job = id;
  kubernetes::schedule_cron(context, id);
}

}  // namespace

Id<kubernetes::Workload> add_workload(Builder& builder, const std::string& name,
                                      const Workload& spec) {
  Context& context = builder.context;
  kubernetes::Declaration made;
  made.workload.name = context.name(name);
  fill_controller(builder, spec, made.workload);
  fill_pod(builder, spec, made.pod);
  made.image.size = spec.image;
  made.probes = spec.probes;
  place_workload(builder, spec, made);
  if (spec.budget) {
    made.budget.emplace();
    made.budget->budget.min_available = spec.budget->min_available;
    made.budget->budget.max_unavailable = spec.budget->max_unavailable;
    made.budget->budget.unhealthy = spec.budget->unhealthy;
  }
  const auto id = kubernetes::declare(context, made);
  if (spec.volume)
    context.add(kubernetes::ClaimTemplate{id, volume_spec(*spec.volume), spec.volume->used,
                                          spec.volume->reclaim});
  if (!builder.asleep) add_autoscaler(builder, id, spec);
  return id;
}

void add_cluster_rules(Builder& builder) {
  Context& context = builder.context;
  const Cluster& cluster = builder.platform.cluster;
  const auto add = [&](const std::string& name, std::int32_t value, bool preempts) {
    context.add(kubernetes::PriorityClass{context.name(name), value, preempts});
  };
  for (const auto& [name, priority] : cluster.priority_classes)
    add(name, priority.value, priority.preempts);
  for (const SystemPriority& priority : system_priorities)
    add(std::string(priority.name), priority.value, true);
  for (const auto& [name, quota] : cluster.resource_quotas) {
    const std::string& name_space =
        quota.name_space.empty() ? builder.platform.name : quota.name_space;
    context.add(kubernetes::ResourceQuota{context.name(name), context.name(name_space), quota.pods,
                                          quota.cpu_request, quota.cpu_limit, quota.memory_request,
                                          quota.memory_limit});
  }
}

void start_jobs(Builder& builder) {
  for (const auto& [name, spec] : builder.platform.workloads) {
    if (spec.kind == WorkloadKind::job) {
      kubernetes::Job job = job_of(spec.job);
      job.name = builder.context.name(name);
      kubernetes::start_job(builder.context, builder.workloads.at(name), job);
    }
    if (spec.kind == WorkloadKind::cronjob) add_cron_job(builder, name, spec);
  }
}

}  // namespace drydock::scenario
