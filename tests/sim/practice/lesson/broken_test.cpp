// A thousand broken lesson files: each gives diagnostics or a lesson, none a crash.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/sim/practice/lesson/support.h"
#include "tests/support/sanitized.h"

namespace drydock::lesson {
namespace {

namespace files = std::filesystem;

std::string content(const std::string& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Breaks a text at one random place, in one of several ways.
std::string broken(std::string text, std::mt19937_64& luck) {
  static const std::vector<std::string> pieces{"\"",       "{",     "}",      "[",
                                               "]",        ",",     ":",      "null",
                                               "-1",       "1e999", "true",   "\"${zone\"",
                                               "((((((((", "\\",    "count(", "at(T0+1m, ",
                                               "pods{",    "'",     "&&",     "\"T0+99999999h\"",
                                               "\xff",     "0"};
  const std::size_t at = luck() % text.size();
  const std::size_t length = luck() % 30;
  switch (luck() % 4) {
    case 0:
      return text.erase(at, length);
    case 1:
      return text.insert(at, pieces[luck() % pieces.size()]);
    case 2:
      return text.replace(at, std::min<std::size_t>(length, text.size() - at),
                          pieces[luck() % pieces.size()]);
    default:
      text[at] = static_cast<char>(luck() % 256);
      return text;
  }
}

TEST(BrokenLessons, give_diagnostics_and_no_crash) {
  const files::path folder =
      files::temp_directory_path() / ("drydock-broken-" + std::to_string(getpid()));
  std::mt19937_64 luck(20250304);
  const std::vector<std::string> shipped = find_lessons(testing::search());
  const int each = (sanitized ? 100 : 1000) / static_cast<int>(shipped.size()) + 1;
  int refused = 0, tried = 0;
  for (const std::string& file : shipped) {
    files::remove_all(folder);
    files::copy(files::path(file).parent_path(), folder, files::copy_options::recursive);
    std::vector<std::string> parts;
    for (const auto& entry : files::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) parts.push_back(entry.path().string());
    std::sort(parts.begin(), parts.end());
    for (int i = 0; i < each; ++i) {
      // Mostly the document, now and then a script or the prose.
      const std::string part =
          luck() % 3 != 0 ? (folder / "lesson.json").string() : parts[luck() % parts.size()];
      const std::string good = content(part);
      std::ofstream(part) << (good.empty() ? "x" : broken(good, luck));
      const lesson::Reading reading =
          read_lesson((folder / "lesson.json").string(), testing::search(), *testing::rules());
      ++tried;
      refused += reading.lesson ? 0 : 1;
      EXPECT_TRUE(reading.lesson || !reading.diagnostics.empty());
      std::ofstream(part) << good;
    }
  }
  files::remove_all(folder);
  EXPECT_GT(refused, tried / 4);
}

}  // namespace
}  // namespace drydock::lesson
