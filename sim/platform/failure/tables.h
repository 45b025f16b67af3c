// What fails and is repaired by chance: components, the crews that repair them, and how long how
// many of them worked.
#pragma once

#include <cstdint>

#include "sim/engine/kernel/context.h"
#include "sim/platform/requests/law.h"

namespace drydock::failure {

struct Component;

/// People who repair: so many components at once, first come first served.
struct Crew {
  Name name;
  std::int32_t most = 0;  ///< Repairs at once; 0: no bound.
  std::int32_t busy = 0;
  Id<Component> first_waiting, last_waiting;
  DRYDOCK_FIELDS(Crew, name, most, busy, first_waiting, last_waiting)
};

/// How long just so many members of an ensemble worked.
struct UpTime {
  Duration time{};
  DRYDOCK_FIELDS(UpTime, time)
};

/// Components that are counted together: the nodes of a cluster, the copies of a service.
struct Ensemble {
  Name name;
  std::int32_t most = 0;  ///< Members at most.
  std::int32_t members = 0;
  std::int32_t up = 0;  ///< Members that work.
  Id<UpTime> none_up;   ///< Of 0 members; those of 1, 2, ... follow.
  Time counted;         ///< The times are complete up to here.
  DRYDOCK_FIELDS(Ensemble, name, most, members, up, none_up, counted)
};

DRYDOCK_ENUM(Repair, none, waits, runs)

/// What of other domains a component stands for, so that its failures and repairs are theirs.
/// none: nothing. region: all zones. host, kubelet: of a machine. process: the database or broker
/// in a pod of a stateful set. volume: that of a claim, for good. part: the power of some machines
/// of a zone. control_plane: of the cluster.
DRYDOCK_ENUM(Hazard, none, region, zone, host, kubelet, nat, tunnel, process, volume, part,
             control_plane)
inline constexpr std::size_t hazards = 11;  ///< With none.

/// Something that works for a random time, fails, and is repaired for a random time, over and over.
/// It is also down while one of those above it is, although its own periods run on. Filled in by
/// the builder down to `pattern`.
struct Component {
  Name name;
  requests::Law up;       ///< From a repair to the next failure; nothing: it never fails itself.
  requests::Law down;     ///< A repair, from when a crew has time.
  Id<Component> parent;   ///< What it stands in: a zone, a rack.
  Id<Crew> crew;          ///< None: its repair begins at once.
  Id<Ensemble> ensemble;  ///< None: it is not counted.
  bool told = false;      ///< Its failures and repairs are facts.
  Hazard hazard = Hazard::none;
  Name thing;            ///< What it stands for, by name.
  double share = 1;      ///< Of a zone's machines, if it is a part.
  bool pattern = false;  ///< It never fails: it says how things of its hazard do that come later.

  Repair repair = Repair::none;  ///< none: it works, as far as it is concerned.
  std::int32_t lost_above = 0;   ///< Of those above it, so many are down themselves.
  Time struck;                   ///< When it broke its thing; zero: it did not.
  EventId due;                   ///< Its next failure.
  Id<StreamRow> ups, downs;
  Id<Component> next_waiting;
  Id<Component> first_child, next_child;
  std::int64_t failures = 0;  ///< Its own, since the counts began.
  DRYDOCK_FIELDS(Component, name, up, down, parent, crew, ensemble, told, hazard, thing, share,
                 pattern, repair, lost_above, struck, due, ups, downs, next_waiting, first_child,
                 next_child, failures)
};

}  // namespace drydock::failure
