// Reads single requests: what was traced, and where the time of one of them went.
#include <algorithm>
#include <array>

#include "gui/bridge/ids.h"
#include "gui/bridge/trace_reader.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/report/waterfall.h"

namespace drydock::bridge {

namespace {

constexpr qsizetype kMostTraces = 2000;
constexpr Duration kWatch = minutes(5);

double inMilliseconds(Duration time) { return in_seconds(time) * 1000; }

models::TraceEnd endOf(requests::Outcome outcome) {
  switch (outcome) {
    case requests::Outcome::served:
      return models::TraceEnd::served;
    case requests::Outcome::refused:
      return models::TraceEnd::refused;
    case requests::Outcome::timed_out:
      return models::TraceEnd::timedOut;
    case requests::Outcome::abandoned:
      return models::TraceEnd::abandoned;
    case requests::Outcome::failed_below:
      return models::TraceEnd::failedBelow;
    case requests::Outcome::failed:
      return models::TraceEnd::failed;
    case requests::Outcome::cut:
      break;
  }
  return models::TraceEnd::cut;
}

QString traceId(const report::TracedRequest& request) {
  return idOf("request", QString("%1/%2").arg(request.operation.index).arg(request.number));
}

// Who asks: users, or a queue with its messages.
QString askerOf(const World& world, Id<requests::Operation> operation) {
  const auto id = world.find<workload::Operation>(world.text(world[operation].name));
  return id && world[id].backlog ? TraceText::tr("message") : TraceText::tr("users");
}

// How many of the requests of users are traced: one in so many, or 0 for none.
int tracedEvery(const World& world) {
  for (const auto& [id, row] : world.table<workload::Operation>()) {
    const auto operation = workload::traced_operation(world, id);
    if (operation && !row.backlog) return static_cast<int>(world[operation].trace_every);
  }
  return 0;
}

models::TraceItem itemOf(const World& world, const report::TracedRequest& request) {
  return {traceId(request), textOf(world.text(world[request.operation].name)),
          momentOf(request.asked), inMilliseconds(request.took), endOf(request.outcome)};
}

// The stretches of an attempt between the marks of its span.
QVector<models::TracePart> partsOf(const requests::Span& span, Time asked) {
  using models::TraceWork;
  // The request itself only waits for what it asks of the platform.
  if (!span.step) return {{TraceWork::below, 0, inMilliseconds(span.returned - asked)}};
  QVector<models::TracePart> parts;
  Time at = span.called;
  const auto add = [&](TraceWork kind, Time until) {
    if (until > at) parts.append({kind, inMilliseconds(at - asked), inMilliseconds(until - asked)});
    at = std::max(at, until);
  };
  const std::array<std::pair<Time, TraceWork>, 5> marks{{{span.connected, TraceWork::line},
                                                         {span.came, TraceWork::network},
                                                         {span.began, TraceWork::line},
                                                         {span.worked, TraceWork::work},
                                                         {span.answered, TraceWork::below}}};
  for (const auto& [time, kind] : marks) {
    if (time != Time{}) add(kind, time);
  }
  add(span.answered == Time{} ? TraceWork::silent : TraceWork::network, span.returned);
  return parts;
}

// The pod that served the attempt, else what was meant: a service, a bucket, a system outside.
QString thingOfSpan(const World& world, const requests::Span& span) {
  if (!span.step) return {};
  if (span.server) {
    const Name server = workload::server_name(world, span.server);
    if (server && world.find<kubernetes::Pod>(world.text(server))) {
      return idOf("pod", world.text(server));
    }
  }
  const std::string_view name = world.text(world[span.step].name);
  if (world.find<workload::Service>(name)) return idOf("service", name);
  if (world.find<workload::Outside>(name)) return idOf("outside", name);
  return world.find<workload::ObjectStore>(name) ? idOf("bucket", name) : QString();
}

models::TraceHop hopOf(const World& world, const report::Hop& row, const requests::Span& span,
                       Time asked) {
  models::TraceHop hop;
  hop.depth = row.depth;
  hop.name = span.step ? sayWord(row.name) : askerOf(world, span.operation);
  hop.label = hop.name;
  if (row.run > 0) hop.label = TraceText::tr("%1, call %2").arg(hop.label).arg(row.run + 1);
  if (row.attempt > 0) hop.label = TraceText::tr("%1, try %2").arg(hop.label).arg(row.attempt + 1);
  hop.place = row.server == "gone by now" ? TraceText::tr("gone by now")
                                          : QString::fromStdString(row.server);
  hop.thing = thingOfSpan(world, span);
  hop.end = endOf(row.outcome);
  hop.from = inMilliseconds(row.called);
  hop.to = inMilliseconds(row.returned);
  hop.parts = partsOf(span, asked);
  return hop;
}

}  // namespace

models::TraceModel readTraces(const Desk& desk) {
  const World& world = desk.world;
  models::TraceModel model;
  if (world.table<workload::Flow>().empty()) {
    model.why = TraceText::tr("This platform has no users.");
    return model;
  }
  model.requestsRun = workload::requests_run(world);
  if (model.requestsRun) model.every = tracedEvery(world);
  const Time until = workload::watched_until(world);
  if (until > world.now()) model.until = momentOf(until);
  if (model.every == 0) {
    const Result<Forecast> possible = desk.check(watchCommand(world, true));
    if (!possible) model.why = sayRefusal(possible.error());
  }
  const auto found = report::traced_requests(world, world.start());
  const auto all = static_cast<qsizetype>(found.size());
  for (qsizetype at = std::max<qsizetype>(0, all - kMostTraces); at < all; ++at) {
    model.requests.append(itemOf(world, found[static_cast<std::size_t>(at)]));
  }
  return model;
}

models::Waterfall readWaterfall(const World& world, const QString& id) {
  models::Waterfall waterfall;
  waterfall.request.id = id;
  for (const report::TracedRequest& request : report::traced_requests(world, world.start())) {
    if (traceId(request) != id) continue;
    waterfall.request = itemOf(world, request);
    const auto spans = requests::spans(world, request.operation, request.number);
    const auto rows = report::hops(world, request);
    for (std::size_t at = 0; at < rows.size() && at < spans.size(); ++at) {
      waterfall.hops.append(hopOf(world, rows[at], spans[at], request.asked));
    }
    break;
  }
  return waterfall;
}

AnyCommand watchCommand(const World& world, bool on) {
  const bool always =
      workload::requests_run(world) && workload::watched_until(world) <= world.now();
  if (always) return workload::TraceRequests{on ? 1 : 0};
  return workload::WatchRequests{on ? kWatch : Duration::zero()};
}

}  // namespace drydock::bridge
