// What the dialog "What would this do?" shows: two futures side by side, and what happens in one.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/timeline_model.h"

namespace drydock::models {

/// One figure of both futures.
struct WhatIfFigure {
  QString name, without, with, change;
  Tone tone = Tone::quiet;  ///< Of the change.
  QString hint;             ///< What the figure is, in a sentence.
};

/// Something that happens only with the command.
struct WhatIfLine {
  Moment at = 0;
  QString text, because;
  Tone tone = Tone::quiet;
};

struct WhatIfModel {
  QString command;  ///< "Lose zone b"
  QString touches;  ///< What it takes away at once; may be empty.
  qint64 span = 0;  ///< Milliseconds that are looked ahead.
  Moment from = 0;  ///< The moment that was copied.
  bool running = false;
  double done = 0;  ///< 0 to 1.
  QString trouble;  ///< Why it cannot be told; empty when it can.
  QString verdict;  ///< In one sentence. Empty until it is known.
  Tone tone = Tone::quiet;
  QVector<WhatIfFigure> figures;
  QVector<WhatIfLine> lines;
  bool isKnown() const { return !verdict.isEmpty(); }
};

}  // namespace drydock::models
