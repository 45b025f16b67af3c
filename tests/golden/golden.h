// Golden texts: what a replay said when somebody last read it and found it right.
#pragma once

#include <gtest/gtest.h>

#include <string>

namespace drydock::golden {

/// Whether `text` is what tests/golden/<name>.golden.txt holds; when not, the lines that differ.
///
/// With --update-golden, or DRYDOCK_UPDATE_GOLDEN=1, the file is written anew, the lines that
/// differ are printed to be reviewed, and the answer is yes.
testing::AssertionResult matches(const std::string& name, const std::string& text);

/// The fingerprint that tests/golden/<name>.golden.txt ends in, or that of the update just made.
std::string fingerprint(const std::string& name);

/// The lines that differ: "-" before what was, "+" before what is, one line of context.
std::string differences(const std::string& before, const std::string& after);

}  // namespace drydock::golden
