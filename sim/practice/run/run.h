// A run: a world that moves through time with its journal; it can be rewound, forked and replayed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/engine.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/run/journal.h"
#include "sim/practice/run/observer.h"

namespace drydock::run {

/// Names a branch of a run. Numbers grow and are never used again, so a new number says: start
/// over.
struct BranchId {
  static constexpr std::uint32_t none = 0xffffffff;
  std::uint32_t number = none;
  constexpr explicit operator bool() const { return number != none; }
  friend constexpr auto operator<=>(BranchId, BranchId) = default;
};

/// One line of the tree of what-ifs.
struct BranchInfo {
  BranchId id;
  std::string name;     ///< A, B, ... Z, AA, ...
  BranchId parent;      ///< None for the first.
  Time forked_at;       ///< Where it left its parent; the start for the first.
  Time end;             ///< How far it has come.
  bool broken = false;  ///< A defect ended it; it can be rewound, but not visited.
};

/// Snapshots of a branch: at most `most`, thinned by half when full.
struct SnapshotSettings {
  std::size_t most = 96;
  /// Events handled plus seconds observed between two snapshots at first; doubles with each
  /// thinning.
  std::uint64_t spacing = 512;
};

/// Where a move of advance_some() or step_some() ended.
enum class Stop {
  reached,  ///< The time asked for.
  budget,   ///< Events asked for are used up; there is more to do.
  fact,     ///< An instant that announced a fact is finished (step_some only).
};

/// Whether `command` may be given by `actor` in `world`, and what it would do. Any thread may ask.
Result<Forecast> check_command(const Rulebook& rulebook, const World& world,
                               const AnyCommand& command, Actor actor);

/// A world with its rules, its journal, its branches and the snapshots that make going back quick.
///
/// Not for use by several threads at once; runs that were forked from each other are independent.
class Run {
 public:
  /// A run of `world`, which scenario::build made. `script` holds the scenario's own commands,
  /// ordered by time.
  Run(std::shared_ptr<const Rulebook> rulebook, World world, std::vector<JournalEntry> script = {},
      SnapshotSettings settings = {});
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;
  ~Run();

  /// The run that `journal` tells of (scenario's entries included), moved on to `until`. Entries
  /// are checked again: one that is refused now is kept as a refused receipt.
  static Run replay(std::shared_ptr<const Rulebook> rulebook, World world,
                    std::vector<JournalEntry> script, const std::vector<JournalEntry>& journal,
                    Time until, SnapshotSettings settings = {});

  /// Adds an observer. A Defect once the run has moved or taken a command.
  void observe(std::unique_ptr<Observer> observer);
  /// The observers as they are now; other objects after a rewind.
  std::span<const std::unique_ptr<Observer>> observers() const;

  /// Moves to `until`: all that is due by then is done, the scenario's commands included.
  void advance(Time until);
  /// As advance(), but handles at most about `events` events (an instant that is observed is not
  /// cut).
  Stop advance_some(Time until, std::uint64_t events);
  /// Moves to the end of the next instant that announces a fact, but not beyond `until`.
  Stop step(Time until);
  /// As step(), for at most about `events` events.
  Stop step_some(Time until, std::uint64_t events);

  /// Whether `command` may be given now by `actor`, and what it would do.
  Result<Forecast> check(const AnyCommand& command, Actor actor = Actor::instructor) const;
  /// Finishes the instant in progress, checks, journals and applies. A refusal is an error and
  /// changes nothing.
  Result<Receipt> submit(const AnyCommand& command, Actor actor) {
    return submit(JournalEntry{now(), actor, command});
  }
  /// The same of an entry, whose time is set to now.
  Result<Receipt> submit(JournalEntry entry);

  /// Puts a command ahead: it is given at the time of the entry, after those of the script, on each
  /// branch that comes there; a branch that goes back to before it meets it again. Its number, or
  /// an error when the time is not ahead or the command can never be given.
  Result<std::uint32_t> put_ahead(JournalEntry entry);
  /// Takes back what lies ahead here; an error when nothing of that number does.
  Result<void> take_back(std::uint32_t number);
  /// What was put ahead, by time; some of it may lie behind this branch.
  const std::vector<Appointment>& agenda() const { return agenda_; }

  /// Goes back to the end of the instant `to` on a new branch; the future so far stays as its own
  /// branch. Moments before the start or after the end are taken as these. A branch on which
  /// nothing has happened since a rewind is replaced, and the new one goes back from where that
  /// came from: so a timeline can be dragged back and forth.
  BranchId rewind(Time to);
  /// Goes back to just before the last accepted command of a person, on a new branch; an error when
  /// there is none.
  Result<BranchId> undo();
  /// A new branch from now.
  BranchId fork_branch();
  /// Visits another branch where it ended.
  Result<void> switch_branch(BranchId id);
  BranchId branch() const;
  std::vector<BranchInfo> branches() const;

  /// An independent run from now, with the history of this branch only; pages are shared.
  Run fork();

  const World& world() const;
  Time now() const { return world().now(); }
  const Rulebook& rulebook() const { return *rulebook_; }
  std::shared_ptr<const Rulebook> shared_rulebook() const { return rulebook_; }
  /// A copy of the world to read on any thread.
  World look();
  /// A copy of the world that can live on under another script, or none.
  World fork_world();
  /// The present branch's history: every entry so far with what came of it.
  const std::vector<Receipt>& receipts() const;
  std::vector<JournalEntry> journal() const { return entries_of(receipts()); }
  const std::vector<JournalEntry>& script() const { return *script_; }
  Fingerprint fingerprint() const;
  /// Snapshots that the present branch can go back to.
  std::size_t snapshots() const;

 private:
  struct State;
  struct Snapshot;
  struct Branch;
  /// Whether observers' commands are given, or are in the journal already.
  enum class Mode { live, replay };

  Run();

  Branch& current() const { return *current_; }
  Branch* find(BranchId id) const;
  void begin();
  void keep_snapshot();
  State restore(Branch& branch, Time to, std::size_t entries);
  Branch& open_branch(const Branch* from, State state, Time at, std::size_t entries);
  void replace_unplayed(Branch& left, Branch& opened);
  bool is_unplayed(const Branch& branch, const Branch* beside) const;

  Stop move(Time until, std::uint64_t events, bool stop_at_fact, Time script_until);
  Stop run_events(State& state, Time until, std::uint64_t events, bool stop_at_fact, Mode mode);
  void settle(State& state, Mode mode);
  void look_round(State& state, Mode mode);
  /// When the script or the agenda next has something, if not after `until`.
  std::optional<Time> next_entry(const State& state, Time until, Time script_until) const;
  void play_entries(Time until);
  Receipt enter(JournalEntry entry);
  /// Gives the command of a receipt, or writes down that it was refused.
  void play(State& state, const Receipt& receipt) const;

  template <class Work>
  auto guarded(Work&& work);

  std::shared_ptr<const Rulebook> rulebook_;
  std::shared_ptr<const std::vector<JournalEntry>> script_;
  SnapshotSettings settings_;
  std::vector<Appointment> agenda_;  ///< By time, then by number.
  std::uint32_t next_appointment_ = 1;
  std::vector<std::unique_ptr<Branch>> branches_;
  Branch* current_ = nullptr;
  std::uint32_t next_number_ = 0;
  std::uint32_t next_name_ = 0;
  int cues_open_ = 0;
};

}  // namespace drydock::run
