// A namespace goes in the order of its finalizers: pods, then their claims, then itself.
#include "sim/platform/kubernetes/namespaces.h"

#include <vector>

#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/horizontal_autoscaler.h"
#include "sim/platform/kubernetes/kubelet.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

namespace {

/// How often the namespace's controller looks whether its objects are gone.
constexpr Duration look_period = seconds(5);

struct NamespaceLook {
  Id<NameSpace> name_space;
  DRYDOCK_FIELDS(NamespaceLook, name_space)
};

std::vector<Id<Workload>> workloads_in(const World& world, Name name) {
  std::vector<Id<Workload>> found;
  for (const auto& [id, workload] : world.table<Workload>())
    if (workload.name_space == name) found.push_back(id);
  return found;
}

void end_jobs(Context& context, Id<Workload> workload) {
  for (std::uint32_t i = 0; i < context.table<Job>().size(); ++i) {
    Job& job = context.edit(Id<Job>{i});
    if (job.workload != workload) continue;
    if (job.state == JobState::running) job.state = JobState::failed;
    job.gone = true;
  }
  const Id<CronJob> owner = context[workload].cron_job;
  if (!owner) return;
  CronJob& cron_job = context.edit(owner);
  cron_job.suspended = true;
  ++cron_job.round;
}

/// Its controller is gone with it, and does not answer the end of its pods.
void forget(Context& context, Id<Workload> id) {
  Workload& workload = context.edit(id);
  workload.deleted = true;
  workload.declared = workload.replicas;
  if (workload.kind != WorkloadKind::daemon_set) workload.replicas = 0;
  end_jobs(context, id);
  for (const Id<Pod> pod : pods_of(context, id))
    terminate_pod(context, pod, Deleter::its_controller);
}

/// Deletes the claims that no pod uses; whether some are left.
bool claims_left(Context& context, Id<NameSpace> id) {
  bool left = false;
  for (std::uint32_t i = 0; i < context.table<Claim>().size(); ++i) {
    const Id<Claim> claim{i};
    const Claim row = context[claim];
    if (!row.workload || context[row.workload].name_space != context[id].name) continue;
    if (!check_delete_claim(context, claim)) {
      left = true;
      continue;
    }
    delete_claim(context, claim);
    NameSpace& space = context.edit(id);
    ++space.claims;
    space.volumes += row.reclaim == ReclaimPolicy::deletes ? 1 : 0;
  }
  return left;
}

void on_namespace_look(Context& context, const NamespaceLook& due) {
  if (!context[due.name_space].ending) return;
  bool left = !api_is_up(context) || claims_left(context, due.name_space);
  for (const Id<Workload> id : workloads_in(context, context[due.name_space].name))
    left = left || context[id].pods.length > 0;
  if (left) {
    context.schedule(look_period, due);
    return;
  }
  NameSpace& row = context.edit(due.name_space);
  row.ending = false;
  row.gone = true;
  const NamespaceGone fact{due.name_space, row.claims, row.volumes};
  context.announce(fact);
}

std::int32_t deleted_in(const World& world, Name name) {
  std::int32_t count = 0;
  for (const Id<Workload> id : workloads_in(world, name)) count += world[id].deleted ? 1 : 0;
  return count;
}

}  // namespace

Id<NameSpace> namespace_row(const World& world, Name name) {
  for (const auto& [id, row] : world.table<NameSpace>())
    if (row.name == name) return id;
  return {};
}

void delete_namespace(Context& context, Name name) {
  Id<NameSpace> id = namespace_row(context, name);
  if (!id) id = context.add(NameSpace{name, false, false, {}, 0, 0});
  context.edit(id) = {name, true, false, context.now(), 0, 0};
  const auto workloads = workloads_in(context, name);
  Context after = context.because(
      context.announce(NamespaceEnding{id, static_cast<std::int32_t>(workloads.size())}));
  for (const Id<Workload> workload : workloads) forget(after, workload);
  after.schedule(look_period, NamespaceLook{id});
}

void deploy_namespace(Context& context, Name name) {
  const Id<NameSpace> id = namespace_row(context, name);
  if (!id || context[id].ending) return;
  context.edit(id).gone = false;
  context.edit(id).since = context.now();
  Context after =
      context.because(context.announce(NamespaceDeployed{id, deleted_in(context, name)}));
  for (const Id<Workload> workload : workloads_in(context, name)) {
    if (!after[workload].deleted) continue;
    Workload& row = after.edit(workload);
    row.deleted = false;
    row.replicas = row.declared;
    const Id<CronJob> cron_job = row.cron_job;
    if (cron_job) resume_cron_job(after, cron_job);
    reconcile(after, workload);
    wake_horizontal_autoscaler(after, workload);
  }
}

Result<Forecast> check(const World& world, const DeployNamespace& command) {
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  for (const auto& [id, row] : world.table<NameSpace>()) {
    if (world.text(row.name) != command.name_space) continue;
    if (row.ending)
      return refuse("Namespace " + command.name_space + " is being terminated.", command.name_space,
                    "Wait until it is gone.");
    if (!row.gone) break;
    Forecast forecast;
    forecast.summary = plural(deleted_in(world, row.name), "workload") + " of namespace " +
                       command.name_space +
                       " start again. Stateful sets whose claims are gone get empty volumes.";
    for (const Id<Workload> workload : workloads_in(world, row.name))
      forecast.touches.push_back(text_of(world, world[workload].name));
    return forecast;
  }
  return refuse("No namespace called \"" + command.name_space + "\" was deleted.",
                command.name_space, "");
}

void apply(Context& context, const DeployNamespace& command) {
  for (const auto& [id, row] : context.table<NameSpace>())
    if (context.text(row.name) == command.name_space) return deploy_namespace(context, row.name);
}

void install_namespaces(Rulebook& rulebook) {
  rulebook.table<NameSpace>();
  rulebook.fact<NamespaceEnding>();
  rulebook.fact<NamespaceGone>();
  rulebook.fact<NamespaceDeployed>();
  rulebook.on<on_namespace_look>();
  rulebook.command<DeployNamespace>(Role::trainee);
}

}  // namespace drydock::kubernetes
