// Reads lesson.json: every key, every size bounded, each mistake with its place.
#include "sim/practice/lesson/read.h"

#include <algorithm>
#include <filesystem>

#include "sim/practice/codec/cursor.h"
#include "sim/practice/lesson/proofread.h"

namespace drydock::lesson {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr std::size_t most_events = 500, most_checks = 200, most_steps = 100;
constexpr codec::Limits limits{256u << 10, 32, 20'000, 4'000};

Source source(const Cursor& at) { return {at ? at.text() : std::string(), at.path()}; }

/// "T0+3m" or "3m": since the start.
Duration after(const Cursor& at) {
  std::string text = at.text();
  if (text.starts_with("T0+")) text = text.substr(3);
  const Result<Duration> duration = parse_duration(text);
  if (at && !text.empty() && duration && *duration >= Duration::zero()) return *duration;
  if (at && at.value()->is(codec::Value::Kind::text))
    at.wrong(codec::codes::wrong_unit, "a time such as \"T0+3m\"");
  return {};
}

std::vector<std::string> texts(const Cursor& at, std::size_t most = 100) {
  std::vector<std::string> found;
  for (const Cursor& one : at.list(most)) found.push_back(one.text());
  return found;
}

codec::Value object(const Cursor& at) {
  if (!at) return codec::Value(codec::Value::Object{});
  if (!at.value()->is(codec::Value::Kind::object)) {
    at.wrong(codec::codes::wrong_type, "an object of field: value");
    return codec::Value(codec::Value::Object{});
  }
  return *at.value();
}

void read_scenario_part(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  lesson.scenario = fields.required("base").name();
  if (const Cursor change = fields.optional("change")) lesson.change = object(change);
}

void read_vary(const Cursor& at, Lesson& lesson) {
  for (const auto& [name, value] : at.entries(50)) {
    ObjectCursor fields(value);
    const Cursor pick = fields.required("pick");
    Variable variable{name, {}};
    for (const Cursor& one : pick.list(100)) variable.pick.push_back(one.name());
    if (variable.pick.empty() && pick)
      pick.wrong(codec::codes::wrong_type, "at least one value to pick");
    if (variable.pick.empty()) variable.pick.emplace_back("x");
    lesson.vary.push_back(std::move(variable));
  }
}

void read_clock(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  const Cursor limit = fields.required("limit");
  lesson.limit = after(limit);
  if (limit && (lesson.limit < minutes(1) || lesson.limit > hours(24 * 40)))
    limit.wrong(codec::codes::out_of_range, "T0+1m to T0+960h");
  for (const Cursor& speed : fields.optional("speeds").list(20))
    lesson.speeds.push_back(speed.number(0, 1e9, 1));
  lesson.autopause_on = texts(fields.optional("autopause_on"));
}

void read_surface(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  lesson.verbs = texts(fields.required("verbs"));
  lesson.panels = texts(fields.optional("panels"));
}

Event read_event(const Cursor& at) {
  ObjectCursor fields(at);
  Event event;
  event.path = at.path();
  event.id = fields.required("id").name();
  event.after = after(fields.required("at"));
  event.kind = fields.required("do").text();
  event.with = object(fields.optional("with"));
  if (const Cursor length = fields.optional("for"))
    event.with.set("duration", codec::Value(length.text()));
  return event;
}

Predict read_predict(const Cursor& at) {
  ObjectCursor fields(at);
  Predict predict;
  predict.ask = fields.required("ask").text();
  predict.kind = fields.required("kind").choice<PredictKind>();
  if (predict.kind == PredictKind::choice) {
    const Cursor options = fields.required("options");
    predict.options = texts(options, 10);
    if (options && predict.options.size() < 2)
      options.wrong(codec::codes::wrong_type, "at least two options");
  } else {
    predict.tolerance = fields.required("tolerance").number(0, 1e12);
  }
  predict.truth = source(fields.required("truth"));
  return predict;
}

Step read_step(const Cursor& at) {
  ObjectCursor fields(at);
  Step step;
  step.id = fields.required("id").name();
  step.text = fields.required("text").text();
  if (const Cursor focus = fields.optional("focus")) step.focus = focus.text();
  step.until = source(fields.optional("until"));
  if (const Cursor predict = fields.optional("predict")) step.predict = read_predict(predict);
  step.pause = fields.optional("pause").boolean(false);
  return step;
}

Check read_check(const Cursor& at) {
  ObjectCursor fields(at);
  Check check;
  check.id = fields.required("id").name();
  check.text = fields.required("text").text();
  check.kind = fields.required("kind").choice<CheckKind>();
  check.gate = fields.optional("gate").boolean(false);
  check.expression = source(fields.required("expr"));
  check.arm = source(fields.optional("arm"));
  check.before = source(fields.optional("before"));
  if (check.kind == CheckKind::hold) {
    check.hold = fields.required("for").duration(seconds(1), hours(24 * 40));
    check.slack = fields.optional("slack").duration();
  }
  if (check.kind == CheckKind::budget) check.most = source(fields.required("max"));
  return check;
}

Feedback read_feedback(const Cursor& at) {
  ObjectCursor fields(at);
  Feedback rule;
  rule.when = source(fields.required("when"));
  rule.say = fields.required("say").text();
  fields.optional("once").boolean(true);
  if (const Cursor show = fields.optional("show")) rule.show = show.text();
  return rule;
}

Hint read_hint(const Cursor& at) {
  ObjectCursor fields(at);
  Hint hint;
  hint.check = fields.required("for").name();
  hint.level = static_cast<int>(fields.required("level").integer(1, 3, 1));
  hint.text = fields.required("text").text();
  hint.offer_after = fields.optional("offer_after").duration();
  return hint;
}

void read_debrief(const Cursor& at, Lesson& lesson) {
  ObjectCursor fields(at);
  lesson.debrief.text = fields.required("text").text();
  lesson.debrief.symptom = source(fields.required("symptom"));
  lesson.debrief.rule = fields.required("rule").text();
  lesson.debrief.questions = texts(fields.optional("questions"), 3);
  if (const Cursor transfer = fields.optional("transfer"))
    lesson.debrief.transfer = transfer.text();
}

Action read_action(const Cursor& at) {
  ObjectCursor fields(at);
  Action action;
  action.path = at.path();
  action.at = source(fields.optional("at"));
  action.when = source(fields.optional("when"));
  if (at && action.at.text.empty() == action.when.text.empty())
    at.wrong(codec::codes::missing_key, "one of \"at\" and \"when\"");
  if (const Cursor each = fields.optional("each")) action.each = source(each);
  action.verb = fields.required("verb").text();
  action.with = object(fields.optional("with"));
  return action;
}

Script read_script(const Cursor& named, const Lesson& lesson, codec::Diagnostics& out) {
  Script script;
  const std::string name = named.text();
  script.name = std::filesystem::path(name).stem().string();
  script.place = name;
  script.file = lesson.folder + "/" + name;
  if (!named) return script;
  if (!name.starts_with("scripts/") || name.find("..") != std::string::npos) {
    named.wrong(codec::codes::bad_name, "a file in scripts/ of the lesson");
    return script;
  }
  const std::optional<codec::Value> document = codec::read_file(script.file, out, limits);
  if (!document) return script;
  codec::Report report(lesson.file, out);
  report.add_origin({name, script.file, ""});
  for (const Cursor& action : Cursor(&*document, name, report).list(most_events))
    script.actions.push_back(read_action(action));
  return script;
}

void read_scripts(const Cursor& at, Lesson& lesson, codec::Diagnostics& out) {
  ObjectCursor fields(at);
  lesson.scripts.push_back(read_script(fields.required("solution"), lesson, out));
  for (const Cursor& one : fields.optional("alternatives").list(20))
    lesson.scripts.push_back(read_script(one, lesson, out));
  for (const Cursor& one : fields.optional("wrong").list(50)) {
    ObjectCursor wrong(one);
    Script script = read_script(wrong.required("file"), lesson, out);
    script.wrong = true;
    const Cursor fails = wrong.required("fails");
    script.fails = texts(fails, most_checks);
    if (fails && script.fails.empty())
      fails.wrong(codec::codes::wrong_type, "at least one check that it fails");
    script.says = wrong.required("says").text();
    lesson.scripts.push_back(std::move(script));
  }
  ObjectCursor seeds(fields.optional("seeds"));
  lesson.authored_seed =
      static_cast<std::uint64_t>(seeds.optional("authored").integer(0, 1'000'000'000, 1));
  lesson.proof_seeds = static_cast<int>(seeds.optional("ci").integer(1, 10'000, 25));
}

void read_head(ObjectCursor& fields, Lesson& lesson) {
  lesson.id = fields.required("id").text();
  lesson.slug = fields.required("slug").name();
  lesson.module = fields.required("module").text();
  lesson.version = static_cast<int>(fields.required("version").integer(1, 1'000'000, 1));
  lesson.kind = fields.required("kind").choice<Kind>();
  lesson.needs = texts(fields.optional("requires"));
  lesson.skills = texts(fields.optional("skills"));
  lesson.minutes = static_cast<int>(fields.required("minutes").integer(1, 600, 1));
}

void read_score(const Cursor& at, Lesson& lesson) {
  if (!at) return;
  ObjectCursor fields(at);
  lesson.score.outcome = static_cast<int>(fields.required("outcome").integer(0, 100, 80));
  lesson.score.predictions = static_cast<int>(fields.required("predictions").integer(0, 100, 20));
  if (lesson.score.outcome + lesson.score.predictions != 100)
    at.wrong(codec::codes::out_of_range, "points that add up to 100");
}

void read_document(const Cursor& root, Lesson& lesson, codec::Diagnostics& out) {
  ObjectCursor fields(root);
  const Cursor format = fields.required("format");
  if (format && format.text() != "drydock-lesson/1")
    format.wrong(codec::codes::wrong_format, "\"drydock-lesson/1\"");
  read_head(fields, lesson);
  read_scenario_part(fields.required("scenario"), lesson);
  read_vary(fields.optional("vary"), lesson);
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
  read_debrief(fields.required("debrief"), lesson);
  read_scripts(fields.required("scripts"), lesson, out);
}

void read_texts(Lesson& lesson, codec::Diagnostics& out) {
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

Result<void> allowed(const Lesson& lesson, std::string_view kind) {
  if (std::find(lesson.verbs.begin(), lesson.verbs.end(), kind) != lesson.verbs.end()) return {};
  return fail("not_in_lesson", "This lesson does not offer " + std::string(kind) + ".", {},
              "It offers " + codec::one_of(lesson.verbs) + ".");
}

Reading read_lesson(const std::string& file, const scenario::SearchPaths& search,
                    const Rulebook& rulebook) {
  Reading reading;
  codec::Diagnostics& out = reading.diagnostics;
  const std::optional<codec::Value> document = codec::read_file(file, out, limits);
  if (!document) return reading;
  auto lesson = std::make_shared<Lesson>();
  lesson->file = file;
  lesson->folder = std::filesystem::path(file).parent_path().string();
  if (lesson->folder.empty()) lesson->folder = ".";
  codec::Report report(file, out);
  read_document(Cursor(&*document, "", report), *lesson, out);
  if (codec::has_errors(out)) return reading;
  read_texts(*lesson, out);
  proofread(lesson, search, rulebook, out);
  if (!codec::has_errors(out)) reading.lesson = std::move(lesson);
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
