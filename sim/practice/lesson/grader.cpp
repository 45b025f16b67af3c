// Follows a run: facts, values that are kept, checks, feedback, steps and the lesson's commands.
#include "sim/practice/lesson/grader.h"

#include <algorithm>

#include "sim/platform/workload/workload.h"
#include "sim/practice/lesson/judge.h"

namespace drydock::lesson {

Grader::Grader(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {
  state_.now = plan_->start;
  state_.checks.resize(plan_->checks.size());
  state_.feedback.resize(plan_->feedback.size());
  state_.feedback_on.resize(plan_->feedback.size());
  state_.kept.resize(plan_->slots.size());
  state_.downtimes.resize(plan_->downtimes.size());
  state_.due.resize(plan_->cues.size());
  state_.cues.resize(plan_->cues.size());
}

Grader::Grader(std::shared_ptr<const Plan> plan, GraderState state)
    : plan_(std::move(plan)), state_(std::move(state)) {
  state_.over = false;
  // The proof run has cues of its own; those of the lesson that came before are behind it.
  state_.due.assign(plan_->cues.size(), {});
  state_.cues.assign(plan_->cues.size(), {});
  for (std::size_t i = 0; i < plan_->cues.size(); ++i)
    state_.due[i].given = !plan_->lesson->events[plan_->cues[i].event].held_out;
}

void Grader::read_command(const World& world, CauseId id, const CommandGiven& given) {
  if (given.actor == Actor::scenario) return;
  if (given.actor != Actor::lesson) {
    state_.actions.push_back(id);
    return;
  }
  const std::string_view words = world.text(given.command);
  for (std::size_t i = 0; i < plan_->cues.size(); ++i)
    if (state_.due[i].given && !state_.cues[i] && plan_->cues[i].command.say() == words) {
      state_.cues[i] = id;
      return;
    }
}

void Grader::read_chronicle(const World& world) {
  const Table<Record>& chronicle = world.chronicle();
  for (std::uint32_t i = std::max(state_.read, chronicle.first()); i < chronicle.size(); ++i) {
    const Record& record = chronicle[CauseId{i}];
    if (plan_->watched.count(record.type) != 0) state_.events.push_back(CauseId{i});
    if (plan_->pausing.count(record.type) != 0 &&
        std::find(state_.paused_for.begin(), state_.paused_for.end(), record.type) ==
            state_.paused_for.end()) {
      state_.paused_for.push_back(record.type);
      state_.pauses.push_back(record.at);
    }
    CommandGiven given;
    if (fact_if(record, given) != nullptr) read_command(world, CauseId{i}, given);
  }
  state_.read = chronicle.size();
}

void Grader::keep_slots(const Scene& scene, Duration passed) {
  for (std::size_t i = 0; i < plan_->slots.size(); ++i)
    if (!state_.kept[i] && state_.now - plan_->start >= plan_->slots[i].after)
      state_.kept[i] = evaluate(plan_->slots[i].value, scene);
  if (passed <= Duration::zero() || plan_->downtimes.empty()) return;
  const double objective = scene.world.only<workload::Settings>().objective_success;
  for (std::size_t i = 0; i < plan_->downtimes.size(); ++i)
    if (workload::success(scene.world, plan_->downtimes[i], minutes(1)) < objective)
      state_.downtimes[i] += passed;
}

void Grader::after(const World& world, Time now) {
  const Duration passed = now - state_.now;
  state_.now = now;
  read_chronicle(world);
  state_.waits.update(world);
  const Scene scene{world, *plan_, state_};
  keep_slots(scene, passed);
  if (state_.over) return;
  state_.over = now >= plan_->end();
  judge(scene);
  give_feedback(scene);
  move_steps(scene);
  move_acts(scene);
  move_cues(scene);
}

void Grader::judge(const Scene& scene) {
  for (std::size_t i = 0; i < plan_->checks.size(); ++i)
    judge_check(scene, i, state_.checks[i], state_.over);
}

void Grader::give_feedback(const Scene& scene) {
  for (std::size_t i = 0; i < plan_->feedback.size(); ++i) {
    if (state_.feedback[i] && plan_->lesson->feedback[i].once) continue;
    const bool holds = evaluate(plan_->feedback[i], scene).is_true();
    if (holds && !state_.feedback_on[i]) state_.feedback[i] = state_.now;
    state_.feedback_on[i] = holds;
  }
}

void Grader::move_steps(const Scene& scene) {
  while (state_.step < plan_->steps.size()) {
    const CompiledStep& step = plan_->steps[state_.step];
    if (state_.acts < step.acts.size()) return;
    if (step.until && !evaluate(*step.until, scene).is_true()) return;
    ++state_.step;
    state_.acts = state_.acts_due = 0;
    if (state_.step < plan_->steps.size() && plan_->lesson->steps[state_.step].pause)
      state_.pauses.push_back(state_.now);
  }
}

void Grader::move_acts(const Scene& scene) {
  if (state_.step >= plan_->steps.size()) return;
  const CompiledStep& step = plan_->steps[state_.step];
  for (; state_.acts_due < step.acts.size(); ++state_.acts_due) {
    const CompiledAction& act = step.acts[state_.acts_due];
    const auto past = static_cast<double>((state_.now - plan_->start).count());
    if (act.at && past < evaluate(*act.at, scene).number) return;
    if (act.when && !evaluate(*act.when, scene).is_true()) return;
  }
}

void Grader::move_cues(const Scene& scene) {
  for (std::size_t i = 0; i < plan_->cues.size(); ++i) {
    CueStatus& status = state_.due[i];
    if (status.given || status.due) continue;
    const Cue& cue = plan_->cues[i];
    if (!cue.when)
      status.due = plan_->start + cue.after;
    else if (evaluate(*cue.when, scene).is_true())
      status.due = state_.now + cue.delay;
  }
}

std::vector<AnyCommand> Grader::take_commands() {
  std::vector<AnyCommand> due;
  for (std::size_t i = 0; i < plan_->cues.size(); ++i) {
    CueStatus& status = state_.due[i];
    if (status.given || !status.due || *status.due > state_.now) continue;
    status.given = true;
    due.push_back(plan_->cues[i].command);
  }
  if (state_.step >= plan_->steps.size() || state_.over || plan_->proof) return due;
  const CompiledStep& step = plan_->steps[state_.step];
  for (; state_.acts < state_.acts_due; ++state_.acts) {
    const CompiledAction& act = step.acts[state_.acts];
    codec::Diagnostics ignored;
    codec::Report report(plan_->lesson->file, ignored);
    if (const auto command = make_command(act.verb, act.with, "", *plan_->rulebook, report))
      due.push_back(*command);
  }
  return due;
}

GraderState closed(const Plan& plan, GraderState state, const World& world) {
  state.over = true;
  const Scene scene{world, plan, state};
  std::vector<CheckStatus> checks = state.checks;
  for (std::size_t i = 0; i < checks.size(); ++i) judge_check(scene, i, checks[i], true);
  state.checks = std::move(checks);
  return state;
}

}  // namespace drydock::lesson
