// Installs the domains from the lowest up, so that listeners run in that order.
#include "sim/platform/rules.h"

#include "sim/platform/addons/addons.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/insight/insight.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/network/network.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"

namespace drydock::platform {

std::shared_ptr<const Rulebook> rules() {
  auto rulebook = std::make_shared<Rulebook>();
  cost::install(*rulebook);
  network::install(*rulebook);
  compute::install(*rulebook);
  storage::install(*rulebook);
  managed::install(*rulebook);
  kubernetes::install(*rulebook);
  addons::install(*rulebook);
  requests::install(*rulebook);
  workload::install(*rulebook);
  insight::install(*rulebook);
  failure::install(*rulebook);
  recovery::install(*rulebook);
  return rulebook;
}

}  // namespace drydock::platform
