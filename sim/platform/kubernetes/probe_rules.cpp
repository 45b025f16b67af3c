// Ticks of a probe are worked out, not run: a healthy container costs nothing.
#include "sim/platform/kubernetes/probe_rules.h"

#include <algorithm>

namespace drydock::kubernetes {

namespace {

/// The first tick of a probe that is not before `at`, when its first is at `first`.
Duration tick_from(const Probe& probe, Duration first, Duration at) {
  if (at <= first || probe.period <= Duration::zero()) return std::max(at, first);
  const auto periods = (at - first + probe.period - Duration(1)) / probe.period;
  return first + periods * probe.period;
}

/// The tick at which the probe has failed once too often, if nothing answers until then.
Duration last_chance(const Probe& probe, Duration first) {
  return first + std::max(probe.failure_threshold - 1, 0) * probe.period;
}

bool answers_by(const ContainerCase& container, Duration at) {
  return container.serves && *container.serves <= at;
}

}  // namespace

Fate fate_of(const ContainerCase& container) {
  Fate fate;
  Duration started{};
  const auto end = [&](ContainerEnd how, Duration at) {
    if (fate.end != ContainerEnd::none && fate.ends <= at) return;
    fate.end = how;
    fate.ends = at;
  };
  if (container.crashes)
    end(container.out_of_memory ? ContainerEnd::out_of_memory : ContainerEnd::crash,
        *container.crashes);
  if (container.startup) {
    const Probe& probe = *container.startup;
    if (!answers_by(container, last_chance(probe, probe.initial_delay))) {
      end(ContainerEnd::startup_probe, last_chance(probe, probe.initial_delay));
      return fate;
    }
    started = tick_from(probe, probe.initial_delay, *container.serves);
  }
  if (container.liveness) {
    const Duration first = std::max(started, container.liveness->initial_delay);
    const Duration last = last_chance(*container.liveness, first);
    if (!answers_by(container, last)) end(ContainerEnd::liveness_probe, last);
  }
  if (!container.serves) return fate;
  Duration ready = std::max(started, *container.serves);
  if (container.readiness) {
    const Probe& probe = *container.readiness;
    const Duration first = std::max(started, probe.initial_delay);
    ready = tick_from(probe, first, *container.serves) +
            std::max(probe.success_threshold - 1, 0) * probe.period;
  }
  if (fate.end == ContainerEnd::none || ready < fate.ends) fate.ready = ready;
  return fate;
}

Duration gives_up(const Probe& probe, Duration from) {
  const Duration first = tick_from(probe, probe.initial_delay, from);
  return last_chance(probe, first) + probe.timeout;
}

Duration trusts_again(const Probe& probe, Duration from) {
  return tick_from(probe, probe.initial_delay, from) +
         std::max(probe.success_threshold - 1, 0) * probe.period;
}

}  // namespace drydock::kubernetes
