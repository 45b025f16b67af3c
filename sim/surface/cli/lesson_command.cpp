// `drydock lesson`: lists, shows, plays, proves and verifies lessons.
#include "sim/surface/cli/lesson_command.h"

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "sim/engine/base/text.h"
#include "sim/practice/lesson/course.h"
#include "sim/practice/lesson/registry.h"
#include "sim/practice/report/columns.h"

namespace drydock::cli {

std::string today() {
  const std::time_t now = std::time(nullptr);
  return iso_date(Time(std::chrono::seconds(now)));
}

std::shared_ptr<const lesson::Lesson> open_lesson(const std::string& named,
                                                  const Rulebook& rulebook) {
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  const auto file = lesson::find_lesson(named, search);
  if (!file) {
    refuse(Error{"unknown_lesson",
                 "There is no lesson called " + named + ".",
                 {},
                 "See drydock lesson list."});
    return nullptr;
  }
  const lesson::Reading reading = lesson::read_lesson(*file, search, rulebook);
  if (!reading.diagnostics.empty()) refuse(reading.diagnostics);
  return reading.lesson;
}

namespace {

using enum report::Align;

/// What was tried so far; nothing when there is no progress file yet.
std::vector<store::Attempt> attempts_so_far() {
  const auto file = store::Progress::default_file();
  std::error_code error;
  if (!file || !std::filesystem::exists(*file, error)) return {};
  auto progress = store::Progress::open(*file);
  if (!progress) {
    refuse(progress.error());
    return {};
  }
  return progress->attempts().value_or(std::vector<store::Attempt>{});
}

int list_lessons(const LessonOptions& options) {
  const lesson::CourseReading reading = lesson::read_course(scenario::SearchPaths::usual());
  const int worst = reading.diagnostics.empty() ? ok : refuse(reading.diagnostics);
  const std::vector<store::Attempt> attempts = attempts_so_far();
  report::Columns table({left, left, right, left});
  table.row({"id", "title", "time", "where you are"});
  for (const lesson::CourseModule& module : reading.course.modules) {
    const bool polish = options.language == "pl";
    table.row({module.id, polish ? module.title_pl : module.title_en, "", ""});
    for (const lesson::CourseLesson& one : module.lessons) {
      const lesson::LessonStanding standing =
          lesson::standing_of(reading.course, one, {hours(48)}, attempts, today());
      std::string words(enum_name(standing.standing));
      if (!standing.lacks.empty()) words += ": needs " + join_words(standing.lacks, "and");
      if (standing.points > 0) words += ", " + std::to_string(standing.points) + " points";
      table.row({"  " + one.id, polish ? one.title_pl : one.title_en,
                 one.minutes > 0 ? std::to_string(one.minutes) + " min" : "", words});
    }
  }
  print(table.text());
  return worst;
}

int show_lesson(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const auto shown = open_lesson(options.lessons.front(), *rulebook);
  if (!shown) return bad_input;
  std::string text = shown->id + " " + shown->texts.say(options.language, "title") + " (" +
                     std::string(enum_name(shown->kind)) + ", " + std::to_string(shown->minutes) +
                     " min)\n\n" + shown->texts.say(options.language, "brief") + "\n\n";
  for (const lesson::Check& check : shown->checks)
    if (!check.secret)
      text += (check.gate ? "must  " : "score ") + shown->texts.say(options.language, check.text) +
              "\n";
  for (const lesson::Verb& verb : shown->verbs) text += "may   " + verb.kind + "\n";
  for (const lesson::Script& script : shown->scripts)
    text += "script " + script.name + (script.wrong ? " (wrong)" : "") + "\n";
  print(text);
  return ok;
}

int lint_lessons(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  std::vector<std::string> files;
  for (const std::string& named : options.lessons)
    files.push_back(lesson::find_lesson(named, search).value_or(named));
  codec::Diagnostics found;
  if (options.lessons.empty()) {
    files = lesson::find_lessons(search);
    found = lesson::read_course(search).diagnostics;
  }
  for (const std::string& file : files) {
    const codec::Diagnostics of_file = lesson::check_file(file, search, *rulebook);
    for (const codec::Diagnostic& one : of_file)
      if (std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
  }
  if (!found.empty()) return refuse(found);
  print(plural(static_cast<std::int64_t>(files.size()), "lesson") + " without a mistake\n");
  return ok;
}

int print_words(const LessonOptions&) {
  print(lesson::registry_page());
  return ok;
}

CLI::App* add_part(CLI::App& command, const char* name, const char* text, LessonOptions& options,
                   int lessons) {
  CLI::App* part = command.add_subcommand(name, text);
  if (lessons == 0) return part;
  auto* named = part->add_option("lesson", options.lessons, "Ids, names or files");
  if (lessons == 1) named->required()->expected(1);
  return part;
}

}  // namespace

void add_lesson(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("lesson", "List, show, play, prove and verify lessons");
  command->require_subcommand(1);
  auto options = std::make_shared<LessonOptions>();
  const auto on = [&action, options](CLI::App* part, int (*work)(const LessonOptions&)) {
    part->callback(
        [options, &action, work] { action = [options, work] { return work(*options); }; });
  };
  const auto speaks = [options](CLI::App* part) {
    part->add_option("--language", options->language, "en or pl")
        ->check(CLI::IsMember({"en", "pl"}));
  };
  CLI::App* list = add_part(*command, "list", "List the course", *options, 0);
  speaks(list);
  on(list, list_lessons);
  CLI::App* show = add_part(*command, "show", "Show what a lesson asks", *options, 1);
  speaks(show);
  on(show, show_lesson);
  CLI::App* play = add_part(*command, "play", "Play a lesson in the terminal", *options, 1);
  speaks(play);
  play->add_option("--seed", options->seed, "Its luck; without it that of the prose")
      ->type_name("N");
  play->add_option("--out", options->out, "Keep the result in this file");
  on(play, play_lesson);
  CLI::App* prove =
      add_part(*command, "prove",
               "Show that doing nothing fails, the solution passes and mistakes fail", *options, 2);
  prove
      ->add_option("--seeds", options->seeds,
                   "On how many seeds; without it, as many as the lesson asks for")
      ->type_name("N")
      ->check(CLI::Range(1, 10'000));
  prove->add_flag("--json", options->json, "Report as data");
  on(prove, prove_lessons);
  on(add_part(*command, "lint", "Name every mistake in lessons", *options, 2), lint_lessons);
  on(add_part(*command, "words", "Print the sets, functions and units of expressions", *options, 0),
     print_words);
  CLI::App* record =
      add_part(*command, "record", "Make a script of a result that was kept", *options, 0);
  record->add_option("result", options->file, "The result, or attempt:N of those kept here")
      ->required();
  record->add_option("--out", options->out, "Write the script here");
  on(record, record_script);
  CLI::App* progress =
      add_part(*command, "progress", "Show, export, import or forget what was learnt", *options, 0);
  auto* out = progress->add_option("--export", options->out, "Write all attempts into this file");
  auto* in = progress->add_option("--import", options->file, "Add the attempts of this file");
  progress->add_flag("--reset", options->reset, "Forget all attempts")->excludes(out)->excludes(in);
  on(progress, manage_progress);
  CLI::App* verify = add_part(*command, "verify", "Play a result again to verify it", *options, 0);
  verify->add_option("result", options->file, "The result, or attempt:N of those kept here")
      ->required();
  on(verify, verify_result);
}

}  // namespace drydock::cli
