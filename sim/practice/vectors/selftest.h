// The self-test: closed-form cases that are shipped, run on the user's own machine, the model
// beside theory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/vectors/analytic.h"

namespace drydock::vectors {

/// One figure: what theory says, and what the model gave.
struct SelfTestLine {
  std::string id;                       ///< Of its case.
  std::string tested;                   ///< "one worker, 70 % busy"
  std::string metric;                   ///< "mean wait"
  std::string theory, model, interval;  ///< With units: "23.3 ms", "23.4 ms", "± 0.1 ms".
  bool agrees = false;                  ///< Within the tolerance of the case.
};

/// `models/selftest.json` among the models of `folder`.
std::string selftest_file(const std::string& folder);
/// Plays the cases of a file in some seconds; `progress` hears the share that is done. Nothing when
/// the file cannot be read: then `out` says why.
std::optional<std::vector<SelfTestLine>> self_test(
    const std::string& file, codec::Diagnostics& out, unsigned threads = 0,
    const std::function<void(double)>& progress = {});
bool all_agree(const std::vector<SelfTestLine>& lines);
codec::Value as_value(const std::vector<SelfTestLine>& lines);

/// A metric in words: "share turned away" for prob_loss.
std::string words_for(std::string_view metric);

}  // namespace drydock::vectors
