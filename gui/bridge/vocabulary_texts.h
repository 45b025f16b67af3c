// Every text that the simulation says to people, so that translators find it.
#pragma once

#include <span>
#include <vector>

namespace drydock::bridge {

/// Templates of facts, commands, forecasts and refusals; words of enumerations; lines of the bill.
const std::vector<const char*>& vocabularyTexts();
/// Of these: what autoscalers and upgrades say.
std::span<const char* const> scalingTexts();

}  // namespace drydock::bridge
