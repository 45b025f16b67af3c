// Makes wrong scripts.
#include "sim/practice/lesson/generate.h"

#include <algorithm>

namespace drydock::lesson {

namespace {

/// So long before the end the last moment is.
constexpr Duration last_moment = seconds(10);

bool is_command(const Action& action) { return !is_process_verb(action.verb); }

/// A script like the solution, under another name.
Script like(const Lesson& lesson, const std::string& name, Origin origin) {
  Script made = lesson.scripts.front();
  made.name = name;
  made.origin = origin;
  made.wrong = true;
  return made;
}

struct Everything {
  const char* name;
  const char* verb;
  const char* each;
  std::vector<std::pair<const char*, codec::Value>> with;
};

/// `${it}` is each element's name.
std::vector<Everything> everything() {
  return {
      {"everything-to-the-maximum",
       "compute.set_group",
       "groups",
       {{"group", "${it}"}, {"min", 20}, {"max", 20}}},
      {"every-service-to-the-maximum",
       "kubernetes.scale",
       "deployments{role=app}",
       {{"workload", "${it}"}, {"replicas", 20}}},
      {"delete-and-recreate", "kubernetes.delete_pod", "pods{role=app}", {{"pod", "${it}"}}},
      {"restart-everything",
       "kubernetes.rollout_restart",
       "deployments{role=app}",
       {{"workload", "${it}"}}},
  };
}

}  // namespace

std::vector<Script> generate(const Lesson& lesson) {
  std::vector<Script> made;
  const std::vector<Action>& actions = lesson.scripts.front().actions;
  const auto first = std::find_if(actions.begin(), actions.end(), is_command);
  if (first == actions.end()) return made;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (!is_command(actions[i])) continue;
    Script script = like(lesson, "solution-without-" + std::to_string(i + 1), Origin::without_one);
    script.actions.erase(script.actions.begin() + static_cast<std::ptrdiff_t>(i));
    // What waited with its predecessor has to wait as long without it.
    if (i < script.actions.size() && script.actions[i].when.text == "true") {
      script.actions[i].at = actions[i].at;
      script.actions[i].when = actions[i].when;
    }
    made.push_back(std::move(script));
  }
  Script late = like(lesson, "solution-at-the-last-moment", Origin::at_the_end);
  const auto seconds_in = (lesson.limit - last_moment) / seconds(1);
  for (Action& action : late.actions) {
    if (!is_command(action)) continue;
    action.at = {"T0+" + std::to_string(seconds_in) + "s", action.path};
    action.when = {};
  }
  std::erase_if(late.actions, [](const Action& action) { return action.verb == "submit"; });
  made.push_back(std::move(late));
  for (const Everything& one : everything()) {
    if (!allowed(lesson, one.verb)) continue;
    Script script = like(lesson, one.name, Origin::everything);
    Action action = *first;
    action.verb = one.verb;
    action.each = Source{one.each, first->path};
    action.with = codec::Value(codec::Value::Object{});
    for (const auto& [field, value] : one.with) action.with.set(field, value);
    std::erase_if(script.actions, is_command);
    script.actions.insert(script.actions.begin(), std::move(action));
    made.push_back(std::move(script));
  }
  return made;
}

}  // namespace drydock::lesson
