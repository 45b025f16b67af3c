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
  for (const RowInfo& row : rulebook.rows())
    places_ = std::max(places_, row.place / table_bytes + 1);
  tables_ = std::make_unique<TablePlace[]>(places_);
  for (const RowInfo& row : rulebook.rows()) row.make(tables_[row.place / table_bytes]);
}

World::World(World& origin)
    : names_(origin.names_),
      tables_(std::make_unique<TablePlace[]>(origin.places_)),
      places_(origin.places_),
      seed_(origin.seed_),
      start_(origin.start_),
      now_(origin.now_),
      executed_(origin.executed_) {
  for (std::size_t i = 0; i < places_; ++i)
    if (AnyTable* table = origin.tables_[i].table()) table->fork_to(tables_[i]);
}

World World::look() { return World(*this); }

World World::fork() {
  World copy = look();
  copy.future_ = future_;
  return copy;
}

}  // namespace kernel
}  // namespace drydock
