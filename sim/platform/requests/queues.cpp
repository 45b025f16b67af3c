// Queues of messages: what waits until a consumer has a place, comes again when the consumer fails,
// and is refused when the queue is full.
#include <algorithm>
#include <limits>

#include "sim/platform/requests/install.h"
#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

Id<Message> take_message(Context& context) {
  Wiring& wiring = context.edit_only<Wiring>();
  const Id<Message> id = wiring.free_message;
  if (!id) return context.add(Message{});
  wiring.free_message = context[id].next;
  context.edit(id) = Message{};
  return id;
}

bool has_place(const Context& context, const Queue& queue, Id<Server> id) {
  const Server& server = context[id];
  if (server.state != ServerState::answering) return false;
  return queue.in_hand == 0 || server.in_hand < queue.in_hand;
}

void free_message(Context& context, Id<Message> id) {
  Wiring& wiring = context.edit_only<Wiring>();
  context.edit(id).next = wiring.free_message;
  wiring.free_message = id;
}

void drop_oldest(Context& context, Queue& queue) {
  const Id<Message> oldest = queue.first;
  queue.first = context[oldest].next;
  if (!queue.first) queue.last = {};
  --queue.waiting;
  ++queue.dropped;
  free_message(context, oldest);
}

Id<Station> consumer_of(const Context& context, const Queue& queue) {
  return context[context[queue.consumer].root].station;
}

/// Takes turns among the servers with a place.
Id<Server> free_consumer(Context& context, const Queue& queue) {
  Station& station = context.edit(consumer_of(context, queue));
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const std::uint32_t place = (station.turn + i) % station.seats;
    const Id<Server> id = context[Id<Seat>{station.first_seat.index + place}].server;
    if (!has_place(context, queue, id)) continue;
    station.turn = place + 1;
    return id;
  }
  return {};
}

void hand_out(Context& context, Id<Queue> id, Id<Server> server) {
  Queue& queue = context.edit(id);
  const Time now = context.now();
  count(queue, now);
  Asked asked;
  asked.source = queue.source;
  asked.message = queue.first;
  asked.server = server;
  const Message& message = context[asked.message];
  queue.first = message.next;
  if (!queue.first) queue.last = {};
  --queue.waiting;
  ++queue.taken;
  const std::int64_t waited = (now - message.since).count();
  queue.delay += waited;
  queue.delay_most = std::max(queue.delay_most, waited);
  ++context.edit(server).in_hand;
  begin_request(context, queue.consumer, asked);
}

}  // namespace

Id<Queue> add_queue(Context& context, Queue given) {
  const Operation& consumer = context[given.consumer];
  DRYDOCK_ASSERT(context[consumer.root].kind == StepKind::call,
                 "a queue's consumer is a call of a station");
  given.counted = given.counted_from = context.now();
  const Id<Queue> id = context.add(given);
  Source source;
  source.name = given.name;
  source.operation = given.consumer;
  source.kind = SourceKind::messages;
  source.queue = id;
  const Id<Source> made = context.add(source);
  context.edit(id).source = made;
  return id;
}

Id<Depot> add_depot(Context& context, std::int64_t most, Duration patience) {
  PoolRule gate;
  gate.connections = std::numeric_limits<std::int32_t>::max();
  gate.patience = patience;
  Depot depot;
  depot.most = most;
  depot.gate = context.add(gate);
  Pool line;
  line.rule = depot.gate;
  const Id<Pool> shared = context.add(line);
  context.edit(depot.gate).shared = shared;
  return context.add(depot);
}

void add_publishing(Context& context, Id<Step> publish, Id<Queue> queue) {
  if (const Id<Depot> depot = context[queue].depot)
    context.edit(publish).pool = context[depot].gate;
  if (!context[publish].publishes) {
    context.edit(publish).publishes = queue;
    return;
  }
  Id<Queue> last = context[publish].publishes;
  while (last != queue && context[last].also) last = context[last].also;
  if (last != queue) context.edit(last).also = queue;
}

bool put(Context& context, Id<Queue> id) {
  Queue& queue = context.edit(id);
  count(queue, context.now());
  if (queue.room >= 0 && queue.waiting >= queue.room) {
    if (!queue.drops_oldest || !queue.first) {
      ++queue.refused;
      return false;
    }
    drop_oldest(context, queue);
  }
  const Id<Message> made = take_message(context);
  Message& message = context.edit(made);
  message.number = context.edit(queue.consumer).requests++;
  message.since = context.now();
  if (queue.last) {
    context.edit(queue.last).next = made;
  } else {
    queue.first = made;
  }
  queue.last = made;
  ++queue.waiting;
  ++queue.published;
  watch_depot(context, queue.depot);
  deliver(context, id);
  return true;
}

void deliver(Context& context, Id<Queue> id, Id<Server> first) {
  // A consumer that fails at once comes back here before its message is handed out in full.
  if (context[id].delivering) return;
  context.edit(id).delivering = true;
  while (context[id].first) {
    const Queue& queue = context[id];
    const bool suits = first && has_place(context, queue, first);
    const Id<Server> server = suits ? first : free_consumer(context, queue);
    if (!server) break;
    hand_out(context, id, server);
  }
  context.edit(id).delivering = false;
}

void deliver_to(Context& context, Id<Station> station) {
  for (std::uint32_t i = 0; i < context.table<Queue>().size(); ++i)
    if (consumer_of(context, context[Id<Queue>{i}]) == station) deliver(context, Id<Queue>{i});
}

void watch_depot(Context& context, Id<Depot> id) {
  if (!id) return;
  std::int64_t held = 0;
  for (const auto& [queue_id, queue] : context.table<Queue>())
    if (queue.depot == id) held += queue.waiting + queue.taken;
  set_closed(context, context[id].gate, held >= context[id].most);
}

void put_back(Context& context, Id<Queue> id, Id<Message> back) {
  Queue& queue = context.edit(id);
  count(queue, context.now());
  Message& message = context.edit(back);
  message.since = context.now();
  message.next = queue.first;
  queue.first = back;
  if (!queue.last) queue.last = back;
  ++queue.waiting;
  --queue.taken;
}

void settle(Context& context, Id<Queue> id, Id<Message> message, Id<Server> server, bool served) {
  Queue& queue = context.edit(id);
  --context.edit(server).in_hand;
  if (served) {
    ++queue.consumed;
    --queue.taken;
    free_message(context, message);
    watch_depot(context, queue.depot);
  } else {
    ++context.edit(message).deliveries;
    context.schedule(std::max(queue.redeliver, least_pause), Redelivered{id, message});
  }
  if (queue.first) deliver(context, id, server);
}

void on_redelivered(Context& context, const Redelivered& due) {
  ++context.edit(due.queue).redelivered;
  put_back(context, due.queue, due.message);
  deliver(context, due.queue);
}

}  // namespace drydock::requests
