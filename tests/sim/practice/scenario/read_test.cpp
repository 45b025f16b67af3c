// The scenarios of the repository are read, and each mistake in them gets its own diagnostic.
#include "sim/practice/scenario/read.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/practice/scenario/validate.h"
#include "tests/sim/practice/json.h"
#include "tests/sim/practice/scenario/shipped.h"

namespace drydock::scenario {
namespace {

std::string file_of(const std::string& name) { return paths.scenarios + "/" + name + ".json"; }

Reading changed(const std::string& path, const std::string& value) {
  codec::Value changes;
  changes.set(path, json(value));
  return read_scenario(file_of("zone-loss"), paths, {&changes, "test", "change", {}});
}

/// Where a diagnostic points: the changed value itself is "^", other places are written out.
std::string place(const codec::Diagnostic& diagnostic, const std::string& changed_path) {
  const std::string here = "change[" + changed_path + "]";
  if (diagnostic.path.starts_with(here)) return "^" + diagnostic.path.substr(here.size());
  return diagnostic.path;
}

class Reads : public testing::TestWithParam<std::string> {};

TEST_P(Reads, WithoutAComplaint) {
  const Reading reading = read_scenario(file_of(GetParam()), paths);
  EXPECT_TRUE(reading.scenario.has_value());
  EXPECT_EQ(codec::to_text(reading.diagnostics), "");
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Reads, testing::Values("zone-loss", "nsflow-month"),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(CheckFile, AcceptsEveryModelAndScenario) {
  int files = 0;
  for (const std::string& shipped : {paths.models, paths.scenarios}) {
    for (const auto& entry : std::filesystem::directory_iterator(shipped)) {
      if (entry.path().extension() != ".json" || entry.path().stem() == "selftest") continue;
      EXPECT_EQ(codec::to_text(check_file(entry.path().string(), paths)), "");
      ++files;
    }
  }
  EXPECT_GE(files, 7);
}

struct Mistake {
  std::string name;
  std::string path;
  std::string value;
  std::string code;
  std::string place;
};

class RefusesScenario : public testing::TestWithParam<Mistake> {};

TEST_P(RefusesScenario, WithOneDiagnostic) {
  const Mistake& mistake = GetParam();
  const Reading reading = changed(mistake.path, mistake.value);
  EXPECT_FALSE(reading.scenario.has_value());
  ASSERT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
  EXPECT_EQ(reading.diagnostics[0].code, mistake.code) << codec::to_text(reading.diagnostics);
  EXPECT_EQ(place(reading.diagnostics[0], mistake.path), mistake.place)
      << codec::to_text(reading.diagnostics);
}

INSTANTIATE_TEST_SUITE_P(
    Form, RefusesScenario,
    testing::Values(
        Mistake{"Path", "platform.workload.api", "1", "E0200", "^"},
        Mistake{"UnknownKey", "platform.objective",
                R"({"success": "99 %", "p95": "1 s", "p99": "2 s"})", "E0112", "^.p99"},
        Mistake{"MissingKey", "platform.objective", R"({"success": "99 %"})", "E0111", "^"},
        Mistake{"WrongUnit", "platform.timeouts.service", "\"3 sek\"", "E0113", "^"},
        Mistake{"NegativeSize", "platform.workloads.api.image", "\"-180 MB\"", "E0114", "^"},
        Mistake{"NegativeCount", "platform.workloads.api.replicas", "-3", "E0114", "^"},
        Mistake{"AbsurdReplicas", "platform.workloads.api.replicas", "1000000000", "E0114", "^"},
        Mistake{"AbsurdVolume", "platform.workloads.auth-db.volume.size", "\"900 TiB\"", "E0114",
                "^"},
        Mistake{"AbsurdTraffic", "platform.traffic.peak", "\"1e9/s\"", "E0114", "^"},
        Mistake{"WrongWord", "platform.network.vpcs.prod.nat.layout", "\"singel\"", "E0115", "^"},
        Mistake{"NotANumber", "platform.traffic.scale", "\"much\"", "E0110", "^"},
        Mistake{"NoTime", "start", "\"yesterday\"", "E0113", "^"},
        Mistake{"NoTimeOfDay", "platform.traffic.peak_at", "\"25:00\"", "E0113", "^"},
        Mistake{"Sampling", "sample_every", "\"7 s\"", "E0114", "^"},
        Mistake{"EventTooLate", "events[0].at", "\"+2 h\"", "E0114", "^"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Sense, RefusesScenario,
    testing::Values(
        Mistake{"NoSuchZone", "platform.cluster.groups.apps-a.zone", "\"d\"", "E0200", "^"},
        Mistake{"NoSuchType", "platform.cluster.groups.apps-a.type", "\"m5.larg\"", "E0200", "^"},
        Mistake{"NoSuchCallee", "platform.operations.report.path[0].then[0].to", "\"auht\"",
                "E0200", "^"},
        Mistake{"NoSuchTarget", "platform.network.load_balancer.target", "\"traefk\"", "E0200",
                "^"},
        Mistake{"NotAnIngress", "platform.network.load_balancer.target", "\"web\"", "E0208", "^"},
        Mistake{"NoSuchQueue", "platform.consumers.notify.queue", "\"mq\"", "E0200", "^"},
        Mistake{"Cycle", "platform.operations.report.path[0].then[0].to", "\"api\"", "E0201", "^"},
        Mistake{"EndlessMessages", "platform.consumers.notify.then",
                R"([{"to": "events-mq", "verb": "publish", "async": true}])", "E0201", "^[0].to"},
        Mistake{"WrongVerb", "platform.operations.report.path[0].then[1].then[0].verb", "\"get\"",
                "E0208", "^"},
        Mistake{"VpcsOverlap", "platform.network.vpcs.services",
                R"({"cidr": "10.40.128.0/17", "internet_gateway": false, "s3_endpoint": false,
                    "nat": {"layout": "none"}, "subnets": {}})",
                "E0203", "^.cidr"},
        Mistake{"OfficeOverlaps", "platform.network.offices.office.cidr", "\"10.50.3.0/24\"",
                "E0203", "^"},
        Mistake{"SubnetOutside", "platform.network.vpcs.prod.subnets.public-a.cidr",
                "\"10.41.0.0/24\"", "E0203", "^"},
        Mistake{"SubnetsOverlap", "platform.network.vpcs.prod.subnets.public-b.cidr",
                "\"10.40.0.0/25\"", "E0203", "^"},
        Mistake{"NoCidr", "platform.network.vpcs.services.cidr", "\"10.50.0.0\"", "E0113", "^"},
        Mistake{"HostBits", "platform.network.offices.office.cidr", "\"192.168.0.1/16\"", "E0113",
                "^"},
        Mistake{"MinAboveMax", "platform.cluster.groups.apps-a.min", "5", "E0205", "^"},
        Mistake{"SizeAboveMax", "platform.cluster.groups.apps-a.size", "9", "E0205", "^"},
        Mistake{"HpaMinAboveMax", "platform.workloads.api.hpa.min", "30", "E0205", "^"},
        Mistake{"RequestAboveLimit", "platform.workloads.api.cpu.request", "\"1200m\"", "E0205",
                "^"},
        Mistake{"PodTooLarge", "platform.workloads.api.memory",
                R"({"request": "64 GiB", "limit": "64 GiB"})", "E0207", "^.request"},
        Mistake{"Shares", "platform.operations.report.share", "\"6 %\"", "E0206", "operations"},
        Mistake{
            "WeekOfSixDays", "platform.traffic",
            R"({"night": "1/s", "peak": "2/s", "peak_at": "14:00", "weekend": "50 %", "scale": 1.0,
                    "curve": "constant", "week": ["1 %", "1 %", "1 %", "1 %", "1 %", "1 %"]})",
            "E0208", "^.week"},
        Mistake{"NothingRecorded", "platform.traffic.curve", "\"recorded\"", "E0208", "^"},
        Mistake{"NoClients", "platform.traffic.curve", "\"clients\"", "E0208", "^"},
        Mistake{
            "SeriesFromLater", "platform.traffic",
            R"({"night": "1/s", "peak": "2/s", "peak_at": "14:00", "weekend": "50 %", "scale": 1.0,
                    "curve": "constant", "series": [{"at": "1 s", "rate": "1/s"}]})",
            "E0205", "^.series[0].at"},
        Mistake{
            "SeriesGoesBack", "platform.traffic",
            R"({"night": "1/s", "peak": "2/s", "peak_at": "14:00", "weekend": "50 %", "scale": 1.0,
                    "curve": "constant", "series": [{"at": "0 s", "rate": "1/s"},
                    {"at": "9 s", "rate": "1/s"}, {"at": "8 s", "rate": "1/s"}]})",
            "E0205", "^.series[2].at"},
        Mistake{
            "ChangeThatStaysGoesBack", "platform.traffic",
            R"({"night": "1/s", "peak": "2/s", "peak_at": "14:00", "weekend": "50 %", "scale": 1.0,
                    "curve": "constant", "changes": [{"at": "1 s", "to": 2.0, "back": "1 s"}]})",
            "E0208", "^.changes[0].back"},
        Mistake{"VolumeZone", "platform.workloads.auth-db.volume.zones[0]", "\"z\"", "E0200", "^"},
        Mistake{"ObjectWithoutGet", "platform.operations.report.response", "\"object\"", "E0208",
                "^"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    MoreSense, RefusesScenario,
    testing::Values(
        Mistake{"MorePeakAtNight", "platform.traffic.night", "\"300/s\"", "E0205", "^"},
        Mistake{"NoSuchService", "platform.outside.push",
                R"({"service": "secretmanager", "latency": {"median": "9 ms", "sigma": 0.5},
                    "out": "1 KB", "in": "4 KB", "timeout": "2 s", "retries": 1})",
                "E0200", "^.service"},
        Mistake{"Agent", "platform.telemetry.agent", "\"api\"", "E0208", "^"},
        Mistake{"ZoneTwice", "platform.zones", R"(["a", "b", "c", "b"])", "E0202", "^[3]"}),
    [](const auto& row) { return row.param.name; });

TEST(ReadScenario, ReportsAllMistakesAtOnce) {
  codec::Value changes;
  changes.set("platform.workloads.api.replicas", json("-1"));
  changes.set("platform.timeouts.service", json("\"3\""));
  changes.set("platform.traffic.curve", json("\"raised-cosin\""));
  const Reading reading =
      read_scenario(file_of("zone-loss"), paths, {&changes, "test", "change", {}});
  ASSERT_EQ(reading.diagnostics.size(), 3u) << codec::to_text(reading.diagnostics);
  for (const codec::Diagnostic& diagnostic : reading.diagnostics)
    EXPECT_EQ(diagnostic.file, "test");
  EXPECT_EQ(reading.diagnostics[2].hint, "raised-cosine");
}

TEST(ReadScenario, NamesTheModelsFileForWhatStandsThere) {
  const Reading reading = changed("platform.cluster.groups.apps-a.max", "1");
  ASSERT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
  // The size comes from the scenario's own changes.
  EXPECT_EQ(reading.diagnostics[0].file, file_of("zone-loss"));
  EXPECT_EQ(reading.diagnostics[0].path, "change[platform.cluster.groups.apps-a.size]");
}

TEST(ReadScenario, ChangesMayAddAKeyThatIsKnown) {
  const char* const pool = R"({"workflow-db": {"connections": 5}})";
  const Reading added = changed("platform.workloads.workflow.pools", pool);
  ASSERT_TRUE(added.scenario) << codec::to_text(added.diagnostics);
  EXPECT_EQ(find(added.scenario->platform.workloads, "workflow")->pools.size(), 1u);
  const Reading misspelt = changed("platform.workloads.workflow.pool", pool);
  ASSERT_EQ(misspelt.diagnostics.size(), 1u) << codec::to_text(misspelt.diagnostics);
  EXPECT_EQ(misspelt.diagnostics[0].code, "E0112");
  EXPECT_EQ(misspelt.diagnostics[0].hint, "pools");
}

class Folder : public testing::Test {
 protected:
  Folder() {
    root_ = std::filesystem::temp_directory_path() /
            ("drydock-read-" + std::to_string(::getpid()) + "-" +
             testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(root_);
    std::filesystem::copy(paths.models, root_ / "models", std::filesystem::copy_options::recursive);
  }
  ~Folder() override { std::filesystem::remove_all(root_); }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(root_ / name) << text;
    return (root_ / name).string();
  }
  std::string changed_scenario(const std::string& path, const std::string& value) {
    codec::Diagnostics out;
    auto document = codec::read_file(file_of("zone-loss"), out);
    *at(*document, path) = json(value);
    return write("scenario.json", codec::to_json(*document, 2));
  }
  std::filesystem::path root_;
};

TEST_F(Folder, ModelsAreReachedByBareNamesOnly) {
  const SearchPaths search = SearchPaths::under(root_.string());
  for (const char* name : {"\"../secret\"", "\"/etc/passwd\"", "\"a/b\"", "\"nsflow.json\""}) {
    const Reading reading = read_scenario(changed_scenario("platform", name), search);
    ASSERT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
    EXPECT_EQ(reading.diagnostics[0].code, "E0210");
  }
  const Reading reading = read_scenario(changed_scenario("platform", "\"nsflo\""), search);
  ASSERT_EQ(reading.diagnostics.size(), 1u);
  EXPECT_EQ(reading.diagnostics[0].code, "E0200");
  EXPECT_EQ(reading.diagnostics[0].hint, "nsflow");
}

TEST_F(Folder, AMissingPriceIsReportedNeverTakenAsZero) {
  codec::Diagnostics out;
  auto prices = codec::read_file(paths.models + "/prices.json", out);
  auto& rows = prices->find("regions")->find("eu-central-1")->object();
  std::erase_if(rows, [](const auto& row) { return row.first == "nat_gateway.hour"; });
  write("models/prices.json", codec::to_json(*prices));
  const Reading reading =
      read_scenario(changed_scenario("seed", "1"), SearchPaths::under(root_.string()));
  ASSERT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
  EXPECT_EQ(reading.diagnostics[0].code, "E0204");
  EXPECT_NE(reading.diagnostics[0].file.find("prices.json"), std::string::npos);
}

TEST_F(Folder, OtherFormatsAreRefusedAtOnce) {
  const SearchPaths search = SearchPaths::under(root_.string());
  for (const char* text : {R"({"format": "drydock-scenario/2"})", R"({})", "[]", "3"}) {
    const Reading reading = read_scenario(write("other.json", text), search);
    EXPECT_EQ(reading.diagnostics.size(), 1u) << codec::to_text(reading.diagnostics);
  }
}

TEST_F(Folder, HugeFilesAreRefusedQuickly) {
  std::string brackets(100'000'000, '[');
  const Reading reading =
      read_scenario(write("huge.json", brackets), SearchPaths::under(root_.string()));
  ASSERT_EQ(reading.diagnostics.size(), 1u);
  EXPECT_EQ(reading.diagnostics[0].code, "E0101");
}

TEST(Knobs, TurnAndRefuse) {
  const auto with = [](const std::string& name, const std::string& value) {
    return read_scenario(file_of("zone-loss"), paths, {nullptr, "", "", {{name, value}}});
  };
  EXPECT_EQ(with("nat", "single").scenario->platform.network.vpcs[0].second.nat.layout,
            NatLayout::single);
  EXPECT_EQ(with("zone", "c").scenario->events[0].arguments.find("zone")->text(), "c");
  EXPECT_EQ(with("traffic", "1.5").scenario->platform.traffic.scale, 1.5);
  EXPECT_TRUE(with("cross_zone", "on").scenario->platform.network.load_balancer.cross_zone);
  const Reading raised = with("nodes_max", "6");
  for (const auto& [name, group] : raised.scenario->platform.cluster.groups)
    EXPECT_EQ(group.max, 6);
  const Reading wrong = with("nat", "none");
  ASSERT_EQ(wrong.diagnostics.size(), 1u);
  EXPECT_EQ(wrong.diagnostics[0].code, "E0231");
  const Reading unknown = with("natt", "single");
  ASSERT_EQ(unknown.diagnostics.size(), 1u);
  EXPECT_EQ(unknown.diagnostics[0].hint, "nat");
  EXPECT_EQ(with("traffic", "nan").diagnostics.size(), 1u);
  EXPECT_EQ(with("nodes_max", "0").diagnostics.size(), 1u);
  EXPECT_FALSE(read_setting("nat").has_value());
}

TEST(Knobs, TellTheirPresentValue) {
  const Reading reading =
      read_scenario(file_of("zone-loss"), paths, {nullptr, "", "", {{"outage", "45 min"}}});
  ASSERT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  for (const Knob& knob : reading.scenario->knobs) {
    EXPECT_FALSE(knob.value.empty()) << knob.name;
    EXPECT_FALSE(knob.text.empty()) << knob.name;
    if (knob.name == "outage") {
      EXPECT_EQ(knob.value, "45 min");
    }
  }
}

TEST(Bundle, HoldsAllThatARunNeeds) {
  const Reading first =
      read_scenario(file_of("zone-loss"), paths, {nullptr, "", "", {{"nat", "single"}}});
  ASSERT_TRUE(first.scenario.has_value());
  const codec::Value whole = bundle(*first.scenario);
  const Reading again = read_bundle(whole, "run.sqlite");
  ASSERT_TRUE(again.scenario.has_value()) << codec::to_text(again.diagnostics);
  EXPECT_EQ(bundle(*again.scenario), whole);
  EXPECT_EQ(again.scenario->platform.network.vpcs[0].second.nat.layout, NatLayout::single);
  EXPECT_EQ(read_bundle(json("{}"), "x").diagnostics.size(), 1u);
}

TEST(Spec, HoldsTheFiguresOfThePlatform) {
  const Reading reading = read_scenario(file_of("zone-loss"), paths);
  const Platform& platform = reading.scenario->platform;
  const Workload* api = find(platform.workloads, "api");
  ASSERT_NE(api, nullptr);
  EXPECT_EQ(api->cpu_request, Millicores{250});
  EXPECT_EQ(api->memory_request, mebibyte * 256);
  EXPECT_EQ(api->hpa->max, 20);
  EXPECT_EQ(platform.traffic.peak, 240);
  EXPECT_EQ(platform.operations.size(), 5u);
  EXPECT_EQ(reading.scenario->catalog->types.at("m5.large").max_pods, 29);
  EXPECT_EQ(reading.scenario->catalog->price("nat_gateway.hour")->price.to_text(), "0.052");
  const Operation* fetch = find(platform.operations, "fetch-asset");
  EXPECT_EQ(fetch->path[0].then[1].then[0].target, TargetKind::bucket);
  EXPECT_TRUE(fetch->response_is_object);
}

}  // namespace
}  // namespace drydock::scenario
