// A progress bar for anything that takes over a second: what, how far, how long still.
#pragma once

#include <chrono>
#include <string>

namespace drydock::cli {

/// Draws on the standard error while that is a terminal; silent otherwise. Clears itself at its
/// end.
class Progress {
 public:
  explicit Progress(std::string what, bool wanted = true);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `share` done, 0 to 1.
  void show(double share);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool wanted_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace drydock::cli
