// How many requests users make: a curve over the day and the week, a recorded series or clients
// that think; steps, ramps and spikes on top; and a command that scales it all.
#include <cmath>
#include <optional>
#include <string>

#include "sim/engine/base/math.h"
#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr double pi = 3.14159265358979324;
constexpr double scale_max = 1000;

/// While a ramp rises or falls, flows are computed so often.
constexpr Duration ramp_grid = seconds(10);

struct TurnDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(TurnDue, unused)
};

/// 0 is Monday.
std::size_t weekday(Time at) {
  const auto day = std::chrono::floor<std::chrono::days>(at.time_since_epoch()).count();
  return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday.
}

double of_the_week(const Traffic& traffic, Time at) {
  const std::size_t day = weekday(at);
  return traffic.week[day] * (day >= 5 ? traffic.weekend : 1);
}

/// From `low` to `high` within a ramp of that length, `past` its begin.
double on_ramp(double low, double high, Duration past, Duration length) {
  if (length <= Duration::zero() || past >= length) return high;
  return low + (high - low) * in_seconds(past) / in_seconds(length);
}

Duration end_of(const TrafficChange& change) {
  return change.after + change.over +
         (change.lasts > Duration::zero() ? change.lasts + change.back : Duration::zero());
}

double spike(const TrafficChange& change, Duration past) {
  const Duration down = past - change.over - change.lasts;
  if (down >= Duration::zero()) return on_ramp(change.factor, 1, down, change.back);
  return on_ramp(1, change.factor, past, change.over);
}

/// The point of the series that holds `past` its begin: the last that is not later.
double recorded_rate(const Table<TrafficPoint>& points, Duration past) {
  std::uint32_t low = 0, high = points.size();
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (points[Id<TrafficPoint>{middle}].after <= past ? low : high) = middle;
  }
  return points.empty() ? 0 : points[Id<TrafficPoint>{low}].rate;
}

Duration into_series(const Traffic& traffic, Duration past) {
  return traffic.repeat > Duration::zero() ? past % traffic.repeat : past;
}

/// The next time after `past` at which a ramp begins, goes on or ends, or a series moves; nothing
/// when none is left.
std::optional<Duration> next_turn(const World& world, Duration past) {
  std::optional<Duration> next;
  const auto consider = [&](Duration at) {
    if (at > past && (!next || at < *next)) next = at;
  };
  for (const auto& [id, row] : world.table<TrafficChange>()) {
    const Duration up = row.after + row.over, down = up + row.lasts;
    for (const Duration at : {row.after, up, down, end_of(row)}) consider(at);
    const bool falls = row.lasts > Duration::zero() && past >= down && past < end_of(row);
    if ((past >= row.after && past < up) || falls) consider(past + ramp_grid);
  }
  const Traffic& traffic = world.only<Traffic>();
  if (traffic.shape != LoadShape::recorded) return next;
  const Duration in_series = into_series(traffic, past), begun = past - in_series;
  if (traffic.repeat > Duration::zero()) consider(begun + traffic.repeat);
  for (const auto& [id, row] : world.table<TrafficPoint>()) {
    if (row.after <= in_series) continue;
    if (traffic.repeat == Duration::zero() || row.after < traffic.repeat)
      consider(begun + row.after);
    break;
  }
  return next;
}

void await_turn(Context& context) {
  const Duration past = context.now() - context.only<Traffic>().begin;
  if (const auto next = next_turn(context, past)) context.schedule(*next - past, TurnDue{});
}

void on_turn_due(Context& context, const TurnDue&) {
  const Duration past = context.now() - context.only<Traffic>().begin;
  for (std::uint32_t i = 0; i < context.table<TrafficChange>().size(); ++i) {
    const TrafficChange row = context[Id<TrafficChange>{i}];
    if (row.after == past) context.announce(TrafficTurns{row.factor});
    if (row.lasts > Duration::zero() && row.after + row.over + row.lasts == past)
      context.announce(TrafficReturns{});
  }
  request_evaluation(context);
  await_turn(context);
}

}  // namespace

double day_rate(const Traffic& traffic, Time at) {
  double rate = traffic.peak;
  if (traffic.shape == LoadShape::day) {
    const Duration since_peak = at.time_since_epoch() % hours(24) - traffic.peak_at;
    const double turn = in_seconds(since_peak) / in_seconds(hours(24));
    rate = traffic.night + (traffic.peak - traffic.night) * (1 + math::cos(2 * pi * turn)) / 2;
  }
  return rate * of_the_week(traffic, at) * traffic.scale;
}

double change_factor(const Table<TrafficChange>& changes, Duration past) {
  double level = 1, spikes = 1, from = 1;
  TrafficChange last;  // The step or ramp that the level is on.
  const auto level_at = [&](Duration at) {
    return on_ramp(from, level, at - last.after, last.over);
  };
  for (const auto& [id, row] : changes) {
    if (row.after > past) break;
    if (row.lasts > Duration::zero()) {
      spikes *= past < end_of(row) ? spike(row, past - row.after) : 1;
      continue;
    }
    from = level_at(row.after);
    level = row.factor;
    last = row;
  }
  return level_at(past) * spikes;
}

double arrival_rate(const Traffic& traffic, const Table<TrafficChange>& changes,
                    const Table<TrafficPoint>& points, Time at) {
  const Duration past = at - traffic.begin;
  const double factor = change_factor(changes, past);
  switch (traffic.shape) {
    case LoadShape::day:
    case LoadShape::constant:
      break;
    case LoadShape::recorded:
      return recorded_rate(points, into_series(traffic, past)) * of_the_week(traffic, at) *
             traffic.scale * factor;
    case LoadShape::clients:
      return 0;
  }
  return day_rate(traffic, at) * factor;
}

double arrival_rate(const World& world, Time at) {
  return arrival_rate(world.only<Traffic>(), world.table<TrafficChange>(),
                      world.table<TrafficPoint>(), at);
}

double clients_at(const World& world, Time at) {
  const Traffic& traffic = world.only<Traffic>();
  if (traffic.shape != LoadShape::clients) return 0;
  return traffic.clients * traffic.scale * of_the_week(traffic, at) *
         change_factor(world.table<TrafficChange>(), at - traffic.begin);
}

void add_change(Context& context, const TrafficChange& given) {
  DRYDOCK_ASSERT(context.table<Flow>().empty(), "the shape of traffic is given before its start");
  context.add(given);
}

void add_point(Context& context, const TrafficPoint& given) {
  DRYDOCK_ASSERT(context.table<Flow>().empty(), "a series is given before its start");
  context.add(given);
}

void begin_turns(Context& context) {
  context.edit_only<Traffic>().begin = context.now();
  const auto& changes = context.table<TrafficChange>();
  const bool at_once = !changes.empty() && changes[Id<TrafficChange>{0}].after == Duration::zero();
  if (at_once)
    context.schedule(Duration::zero(), TurnDue{});
  else
    await_turn(context);
}

void install_traffic(Rulebook& rulebook) {
  rulebook.table<Traffic>();
  rulebook.table<TrafficChange>();
  rulebook.table<TrafficPoint>();
  rulebook.on<on_turn_due>();
  rulebook.fact<TrafficChanged>();
  rulebook.fact<TrafficTurns>();
  rulebook.fact<TrafficReturns>();
  rulebook.command<SetTraffic>(Role::trainee);
}

void set_scale(Context& context, double scale) {
  if (context.only<Traffic>().scale == scale) return;
  context.edit_only<Traffic>().scale = scale;
  context.announce(TrafficChanged{scale});
}

void leave_open(Context& context, Id<Outside> id, Duration idle) {
  if (context[id].left_open == idle) return;
  context.edit(id).left_open = idle;
  if (idle > Duration::zero())
    context.announce(ConnectionsLeft{id});
  else
    context.announce(ConnectionsClosed{id});
}

Result<Forecast> check(const World& world, const SetTraffic& command) {
  if (!(command.scale >= 0 && command.scale <= scale_max))
    return fail(
        impossible_code,
        "traffic can be from 0 to 1 000 times the ordinary, not " + say_number(command.scale),
        "scale", "try 2 for twice as much");
  if (world.table<Flow>().empty())
    return fail(impossible_code, "this platform has no users", {},
                "add operations to the platform");
  Traffic traffic = world.only<Traffic>();
  const bool loop = traffic.shape == LoadShape::clients;
  const auto load = [&] {
    return loop ? say_number(std::round(traffic.clients * traffic.scale)) + " clients"
                : say_rate(arrival_rate(traffic, world.table<TrafficChange>(),
                                        world.table<TrafficPoint>(), world.now()));
  };
  const std::string before = load();
  traffic.scale = command.scale;
  return Forecast{(loop ? "users go from " : "users' requests go from ") + before + " to " + load(),
                  {"users"},
                  false};
}

void apply(Context& context, const SetTraffic& command) { set_scale(context, command.scale); }

}  // namespace drydock::workload
