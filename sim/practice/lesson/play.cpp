// Gives a script's commands at their moments.
#include "sim/practice/lesson/play.h"

#include "sim/engine/base/assert.h"
#include "sim/engine/base/text.h"
#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/verdict.h"

namespace drydock::lesson {

namespace {

Scene scene_of(const run::Run& run, const Plan& plan) {
  return Scene{run.world(), plan, grade(run)};
}

std::string text_of(const codec::Value& with, std::string_view key) {
  const codec::Value* found = with.find(key);
  return found == nullptr ? std::string() : found->text();
}

/// Plays one script.
class Player {
 public:
  Player(run::Run& run, const Plan& plan) : run_(run), plan_(plan) {
    playing_.effort = no_effort(*plan.lesson);
  }

  void play(const CompiledAction& action);
  Playing finish();
  bool is_done() const { return playing_.effort.submitted || ended_; }

 private:
  bool reach(const CompiledAction& action);
  void give(const CompiledAction& action, const std::map<std::string, std::string>& variables);
  void say(const CompiledAction& action);
  void answer(const codec::Value& with);
  void submit();

  run::Run& run_;
  const Plan& plan_;
  Playing playing_;
  bool ended_ = false;
};

/// Moves to the moment of the action; false when the lesson ends before.
bool Player::reach(const CompiledAction& action) {
  if (action.at) {
    const auto after =
        static_cast<std::int64_t>(evaluate(*action.at, scene_of(run_, plan_)).number);
    const Time at = plan_.start + Duration(after);
    if (at > plan_.end()) return false;
    if (at > run_.now()) run_.advance(at);
    return true;
  }
  while (!evaluate(*action.when, scene_of(run_, plan_)).is_true()) {
    if (run_.now() >= plan_.end()) return false;
    run_.advance(run_.now() + plan_.lesson->every);
  }
  return true;
}

void Player::play(const CompiledAction& action) {
  if (is_done()) return;
  ended_ = !reach(action);
  if (ended_) return;
  if (is_process_verb(action.verb)) return say(action);
  if (!action.each) return give(action, {});
  std::vector<std::string> names;
  const Scene scene = scene_of(run_, plan_);
  for (const Element element : elements(*action.each, scene))
    names.push_back(field_of(action.each->set, element, "name", scene).text);
  for (const std::string& name : names) give(action, {{"it", name}});
}

void Player::give(const CompiledAction& action,
                  const std::map<std::string, std::string>& variables) {
  codec::Diagnostics mistakes;
  codec::Report report(plan_.lesson->file, mistakes);
  const auto command =
      make_command(action.verb, fill_in(action.with, variables), "", *plan_.rulebook, report);
  if (!command) {
    playing_.refused.push_back(codec::to_text(mistakes));
    return;
  }
  const Result<run::Receipt> receipt = run_.submit(*command, Actor::trainee);
  if (!receipt)
    playing_.refused.push_back(say_clock(run_.now()) + " " + command->say() + ": " +
                               receipt.error().message);
}

void Player::answer(const codec::Value& with) {
  const std::string step = text_of(with, "step");
  for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
    if (plan_.lesson->steps[i].id != step || playing_.effort.answers[i]) continue;
    const Predict& predict = *plan_.lesson->steps[i].predict;
    Given given{text_of(with, "answer"), 0, {}, run_.now(), 1};
    if (predict.of == TruthOf::run) given.truth = truth_now(plan_, i, scene_of(run_, plan_));
    const std::string& truth = predict.of == TruthOf::run ? given.truth : plan_.truths[i];
    if (given.text == "truth") given.text = truth;
    playing_.effort.answers[i] = std::move(given);
  }
}

void Player::submit() {
  playing_.state = closed(plan_, grade(run_), run_.world());
  playing_.effort.submitted = run_.now();
}

void Player::say(const CompiledAction& action) {
  if (action.verb == "submit") return submit();
  if (action.verb == "answer") return answer(action.with);
  if (action.verb == "hint") {
    const codec::Value* level = action.with.find("level");
    playing_.effort.hints.insert(
        {text_of(action.with, "check"),
         level == nullptr ? 1 : static_cast<int>(level->integer().value_or(1))});
    return;
  }
  const std::string check = text_of(action.with, "check");
  for (std::size_t i = 0; i < plan_.checks.size(); ++i)
    if (plan_.lesson->checks[i].id == check)
      playing_.effort.diagnoses[check] =
          diagnose(scene_of(run_, plan_), i, text_of(action.with, "root"));
}

Playing Player::finish() {
  if (playing_.effort.submitted) return std::move(playing_);
  run_.advance(plan_.end());
  playing_.state = closed(plan_, grade(run_), run_.world());
  return std::move(playing_);
}

}  // namespace

const GraderState& grade(const run::Run& run) {
  const Grader* grader = find_grader(run.observers());
  DRYDOCK_ASSERT(grader != nullptr, "a lesson's run has a grader");
  return grader->state();
}

Playing play(run::Run& run, const Plan& plan, std::optional<std::size_t> script) {
  Player player(run, plan);
  if (script)
    for (const CompiledAction& action : plan.scripts[*script]) player.play(action);
  return player.finish();
}

}  // namespace drydock::lesson
