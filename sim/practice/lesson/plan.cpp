// Draws variables, fills them in, and compiles a lesson for one seed.
#include "sim/practice/lesson/plan.h"

#include <algorithm>

#include "sim/practice/codec/command.h"
#include "sim/practice/lesson/registry.h"

namespace drydock::lesson {

codec::Value fill_in(const codec::Value& value,
                     const std::map<std::string, std::string>& variables) {
  using Part = codec::Value::Kind;
  if (value.is(Part::text)) {
    std::string filled = substitute(value.text(), variables);
    // A variable alone stands for its value: a number, if it is one.
    const bool alone =
        value.text().starts_with("${") && value.text().find('}') + 1 == value.text().size();
    const bool digits =
        !filled.empty() && filled.find_first_not_of("0123456789.") == std::string::npos;
    if (alone && digits && filled.front() != '.' && filled.back() != '.' && filled.size() < 16)
      return codec::Value::number(std::move(filled));
    return codec::Value(std::move(filled));
  }
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
  const auto add = [&](const std::string& name) {
    for (const char* what : {"", ".others", ".nodes", ".pods"}) names.push_back(name + what);
  };
  for (const Variable& variable : lesson.vary) {
    add(variable.name);
    for (std::size_t i = 1; variable.kind == VaryKind::shuffle && i <= variable.pick.size(); ++i)
      names.push_back(variable.name + "." + std::to_string(i));
  }
  for (const Event& event : lesson.events) {
    names.push_back(event.id + ".at");
    names.push_back(event.id + ".ends");
  }
  for (const Step& step : lesson.steps)
    if (step.predict && step.predict->kind == PredictKind::number)
      names.push_back(step.id + ".truth");
  for (const char* run : {"ref", "noop", "baseline"})
    for (const std::string& what : reference_names())
      names.push_back(std::string(run) + "." + what);
  return names;
}

namespace {

/// Compiles parts of one lesson with one scope.
class Compiler {
 public:
  Compiler(Scope& scope, codec::Report& report) : scope_(scope), report_(report) {}

  Node truth(const Source& source) { return parse(source, Dimension::boolean, scope_, report_); }
  std::optional<Node> truth_if(const Source& source) {
    return if_given(source, Dimension::boolean);
  }
  std::optional<Node> time_if(const Source& source) { return if_given(source, Dimension::time); }
  std::optional<Node> set_if(const Source& source) { return if_given(source, Dimension::set); }

  CompiledCheck check(const Check& check) {
    CompiledCheck made;
    Dimension limit = Dimension::number;
    switch (check.kind) {
      case CheckKind::budget:
        made.expression = parse_value(check.expression, scope_, report_);
        limit = made.expression.dimension;
        break;
      case CheckKind::count:
      case CheckKind::diagnose:
        made.expression = parse(check.expression, Dimension::set, scope_, report_);
        break;
      case CheckKind::sequence:
        for (const Source& one : check.order) made.order.push_back(truth(one));
        break;
      case CheckKind::answer:
        break;
      default:
        made.expression = truth(check.expression);
    }
    made.arm = truth_if(check.arm);
    made.before = time_if(check.before);
    made.most = if_given(check.most, limit);
    made.least = if_given(check.least, limit);
    return made;
  }

  CompiledStep step(const Step& step) {
    CompiledStep made;
    made.until = truth_if(step.until);
    for (const Action& one : step.acts) made.acts.push_back(action(one));
    if (!step.predict) return made;
    const Predict& predict = *step.predict;
    if (predict.kind == PredictKind::number) {
      made.truth = parse_number(predict, made.unit);
    } else {
      made.truth = parse(predict.truth, Dimension::text, scope_, report_);
      if (predict.kind == PredictKind::choice) check_options(*made.truth, predict);
    }
    return made;
  }

  CompiledAction action(const Action& action) {
    CompiledAction made;
    made.at = time_if(action.at);
    made.when = truth_if(action.when);
    if (action.each) made.each = set_if(*action.each);
    made.verb = action.verb;
    made.with = fill_in(action.with, scope_.variables);
    if (!made.each && !is_process_verb(action.verb))
      make_command(made.verb, made.with, action.path, *scope_.rulebook, report_);
    return made;
  }

 private:
  std::optional<Node> if_given(const Source& source, Dimension wanted) {
    if (source.text.empty()) return std::nullopt;
    return parse(source, wanted, scope_, report_);
  }

  Node parse_number(const Predict& predict, double& factor) {
    if (predict.unit.empty()) return parse(predict.truth, Dimension::number, scope_, report_);
    const std::optional<UnitInfo> unit = find_unit(predict.unit);
    factor = unit ? unit->factor : 1;
    return parse(predict.truth, unit ? unit->dimension : Dimension::number, scope_, report_);
  }

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

Scope scope_of(const Lesson& lesson, const World& world, const Setting& setting) {
  Scope scope;
  scope.rulebook = setting.rulebook.get();
  scope.variables = setting.variables;
  scope.proof = setting.proof.value_or(lesson.limit);
  add_words(world, scope);
  for (const Check& check : lesson.checks) scope.checks.push_back(check.id);
  for (const Step& step : lesson.steps)
    if (step.predict) scope.questions.push_back(step.id);
  return scope;
}

std::set<std::uint16_t> types_of(const std::vector<std::string>& kinds, const Rulebook& rulebook) {
  std::set<std::uint16_t> types;
  const auto facts = rulebook.facts();
  for (std::size_t i = 0; i < facts.size(); ++i)
    for (const std::string& kind : kinds)
      if (facts[i].style.kind == kind) types.insert(static_cast<std::uint16_t>(i));
  return types;
}

/// Whether chance lets the event happen; what is held out has a draw of its own in each proof run.
bool happens(const Event& event, const Setting& setting) {
  if (event.held_out && !setting.proof) return false;
  const auto draw = event.held_out ? static_cast<std::uint64_t>(setting.number) : 0;
  return event.chance >= 1 ||
         uniform_at(setting.seed, hash_text("lesson/chance/" + event.id), draw) < event.chance;
}

void add_cues(const Lesson& lesson, const Setting& setting, Compiler& compiler,
              codec::Report& report, Plan& plan) {
  for (std::size_t i = 0; i < lesson.events.size(); ++i) {
    const Event& event = lesson.events[i];
    auto command = make_command(event.kind, fill_in(event.with, setting.variables), event.path,
                                *setting.rulebook, report);
    std::optional<Node> when = compiler.truth_if(event.when);
    if (!command || !happens(event, setting)) continue;
    const Duration after =
        event.after.value_or(Duration{}) + (event.from_proof ? plan.proof_from : Duration{});
    plan.cues.push_back({i, after, std::move(when), event.delay, std::move(*command)});
  }
  std::stable_sort(plan.cues.begin(), plan.cues.end(),
                   [](const Cue& a, const Cue& b) { return a.after < b.after; });
}

}  // namespace

Plan compile(std::shared_ptr<const Lesson> lesson, const World& world, const Setting& setting,
             codec::Report& report) {
  Plan plan;
  Scope scope = scope_of(*lesson, world, setting);
  Compiler compiler(scope, report);
  plan.start = world.start();
  plan.proof = setting.proof.has_value();
  plan.proof_from = scope.proof;
  for (const Check& check : lesson->checks) plan.checks.push_back(compiler.check(check));
  for (const Step& step : lesson->steps) plan.steps.push_back(compiler.step(step));
  for (const Feedback& rule : lesson->feedback) plan.feedback.push_back(compiler.truth(rule.when));
  plan.symptom = compiler.set_if(lesson->debrief.symptom);
  for (const Script& script : lesson->scripts) {
    plan.scripts.emplace_back();
    for (const Action& action : script.actions)
      plan.scripts.back().push_back(compiler.action(action));
    plan.conditions.push_back(compiler.truth_if(script.condition));
  }
  add_cues(*lesson, setting, compiler, report, plan);
  plan.pausing = types_of(lesson->autopause_on, *setting.rulebook);
  plan.slots = std::move(scope.slots);
  plan.downtimes = std::move(scope.downtimes);
  plan.watched = std::move(scope.watched);
  plan.truths.resize(lesson->steps.size());
  plan.seed = setting.seed;
  plan.variables = setting.variables;
  plan.rulebook = setting.rulebook;
  plan.lesson = std::move(lesson);
  return plan;
}

}  // namespace drydock::lesson
