// Failures and repairs by chance: components that fail and come back at random times, crews that
// repair only so many at once, and zones that take what stands in them down with them.
//
// Each component has a stream of its own for its periods of work and one for its repairs, by its
// name, so another component changes nothing of its luck.
#pragma once

#include <string_view>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/failure/tables.h"

namespace drydock::failure {

Id<Crew> add_crew(Context& context, std::string_view name, std::int32_t most);
/// For `most` members at most.
Id<Ensemble> add_ensemble(Context& context, std::string_view name, std::int32_t most);
/// Works from now on, as far as those above it do; its first failure comes after a whole period.
Id<Component> add_component(Context& context, Component given);

/// It never fails again; a repair under way is finished.
void retire(Context& context, Id<Component> component);

/// It works, and so do all above it.
bool works(const World& world, Id<Component> component);
inline bool works(const Component& component) {
  return component.repair == Repair::none && component.lost_above == 0;
}

/// Times and failures count from zero again; what is broken stays so. Ends a warm-up.
void reset_counts(Context& context);

/// Since the counts began, or since it was added: how many members worked on average.
double mean_up(const World& world, Id<Ensemble> ensemble);
/// The share of that time in which at least `least` members worked.
double share_up(const World& world, Id<Ensemble> ensemble, std::int32_t least);

void install_processes(Rulebook& rulebook);

}  // namespace drydock::failure
