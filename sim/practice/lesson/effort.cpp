// Compares what was said with what is true.
#include "sim/practice/lesson/effort.h"

#include <algorithm>
#include <charconv>

#include "sim/engine/base/text.h"
#include "sim/practice/run/why.h"

namespace drydock::lesson {

namespace {

std::optional<double> read_number(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !(value > -1e15 && value < 1e15)) return std::nullopt;
  return value;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ',')
      parts.emplace_back();
    else if (c != ' ')
      parts.back() += c;
  }
  return parts;
}

/// The names of an order without "opt:", as far as they are among the options.
std::vector<std::string> names_in_order(const std::string& text, const Predict& predict) {
  std::vector<std::string> names;
  for (std::string name : split(text)) {
    if (name.starts_with("opt:")) name = name.substr(4);
    const auto& options = predict.options;
    if (std::find(options.begin(), options.end(), "opt:" + name) != options.end())
      names.push_back(std::move(name));
  }
  return names;
}

bool is_option(const Predict& predict, const std::string& key) {
  return std::find(predict.options.begin(), predict.options.end(), key) != predict.options.end();
}

Time time_in(const codec::Value& value) {
  const codec::Value* at = value.find("at");
  const auto count = at != nullptr ? at->integer() : std::nullopt;
  return Time(nanoseconds(count.value_or(0)));
}

std::string text_in(const codec::Value& value, std::string_view key) {
  const codec::Value* found = value.find(key);
  return found != nullptr && found->is(codec::Value::Kind::text) ? found->text() : std::string();
}

int count_in(const codec::Value& value, std::string_view key, int otherwise) {
  const codec::Value* found = value.find(key);
  const auto count = found != nullptr ? found->integer() : std::nullopt;
  return count && *count >= 0 && *count < 100 ? static_cast<int>(*count) : otherwise;
}

}  // namespace

bool is_right(const Predict& predict, const std::string& answer, const std::string& truth) {
  if (truth.empty()) return false;
  switch (predict.kind) {
    case PredictKind::choice:
    case PredictKind::place:
      return answer == truth;
    case PredictKind::order:
      return names_in_order(answer, predict) == names_in_order(truth, predict);
    case PredictKind::number:
      break;
  }
  const auto said = read_number(answer), real = read_number(truth);
  if (!said || !real) return false;
  const double off = std::max(*said - *real, *real - *said);
  const double size = std::max(*real, -*real);
  return off <= std::max(predict.tolerance, predict.tolerance_share * size) + 1e-9;
}

std::string reply_to(const Predict& predict, const std::string& answer, const std::string& truth) {
  if (is_right(predict, answer, truth)) return {};
  std::string wanted = answer;
  if (predict.kind == PredictKind::number)
    wanted = read_number(answer).value_or(0) < read_number(truth).value_or(0) ? "low" : "high";
  for (const auto& [said, key] : predict.replies)
    if (said == wanted || said == "any") return key;
  return {};
}

std::string reply_to(const Check& check, const Diagnosis& diagnosis) {
  for (const auto& [said, key] : check.replies)
    if (said == diagnosis.root && diagnosis.credit < 1) return key;
  return {};
}

std::vector<std::string> replies_to(const Plan& plan, const Effort& effort) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& predict = plan.lesson->steps[i].predict;
    if (!predict || !effort.answers[i]) continue;
    if (std::string key = reply_to(*predict, effort.answers[i]->text, truth_of(plan, effort, i));
        !key.empty())
      keys.push_back(std::move(key));
  }
  for (const Check& check : plan.lesson->checks)
    if (const auto said = effort.diagnoses.find(check.id); said != effort.diagnoses.end())
      if (std::string key = reply_to(check, said->second); !key.empty())
        keys.push_back(std::move(key));
  return keys;
}

Result<void> check_answer(const Predict& predict, const std::string& answer) {
  switch (predict.kind) {
    case PredictKind::number:
      if (!read_number(answer))
        return fail("no_number", "Found \"" + answer + "\", expected a number.");
      return {};
    case PredictKind::choice:
      if (!is_option(predict, answer))
        return fail("no_option", "Found \"" + answer + "\", expected one of the options.");
      return {};
    case PredictKind::order: {
      std::vector<std::string> keys = split(answer);
      std::sort(keys.begin(), keys.end());
      std::vector<std::string> all = predict.options;
      std::sort(all.begin(), all.end());
      if (keys != all)
        return fail("no_order", "Found \"" + answer + "\", expected each of the options once.");
      return {};
    }
    case PredictKind::place:
      break;
  }
  if (answer.empty()) return fail("no_place", "Nothing is marked.");
  return {};
}

std::string truth_now(const Plan& plan, std::size_t step, const Scene& scene) {
  const CompiledStep& compiled = plan.steps[step];
  const Value value = evaluate(*compiled.truth, scene);
  if (!value.known) return {};
  if (plan.lesson->steps[step].predict->kind != PredictKind::number) return value.text;
  std::string digits = say_number(value.number / compiled.unit, 6);
  std::erase(digits, ' ');
  return digits;
}

std::string truth_of(const Plan& plan, const Effort& effort, std::size_t step) {
  const std::optional<Given>& given = effort.answers[step];
  const bool own = plan.lesson->steps[step].predict->of == TruthOf::run;
  return own ? (given ? given->truth : std::string()) : plan.truths[step];
}

Diagnosis diagnose(const Scene& scene, std::size_t check, const std::string& root) {
  Diagnosis made;
  made.root = root;
  made.at = scene.world.now();
  CauseId symptom;
  elements(scene.plan.checks[check].expression, scene, &symptom);
  const CauseId real = root_of(scene, symptom);
  if (!real) return made;
  if (name_of_root(scene, real) == root) {
    made.credit = 1;
    return made;
  }
  for (const run::WhyStep& link : run::why(scene.world, *scene.plan.rulebook, symptom))
    if (link.kind == root) made.credit = 0.5;
  return made;
}

std::vector<std::string> suspects(const Scene& scene, std::size_t check) {
  std::vector<std::string> names;
  const auto add = [&](std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  };
  for (std::size_t i = 0; i < scene.plan.cues.size(); ++i)
    if (scene.state.cues[i]) add(scene.plan.lesson->events[scene.plan.cues[i].event].id);
  CauseId symptom;
  elements(scene.plan.checks[check].expression, scene, &symptom);
  for (const run::WhyStep& link : run::why(scene.world, *scene.plan.rulebook, symptom))
    if (link.kind != ScenarioStarted::style.kind && link.kind != CommandGiven::style.kind)
      add(link.kind);
  return names;
}

codec::Value to_value(const Effort& effort, const Lesson& lesson) {
  codec::Value answers{codec::Value::Object{}}, diagnoses{codec::Value::Object{}};
  codec::Value hints{codec::Value::List{}};
  for (std::size_t i = 0; i < effort.answers.size(); ++i) {
    if (!effort.answers[i]) continue;
    const Given& given = *effort.answers[i];
    codec::Value one{codec::Value::Object{}};
    one.set("text", given.text);
    one.set("at", static_cast<std::int64_t>(given.at.time_since_epoch().count()));
    if (given.confidence > 0) one.set("confidence", given.confidence);
    if (!given.truth.empty()) one.set("truth", given.truth);
    if (given.tries > 1) one.set("tries", given.tries);
    answers.set(lesson.steps[i].id, std::move(one));
  }
  for (const auto& [check, diagnosis] : effort.diagnoses) {
    codec::Value one{codec::Value::Object{}};
    one.set("root", diagnosis.root);
    one.set("at", static_cast<std::int64_t>(diagnosis.at.time_since_epoch().count()));
    one.set("credit", diagnosis.credit);
    diagnoses.set(check, std::move(one));
  }
  for (const auto& [check, level] : effort.hints)
    hints.push(codec::Value(check + "/" + std::to_string(level)));
  codec::Value value{codec::Value::Object{}};
  value.set("answers", std::move(answers));
  value.set("diagnoses", std::move(diagnoses));
  value.set("hints", std::move(hints));
  if (effort.submitted)
    value.set("submitted", static_cast<std::int64_t>(effort.submitted->time_since_epoch().count()));
  return value;
}

Effort read_effort(const codec::Value& value, const Lesson& lesson) {
  Effort effort;
  effort.answers.resize(lesson.steps.size());
  if (const codec::Value* answers = value.find("answers"))
    for (std::size_t i = 0; i < lesson.steps.size(); ++i)
      if (const codec::Value* one = answers->find(lesson.steps[i].id))
        effort.answers[i] =
            Given{text_in(*one, "text"), count_in(*one, "confidence", 0), text_in(*one, "truth"),
                  time_in(*one), count_in(*one, "tries", 1)};
  if (const codec::Value* diagnoses = value.find("diagnoses"))
    for (const Check& check : lesson.checks)
      if (const codec::Value* one = diagnoses->find(check.id)) {
        const codec::Value* credit = one->find("credit");
        effort.diagnoses[check.id] =
            Diagnosis{text_in(*one, "root"), credit != nullptr ? credit->real().value_or(0) : 0.0,
                      time_in(*one)};
      }
  if (const codec::Value* hints = value.find("hints"))
    for (const Hint& hint : lesson.hints)
      for (const codec::Value& taken : hints->list())
        if (taken.text() == hint.check + "/" + std::to_string(hint.level))
          effort.hints.insert({hint.check, hint.level});
  if (const codec::Value* at = value.find("submitted"))
    if (const auto count = at->integer()) effort.submitted = Time(nanoseconds(*count));
  return effort;
}

}  // namespace drydock::lesson
