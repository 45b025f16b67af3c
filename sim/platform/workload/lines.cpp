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

flow::FluidLine way_of(const FlowService& service, double each) {
  const int servers = service.servers();
  return {servers, std::clamp(service.room(), servers, std::max(servers, longest_told)), each};
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
void grow_younger(Line& line, Time now) {
  if (line.number < 0 && line.since > Time{})
    line.since = std::min(now, line.since + 2 * (now - line.at));
}

/// As many as stood there before, in the pods that are there now.
double carried_over(double number, double before, double pods) {
  return number * std::min(1.0, before / pods);
}

}  // namespace

void advance_lines(Context& context, FlowModel& model) {
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    const Line before = context[Id<Service>{i}].line;
    if (before.number < 0) continue;
    FlowService& service = model.services[i];
    Line& line = context.edit(Id<Service>{i}).line;
    if (service.pods <= 0) {
      line = {};
      continue;
    }
    const flow::FluidLine way = way_of(service, before.each);
    const double past = in_seconds(context.now() - before.at);
    line.number = carried_over(way.number_after(before.number, before.arrivals, past), before.pods,
                               service.pods);
    line.at = context.now();
    service.felt = way.arrivals_at(line.number);
  }
}

bool keep_lines(Context& context, FlowModel& model) {
  bool leaves = false;
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    FlowService& service = model.services[i];
    Line& line = context.edit(Id<Service>{i}).line;
    const Line before = line;
    if (service.pods <= 0 || service.arrivals <= 0 || service.each <= 0) {
      line = {};
      continue;
    }
    grow_younger(line, context.now());
    line.arrivals = service.arrivals / service.pods;
    line.each = service.each;
    line.pods = service.pods;
    line.at = context.now();
    const bool rests = before.number < 0;
    const bool was_slow = rests && forgets_slowly(service, before.arrivals, before.each);
    if (rests && !was_slow && !forgets_slowly(service, line.arrivals, line.each)) continue;
    const flow::FluidLine way = way_of(service, line.each);
    double number = before.number;
    if (rests && before.pods > 0)
      number = carried_over(way.number_at(before.arrivals * before.each / line.each), before.pods,
                            line.pods);
    const bool there = number < 0 || is_there(number, way.number_at(line.arrivals));
    line.number = there ? -1 : number;
    if (!rests || there) continue;
    if (line.since == Time{}) line.since = context.now();
    service.felt = way.arrivals_at(number);
    leaves = true;
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
