// The prices of monitoring and of requests that flows make.
#pragma once

#include <array>

#include "sim/platform/cost/cost.h"

namespace drydock::workload {

inline constexpr cost::RateNeed metrics_rate{"datadog.custom_metrics", "DataDog custom metrics"};
inline constexpr cost::RateNeed intake_rate{"datadog.logs.ingest", "DataDog log intake"};
inline constexpr std::string_view hosts_item = "DataDog hosts";
inline constexpr cost::RateNeed traces_rate{"datadog.apm", "DataDog traced hosts"};
inline constexpr std::string_view index_item = "DataDog indexed logs";

/// A service of AWS whose requests are paid for one by one.
struct PaidRequests {
  std::string_view service;  ///< As an outside system names it.
  cost::RateNeed rate;
};
inline constexpr std::array paid_requests{
    PaidRequests{"secretsmanager", {"secretsmanager.request", "Secret requests"}},
    PaidRequests{"kms", {"kms.request", "Encryption key requests"}},
};

}  // namespace drydock::workload
