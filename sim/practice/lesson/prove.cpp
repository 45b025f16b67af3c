// Plays every script of a lesson on many seeds and compares what came of it with what was declared.
#include "sim/practice/lesson/prove.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "sim/engine/base/assert.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/play.h"
#include "sim/practice/lesson/start.h"

namespace drydock::lesson {

namespace {

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// All that one seed gives.
struct SeedResult {
  std::vector<Trial> trials;
  std::vector<std::string> truths;  ///< By step.
  std::vector<std::string> faults;
  std::optional<Error> error;
};

void judge_nothing(const Plan& plan, const GraderState& state, Trial& trial) {
  if (trial.passed) trial.faults.emplace_back("passes although nobody does anything");
  for (std::size_t i = 0; i < plan.checks.size(); ++i)
    if (plan.lesson->checks[i].gate && state.checks[i].state == CheckState::failed &&
        plan.checks[i].arm && state.checks[i].armed == Time{})
      trial.faults.push_back(plan.lesson->checks[i].id + " fails before it is armed");
}

void judge_script(const Script& script, Trial& trial) {
  if (!script.wrong) {
    if (!trial.passed)
      trial.faults.push_back("does not pass: " +
                             (trial.failed.empty() ? "undecided" : trial.failed.front()));
    return;
  }
  if (trial.passed) trial.faults.emplace_back("passes although it is a mistake");
  for (const std::string& check : script.fails)
    if (!contains(trial.failed, check)) trial.faults.push_back("does not fail " + check);
  if (!contains(trial.said, script.says))
    trial.faults.push_back("is not answered by " + script.says);
}

Trial run_trial(Stage& stage, std::optional<std::size_t> script, Fingerprint* fingerprint) {
  const Plan& plan = *stage.plan();
  run::Run run = stage.open(forward_only);
  Trial trial;
  trial.seed = plan.seed.value;
  for (const std::string& refused : play(run, plan, script))
    trial.faults.push_back("refused: " + refused);
  const GraderState& state = grade(run);
  trial.passed = passed(plan, state);
  for (std::size_t i = 0; i < plan.checks.size(); ++i)
    if (state.checks[i].state == CheckState::failed)
      trial.failed.push_back(plan.lesson->checks[i].id);
  for (std::size_t i = 0; i < plan.feedback.size(); ++i)
    if (state.feedback[i]) trial.said.push_back(plan.lesson->feedback[i].say);
  trial.script = script ? plan.lesson->scripts[*script].name : "nothing";
  if (script)
    judge_script(plan.lesson->scripts[*script], trial);
  else
    judge_nothing(plan, state, trial);
  if (fingerprint != nullptr) *fingerprint = run.fingerprint();
  return trial;
}

SeedResult prove_seed(const std::shared_ptr<const Lesson>& lesson, Seed seed,
                      const scenario::SearchPaths& search,
                      const std::shared_ptr<const Rulebook>& rulebook) {
  SeedResult result;
  Result<Stage> stage = Stage::set_up(lesson, seed, search, rulebook);
  if (!stage) {
    result.error = stage.error();
    return result;
  }
  result.trials.push_back(run_trial(*stage, std::nullopt, nullptr));
  Fingerprint first, again;
  for (std::size_t i = 0; i < lesson->scripts.size(); ++i)
    result.trials.push_back(run_trial(*stage, i, i == 0 ? &first : nullptr));
  if (seed.value == lesson->authored_seed) {
    run_trial(*stage, 0, &again);
    if (!(first == again)) result.faults.emplace_back("two runs of the solution differ");
  }
  result.truths = stage->plan()->truths;
  return result;
}

/// Counts what was true, and says when it is always the same or never known.
void weigh_truths(const Lesson& lesson, const std::vector<SeedResult>& results, Proof& proof) {
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    if (!lesson.steps[i].predict) continue;
    std::map<std::string, int>& found = proof.truths[lesson.steps[i].id];
    for (const SeedResult& result : results) ++found[result.truths[i]];
    if (found.count("") != 0)
      proof.faults.push_back("the truth of " + lesson.steps[i].id + " is not known");
    else if (found.size() == 1 && results.size() > 1)
      proof.remarks.push_back("the truth of " + lesson.steps[i].id + " is always " +
                              found.begin()->first);
  }
}

}  // namespace

bool Proof::holds() const {
  return faults.empty() && std::all_of(trials.begin(), trials.end(),
                                       [](const Trial& trial) { return trial.faults.empty(); });
}

Result<Proof> prove(const std::shared_ptr<const Lesson>& lesson,
                    const scenario::SearchPaths& search,
                    const std::shared_ptr<const Rulebook>& rulebook,
                    const ProofSettings& settings) {
  const auto count = static_cast<std::size_t>(std::max(1, settings.seeds));
  std::vector<SeedResult> results(count);
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  int done = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        results[i] = prove_seed(lesson, Seed{lesson->authored_seed + i}, search, rulebook);
      } catch (const Defect& defect) {
        results[i].error = Error{"defect",
                                 std::string("Seed ") + std::to_string(lesson->authored_seed + i) +
                                     " met a defect: " + defect.what(),
                                 lesson->file,
                                 {}};
      }
      const std::lock_guard lock(mutex);
      ++done;
      if (settings.progress) settings.progress(done);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < settings.threads; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();

  Proof proof;
  proof.lesson = lesson->id;
  for (std::size_t i = 0; i < count; ++i) {
    if (results[i].error) return tl::unexpected(*results[i].error);
    proof.seeds.push_back(lesson->authored_seed + i);
    for (Trial& trial : results[i].trials) proof.trials.push_back(std::move(trial));
    proof.faults.insert(proof.faults.end(), results[i].faults.begin(), results[i].faults.end());
  }
  proof.scripts.emplace_back("nothing");
  for (const Script& script : lesson->scripts) proof.scripts.push_back(script.name);
  weigh_truths(*lesson, results, proof);
  return proof;
}

}  // namespace drydock::lesson
