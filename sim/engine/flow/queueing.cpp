// Closed forms of queues, summed so that neither light nor hopeless load loses digits.
#include "sim/engine/flow/queueing.h"

#include "sim/engine/base/assert.h"
#include "sim/engine/base/math.h"

namespace drydock::flow {
namespace {

void check(int servers, double arrivals, double service_mean) {
  DRYDOCK_ASSERT(servers >= 1, "a queue has a server");
  DRYDOCK_ASSERT(arrivals >= 0 && service_mean > 0, "a rate is not negative, a service takes time");
}

constexpr double infinity = math::detail::infinity;

/// Sums over the states with j = 1 .. places waiting, each as likely as u times the one before.
/// Weights are scaled by the likelier end, so that nothing overflows.
struct WaitingStates {
  double none = 1;  ///< Weight of the state with all servers busy and nobody waiting.
  double full = 1;  ///< Weight of the state with all places taken.
  double sum = 0, by_count = 0, by_square = 0;  ///< Sums of w, j w and j (j + 1) w.
};

WaitingStates waiting_states(int places, double u) {
  WaitingStates states;
  const bool rising = u > 1;
  const double step = rising ? 1 / u : u;
  double weight = rising ? 1 : u;
  int taken = 0;
  for (; taken < places && weight > 1e-20; ++taken, weight *= step) {
    const double j = rising ? places - taken : taken + 1;
    states.sum += weight;
    states.by_count += j * weight;
    states.by_square += j * (j + 1) * weight;
  }
  if (rising) {
    states.none = taken == places ? weight : 0;
  } else {
    states.full = taken < places ? 0 : taken == 0 ? 1 : weight / u;
  }
  return states;
}

}  // namespace

double erlang_b(int servers, double load) {
  DRYDOCK_ASSERT(servers >= 0 && load >= 0, "servers and load are not negative");
  double blocked = 1;
  for (int n = 1; n <= servers; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

double erlang_c(int servers, double load) {
  if (load >= servers) return 1;
  const double blocked = erlang_b(servers, load);
  return blocked / (1 - load / servers * (1 - blocked));
}

double Wait::mean() const {
  if (probability == 0) return 0;
  return rate > 0 ? probability / rate : infinity;
}

double Wait::variance() const {
  if (probability == 0) return 0;
  return rate > 0 ? probability * (2 - probability) / (rate * rate) : infinity;
}

double Wait::beyond(double t) const { return t < 0 ? 1 : probability * math::exp(-rate * t); }

double Wait::quantile(double p) const {
  DRYDOCK_ASSERT(p >= 0 && p <= 1, "a quantile is of a share from 0 to 1");
  if (1 - p >= probability) return 0;
  return rate > 0 ? math::log(probability / (1 - p)) / rate : infinity;
}

Wait mmc_wait(int servers, double arrivals, double service_mean) {
  check(servers, arrivals, service_mean);
  const double load = arrivals * service_mean;
  if (load >= servers) return {1, 0};
  return {erlang_c(servers, load), servers / service_mean - arrivals};
}

double mmc_response_beyond(int servers, double arrivals, double service_mean, double t) {
  check(servers, arrivals, service_mean);
  const double load = arrivals * service_mean;
  if (load >= servers || t <= 0) return 1;
  const double services = t / service_mean;
  const double spare = servers - 1 - load;
  const double late = spare == 0 ? services : -math::expm1(-services * spare) / spare;
  return math::exp(-services) * (1 + erlang_c(servers, load) * late);
}

double mmc_response_quantile(int servers, double arrivals, double service_mean, double p) {
  DRYDOCK_ASSERT(p >= 0 && p <= 1, "a quantile is of a share from 0 to 1");
  if (p == 0) return 0;
  if (p == 1 || arrivals * service_mean >= servers) return infinity;
  double high = service_mean;
  while (mmc_response_beyond(servers, arrivals, service_mean, high) > 1 - p) high *= 2;
  double low = high == service_mean ? 0 : high / 2;
  while (high - low > high * 1e-10) {
    const double middle = low + (high - low) / 2;
    if (mmc_response_beyond(servers, arrivals, service_mean, middle) > 1 - p)
      low = middle;
    else
      high = middle;
  }
  return low + (high - low) / 2;
}

double shared_response_mean(int servers, double arrivals, double service_mean) {
  return service_mean + mmc_wait(servers, arrivals, service_mean).mean();
}

double mg1_wait_mean(double arrivals, double service_mean, double service_variation) {
  check(1, arrivals, service_mean);
  const double u = arrivals * service_mean;
  return u >= 1 ? infinity : u * service_mean * (1 + service_variation) / (2 * (1 - u));
}

double ggc_wait_mean(int servers, double arrivals, double service_mean, double arrival_variation,
                     double service_variation) {
  const double wait = mmc_wait(servers, arrivals, service_mean).mean();
  const double variation = (arrival_variation + service_variation) / 2;
  return variation == 0 && wait == infinity ? infinity : wait * variation;
}

BoundedQueue bounded_queue(int servers, int capacity, double arrivals, double service_mean) {
  check(servers, arrivals, service_mean);
  DRYDOCK_ASSERT(capacity >= servers, "a queue has room for what is in service");
  BoundedQueue queue;
  const double load = arrivals * service_mean;
  if (load == 0) return queue;
  const double u = load / servers;
  const WaitingStates states = waiting_states(capacity - servers, u);
  const double all = (states.none == 0 ? 0 : states.none / erlang_b(servers, load)) + states.sum;
  queue.loss = states.full / all;
  queue.throughput = arrivals * (1 - queue.loss);
  queue.utilisation = queue.throughput * service_mean / servers;
  queue.all_busy = (states.none + states.sum) / all;
  queue.waiting_mean = states.by_count / all;
  queue.wait_mean = queue.waiting_mean / queue.throughput;
  const double step = service_mean / servers;
  const double square = states.by_square / (u * all * (1 - queue.loss)) * step * step;
  queue.wait_variance = square - queue.wait_mean * queue.wait_mean;
  return queue;
}

ImpatientQueue impatient_queue(int servers, double arrivals, double service_mean,
                               double patience_mean) {
  check(servers, arrivals, service_mean);
  DRYDOCK_ASSERT(patience_mean > 0, "patience takes time");
  ImpatientQueue queue;
  if (arrivals == 0) return queue;
  const double leaving = 1 / patience_mean, serving = servers / service_mean;
  double all = 1 / erlang_b(servers, arrivals * service_mean);
  double weight = 1, by_count = 0;
  // Terms grow while arrivals exceed what serves and leaves, then fall faster than any geometric
  // sum.
  for (double j = 1;; ++j) {
    const double ratio = arrivals / (serving + j * leaving);
    weight *= ratio;
    all += weight;
    by_count += j * weight;
    if (ratio < 1 && j * weight < 1e-17 * by_count) break;
    if (all < 1e250) continue;
    all *= 1e-250;
    by_count *= 1e-250;
    weight *= 1e-250;
  }
  queue.waiting_mean = by_count / all;
  queue.abandoned = leaving * queue.waiting_mean / arrivals;
  queue.throughput = arrivals * (1 - queue.abandoned);
  queue.utilisation = queue.throughput * service_mean / servers;
  return queue;
}

}  // namespace drydock::flow
