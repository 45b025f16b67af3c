// The `drydock` command as its users meet it: answers, exit codes and the shape of its data.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "tests/sim/surface/cli/program.h"
#include "tests/support/places.h"

namespace drydock::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class Cli : public testing::Test {
 protected:
  std::string fingerprint(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"run", zone_loss, "--json", "--for", "20min"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return program.json(arguments).find("fingerprint")->text();
  }
  const Program program;
};

TEST_F(Cli, SaysItsVersion) {
  const Answer answer = program.run({"--version"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, HasSubstr("0.1.0"));
}

TEST_F(Cli, HelpListsTheCommands) {
  const Answer answer = program.run({"--help"});
  EXPECT_EQ(answer.code, 0);
  for (const char* command :
       {"run", "compare", "why", "knobs", "list", "limits", "check", "lesson", "price", "bench"}) {
    EXPECT_THAT(answer.out, HasSubstr(std::string("  ") + command));
    EXPECT_EQ(program.run({command, "--help"}).code, 0) << command;
  }
}

TEST_F(Cli, RefusesAnUnknownCommandWithTheNearest) {
  const Answer answer = program.run({"rnu", zone_loss});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("did you mean \"run\"?"));
  EXPECT_EQ(program.run({}).code, 2);
  EXPECT_EQ(program.run({"run"}).code, 2);
  EXPECT_EQ(program.run({"run", zone_loss, "--jsno"}).code, 2);
}

TEST_F(Cli, RunTellsAPersonWhatHappened) {
  const Answer answer = program.run({"run", zone_loss});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.err, "");
  for (const char* part :
       {"A zone goes dark", "What happened", "zone b went dark", "Requests", "auth-db", "Bill",
        "NAT gateway hours", "Fingerprint ", "times faster than the clock"})
    EXPECT_THAT(answer.out, HasSubstr(part));
  EXPECT_THAT(answer.out, Not(HasSubstr("\x1b"))) << "no colour in a pipe";
}

TEST_F(Cli, RunFindsShippedScenariosByName) {
  EXPECT_EQ(program.run({"run", "zone-loss", "--for", "1min"}).code, 0);
}

TEST_F(Cli, RunIsQuietWhenAsked) {
  const Answer answer = program.run({"run", zone_loss, "--quiet"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.out + answer.err, "");
}

TEST_F(Cli, RunGivesData) {
  const codec::Value report = program.json({"run", zone_loss, "--json"});
  EXPECT_TRUE(std::regex_match(report.find("fingerprint")->text(), std::regex("[0-9a-f]{16}")));
  const codec::Value& requests = *report.find("requests");
  EXPECT_GT(*requests.find("offered")->integer(), 500'000);
  EXPECT_EQ(*requests.find("offered")->integer(),
            *requests.find("served")->integer() + *requests.find("failed")->integer());
  const codec::Value& latency = *report.find("latency_ms");
  EXPECT_LE(*latency.find("p50")->real(), *latency.find("p95")->real());
  EXPECT_LE(*latency.find("p95")->real(), *latency.find("p99")->real());
  EXPECT_GT(*report.find("cost")->find("total_usd")->real(), 1);
  EXPECT_FALSE(report.find("facts")->list().empty());
  EXPECT_GT(*report.find("wall_s")->real(), 0);
  EXPECT_GT(*report.find("cpu_s")->real(), 0);
}

TEST_F(Cli, FactsAreBounded) {
  for (const int most : {0, 3, 1000}) {
    const codec::Value report =
        program.json({"run", zone_loss, "--json", "--facts", std::to_string(most)});
    EXPECT_LE(report.find("facts")->list().size(), static_cast<std::size_t>(most));
  }
}

TEST_F(Cli, SeedsDecideLuckAndNothingElseDoes) {
  const std::string one = fingerprint({"--seed", "1"});
  EXPECT_EQ(fingerprint({}), one) << "the scenario's own seed";
  EXPECT_EQ(fingerprint({"--seed", "1"}), one);
  EXPECT_EQ(fingerprint({"--seed", "1", "--out", program.path("run.sqlite")}), one);
  EXPECT_NE(fingerprint({"--seed", "2"}), one);
}

TEST_F(Cli, KnobsAreListedAndTurned) {
  const Answer knobs = program.run({"knobs", zone_loss});
  EXPECT_EQ(knobs.code, 0);
  for (const char* name : {"zone", "nat", "outage", "nodes_max", "per-zone or single"})
    EXPECT_THAT(knobs.out, HasSubstr(name));
  const Answer turned = program.run({"run", zone_loss, "--set", "zone=c", "--for", "15min"});
  EXPECT_EQ(turned.code, 0);
  EXPECT_THAT(turned.out, HasSubstr("zone c went dark"));
}

TEST_F(Cli, RefusesAnUnknownKnobWithTheNearest) {
  const Answer answer = program.run({"run", zone_loss, "--set", "zon=a"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("did you mean \"zone\"?"));
  EXPECT_EQ(answer.out, "");
}

TEST_F(Cli, ListsWhatIsThere) {
  const Answer kinds = program.run({"list", "zone-loss"});
  EXPECT_EQ(kinds.code, 0) << kinds.err;
  for (const char* part : {"KIND", "pods", "hpa", "nat-gateways", "Deployments"})
    EXPECT_THAT(kinds.out, HasSubstr(part));

  const Answer calm = program.run({"list", "zone-loss", "nodes"});
  EXPECT_EQ(calm.code, 0) << calm.err;
  EXPECT_THAT(calm.out, testing::StartsWith("NAME "));
  EXPECT_THAT(calm.out, Not(HasSubstr("NotReady")));
  EXPECT_THAT(calm.out, Not(HasSubstr("INSTANCE-TYPE")));
  const Answer dark = program.run({"list", "zone-loss", "no", "--at", "12m", "--wide"});
  EXPECT_EQ(dark.code, 0) << dark.err;
  EXPECT_THAT(dark.out, HasSubstr("NotReady"));
  EXPECT_THAT(dark.out, HasSubstr("INSTANCE-TYPE"));
  const Answer none = program.run({"list", "zone-loss", "snapshots"});
  EXPECT_EQ(none.code, 0);
  EXPECT_EQ(none.out, "");
  EXPECT_THAT(none.err, HasSubstr("No snapshots at "));
}

TEST_F(Cli, ListsAsData) {
  const codec::Value pods = program.json({"list", "zone-loss", "pods", "--json", "--at", "1m"});
  EXPECT_EQ(pods.find("kind")->text(), "pods");
  EXPECT_EQ(pods.find("at")->text(), "2025-03-04T14:01:00Z");
  ASSERT_FALSE(pods.find("rows")->list().empty());
  const codec::Value& pod = pods.find("rows")->list().front();
  EXPECT_THAT(pod.find("id")->text(), testing::StartsWith("pod/"));
  EXPECT_EQ(pod.find("STATUS")->text(), "Running");
  EXPECT_EQ(pod.find("RESTARTS")->integer(), 0);
  const codec::Value kinds = program.json({"list", "zone-loss", "--json"});
  EXPECT_EQ(kinds.find("kinds")->list().front().find("kind")->text(), "pods");
  const codec::Value set = program.json({"list", "zone-loss", "nat-gateways", "--json", "--set",
                                         "nat=single", "--at", "2025-03-04T14:01:00Z"});
  EXPECT_EQ(set.find("rows")->list().size(), 1u);
}

TEST_F(Cli, ListRefusesWhatItDoesNotKnow) {
  const Answer kind = program.run({"list", "zone-loss", "podz"});
  EXPECT_EQ(kind.code, 2);
  EXPECT_THAT(kind.err, HasSubstr("did you mean \"pods\"?"));
  EXPECT_EQ(kind.out, "");
  for (const char* time : {"soon", "-3m", "900d", "2024-01-01T00:00:00Z", "2025-03-04Tx", ""}) {
    const Answer answer = program.run({"list", "zone-loss", "pods", "--at", time});
    EXPECT_EQ(answer.code, 2) << time;
    EXPECT_NE(answer.err, "") << time;
    EXPECT_EQ(answer.out, "") << time;
  }
  EXPECT_EQ(program.run({"list", "zone-los"}).code, 2);
  EXPECT_EQ(program.run({"list", "zone-loss", "pods", "--set", "zon=a"}).code, 2);
}

TEST_F(Cli, SaysWhatTheModelLeavesOut) {
  const Answer all = program.run({"limits"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("- As flows, requests have"));
  const Answer network = program.run({"limits", "network", "--language", "pl"});
  EXPECT_EQ(network.code, 0) << network.err;
  EXPECT_THAT(network.out, HasSubstr("IPv6"));
  EXPECT_THAT(network.out, testing::StartsWith("**Sieć**"));
  const Answer wrong = program.run({"limits", "netwrok"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean \"network\"?"));
  EXPECT_EQ(program.run({"limits", "--language", "de"}).code, 2);
}

TEST_F(Cli, PricesADesign) {
  const std::string sample = places::source_dir() + "/scenarios/designs/managed.json";
  const Answer answer = program.run({"price", sample});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* part : {"what a month costs", "database  (rds_instance, eu-central-1)",
                           "Outbound data transfer to Internet (next 40TB)", "By team", "Total",
                           "Not included: taxes"})
    EXPECT_THAT(answer.out, HasSubstr(part));
  const codec::Value data = program.json({"price", sample, "--json"});
  EXPECT_EQ(data.find("resources")->list().size(), 13u);
  EXPECT_THAT(answer.out, HasSubstr("$"));
  EXPECT_EQ(program.run({"check", sample}).code, 0);
  EXPECT_EQ(program.run({"price", sample, "--set", "zone=a"}).code, 2);
  EXPECT_EQ(program.run({"price"}).code, 2);
  EXPECT_THAT(program.run({"price", "--kinds"}).out, HasSubstr("nat_gateway"));
}

TEST_F(Cli, PricesWhatAScenarioStartsWith) {
  const Answer answer = program.run({"price", "zone-loss", "--set", "nat=single"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* part : {"Machines", "NAT gateway hours", "Not included: whatever goes by use"})
    EXPECT_THAT(answer.out, HasSubstr(part));
  EXPECT_NE(program.run({"price", "zone-loss"}).out, answer.out);
  EXPECT_EQ(program.run({"price", "no-such-file.json"}).code, 2);
}

TEST_F(Cli, ComparesTwoFuturesUnderTheSameLuck) {
  const Answer answer = program.run({"compare", zone_loss, "--with", "nat=single"});
  EXPECT_EQ(answer.code, 0);
  for (const char* part : {"two futures under the same luck", "as it is", "nat=single",
                           "difference", "success", "latency p95", "NAT gateway hours"})
    EXPECT_THAT(answer.out, HasSubstr(part));
  const codec::Value data = program.json({"compare", zone_loss, "--with", "nat=single", "--json"});
  const codec::Value& first = *data.find("first");
  EXPECT_EQ(first.find("seed")->integer(), data.find("second")->find("seed")->integer());
  EXPECT_NE(first.find("fingerprint")->text(), data.find("second")->find("fingerprint")->text());
  EXPECT_NE(data.find("facts_that_differ"), nullptr);
}

TEST_F(Cli, DrillsARunBook) {
  const std::vector<std::string> drill{"drill", "database-restore", "--replications", "6"};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = drill;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  const Answer answer = program.run(with({"--threads", "2"}));
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* part : {"Bring a database back in another zone", "6 replications", "RTO", "RPO",
                           "writes lost", "6 of 6 came back", "evict"})
    EXPECT_THAT(answer.out, HasSubstr(part));
  EXPECT_EQ(program.run(with({"--threads", "1"})).out, answer.out);
  const codec::Value data = program.json(with({"--json"}));
  EXPECT_EQ(data.find("outcomes")->list().size(), 6u);
  EXPECT_GT(*data.find("figures")->find("rto_s")->find("mean")->find("value")->real(), 600);
  EXPECT_EQ(program.run({"check", "scenarios/runbooks/database-restore.json"}).code, 0);
  const Answer none = program.run({"drill", "zone-loss"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("runbooks/zone-loss.json"));
  EXPECT_EQ(program.run(with({"--threads", "0"})).code, 2);
}

TEST_F(Cli, EnduresYearsOfChance) {
  const Answer answer = program.run({"endure", zone_loss, "--years", "20", "--threads", "2"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* part :
       {"20 years of chance", "2 worlds of 10 years", "Asleep: traffic", "users' requests served",
        "at least 2 of 3 zones", "closed form", "downtime a year", "EC2, region"})
    EXPECT_THAT(answer.out, HasSubstr(part));
  EXPECT_EQ(program.run({"endure", zone_loss, "--years", "20", "--threads", "1"}).out, answer.out);
  const codec::Value data = program.json({"endure", zone_loss, "--years", "20", "--json"});
  EXPECT_EQ(data.find("worlds")->integer(), 2);
  EXPECT_GT(*data.find("served")->find("value")->real(), 0.99);
  EXPECT_NE(data.find("shares")->list().front().find("closed_form"), nullptr);
  EXPECT_EQ(program.run({"endure", zone_loss, "--years", "0"}).code, 2);
  EXPECT_EQ(program.run({"endure", zone_loss, "--years", "many"}).code, 2);
}

TEST_F(Cli, SaysWhyOfAKeptRun) {
  const std::string file = program.path("run.sqlite");
  const Answer kept = program.run({"run", zone_loss, "--out", file});
  ASSERT_EQ(kept.code, 0) << kept.err;
  EXPECT_THAT(kept.out, HasSubstr("Run kept in " + file));
  EXPECT_EQ(program.files(), std::vector<std::string>{"run.sqlite"});

  const Answer list = program.run({"why", file});
  EXPECT_EQ(list.code, 0) << list.err;
  EXPECT_THAT(list.out, HasSubstr("zone b went dark"));
  std::smatch found;
  const std::regex fact("\\n *(\\d+) [^\\n]* is NotReady");
  ASSERT_TRUE(std::regex_search(list.out, found, fact)) << list.out;
  const Answer why = program.run({"why", file, "--fact", found[1]});
  EXPECT_EQ(why.code, 0) << why.err;
  for (const char* step : {"is NotReady", "zone b went dark", "zone-loss started"})
    EXPECT_THAT(why.out, HasSubstr(step));

  const Answer pod = program.run({"why", file, "--pod", "auth-db-0"});
  EXPECT_EQ(pod.code, 0) << pod.err;
  EXPECT_THAT(pod.out, HasSubstr("because"));
  const Answer dollar = program.run({"why", file, "--dollar", "Machines"});
  EXPECT_EQ(dollar.code, 0) << dollar.err;
  EXPECT_THAT(dollar.out, HasSubstr("of Machines"));
  EXPECT_EQ(program.run({"why", file, "--dollar", "machines"}).code, 0);
}

TEST_F(Cli, WhyRefusesWhatIsNotThere) {
  const std::string file = program.path("run.sqlite");
  ASSERT_EQ(program.run({"run", zone_loss, "--for", "1min", "--quiet", "--out", file}).code, 0);
  for (const std::vector<std::string>& question : {std::vector<std::string>{"--fact", "999999"},
                                                   {"--fact", "-1"},
                                                   {"--fact", "99999999999"},
                                                   {"--pod", "nobody"},
                                                   {"--pod", ""},
                                                   {"--dollar", ""},
                                                   {"--dollar", "Sweets"},
                                                   {"--pod", "api-1", "--dollar", "Machines"}}) {
    std::vector<std::string> arguments{"why", file};
    arguments.insert(arguments.end(), question.begin(), question.end());
    const Answer answer = program.run(arguments);
    EXPECT_EQ(answer.code, 2) << question[0] << " " << question[1];
    EXPECT_NE(answer.err, "");
  }
}

TEST_F(Cli, ChecksWhatIsShipped) {
  std::vector<std::string> arguments{"check"};
  for (const char* folder : {"scenarios", "models"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(drydock::places::source_dir()) / folder))
      if (entry.path().extension() == ".json") arguments.push_back(entry.path().string());
  EXPECT_GE(arguments.size(), 8u);
  const Answer answer = program.run(arguments);
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("models/nsflow.json: good"));
}

TEST_F(Cli, BenchHoldEndsWithItsFigure) {
  for (const char* work : {"schedule", "edit", "fact"}) {
    const Answer answer =
        program.run({"bench", "hold", "--pending", "100", "--events", "20000", "--work", work});
    EXPECT_EQ(answer.code, 0) << answer.err;
    EXPECT_TRUE(std::regex_search(
        answer.out, std::regex("(^|\\n)events_per_cpu_second [0-9]+(\\.[0-9]+)?\\n$")))
        << answer.out;
  }
}

TEST_F(Cli, BenchClusterPlacesEveryPod) {
  const Answer answer = program.run({"bench", "cluster", "--nodes", "20", "--pods", "600"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* figure : {"placed_s", "quiet_s", "pods_per_s", "peak_mib", "bytes_per_pod"})
    EXPECT_TRUE(std::regex_search(
        answer.out, std::regex("\\n" + std::string(figure) + " [0-9]+(\\.[0-9]+)?\\n")))
        << answer.out;
  EXPECT_THAT(answer.out, HasSubstr("600 of 600"));
}

TEST_F(Cli, SaysWhenItsOutputIsLost) {
  const Answer answer = program.run({"run", zone_loss, "--out", program.path("run.sqlite")});
  EXPECT_EQ(answer.code, 0);
  const std::string command =
      "'" + std::filesystem::read_symlink("/proc/self/exe").parent_path().string() +
      "/drydock' run '" + drydock::places::source_dir() +
      "/scenarios/zone-loss.json' > /dev/full 2> /dev/null";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 1);
}

}  // namespace
}  // namespace drydock::cli
