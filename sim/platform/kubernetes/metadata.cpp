// An object's identity is its row: rows are never reused, so neither is a uid.
#include "sim/platform/kubernetes/metadata.h"

#include <algorithm>
#include <string_view>

#include "sim/engine/kernel/hash.h"
#include "sim/platform/kubernetes/commands.h"

namespace drydock::kubernetes {

namespace {

/// 122 bits of the seed, the kind and the row in the form of a random UUID (version 4).
std::string uid_of(const World& world, std::string_view kind, std::uint32_t row) {
  constexpr std::string_view digits = "0123456789abcdef";
  Hasher hasher(world.names());
  hasher.word(world.seed().value);
  hasher.text(kind);
  hasher.word(row);
  const std::uint64_t high = hasher.state();
  hasher.word(row);
  const std::uint64_t low = hasher.state();
  std::string uid;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) uid += '-';
    const std::uint64_t half = i < 16 ? high : low;
    auto digit = static_cast<std::size_t>(half >> (4 * (15 - i % 16)) & 15);
    if (i == 12) digit = 4;
    if (i == 16) digit = 8 + digit % 4;
    uid += digits[digit];
  }
  return uid;
}

std::string_view kind_of(WorkloadKind kind) {
  switch (kind) {
    case WorkloadKind::deployment:
      return "Deployment";
    case WorkloadKind::stateful_set:
      return "StatefulSet";
    case WorkloadKind::daemon_set:
      return "DaemonSet";
    case WorkloadKind::job:
      return "Job";
  }
  return "";
}

void add_labels(const World& world, Metadata& meta, Range<Label> labels) {
  for (const Id<Label> id : labels)
    meta.labels.emplace_back(text_of(world, world[id].key), text_of(world, world[id].value));
}

OwnerReference reference(std::string_view kind, const Metadata& owner) {
  return {std::string(kind), owner.name, owner.uid};
}

template <class Row>
Metadata named(const World& world, std::string_view kind, Id<Row> id, Name name_space) {
  Metadata meta;
  meta.name = text_of(world, world[id].name);
  if (name_space) meta.name_space = text_of(world, name_space);
  meta.uid = uid_of(world, kind, id.index);
  meta.created = world.start();
  return meta;
}

/// What the controller of a pod writes on it.
void add_controller_labels(const World& world, Metadata& meta, const Pod& pod) {
  const Workload& workload = world[pod.workload];
  const std::string hash = text_of(world, world[pod.spec].hash);
  const std::string revision = text_of(world, workload.name) + "-" + hash;
  switch (workload.kind) {
    case WorkloadKind::deployment:
      meta.labels.emplace_back("pod-template-hash", hash);
      break;
    case WorkloadKind::stateful_set:
      meta.labels.emplace_back("apps.kubernetes.io/pod-index", std::to_string(pod.ordinal));
      meta.labels.emplace_back("controller-revision-hash", revision);
      meta.labels.emplace_back("statefulset.kubernetes.io/pod-name", meta.name);
      break;
    case WorkloadKind::daemon_set:
      meta.labels.emplace_back("controller-revision-hash", hash);
      break;
    case WorkloadKind::job:
      if (!pod.job) break;
      meta.labels.emplace_back("batch.kubernetes.io/controller-uid",
                               metadata_of(world, pod.job).uid);
      meta.labels.emplace_back("batch.kubernetes.io/job-name", text_of(world, world[pod.job].name));
      break;
  }
}

}  // namespace

Metadata metadata_of(const World& world, Id<Pod> id) {
  const Pod& pod = world[id];
  const PodTemplate& spec = world[pod.spec];
  Metadata meta = named(world, "Pod", id, world[pod.workload].name_space);
  meta.created = pod.created;
  add_labels(world, meta, spec.labels);
  add_controller_labels(world, meta, pod);
  if (!spec.safe_to_evict)
    meta.annotations.emplace_back("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
  if (pod.replica_set)
    meta.owners.push_back(reference("ReplicaSet", metadata_of(world, pod.replica_set)));
  else if (pod.job)
    meta.owners.push_back(reference("Job", metadata_of(world, pod.job)));
  else
    meta.owners.push_back(
        reference(kind_of(world[pod.workload].kind), metadata_of(world, pod.workload)));
  return meta;
}

Metadata metadata_of(const World& world, Id<ReplicaSet> id) {
  const ReplicaSet& set = world[id];
  Metadata meta = named(world, "ReplicaSet", id, world[set.workload].name_space);
  meta.created = set.created;
  add_labels(world, meta, world[set.spec].labels);
  meta.labels.emplace_back("pod-template-hash", text_of(world, world[set.spec].hash));
  meta.annotations = {
      {"deployment.kubernetes.io/desired-replicas", std::to_string(set.recorded_desired)},
      {"deployment.kubernetes.io/max-replicas",
       std::to_string(set.recorded_desired + set.recorded_surge)},
      {"deployment.kubernetes.io/revision", std::to_string(set.revision)}};
  meta.owners.push_back(reference("Deployment", metadata_of(world, set.workload)));
  return meta;
}

Metadata metadata_of(const World& world, Id<Workload> id) {
  const Workload& workload = world[id];
  Metadata meta = named(world, kind_of(workload.kind), id, workload.name_space);
  add_labels(world, meta, workload.labels);
  if (workload.kind == WorkloadKind::deployment)
    meta.annotations.emplace_back("deployment.kubernetes.io/revision",
                                  std::to_string(workload.revision));
  if (workload.kind == WorkloadKind::daemon_set)
    meta.annotations.emplace_back("deprecated.daemonset.template.generation",
                                  std::to_string(workload.revision));
  return meta;
}

Metadata metadata_of(const World& world, Id<Job> id) {
  const Job& job = world[id];
  Metadata meta = named(world, "Job", id, world[job.workload].name_space);
  meta.created = job.created;
  add_labels(world, meta, world[world[job.workload].spec].labels);
  if (const Id<CronJob> owner = cron_job_of(world, id))
    meta.owners.push_back(reference("CronJob", metadata_of(world, owner)));
  return meta;
}

Metadata metadata_of(const World& world, Id<CronJob> id) {
  return named(world, "CronJob", id, world[world[id].workload].name_space);
}

Metadata metadata_of(const World& world, Id<Node> id) {
  const Node& node = world[id];
  Metadata meta = named(world, "Node", id, {});
  if (node.instance) meta.created = std::max(world[node.instance].launched, world.start());
  add_labels(world, meta, node.labels);
  meta.annotations = {{"node.alpha.kubernetes.io/ttl", "0"},
                      {"volumes.kubernetes.io/controller-managed-attach-detach", "true"}};
  return meta;
}

Id<CronJob> cron_job_of(const World& world, Id<Job> job) {
  for (const auto& [id, cron_job] : world.table<CronJob>())
    if (cron_job.workload == world[job].workload) return id;
  return {};
}

}  // namespace drydock::kubernetes
