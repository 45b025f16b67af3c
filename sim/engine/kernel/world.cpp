// How a world is born and copied.
#include "sim/engine/kernel/world.h"

#include <algorithm>
#include <array>
#include <atomic>

#include "sim/engine/kernel/rulebook.h"

namespace drydock {
inline namespace kernel {

std::uint16_t next_type_index(TypeFamily family) {
  static std::array<std::atomic<std::uint16_t>, 3> next{};
  return next[static_cast<std::size_t>(family)].fetch_add(1);
}

World::World(const Rulebook& rulebook, Seed seed, Time start)
    : names_(std::make_shared<Names>()), seed_(seed), start_(start), now_(start) {
  DRYDOCK_ASSERT(start >= Time{}, "a simulation starts in or after 1970");
  for (const RowInfo& row : rulebook.rows()) {
    if (tables_.size() <= row.index) tables_.resize(row.index + 1u);
    tables_[row.index] = row.make();
  }
}

World::World(const World& other)
    : names_(other.names_),
      epoch_(other.epoch_),
      seed_(other.seed_),
      start_(other.start_),
      now_(other.now_),
      executed_(other.executed_) {
  tables_.reserve(other.tables_.size());
  for (const auto& table : other.tables_)
    tables_.push_back(table == nullptr ? nullptr : table->copy());
}

World World::look() {
  World copy(*this);
  copy.epoch_ = ++epoch_;
  return copy;
}

World World::fork() {
  World copy = look();
  copy.future_ = future_;
  return copy;
}

}  // namespace kernel
}  // namespace drydock
