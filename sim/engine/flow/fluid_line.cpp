// Steady states as a table; the way from one to the next takes the distance over the speed halfway.
#include "sim/engine/flow/fluid_line.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/math.h"
#include "sim/engine/flow/queueing.h"

namespace drydock::flow {

namespace {

/// Steady states are known up to so many times what the queue can serve; the least in the table
/// beside none at all is its inverse.
constexpr double most_load = 4;

double linear(double x, double x0, double x1, double y0, double y1) {
  return x1 > x0 ? y0 + (y1 - y0) * std::clamp((x - x0) / (x1 - x0), 0.0, 1.0) : y0;
}

}  // namespace

/// Steady states where work takes one second. Each is a sum over all places, a platform has queues
/// of few sizes, and they are asked for again and again: kept, since they never change.
const FluidLine::States& FluidLine::states_of(int servers, int capacity) {
  constexpr std::size_t most_kept = 1000;
  thread_local std::map<std::pair<int, int>, States> kept;
  const auto found = kept.find({servers, capacity});
  if (found != kept.end()) return found->second;
  if (kept.size() >= most_kept) kept.clear();
  States& states = kept[{servers, capacity}];
  for (int i = 1; i < points; ++i) {
    const double place = 2.0 * (i - 1) / (points - 2) - 1;
    State& state = states[static_cast<std::size_t>(i)];
    state.arrivals = servers * math::exp(math::log(most_load) * place * place * place);
    const BoundedQueue queue = bounded_queue(servers, capacity, state.arrivals, 1);
    state.number = queue.waiting_mean + queue.throughput;
    state.taken = 1 - queue.loss;
  }
  return states;
}

FluidLine::FluidLine(int servers, int capacity, double service_mean)
    : states_(states_of(servers, capacity)) {
  DRYDOCK_ASSERT(service_mean > 0, "work takes time");
  for (State& state : states_) state.arrivals /= service_mean;
}

double FluidLine::number_at(double arrivals) const {
  const auto above = std::find_if(states_.begin() + 1, states_.end() - 1,
                                  [&](const State& state) { return state.arrivals >= arrivals; });
  const State& below = *(above - 1);
  return linear(arrivals, below.arrivals, above->arrivals, below.number, above->number);
}

FluidLine::State FluidLine::at_number(double number) const {
  const auto above = std::find_if(states_.begin() + 1, states_.end() - 1,
                                  [&](const State& state) { return state.number >= number; });
  const State& below = *(above - 1);
  const auto between = [&](double State::*part) {
    return linear(number, below.number, above->number, below.*part, (*above).*part);
  };
  return {between(&State::arrivals), number, between(&State::taken)};
}

double FluidLine::arrivals_at(double number) const { return at_number(number).arrivals; }

double FluidLine::growth(double number, double arrivals) const {
  const State state = at_number(number);
  return (arrivals - state.arrivals) * state.taken;
}

double FluidLine::number_after(double number, double arrivals, double span) const {
  const double goal = number_at(arrivals);
  const bool rises = goal > number;
  // Over the states between both, and at last a part of the way.
  for (int i = 0; i < points && span > 0; ++i) {
    const State& state = states_[static_cast<std::size_t>(rises ? i : points - 1 - i)];
    if (rises ? state.number <= number : state.number >= number) continue;
    const double next = rises ? std::min(state.number, goal) : std::max(state.number, goal);
    const double speed = growth((number + next) / 2, arrivals);
    if (rises ? speed <= 0 : speed >= 0) return number;
    const double takes = (next - number) / speed;
    if (takes >= span) return number + speed * span;
    span -= takes;
    number = next;
    if (number == goal) return number;
  }
  return number;
}

}  // namespace drydock::flow
