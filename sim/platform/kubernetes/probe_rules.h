// What becomes of a container after its start: when its probes find it ready, and when they or a
// crash end it. Pure functions; times count from the start of the container. Source:
// kubernetes/kubernetes pkg/kubelet/prober and the documentation of probes.
#pragma once

#include <optional>

#include "sim/platform/kubernetes/templates.h"

namespace drydock::kubernetes {

/// A container and the probes that look at it.
struct ContainerCase {
  std::optional<Duration> serves;   ///< When its process can answer; never without.
  std::optional<Duration> crashes;  ///< When its process ends by itself.
  std::optional<Probe> startup, liveness, readiness;
  bool out_of_memory = false;  ///< Where it ends by itself, the kernel has killed it.
};

DRYDOCK_ENUM(ContainerEnd, none, crash, startup_probe, liveness_probe, out_of_memory)

struct Fate {
  std::optional<Duration> ready;
  ContainerEnd end = ContainerEnd::none;
  Duration ends{};
};
/// Probes run each period after their initial delay; liveness and readiness wait for the startup
/// probe. A startup or liveness probe that fails failure_threshold times in a row ends the
/// container. Without a readiness probe it is ready as soon as it serves.
Fate fate_of(const ContainerCase& container);

/// When a probe of a container that stopped answering at `from` has failed often enough; each
/// failure takes the timeout.
Duration gives_up(const Probe& probe, Duration from);
/// When a probe has succeeded often enough with a container that answers again at `from`.
Duration trusts_again(const Probe& probe, Duration from);

}  // namespace drydock::kubernetes
