// Source of the rules: kubernetes/kubernetes pkg/controller/job and pkg/controller/cronjob.
#include "sim/platform/kubernetes/jobs.h"

#include <algorithm>
#include <string>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/rollouts.h"

namespace drydock::kubernetes {

namespace {

struct RunOver {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  ExitReason how = ExitReason::completed;
  DRYDOCK_FIELDS(RunOver, pod, attempt, how)
};

struct JobDeadline {
  Id<Job> job;
  DRYDOCK_FIELDS(JobDeadline, job)
};

struct JobRetry {
  Id<Job> job;
  DRYDOCK_FIELDS(JobRetry, job)
};

struct CronDue {
  Id<CronJob> cron_job;
  std::uint32_t round = 0;
  DRYDOCK_FIELDS(CronDue, cron_job, round)
};

/// An ended job has lived for its ttlSecondsAfterFinished.
struct JobExpired {
  Id<Job> job;
  DRYDOCK_FIELDS(JobExpired, job)
};

std::vector<Id<Pod>> active_pods(const World& world, Id<Job> job) {
  std::vector<Id<Pod>> active;
  for (const Id<Pod> pod : pods_of(world, world[job].workload))
    if (world[pod].job == job && is_live(world[pod])) active.push_back(pod);
  return active;
}

bool runs(const World& world, Id<Workload> workload) {
  for (const auto& [id, job] : world.table<Job>())
    if (job.workload == workload && job.state == JobState::running) return true;
  return false;
}

Id<CronJob> cron_of(const World& world, Id<Workload> workload) {
  for (const auto& [id, cron_job] : world.table<CronJob>())
    if (cron_job.workload == workload) return id;
  return {};
}

/// A run that had to wait for the one before it starts now.
void catch_up(Context& context, Id<Workload> workload) {
  const Id<CronJob> cron_job = cron_of(context, workload);
  if (!cron_job || !context[cron_job].missed || context[cron_job].suspended) return;
  context.edit(cron_job).missed = false;
  const Job like = context[cron_job].job;
  start_job(context, workload, like);
}

/// The job and its pods go; those that still terminate are gone soon by themselves.
void delete_job(Context& context, Id<Job> id) {
  if (context[id].gone) return;
  context.edit(id).gone = true;
  for (std::uint32_t i = 0; i < context.table<Pod>().size(); ++i) {
    const Pod& pod = context[Id<Pod>{i}];
    const bool ended = pod.phase == PodPhase::succeeded || pod.phase == PodPhase::failed;
    if (pod.job == id && ended) context.edit(Id<Pod>{i}).phase = PodPhase::gone;
  }
  context.announce(JobDeleted{id});
}

/// Deletes the oldest ended jobs that a cron job does not keep. Source: kubernetes/kubernetes
/// pkg/controller/cronjob, cleanupFinishedJobs; the API keeps 3 that are complete and 1 that
/// failed.
void trim_history(Context& context, Id<CronJob> cron_job, JobState state) {
  const CronJob& row = context[cron_job];
  std::int32_t kept = state == JobState::complete ? row.keeps_complete : row.keeps_failed;
  std::vector<Id<Job>> surplus;
  for (std::uint32_t i = context.table<Job>().size(); i > 0; --i) {
    const Job& job = context[Id<Job>{i - 1}];
    if (job.workload != row.workload || job.state != state || job.gone) continue;
    if (kept-- <= 0) surplus.push_back(Id<Job>{i - 1});
  }
  for (const Id<Job> job : surplus) delete_job(context, job);
}

void end_job(Context& context, Id<Job> id, JobState state) {
  Job& job = context.edit(id);
  job.state = state;
  job.ended = context.now();
  if (job.ttl != Duration::max()) context.schedule(job.ttl, JobExpired{id});
  for (const Id<Pod> pod : active_pods(context, id))
    terminate_pod(context, pod, Deleter::its_controller);
  if (const Id<CronJob> owner = cron_of(context, context[id].workload))
    trim_history(context, owner, state);
  catch_up(context, context[id].workload);
}

void fail_job(Context& context, Id<Job> id, JobFailure why) {
  if (context[id].state != JobState::running) return;
  const CauseId fact = context.announce(JobFailed{id, why});
  Context after = context.because(fact);
  end_job(after, id, JobState::failed);
}

void count_failure(Context& context, Id<Job> id) {
  if (context[id].state != JobState::running) return;
  Job& job = context.edit(id);
  ++job.failed;
  if (job.failed > job.backoff_limit)
    return fail_job(context, id, JobFailure::backoff_limit_exceeded);
  job.wait_until = context.now() + job_backoff(job.failed);
  context.schedule_at(job.wait_until, JobRetry{id});
}

void on_run_over(Context& context, const RunOver& due) {
  const Pod pod = context[due.pod];
  if (pod.attempt != due.attempt || context[node_of(pod)].silent) return;
  if (due.how == ExitReason::oom_killed) return kill_for_memory(context, due.pod);
  if (due.how != ExitReason::completed) return end_container(context, due.pod, due.how);
  context.edit(due.pod).container.last_exit = ExitReason::completed;
  finish_pod(context, due.pod, PodPhase::succeeded);
  if (context[pod.job].state != JobState::running) return;
  Job& job = context.edit(pod.job);
  ++job.succeeded;
  if (job.succeeded < job.completions) return reconcile(context, pod.workload);
  const CauseId fact = context.announce(JobComplete{pod.job});
  Context after = context.because(fact);
  end_job(after, pod.job, JobState::complete);
}

void on_job_deadline(Context& context, const JobDeadline& due) {
  if (waits_for_api(context, due)) return;
  fail_job(context, due.job, JobFailure::deadline_exceeded);
}

void on_job_expired(Context& context, const JobExpired& due) {
  if (!waits_for_api(context, due)) delete_job(context, due.job);
}

void on_job_retry(Context& context, const JobRetry& due) {
  reconcile(context, context[due.job].workload);
}

void on_cron_due(Context& context, const CronDue& due) {
  if (waits_for_api(context, due)) return;
  const CronJob cron_job = context[due.cron_job];
  if (cron_job.round != due.round || cron_job.suspended) return;
  schedule_cron(context, due.cron_job);
  const bool busy = runs(context, cron_job.workload);
  if (busy && cron_job.concurrency == Concurrency::forbid) {
    context.edit(due.cron_job).missed = true;
    return;
  }
  if (busy && cron_job.concurrency == Concurrency::replace) {
    for (std::uint32_t i = 0; i < context.table<Job>().size(); ++i) {
      const Job& job = context[Id<Job>{i}];
      if (job.workload == cron_job.workload && job.state == JobState::running)
        end_job(context, Id<Job>{i}, JobState::failed);
    }
  }
  start_job(context, cron_job.workload, cron_job.job);
}

}  // namespace

void install_jobs(Rulebook& rulebook) {
  rulebook.on<on_run_over>();
  rulebook.on<on_job_deadline>();
  rulebook.on<on_job_retry>();
  rulebook.on<on_job_expired>();
  rulebook.fact<JobDeleted>();
  rulebook.on<on_cron_due>();
}

void reconcile_jobs(Context& context, Id<Workload> workload) {
  for (std::uint32_t i = 0; i < context.table<Job>().size(); ++i) {
    const Id<Job> id{i};
    const Job job = context[id];
    if (job.workload != workload || job.state != JobState::running) continue;
    if (job.wait_until > context.now()) continue;
    const auto active = static_cast<std::int32_t>(active_pods(context, id).size());
    const std::int32_t wanted = std::min(job.parallelism, job.completions - job.succeeded);
    for (std::int32_t made = active; made < wanted; ++made) {
      if (!create_pod(context, {workload, context[workload].spec, {}, -1, {}, id}))
        return retry_later(context, workload);
      context.edit(workload).refused = 0;
    }
  }
}

Id<Job> start_job(Context& context, Id<Workload> workload, const Job& like) {
  Job job = like;
  job.workload = workload;
  job.created = context.now();
  if (!job.name) {
    const auto minutes = context.now().time_since_epoch() / std::chrono::minutes(1);
    job.name = context.name(std::string(context.text(context[workload].name)) + "-" +
                            std::to_string(minutes));
  }
  const Id<Job> id = context.add(job);
  const CauseId fact = context.announce(JobStarted{id});
  Context after = context.because(fact);
  if (job.active_deadline > Duration::zero()) after.schedule(job.active_deadline, JobDeadline{id});
  reconcile(after, workload);
  return id;
}

void schedule_cron(Context& context, Id<CronJob> id) {
  const CronJob& cron_job = context[id];
  if (cron_job.suspended) return;
  if (const auto due = next_due(cron_job.schedule, context.now()))
    context.schedule_at(*due, CronDue{id, cron_job.round});
}

void start_run(Context& context, Id<Pod> id) {
  const Pod& pod = context[id];
  const PodTemplate& spec = context[pod.spec];
  const ImageBehaviour does = spec.image ? context[spec.image].behaviour : ImageBehaviour::ok;
  if (does == ImageBehaviour::never_ready) return;  // It runs until a deadline ends it.
  const bool well = does == ImageBehaviour::ok;
  const Duration takes = well ? spec.run_time : context[spec.image].crashes_after;
  const ExitReason how = well                                    ? ExitReason::completed
                         : does == ImageBehaviour::out_of_memory ? ExitReason::oom_killed
                                                                 : ExitReason::error;
  context.schedule(takes, RunOver{id, pod.attempt, how});
}

void fail_run(Context& context, Id<Pod> id) {
  const Id<Job> job = context[id].job;
  finish_pod(context, id, PodPhase::failed);
  count_failure(context, job);
}

void count_lost(Context& context, Id<Job> job) { count_failure(context, job); }

Duration job_backoff(std::int32_t failures) {
  constexpr Duration first = std::chrono::seconds(10), longest = std::chrono::minutes(6);
  if (failures <= 0) return Duration::zero();
  return std::min(first * (std::int64_t{1} << std::min(failures - 1, 20)), longest);
}

}  // namespace drydock::kubernetes
