// A random run of a model of single requests: how it is built, moved on and looked at.
#pragma once

#include <utility>
#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/requests/requests.h"
#include "sim/practice/vectors/analytic_models.h"

namespace drydock::vectors {

/// A world of requests alone. Who derives from it builds stations, steps and sources in build(),
/// and names what is measured.
class RequestRun : public Experiment {
 public:
  /// With `every` one request in so many is looked at by itself, for exact percentiles; 0: none.
  RequestRun(Seed seed, std::uint32_t every);

  void warm_up(std::int64_t amount) override;
  void run(std::int64_t amount) override;

 protected:
  template <class Work>
  void build(Work&& work) {
    engine_.apply(world_, CauseId{0}, std::forward<Work>(work));
  }
  /// Requests of these are counted; `rate` is how many come a second, or about so many.
  void watch(std::vector<Id<requests::Operation>> operations, double rate);

  const World& world() const { return world_; }
  void pass(Duration span) { engine_.advance(world_, world_.now() + span); }
  /// Handles what is due next.
  void step() { engine_.step(world_, Time::max()); }
  double seconds_counted() const { return in_seconds(world_.now() - since_); }
  /// Requests that ended well and all that were asked, since the warm-up.
  requests::Tally all() const;
  double mean_response() const;
  /// "p90_response" and "p90_wait", of the requests that were looked at.
  std::optional<double> sampled(std::string_view metric) const;

  static requests::Link link_to(Id<requests::Step> step, double chance = 1);
  static requests::Station named(Context& context, std::string_view name);

 private:
  void advance(std::int64_t amount);
  void collect();

  Engine engine_;
  World world_;
  Time since_;
  std::uint32_t every_;
  double rate_ = 1;
  std::vector<Id<requests::Operation>> operations_;
  std::uint32_t seen_ = 0;  ///< Spans up to here are collected.
  mutable std::vector<double> responses_, waits_;
};

/// Whether a percentile is among the metrics: then single requests have to be looked at.
bool wants_percentiles(const MetricNames& metrics);
/// A share of requests to look at that does not keep step with batches of this size.
std::uint32_t sampling(const MetricNames& metrics, std::int32_t batch = 1);

}  // namespace drydock::vectors
