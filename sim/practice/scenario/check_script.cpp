// Which scripted commands could never be given, whatever happens before their time.
#include <algorithm>

#include "sim/engine/kernel/refusal.h"
#include "sim/practice/codec/command.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/script_names.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

/// Collects the texts of a command by their fields, as files call these.
class Texts final : public FieldVisitor {
 public:
  void text(std::string_view name, std::string& value) override {
    while (name.ends_with('_')) name.remove_suffix(1);
    fields.emplace_back(name, value);
  }
  void integer(std::string_view, std::int64_t&) override {}
  void number(std::string_view, double&) override {}
  void flag(std::string_view, bool&) override {}
  void duration(std::string_view, Duration&) override {}

  Named<std::string> fields;
};

class ScriptCheck {
 public:
  ScriptCheck(const World& world, const Rulebook& rulebook, codec::Report& report)
      : world_(world), rulebook_(rulebook), report_(report) {}

  void look_at(const ScriptedCommand& event) {
    const codec::Value kind(event.kind);
    const auto command =
        codec::read_command(codec::Cursor(&kind, event.path, report_),
                            codec::Cursor(&event.arguments, event.path, report_), rulebook_);
    Texts texts;
    command->read(texts);
    bool known = true;
    for (const auto& [field, name] : texts.fields) known = knows(event, field, name) && known;
    if (known) judge(event, *command);
    for (const auto& [field, name] : texts.fields) {
      const NameField* found = name_field(event.kind, field);
      if (found != nullptr && found->makes) made_[found->thing->what].insert(name);
    }
  }

 private:
  bool knows(const ScriptedCommand& event, const std::string& field, const std::string& name) {
    const NameField* found = name_field(event.kind, field);
    if (found == nullptr || found->thing == nullptr || found->makes) return true;
    if (name.empty() && found->may_be_empty) return true;
    const NamedThing& thing = *found->thing;
    if (could_be(world_, thing, made_, name)) return true;
    std::vector<std::string> names = thing.names(world_);
    const auto made = made_.find(thing.what);
    if (made != made_.end()) names.insert(names.end(), made->second.begin(), made->second.end());
    std::sort(names.begin(), names.end());
    std::string expected(thing.what);
    expected += names.empty() ? "; there is none then" : ": " + codec::one_of(names);
    report_.add(codes::reference, event.path + ".with." + field, "\"" + name + "\"",
                std::move(expected), codec::nearest(name, names));
    return false;
  }

  /// What is refused for now may be possible when its time comes.
  void judge(const ScriptedCommand& event, const AnyCommand& command) {
    const Result<Forecast> forecast = rulebook_.check(world_, command);
    if (forecast || forecast.error().code != impossible_code) return;
    std::string reason = forecast.error().message;
    if (reason.ends_with('.')) reason.pop_back();
    report_.add(codec::codes::out_of_range, event.path + ".with", "\"" + command.say() + "\"",
                "a command that can be given: " + reason);
  }

  const World& world_;
  const Rulebook& rulebook_;
  codec::Report& report_;
  MadeNames made_;
};

}  // namespace

codec::Diagnostics check_script(const Scenario& scenario, const Rulebook& rulebook,
                                const World& world) {
  codec::Diagnostics out;
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  std::vector<ScriptedCommand> events = scenario.events;
  std::stable_sort(events.begin(), events.end(),
                   [](const auto& a, const auto& b) { return a.after < b.after; });
  ScriptCheck check(world, rulebook, report);
  for (const ScriptedCommand& event : events) check.look_at(event);
  return out;
}

}  // namespace drydock::scenario
