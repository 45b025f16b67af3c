// Modes, traces, load tests and agreement as users of the `drydock` command meet them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/surface/cli/program.h"

namespace drydock::cli {
namespace {

using testing::HasSubstr;

class Modes : public testing::Test {
 protected:
  double number(const codec::Value& object, const char* key) const {
    return std::stod(codec::to_json(*object.find(key)));
  }
  const Program program;
};

TEST_F(Modes, AreChosenForARun) {
  const Answer answer = program.run({"run", zone_loss, "--for", "1min", "--mode", "requests"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  const Answer unknown = program.run({"run", zone_loss, "--for", "1min", "--mode", "single"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("--mode"));
}

TEST_F(Modes, ATraceAddsUpToItsRequest) {
  const codec::Value trace = program.json(
      {"trace", zone_loss, "--at", "5s", "--operation", "design", "--slowest", "--json"});
  EXPECT_EQ(trace.find("operation")->text(), "design");
  const auto& hops = trace.find("hops")->list();
  ASSERT_GT(hops.size(), 6u);
  EXPECT_EQ(hops[1].find("name")->text(), "traefik");
  for (const codec::Value& hop : hops) {
    double parts = 0;
    for (const char* part : {"network_ms", "line_ms", "work_ms", "below_ms", "silent_ms"})
      parts += number(hop, part);
    EXPECT_NEAR(parts, number(hop, "returned_ms") - number(hop, "called_ms"), 1e-3);
  }
  EXPECT_NEAR(number(hops[0], "returned_ms"), number(trace, "ms"), 1e-6);
}

TEST_F(Modes, ATraceIsFoundByItsNumber) {
  const Answer answer =
      program.run({"trace", zone_loss, "--operation", "report", "--request", "5"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* part : {"report, request 5", "reports-db", "# works", "served after"})
    EXPECT_THAT(answer.out, HasSubstr(part));
}

TEST_F(Modes, ATraceRefusesWhatIsNotThere) {
  const Answer operation = program.run({"trace", zone_loss, "--operation", "desing"});
  EXPECT_EQ(operation.code, 2);
  EXPECT_THAT(operation.err, HasSubstr("open-app"));
  EXPECT_EQ(program.run({"trace", zone_loss, "--request", "5"}).code, 2);
  EXPECT_EQ(program.run({"trace", zone_loss, "--at", "3h"}).code, 2);
  EXPECT_EQ(program.run({"trace", zone_loss, "--at", "soon"}).code, 2);
}

TEST_F(Modes, ALoadTestFindsTheKnee) {
  const codec::Value test =
      program.json({"load", zone_loss, "--mode", "fluid", "--hold", "20s", "--json"});
  ASSERT_NE(test.find("knee"), nullptr);
  ASSERT_NE(test.find("broke_at"), nullptr);
  EXPECT_LT(number(*test.find("knee"), "times"), number(*test.find("broke_at"), "times"));
  EXPECT_GT(number(*test.find("knee"), "times"), 1);
  EXPECT_FALSE(test.find("broke_at")->find("reason")->text().empty());
  EXPECT_EQ(program.run({"load", zone_loss, "--from", "3", "--to", "2"}).code, 2);
}

TEST_F(Modes, AreComparedInATable) {
  const Answer answer = program.run({"agree", zone_loss, "--for", "1min", "--by-operation"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  for (const char* part : {"goal", "zone-loss", "ar-step", "within all goals"})
    EXPECT_THAT(answer.out, HasSubstr(part));
}

}  // namespace
}  // namespace drydock::cli
