// What the parts of building share: the context, the scenario, and ids by the names of the spec.
#pragma once

#include <map>
#include <string>

#include "sim/engine/kernel/context.h"
#include "sim/practice/scenario/settings.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

template <class Row>
using Ids = std::map<std::string, Id<Row>, std::less<>>;

/// A world under construction.
struct Builder {
  Context& context;
  const Scenario& scenario;
  const Platform& platform;
  const AllSettings& settings;

  Ids<network::Zone> zones;
  Ids<network::Vpc> vpcs;
  Id<network::LoadBalancer> balancer;
  Ids<kubernetes::Workload> workloads;
  Ids<storage::Bucket> buckets;
  Ids<workload::Service> services;
  Ids<workload::Outside> outsides;
  Ids<workload::ObjectStore> stores;
};

/// What a volume of the template is made as.
storage::VolumeSpec volume_spec(const VolumeTemplate& volume);

void build_prices(Builder& builder);
void build_network(Builder& builder);
/// Last of the network: what stands at the edges of its VPCs.
void build_edges(Builder& builder);
void build_cluster(Builder& builder);
/// The autoscaler of a workload that has one.
void add_autoscaler(Builder& builder, Id<kubernetes::Workload> workload, const Workload& spec);
/// The version of the cluster and its nodes, after these were added.
void add_version(Builder& builder);
void build_traffic(Builder& builder);

}  // namespace drydock::scenario
