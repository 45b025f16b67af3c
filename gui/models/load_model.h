// What the page of the load test shows: levels of rising load, and the knee among them.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/format.h"

namespace drydock::models {

/// Why a level is beyond the knee. held: it is not.
enum class LoadBreak { held, fails, slow, stopsFollowing };

/// One level. Times in milliseconds, rates a second; latency and success are of all requests.
struct LoadLevel {
  double times = 0;  ///< Of the ordinary load.
  double asked = 0;  ///< Requests of what rises.
  double offered = 0, served = 0;
  double success = 1;
  double p50 = 0, p95 = 0, p99 = 0;
  QString fullest;      ///< "api: CPU 97 %"
  bool isFull = false;  ///< So full that requests wait for it.
  LoadBreak reason = LoadBreak::held;
};

/// What can be made to rise: one operation, or all traffic, whose id is empty.
struct LoadSubject {
  QString id, name;
  double ordinary = 0;   ///< Requests a second of now, ...
  bool clients = false;  ///< ... or users of a closed loop.
};

/// What is to be tested; loads in the unit of the subject.
struct LoadWish {
  QString operation;
  double from = 0, to = 0;
  double ordinary = 0;    ///< Of the subject, when the wish was made.
  int steps = 0;          ///< 0 looks for the knee.
  qint64 level = 120000;  ///< Length of a level; its second half is measured.
  bool singly = true;     ///< Each request by itself, not as flows.
};

struct LoadModel {
  QString why;                    ///< Why nothing can be tested; empty when it can.
  QVector<LoadSubject> subjects;  ///< Of the platform as it stands now.

  bool running = false;
  double done = 0;   ///< 0 to 1.
  QString progress;  ///< "At 412 requests/s"

  QVector<LoadLevel> levels;  ///< Of the last test, by rising load; so far, while it runs.
  QString operation;          ///< That rose in it.
  double knee = 0;            ///< Requests a second; 0: none.
  double objectiveP95 = 0, objectiveSuccess = 0;
  QString verdict, because;  ///< What came out, and why.
  QString csv;               ///< The levels for other programs.
};

}  // namespace drydock::models
