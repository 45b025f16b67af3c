// Bad input by the front door: each mistake has one clear message and exit code 2, no run is
// started, nothing is written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <future>

#include "tests/sim/surface/cli/program.h"
#include "tests/support/places.h"

namespace drydock::cli {
namespace {

using testing::HasSubstr;

class Hostile : public testing::Test {
 protected:
  /// Expects a run of `file` to be refused with `message`, having written nothing.
  void expect_refused(const std::string& file, const std::string& message,
                      const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"run", file, "--out", program.path("run.sqlite")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Answer answer = program.run(arguments);
    EXPECT_EQ(answer.code, 2) << file << "\n" << answer.out << answer.err;
    EXPECT_EQ(answer.out, "") << file;
    EXPECT_THAT(answer.err, HasSubstr(message));
    EXPECT_LT(answer.err.size(), 4000u);
    EXPECT_FALSE(std::filesystem::exists(program.path("run.sqlite"))) << file;
  }
  void expect_refused_options(const std::vector<std::string>& options,
                              const std::string& message) const {
    expect_refused(zone_loss, message, options);
  }
  const Program program;
};

struct Mistake {
  const char* name;
  const char* from;  ///< What stands in the scenario ...
  const char* to;    ///< ... and what is put in its place.
  const char* message;
};

class HostileScenario : public Hostile, public testing::WithParamInterface<Mistake> {};

TEST_P(HostileScenario, IsRefused) {
  const Mistake& mistake = GetParam();
  expect_refused(program.scenario("bad.json", mistake.from, mistake.to), mistake.message);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, HostileScenario,
    testing::Values(
        Mistake{"UnknownKey", "\"length\"", "\"lenght\"", "did you mean \"length\"?"},
        Mistake{"WrongUnit", "\"60 min\"", "\"60 parsecs\"", "length: found \"60 parsecs\""},
        Mistake{"NoUnit", "\"60 min\"", "60", "expected a unit too"},
        Mistake{"WrongKindOfUnit", "\"60 min\"", "\"60 GiB\"", "length: found \"60 GiB\""},
        Mistake{"NegativeLength", "\"60 min\"", "\"-60 min\"", "nothing negative"},
        Mistake{"NoLength", "\"60 min\"", "\"0 s\"", "length: found \"0 s\""},
        Mistake{"AbsurdLength", "\"60 min\"", "\"999999999 d\"", "length: found"},
        Mistake{"NoPlatform", "\"nsflow\"", "\"nowhere\"", "platform: found \"nowhere\""},
        Mistake{"EmptyPlatform", "\"nsflow\"", "\"\"", "platform: found \"\""},
        Mistake{"EmptyCatalog", "\"prices\": \"prices\"", "\"prices\": \"\"",
                "catalog.prices: found"},
        Mistake{"EmptyZone", "\"zone\": \"b\"", "\"zone\": \"\"", "a zone: a, b or c"},
        Mistake{"PathForPlatform", "\"nsflow\"", "\"../../etc/passwd\"", "the bare name"},
        Mistake{"ChangeOfNothing", "workloads.web.", "workloads.wep.", "a path that leads to"},
        Mistake{"NegativeSize", "\"platform.workloads.web.replicas\": 3",
                "\"platform.workloads.web.replicas\": -3", "found -3"},
        Mistake{"AbsurdSize", "\"platform.workloads.web.replicas\": 3",
                "\"platform.workloads.web.replicas\": 1000000000", "found 1000000000"},
        Mistake{"HalfAPod", "\"platform.workloads.web.replicas\": 3",
                "\"platform.workloads.web.replicas\": 2.5", "a whole number"},
        Mistake{"NotANumber", "\"platform.workloads.web.replicas\": 3",
                "\"platform.workloads.web.replicas\": NaN", "expected JSON"},
        Mistake{"GroupAboveItsMax", "\"platform.cluster.groups.apps-a.size\": 3",
                "\"platform.cluster.groups.apps-a.max\": 1", "from min to max"},
        Mistake{"UnknownCommand", "\"failure.zone\"", "\"failure.zonk\"",
                "did you mean \"failure.zone\"?"},
        Mistake{"AbsurdCommand", "\"30 min\"}}",
                "\"30 min\"}}, {\"at\": \"+9 min\", \"do\": \"kubernetes.scale\", \"with\": "
                "{\"workload\": \"api\", \"replicas\": 1000000000}}",
                "found \"scale api to 1000000000\""},
        Mistake{"UnknownZone", "\"zone\": \"b\"", "\"zone\": \"q\"",
                "events[0].with.zone: found \"q\""},
        Mistake{"EventAfterTheEnd", "\"+10 min\"", "\"+3 d\"", "a time before the end"},
        Mistake{"NegativeDuration", "\"30 min\"", "\"-30 min\"", "nothing negative"},
        Mistake{"NegativeSeed", "\"seed\": 1", "\"seed\": -1", "seed: found -1"},
        Mistake{"WrongMode", "\"automatic\"", "\"quick\"", "automatic, fluid, requests or mixed"},
        Mistake{"ModeThatIsNotThere", "\"automatic\"", "\"discrete\"",
                "automatic, fluid, requests or mixed"},
        Mistake{"ControlCharacters", "\"A zone goes dark\"", "\"A \\u001b[2J\"",
                "without control characters"},
        Mistake{"NoSuchDay", "2025-03-04T", "2025-02-30T", "start: found"},
        Mistake{"WrongFormat", "drydock-scenario/1", "drydock-scenario/9", "format: found"},
        Mistake{"KeyTwice", "\"seed\": 1,", "\"seed\": 1, \"seed\": 2,", "the key twice"},
        Mistake{"KnobToNothing", "events[0].with.zone", "events[9].with.zone",
                "knobs.zone.path: found"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(Hostile, EveryMistakeIsReportedAtOnce) {
  std::string text = contents(program.scenario("bad.json", "\"60 min\"", "\"60 parsecs\""));
  text.replace(text.find("\"seed\": 1"), 9, "\"seed\": -1");
  text.replace(text.find("\"zone\": \"b\""), 11, "\"zone\": 7  ");
  const Answer answer = program.run({"check", program.file("bad.json", text)});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("length: found"));
  EXPECT_THAT(answer.err, HasSubstr("seed: found"));
}

TEST_F(Hostile, FilesThatAreNoScenario) {
  expect_refused(program.file("empty.json", ""), "an empty file");
  std::string noise;
  for (int i = 0; i < 100'000; ++i) noise += static_cast<char>(i * 7919 >> 3);
  expect_refused(program.file("noise.json", noise), "expected");
  expect_refused(program.file("null.json", std::string(1000, '\0')), "expected");
  expect_refused(program.file("list.json", "[]"), "expected an object");
  expect_refused(program.file("word.json", "hello"), "expected JSON");
  expect_refused(program.file("object.json", "{}"), "format");
  expect_refused(program.file("model.json", contents("models/nsflow.json")), "expected");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"a\":";
  expect_refused(program.file("deep.json", deep), "levels of brackets");
}

TEST_F(Hostile, AHundredMegabytesOfBracketsAreAnsweredAtOnce) {
  const std::string file = program.file("brackets.json", std::string(100'000'000, '['));
  for (const char* command : {"run", "check", "knobs"}) {
    const Answer answer = program.run({command, file});
    EXPECT_EQ(answer.code, 2) << command;
    EXPECT_LT(answer.seconds, 5) << command;
    EXPECT_LT(answer.err.size(), 1000u);
  }
  const std::string fits = program.file("fits.json", std::string(16'000'000, '['));
  const Answer answer = program.run({"run", fits});
  EXPECT_EQ(answer.code, 2);
  EXPECT_LT(answer.seconds, 5);
}

TEST_F(Hostile, PlacesThatAreNoFile) {
  mkfifo(program.path("pipe").c_str(), 0600);
  expect_refused("/", "a folder");
  for (const std::string& place :
       {std::string("/dev/zero"), std::string("/dev/null"), program.path("pipe")})
    expect_refused(place, "a device or pipe");
  expect_refused(program.path("nothing.json"), "no such file");
}

TEST_F(Hostile, WordsThatAreNoScenarioOrCommand) {
  expect_refused("zone-los", "did you mean \"zone-loss\"?");
  const Answer lesson = program.run({"lesson", "lsit"});
  EXPECT_EQ(lesson.code, 2);
  EXPECT_THAT(lesson.err, HasSubstr("did you mean \"list\"?"));
  const Answer nothing = program.run({});
  EXPECT_EQ(nothing.code, 2);
  EXPECT_THAT(nothing.err, HasSubstr("Usage: drydock"));
}

TEST_F(Hostile, Lengths) {
  for (const char* length :
       {"-1h", "999999d", "99999999999999999999d", "abc", "", "0s", "400d", "1 GiB"})
    expect_refused_options({"--for", length}, "--for");
}

TEST_F(Hostile, Numbers) {
  for (const char* number : {"-1", "x", "", "1.5", "99999999999999999999999"}) {
    expect_refused_options({"--seed", number}, "--seed");
    expect_refused_options({"--json", "--facts", number}, "--facts");
  }
}

TEST_F(Hostile, Settings) {
  expect_refused_options({"--set", "nat"}, "expected KNOB=VALUE");
  expect_refused_options({"--set", "="}, "expected KNOB=VALUE");
  expect_refused_options({"--set", "zone=d"}, "expected a, b or c");
  expect_refused_options({"--set", "nodes_max=99"}, "expected 1 to 20");
  expect_refused_options({"--set", "nodes_max=1"}, "from min to max");
  expect_refused_options({"--set", "traffic=nan"}, "0.0 to 10.0");
  expect_refused_options({"--set", "outage=5"}, "1 min to 24 h");
}

TEST_F(Hostile, RunFilesThatCannotBe) {
  for (const std::string& place :
       {std::string("/proc/x"), std::string("/"), program.path("no/such/folder/x")}) {
    const Answer answer = program.run({"run", zone_loss, "--out", place});
    EXPECT_EQ(answer.code, 2) << place;
    EXPECT_NE(answer.err, "") << place;
  }
}

TEST_F(Hostile, OtherPeoplesFilesAreLeftAlone) {
  const std::string kept = program.path("kept.sqlite");
  ASSERT_EQ(program.run({"run", zone_loss, "--for", "5min", "--quiet", "--out", kept}).code, 0);
  std::string damaged = contents(kept);
  for (std::size_t i = 4096; i < damaged.size(); i += 97) damaged[i] ^= 0x5a;
  // The header of a database of another program.
  std::string foreign = contents(kept).substr(0, 8192);
  foreign.replace(68, 4, "ABCD");
  for (const std::string& other :
       {std::string("hello\n"), damaged, foreign, contents(kept).substr(0, 5000)}) {
    const std::string file = program.file("other.sqlite", other);
    const Answer run = program.run({"run", zone_loss, "--out", file});
    EXPECT_EQ(run.code, 2) << run.out;
    EXPECT_THAT(run.err, HasSubstr("left as it is"));
    const Answer why = program.run({"why", file});
    EXPECT_EQ(why.code, 2) << why.out;
    EXPECT_NE(why.err, "");
    EXPECT_TRUE(contents(file) == other);
  }
  EXPECT_EQ(program.run({"why", program.path("missing.sqlite")}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(program.path("missing.sqlite")));
}

TEST_F(Hostile, OfTwoThatWriteTheSameFileOneWins) {
  const std::string kept = program.path("kept.sqlite");
  const std::vector<std::string> month{"run",     "nsflow-month", "--for", "2d",
                                       "--quiet", "--out",        kept};
  const Program neighbour;
  auto other = std::async(std::launch::async, [&] { return neighbour.run(month); });
  const Answer first = program.run(month), second = other.get();
  EXPECT_TRUE(first.code == 0 || second.code == 0) << first.err << second.err;
  for (const Answer& answer : {first, second})
    EXPECT_TRUE(answer.code == 0 ||
                answer.err.find("in use by another program") != std::string::npos)
        << answer.err;
  const Answer why = program.run({"why", kept});
  EXPECT_EQ(why.code, 0) << why.err;
  EXPECT_THAT(why.out, HasSubstr("nsflow-month started"));
}

/// The shipped data, with one file of models/ changed.
class HostileModels : public Hostile {
 protected:
  std::string copied_data() const {
    const std::string data = program.path("data");
    for (const char* folder : {"models", "scenarios"})
      std::filesystem::copy(drydock::places::source_dir() + "/" + folder, data + "/" + folder,
                            std::filesystem::copy_options::recursive |
                                std::filesystem::copy_options::overwrite_existing);
    return data;
  }
  std::string data_with(const std::string& model, const std::string& from,
                        const std::string& to) const {
    const std::string data = copied_data();
    std::string text = contents(data + "/models/" + model);
    EXPECT_NE(text.find(from), std::string::npos) << from;
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
    program.file("data/models/" + model, text);
    return data;
  }
  void expect_refused_model(const std::string& data, const std::string& message) const {
    const Answer answer = program.run({"run", zone_loss}, {"DRYDOCK_DATA=" + data});
    EXPECT_EQ(answer.code, 2) << answer.out;
    EXPECT_THAT(answer.err, HasSubstr(message));
  }

  void SetUp() override { std::filesystem::create_directory(program.path("data")); }
};

TEST_F(HostileModels, AMissingPriceIsNamed) {
  expect_refused_model(data_with("prices.json", "\"nat_gateway.hour\"", "\"nat_gateway.huor\""),
                       "nat_gateway.hour");
}

TEST_F(HostileModels, FiguresThatWouldStopTheClockAreNamed) {
  const std::string data = copied_data(), model = "data/models/kubernetes.json";
  const std::string good = contents(program.path(model));
  for (const char* figure : {"node.monitor_period", "node.lease_renew", "node.eviction_rate",
                             "pod.restart_backoff_first", "hpa.sync", "hpa.scale_up_factor",
                             "metrics.scrape", "cluster_autoscaler.scan", "image.pull_rate"}) {
    std::string text = good;
    const std::size_t row = text.find('"' + std::string(figure) + '"');
    const std::size_t digits = text.find_first_of("0123456789", text.find("\"value\"", row));
    text.replace(digits, text.find_first_not_of("0123456789.", digits) - digits, "0");
    program.file(model, text);
    expect_refused_model(data, std::string("figures.") + figure);
  }
}

TEST_F(HostileModels, CallsThatNeverEndAreNamed) {
  // The app calls web, api and auth in turn; where auth would read its database it calls web.
  expect_refused_model(data_with("nsflow.json", "\"to\": \"auth-db\"", "\"to\": \"web\""),
                       "the circle web -> api -> auth -> web");
}

TEST_F(HostileModels, PricesThatNobodyCouldPayAreNamed) {
  expect_refused_model(data_with("prices.json", "\"price_usd\": 0.052", "\"price_usd\": 1e12"),
                       "a price from 0 to 10000");
  expect_refused_model(
      data_with("prices.json", "\"hours_per_month\": 730", "\"hours_per_month\": 0"),
      "hours_per_month: found 0");
}

TEST_F(HostileModels, EmptyWordsAreNamed) {
  expect_refused_model(data_with("nsflow.json", "\"m5.large\"", "\"\""), "an instance type");
  expect_refused_model(data_with("nsflow.json", "\"10.40.0.0/16\"", "\"\""), "an IPv4 network");
}

TEST_F(HostileModels, AMachineOfNoKnownTypeIsNamed) {
  expect_refused_model(data_with("nsflow.json", "\"m5.large\"", "\"m5.lagre\""),
                       "did you mean \"m5.large\"?");
}

struct Hardship {
  const char* name;
  std::vector<std::string> options;
};

class HardTimes : public Hostile, public testing::WithParamInterface<Hardship> {};

TEST_P(HardTimes, AreSimulatedToTheEnd) {
  std::vector<std::string> arguments{"run", zone_loss, "--json"};
  arguments.insert(arguments.end(), GetParam().options.begin(), GetParam().options.end());
  const codec::Value report = program.json(arguments);
  EXPECT_EQ(*report.find("requests")->find("offered")->integer(),
            *report.find("requests")->find("served")->integer() +
                *report.find("requests")->find("failed")->integer());
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, HardTimes,
    testing::Values(Hardship{"TenfoldTraffic", {"--set", "traffic=10"}},
                    Hardship{"NoTraffic", {"--set", "traffic=0"}},
                    Hardship{"ANanosecond", {"--for", "1ns"}},
                    Hardship{"ADayWithoutAZone", {"--set", "outage=24h", "--for", "1d"}},
                    Hardship{"AHundredPods", {"--set", "api_replicas=100"}},
                    Hardship{"NoAutoscaler", {"--set", "autoscaler=off", "--set", "traffic=4"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(Hostile, AllThreeZonesMayFail) {
  const std::string event =
      R"({"at": "+10 min", "do": "failure.zone", "with": {"zone": "b", "duration": "30 min"}})";
  std::string all = event;
  for (const char* zone : {"a", "c"}) {
    std::string another = event;
    another.replace(another.find("\"b\""), 3, "\"" + std::string(zone) + "\"");
    another.replace(another.find("10 min"), 6, zone[0] == 'a' ? "15 min" : "25 min");
    all += ", " + another;
  }
  const codec::Value report =
      program.json({"run", program.scenario("all.json", event, all), "--json", "--for", "3h"});
  EXPECT_GT(*report.find("requests")->find("failed")->integer(), 0);
}

}  // namespace
}  // namespace drydock::cli
