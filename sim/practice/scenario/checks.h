// The parts of validation, one function for each part of a platform.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/platform/network/cidr.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/catalog.h"
#include "sim/practice/scenario/spec.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

/// Where the network stands in a scenario.
inline const std::string network_root = "platform.network";

/// What is checked, and where mistakes go.
struct Checks {
  const Scenario& scenario;
  const Platform& platform;
  codec::Report& report;

  void add(std::string_view code, const std::string& path, std::string found, std::string expected,
           std::string hint = {}) {
    report.add(code, path, std::move(found), std::move(expected), std::move(hint));
  }
  /// Reports when `word` is not among `words`; `what` says what they are: "a zone".
  bool known(const std::string& path, const std::string& word,
             const std::vector<std::string>& words, const std::string& what);
};

template <class T>
std::vector<std::string> names_of(const Named<T>& things) {
  std::vector<std::string> names;
  for (const auto& [name, thing] : things) names.push_back(name);
  return names;
}

/// The network in `text`, reported when it is none; a single address is none.
std::optional<network::Cidr> cidr_at(Checks& checks, const std::string& path,
                                     const std::string& text);

void check_network(Checks& checks);
/// Endpoints, peerings, security groups and names.
void check_edges(Checks& checks);
void check_cluster(Checks& checks);
/// Priority classes and quotas.
void check_cluster_rules(Checks& checks);
/// Labels, taints and suspended processes of a node group.
void check_group_rules(Checks& checks, const std::string& path, const Group& group);
/// Where the pods of a workload may go, how they roll out, and what ends.
void check_pods(Checks& checks, const std::string& path, const Workload& workload);
/// Volumes that no workload asks for, snapshots and buckets.
void check_storage(Checks& checks);
/// Transit gateways and written routes.
void check_routes(Checks& checks);
/// The region that takes over.
void check_standby(Checks& checks);
void check_workloads(Checks& checks);
void check_operations(Checks& checks);
void check_prices(Checks& checks);

}  // namespace drydock::scenario
