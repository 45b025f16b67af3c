// The metrics server reports one use for all pods of a workload; a series that counts pods is
// spread evenly over those that serve.
#include "sim/platform/kubernetes/horizontal_metrics.h"

#include <string>

#include "sim/platform/kubernetes/autoscaler_facts.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/settings.h"

namespace drydock::kubernetes {

namespace {

std::int64_t milli(double value) { return static_cast<std::int64_t>(value * 1000); }

/// The pods of a workload with `serving_milli` as the sample of each that serves.
std::vector<MeasuredPod> measure(const World& world, Id<Workload> id, std::int64_t serving_milli) {
  const Settings& settings = world.only<Settings>();
  const std::int64_t scrape = world.now().time_since_epoch() / settings.metrics_period;
  std::vector<MeasuredPod> pods;
  pods.reserve(static_cast<std::size_t>(world[id].pods.length));
  for (Id<Pod> at = world[id].pods.first; at; at = world[at].siblings.after) {
    const Pod& pod = world[at];
    MeasuredPod measured;
    measured.finished = pod.phase == PodPhase::succeeded || pod.phase == PodPhase::failed;
    measured.deleting = !is_live(pod) && !measured.finished;
    measured.pending = pod.phase == PodPhase::pending || pod.phase == PodPhase::starting;
    measured.start = pod.created;
    measured.ready = pod.ready;
    measured.last_transition = pod.ready_since;
    if (const Millicores request = world[pod.spec].cpu_request; request.count > 0)
      measured.request_milli = request.count;
    if (pod.phase == PodPhase::running && !world[node_of(pod)].silent)
      measured.usage_milli = pod.serving ? serving_milli : 0;
    measured.sampled = Time(scrape * settings.metrics_period);
    measured.window = settings.metrics_period;
    pods.push_back(measured);
  }
  return pods;
}

Tolerance tolerance_of(const World& world, const HorizontalAutoscaler& autoscaler) {
  const double ordinary = world.only<Settings>().hpa_tolerance;
  const auto given = [&](const DirectionRules& rules) {
    return autoscaler.has_behavior && rules.tolerance >= 0 ? rules.tolerance : ordinary;
  };
  return {given(autoscaler.down), given(autoscaler.up)};
}

Sync sync_of(const World& world, const HorizontalAutoscaler& autoscaler) {
  const Settings& settings = world.only<Settings>();
  Sync sync;
  sync.current = world[autoscaler.workload].replicas;
  sync.tolerance = tolerance_of(world, autoscaler);
  sync.now = world.now();
  sync.cpu_initialization = settings.horizontal.cpu_initialization;
  sync.initial_readiness = settings.horizontal.initial_readiness;
  return sync;
}

std::vector<MeasuredPod> measure_cpu(const World& world, Id<Workload> workload) {
  const double use =
      scraped_use(world[workload], world.now(), world.only<Settings>().metrics_period);
  return measure(world, workload, static_cast<std::int64_t>(use));
}

std::int32_t serving_pods(const World& world, Id<Workload> workload) {
  std::int32_t serving = 0;
  for (const Id<Pod> id : pods_of(world, workload))
    serving += world[id].phase == PodPhase::running && world[id].serving;
  return serving;
}

Proposal propose(const World& world, const HorizontalAutoscaler& autoscaler,
                 const HorizontalMetric& metric) {
  Sync sync = sync_of(world, autoscaler);
  const Id<Workload> workload = autoscaler.workload;
  if (metric.source == MetricSource::resource_utilization)
    return propose_by_utilization(measure_cpu(world, workload), metric.target, sync);
  if (metric.source == MetricSource::resource_average)
    return propose_by_average(measure_cpu(world, workload), metric.target, sync);
  if (!metric.series) return {MetricError::no_metrics, sync.current, 0, 0};
  const std::int64_t total = milli(world[metric.series].latest);
  sync.is_cpu = false;
  switch (metric.source) {
    case MetricSource::pods: {
      const std::int32_t serving = serving_pods(world, workload);
      return propose_by_average(measure(world, workload, serving == 0 ? 0 : total / serving),
                                metric.target, sync);
    }
    case MetricSource::object_value:
    case MetricSource::external_value:
      return propose_by_value(total, metric.target, world[workload].ready, sync);
    default:
      return propose_by_share(total, metric.target, sync);
  }
}

ActiveReason failure_of(MetricSource source) {
  switch (source) {
    case MetricSource::resource_utilization:
    case MetricSource::resource_average:
      return ActiveReason::failed_get_resource_metric;
    case MetricSource::pods:
      return ActiveReason::failed_get_pods_metric;
    case MetricSource::object_value:
    case MetricSource::object_average:
      return ActiveReason::failed_get_object_metric;
    case MetricSource::external_value:
    case MetricSource::external_average:
      return ActiveReason::failed_get_external_metric;
  }
  return ActiveReason::unknown;
}

}  // namespace

std::string_view say(MetricError error) {
  switch (error) {
    case MetricError::none:
      return "nothing is wrong";
    case MetricError::no_metrics:
      return "did not receive metrics for targeted pods (pods might be unready)";
    case MetricError::missing_request:
      return "missing request for cpu";
    case MetricError::no_metrics_for_known_pods:
      return "no metrics returned matched known pods";
  }
  return {};
}

std::vector<MetricAnswer> ask_metrics(Context& context, Id<HorizontalAutoscaler> id) {
  std::vector<MetricAnswer> answers;
  const auto take = [&](const Proposal& proposal, MetricSource source) {
    answers.push_back({proposal.error, proposal.replicas, failure_of(source)});
  };
  if (const std::int32_t target = context[id].target_percent; target > 0) {
    HorizontalMetric cpu;
    cpu.target = target;
    const Proposal proposal = propose(context, context[id], cpu);
    context.edit(id).error = proposal.error;
    context.edit(id).percent = proposal.metric;
    take(proposal, cpu.source);
  }
  for (const Id<HorizontalMetric> metric : context[id].metrics) {
    if (!context[metric].series)
      context.edit(metric).series = context.find<Metric>(context[metric].name);
    const Proposal proposal = propose(context, context[id], context[metric]);
    context.edit(metric).error = proposal.error;
    context.edit(metric).current = proposal.metric;
    take(proposal, context[metric].source);
  }
  return answers;
}

std::string metric_title(const World& world, const HorizontalAutoscaler& autoscaler,
                         std::int32_t index) {
  const std::int32_t first = autoscaler.target_percent > 0 ? 1 : 0;
  if (index < first) return "cpu resource utilization (percentage of request)";
  const HorizontalMetric& metric = world[autoscaler.metrics[index - first]];
  const std::string name(world.text(metric.name));
  switch (metric.source) {
    case MetricSource::resource_utilization:
      return name + " resource utilization (percentage of request)";
    case MetricSource::resource_average:
      return name + " resource";
    case MetricSource::pods:
      return "pods metric " + name;
    case MetricSource::object_value:
    case MetricSource::object_average:
      return "Service metric " + name;
    case MetricSource::external_value:
    case MetricSource::external_average:
      return "external metric " + name;
  }
  return name;
}

double scraped_use(const Workload& workload, Time at, Duration period) {
  return workload.cpu_period == at.time_since_epoch() / period ? workload.cpu_before
                                                               : workload.cpu_use;
}

bool has_young_pods(const World& world, Id<Workload> workload) {
  const Settings& settings = world.only<Settings>();
  for (Id<Pod> id = world[workload].pods.first; id; id = world[id].siblings.after) {
    const Pod& pod = world[id];
    if (pod.created + settings.horizontal.cpu_initialization <= world.now()) continue;
    if (!pod.ready || pod.ready_since + 2 * settings.metrics_period > world.now()) return true;
  }
  return false;
}

}  // namespace drydock::kubernetes
