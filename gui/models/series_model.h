// What the dashboards show: series over one shared axis of simulated time.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/format.h"

namespace drydock::models {

enum class SeriesStyle { area, line, lightLine, lightestLine, steps, objective };
enum class SeriesTone { accent, bytes, money, neutral, strained, broken };
enum class SeriesUnit { percent, milliseconds, count, dollarsPerHour, perSecond, bytesPerSecond };

struct Sample {
  Moment at = 0;
  double value = 0;
};

struct Series {
  QString id, name;
  SeriesStyle style = SeriesStyle::line;
  SeriesTone tone = SeriesTone::accent;
  QVector<Sample> samples;  ///< In order of time. An objective needs one sample.
};

/// One panel: series of one unit.
struct ChartPanel {
  QString id, title;
  SeriesUnit unit = SeriesUnit::count;
  QVector<Series> series;
  double floor = 0;               ///< The scale reaches at least from here
  double top = 0;                 ///< to here; both 0 leave it to the data.
  int judged = -1;                ///< Which series the objective is for; -1 when there is none.
  bool objectiveIsLeast = false;  ///< Values below the objective miss it; else those above.
};

/// A stretch of time, `to` not included.
struct Stretch {
  Moment from = 0, to = 0;
};

/// When the judged series of a panel missed its objective, up to `end`: each sample counts from its
/// moment to the next one.
QVector<Stretch> missed(const ChartPanel& panel, Moment end);

/// What the dashboards can be asked to show: all users, or one service.
struct ChartSubject {
  QString id, name;
};

/// What is to be read: whose figures, and how far back from now; 0 is from the start.
struct ChartWish {
  QString subject;
  qint64 span = 0;
};

struct ChartMark {
  Moment at = 0;
  QString id, text;
  SeriesTone tone = SeriesTone::broken;
};

/// All panels, with the time they share.
struct SeriesModel {
  Moment from = 0, to = 0;
  QVector<ChartPanel> panels;
  QVector<ChartMark> marks;
};

}  // namespace drydock::models
