// Processor sharing: all at work get the same share, so their ends keep their order in virtual
// time, in which a pairing heap holds them. Source: M. Fredman, R. Sedgewick, D. Sleator, R.
// Tarjan, "The pairing heap", Algorithmica 1 (1986).
#include <algorithm>
#include <utility>

#include "sim/platform/requests/install.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

/// Seconds of work that each gets in a second.
double pace(const Server& server) {
  if (server.working <= server.cores) return server.speed;
  return server.speed * server.cores / server.working;
}

/// The root of two heaps; the other one becomes its first child.
Id<Visit> meld(Context& context, Id<Visit> a, Id<Visit> b) {
  if (!a) return b;
  if (!b) return a;
  if (context[b].end < context[a].end) std::swap(a, b);
  Visit& root = context.edit(a);
  Visit& child = context.edit(b);
  child.next = root.below;
  child.previous = a;
  if (root.below) context.edit(root.below).previous = b;
  root.below = b;
  root.next = root.previous = {};
  return a;
}

/// One heap of all in a row of siblings: melds pairs, then the pairs from the last on.
Id<Visit> meld_row(Context& context, Id<Visit> first) {
  Id<Visit> pairs;  // Chained by `next`, the last first.
  while (first) {
    const Id<Visit> a = first;
    const Id<Visit> b = context[a].next;
    first = b ? context[b].next : Id<Visit>{};
    context.edit(a).next = context.edit(a).previous = {};
    if (b) context.edit(b).next = context.edit(b).previous = {};
    const Id<Visit> both = meld(context, a, b);
    context.edit(both).next = pairs;
    pairs = both;
  }
  Id<Visit> root;
  while (pairs) {
    const Id<Visit> heap = pairs;
    pairs = context[heap].next;
    context.edit(heap).next = {};
    root = meld(context, root, heap);
  }
  return root;
}

void take_out(Context& context, Server& server, Id<Visit> id) {
  Visit& visit = context.edit(id);
  const Id<Visit> below = meld_row(context, visit.below);
  if (server.shared_root == id) {
    server.shared_root = below;
  } else {
    Visit& before = context.edit(visit.previous);
    (before.below == id ? before.below : before.next) = visit.next;
    if (visit.next) context.edit(visit.next).previous = visit.previous;
    server.shared_root = meld(context, server.shared_root, below);
  }
  visit.next = visit.previous = visit.below = {};
}

void set_working(Server& server, Station& station, std::int32_t working) {
  station.busy += std::min(working, server.cores) - std::min(server.working, server.cores);
  server.working = working;
  if (working == 0) server.virtual_now = 0;
}

}  // namespace

void sync_shared(Server& server, Time now) {
  if (server.working > 0) server.virtual_now += in_seconds(now - server.virtual_at) * pace(server);
  server.virtual_at = now;
}

void arrange_shared(Context& context, Id<Server> id, Server& server) {
  if (!server.shared_root) {
    if (server.due) context.cancel(server.due);
    server.due = {};
    return;
  }
  const double left = std::max(0.0, context[server.shared_root].end - server.virtual_now);
  // Up to the next nanosecond, so that what is due is done; what takes 30 years may take longer.
  const double ns = std::min(left * 1e9 / std::max(pace(server), 1e-9), 1e18);
  const auto down = static_cast<std::int64_t>(ns);
  const Duration wait{down + (static_cast<double>(down) < ns)};
  const Time at = context.now() + wait;
  if (server.due && server.due_at <= at) return;
  if (server.due) context.cancel(server.due);
  server.due_at = at;
  server.due = context.schedule(wait, SharedDue{id});
}

void join_shared(Context& context, Id<Visit> id, Visit& visit, Server& server, Station& station) {
  sync_shared(server, context.now());
  set_working(server, station, server.working + 1);
  visit.end += server.virtual_now;
  visit.next = visit.previous = visit.below = {};
  server.shared_root = meld(context, server.shared_root, id);
  arrange_shared(context, visit.server, server);
}

void leave_shared(Context& context, Id<Visit> id, Visit& visit) {
  Server& server = context.edit(visit.server);
  Station& station = context.edit(server.station);
  sync_shared(server, context.now());
  take_out(context, server, id);
  set_working(server, station, server.working - 1);
  arrange_shared(context, visit.server, server);
}

void on_shared_due(Context& context, const SharedDue& due) {
  Server& server = context.edit(due.server);
  Station& station = context.edit(server.station);
  const Time now = context.now();
  server.due = {};
  sync_shared(server, now);
  const double hair = 1e-9 * server.speed;  // The work of one nanosecond, below which all is done.
  while (server.shared_root) {
    const Id<Visit> id = server.shared_root;
    Visit& visit = context.edit(id);
    if (visit.end > server.virtual_now + hair) break;
    count(station, now);
    take_out(context, server, id);
    set_working(server, station, server.working - 1);
    if (!station.holds_worker) {
      visit.placed = false;
      --server.admitted;
    }
    if (server.first_waiting) start_waiting(context, due.server, server, station);
    after_work(context, id, visit);
  }
  arrange_shared(context, due.server, server);
}

}  // namespace drydock::requests
