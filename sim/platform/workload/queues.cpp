// What people are told of queues without room and of brokers without memory.
#include <cmath>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/facts.h"

namespace drydock::workload {

namespace {

/// Messages a second that are worth a word.
constexpr double least_lost = 0.01;

}  // namespace

void report_queues(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Backlog>().size(); ++i) {
    const Id<Backlog> id{i};
    const Backlog row = context[id];
    if (!row.full && row.lost_rate > least_lost) {
      context.edit(id).full = true;
      context.announce(QueueFull{id, std::round(row.lost_rate * 100) / 100});
    } else if (row.full && row.lost_rate <= 0 && row.depth() < row.room) {
      context.edit(id).full = false;
      context.announce(QueueHasRoom{id});
    }
  }
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Id<Service> id{i};
    const Service row = context[id];
    if (row.blocked == row.told_blocked) continue;
    context.edit(id).told_blocked = row.blocked;
    if (row.blocked)
      context.announce(PublishersBlocked{id});
    else
      context.announce(PublishersFree{id});
  }
}

void install_queues(Rulebook& rulebook) {
  rulebook.fact<QueueFull>();
  rulebook.fact<QueueHasRoom>();
  rulebook.fact<PublishersBlocked>();
  rulebook.fact<PublishersFree>();
}

}  // namespace drydock::workload
