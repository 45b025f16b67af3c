// Runs: moving, commands, snapshots, rewind, branches and forks.
#include "sim/practice/run/run.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/toy.h"

namespace drydock::run {
namespace {

using toy::start;
using TheRun = run::Run;  // Inside a test, Run is GoogleTest's own.

TheRun make_run(std::vector<JournalEntry> script = {}, SnapshotSettings settings = {}) {
  return TheRun(toy::rulebook(), toy::world(Seed{7}), std::move(script), settings);
}

/// A bucket that can be poured out now, other than `taken`.
std::string full_bucket(const TheRun& run, const std::string& taken = {}) {
  for (const auto& [id, bucket] : run.world().table<toy::Bucket>())
    if (bucket.level > 0 && run.world().text(bucket.name) != taken)
      return std::string(run.world().text(bucket.name));
  return "none";
}

std::vector<JournalEntry> toy_script() {
  return {{start + seconds(40), Actor::scenario, toy::AddBucket{"late", seconds(2)}},
          {start + seconds(20), Actor::scenario, toy::AddBucket{"early", seconds(2)}},
          {start + seconds(40), Actor::scenario, toy::Pour{"nobody"}}};
}

/// Counts what it sees; pours a bucket each time one ran over, and says hello at the start.
class Watcher final : public Observer {
 public:
  explicit Watcher(bool seconds_wanted) : seconds_wanted_(seconds_wanted) {}

  void after(const World& world, Time now) override {
    ++calls;
    trail = trail * 1099511628211ull + static_cast<std::uint64_t>(now.time_since_epoch().count()) +
            world.chronicle().size();
    if (calls == 1) cues_.push_back(toy::AddBucket{"hello", seconds(5)});
    for (; seen < world.chronicle().size(); ++seen) {
      toy::Overflowed over;
      if (fact_if(world.chronicle()[CauseId{seen}], over) == nullptr) continue;
      cues_.push_back(toy::Pour{"b0"});
      cues_.push_back(toy::Pour{"nobody"});
    }
  }
  std::unique_ptr<Observer> clone() const override { return std::make_unique<Watcher>(*this); }
  Duration wants_every() const override {
    return seconds_wanted_ ? Duration(seconds(1)) : Duration{};
  }
  std::vector<AnyCommand> take_commands() override { return std::exchange(cues_, {}); }

  int calls = 0;
  std::uint64_t trail = 0;
  std::uint32_t seen = 0;

 private:
  bool seconds_wanted_;
  std::vector<AnyCommand> cues_;
};

const Watcher& watcher(const TheRun& run) {
  return dynamic_cast<const Watcher&>(*run.observers()[0]);
}

TEST(Run, moves_in_any_chunks_to_the_same_world) {
  TheRun whole = make_run(toy_script());
  whole.advance(start + minutes(10));
  TheRun chunks = make_run(toy_script());
  while (chunks.advance_some(start + minutes(10), 7) != Stop::reached) {
  }
  TheRun stops = make_run(toy_script());
  for (int i = 1; i <= 600; ++i) stops.advance(start + seconds(i));
  EXPECT_EQ(whole.fingerprint(), chunks.fingerprint());
  EXPECT_EQ(whole.fingerprint(), stops.fingerprint());
  EXPECT_EQ(whole.now(), start + minutes(10));
}

TEST(Run, steps_to_the_next_instant_with_a_fact) {
  TheRun run = make_run();
  run.step(start + minutes(10));  // Nobody watched the start, so this is the first fact after it.
  for (int i = 0; i < 20; ++i) {
    const std::uint32_t before = run.world().chronicle().size();
    ASSERT_EQ(run.step(start + minutes(10)), Stop::fact);
    EXPECT_GT(run.world().chronicle().size(), before);
    EXPECT_EQ(run.world().chronicle()[CauseId{before}].at, run.now());
  }
  TheRun still(toy::rulebook(), toy::world(Seed{7}, 0));
  EXPECT_EQ(still.step(start + minutes(10)), Stop::reached);
  EXPECT_EQ(still.now(), start + minutes(10));
  EXPECT_EQ(still.step_some(start + hours(10), 5), Stop::budget);
}

TEST(Run, plays_the_script_in_order_and_keeps_refusals) {
  TheRun run = make_run(toy_script());
  run.advance(start + seconds(30));
  ASSERT_EQ(run.receipts().size(), 1u);
  run.advance(start + seconds(40));
  ASSERT_EQ(run.receipts().size(), 3u);
  EXPECT_EQ(run.receipts()[0].entry.at, start + seconds(20));
  EXPECT_TRUE(run.receipts()[1].accepted);
  EXPECT_FALSE(run.receipts()[2].accepted);
  EXPECT_EQ(run.receipts()[2].reason, "There is no nobody.");
  EXPECT_EQ(run.receipts()[2].hint, "Add it first.");
  const Record& given = run.world().chronicle()[run.receipts()[1].cause];
  EXPECT_EQ(run.rulebook().say(run.world(), given), "scenario: add late");
}

TEST(Run, finishes_what_a_command_sets_off_at_once) {
  TheRun run = make_run();
  run.advance(start + minutes(1));
  const auto id = run.world().find<toy::Bucket>("b1");
  ASSERT_GT(run.world()[id].level, 0);
  ASSERT_TRUE(run.submit(toy::Pour{"b1"}, Actor::trainee).has_value());
  EXPECT_EQ(run.world()[id].level, 0);
  EXPECT_EQ(run.now(), start + minutes(1));
}

TEST(Run, refuses_and_changes_nothing) {
  TheRun run = make_run();
  run.advance(start + minutes(1));
  const Fingerprint before = run.fingerprint();
  const auto refused = run.submit(toy::Pour{"nobody"}, Actor::trainee);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "There is no nobody.");
  EXPECT_EQ(run.submit(toy::Break{}, Actor::trainee).error().code, "not_allowed");
  EXPECT_TRUE(run.check(toy::Break{}, Actor::instructor).has_value());
  EXPECT_EQ(run.fingerprint(), before);
  EXPECT_TRUE(run.receipts().empty());
}

TEST(Run, rewinds_on_a_new_branch_and_keeps_the_old_future) {
  TheRun run = make_run(toy_script(), {8, 20});
  run.advance(start + minutes(2));
  const Fingerprint at_two = run.fingerprint();
  ASSERT_TRUE(run.submit(toy::Pour{full_bucket(run)}, Actor::trainee).has_value());
  run.advance(start + minutes(20));
  const Fingerprint old_future = run.fingerprint();
  const BranchId a = run.branch();

  const BranchId b = run.rewind(start + minutes(2) - nanoseconds(1));
  EXPECT_NE(a, b);
  run.advance(start + minutes(2));
  EXPECT_EQ(run.fingerprint(), at_two);
  EXPECT_EQ(run.receipts().size(), 3u);
  run.advance(start + minutes(20));
  EXPECT_NE(run.fingerprint(), old_future);

  ASSERT_TRUE(run.switch_branch(a).has_value());
  EXPECT_EQ(run.fingerprint(), old_future);
  EXPECT_EQ(run.receipts().size(), 4u);
  const auto branches = run.branches();
  ASSERT_EQ(branches.size(), 2u);
  EXPECT_EQ(branches[0].name, "A");
  EXPECT_EQ(branches[1].name, "B");
  EXPECT_EQ(branches[1].parent, a);
  EXPECT_EQ(branches[1].forked_at, start + minutes(2) - nanoseconds(1));
  EXPECT_EQ(branches[1].end, start + minutes(20));
  EXPECT_FALSE(run.switch_branch(BranchId{99}).has_value());
}

TEST(Run, dragging_leaves_no_trail_of_branches) {
  TheRun run = make_run();
  run.advance(start + minutes(20));
  const BranchId a = run.branch();
  BranchId last = a;
  for (int i = 19; i > 0; --i) {
    const BranchId now = run.rewind(start + minutes(i));
    EXPECT_NE(now, last);
    last = now;
  }
  ASSERT_EQ(run.branches().size(), 2u);
  EXPECT_EQ(run.branches()[1].name, "B");
  EXPECT_EQ(run.branches()[1].parent, a);
  run.rewind(start + minutes(20));  // And forward again.
  EXPECT_EQ(run.now(), start + minutes(20));
  run.rewind(start + minutes(1));
  EXPECT_EQ(run.branches().size(), 2u);
  run.advance(start + minutes(3));
  run.rewind(start + minutes(2));
  EXPECT_EQ(run.branches().size(), 3u);
  EXPECT_EQ(run.branches()[2].name, "C");
}

TEST(Run, a_branch_belongs_to_the_one_whose_past_it_shares) {
  TheRun run = make_run();
  run.advance(start + minutes(20));
  const BranchId a = run.branch();
  run.rewind(start + minutes(10));
  run.advance(start + minutes(15));
  run.rewind(start + minutes(5));
  EXPECT_EQ(run.branches().back().parent, a);
}

TEST(Run, undo_takes_back_the_last_command_of_a_person) {
  TheRun run = make_run(toy_script());
  EXPECT_FALSE(run.undo().has_value());
  run.advance(start + minutes(2));
  const Fingerprint clean = run.fingerprint();
  const std::string first = full_bucket(run);
  ASSERT_TRUE(run.submit(toy::Pour{first}, Actor::trainee).has_value());
  const Fingerprint poured = run.fingerprint();
  ASSERT_TRUE(run.submit(toy::Pour{full_bucket(run, first)}, Actor::trainee).has_value());
  ASSERT_TRUE(run.undo().has_value());
  EXPECT_EQ(run.fingerprint(), poured);
  ASSERT_TRUE(run.undo().has_value());
  EXPECT_EQ(run.fingerprint(), clean);
  EXPECT_FALSE(run.undo().has_value());
  EXPECT_EQ(run.branches().size(), 2u);
}

TEST(Run, replays_its_journal) {
  TheRun run = make_run(toy_script());
  run.observe(std::make_unique<Watcher>(true));
  run.advance(start + minutes(3));
  ASSERT_TRUE(run.submit(toy::Pour{"b2"}, Actor::trainee).has_value());
  run.advance(start + minutes(9));
  const TheRun again = TheRun::replay(toy::rulebook(), toy::world(Seed{7}), toy_script(),
                                      run.journal(), start + minutes(9));
  EXPECT_EQ(again.fingerprint(), run.fingerprint());
  EXPECT_EQ(dump_journal(again.receipts()), dump_journal(run.receipts()));
}

TEST(Run, observers_see_the_same_whatever_the_chunks_and_rewind_too) {
  for (const bool every_second : {false, true}) {
    TheRun whole = make_run(toy_script(), {6, 30});
    whole.observe(std::make_unique<Watcher>(every_second));
    whole.advance(start + minutes(10));
    TheRun chunks = make_run(toy_script(), {6, 30});
    chunks.observe(std::make_unique<Watcher>(every_second));
    while (chunks.step_some(start + minutes(10), 3) != Stop::reached) {
    }
    EXPECT_GT(whole.receipts().size(), 5u);
    EXPECT_EQ(whole.receipts()[0].entry.actor, Actor::lesson);
    EXPECT_EQ(whole.receipts()[0].entry.at, start);
    EXPECT_EQ(whole.fingerprint(), chunks.fingerprint());
    EXPECT_EQ(watcher(whole).trail, watcher(chunks).trail);
    EXPECT_GE(watcher(whole).calls, every_second ? 600 : 100);

    const std::uint64_t trail = watcher(whole).trail;
    const Fingerprint end = whole.fingerprint();
    for (const Duration back : {Duration(minutes(4)), Duration(seconds(17)), Duration(0)}) {
      whole.rewind(start + back);
      whole.advance(start + minutes(10));
      EXPECT_EQ(whole.fingerprint(), end);
      EXPECT_EQ(watcher(whole).trail, trail);
    }
  }
}

TEST(Run, a_cue_that_answers_itself_is_a_defect) {
  class Echo final : public Observer {
   public:
    void after(const World&, Time) override { ++count_; }
    std::unique_ptr<Observer> clone() const override { return std::make_unique<Echo>(*this); }
    std::vector<AnyCommand> take_commands() override {
      return {toy::AddBucket{"echo" + std::to_string(count_), seconds(1)}};
    }

   private:
    int count_ = 0;
  };
  TheRun run = make_run();
  run.observe(std::make_unique<Echo>());
  EXPECT_THROW(run.advance(start + seconds(1)), Defect);
}

TEST(Run, snapshots_stay_few_and_near) {
  TheRun run(toy::rulebook(), toy::world(Seed{3}, 20, milliseconds(200)));
  run.advance(start + hours(2));
  const std::uint64_t events = run.world().executed();
  EXPECT_GT(events, 500'000u);
  EXPECT_LE(run.snapshots(), 96u);
  EXPECT_GE(run.snapshots(), 48u);
  const Fingerprint end = run.fingerprint();
  run.rewind(start + hours(1));
  run.advance(start + hours(2));
  EXPECT_EQ(run.fingerprint(), end);
}

TEST(Run, a_fork_is_independent) {
  TheRun run = make_run(toy_script());
  run.advance(start + minutes(1));
  TheRun fork = run.fork();
  EXPECT_EQ(fork.fingerprint(), run.fingerprint());
  fork.rewind(start + seconds(30));
  fork.advance(start + minutes(5));
  run.advance(start + minutes(5));
  EXPECT_EQ(fork.fingerprint(), run.fingerprint());
  ASSERT_TRUE(fork.submit(toy::Pour{"b0"}, Actor::trainee).has_value());
  EXPECT_NE(fork.fingerprint(), run.fingerprint());
  EXPECT_EQ(run.branches().size(), 1u);
  EXPECT_EQ(run.receipts().size(), 3u);
}

TEST(Run, fork_branch_opens_a_line_from_now) {
  TheRun run = make_run();
  run.advance(start + minutes(1));
  const BranchId a = run.branch();
  const BranchId b = run.fork_branch();
  ASSERT_TRUE(run.submit(toy::Pour{"b0"}, Actor::trainee).has_value());
  run.advance(start + minutes(2));
  ASSERT_TRUE(run.switch_branch(a).has_value());
  EXPECT_EQ(run.now(), start + minutes(1));
  EXPECT_TRUE(run.receipts().empty());
  run.advance(start + minutes(2));
  const Fingerprint without = run.fingerprint();
  ASSERT_TRUE(run.switch_branch(b).has_value());
  EXPECT_NE(run.fingerprint(), without);
}

TEST(Run, a_defect_ends_its_branch_only) {
  TheRun run = make_run();
  run.advance(start + minutes(1));
  ASSERT_TRUE(run.submit(toy::Break{seconds(30)}, Actor::instructor).has_value());
  EXPECT_THROW(run.advance(start + minutes(5)), Defect);
  EXPECT_THROW(run.advance(start + minutes(5)), Defect);
  const BranchId broken = run.branch();
  EXPECT_TRUE(run.branches()[0].broken);
  run.rewind(start + seconds(50));
  run.advance(start + minutes(5));
  EXPECT_EQ(run.switch_branch(broken).error().code, "broken_branch");
}

TEST(Run, a_rewind_out_of_range_goes_to_the_nearest_end) {
  TheRun run = make_run();
  run.advance(start + minutes(1));
  const Fingerprint now = run.fingerprint();
  run.rewind(start + hours(1));
  EXPECT_EQ(run.fingerprint(), now);
  run.rewind(Time{});
  EXPECT_EQ(run.now(), start);
}

TEST(Journal, is_written_down_for_people) {
  TheRun run = make_run();
  run.advance(start + minutes(1));
  ASSERT_TRUE(run.submit(toy::AddBucket{"x", seconds(2)}, Actor::instructor).has_value());
  EXPECT_EQ(dump_journal(run.receipts()),
            "1734480060000000000 ns (2024-12-18T00:01:00Z) instructor toy.add_bucket "
            "bucket=\"x\" pace=2000000000 ns\n");
}

}  // namespace
}  // namespace drydock::run
