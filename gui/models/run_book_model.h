// What the run book shows: what people do about a fault, step by step, as planned and as it went.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/format.h"

namespace drydock::models {

struct RunBookStep {
  QString name, text;
  QString planned;       ///< "14m00s": from the fault to when it is given, by the medians.
  QString order;         ///< "Restore workflow-db-0 in zone c"; empty: nothing is given.
  QString given;         ///< From the fault to when it was given; empty: not yet.
  int minutes = 0;       ///< That people take for it, by the median.
  bool next = false;     ///< The first that is still to be given.
  bool allowed = false;  ///< It may be given now.
  QString reason;        ///< Why not, or what would come of it.
};

struct RunBookModel {
  QString title, text;
  QString fault;  ///< "Fail zone a"
  QString state;  ///< "12m30s since the fault", or that it has not struck yet.
  QVector<RunBookStep> steps;
};

}  // namespace drydock::models
