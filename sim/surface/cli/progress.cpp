// Draws the progress bar.
#include "sim/surface/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "sim/engine/base/text.h"

namespace drydock::cli {

namespace {
constexpr auto patience = std::chrono::seconds(1);
constexpr auto redraw = std::chrono::milliseconds(100);
constexpr int cells = 30;
}  // namespace

Progress::Progress(std::string what, bool wanted)
    : what_(std::move(what)), wanted_(wanted && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(double share) {
  const auto now = Clock::now();
  if (!wanted_ || now - start_ < patience || (drawn_ && now - last_ < redraw)) return;
  last_ = now;
  drawn_ = true;
  share = std::clamp(share, 0.0, 1.0);
  const int full = static_cast<int>(share * cells);
  std::string bar;
  for (int i = 0; i < cells; ++i) bar += i < full ? "#" : ".";
  std::string line =
      "\r" + what_ + " [" + bar + "] " + std::to_string(static_cast<int>(share * 100)) + " %";
  if (share > 0.02) {
    const auto spent = std::chrono::duration_cast<Duration>(now - start_);
    const double left = in_seconds(spent) / share * (1 - share);
    line += ", " + say_duration(from_seconds(std::max(1.0, left))) + " left";
  }
  std::fprintf(stderr, "%s\x1b[K", line.c_str());
  std::fflush(stderr);
}

}  // namespace drydock::cli
