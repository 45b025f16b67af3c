// Incidents as a post-mortem that a person reads at a terminal.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/report/incident.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {

/// One after the other: what it began with, when it was felt and over, what it cost, and the story.
std::string incidents_text(const World& world, const Rulebook& rulebook,
                           const std::vector<Incident>& incidents, const Ink& ink);
/// Lines of a story under each other, moments to the right.
std::string story_text(const std::vector<StoryLine>& lines, bool with_dates, const Ink& ink);

}  // namespace drydock::report
