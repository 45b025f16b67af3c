// How many requests users make: a curve over the day and the week, and a command that scales it.
#include <cmath>

#include "sim/engine/base/math.h"
#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/workload.h"

namespace drydock::workload {

namespace {

constexpr double pi = 3.14159265358979324;
constexpr double scale_max = 1000;

bool is_weekend(Time at) {
  const auto day = std::chrono::floor<std::chrono::days>(at.time_since_epoch()).count();
  const auto weekday = ((day + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday; Sunday is 0.
  return weekday == 0 || weekday == 6;
}

}  // namespace

double arrival_rate(const Traffic& traffic, Time at) {
  double rate = traffic.peak;
  if (!traffic.constant) {
    const Duration since_peak = at.time_since_epoch() % hours(24) - traffic.peak_at;
    const double turn = in_seconds(since_peak) / in_seconds(hours(24));
    rate = traffic.night + (traffic.peak - traffic.night) * (1 + math::cos(2 * pi * turn)) / 2;
  }
  return rate * (is_weekend(at) ? traffic.weekend : 1) * traffic.scale;
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
  const double before = arrival_rate(traffic, world.now());
  traffic.scale = command.scale;
  return Forecast{"users' requests go from " + say_rate(before) + " to " +
                      say_rate(arrival_rate(traffic, world.now())),
                  {"users"},
                  false};
}

void apply(Context& context, const SetTraffic& command) { set_scale(context, command.scale); }

}  // namespace drydock::workload
