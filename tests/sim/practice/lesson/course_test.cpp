// The course: the shipped one is good; what has been mastered, and when a refresher is due.
#include "sim/practice/lesson/course.h"

#include <gtest/gtest.h>

#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

TEST(Course, that_is_shipped_is_good) {
  const CourseReading reading = read_course(testing::search());
  EXPECT_EQ(codec::to_text(reading.diagnostics), "");
  std::size_t lessons = 0, planned = 0;
  for (const CourseModule& module : reading.course.modules)
    for (const CourseLesson& lesson : module.lessons) {
      ++lessons;
      planned += lesson.file.empty() ? 1 : 0;
    }
  EXPECT_EQ(lessons - planned, find_lessons(testing::search()).size());
  EXPECT_GT(planned, 0u);
}

store::Attempt attempt(const std::string& lesson, std::uint64_t seed, const std::string& day,
                       const std::string& state = "passed", int points = 90,
                       const std::string& hints = "[]") {
  store::Attempt made;
  made.lesson = lesson;
  made.seed = seed;
  made.started = day + "T10:00:00Z";
  made.state = state;
  made.points = points;
  made.hints = hints;
  return made;
}

struct Stand {
  std::string name;
  std::vector<store::Attempt> attempts;
  Standing standing;
  std::string due_on;
};

void PrintTo(const Stand& given, std::ostream* out) { *out << given.name; }

class Standings : public ::testing::TestWithParam<Stand> {};

TEST_P(Standings, follow_from_attempts) {
  CourseLesson lesson;
  lesson.id = "L1.1";
  lesson.file = "lesson.json";
  lesson.needs = {"L0.1"};
  const LessonStanding found =
      standing_of(Course{}, lesson, {hours(48), hours(24 * 7)}, GetParam().attempts, "2025-03-10");
  EXPECT_EQ(found.standing, GetParam().standing);
  EXPECT_EQ(found.due_on, GetParam().due_on);
}

const store::Attempt the_one_before = attempt("L0.1", 1, "2025-03-01");

INSTANTIATE_TEST_SUITE_P(
    All, Standings,
    ::testing::Values(
        Stand{"nothing before", {}, Standing::locked, ""},
        Stand{"open", {the_one_before}, Standing::open, ""},
        Stand{"started",
              {the_one_before, attempt("L1.1", 1, "2025-03-02", "running")},
              Standing::started,
              ""},
        Stand{"passed", {the_one_before, attempt("L1.1", 1, "2025-03-02")}, Standing::passed, ""},
        Stand{"twice with one seed",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"), attempt("L1.1", 1, "2025-03-03")},
              Standing::passed,
              ""},
        Stand{"twice in a day",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"), attempt("L1.1", 2, "2025-03-02")},
              Standing::passed,
              ""},
        Stand{"too few points",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"),
               attempt("L1.1", 2, "2025-03-03", "passed", 79)},
              Standing::passed,
              ""},
        Stand{"told what to do",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"),
               attempt("L1.1", 2, "2025-03-03", "passed", 90, R"(["out/3"])")},
              Standing::passed,
              ""},
        Stand{"mastered",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"), attempt("L1.1", 2, "2025-03-09")},
              Standing::mastered,
              "2025-03-11"},
        Stand{"due",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"), attempt("L1.1", 2, "2025-03-03")},
              Standing::due,
              "2025-03-05"},
        Stand{"refreshed",
              {the_one_before, attempt("L1.1", 1, "2025-03-02"), attempt("L1.1", 2, "2025-03-04"),
               attempt("L1.1", 3, "2025-03-06")},
              Standing::mastered,
              "2025-03-11"}));

}  // namespace
}  // namespace drydock::lesson
