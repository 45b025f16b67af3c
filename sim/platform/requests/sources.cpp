// Whole requests: where they come from, and what is counted of them when they end.
#include <algorithm>

#include "sim/platform/requests/install.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

void schedule_arrival(Context& context, Id<Source> id, Source& source, double gap) {
  const Duration wait = from_seconds(gap / source.rate);
  source.due_at = context.now() + wait;
  source.due = context.schedule(wait, Arrived{id});
}

double drawn_gap(Context& context, const Source& source) {
  return context.random(source.gaps).exponential(1.0);
}

void think(Context& context, Id<Source> id, Duration time) {
  Source& source = context.edit(id);
  if (source.active > source.clients) {
    --source.active;
    return;
  }
  context.schedule(time, Asks{id});
}

/// What a request that ended means for whoever asked.
void tell_source(Context& context, const Asked& asked, std::uint64_t luck, Duration response,
                 bool served) {
  const Source& source = context[asked.source];
  if (source.kind == SourceKind::messages)
    return settle(context, source.queue, asked.message, asked.server, served);
  if (source.kind != SourceKind::closed) return;
  const Draws draws(context.world(), luck);
  const double first = draws.pair(Purpose::work_and_hop).first;
  Duration time = from_seconds(sample(source.think, first, draws, 4));
  if (time == Duration::zero() && response == Duration::zero()) time = least_pause;
  think(context, asked.source, time);
}

/// A root's number, and the luck that goes with it.
std::uint64_t number_of(Context& context, Operation& operation, const Asked& asked,
                        std::uint64_t& luck) {
  if (!asked.message) {
    const std::uint64_t number = operation.requests++;
    luck = mix(operation.luck, number);
    return number;
  }
  const Message& message = context[asked.message];
  luck = mix(operation.luck, message.number);
  if (message.deliveries > 0) luck = mix(luck, message.deliveries);
  return message.number;
}

}  // namespace

void begin_request(Context& context, Id<Operation> id, const Asked& asked) {
  const auto [made, root] = take_visit(context);
  Operation& operation = context.edit(id);
  const Time now = context.now();
  count(operation, now);
  ++operation.number;
  ++operation.tally.offered;
  const std::uint64_t number = number_of(context, operation, asked, root.luck);
  root.operation = id;
  root.came = now;
  root.phase = Phase::calling;
  root.source = asked.source;
  root.message = asked.message;
  root.server = asked.server;
  if (operation.trace_every > 0 && number % operation.trace_every == 0) [[unlikely]] {
    Span span;
    span.request = number;
    span.operation = id;
    start_trail(context, root, span, 0);
  }
  call(context, made, root, {}, 0);
}

void finish_request(Context& context, Id<Visit> id, Outcome outcome) {
  Visit& root = context.edit(id);
  Operation& operation = context.edit(root.operation);
  const Time now = context.now();
  const Duration response = now - root.came;
  count(operation, now);
  --operation.number;
  operation.tally.residence += response.count();
  if (outcome == Outcome::served) {
    count_served(operation.tally, response);
    context.edit(operation.responses).add(response);
  } else {
    count_failure(operation.tally, outcome);
  }
  root.outcome = outcome;
  const Asked asked{root.source, root.message, root.server};
  const std::uint64_t luck = root.luck;
  release(context, id, root);
  if (asked.source) tell_source(context, asked, luck, response, outcome == Outcome::served);
}

void start_client(Context& context, Id<Source> id) {
  Source& source = context.edit(id);
  ++source.active;
  const double drawn = context.random(source.gaps).uniform();
  const std::uint64_t luck = context[source.gaps].key + context[source.gaps].drawn;
  const Draws draws(context.world(), luck);
  context.schedule(from_seconds(sample(source.think, drawn, draws, 4)), Asks{id});
}

Id<Source> add_source(Context& context, Source given) {
  DRYDOCK_ASSERT(given.rate >= 0 && given.batch >= 1 && given.clients >= 0,
                 "a source has a rate or clients, and batches of one or more");
  given.gaps = context.stream(given.name, "requests");
  given.active = 0;
  const double rate = given.rate;
  const std::int32_t clients = given.clients;
  given.rate = 0;
  given.clients = 0;
  const Id<Source> id = context.add(given);
  if (given.kind == SourceKind::poisson) {
    context.edit(id).left = drawn_gap(context, context[id]);
    set_rate(context, id, rate);
  }
  if (given.kind == SourceKind::closed) set_clients(context, id, clients);
  return id;
}

void set_rate(Context& context, Id<Source> id, double rate) {
  DRYDOCK_ASSERT(rate >= 0, "a rate of arrivals is not negative");
  Source& source = context.edit(id);
  if (rate == source.rate) return;
  if (source.rate > 0) {
    source.left = in_seconds(source.due_at - context.now()) * source.rate;
    context.cancel(source.due);
    source.due = {};
  }
  source.rate = rate;
  if (rate > 0) schedule_arrival(context, id, source, source.left);
}

void set_clients(Context& context, Id<Source> id, std::int32_t clients) {
  DRYDOCK_ASSERT(clients >= 0, "a number of clients is not negative");
  context.edit(id).clients = clients;
  while (context[id].active < clients) start_client(context, id);
}

void ask(Context& context, Id<Operation> operation) { begin_request(context, operation, {}); }

void on_arrived(Context& context, const Arrived& due) {
  Source& source = context.edit(due.source);
  schedule_arrival(context, due.source, source, drawn_gap(context, source));
  const Id<Operation> operation = source.operation;
  const std::int32_t batch = source.batch;
  for (std::int32_t i = 0; i < batch; ++i) begin_request(context, operation, {});
}

void on_asks(Context& context, const Asks& due) {
  Source& source = context.edit(due.source);
  if (source.active > source.clients) {
    --source.active;
    return;
  }
  Asked asked;
  asked.source = due.source;
  begin_request(context, source.operation, asked);
}

}  // namespace drydock::requests
