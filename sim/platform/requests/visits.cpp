// Rows of visits: their families, and how they are withdrawn from wherever they are.
#include "sim/platform/requests/hot.h"

namespace drydock::requests {

TakenVisit add_visit(Context& context) {
  const Id<Visit> made = context.add(Visit{});
  return {made, context.edit(made)};
}

void adopt(Context& context, Id<Visit> parent, Visit& above, Id<Visit> child, Visit& visit) {
  hot::adopt(context, parent, above, child, visit);
}

void disown(Context& context, Id<Visit> id, Visit& visit) {
  if (!visit.parent) return;
  hot::disown(context, context.edit(visit.parent), id, visit);
  visit.parent = visit.elder = visit.sibling = {};
}

void release(Context& context, Id<Visit> id, Visit& visit) {
  disown(context, id, visit);
  hot::release(context, context.edit_only<Wiring>(), id, visit);
}

void hang(Context& context, Id<Visit> id, Visit& visit) {
  visit.phase = Phase::hung;
  if (!visit.orphan && (visit.parent || visit.timeout)) return;
  if (visit.present) leave(context, visit, Outcome::cut);
  visit.outcome = Outcome::cut;
  release(context, id, visit);
}

void withdraw(Context& context, Id<Visit> id, Outcome outcome) {
  Visit& visit = context.edit(id);
  switch (visit.phase) {
    case Phase::free:
    case Phase::hung:
      break;
    case Phase::going:
    case Phase::coming:
    case Phase::reading:
    case Phase::resting:
      context.cancel(visit.due);
      break;
    case Phase::unconnected:
    case Phase::connected:
      context.cancel(visit.due);
      disconnect(context, visit);
      break;
    case Phase::waiting:
      context.cancel(visit.due);
      take_from_line(context, visit);
      break;
    case Phase::working:
      if (visit.present) {
        stop_work(context, id, visit);
      } else {
        context.cancel(visit.due);
      }
      break;
    case Phase::calling:
      release_below(context, id);
      break;
  }
  visit.phase = Phase::hung;
  if (visit.present) leave(context, visit, outcome);
}

namespace {

bool goes_on(const Context& context, const Visit& visit) {
  const bool at_it = visit.phase != Phase::hung && visit.phase != Phase::coming &&
                     visit.phase != Phase::resting && visit.phase != Phase::unconnected &&
                     visit.phase != Phase::connected;
  return at_it && !context[visit.step].cancels;
}

}  // namespace

void release_below(Context& context, Id<Visit> id) {
  while (const Id<Visit> child = context[id].first_child) {
    Visit& visit = context.edit(child);
    disown(context, child, visit);
    if (visit.timeout) {
      context.cancel(visit.timeout);
      visit.timeout = {};
    }
    if (goes_on(context, visit)) {
      visit.orphan = true;
      if (Span* span = span_of(context, visit)) {
        span->outcome = Outcome::cut;
        span->returned = context.now();
      }
    } else {
      withdraw(context, child, Outcome::cut);
      visit.outcome = Outcome::cut;
      release(context, child, visit);
    }
  }
}

}  // namespace drydock::requests
