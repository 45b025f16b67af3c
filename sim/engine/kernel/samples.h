// Samples: what is measured over time, bounded by a pyramid of means (raw, 5 minutes, 1 hour).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/context.h"

namespace drydock {
inline namespace kernel {

class Rulebook;

/// A running summary of samples.
struct Summary {
  double sum = 0;
  double least = 0;
  double most = 0;
  std::uint32_t count = 0;
  DRYDOCK_FIELDS(Summary, sum, least, most, count)

  void add(double value);
  double mean() const { return count == 0 ? 0 : sum / count; }
};

/// Something that is sampled: `service.api.success` in `share`.
struct Metric {
  Name name;
  Name unit;
  double latest = 0;
  Summary five_minutes;
  Summary hour;
  DRYDOCK_FIELDS(Metric, name, unit, latest, five_minutes, hour)
};

/// One measured value; kept for `raw_kept` of SampleSettings.
struct Sample {
  static constexpr bool is_log = true;
  Time at;
  Id<Metric> metric;
  double value = 0;
  DRYDOCK_FIELDS(Sample, at, metric, value)
};

/// Mean, least and most of the five minutes that ended at `at`; kept for a week.
struct FiveMinuteSample {
  static constexpr bool is_log = true;
  Time at;
  Id<Metric> metric;
  double mean = 0, least = 0, most = 0;
  DRYDOCK_FIELDS(FiveMinuteSample, at, metric, mean, least, most)
};

/// Mean, least and most of the hour that ended at `at`; kept for good.
struct HourSample {
  static constexpr bool is_log = true;
  Time at;
  Id<Metric> metric;
  double mean = 0, least = 0, most = 0;
  DRYDOCK_FIELDS(HourSample, at, metric, mean, least, most)
};

/// How often the world is sampled, and how long single samples are kept.
struct SampleSettings {
  Duration interval = seconds(10);
  Duration raw_kept = hours(6);
  DRYDOCK_FIELDS(SampleSettings, interval, raw_kept)
};

/// What a metric reader writes to: `sampler.put(metric, value)`.
class Sampler {
 public:
  explicit Sampler(Context& context) : context_(&context) {}
  void put(Id<Metric> metric, double value);

 private:
  Context* context_;
};

/// Makes a metric; its reader puts a value at each sampling instant.
Id<Metric> add_metric(Context& context, std::string_view name, std::string_view unit);

/// Starts sampling; called once when a world is built. `interval` must divide five minutes.
void start_sampling(Context& context, const SampleSettings& settings);

/// A point of a series that a chart can draw.
struct SeriesPoint {
  Time at;
  double mean, least, most;
};

/// The samples of a metric in (from, to], from the finest level that still reaches back to `from`.
std::vector<SeriesPoint> series(const World& world, Id<Metric> metric, Time from, Time to);

void install_samples(Rulebook& rulebook);

}  // namespace kernel
}  // namespace drydock
