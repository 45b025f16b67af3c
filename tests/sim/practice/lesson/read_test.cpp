// Reading lessons: the shipped ones are good, and each mistake gets its own diagnostic.
#include "sim/practice/lesson/read.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/practice/lesson/expression.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

namespace files = std::filesystem;

std::string content(const files::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// A copy of the shipped lesson that can be spoilt; gone at the end.
class Copy {
 public:
  Copy() {
    folder_ = files::temp_directory_path() / ("drydock-lesson-" + std::to_string(getpid()));
    files::remove_all(folder_);
    files::copy(files::path(testing::shipped_file()).parent_path(), folder_,
                files::copy_options::recursive);
  }
  ~Copy() { files::remove_all(folder_); }

  void replace(const std::string& file, const std::string& from, const std::string& to) {
    std::string text = content(folder_ / file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    std::ofstream(folder_ / file) << text;
  }
  codec::Diagnostics check() const {
    return check_file((folder_ / "lesson.json").string(), testing::search(), *testing::rules());
  }

 private:
  files::path folder_;
};

struct Mistake {
  std::string file, from, to;
  std::string_view code;
  std::string path;
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.to; }

class BadLesson : public ::testing::TestWithParam<Mistake> {};

TEST_P(BadLesson, is_told_where_and_what) {
  const Mistake& mistake = GetParam();
  Copy copy;
  copy.replace(mistake.file, mistake.from, mistake.to);
  const codec::Diagnostics found = copy.check();
  EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                          [&](const codec::Diagnostic& one) {
                            return one.code == mistake.code && one.path == mistake.path;
                          }))
      << mistake.path << "\n"
      << codec::to_text(found);
}

const std::string json = "lesson.json";

INSTANTIATE_TEST_SUITE_P(
    All, BadLesson,
    ::testing::Values(
        Mistake{json, "drydock-lesson/1", "drydock-lesson/2", "E0116", "format"},
        Mistake{json, "\"minutes\": 12", "\"minutes\": -1", "E0114", "minutes"},
        Mistake{json, "\"minutes\": 12", "\"minuts\": 12", "E0111", ""},
        Mistake{json, "\"kind\": \"guided\"", "\"kind\": \"guidde\"", "E0115", "kind"},
        Mistake{json, "\"tolerance\": 2", "\"tolerance\": \"2\"", "E0110",
                "steps[4].predict.tolerance"},
        Mistake{json, "T0+50m\",\n    \"speeds", "50 parsecs\",\n    \"speeds", "E0113",
                "clock.limit"},
        Mistake{json, "\"for\": \"10 min\"", "\"for\": \"10\"", "E0113", "checks[1].for"},
        Mistake{json, "> 12m\"", "> 12GB\"", "E0302", "checks[0].expr"},
        Mistake{json, "spent('nodes', T0) <=", "spend('nodes', T0) <=", "E0301", "checks[2].expr"},
        Mistake{json, "\"zone/${zone}\", \"until\": \"any(nodes{zone=${zone}",
                "\"zone/${zone}\", \"until\": \"any(nodes{zone=${zome}", "E0303", "steps[7].until"},
        Mistake{json, "kubernetes.drain_node", "kubernetes.drian_node", "E0301",
                "surface.verbs[5]"},
        Mistake{json, "\"do\": \"failure.zone\"", "\"do\": \"failure.zones\"", "E0220",
                "events[0].do"},
        Mistake{json, "\"for\": \"placed\"", "\"for\": \"plaecd\"", "E0301", "hints[0].for"},
        Mistake{json, "\"fails\": [\"lean\"]", "\"fails\": [\"leen\"]", "E0301", "scripts.wrong"},
        Mistake{json, "\"id\": \"pods\"", "\"id\": \"zones\"", "E0107", "steps[1].id"},
        Mistake{json, "opt:quarter' :", "opt:half' :", "E0301", "steps[5].predict.truth"},
        Mistake{json, "\"text\": \"step:zones\"", "\"text\": \"step:zonse\"", "E0310",
                "steps.zones"},
        Mistake{json, "\"scripts/solution.json\"", "\"../solution.json\"", "E0117",
                "scripts.solution"},
        Mistake{"scripts/wrong-scale-api.json", "kubernetes.scale", "failure.zone", "E0320",
                "[0].verb"},
        Mistake{"lesson.en.md", "## fb:scaling", "## fb:scalling", "E0310", "feedback"},
        Mistake{"lesson.en.md", "{zone.pods}", "{zone.podz}", "E0313", "step:pods"},
        Mistake{"lesson.en.md", "## rule\n", "## forgotten\nWords.\n\n## rule\n", "E0311",
                "forgotten"},
        Mistake{"lesson.pl.md", "## rule\n", "## reguła\n", "E0312", "rule"},
        Mistake{"lesson.pl.md", "{node_grace}", "40 s", "E0312", "step:dark"}));

TEST(Lessons, that_are_shipped_are_good) {
  const std::vector<std::string> found = find_lessons(testing::search());
  ASSERT_FALSE(found.empty());
  for (const std::string& file : found)
    EXPECT_EQ(codec::to_text(check_file(file, testing::search(), *testing::rules())), "") << file;
}

TEST(Lessons, are_found_by_id_slug_and_file) {
  const std::string file = testing::shipped_file();
  EXPECT_EQ(find_lesson("L0.1", testing::search()), file);
  EXPECT_EQ(find_lesson("when-a-zone-goes-dark", testing::search()), file);
  EXPECT_EQ(find_lesson(file, testing::search()), file);
  EXPECT_EQ(find_lesson("L9.9", testing::search()), std::nullopt);
}

TEST(Lessons, speak_english_and_polish) {
  const std::shared_ptr<const Lesson> lesson = testing::shipped();
  ASSERT_TRUE(lesson);
  EXPECT_EQ(lesson->texts.languages(), (std::vector<std::string>{"en", "pl"}));
  EXPECT_EQ(lesson->texts.say("pl", "title"), "Gdy gaśnie strefa");
  EXPECT_EQ(lesson->texts.say("de", "title"), "When a zone goes dark");
}

}  // namespace
}  // namespace drydock::lesson
