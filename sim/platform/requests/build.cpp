// Building: stations, servers, steps, links and operations become rows.
#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

bool is_chance(double value) { return value >= 0 && value <= 1; }

void check_zone(std::uint8_t zone) {
  DRYDOCK_ASSERT(zone < zones_max, "a zone is one of the region's");
}

/// By the names on the way, and the place among links to a step of that name: rows that others add
/// change nobody's luck.
std::uint64_t link_key(const Context& context, Id<Step> from, const Link& link) {
  const Name name = context[link.to].name;
  std::uint64_t likes = 0;
  for (Id<Link> i = context[from].first_link; i; i = context[i].next)
    likes += context[context[i].to].name == name;
  return mix(hash_text(context.text(name)), likes);
}

}  // namespace

void configure(Context& context, const Wiring& wiring) {
  if (context.table<Wiring>().empty()) {
    context.add(wiring);
  } else {
    set_wiring(context, wiring);
  }
}

Id<Station> add_station(Context& context, Station given) {
  given.waits = context.add(Latency{});
  given.responses = context.add(Latency{});
  given.limited = given.token_rate > 0;
  given.tokens = given.token_most;
  given.tokens_at = given.counted = given.counted_from = context.now();
  return context.add(given);
}

Id<Server> add_server(Context& context, Server given) {
  DRYDOCK_ASSERT(given.speed > 0 && given.cores >= 0, "a server works with some speed");
  check_zone(given.zone);
  given.virtual_at = context.now();
  const Id<Server> id = context.add(given);
  Station& station = context.edit(given.station);
  ++station.servers;
  if (!station.first_server) {
    station.first_server = id;
  } else {
    Id<Server> last = station.first_server;
    while (context[last].next) last = context[last].next;
    context.edit(last).next = id;
  }
  if (given.state == ServerState::answering || given.state == ServerState::silent)
    take_seat(context, id);
  if (given.state == ServerState::answering) deliver_to(context, given.station);
  return id;
}

Id<RetryPolicy> add_retry_policy(Context& context, RetryPolicy given) {
  DRYDOCK_ASSERT(given.attempts >= 1 && given.attempts <= 65'535 && is_chance(given.jitter),
                 "a call is tried at least once, and jitter is a share of the back-off");
  given.tokens = given.budget_most;
  return context.add(given);
}

Id<PoolRule> add_pool_rule(Context& context, PoolRule given) {
  DRYDOCK_ASSERT(given.connections >= 1, "a pool has a connection at least");
  return context.add(given);
}

Id<Exit> add_exit(Context& context, Exit given) { return context.add(given); }

Id<Step> add_step(Context& context, Step given) {
  DRYDOCK_ASSERT(given.kind != StepKind::call || given.station, "a call has a station");
  DRYDOCK_ASSERT(is_chance(given.failing), "a chance lies between 0 and 1");
  given.hops = !given.hop.is_nothing();
  if (given.timeout > Duration::zero()) given.timeout_lane = context.lane(given.timeout);
  return context.add(given);
}

void add_link(Context& context, Id<Step> from, Link given) {
  DRYDOCK_ASSERT(is_chance(given.chance) && given.cold_chance <= 1,
                 "a chance lies between 0 and 1");
  DRYDOCK_ASSERT(given.times >= 1 && given.times <= 65'535, "a link is run at least once");
  given.key = link_key(context, from, given);
  given.next = {};
  const Id<Link> made = context.add(given);
  Step& step = context.edit(from);
  ++step.links;
  if (!step.first_link) {
    step.first_link = made;
    return;
  }
  Id<Link> last = step.first_link;
  while (context[last].next) last = context[last].next;
  context.edit(last).next = made;
}

Id<Operation> add_operation(Context& context, std::string_view name, Id<Step> root) {
  Operation operation;
  operation.name = context.name(name);
  operation.root = root;
  operation.luck = hash_text(name);
  operation.responses = context.add(Latency{});
  operation.counted = operation.counted_from = context.now();
  return context.add(operation);
}

}  // namespace drydock::requests
