// How flows are set right by single requests: beside the flows, which go on to count everything,
// requests are simulated for a minute or more at each load that the platform comes to, and what
// their times differ by from the flows' bends the flows' times at like loads from then on.
//
// Mixed mode does so while all is well. Loads are those of the busiest service, in steps of five
// percent; between two steps bends are interpolated. What was measured holds for one regime of the
// platform (who calls whom by which ways, and about how many pods there are); in a new regime it is
// measured anew, and until then the last one with the same ways serves. A load is known well enough
// when the interval of the users' p99 is within two percent, or after five minutes. All requests
// that are looked at so are two and a half hours of a month at most.
#pragma once

#include "sim/platform/workload/flows.h"
#include "sim/platform/workload/live.h"

namespace drydock::workload {

/// What must be alike for measurements to hold. ways: who can reach whom, faults, limits of pods.
/// sizes: numbers of pods, each within a factor of 1.5.
struct Conditions {
  std::uint64_t ways = 0, sizes = 0;
  DRYDOCK_FIELDS(Conditions, ways, sizes)
  friend bool operator==(const Conditions&, const Conditions&) = default;
};
Conditions conditions_of(const FlowModel& model);
/// Utilisation of the busiest service.
double load_of(const FlowModel& model);

/// Times at a level count after it was looked at so long.
inline constexpr Duration least_looked = seconds(20);

/// Steps of load, five percent wide.
int step_of(double load);

/// A mean of values that were measured one after the other, and how well it is known.
struct Batches {
  std::int64_t count = 0;
  double sum = 0, square = 0;
  DRYDOCK_FIELDS(Batches, count, sum, square)

  void add(double value) {
    ++count;
    sum += value;
    square += value * value;
  }
  /// Half the width of the interval that holds the mean 19 times out of 20; infinite below six
  /// values. Source: A. M. Law, "Simulation Modeling and Analysis", 9.5.3, batch means.
  double interval() const;
};

/// A state of the platform in which measurements hold.
struct Regime {
  Conditions conditions;
  Time used;
  DRYDOCK_FIELDS(Regime, conditions, used)
};

/// What was measured in a regime at a step of load.
struct Level {
  Id<Regime> regime;  ///< None: the row is free.
  std::int32_t step = 0;
  double load = 0;            ///< Mean while it was measured.
  Duration looked{};          ///< Time that was measured.
  std::int64_t requests = 0;  ///< Of users, that were served in it.
  Batches p99;                ///< Of the users, logarithm; of ten seconds each.
  bool enough = false;
  DRYDOCK_FIELDS(Level, regime, step, load, looked, requests, p99, enough)
};

/// Times of a service or operation at a level; those of one level lie side by side, services first.
struct LevelTimes {
  static constexpr std::uint32_t rows_per_page_log2 = 3;
  flow::Histogram counted;
  double mu = 0, sigma = 0;  ///< What the flows said meanwhile, each time of a request counted.
  flow::Bend bend;
  bool known = false;
  DRYDOCK_FIELDS(LevelTimes, counted, mu, sigma, bend, known)
};

/// The look that is being taken; at most one row.
struct Look {
  bool running = false;
  Id<Level> level;
  std::int32_t ticks = 0;
  EventId due;
  Duration looked{};          ///< Of all that were taken.
  std::int64_t requests = 0;  ///< Of users, in them.
  DRYDOCK_FIELDS(Look, running, level, ticks, due, looked, requests)
};

/// The level of the conditions at that load; made when there is none. When there are too many
/// regimes, the one that was not used for longest is forgotten.
Id<Level> level_at(Context& context, const Conditions& conditions, double load);
/// Fills in the bends of services and operations, as far as they are known at this load.
void set_bends(Context& context, FlowModel& model);

/// Whether requests are simulated beside the flows now.
bool look_runs(const World& world);
/// After each evaluation of flows: begins a look where one is due, and ends one whose conditions
/// are gone.
void consider_look(Context& context, const FlowModel& model);
void end_look(Context& context);

void install_looks(Rulebook& rulebook);

}  // namespace drydock::workload
