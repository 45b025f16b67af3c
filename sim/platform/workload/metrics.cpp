// What the charts show: success, rate and latency of each service and of the users, and queues.
#include <string>

#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

void read_metrics(const World& world, Sampler& sampler) {
  if (world.table<Flow>().empty()) return;
  for (const auto& [id, row] : world.table<Service>()) {
    sampler.put(row.metrics[0], row.success);
    sampler.put(row.metrics[1], row.rate);
    sampler.put(row.metrics[2], row.p50 * 1000);
    sampler.put(row.metrics[3], row.p95 * 1000);
    sampler.put(row.metrics[4], row.p99 * 1000);
  }
  const Flow& flow = world.only<Flow>();
  sampler.put(flow.metrics[0], flow.success);
  sampler.put(flow.metrics[1], flow.rate);
  const std::array<double, 3> times = users_quantiles(world, {0.50, 0.95, 0.99});
  for (std::size_t i = 0; i < times.size(); ++i) sampler.put(flow.metrics[2 + i], times[i] * 1000);
  for (const auto& [id, row] : world.table<Backlog>())
    sampler.put(row.metric, static_cast<double>(queue_depth(world, id)));
}

}  // namespace

std::array<Id<Metric>, 5> flow_metrics(Context& context, std::string_view subject) {
  const auto metric = [&](std::string_view what, std::string_view unit) {
    return add_metric(context, std::string(subject) + "." + std::string(what), unit);
  };
  return {metric("success", "share"), metric("rate", "requests/s"), metric("p50", "ms"),
          metric("p95", "ms"), metric("p99", "ms")};
}

Id<Metric> queue_metric(Context& context, const Backlog& backlog) {
  return add_metric(context, "queue." + std::string(context.text(backlog.name)) + ".depth",
                    "messages");
}

void install_metrics(Rulebook& rulebook) { rulebook.metrics(read_metrics); }

}  // namespace drydock::workload
