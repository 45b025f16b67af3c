// Validation: everything that a scenario's files can get wrong beyond their form, all of it at
// once.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// Codes of what validation finds.
namespace codes {
inline constexpr std::string_view reference = "E0200";      // a name of nothing
inline constexpr std::string_view cycle = "E0201";          // calls that never end
inline constexpr std::string_view duplicate = "E0202";      // the same name twice
inline constexpr std::string_view overlap = "E0203";        // networks that overlap, or lie outside
inline constexpr std::string_view missing_price = "E0204";  // no price or figure
inline constexpr std::string_view order = "E0205";          // least above most, request above limit
inline constexpr std::string_view sum = "E0206";            // shares that do not add up to 100 %
inline constexpr std::string_view fit = "E0207";            // a pod that fits on no node
inline constexpr std::string_view conflict = "E0208";       // two things that exclude each other
inline constexpr std::string_view outside_folder = "E0210";  // a model that is no bare name
inline constexpr std::string_view unknown_command = "E0220";
inline constexpr std::string_view unknown_knob = "E0230";
inline constexpr std::string_view bad_setting = "E0231";
}  // namespace codes

/// What is wrong with the platform, the catalog and the timing. The scenario holds its catalog.
codec::Diagnostics validate(const Scenario& scenario);

/// What is wrong with the scripted commands: kinds and fields that the rulebook does not know.
codec::Diagnostics validate_events(const Scenario& scenario, const Rulebook& rulebook);

/// A price without which no bill can be made, and the line of the bill that it appears on.
struct NeededPrice {
  std::string key;
  std::string item;
};
/// Of all domains of a platform; the same key may come twice.
std::vector<NeededPrice> needed_prices(const Platform& platform);

inline constexpr std::string_view control_plane_price = "eks.cluster.standard";
inline constexpr std::string_view extended_support_price = "eks.cluster.extended_support";

}  // namespace drydock::scenario
