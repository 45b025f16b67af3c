// Turns a grader's state and the trainee's answers into what is shown.
#include "sim/practice/lesson/coach.h"

#include <algorithm>
#include <charconv>

#include "sim/practice/lesson/evaluate.h"

namespace drydock::lesson {

namespace {

constexpr int level_two_costs = 5, level_three_costs = 15;

Bound bound_of(Op op, bool never) {
  switch (op) {
    case Op::equal:
      return never ? Bound::not_exactly : Bound::exactly;
    case Op::differ:
      return never ? Bound::exactly : Bound::not_exactly;
    case Op::less:
      return never ? Bound::at_least : Bound::less_than;
    case Op::at_most:
      return never ? Bound::more_than : Bound::at_most;
    case Op::more:
      return never ? Bound::at_most : Bound::more_than;
    case Op::at_least:
      return never ? Bound::less_than : Bound::at_least;
    default:
      return Bound::none;
  }
}

std::optional<double> read_number(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !(value > -1e15 && value < 1e15)) return std::nullopt;
  return value;
}

}  // namespace

Coach::Coach(std::shared_ptr<const Plan> plan)
    : plan_(std::move(plan)), answers_(plan_->steps.size()) {
  seen_.now = plan_->start;
  seen_.checks.resize(plan_->checks.size());
  seen_.feedback.resize(plan_->feedback.size());
}

void Coach::look(const World& world,
                 std::span<const std::shared_ptr<const run::Observer>> observers) {
  if (const Grader* grader = find_grader(observers)) look(world, *grader);
}

void Coach::look(const World& world, const Grader& grader) {
  seen_ = grader.state();
  checks_.clear();
  for (std::size_t i = 0; i < plan_->checks.size(); ++i) checks_.push_back(view(i, world));
}

CheckView Coach::view(std::size_t check, const World& world) const {
  const Check& said = plan_->lesson->checks[check];
  const CheckStatus& status = seen_.checks[check];
  const Node& expression = plan_->checks[check].expression;
  CheckView shown;
  shown.id = said.id;
  shown.text = said.text;
  shown.kind = said.kind;
  shown.gate = said.gate;
  shown.state = status.state;
  shown.decided = status.decided;
  shown.cause = status.cause;
  const bool compares = expression.op >= Op::equal && expression.op <= Op::at_least;
  const Scene scene{world, *plan_, seen_};
  if (compares) {
    shown.bound = bound_of(expression.op, said.kind == CheckKind::never);
    if (const Value limit = evaluate(expression.children[1], scene); limit.known)
      shown.limit = say_value(limit.number, expression.children[0].dimension);
    if (status.observed)
      shown.observed = say_value(*status.observed, expression.children[0].dimension);
  } else if (said.kind == CheckKind::budget && plan_->checks[check].most) {
    shown.bound = Bound::at_most;
    shown.limit =
        say_value(evaluate(*plan_->checks[check].most, scene).number, expression.dimension);
    if (status.observed) shown.observed = say_value(*status.observed, expression.dimension);
  }
  if (said.kind == CheckKind::hold && status.holding)
    shown.progress =
        std::min(1.0, in_seconds(seen_.now - status.holds_since) / in_seconds(said.hold));
  if (status.state == CheckState::passed) shown.progress = 1;
  return shown;
}

bool Coach::is_done(std::size_t step) const {
  return plan_->steps[step].until ? step < seen_.step : answers_[step].has_value();
}

std::size_t Coach::current() const {
  std::size_t at = 0;
  while (at < plan_->steps.size() && is_done(at)) ++at;
  return at;
}

StepView Coach::step() const {
  StepView shown;
  shown.count = static_cast<int>(plan_->steps.size());
  const std::size_t at = current();
  if (at >= plan_->steps.size()) return shown;
  const Step& said = plan_->lesson->steps[at];
  shown.number = static_cast<int>(at) + 1;
  shown.id = said.id;
  shown.text = said.text;
  shown.focus = substitute(said.focus, plan_->variables);
  shown.waits_for_next = !said.predict && said.until.text.empty();
  if (said.predict)
    shown.question = Question{said.id, said.predict->ask, said.predict->kind, said.predict->options,
                              answers_[at]};
  return shown;
}

std::vector<HintView> Coach::hints() const {
  std::vector<HintView> shown;
  for (const Hint& hint : plan_->lesson->hints)
    for (std::size_t i = 0; i < plan_->checks.size(); ++i) {
      if (plan_->lesson->checks[i].id != hint.check) continue;
      const CheckStatus& status = seen_.checks[i];
      const bool taken = hints_taken_.count({hint.check, hint.level}) != 0;
      const bool open = status.state == CheckState::open;
      if (!open && !taken) continue;
      shown.push_back({hint.check, hint.level, hint.text,
                       open && seen_.now - status.armed >= hint.offer_after, taken});
    }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const HintView& a, const HintView& b) { return a.level < b.level; });
  return shown;
}

std::vector<FeedbackView> Coach::feedback() const {
  std::vector<FeedbackView> shown;
  for (std::size_t i = 0; i < seen_.feedback.size(); ++i)
    if (seen_.feedback[i])
      shown.push_back({plan_->lesson->feedback[i].say,
                       substitute(plan_->lesson->feedback[i].show, plan_->variables),
                       *seen_.feedback[i]});
  std::stable_sort(shown.begin(), shown.end(),
                   [](const FeedbackView& a, const FeedbackView& b) { return a.at < b.at; });
  return shown;
}

bool Coach::holds_clock() const {
  for (std::size_t i = 0; i < plan_->steps.size(); ++i) {
    if (plan_->steps[i].until && !is_done(i)) return false;
    if (plan_->lesson->steps[i].predict && !answers_[i]) return true;
  }
  return false;
}

bool Coach::take_pause() {
  const bool asks = seen_.pauses.size() > pauses_taken_;
  pauses_taken_ = std::max(pauses_taken_, seen_.pauses.size());
  return asks;
}

bool Coach::is_over() const {
  return seen_.over || std::all_of(seen_.checks.begin(), seen_.checks.end(), [](const auto& one) {
           return one.state == CheckState::passed || one.state == CheckState::failed;
         });
}

bool Coach::passed() const { return lesson::passed(*plan_, seen_); }

Time Coach::end() const { return plan_->end(); }

bool Coach::is_right(std::size_t step) const {
  const Predict& predict = *plan_->lesson->steps[step].predict;
  if (!answers_[step]) return false;
  if (predict.kind == PredictKind::choice) return *answers_[step] == plan_->truths[step];
  const auto answer = read_number(*answers_[step]), truth = read_number(plan_->truths[step]);
  return answer && truth && std::max(*answer - *truth, *truth - *answer) <= predict.tolerance;
}

int Coach::points() const {
  int gates = 0, passed_gates = 0, asked = 0, right = 0;
  for (std::size_t i = 0; i < seen_.checks.size(); ++i) {
    if (!plan_->lesson->checks[i].gate) continue;
    ++gates;
    passed_gates += seen_.checks[i].state == CheckState::passed ? 1 : 0;
  }
  for (std::size_t i = 0; i < plan_->steps.size(); ++i) {
    if (!plan_->lesson->steps[i].predict) continue;
    ++asked;
    right += is_right(i) ? 1 : 0;
  }
  const Score& score = plan_->lesson->score;
  int points = gates == 0 ? 0 : score.outcome * passed_gates / gates;
  points += asked == 0 ? score.predictions : score.predictions * right / asked;
  for (const auto& [check, level] : hints_taken_)
    points -= level == 3 ? level_three_costs : level == 2 ? level_two_costs : 0;
  return std::max(points, 0);
}

DebriefView Coach::debrief(const World& world, const Rulebook& rulebook) const {
  const Debrief& said = plan_->lesson->debrief;
  DebriefView shown;
  shown.passed = passed();
  shown.points = points();
  shown.text = said.text;
  shown.rule = said.rule;
  shown.questions = said.questions;
  const Scene scene{world, *plan_, seen_};
  if (plan_->symptom) {
    CauseId cause;
    elements(*plan_->symptom, scene, &cause);
    for (run::WhyStep& step : run::why(world, rulebook, cause)) {
      const std::string key = "why:" + step.kind;
      shown.chain.push_back({std::move(step), plan_->lesson->texts.has(key) ? key : std::string()});
    }
    std::reverse(shown.chain.begin(), shown.chain.end());
  }
  for (std::size_t i = 0; i < plan_->steps.size(); ++i)
    if (const auto& predict = plan_->lesson->steps[i].predict)
      shown.predictions.push_back({Question{plan_->lesson->steps[i].id, predict->ask, predict->kind,
                                            predict->options, answers_[i]},
                                   plan_->truths[i], is_right(i)});
  return shown;
}

void Coach::next() {
  const std::size_t at = current();
  if (at < plan_->steps.size() && !plan_->lesson->steps[at].predict && !plan_->steps[at].until)
    answers_[at] = std::string();
}

Result<void> Coach::answer(const std::string& text) {
  const std::size_t at = current();
  if (at >= plan_->steps.size() || !plan_->lesson->steps[at].predict)
    return fail("no_question", "No question is open.");
  const Predict& predict = *plan_->lesson->steps[at].predict;
  if (answers_[at]) return fail("answered", "This question is answered already.");
  if (predict.kind == PredictKind::number && !read_number(text))
    return fail("no_number", "Found \"" + text + "\", expected a number.");
  if (predict.kind == PredictKind::choice &&
      std::find(predict.options.begin(), predict.options.end(), text) == predict.options.end())
    return fail("no_option", "Found \"" + text + "\", expected one of the options.");
  answers_[at] = text;
  return {};
}

void Coach::take_hint(const std::string& check, int level) { hints_taken_.insert({check, level}); }

std::string Coach::say(std::string_view language, std::string_view key) const {
  return plan_->lesson->texts.say(language, key, plan_->places);
}

store::Attempt Coach::attempt() const {
  const Lesson& lesson = *plan_->lesson;
  store::Attempt kept;
  kept.lesson = lesson.id;
  kept.version = std::to_string(lesson.version);
  kept.seed = plan_->seed.value;
  kept.state = !is_over() ? "running" : passed() ? "passed" : "failed";
  kept.step = step().id;
  kept.points = points();
  codec::Value answers{codec::Value::Object{}}, checks{codec::Value::Object{}};
  codec::Value hints{codec::Value::List{}};
  for (std::size_t i = 0; i < answers_.size(); ++i)
    if (answers_[i]) answers.set(lesson.steps[i].id, *answers_[i]);
  for (std::size_t i = 0; i < seen_.checks.size(); ++i)
    checks.set(lesson.checks[i].id, std::string(enum_name(seen_.checks[i].state)));
  for (const auto& [check, level] : hints_taken_)
    hints.push(codec::Value(check + "/" + std::to_string(level)));
  kept.answers = codec::to_json(answers);
  kept.checks = codec::to_json(checks);
  kept.hints = codec::to_json(hints);
  return kept;
}

void Coach::resume(const store::Attempt& attempt) {
  codec::Diagnostics ignored;
  if (const auto answers = codec::parse(attempt.answers, "answers", ignored))
    for (std::size_t i = 0; i < answers_.size(); ++i)
      if (const codec::Value* answer = answers->find(plan_->lesson->steps[i].id))
        answers_[i] = answer->text();
  const auto hints = codec::parse(attempt.hints, "hints", ignored);
  if (!hints) return;
  for (const Hint& hint : plan_->lesson->hints)
    for (const codec::Value& taken : hints->list())
      if (taken.text() == hint.check + "/" + std::to_string(hint.level))
        take_hint(hint.check, hint.level);
}

}  // namespace drydock::lesson
