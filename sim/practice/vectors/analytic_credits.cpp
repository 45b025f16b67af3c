// Burst credits of volumes and of machines, spent and earned by what the platform runs on them.
#include <algorithm>
#include <cmath>

#include "sim/practice/vectors/analytic_models.h"
#include "sim/practice/vectors/small_platform.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;

/// So much is asked for so long.
struct Demand {
  double rate = 0;
  double seconds = 0;
};

struct DiskCase {
  storage::TypeFigures figures;
  std::int64_t size_gib = 0;
  double bucket = 0;
  std::vector<Demand> demands;
};

/// A gp2 volume on a machine without bounds; each operation writes a byte, so that the volume
/// counts its operations.
class Disk {
 public:
  explicit Disk(const DiskCase& given) : case_(given), platform_({}, settings_of(given)) {
    const auto machine = platform_.add_machine({});
    platform_.run([&](Context& context) {
      volume_ = storage::create_volume(context, context.name("volume"), platform_.zone(0),
                                       {storage::VolumeType::gp2, case_.size_gib});
      storage::attach_now(context, volume_, machine);
    });
  }

  Value answer() {
    for (const Demand& demand : case_.demands) play(demand);
    const double left = storage::burst_balance(platform_.world(), volume_) * case_.bucket;
    ask(0);  // Counts up to now.
    const storage::VolumeLimits limits = storage::limits(case_.figures, row().spec);
    Value answer;
    answer.set("baseline_iops", limits.baseline.iops);
    answer.set("exhausted_at", exhausted_);
    answer.set("first_throttle_at", throttled_);
    answer.set("operations_served", row().written);
    answer.set("throttled_time", throttled_time_);
    answer.set("credits_left", left);
    answer.set("full_refill_time",
               storage::seconds_to_turn({0, case_.bucket, true}, limits.baseline.iops, 0, 1));
    return answer;
  }

 private:
  /// Credits are used again as soon as there are some: this share of a full bucket.
  static constexpr double at_once = 1e-6;

  static storage::Settings settings_of(const DiskCase& given) {
    storage::Settings settings;
    settings.types[static_cast<std::size_t>(storage::VolumeType::gp2)] = given.figures;
    settings.nearly_full = 1;
    settings.burst_back = at_once;
    return settings;
  }

  const storage::Volume& row() const { return platform_.world()[volume_]; }
  double now() const { return in_seconds(platform_.world().now().time_since_epoch()); }
  void ask(double rate) {
    platform_.run([&](Context& context) {
      storage::set_demand(context, volume_, {{rate, rate}, rate, 0});
    });
  }
  /// Between two events all rates stand still.
  void play(const Demand& demand) {
    ask(demand.rate);
    const Time end = platform_.world().now() + from_seconds(demand.seconds);
    while (platform_.world().now() < end) {
      look();
      const double before = now();
      const bool is_short = row().share < 1;
      if (!platform_.step(end)) platform_.pass(end - platform_.world().now());
      if (is_short) throttled_time_ += now() - before;
    }
  }
  void look() {
    if (row().bucket.dry && exhausted_.is(Value::Kind::null)) exhausted_ = now();
    if (row().share < 1 && throttled_.is(Value::Kind::null)) throttled_ = now();
  }

  DiskCase case_;
  SmallPlatform platform_;
  Id<storage::Volume> volume_;
  Value exhausted_, throttled_;
  double throttled_time_ = 0;
};

std::vector<Demand> read_demands(ObjectCursor& inputs) {
  if (const Cursor constant = inputs.optional("demand_iops"))
    return {{read_number(constant), read_seconds(inputs.required("duration"))}};
  const Demand on{read_number(inputs.required("on_iops")),
                  read_seconds(inputs.required("on_seconds"))};
  const Demand off{read_number(inputs.required("off_iops")),
                   read_seconds(inputs.required("off_seconds"))};
  std::vector<Demand> demands;
  for (std::int64_t i = inputs.required("cycles").integer(1, 1'000, 1); i > 0; --i) {
    demands.push_back(on);
    demands.push_back(off);
  }
  return demands;
}

CaseModel build_disk(ObjectCursor& inputs, const Length&, const MetricNames&) {
  constexpr std::int64_t most = 1'000'000'000;
  DiskCase one;
  one.size_gib = inputs.required("size_gib").integer(1, 1'000'000, 1);
  one.figures.gib_min = 1;
  one.figures.gib_max = one.size_gib;
  one.figures.iops_per_gib = inputs.required("baseline_per_gib").integer(0, most);
  one.figures.iops_base = inputs.required("baseline_min").integer(0, most);
  one.figures.iops_max = inputs.required("baseline_max").integer(one.figures.iops_base, most);
  one.figures.iops_burst = inputs.required("burst_iops").integer(0, most);
  one.figures.iops_credits = inputs.required("bucket").integer(0, most * 1000);
  one.figures.throughput_base = one.figures.throughput_max = 1e15;
  one.bucket = static_cast<double>(one.figures.iops_credits);
  one.demands = read_demands(inputs);
  CaseModel model;
  model.answer = [one] { return Disk(one).answer(); };
  return model;
}

struct CpuCase {
  compute::CreditPlan plan;
  double cores = 1;
  double initial = 0;
  Demand demand;  ///< In millicores.
};

Value play_machine(const CpuCase& one) {
  SmallPlatform platform;
  compute::MachineType type;
  type.credits = one.plan;
  const Id<compute::Instance> id = platform.add_machine(type);
  const auto asked = static_cast<std::int64_t>(std::llround(one.demand.rate));
  platform.run([&](Context& context) {
    compute::begin_with(context, id, one.initial, true);
    compute::set_cpu_use(context, id, asked);
  });
  const World& world = platform.world();
  const Time begun = world.now(), end = begun + from_seconds(one.demand.seconds);
  Value exhausted;
  double delivered = 0;
  while (world.now() < end) {
    const std::int64_t granted = compute::cpu_granted(world, id);
    const Time before = world.now();
    if (granted < asked && exhausted.is(Value::Kind::null)) exhausted = in_seconds(before - begun);
    if (!platform.step(end)) platform.pass(end - world.now());
    delivered += static_cast<double>(granted) / 1000 * in_seconds(world.now() - before);
  }
  Value answer;
  answer.set("exhausted_at", exhausted);
  answer.set("credits_left", compute::credits(world, id));
  answer.set("delivered_vcpu_seconds", delivered);
  return answer;
}

CaseModel build_cpu(ObjectCursor& inputs, const Length&, const MetricNames&) {
  constexpr std::int64_t most = 100'000;
  CpuCase one;
  one.plan.per_hour = inputs.required("credits_per_hour").integer(1, most, 1);
  one.plan.most = inputs.required("max_credits").integer(0, most);
  one.cores = read_number(inputs.required("vcpus"), 1);
  one.initial = read_number(inputs.required("initial_credits"));
  one.demand.rate = read_number(inputs.required("demand_fraction")) * one.cores * 1000;
  one.demand.seconds = read_seconds(inputs.required("duration"));
  const Cursor share = inputs.required("baseline_fraction");
  const double baseline = read_number(share) * one.cores * 1000;
  if (std::fabs(baseline - static_cast<double>(compute::baseline(one.plan))) > 1)
    share.wrong(codec::codes::out_of_range, "the use that the earned credits pay for");
  CaseModel model;
  model.answer = [one] { return play_machine(one); };
  return model;
}

}  // namespace

std::vector<CaseKind> credit_cases() {
  return {{"size_gib", build_disk}, {"credits_per_hour", build_cpu}};
}

}  // namespace drydock::vectors
