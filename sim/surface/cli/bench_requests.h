// How fast single requests are simulated, beside models written by hand for nothing else.
#pragma once

#include <cstdint>
#include <functional>

#include "sim/engine/kernel/context.h"
#include "sim/surface/cli/bench_bare.h"

namespace drydock::cli {

/// Builds a model and runs it until `requests` requests were served, with all that is counted of
/// them: histograms, tallies, areas, causes and traces. The first `before` are not measured; their
/// response times are in the mean and the percentile.
ModelRun run_model(const std::function<void(Context&)>& build, std::int64_t requests,
                   std::int64_t before = 0);

/// Both sides of one round. Ratios are formed inside a round, since the machine has neighbours.
struct ModelRate {
  ModelRun drydock, bare;
  double ratio = 0;            ///< Of the requests per CPU second.
  double least = 0, most = 0;  ///< Of the ratios of all rounds.
};
/// Runs both in turn, `rounds` times, each as often first; the round whose ratio is the median.
ModelRate compare_model(const std::function<ModelRun()>& drydock,
                        const std::function<ModelRun()>& bare, int rounds);

/// The queueing network alone, in a few lines of text and one for other programs.
int bench_queueing(std::int64_t requests);
/// The table of all models, and how the cost of a visit grows with services and pods.
int bench_requests();

}  // namespace drydock::cli
