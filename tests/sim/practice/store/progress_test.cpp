// Progress from elsewhere: added once, forgotten for good, safe with two windows at once.
#include "sim/practice/store/progress.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace drydock::store {
namespace {

namespace files = std::filesystem;

/// A progress file of its own; gone at the end.
class Shelf {
 public:
  explicit Shelf(const std::string& name)
      : folder_(files::temp_directory_path() / (name + std::to_string(getpid()))) {
    files::remove_all(folder_);
  }
  ~Shelf() { files::remove_all(folder_); }
  Progress open() const { return std::move(*Progress::open(folder_ / "progress.sqlite")); }

 private:
  files::path folder_;
};

Attempt attempt(const std::string& lesson, std::uint64_t seed, const std::string& started) {
  Attempt made;
  made.lesson = lesson;
  made.version = "1";
  made.seed = seed;
  made.started = started;
  made.state = "passed";
  made.answers = made.checks = made.hints = made.journal = "{}";
  return made;
}

TEST(ProgressFromElsewhere, is_added_once) {
  const Shelf shelf("drydock-shelf-a");
  Progress progress = shelf.open();
  const std::vector<Attempt> given{attempt("L0.1", 1, "2025-03-04"),
                                   attempt("L0.1", 2, "2025-03-04"),
                                   attempt("L1.1", 1, "2025-03-05")};
  EXPECT_EQ(progress.add(given).value_or(9), 3u);
  EXPECT_EQ(progress.add(given).value_or(9), 0u);
  EXPECT_EQ(progress.attempts("L0.1")->size(), 2u);
  EXPECT_EQ(shelf.open().attempts()->size(), 3u) << "another window sees it";
}

TEST(ProgressFromElsewhere, is_forgotten_when_asked_for) {
  const Shelf shelf("drydock-shelf-b");
  Progress progress = shelf.open();
  ASSERT_TRUE(progress.add({attempt("L0.1", 1, "2025-03-04")}));
  ASSERT_TRUE(progress.clear());
  EXPECT_TRUE(progress.attempts()->empty());
  EXPECT_TRUE(shelf.open().attempts()->empty());
}

TEST(ProgressFromElsewhere, comes_from_two_windows_at_once) {
  const Shelf shelf("drydock-shelf-c");
  (void)shelf.open();
  std::vector<std::thread> windows;
  for (std::uint64_t window = 0; window < 2; ++window)
    windows.emplace_back([&shelf, window] {
      Progress progress = shelf.open();
      for (std::uint64_t i = 0; i < 20; ++i)
        EXPECT_TRUE(progress.add({attempt("L0.1", window * 100 + i, "2025-03-04")}));
    });
  for (std::thread& window : windows) window.join();
  EXPECT_EQ(shelf.open().attempts()->size(), 40u);
}

}  // namespace
}  // namespace drydock::store
