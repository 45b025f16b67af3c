// Why: the chain of causes behind a fact, a pending pod or a dollar, read like an incident report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"

namespace drydock::run {

/// One step of a chain of causes.
struct WhyStep {
  CauseId id;
  Time at;
  std::string text;  ///< The fact's sentence.
  std::string kind;
  Tone tone = Tone::neutral;
};

/// The chain from `cause` (the symptom, first) to its root (a command or the scenario, last). Empty
/// for no cause.
std::vector<WhyStep> why(const World& world, const Rulebook& rulebook, CauseId cause);

/// Why the pod called `pod` waits, or what last happened because of it; an error when there is none
/// of that name.
Result<std::vector<WhyStep>> why_pod(const World& world, const Rulebook& rulebook,
                                     std::string_view pod);

/// One reason of a cost: a chain, and what was posted because of it.
struct WhyCost {
  std::vector<WhyStep> steps;
  std::string amount;  ///< "$12.34": the sum of the postings with this cause.
};

/// Why an item of the bill costs what it does: the causes of its largest postings, at most `most`.
Result<std::vector<WhyCost>> why_item(const World& world, const Rulebook& rulebook,
                                      std::string_view item, std::size_t most = 3);

}  // namespace drydock::run
