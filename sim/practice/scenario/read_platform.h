// A platform document -> Platform, with every mistake reported.
#pragma once

#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// More replicas than any workload of one cluster has.
constexpr std::int64_t most_replicas = 10'000;

/// Reads `drydock-platform/1`. What is wrong is reported; the rest is read all the same.
Platform read_platform(const codec::Cursor& at);

/// The workloads of a platform; see Workload.
Named<Workload> read_workloads(const codec::Cursor& at);

/// A volume that no workload asked for.
FreeVolume read_free_volume(const codec::Cursor& at);

/// An `hpa` of a workload, and the `autoscaler` of the cluster.
Hpa read_hpa(const codec::Cursor& at);
void read_scaling(const codec::Cursor& at, Cluster& cluster);

/// Steps of an operation, at most 16 levels deep and 200 in all.
std::vector<Step> read_steps(const codec::Cursor& at, int depth = 0);

/// The optional parts of a network: endpoints, peerings, security groups, names.
void read_edges(codec::ObjectCursor& object, Network& network);

}  // namespace drydock::scenario
