// What the check of this machine shows: figures of small models beside what theory says.
#pragma once

#include <QString>
#include <QVector>
#include <functional>

namespace drydock::models {

/// One figure; all texts with their units.
struct SelfTestFigure {
  QString tested;  ///< "one worker, 70 % busy"
  QString name;    ///< "mean wait"
  QString theory, model, interval;
  bool agrees = false;
};

struct SelfTestResult {
  QString trouble;  ///< Why nothing could be tested; empty when all was.
  QVector<SelfTestFigure> figures;

  int agreeing() const {
    int count = 0;
    for (const SelfTestFigure& figure : figures) count += figure.agrees;
    return count;
  }
};

/// Runs the test, on any thread; tells the share that is done, 0 to 1, from any thread.
using SelfTest = std::function<SelfTestResult(const std::function<void(double)>& progress)>;

}  // namespace drydock::models
