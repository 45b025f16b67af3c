// Pages of what runs: services with their rollouts and autoscalers, jobs, cron jobs, systems
// outside.
#include "gui/bridge/inspector_page.h"
#include "sim/engine/base/text.h"
#include "sim/platform/failure/credentials.h"
#include "sim/platform/kubernetes/autoscaler_facts.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/horizontal_metrics.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/rollouts.h"
#include "sim/platform/kubernetes/selectors.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/workload/access.h"
#include "sim/platform/workload/workload.h"

namespace drydock::bridge {

using kubernetes::Workload;
using kubernetes::WorkloadKind;
using models::Tone;

namespace {

constexpr std::size_t kRunsShown = 8;

QString kindOf(const Workload& workload, bool serves) {
  if (serves) return InspectorText::tr("service");
  if (workload.kind == WorkloadKind::stateful_set) return "StatefulSet";
  if (workload.kind == WorkloadKind::daemon_set) return "DaemonSet";
  return "Deployment";
}

/// Why the figures of flows may be off.
QString doubtOf(workload::Doubt doubt) {
  switch (doubt) {
    case workload::Doubt::overloaded:
      return InspectorText::tr("it is overloaded");
    case workload::Doubt::unsettled:
      return InspectorText::tr("it has not settled after a change");
    case workload::Doubt::few_workers:
      return InspectorText::tr("it is short of a handful of workers");
    case workload::Doubt::none:
      break;
  }
  return {};
}

void addCalls(Page& page, Id<workload::Service> id) {
  const workload::Service& service = page.world[id];
  const auto report = workload::service_report(page.world, id);
  page.section(InspectorText::tr("Calls"));
  page.add(InspectorText::tr("Calls now"), perSecond(service.rate));
  page.add(InspectorText::tr("Answered well"), models::percentText(service.success));
  page.add("p50", models::latencyText(service.p50 * 1000));
  page.add("p95", models::latencyText(service.p95 * 1000));
  page.add("p99", models::latencyText(service.p99 * 1000));
  page.add(InspectorText::tr("CPU of its limits"), models::percentText(service.utilization));
  if (service.doubt != workload::Doubt::none)
    page.add(InspectorText::tr("Latency may be off, since"), doubtOf(service.doubt));
  page.add(InspectorText::tr("Served so far"), models::figureText(double(report.served)));
  page.add(InspectorText::tr("Failed so far"), models::figureText(double(report.failed)));
}

// Who may log in here, and what it may ask of AWS.
void addAccess(Page& page, Id<workload::Service> id) {
  const World& world = page.world;
  if (const auto secret = workload::secret_of(world, id)) {
    page.section(InspectorText::tr("Password"));
    page.add(InspectorText::tr("Changed for"), page.since(world[secret].changed));
    page.add(InspectorText::tr("Pods with one that is refused"),
             workload::pods_with_old_password(world, id));
  }
  const auto holder = world[id].workload;
  if (holder && failure::has_expired(world, holder))
    page.add(InspectorText::tr("Credentials for AWS"), InspectorText::tr("expired"));
}

void addRollout(Page& page, Id<Workload> id) {
  const World& world = page.world;
  const Workload& workload = world[id];
  page.section(InspectorText::tr("Rollout"));
  page.link(InspectorText::tr("Image"), "image", world[workload.spec].image);
  page.add(InspectorText::tr("Revision"), workload.revision);
  if (workload.paused) page.add(InspectorText::tr("Paused"), yesNo(true));
  const auto& strategy = workload.strategy;
  if (workload.kind == WorkloadKind::deployment) {
    page.add(InspectorText::tr("Progress"), wordOf(enum_name(workload.progress)));
    const bool rolls = strategy.kind == kubernetes::StrategyKind::rolling_update;
    page.add("max surge", rolls ? textOf(say(strategy.max_surge)) : QString());
    page.add("max unavailable", rolls ? textOf(say(strategy.max_unavailable)) : QString());
  } else if (strategy.partition > 0) {
    page.add("partition", strategy.partition);
  }
  for (const auto set_id : kubernetes::sets_of(world, id)) {
    const kubernetes::ReplicaSet& set = world[set_id];
    const auto& spec = world[set.spec];
    QString value = InspectorText::tr("%n pod(s)", "", set.replicas);
    if (spec.image) value = page.say(world[spec.image].name) + ", " + value;
    page.add(InspectorText::tr("Revision %1").arg(set.revision), value);
  }
}

void addAutoscaler(Page& page, Id<Workload> id) {
  const World& world = page.world;
  const auto scaler_id = kubernetes::autoscaler_of(world, id);
  if (!scaler_id) return;
  const auto& scaler = world[scaler_id];
  page.link(InspectorText::tr("Autoscaler"),
            InspectorText::tr("%1 to %2 pods").arg(scaler.min).arg(scaler.max),
            idOf("hpa", page.say(scaler.name)));
}

// Budgets, claims and pods of a workload.
void addBelongings(Page& page, Id<Workload> id) {
  const World& world = page.world;
  const Workload& workload = world[id];
  for (const auto& [budget_id, budget] : world.table<kubernetes::DisruptionBudget>()) {
    if (!budget.gone && budget.name_space == workload.name_space &&
        kubernetes::matches(world, budget.selector, world[workload.spec].labels))
      page.link(InspectorText::tr("Disruption budget"), "budget", budget_id);
  }
  for (const auto& [claim_id, claim] : world.table<kubernetes::Claim>()) {
    if (claim.workload != id) continue;
    const QString called = textOf(kubernetes::claim_name(world, claim_id));
    page.link(InspectorText::tr("Claim"), called, idOf("pvc", called));
  }
  page.links(InspectorText::tr("Pods"), "pod", kubernetes::pods_of(world, id));
}

/// Where its nodes are: of a pair the one that answers first.
void addManagedNodes(Page& page, const managed::Instance& row) {
  for (std::int32_t i = 0; i < row.count; ++i) {
    const managed::Node& node = row.nodes[static_cast<std::size_t>(i)];
    const bool spare = row.deployment == managed::Deployment::standby && i != row.primary;
    page.link(!node.up ? InspectorText::tr("Node that is gone, in zone")
              : spare  ? InspectorText::tr("Standby in zone")
                       : InspectorText::tr("Node in zone"),
              "zone", node.zone);
  }
}

/// A database or broker that AWS runs.
void readManaged(Page& page) {
  const World& world = page.world;
  const auto id = world.find<managed::Instance>(page.plain);
  if (!id) return;
  const managed::Instance& row = world[id];
  const bool broker = row.software == managed::Software::rabbitmq;
  page.head(broker ? "Amazon MQ" : "Amazon RDS", broker ? "service" : "database");
  const auto nodes = managed::endpoints(world, id);
  const auto answering = std::count_if(nodes.begin(), nodes.end(),
                                       [](const managed::Endpoint& node) { return node.answers; });
  std::int32_t up = 0;
  for (std::int32_t i = 0; i < row.count; ++i)
    up += row.nodes[static_cast<std::size_t>(i)].up ? 1 : 0;
  page.state(answering < managed::quorum(row) ? Tone::broken
             : up < row.count                 ? Tone::strained
                                              : Tone::good,
             row.takes_over ? InspectorText::tr("Its standby is taking over")
                            : InspectorText::tr("%1 of %2 nodes work").arg(up).arg(row.count));
  page.add(InspectorText::tr("Class"), page.say(row.type));
  page.add(InspectorText::tr("Storage"), QString::number(row.gib) + " GiB");
  page.add("IOPS", models::figureText(static_cast<double>(row.iops)));
  addManagedNodes(page, row);
  if (const auto service = world.find<workload::Service>(page.plain)) {
    addCalls(page, service);
    addAccess(page, service);
  }
  page.section(InspectorText::tr("Cost so far"));
  for (const Id<cost::Meter> meter : row.meters)
    if (meter) page.spent(sayWord(world.text(world[world[meter].rate].item)), meter);
}

void readService(Page& page) {
  const World& world = page.world;
  const auto id = world.find<Workload>(page.plain);
  if (!id) return readManaged(page);
  const Workload& workload = world[id];
  const auto service = world.find<workload::Service>(page.plain);
  page.head(kindOf(workload, bool(service)), workload.is_database ? "database" : "service");
  const bool daemon = workload.kind == WorkloadKind::daemon_set;
  const std::int32_t wanted = daemon ? workload.pods.length - workload.leaving : workload.replicas;
  const bool full = workload.ready >= wanted;
  page.state(workload.deleted      ? Tone::broken
             : full                ? Tone::good
             : workload.ready == 0 ? Tone::broken
                                   : Tone::strained,
             workload.deleted
                 ? InspectorText::tr("Deleted with its namespace")
                 : InspectorText::tr("%1 of %2 pods ready").arg(workload.ready).arg(wanted));
  if (service) page.add(InspectorText::tr("Kind"), kindOf(workload, false));
  page.link(InspectorText::tr("Namespace"), page.say(workload.name_space),
            idOf("namespace", page.say(workload.name_space)));
  if (workload.pending > 0) page.add(InspectorText::tr("Pods that wait"), workload.pending);
  page.link(InspectorText::tr("Priority class"), "priorityclass",
            world[workload.spec].priority_class);
  addAutoscaler(page, id);
  if (service) addCalls(page, service);
  if (service) addAccess(page, service);
  addRollout(page, id);
  addBelongings(page, id);
  if (daemon) return;
  page.act("scale", InspectorText::tr("Scale %1").arg(page.name), "scale", workload.replicas, 0,
           50);
  if (workload.revision > 1) {
    page.act("undo-rollout", InspectorText::tr("Roll back to revision"), "rewind",
             workload.revision - 1, 1, workload.revision);
  }
}

// One line for each metric: what it is now, and what it should be.
QString metricText(const kubernetes::HorizontalMetric& metric) {
  const bool percent = metric.source == kubernetes::MetricSource::resource_utilization;
  const double scale = percent ? 1 : 1000;
  const QString unit = percent ? " %" : "";
  return InspectorText::tr("%1, wanted %2")
      .arg(models::figureText(static_cast<double>(metric.current) / scale) + unit,
           models::figureText(static_cast<double>(metric.target) / scale) + unit);
}

void readAutoscaler(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::HorizontalAutoscaler>(page.plain);
  if (!id) return;
  const kubernetes::HorizontalAutoscaler& scaler = world[id];
  const Workload& workload = world[scaler.workload];
  page.head(InspectorText::tr("horizontal autoscaler of %1").arg(page.say(workload.name)), "scale");
  const bool blind = scaler.active >= kubernetes::ActiveReason::failed_get_resource_metric;
  page.state(blind            ? Tone::broken
             : scaler.limited ? Tone::strained
                              : Tone::good,
             InspectorText::tr("%1 pods now, %2 wanted")
                 .arg(workload.replicas)
                 .arg(scaler.started ? scaler.last_desired : workload.replicas));
  page.link(InspectorText::tr("Workload"), "service", scaler.workload);
  page.add(InspectorText::tr("Least pods"), scaler.min);
  page.add(InspectorText::tr("Most pods"), scaler.max);
  if (scaler.proposal >= 0) page.add(InspectorText::tr("Metrics ask for"), scaler.proposal);
  page.section(InspectorText::tr("Metrics"));
  if (scaler.target_percent > 0) {
    page.add(InspectorText::tr("CPU of the request"),
             InspectorText::tr("%1, wanted %2")
                 .arg(QString::number(scaler.percent) + " %",
                      QString::number(scaler.target_percent) + " %"));
    if (scaler.error != kubernetes::MetricError::none)
      page.add(InspectorText::tr("Cannot be read"), saySentence(say(scaler.error)));
  }
  for (const auto metric_id : scaler.metrics) {
    const kubernetes::HorizontalMetric& metric = world[metric_id];
    page.add(page.say(metric.name), metricText(metric));
    if (metric.error != kubernetes::MetricError::none)
      page.add(InspectorText::tr("Cannot be read"), saySentence(say(metric.error)));
  }
  // The conditions in the words of `kubectl describe hpa`.
  page.section(InspectorText::tr("Conditions"));
  page.add("AbleToScale", textOf(kubernetes::reason_name(scaler.able)) + ": " +
                              textOf(kubernetes::say(scaler.able)));
  page.add("ScalingActive", textOf(kubernetes::reason_name(scaler.active)));
  page.add("ScalingLimited", textOf(kubernetes::reason_name(scaler.limit)) + ": " +
                                 textOf(kubernetes::say(scaler.limit)));
  page.menuOf = idOf("service", page.say(workload.name));
}

void readJob(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::Job>(page.plain);
  if (!id) return;
  const kubernetes::Job& job = world[id];
  page.head(InspectorText::tr("job"), "clock");
  const bool failed = job.state == kubernetes::JobState::failed;
  const bool runs = job.state == kubernetes::JobState::running;
  page.state(failed ? Tone::broken
             : runs ? Tone::quiet
                    : Tone::good,
             page.stateFor(wordOf(enum_name(job.state)), runs ? job.created : job.ended));
  if (world[job.workload].cron_job)
    page.link(InspectorText::tr("Cron job"), "cronjob", world[job.workload].cron_job);
  page.add(InspectorText::tr("Done"), partOf(job.succeeded, job.completions));
  page.add(InspectorText::tr("Failed pods"), partOf(job.failed, job.backoff_limit));
  page.add(InspectorText::tr("At once"), job.parallelism);
  if (job.active_deadline > Duration{})
    page.add(InspectorText::tr("Deadline"), textOf(say_duration(job.active_deadline)));
  if (runs && job.wait_until > world.now())
    page.add(InspectorText::tr("Next pod in"), page.until(job.wait_until));
  page.link(InspectorText::tr("Image"), "image", world[world[job.workload].spec].image);
  for (const auto pod : kubernetes::pods_of(world, job.workload))
    if (world[pod].job == id) page.link(InspectorText::tr("Pod"), "pod", pod);
}

void readCronJob(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::CronJob>(page.plain);
  if (!id) return;
  const kubernetes::CronJob& cron = world[id];
  page.head(InspectorText::tr("cron job"), "clock");
  page.state(
      cron.suspended ? Tone::strained : Tone::good,
      cron.suspended ? InspectorText::tr("Suspended") : InspectorText::tr("Runs by its schedule"));
  if (const auto next = kubernetes::next_due(cron.schedule, world.now()); next && !cron.suspended)
    page.add(InspectorText::tr("Next run"), models::momentText(momentOf(*next)));
  page.add(InspectorText::tr("While one still runs"), wordOf(enum_name(cron.concurrency)));
  if (cron.missed)
    page.add(InspectorText::tr("Next run waits"), InspectorText::tr("for the one before it"));
  page.link(InspectorText::tr("Image"), "image", world[world[cron.workload].spec].image);
  std::vector<Id<kubernetes::Job>> runs;
  for (const auto& [job_id, job] : world.table<kubernetes::Job>())
    if (job.workload == cron.workload) runs.push_back(job_id);
  if (!runs.empty()) page.section(InspectorText::tr("Last runs"));
  for (auto job = runs.rbegin(); job != runs.rend(); ++job) {
    if (static_cast<std::size_t>(job - runs.rbegin()) == kRunsShown) break;
    page.link(wordOf(enum_name(world[*job].state)), "job", *job);
  }
}

void readOutside(Page& page) {
  const World& world = page.world;
  const auto id = world.find<workload::Outside>(page.plain);
  if (!id) return;
  const workload::Outside& outside = world[id];
  page.head(InspectorText::tr("system of somebody else"), "internet");
  page.state(Tone::quiet, InspectorText::tr("Reached through the NAT gateways"));
  page.add(InspectorText::tr("Answers in"),
           models::latencyText(in_seconds(outside.latency_median) * 1000));
  page.add(InspectorText::tr("Time-out"), models::latencyText(in_seconds(outside.timeout) * 1000));
  page.add(InspectorText::tr("Retries"), outside.retries);
  if (outside.timeout_chance > 0)
    page.add(InspectorText::tr("Tries that time out"), models::percentText(outside.timeout_chance));
  if (outside.left_open > Duration{})
    page.add(InspectorText::tr("Connections stay open"), textOf(say_duration(outside.left_open)));
}

}  // namespace

QHash<QString, ReadPage> workloadPages() {
  return {{"workload", readService},
          {"hpa", readAutoscaler},
          {"job", readJob},
          {"cronjob", readCronJob},
          {"outside", readOutside}};
}

}  // namespace drydock::bridge
