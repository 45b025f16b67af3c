// Models of requests of stated size, built through the public functions of request mode.
#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/kernel/context.h"
#include "sim/platform/requests/tables.h"

namespace drydock::cli {

/// One request in so many is traced.
inline constexpr std::uint32_t bench_trace_every = 1000;

/// The queueing network of run_bare_network().
void build_network(Context& context);

/// A service of the platform of twenty: its servers, and the services that it calls all at once
/// when its own work is done.
struct TwentyService {
  int servers = 1;
  int first = 0, calls = 0;

  /// Busy for 0.55 of the time at the mean load.
  constexpr double work_s() const { return 0.55 * servers / 500; }
};

/// A tree; users call service 0. All times are exponential.
inline constexpr std::array<TwentyService, 20> twenty_services{
    {{8, 1, 3},  {8, 4, 2},  {8, 6, 2},  {8, 8, 2},  {6, 10, 1}, {6, 11, 1}, {6, 12, 2},
     {6, 14, 1}, {6, 15, 1}, {6, 16, 1}, {4, 17, 1}, {4, 18, 1}, {4, 19, 1}, {4, 0, 0},
     {4, 0, 0},  {4, 0, 0},  {4, 0, 0},  {4, 0, 0},  {4, 0, 0},  {4, 0, 0}}};
inline constexpr double twenty_services_rate = 500;      ///< Requests a second.
inline constexpr double twenty_services_hop_s = 0.0005;  ///< One way.
inline constexpr int twenty_services_timeout_s = 30;
inline constexpr int twenty_services_attempts = 3;

void build_twenty_services(Context& context);

/// A call graph in layers, the same for the same size and seed.
struct GraphSize {
  int services = 1000;
  int pods = 2;               ///< Of each service.
  double requests_per_s = 0;  ///< In all; 0: as many as keep the pods busy half of their time.
  std::uint64_t seed = 1;
};
/// What keeps 10 services of 2 pods busy half of their time.
inline constexpr double smallest_graph_rate = 2000.0 / 31;

/// Five layers of services with pods in three zones; who is called calls two services of the next
/// layer at once, so that each request makes 31 calls. Users ask every service of the first layer.
/// A pod of a service that is called as often as the average takes 5 ms for a call; those of others
/// are so fast that all have the same load. Hops by zone, timeouts and retries on each call.
void build_graph(Context& context, const GraphSize& size);

}  // namespace drydock::cli
