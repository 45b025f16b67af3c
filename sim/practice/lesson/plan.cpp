// Draws variables, fills them in, and compiles a lesson for one seed.
#include "sim/practice/lesson/plan.h"

#include <algorithm>

#include "sim/practice/codec/command.h"

namespace drydock::lesson {

std::map<std::string, std::string> draw(const Lesson& lesson, Seed seed) {
  std::map<std::string, std::string> drawn;
  for (const Variable& variable : lesson.vary) {
    const auto count = variable.pick.size();
    std::size_t chosen = 0;
    if (seed.value != lesson.authored_seed) {
      const double luck = uniform_at(seed, hash_text("lesson/vary/" + variable.name), 0);
      chosen = std::min(static_cast<std::size_t>(luck * static_cast<double>(count)), count - 1);
    }
    drawn[variable.name] = variable.pick[chosen];
  }
  return drawn;
}

codec::Value fill_in(const codec::Value& value,
                     const std::map<std::string, std::string>& variables) {
  using Part = codec::Value::Kind;
  if (value.is(Part::text)) return codec::Value(substitute(value.text(), variables));
  codec::Value filled = value;
  if (value.is(Part::list))
    for (codec::Value& element : filled.list()) element = fill_in(element, variables);
  if (value.is(Part::object))
    for (auto& [key, member] : filled.object()) {
      key = substitute(key, variables);
      member = fill_in(member, variables);
    }
  return filled;
}

std::optional<AnyCommand> make_command(const std::string& kind, const codec::Value& with,
                                       const std::string& path, const Rulebook& rulebook,
                                       codec::Report& report) {
  const codec::Value named(kind);
  return codec::read_command(codec::Cursor(&named, path + ".do", report),
                             codec::Cursor(&with, path + ".with", report), rulebook);
}

ScenarioReading read_scenario(const Lesson& lesson,
                              const std::map<std::string, std::string>& variables,
                              const scenario::SearchPaths& search) {
  const codec::Value change = fill_in(lesson.change, variables);
  scenario::Adjustments adjustments;
  if (!change.is(codec::Value::Kind::null)) adjustments.changes = &change;
  adjustments.changes_file = lesson.file;
  adjustments.changes_path = "scenario.change";
  scenario::Reading reading = scenario::read_scenario(
      search.scenarios + "/" + lesson.scenario + ".json", search, adjustments);
  if (reading.scenario) reading.scenario->events.clear();
  return {std::move(reading.scenario), std::move(reading.diagnostics)};
}

std::vector<std::string> place_names(const Lesson& lesson) {
  std::vector<std::string> names{"node_grace", "toleration", "boot", "lost_after", "nodes",
                                 "pods",       "app_pods",   "rps",  "node_price", "end"};
  for (const Variable& variable : lesson.vary) {
    names.push_back(variable.name);
    names.push_back(variable.name + ".others");
    names.push_back(variable.name + ".nodes");
    names.push_back(variable.name + ".pods");
  }
  for (const Event& event : lesson.events) {
    names.push_back(event.id + ".at");
    names.push_back(event.id + ".ends");
  }
  for (const Step& step : lesson.steps)
    if (step.predict && step.predict->kind == PredictKind::number)
      names.push_back(step.id + ".truth");
  return names;
}

namespace {

/// Compiles parts of one lesson with one scope.
class Compiler {
 public:
  Compiler(Scope& scope, codec::Report& report) : scope_(scope), report_(report) {}

  Node truth(const Source& source) { return parse(source, Dimension::boolean, scope_, report_); }
  std::optional<Node> truth_if(const Source& source) {
    return source.text.empty() ? std::nullopt : std::optional(truth(source));
  }
  std::optional<Node> time_if(const Source& source) {
    if (source.text.empty()) return std::nullopt;
    return parse(source, Dimension::time, scope_, report_);
  }
  std::optional<Node> set_if(const Source& source) {
    if (source.text.empty()) return std::nullopt;
    return parse(source, Dimension::set, scope_, report_);
  }

  CompiledCheck check(const Check& check) {
    CompiledCheck made;
    if (check.kind == CheckKind::budget)
      made.expression = parse_value(check.expression, scope_, report_);
    else
      made.expression = truth(check.expression);
    made.arm = truth_if(check.arm);
    made.before = time_if(check.before);
    if (!check.most.text.empty())
      made.most = parse(check.most, made.expression.dimension, scope_, report_);
    return made;
  }

  CompiledStep step(const Step& step) {
    CompiledStep made;
    made.until = truth_if(step.until);
    if (!step.predict) return made;
    const bool choice = step.predict->kind == PredictKind::choice;
    made.truth = choice ? parse(step.predict->truth, Dimension::text, scope_, report_)
                        : parse(step.predict->truth, Dimension::number, scope_, report_);
    if (choice) check_options(*made.truth, *step.predict);
    return made;
  }

  CompiledAction action(const Action& action) {
    CompiledAction made;
    made.at = time_if(action.at);
    made.when = truth_if(action.when);
    if (action.each) made.each = set_if(*action.each);
    made.verb = action.verb;
    made.with = fill_in(action.with, scope_.variables);
    if (!made.each && scope_.rulebook != nullptr)
      make_command(made.verb, made.with, action.path, *scope_.rulebook, report_);
    return made;
  }

 private:
  /// Every text that the truth may come to must be one of the options.
  void check_options(const Node& node, const Predict& predict) {
    if (node.op == Op::condition) {
      check_options(node.children[1], predict);
      check_options(node.children[2], predict);
    } else if (node.op == Op::constant && node.text != "?" &&
               std::find(predict.options.begin(), predict.options.end(), node.text) ==
                   predict.options.end()) {
      report_.add(codes::unknown_name, predict.truth.path, "\"" + node.text + "\"",
                  "one of the options: " + codec::one_of(predict.options),
                  codec::nearest(node.text, predict.options));
    }
  }

  Scope& scope_;
  codec::Report& report_;
};

Scope scope_of(const Lesson& lesson, const scenario::Scenario& scenario, const Rulebook& rulebook,
               std::map<std::string, std::string> variables) {
  Scope scope;
  scope.rulebook = &rulebook;
  scope.variables = std::move(variables);
  scope.zones = scenario.platform.zones;
  for (const auto& [name, workload] : scenario.platform.workloads) {
    scope.workloads.push_back(name);
    if (workload.concurrency > 0) scope.services.push_back(name);
  }
  scope.services.emplace_back("users");
  for (const Check& check : lesson.checks) scope.checks.push_back(check.id);
  for (const Step& step : lesson.steps)
    if (step.predict) scope.questions.push_back(step.id);
  return scope;
}

std::set<std::uint16_t> pausing_types(const Lesson& lesson, const Rulebook& rulebook) {
  std::set<std::uint16_t> types;
  const auto facts = rulebook.facts();
  for (std::size_t i = 0; i < facts.size(); ++i)
    for (const std::string& kind : lesson.autopause_on)
      if (facts[i].style.kind == kind) types.insert(static_cast<std::uint16_t>(i));
  return types;
}

}  // namespace

Plan compile(std::shared_ptr<const Lesson> lesson, const scenario::Scenario& scenario, Seed seed,
             std::map<std::string, std::string> variables, std::shared_ptr<const Rulebook> rulebook,
             codec::Report& report) {
  Plan plan;
  Scope scope = scope_of(*lesson, scenario, *rulebook, variables);
  Compiler compiler(scope, report);
  for (const Check& check : lesson->checks) plan.checks.push_back(compiler.check(check));
  for (const Step& step : lesson->steps) plan.steps.push_back(compiler.step(step));
  for (const Feedback& rule : lesson->feedback) plan.feedback.push_back(compiler.truth(rule.when));
  plan.symptom = compiler.set_if(lesson->debrief.symptom);
  for (const Script& script : lesson->scripts) {
    plan.scripts.emplace_back();
    for (const Action& action : script.actions)
      plan.scripts.back().push_back(compiler.action(action));
  }
  for (const Event& event : lesson->events) {
    auto command =
        make_command(event.kind, fill_in(event.with, variables), event.path, *rulebook, report);
    if (command) plan.cues.push_back({event.after, std::move(*command)});
  }
  std::stable_sort(plan.cues.begin(), plan.cues.end(),
                   [](const Cue& a, const Cue& b) { return a.after < b.after; });
  plan.pausing = pausing_types(*lesson, *rulebook);
  plan.slots = std::move(scope.slots);
  plan.watched = std::move(scope.watched);
  plan.truths.resize(lesson->steps.size());
  plan.start = scenario.start;
  plan.seed = seed;
  plan.variables = std::move(variables);
  plan.lesson = std::move(lesson);
  plan.rulebook = std::move(rulebook);
  return plan;
}

}  // namespace drydock::lesson
