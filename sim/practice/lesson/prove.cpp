// Plays every script of a lesson on many seeds and compares what came of it with what was declared.
#include "sim/practice/lesson/prove.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "sim/engine/base/assert.h"
#include "sim/practice/lesson/generate.h"
#include "sim/practice/lesson/play.h"
#include "sim/practice/lesson/proof_run.h"
#include "sim/practice/lesson/prove_rules.h"
#include "sim/practice/lesson/start.h"
#include "sim/practice/lesson/verdict.h"

namespace drydock::lesson {

namespace {

/// All that one seed gives.
struct SeedResult {
  std::vector<Trial> trials, generated;
  std::vector<std::string> truths;  ///< By step.
  std::vector<Fault> faults;
  std::vector<std::string> remarks;
  std::optional<Error> error;
};

/// Answers what the script left out as it turned out to be: points then tell of the work alone.
void answer_the_rest(const Plan& plan, const Scene& scene, Effort& effort) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    if (!plan.steps[i].truth || effort.answers[i]) continue;
    const bool own = plan.lesson->steps[i].predict->of == TruthOf::run;
    Given given;
    given.text = own ? truth_now(plan, i, scene) : plan.truths[i];
    if (own) given.truth = given.text;
    effort.answers[i] = std::move(given);
  }
}

/// Whether a check hangs on an answer, which then must come from the script itself.
bool is_asked(const Lesson& lesson, const std::string& step) {
  return std::any_of(lesson.checks.begin(), lesson.checks.end(), [&](const Check& check) {
    return std::find(check.asks.begin(), check.asks.end(), step) != check.asks.end();
  });
}

/// What a script came to, proof runs included when it got so far.
void weigh_trial(Stage& stage, run::Run& run, Playing& playing, Trial& trial) {
  const Plan& plan = *stage.plan();
  std::vector<CheckState> proof;
  if (plan.lesson->proof.runs > 0 && passed(plan, playing.state)) {
    const Result<ProofResult> played =
        play_proof(stage, run.fork_world(), playing.state, run.journal());
    if (played)
      proof = played->checks;
    else
      trial.faults.push_back(played.error().message);
  }
  playing.state.over = true;
  const Verdict bare = weigh(plan, playing.state, playing.effort, proof);
  trial.passed = bare.passed;
  for (std::size_t i = 0; i < plan.checks.size(); ++i) {
    const Check& check = plan.lesson->checks[i];
    const CheckState state = bare.checks[i];
    if (state == CheckState::passed || (state == CheckState::waiting && !trial.passed)) continue;
    trial.failed.push_back(check.id);
    if (check.gate) trial.failed_gates.push_back(check.id);
  }
  Effort full = playing.effort;
  answer_the_rest(plan, Scene{run.world(), plan, playing.state}, full);
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (is_asked(*plan.lesson, plan.lesson->steps[i].id))
      full.answers[i] = playing.effort.answers[i];
  trial.points = weigh(plan, playing.state, full, proof).points;
  trial.said = replies_to(plan, playing.effort);
  for (const std::optional<Given>& given : full.answers)
    trial.truths.push_back(given ? given->truth : std::string());
  for (std::size_t i = 0; i < plan.feedback.size(); ++i)
    if (playing.state.feedback[i]) trial.said.push_back(plan.lesson->feedback[i].say);
}

Trial run_trial(Stage& stage, std::optional<std::size_t> script, std::vector<std::string>& remarks,
                std::optional<run::Run>* kept) {
  const Plan& plan = *stage.plan();
  run::Run run = stage.open(forward_only);
  Trial trial;
  trial.seed = plan.seed.value;
  trial.script = script ? plan.lesson->scripts[*script].name : "nothing";
  if (script && plan.conditions[*script])
    trial.applies =
        evaluate(*plan.conditions[*script], Scene{run.world(), plan, grade(run)}).is_true();
  Playing playing = play(run, plan, script);
  const bool is_generated = script && plan.lesson->scripts[*script].origin != Origin::author;
  for (const std::string& refused : playing.refused)
    if (!is_generated) trial.faults.push_back("refused: " + refused);
  weigh_trial(stage, run, playing, trial);
  if (!script)
    judge_nothing(plan, playing.state, trial);
  else if (is_generated)
    judge_generated(plan.lesson->scripts[*script], trial, remarks);
  else
    judge_script(*plan.lesson, plan.lesson->scripts[*script], trial);
  if (kept != nullptr) kept->emplace(std::move(run));
  return trial;
}

/// Two runs of the solution are the same, and so is one that was put away in the middle: as its
/// journal, played again.
void prove_determinism(Stage& stage, const run::Run& first, SeedResult& result) {
  std::vector<std::string> ignored;
  std::optional<run::Run> again;
  run_trial(stage, 0, ignored, &again);
  const std::uint64_t seed = stage.plan()->seed.value;
  if (!(again->fingerprint() == first.fingerprint()))
    result.faults.push_back({Proving::determinism, "solution", seed, "two runs of it differ"});
  const run::Run resumed = run::Run::replay(stage.plan()->rulebook, stage.fork(), {},
                                            first.journal(), first.now(), forward_only);
  if (!(resumed.fingerprint() == first.fingerprint()))
    result.faults.push_back(
        {Proving::determinism, "solution", seed, "its journal, played again, comes out different"});
}

SeedResult prove_seed(const std::shared_ptr<const Lesson>& lesson, Seed seed, std::size_t own,
                      const scenario::SearchPaths& search,
                      const std::shared_ptr<const Rulebook>& rulebook) {
  SeedResult result;
  Result<Stage> stage = Stage::set_up(lesson, seed, search, rulebook);
  if (!stage) {
    result.error = stage.error();
    return result;
  }
  result.trials.push_back(run_trial(*stage, std::nullopt, result.remarks, nullptr));
  std::optional<run::Run> model;
  for (std::size_t i = 0; i < own; ++i)
    result.trials.push_back(run_trial(*stage, i, result.remarks, i == 0 ? &model : nullptr));
  if (seed.value == lesson->authored_seed) {
    for (std::size_t i = own; i < lesson->scripts.size(); ++i)
      result.generated.push_back(run_trial(*stage, i, result.remarks, nullptr));
    prove_determinism(*stage, *model, result);
  }
  result.truths = stage->plan()->truths;
  for (std::size_t i = 0; i < lesson->steps.size(); ++i)
    if (lesson->steps[i].predict && lesson->steps[i].predict->of == TruthOf::run)
      result.truths[i] = result.trials[1].truths[i];
  return result;
}

Proving proof_of(const Trial& trial, const Lesson& lesson) {
  if (trial.script == "nothing") return Proving::nothing;
  for (const Script& script : lesson.scripts)
    if (script.name == trial.script && script.wrong)
      return script.origin == Origin::author ? Proving::wrong : Proving::generated;
  return Proving::solution;
}

/// Plays seeds on several threads; each writes into its own place.
void play_seeds(const std::shared_ptr<const Lesson>& lesson, std::size_t own,
                const scenario::SearchPaths& search,
                const std::shared_ptr<const Rulebook>& rulebook, const ProofSettings& settings,
                std::vector<SeedResult>& results) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  int done = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < results.size(); i = next++) {
      const std::uint64_t seed = lesson->authored_seed + i;
      try {
        results[i] = prove_seed(lesson, Seed{seed}, own, search, rulebook);
      } catch (const Defect& defect) {
        results[i].error = Error{"defect",
                                 "Seed " + std::to_string(seed) + " met a defect: " + defect.what(),
                                 lesson->file,
                                 {}};
      }
      const std::lock_guard lock(mutex);
      ++done;
      if (settings.progress) settings.progress(done, static_cast<int>(results.size()));
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < settings.threads; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

void collect(const Lesson& lesson, std::vector<SeedResult>& results, Proof& proof) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    SeedResult& result = results[i];
    proof.seeds.push_back(lesson.authored_seed + i);
    for (const auto* trials : {&result.trials, &result.generated})
      for (const Trial& trial : *trials)
        for (const std::string& fault : trial.faults)
          proof.faults.push_back({proof_of(trial, lesson), trial.script, trial.seed, fault});
    for (Trial& trial : result.trials) proof.trials.push_back(std::move(trial));
    for (Trial& trial : result.generated) proof.generated.push_back(std::move(trial));
    proof.faults.insert(proof.faults.end(), result.faults.begin(), result.faults.end());
    proof.remarks.insert(proof.remarks.end(), result.remarks.begin(), result.remarks.end());
    for (std::size_t step = 0; step < lesson.steps.size(); ++step)
      if (lesson.steps[step].predict) ++proof.truths[lesson.steps[step].id][result.truths[step]];
  }
}

}  // namespace

Result<Proof> prove(const std::shared_ptr<const Lesson>& lesson,
                    const scenario::SearchPaths& search,
                    const std::shared_ptr<const Rulebook>& rulebook,
                    const ProofSettings& settings) {
  const std::size_t own = lesson->scripts.size();
  auto whole = std::make_shared<Lesson>(*lesson);
  for (Script& script : generate(*lesson)) whole->scripts.push_back(std::move(script));
  std::vector<SeedResult> results(static_cast<std::size_t>(std::max(1, settings.seeds)));
  play_seeds(whole, own, search, rulebook, settings, results);
  Proof proof;
  proof.lesson = lesson->id;
  proof.scripts.emplace_back("nothing");
  for (const Script& script : lesson->scripts) proof.scripts.push_back(script.name);
  for (const SeedResult& result : results)
    if (result.error) return tl::unexpected(*result.error);
  collect(*whole, results, proof);
  weigh_checks(*lesson, proof);
  weigh_truths(*lesson, proof);
  weigh_teaching(*lesson, search, proof);
  weigh_texts(*lesson, proof);
  return proof;
}

}  // namespace drydock::lesson
