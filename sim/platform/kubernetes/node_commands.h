// What people may ask of nodes.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::kubernetes {

/// `kubectl taint nodes n1 key=value:NoExecute`
struct TaintNode {
  static constexpr CommandStyle style{"kubernetes.taint_node",
                                      "taint node {node} with {key}:{effect}"};
  std::string node;
  std::string key;
  std::string value;
  std::string effect = "NoSchedule";  ///< Or PreferNoSchedule, NoExecute.
  DRYDOCK_FIELDS(TaintNode, node, key, value, effect)
};
Result<Forecast> check(const World& world, const TaintNode& command);
void apply(Context& context, const TaintNode& command);

/// `kubectl taint nodes n1 key:NoExecute-`
struct UntaintNode {
  static constexpr CommandStyle style{"kubernetes.untaint_node",
                                      "take taint {key}:{effect} off node {node}"};
  std::string node;
  std::string key;
  std::string effect = "NoSchedule";
  DRYDOCK_FIELDS(UntaintNode, node, key, effect)
};
Result<Forecast> check(const World& world, const UntaintNode& command);
void apply(Context& context, const UntaintNode& command);

/// `kubectl label node n1 key=value --overwrite`; with an empty value the label goes.
struct LabelNode {
  static constexpr CommandStyle style{"kubernetes.label_node", "label node {node} {key}={value}"};
  std::string node;
  std::string key;
  std::string value;
  DRYDOCK_FIELDS(LabelNode, node, key, value)
};
Result<Forecast> check(const World& world, const LabelNode& command);
void apply(Context& context, const LabelNode& command);

void install_node_commands(Rulebook& rulebook);

}  // namespace drydock::kubernetes
