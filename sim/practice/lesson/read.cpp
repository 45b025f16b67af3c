// Reads lesson.json: every key, every size bounded, each mistake with its place.
#include "sim/practice/lesson/read.h"

#include <algorithm>
#include <filesystem>

#include "sim/practice/codec/command.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/lesson/proofread.h"
#include "sim/practice/lesson/read_parts.h"

namespace drydock::lesson {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

void read_scenario_part(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  lesson.scenario = fields.required("base").name();
  if (const Cursor change = fields.optional("change")) lesson.change = read_object(change);
}

void read_head(ObjectCursor& fields, Lesson& lesson) {
  lesson.id = fields.required("id").text();
  lesson.slug = fields.required("slug").name();
  lesson.module = fields.required("module").text();
  lesson.version = static_cast<int>(fields.required("version").integer(1, 1'000'000, 1));
  lesson.kind = fields.required("kind").choice<Kind>();
  lesson.needs = read_texts(fields.optional("requires"));
  lesson.skills = read_texts(fields.optional("skills"));
  lesson.introduces = read_texts(fields.optional("introduces"));
  lesson.minutes = static_cast<int>(fields.required("minutes").integer(1, 600, 1));
}

void read_document(const Cursor& root, Lesson& lesson, codec::Diagnostics& out) {
  ObjectCursor fields(root);
  const Cursor format = fields.required("format");
  if (format && format.text() != "drydock-lesson/1")
    format.wrong(codec::codes::wrong_format, "\"drydock-lesson/1\"");
  read_head(fields, lesson);
  read_scenario_part(fields.required("scenario"), lesson);
  for (const auto& [name, variable] : fields.optional("vary").entries(50))
    lesson.vary.push_back(read_variable(name, variable));
  for (const Cursor& one : fields.optional("vary_require").list(20))
    lesson.vary_require.push_back(read_source(one));
  read_clock(fields.required("clock"), lesson);
  read_surface(fields.required("surface"), lesson);
  for (const Cursor& one : fields.optional("events").list(most_events))
    lesson.events.push_back(read_event(one));
  for (const Cursor& one : fields.required("steps").list(most_steps))
    lesson.steps.push_back(read_step(one));
  for (const Cursor& one : fields.required("checks").list(most_checks))
    lesson.checks.push_back(read_check(one));
  for (const Cursor& one : fields.optional("feedback").list(most_checks))
    lesson.feedback.push_back(read_feedback(one));
  for (const Cursor& one : fields.optional("hints").list(most_checks))
    lesson.hints.push_back(read_hint(one));
  read_score(fields.optional("score"), lesson);
  read_proof(fields.optional("proof"), lesson);
  read_refresh(fields.optional("refresh"), lesson);
  read_debrief(fields.required("debrief"), lesson);
  read_scripts(fields.required("scripts"), lesson, out);
}

void read_prose(Lesson& lesson, codec::Diagnostics& out) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(lesson.folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("lesson.") && name.ends_with(".md") && name.size() == 12)
      files.push_back(name);
  }
  if (std::find(files.begin(), files.end(), "lesson.en.md") == files.end())
    files.emplace_back("lesson.en.md");
  std::sort(files.begin(), files.end());
  for (const std::string& name : files)
    lesson.texts.read(name.substr(7, 2), lesson.folder + "/" + name, out);
}

}  // namespace

bool is_process_verb(std::string_view verb) {
  return verb == "answer" || verb == "diagnose" || verb == "hint" || verb == "submit";
}

namespace {

const Verb* find_verb(const Lesson& lesson, std::string_view kind) {
  for (const Verb& verb : lesson.verbs)
    if (verb.kind == kind) return &verb;
  return nullptr;
}

}  // namespace

Result<void> allowed(const Lesson& lesson, std::string_view kind) {
  if (is_process_verb(kind) || find_verb(lesson, kind) != nullptr) return {};
  std::vector<std::string> kinds;
  for (const Verb& verb : lesson.verbs) kinds.push_back(verb.kind);
  return fail("not_in_lesson", "This lesson does not offer " + std::string(kind) + ".", {},
              kinds.empty() ? "Here one only looks." : "It offers " + codec::one_of(kinds) + ".");
}

Result<void> allowed(const Lesson& lesson, const AnyCommand& command) {
  if (const Result<void> kind = allowed(lesson, command.kind()); !kind) return kind;
  const Verb* verb = find_verb(lesson, command.kind());
  const codec::Value with = codec::arguments_of(command);
  for (const auto& [field, values] : verb->limits) {
    const codec::Value* given = with.find(field);
    if (given != nullptr && std::find(values.begin(), values.end(), given->text()) == values.end())
      return fail("not_in_lesson", "This lesson offers " + std::string(command.kind()) +
                                       " only with " + field + " " + codec::one_of(values) + ".");
  }
  return {};
}

namespace {

/// What the folder says, and every mistake of its form.
std::shared_ptr<Lesson> read_form(const std::string& file, codec::Diagnostics& out) {
  const std::optional<codec::Value> document = codec::read_file(file, out, document_limits);
  if (!document) return nullptr;
  auto lesson = std::make_shared<Lesson>();
  lesson->file = file;
  lesson->folder = std::filesystem::path(file).parent_path().string();
  if (lesson->folder.empty()) lesson->folder = ".";
  codec::Report report(file, out);
  read_document(Cursor(&*document, "", report), *lesson, out);
  read_prose(*lesson, out);
  return codec::has_errors(out) ? nullptr : lesson;
}

}  // namespace

std::vector<std::string> asked_keys(const std::string& file) {
  codec::Diagnostics ignored;
  std::vector<codec::AskedKey> asked;
  std::vector<std::string> paths;
  const std::optional<codec::Value> document = codec::read_file(file, ignored, document_limits);
  if (!document) return paths;
  Lesson lesson;
  lesson.folder = std::filesystem::path(file).parent_path().string();
  codec::Report report(file, ignored);
  report.note_keys(&asked);
  read_document(Cursor(&*document, "", report), lesson, ignored);
  for (const codec::AskedKey& key : asked) paths.push_back(key.path);
  return paths;
}

Reading read_only(const std::string& file) {
  Reading reading;
  reading.lesson = read_form(file, reading.diagnostics);
  return reading;
}

Reading read_lesson(const std::string& file, const scenario::SearchPaths& search,
                    const Rulebook& rulebook) {
  Reading reading;
  const std::shared_ptr<Lesson> lesson = read_form(file, reading.diagnostics);
  if (!lesson) return reading;
  proofread(lesson, search, rulebook, reading.diagnostics);
  if (!codec::has_errors(reading.diagnostics)) reading.lesson = lesson;
  return reading;
}

codec::Diagnostics check_file(const std::string& file, const scenario::SearchPaths& search,
                              const Rulebook& rulebook) {
  return read_lesson(file, search, rulebook).diagnostics;
}

std::vector<std::string> find_lessons(const scenario::SearchPaths& search) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& module : std::filesystem::directory_iterator(search.lessons, error)) {
    std::error_code inner;
    for (const auto& folder : std::filesystem::directory_iterator(module.path(), inner))
      if (const auto file = folder.path() / "lesson.json"; std::filesystem::exists(file, inner))
        files.push_back(file.string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> find_lesson(const std::string& named,
                                       const scenario::SearchPaths& search) {
  std::error_code error;
  if (std::filesystem::is_regular_file(named, error)) return named;
  if (std::filesystem::is_regular_file(named + "/lesson.json", error))
    return named + "/lesson.json";
  for (const std::string& file : find_lessons(search)) {
    const std::string folder = std::filesystem::path(file).parent_path().filename().string();
    if (folder == named || folder.starts_with(named + "-") || folder.ends_with("-" + named))
      return file;
  }
  return std::nullopt;
}

}  // namespace drydock::lesson
