// Golden replays: a scenario, a seed and a journal give the same facts, bill and fingerprint in
// every build, on every processor, however the run is cut, rewound, forked or watched.
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "sim/engine/base/text.h"
#include "sim/platform/compute/commands.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/rules.h"
#include "sim/platform/workload/commands.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/json_report.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/store/run_file.h"
#include "tests/golden/golden.h"
#include "tests/support/places.h"

namespace drydock::golden {
namespace {

struct Deed {
  Duration after{};
  AnyCommand command;
};

scenario::Scenario scenario_called(const std::string& name) {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  scenario::Reading reading =
      scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(reading.scenario).value();
}

run::Run opened(const scenario::Scenario& scenario) {
  Result<run::Run> run = run::open(scenario, platform::rules(), Seed{scenario.seed});
  EXPECT_TRUE(run.has_value()) << run.error().message;
  return std::move(run).value();
}

run::Run played(const scenario::Scenario& scenario, Duration length) {
  run::Run run = opened(scenario);
  run.advance(scenario.start + length);
  return run;
}

std::string print_of(const run::Run& run) {
  return report::fingerprint_text(run.fingerprint().value);
}

/// Every fact of at least normal weight, with its cause, which may be a detail.
std::string facts_text(const run::Run& run) {
  using enum report::Align;
  report::Columns table({right, left, right, left});
  table.row({"fact", "when", "cause", "what"});
  const auto facts =
      report::notable_facts(run.world(), run.rulebook(), Weight::normal, ~std::size_t{0});
  for (const report::FactLine& fact : facts)
    table.row({std::to_string(fact.id.index), say_time(fact.at),
               fact.parent ? std::to_string(fact.parent.index) : "", fact.text});
  return table.text();
}

std::string golden_text(const scenario::Scenario& scenario, const run::Run& run) {
  report::Summary summary = report::summarise(run.world(), run.rulebook());
  summary.title = scenario.title;
  summary.scenario = scenario.name;
  summary.platform = scenario.platform.name;
  const std::string told =
      report::text_report(summary, report::story(run.world(), run.rulebook(), 30), {});
  const std::size_t end = told.rfind("Fingerprint ");
  return told.substr(0, end) + "Facts\n" + facts_text(run) + "\n" + told.substr(end);
}

/// What a trainee and an instructor do in the replay with commands.
std::vector<Deed> deeds() {
  return {{minutes(3), kubernetes::Scale{"api", 6}},
          {minutes(6), kubernetes::DrainNode{"node-apps-c1"}},
          {minutes(12), compute::SetGroup{"apps-a", -1, 6, -1}},
          {minutes(14), kubernetes::UncordonNode{"node-apps-c1"}},
          {minutes(20), workload::SetTraffic{1.5}},
          {minutes(22), kubernetes::Scale{"api", 600'000}},
          {minutes(25), failure::FailNat{"nat-a", minutes(5)}},
          {minutes(32), failure::RestoreZone{"b"}},
          {minutes(35), workload::SetTraffic{1}}};
}

run::Run lived(const scenario::Scenario& scenario) {
  run::Run run = opened(scenario);
  for (const Deed& deed : deeds()) {
    run.advance(scenario.start + deed.after);
    (void)run.submit(deed.command, Actor::instructor);
  }
  run.advance(scenario.start + scenario.length);
  return run;
}

/// A file of this test's own that goes with it.
class Scratch {
 public:
  explicit Scratch(const std::string& name)
      : path(std::filesystem::temp_directory_path() /
             ("drydock-golden-" + std::to_string(getpid()) + "-" + name)) {
    std::filesystem::remove(path);
  }
  ~Scratch() { std::filesystem::remove(path); }
  const std::filesystem::path path;
};

TEST(Golden, ZoneLossIsWhatSomebodyRead) {
  const scenario::Scenario scenario = scenario_called("zone-loss");
  EXPECT_TRUE(matches("zone-loss", golden_text(scenario, played(scenario, scenario.length))));
}

TEST(Golden, ZoneLossWithCommandsIsWhatSomebodyRead) {
  const scenario::Scenario scenario = scenario_called("zone-loss");
  const run::Run run = lived(scenario);
  std::string text = golden_text(scenario, run);
  text.insert(text.rfind("Fingerprint "), "Journal\n" + run::dump_journal(run.receipts()) + "\n");
  EXPECT_TRUE(matches("zone-loss-with-commands", text));
}

TEST(Golden, TwoDaysOfTheMonthAreWhatSomebodyRead) {
  const scenario::Scenario scenario = scenario_called("nsflow-month");
  EXPECT_TRUE(matches("nsflow-two-days", golden_text(scenario, played(scenario, hours(48)))));
}

class Replay : public testing::Test {
 protected:
  const scenario::Scenario scenario = scenario_called("zone-loss");
  const Time end = scenario.start + scenario.length;
  const std::string expected = fingerprint("zone-loss");
};

TEST_F(Replay, SmallStepsEndTheSame) {
  run::Run run = opened(scenario);
  while (run.advance_some(end, 7) != run::Stop::reached) {
  }
  EXPECT_EQ(print_of(run), expected);
}

TEST_F(Replay, RewoundToTheMiddleItEndsTheSame) {
  run::Run run = played(scenario, scenario.length);
  for (const int back : {30, 10, 0, 59}) {
    run.rewind(scenario.start + minutes(back));
    run.advance(end);
    EXPECT_EQ(print_of(run), expected) << "from minute " << back;
  }
}

TEST_F(Replay, ForkAndParentEndTheSame) {
  run::Run run = played(scenario, minutes(15));
  run::Run fork = run.fork();
  fork.advance(end);
  EXPECT_EQ(print_of(fork), expected);
  run.advance(end);
  EXPECT_EQ(print_of(run), expected);
}

TEST_F(Replay, TwoThreadsAtOnceEndTheSame) {
  run::Run parent = played(scenario, minutes(5));
  std::array<std::string, 3> prints;
  std::array runs{parent.fork(), parent.fork()};
  std::array threads{std::thread([&] { runs[0].advance(end), prints[0] = print_of(runs[0]); }),
                     std::thread([&] { runs[1].advance(end), prints[1] = print_of(runs[1]); }),
                     std::thread([&] { prints[2] = print_of(played(scenario, scenario.length)); })};
  for (std::thread& thread : threads) thread.join();
  for (const std::string& print : prints) EXPECT_EQ(print, expected);
}

TEST_F(Replay, KeptInAFileItEndsTheSame) {
  const Scratch scratch("kept.sqlite");
  run::Run run = opened(scenario);
  auto file = store::RunFile::create(scratch.path, {"{}", Seed{scenario.seed}, "", "", run.now()});
  ASSERT_TRUE(file.has_value()) << file.error().message;
  for (Duration at = minutes(5); at <= scenario.length; at += minutes(5)) {
    run.advance(scenario.start + at);
    ASSERT_TRUE(file->record(run.world(), run.rulebook()).has_value());
  }
  ASSERT_TRUE(file->finish(run.world(), run.rulebook()).has_value());
  EXPECT_EQ(print_of(run), expected);
}

TEST_F(Replay, ItsJournalGivesItAgain) {
  const run::Run original = lived(scenario);
  Result<World> world = scenario::build(scenario, original.rulebook(), Seed{scenario.seed});
  ASSERT_TRUE(world.has_value()) << world.error().message;
  const run::Run again = run::Run::replay(original.shared_rulebook(), std::move(*world),
                                          original.script(), original.journal(), end);
  EXPECT_EQ(print_of(original), fingerprint("zone-loss-with-commands"));
  EXPECT_EQ(print_of(again), print_of(original));
}

/// What the built program says is the fingerprint, with other code of the C library when asked.
std::string fingerprint_of_program(const std::string& environment) {
  const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const Scratch scratch("report.json");
  const std::string command = environment + " '" + (folder / "drydock").string() + "' run '" +
                              drydock::places::source_dir() +
                              "/scenarios/zone-loss.json' --json --facts 0 > '" +
                              scratch.path.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  codec::Diagnostics wrong;
  const auto report = codec::read_file(scratch.path.string(), wrong);
  const codec::Value* print = report ? report->find("fingerprint") : nullptr;
  return print == nullptr ? codec::to_text(wrong) : print->text();
}

TEST_F(Replay, TheProgramEndsTheSameOnAnyProcessor) {
  const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  ASSERT_TRUE(std::filesystem::exists(folder / "drydock")) << "the program is built with this test";
  EXPECT_EQ(fingerprint_of_program(""), expected);
  // Names as glibc spells them since 2.33; before, and only before, they end in _Usable.
  for (const char* off : {"-AVX2,-FMA,-FMA4,-AVX512F", "-AVX2_Usable,-FMA_Usable,-FMA4_Usable"})
    EXPECT_EQ(fingerprint_of_program(std::string("GLIBC_TUNABLES=glibc.cpu.hwcaps=") + off),
              expected)
        << off;
}

}  // namespace
}  // namespace drydock::golden
