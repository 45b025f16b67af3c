// Queues in closed form: how long a busy server makes one wait, and what happens when it has too
// much to do.
#pragma once

namespace drydock::flow {

// Times are in seconds, rates per second. `servers` is at least 1; load is arrival rate times mean
// service time, in servers (Erlang); utilisation is load / servers. What is stated as unstable
// gives infinity, never a negative time.

/// The share of arrivals that find all servers busy and go away: M/G/c/c, insensitive to the
/// distribution of service. Recursion B(c) = a B(c-1) / (c + a B(c-1)), stable for any load.
/// Source: A. K. Erlang (1917); L. Kleinrock, "Queueing Systems" I, 3.6.
double erlang_b(int servers, double load);

/// The share of arrivals that must wait in M/M/c: C = B / (1 - u (1 - B)), u the utilisation; 1 if
/// u >= 1. Source: L. Kleinrock, "Queueing Systems" I, 3.5.
double erlang_c(int servers, double load);

/// Wait in an M/M/c queue, first come first served. Valid for utilisation < 1; from 1 on the mean
/// is infinite.
struct Wait {
  double probability = 0;  ///< That one must wait at all.
  double rate = 0;         ///< Of the exponential wait of those who wait: c/s - arrivals.

  double mean() const;              ///< probability / rate; infinite if rate is 0.
  double variance() const;          ///< p (2 - p) / rate^2.
  double beyond(double t) const;    ///< P(wait > t) = p exp(-rate t).
  double quantile(double p) const;  ///< The t that a share p of all do not exceed.
};
Wait mmc_wait(int servers, double arrivals, double service_mean);

/// P(wait + service > t) in M/M/c, for exponential service. Valid for utilisation < 1. Source:
/// convolution of the two.
double mmc_response_beyond(int servers, double arrivals, double service_mean, double t);
/// The time that a share p of responses of M/M/c does not exceed, by bisection to 1e-10 of it.
double mmc_response_quantile(int servers, double arrivals, double service_mean, double p);

/// Mean response when all requests share the cores, each at most one of them (processor sharing): s
/// + C / (c/s - arrivals). Exact for M/M/c-PS; for one core, s / (1 - u), exact whatever the
/// distribution of service (M/G/1-PS). Infinite for u >= 1. Source: L. Kleinrock, "Queueing
/// Systems" II, 4.4.
double shared_response_mean(int servers, double arrivals, double service_mean);

/// Mean wait of M/G/1: u s (1 + v) / (2 (1 - u)), v the squared coefficient of variation of
/// service. Exact. Source: Pollaczek and Khinchine; L. Kleinrock, "Queueing Systems" I, 5.7.
double mg1_wait_mean(double arrivals, double service_mean, double service_variation);

/// Mean wait of G/G/c: that of M/M/c times (va + vs) / 2, the squared coefficients of variation of
/// gaps and of service. An approximation: exact for M/M/c and M/G/1, a few percent off above
/// utilisation 0.5, poor for va > 2. Source: A. O. Allen, "Probability, Statistics, and Queueing
/// Theory" (1990), 5.3.5, and J. Cunneen.
double ggc_wait_mean(int servers, double arrivals, double service_mean, double arrival_variation,
                     double service_variation);

/// A queue with room for `capacity` requests in all, those in service included: M/M/c/K. Valid for
/// any load, that is what it is for: with u >= 1 the throughput tends to c/s, the loss to 1 - 1/u
/// and the wait to a full queue, (K - c) s / c. Source: D. Gross, C. Harris, "Fundamentals of
/// Queueing Theory", 2.5. Time is O(K).
struct BoundedQueue {
  double loss = 0;           ///< Share of arrivals turned away.
  double throughput = 0;     ///< Accepted per second.
  double utilisation = 0;    ///< Busy share of each server.
  double all_busy = 0;       ///< Share of the time at which all servers are.
  double waiting_mean = 0;   ///< Mean count of requests that wait.
  double wait_mean = 0;      ///< Mean wait of the accepted.
  double wait_variance = 0;  ///< Variance of that wait.
};
BoundedQueue bounded_queue(int servers, int capacity, double arrivals, double service_mean);

/// A queue that people leave when their patience ends (exponential, with this mean), as clients
/// with a timeout do: M/M/c+M. Valid for any load. Source: C. Palm (1957); O. Garnett, A.
/// Mandelbaum, M. Reiman, MSOM 4 (2002).
struct ImpatientQueue {
  double abandoned = 0;     ///< Share of arrivals that leave unserved.
  double throughput = 0;    ///< Served per second.
  double utilisation = 0;   ///< Busy share of each server.
  double waiting_mean = 0;  ///< Mean count of requests that wait.
};
ImpatientQueue impatient_queue(int servers, double arrivals, double service_mean,
                               double patience_mean);

}  // namespace drydock::flow
