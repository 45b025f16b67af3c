// Lays out the trace of a request.
#include "sim/practice/report/waterfall.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/platform/network/tables.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

namespace {

constexpr int bar_width = 48;

/// A span with the marks between its parts.
struct Part {
  Time from, to;
  char sign = ' ';
};

/// The parts of a span in the order of time, the last one until it returned.
std::vector<Part> parts_of(const requests::Span& span) {
  std::vector<Part> parts;
  Time at = span.called;
  const std::array<std::pair<Time, char>, 5> marks{{{span.connected, '='},
                                                    {span.came, '~'},
                                                    {span.began, '='},
                                                    {span.worked, '#'},
                                                    {span.answered, '-'}}};
  for (const auto& [time, sign] : marks) {
    if (time == Time{}) continue;
    const Time to = std::min(time, span.returned);  // Work may go on when its caller has left.
    parts.push_back({at, to, sign});
    at = to;
  }
  const bool answered = span.answered != Time{} && span.answered <= span.returned;
  parts.push_back({at, span.returned, !span.step ? '-' : answered ? '~' : '!'});
  return parts;
}

std::string server_of(const World& world, const requests::Span& span) {
  if (!span.server || !span.step || world[span.step].kind != requests::StepKind::call) return {};
  const Name name = workload::server_name(world, span.server);
  const std::uint8_t zone = world[span.server].zone;
  std::string text = name ? std::string(world.text(name)) : "gone by now";
  for (const auto& [id, row] : world.table<network::Zone>())
    if (id.index == zone) text += " (" + std::string(world.text(row.name)) + ")";
  return text;
}

Hop hop_of(const World& world, const requests::Span& span, Time asked) {
  Hop hop;
  hop.name = span.step ? std::string(world.text(world[span.step].name)) : "users";
  hop.server = server_of(world, span);
  hop.run = span.run;
  hop.attempt = span.attempt;
  hop.outcome = span.outcome;
  hop.called = span.called - asked;
  hop.returned = span.returned - asked;
  for (const Part& part : parts_of(span)) {
    Duration& sum = part.sign == '~'   ? hop.network
                    : part.sign == '=' ? hop.line
                    : part.sign == '#' ? hop.work
                    : part.sign == '-' ? hop.below
                                       : hop.silent;
    sum += part.to - part.from;
  }
  return hop;
}

/// How many callers are above each span.
std::vector<int> depths_of(const std::vector<requests::Span>& spans) {
  std::vector<int> depths(spans.size(), 0);
  for (std::size_t i = 0; i < spans.size(); ++i)
    for (std::size_t above = i; above-- > 0;) {
      if (spans[above].luck != spans[i].parent_luck) continue;
      depths[i] = depths[above] + 1;
      break;
    }
  return depths;
}

std::string bar_of(const requests::Span& span, Time asked, Duration took) {
  std::string bar(bar_width, ' ');
  const auto place = [&](Time at) {
    const double share = took > Duration::zero() ? in_seconds(at - asked) / in_seconds(took) : 0;
    return std::clamp(static_cast<int>(share * bar_width), 0, bar_width - 1);
  };
  bar[static_cast<std::size_t>(place(span.called))] = '.';
  for (const Part& part : parts_of(span)) {
    if (part.to <= part.from) continue;
    const int first = place(part.from), last = place(part.to - nanoseconds(1));
    // What is shorter than a column only shows where nothing longer stands.
    for (int i = first; i <= last; ++i) {
      char& sign = bar[static_cast<std::size_t>(i)];
      if (last > first || sign == ' ' || sign == '.' || part.sign == '#') sign = part.sign;
    }
  }
  return bar;
}

std::string say_ms(Duration time) {
  const double tenths = std::round(in_seconds(time) * 1e4);
  const auto whole = static_cast<std::int64_t>(tenths / 10);
  return say_count(whole) + "." + std::to_string(static_cast<std::int64_t>(tenths) % 10);
}

std::string say_outcome(requests::Outcome outcome) {
  switch (outcome) {
    case requests::Outcome::served:
      return "";
    case requests::Outcome::refused:
      return "refused";
    case requests::Outcome::timed_out:
      return "timed out";
    case requests::Outcome::abandoned:
      return "lost patience";
    case requests::Outcome::failed_below:
      return "a call below failed";
    case requests::Outcome::failed:
      return "failed";
    case requests::Outcome::cut:
      return "its caller left";
  }
  return "";
}

std::string label_of(const Hop& hop) {
  std::string label(static_cast<std::size_t>(2 * hop.depth), ' ');
  label += hop.name.empty() ? "-" : hop.name;
  if (hop.run > 0) label += ", call " + std::to_string(hop.run + 1);
  if (hop.attempt > 0) label += ", try " + std::to_string(hop.attempt + 1);
  return label;
}

std::string ending_of(requests::Outcome outcome) {
  const std::string word = say_outcome(outcome);
  return word.empty() ? "served" : word;
}

codec::Value in_ms(Duration time) { return codec::Value(static_cast<double>(time.count()) / 1e6); }

}  // namespace

std::vector<TracedRequest> traced_requests(const World& world, Time from,
                                           Id<requests::Operation> operation) {
  std::vector<TracedRequest> found;
  for (const auto& [id, span] : world.table<requests::Span>()) {
    if (span.step || span.called < from) continue;
    if (operation && span.operation != operation) continue;
    found.push_back(
        {span.operation, span.request, span.called, span.returned - span.called, span.outcome});
  }
  return found;
}

std::vector<Hop> hops(const World& world, const TracedRequest& request) {
  const auto spans = requests::spans(world, request.operation, request.number);
  const std::vector<int> depths = depths_of(spans);
  std::vector<Hop> rows;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Hop hop = hop_of(world, spans[i], request.asked);
    hop.depth = depths[i];
    rows.push_back(std::move(hop));
  }
  return rows;
}

std::string waterfall_text(const World& world, const TracedRequest& request, const Ink& ink) {
  const auto spans = requests::spans(world, request.operation, request.number);
  const std::vector<Hop> rows = hops(world, request);
  std::string text =
      ink.strong(std::string(world.text(world[request.operation].name)) + ", request " +
                 say_count(static_cast<std::int64_t>(request.number))) +
      " of " + say_time(request.asked) + ": " + ending_of(request.outcome) + " after " +
      say_ms(request.took) + " ms\n\n";
  using enum Align;
  Columns table({left, left, left, right, right, right, right, right, right, left});
  table.row({"hop", "pod", "time", "all ms", "way", "line", "work", "below", "silent", ""});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Hop& hop = rows[i];
    const auto part = [](Duration time) {
      return time > Duration::zero() ? say_ms(time) : std::string();
    };
    table.row({label_of(hop), hop.server, "|" + bar_of(spans[i], request.asked, request.took) + "|",
               say_ms(hop.returned - hop.called), part(hop.network), part(hop.line), part(hop.work),
               part(hop.below), part(hop.silent), say_outcome(hop.outcome)});
  }
  return text + table.text() + "\n  " +
         ink.quiet(
             "~ on the way   = waits in line   # works   - waits for what it called   "
             "! no answer") +
         "\n";
}

codec::Value waterfall_json(const World& world, const TracedRequest& request) {
  codec::Value whole{codec::Value::Object{}};
  whole.set("operation", std::string(world.text(world[request.operation].name)));
  whole.set("request", static_cast<std::int64_t>(request.number));
  whole.set("asked", iso_time(request.asked));
  whole.set("ms", in_ms(request.took));
  whole.set("outcome", ending_of(request.outcome));
  codec::Value::List list;
  for (const Hop& hop : hops(world, request)) {
    codec::Value row{codec::Value::Object{}};
    row.set("depth", static_cast<std::int64_t>(hop.depth));
    row.set("name", hop.name);
    row.set("pod", hop.server);
    row.set("run", static_cast<std::int64_t>(hop.run));
    row.set("attempt", static_cast<std::int64_t>(hop.attempt));
    row.set("outcome", ending_of(hop.outcome));
    row.set("called_ms", in_ms(hop.called));
    row.set("returned_ms", in_ms(hop.returned));
    row.set("network_ms", in_ms(hop.network));
    row.set("line_ms", in_ms(hop.line));
    row.set("work_ms", in_ms(hop.work));
    row.set("below_ms", in_ms(hop.below));
    row.set("silent_ms", in_ms(hop.silent));
    list.push_back(std::move(row));
  }
  whole.set("hops", codec::Value(std::move(list)));
  return whole;
}

}  // namespace drydock::report
