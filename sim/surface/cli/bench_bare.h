// Two models of requests written by hand, with an event loop for nothing else: what request mode
// is measured against.
#pragma once

#include <cstddef>
#include <cstdint>

namespace drydock::cli {

/// What a run of a model took and came to, written by hand or not.
struct ModelRun {
  double cpu_s = 0;
  double simulated_s = 0;
  std::uint64_t events = 0;
  std::int64_t requests = 0;
  std::int64_t visits = 0;  ///< Attempts that came to a station.
  double mean_s = 0, p99_s = 0;
  std::size_t bytes = 0;  ///< Held at the end.

  double per_cpu_second(double amount) const { return amount / cpu_s; }
};

/// The queueing network: 1 000 requests a second come to a gateway (4 servers, 3 ms), then ask
/// three services at once (8 servers, 6 ms each), each of which asks its own database (2 servers,
/// 1.5 ms); all times exponential, first come first served. Ends when `requests` were served. It
/// keeps one histogram.
ModelRun run_bare_network(std::int64_t requests);

/// The platform of twenty services in a tree at 500 requests a second: see bench_models.h. Each
/// call has a timeout of 30 s and two retries, held in a first-in first-out lane. One histogram.
ModelRun run_bare_platform(std::int64_t requests);

}  // namespace drydock::cli
