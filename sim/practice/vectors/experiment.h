// Random models measured: independent replications that run on until their confidence intervals
// are narrow enough.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/random.h"

namespace drydock::vectors {

/// One random run of a model. It may run on, and then measures all that came after its warm-up.
class Experiment {
 public:
  virtual ~Experiment() = default;
  /// Runs without counting.
  virtual void warm_up(std::int64_t amount) = 0;
  /// Runs on by about so many requests, failures or trials.
  virtual void run(std::int64_t amount) = 0;
  /// A metric over all that was counted; nothing when the model has no such metric.
  virtual std::optional<double> measure(std::string_view metric) const = 0;
};

/// How long experiments run, each, in what the model counts.
struct Length {
  std::int64_t first = 0;  ///< Before anybody looks at intervals.
  std::int64_t most = 0;   ///< At most in all.
  std::int64_t warm_up = 0;
  int replications = 10;
};

/// How sure a metric has to be: half the width of its 95 % interval, at most.
struct Wanted {
  std::string metric;
  double half_width = 0;
};

/// The mean over the replications, and half its 95 % interval (Student's t).
struct Estimate {
  std::string metric;
  double mean = 0;
  double half_width = 0;
};

using Make = std::function<std::unique_ptr<Experiment>(Seed seed)>;

/// Runs replications with seeds of their own until each wanted metric is sure enough, or the length
/// is reached. Metrics that the model does not have are left out. The result does not depend on the
/// number of threads; 0: as many as the machine has.
std::vector<Estimate> replicate(const Make& make, const Length& length,
                                std::span<const Wanted> wanted, std::uint64_t luck,
                                unsigned threads = 0);

/// The time that a share `p` of the samples does not exceed; sorts a part of them. NaN of none.
double quantile_of(std::vector<double>& samples, double p);
/// "p99_wait" asks for the share 0.99 of "wait"; nothing when the metric is no percentile.
std::optional<double> percentile(std::string_view metric, std::string_view of);
/// "utilisation_2" is number 2 of "utilisation"; nothing when it is something else.
std::optional<std::size_t> numbered(std::string_view metric, std::string_view of);

}  // namespace drydock::vectors
