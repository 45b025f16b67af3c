// Processor sharing: all at work get the same share, so their ends keep their order in virtual
// time, in which a pairing heap holds them. Source: M. Fredman, R. Sedgewick, D. Sleator, R.
// Tarjan, "The pairing heap", Algorithmica 1 (1986).
//
// A server with a quota works at full speed until it has used its core seconds of the period up,
// then stands still until the next period begins, as Linux does with the CPU limit of a container.
// Source: P. Turner, B. Rao, N. Rao, "CPU bandwidth control for CFS", Linux Symposium (2010).
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
  const std::int32_t before = busy_cores(server, Discipline::shared);
  server.working = working;
  station.busy += busy_cores(server, Discipline::shared) - before;
  if (working == 0) server.virtual_now = 0;
}

double cores_at_work(const Server& server) { return std::min(server.working, server.cores); }

/// The work of one nanosecond of all cores, below which a quota counts as used up.
double quota_hair(const Server& server) { return 1e-9 * server.cores; }

/// A new period begins for who has work.
void begin_period(Server& server, Time at) {
  server.quota_used = 0;
  server.throttled = false;
  server.period_ends = at + server.period;
}

/// Up to `until`, which does not lie beyond the period.
void work_inside_period(Server& server, Time until) {
  const double span = in_seconds(until - server.virtual_at);
  if (server.throttled) {
    server.stood += (until - server.virtual_at).count();
  } else {
    server.virtual_now += span * pace(server);
    server.quota_used += span * cores_at_work(server);
    server.throttled = server.quota_used > server.quota - quota_hair(server);
  }
  server.virtual_at = until;
}

void sync_quota(Server& server, Time now) {
  if (server.working == 0) {
    server.virtual_at = now;
    if (server.period_ends <= now) begin_period(server, now);
    return;
  }
  while (server.virtual_at < now) {
    work_inside_period(server, std::min(now, server.period_ends));
    if (server.virtual_at == server.period_ends) begin_period(server, server.period_ends);
  }
}

/// When the server's quota is used up or given anew, if nobody comes or leaves before.
Time quota_turns(const Server& server, Time now) {
  const double cores = cores_at_work(server), period = in_seconds(server.period);
  if (server.throttled) return server.period_ends;
  const auto after = [](double core_seconds, double by) {
    return Duration(static_cast<std::int64_t>(core_seconds / by * 1e9) + 1);
  };
  const Time used_up = now + after(server.quota - server.quota_used, cores);
  if (used_up < server.period_ends) return used_up;
  return cores * period > server.quota ? server.period_ends + after(server.quota, cores)
                                       : Time::max();
}

}  // namespace

void sync_shared(Server& server, Time now) {
  if (server.quota > 0) return sync_quota(server, now);
  if (server.working > 0) server.virtual_now += in_seconds(now - server.virtual_at) * pace(server);
  server.virtual_at = now;
}

namespace {

/// The same where the station's count is to follow.
void sync_at_station(Server& server, Station& station, Time now) {
  if (server.quota <= 0) return sync_shared(server, now);
  count(station, now);
  const std::int32_t before = busy_cores(server, Discipline::shared);
  sync_quota(server, now);
  station.busy += busy_cores(server, Discipline::shared) - before;
}

}  // namespace

void arrange_shared(Context& context, Id<Server> id, Server& server) {
  if (!server.shared_root) {
    if (server.due) context.cancel(server.due);
    server.due = {};
    return;
  }
  Time at = server.quota > 0 ? quota_turns(server, context.now()) : Time::max();
  const double left = std::max(0.0, context[server.shared_root].end - server.virtual_now);
  // Up to the next nanosecond, so that what is due is done; what takes 30 years may take longer.
  const double ns = std::min(left * 1e9 / std::max(pace(server), 1e-9), 1e18);
  const auto down = static_cast<std::int64_t>(ns);
  const Duration done{down + (static_cast<double>(down) < ns)};
  if (!server.throttled) at = std::min(at, context.now() + done);
  if (server.due && server.due_at <= at) return;
  if (server.due) context.cancel(server.due);
  server.due_at = at;
  server.due = context.schedule_at(at, SharedDue{id});
}

void join_shared(Context& context, Id<Visit> id, Visit& visit, Server& server, Station& station) {
  sync_at_station(server, station, context.now());
  set_working(server, station, server.working + 1);
  visit.end += server.virtual_now;
  visit.next = visit.previous = visit.below = {};
  server.shared_root = meld(context, server.shared_root, id);
  arrange_shared(context, visit.server, server);
}

void leave_shared(Context& context, Id<Visit> id, Visit& visit) {
  Server& server = context.edit(visit.server);
  Station& station = context.edit(server.station);
  sync_at_station(server, station, context.now());
  take_out(context, server, id);
  set_working(server, station, server.working - 1);
  arrange_shared(context, visit.server, server);
}

void on_shared_due(Context& context, const SharedDue& due) {
  Server& server = context.edit(due.server);
  Station& station = context.edit(server.station);
  const Time now = context.now();
  server.due = {};
  sync_at_station(server, station, now);
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
