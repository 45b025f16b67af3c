// Levels of load, what was measured at them, and what that says of the load now.
#include "sim/platform/workload/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "sim/engine/base/math.h"

namespace drydock::workload {

namespace {

constexpr double step_width = 0.05;
constexpr double pods_factor = 1.5;
constexpr std::uint32_t regimes_most = 12;
constexpr double normal_975 = 1.96;
constexpr std::int64_t least_batches = 6;

/// FNV-1a over whole words.
class Print {
 public:
  void add(std::uint64_t word) { value_ = (value_ ^ word) * 0x100000001b3; }
  void add_share(double share) { add(static_cast<std::uint64_t>(std::llround(share * 100))); }
  void add_size(double size) {
    const double steps = size > 0 ? math::log(size) / math::log(pods_factor) : -1000;
    add(static_cast<std::uint64_t>(std::llround(steps)));
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

void add_ways(Print& print, const FlowService& service) {
  print.add(service.pods >= service.quorum);
  for (const double silent : service.silent) print.add(silent > 0);
  print.add(static_cast<std::uint64_t>(std::llround(service.cores * service.speed * 1000)));
  print.add(static_cast<std::uint64_t>(service.concurrency));
  print.add_size(service.io_rate);
  print.add(service.io_delay > 0);
  print.add_share(service.full_share);
}

/// Levels on both sides of a load, and how far it lies from the first to the second.
struct Beside {
  Id<Level> below, above;
  double share = 0;
};

std::optional<Beside> levels_beside(const World& world, Id<Regime> regime, double load) {
  Beside beside;
  for (const auto& [id, row] : world.table<Level>()) {
    if (row.regime != regime || row.looked < least_looked) continue;
    if (row.load <= load && (!beside.below || row.load > world[beside.below].load))
      beside.below = id;
    if (row.load > load && (!beside.above || row.load < world[beside.above].load))
      beside.above = id;
  }
  if (!beside.below && !beside.above) return std::nullopt;
  if (!beside.below) beside.below = beside.above;
  if (!beside.above) beside.above = beside.below;
  const double low = world[beside.below].load, high = world[beside.above].load;
  if (high > low) beside.share = (load - low) / (high - low);
  return beside;
}

std::uint32_t subjects(const World& world) {
  return world.table<Service>().size() + world.table<Operation>().size();
}

flow::Bend bend_at(const World& world, const Beside& beside, std::uint32_t subject) {
  const std::uint32_t all = subjects(world);
  const LevelTimes& a = world[Id<LevelTimes>{beside.below.index * all + subject}];
  const LevelTimes& b = world[Id<LevelTimes>{beside.above.index * all + subject}];
  if (a.known && b.known) return flow::between(a.bend, b.bend, beside.share);
  return a.known ? a.bend : b.bend;
}

/// The regime of these conditions; else the last one that had the same ways.
std::optional<Beside> known_beside(const World& world, const Conditions& now, double load) {
  Id<Regime> like;
  for (const auto& [id, row] : world.table<Regime>()) {
    if (row.conditions.ways != now.ways) continue;
    if (row.conditions == now) {
      if (const auto beside = levels_beside(world, id, load)) return beside;
    } else if (!like || row.used > world[like].used) {
      like = id;
    }
  }
  return like ? levels_beside(world, like, load) : std::nullopt;
}

Id<Regime> regime_of(Context& context, const Conditions& conditions) {
  Id<Regime> oldest;
  for (const auto& [id, row] : context.table<Regime>()) {
    if (row.conditions == conditions) return id;
    if (!oldest || row.used < context[oldest].used) oldest = id;
  }
  if (context.table<Regime>().size() < regimes_most)
    return context.add(Regime{conditions, context.now()});
  for (std::uint32_t i = 0; i < context.table<Level>().size(); ++i)
    if (context[Id<Level>{i}].regime == oldest) context.edit(Id<Level>{i}) = Level{};
  context.edit(oldest).conditions = conditions;
  return oldest;
}

Id<Level> free_level(Context& context) {
  for (const auto& [id, row] : context.table<Level>())
    if (!row.regime) return id;
  const Id<Level> id = context.add(Level{});
  for (std::uint32_t i = 0; i < subjects(context); ++i) context.add(LevelTimes{});
  return id;
}

}  // namespace

double Batches::interval() const {
  if (count < least_batches) return std::numeric_limits<double>::infinity();
  const auto n = static_cast<double>(count);
  const double variance = std::max(0.0, (square - sum * sum / n) / (n - 1));
  // Student's factor, to first order.
  return normal_975 * (1 + 1.5 / n) * math::sqrt(variance / n);
}

Conditions conditions_of(const FlowModel& model) {
  Print ways, sizes;
  for (const FlowService& service : model.services) {
    add_ways(ways, service);
    sizes.add_size(service.pods);
  }
  for (std::size_t a = 0; a < zones_max; ++a) {
    ways.add(model.open[a]);
    ways.add(model.s3_open[a]);
    for (std::size_t b = 0; b < zones_max; ++b) ways.add(model.barred[a][b]);
  }
  for (const FlowLink& link : model.links) {
    ways.add_share(link.loss);
    ways.add_share(link.delay * 1000);
  }
  for (const FlowOutside& outside : model.outsides) {
    for (const double carried : outside.carried) ways.add_share(carried);
    for (const bool open : outside.endpoint) ways.add(open);
  }
  ways.add_share(model.users_reaching);
  ways.add(model.clients > 0);
  return {ways.value(), sizes.value()};
}

double load_of(const FlowModel& model) {
  double most = 0;
  for (const FlowService& service : model.services) most = std::max(most, service.utilization);
  return most;
}

int step_of(double load) { return static_cast<int>(load / step_width); }

Id<Level> level_at(Context& context, const Conditions& conditions, double load) {
  const Id<Regime> regime = regime_of(context, conditions);
  context.edit(regime).used = context.now();
  for (const auto& [id, row] : context.table<Level>())
    if (row.regime == regime && row.step == step_of(load)) return id;
  const Id<Level> id = free_level(context);
  Level row;
  row.regime = regime;
  row.step = step_of(load);
  context.edit(id) = row;
  const std::uint32_t all = subjects(context);
  for (std::uint32_t i = 0; i < all; ++i)
    context.edit(Id<LevelTimes>{id.index * all + i}) = LevelTimes{};
  return id;
}

void set_bends(Context& context, FlowModel& model) {
  if (context.table<Level>().empty()) return;
  const auto beside = known_beside(context, conditions_of(model), load_of(model));
  if (!beside) return;
  std::uint32_t subject = 0;
  for (FlowService& service : model.services) service.bend = bend_at(context, *beside, subject++);
  for (FlowOperation& operation : model.operations)
    operation.bend = bend_at(context, *beside, subject++);
}

}  // namespace drydock::workload
