// Taints on nodes: put on and taken off by controllers and people, and the pods that they end.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/facts.h"

namespace drydock::kubernetes {

inline constexpr std::string_view not_ready_taint = "node.kubernetes.io/not-ready";
inline constexpr std::string_view unreachable_taint = "node.kubernetes.io/unreachable";
inline constexpr std::string_view memory_pressure_taint = "node.kubernetes.io/memory-pressure";
inline constexpr std::string_view disk_pressure_taint = "node.kubernetes.io/disk-pressure";
inline constexpr std::string_view pid_pressure_taint = "node.kubernetes.io/pid-pressure";
inline constexpr std::string_view cordon_taint = "node.kubernetes.io/unschedulable";
inline constexpr std::string_view out_of_service_taint = "node.kubernetes.io/out-of-service";
inline constexpr std::string_view shutdown_taint = "node.cloudprovider.kubernetes.io/shutdown";

std::span<const Taint> taints_of(const Node& node);
bool has_taint(const World& world, Id<Node> node, std::string_view key, TaintEffect effect);
/// Puts a taint on a node, or gives it another value. With NoExecute, pods that do not tolerate it
/// go at once, and others when their toleration ends.
void put_taint(Context& context, Id<Node> node, std::string_view key, std::string_view value,
               TaintEffect effect);
/// False when it is not there.
bool remove_taint(Context& context, Id<Node> node, std::string_view key, TaintEffect effect);

/// The tolerations that a template's pods are scheduled with. The daemon set controller adds those
/// of not-ready and unreachable (NoExecute), of disk, memory and PID pressure and of cordons
/// (NoSchedule). Source: kubernetes/kubernetes pkg/controller/daemon/util/daemonset_util.go.
std::vector<Toleration> template_tolerations(const World& world, Id<PodTemplate> spec);
/// The tolerations of a pod with those that admission and the daemon set controller add: 300 s of
/// not-ready and unreachable for all, for ever for daemons.
std::vector<Toleration> tolerations_of(const World& world, const Pod& pod);
/// When the pod has to leave its node as things stand; nothing: never.
std::optional<Time> leaves_at(const World& world, const Pod& pod);

void install_taints(Rulebook& rulebook);

}  // namespace drydock::kubernetes
