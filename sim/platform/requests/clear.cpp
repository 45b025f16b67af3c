// Ends all requests at once, uncounted: when requests are no longer looked at one by one.
#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

void clear_server(Context& context, Id<Server> id) {
  Server& server = context.edit(id);
  server.admitted = server.working = server.waiting = server.present = server.in_hand = 0;
  server.first_waiting = server.last_waiting = server.shared_root = {};
  server.virtual_now = 0;
  server.throttled = false;
  if (server.due) context.cancel(server.due);
  server.due = {};
  server.disk_free = context.now();
}

void clear_visit(Context& context, Id<Visit> id) {
  Visit& visit = context.edit(id);
  context.cancel(visit.due);
  context.cancel(visit.timeout);
  if (visit.trail) free_trail(context, visit);
  if (visit.source) {
    const Source& source = context[visit.source];
    if (source.kind == SourceKind::closed) {
      --context.edit(visit.source).active;
    } else if (visit.message) {
      put_back(context, source.queue, visit.message);
    }
  }
  give_visit(context.edit_only<Wiring>(), id, visit);
}

}  // namespace

void clear(Context& context) {
  for (std::uint32_t i = 0; i < context.table<Server>().size(); ++i)
    clear_server(context, Id<Server>{i});
  for (std::uint32_t i = 0; i < context.table<Pool>().size(); ++i) {
    Pool& pool = context.edit(Id<Pool>{i});
    pool.taken = pool.waiting = 0;
    pool.first_waiting = pool.last_waiting = {};
  }
  for (std::uint32_t i = 0; i < context.table<Station>().size(); ++i) {
    Station& station = context.edit(Id<Station>{i});
    count(station, context.now());
    station.number = station.waiting = station.busy = 0;
  }
  for (std::uint32_t i = 0; i < context.table<Operation>().size(); ++i) {
    Operation& operation = context.edit(Id<Operation>{i});
    count(operation, context.now());
    operation.number = 0;
  }
  for (std::uint32_t i = 0; i < context.table<Visit>().size(); ++i)
    if (context[Id<Visit>{i}].phase != Phase::free) clear_visit(context, Id<Visit>{i});
  for (std::uint32_t i = 0; i < context.table<Source>().size(); ++i) {
    const Source& source = context[Id<Source>{i}];
    if (source.kind == SourceKind::closed) set_clients(context, Id<Source>{i}, source.clients);
  }
}

}  // namespace drydock::requests
