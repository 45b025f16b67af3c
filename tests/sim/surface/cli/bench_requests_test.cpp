// The models of the benchmark: what is measured on both sides must be the same model.
#include "sim/surface/cli/bench_requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "sim/surface/cli/bench_models.h"
#include "tests/sim/surface/cli/program.h"

namespace drydock::cli {
namespace {

void expect_alike(const ModelRun& drydock, const ModelRun& bare, double within) {
  EXPECT_EQ(drydock.requests, bare.requests);
  EXPECT_NEAR(drydock.mean_s / bare.mean_s, 1, within);
  EXPECT_NEAR(drydock.p99_s / bare.p99_s, 1, within);
  EXPECT_NEAR(drydock.simulated_s / bare.simulated_s, 1, within);
  EXPECT_NEAR(static_cast<double>(drydock.visits) / static_cast<double>(bare.visits), 1, within);
}

TEST(BenchRequests, TheQueueingNetworkIsTheOneByHand) {
  const ModelRun bare = run_bare_network(300'000);
  expect_alike(run_model(build_network, 300'000), bare, 0.02);
  // Figures of four other simulators for this network, over a million requests.
  EXPECT_NEAR(bare.mean_s, 0.020824, 0.0003);
  EXPECT_NEAR(bare.p99_s, 0.047297, 0.0008);
}

TEST(BenchRequests, ThePlatformOfTwentyServicesIsTheOneByHand) {
  expect_alike(run_model(build_twenty_services, 30'000), run_bare_platform(30'000), 0.02);
}

TEST(BenchRequests, AGraphServesWhatItIsAsked) {
  const ModelRun run = run_model(
      [](Context& context) {
        build_graph(context, {50, 2, 0, 1});
      },
      5'000);
  EXPECT_EQ(run.requests, 5'000);
  EXPECT_NEAR(static_cast<double>(run.visits) / 5'000, 31, 0.5) << "two calls in each of 5 layers";
  EXPECT_NEAR(run.simulated_s, 5'000 / (100.0 * 2 * 50 / 31), 1) << "100 calls a second to a pod";
}

TEST(BenchRequests, QueueingEndsWithALineForPrograms) {
  const Program program;
  const Answer answer = program.run({"bench", "queueing", "--requests", "20000"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_TRUE(std::regex_search(
      answer.out, std::regex("\nrequests_per_cpu_second [0-9]+\\.[0-9]+ mean_ms [0-9]+\\.[0-9]+ "
                             "p99_ms [0-9]+\\.[0-9]+\n$")))
      << answer.out;
  EXPECT_EQ(program.run({"bench", "queueing", "--requests", "0"}).code, 2);
}

}  // namespace
}  // namespace drydock::cli
