// Deployments, sets, jobs and horizontal autoscalers, as `kubectl get` shows them.
#include <algorithm>
#include <optional>

#include "sim/engine/kernel/ranges.h"
#include "sim/platform/kubernetes/cron.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using kubernetes::CronJob;
using kubernetes::Job;
using kubernetes::JobState;
using kubernetes::Pod;
using kubernetes::PodPhase;
using kubernetes::ReplicaSet;
using kubernetes::Workload;
using kubernetes::WorkloadKind;
using enum Align;
using enum Shown;

/// What a controller counts of its pods.
struct Pods {
  std::int64_t live = 0, up_to_date = 0, ready = 0, available = 0;
};

template <class Counts>
Pods count_pods(const World& world, const Workload& workload, const Counts& counts) {
  Pods pods;
  for (Id<Pod> id = workload.pods.first; id; id = world[id].siblings.after) {
    const Pod& pod = world[id];
    if (!kubernetes::is_live(pod) || !counts(pod)) continue;
    ++pods.live;
    pods.up_to_date += pod.spec == workload.spec;
    pods.ready += pod.ready;
    pods.available += kubernetes::is_available(world, pod);
  }
  return pods;
}

Pods count_pods(const World& world, const Workload& workload) {
  return count_pods(world, workload, [](const Pod&) { return true; });
}

std::string image_of(const World& world, Id<kubernetes::PodTemplate> spec) {
  return name_text(world, world[world[spec].image].name);
}

/// "app=api"
std::string labels_text(const World& world, Range<kubernetes::Label> labels) {
  std::string text;
  for (const kubernetes::Label& label : rows_of(world, labels))
    text += (text.empty() ? "" : ",") + name_text(world, label.key) + "=" +
            name_text(world, label.value);
  return text.empty() ? "<none>" : text;
}

std::string selector_of(const World& world, const Workload& workload) {
  return labels_text(world, {workload.labels.first, std::min(workload.labels.count, 1)});
}

template <class Row>
std::vector<ListRow> of_kind(const World& world, WorkloadKind kind, Row row) {
  std::vector<ListRow> rows;
  for (const auto& [id, workload] : world.table<Workload>())
    if (workload.kind == kind) rows.push_back(row(workload, count_pods(world, workload)));
  return rows;
}

std::vector<ListRow> deployments(const World& world) {
  return of_kind(world, WorkloadKind::deployment, [&](const Workload& workload, const Pods& pods) {
    const std::string name = name_text(world, workload.name);
    return ListRow{
        "service/" + name,
        {name_text(world, workload.name_space), name, ratio(pods.ready, workload.replicas),
         Cell::count(pods.up_to_date), Cell::count(pods.available), since_start(world), name,
         image_of(world, workload.spec), selector_of(world, workload)},
        state_of(pods.ready, workload.replicas)};
  });
}

std::vector<ListRow> stateful_sets(const World& world) {
  const auto row = [&](const Workload& workload, const Pods& pods) {
    const std::string name = name_text(world, workload.name);
    return ListRow{
        "service/" + name,
        {name_text(world, workload.name_space), name, ratio(pods.ready, workload.replicas),
         since_start(world), name, image_of(world, workload.spec)},
        state_of(pods.ready, workload.replicas)};
  };
  return of_kind(world, WorkloadKind::stateful_set, row);
}

std::vector<ListRow> daemon_sets(const World& world) {
  return of_kind(world, WorkloadKind::daemon_set, [&](const Workload& workload, const Pods& pods) {
    const std::string name = name_text(world, workload.name);
    return ListRow{"service/" + name,
                   {name_text(world, workload.name_space), name, Cell::count(pods.live),
                    Cell::count(pods.live), Cell::count(pods.ready), Cell::count(pods.up_to_date),
                    Cell::count(pods.available), "<none>", since_start(world), name,
                    image_of(world, workload.spec), selector_of(world, workload)},
                   state_of(pods.ready, pods.live)};
  });
}

std::vector<ListRow> replica_sets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, set] : world.table<ReplicaSet>()) {
    if (set.gone) continue;
    const Workload& owner = world[set.workload];
    const Id<ReplicaSet> own = id;
    const Pods pods =
        count_pods(world, owner, [&](const Pod& pod) { return pod.replica_set == own; });
    const std::string name = name_text(world, set.name);
    rows.push_back({"service/" + name_text(world, owner.name),
                    {name_text(world, owner.name_space), name, Cell::count(set.replicas),
                     Cell::count(pods.live), Cell::count(pods.ready), since(world, set.created),
                     name_text(world, owner.name), image_of(world, set.spec),
                     selector_of(world, owner) +
                         ",pod-template-hash=" + name_text(world, world[set.spec].hash)},
                    state_of(pods.ready, set.replicas),
                    "replicaset/" + name});
  }
  return rows;
}

/// Until it was complete; a job that failed has no such time, and kubectl counts on.
Cell duration_of(const World& world, const Job& job) {
  return age((job.state == JobState::complete ? job.ended : world.now()) - job.created);
}

std::vector<ListRow> jobs(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, job] : world.table<Job>()) {
    if (job.gone) continue;
    const Workload& workload = world[job.workload];
    const std::string name = name_text(world, job.name);
    rows.push_back({"job/" + name,
                    {name_text(world, workload.name_space), name, sentence(enum_name(job.state)),
                     ratio(job.succeeded, job.completions), duration_of(world, job),
                     since(world, job.created), name_text(world, workload.name),
                     image_of(world, workload.spec), selector_of(world, workload)},
                    job.state == JobState::failed                      ? RowState::broken
                    : job.failed > 0 && job.state == JobState::running ? RowState::strained
                                                                       : RowState::ordinary});
  }
  return rows;
}

/// Jobs of a cron job that run, and when it last made one.
struct Runs {
  std::int64_t active = 0;
  std::optional<Time> last;
};

Runs runs_of(const World& world, const CronJob& cron_job) {
  Runs runs;
  for (const auto& [id, job] : world.table<Job>()) {
    if (job.gone || job.workload != cron_job.workload) continue;
    runs.active += job.state == JobState::running;
    runs.last = std::max(runs.last.value_or(job.created), job.created);
  }
  return runs;
}

std::vector<ListRow> cron_jobs(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, cron_job] : world.table<CronJob>()) {
    const Workload& workload = world[cron_job.workload];
    const std::string name = name_text(world, cron_job.name);
    const Runs runs = runs_of(world, cron_job);
    rows.push_back(
        {"cronjob/" + name,
         {name_text(world, workload.name_space), name, kubernetes::say(cron_job.schedule), "<none>",
          cron_job.suspended ? "True" : "False", Cell::count(runs.active),
          runs.last ? since(world, *runs.last) : Cell("<none>"), since_start(world),
          name_text(world, workload.name), image_of(world, workload.spec), "<none>"},
         cron_job.suspended || cron_job.missed ? RowState::strained : RowState::ordinary});
  }
  return rows;
}

/// One metric of TARGETS, as kubectl's formatHPAMetrics writes it.
std::string target_text(const World& world, const kubernetes::HorizontalMetric& metric,
                        bool measured) {
  using kubernetes::MetricSource;
  const bool percent = metric.source == MetricSource::resource_utilization;
  const auto value = [&](std::int64_t amount) {
    return percent ? std::to_string(amount) + "%" : quantity(amount);
  };
  const bool known = measured && metric.error == kubernetes::MetricError::none;
  const std::string text =
      (known ? value(metric.current) : "<unknown>") + "/" + value(metric.target);
  switch (metric.source) {
    case MetricSource::resource_utilization:
    case MetricSource::resource_average:
      return name_text(world, metric.name) + ": " + text;
    case MetricSource::object_average:
    case MetricSource::external_average:
      return text + " (avg)";
    default:
      return text;
  }
}

std::string targets_text(const World& world, const kubernetes::HorizontalAutoscaler& scaler) {
  constexpr std::size_t most = 2;
  const bool measured = scaler.last_sync >= 0;
  std::vector<std::string> texts;
  if (scaler.target_percent > 0) {
    const bool known = measured && scaler.error == kubernetes::MetricError::none;
    texts.push_back("cpu: " + (known ? std::to_string(scaler.percent) + "%" : "<unknown>") + "/" +
                    std::to_string(scaler.target_percent) + "%");
  }
  for (const kubernetes::HorizontalMetric& metric : rows_of(world, scaler.metrics))
    texts.push_back(target_text(world, metric, measured));
  if (texts.empty()) return "<none>";
  std::string out = texts.front();
  if (texts.size() > 1) out += ", " + texts[1];
  if (texts.size() > most) out += " + " + std::to_string(texts.size() - most) + " more...";
  return out;
}

std::vector<ListRow> horizontal_autoscalers(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, scaler] : world.table<kubernetes::HorizontalAutoscaler>()) {
    const Workload& workload = world[scaler.workload];
    const std::string target = name_text(world, workload.name);
    const std::string name = name_text(world, scaler.name);
    const bool stateful = workload.kind == WorkloadKind::stateful_set;
    const bool blind = scaler.target_percent > 0 && scaler.error != kubernetes::MetricError::none;
    rows.push_back(
        {"hpa/" + name,
         {name_text(world, workload.name_space), name,
          (stateful ? "StatefulSet/" : "Deployment/") + target,
          Cell(targets_text(world, scaler), static_cast<double>(scaler.percent)),
          Cell::count(scaler.min), Cell::count(scaler.max), Cell::count(workload.replicas),
          since_start(world)},
         blind || workload.replicas >= scaler.max ? RowState::strained : RowState::ordinary});
  }
  return rows;
}

std::vector<ListColumn> with_template(std::vector<ListColumn> columns, bool selector = true) {
  columns.insert(columns.begin(), {"NAMESPACE", left, all_namespaces});
  columns.push_back({"CONTAINERS", left, wide});
  columns.push_back({"IMAGES", left, wide});
  if (selector) columns.push_back({"SELECTOR", left, wide});
  return columns;
}

}  // namespace

std::vector<ListKind> controller_lists() {
  const auto family = ListFamily::cluster;
  return {
      {"deployments", "deploy", "Deployments", family,
       with_template({{"NAME"},
                      {"READY", right},
                      {"UP-TO-DATE", right},
                      {"AVAILABLE", right},
                      {"AGE", right}}),
       deployments},
      {"statefulsets", "sts", "StatefulSets", family,
       with_template({{"NAME"}, {"READY", right}, {"AGE", right}}, false), stateful_sets},
      {"daemonsets", "ds", "DaemonSets", family,
       with_template({{"NAME"},
                      {"DESIRED", right},
                      {"CURRENT", right},
                      {"READY", right},
                      {"UP-TO-DATE", right},
                      {"AVAILABLE", right},
                      {"NODE SELECTOR"},
                      {"AGE", right}}),
       daemon_sets},
      {"replicasets", "rs", "ReplicaSets", family,
       with_template(
           {{"NAME"}, {"DESIRED", right}, {"CURRENT", right}, {"READY", right}, {"AGE", right}}),
       replica_sets},
      {"jobs", "", "Jobs", family,
       with_template(
           {{"NAME"}, {"STATUS"}, {"COMPLETIONS", right}, {"DURATION", right}, {"AGE", right}}),
       jobs},
      {"cronjobs", "cj", "CronJobs", family,
       with_template({{"NAME"},
                      {"SCHEDULE"},
                      {"TIMEZONE"},
                      {"SUSPEND"},
                      {"ACTIVE", right},
                      {"LAST SCHEDULE", right},
                      {"AGE", right}}),
       cron_jobs},
      {"horizontalpodautoscalers",
       "hpa",
       "HorizontalPodAutoscalers",
       family,
       {{"NAMESPACE", left, all_namespaces},
        {"NAME"},
        {"REFERENCE"},
        {"TARGETS"},
        {"MINPODS", right},
        {"MAXPODS", right},
        {"REPLICAS", right},
        {"AGE", right}},
       horizontal_autoscalers}};
}

}  // namespace drydock::report
