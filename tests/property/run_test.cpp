// Laws of runs, tried on random histories: going back and forth in time never changes what happens.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/practice/run/run.h"
#include "tests/support/property.h"
#include "tests/support/toy.h"

namespace drydock {
namespace {

/// One thing that a person does: wait a while, then ask for something.
struct Deed {
  Duration wait{};
  AnyCommand command;
};

AnyCommand any_command() {
  const std::string bucket = "b" + std::to_string(*rc::gen::inRange(0, 6));
  if (*rc::gen::inRange(0, 3) == 0)
    return toy::AddBucket{bucket, milliseconds(*rc::gen::inRange(-100, 5000))};
  return toy::Pour{bucket};
}

std::vector<Deed> any_deeds() {
  std::vector<Deed> deeds;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i)
    deeds.push_back(Deed{milliseconds(*rc::gen::inRange(0, 60'000)), any_command()});
  return deeds;
}

run::Run any_run() {
  const run::SnapshotSettings settings{static_cast<std::size_t>(*rc::gen::inRange(2, 12)),
                                       static_cast<std::uint64_t>(*rc::gen::inRange(1, 60))};
  std::vector<run::JournalEntry> script;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
    script.push_back(
        {toy::start + milliseconds(*rc::gen::inRange(0, 300'000)), Actor::scenario, any_command()});
  const Seed seed{*rc::gen::arbitrary<std::uint64_t>()};
  return run::Run(toy::rulebook(), toy::world(seed), std::move(script), settings);
}

/// Does the deeds; some of the waiting in small steps, for it must not matter.
void live(run::Run& run, const std::vector<Deed>& deeds, bool in_steps) {
  for (const Deed& deed : deeds) {
    const Time until = run.now() + deed.wait;
    if (in_steps) {
      while (run.advance_some(until, 3) != run::Stop::reached) {
      }
    } else {
      run.advance(until);
    }
    (void)run.submit(deed.command, Actor::trainee);
  }
}

RC_GTEST_PROP(RunLaws, replay_is_the_original, ()) {
  run::Run run = any_run();
  live(run, any_deeds(), *rc::gen::arbitrary<bool>());
  const Time end = run.now() + seconds(*rc::gen::inRange(0, 100));
  run.advance(end);
  const run::Run again = run::Run::replay(run.shared_rulebook(), toy::world(run.world().seed()),
                                          run.script(), run.journal(), end);
  RC_ASSERT(again.fingerprint() == run.fingerprint());
  RC_ASSERT(run::dump_journal(again.receipts()) == run::dump_journal(run.receipts()));
}

RC_GTEST_PROP(RunLaws, rewound_is_never_gone, ()) {
  run::Run run = any_run();
  const std::vector<Deed> first = any_deeds();
  live(run, first, false);
  const Time at = run.now();
  run.advance(at);
  const Fingerprint then = run.fingerprint();
  const std::size_t entries = run.receipts().size();
  run.advance(at + Duration(1));  // So that what follows is later than `at`.
  const Fingerprint later = run.fingerprint();
  live(run, any_deeds(), true);
  run.advance(run.now() + seconds(30));
  const Fingerprint end = run.fingerprint();
  const run::BranchId old = run.branch();

  run.rewind(at);
  RC_ASSERT(run.receipts().size() == entries);
  RC_ASSERT(run.fingerprint() == then);
  run.advance(at + Duration(1));
  RC_ASSERT(run.fingerprint() == later);
  RC_ASSERT(run.switch_branch(old).has_value());
  RC_ASSERT(run.fingerprint() == end);
}

RC_GTEST_PROP(RunLaws, dragging_back_and_forth_is_harmless, ()) {
  run::Run run = any_run();
  live(run, any_deeds(), false);
  run.advance(toy::start + minutes(5));
  const Time end = run.now();
  const Fingerprint last = run.fingerprint();
  const auto span = (end - toy::start).count() / 1'000'000;
  for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
    run.rewind(toy::start + milliseconds(*rc::gen::inRange<std::int64_t>(0, span + 1)));
  run.rewind(end);
  RC_ASSERT(run.fingerprint() == last);
  RC_ASSERT(run.branches().size() == 2u);
}

RC_GTEST_PROP(RunLaws, a_fork_leaves_its_parent_alone, ()) {
  run::Run run = any_run();
  live(run, any_deeds(), false);
  run::Run untouched = run.fork();
  run::Run busy = run.fork();
  const Fingerprint before = run.fingerprint();
  live(busy, any_deeds(), true);
  busy.rewind(toy::start);
  busy.advance(toy::start + minutes(3));
  RC_ASSERT(run.fingerprint() == before);
  run.advance(run.now() + minutes(1));
  untouched.advance(untouched.now() + minutes(1));
  RC_ASSERT(run.fingerprint() == untouched.fingerprint());
}

RC_GTEST_PROP(RunLaws, a_refused_command_changes_nothing, ()) {
  run::Run run = any_run();
  live(run, any_deeds(), *rc::gen::arbitrary<bool>());
  run.advance(run.now());
  const Fingerprint before = run.fingerprint();
  const std::size_t entries = run.receipts().size();
  RC_ASSERT(!run.submit(toy::Pour{"nobody"}, Actor::trainee).has_value());
  RC_ASSERT(!run.submit(toy::AddBucket{"b0", seconds(1)}, Actor::trainee).has_value());
  RC_ASSERT(!run.submit(toy::Break{}, Actor::trainee).has_value());
  RC_ASSERT(run.fingerprint() == before);
  RC_ASSERT(run.receipts().size() == entries);
}

RC_GTEST_PROP(RunLaws, a_new_entity_moves_nobodys_luck, ()) {
  const Seed seed{*rc::gen::arbitrary<std::uint64_t>()};
  run::Run few(toy::rulebook(), toy::world(seed));
  run::Run more(toy::rulebook(), toy::world(seed));
  const Duration wait = milliseconds(*rc::gen::inRange(0, 60'000));
  more.advance(toy::start + wait);
  RC_ASSERT(more.submit(toy::AddBucket{"newcomer", milliseconds(300)}, Actor::trainee).has_value());
  few.advance(toy::start + minutes(5));
  more.advance(toy::start + minutes(5));
  for (const auto& [id, bucket] : few.world().table<toy::Bucket>()) {
    const auto other = more.world().find<toy::Bucket>(few.world().text(bucket.name));
    RC_ASSERT(more.world()[other].level == bucket.level);
    RC_ASSERT(more.world()[other].poured == bucket.poured);
  }
}

}  // namespace
}  // namespace drydock
