// The one test file that knows where the sources lie, so that all others compile alike everywhere.
#include "tests/support/places.h"

namespace drydock::places {

const std::string& source_dir() {
  static const std::string folder = DRYDOCK_SOURCE_DIR;
  return folder;
}

}  // namespace drydock::places
