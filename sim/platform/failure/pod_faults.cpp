// Faults of single pods: their process dies, hangs, or needs more memory than it may have.
#include "sim/platform/failure/commands.h"
#include "sim/platform/failure/faults.h"

namespace drydock::failure {

namespace {

/// The running pod called so.
Result<Id<kubernetes::Pod>> running_pod(const World& world, const std::string& name) {
  const Id<kubernetes::Pod> pod = world.find<kubernetes::Pod>(name);
  if (!pod || !exists(world[pod]))
    return unknown<kubernetes::Pod>(world, "pod", name,
                                    [](const auto& row) { return exists(row); });
  if (world[pod].phase != kubernetes::PodPhase::running)
    return refuse("Pod " + name + " is " + std::string(enum_name(world[pod].phase)) +
                      ", so no process of it runs.",
                  "Choose a pod that runs.");
  return pod;
}

Forecast forecast_of(const std::string& pod, std::string summary) {
  Forecast forecast;
  forecast.summary = std::move(summary);
  forecast.touches.push_back(pod);
  forecast.destructive = true;
  return forecast;
}

/// What its probes will make of a process that hangs.
std::string say_probes(const World& world, Id<kubernetes::Pod> pod) {
  const bool readiness = kubernetes::has_probe(world, pod, kubernetes::ProbeKind::readiness);
  const bool liveness = kubernetes::has_probe(world, pod, kubernetes::ProbeKind::liveness);
  std::string text = readiness ? " Its readiness probe takes it out of the endpoints."
                               : " Without a readiness probe it goes on getting requests.";
  text += liveness ? " Its liveness probe has it killed and started again."
                   : " Without a liveness probe nobody starts it again.";
  return text;
}

}  // namespace

Result<Forecast> check(const World& world, const KillPod& command) {
  const auto pod = running_pod(world, command.pod);
  if (!pod) return tl::unexpected(pod.error());
  return forecast_of(command.pod,
                     "The process of pod " + command.pod + " dies, and its kubelet restarts it.");
}

void apply(Context& context, const KillPod& command) {
  kubernetes::kill_pod(context, context.world().find<kubernetes::Pod>(command.pod));
}

Result<Forecast> check(const World& world, const HangPod& command) {
  const auto pod = running_pod(world, command.pod);
  if (!pod) return tl::unexpected(pod.error());
  if (world[*pod].container.hangs) return refuse("Pod " + command.pod + " hangs already.");
  if (!world[*pod].serving)
    return refuse("Pod " + command.pod + " does not answer yet.", "Wait until it is ready.");
  return forecast_of(command.pod, "The process of pod " + command.pod +
                                      " stays and answers nobody." + say_probes(world, *pod));
}

void apply(Context& context, const HangPod& command) {
  kubernetes::hang_pod(context, context.world().find<kubernetes::Pod>(command.pod));
}

Result<Forecast> check(const World& world, const ReleasePod& command) {
  const auto pod = running_pod(world, command.pod);
  if (!pod) return tl::unexpected(pod.error());
  if (!world[*pod].container.hangs)
    return refuse("Pod " + command.pod + " does not hang.", "Only a process that hangs can go on.");
  if (world[*pod].container.condemned)
    return refuse("Its liveness probe gave pod " + command.pod + " up: its kubelet is killing it.");
  Forecast forecast;
  forecast.summary = "The process of pod " + command.pod + " answers again.";
  forecast.touches.push_back(command.pod);
  return forecast;
}

void apply(Context& context, const ReleasePod& command) {
  kubernetes::release_pod(context, context.world().find<kubernetes::Pod>(command.pod));
}

Result<Forecast> check(const World& world, const ExhaustPod& command) {
  const auto pod = running_pod(world, command.pod);
  if (!pod) return tl::unexpected(pod.error());
  const Bytes limit = world[world[*pod].spec].memory_limit;
  if (limit.count == 0)
    return refuse("Pod " + command.pod + " has no memory limit.",
                  "Use up the memory of its node instead.");
  return forecast_of(command.pod, "The process of pod " + command.pod +
                                      " is killed at its memory limit of " + say(limit) +
                                      ", and its kubelet restarts it.");
}

void apply(Context& context, const ExhaustPod& command) {
  kubernetes::kill_for_memory(context, context.world().find<kubernetes::Pod>(command.pod));
}

void install_pod_faults(Rulebook& rulebook) {
  rulebook.command<KillPod>(Role::instructor);
  rulebook.command<HangPod>(Role::instructor);
  rulebook.command<ReleasePod>(Role::instructor);
  rulebook.command<ExhaustPod>(Role::instructor);
}

}  // namespace drydock::failure
