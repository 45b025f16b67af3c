// How the clients of the API server wait for it.
#pragma once

#include "sim/platform/kubernetes/kubernetes.h"

namespace drydock::kubernetes {

/// Whether the API server is down; then the same mail comes again some seconds later.
template <class Event>
bool waits_for_api(Context& context, const Event& due) {
  if (api_is_up(context)) return false;
  context.schedule(context.only<Settings>().node_monitor_period, due);
  return true;
}

void install_api(Rulebook& rulebook);

}  // namespace drydock::kubernetes
