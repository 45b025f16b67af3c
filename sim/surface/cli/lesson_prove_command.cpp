// `drydock lesson prove`: plays every script on many seeds and says what does not hold.
#include <algorithm>
#include <thread>

#include "sim/engine/base/text.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/lesson/prove.h"
#include "sim/practice/report/columns.h"
#include "sim/surface/cli/lesson_command.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

using enum report::Align;

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

/// What failed, and in which of the ten proofs.
std::string table_of_faults(const lesson::Proof& proof) {
  report::Columns table({left, left, right, left});
  table.row({"proof", "script", "seed", "what is wrong"});
  for (const lesson::Fault& fault : proof.faults)
    table.row({std::string(enum_name(fault.proof)), fault.script.empty() ? "-" : fault.script,
               fault.seed == 0 ? "-" : std::to_string(fault.seed), fault.what});
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
  if (!proof.holds()) text += table_of_faults(proof);
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
  codec::Value faults{codec::Value::List{}};
  for (const lesson::Fault& fault : proof.faults) {
    codec::Value one;
    one.set("proof", std::string(enum_name(fault.proof)));
    one.set("script", fault.script);
    one.set("seed", fault.seed);
    one.set("what", fault.what);
    faults.push(std::move(one));
  }
  data.set("faults", std::move(faults));
  data.set("remarks", words(proof.remarks));
  return data;
}

}  // namespace

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
  std::size_t ran = 0, proven = 0;
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
    settings.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    settings.progress = [&](int done, int of) {
      progress.show(static_cast<double>(done) / static_cast<double>(of));
    };
    const Result<lesson::Proof> proof = lesson::prove(reading.lesson, search, rulebook, settings);
    if (!proof) {
      worst = std::max(worst, refuse(proof.error()));
      continue;
    }
    ++ran;
    proven += proof->holds() ? 1 : 0;
    if (!proof->holds()) worst = std::max<int>(worst, failed);
    if (options.json)
      all.push(as_data(*proof));
    else
      print(describe(*proof));
  }
  if (options.json)
    print(codec::to_json(all, 2) + "\n");
  else
    print(std::to_string(proven) + " of " +
          plural(static_cast<std::int64_t>(files.size()), "lesson") + " proven\n");
  // A runner that skips a lesson fails itself.
  if (ran != files.size()) worst = std::max<int>(worst, failed);
  return worst;
}

}  // namespace drydock::cli
