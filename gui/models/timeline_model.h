// What the time bar shows: the clock, the figures beside it, the marks and the branches.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/format.h"

namespace drydock::models {

enum class Tone { quiet, good, strained, broken, command };

struct TimelineMark {
  QString id, text;
  Moment at = 0;
  Tone tone = Tone::quiet;
};

struct BranchItem {
  QString id, name;
  Moment forkedAt = 0;
  bool current = false;
};

/// A speed of 0 means as fast as possible.
struct TimelineModel {
  Moment start = 0, now = 0, end = 0;
  bool playing = false;
  double speed = 1;
  double success = 1;         ///< Share of requests in the last minute, 0 to 1.
  double p95 = 0;             ///< Milliseconds in the last minute.
  double dollarsPerHour = 0;  ///< Run rate.
  double dollars = 0;         ///< Since the start.
  double objectiveSuccess = 0.999, objectiveP95 = 400;
  QString undo;  ///< What the last command was that can be taken back; empty when there is none.
  QVector<TimelineMark> marks;
  QVector<BranchItem> branches;
};

}  // namespace drydock::models
