// Queues and call graphs in closed form against ten-digit reference values of textbook models.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "sim/engine/flow/moments.h"
#include "sim/engine/flow/queueing.h"

namespace drydock::flow {
namespace {

/// One metric of one model. The wanted values were computed apart from this program, from the
/// formulas in L. Kleinrock, "Queueing Systems" I and II, and checked there by simulation.
struct Oracle {
  std::string model, metric;
  double got, want;
  double tolerance = 1e-8;  ///< Relative.
};

void PrintTo(const Oracle& oracle, std::ostream* out) {
  *out << oracle.model << " " << oracle.metric;
}

class QueueingOracle : public testing::TestWithParam<Oracle> {};

TEST_P(QueueingOracle, IsMet) {
  const Oracle& oracle = GetParam();
  EXPECT_NEAR(oracle.got, oracle.want, oracle.tolerance * std::fabs(oracle.want) + 1e-15);
}

std::vector<Oracle> waiting(const std::string& model, int servers, double arrivals, double service,
                            const std::vector<double>& want) {
  const Wait wait = mmc_wait(servers, arrivals, service);
  const auto response = [&](double p) {
    return mmc_response_quantile(servers, arrivals, service, p);
  };
  const std::vector<std::pair<std::string, double>> got = {
      {"prob_wait", wait.probability},
      {"mean_wait", wait.mean()},
      {"mean_response", shared_response_mean(servers, arrivals, service)},
      {"mean_number", arrivals * (wait.mean() + service)},
      {"p50_response", response(0.5)},
      {"p90_response", response(0.9)},
      {"p99_response", response(0.99)},
      {"p90_wait", wait.quantile(0.9)},
      {"p99_wait", wait.quantile(0.99)}};
  std::vector<Oracle> oracles;
  for (std::size_t i = 0; i < got.size(); ++i)
    oracles.push_back({model, got[i].first, got[i].second, want.at(i)});
  return oracles;
}

INSTANTIATE_TEST_SUITE_P(Mm1At60, QueueingOracle,
                         testing::ValuesIn(waiting("M/M/1", 1, 60, 0.01,
                                                   {0.6, 0.015, 0.025, 1.5, 0.01732867951,
                                                    0.05756462732, 0.1151292546, 0.04479398673,
                                                    0.1023586141})));
INSTANTIATE_TEST_SUITE_P(Mm1At90, QueueingOracle,
                         testing::ValuesIn(waiting("M/M/1", 1, 180, 0.005,
                                                   {0.9, 0.045, 0.05, 9.0, 0.03465735903,
                                                    0.1151292546, 0.2302585093, 0.1098612289,
                                                    0.2249904835})));
INSTANTIATE_TEST_SUITE_P(Mm4, QueueingOracle,
                         testing::ValuesIn(waiting("M/M/4", 4, 70, 0.05,
                                                   {0.737861094, 0.0737861094, 0.1237861094,
                                                    8.665027658, 0.09489947695, 0.2669135324,
                                                    0.4992126022, 0.1998585401, 0.4301170494})));
INSTANTIATE_TEST_SUITE_P(Mm8, QueueingOracle,
                         testing::ValuesIn(waiting("M/M/8", 8, 30, 0.1,
                                                   {0.01294872023, 0.0002589744045, 0.1002589744,
                                                    3.007769232, 0.06961798731, 0.2305816726,
                                                    0.4608402138, 0.0, 0.00516823732})));

std::vector<Oracle> single_queues() {
  const BoundedQueue full = bounded_queue(1, 5, 80, 0.0125);
  const BoundedQueue loss = bounded_queue(5, 5, 15, 0.2);
  const ImpatientQueue impatient = impatient_queue(4, 30, 0.1, 1.0);
  return {{"M/D/1", "mean_wait", mg1_wait_mean(50, 0.01, 0), 0.005},
          {"M/E2/1", "mean_wait", mg1_wait_mean(50, 0.01, 0.5), 0.0075},
          {"M/LN/1", "mean_wait", mg1_wait_mean(50, 0.01, 1), 0.01},
          {"M/D/1 by Allen-Cunneen", "mean_wait", ggc_wait_mean(1, 50, 0.01, 1, 0), 0.005},
          {"M/M/1/5", "prob_loss", full.loss, 0.1666666667},
          {"M/M/1/5", "throughput", full.throughput, 66.66666667},
          {"M/M/1/5", "mean_wait", full.wait_mean, 0.025},
          {"M/M/1/5", "utilisation", full.utilisation, 0.8333333333},
          {"M/M/1/5", "mean_number", full.waiting_mean + full.utilisation, 2.5},
          {"Erlang B", "prob_loss", erlang_b(5, 3), 0.1100543478},
          {"Erlang B", "throughput", loss.throughput, 13.34918478},
          {"Erlang B", "utilisation", loss.utilisation, 0.5339673913},
          {"Erlang A", "prob_abandon", impatient.abandoned, 0.03174837475},
          {"Erlang A", "throughput", impatient.throughput, 29.04754876},
          {"Erlang A", "utilisation", impatient.utilisation, 0.7261887189},
          {"Erlang A", "mean_queue_length", impatient.waiting_mean, 0.9524512426}};
}
INSTANTIATE_TEST_SUITE_P(Single, QueueingOracle, testing::ValuesIn(single_queues()));

/// Whole call graphs: open networks are exact; a fan-out is approximate and stays within its stated
/// error.
std::vector<Oracle> graphs() {
  const auto mean = [](double arrivals, double rate) {
    return shared_response_mean(1, arrivals, 1 / rate);
  };
  const Moments visit = Moments::exponential(mean(60, 100)) +
                        Moments::exponential(mean(42, 60)).sometimes(0.7) +
                        Moments::exponential(mean(18, 30)).sometimes(0.3);
  const std::vector<Moments> five(5, Moments::exponential(0.01));
  const Moments branch = Moments::exponential(mean(40, 100));
  const Moments fanout = slowest_of(five);
  return {{"Jackson network", "mean_response", visit.mean, 0.08888888889},
          {"fan-out to 5", "mean_response", fanout.mean, 0.02283333333, 0.05},
          {"fan-out to 5", "p50_response", fanout.quantile(0.5), 0.02044464924, 0.1},
          {"fan-out to 5", "p90_response", fanout.quantile(0.9), 0.0387032279, 0.08},
          {"fan-out to 5", "p99_response", fanout.quantile(0.99), 0.06210592004, 0.21},
          {"fork-join of 2", "mean_response", slower_of(branch, branch).mean, 0.02416666667, 0.05}};
}
INSTANTIATE_TEST_SUITE_P(Graphs, QueueingOracle, testing::ValuesIn(graphs()));

}  // namespace
}  // namespace drydock::flow
