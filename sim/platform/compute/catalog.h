// What compute needs from the price book.
#pragma once

#include <string_view>

#include "sim/platform/cost/cost.h"

namespace drydock::compute {

/// Before the name of a machine type: "ec2.ondemand.m5.large".
inline constexpr std::string_view machine_rate_prefix = "ec2.ondemand.";
inline constexpr std::string_view machine_item = "Machines";
inline constexpr std::string_view committed_item = "Machines, committed";
/// The same as a spot machine: "ec2.spot_average.m5.large".
inline constexpr std::string_view spot_rate_prefix = "ec2.spot_average.";
inline constexpr std::string_view spot_item = "Spot machines";
/// CPU credits of T machines beyond those that they earn; needed when a group is of such a type.
inline constexpr cost::RateNeed surplus_rate{"ec2.surplus_credits", "CPU credits"};
/// Of micro-VMs: vCPU-hours of meters whose size is in millicores, and GB-hours of meters whose
/// size is in MiB.
inline constexpr cost::RateNeed fargate_cpu_rate{"fargate.vcpu", "Fargate: vCPU hours"};
inline constexpr cost::RateNeed fargate_memory_rate{"fargate.memory", "Fargate: memory"};
inline constexpr std::int64_t fargate_cpu_parts = 1000, fargate_memory_parts = 1024;
inline constexpr cost::RateNeed root_volume_rate{"ebs.gp3.storage", "Volumes"};

}  // namespace drydock::compute
