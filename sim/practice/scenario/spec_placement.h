// Where pods may go, as files say it: labels, taints, affinities, spread, priorities.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/engine/base/time.h"
#include "sim/platform/kubernetes/templates.h"
#include "sim/practice/scenario/named.h"

namespace drydock::scenario {

/// Key -> value, as on objects of Kubernetes.
using Labels = Named<std::string>;

/// What every node of a group gets when it registers.
struct GroupTaint {
  std::string key, value;
  kubernetes::TaintEffect effect = kubernetes::TaintEffect::no_schedule;
};

struct Toleration {
  std::string key;  ///< Empty: every key.
  kubernetes::TolerationOperator op = kubernetes::TolerationOperator::equal;
  std::string value;
  std::optional<kubernetes::TaintEffect> effect;  ///< None: every effect.
  std::optional<Duration> lasts;                  ///< tolerationSeconds
};

/// One expression about the labels of a node.
struct NodeMatch {
  std::string key;
  kubernetes::NodeOperator op = kubernetes::NodeOperator::in;
  std::vector<std::string> values;
};

/// Expressions that hold together.
struct NodeTerm {
  std::vector<NodeMatch> match;
  int weight = 0;  ///< Of a preferred term.
};

struct NodeAffinity {
  std::vector<NodeTerm> required;  ///< One of these must hold.
  std::vector<NodeTerm> preferred;
};

/// Pods with these labels, in one domain.
struct PodTerm {
  Labels labels;
  std::string by;  ///< "zone", "host", or the key of a label of nodes.
  int weight = 0;  ///< Of a preferred term.
};

struct PodAffinity {
  std::vector<PodTerm> required, preferred;
};

struct Spread {
  std::string by = "zone";  ///< As PodTerm::by.
  int skew = 1;
  kubernetes::WhenUnsatisfiable when = kubernetes::WhenUnsatisfiable::schedule_anyway;
  int min_domains = 0;           ///< 0: not set.
  std::optional<Labels> labels;  ///< Of the pods that count; none: the workload's own.
  kubernetes::NodeInclusion node_affinity = kubernetes::NodeInclusion::honor;
  kubernetes::NodeInclusion node_taints = kubernetes::NodeInclusion::ignore;
};

/// What the scheduler is told of the pods of a workload.
struct Placement {
  Labels labels;  ///< Besides app=<workload>.
  std::vector<Spread> spread;
  std::vector<Toleration> tolerations;
  Labels node_selector;
  NodeAffinity node_affinity;
  PodAffinity pod_affinity, pod_anti_affinity;
  std::vector<kubernetes::HostPort> host_ports;
  std::string priority_class;
};

struct PriorityClass {
  int value = 0;
  bool preempts = true;
};

/// Classes that every cluster has. Source: kubernetes/kubernetes pkg/apis/scheduling/types.go.
struct SystemPriority {
  std::string_view name;
  int value = 0;
};
inline constexpr SystemPriority system_priorities[] = {{"system-cluster-critical", 2'000'000'000},
                                                       {"system-node-critical", 2'000'001'000}};

}  // namespace drydock::scenario
