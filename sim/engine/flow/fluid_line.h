// A queue on its way from one state to another: how it fills and drains when more, or less, is
// asked of it than a moment ago.
#pragma once

#include <array>

namespace drydock::flow {

/// A bounded queue (M/M/c/K, see bounded_queue()) as a fluid: with n requests in it, on average, it
/// turns away and lets out as it would in the steady state that holds n, so that dn/dt = (a - a(n))
/// (1 - loss(n)) at a arrivals a second, a(n) being those that would keep it at n. Exact in the
/// steady state and for a line that grows or drains at a steady pace. Where chance makes most of
/// the line, around full utilisation, n rises up to 15 % too fast, and falls up to a third too far.
/// Source: W. P. Wang, D. Tipper, S. Banerjee, "A simple approximation for modeling nonstationary
/// queues", IEEE INFOCOM 1996.
class FluidLine {
 public:
  /// As of bounded_queue(); service_mean is above 0.
  FluidLine(int servers, int capacity, double service_mean);

  /// The mean number of requests in the queue, in the steady state of so many arrivals a second.
  double number_at(double arrivals) const;
  /// The arrivals a second whose steady state holds so many; at most four times what it can serve.
  double arrivals_at(double number) const;
  /// What n becomes in `span` seconds of so many arrivals a second.
  double number_after(double number, double arrivals, double span) const;
  /// dn/dt.
  double growth(double number, double arrivals) const;

 private:
  /// Steady states, closest together around full utilisation, where n changes most.
  static constexpr int points = 97;
  struct State {
    double arrivals = 0, number = 0, taken = 1;  ///< taken: the share that is not turned away.
  };
  using States = std::array<State, points>;

  static const States& states_of(int servers, int capacity);
  State at_number(double number) const;

  States states_;
};

}  // namespace drydock::flow
