// Pods on AWS Fargate: which workloads its profiles select, their checks, prices, figures and rows.
#pragma once

#include <optional>
#include <vector>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/cost/cost.h"
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/checks.h"
#include "sim/practice/scenario/figure_reader.h"

namespace drydock::scenario {

/// The namespace of a workload's pods.
std::string name_space_of(const Platform& platform, const Workload& workload);
/// Marks the workloads that profiles select, while pods run on Fargate. They lose what needs an
/// agent or a privilege on their node: the mesh proxy and the log lines.
void move_to_fargate(Platform& platform);

void check_fargate(Checks& checks);
compute::Fargate fargate_settings(FigureReader& figures);
/// Reports pods that are too large for Fargate; read with the figures.
void check_fargate_sizes(const Scenario& scenario, const compute::Fargate& settings,
                         codec::Diagnostics& out);
void add_fargate_prices(const Platform& platform, std::vector<NeededPrice>& needs);
/// What the meters of a price of Fargate count: thousandths of a vCPU, and MiB.
std::optional<cost::Unit> fargate_unit(std::string_view price);
/// Fargate and its profiles, after the node groups.
void build_fargate(Builder& builder);
/// What a pod of a workload on Fargate gets.
compute::MicroVmSize micro_vm_of(const compute::Fargate& settings, const Workload& workload);

}  // namespace drydock::scenario
