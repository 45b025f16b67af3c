// The story of an outage as the page shows it: what it came to, and its facts with their causes.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/timeline_model.h"

namespace drydock::models {

/// One line of the story.
struct StoryItem {
  QString id;  ///< Of the fact; "why?" explains it.
  Moment at = 0;
  QString text;
  QString because;  ///< Empty where the line before says it, or there is none.
  QString cause;    ///< Id of that fact.
  Tone tone = Tone::quiet;
};

/// A figure or a moment of the summary.
struct StoryFigure {
  QString name, value;
  QString hint;
  Tone tone = Tone::quiet;
};

/// One incident, told.
struct StoryModel {
  QString root;     ///< Id of the fact that it began with.
  QString title;    ///< "Zone b went dark"
  QString asked;    ///< "Scenario: fail zone b"; empty for what came by chance.
  QString verdict;  ///< What it came to, in a sentence.
  bool lasts = false;
  Moment began = 0;
  QVector<StoryFigure> figures;
  QVector<StoryItem> lines;
};

}  // namespace drydock::models
