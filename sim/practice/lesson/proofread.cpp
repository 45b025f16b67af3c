// Compiles a lesson with every value of its variables, and compares its texts.
#include "sim/practice/lesson/proofread.h"

#include <algorithm>

#include "sim/practice/lesson/plan.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::lesson {

namespace {

/// The text keys that the program itself asks for.
const std::vector<std::string> always{"title", "brief"};

class Proofreader {
 public:
  Proofreader(const Lesson& lesson, const Rulebook& rulebook, codec::Diagnostics& out)
      : lesson_(lesson), rulebook_(rulebook), out_(out), report_(lesson.file, out) {}

  void ids();
  void verbs();
  void texts();

 private:
  template <class Things>
  void unique(const Things& things, const std::string& what) {
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < things.size(); ++i) {
      if (std::find(seen.begin(), seen.end(), things[i].id) != seen.end())
        report_.add(codec::codes::duplicate_key, what + "[" + std::to_string(i) + "].id",
                    "\"" + things[i].id + "\" again", "an id of its own");
      seen.push_back(things[i].id);
    }
  }
  void known(const std::string& word, const std::vector<std::string>& words,
             const std::string& path, const std::string& expected) {
    if (std::find(words.begin(), words.end(), word) == words.end())
      report_.add(codes::unknown_name, path, "\"" + word + "\"", expected + codec::one_of(words),
                  codec::nearest(word, words));
  }
  void used(const std::string& key, const std::string& path);
  void language(const std::string& name);

  const Lesson& lesson_;
  const Rulebook& rulebook_;
  codec::Diagnostics& out_;
  codec::Report report_;
  std::vector<std::string> used_;
};

void Proofreader::ids() {
  unique(lesson_.steps, "steps");
  unique(lesson_.checks, "checks");
  unique(lesson_.events, "events");
  std::vector<std::string> questions;
  for (const Step& step : lesson_.steps)
    if (step.predict) questions.push_back(step.id);
  for (const Check& check : lesson_.checks)
    for (const std::string& step : check.asks)
      known(step, questions, "checks." + check.id + ".of", "a step with a question: ");
  std::vector<std::string> checks, says;
  for (const Check& check : lesson_.checks) checks.push_back(check.id);
  for (const Feedback& rule : lesson_.feedback) says.push_back(rule.say);
  for (const Step& step : lesson_.steps)
    if (step.predict)
      for (const auto& [said, key] : step.predict->replies) says.push_back(key);
  for (const Check& check : lesson_.checks)
    for (const auto& [said, key] : check.replies) says.push_back(key);
  for (std::size_t i = 0; i < lesson_.hints.size(); ++i)
    known(lesson_.hints[i].check, checks, "hints[" + std::to_string(i) + "].for", "a check: ");
  for (const Script& script : lesson_.scripts) {
    for (const std::string& check : script.fails)
      known(check, checks, "scripts.wrong", "a check: ");
    if (script.wrong) known(script.says, says, "scripts.wrong", "a feedback: ");
  }
  if (std::none_of(lesson_.checks.begin(), lesson_.checks.end(),
                   [](const Check& check) { return check.gate; }))
    report_.add(codes::script, "checks", "no gate", "at least one check with \"gate\": true");
}

void Proofreader::verbs() {
  std::vector<std::string> kinds, facts;
  for (const CommandInfo& command : rulebook_.commands()) kinds.emplace_back(command.style.kind);
  for (const FactInfo& fact : rulebook_.facts())
    if (!fact.style.kind.empty()) facts.emplace_back(fact.style.kind);
  for (const std::string& kind : lesson_.introduces)
    known(kind, kinds, "introduces", "a command: ");
  for (std::size_t i = 0; i < lesson_.verbs.size(); ++i)
    known(lesson_.verbs[i].kind, kinds, "surface.verbs[" + std::to_string(i) + "]", "a command: ");
  for (std::size_t i = 0; i < lesson_.autopause_on.size(); ++i)
    known(lesson_.autopause_on[i], facts, "clock.autopause_on[" + std::to_string(i) + "]",
          "a fact: ");
  for (const Script& script : lesson_.scripts) {
    report_.add_origin({script.place, script.file, ""});
    for (const Action& action : script.actions)
      if (const Result<void> may = allowed(lesson_, action.verb); !may)
        report_.add(codes::script, action.path + ".verb", "\"" + action.verb + "\"",
                    "a command that the lesson offers: " + may.error().hint);
  }
}

void Proofreader::used(const std::string& key, const std::string& path) {
  used_.push_back(key);
  if (!lesson_.texts.has(key))
    report_.add(codes::missing_text, path, "the key \"" + key + "\" without words",
                "a heading \"## " + key + "\" in lesson.en.md",
                codec::nearest(key, lesson_.texts.keys()));
}

void Proofreader::texts() {
  for (const std::string& key : always) used(key, "");
  for (const Step& step : lesson_.steps) {
    used(step.text, "steps." + step.id);
    if (!step.predict) continue;
    used(step.predict->ask, "steps." + step.id + ".predict.ask");
    for (const auto& [said, key] : step.predict->replies) used(key, "steps." + step.id);
    for (const std::string& option : step.predict->options)
      used(option, "steps." + step.id + ".predict.options");
  }
  for (const Check& check : lesson_.checks) {
    used(check.text, "checks." + check.id);
    for (const auto& [said, key] : check.replies) used(key, "checks." + check.id);
  }
  for (const Feedback& rule : lesson_.feedback) used(rule.say, "feedback");
  for (const Hint& hint : lesson_.hints) used(hint.text, "hints");
  for (const std::string& question : lesson_.debrief.questions) used(question, "debrief");
  used(lesson_.debrief.text, "debrief.text");
  used(lesson_.debrief.rule, "debrief.rule");
  if (!lesson_.debrief.real_world.empty()) used(lesson_.debrief.real_world, "debrief.real_world");
  for (const Check& check : lesson_.checks)
    if (check.kind == CheckKind::diagnose)
      for (const Event& event : lesson_.events) used_.push_back("suspect:" + event.id);
  for (const FactInfo& fact : rulebook_.facts())
    used_.push_back("why:" + std::string(fact.style.kind));
  for (const std::string& name : lesson_.texts.languages()) language(name);
}

void Proofreader::language(const std::string& name) {
  codec::Report report(lesson_.folder + "/lesson." + name + ".md", out_);
  const std::vector<std::string> english = lesson_.texts.keys("en");
  const std::vector<std::string> places = place_names(lesson_);
  for (const std::string& key : english)
    if (const auto keys = lesson_.texts.keys(name);
        std::find(keys.begin(), keys.end(), key) == keys.end())
      report.add(codes::language, key, "no such heading", "the same headings as lesson.en.md");
  for (const std::string& key : lesson_.texts.keys(name)) {
    if (std::find(english.begin(), english.end(), key) == english.end())
      report.add(codes::language, key, "a heading that lesson.en.md lacks", "the same headings",
                 codec::nearest(key, english));
    else if (name == "en" && std::find(used_.begin(), used_.end(), key) == used_.end())
      report.add(codes::unused_text, key, "words that nobody asks for", "a key of lesson.json",
                 codec::nearest(key, used_));
    for (const std::string& place : lesson_.texts.places(name, key))
      if (std::find(places.begin(), places.end(), place) == places.end())
        report.add(codes::unknown_place, key, "{" + place + "}", codec::one_of(places, 30),
                   codec::nearest(place, places));
    if (lesson_.texts.places(name, key) != lesson_.texts.places("en", key) &&
        std::find(english.begin(), english.end(), key) != english.end())
      report.add(codes::language, key, "other {places} than in English", "the same {places}");
  }
}

/// The authored draw, and each pick in turn with the others as authored.
std::vector<std::map<std::string, std::string>> samples(
    const Lesson& lesson, const std::map<std::string, std::string>& authored) {
  std::vector<std::map<std::string, std::string>> all{authored};
  for (const Variable& variable : lesson.vary) {
    if (variable.kind != VaryKind::pick) continue;
    for (const std::string& value : variable.pick) {
      if (authored.at(variable.name) == value || all.size() >= 30) continue;
      all.push_back(authored);
      all.back()[variable.name] = value;
    }
  }
  return all;
}

/// Builds the platform of one draw and compiles the lesson on it.
void proofread_draw(const std::shared_ptr<const Lesson>& lesson,
                    const std::map<std::string, std::string>& variables,
                    const scenario::SearchPaths& search,
                    const std::shared_ptr<const Rulebook>& rulebook, codec::Diagnostics& out) {
  const ScenarioReading reading = read_scenario(*lesson, variables, search);
  out.insert(out.end(), reading.diagnostics.begin(), reading.diagnostics.end());
  if (!reading.scenario) return;
  const codec::Diagnostics built = scenario::check_all(*reading.scenario, *rulebook);
  out.insert(out.end(), built.begin(), built.end());
  if (codec::has_errors(built)) return;
  const Seed seed{lesson->authored_seed};
  codec::Report report(lesson->file, out);
  const Result<World> world = scenario::build(*reading.scenario, *rulebook, seed);
  if (!world) {
    report.add(codes::script, "scenario", world.error().message, "a platform that can be built",
               world.error().hint);
    return;
  }
  for (const Script& script : lesson->scripts) report.add_origin({script.place, script.file, ""});
  compile(lesson, *world, Setting{seed, variables, rulebook, {}, 0}, report);
}

}  // namespace

void proofread(const std::shared_ptr<const Lesson>& lesson, const scenario::SearchPaths& search,
               const Rulebook& rulebook, codec::Diagnostics& out) {
  Proofreader reader(*lesson, rulebook, out);
  reader.ids();
  reader.verbs();
  reader.texts();
  codec::Report report(lesson->file, out);
  const auto authored = draw(*lesson, Seed{lesson->authored_seed});
  if (!authored) {
    report.add(codes::script, "vary_require", authored.error().message, "values that can be drawn",
               authored.error().hint);
    return;
  }
  is_allowed_draw(*lesson, *authored, report);
  const std::shared_ptr<const Rulebook> shared(std::shared_ptr<void>(), &rulebook);
  codec::Diagnostics found;
  for (const auto& variables : samples(*lesson, *authored)) {
    proofread_draw(lesson, variables, search, shared, found);
    if (codec::has_errors(found)) break;
  }
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace drydock::lesson
