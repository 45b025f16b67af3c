// What the map is asked to point at, while it dims all else: a loss and what it takes with it.
#pragma once

#include <QString>
#include <QStringList>

namespace drydock::models {

struct Spotlight {
  QString origin;              ///< What would be lost; empty for an overlay of several things.
  QStringList lost, weakened;  ///< Ids.
  QString title, words;        ///< What it is, and what it comes to.
  bool isOn() const { return !title.isEmpty(); }
};

}  // namespace drydock::models
