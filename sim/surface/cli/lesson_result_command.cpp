// `drydock lesson record` and `verify`: what becomes of a result.
#include <fstream>

#include "sim/engine/base/text.h"
#include "sim/practice/lesson/record.h"
#include "sim/surface/cli/lesson_command.h"

namespace drydock::cli {

namespace {

constexpr codec::Limits result_limits{8u << 20, 32, 200'000, 64u << 10};

/// A result and the lesson that it is of.
struct Opened {
  lesson::Outcome outcome;
  std::shared_ptr<const lesson::Lesson> lesson;
};

/// Nothing, with the mistakes printed, when it is no result.
std::optional<Opened> open_result(const std::string& file, const Rulebook& rulebook) {
  codec::Diagnostics found;
  const auto document = codec::read_file(file, found, result_limits);
  if (!document) {
    refuse(found);
    return std::nullopt;
  }
  const std::string id = lesson::lesson_of(*document);
  if (id.empty()) {
    refuse(Error{"not_a_result", file + " is not the result of a lesson.", file,
                 "drydock lesson play --out FILE makes one."});
    return std::nullopt;
  }
  Opened opened;
  opened.lesson = open_lesson(id, rulebook);
  if (!opened.lesson) return std::nullopt;
  auto outcome = lesson::read_outcome(*document, file, *opened.lesson, rulebook, found);
  if (!outcome) {
    refuse(found);
    return std::nullopt;
  }
  opened.outcome = std::move(*outcome);
  return opened;
}

}  // namespace

int verify_result(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const auto opened = open_result(options.file, *rulebook);
  if (!opened) return bad_input;
  const auto verified = lesson::verify(opened->outcome, opened->lesson,
                                       scenario::SearchPaths::usual(), rulebook);
  if (!verified) return refuse(verified.error());
  std::string text = opened->outcome.lesson + ", seed " + std::to_string(opened->outcome.seed) +
                     ": " + (verified->verdict.passed ? "passed" : "not passed") + ", " +
                     plural(verified->verdict.points, "point") + "\n";
  for (const std::string& difference : verified->differences) text += "  " + difference + "\n";
  print(text + (verified->holds() ? "The result is true.\n" : "The result is NOT true.\n"));
  return verified->holds() ? ok : failed;
}

int record_script(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const auto opened = open_result(options.file, *rulebook);
  if (!opened) return bad_input;
  const auto stage =
      lesson::Stage::set_up(opened->lesson, Seed{opened->outcome.seed},
                            scenario::SearchPaths::usual(), rulebook);
  if (!stage) return refuse(stage.error());
  const std::string script =
      codec::to_json(lesson::script_of(opened->outcome, *stage->plan()), 2) + "\n";
  if (options.out.empty()) {
    print(script);
    return ok;
  }
  std::ofstream out(options.out);
  out << script;
  out.close();
  if (!out)
    return refuse(Error{"io", options.out + " cannot be written.", options.out,
                        "See whether its folder exists and may be written to."});
  const auto verified = lesson::verify(opened->outcome, opened->lesson,
                                       scenario::SearchPaths::usual(), rulebook);
  if (!verified) return refuse(verified.error());
  std::string text = options.out + ": " + (verified->verdict.passed ? "passes" : "fails");
  for (std::size_t i = 0; i < verified->verdict.checks.size(); ++i)
    if (verified->verdict.checks[i] == lesson::CheckState::failed)
      text += " " + opened->lesson->checks[i].id;
  print(text + "\n");
  return ok;
}

}  // namespace drydock::cli
