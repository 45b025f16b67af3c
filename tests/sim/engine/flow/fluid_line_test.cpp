// Lines that fill and drain, against the exact probabilities of each state over time.
#include "sim/engine/flow/fluid_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/engine/flow/queueing.h"

namespace drydock::flow {
namespace {

/// Mean number in M/M/c/K after `span` seconds, by small steps of Kolmogorov's equations.
double exact_number(int servers, int capacity, double service, double before, double after,
                    double span) {
  std::vector<double> chance(static_cast<std::size_t>(capacity) + 1);
  double all = 0, weight = 1;
  for (int n = 0; n <= capacity; ++n) {
    chance[static_cast<std::size_t>(n)] = weight;
    all += weight;
    weight *= before * service / std::min(n + 1, servers);
  }
  for (double& one : chance) one /= all;
  const double step = 0.2 / (after + servers / service);
  for (double time = 0; time < span; time += step) {
    std::vector<double> next = chance;
    for (int n = 0; n <= capacity; ++n) {
      const auto i = static_cast<std::size_t>(n);
      const double in = n < capacity ? chance[i] * after * step : 0;
      const double out = chance[i] * std::min(n, servers) / service * step;
      next[i] -= in + out;
      if (n < capacity) next[i + 1] += in;
      if (n > 0) next[i - 1] += out;
    }
    chance = next;
  }
  double number = 0;
  for (int n = 0; n <= capacity; ++n) number += n * chance[static_cast<std::size_t>(n)];
  return number;
}

TEST(FluidLine, KeepsSteadyStates) {
  const FluidLine line(2, 350, 0.01);
  for (const double arrivals : {20.0, 150.0, 199.0, 201.0, 260.0, 700.0}) {
    const BoundedQueue queue = bounded_queue(2, 350, arrivals, 0.01);
    const double number = queue.waiting_mean + queue.throughput * 0.01;
    EXPECT_NEAR(line.number_at(arrivals), number, 0.02 * number + 0.05) << arrivals;
    EXPECT_NEAR(line.arrivals_at(line.number_at(arrivals)), arrivals, 1e-6 * arrivals);
    EXPECT_NEAR(line.number_after(line.number_at(arrivals), arrivals, 1000),
                line.number_at(arrivals), 1e-6 * number);
  }
}

TEST(FluidLine, HasBounds) {
  const FluidLine line(1, 10, 0.1);
  EXPECT_EQ(line.number_at(0), 0);
  EXPECT_EQ(line.arrivals_at(0), 0);
  EXPECT_NEAR(line.arrivals_at(10), 40, 1e-9);
  EXPECT_NEAR(line.number_after(10, 0, 1e6), 0, 1e-6);
  EXPECT_EQ(line.number_after(3, 5, 0), 3);
}

struct LineCase {
  const char* name;
  int servers, capacity;
  double service, before, after, span;
  double off = 0.15;  ///< At most, as a share.
};

class FluidLines : public testing::TestWithParam<LineCase> {};

TEST_P(FluidLines, AreNearTheExactOnes) {
  const LineCase& given = GetParam();
  const FluidLine line(given.servers, given.capacity, given.service);
  const double number = line.number_after(line.number_at(given.before), given.after, given.span);
  const double exact = exact_number(given.servers, given.capacity, given.service, given.before,
                                    given.after, given.span);
  EXPECT_NEAR(number, exact, given.off * exact + 0.2);
}

INSTANTIATE_TEST_SUITE_P(Cases, FluidLines,
                         testing::Values(LineCase{"FillsWhenOverloaded", 1, 350, 0.01, 50, 110, 10},
                                         LineCase{"IsHalfFull", 1, 350, 0.01, 50, 110, 20},
                                         LineCase{"IsAlmostFull", 1, 350, 0.01, 50, 110, 60},
                                         LineCase{"Drains", 1, 350, 0.01, 130, 80, 10},
                                         LineCase{"HasDrained", 1, 350, 0.01, 130, 80, 40},
                                         LineCase{"ComesNearFull", 1, 350, 0.01, 50, 97, 20},
                                         LineCase{"LeavesNearFull", 1, 350, 0.01, 97, 90, 10, 0.35},
                                         LineCase{"FillsSeveralServers", 4, 200, 0.02, 100, 230, 3},
                                         LineCase{"DrainsSeveralServers", 4, 200, 0.02, 300, 150,
                                                  3}),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace drydock::flow
