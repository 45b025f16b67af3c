// The course: modules in their order, what each lesson needs, what is planned; and what a learner
// has mastered.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/scenario/document.h"
#include "sim/practice/store/progress.h"

namespace drydock::lesson {

/// A lesson of the course; one that is planned has a title only.
struct CourseLesson {
  std::string id;
  std::string file;  ///< Empty: planned.
  std::string title_en, title_pl;
  std::vector<std::string> needs;
  int minutes = 0;
};

struct CourseModule {
  std::string id, title_en, title_pl;
  std::vector<CourseLesson> lessons;
};

struct Course {
  std::string title_en, title_pl;
  int mastery_points = 80;
  std::vector<CourseModule> modules;
};

struct CourseReading {
  Course course;
  codec::Diagnostics diagnostics;
};
/// course.json of the lessons folder, and the lessons themselves. Lessons that the course does not
/// name, needs that nothing has, and rings of needs are mistakes.
CourseReading read_course(const scenario::SearchPaths& search);

DRYDOCK_ENUM(Standing, planned, locked, open, started, passed, mastered, due)

/// How a learner stands with a lesson.
struct LessonStanding {
  Standing standing = Standing::open;
  std::vector<std::string> lacks;  ///< Of a locked one: lessons to be passed before.
  int points = 0;                  ///< The best of its passes.
  std::string due_on;              ///< "2025-03-04": of a refresher; may lie ahead; empty: none.
};

/// Mastered: passed with enough points and no hint of level 3, with two seeds at least a day apart.
/// Due: mastered, and the next refresher's day has come. `today` is an ISO date.
LessonStanding standing_of(const Course& course, const CourseLesson& lesson,
                           const std::vector<Duration>& refresh,
                           const std::vector<store::Attempt>& attempts, const std::string& today);

}  // namespace drydock::lesson
