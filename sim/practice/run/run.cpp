// How a run moves and takes commands: an instant is finished, then the command lands.
#include "sim/practice/run/run.h"

#include <algorithm>
#include <limits>

#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/practice/run/state.h"

namespace drydock::run {

namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

/// Code of what only another role may do.
constexpr char not_allowed_code[] = "not_allowed";

/// Cues that answer cues within one instant; more than these can only be a lesson that answers
/// itself.
constexpr int cues_deep_at_most = 64;

Receipt verdict(const Run& run, JournalEntry entry) {
  const Result<Forecast> allowed = run.check(entry.command, entry.actor);
  Receipt receipt{std::move(entry), allowed.has_value(), {}, {}, {}};
  if (!allowed) {
    receipt.reason = allowed.error().message;
    receipt.hint = allowed.error().hint;
  }
  return receipt;
}

}  // namespace

template <class Work>
auto Run::guarded(Work&& work) {
  DRYDOCK_ASSERT(!current().info.broken, "a branch that a defect ended is only rewound");
  try {
    return work();
  } catch (...) {
    current().info.broken = true;
    cues_open_ = 0;
    throw;
  }
}

Run::Run() = default;
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;
Run::~Run() = default;

Run::Run(std::shared_ptr<const Rulebook> rulebook, World world, std::vector<JournalEntry> script,
         SnapshotSettings settings)
    : rulebook_(std::move(rulebook)), settings_(settings) {
  DRYDOCK_ASSERT(settings_.most >= 2 && settings_.spacing > 0, "there is room for snapshots");
  std::stable_sort(script.begin(), script.end(),
                   [](const JournalEntry& a, const JournalEntry& b) { return a.at < b.at; });
  for (JournalEntry& entry : script) entry.actor = Actor::scenario;
  script_ = std::make_shared<const std::vector<JournalEntry>>(std::move(script));
  const Time start = world.start();
  open_branch(nullptr, State(std::move(world)), start, 0);
}

Run Run::replay(std::shared_ptr<const Rulebook> rulebook, World world,
                std::vector<JournalEntry> script, const std::vector<JournalEntry>& journal,
                Time until, SnapshotSettings settings) {
  Run run(std::move(rulebook), std::move(world), std::move(script), settings);
  run.begin();
  for (JournalEntry entry : journal) {
    if (entry.at > until) break;
    // The journal holds what the script did at this instant, and in which order.
    run.move(entry.at, no_limit, false, entry.at - Duration(1));
    State& state = run.current().state;
    entry.at = state.world.now();
    if (entry.actor == Actor::scenario) ++state.script_next;
    run.guarded([&] { return run.enter(std::move(entry)); });
  }
  run.advance(until);
  return run;
}

void Run::observe(std::unique_ptr<Observer> observer) {
  DRYDOCK_ASSERT(current().snapshots.empty(), "observers join a run before it moves");
  State& state = current().state;
  state.look_every(observer->wants_every());
  state.observers.push_back(std::move(observer));
}

std::span<const std::unique_ptr<Observer>> Run::observers() const {
  return current().state.observers;
}

void Run::advance(Time until) { move(until, no_limit, false, until); }

Stop Run::advance_some(Time until, std::uint64_t events) {
  return move(until, events, false, until);
}

Stop Run::step(Time until) { return move(until, no_limit, true, until); }

Stop Run::step_some(Time until, std::uint64_t events) { return move(until, events, true, until); }

Stop Run::move(Time until, std::uint64_t events, bool stop_at_fact, Time script_until) {
  return guarded([&] {
    begin();
    State& state = current().state;
    const std::uint32_t facts = state.world.chronicle().size();
    const std::uint64_t from = state.effort();
    settle(state, Mode::live);
    for (;;) {
      keep_snapshot();
      if (stop_at_fact && state.world.chronicle().size() != facts) return Stop::fact;
      const std::uint64_t done = state.effort() - from;
      if (done >= events) return Stop::budget;
      const std::optional<Time> entry = next_entry(state, until, script_until);
      const Time target = entry.value_or(until);
      const std::uint64_t slice = std::min(events - done, current().spacing);
      const Stop stop = run_events(state, target, slice, stop_at_fact, Mode::live);
      if (stop != Stop::reached) continue;
      if (!entry) return Stop::reached;
      play_entries(target);
    }
  });
}

Stop Run::run_events(State& state, Time until, std::uint64_t events, bool stop_at_fact, Mode mode) {
  const Engine engine(*rulebook_);
  World& world = state.world;
  if (state.observers.empty() && !stop_at_fact) {
    if (events == no_limit) {
      engine.advance(world, until);
      return Stop::reached;
    }
    if (engine.advance_some(world, until, events)) return Stop::budget;
    engine.advance(world, until);
    return Stop::reached;
  }
  const std::uint64_t from = state.effort();
  const std::uint32_t facts = world.chronicle().size();
  for (;;) {
    if (state.effort() - from >= events) return Stop::budget;
    const Time limit = state.is_looking() ? std::min(until, state.next_look) : until;
    const bool stepped = engine.step(world, limit);
    if (!stepped) engine.advance(world, limit);
    const bool is_due = state.is_looking() && world.now() == state.next_look;
    if (world.chronicle().size() != state.told || is_due) look_round(state, mode);
    if (stop_at_fact && world.chronicle().size() != facts) return Stop::fact;
    if (!stepped && limit == until) return Stop::reached;
  }
}

void Run::settle(State& state, Mode mode) {
  Engine(*rulebook_).advance(state.world, state.world.now());
  if (state.world.chronicle().size() != state.told) look_round(state, mode);
}

void Run::look_round(State& state, Mode mode) {
  const Time now = state.world.now();
  state.told = state.world.chronicle().size();
  if (state.is_looking() && now >= state.next_look) {
    state.next_look += state.every * ((now - state.next_look) / state.every + 1);
    ++state.looks;
  }
  std::vector<AnyCommand> cues;
  for (const auto& observer : state.observers) observer->after(state.world, now);
  for (const auto& observer : state.observers)
    for (AnyCommand& cue : observer->take_commands()) cues.push_back(std::move(cue));
  if (mode == Mode::replay || cues.empty()) return;
  DRYDOCK_ASSERT(cues_open_ < cues_deep_at_most, "cues end: none answers itself without end");
  ++cues_open_;
  for (AnyCommand& cue : cues) enter(JournalEntry{now, Actor::lesson, std::move(cue)});
  --cues_open_;
}

std::optional<Time> Run::next_entry(const State& state, Time until, Time script_until) const {
  std::optional<Time> next;
  if (state.script_next < script_->size() &&
      (*script_)[state.script_next].at <= std::min(until, script_until))
    next = (*script_)[state.script_next].at;
  for (const Appointment& ahead : agenda_) {
    if (ahead.entry.at <= state.agenda_done || ahead.entry.at < state.world.now()) continue;
    if (ahead.entry.at <= until && (!next || ahead.entry.at < *next)) next = ahead.entry.at;
    break;
  }
  return next;
}

void Run::play_entries(Time until) {
  State& state = current().state;
  while (state.script_next < script_->size() && (*script_)[state.script_next].at <= until) {
    JournalEntry entry = (*script_)[state.script_next++];
    entry.at = state.world.now();
    enter(std::move(entry));
  }
  std::vector<JournalEntry> due;
  for (const Appointment& ahead : agenda_)
    if (ahead.entry.at > state.agenda_done && ahead.entry.at == until) due.push_back(ahead.entry);
  state.agenda_done = std::max(state.agenda_done, until);
  for (JournalEntry& entry : due) enter(std::move(entry));
}

Result<Forecast> Run::check(const AnyCommand& command, Actor actor) const {
  return check_command(*rulebook_, world(), command, actor);
}

Result<Receipt> Run::submit(JournalEntry entry) {
  return guarded([&]() -> Result<Receipt> {
    begin();
    settle(current().state, Mode::live);
    if (const Result<Forecast> allowed = check(entry.command, entry.actor); !allowed)
      return tl::unexpected(allowed.error());
    entry.at = now();
    return enter(std::move(entry));
  });
}

Result<std::uint32_t> Run::put_ahead(JournalEntry entry) {
  if (entry.at <= now()) return fail("not_ahead", "This moment is not ahead.");
  const Result<Forecast> allowed = check(entry.command, entry.actor);
  // What the world refuses now it may take by then.
  const bool never = !allowed && (allowed.error().code == impossible_code ||
                                  allowed.error().code == not_allowed_code);
  if (never) return tl::unexpected(allowed.error());
  const std::uint32_t number = next_appointment_++;
  const auto later = std::find_if(agenda_.begin(), agenda_.end(), [&](const Appointment& other) {
    return other.entry.at > entry.at;
  });
  agenda_.insert(later, Appointment{number, std::move(entry)});
  return number;
}

Result<void> Run::take_back(std::uint32_t number) {
  const auto found = std::find_if(agenda_.begin(), agenda_.end(), [&](const Appointment& ahead) {
    return ahead.number == number && ahead.entry.at > current().state.agenda_done &&
           ahead.entry.at > now();
  });
  if (found == agenda_.end()) return fail("not_ahead", "Nothing of this number lies ahead.");
  agenda_.erase(found);
  return {};
}

void Run::play(State& state, const Receipt& receipt) const {
  const Engine engine(*rulebook_);
  const JournalEntry& entry = receipt.entry;
  if (receipt.accepted) return engine.give(state.world, entry.command, entry.actor);
  std::string reason = receipt.reason;
  if (reason.ends_with('.')) reason.pop_back();
  engine.apply(state.world, CauseId{0}, [&](Context& context) {
    context.announce(
        CommandRefused{context.name(entry.command.say()), context.name(reason), entry.actor});
  });
}

Receipt Run::enter(JournalEntry entry) {
  Branch& branch = current();
  State& state = branch.state;
  Receipt receipt = verdict(*this, std::move(entry));
  if (receipt.accepted) receipt.cause = CauseId{state.world.chronicle().size()};
  branch.receipts.push_back(receipt);
  state.entries = branch.receipts.size();
  play(state, receipt);
  settle(state, Mode::live);
  return receipt;
}

const World& Run::world() const { return current().state.world; }
World Run::look() { return current().state.world.look(); }
World Run::fork_world() { return current().state.world.fork(); }
const std::vector<Receipt>& Run::receipts() const { return current().receipts; }
Fingerprint Run::fingerprint() const { return rulebook_->fingerprint(world()); }

Result<Forecast> check_command(const Rulebook& rulebook, const World& world,
                               const AnyCommand& command, Actor actor) {
  DRYDOCK_ASSERT(static_cast<bool>(command), "a command that is checked is one");
  const CommandInfo* info = rulebook.find_command(command.kind());
  if (info != nullptr && info->least == Role::instructor && actor == Actor::trainee)
    return fail(not_allowed_code, "Only an instructor may do this.", std::string(command.kind()),
                "Switch to the instructor's role, or ask for it.");
  return rulebook.check(world, command);
}

}  // namespace drydock::run
