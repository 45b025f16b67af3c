// Every text that the simulation says to people, so that translators find it.
#pragma once

#include <span>
#include <vector>

namespace drydock::bridge {

/// Templates of facts, commands, forecasts and refusals; words of enumerations; lines of the bill.
const std::vector<const char*>& vocabularyTexts();
/// Of these: what autoscalers and upgrades say.
std::span<const char* const> scalingTexts();
std::span<const char* const> trafficTexts();
std::span<const char* const> selfTestTexts();
/// Of these: what frames a story, beside the facts of the platform.
std::span<const char* const> storyTexts();
/// Of these: what a dark zone holds up.
std::span<const char* const> groundTexts();
std::span<const char* const> recoveryTexts();
/// Of these: titles and texts of the scenarios that the app lists.
std::span<const char* const> scenarioTexts();
/// Of these: faults that people and scenarios inject.
std::span<const char* const> faultTexts();
/// Of these: passwords, credentials, wrong data.
std::span<const char* const> accessTexts();
/// Of these: states and choices of the inspector's pages and forms.
std::span<const char* const> pageTexts();
/// What the network says, and users who do not find their way.
std::span<const char* const> networkTexts();
/// Of these: lines of the bill, and what budgets say.
std::span<const char* const> billTexts();
/// Of these: databases and brokers that AWS runs.
std::span<const char* const> managedTexts();
/// Of these: nodes, evictions, containers.
std::span<const char* const> clusterTexts();

}  // namespace drydock::bridge
