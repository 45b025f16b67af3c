// Plays on from P0.
#include "sim/practice/lesson/proof_run.h"

#include <algorithm>

#include "sim/practice/lesson/play.h"

namespace drydock::lesson {

namespace {

/// Where a proof run begins: a world, and what was known of it.
struct Begin {
  World world;
  GraderState state;
};

/// The same actions on a platform with other luck, up to the same moment.
Result<Begin> play_again(Stage& stage, std::uint64_t seed, Time until,
                         const std::vector<run::JournalEntry>& journal, ProofTrial& trial) {
  Result<World> world = stage.build(Seed{seed});
  if (!world) return tl::unexpected(world.error());
  run::Run run(stage.plan()->rulebook, std::move(*world), {}, forward_only);
  run.observe(std::make_unique<Grader>(stage.plan()));
  for (const run::JournalEntry& entry : journal) {
    const bool by_person = entry.actor != Actor::scenario && entry.actor != Actor::lesson;
    if (!by_person || entry.at > until) continue;
    run.advance(std::max(entry.at, run.now()));
    if (!run.submit(entry.command, entry.actor)) trial.refused.push_back(entry.command.say());
  }
  run.advance(until);
  return Begin{run.fork_world(), grade(run)};
}

void play_on(const Plan& plan, Begin begin, std::vector<int>& passed, ProofTrial& trial) {
  run::Run run(plan.rulebook, std::move(begin.world), {}, forward_only);
  run.observe(std::make_unique<Grader>(std::make_shared<const Plan>(plan), std::move(begin.state)));
  run.advance(plan.end());
  const GraderState state = closed(plan, grade(run), run.world());
  for (std::size_t i = 0; i < plan.checks.size(); ++i) {
    if (plan.lesson->checks[i].phase != Phase::proof) continue;
    if (state.checks[i].state == CheckState::passed)
      ++passed[i];
    else
      trial.failed.push_back(plan.lesson->checks[i].id);
  }
  for (std::size_t i = 0; i < plan.cues.size(); ++i)
    if (state.cues[i]) trial.events.push_back(plan.lesson->events[plan.cues[i].event].id);
}

}  // namespace

Result<ProofResult> play_proof(Stage& stage, World world, const GraderState& state,
                               const std::vector<run::JournalEntry>& journal) {
  const Plan& live = *stage.plan();
  const ProofPlan& said = live.lesson->proof;
  ProofResult result;
  result.checks.resize(live.checks.size(), CheckState::waiting);
  std::vector<int> passed(live.checks.size(), 0);
  const Time from = world.now();
  for (int i = 0; i < said.runs; ++i) {
    ProofTrial trial;
    const bool fresh = said.seeds == ProofSeeds::fresh && i > 0;
    trial.seed = live.seed.value + (fresh ? static_cast<std::uint64_t>(i) * 1'000'003u : 0);
    const Result<Plan> plan = stage.proof_plan(from - live.start, i);
    if (!plan) return tl::unexpected(plan.error());
    if (fresh) {
      Result<Begin> begin = play_again(stage, trial.seed, from, journal, trial);
      if (!begin) return tl::unexpected(begin.error());
      play_on(*plan, std::move(*begin), passed, trial);
    } else {
      play_on(*plan, Begin{world.fork(), state}, passed, trial);
    }
    result.trials.push_back(std::move(trial));
  }
  for (std::size_t i = 0; i < live.checks.size(); ++i)
    if (live.lesson->checks[i].phase == Phase::proof)
      result.checks[i] = passed[i] >= said.quorum ? CheckState::passed : CheckState::failed;
  return result;
}

}  // namespace drydock::lesson
