// What is put ahead: given in its time and in its name, met again after a rewind, taken back.
#include <gtest/gtest.h>

#include "sim/practice/run/run.h"
#include "tests/support/toy.h"

namespace drydock::run {
namespace {

using toy::start;
using Played = run::Run;  // Inside a test, Run is GoogleTest's own.

Played toy_run() { return Played(toy::rulebook(), toy::world(Seed{7})); }

JournalEntry ahead(Duration after, AnyCommand command, bool hidden = false) {
  return {start + after, Actor::instructor, std::move(command), hidden};
}

JournalEntry added(Duration after, const std::string& name, bool hidden = false) {
  return ahead(after, toy::AddBucket{name, seconds(2)}, hidden);
}

bool has(const Played& run, std::string_view bucket) {
  return static_cast<bool>(run.world().find<toy::Bucket>(bucket));
}

TEST(Agenda, is_given_in_its_time_as_if_somebody_did_it_then) {
  Played run = toy_run();
  ASSERT_TRUE(run.put_ahead(added(seconds(90), "late", true)));
  ASSERT_TRUE(run.put_ahead(added(seconds(30), "early")));
  ASSERT_EQ(run.agenda().size(), 2u);
  EXPECT_EQ(run.agenda()[0].entry.at, start + seconds(30));
  run.advance(start + seconds(29));
  EXPECT_TRUE(run.receipts().empty());
  run.advance(start + minutes(2));
  ASSERT_EQ(run.receipts().size(), 2u);
  EXPECT_EQ(run.receipts()[1].entry.at, start + seconds(90));
  EXPECT_EQ(run.receipts()[1].entry.actor, Actor::instructor);
  EXPECT_TRUE(run.receipts()[1].entry.hidden);
  EXPECT_FALSE(run.receipts()[0].entry.hidden);

  Played by_hand = toy_run();
  by_hand.advance(start + seconds(30));
  ASSERT_TRUE(by_hand.submit(toy::AddBucket{"early", seconds(2)}, Actor::instructor));
  by_hand.advance(start + seconds(90));
  ASSERT_TRUE(by_hand.submit(toy::AddBucket{"late", seconds(2)}, Actor::instructor));
  by_hand.advance(start + minutes(2));
  EXPECT_EQ(run.fingerprint(), by_hand.fingerprint());

  const Played again =
      Played::replay(toy::rulebook(), toy::world(Seed{7}), {}, run.journal(), start + minutes(2));
  EXPECT_EQ(again.fingerprint(), run.fingerprint());
}

TEST(Agenda, is_the_same_in_any_chunks) {
  Played whole = toy_run(), chunks = toy_run();
  for (Played* run : {&whole, &chunks})
    for (const int at : {10, 20, 20, 55})
      ASSERT_TRUE(run->put_ahead(added(seconds(at), "x" + std::to_string(run->agenda().size()))));
  whole.advance(start + minutes(2));
  while (chunks.advance_some(start + minutes(2), 3) != Stop::reached) {
  }
  EXPECT_EQ(whole.receipts().size(), 4u);
  EXPECT_EQ(whole.fingerprint(), chunks.fingerprint());
}

TEST(Agenda, is_met_again_after_a_rewind) {
  Played run = toy_run();
  ASSERT_TRUE(run.put_ahead(added(minutes(1), "late")));
  run.advance(start + minutes(3));
  const Fingerprint first = run.fingerprint();
  run.rewind(start + seconds(30));
  EXPECT_FALSE(has(run, "late"));
  run.advance(start + minutes(3));
  EXPECT_TRUE(has(run, "late"));
  EXPECT_EQ(run.fingerprint(), first);
  // Back to its very moment: it was given, and is not given twice.
  run.rewind(start + minutes(1));
  EXPECT_TRUE(has(run, "late"));
  run.advance(start + minutes(3));
  EXPECT_EQ(run.receipts().size(), 1u);
  EXPECT_EQ(run.fingerprint(), first);
}

TEST(Agenda, what_is_undone_stays_undone) {
  Played run = toy_run();
  ASSERT_TRUE(run.put_ahead(added(minutes(1), "late")));
  run.advance(start + minutes(2));
  ASSERT_TRUE(run.undo());
  EXPECT_EQ(run.now(), start + minutes(1));
  run.advance(start + minutes(2));
  EXPECT_FALSE(has(run, "late"));
}

TEST(Agenda, belongs_to_every_branch_that_comes_there) {
  Played run = toy_run();
  run.advance(start + minutes(5));
  const BranchId old = run.branch();
  run.rewind(start + minutes(1));
  ASSERT_TRUE(run.put_ahead(added(minutes(2), "late")));
  ASSERT_TRUE(run.put_ahead(added(minutes(6), "later")));
  Played fork = run.fork();
  fork.advance(start + minutes(3));
  EXPECT_TRUE(has(fork, "late"));
  EXPECT_FALSE(has(run, "late"));
  // The old branch is past the first; it is not made up for.
  ASSERT_TRUE(run.switch_branch(old));
  run.advance(start + minutes(7));
  EXPECT_FALSE(has(run, "late"));
  EXPECT_TRUE(has(run, "later"));
}

TEST(Agenda, can_be_taken_back_while_it_lies_ahead) {
  Played run = toy_run();
  const auto late = run.put_ahead(added(minutes(1), "late"));
  const auto later = run.put_ahead(added(minutes(2), "later"));
  ASSERT_TRUE(late && later);
  EXPECT_NE(*late, *later);
  ASSERT_TRUE(run.take_back(*late));
  EXPECT_FALSE(run.take_back(*late));
  run.advance(start + minutes(3));
  EXPECT_FALSE(has(run, "late"));
  EXPECT_TRUE(has(run, "later"));
  EXPECT_EQ(run.take_back(*later).error().code, "not_ahead");
}

TEST(Agenda, takes_what_may_be_possible_by_then) {
  Played run = toy_run();
  run.advance(start + seconds(1));
  EXPECT_EQ(run.put_ahead(added(seconds(1), "now")).error().code, "not_ahead");
  JournalEntry breaking = ahead(minutes(1), toy::Break{});
  breaking.actor = Actor::trainee;
  EXPECT_EQ(run.put_ahead(breaking).error().code, "not_allowed");
  // Nothing is called so yet; when its time comes that is written down.
  ASSERT_TRUE(run.put_ahead(ahead(minutes(1), toy::Pour{"nobody"})));
  run.advance(start + minutes(2));
  ASSERT_EQ(run.receipts().size(), 1u);
  EXPECT_FALSE(run.receipts()[0].accepted);
}

}  // namespace
}  // namespace drydock::run
