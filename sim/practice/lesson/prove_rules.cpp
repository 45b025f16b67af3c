// Judges trials and lessons.
#include "sim/practice/lesson/prove_rules.h"

#include <algorithm>
#include <set>

#include "sim/engine/base/text.h"
#include "sim/practice/lesson/read.h"

namespace drydock::lesson {

namespace {

/// Words a minute of somebody who reads to understand.
constexpr std::size_t reading_speed = 150;
constexpr const char* languages_wanted[] = {"en", "pl"};

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const Check* find_check(const Lesson& lesson, const std::string& id) {
  for (const Check& check : lesson.checks)
    if (check.id == id) return &check;
  return nullptr;
}

bool fails_by_timeout_only(const Lesson& lesson, const Trial& trial) {
  return std::all_of(
      trial.failed_gates.begin(), trial.failed_gates.end(), [&](const std::string& id) {
        const Check* check = find_check(lesson, id);
        return check != nullptr &&
               (check->kind == CheckKind::eventually || check->kind == CheckKind::hold ||
                check->kind == CheckKind::sequence);
      });
}

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool sign = c != ' ' && c != '\n' && c != '\t';
    words += sign && !inside ? 1 : 0;
    inside = sign;
  }
  return words;
}

/// What a trainee reads on the way to a pass: hints and answers to mistakes are not on it.
std::size_t words_on_the_way(const Lesson& lesson, const std::string& language) {
  std::size_t words = 0;
  for (const std::string& key : lesson.texts.keys(language)) {
    const bool aside =
        key.starts_with("hint:") || key.starts_with("fb:") || key.starts_with("why:");
    if (!aside) words += count_words(lesson.texts.say(language, key));
  }
  return words;
}

/// Verbs of the lesson and of all that it needs.
void collect_verbs(const Lesson& lesson, const scenario::SearchPaths& search,
                   std::set<std::string>& lessons, std::set<std::string>& verbs) {
  if (!lessons.insert(lesson.id).second) return;
  verbs.insert(lesson.introduces.begin(), lesson.introduces.end());
  for (const std::string& id : lesson.needs) {
    const auto file = find_lesson(id, search);
    if (!file || lessons.count(id) != 0) continue;
    const Reading before = read_only(*file);
    if (before.lesson) collect_verbs(*before.lesson, search, lessons, verbs);
  }
}

void add(Proof& proof, Proving which, std::string what) {
  proof.faults.push_back({which, {}, 0, std::move(what)});
}

}  // namespace

void judge_nothing(const Plan& plan, const GraderState& state, Trial& trial) {
  if (trial.passed) trial.faults.emplace_back("passes although nobody does anything");
  for (std::size_t i = 0; i < plan.checks.size(); ++i)
    if (plan.lesson->checks[i].gate && state.checks[i].state == CheckState::failed &&
        plan.checks[i].arm && state.checks[i].armed == Time{})
      trial.faults.push_back(plan.lesson->checks[i].id + " fails before it is armed");
}

void judge_script(const Lesson& lesson, const Script& script, Trial& trial) {
  if (!script.wrong) {
    if (!trial.passed)
      trial.faults.push_back("does not pass: " + (trial.failed.empty()
                                                      ? "undecided"
                                                      : join_words(trial.failed, "and")));
    else if (script.name == lesson.scripts.front().name && trial.points < solution_points)
      trial.faults.push_back("comes to " + std::to_string(trial.points) + " points, less than " +
                             std::to_string(solution_points));
    return;
  }
  if (!trial.applies) return;
  if (trial.passed) trial.faults.emplace_back("passes although it is a mistake");
  for (const std::string& check : script.fails)
    if (!contains(trial.failed, check)) trial.faults.push_back("does not fail " + check);
  if (!contains(trial.said, script.says))
    trial.faults.push_back("is not answered by " + script.says);
  if (!trial.passed && !script.by_timeout && fails_by_timeout_only(lesson, trial))
    trial.faults.emplace_back("fails only because time runs out; say by_timeout if that is meant");
}

void judge_generated(const Script& script, Trial& trial, std::vector<std::string>& remarks) {
  if (!trial.passed) return;
  if (script.origin == Origin::without_one)
    remarks.push_back(script.name + " passes: that action is not needed");
  else
    trial.faults.emplace_back("passes");
}

void weigh_checks(const Lesson& lesson, Proof& proof) {
  std::set<std::string> failing, deciding;
  const auto look = [&](const Trial& trial) {
    failing.insert(trial.failed.begin(), trial.failed.end());
    if (trial.failed_gates.size() == 1) deciding.insert(trial.failed_gates.front());
  };
  std::for_each(proof.trials.begin(), proof.trials.end(), look);
  std::for_each(proof.generated.begin(), proof.generated.end(), look);
  for (const Check& check : lesson.checks) {
    if (failing.count(check.id) == 0)
      add(proof, Proving::mutation,
          "no script fails " + check.id + ": without it all would be the same");
    else if (check.gate && deciding.count(check.id) == 0)
      proof.remarks.push_back("no script fails " + check.id + " alone");
  }
}

void weigh_truths(const Lesson& lesson, Proof& proof) {
  for (const Step& step : lesson.steps) {
    if (!step.predict) continue;
    const std::map<std::string, int>& found = proof.truths[step.id];
    if (found.count("") != 0)
      add(proof, Proving::truth, "the truth of " + step.id + " is not known");
    else if (found.size() == 1 && proof.seeds.size() > 1)
      proof.remarks.push_back("the truth of " + step.id + " is always " + found.begin()->first);
    const bool has_options =
        step.predict->kind == PredictKind::choice && step.predict->of == TruthOf::noop;
    for (const auto& [truth, times] : found)
      if (has_options && !truth.empty() && !contains(step.predict->options, truth))
        add(proof, Proving::truth, "the truth of " + step.id + " is " + truth + ", no option");
  }
}

void weigh_teaching(const Lesson& lesson, const scenario::SearchPaths& search, Proof& proof) {
  std::set<std::string> lessons, verbs;
  collect_verbs(lesson, search, lessons, verbs);
  std::set<std::string> told;
  for (const Action& action : lesson.scripts.front().actions)
    if (!is_process_verb(action.verb) && verbs.count(action.verb) == 0 &&
        told.insert(action.verb).second)
      add(proof, Proving::taught,
          "the solution needs " + action.verb + ", which no lesson so far introduces");
}

void weigh_texts(const Lesson& lesson, Proof& proof) {
  for (const char* language : languages_wanted) {
    const std::vector<std::string> spoken = lesson.texts.languages();
    if (!contains(spoken, language)) {
      add(proof, Proving::text, std::string("there is no lesson.") + language + ".md");
      continue;
    }
    for (const std::string& key : lesson.texts.keys("en"))
      if (!contains(lesson.texts.keys(language), key))
        add(proof, Proving::text, std::string("lesson.") + language + ".md lacks " + key);
    const std::size_t words = words_on_the_way(lesson, language);
    if (words > reading_speed * static_cast<std::size_t>(lesson.minutes))
      add(proof, Proving::text,
          std::to_string(words) + " words in " + language + " are more than can be read in " +
              std::to_string(lesson.minutes) + " min");
  }
}

}  // namespace drydock::lesson
