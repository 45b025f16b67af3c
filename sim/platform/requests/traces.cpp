// Traces: where each millisecond of some requests went.
#include <algorithm>

#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {

void start_trail(Context& context, Visit& visit, const Span& caller, std::uint64_t caller_luck) {
  Wiring& wiring = context.edit_only<Wiring>();
  Id<Trail> id = wiring.free_trail;
  if (id) {
    wiring.free_trail = context[id].next_free;
  } else {
    id = context.add(Trail{});
  }
  visit.trail = id;
  Span& span = context.edit(id).span;
  span = Span{};
  span.request = caller.request;
  span.operation = caller.operation;
  span.parent_luck = caller_luck;
  span.step = visit.step;
  span.run = visit.run;
  span.attempt = visit.attempt;
  span.luck = visit.luck;
  span.order = wiring.spans++;
  span.called = context.now();
  if (!visit.step) span.came = span.began = span.worked = context.now();
}

void restart_trail(Context& context, const Visit& visit) {
  Span& span = context.edit(visit.trail).span;
  span.luck = visit.luck;
  span.attempt = visit.attempt;
  span.order = context.edit_only<Wiring>().spans++;
  span.called = context.now();
}

Span* open_span(Context& context, const Visit& visit) { return &context.edit(visit.trail).span; }

void close_span(Context& context, const Visit& visit, Outcome outcome) {
  Span& span = context.edit(visit.trail).span;
  if (span.called == Time{}) return;
  if (span.returned == Time{}) {  // Else its caller left earlier, and how is known.
    span.outcome = outcome;
    span.returned = context.now();
  }
  context.add(span);
  span.server = {};
  span.outcome = Outcome::served;
  span.called = span.connected = span.came = span.began = span.worked = span.answered =
      span.returned = Time{};
  const std::uint32_t written = context.table<Span>().size();
  const std::uint32_t kept = context.only<Wiring>().spans_kept;
  if (written > kept) context.forget_before<Span>(written - kept);
}

void free_trail(Context& context, Visit& visit) {
  Wiring& wiring = context.edit_only<Wiring>();
  context.edit(visit.trail).next_free = wiring.free_trail;
  wiring.free_trail = visit.trail;
  visit.trail = {};
}

void trace(Context& context, Id<Operation> operation, std::uint32_t every) {
  context.edit(operation).trace_every = every;
}

std::vector<Span> spans(const World& world, Id<Operation> operation, std::uint64_t request) {
  std::vector<Span> found;
  bool finished = false;
  for (const auto& [id, span] : world.table<Span>()) {
    if (span.request != request || span.operation != operation) continue;
    found.push_back(span);
    finished = finished || !span.step;
  }
  if (!finished) return {};
  std::sort(found.begin(), found.end(),
            [](const Span& a, const Span& b) { return a.order < b.order; });
  return found;
}

}  // namespace drydock::requests
