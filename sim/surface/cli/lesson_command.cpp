// `drydock lesson`: lists lessons, and proves that they teach what they say.
#include <algorithm>
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/lesson/prove.h"
#include "sim/practice/lesson/read.h"
#include "sim/practice/report/columns.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

struct LessonOptions {
  std::vector<std::string> lessons;
  int seeds = 0;  ///< 0: as the lesson says.
  bool json = false;
};

using enum report::Align;

int list_lessons() {
  const auto rulebook = platform::rules();
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  int worst = ok;
  report::Columns table({left, left, left, right});
  table.row({"id", "title", "kind", "time"});
  for (const std::string& file : lesson::find_lessons(search)) {
    const lesson::Reading reading = lesson::read_lesson(file, search, *rulebook);
    if (!reading.lesson) {
      worst = std::max(worst, refuse(reading.diagnostics));
      continue;
    }
    const lesson::Lesson& found = *reading.lesson;
    table.row({found.id, found.texts.say("en", "title"), std::string(enum_name(found.kind)),
               std::to_string(found.minutes) + " min"});
  }
  print(table.text());
  return worst;
}

/// One line a script: on how many seeds it did as declared, and which checks failed.
std::string table(const lesson::Proof& proof) {
  report::Columns table({left, right, left});
  table.row({"script", "as declared", "checks that failed"});
  for (std::size_t script = 0; script < proof.scripts.size(); ++script) {
    std::size_t good = 0;
    std::map<std::string, int> failed;
    for (std::size_t seed = 0; seed < proof.seeds.size(); ++seed) {
      const lesson::Trial& trial = proof.trial(seed, script);
      good += trial.faults.empty() ? 1 : 0;
      for (const std::string& check : trial.failed) ++failed[check];
    }
    std::string checks;
    for (const auto& [check, times] : failed)
      checks += (checks.empty() ? "" : ", ") + check + " " + std::to_string(times) + "x";
    table.row({proof.scripts[script],
               std::to_string(good) + " of " + std::to_string(proof.seeds.size()),
               checks.empty() ? "none" : checks});
  }
  return table.text();
}

std::string describe(const lesson::Proof& proof) {
  std::string text = proof.lesson + ": " +
                     plural(static_cast<std::int64_t>(proof.seeds.size()), "seed") + ", " +
                     (proof.holds() ? "proven" : "NOT PROVEN") + "\n" + table(proof);
  for (const auto& [step, truths] : proof.truths) {
    text += "  truth of " + step + ":";
    for (const auto& [truth, times] : truths)
      text += " " + truth + " (" + std::to_string(times) + "x)";
    text += "\n";
  }
  for (const std::string& remark : proof.remarks) text += "  note: " + remark + "\n";
  for (const std::string& fault : proof.faults) text += "  fault: " + fault + "\n";
  for (const lesson::Trial& trial : proof.trials)
    for (const std::string& fault : trial.faults)
      text +=
          "  fault: " + trial.script + ", seed " + std::to_string(trial.seed) + ": " + fault + "\n";
  return text;
}

codec::Value words(const std::vector<std::string>& texts) {
  codec::Value list{codec::Value::List{}};
  for (const std::string& text : texts) list.push(codec::Value(text));
  return list;
}

codec::Value as_data(const lesson::Proof& proof) {
  codec::Value data;
  data.set("lesson", proof.lesson);
  data.set("proven", proof.holds());
  data.set("seeds", static_cast<std::int64_t>(proof.seeds.size()));
  codec::Value trials{codec::Value::List{}};
  for (const lesson::Trial& trial : proof.trials) {
    codec::Value one;
    one.set("script", trial.script);
    one.set("seed", trial.seed);
    one.set("passed", trial.passed);
    one.set("failed", words(trial.failed));
    one.set("said", words(trial.said));
    one.set("faults", words(trial.faults));
    trials.push(std::move(one));
  }
  data.set("trials", std::move(trials));
  codec::Value truths{codec::Value::Object{}};
  for (const auto& [step, found] : proof.truths) {
    codec::Value counts;
    for (const auto& [truth, times] : found) counts.set(truth, times);
    truths.set(step, std::move(counts));
  }
  data.set("truths", std::move(truths));
  data.set("faults", words(proof.faults));
  data.set("remarks", words(proof.remarks));
  return data;
}

int prove_lessons(const LessonOptions& options) {
  const auto rulebook = platform::rules();
  const scenario::SearchPaths search = scenario::SearchPaths::usual();
  std::vector<std::string> files;
  for (const std::string& named : options.lessons) {
    const auto file = lesson::find_lesson(named, search);
    if (!file)
      return refuse(Error{"unknown_lesson",
                          "There is no lesson called " + named + ".",
                          {},
                          "See drydock lesson list."});
    files.push_back(*file);
  }
  if (options.lessons.empty()) files = lesson::find_lessons(search);
  if (files.empty())
    return refuse(Error{"no_lessons", "There are no lessons in " + search.lessons + ".", {}, {}});
  int worst = ok;
  codec::Value all{codec::Value::List{}};
  for (const std::string& file : files) {
    const lesson::Reading reading = lesson::read_lesson(file, search, *rulebook);
    if (!reading.diagnostics.empty()) refuse(reading.diagnostics);
    if (!reading.lesson) {
      worst = std::max<int>(worst, bad_input);
      continue;
    }
    lesson::ProofSettings settings;
    settings.seeds = options.seeds > 0 ? options.seeds : reading.lesson->proof_seeds;
    Progress progress("Proving " + reading.lesson->id);
    settings.progress = [&](int done) {
      progress.show(static_cast<double>(done) / static_cast<double>(settings.seeds));
    };
    const Result<lesson::Proof> proof = lesson::prove(reading.lesson, search, rulebook, settings);
    if (!proof) {
      worst = std::max(worst, refuse(proof.error()));
      continue;
    }
    if (!proof->holds()) worst = std::max<int>(worst, failed);
    if (options.json)
      all.push(as_data(*proof));
    else
      print(describe(*proof));
  }
  if (options.json) print(codec::to_json(all, 2) + "\n");
  return worst;
}

}  // namespace

void add_lesson(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("lesson", "List lessons, or prove them");
  command->require_subcommand(1);
  CLI::App* list = command->add_subcommand("list", "List the lessons");
  list->callback([&action] { action = [] { return list_lessons(); }; });
  auto options = std::make_shared<LessonOptions>();
  CLI::App* prove = command->add_subcommand(
      "prove", "Show that doing nothing fails, the solution passes and each mistake fails");
  prove->add_option("lesson", options->lessons, "Ids, names or files; all lessons without");
  prove
      ->add_option("--seeds", options->seeds,
                   "On how many seeds; without it, as many as the lesson asks for")
      ->type_name("N")
      ->check(CLI::Range(1, 10'000));
  prove->add_flag("--json", options->json, "Report as data");
  prove->callback([options, &action] { action = [options] { return prove_lessons(*options); }; });
}

}  // namespace drydock::cli
