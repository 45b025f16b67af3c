// A pod starts in steps, each an event of its own; `attempt` tells mail that has become stale.
#include "sim/platform/kubernetes/kubelet.h"

#include <algorithm>

#include "sim/platform/kubernetes/backoff.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

namespace {

struct ContainerStarted {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  DRYDOCK_FIELDS(ContainerStarted, pod, attempt)
};

struct ReadinessDue {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  DRYDOCK_FIELDS(ReadinessDue, pod, attempt)
};

struct GraceOver {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  DRYDOCK_FIELDS(GraceOver, pod, attempt)
};

bool silent(const World& world, const Pod& pod) { return world[node_of(pod)].silent; }

/// Whether the pod's volume is attached where it needs it; asks for it otherwise.
bool has_volume(Context& context, Id<Pod> id) {
  const Pod& pod = context[id];
  if (!pod.volume) return true;
  const storage::Volume& volume = context[pod.volume];
  const Id<compute::Instance> instance = context[node_of(pod)].instance;
  if (volume.phase == storage::VolumePhase::attached && volume.instance == instance) return true;
  const bool free = volume.phase == storage::VolumePhase::available;
  context.edit(id).reason = PendingReason::waiting_for_volume;
  if (free && storage::check_attach(context, context[id].volume, instance))
    storage::attach(context, context[id].volume, instance);
  return false;
}

/// When the workload's image is on the node; pulls are serial on a node.
Time image_there(Context& context, Id<Node> at, Id<Workload> workload) {
  for (Id<CachedImage> image = context[at].images; image; image = context[image].older)
    if (context[image].workload == workload) return context[image].there;
  const std::int64_t bytes = context[workload].image.count;
  const Duration pull(bytes / 1'000'000 * context.only<Settings>().pull_bytes_delay.count());
  const Time there = std::max(context.now(), context[at].pulls_until) + pull;
  context.edit(at).pulls_until = there;
  cache_image(context, at, workload, there);
  return there;
}

void proceed(Context& context, Id<Pod> id, Duration wait) {
  if (silent(context, context[id]) || !has_volume(context, id)) return;
  context.edit(id).reason = PendingReason::none;
  const Time there = image_there(context, node_of(context[id]), context[id].workload);
  const Time start = std::max(context.now() + wait, there) + context.only<Settings>().kubelet.start;
  context.schedule_at(start, ContainerStarted{id, context[id].attempt});
}

void restart_from_phase(Context& context, Id<Pod> id, PodPhase phase) {
  Pod& pod = context.edit(id);
  pod.phase = phase;
  pod.phase_since = context.now();
  ++pod.attempt;
}

void on_container_started(Context& context, const ContainerStarted& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod)) return;
  Pod& running = context.edit(due.pod);
  running.phase = PodPhase::running;
  running.phase_since = context.now();
  context.schedule(context[running.workload].readiness_delay, ReadinessDue{due.pod, due.attempt});
}

void on_readiness_due(Context& context, const ReadinessDue& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod)) return;
  context.edit(due.pod).serving = true;
  if (context[due.pod].in_endpoints)  // It restarted before the proxies noticed.
    context.announce(EndpointsChanged{context[due.pod].workload});
  set_ready(context, due.pod, true);
}

void on_grace_over(Context& context, const GraceOver& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod)) return;
  remove_pod(context, due.pod);
}

/// The pod that waits for this volume on its node.
Id<Pod> waiting_for(const World& world, Id<storage::Volume> volume) {
  for (const auto& [id, claim] : world.table<Claim>()) {
    if (claim.volume != volume || !claim.pod) continue;
    const Pod& pod = world[claim.pod];
    if (pod.phase == PodPhase::starting && pod.reason == PendingReason::waiting_for_volume)
      return claim.pod;
  }
  return {};
}

void on_volume_attached(Context& context, const storage::VolumeAttached& fact) {
  if (const Id<Pod> pod = waiting_for(context, fact.volume))
    proceed(context, pod, Duration::zero());
}

void on_volume_detached(Context& context, const storage::VolumeDetached& fact) {
  if (const Id<Pod> pod = waiting_for(context, fact.volume))
    proceed(context, pod, Duration::zero());
}

}  // namespace

void install_kubelet(Rulebook& rulebook) {
  rulebook.on<on_container_started>();
  rulebook.on<on_readiness_due>();
  rulebook.on<on_grace_over>();
  rulebook.listen<on_volume_attached>();
  rulebook.listen<on_volume_detached>();
}

void start_pod(Context& context, Id<Pod> id) {
  ++context.edit(id).attempt;
  proceed(context, id, Duration::zero());
}

void terminate_pod(Context& context, Id<Pod> id) {
  const Pod& pod = context[id];
  if (!is_live(pod)) return;
  if (!node_of(pod)) return remove_pod(context, id);
  const bool running = pod.phase == PodPhase::running;
  const Duration grace = running ? context[pod.workload].termination_grace : Duration::zero();
  mark_leaving(context, id);
  if (!silent(context, context[id])) context.schedule(grace, GraceOver{id, context[id].attempt});
}

void resume_pods(Context& context, Id<Node> node) {
  for (const Id<Pod> id : pods_on(context, node)) {
    const Pod& pod = context[id];
    if (pod.phase == PodPhase::terminating) {
      context.schedule(context[pod.workload].termination_grace, GraceOver{id, pod.attempt});
    } else if (pod.phase == PodPhase::starting) {
      start_pod(context, id);
    } else if (pod.phase == PodPhase::running && pod.serving) {
      set_ready(context, id, true);
    } else if (pod.phase == PodPhase::running) {
      const std::uint32_t attempt = ++context.edit(id).attempt;
      context.schedule(context[context[id].workload].readiness_delay, ReadinessDue{id, attempt});
    }
  }
}

void cache_image(Context& context, Id<Node> at, Id<Workload> workload, Time there) {
  const Id<CachedImage> image = context.add(CachedImage{workload, context[at].images, there});
  context.edit(at).images = image;
}

void kill_pod(Context& context, Id<Pod> id) {
  if (context[id].phase != PodPhase::running) return;
  const KubeletSettings& settings = context.only<Settings>().kubelet;
  const CauseId fact = context.announce(PodCrashed{id});
  Context after = context.because(fact);
  restart_from_phase(after, id, PodPhase::starting);
  Pod& pod = after.edit(id);
  const bool was_serving = std::exchange(pod.serving, false);
  const Backoff before{pod.restart_delay, pod.restart_set};
  const Duration wait = wait_after(before, after.now(), settings.restart_max);
  const Backoff entry =
      next(before, after.now() + wait, settings.restart_first, settings.restart_max);
  pod.restart_delay = entry.delay;
  pod.restart_set = entry.last_update;
  ++pod.restarts;
  if (was_serving && pod.in_endpoints) after.announce(EndpointsChanged{pod.workload});
  if (silent(after, after[id])) return;  // Its kubelet will find out when it is back.
  set_ready(after, id, false);
  proceed(after, id, wait);
}

}  // namespace drydock::kubernetes
