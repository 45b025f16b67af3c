// The words of the map in one translation context, for the files that draw it.
#pragma once

#include <QCoreApplication>

namespace drydock::views {

class MapText {
  Q_DECLARE_TR_FUNCTIONS(MapText)
};

}  // namespace drydock::views
