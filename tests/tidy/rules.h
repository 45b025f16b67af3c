// The rules of the house that a program can check; each looks at one file and says what breaks it.
#pragma once

#include <vector>

#include "tests/tidy/map.h"
#include "tests/tidy/source.h"

namespace drydock::tidy {

/// Includes of our own that go up, sideways or out of sim/.
std::vector<Violation> wrong_directions(const Source& source, const Map& map);

/// Headers of foreign libraries outside the one place that wraps them.
std::vector<Violation> libraries_astray(const Source& source);

/// Clocks, chance, hash order and platform-dependent mathematics below the session.
std::vector<Violation> unrepeatable(const Source& source);

/// Names and notes that the house does not use anywhere.
std::vector<Violation> unwelcome_words(const Source& source);

/// Too many lines, too wide lines, too long functions, no opening sentence.
std::vector<Violation> oversized(const Source& source);

}  // namespace drydock::tidy
