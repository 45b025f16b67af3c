// Progress: what a learner has done in lessons, kept in SQLite and committed at each step.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/store/database.h"

namespace drydock::store {

/// One try at a lesson. What is called text here is kept as given; lessons write JSON.
struct Attempt {
  std::int64_t id = 0;  ///< Given by Progress::start.
  std::string lesson;
  std::string version;  ///< Of the lesson.
  std::uint64_t seed = 0;
  std::string started;                          ///< Wall time, ISO; the caller's clock.
  std::string state;                            ///< "running", "passed", "failed", ...
  std::string step;                             ///< The step that it is in.
  std::string answers, checks, hints, journal;  ///< Text.
  std::int64_t points = 0;
};

/// The progress file of a learner. Several programs may have it open; each save is one transaction.
class Progress {
 public:
  static constexpr int version = 1;

  /// $XDG_DATA_HOME/drydock/progress.sqlite, or the same under ~/.local/share; an error when
  /// neither is set.
  static Result<std::filesystem::path> default_file();
  /// Opens the file; makes it and its folders when there is none. One that is damaged, foreign or
  /// newer is an error and stays as it is.
  static Result<Progress> open(const std::filesystem::path& file);

  /// Writes a new attempt and gives it its id.
  Result<void> start(Attempt& attempt);
  Result<void> save(const Attempt& attempt);
  /// Writes attempts that came from elsewhere, all or none, and gives them new ids. Those that are
  /// here already (lesson, seed and start) are left out; how many were new.
  Result<std::size_t> add(const std::vector<Attempt>& attempts);
  /// Forgets all attempts, for good.
  Result<void> clear();
  /// Attempts at `lesson`, or at all lessons if it is empty; oldest first.
  Result<std::vector<Attempt>> attempts(std::string_view lesson = {});

 private:
  explicit Progress(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace drydock::store
