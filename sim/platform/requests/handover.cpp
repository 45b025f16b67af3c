// What is handed over when requests begin or end to be looked at one by one: messages that wait.
#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

void empty_queue(Context& context, Queue& queue) {
  Wiring& wiring = context.edit_only<Wiring>();
  while (queue.first) {
    const Id<Message> message = queue.first;
    queue.first = context[message].next;
    context.edit(message).next = wiring.free_message;
    wiring.free_message = message;
  }
  queue.last = {};
  queue.waiting = 0;
}

}  // namespace

void set_waiting(Context& context, Id<Queue> id, std::int64_t messages) {
  Queue& queue = context.edit(id);
  count(queue, context.now());
  empty_queue(context, queue);
  const std::int64_t published = queue.published;
  for (std::int64_t i = 0; i < messages; ++i) put(context, id);
  context.edit(id).published = published;
  watch_depot(context, context[id].depot);
}

void set_failing(Context& context, Id<Step> step, double chance) {
  DRYDOCK_ASSERT(chance >= 0 && chance <= 1, "a chance lies between 0 and 1");
  context.edit(step).failing = chance;
}

}  // namespace drydock::requests
