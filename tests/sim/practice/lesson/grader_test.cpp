// Checks: when each kind passes and fails, to the second, and that a rewind takes it back.
#include <gtest/gtest.h>

#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/play.h"
#include "tests/sim/practice/lesson/support.h"

namespace drydock::lesson {
namespace {

const Time t0 = Time{} + hours(24 * 365 * 50);

World empty_world() {
  World world(*testing::rules(), Seed{1}, t0);
  Engine(*testing::rules()).apply(world, CauseId{}, [](Context& context) {
    context.announce(ScenarioStarted{context.name("empty")});
  });
  return world;
}

Check make_check(CheckKind kind, const std::string& expression, const std::string& before = {}) {
  Check check;
  check.id = "it";
  check.kind = kind;
  check.gate = true;
  check.expression = {expression, "expr"};
  check.before = {before, "before"};
  check.hold = minutes(10);
  return check;
}

run::Run graded(const Check& check) {
  auto lesson = std::make_shared<Lesson>();
  lesson->limit = minutes(50);
  lesson->checks.push_back(check);
  codec::Diagnostics found;
  codec::Report report("lesson.json", found);
  auto plan = std::make_shared<const Plan>(
      compile(lesson, empty_world(), Setting{Seed{1}, {}, testing::rules(), {}, 0}, report));
  EXPECT_TRUE(found.empty()) << codec::to_text(found);
  run::Run run(testing::rules(), empty_world());
  run.observe(std::make_unique<Grader>(plan));
  return run;
}

struct Case {
  Check check;
  CheckState state;
  Duration decided;
};

Case with_slack(Case given, Duration slack) {
  given.check.slack = slack;
  return given;
}
Case with_arm(Case given, const std::string& arm) {
  given.check.arm = {arm, "arm"};
  return given;
}
Case with_most(Case given, const std::string& most) {
  given.check.most = {most, "max"};
  return given;
}

Case sequence(std::vector<std::string> order, CheckState state, Duration decided,
              Duration within = {}) {
  Check check = make_check(CheckKind::sequence, "", "T0+30m");
  for (std::string& one : order) check.order.push_back({std::move(one), "order"});
  check.within = within;
  return {check, state, decided};
}
Case count(const std::string& least, const std::string& most, CheckState state, Duration decided) {
  Check check = make_check(CheckKind::count, "zones");
  check.least = {least, "min"};
  check.most = {most, "max"};
  return {check, state, decided};
}

void PrintTo(const Case& given, std::ostream* out) {
  *out << enum_name(given.check.kind) << " " << given.check.expression.text;
}

class Checks : public ::testing::TestWithParam<Case> {};

TEST_P(Checks, decide_at_their_moment) {
  run::Run run = graded(GetParam().check);
  run.advance(t0 + minutes(60));
  const CheckStatus& status = grade(run).checks[0];
  EXPECT_EQ(status.state, GetParam().state);
  EXPECT_EQ(status.decided - t0, GetParam().decided);
}

constexpr auto yes = CheckState::passed;
constexpr auto no = CheckState::failed;

INSTANTIATE_TEST_SUITE_P(
    All, Checks,
    ::testing::Values(
        Case{make_check(CheckKind::eventually, "now >= T0+5m", "T0+9m"), yes, minutes(5)},
        Case{make_check(CheckKind::eventually, "now >= T0+9m", "T0+9m"), yes, minutes(9)},
        Case{make_check(CheckKind::eventually, "now > T0+9m", "T0+9m"), no, minutes(9)},
        Case{make_check(CheckKind::eventually, "now > T0+60m"), no, minutes(50)},
        with_arm({make_check(CheckKind::eventually, "now < T0+5m", "T0+9m"), no, minutes(9)},
                 "now >= T0+6m"),
        Case{make_check(CheckKind::hold, "now >= T0+5m", "T0+20m"), yes, minutes(15)},
        Case{make_check(CheckKind::hold, "now >= T0+5m", "T0+15m"), yes, minutes(15)},
        Case{make_check(CheckKind::hold, "now >= T0+6m", "T0+15m"), no, minutes(5) + seconds(1)},
        Case{make_check(CheckKind::hold, "now < T0+5m || now > T0+6m", "T0+40m"), yes,
             minutes(16) + seconds(1)},
        with_slack({make_check(CheckKind::hold, "now < T0+5m || now > T0+6m", "T0+40m"), yes,
                    minutes(10)},
                   minutes(2)),
        with_arm({make_check(CheckKind::hold, "true", "T0+40m"), yes, minutes(15)}, "now >= T0+5m"),
        Case{make_check(CheckKind::never, "now == T0+7m"), no, minutes(7)},
        Case{make_check(CheckKind::never, "now > T0+60m"), yes, minutes(50)},
        with_arm({make_check(CheckKind::never, "now < T0+3m"), yes, minutes(50)}, "now > T0+5m"),
        Case{make_check(CheckKind::end, "now > T0+49m"), yes, minutes(50)},
        Case{make_check(CheckKind::end, "now < T0+49m"), no, minutes(50)},
        sequence({"now >= T0+5m", "now >= T0+9m"}, yes, minutes(9)),
        sequence({"now >= T0+9m", "now >= T0+5m"}, no, minutes(5)),
        sequence({"now >= T0+5m", "now >= T0+9m"}, no, minutes(8) + seconds(1), minutes(3)),
        sequence({"now >= T0+5m", "now >= T0+40m"}, no, minutes(30)),
        count("0", "0", yes, minutes(50)), count("1", "2", no, minutes(50)),
        with_most({make_check(CheckKind::budget, "now - T0"), no, minutes(7) + seconds(1)}, "7m"),
        with_most({make_check(CheckKind::budget, "now - T0"), yes, minutes(50)}, "50m")));

TEST(Grader, goes_back_with_its_run_and_decides_the_same_again) {
  run::Run run = graded(make_check(CheckKind::hold, "now >= T0+5m", "T0+20m"));
  run.advance(t0 + minutes(30));
  ASSERT_EQ(grade(run).checks[0].state, CheckState::passed);
  run.rewind(t0 + minutes(12));
  EXPECT_EQ(grade(run).checks[0].state, CheckState::open);
  EXPECT_EQ(grade(run).checks[0].holds_since, t0 + minutes(5));
  run.advance(t0 + minutes(30));
  EXPECT_EQ(grade(run).checks[0].state, CheckState::passed);
  EXPECT_EQ(grade(run).checks[0].decided, t0 + minutes(15));
}

TEST(Grader, leaves_checks_of_proof_runs_alone) {
  Check check = make_check(CheckKind::never, "true");
  check.phase = Phase::proof;
  run::Run run = graded(check);
  run.advance(t0 + minutes(60));
  EXPECT_EQ(grade(run).checks[0].state, CheckState::waiting);
}

TEST(Grader, is_closed_at_any_moment) {
  run::Run run = graded(make_check(CheckKind::end, "now >= T0+5m"));
  run.advance(t0 + minutes(6));
  EXPECT_EQ(grade(run).checks[0].state, CheckState::open);
  const Grader* grader = find_grader(run.observers());
  const GraderState state = closed(grader->plan(), grade(run), run.world());
  EXPECT_EQ(state.checks[0].state, CheckState::passed);
  EXPECT_EQ(grade(run).checks[0].state, CheckState::open) << "the run goes on";
}

TEST(Grader, fails_what_was_not_put_to_the_test_before_it_was_submitted) {
  run::Run run = graded(
      with_arm({make_check(CheckKind::never, "now < T0"), CheckState::open, {}}, "now >= T0+9m")
          .check);
  run.advance(t0 + minutes(6));
  const Grader* grader = find_grader(run.observers());
  EXPECT_EQ(closed(grader->plan(), grade(run), run.world()).checks[0].state, CheckState::failed);
}

TEST(Grader, judges_the_same_however_the_run_is_moved) {
  for (const Duration stride : {Duration(milliseconds(700)), Duration(minutes(7))}) {
    run::Run run = graded(make_check(CheckKind::never, "now == T0+7m"));
    while (run.now() < t0 + minutes(50)) run.advance(run.now() + stride);
    EXPECT_EQ(grade(run).checks[0].decided, t0 + minutes(7));
  }
}

}  // namespace
}  // namespace drydock::lesson
