// Pictures of the real window for the README: plays to a moment, waits until it stands, saves it.
#pragma once

#include <QSize>
#include <QString>

#include "sim/engine/base/time.h"

namespace drydock::app {

class Cockpit;

struct Picture {
  QString file;  ///< Where it goes; empty takes none.
  QSize size;
  Duration at{};  ///< Since the start.
  QString page, list, select;
};

/// Takes the picture once what was asked for is open (a lesson, when `lesson` is set) and leaves
/// the application: 0 when it was saved.
void takePicture(Cockpit& cockpit, const Picture& picture, bool lesson);

}  // namespace drydock::app
