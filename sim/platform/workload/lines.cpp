// Lines before CPUs while they are not at rest.
#include "sim/platform/workload/lines.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/flow/fluid_line.h"
#include "sim/platform/workload/doubts.h"
#include "sim/platform/workload/evaluate.h"

namespace drydock::workload {

namespace {

/// Lines that forget their past faster follow their rates at once, s.
constexpr double slow_relaxation = 5;
/// A line is where its rates say up to this share and part of a request.
constexpr double near_share = 0.02, near_requests = 0.5;
/// Flows are computed anew after this share of a line's way, but not more often or more seldom, s.
constexpr double part_of_way = 0.125, least_step = 1, most_step = 10;
/// Nor more often than this share of the time that it has moved: under too much load some never
/// rest.
constexpr double part_of_age = 0.05;
/// No line of more is told from a longer one.
constexpr int longest_told = 10'000;

flow::FluidLine way_with_room(const FlowService& service, int room, double each) {
  const int servers = service.servers();
  return {servers, std::clamp(room, servers, std::max(servers, longest_told)), each};
}

/// A line grows no longer than callers have connections: the others wait there for one.
flow::FluidLine way_of(const FlowService& service, double each) {
  const int room = service.room();
  const bool bound = service.at_once > 0 && service.at_once < room;
  return way_with_room(service, bound ? static_cast<int>(std::ceil(service.at_once)) : room, each);
}

bool forgets_slowly(const FlowService& service, double arrivals, double each) {
  const int servers = service.servers();
  return relaxation_time(each, servers, arrivals * each / servers) > slow_relaxation;
}

bool is_there(double number, double goal) {
  return std::fabs(number - goal) <= near_share * goal + near_requests;
}

/// The age of a line counts while it moves and runs back while it rests, so that one that hardly
/// comes to rest grows old, too.
Time younger(const Line& line, Time now) {
  const bool rested = line.number < 0 && line.since > Time{};
  return rested ? std::min(now, line.since + 2 * (now - line.at)) : line.since;
}

/// What holds so many in the steady state, in servers: it stays when the mix of work changes.
double load_at(const FlowService& service, double number) {
  return way_with_room(service, service.room(), 1).arrivals_at(number);
}

/// As many as stood there before, in the pods that are there now.
double carried_over(double number, double before, double pods) {
  return number * std::min(1.0, before / pods);
}

}  // namespace

std::vector<Line> advance_lines(Context& context, FlowModel& model) {
  std::vector<Line> lines;
  lines.reserve(model.services.size());
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    FlowService& service = model.services[i];
    Line line = context[Id<Service>{i}].line;
    line.since = younger(line, context.now());
    if (service.pods <= 0) line = {};
    if (line.number >= 0) {
      const flow::FluidLine way = way_of(service, line.each);
      const double past = in_seconds(context.now() - line.at);
      line.number =
          carried_over(way.number_after(line.number, line.arrivals, past), line.pods, service.pods);
      service.felt = load_at(service, line.number);
    }
    line.at = context.now();
    lines.push_back(line);
  }
  return lines;
}

namespace {

/// What becomes of a line when so much is asked of it.
Line turned_to(const Line& before, FlowService& service) {
  if (service.pods <= 0 || service.arrivals <= 0 || service.each <= 0) return {};
  Line line = before;
  line.arrivals = service.arrivals / service.pods;
  line.each = service.each;
  line.pods = service.pods;
  const bool rests = before.number < 0;
  const bool was_slow = rests && forgets_slowly(service, before.arrivals, before.each);
  if (rests && !was_slow && !forgets_slowly(service, line.arrivals, line.each)) return line;
  const flow::FluidLine way = way_of(service, line.each);
  if (rests && before.pods > 0)
    line.number = carried_over(way.number_at(before.arrivals * before.each / line.each),
                               before.pods, line.pods);
  if (line.number < 0 || is_there(line.number, way.number_at(line.arrivals))) {
    line.number = -1;
  } else if (rests) {
    if (line.since == Time{}) line.since = line.at;
    service.felt = load_at(service, line.number);
  }
  return line;
}

}  // namespace

bool keep_lines(Context& context, FlowModel& model, const std::vector<Line>& before) {
  bool leaves = false;
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    const bool felt = model.services[i].felt >= 0;
    context.edit(Id<Service>{i}).line = turned_to(before[i], model.services[i]);
    leaves = leaves || (!felt && model.services[i].felt >= 0);
  }
  return leaves;
}

void await_lines(Context& context, const FlowModel& model) {
  double step = most_step, age = 0;
  bool any = false;
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    const Line& line = context[Id<Service>{i}].line;
    if (line.number < 0) continue;
    any = true;
    age = std::max(age, in_seconds(context.now() - line.since));
    const flow::FluidLine way = way_of(model.services[i], line.each);
    const double speed = std::fabs(way.growth(line.number, line.arrivals));
    const double left = std::fabs(way.number_at(line.arrivals) - line.number);
    if (speed > 0) step = std::min(step, part_of_way * left / speed);
  }
  Flow& flow = context.edit_only<Flow>();
  if (flow.lines_due) context.cancel(flow.lines_due);
  flow.lines_due = {};
  step = std::max({step, least_step, part_of_age * age});
  if (any) flow.lines_due = schedule_lines(context, from_seconds(step));
}

void forget_lines(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i)
    context.edit(Id<Service>{i}).line = {};
  Flow& flow = context.edit_only<Flow>();
  if (flow.lines_due) context.cancel(flow.lines_due);
  flow.lines_due = {};
}

}  // namespace drydock::workload
