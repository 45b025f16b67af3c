// What the clocks of the dashboards show: for each store of data, how long it is out and what would
// be lost with it.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/timeline_model.h"

namespace drydock::models {

/// One store. Figures that are not known are empty.
struct StoreClock {
  QString id, name;  ///< Of the thing that the name leads to.
  QString zone;      ///< Where its data lies.
  Tone tone = Tone::good;
  QString state;  ///< "Serves", "Out", "Back"
  QString out;    ///< RTO so far, or what it came to: "12m30s".
  bool isOut = false;
  QString backup;  ///< Age of the newest backup that can be used.
  QString stake;   ///< RPO: the time whose writes would be lost now.
  QString hint;    ///< All of it as a sentence.
};

/// The shown ones, worst first.
struct StoreClocks {
  QVector<StoreClock> stores;
  int more = 0;  ///< Further stores that are not shown.
};

}  // namespace drydock::models
