// Reports: the story folds, comparisons say what differs, and data has the shape that programs
// read.
#include <gtest/gtest.h>

#include "sim/engine/kernel/engine.h"
#include "sim/practice/report/comparison.h"
#include "sim/practice/report/json_report.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {
namespace {

struct TowerFell {
  static constexpr FactStyle style{"test.tower_fell", "tower {tower} fell", Tone::broken,
                                   Weight::headline};
  std::int32_t tower = 0;
  DRYDOCK_FIELDS(TowerFell, tower)
};
struct StoneRolled {
  static constexpr FactStyle style{"test.stone_rolled", "stone {stone} rolled", Tone::strained,
                                   Weight::normal};
  std::int32_t stone = 0;
  DRYDOCK_FIELDS(StoneRolled, stone)
};
struct DustSettled {
  static constexpr FactStyle style{"test.dust_settled", "dust settled", Tone::neutral,
                                   Weight::detail};
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(DustSettled, unused)
};

constexpr Time start = Time(hours(24 * 365 * 55));

class Story : public testing::Test {
 protected:
  Story() : world((prepare(rules), rules), Seed{1}, start) {
    engine.apply(world, CauseId{},
                 [](Context& context) { context.announce(ScenarioStarted{context.name("test")}); });
  }

  static void prepare(Rulebook& rulebook) {
    rulebook.fact<TowerFell>();
    rulebook.fact<StoneRolled>();
    rulebook.fact<DustSettled>();
  }

  template <class Fact>
  CauseId announce(Duration after, const Fact& fact, CauseId because = CauseId{0}) {
    engine.advance(world, start + after);
    CauseId id;
    engine.apply(world, because, [&](Context& context) { id = context.announce(fact); });
    return id;
  }

  Rulebook rules;
  Engine engine{rules};
  World world;
};

TEST_F(Story, FoldsFactsOfAKindThatFollowEachOther) {
  announce(minutes(1), TowerFell{1});
  announce(minutes(2), TowerFell{2});
  announce(minutes(3), TowerFell{3});
  const std::vector<StoryLine> lines = story(world, rules, 10);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].text, "tower 1 fell");
  EXPECT_EQ(lines[0].more, 2u);
  EXPECT_EQ(lines[0].until, start + minutes(3));
}

TEST_F(Story, BeginsANewLineAfterAPause) {
  announce(minutes(1), TowerFell{1});
  announce(minutes(10), TowerFell{2});
  EXPECT_EQ(story(world, rules, 10).size(), 2u);
}

TEST_F(Story, SaysCausesButNotTheBeginningOfTheRun) {
  const CauseId fell = announce(minutes(1), TowerFell{1});
  announce(minutes(9), StoneRolled{4}, fell);
  const std::vector<StoryLine> lines = story(world, rules, 10);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].because, "");
  EXPECT_EQ(lines[1].text, "stone 4 rolled");
}

TEST_F(Story, LeavesOutDetailsAndThenWhatMattersLeast) {
  announce(minutes(1), DustSettled{});
  for (int i = 0; i < 5; ++i) announce(minutes(10 * i + 10), StoneRolled{i});
  announce(minutes(70), TowerFell{1});
  EXPECT_EQ(story(world, rules, 6).size(), 6u);
  const std::vector<StoryLine> short_one = story(world, rules, 3);
  ASSERT_EQ(short_one.size(), 3u);
  EXPECT_EQ(short_one[0].text, "stone 0 rolled");
  EXPECT_EQ(short_one[1].text, "stone 1 rolled");
  EXPECT_EQ(short_one[2].text, "tower 1 fell");
}

TEST_F(Story, FoldsOneSortWhateverIsBetween) {
  announce(minutes(1), TowerFell{1});
  for (int i = 0; i < 4; ++i) announce(minutes(1), StoneRolled{i});
  announce(minutes(2), TowerFell{2});
  const std::vector<StoryLine> lines = story(world, rules, 10);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].more, 1u);
  EXPECT_EQ(lines[1].more, 3u);
}

TEST_F(Story, NotableFactsAreBoundedWithHeadlinesFirst) {
  for (int i = 0; i < 5; ++i) announce(minutes(i + 1), StoneRolled{i});
  announce(minutes(20), TowerFell{1});
  EXPECT_EQ(notable_facts(world, rules, Weight::normal, 100).size(), 7u);
  const std::vector<FactLine> few = notable_facts(world, rules, Weight::normal, 3);
  ASSERT_EQ(few.size(), 1u);
  EXPECT_EQ(few[0].text, "tower 1 fell");
  EXPECT_TRUE(notable_facts(world, rules, Weight::normal, 0).empty());
}

Served served(const std::string& name, std::int64_t good, std::int64_t bad) {
  Served made{name, {}};
  made.figures.offered = good + bad;
  made.figures.served = good;
  made.figures.failed = bad;
  made.figures.mean = 0.02;
  made.figures.p50 = 0.0125;
  made.figures.p95 = 0.1;
  made.figures.p99 = 0.25;
  return made;
}

Summary summary_of(std::int64_t failed, Money machines) {
  Summary summary;
  summary.title = "A test";
  summary.scenario = "test";
  summary.platform = "toy";
  summary.start = start;
  summary.end = start + hours(1);
  summary.seed = 3;
  summary.users = served("users", 900, failed);
  summary.operations = {served("open", 900, failed)};
  summary.services = {served("api", 900, failed), served("idle", 0, 0)};
  summary.bill = {{"Machines", machines, machines}};
  summary.total = summary.month = machines;
  summary.fingerprint = 0xabc;
  return summary;
}

FactLine fact(const std::string& text, std::uint32_t id) {
  return {CauseId{id}, start + minutes(id), "test.fact", text, Tone::neutral, Weight::normal, {}};
}

TEST(Comparison, FindsFactsOfOneFutureOnly) {
  const Future first{"as it is",
                     summary_of(100, Money::dollars(2)),
                     {fact("same", 1), fact("mine", 2), fact("twice", 3), fact("twice", 4)}};
  const Future second{"with nat=single",
                      summary_of(100, Money::dollars(2)),
                      {fact("same", 7), fact("twice", 8), fact("yours", 9)}};
  const Differences differ = differences(first, second);
  ASSERT_EQ(differ.only_first.size(), 2u);
  EXPECT_EQ(differ.only_first[0].text, "mine");
  EXPECT_EQ(differ.only_first[1].text, "twice");
  ASSERT_EQ(differ.only_second.size(), 1u);
  EXPECT_EQ(differ.only_second[0].text, "yours");
}

TEST(Comparison, SaysDifferencesWithTheirSign) {
  const Future first{"as it is", summary_of(100, Money::dollars(2)), {}};
  const Future second{"nat=single", summary_of(0, Money::dollars(5)), {}};
  const std::string text = text_comparison(first, second, 5, {});
  EXPECT_NE(text.find("+$3.00"), std::string::npos) << text;
  EXPECT_NE(text.find("-100"), std::string::npos) << text;
  EXPECT_NE(text.find("+10 points"), std::string::npos) << text;
  EXPECT_NE(text.find("same"), std::string::npos) << text;
}

TEST(JsonReport, HasTheShapeThatProgramsRead) {
  const codec::Value report = json_report(summary_of(100, Money::dollars(2)), {fact("it fell", 5)});
  EXPECT_EQ(report.find("fingerprint")->text(), "0000000000000abc");
  EXPECT_EQ(report.find("requests")->find("offered")->integer(), 1000);
  EXPECT_EQ(report.find("requests")->find("by_service")->find("api")->find("failed")->integer(),
            100);
  EXPECT_EQ(report.find("latency_ms")->find("p50")->real(), 12.5);
  EXPECT_EQ(report.find("latency_ms")->find("by_operation")->find("open")->find("p99")->real(),
            250);
  EXPECT_EQ(report.find("cost")->find("total_usd")->real(), 2);
  EXPECT_EQ(report.find("cost")->find("items")->list().size(), 1u);
  EXPECT_EQ(report.find("simulated_s")->real(), 3600);
  const codec::Value& line = report.find("facts")->list().at(0);
  EXPECT_EQ(line.find("text")->text(), "it fell");
  EXPECT_TRUE(line.find("cause")->is(codec::Value::Kind::null));
  for (const char* key : {"wall_s", "cpu_s", "seed", "start", "end", "events", "scenario"})
    EXPECT_NE(report.find(key), nullptr) << key;
  codec::Diagnostics wrong;
  EXPECT_EQ(codec::parse(codec::to_json(report, 2), "report", wrong), report);
}

TEST(TextReport, SaysWhatWasSimulatedAndWhatItCost) {
  const std::string text = text_report(summary_of(100, Money::dollars(2)), {}, {});
  for (const char* part : {"A test", "(1h), platform toy, seed 3", "Nothing worth telling happened",
                           "1 000", "90 %", "Machines", "$2.00", "Fingerprint 0000000000000abc"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find("\x1b"), std::string::npos);
}

TEST(TextReport, WritesADashWhereNothingWasServed) {
  const std::string table = requests_table(summary_of(100, Money{}), {});
  const std::size_t idle = table.find("idle");
  ASSERT_NE(idle, std::string::npos);
  EXPECT_NE(table.find('-', idle), std::string::npos);
}

TEST(TextReport, ColoursOnlyWhenAsked) {
  EXPECT_EQ(Ink{}.strong("x"), "x");
  EXPECT_EQ(Ink{true}.strong("x"), "\x1b[1mx\x1b[0m");
  EXPECT_EQ(Ink{true}.toned(Tone::neutral, "x"), "x");
}

}  // namespace
}  // namespace drydock::report
