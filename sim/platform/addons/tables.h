// What add-ons remember: which workload stands behind which load balancer, and with which pods.
#pragma once

#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/network/tables.h"

namespace drydock::addons {

/// An ingress workload behind a load balancer.
struct Ingress {
  Id<kubernetes::Workload> workload;
  Id<network::LoadBalancer> balancer;
  DRYDOCK_FIELDS(Ingress, workload, balancer)
};

/// A pod that is, or was, a target of a load balancer.
struct IngressTarget {
  Id<Ingress> ingress;
  Id<kubernetes::Pod> pod;
  Id<network::Target> target;
  bool registered = true;
  DRYDOCK_FIELDS(IngressTarget, ingress, pod, target, registered)
};

}  // namespace drydock::addons
