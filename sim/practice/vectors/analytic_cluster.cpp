// Arithmetic of both autoscalers: replicas for a metric, and nodes for pods.
#include <cmath>

#include "sim/platform/kubernetes/bin_packing.h"
#include "sim/platform/kubernetes/horizontal_behavior.h"
#include "sim/practice/vectors/analytic_models.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;

/// What one sync sees.
struct Observation {
  std::int32_t current = 0;
  double metric = 0, target = 1;
};

struct ScalerCase {
  std::vector<Observation> observations;
  double tolerance = 0.1;
  std::int32_t least = 0, most = 0;
};

/// Metrics are whole thousandths in Kubernetes; here finer, since files say them as they like.
std::int64_t fine(double value) { return std::llround(value * 1e9); }

std::int32_t desired(const ScalerCase& one, const Observation& seen) {
  kubernetes::Sync sync;
  sync.current = seen.current;
  sync.tolerance = {one.tolerance, one.tolerance};
  const kubernetes::Proposal proposal =
      kubernetes::propose_by_value(fine(seen.metric), fine(seen.target), seen.current, sync);
  kubernetes::Behavior free;  // No policy limits a step.
  const kubernetes::RatePolicy any{false, 1'000'000, seconds(1)};
  free.up.policies = free.down.policies = std::span(&any, 1);
  return kubernetes::clamp_with_behavior(proposal.replicas, seen.current, one.least, one.most, free,
                                         Time{})
      .replicas;
}

CaseModel build_scaler(ObjectCursor& inputs, const Length&, const MetricNames&) {
  ScalerCase one;
  one.tolerance = inputs.optional("tolerance").number(0, 1000, one.tolerance);
  one.least = read_count(inputs.required("min_replicas"));
  one.most = read_count(inputs.required("max_replicas"));
  for (const Cursor& at : inputs.required("observations").list()) {
    ObjectCursor object(at);
    one.observations.push_back({read_count(object.required("current")),
                                object.required("metric").number(0, 1e9),
                                object.required("target").number(1e-9, 1e9, 1)});
  }
  CaseModel model;
  model.answer = [one] {
    Value::List replicas;
    for (const Observation& seen : one.observations)
      replicas.push_back(std::int64_t{desired(one, seen)});
    Value answer;
    answer.set("desired", std::move(replicas));
    return answer;
  };
  return model;
}

struct PackingCase {
  kubernetes::NodeOffer node;
  kubernetes::PodGroupNeed pods;
};

CaseModel build_packing(ObjectCursor& inputs, const Length&, const MetricNames&) {
  constexpr std::int64_t most = 1'000'000'000;
  const auto room = [&](const char* whole, const char* daemons) {
    return inputs.required(whole).integer(0, most) - inputs.optional(daemons).integer(0, most);
  };
  PackingCase one;
  one.node.cpu_milli = room("node_cpu_m", "daemon_cpu_m");
  one.node.memory_bytes = room("node_mem_mi", "daemon_mem_mi") * mebibyte.count;
  one.node.pods_max = most;
  one.pods.need.cpu_milli = inputs.required("pod_cpu_m").integer(0, most);
  one.pods.need.memory_bytes = inputs.required("pod_mem_mi").integer(0, most) * mebibyte.count;
  one.pods.count = static_cast<std::int32_t>(inputs.required("pods").integer(0, 100'000));
  CaseModel model;
  model.answer = [one] {
    kubernetes::PodGroupNeed endless = one.pods;  // More than one node holds.
    endless.count = std::max(endless.count, 10'000);
    const auto single = kubernetes::estimate({&endless, 1}, one.node, {}, 1);
    const auto all = kubernetes::estimate({&one.pods, 1}, one.node, {}, 0);
    Value answer;
    answer.set("pods_per_node", std::int64_t{single.pods});
    if (all.pods == one.pods.count) answer.set("nodes", std::int64_t{all.nodes});
    return answer;
  };
  return model;
}

}  // namespace

std::vector<CaseKind> cluster_cases() {
  return {{"observations", build_scaler}, {"node_cpu_m", build_packing}};
}

}  // namespace drydock::vectors
