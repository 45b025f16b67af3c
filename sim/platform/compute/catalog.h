// What compute needs from the price book.
#pragma once

#include <string_view>

#include "sim/platform/cost/cost.h"

namespace drydock::compute {

/// Before the name of a machine type: "ec2.ondemand.m5.large".
inline constexpr std::string_view machine_rate_prefix = "ec2.ondemand.";
inline constexpr std::string_view machine_item = "Machines";
inline constexpr cost::RateNeed root_volume_rate{"ebs.gp3.storage", "Volumes"};

}  // namespace drydock::compute
