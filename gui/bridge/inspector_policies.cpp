// Pages of rules and claims of the cluster: budgets, quotas, priority classes, claims, images.
#include "gui/bridge/inspector_page.h"
#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/selectors.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"

namespace drydock::bridge {

using models::Tone;

namespace {

void readBudget(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::DisruptionBudget>(page.plain);
  if (!id || world[id].gone) return;
  const kubernetes::DisruptionBudget& budget = world[id];
  const kubernetes::BudgetStatus status = kubernetes::status_of(world, id);
  page.head(InspectorText::tr("disruption budget"), "check");
  page.state(status.allowed > 0 ? Tone::good : Tone::strained,
             status.allowed > 0
                 ? InspectorText::tr("%n pod(s) may be evicted now", "", status.allowed)
                 : InspectorText::tr("No pod may be evicted now"));
  page.add("min available", textOf(say(budget.min_available)));
  page.add("max unavailable", textOf(say(budget.max_unavailable)));
  page.add(InspectorText::tr("Healthy pods"), status.healthy);
  page.add(InspectorText::tr("Must stay healthy"), status.desired_healthy);
  page.add(InspectorText::tr("Expected pods"), status.expected);
  page.add(InspectorText::tr("Unhealthy pods"), wordOf(enum_name(budget.unhealthy)));
  for (const auto& [workload_id, workload] : world.table<kubernetes::Workload>()) {
    if (workload.name_space != budget.name_space ||
        !kubernetes::matches(world, budget.selector, world[workload.spec].labels))
      continue;
    page.link(InspectorText::tr("Workload"), "service", workload_id);
    if (page.menuOf.isEmpty()) page.menuOf = idOf("service", page.say(workload.name));
  }
}

struct Use {
  std::int64_t pods = 0;
  Millicores cpu_requests, cpu_limits;
  Bytes memory_requests, memory_limits;
};

// What the pods of a namespace that have not ended ask for.
Use useOf(const World& world, Name name_space) {
  Use use;
  for (const auto& [id, pod] : world.table<kubernetes::Pod>()) {
    if (pod.phase == kubernetes::PodPhase::gone || pod.phase == kubernetes::PodPhase::succeeded ||
        pod.phase == kubernetes::PodPhase::failed || world[pod.workload].name_space != name_space)
      continue;
    const kubernetes::PodTemplate& spec = world[pod.spec];
    ++use.pods;
    use.cpu_requests += spec.cpu_request;
    use.cpu_limits += spec.cpu_limit;
    use.memory_requests += spec.memory_request;
    use.memory_limits += spec.memory_limit;
  }
  return use;
}

void readQuota(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::ResourceQuota>(page.plain);
  if (!id) return;
  const kubernetes::ResourceQuota& quota = world[id];
  const Use use = useOf(world, quota.name_space);
  page.head(InspectorText::tr("resource quota"), "bill");
  bool full = quota.pods > 0 && use.pods >= quota.pods;
  const auto both = [](const std::string& used, const std::string& limit) {
    return InspectorText::tr("%1 of %2").arg(textOf(used), textOf(limit));
  };
  page.link(InspectorText::tr("Namespace"), page.say(quota.name_space),
            idOf("namespace", page.say(quota.name_space)));
  if (quota.pods > 0) page.add("pods", partOf(use.pods, quota.pods));
  const auto cpu = [&](const char* name, Millicores used, Millicores limit) {
    if (limit.count <= 0) return;
    page.add(name, both(say_cpu(used), say_cpu(limit)));
    full = full || used.count >= limit.count;
  };
  const auto memory = [&](const char* name, Bytes used, Bytes limit) {
    if (limit.count <= 0) return;
    page.add(name, both(say_memory(used), say_memory(limit)));
    full = full || used.count >= limit.count;
  };
  cpu("requests.cpu", use.cpu_requests, quota.cpu_requests);
  cpu("limits.cpu", use.cpu_limits, quota.cpu_limits);
  memory("requests.memory", use.memory_requests, quota.memory_requests);
  memory("limits.memory", use.memory_limits, quota.memory_limits);
  page.state(full ? Tone::strained : Tone::good,
             full ? InspectorText::tr("Used up") : InspectorText::tr("Has room"));
}

void readPriority(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::PriorityClass>(page.plain);
  if (!id) return;
  const kubernetes::PriorityClass& priority = world[id];
  page.head(InspectorText::tr("priority class"), "up");
  page.state(Tone::quiet, InspectorText::tr("Priority %1").arg(priority.value));
  page.add(InspectorText::tr("Takes the place of others"), yesNo(priority.preempts));
  for (const auto& [workload_id, workload] : world.table<kubernetes::Workload>()) {
    if (world[workload.spec].priority_class == id && workload.kind != kubernetes::WorkloadKind::job)
      page.link(InspectorText::tr("Workload"), "service", workload_id);
  }
}

void readClaim(Page& page) {
  const World& world = page.world;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (!claim.workload || kubernetes::claim_name(world, id) != page.plain) continue;
    page.head(InspectorText::tr("claim of %1").arg(page.say(world[claim.workload].name)), "volume");
    page.state(claim.volume ? Tone::good : Tone::strained, claim.volume ? "Bound" : "Pending");
    page.link(InspectorText::tr("Volume"), "volume", claim.volume);
    if (claim.volume) {
      const storage::Volume& volume = world[claim.volume];
      page.add(InspectorText::tr("Size"), QString::number(volume.spec.size_gib) + " GiB");
      page.link(InspectorText::tr("Zone"), "zone", volume.zone);
    }
    if (claim.pod && world[claim.pod].phase != kubernetes::PodPhase::gone)
      page.link(InspectorText::tr("Pod"), "pod", claim.pod);
    page.link(InspectorText::tr("Workload"), "service", claim.workload);
    if (const auto item = recovery::newest_item(world, id))
      page.link(InspectorText::tr("Newest backup"), "backup", world[item].backup);
    page.add(InspectorText::tr("When it is deleted"),
             claim.reclaim == kubernetes::ReclaimPolicy::retains
                 ? InspectorText::tr("the volume stays")
                 : InspectorText::tr("the volume goes with it"));
    addClock(page, id);
    return;
  }
}

void readImage(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::Image>(page.plain);
  if (!id) return;
  const kubernetes::Image& image = world[id];
  page.head(InspectorText::tr("image"), "pod");
  const bool good = image.in_registry && image.behaviour == kubernetes::ImageBehaviour::ok;
  page.state(good ? Tone::good : Tone::broken, !image.in_registry
                                                   ? InspectorText::tr("Not in the registry")
                                               : good ? InspectorText::tr("Works")
                                                      : wordOf(enum_name(image.behaviour)));
  page.add(InspectorText::tr("Size"), models::bytesText(double(image.size.count)));
  for (const auto& [workload_id, workload] : world.table<kubernetes::Workload>()) {
    if (world[workload.spec].image == id && workload.kind != kubernetes::WorkloadKind::job)
      page.link(InspectorText::tr("Workload"), "service", workload_id);
  }
  std::vector<Id<kubernetes::Node>> nodes;
  for (auto copy = image.on_nodes; copy; copy = world[copy].same) {
    if (world[world[copy].node].condition != kubernetes::NodeCondition::gone)
      nodes.push_back(world[copy].node);
  }
  page.links(InspectorText::tr("On the disks of"), "node", nodes);
}

void readNamespace(Page& page) {
  const World& world = page.world;
  int pods = 0;
  bool any = false;
  for (const auto& [id, quota] : world.table<kubernetes::ResourceQuota>()) {
    if (page.say(quota.name_space) != page.name) continue;
    any = true;
    page.link(InspectorText::tr("Quota"), "quota", id);
  }
  for (const auto& [id, cron] : world.table<kubernetes::CronJob>()) {
    if (page.say(world[cron.workload].name_space) == page.name)
      page.link(InspectorText::tr("Cron job"), "cronjob", id);
  }
  for (const auto& [id, workload] : world.table<kubernetes::Workload>()) {
    if (page.say(workload.name_space) != page.name) continue;
    any = true;
    pods += workload.pods.length;
    if (workload.kind != kubernetes::WorkloadKind::job)
      page.link(InspectorText::tr("Workload"), "service", id);
  }
  if (!any) return;
  page.head("namespace", "list");
  page.state(Tone::quiet, InspectorText::tr("%n pod(s)", "", pods));
}

}  // namespace

QHash<QString, ReadPage> policyPages() {
  return {{"budget", readBudget}, {"quota", readQuota}, {"priorityclass", readPriority},
          {"pvc", readClaim},     {"image", readImage}, {"namespace", readNamespace}};
}

}  // namespace drydock::bridge
