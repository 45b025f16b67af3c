// Incidents of a run in the language of the window, and as a post-mortem to keep.
#pragma once

#include <QCoreApplication>
#include <QVector>

#include "gui/bridge/slots.h"
#include "gui/models/story_model.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"

namespace drydock::bridge {

class StoryText {
  Q_DECLARE_TR_FUNCTIONS(StoryText)
};

/// The incidents up to now, newest first.
QVector<models::StoryModel> readStories(const World& world, const Rulebook& rulebook);
/// A story as Markdown: heading, summary, timeline with causes.
QString storyMarkdown(const models::StoryModel& story, const QString& scenario);

}  // namespace drydock::bridge
