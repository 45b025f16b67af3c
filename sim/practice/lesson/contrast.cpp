// Plays runs that were not.
#include "sim/practice/lesson/contrast.h"

#include <algorithm>

#include "sim/platform/cost/cost.h"
#include "sim/practice/lesson/play.h"

namespace drydock::lesson {

namespace {

constexpr std::size_t actions_most = 20;

/// What a run came to.
struct Played {
  GraderState state;
  double dollars = 0;
};

Played play_entries(Stage& stage, const std::vector<run::JournalEntry>& entries,
                    std::optional<std::size_t> without, Time end) {
  run::Run run = stage.open(forward_only);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == without || entries[i].at > end) continue;
    run.advance(std::max(run.now(), entries[i].at));
    // What only another action made possible is refused without it.
    (void)run.submit(entries[i].command, entries[i].actor);
  }
  run.advance(std::max(run.now(), end));
  return {closed(*stage.plan(), grade(run), run.world()), cost::spent(run.world()).to_double()};
}

}  // namespace

std::vector<ActionEffect> what_each_changed(Stage& stage,
                                            const std::vector<run::JournalEntry>& journal,
                                            Time end) {
  std::vector<run::JournalEntry> entries;
  for (const run::JournalEntry& entry : journal)
    if (entry.actor != Actor::scenario && entry.actor != Actor::lesson) entries.push_back(entry);
  std::vector<ActionEffect> effects;
  if (entries.empty()) return effects;
  const Played whole = play_entries(stage, entries, std::nullopt, end);
  for (std::size_t i = 0; i < std::min(entries.size(), actions_most); ++i) {
    const Played other = play_entries(stage, entries, i, end);
    ActionEffect effect{entries[i].at, entries[i].command.say(), {}, whole.dollars - other.dollars};
    for (std::size_t check = 0; check < whole.state.checks.size(); ++check) {
      const CheckState with = whole.state.checks[check].state;
      const CheckState without = other.state.checks[check].state;
      if (with != without)
        effect.differences.push_back({stage.plan()->lesson->checks[check].id, with, without});
    }
    effects.push_back(std::move(effect));
  }
  return effects;
}

ModelAnswer model_answer(Stage& stage) {
  run::Run run = stage.open(forward_only);
  const Playing playing = play(run, *stage.plan(), 0);
  ModelAnswer answer;
  for (const run::JournalEntry& entry : run.journal())
    if (entry.actor == Actor::trainee) answer.actions.emplace_back(entry.at, entry.command.say());
  for (const CheckStatus& status : playing.state.checks) answer.checks.push_back(status.state);
  answer.dollars = cost::spent(run.world()).to_double();
  return answer;
}

}  // namespace drydock::lesson
