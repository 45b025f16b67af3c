// Queues: their limits, their edges, and agreement with each other and with sums taken state by
// state.
#include "sim/engine/flow/queueing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace drydock::flow {
namespace {

TEST(ErlangB, IsStableForAnyLoad) {
  EXPECT_EQ(erlang_b(0, 5), 1);
  EXPECT_EQ(erlang_b(5, 0), 0);
  EXPECT_NEAR(erlang_b(1, 1), 0.5, 1e-15);
  EXPECT_NEAR(erlang_b(10'000, 20'000), 0.5, 0.001);
  EXPECT_GT(erlang_b(100, 1e9), 0.999999);
}

TEST(ErlangC, IsCertainFromFullLoadOn) {
  EXPECT_EQ(erlang_c(3, 3), 1);
  EXPECT_EQ(erlang_c(3, 9), 1);
  EXPECT_NEAR(erlang_c(1, 0.6), 0.6, 1e-15);
  EXPECT_EQ(erlang_c(2, 0), 0);
}

TEST(MmcWait, IsInfiniteWhenUnstable) {
  const Wait wait = mmc_wait(2, 30, 0.1);
  EXPECT_EQ(wait.mean(), INFINITY);
  EXPECT_EQ(wait.quantile(0.5), INFINITY);
  EXPECT_EQ(wait.beyond(1e6), 1);
  EXPECT_EQ(mmc_response_quantile(2, 30, 0.1, 0.5), INFINITY);
  EXPECT_EQ(shared_response_mean(1, 10, 0.1), INFINITY);
  EXPECT_EQ(mg1_wait_mean(10, 0.1, 1), INFINITY);
  EXPECT_EQ(ggc_wait_mean(1, 10, 0.1, 0, 0), INFINITY);
}

TEST(MmcResponse, TakesTheCaseOfEqualRates) {
  // With c - 1 = load the two exponentials of the response have one rate.
  const double t = 0.37;
  const double middle = mmc_response_beyond(2, 10, 0.1, t);
  const double around =
      (mmc_response_beyond(2, 10.0001, 0.1, t) + mmc_response_beyond(2, 9.9999, 0.1, t)) / 2;
  EXPECT_NEAR(middle, around, 1e-9);
}

TEST(GgcWait, IsExactForOneServerAndForExponentials) {
  EXPECT_NEAR(ggc_wait_mean(1, 7, 0.1, 1, 3), mg1_wait_mean(7, 0.1, 3), 1e-14);
  EXPECT_NEAR(ggc_wait_mean(4, 30, 0.1, 1, 1), mmc_wait(4, 30, 0.1).mean(), 1e-14);
}

struct Bound {
  int servers, capacity;
  double load;
};

class Bounded : public testing::TestWithParam<Bound> {};

TEST_P(Bounded, AgreesWithItsStates) {
  const auto [servers, capacity, load] = GetParam();
  const double service = 0.02, arrivals = load / service;
  std::vector<long double> logs(static_cast<std::size_t>(capacity) + 1, 0);
  for (int n = 1; n <= capacity; ++n)
    logs[static_cast<std::size_t>(n)] =
        logs[static_cast<std::size_t>(n - 1)] +
        std::log(static_cast<long double>(load) / std::min(n, servers));
  const long double top = *std::max_element(logs.begin(), logs.end());
  long double all = 0, last = 0, busy = 0, waiting = 0, wait = 0, square = 0;
  for (int n = 0; n <= capacity; ++n) {
    const long double weight = std::exp(logs[static_cast<std::size_t>(n)] - top);
    all += weight;
    last = weight;
    if (n >= servers) busy += weight;
    if (n > servers) waiting += weight * (n - servers);
    if (n < servers || n == capacity) continue;
    const long double step = static_cast<long double>(service) / servers, ahead = n - servers + 1;
    wait += weight * ahead * step;
    square += weight * ahead * (ahead + 1) * step * step;
  }
  const BoundedQueue queue = bounded_queue(servers, capacity, arrivals, service);
  const long double accepted = all - last;
  const auto expect = [](double got, long double want) {
    EXPECT_NEAR(got, static_cast<double>(want), 1e-9 * std::max(1e-6L, std::fabs(want)));
  };
  expect(queue.loss, last / all);
  expect(queue.throughput, arrivals * (accepted / all));
  expect(queue.utilisation, arrivals * (accepted / all) * service / servers);
  expect(queue.all_busy, busy / all);
  expect(queue.waiting_mean, waiting / all);
  expect(queue.wait_mean, wait / accepted);
  expect(queue.wait_variance, square / accepted - wait / accepted * (wait / accepted));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Bounded,
                         testing::Values(Bound{1, 1, 0.5}, Bound{1, 5, 1}, Bound{1, 5, 0.3},
                                         Bound{4, 4, 3}, Bound{4, 20, 3.9}, Bound{4, 20, 4},
                                         Bound{4, 20, 4.1}, Bound{4, 20, 40}, Bound{64, 320, 50},
                                         Bound{64, 320, 64}, Bound{64, 320, 66},
                                         Bound{64, 320, 640}, Bound{2, 1'000, 1.99},
                                         Bound{2, 1'000, 2.5}));

TEST(BoundedQueue, OverloadTendsToAFullQueue) {
  const BoundedQueue queue = bounded_queue(4, 104, 1'000, 0.02);
  EXPECT_NEAR(queue.throughput, 200, 1e-6);
  EXPECT_NEAR(queue.loss, 0.8, 1e-9);
  EXPECT_NEAR(queue.wait_mean, 100 * 0.02 / 4, 0.005);
  EXPECT_EQ(bounded_queue(4, 104, 0, 0.02).loss, 0);
  EXPECT_NEAR(bounded_queue(4, 100'000, 100, 0.02).wait_mean, mmc_wait(4, 100, 0.02).mean(), 1e-12);
}

TEST(ImpatientQueue, LiesBetweenLossAndWaiting) {
  const double quick = impatient_queue(4, 30, 0.1, 1e-9).abandoned;
  EXPECT_NEAR(quick, erlang_b(4, 3), 1e-6);
  EXPECT_NEAR(impatient_queue(4, 30, 0.1, 1e7).waiting_mean, mmc_wait(4, 30, 0.1).mean() * 30,
              1e-4);
  const ImpatientQueue crowd = impatient_queue(4, 4'000, 0.1, 10);
  EXPECT_NEAR(crowd.throughput, 40, 1e-6);
  EXPECT_NEAR(crowd.waiting_mean, 10 * (4'000 - 40), 0.1);
  EXPECT_EQ(impatient_queue(4, 0, 0.1, 1).abandoned, 0);
}

}  // namespace
}  // namespace drydock::flow
