// Components that fail and are repaired: crews, zones with instances, and single ones.
#include <algorithm>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/failure/processes.h"
#include "sim/practice/vectors/analytic_models.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using requests::Law;

/// Times of work and of repair. The unit of the case is a second here, so that centuries of hours
/// fit into nanoseconds.
struct Periods {
  Law up, down;
  double cycle() const { return up.mean() + down.mean(); }
};

struct ChanceCase {
  std::int32_t zones = 0;      ///< 0: the instances stand by themselves.
  std::int32_t instances = 1;  ///< In each zone.
  Periods zone, instance;
  bool instances_fail = true;
  std::int32_t crews = 0;
  std::int32_t required = 1;
  double hours_per_year = 8760;
  double at_time = -1;  ///< Not negative: each trial is looked at once, then.

  std::int32_t members() const { return std::max(1, zones) * instances; }
  /// Failures of all of them, in a unit of time.
  double rate() const {
    double sum = zones > 0 ? zones / zone.cycle() : 0;
    if (instances_fail) sum += members() / instance.cycle();
    return sum;
  }
};

const Rulebook& chance_rules() {
  static const Rulebook book = [] {
    Rulebook made;
    failure::install_processes(made);
    return made;
  }();
  return book;
}

class ChanceRun : public Experiment {
 public:
  ChanceRun(Seed seed, const ChanceCase& given)
      : case_(given), engine_(chance_rules()), world_(chance_rules(), seed, Time{}) {
    engine_.apply(world_, CauseId{}, [](Context& context) {
      context.announce(ScenarioStarted{context.name("closed form")});
    });
  }

 protected:
  template <class Work>
  void apply(Work&& work) {
    engine_.apply(world_, CauseId{0}, std::forward<Work>(work));
  }
  void pass(double units) { engine_.advance(world_, world_.now() + from_seconds(units)); }
  const World& world() const { return world_; }

  const ChanceCase case_;

 private:
  Engine engine_;
  World world_;
};

/// One system, over a long time.
class LongRun : public ChanceRun {
 public:
  LongRun(Seed seed, const ChanceCase& given) : ChanceRun(seed, given) {
    apply([&](Context& context) { add_all(context); });
  }

  void warm_up(std::int64_t failures) override {
    run(failures);
    apply([](Context& context) { failure::reset_counts(context); });
    since_ = world().now();
  }
  void run(std::int64_t failures) override { pass(static_cast<double>(failures) / case_.rate()); }

  std::optional<double> measure(std::string_view metric) const override {
    const double enough = failure::share_up(world(), all_, case_.required);
    if (metric == "mean_up" || metric == "mean_capacity") return failure::mean_up(world(), all_);
    if (metric == "availability") return enough;
    if (metric == "downtime_hours_per_year") return (1 - enough) * case_.hours_per_year;
    if (metric == "failures_per_unit_time") return failures_each_unit();
    if (metric == "failures_per_year") return failures_each_unit() * case_.hours_per_year;
    if (const auto least = numbered(metric, "prob_up_ge"))
      return failure::share_up(world(), all_, static_cast<std::int32_t>(*least));
    return std::nullopt;
  }

 private:
  void add_all(Context& context) {
    all_ = failure::add_ensemble(context, "instances", case_.members());
    Id<failure::Crew> crew;
    if (case_.crews > 0) crew = failure::add_crew(context, "crew", case_.crews);
    for (std::int32_t zone = 0; zone < std::max(1, case_.zones); ++zone) {
      const std::string name = "zone-" + std::to_string(zone);
      Id<failure::Component> parent;
      if (case_.zones > 0) {
        failure::Component row;
        row.name = context.name(name);
        row.up = case_.zone.up;
        row.down = case_.zone.down;
        parent = failure::add_component(context, row);
      }
      for (std::int32_t i = 0; i < case_.instances; ++i) {
        failure::Component row;
        row.name = context.name(name + "-" + std::to_string(i));
        if (case_.instances_fail) row.up = case_.instance.up;
        row.down = case_.instance.down;
        row.parent = parent;
        row.crew = crew;
        row.ensemble = all_;
        failure::add_component(context, row);
      }
    }
  }
  double failures_each_unit() const {
    std::int64_t sum = 0;
    for (const auto& [id, component] : world().table<failure::Component>())
      if (component.ensemble) sum += component.failures;
    return static_cast<double>(sum) / in_seconds(world().now() - since_);
  }

  Id<failure::Ensemble> all_;
  Time since_;
};

/// Many components that all begin to work at once, looked at after a while; then many more.
class ShortRuns : public ChanceRun {
 public:
  using ChanceRun::ChanceRun;

  void warm_up(std::int64_t) override {}
  void run(std::int64_t trials) override {
    constexpr std::int64_t at_once = 1000;
    for (; trials > 0; trials -= at_once) {
      const std::uint32_t first = world().table<failure::Component>().size();
      apply([&](Context& context) {
        for (std::int64_t i = 0; i < at_once; ++i) {
          failure::Component row;
          row.name = context.name("instance-" + std::to_string(first + i));
          row.up = case_.instance.up;
          row.down = case_.instance.down;
          failure::add_component(context, row);
        }
      });
      pass(case_.at_time);
      const auto& components = world().table<failure::Component>();
      for (std::uint32_t i = first; i < components.size(); ++i, ++seen_)
        up_ += failure::works(components[Id<failure::Component>{i}]) ? 1 : 0;
    }
  }
  std::optional<double> measure(std::string_view metric) const override {
    if (metric != "point_availability") return std::nullopt;
    return static_cast<double>(up_) / static_cast<double>(seen_);
  }

 private:
  std::int64_t seen_ = 0, up_ = 0;
};

CaseModel model_of(const ChanceCase& one, const Length& given) {
  constexpr std::int64_t first = 200'000, most = 10'000'000;  // Failures.
  constexpr double longest = 5e9;  // Seconds of the model: the clock ends after 292 years.
  constexpr std::int64_t trials = 4'000, most_trials = 200'000;
  CaseModel model;
  model.length = given;
  const bool transient = one.at_time >= 0;
  model.length.first = transient ? trials : first;
  model.length.most = transient ? most_trials : most;
  if (!transient && one.rate() * longest < static_cast<double>(most))
    model.length.most = static_cast<std::int64_t>(one.rate() * longest);
  model.length.warm_up = first / 200;
  if (transient)
    model.make = [one](Seed seed) { return std::make_unique<ShortRuns>(seed, one); };
  else
    model.make = [one](Seed seed) { return std::make_unique<LongRun>(seed, one); };
  return model;
}

Periods read_periods(ObjectCursor& object, const Cursor& up, const Cursor& down) {
  return {read_law_name(up, read_positive(object.required("mttf"))),
          read_law_name(down, read_positive(object.required("mttr")))};
}

CaseModel build_repairman(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  ChanceCase one;
  one.instances = read_count(inputs.required("nodes"), 1, 1);
  one.crews = read_count(inputs.required("repair_crews"));
  const Cursor laws = inputs.optional("distributions");
  one.instance = read_periods(inputs, laws, laws);
  return model_of(one, length);
}

CaseModel build_zones(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  ChanceCase one;
  one.zones = read_count(inputs.required("zones"), 1, 1);
  one.instances = read_count(inputs.required("instances_per_zone"), 1, 1);
  one.required = read_count(inputs.required("instances_required"), 1);
  one.hours_per_year = read_number(inputs.optional("hours_per_year"), one.hours_per_year);
  const Cursor up = inputs.optional("up_distribution"), down = inputs.optional("down_distribution");
  ObjectCursor zone(inputs.required("zone"));
  one.zone = read_periods(zone, up, down);
  const Cursor instance = inputs.optional("instance");
  one.instances_fail = static_cast<bool>(instance);
  if (!instance) return model_of(one, length);
  ObjectCursor object(instance);
  one.instance = read_periods(object, up, down);
  return model_of(one, length);
}

/// One component: its state at a time, or its failures in the long run.
CaseModel build_single(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  ChanceCase one;
  const Cursor up = inputs.optional("up_distribution"), down = inputs.optional("down_distribution");
  const Cursor both = inputs.optional("distributions");
  one.instance = read_periods(inputs, up ? up : both, down ? down : both);
  one.hours_per_year = read_number(inputs.optional("hours_per_year"), one.hours_per_year);
  if (const Cursor at = inputs.optional("at_time")) one.at_time = at.number(0, 1e6);
  return model_of(one, length);
}

}  // namespace

std::vector<CaseKind> chance_cases() {
  return {{"repair_crews", build_repairman}, {"zones", build_zones}, {"mttf", build_single}};
}

}  // namespace drydock::vectors
