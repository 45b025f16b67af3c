// Who among a station's servers gets a call, and who is left out for a while.
#include <algorithm>

#include "sim/platform/requests/requests.h"
#include "sim/platform/requests/walk.h"

namespace drydock::requests {
namespace {

Id<Server> seated(const Context& context, const Station& station, std::uint32_t place) {
  return context[Id<Seat>{station.first_seat.index + place}].server;
}

bool ejected(const Context& context, const Station& station, Id<Server> id) {
  return station.eject_failures > 0 && context[id].ejected_until > context.now();
}

std::uint32_t place_of(double drawn, std::uint32_t places) {
  return std::min(static_cast<std::uint32_t>(drawn * places), places - 1);
}

/// The first one from `place` on who can be asked.
Id<Server> next_one(const Context& context, const Station& station, std::uint32_t place) {
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> id = seated(context, station, (place + i) % station.seats);
    if (!ejected(context, station, id)) return id;
  }
  return {};
}

/// Takes any, and keeps it with a chance of its share of the greatest weight.
Id<Server> by_weight(const Context& context, const Station& station, const Draws& draws) {
  double drawn = draws.pair(Purpose::picks).first;
  for (std::uint64_t tries = 0; tries < 16; ++tries) {
    const double scaled = drawn * station.seats;
    const std::uint32_t place = place_of(drawn, station.seats);
    const Id<Server> id = seated(context, station, place);
    const Server& server = context[id];
    if ((scaled - place) * station.weight_most < server.weight && !ejected(context, station, id))
      return id;
    drawn = draws.further(tries).first;
  }
  double sum = 0;
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> id = seated(context, station, i);
    if (!ejected(context, station, id)) sum += context[id].weight;
  }
  double left = draws.pair(Purpose::picks).second * sum;
  Id<Server> last;
  for (std::uint32_t i = 0; i < station.seats; ++i) {
    const Id<Server> id = seated(context, station, i);
    if (ejected(context, station, id) || context[id].weight <= 0) continue;
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
Id<Server> better_of_two(const Context& context, const Station& station, const Draws& draws) {
  const UniformPair pair = draws.pair(Purpose::picks);
  const std::uint32_t a = place_of(pair.first, station.seats);
  std::uint32_t b = place_of(pair.second, station.seats - 1);
  b += b >= a;
  const Id<Server> one = seated(context, station, a), other = seated(context, station, b);
  const bool not_one = ejected(context, station, one), not_other = ejected(context, station, other);
  if (not_one && not_other) return next_one(context, station, a);
  if (not_one || not_other) return not_one ? other : one;
  const double first = burden(context[one], station.balancing);
  return burden(context[other], station.balancing) < first ? other : one;
}

}  // namespace

Id<Server> choose(const Context& context, Station& station, const Draws& draws) {
  if (station.seats == 0) return {};
  if (station.seats == 1) {
    const Id<Server> only = seated(context, station, 0);
    const bool away = ejected(context, station, only);
    return away ? Id<Server>{} : only;
  }
  switch (station.balancing) {
    case Balancing::random:
      return by_weight(context, station, draws);
    case Balancing::round_robin: {
      const std::uint32_t place = station.turn++ % station.seats;
      return next_one(context, station, place);
    }
    case Balancing::least_request:
    case Balancing::ewma:
      return better_of_two(context, station, draws);
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

void note_answer(Context& context, Id<Server> id, bool failed) {
  Server& server = context.edit(id);
  if (server.ejected_until > context.now()) return;  // It was asked before that.
  const Station& station = context[server.station];
  if (!failed) {
    if (server.ejections > 0 && station.tells_ejections)
      context.schedule(Duration::zero(), Ejected{id, true});
    server.failures = server.ejections = 0;
    return;
  }
  if (++server.failures < station.eject_failures) return;
  Duration away = station.eject_first;
  for (int i = 0; i < server.ejections && away < station.eject_most; ++i) away *= 2;
  server.ejected_until = context.now() + std::min(away, station.eject_most);
  if (server.ejections++ == 0 && station.tells_ejections)
    context.schedule(Duration::zero(), Ejected{id, false});
  server.failures = station.eject_failures - 1;  // The next failure ejects again.
}

}  // namespace drydock::requests
