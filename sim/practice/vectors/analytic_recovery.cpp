// After something broke: what a disaster loses and how long the way back takes, and how a queue is
// worked off whose consumer stood still.
#include <algorithm>
#include <cmath>

#include "sim/platform/recovery/recovery.h"
#include "sim/practice/vectors/request_run.h"

namespace drydock::vectors {

namespace {

using codec::ObjectCursor;
using codec::Value;

const Rulebook& recovery_rules() {
  static const Rulebook book = [] {
    Rulebook made;
    recovery::install_plans(made);
    return made;
  }();
  return book;
}

/// One plan meets disaster after disaster. Each comes when backups have long been regular again, at
/// a time that is even over their interval.
class DisasterRun : public Experiment {
 public:
  DisasterRun(Seed seed, const recovery::Plan& given)
      : engine_(recovery_rules()), world_(recovery_rules(), seed, Time{}) {
    engine_.apply(world_, CauseId{}, [](Context& context) {
      context.announce(ScenarioStarted{context.name("closed form")});
    });
    engine_.apply(world_, CauseId{0}, [&](Context& context) {
      recovery::Plan plan = given;
      plan.name = context.name("data");
      plan_ = recovery::add_plan(context, plan);
      luck_ = context.stream(plan.name, "disaster");
    });
  }

  void warm_up(std::int64_t) override {}
  void run(std::int64_t trials) override {
    const recovery::Plan& plan = row();
    const Duration settled = 2 * plan.interval + plan.backup;
    for (; trials > 0; --trials) {
      double part = 0;
      engine_.apply(world_, CauseId{0},
                    [&](Context& context) { part = context.random(luck_).uniform(); });
      pass(settled + from_seconds(part * in_seconds(plan.interval)));
      engine_.apply(world_, CauseId{0}, [&](Context& context) { recovery::lose(context, plan_); });
      losses_.push_back(in_seconds(row().loss));
      while (row().state != recovery::PlanState::works) engine_.step(world_, Time::max());
      outages_ += in_seconds(row().outage);
    }
  }
  std::optional<double> measure(std::string_view metric) const override {
    const auto count = static_cast<double>(losses_.size());
    if (metric == "recovery_time") return outages_ / count;
    if (metric == "max_data_loss") return *std::max_element(losses_.begin(), losses_.end());
    if (metric == "mean_data_loss") {
      double sum = 0;
      for (const double loss : losses_) sum += loss;
      return sum / count;
    }
    if (const auto p = percentile(metric, "data_loss")) return quantile_of(losses_, *p);
    return std::nullopt;
  }

 private:
  const recovery::Plan& row() const { return world_[plan_]; }
  void pass(Duration span) { engine_.advance(world_, world_.now() + span); }

  Engine engine_;
  World world_;
  Id<recovery::Plan> plan_;
  Id<StreamRow> luck_;
  mutable std::vector<double> losses_;
  double outages_ = 0;
};

CaseModel build_disaster(ObjectCursor& inputs, const Length& length, const MetricNames&) {
  const auto time = [&](const char* key) {
    return from_seconds(read_seconds(inputs.required(key)));
  };
  recovery::Plan plan;
  plan.interval = std::max<Duration>(time("backup_interval"), seconds(1));
  plan.backup = time("backup_duration");
  plan.detection = time("detection_time");
  plan.provisioning = time("provisioning_time");
  plan.bytes = read_number(inputs.required("restore_gib")) * static_cast<double>(gibibyte.count);
  plan.restore_rate = inputs.required("restore_mib_per_s").number(1e-6, 1e9, 1) *
                      static_cast<double>(mebibyte.count);
  CaseModel model;
  model.length = length;
  constexpr double longest = 5e9;  // Seconds of the model: the clock ends after 292 years.
  const double trial =
      in_seconds(3 * plan.interval + 2 * plan.backup + plan.detection + plan.provisioning) +
      plan.bytes / plan.restore_rate;
  model.length.most = std::min(length.most, static_cast<std::int64_t>(longest / trial));
  model.make = [plan](Seed seed) { return std::make_unique<DisasterRun>(seed, plan); };
  return model;
}

struct BacklogCase {
  double produce = 1, consume = 2;  ///< Messages a second.
  double outage = 0;
  double bundle = 1;  ///< Messages that one simulated message stands for, or what part of one.
};

/// A producer at a constant rate, a queue, and a consumer that stands still for a while.
class Backlog : public RequestRun {
 public:
  explicit Backlog(const BacklogCase& given) : RequestRun(Seed{1}, 0), case_(given) {
    build([&](Context& context) { add_all(context); });
  }

  Value answer() {
    pass(from_seconds(before));
    const std::int64_t published = row().published;
    set_state(requests::ServerState::leaving);
    pass(from_seconds(case_.outage));
    const std::int64_t waiting = row().waiting;
    const Time back = world().now();
    set_state(requests::ServerState::answering);
    drain();
    Value answer;
    answer.set("backlog_at_recovery", static_cast<double>(waiting) * case_.bundle);
    answer.set("drain_time", drained() ? Value(in_seconds(world().now() - back)) : Value());
    if (drained())
      answer.set("messages_delayed",
                 static_cast<double>(row().published - published) * case_.bundle);
    answer.set("max_delay", static_cast<double>(row().delay_most) / 1e9);
    return answer;
  }

  std::optional<double> measure(std::string_view) const override { return std::nullopt; }

 private:
  static constexpr double before = 10;  ///< Seconds of everyday work.

  const requests::Queue& row() const { return world()[queue_]; }
  bool drained() const { return row().waiting == 0; }
  void set_state(requests::ServerState state) {
    build([&](Context& context) { requests::set_state(context, consumer_, state); });
  }
  void drain() {
    if (case_.consume <= case_.produce) return;
    while (!drained()) step();
  }

  Id<requests::Server> add_station(Context& context, const char* name, std::int32_t cores) {
    requests::Server server;
    server.station = requests::add_station(context, named(context, name));
    server.cores = cores;
    return requests::add_server(context, server);
  }
  Id<requests::Step> add_step(Context& context, const char* name, Id<requests::Server> at,
                              double work) {
    requests::Step step;
    step.name = context.name(name);
    step.station = context[at].station;
    step.work = requests::Law::constant(work);
    return requests::add_step(context, step);
  }

  void add_all(Context& context) {
    consumer_ = add_station(context, "consumer", 1);
    const auto take = add_step(context, "take", consumer_, case_.bundle / case_.consume);
    requests::Queue queue;
    queue.name = context.name("queue");
    queue.consumer = requests::add_operation(context, "message", take);
    queue.in_hand = 1;
    queue_ = requests::add_queue(context, queue);
    const auto publish = add_step(context, "publish", add_station(context, "broker", 1000), 0);
    requests::add_publishing(context, publish, queue_);
    requests::Step produce;
    produce.name = context.name("produce");
    produce.kind = requests::StepKind::frame;
    const auto root = requests::add_step(context, produce);
    requests::add_link(context, root, link_to(publish));
    requests::Source source;
    source.name = context.name("producer");
    source.operation = requests::add_operation(context, "production", root);
    source.kind = requests::SourceKind::closed;
    source.clients = 1;
    source.think = requests::Law::constant(case_.bundle / case_.produce);
    requests::add_source(context, source);
  }

  BacklogCase case_;
  Id<requests::Server> consumer_;
  Id<requests::Queue> queue_;
};

CaseModel build_backlog(ObjectCursor& inputs, const Length&, const MetricNames&) {
  constexpr double simulated = 500'000;  // Of the constant streams, messages so small or so large.
  BacklogCase one;
  one.produce = inputs.required("produce_rate").number(1e-6, 1e9, 1);
  one.consume = inputs.required("consume_rate").number(1e-6, 1e9, 1);
  one.outage = inputs.required("outage").number(0, 1e8);
  const double spare = one.consume - one.produce;
  const double drain = spare > 0 ? one.produce * one.outage / spare : 0;
  const double all = one.produce * (one.outage + drain);
  if (all > 0) one.bundle = all / simulated;
  CaseModel model;
  model.answer = [one] { return Backlog(one).answer(); };
  return model;
}

}  // namespace

std::vector<CaseKind> recovery_cases() {
  return {{"backup_interval", build_disaster}, {"produce_rate", build_backlog}};
}

}  // namespace drydock::vectors
