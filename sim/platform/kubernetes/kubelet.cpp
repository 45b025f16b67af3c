// A pod starts in steps, each an event of its own; `attempt` tells mail that has become stale.
#include "sim/platform/kubernetes/kubelet.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/platform/kubernetes/api.h"
#include "sim/platform/kubernetes/backoff.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/mesh_identity.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/kubernetes/probe_rules.h"
#include "sim/platform/kubernetes/taints.h"
#include "sim/platform/kubernetes/termination_rules.h"
#include "sim/platform/network/network.h"
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
  bool waits = false;  ///< For a certificate, and that was said.
  DRYDOCK_FIELDS(ReadinessDue, pod, attempt, waits)
};

/// The pull of a pod's image is tried, or tried again.
struct PullDue {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  DRYDOCK_FIELDS(PullDue, pod, attempt)
};

/// A container ends by itself, or because a probe found it wanting.
struct ContainerEnds {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  ContainerEnd how = ContainerEnd::none;
  DRYDOCK_FIELDS(ContainerEnds, pod, attempt, how)
};

/// A probe has failed often enough with a process that hangs.
struct ProbeGivesUp {
  Id<Pod> pod;
  Time hung_since;
  ProbeKind probe = ProbeKind::liveness;
  DRYDOCK_FIELDS(ProbeGivesUp, pod, hung_since, probe)
};

/// A pod that was deleted gets SIGTERM.
struct StopSignal {
  Id<Pod> pod;
  std::uint32_t attempt = 0;
  DRYDOCK_FIELDS(StopSignal, pod, attempt)
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
  context.edit(id).reason = PendingReason::waiting_for_volume;
  storage::request_attach(context, context[id].volume, instance);
  return false;
}

Id<CachedImage> cached_on(const World& world, Id<Node> at, Id<Image> image) {
  for (Id<CachedImage> there = world[at].images; there; there = world[there].older)
    if (world[there].image == image) return there;
  return {};
}

/// Whether the registry is asked for the image, and does not have it or does not answer.
bool cannot_pull(const World& world, const Pod& pod) {
  const PodTemplate& spec = world[pod.spec];
  if (!spec.image) return false;
  const bool cached = static_cast<bool>(cached_on(world, node_of(pod), spec.image));
  if (spec.pull_policy == PullPolicy::never) return !cached;
  const bool asks = !cached || spec.pull_policy == PullPolicy::always;
  return asks && !(world[spec.image].in_registry && registry_is_up(world) &&
                   pull_credential_is_valid(world));
}

/// When the image is on the node; pulls are serial on a node.
Time image_there(Context& context, Id<Node> at, Id<Image> image) {
  if (!image) return context.now();
  if (const Id<CachedImage> cached = cached_on(context, at, image)) return context[cached].there;
  const std::int64_t bytes = context[image].size.count;
  const Duration pull(bytes / 1'000'000 * context.only<Settings>().pull_bytes_delay.count());
  const Time there = std::max(context.now(), context[at].pulls_until) + pull;
  context.edit(at).pulls_until = there;
  // The layers of images in ECR lie in S3 (ECR guide, "Amazon ECR interface VPC endpoints").
  network::count_s3(context, context[at].zone, Bytes{}, Bytes{bytes});
  cache_image(context, at, image, there);
  return there;
}

/// ErrImagePull, later ImagePullBackOff; the next try waits 10 s, then twice as long each time up
/// to 5 min. Told once.
void fail_pull(Context& context, Id<Pod> id) {
  const KubeletSettings& settings = context.only<Settings>().kubelet;
  const WaitingReason waited = context[id].container.waiting;
  const bool first =
      waited != WaitingReason::err_image_pull && waited != WaitingReason::image_pull_back_off;
  ContainerState& container = context.edit(id).container;
  const Backoff entry = next({container.pull_delay, container.pull_set}, context.now(),
                             settings.restart_first, settings.restart_max);
  container.pull_delay = entry.delay;
  container.pull_set = entry.last_update;
  container.waiting = first ? WaitingReason::err_image_pull : WaitingReason::image_pull_back_off;
  if (first) context.announce(ImagePullFailed{id, context[context[id].spec].image});
  context.schedule(entry.delay, PullDue{id, context[id].attempt});
}

void proceed(Context& context, Id<Pod> id, Duration wait) {
  if (silent(context, context[id]) || !has_volume(context, id)) return;
  context.edit(id).reason = PendingReason::none;
  if (cannot_pull(context, context[id])) {
    const Time turn = std::max(context.now() + wait, context[node_of(context[id])].pulls_until);
    context.schedule_at(turn, PullDue{id, context[id].attempt});
    return;
  }
  if (wait == Duration::zero())
    context.edit(id).container.waiting = WaitingReason::container_creating;
  const Id<Image> image = context[context[id].spec].image;
  const bool pulls = image && !cached_on(context, node_of(context[id]), image);
  if (pulls) context.announce(ImagePulling{id, image});
  const Time there = image_there(context, node_of(context[id]), image);
  context.edit(id).container.pulled = pulls ? there - context.now() : Duration::zero();
  const Time start = std::max(context.now() + wait, there) + context.only<Settings>().kubelet.start;
  context.schedule_at(start, ContainerStarted{id, context[id].attempt});
}

void on_pull_due(Context& context, const PullDue& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod)) return;
  if (cannot_pull(context, pod)) return fail_pull(context, due.pod);
  proceed(context, due.pod, Duration::zero());
}

std::optional<Probe> probe_of(const World& world, const PodTemplate& spec, ProbeKind kind) {
  for (const Id<Probe> id : spec.probes)
    if (world[id].kind == kind) return world[id];
  return std::nullopt;
}

ContainerCase case_of(const World& world, const PodTemplate& spec) {
  ContainerCase container;
  const ImageBehaviour does = spec.image ? world[spec.image].behaviour : ImageBehaviour::ok;
  if (does != ImageBehaviour::never_ready) container.serves = spec.readiness_delay;
  container.out_of_memory = does == ImageBehaviour::out_of_memory;
  if (does == ImageBehaviour::crashes || container.out_of_memory)
    container.crashes = world[spec.image].crashes_after;
  container.startup = probe_of(world, spec, ProbeKind::startup);
  container.liveness = probe_of(world, spec, ProbeKind::liveness);
  container.readiness = probe_of(world, spec, ProbeKind::readiness);
  return container;
}

/// What the process does before it serves, on top of what its image says: a database that finds its
/// data as after a power loss replays its log.
Duration open_data(Context& context, Id<Pod> id) {
  const Id<storage::Volume> volume = context[id].volume;
  if (!volume) return Duration::zero();
  const Duration replay = context[volume].replay;
  if (replay > Duration::zero())
    context.announce(LogReplaying{id, std::floor(in_seconds(replay) * 10) / 10});
  return replay;
}

/// A container runs since now: what its probes and its process will make of it.
void await_fate(Context& context, Id<Pod> id) {
  ContainerCase container = case_of(context, context[context[id].spec]);
  if (container.serves) *container.serves += open_data(context, id);
  const Fate fate = fate_of(container);
  const std::uint32_t attempt = context[id].attempt;
  if (fate.ready) context.schedule(*fate.ready, ReadinessDue{id, attempt});
  if (fate.end != ContainerEnd::none)
    context.schedule(fate.ends, ContainerEnds{id, attempt, fate.end});
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
  running.container.waiting = WaitingReason::none;
  running.container.hangs = running.container.condemned = false;
  const bool of_job = static_cast<bool>(running.job);
  context.announce(ContainerRuns{due.pod, running.container.pulled});
  if (of_job) return start_run(context, due.pod);
  await_fate(context, due.pod);
}

void on_readiness_due(Context& context, const ReadinessDue& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod) || pod.container.hangs) return;
  if (lacks_certificate(context, pod)) {
    if (!due.waits) context.announce(NoCertificate{due.pod});
    context.schedule(certificate_retry, ReadinessDue{due.pod, due.attempt, true});
    return;
  }
  context.edit(due.pod).serving = true;
  const Id<storage::Volume> volume = context[due.pod].volume;
  if (volume && context[volume].replay > Duration::zero())
    storage::set_replay(context, volume, Duration::zero());
  if (context[due.pod].in_endpoints)  // It restarted before the proxies noticed.
    context.announce(EndpointsChanged{context[due.pod].workload});
  set_ready(context, due.pod, true);
}

void on_container_ends(Context& context, const ContainerEnds& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod)) return;
  if (due.how == ContainerEnd::crash) return end_container(context, due.pod, ExitReason::error);
  if (due.how == ContainerEnd::out_of_memory) return kill_for_memory(context, due.pod);
  if (pod.container.condemned)  // Its probe spoke before its grace began.
    return end_container(context, due.pod, ExitReason::probe_failed);
  const bool startup = due.how == ContainerEnd::startup_probe;
  const CauseId fact =
      context.announce(ProbeFailed{due.pod, startup ? ProbeKind::startup : ProbeKind::liveness});
  Context after = context.because(fact);
  end_container(after, due.pod, ExitReason::probe_failed);
}

bool hangs_since(const Pod& pod, Time since) {
  return pod.phase == PodPhase::running && pod.container.hangs && pod.container.hung_since == since;
}

/// Readiness takes the pod out of the endpoints; liveness kills it, and it ignores SIGTERM.
void on_probe_gives_up(Context& context, const ProbeGivesUp& due) {
  const Pod& pod = context[due.pod];
  if (!hangs_since(pod, due.hung_since) || silent(context, pod)) return;
  const CauseId fact = context.announce(ProbeFailed{due.pod, due.probe});
  Context after = context.because(fact);
  if (due.probe == ProbeKind::readiness) return set_ready(after, due.pod, false);
  after.edit(due.pod).container.condemned = true;
  after.schedule(after[after[due.pod].spec].termination_grace,
                 ContainerEnds{due.pod, after[due.pod].attempt, ContainerEnd::liveness_probe});
}

/// Waits for what its probes will say of a process that hangs.
void await_probes(Context& context, Id<Pod> id) {
  const Pod& pod = context[id];
  const PodTemplate& spec = context[pod.spec];
  const Duration age = context.now() - pod.phase_since;
  for (const ProbeKind kind : {ProbeKind::readiness, ProbeKind::liveness})
    if (const auto probe = probe_of(context, spec, kind))
      context.schedule(gives_up(*probe, age) - age,
                       ProbeGivesUp{id, pod.container.hung_since, kind});
}

/// The end of a pod whose grace begins now.
void await_end(Context& context, Id<Pod> id, Duration grace) {
  const Pod& pod = context[id];
  const PodTemplate& spec = context[pod.spec];
  const Duration stops = pod.container.hangs ? Duration::max() : spec.stops_after;
  const Termination end = termination_of({grace, spec.pre_stop, stops});
  if (stops != Duration::max() && pod.serving)
    context.schedule(end.signal, StopSignal{id, pod.attempt});
  context.schedule(end.end, GraceOver{id, pod.attempt});
}

/// It takes no more requests from now on, whatever the proxies know.
void on_stop_signal(Context& context, const StopSignal& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod) || !pod.serving) return;
  context.edit(due.pod).serving = false;
  if (context[due.pod].in_endpoints) context.announce(EndpointsChanged{context[due.pod].workload});
}

void on_grace_over(Context& context, const GraceOver& due) {
  const Pod& pod = context[due.pod];
  if (pod.attempt != due.attempt || silent(context, pod) || waits_for_api(context, due)) return;
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

/// Kubelets try again what the key had forbidden.
void on_key_enabled(Context& context, const storage::KeyEnabled&) {
  for (std::uint32_t i = 0; i < context.table<Claim>().size(); ++i) {
    const Claim& claim = context[Id<Claim>{i}];
    if (!claim.volume) continue;
    if (const Id<Pod> pod = waiting_for(context, claim.volume))
      proceed(context, pod, Duration::zero());
  }
}

}  // namespace

void install_kubelet(Rulebook& rulebook) {
  install_registry(rulebook);
  install_api(rulebook);
  install_mesh_identity(rulebook);
  rulebook.listen<on_key_enabled>();
  rulebook.on<on_container_started>();
  rulebook.fact<LogReplaying>();
  rulebook.on<on_readiness_due>();
  rulebook.on<on_pull_due>();
  rulebook.on<on_container_ends>();
  rulebook.on<on_probe_gives_up>();
  rulebook.on<on_stop_signal>();
  rulebook.on<on_grace_over>();
  rulebook.fact<PodStuckTerminating>();
  rulebook.fact<PodHangs>();
  rulebook.fact<ImagePulling>();
  rulebook.fact<ContainerRuns>();
  rulebook.fact<PodStopping>();
  rulebook.fact<PodAnswersAgain>();
  rulebook.fact<PodOomKilled>();
  rulebook.listen<on_volume_attached>();
  rulebook.listen<on_volume_detached>();
}

void start_pod(Context& context, Id<Pod> id) {
  ++context.edit(id).attempt;
  proceed(context, id, Duration::zero());
}

void terminate_pod(Context& context, Id<Pod> id, Deleter by) {
  const Pod& pod = context[id];
  if (!is_live(pod)) return;
  if (!node_of(pod)) return remove_pod(context, id);
  const bool running = pod.phase == PodPhase::running;
  const Duration grace = running ? context[pod.spec].termination_grace : Duration::zero();
  context.announce(PodStopping{id, by, !silent(context, context[id])});
  mark_leaving(context, id);
  if (!silent(context, context[id])) {
    await_end(context, id, grace);
  } else if (context[node_of(context[id])].condition == NodeCondition::unknown) {
    say_stuck(context, id);
  }
}

void say_stuck(Context& context, Id<Pod> id) {
  const Id<Node> node = node_of(context[id]);
  if (!has_taint(context, node, out_of_service_taint, TaintEffect::no_execute))
    context.announce(PodStuckTerminating{id, node});
}

void resume_pods(Context& context, Id<Node> node) {
  for (const Id<Pod> id : pods_on(context, node)) {
    const Pod& pod = context[id];
    if (pod.phase == PodPhase::terminating) {
      await_end(context, id, context[pod.spec].termination_grace);
    } else if (pod.phase == PodPhase::starting) {
      start_pod(context, id);
    } else if (pod.phase == PodPhase::running && pod.serving) {
      set_ready(context, id, true);
    } else if (pod.phase == PodPhase::running && pod.job) {
      start_run(context, id);
    } else if (pod.phase == PodPhase::running && pod.container.hangs) {
      await_probes(context, id);
    } else if (pod.phase == PodPhase::running) {
      ++context.edit(id).attempt;
      await_fate(context, id);
    }
  }
}

void cache_image(Context& context, Id<Node> at, Id<Image> image, Time there) {
  const Id<CachedImage> cached =
      context.add(CachedImage{image, context[at].images, there, at, context[image].on_nodes});
  context.edit(at).images = cached;
  context.edit(image).on_nodes = cached;
}

void kill_pod(Context& context, Id<Pod> id) { end_container(context, id, ExitReason::error); }

void kill_for_memory(Context& context, Id<Pod> id) {
  if (context[id].phase != PodPhase::running) return;
  const CauseId fact = context.announce(PodOomKilled{id, context[context[id].spec].memory_limit});
  Context after = context.because(fact);
  end_container(after, id, ExitReason::oom_killed);
}

void end_container(Context& context, Id<Pod> id, ExitReason reason) {
  if (context[id].phase != PodPhase::running) return;
  const KubeletSettings& settings = context.only<Settings>().kubelet;
  const CauseId fact = context.announce(PodCrashed{id});
  Context after = context.because(fact);
  after.edit(id).container.last_exit = reason;
  after.edit(id).container.last_ended = after.now();
  if (after[id].job) return fail_run(after, id);
  restart_from_phase(after, id, PodPhase::starting);
  Pod& pod = after.edit(id);
  const bool was_serving = std::exchange(pod.serving, false);
  const Backoff before{pod.restart_delay, pod.restart_set};
  const Duration wait = wait_after(before, after.now(), settings.restart_max);
  const Backoff entry =
      next(before, after.now() + wait, settings.restart_first, settings.restart_max);
  pod.restart_delay = entry.delay;
  pod.restart_set = entry.last_update;
  pod.container.hangs = pod.container.condemned = false;
  if (wait > Duration::zero()) pod.container.waiting = WaitingReason::crash_loop_back_off;
  ++pod.restarts;
  if (was_serving && pod.in_endpoints) after.announce(EndpointsChanged{pod.workload});
  if (silent(after, after[id])) return;  // Its kubelet will find out when it is back.
  if (wait > Duration::zero()) after.announce(PodBacksOff{id, wait});
  set_ready(after, id, false);
  proceed(after, id, wait);
}

void hang_pod(Context& context, Id<Pod> id) {
  if (context[id].phase != PodPhase::running || !context[id].serving) return;
  Pod& pod = context.edit(id);
  pod.serving = false;
  pod.container.hangs = true;
  pod.container.hung_since = context.now();
  const CauseId fact = context.announce(PodHangs{id});
  Context after = context.because(fact);
  if (after[id].in_endpoints) after.announce(EndpointsChanged{after[id].workload});
  await_probes(after, id);
}

void release_pod(Context& context, Id<Pod> id) {
  if (!context[id].container.hangs || context[id].container.condemned) return;
  Pod& pod = context.edit(id);
  pod.container.hangs = false;
  pod.serving = true;
  const CauseId fact = context.announce(PodAnswersAgain{id});
  Context after = context.because(fact);
  if (after[id].in_endpoints) after.announce(EndpointsChanged{after[id].workload});
  if (after[id].ready || after[id].phase != PodPhase::running) return;
  const Duration age = after.now() - after[id].phase_since;
  const auto probe = probe_of(after, after[after[id].spec], ProbeKind::readiness);
  after.schedule(probe ? trusts_again(*probe, age) - age : Duration::zero(),
                 ReadinessDue{id, after[id].attempt});
}

bool has_probe(const World& world, Id<Pod> pod, ProbeKind kind) {
  return probe_of(world, world[world[pod].spec], kind).has_value();
}

int exit_code(ExitReason reason) {
  switch (reason) {
    case ExitReason::none:
    case ExitReason::completed:
      return 0;
    case ExitReason::error:
      return 1;
    case ExitReason::oom_killed:
    case ExitReason::probe_failed:  // It had to be killed.
      return 137;
  }
  return 0;
}

}  // namespace drydock::kubernetes
