// What a script may hold: everything that could be possible when its time comes, and nothing else.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/engine/kernel/command.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/scenario/script_names.h"
#include "tests/sim/practice/scenario/shipped.h"

namespace drydock::scenario {
namespace {

/// zone-loss with other events, each "+N min".
Scenario scenario_with(std::vector<std::pair<std::string, codec::Value>> events) {
  Reading reading = read_scenario(paths.scenarios + "/zone-loss.json", paths, {});
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  Scenario scenario = std::move(*reading.scenario);
  scenario.events.clear();
  for (std::size_t i = 0; i < events.size(); ++i)
    scenario.events.push_back({minutes(static_cast<std::int64_t>(i) + 1), events[i].first,
                               events[i].second, "events[" + std::to_string(i) + "]"});
  return scenario;
}

codec::Value with(std::initializer_list<std::pair<const char*, codec::Value>> fields) {
  codec::Value object{codec::Value::Object{}};
  for (const auto& [name, value] : fields) object.set(name, value);
  return object;
}

struct Row {
  const char* name;
  std::vector<std::pair<std::string, codec::Value>> events;
  std::string path, found, hint;  ///< Of the only diagnostic; without a path all is well.
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

class CheckScript : public testing::TestWithParam<Row> {};

TEST_P(CheckScript, RefusesWhatCouldNeverBe) {
  const auto rules = platform::rules();
  const Scenario scenario = scenario_with(GetParam().events);
  const codec::Diagnostics found = check_all(scenario, *rules);
  EXPECT_EQ(build(scenario, *rules, Seed{1}).has_value(), GetParam().path.empty());
  if (GetParam().path.empty()) {
    EXPECT_TRUE(found.empty()) << codec::to_text(found);
    return;
  }
  ASSERT_EQ(found.size(), 1u) << codec::to_text(found);
  EXPECT_EQ(found[0].path, GetParam().path);
  EXPECT_EQ(found[0].found, GetParam().found);
  EXPECT_EQ(found[0].hint, GetParam().hint);
}

INSTANTIATE_TEST_SUITE_P(
    Possible, CheckScript,
    testing::Values(
        Row{"undo_after_image",
            {{"kubernetes.set_image", with({{"workload", "api"}, {"image", "api:2"}})},
             {"kubernetes.rollout_undo", with({{"workload", "api"}})}},
            {},
            {},
            {}},
        Row{"back_to_the_first_image",
            {{"kubernetes.set_image", with({{"workload", "api"}, {"image", "api:2"}})},
             {"kubernetes.set_image", with({{"workload", "api"}, {"image", "api:1"}})}},
            {},
            {},
            {}},
        Row{"restore_what_still_stands",
            {{"failure.restore_zone", with({{"zone", "b"}})}},
            {},
            {},
            {}},
        Row{"faults_of_all_kinds",
            {{"failure.zone", with({{"zone", "b"}, {"kind", "power"}})},
             {"failure.slow_node", with({{"node", "node-apps-b1"}})},
             {"failure.balancer_node", with({{"balancer", "edge"}, {"zone", "a"}})},
             {"failure.slow_volume", with({{"volume", "auth-db-0"}})},
             {"failure.fill_volume", with({{"volume", "auth-db-0"}})},
             {"failure.lose_volume", with({{"volume", "auth-db-0"}})},
             {"failure.crash_database", with({{"pod", "auth-db-0"}})}},
            {},
            {},
            {}},
        Row{"route_to_a_peering_made_before",
            {{"network.create_peering",
              with({{"peering", "tools"}, {"vpc", "prod"}, {"with", "services"}})},
             {"network.set_route",
              with({{"table", "prod-private-a"}, {"to", "10.50.0.0/16"}, {"target", "tools"}})}},
            {},
            {},
            {}},
        Row{"nodes_pods_and_volumes_to_come",
            {{"kubernetes.cordon_node", with({{"node", "node-apps-b17"}})},
             {"failure.pod", with({{"pod", "api-93"}})},
             {"storage.snapshot", with({{"volume", "auth-db-1"}})},
             {"storage.delete_snapshot", with({{"snapshot", "snap-auth-db-0-1"}})}},
            {},
            {},
            {}},
        Row{"a_security_group",
            {{"network.allow_traffic", with({{"group", "nodes"},
                                             {"direction", "from"},
                                             {"ports", "tcp 9090"},
                                             {"other", "192.168.0.0/16"}})}},
            {},
            {},
            {}}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Impossible, CheckScript,
    testing::Values(
        Row{"no_such_workload",
            {{"kubernetes.scale", with({{"workload", "apii"}, {"replicas", 3}})}},
            "events[0].with.workload",
            "\"apii\"",
            "api"},
        Row{"no_such_zone",
            {{"failure.zone", with({{"zone", "q"}})}},
            "events[0].with.zone",
            "\"q\"",
            ""},
        Row{"no_such_node",
            {{"kubernetes.drain_node", with({{"node", "node-appz-b1"}})}},
            "events[0].with.node",
            "\"node-appz-b1\"",
            "node-apps-b1"},
        Row{"no_pod_is_called_so",
            {{"failure.pod", with({{"pod", "apx-1"}})}},
            "events[0].with.pod",
            "\"apx-1\"",
            "api-1"},
        Row{"peering_made_too_late",
            {{"network.set_route",
              with({{"table", "prod-private-a"}, {"to", "10.50.0.0/16"}, {"target", "tools"}})},
             {"network.create_peering",
              with({{"peering", "tools"}, {"vpc", "prod"}, {"with", "services"}})}},
            "events[0].with.target",
            "\"tools\"",
            ""},
        Row{"no_such_security_group",
            {{"network.allow_traffic", with({{"group", "node"},
                                             {"direction", "from"},
                                             {"ports", "tcp 9090"},
                                             {"other", "192.168.0.0/16"}})}},
            "events[0].with.group",
            "\"node\"",
            "nodes"},
        Row{"a_billion_replicas",
            {{"kubernetes.scale", with({{"workload", "api"}, {"replicas", 1'000'000'000}})}},
            "events[0].with",
            "\"scale api to 1000000000\"",
            ""},
        Row{"no_taint_has_that_effect",
            {{"kubernetes.taint_node", with({{"node", "node-apps-a1"},
                                             {"key", "spare"},
                                             {"value", "yes"},
                                             {"effect", "NoWay"}})}},
            "events[0].with",
            "\"taint node node-apps-a1 with spare:NoWay\"",
            ""}),
    [](const auto& row) { return std::string(row.param.name); });

/// Collects the texts of a command by their fields.
class Texts final : public FieldVisitor {
 public:
  void text(std::string_view name, std::string&) override { fields.emplace_back(name); }
  void integer(std::string_view, std::int64_t&) override {}
  void number(std::string_view, double&) override {}
  void flag(std::string_view, bool&) override {}
  void duration(std::string_view, Duration&) override {}
  std::vector<std::string> fields;
};

TEST(ScriptNames, DescribeEveryTextOfEveryCommand) {
  const auto rules = platform::rules();
  for (const CommandInfo& info : rules->commands()) {
    Texts texts;
    info.make().read(texts);
    for (std::string field : texts.fields) {
      while (field.ends_with('_')) field.pop_back();
      EXPECT_NE(name_field(info.style.kind, field), nullptr) << info.style.kind << ": " << field;
    }
  }
}

TEST(Script, TellsWhatWasRefusedAtItsTime) {
  const Scenario scenario =
      scenario_with({{"kubernetes.rollout_undo", with({{"workload", "api"}})}});
  Result<run::Run> run = run::open(scenario, platform::rules(), Seed{1});
  ASSERT_TRUE(run.has_value()) << run.error().message;
  run->advance(scenario.start + minutes(2));
  ASSERT_EQ(run->receipts().size(), 1u);
  EXPECT_FALSE(run->receipts()[0].accepted);
  const World& world = run->world();
  std::vector<std::string> told;
  for (const auto& [id, record] : world.chronicle())
    told.push_back(run->rulebook().say(world, record));
  EXPECT_NE(
      std::find(told.begin(), told.end(),
                "scenario could not undo the rollout of api, to the revision before: api has no "
                "such revision to go back to"),
      told.end());
  const Fingerprint before = run->fingerprint();
  run->rewind(scenario.start + seconds(30));
  run->advance(scenario.start + minutes(2));
  EXPECT_EQ(run->fingerprint(), before);
  const run::Run again =
      run::Run::replay(platform::rules(), *build(scenario, run->rulebook(), Seed{1}), run->script(),
                       run->journal(), scenario.start + minutes(2));
  EXPECT_EQ(again.fingerprint(), before);
}

}  // namespace
}  // namespace drydock::scenario
