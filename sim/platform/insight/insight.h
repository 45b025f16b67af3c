// The front door of insight: what reaches what, and what is lost with what, in a world of now;
// whose dollars they are (allocation.h).
//
// It reads all domains; of its own it keeps only what it saw of nodes, for the allocation. Left
// out: what a loss would do later (pods that start elsewhere, queues that fill up); a shared thing
// that is only slowed down.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/network/path.h"

namespace drydock::insight {

/// The looks at nodes; all else only reads.
void install(Rulebook& rulebook);

/// What the loss of one thing takes with it at once.
struct BlastRadius {
  std::string thing;
  std::vector<std::string> lost;      ///< No other way remains: the thing dominates them.
  std::vector<std::string> degraded;  ///< A part of what they stand on is gone, or a part of what
                                      ///< they do fails.
  bool cuts = false;                  ///< An articulation point: without it the map falls apart.
};

/// Of a zone, node, pod, volume, workload, NAT gateway, load balancer or its address in a zone, DNS
/// record, tunnel, endpoint interface; refused when there is none of that name.
///
/// Whatever works is seen as a network from "something" to itself, in which all that it needs
/// together stands in a row and what can replace each other stands side by side. A thing without
/// which it is lost is then a dominator of its end (T. Lengauer, R. E. Tarjan, TOPLAS 1, 1979).
Result<BlastRadius> blast_radius(const World& world, const std::string& thing);

/// Things whose loss alone loses something that users do, by name.
std::vector<std::string> single_points(const World& world);

/// The way from a workload, pod, subnet or site to a workload, pod, subnet, site, VPC, endpoint,
/// load balancer, outside system, bucket, "internet", "S3", "DynamoDB" or an address. A workload
/// stands for its first pod. Refused when a name is unknown.
Result<network::Path> reach(const World& world, const std::string& from, const std::string& to);

}  // namespace drydock::insight
