// The kinds of checks: when each passes and fails.
#include "sim/practice/lesson/judge.h"

#include <algorithm>

namespace drydock::lesson {

namespace {

bool is_comparison(Op op) { return op >= Op::equal && op <= Op::at_least; }

/// Everything that the judgement of one check looks at.
struct Case {
  const Scene& scene;
  const Check& said;
  const CompiledCheck& check;
  CheckStatus& status;
  bool is_over;
  Time now, before;
};

/// Whether the fact may be named as the reason of what happened to the check.
bool may_be_named(const Case& at, CauseId fact) {
  if (!fact || at.said.because.empty()) return static_cast<bool>(fact);
  const Record& record = at.scene.world.chronicle()[fact];
  const std::string_view kind = at.scene.plan.rulebook->fact_info(record).style.kind;
  return std::find(at.said.because.begin(), at.said.because.end(), kind) != at.said.because.end();
}

/// The newest fact of something that broke; what decided a check that looks at no single thing.
CauseId last_break(const Case& at) {
  constexpr std::uint32_t most = 5000;
  const Table<Record>& chronicle = at.scene.world.chronicle();
  const std::uint32_t last = chronicle.size();
  const std::uint32_t first = std::max(chronicle.first(), last > most ? last - most : 0);
  for (std::uint32_t i = last; i > first; --i) {
    const FactStyle& style = at.scene.plan.rulebook->fact_info(chronicle[CauseId{i - 1}]).style;
    const bool broke = style.tone == Tone::broken && style.weight == Weight::headline;
    if ((broke || !at.said.because.empty()) && may_be_named(at, CauseId{i - 1}))
      return CauseId{i - 1};
  }
  return {};
}

void decide(const Case& at, bool passed, CauseId cause) {
  at.status.state = passed ? CheckState::passed : CheckState::failed;
  at.status.decided = at.now;
  at.status.cause = may_be_named(at, cause) ? cause : last_break(at);
}

/// What is shown of a check: the value now, or the worst so far of what must never happen.
void keep_observed(const Case& at, Op op, const Value& value) {
  std::optional<double>& observed = at.status.observed;
  if (!value.known) {
    observed.reset();
  } else if (at.said.kind != CheckKind::never || !observed) {
    observed = value.number;
  } else {
    const bool worse =
        op == Op::more || op == Op::at_least ? value.number > *observed : value.number < *observed;
    if (worse) observed = value.number;
  }
}

/// A hold: since when it holds, gaps up to the slack forgiven.
void follow_hold(const Case& at, bool holds) {
  CheckStatus& status = at.status;
  if (holds) {
    if (!status.holding) status.holds_since = at.now;
    status.holding = true;
    status.in_gap = false;
  } else if (status.holding) {
    if (!status.in_gap) status.gap_since = at.now;
    status.in_gap = true;
    if (at.now - status.gap_since > at.said.slack || at.said.slack == Duration::zero())
      status.holding = false;
  }
}

void judge_hold(const Case& at, bool holds) {
  if (at.status.state == CheckState::open) follow_hold(at, holds);
  const CheckStatus& status = at.status;
  if (status.holding && !status.in_gap && at.now - status.holds_since >= at.said.hold &&
      at.now <= at.before)
    return decide(at, true, {});
  const Time earliest = (status.holding ? status.holds_since : at.now) + at.said.hold;
  if (earliest > at.before || at.is_over) decide(at, false, {});
}

void judge_sequence(const Case& at) {
  CheckStatus& status = at.status;
  const std::vector<Node>& order = at.check.order;
  if (status.state == CheckState::open) {
    while (status.stage < order.size() && evaluate(order[status.stage], at.scene).is_true()) {
      ++status.stage;
      status.stage_at = at.now;
    }
    status.observed = static_cast<double>(status.stage);
    if (status.stage == order.size()) return decide(at, at.now <= at.before, {});
    for (std::size_t later = status.stage + 1; later < order.size(); ++later) {
      CauseId cause;
      if (evaluate(order[later], at.scene, &cause).is_true()) return decide(at, false, cause);
    }
    const bool late = at.said.within != Duration::zero() && status.stage > 0 &&
                      at.now - status.stage_at > at.said.within;
    if (late) return decide(at, false, {});
  }
  if (at.now >= at.before || at.is_over) decide(at, false, {});
}

void judge_count(const Case& at) {
  CauseId cause;
  const auto found = static_cast<double>(elements(at.check.expression, at.scene, &cause).size());
  at.status.observed = found;
  if (at.check.most && found > evaluate(*at.check.most, at.scene).number)
    return decide(at, false, cause);
  if (at.is_over)
    decide(at, !at.check.least || found >= evaluate(*at.check.least, at.scene).number, cause);
}

void judge_budget(const Case& at) {
  CauseId cause;
  const double value = evaluate(at.check.expression, at.scene, &cause).number;
  at.status.observed = value;
  if (at.check.most && value > evaluate(*at.check.most, at.scene).number)
    return decide(at, false, cause);
  if (at.is_over) decide(at, true, {});
}

void judge_truth(const Case& at) {
  const Node& expression = at.check.expression;
  if (is_comparison(expression.op))
    keep_observed(at, expression.op, evaluate(expression.children[0], at.scene));
  CauseId cause;
  const bool holds = evaluate(expression, at.scene, &cause).is_true();
  const bool is_open = at.status.state == CheckState::open;
  switch (at.said.kind) {
    case CheckKind::eventually:
      if (is_open && holds && at.now <= at.before) return decide(at, true, cause);
      if (at.now >= at.before || at.is_over) decide(at, false, {});
      return;
    case CheckKind::never:
      if (is_open && holds && at.now <= at.before) return decide(at, false, cause);
      if (at.now >= at.before || at.is_over) decide(at, true, {});
      return;
    case CheckKind::hold:
      return judge_hold(at, holds);
    default:
      if (at.is_over) decide(at, holds, cause);
  }
}

}  // namespace

void judge_check(const Scene& scene, std::size_t check, CheckStatus& status, bool is_over) {
  const CompiledCheck& compiled = scene.plan.checks[check];
  const Check& said = scene.plan.lesson->checks[check];
  const bool is_proof = said.phase == Phase::proof;
  if (is_decided(status.state) || is_proof != scene.plan.proof) return;
  const Time now = scene.world.now();
  if (status.state == CheckState::waiting &&
      (!compiled.arm || evaluate(*compiled.arm, scene).is_true())) {
    status.state = CheckState::open;
    status.armed = now;
  }
  if (status.state == CheckState::waiting && !is_over) return;
  Time before = scene.plan.end();
  if (compiled.before)
    before = scene.plan.start +
             Duration(static_cast<std::int64_t>(evaluate(*compiled.before, scene).number));
  const Case at{scene, said, compiled, status, is_over, now, before};
  const bool is_said = said.kind == CheckKind::answer || said.kind == CheckKind::diagnose;
  // Who submits before it was put to the test has not passed it.
  if (status.state == CheckState::waiting && !is_said && now < scene.plan.end())
    return decide(at, false, {});
  switch (said.kind) {
    case CheckKind::answer:
    case CheckKind::diagnose:
      return;  // What the trainee says decides them: verdict.h.
    case CheckKind::sequence:
      return judge_sequence(at);
    case CheckKind::count:
      return judge_count(at);
    case CheckKind::budget:
      return judge_budget(at);
    default:
      return judge_truth(at);
  }
}

}  // namespace drydock::lesson
