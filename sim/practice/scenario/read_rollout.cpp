// Probes, budgets, strategies and jobs, from their documents.
#include "sim/practice/scenario/read_rollout.h"

#include "sim/platform/kubernetes/cron.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using kubernetes::IntOrPercent;
using kubernetes::ProbeKind;

constexpr Duration one_day = std::chrono::hours(24);

/// 2 or "25 %"; a share is a whole number of percent.
IntOrPercent read_amount(const Cursor& at) {
  if (!at) return {};
  if (!at.value()->is(codec::Value::Kind::text))
    return IntOrPercent::of(static_cast<std::int32_t>(at.integer(0, 10'000)));
  const double share = at.percent(0, 1) * 100;
  const auto whole = static_cast<std::int32_t>(share + 0.5);
  if (share - whole > 1e-6 || whole - share > 1e-6)
    at.wrong(codec::codes::wrong_unit, "a number of pods, or a whole percentage such as \"25 %\"");
  return IntOrPercent::share(whole);
}

kubernetes::Probe read_probe(const Cursor& at, ProbeKind kind) {
  ObjectCursor object(at);
  kubernetes::Probe probe;
  const Duration second = std::chrono::seconds(1);
  probe.kind = kind;
  probe.initial_delay = object.optional("initial_delay").duration({}, one_day);
  probe.period = object.optional("period").duration(second, one_day, probe.period);
  probe.timeout = object.optional("timeout").duration(second, one_day, probe.timeout);
  probe.failure_threshold = static_cast<std::int32_t>(
      object.optional("failure_threshold").integer(1, 10'000, probe.failure_threshold));
  const Cursor successes = object.optional("success_threshold");
  probe.success_threshold =
      static_cast<std::int32_t>(successes.integer(1, 10'000, probe.success_threshold));
  if (kind != ProbeKind::readiness && probe.success_threshold != 1)
    successes.wrong(codec::codes::out_of_range, "1 for all but readiness probes");
  return probe;
}

std::vector<kubernetes::Probe> read_probes(const Cursor& at) {
  std::vector<kubernetes::Probe> probes;
  if (!at) return probes;
  ObjectCursor object(at);
  for (const ProbeKind kind : {ProbeKind::startup, ProbeKind::liveness, ProbeKind::readiness})
    if (const Cursor probe = object.optional(enum_name(kind)))
      probes.push_back(read_probe(probe, kind));
  return probes;
}

Budget read_budget(const Cursor& at) {
  ObjectCursor object(at);
  Budget budget;
  budget.min_available = read_amount(object.optional("min_available"));
  budget.max_unavailable = read_amount(object.optional("max_unavailable"));
  if (budget.min_available.given == budget.max_unavailable.given)
    at.wrong("E0208", "one of min_available and max_unavailable");
  budget.unhealthy = object.optional("unhealthy").choice<kubernetes::UnhealthyPolicy>();
  return budget;
}

Rollout read_strategy(ObjectCursor& object) {
  Rollout rollout;
  if (const Cursor at = object.optional("strategy")) {
    ObjectCursor strategy(at);
    rollout.strategy = strategy.optional("type").choice<kubernetes::StrategyKind>();
    rollout.max_surge = read_amount(strategy.optional("max_surge"));
    rollout.max_unavailable = read_amount(strategy.optional("max_unavailable"));
    rollout.partition = static_cast<int>(strategy.optional("partition").integer(0, 10'000));
  }
  rollout.min_ready = object.optional("min_ready").duration({}, one_day);
  if (const Cursor deadline = object.optional("progress_deadline"))
    rollout.progress_deadline = deadline.duration(std::chrono::seconds(1), one_day);
  if (const Cursor limit = object.optional("history_limit"))
    rollout.history_limit = static_cast<int>(limit.integer(0, 1000));
  return rollout;
}

void read_schedule(ObjectCursor& object, JobRules& job) {
  const Cursor schedule = object.required("schedule");
  job.schedule = schedule.text();
  if (!job.schedule.empty())
    if (const auto read = kubernetes::parse_cron(job.schedule); !read)
      schedule.wrong(codec::codes::wrong_unit, "a schedule such as \"0 2 * * *\"");
  job.concurrency = object.optional("concurrency_policy").choice<kubernetes::Concurrency>();
  job.suspended = object.optional("suspended").boolean();
}

JobRules read_job(const Cursor& at, WorkloadKind kind) {
  ObjectCursor object(at);
  JobRules job;
  job.run_time = object.required("run_time").duration(std::chrono::seconds(1), one_day * 30);
  job.completions = static_cast<int>(object.optional("completions").integer(1, 10'000, 1));
  job.parallelism = static_cast<int>(object.optional("parallelism").integer(1, 1000, 1));
  job.backoff_limit = static_cast<int>(object.optional("backoff_limit").integer(0, 1000, 6));
  job.active_deadline = object.optional("active_deadline").duration({}, one_day * 30);
  if (kind == WorkloadKind::cronjob) read_schedule(object, job);
  return job;
}

}  // namespace

void read_rollout(ObjectCursor& object, Workload& workload) {
  workload.probes = read_probes(object.optional("probes"));
  if (const Cursor budget = object.optional("pdb")) workload.budget = read_budget(budget);
  workload.rollout = read_strategy(object);
  workload.parallel = object.optional("parallel").boolean();
  if (runs_to_end(workload.kind)) workload.job = read_job(object.required("job"), workload.kind);
}

}  // namespace drydock::scenario
