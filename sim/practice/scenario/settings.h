// Figures of the catalog -> the settings rows of the domains.
#pragma once

#include <array>

#include "sim/platform/compute/fargate.h"
#include "sim/platform/failure/chance.h"
#include "sim/platform/failure/crash.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/kubernetes/versions.h"
#include "sim/platform/managed/tables.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/recovery/tables.h"
#include "sim/platform/storage/tables.h"
#include "sim/platform/workload/tables.h"
#include "sim/practice/scenario/catalog.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// A minor version as EKS has it.
struct KnownVersion {
  std::string name;  ///< "1.31"
  kubernetes::MinorVersion row;
};

/// All settings rows, read before anything is built, so that building itself cannot fail.
struct AllSettings {
  network::Settings network;  ///< All but the VPC, which is an id.
  compute::Settings compute;
  compute::Fargate fargate;  ///< All but its group, which is an id.
  storage::Settings storage;
  managed::Settings managed;
  recovery::Settings recovery;  ///< Read where there are backups.
  failure::CrashSettings crash;
  kubernetes::Settings kubernetes;
  kubernetes::UpgradeSettings upgrades;
  std::vector<KnownVersion> versions;  ///< Of Kubernetes on EKS.
  workload::Settings workload;         ///< All but the load balancer, which is an id.
  failure::AllOdds odds;               ///< Of what fails by chance.
  network::LoadBalancer balancer;      ///< Timers of the load balancer.
  std::array<double, 4> discounts{};   ///< Of commitments, by PurchaseKind.
  std::int32_t volumes_max = 0;        ///< Volumes that one machine can hold.
  double bucket_bandwidth = 0;         ///< Bytes a second of one connection.
};

/// Whole GiB that hold `size`, as volumes are sold.
std::int64_t whole_gib(Bytes size);

/// Reads every figure that a world needs; what is missing or wrong is reported. The scenario has
/// its catalog.
AllSettings read_settings(const Scenario& scenario, codec::Diagnostics& out);

}  // namespace drydock::scenario
