// Where the project's own files lie while its tests run.
#pragma once

#include <string>

namespace drydock::places {

/// The root of the sources.
const std::string& source_dir();

}  // namespace drydock::places
