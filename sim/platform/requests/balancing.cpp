// Who among a station's servers gets a call, and who is left out for a while.
#include <algorithm>

#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

Id<Server> seated(const Context& context, const Station& station, std::uint32_t place) {
  return context[Id<Seat>{station.first_seat.index + place}].server;
}

Id<Circuit> circuit_of(const Context& context, const Server& server, Id<Server> caller) {
  Id<Circuit> id = server.circuits;
  while (id && context[id].caller != caller) id = context[id].next;
  return id;
}

/// Who may be asked by whom. Servers that work have no open circuit, which is seen at once.
struct Asking {
  const Context& context;
  const Station& station;
  Id<Server> caller;

  bool ejected(Id<Server> id) const {
    if (station.eject_failures == 0 || context[id].open == 0) return false;
    const Id<Circuit> circuit = circuit_of(context, context[id], caller);
    return circuit && context[circuit].ejected_until > context.now();
  }
};

std::uint32_t place_of(double drawn, std::uint32_t places) {
  return std::min(static_cast<std::uint32_t>(drawn * places), places - 1);
}

/// The first one from `place` on who can be asked.
Id<Server> next_one(const Asking& asking, std::uint32_t place) {
  const Context& context = asking.context;
  const Station& station = asking.station;
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> id = seated(context, station, (place + i) % station.seats);
    if (!asking.ejected(id)) return id;
  }
  return {};
}

/// Takes any, and keeps it with a chance of its share of the greatest weight.
Id<Server> by_weight(const Asking& asking, Draws draws) {
  const Context& context = asking.context;
  const Station& station = asking.station;
  double drawn = draws.pair(Purpose::picks).first;
  for (std::uint64_t tries = 0; tries < 16; ++tries) {
    const double scaled = drawn * station.seats;
    const std::uint32_t place = place_of(drawn, station.seats);
    const Id<Server> id = seated(context, station, place);
    const Server& server = context[id];
    if ((scaled - place) * station.weight_most < server.weight && !asking.ejected(id)) return id;
    drawn = draws.further(tries).first;
  }
  double sum = 0;
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> id = seated(context, station, i);
    if (!asking.ejected(id)) sum += context[id].weight;
  }
  double left = draws.pair(Purpose::picks).second * sum;
  Id<Server> last;
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> id = seated(context, station, i);
    if (asking.ejected(id) || context[id].weight <= 0) continue;
    last = id;
    left -= context[id].weight;
    if (left < 0) break;
  }
  return last;
}

double burden(const Server& server, Balancing balancing) {
  if (balancing == Balancing::least_request) return server.present;
  return server.ewma * (server.present + 1);
}

/// The power of two choices. (Mitzenmacher, IEEE TPDS 12, 2001)
Id<Server> better_of_two(const Asking& asking, Draws draws) {
  const Context& context = asking.context;
  const Station& station = asking.station;
  const UniformPair pair = draws.pair(Purpose::picks);
  const std::uint32_t a = place_of(pair.first, station.seats);
  std::uint32_t b = place_of(pair.second, station.seats - 1);
  b += b >= a;
  const Id<Server> one = seated(context, station, a), other = seated(context, station, b);
  const bool not_one = asking.ejected(one), not_other = asking.ejected(other);
  if (not_one && not_other) return next_one(asking, a);
  if (not_one || not_other) return not_one ? other : one;
  const double first = burden(context[one], station.balancing);
  return burden(context[other], station.balancing) < first ? other : one;
}

}  // namespace

Id<Server> choose(const Context& context, Station& station, Draws draws, Id<Server> caller) {
  if (station.seats == 0) return {};
  const Asking asking{context, station, caller};
  if (station.seats == 1) {
    const Id<Server> only = seated(context, station, 0);
    const bool away = asking.ejected(only);
    return away ? Id<Server>{} : only;
  }
  switch (station.balancing) {
    case Balancing::random:
      return by_weight(asking, draws);
    case Balancing::round_robin: {
      const std::uint32_t place = station.turn++ % station.seats;
      return next_one(asking, place);
    }
    case Balancing::least_request:
    case Balancing::ewma:
      return better_of_two(asking, draws);
  }
  return {};
}

void take_seat(Context& context, Id<Server> id) {
  const Id<Station> of = context[id].station;
  Station& station = context.edit(of);
  if (station.seats == station.seats_most) {
    const Id<Seat> old = station.first_seat;
    station.seats_most = std::max(4u, station.seats_most * 2);
    station.first_seat = Id<Seat>{context.table<Seat>().size()};
    for (std::uint32_t i = 0; i < station.seats_most; ++i)
      context.add(i < station.seats ? context[Id<Seat>{old.index + i}] : Seat{});
  }
  context.edit(Id<Seat>{station.first_seat.index + station.seats}).server = id;
  ++station.seats;
  station.weight_most = std::max(station.weight_most, context[id].weight);
}

void leave_seat(Context& context, Id<Server> id) {
  Station& station = context.edit(context[id].station);
  bool left = false;
  station.weight_most = 0;
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> here = seated(context, station, i);
    if (left) context.edit(Id<Seat>{station.first_seat.index + i - 1}).server = here;
    left = left || here == id;
    if (here != id) station.weight_most = std::max(station.weight_most, context[here].weight);
  }
  if (left) --station.seats;
}

void note_answer(Context& context, Id<Server> id, Id<Server> caller, bool failed) {
  Id<Circuit> found = circuit_of(context, context[id], caller);
  if (!found && !failed) return;
  if (!found) {
    Circuit fresh;
    fresh.caller = caller;
    fresh.next = context[id].circuits;
    found = context.add(fresh);
    context.edit(id).circuits = found;
  }
  Circuit& circuit = context.edit(found);
  if (circuit.ejected_until > context.now()) return;  // It was asked before that.
  Server& server = context.edit(id);
  const Station& station = context[server.station];
  if (!failed) {
    if (circuit.ejections > 0 && --server.open == 0 && station.tells_ejections)
      context.schedule(Duration::zero(), Ejected{id, true});
    circuit.failures = circuit.ejections = 0;
    return;
  }
  if (++circuit.failures < station.eject_failures) return;
  Duration away = station.eject_first;
  for (int i = 0; i < circuit.ejections && away < station.eject_most; ++i) away *= 2;
  circuit.ejected_until = context.now() + std::min(away, station.eject_most);
  if (circuit.ejections++ == 0 && server.open++ == 0 && station.tells_ejections)
    context.schedule(Duration::zero(), Ejected{id, false});
  circuit.failures = station.eject_failures - 1;  // The next failure ejects again.
}

}  // namespace drydock::requests
