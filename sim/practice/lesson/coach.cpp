// Turns a grader's state and the trainee's answers into what is shown.
#include "sim/practice/lesson/coach.h"

#include <algorithm>
#include <utility>

#include "sim/engine/base/text.h"
#include "sim/practice/lesson/evaluate.h"

namespace drydock::lesson {

namespace {

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

/// The facts of these kinds since the start, or all headlines; the first fifty.
std::vector<run::WhyStep> timeline_of(const World& world, const Rulebook& rulebook,
                                      const std::vector<std::string>& kinds, Time start) {
  constexpr std::size_t most = 50;
  std::vector<run::WhyStep> told;
  const Table<Record>& chronicle = world.chronicle();
  for (std::uint32_t i = chronicle.first(); i < chronicle.size() && told.size() < most; ++i) {
    const Record& record = chronicle[CauseId{i}];
    const FactStyle& style = rulebook.fact_info(record).style;
    const bool wanted = kinds.empty()
                            ? style.weight == Weight::headline
                            : std::find(kinds.begin(), kinds.end(), style.kind) != kinds.end();
    if (wanted && record.at >= start)
      told.push_back({CauseId{i}, record.at, rulebook.say(world, record), std::string(style.kind),
                      style.tone});
  }
  return told;
}

}  // namespace

Coach::Coach(std::shared_ptr<const Plan> plan)
    : plan_(std::move(plan)), effort_(no_effort(*plan_->lesson)), tries_(plan_->steps.size()) {
  seen_.now = plan_->start;
  seen_.checks.resize(plan_->checks.size());
  seen_.feedback.resize(plan_->feedback.size());
}

void Coach::look(const World& world,
                 std::span<const std::shared_ptr<const run::Observer>> observers) {
  if (const Grader* grader = find_grader(observers)) look(world, *grader);
}

void Coach::look(const World& world, const Grader& grader) {
  // What was submitted stays, whatever the run does after it.
  if (!effort_.submitted) seen_ = grader.state();
  const std::size_t at = current();
  truth_seen_.clear();
  if (at < plan_->steps.size() && plan_->lesson->steps[at].predict &&
      plan_->lesson->steps[at].predict->of == TruthOf::run)
    truth_seen_ = truth_now(*plan_, at, Scene{world, *plan_, seen_});
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
  shown.state = weigh(*plan_, seen_, effort_, proof_).checks[check];
  shown.decided = status.decided;
  shown.cause = status.cause;
  shown.phase = said.phase;
  shown.secret = said.secret;
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
  if (said.kind == CheckKind::sequence && !said.order.empty())
    shown.progress = static_cast<double>(status.stage) / static_cast<double>(said.order.size());
  if (said.kind == CheckKind::count && status.observed)
    shown.observed = say_value(*status.observed, Dimension::number);
  if (shown.state == CheckState::passed) shown.progress = 1;
  return shown;
}

bool Coach::is_done(std::size_t step) const {
  return plan_->steps[step].until ? step < seen_.step : effort_.answers[step].has_value();
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
  if (said.predict) shown.question = question(at);
  return shown;
}

Question Coach::question(std::size_t step) const {
  const Predict& predict = *plan_->lesson->steps[step].predict;
  Question shown;
  shown.step = plan_->lesson->steps[step].id;
  shown.ask = predict.ask;
  shown.kind = predict.kind;
  shown.options = predict.options;
  shown.unit = predict.unit;
  shown.confidence = predict.confidence;
  shown.tries_left = predict.attempts - tries_.at(step);
  if (effort_.answers[step]) shown.answer = effort_.answers[step]->text;
  return shown;
}

bool Coach::shows_hints() const {
  return plan_->lesson->kind != Kind::drill && plan_->lesson->kind != Kind::capstone;
}

std::vector<HintView> Coach::hints() const {
  std::vector<HintView> shown;
  if (!shows_hints()) return shown;
  const bool offers = plan_->lesson->kind != Kind::independent;
  for (const Hint& hint : plan_->lesson->hints)
    for (std::size_t i = 0; i < plan_->checks.size(); ++i) {
      if (plan_->lesson->checks[i].id != hint.check) continue;
      const CheckStatus& status = seen_.checks[i];
      const bool taken = effort_.hints.count({hint.check, hint.level}) != 0;
      const bool open = status.state == CheckState::open;
      if (!open && !taken) continue;
      shown.push_back({hint.check, hint.level, hint.text,
                       offers && open && seen_.now - status.armed >= hint.offer_after, taken});
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
    const std::optional<Predict>& asked = plan_->lesson->steps[i].predict;
    if (asked && !effort_.answers[i]) return asked->of != TruthOf::run;
  }
  return false;
}

bool Coach::take_pause() {
  const bool asks = seen_.pauses.size() > pauses_taken_;
  pauses_taken_ = std::max(pauses_taken_, seen_.pauses.size());
  return asks;
}

bool Coach::is_over() const {
  if (effort_.submitted || seen_.over) return true;
  if (current() < plan_->steps.size()) return false;  // There is something left to see.
  const std::vector<CheckState> states = weigh(*plan_, seen_, effort_, proof_).checks;
  for (std::size_t i = 0; i < states.size(); ++i)
    if (plan_->lesson->checks[i].phase == Phase::live && !is_decided(states[i])) return false;
  return true;
}

Verdict Coach::verdict() const { return weigh(*plan_, seen_, effort_, proof_); }

bool Coach::passed() const { return verdict().passed; }

int Coach::points() const { return verdict().points; }

Time Coach::end() const { return plan_->end(); }

void Coach::submit(const World& world) {
  if (effort_.submitted) return;
  seen_ = closed(*plan_, seen_, world);
  effort_.submitted = world.now();
  checks_.clear();
  for (std::size_t i = 0; i < plan_->checks.size(); ++i) checks_.push_back(view(i, world));
}

bool Coach::wants_proof() const {
  if (plan_->lesson->proof.runs == 0 || !is_over() || !proof_.empty()) return false;
  return lesson::passed(*plan_, seen_);
}

void Coach::take_proof(const ProofResult& result) {
  proof_ = result.checks;
  for (std::size_t i = 0; i < checks_.size() && i < proof_.size(); ++i)
    if (checks_[i].phase == Phase::proof) checks_[i].state = proof_[i];
}

DebriefView Coach::debrief(const World& world, const Rulebook& rulebook) const {
  const Debrief& said = plan_->lesson->debrief;
  DebriefView shown;
  const Verdict verdict = weigh(*plan_, seen_, effort_, proof_);
  shown.passed = verdict.passed;
  shown.points = verdict.points;
  shown.parts = verdict.parts;
  shown.text = said.text;
  shown.rule = said.rule;
  shown.real_world = said.real_world;
  shown.transfer = said.transfer;
  shown.contrast = said.contrast;
  shown.timeline = timeline_of(world, rulebook, said.timeline, plan_->start);
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
  for (std::size_t i = 0; i < plan_->steps.size(); ++i) {
    const auto& predict = plan_->lesson->steps[i].predict;
    if (!predict) continue;
    const std::string truth = truth_of(*plan_, effort_, i);
    const bool right =
        effort_.answers[i] && lesson::is_right(*predict, effort_.answers[i]->text, truth);
    shown.predictions.push_back({question(i), truth, right, predict->of});
  }
  return shown;
}

void Coach::next() {
  const std::size_t at = current();
  if (at < plan_->steps.size() && !plan_->lesson->steps[at].predict && !plan_->steps[at].until)
    effort_.answers[at] = Given{{}, 0, {}, seen_.now, 1};
}

Result<void> Coach::answer(const std::string& text, int confidence) {
  const std::size_t at = current();
  if (at >= plan_->steps.size() || !plan_->lesson->steps[at].predict)
    return fail("no_question", "No question is open.");
  const Predict& predict = *plan_->lesson->steps[at].predict;
  if (effort_.answers[at]) return fail("answered", "This question is answered already.");
  if (const Result<void> form = check_answer(predict, text); !form) return form;
  const int tries = ++tries_[at];
  if (tries < predict.attempts && !truth_seen_.empty() &&
      !lesson::is_right(predict, text, truth_seen_)) {
    replied_ = reply_to(predict, text, truth_seen_);
    return fail("not_yet",
                "Not yet: " + plural(predict.attempts - tries, "try", "tries") + " left.");
  }
  effort_.answers[at] = Given{text, confidence, truth_seen_, seen_.now, tries};
  // A prediction is answered by what happens; a reading of one's own run at once.
  replied_ = predict.of == TruthOf::run ? reply_to(predict, text, truth_seen_) : std::string();
  return {};
}

Result<double> Coach::diagnose(const World& world, const std::string& check,
                               const std::string& root) {
  const auto& checks = plan_->lesson->checks;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (checks[i].id != check || checks[i].kind != CheckKind::diagnose) continue;
    const Diagnosis made = lesson::diagnose(Scene{world, *plan_, seen_}, i, root);
    effort_.diagnoses[check] = made;
    replied_ = reply_to(checks[i], made);
    checks_.clear();
    for (std::size_t j = 0; j < plan_->checks.size(); ++j) checks_.push_back(view(j, world));
    return made.credit;
  }
  return fail("no_check", "No check asks for the cause of \"" + check + "\".");
}

std::vector<std::string> Coach::suspects(const World& world, const std::string& check) const {
  const auto& checks = plan_->lesson->checks;
  for (std::size_t i = 0; i < checks.size(); ++i)
    if (checks[i].id == check && checks[i].kind == CheckKind::diagnose)
      return lesson::suspects(Scene{world, *plan_, seen_}, i);
  return {};
}

std::string Coach::take_reply() { return std::exchange(replied_, {}); }

void Coach::take_hint(const std::string& check, int level) {
  if (shows_hints()) effort_.hints.insert({check, level});
}

std::string Coach::say(std::string_view language, std::string_view key) const {
  return plan_->lesson->texts.say(language, key, plan_->places);
}

store::Attempt Coach::attempt() const {
  const Lesson& lesson = *plan_->lesson;
  const Verdict verdict = weigh(*plan_, seen_, effort_, proof_);
  store::Attempt kept;
  kept.lesson = lesson.id;
  kept.version = std::to_string(lesson.version);
  kept.seed = plan_->seed.value;
  kept.state = !is_over() || wants_proof() ? "running" : verdict.passed ? "passed" : "failed";
  kept.step = step().id;
  kept.points = verdict.points;
  codec::Value checks{codec::Value::Object{}};
  for (std::size_t i = 0; i < verdict.checks.size(); ++i)
    checks.set(lesson.checks[i].id, std::string(enum_name(verdict.checks[i])));
  kept.answers = codec::to_json(to_value(effort_, lesson));
  kept.checks = codec::to_json(checks);
  codec::Value hints{codec::Value::List{}};
  for (const auto& [check, level] : effort_.hints)
    hints.push(codec::Value(check + "/" + std::to_string(level)));
  kept.hints = codec::to_json(hints);
  return kept;
}

void Coach::resume(const store::Attempt& attempt) {
  codec::Diagnostics ignored;
  if (const auto said = codec::parse(attempt.answers, "answers", ignored)) {
    // Before there were diagnoses, this held the texts of the answers alone.
    codec::Value wrapped = *said;
    if (said->find("answers") == nullptr) {
      codec::Value answers{codec::Value::Object{}};
      for (const auto& [step, text] : said->object()) {
        codec::Value one{codec::Value::Object{}};
        one.set("text", text);
        answers.set(step, std::move(one));
      }
      wrapped = codec::Value{codec::Value::Object{}};
      wrapped.set("answers", std::move(answers));
      if (auto hints = codec::parse(attempt.hints, "hints", ignored))
        wrapped.set("hints", std::move(*hints));
    }
    effort_ = read_effort(wrapped, *plan_->lesson);
  }
}

}  // namespace drydock::lesson
