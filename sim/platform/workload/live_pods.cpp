// What single requests make known of pods: those that the mesh leaves out, and those that are warm.
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/facts.h"
#include "sim/platform/workload/live.h"

namespace drydock::workload {

namespace {

Id<kubernetes::Pod> pod_of(const World& world, Id<requests::Server> server) {
  for (const auto& [id, row] : world.table<LiveServer>())
    if (row.server == server) return row.pod;
  return {};
}

void on_ejected(Context& context, const requests::Ejected& ejected) {
  const Id<kubernetes::Pod> pod = pod_of(context, ejected.server);
  if (!pod) return;  // It is gone by now.
  const CauseId trigger = context.only<Flow>().trigger;
  Context because = trigger ? context.because(trigger) : context;
  if (ejected.back)
    because.announce(CircuitClosed{pod});
  else
    because.announce(CircuitOpened{pod});
}

}  // namespace

void warm_up_pods(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LiveServer>().size(); ++i)
    if (const auto server = context[Id<LiveServer>{i}].server) requests::warm_up(context, server);
}

void install_live_pods(Rulebook& rulebook) {
  rulebook.fact<CircuitOpened>();
  rulebook.fact<CircuitClosed>();
  rulebook.on<on_ejected>();
}

}  // namespace drydock::workload
