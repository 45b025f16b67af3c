// Registers the tables and the mail of this domain.
#include "sim/platform/requests/install.h"

#include "sim/platform/requests/requests.h"

namespace drydock::requests {

void install(Rulebook& rulebook) {
  rulebook.table<Latency>();
  rulebook.table<Station>();
  rulebook.table<Server>();
  rulebook.table<Seat>();
  rulebook.table<Circuit>();
  rulebook.table<RetryPolicy>();
  rulebook.table<PoolRule>();
  rulebook.table<Pool>();
  rulebook.table<Exit>();
  rulebook.table<Step>();
  rulebook.table<Link>();
  rulebook.table<Operation>();
  rulebook.table<Source>();
  rulebook.table<Message>();
  rulebook.table<Depot>();
  rulebook.table<Queue>();
  rulebook.table<Visit>();
  rulebook.table<Span>();
  rulebook.table<Trail>();
  rulebook.table<Wiring>();
  rulebook.on<on_came>();
  rulebook.on<on_worked>();
  rulebook.on<on_read>();
  rulebook.on<on_patience_over>();
  rulebook.on<on_returned>();
  rulebook.on<on_rested>();
  rulebook.on<on_timed_out>();
  rulebook.on<on_connected>();
  rulebook.on<on_shared_due>();
  rulebook.on<on_arrived>();
  rulebook.on<on_asks>();
  rulebook.on<on_redelivered>();
}

}  // namespace drydock::requests
