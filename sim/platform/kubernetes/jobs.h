// Jobs and cron jobs: pods that run to their end, and are made again when they fail.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

void install_jobs(Rulebook& rulebook);
/// Makes the pods that the running jobs of a workload lack.
void reconcile_jobs(Context& context, Id<Workload> workload);
/// Starts a job of this workload; its completions, limits and deadline are those of `like`.
Id<Job> start_job(Context& context, Id<Workload> workload, const Job& like);
/// The next run of a cron job, unless it is suspended; after it was made or changed.
void schedule_cron(Context& context, Id<CronJob> cron_job);
/// A container of a job's pod started: it ends after the template's run time.
void start_run(Context& context, Id<Pod> pod);
/// The container of a job's pod ended badly.
void fail_run(Context& context, Id<Pod> pod);
/// A pod of the job was deleted before it ended; that counts as a failure.
void count_lost(Context& context, Id<Job> job);
/// Wait before the next pod after so many failures: 10 s, doubling, 6 min at most. Source:
/// kubernetes/kubernetes pkg/controller/job/backoff_utils.go.
Duration job_backoff(std::int32_t failures);

}  // namespace drydock::kubernetes
