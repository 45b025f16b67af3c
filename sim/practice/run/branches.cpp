// How a run goes back and forth: snapshots, branches, rewind and fork.
#include <algorithm>
#include <limits>

#include "sim/practice/run/state.h"

namespace drydock::run {

namespace {

std::string branch_name(std::uint32_t number) {
  std::string name;
  for (std::uint32_t rest = number + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

bool is_person(Actor actor) { return actor != Actor::scenario && actor != Actor::lesson; }

}  // namespace

void Run::begin() {
  if (current().snapshots.empty()) keep_snapshot();
}

void Run::keep_snapshot() {
  Branch& branch = current();
  auto& snapshots = branch.snapshots;
  if (!snapshots.empty() && branch.state.effort() < snapshots.back()->effort + branch.spacing)
    return;
  snapshots.push_back(std::make_shared<Snapshot>(branch.state.copy()));
  if (snapshots.size() <= settings_.most) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < snapshots.size(); i += 2) snapshots[kept++] = snapshots[i];
  snapshots.resize(kept);
  branch.spacing *= 2;
}

Run::State Run::restore(Branch& branch, Time to, std::size_t entries) {
  const auto later = std::find_if(branch.snapshots.begin(), branch.snapshots.end(),
                                  [&](const std::shared_ptr<Snapshot>& snapshot) {
                                    return snapshot->at > to || snapshot->entries > entries;
                                  });
  DRYDOCK_ASSERT(later != branch.snapshots.begin(), "a branch can go back to its start");
  constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
  State state = (*std::prev(later))->restore();
  settle(state, Mode::replay);
  while (state.entries < entries) {
    const Receipt& receipt = branch.receipts[state.entries++];
    if (receipt.entry.actor == Actor::scenario) ++state.script_next;
    run_events(state, receipt.entry.at, no_limit, false, Mode::replay);
    play(state, receipt);
    settle(state, Mode::replay);
  }
  run_events(state, to, no_limit, false, Mode::replay);
  state.agenda_done = to;
  return state;
}

bool Run::is_unplayed(const Branch& branch, const Branch* beside) const {
  const bool has_child = std::any_of(branches_.begin(), branches_.end(), [&](const auto& other) {
    return other.get() != beside && other->info.parent == branch.info.id;
  });
  return branch.info.parent && !has_child && !branch.info.broken &&
         branch.state.world.now() == branch.info.forked_at &&
         branch.state.effort() == branch.opened_at_effort &&
         branch.receipts.size() == branch.inherited;
}

Run::Branch& Run::open_branch(const Branch* from, State state, Time at, std::size_t entries) {
  BranchInfo info{BranchId{next_number_++}, {}, {}, at, at, false};
  auto opened = std::make_unique<Branch>(info, std::move(state));
  opened->spacing = settings_.spacing;
  opened->opened_at_effort = opened->state.effort();
  opened->inherited = entries;
  if (from != nullptr) {
    opened->spacing = from->spacing;
    opened->receipts.assign(from->receipts.begin(),
                            from->receipts.begin() + static_cast<std::ptrdiff_t>(entries));
    for (const auto& snapshot : from->snapshots)
      if (snapshot->at <= at && snapshot->entries <= entries) opened->snapshots.push_back(snapshot);
    opened->info.parent = from->info.id;
  }
  for (const Branch* parent = find(opened->info.parent);
       parent != nullptr && parent->info.parent && parent->info.forked_at > at;
       parent = find(opened->info.parent))
    opened->info.parent = parent->info.parent;
  Branch* const left = current_;
  current_ = opened.get();
  branches_.push_back(std::move(opened));
  if (left != nullptr && left->origin && is_unplayed(*left, current_)) {
    replace_unplayed(*left, *current_);
  } else {
    current_->info.name = branch_name(next_name_++);
  }
  return *current_;
}

void Run::replace_unplayed(Branch& left, Branch& opened) {
  opened.info.name = left.info.name;
  if (opened.info.parent == left.info.id) opened.info.parent = left.info.parent;
  std::erase_if(branches_, [&](const auto& branch) { return branch.get() == &left; });
}

BranchId Run::rewind(Time to) {
  begin();
  Branch* from = &current();
  if (is_unplayed(*from, nullptr) && from->origin != from->info.id)
    if (Branch* origin = find(from->origin)) from = origin;
  const World& end = from->state.world;
  const Time at = std::clamp(to, end.start(), end.now());
  const auto after = std::find_if(from->receipts.begin(), from->receipts.end(),
                                  [&](const Receipt& receipt) { return receipt.entry.at > at; });
  const auto entries = static_cast<std::size_t>(after - from->receipts.begin());
  const BranchId origin = from->info.id;
  Branch& opened = open_branch(from, restore(*from, at, entries), at, entries);
  opened.origin = origin;
  return opened.info.id;
}

Result<BranchId> Run::undo() {
  const auto& receipts = current().receipts;
  const auto last = std::find_if(receipts.rbegin(), receipts.rend(), [](const Receipt& receipt) {
    return receipt.accepted && is_person(receipt.entry.actor);
  });
  if (last == receipts.rend())
    return fail("nothing_to_undo", "Nobody has done anything that could be undone.");
  const Time at = last->entry.at;
  const auto entries = static_cast<std::size_t>(std::distance(last, receipts.rend())) - 1;
  Branch& opened = open_branch(&current(), restore(current(), at, entries), at, entries);
  opened.origin = opened.info.id;
  return opened.info.id;
}

BranchId Run::fork_branch() {
  begin();
  Branch& from = current();
  DRYDOCK_ASSERT(!from.info.broken, "a branch that a defect ended is only rewound");
  from.origin = {};
  return open_branch(&from, from.state.copy(), now(), from.receipts.size()).info.id;
}

Result<void> Run::switch_branch(BranchId id) {
  Branch* branch = find(id);
  if (branch == nullptr) return fail("unknown_branch", "There is no such branch.");
  if (branch->info.broken)
    return fail("broken_branch", "Branch " + branch->info.name + " was ended by a defect.");
  current_ = branch;
  return {};
}

BranchId Run::branch() const { return current().info.id; }

std::vector<BranchInfo> Run::branches() const {
  std::vector<BranchInfo> infos;
  for (const auto& branch : branches_) {
    infos.push_back(branch->info);
    infos.back().end = branch->state.world.now();
  }
  return infos;
}

Run Run::fork() {
  begin();
  Run other;
  other.rulebook_ = rulebook_;
  other.script_ = script_;
  other.settings_ = settings_;
  other.agenda_ = agenda_;
  other.next_appointment_ = next_appointment_;
  const Branch& from = current();
  Branch& opened = other.open_branch(nullptr, current().state.copy(), world().start(), 0);
  opened.receipts = from.receipts;
  opened.snapshots = from.snapshots;
  opened.spacing = from.spacing;
  opened.inherited = from.receipts.size();
  return other;
}

std::size_t Run::snapshots() const { return current().snapshots.size(); }

Run::Branch* Run::find(BranchId id) const {
  const auto found = std::find_if(branches_.begin(), branches_.end(),
                                  [&](const auto& branch) { return branch->info.id == id; });
  return found == branches_.end() ? nullptr : found->get();
}

}  // namespace drydock::run
