// What the subcommands of `drydock lesson` share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/platform/rules.h"
#include "sim/practice/lesson/read.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

/// What was asked of a subcommand.
struct LessonOptions {
  std::vector<std::string> lessons;
  int seeds = 0;  ///< 0: as the lesson says.
  std::optional<std::uint64_t> seed;
  std::string language = "en";
  std::string file, out;
  bool json = false, reset = false;
};

/// The lesson called so, its mistakes printed; nothing when there is none.
std::shared_ptr<const lesson::Lesson> open_lesson(const std::string& named,
                                                  const Rulebook& rulebook);
/// Today's date, ISO.
std::string today();

int prove_lessons(const LessonOptions& options);
int play_lesson(const LessonOptions& options);
int verify_result(const LessonOptions& options);
int manage_progress(const LessonOptions& options);
int record_script(const LessonOptions& options);

}  // namespace drydock::cli
