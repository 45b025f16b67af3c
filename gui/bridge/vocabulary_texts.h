// Every text that the simulation says to people, so that translators find it.
#pragma once

#include <vector>

namespace drydock::bridge {

/// Templates of facts, commands, forecasts and refusals; words of enumerations; lines of the bill.
const std::vector<const char*>& vocabularyTexts();

}  // namespace drydock::bridge
