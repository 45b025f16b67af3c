// Writes, reads and replays results.
#include "sim/practice/lesson/record.h"

#include <algorithm>

#include "sim/practice/codec/command.h"
#include "sim/practice/lesson/play.h"
#include "sim/practice/lesson/proof_run.h"

namespace drydock::lesson {

namespace {

constexpr std::string_view outcome_format = "drydock-result/1";
constexpr std::size_t most_entries = 20'000;

bool is_person(Actor actor) {
  return actor == Actor::trainee || actor == Actor::instructor || actor == Actor::api;
}

std::int64_t count_of(Time time) { return time.time_since_epoch().count(); }

/// Something that was done or said, in the order of time.
struct Deed {
  Time at;
  std::size_t entry = 0;
  std::optional<std::size_t> answer;     ///< Step.
  std::optional<std::string> diagnosis;  ///< Check.
};

std::vector<Deed> deeds_of(const Outcome& record) {
  std::vector<Deed> deeds;
  for (std::size_t i = 0; i < record.entries.size(); ++i)
    deeds.push_back({record.entries[i].at, i, {}, {}});
  for (std::size_t i = 0; i < record.effort.answers.size(); ++i)
    if (record.effort.answers[i]) deeds.push_back({record.effort.answers[i]->at, 0, i, {}});
  for (const auto& [check, diagnosis] : record.effort.diagnoses)
    deeds.push_back({diagnosis.at, 0, {}, check});
  std::stable_sort(deeds.begin(), deeds.end(),
                   [](const Deed& a, const Deed& b) { return a.at < b.at; });
  return deeds;
}

/// Says again what was said, with the truth of this run.
void say_again(const Deed& deed, const run::Run& run, const Plan& plan, Effort& effort) {
  const Scene scene{run.world(), plan, grade(run)};
  if (deed.answer) {
    const auto& predict = plan.lesson->steps[*deed.answer].predict;
    if (predict && predict->of == TruthOf::run)
      effort.answers[*deed.answer]->truth = truth_now(plan, *deed.answer, scene);
    return;
  }
  for (std::size_t i = 0; i < plan.checks.size(); ++i)
    if (plan.lesson->checks[i].id == *deed.diagnosis)
      effort.diagnoses[*deed.diagnosis] =
          diagnose(scene, i, effort.diagnoses[*deed.diagnosis].root);
}

}  // namespace

codec::Value to_value(const Outcome& record, const Lesson& lesson) {
  codec::Value value{codec::Value::Object{}};
  value.set("format", outcome_format);
  value.set("lesson", record.lesson);
  value.set("version", record.version);
  value.set("seed", record.seed);
  value.set("started", record.started);
  codec::Value entries{codec::Value::List{}};
  for (const run::JournalEntry& entry : record.entries) {
    if (!is_person(entry.actor)) continue;
    codec::Value one{codec::Value::Object{}};
    one.set("at", count_of(entry.at));
    one.set("actor", std::string(enum_name(entry.actor)));
    one.set("command", codec::to_value(entry.command));
    entries.push(std::move(one));
  }
  value.set("entries", std::move(entries));
  value.set("effort", to_value(record.effort, lesson));
  value.set("end", count_of(record.end));
  value.set("passed", record.passed);
  value.set("points", record.points);
  return value;
}

std::string journal_text(const std::vector<run::JournalEntry>& entries, Time now) {
  codec::Value list{codec::Value::List{}};
  for (const run::JournalEntry& entry : entries) {
    if (!is_person(entry.actor)) continue;
    codec::Value one{codec::Value::Object{}};
    one.set("at", count_of(entry.at));
    one.set("actor", std::string(enum_name(entry.actor)));
    one.set("command", codec::to_value(entry.command));
    list.push(std::move(one));
  }
  codec::Value whole{codec::Value::Object{}};
  whole.set("now", count_of(now));
  whole.set("entries", std::move(list));
  return codec::to_json(whole);
}

std::optional<Outcome> outcome_of(const store::Attempt& attempt, const Lesson& lesson,
                                  const Rulebook& rulebook) {
  codec::Diagnostics ignored;
  const auto journal = codec::parse(attempt.journal, "journal", ignored);
  const auto said = codec::parse(attempt.answers, "answers", ignored);
  if (!journal || !said) return std::nullopt;
  codec::Value value{codec::Value::Object{}};
  value.set("format", outcome_format);
  value.set("lesson", attempt.lesson);
  const Result<double> version = parse_rate(attempt.version + "/s");
  value.set("version", static_cast<std::int64_t>(version.value_or(0)));
  value.set("seed", attempt.seed);
  value.set("started", attempt.started);
  codec::Value entries{codec::Value::List{}};
  if (const codec::Value* kept = journal->find("entries"))
    for (codec::Value entry : kept->list()) {
      if (entry.find("actor") == nullptr) entry.set("actor", "trainee");
      entries.push(std::move(entry));
    }
  value.set("entries", std::move(entries));
  value.set("effort", *said);
  const codec::Value* now = journal->find("now");
  value.set("end", now != nullptr ? *now : codec::Value(0));
  value.set("passed", attempt.state == "passed");
  value.set("points", attempt.points);
  return read_outcome(value, "attempt", lesson, rulebook, ignored);
}

std::string lesson_of(const codec::Value& value) {
  const codec::Value* format = value.find("format");
  const codec::Value* lesson = value.find("lesson");
  const bool is_one = format != nullptr && format->text() == outcome_format && lesson != nullptr;
  return is_one ? lesson->text() : std::string();
}

std::optional<Outcome> read_outcome(const codec::Value& value, const std::string& file,
                                    const Lesson& lesson, const Rulebook& rulebook,
                                    codec::Diagnostics& out) {
  constexpr std::int64_t most = 4'000'000'000'000'000'000;
  codec::Report report(file, out);
  Outcome record;
  {
    codec::ObjectCursor fields(codec::Cursor(&value, "", report));
    const codec::Cursor format = fields.required("format");
    if (format && format.text() != outcome_format)
      format.wrong(codec::codes::wrong_format, "\"drydock-result/1\"");
    record.lesson = fields.required("lesson").text();
    record.version = static_cast<int>(fields.required("version").integer(1, 1'000'000, 1));
    record.seed = static_cast<std::uint64_t>(fields.required("seed").integer(0, most));
    record.started = fields.optional("started").text();
    for (const codec::Cursor& one : fields.required("entries").list(most_entries)) {
      codec::ObjectCursor entry(one);
      run::JournalEntry made;
      made.at = Time(nanoseconds(entry.required("at").integer(0, most)));
      made.actor = entry.required("actor").choice<Actor>(Actor::trainee);
      const codec::Cursor command = entry.required("command");
      if (const auto read = command ? codec::read_command(command, rulebook) : std::nullopt) {
        made.command = *read;
        record.entries.push_back(std::move(made));
      }
    }
    const codec::Cursor effort = fields.required("effort");
    record.effort = read_effort(effort ? *effort.value() : codec::Value(), lesson);
    record.end = Time(nanoseconds(fields.required("end").integer(0, most)));
    record.passed = fields.required("passed").boolean();
    record.points = static_cast<int>(fields.required("points").integer(0, 100));
  }
  return codec::has_errors(out) ? std::nullopt : std::optional(std::move(record));
}

Result<Verification> verify(const Outcome& record, std::shared_ptr<const Lesson> lesson,
                            const scenario::SearchPaths& search,
                            std::shared_ptr<const Rulebook> rulebook) {
  if (record.version != lesson->version)
    return fail("other_version",
                "The result is of version " + std::to_string(record.version) + " of " + lesson->id +
                    "; here is version " + std::to_string(lesson->version) + ".",
                {}, "Verify it with the program that it was made with.");
  Result<Stage> stage = Stage::set_up(lesson, Seed{record.seed}, search, std::move(rulebook));
  if (!stage) return tl::unexpected(stage.error());
  const Plan& plan = *stage->plan();
  Verification found;
  run::Run run = stage->open(forward_only);
  Effort effort = record.effort;
  const Time end = std::clamp(record.end, plan.start, plan.end());
  for (const Deed& deed : deeds_of(record)) {
    if (deed.at > end) break;
    run.advance(std::max(run.now(), deed.at));
    if (deed.answer || deed.diagnosis) {
      say_again(deed, run, plan, effort);
      continue;
    }
    const run::JournalEntry& entry = record.entries[deed.entry];
    if (!allowed(*lesson, entry.command) && entry.actor == Actor::trainee)
      found.differences.push_back("the lesson does not offer: " + entry.command.say());
    else if (const auto receipt = run.submit(entry.command, entry.actor); !receipt)
      found.differences.push_back("refused: " + entry.command.say() + ": " +
                                  receipt.error().message);
  }
  run.advance(end);
  const GraderState state =
      effort.submitted || end >= plan.end() ? closed(plan, grade(run), run.world()) : grade(run);
  std::vector<CheckState> proof;
  if (lesson->proof.runs > 0 && passed(plan, state)) {
    auto played = play_proof(*stage, run.fork_world(), state, run.journal());
    if (!played) return tl::unexpected(played.error());
    proof = std::move(played->checks);
  }
  found.verdict = weigh(plan, state, effort, proof);
  if (found.verdict.passed != record.passed)
    found.differences.push_back(record.passed ? "it says passed, and did not pass"
                                              : "it says not passed, and passed");
  if (found.verdict.points != record.points)
    found.differences.push_back("it says " + std::to_string(record.points) +
                                " points, and came to " + std::to_string(found.verdict.points));
  return found;
}

codec::Value script_of(const Outcome& record, const Plan& plan) {
  codec::Value script{codec::Value::List{}};
  const auto add = [&](Time at, std::string_view verb, codec::Value with) {
    codec::Value line{codec::Value::Object{}};
    line.set("at", "T0+" + std::to_string((at - plan.start) / seconds(1)) + "s");
    line.set("verb", verb);
    line.set("with", std::move(with));
    script.push(std::move(line));
  };
  for (const Deed& deed : deeds_of(record)) {
    codec::Value with{codec::Value::Object{}};
    if (deed.answer) {
      if (record.effort.answers[*deed.answer]->text.empty()) continue;  // It was read.
      with.set("step", plan.lesson->steps[*deed.answer].id);
      with.set("answer", record.effort.answers[*deed.answer]->text);
      add(deed.at, "answer", std::move(with));
    } else if (deed.diagnosis) {
      with.set("check", *deed.diagnosis);
      with.set("root", record.effort.diagnoses.at(*deed.diagnosis).root);
      add(deed.at, "diagnose", std::move(with));
    } else if (is_person(record.entries[deed.entry].actor)) {
      const AnyCommand& command = record.entries[deed.entry].command;
      add(deed.at, command.kind(), codec::arguments_of(command));
    }
  }
  if (record.effort.submitted)
    add(*record.effort.submitted, "submit", codec::Value(codec::Value::Object{}));
  return script;
}

}  // namespace drydock::lesson
