// Reads the course and weighs attempts.
#include "sim/practice/lesson/course.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "sim/engine/base/text.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/lesson/expression.h"
#include "sim/practice/lesson/read.h"

namespace drydock::lesson {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr codec::Limits course_limits{1u << 20, 16, 20'000, 4'000};

void read_title(ObjectCursor& fields, std::string& english, std::string& polish) {
  ObjectCursor title(fields.required("title"));
  english = title.required("en").text();
  polish = title.required("pl").text();
}

CourseLesson read_planned(const Cursor& at) {
  ObjectCursor fields(at);
  CourseLesson lesson;
  lesson.id = fields.required("id").text();
  read_title(fields, lesson.title_en, lesson.title_pl);
  for (const Cursor& one : fields.optional("requires").list(20)) lesson.needs.push_back(one.text());
  return lesson;
}

/// Fills in what the lesson's own folder says.
void complete(CourseLesson& lesson, const scenario::SearchPaths& search, codec::Diagnostics& out) {
  const auto file = find_lesson(lesson.id, search);
  if (!file) return;
  const Reading reading = read_only(*file);
  out.insert(out.end(), reading.diagnostics.begin(), reading.diagnostics.end());
  if (!reading.lesson) return;
  lesson.file = *file;
  lesson.title_en = reading.lesson->texts.say("en", "title");
  lesson.title_pl = reading.lesson->texts.say("pl", "title");
  lesson.needs = reading.lesson->needs;
  lesson.minutes = reading.lesson->minutes;
}

/// Needs that nothing has, and rings of needs.
void check_needs(const Course& course, codec::Report& report) {
  std::map<std::string, const CourseLesson*> lessons;
  for (const CourseModule& module : course.modules)
    for (const CourseLesson& lesson : module.lessons) {
      if (!lessons.emplace(lesson.id, &lesson).second)
        report.add(codec::codes::duplicate_key, lesson.id, "the lesson twice", "each lesson once");
    }
  std::vector<std::string> ids;
  for (const auto& [id, lesson] : lessons) ids.push_back(id);
  std::set<std::string> done, under_way;
  const std::function<void(const CourseLesson&)> visit = [&](const CourseLesson& lesson) {
    if (done.count(lesson.id) != 0) return;
    if (!under_way.insert(lesson.id).second) {
      report.add(codes::script, lesson.id, "a lesson that needs itself, by others",
                 "needs without a ring");
      return;
    }
    for (const std::string& need : lesson.needs) {
      const auto found = lessons.find(need);
      if (found == lessons.end())
        report.add(codes::unknown_name, lesson.id + ".requires", "\"" + need + "\"",
                   "a lesson of the course", codec::nearest(need, ids));
      else
        visit(*found->second);
    }
    under_way.erase(lesson.id);
    done.insert(lesson.id);
  };
  for (const auto& [id, lesson] : lessons) visit(*lesson);
}

bool has_third_hint(const store::Attempt& attempt) {
  return attempt.hints.find("/3\"") != std::string::npos;
}

/// "2025-03-04" plus whole days.
std::string later(const std::string& date, Duration by) {
  const Result<Time> at = parse_time(date + "T00:00:00Z");
  return at ? iso_date(*at + by) : date;
}

}  // namespace

CourseReading read_course(const scenario::SearchPaths& search) {
  CourseReading reading;
  const std::string file = search.lessons + "/course.json";
  const auto document = codec::read_file(file, reading.diagnostics, course_limits);
  if (!document) return reading;
  codec::Report report(file, reading.diagnostics);
  std::set<std::string> named;
  {
    ObjectCursor fields(Cursor(&*document, "", report));
    const Cursor format = fields.required("format");
    if (format && format.text() != "drydock-course/1")
      format.wrong(codec::codes::wrong_format, "\"drydock-course/1\"");
    read_title(fields, reading.course.title_en, reading.course.title_pl);
    reading.course.mastery_points =
        static_cast<int>(fields.optional("mastery_points").integer(1, 100, 80));
    for (const Cursor& at : fields.required("modules").list(50)) {
      ObjectCursor module_fields(at);
      CourseModule module;
      module.id = module_fields.required("id").text();
      read_title(module_fields, module.title_en, module.title_pl);
      for (const Cursor& one : module_fields.required("lessons").list(100)) {
        module.lessons.push_back(read_planned(one));
        named.insert(module.lessons.back().id);
      }
      reading.course.modules.push_back(std::move(module));
    }
  }
  for (CourseModule& module : reading.course.modules)
    for (CourseLesson& lesson : module.lessons) complete(lesson, search, reading.diagnostics);
  for (const std::string& found : find_lessons(search))
    if (const Reading lesson = read_only(found);
        lesson.lesson && named.count(lesson.lesson->id) == 0)
      report.add(codes::unknown_name, "modules", "no " + lesson.lesson->id,
                 "every lesson of the folder", lesson.lesson->id);
  check_needs(reading.course, report);
  return reading;
}

LessonStanding standing_of(const Course& course, const CourseLesson& lesson,
                           const std::vector<Duration>& refresh,
                           const std::vector<store::Attempt>& attempts, const std::string& today) {
  LessonStanding found;
  const auto has_passed = [&](const std::string& id) {
    return std::any_of(attempts.begin(), attempts.end(), [&](const store::Attempt& one) {
      return one.lesson == id && one.state == "passed";
    });
  };
  if (lesson.file.empty()) {
    found.standing = Standing::planned;
    return found;
  }
  for (const std::string& need : lesson.needs)
    if (!has_passed(need)) found.lacks.push_back(need);
  if (!found.lacks.empty()) found.standing = Standing::locked;
  std::string first_day, mastered_on;
  std::uint64_t first_seed = 0;
  std::size_t refreshed = 0;
  for (const store::Attempt& one : attempts) {
    if (one.lesson != lesson.id) continue;
    if (one.state != "passed") {
      if (found.standing == Standing::open) found.standing = Standing::started;
      continue;
    }
    found.points = std::max(found.points, static_cast<int>(one.points));
    if (found.standing < Standing::passed) found.standing = Standing::passed;
    if (one.points < course.mastery_points || has_third_hint(one)) continue;
    const std::string day = one.started.substr(0, 10);
    if (first_day.empty()) {
      first_day = day;
      first_seed = one.seed;
    } else if (mastered_on.empty() && one.seed != first_seed && day > first_day) {
      mastered_on = day;
    } else if (!mastered_on.empty()) {
      ++refreshed;
    }
  }
  if (mastered_on.empty()) return found;
  found.standing = Standing::mastered;
  if (refreshed >= refresh.size()) return found;
  found.due_on = later(mastered_on, refresh[refreshed]);
  if (found.due_on <= today) found.standing = Standing::due;
  return found;
}

}  // namespace drydock::lesson
