// Failures by chance of what stands in a world: regions, zones, machines, NAT gateways, tunnels,
// databases. They break and repair things by the functions that commands call.
//
// A region's failure takes its zones with it, and a zone's all that stands in it; what fails by
// itself meanwhile does so unseen. Each thing has luck of its own (processes.h), so that a kind
// more or less changes nothing for the others. A volume that fails is gone with its data; after its
// time somebody gives its claim another one, made of the newest snapshot if there is one. Left out:
// wear, failures that come with load, nodes of managed databases, claims that are made later.
#pragma once

#include <array>
#include <optional>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/failure/tables.h"

namespace drydock::failure {

/// How often things of a kind fail, and for how long.
struct Odds {
  double per_year = 0;  ///< Of one thing, while it works: exponential; 0: it never fails.
  requests::Law repair;
  double share = 1;  ///< Of part: of a zone's machines.
};
/// By Hazard.
using AllOdds = std::array<Odds, hazards>;

inline constexpr double seconds_a_year = 365.25 * 86400;

/// From now on all that stands in the world fails as `odds` say, and so does each machine that
/// comes later. Call it once, after everything is built. Its ensembles "zones" and "NAT gateways"
/// count how many of them work.
void begin_chance(Context& context, const AllOdds& odds);

/// Share of the time in which a component that fails and is repaired so works, in the long run.
double availability(const Component& component);
/// The same of at least `least` members of the ensemble at once. Given that what holds them works,
/// members are independent, so that the number that works follows by conditioning from the inside
/// out; exact for periods and repairs of any law (renewal theory: Ross, Introduction to Probability
/// Models, sections 7.7 and 9.6). Nothing where repairs may have to wait for a crew.
std::optional<double> long_run_share(const World& world, Id<Ensemble> ensemble, std::int32_t least);

void install_chance(Rulebook& rulebook);

}  // namespace drydock::failure
