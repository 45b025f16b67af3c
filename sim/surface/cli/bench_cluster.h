// How long it takes to place the pods of a large cluster, and what they cost to keep.
#pragma once

namespace drydock::cli {

struct ClusterOptions {
  int nodes = 1000;
  int pods = 100'000;
};

/// Builds the cluster, lets its scheduler place every pod, runs ten minutes more and prints what
/// that took. The program's exit code.
int bench_cluster(const ClusterOptions& options);

}  // namespace drydock::cli
