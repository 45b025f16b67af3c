// Tests the flows of one moment: conservation, queueing theory, and what a loss takes with it.
#include "sim/platform/workload/flows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <vector>

#include "sim/engine/base/math.h"
#include "sim/engine/flow/queueing.h"
#include "tests/sim/platform/workload/nsflow_model.h"

namespace drydock::workload {
namespace {

enum Operations { open_app, ar_step, fetch_asset, design, report, push_message, keep_message };

double cores_in_use(const FlowModel& model) {
  double cores = 0;
  for (const FlowService& service : model.services) cores += service.cpu;
  return cores;
}

TEST(Flows, HealthyPlatformServesEverythingInTime) {
  NsflowModel nsflow;
  solve(nsflow.model);
  EXPECT_EQ(nsflow.model.users_success, 1);
  for (const FlowOperation& operation : nsflow.model.operations) {
    EXPECT_EQ(operation.success, 1);
    EXPECT_GT(operation.latency.mean, 0.005);
    EXPECT_LT(operation.latency.quantile(0.95), 0.4);
  }
}

TEST(Flows, PeakAsksForFiveToSixCores) {
  NsflowModel nsflow;
  solve(nsflow.model);
  EXPECT_GT(cores_in_use(nsflow.model), 5.0);
  EXPECT_LT(cores_in_use(nsflow.model), 6.5);
}

TEST(Flows, RatesFollowTheTreeOfCalls) {
  NsflowModel nsflow;
  solve(nsflow.model);
  EXPECT_DOUBLE_EQ(nsflow.service(traefik).rate, 240);
  EXPECT_NEAR(nsflow.service(api).rate, 240 * 0.60, 1e-9);
  EXPECT_NEAR(nsflow.service(auth_db).rate, 240 * 0.06, 1e-9);
  EXPECT_NEAR(nsflow.service(workflow_db).rate, 240 * (2 * 0.40 + 2 * 0.10), 1e-9);
  EXPECT_NEAR(nsflow.service(events_mq).rate, 120, 1e-9);
  EXPECT_NEAR(nsflow.model.backlogs[0].in_rate, 120, 1e-9);
  EXPECT_NEAR(nsflow.model.backlogs[0].out_rate, 120, 1e-9);
}

TEST(Flows, TwiceTheTrafficIsTwiceTheWork) {
  NsflowModel one, two;
  one.model.users_rate = 60;
  two.model.users_rate = 120;
  solve(one.model);
  solve(two.model);
  EXPECT_NEAR(cores_in_use(two.model), 2 * cores_in_use(one.model), 1e-9);
  for (std::size_t i = 0; i < one.model.calls.size(); ++i)
    EXPECT_NEAR(two.model.calls[i].attempts, 2 * one.model.calls[i].attempts, 1e-9);
}

TEST(Flows, OneServiceAgreesWithTheory) {
  FlowModel model;
  FlowService service;
  service.answering = {1};
  service.pods = 1;
  service.cores = 1;
  service.timeout = 100;
  model.services = {service};
  FlowCall call;
  call.target = 0;
  call.cpu = 0.010;
  model.calls = {call};
  model.operations = {{0, -1, 1}};
  for (const double load : {0.1, 0.5, 0.9}) {
    model.users_rate = load / call.cpu;
    solve(model);
    EXPECT_NEAR(model.operations[0].latency.mean,
                flow::shared_response_mean(1, load / call.cpu, call.cpu), 1e-6 * call.cpu);
    EXPECT_NEAR(model.services[0].cpu, load, 1e-12);
  }
  model.services[0].cores = 2;  // Two servers: M/M/2.
  model.users_rate = 150;
  solve(model);
  EXPECT_NEAR(model.operations[0].latency.mean, 0.010 + flow::mmc_wait(2, 150, 0.010).mean(), 1e-7);
}

/// Moments about zero of the time that one needs who comes to a CPU that is shared (M/M/c-PS) in
/// its steady state, for two exponential pieces of work right after one another, by first-step
/// analysis over the number of the others there. Work takes one second on average.
class TwoPieces {
 public:
  TwoPieces(int cores, double utilisation) : cores_(cores), load_(cores * utilisation) {
    const Column none(most, 0), one(most, 1);
    const Column first = solved(one, none), square = solved(times(2, first), none);
    const Column cube = solved(times(3, square), none);
    const Column both = solved(one, first), both_square = solved(times(2, both), square);
    mean = averaged(both);
    square_of_one = averaged(square);
    square_of_both = averaged(both_square);
    cube_of_one = averaged(cube);
    cube_of_both = averaged(solved(times(3, both_square), cube));
  }
  double mean = 0, square_of_one = 0, square_of_both = 0, cube_of_one = 0, cube_of_both = 0;

 private:
  using Column = std::vector<double>;
  static constexpr std::size_t most = 600;

  static Column times(double factor, Column values) {
    for (double& value : values) value *= factor;
    return values;
  }
  /// Beside n others.
  double pace(std::size_t n) const { return std::min(1.0, cores_ / static_cast<double>(n + 1)); }
  /// (load + (n + 1) pace) x(n) = grows(n) + load x(n + 1) + n pace x(n - 1) + pace after(n).
  Column solved(const Column& grows, const Column& after) const {
    Column ahead(most), x(most);
    for (std::size_t n = 0; n < most; ++n) {
      const double own = pace(n), others = static_cast<double>(n) * own;
      const double more = n + 1 < most ? load_ : 0;
      const double pivot = more + own + others - (n > 0 ? others * ahead[n - 1] : 0);
      ahead[n] = more / pivot;
      x[n] = (grows[n] + own * after[n] + (n > 0 ? others * x[n - 1] : 0)) / pivot;
    }
    for (std::size_t n = most - 1; n-- > 0;) x[n] += ahead[n] * x[n + 1];
    return x;
  }
  double averaged(const Column& values) const {
    double sum = 0, chances = 0, chance = 1;
    for (std::size_t n = 0; n < most; ++n) {
      sum += chance * values[n];
      chances += chance;
      chance *= load_ / std::min(static_cast<double>(n + 1), cores_);
    }
    return sum / chances;
  }

  double cores_, load_;
};

/// A CPU that each request asks so many times on end.
FlowModel asked(int cores, double utilisation, int times) {
  FlowModel model;
  FlowService door, shared;
  door.answering = shared.answering = {1};
  door.pods = shared.pods = 1;
  shared.cores = cores;
  door.timeout = shared.timeout = 1e6;
  model.services = {door, shared};
  FlowCall first, second;
  first.target = 0;
  second.parent = second.caller = 0;
  second.target = 1;
  second.cpu = 1;
  second.times = times;
  model.calls = {first, second};
  model.operations = {{0, -1, 1}};
  model.users_rate = cores * utilisation / times;
  solve(model);
  return model;
}

double third_moment(double mean, double square, double cube) {
  return cube - 3 * mean * square + 2 * mean * mean * mean;
}

TEST(Flows, CallsRightAfterOneAnotherMeetTheSameCrowd) {
  for (const int cores : {1, 2, 4}) {
    for (const double utilisation : {0.3, 0.7, 0.9}) {
      SCOPED_TRACE(testing::Message() << cores << " cores at " << utilisation);
      const double off = cores == 1 ? 1e-6 : 0.02, third_off = cores == 1 ? 1e-6 : 0.12;
      const TwoPieces theory(cores, utilisation);
      const FlowModel once = asked(cores, utilisation, 1), twice = asked(cores, utilisation, 2);
      const double mean = theory.mean / 2;
      const double one = theory.square_of_one - mean * mean;
      const double both = theory.square_of_both - theory.mean * theory.mean;
      EXPECT_NEAR(once.operations[0].latency.mean, mean, 1e-6 * mean);
      EXPECT_NEAR(once.operations[0].latency.variance, one, off * one);
      EXPECT_NEAR(twice.operations[0].latency.variance, both, off * both);
      EXPECT_NEAR(answer_times(twice)[0].moments().variance, twice.operations[0].latency.variance,
                  1e-9 * both);
      const double third = third_moment(mean, theory.square_of_one, theory.cube_of_one);
      EXPECT_NEAR(answer_times(once)[0].parts()[0].time.third, third, third_off * third);
      const double together = third_moment(theory.mean, theory.square_of_both, theory.cube_of_both);
      EXPECT_NEAR(answer_times(twice)[0].parts()[0].time.third, together, third_off * together);
    }
  }
}

TEST(Flows, OverloadRefusesWhatDoesNotFit) {
  FlowModel model;
  FlowService service;
  service.answering = {2};
  service.pods = 2;
  service.cores = 1;
  service.concurrency = 64;
  service.queue = 256;
  service.timeout = 10;
  model.services = {service};
  FlowCall call;
  call.target = 0;
  call.cpu = 0.010;
  model.calls = {call};
  model.operations = {{0, -1, 1}};
  model.users_rate = 300;  // 200 a second can be served.
  solve(model);
  EXPECT_NEAR(model.users_success, 2.0 / 3, 0.001);
  EXPECT_NEAR(model.services[0].cpu, 2, 0.001);
  EXPECT_NEAR(model.operations[0].latency.mean, 3.2, 0.1);  // 320 before and beside it, 10 ms each.
}

TEST(Flows, WithoutAnyWayOutOneArStepInTenFailsAndPushesQueue) {
  NsflowModel nsflow;
  nsflow.model.open = {};
  solve(nsflow.model);
  EXPECT_NEAR(nsflow.operation(ar_step).success, 0.9, 1e-12);
  for (const int other : {open_app, fetch_asset, design, report, keep_message})
    EXPECT_EQ(nsflow.operation(other).success, 1) << other;
  const double published = 120 - 240 * 0.4 * 0.1;  // A step that fails publishes nothing.
  EXPECT_EQ(nsflow.model.backlogs[0].out_rate, 0);
  EXPECT_NEAR(nsflow.model.backlogs[0].in_rate, published, 1e-9);
  EXPECT_NEAR(nsflow.model.backlogs[1].out_rate, published, 1e-9);
  EXPECT_NEAR(nsflow.model.users_success, 1 - 0.4 * 0.1, 1e-12);
}

TEST(Flows, OneZoneWithoutAWayOutFailsItsPodsOnly) {
  NsflowModel nsflow;
  nsflow.model.open = {true, false, true};
  solve(nsflow.model);
  EXPECT_NEAR(nsflow.operation(ar_step).success, 1 - 0.1 * 2 / 5, 1e-12);
  EXPECT_GT(nsflow.model.backlogs[0].in_rate, 110);
  EXPECT_EQ(nsflow.model.backlogs[0].out_rate, nsflow.model.backlogs[0].in_rate);
}

TEST(Flows, AServiceWithoutPodsFailsWhatNeedsIt) {
  NsflowModel nsflow;
  nsflow.service(assets).answering = {};
  nsflow.service(assets).pods = 0;
  solve(nsflow.model);
  EXPECT_EQ(nsflow.operation(fetch_asset).success, 0);
  EXPECT_NEAR(nsflow.operation(design).success, 0.7, 1e-12);
  EXPECT_EQ(nsflow.operation(open_app).success, 1);
  EXPECT_EQ(nsflow.operation(ar_step).success, 1);
}

TEST(Flows, SilentPodsFailTheirShareAndReadsAreTriedAgain) {
  NsflowModel nsflow;
  nsflow.service(auth).answering = {1, 1, 1};
  nsflow.service(auth).silent = {0, 0, 1};
  nsflow.service(auth).pods = 3;
  solve(nsflow.model);
  EXPECT_NEAR(nsflow.operation(design).success, 0.75, 1e-9);  // A POST: not retried.
  // The budget is auth's: calls of web's requests earn retries that they never make.
  EXPECT_NEAR(nsflow.operation(report).success, 0.75 * 1.25, 1e-9);
  EXPECT_GT(nsflow.operation(report).latency.mean, 0.3);  // Some wait 3 s for the first try.
  // web gives up on api while api waits for its second try, and tries again itself.
  EXPECT_NEAR(nsflow.operation(open_app).success, 0.75 * 1.2, 1e-9);
  // What comes after a failed call is not made.
  const double reading = 240 * 0.05 * 0.75 * 1.25;
  const double keeping = nsflow.model.backlogs[1].out_rate;
  EXPECT_NEAR(nsflow.service(reports_db).rate, reading + keeping, 1e-6);
}

TEST(Flows, DeadTargetsOfTheBalancerFailTheirShare) {
  NsflowModel nsflow;
  nsflow.service(traefik).answering = {0.5};
  nsflow.service(traefik).silent = {0.5};
  nsflow.service(traefik).pods = 1;
  solve(nsflow.model);
  EXPECT_NEAR(nsflow.model.users_success, 0.5, 1e-12);
  EXPECT_NEAR(nsflow.service(api).rate, 240 * 0.60 / 2, 1e-9);
}

TEST(Flows, ABrokerWithoutMajorityTakesNoMessages) {
  NsflowModel nsflow;
  nsflow.service(events_mq).answering = {1};
  nsflow.service(events_mq).silent = {0, 1, 1};
  nsflow.service(events_mq).pods = 1;
  solve(nsflow.model);
  EXPECT_EQ(nsflow.service(events_mq).served, 0);
  EXPECT_EQ(nsflow.model.users_success, 1);  // Nobody waits for a publish.
  EXPECT_EQ(nsflow.model.backlogs[0].in_rate, 0);
}

TEST(Flows, AWaitingQueueDrainsAsFastAsConsumersCan) {
  NsflowModel nsflow;
  nsflow.model.backlogs[0].waiting = true;
  solve(nsflow.model);
  EXPECT_GT(nsflow.model.backlogs[0].out_rate, 300);
  EXPECT_LE(nsflow.service(notify).cpu, 0.8 * 3 + 1e-9);
}

TEST(Flows, MessagesAreWorkedOnWhileUsersAskForTooMuch) {
  for (const bool waiting : {false, true}) {
    NsflowModel nsflow;
    nsflow.operation(report).share = 0.25;  // 60 a second, of which reports-db can answer 50.
    nsflow.model.backlogs[1].waiting = waiting;
    solve(nsflow.model);
    EXPECT_LT(nsflow.operation(report).success, 0.9);
    EXPECT_NEAR(nsflow.operation(keep_message).rate, 120, 1e-6);  // Those that fail come again.
    EXPECT_GT(nsflow.model.backlogs[1].out_rate, 60);
  }
}

TEST(Flows, AQueueDrainsNoFasterThanNatHasPorts) {
  for (const double pods : {1.0, 2.0, 4.0, 12.0}) {
    NsflowModel nsflow;
    nsflow.service(notify).answering = {pods};
    nsflow.service(notify).pods = pods;
    nsflow.model.backlogs[0].waiting = true;
    nsflow.model.outsides[1].openings[0] = 50;
    solve(nsflow.model);
    const FlowCall* push = nullptr;
    for (const FlowCall& call : nsflow.model.calls)
      if (call.kind == CallKind::outside && call.target == 1) push = &call;
    EXPECT_NEAR(nsflow.model.backlogs[0].out_rate, 50, 1e-6) << pods;
    EXPECT_NEAR(push->opened[0], 50, 1e-6) << pods;
    EXPECT_GT(push->tries[0], 50) << pods;  // They try more, and give the messages back.
    EXPECT_LT(nsflow.model.rounds, 40) << pods;
  }
}

TEST(Flows, UsersTryAgainWhenTheyGetNoPort) {
  NsflowModel nsflow;
  nsflow.model.outsides[0].openings[0] = 6;  // Of 9.6 calls a second, each tried twice at most.
  solve(nsflow.model);
  const double failing = 1 - 6 / 9.6;
  EXPECT_NEAR(nsflow.operation(ar_step).success, 1 - 0.1 * failing, 1e-6);
  EXPECT_NEAR(nsflow.model.outsides[0].refused[2], math::sqrt(failing), 1e-6);
  EXPECT_EQ(nsflow.model.outsides[1].refused[2], 0);
}

TEST(Flows, WhoHoldsADeadAnswerNeverReachesTheIngress) {
  NsflowModel nsflow;
  nsflow.model.users_reaching = 0.2;
  solve(nsflow.model);
  EXPECT_NEAR(nsflow.model.users_success, 0.2, 1e-12);
  EXPECT_NEAR(nsflow.service(traefik).rate, 0.2 * 240, 1e-9);
  EXPECT_EQ(nsflow.service(traefik).served, nsflow.service(traefik).rate);
}

TEST(Flows, SlowWorkBelowHoldsWorkersUntilOthersAreRefused) {
  NsflowModel nsflow;
  nsflow.service(workflow_db).answering = {};
  nsflow.service(workflow_db).silent = {1};
  nsflow.service(workflow_db).pods = 0;
  nsflow.service(workflow).answering = {1};
  nsflow.service(workflow).pods = 1;
  solve(nsflow.model);
  EXPECT_EQ(nsflow.operation(ar_step).success, 0);
  EXPECT_GT(nsflow.service(workflow).refused, 0.5);  // 120 a second, each held for 2 s.
  EXPECT_LT(nsflow.model.rounds, 40);
}

TEST(Flows, CostOfOneEvaluation) {
  NsflowModel nsflow;
  solve(nsflow.model);
  const int times = 2000;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) {
    nsflow.model.users_rate = 60 + 0.09 * i;
    solve(nsflow.model);
  }
  const std::chrono::duration<double, std::micro> span = std::chrono::steady_clock::now() - begin;
  std::cout << "one evaluation of nsFlow: " << span.count() / times << " us, "
            << nsflow.model.rounds << " rounds\n";
}

}  // namespace
}  // namespace drydock::workload
