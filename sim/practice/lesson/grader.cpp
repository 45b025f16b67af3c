// Judges checks, feedback and steps at each instant.
#include "sim/practice/lesson/grader.h"

#include <algorithm>

#include "sim/practice/lesson/evaluate.h"

namespace drydock::lesson {

namespace {

bool is_comparison(Op op) { return op >= Op::equal && op <= Op::at_least; }

/// The newest fact of something that broke; what decided a check that looks at no single thing.
CauseId last_break(const World& world, const Rulebook& rulebook) {
  constexpr std::uint32_t most = 5000;
  const Table<Record>& chronicle = world.chronicle();
  const std::uint32_t last = chronicle.size();
  const std::uint32_t first = std::max(chronicle.first(), last > most ? last - most : 0);
  for (std::uint32_t i = last; i > first; --i) {
    const FactStyle& style = rulebook.fact_info(chronicle[CauseId{i - 1}]).style;
    if (style.tone == Tone::broken && style.weight == Weight::headline) return CauseId{i - 1};
  }
  return {};
}

Time instant(const Node& node, const Scene& scene) {
  return scene.plan.start + Duration(static_cast<std::int64_t>(evaluate(node, scene).number));
}

void decide(CheckStatus& status, CheckState state, const Scene& scene, CauseId cause) {
  status.state = state;
  status.decided = scene.world.now();
  status.cause = cause ? cause : last_break(scene.world, *scene.plan.rulebook);
}

/// What is shown of a check: the value now, or the worst so far of what must never happen.
void keep_observed(CheckStatus& status, CheckKind kind, Op op, const Value& value) {
  if (!value.known) {
    status.observed.reset();
  } else if (kind != CheckKind::never || !status.observed) {
    status.observed = value.number;
  } else {
    const bool worse = op == Op::more || op == Op::at_least ? value.number > *status.observed
                                                            : value.number < *status.observed;
    if (worse) status.observed = value.number;
  }
}

/// A hold: since when it holds, gaps up to the slack forgiven.
void follow_hold(CheckStatus& status, bool holds, Duration slack, Time now) {
  if (holds) {
    if (!status.holding) status.holds_since = now;
    status.holding = true;
    status.in_gap = false;
  } else if (status.holding) {
    if (!status.in_gap) status.gap_since = now;
    status.in_gap = true;
    if (now - status.gap_since > slack || slack == Duration::zero()) status.holding = false;
  }
}

}  // namespace

bool passed(const Plan& plan, const GraderState& state) {
  for (std::size_t i = 0; i < plan.checks.size(); ++i)
    if (plan.lesson->checks[i].gate && state.checks[i].state != CheckState::passed) return false;
  return true;
}

Grader::Grader(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {
  state_.now = plan_->start;
  state_.checks.resize(plan_->checks.size());
  state_.feedback.resize(plan_->feedback.size());
  state_.kept.resize(plan_->slots.size());
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
    if (fact_if(record, given) != nullptr && given.actor != Actor::scenario &&
        given.actor != Actor::lesson)
      state_.actions.push_back(CauseId{i});
  }
  state_.read = chronicle.size();
}

void Grader::after(const World& world, Time now) {
  state_.now = now;
  read_chronicle(world);
  state_.waits.update(world);
  const Scene scene{world, *plan_, state_};
  for (std::size_t i = 0; i < plan_->slots.size(); ++i)
    if (!state_.kept[i] && now - plan_->start >= plan_->slots[i].after)
      state_.kept[i] = evaluate(plan_->slots[i].value, scene).number;
  if (state_.over) return;
  state_.over = now >= plan_->end();
  judge(world);
  for (std::size_t i = 0; i < plan_->feedback.size(); ++i)
    if (!state_.feedback[i] && evaluate(plan_->feedback[i], scene).is_true())
      state_.feedback[i] = now;
  move_steps(world);
}

void Grader::judge(const World& world) {
  for (std::size_t i = 0; i < plan_->checks.size(); ++i)
    if (state_.checks[i].state != CheckState::passed &&
        state_.checks[i].state != CheckState::failed)
      judge_check(world, plan_->checks[i], state_.checks[i]);
}

void Grader::judge_check(const World& world, const CompiledCheck& check, CheckStatus& status) {
  const Scene scene{world, *plan_, state_};
  const Time now = world.now();
  const Check& said = plan_->lesson->checks[static_cast<std::size_t>(&check - &plan_->checks[0])];
  if (status.state == CheckState::waiting &&
      (!check.arm || evaluate(*check.arm, scene).is_true())) {
    status.state = CheckState::open;
    status.armed = now;
  }
  if (status.state == CheckState::waiting && !state_.over) return;
  CauseId cause;
  const Node& expression = check.expression;
  if (is_comparison(expression.op)) {
    const Value observed = evaluate(expression.children[0], scene);
    keep_observed(status, said.kind, expression.op, observed);
  } else if (said.kind == CheckKind::budget) {
    status.observed = evaluate(expression, scene).number;
  }
  const bool holds = said.kind == CheckKind::budget
                         ? !check.most || evaluate(expression, scene, &cause).number <=
                                              evaluate(*check.most, scene).number
                         : evaluate(expression, scene, &cause).is_true();
  const Time before = check.before ? instant(*check.before, scene) : plan_->end();
  switch (said.kind) {
    case CheckKind::eventually:
      if (status.state == CheckState::open && holds && now <= before)
        return decide(status, CheckState::passed, scene, cause);
      if (now >= before || state_.over) decide(status, CheckState::failed, scene, {});
      return;
    case CheckKind::hold: {
      if (status.state == CheckState::open) follow_hold(status, holds, said.slack, now);
      if (status.holding && !status.in_gap && now - status.holds_since >= said.hold &&
          now <= before)
        return decide(status, CheckState::passed, scene, {});
      const Time earliest = (status.holding ? status.holds_since : now) + said.hold;
      if (earliest > before || state_.over) decide(status, CheckState::failed, scene, {});
      return;
    }
    case CheckKind::never:
      if (status.state == CheckState::open && holds && now <= before)
        return decide(status, CheckState::failed, scene, cause);
      if (now >= before || state_.over) decide(status, CheckState::passed, scene, {});
      return;
    case CheckKind::budget:
      if (!holds) return decide(status, CheckState::failed, scene, cause);
      if (state_.over) decide(status, CheckState::passed, scene, {});
      return;
    case CheckKind::end:
      if (state_.over)
        decide(status, holds ? CheckState::passed : CheckState::failed, scene, cause);
      return;
  }
}

void Grader::move_steps(const World& world) {
  const Scene scene{world, *plan_, state_};
  while (state_.step < plan_->steps.size()) {
    const CompiledStep& step = plan_->steps[state_.step];
    if (step.until && !evaluate(*step.until, scene).is_true()) return;
    ++state_.step;
    if (state_.step < plan_->steps.size() && plan_->lesson->steps[state_.step].pause)
      state_.pauses.push_back(world.now());
  }
}

std::vector<AnyCommand> Grader::take_commands() {
  std::vector<AnyCommand> due;
  while (state_.given < plan_->cues.size() &&
         plan_->cues[state_.given].after <= state_.now - plan_->start)
    due.push_back(plan_->cues[state_.given++].command);
  return due;
}

}  // namespace drydock::lesson
