// What a run is made of inside: the state that moves, snapshots of it, and branches.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "sim/practice/run/run.h"

namespace drydock::run {

/// All that moves with time: the world, who watches it, and how much of journal and script it has
/// had.
struct Run::State {
  explicit State(World start) : world(std::move(start)) {}

  /// One of the observers looks this often; zero: only after facts.
  void look_every(Duration given) {
    if (given == Duration::zero() || (is_looking() && given >= every)) return;
    every = given;
    next_look = world.start() + every;
  }
  bool is_looking() const { return every != Duration::zero(); }

  State copy() {
    State other(world.fork());
    other.observers.reserve(observers.size());
    for (const auto& observer : observers) other.observers.push_back(observer->clone());
    other.every = every;
    other.entries = entries;
    other.script_next = script_next;
    other.agenda_done = agenda_done;
    other.told = told;
    other.next_look = next_look;
    other.looks = looks;
    return other;
  }

  /// What it would cost to come here again.
  std::uint64_t effort() const { return world.executed() + looks; }

  World world;
  std::vector<std::unique_ptr<Observer>> observers;
  Duration every{};                ///< How often observers look without a fact; zero: never.
  std::size_t entries = 0;         ///< Journal entries that are in this world.
  std::size_t script_next = 0;     ///< The first entry of the script that is not.
  Time agenda_done = Time::min();  ///< What was put ahead up to here was given, or is passed over.
  std::uint32_t told = 0;          ///< Facts that the observers have seen.
  Time next_look;                  ///< When they do so next,
  std::uint64_t looks = 0;         ///< and how often they have.
};

/// A state to come back to. Shared by branches and forked runs, which may live on different
/// threads.
struct Run::Snapshot {
  explicit Snapshot(State kept)
      : at(kept.world.now()),
        entries(kept.entries),
        effort(kept.effort()),
        state(std::move(kept)) {}

  State restore() {
    const std::lock_guard lock(mutex);
    return state.copy();
  }

  const Time at;
  const std::size_t entries;
  const std::uint64_t effort;

 private:
  std::mutex mutex;  // Copying a world opens a new epoch in it.
  State state;
};

struct Run::Branch {
  Branch(BranchInfo named, State moved) : info(std::move(named)), state(std::move(moved)) {}

  BranchInfo info;
  State state;
  std::vector<Receipt> receipts;
  std::vector<std::shared_ptr<Snapshot>> snapshots;  ///< Oldest first; inherited ones are shared.
  std::uint64_t spacing = 0;
  BranchId origin;  ///< What it was rewound from; itself after an undo; none when asked for.
  std::uint64_t opened_at_effort = 0;
  std::size_t inherited = 0;  ///< Receipts that it had when it was opened.
};

}  // namespace drydock::run
