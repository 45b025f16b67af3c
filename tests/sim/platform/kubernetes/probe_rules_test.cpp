// Tests what probes make of a container, and which minutes a schedule names.
#include "sim/platform/kubernetes/probe_rules.h"

#include <gtest/gtest.h>

#include "sim/platform/kubernetes/cron.h"
#include "sim/platform/kubernetes/jobs.h"

namespace drydock::kubernetes {
namespace {

constexpr Duration s(int count) { return std::chrono::seconds(count); }
Probe probe(ProbeKind kind, int initial, int period, int failures) {
  return {kind, s(initial), s(period), s(1), failures, 1};
}
const Probe readiness = probe(ProbeKind::readiness, 5, 10, 3);
const Probe liveness = probe(ProbeKind::liveness, 0, 10, 3);
const Probe startup = probe(ProbeKind::startup, 0, 10, 6);

struct FateRow {
  const char* name;
  ContainerCase given;
  std::optional<Duration> ready;
  ContainerEnd end;
  Duration ends;
};

class Container : public ::testing::TestWithParam<FateRow> {};

TEST_P(Container, Fares) {
  const Fate fate = fate_of(GetParam().given);
  EXPECT_EQ(fate.ready, GetParam().ready);
  EXPECT_EQ(fate.end, GetParam().end);
  EXPECT_EQ(fate.ends, GetParam().ends);
}

constexpr auto no = std::nullopt;

// serves, crashes, startup, liveness, readiness
INSTANTIATE_TEST_SUITE_P(
    Rows, Container,
    ::testing::Values(
        FateRow{"no probes", {s(8), no, no, no, no}, s(8), ContainerEnd::none, {}},
        FateRow{"next tick", {s(8), no, no, no, readiness}, s(15), ContainerEnd::none, {}},
        FateRow{"never ready", {no, no, no, no, readiness}, no, ContainerEnd::none, {}},
        FateRow{"crash", {s(8), s(3), no, no, no}, no, ContainerEnd::crash, s(3)},
        FateRow{"slow start, liveness kills",
                {s(25), no, no, liveness, no},
                no,
                ContainerEnd::liveness_probe,
                s(20)},
        FateRow{"startup holds liveness back",
                {s(25), no, startup, liveness, no},
                s(30),
                ContainerEnd::none,
                {}},
        FateRow{"too slow for startup",
                {s(55), no, startup, liveness, no},
                no,
                ContainerEnd::startup_probe,
                s(50)}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(Hang, IsGivenUpAfterTheThreshold) {
  EXPECT_EQ(gives_up(liveness, s(12)), s(41));
  EXPECT_EQ(gives_up(readiness, s(15)), s(36));
}

struct CronRow {
  const char* schedule;
  const char* after;
  const char* due;
};

class Cron : public ::testing::TestWithParam<CronRow> {};

TEST_P(Cron, NamesTheNextMinute) {
  const Result<CronSchedule> schedule = parse_cron(GetParam().schedule);
  ASSERT_TRUE(schedule);
  EXPECT_EQ(next_due(*schedule, *parse_time(GetParam().after)), *parse_time(GetParam().due));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Cron,
    ::testing::Values(CronRow{"*/15 * * * *", "2026-11-23T10:07:00Z", "2026-11-23T10:15:00Z"},
                      CronRow{"0 2 * * *", "2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z"},
                      CronRow{"30 2 * * 1-5", "2026-11-27T03:00:00Z", "2026-11-30T02:30:00Z"},
                      CronRow{"0 0 29 2 *", "2026-11-23T00:00:00Z", "2028-02-29T00:00:00Z"},
                      CronRow{"0 0 13 * 5", "2026-11-23T00:00:00Z", "2026-11-27T00:00:00Z"},
                      CronRow{"0 0 * * 7", "2026-11-23T00:00:00Z", "2026-11-29T00:00:00Z"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(CronSchedule, RefusesNonsense) {
  for (const char* text : {"", "* * * *", "60 * * * *", "*/0 * * * *", "5-1 * * * *", "a * * * *"})
    EXPECT_FALSE(parse_cron(text)) << text;
  const Result<CronSchedule> never = parse_cron("0 0 31 2 *");
  EXPECT_FALSE(next_due(*never, Time{}));
}

struct CronText {
  const char* given;
  const char* said;
};

class CronTexts : public ::testing::TestWithParam<CronText> {};

TEST_P(CronTexts, AreSaidAndMeanTheSame) {
  const CronSchedule schedule = *parse_cron(GetParam().given);
  EXPECT_EQ(say(schedule), GetParam().said);
  const CronSchedule again = *parse_cron(say(schedule));
  Time at = *parse_time("2026-11-23T10:07:00Z");
  for (int i = 0; i < 5; ++i) {
    const auto due = next_due(schedule, at);
    ASSERT_TRUE(due);
    EXPECT_EQ(next_due(again, at), due);
    at = *due;
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, CronTexts,
                         ::testing::Values(CronText{"* * * * *", "* * * * *"},
                                           CronText{"*/15 2 * * 1-5", "*/15 2 * * 1-5"},
                                           CronText{"0,30 */12 * * *", "*/30 */12 * * *"},
                                           CronText{"0 0 1,15 * *", "0 0 1,15 * *"},
                                           CronText{"0 0 */2 * 5", "0 0 */2 * 5"},
                                           CronText{"5 4 1-31 * 0", "5 4 1-31 * 0"},
                                           CronText{"10-40/10 1,2,3,9 * 6 7",
                                                    "10,20,30,40 1-3,9 * 6 0"}),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(JobBackoff, DoublesToSixMinutes) {
  const std::vector<int> seconds_of = {0, 10, 20, 40, 80, 160, 320, 360, 360};
  for (std::size_t i = 0; i < seconds_of.size(); ++i)
    EXPECT_EQ(job_backoff(static_cast<std::int32_t>(i)), s(seconds_of[i]));
}

}  // namespace
}  // namespace drydock::kubernetes
