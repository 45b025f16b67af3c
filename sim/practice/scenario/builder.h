// What the parts of building share: the context, the scenario, and ids by the names of the spec.
#pragma once

#include <map>
#include <string>

#include "sim/engine/kernel/context.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/network/cidr.h"
#include "sim/platform/recovery/tables.h"
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
  Ids<managed::Instance> instances;
  Ids<storage::Bucket> buckets;
  Ids<workload::Service> services;
  Ids<workload::Outside> outsides;
  Ids<workload::ObjectStore> stores;
  recovery::Standby standby;  ///< As far as it is built.

  bool asleep = false;  ///< Nothing begins that comes again and again by itself.
};

/// The CIDR of a text that was validated.
network::Cidr cidr_of(const std::string& text);
/// What a volume of the template is made as.
storage::VolumeSpec volume_spec(const VolumeTemplate& volume);

void build_prices(Builder& builder);
void build_network(Builder& builder);
/// Last of the network: what stands at the edges of its VPCs.
void build_edges(Builder& builder);
/// The region that takes over: its zones and VPC, and what stands there; after the edges.
void build_standby(Builder& builder);
/// Databases and brokers that AWS runs, after the network.
void build_managed(Builder& builder);
void build_cluster(Builder& builder);
/// Priority classes and quotas, before the workloads that name them.
void add_cluster_rules(Builder& builder);
/// The rows of a workload; no pods yet.
Id<kubernetes::Workload> add_workload(Builder& builder, const std::string& name,
                                      const Workload& spec);
/// Jobs that run from the start, and the next runs of cron jobs; last of the cluster.
void start_jobs(Builder& builder);
/// What a workload's placement asks for, as lists of its declaration.
void place_workload(Builder& builder, const Workload& spec, kubernetes::Declaration& made);
/// The autoscaler of a workload that has one.
void add_autoscaler(Builder& builder, Id<kubernetes::Workload> workload, const Workload& spec);
/// The version of the cluster and its nodes, after these were added.
void add_version(Builder& builder);
void build_traffic(Builder& builder);

}  // namespace drydock::scenario
