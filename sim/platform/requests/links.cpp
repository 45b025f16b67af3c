// Calls below: in order, together, or one of them.
#include "sim/platform/requests/hot.h"

namespace drydock::requests {
namespace {

/// The share of runs that take the link, while the caller's server may be cold.
double chance_of(const Context& context, const Link& link, const Visit& visit) {
  if (link.cold_chance < 0 || !visit.server) return link.chance;
  const Server& server = context[visit.server];
  const std::int32_t cold = context[server.station].cold_requests;
  if (server.served >= cold) return link.chance;
  const double warm = static_cast<double>(server.served) / cold;
  return link.cold_chance + (link.chance - link.cold_chance) * warm;
}

bool is_taken(const Context& context, const Link& link, const Visit& visit) {
  if (link.chance >= 1 && link.cold_chance < 0) [[likely]]
    return true;
  const Draws draws(context.world(), mix(~visit.luck, link.key));
  return draws.pair(Purpose::rest_and_choice).first < chance_of(context, link, visit);
}

/// Whether the visit still waits for what is below, after something below may have ended it.
bool still_calling(const Visit& visit, std::uint32_t generation) {
  return visit.generation == generation && visit.phase == Phase::calling;
}

void send(Context& context, Id<Visit> id, Visit& visit, Id<Link> link) {
  const std::int32_t times = context[link].times;
  for (std::int32_t run = 0; run < times; ++run)
    call(context, id, visit, link, static_cast<std::uint16_t>(run));
}

/// Starts the first link from `link` on that somebody waits for; answers when there is none.
[[gnu::noinline]] void go_on(Context& context, Id<Visit> id, Visit& visit, Id<Link> link) {
  for (; link; link = context[link].next) {
    const Link& row = context[link];
    if (!is_taken(context, row, visit)) continue;
    if (!row.asynchronous) return call(context, id, visit, link, 0);
    send(context, id, visit, link);
  }
  answer(context, id, visit, Outcome::served);
}

void start_all(Context& context, Id<Visit> id, Visit& visit, Id<Link> link) {
  const std::uint32_t generation = visit.generation;
  Wiring& wiring = context.edit_only<Wiring>();
  visit.open = 1;  // Held until all have been started.
  while (link) {
    const Id<Link> current = link;
    const Link& row = context[current];
    link = row.next;
    if (!is_taken(context, row, visit)) continue;
    if (row.asynchronous) {
      send(context, id, visit, current);
      continue;
    }
    ++visit.open;
    hot::call(context, wiring, id, visit, current, row, 0);
    if (!still_calling(visit, generation)) return;
  }
  if (--visit.open == 0) answer(context, id, visit, Outcome::served);
}

[[gnu::noinline]] void start_one(Context& context, Id<Visit> id, Visit& visit, Id<Link> link) {
  double left = Draws(context.world(), visit.luck).pair(Purpose::rest_and_choice).second;
  for (; link; link = context[link].next) {
    const Link& row = context[link];
    left -= chance_of(context, row, visit);
    if (left >= 0) continue;
    visit.open = 1;
    if (!row.asynchronous) return call(context, id, visit, link, 0);
    send(context, id, visit, link);
    break;
  }
  answer(context, id, visit, Outcome::served);
}

}  // namespace

void start_links(Context& context, Id<Visit> id, Visit& visit, const Step& step) {
  switch (step.order) {
    case Order::in_order:
      return go_on(context, id, visit, step.first_link);
    case Order::together:
      return start_all(context, id, visit, step.first_link);
    case Order::one_of:
      return start_one(context, id, visit, step.first_link);
  }
}

void child_served(Context& context, Id<Visit> parent, Visit& above, Id<Link> link,
                  std::uint16_t run, bool again) {
  if (!link) return finish_request(context, parent, Outcome::served);
  if (again) return call(context, parent, above, link, static_cast<std::uint16_t>(run + 1));
  if (above.open == 0) return go_on(context, parent, above, context[link].next);  // In order.
  if (--above.open == 0) answer(context, parent, above, Outcome::served);
}

void child_failed(Context& context, Id<Visit> parent, Outcome outcome) {
  Visit& visit = context.edit(parent);
  if (!visit.step) return finish_request(context, parent, outcome);
  answer(context, parent, visit, Outcome::failed_below);
}

}  // namespace drydock::requests
