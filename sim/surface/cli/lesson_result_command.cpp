// `drydock lesson record` and `verify`: what becomes of a result.
#include <fstream>
#include <limits>

#include "sim/engine/base/text.h"
#include "sim/practice/lesson/record.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/store/progress.h"
#include "sim/surface/cli/lesson_command.h"

namespace drydock::cli {

namespace {

constexpr codec::Limits result_limits{8u << 20, 32, 200'000, 64u << 10};

/// A result and the lesson that it is of.
struct Opened {
  lesson::Outcome outcome;
  std::shared_ptr<const lesson::Lesson> lesson;
};

Result<store::Progress> open_progress() {
  const auto file = store::Progress::default_file();
  if (!file) return tl::unexpected(file.error());
  return store::Progress::open(*file);
}

/// "attempt:12", as kept in the user's data folder.
std::optional<Opened> open_attempt(const std::string& number, const Rulebook& rulebook) {
  auto progress = open_progress();
  const auto attempts = progress ? progress->attempts() : tl::unexpected(progress.error());
  if (!attempts) {
    refuse(attempts.error());
    return std::nullopt;
  }
  for (const store::Attempt& one : *attempts) {
    if (std::to_string(one.id) != number) continue;
    Opened opened;
    opened.lesson = open_lesson(one.lesson, rulebook);
    if (!opened.lesson) return std::nullopt;
    auto outcome = lesson::outcome_of(one, *opened.lesson, rulebook);
    if (!outcome) break;
    opened.outcome = std::move(*outcome);
    return opened;
  }
  refuse(Error{"no_attempt",
               "There is no attempt " + number + " that can be read.",
               {},
               "See drydock lesson progress."});
  return std::nullopt;
}

/// Nothing, with the mistakes printed, when it is no result.
std::optional<Opened> open_result(const std::string& file, const Rulebook& rulebook) {
  if (file.starts_with("attempt:")) return open_attempt(file.substr(8), rulebook);
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

constexpr std::string_view progress_format = "drydock-progress/1";

codec::Value to_value(const store::Attempt& attempt) {
  codec::Value one{codec::Value::Object{}};
  one.set("lesson", attempt.lesson);
  one.set("version", attempt.version);
  one.set("seed", attempt.seed);
  one.set("started", attempt.started);
  one.set("state", attempt.state);
  one.set("step", attempt.step);
  one.set("answers", attempt.answers);
  one.set("checks", attempt.checks);
  one.set("hints", attempt.hints);
  one.set("journal", attempt.journal);
  one.set("points", attempt.points);
  return one;
}

/// Nothing, with the mistakes printed, when it is no export.
std::optional<std::vector<store::Attempt>> read_export(const std::string& file) {
  codec::Diagnostics found;
  std::vector<store::Attempt> attempts;
  if (const auto document = codec::read_file(file, found, {64u << 20, 16, 400'000, 8u << 20})) {
    codec::Report report(file, found);
    codec::ObjectCursor fields(codec::Cursor(&*document, "", report));
    const codec::Cursor format = fields.required("format");
    if (format && format.text() != progress_format)
      format.wrong(codec::codes::wrong_format, "\"drydock-progress/1\"");
    for (const codec::Cursor& at : fields.required("attempts").list(100'000)) {
      codec::ObjectCursor one(at);
      store::Attempt made;
      made.lesson = one.required("lesson").text();
      made.version = one.required("version").text();
      made.seed = static_cast<std::uint64_t>(
          one.required("seed").integer(0, std::numeric_limits<std::int64_t>::max()));
      made.started = one.required("started").text();
      made.state = one.required("state").text();
      made.step = one.required("step").text();
      made.answers = one.required("answers").text();
      made.checks = one.required("checks").text();
      made.hints = one.required("hints").text();
      made.journal = one.required("journal").text();
      made.points = one.required("points").integer(0, 100);
      attempts.push_back(std::move(made));
    }
  }
  if (!codec::has_errors(found)) return attempts;
  refuse(found);
  return std::nullopt;
}

int show_progress(store::Progress& progress) {
  const auto attempts = progress.attempts();
  if (!attempts) return refuse(attempts.error());
  using enum report::Align;
  report::Columns table({right, left, left, right, left, right});
  table.row({"attempt", "lesson", "started", "seed", "state", "points"});
  for (const store::Attempt& one : *attempts)
    table.row({std::to_string(one.id), one.lesson, one.started, std::to_string(one.seed), one.state,
               std::to_string(one.points)});
  print(table.text());
  return ok;
}

}  // namespace

int manage_progress(const LessonOptions& options) {
  auto progress = open_progress();
  if (!progress) return refuse(progress.error());
  if (options.reset) {
    if (const auto done = progress->clear(); !done) return refuse(done.error());
    print("All attempts are forgotten.\n");
    return ok;
  }
  if (!options.file.empty()) {
    const auto attempts = read_export(options.file);
    if (!attempts) return bad_input;
    const auto added = progress->add(*attempts);
    if (!added) return refuse(added.error());
    print(plural(static_cast<std::int64_t>(*added), "attempt") + " added\n");
  }
  if (options.out.empty()) return options.file.empty() ? show_progress(*progress) : ok;
  const auto attempts = progress->attempts();
  if (!attempts) return refuse(attempts.error());
  codec::Value list{codec::Value::List{}};
  for (const store::Attempt& one : *attempts) list.push(to_value(one));
  codec::Value whole{codec::Value::Object{}};
  whole.set("format", progress_format);
  whole.set("attempts", std::move(list));
  std::ofstream out(options.out);
  out << codec::to_json(whole, 2) << "\n";
  out.close();
  if (!out)
    return refuse(Error{"io", options.out + " cannot be written.", options.out,
                        "See whether its folder exists and may be written to."});
  print(plural(static_cast<std::int64_t>(attempts->size()), "attempt") + " exported\n");
  return ok;
}

int verify_result(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const auto opened = open_result(options.file, *rulebook);
  if (!opened) return bad_input;
  const auto verified =
      lesson::verify(opened->outcome, opened->lesson, scenario::SearchPaths::usual(), rulebook);
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
  const auto stage = lesson::Stage::set_up(opened->lesson, Seed{opened->outcome.seed},
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
  const auto verified =
      lesson::verify(opened->outcome, opened->lesson, scenario::SearchPaths::usual(), rulebook);
  if (!verified) return refuse(verified.error());
  std::string text = options.out + ": " + (verified->verdict.passed ? "passes" : "fails");
  for (std::size_t i = 0; i < verified->verdict.checks.size(); ++i)
    if (verified->verdict.checks[i] == lesson::CheckState::failed)
      text += " " + opened->lesson->checks[i].id;
  print(text + "\n");
  return ok;
}

}  // namespace drydock::cli
