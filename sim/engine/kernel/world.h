// The world: all nouns, as one value. Tables, the clock, the future and the chronicle.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/name.h"
#include "sim/engine/base/table.h"
#include "sim/engine/kernel/event_queue.h"
#include "sim/engine/kernel/fact.h"
#include "sim/engine/kernel/random.h"
#include "sim/engine/kernel/type_index.h"

namespace drydock {
inline namespace kernel {

class Rulebook;
class TablePlace;

/// A table of any row type, so that a world can hold and fork them all.
class AnyTable {
 public:
  virtual ~AnyTable() = default;
  virtual void fork_to(TablePlace& place) = 0;
};

template <class Row>
class TableOf final : public AnyTable {
 public:
  void fork_to(TablePlace& place) override;
  Table<Row> table;
};

/// Room for one table of any row type: those of a world lie side by side, so that a row is few
/// steps away.
class TablePlace {
 public:
  TablePlace() = default;
  TablePlace(const TablePlace&) = delete;
  TablePlace& operator=(const TablePlace&) = delete;
  ~TablePlace() {
    if (table_ != nullptr) table_->~AnyTable();
  }

  /// The table, or nullptr when there is none.
  AnyTable* table() const { return table_; }
  template <class Row>
  TableOf<Row>& make() {
    static_assert(sizeof(TableOf<Row>) <= room && alignof(TableOf<Row>) <= alignof(void*));
    auto* made = ::new (static_cast<void*>(bytes_.data())) TableOf<Row>;
    table_ = made;
    return *made;
  }
  template <class Row>
  [[gnu::always_inline]] TableOf<Row>& of() {
    return *std::launder(reinterpret_cast<TableOf<Row>*>(bytes_.data()));
  }
  template <class Row>
  [[gnu::always_inline]] const TableOf<Row>& of() const {
    return *std::launder(reinterpret_cast<const TableOf<Row>*>(bytes_.data()));
  }

 private:
  static constexpr std::size_t room = table_bytes - sizeof(void*);
  alignas(64) std::array<std::byte, room> bytes_;
  AnyTable* table_ = nullptr;
};

static_assert(sizeof(TablePlace) == table_bytes);

/// The place of a type's table among those of a world.
template <class Row>
[[gnu::always_inline]] inline TablePlace& place_of(TablePlace* tables) {
  return *reinterpret_cast<TablePlace*>(reinterpret_cast<std::byte*>(tables) + row_place<Row>);
}

template <class Row>
void TableOf<Row>::fork_to(TablePlace& place) {
  place.make<Row>().table = table.fork();
}

/// All state of a simulation. Copyable only by fork(), which shares memory until one side writes.
class World {
 public:
  /// An empty world whose tables are those of the rulebook.
  World(const Rulebook& rulebook, Seed seed, Time start);
  World(World&&) noexcept = default;
  World& operator=(World&&) noexcept = default;

  /// An independent copy: same state, same luck, same future. Cheap, since pages are shared.
  World fork();
  /// A copy to look at: as fork(), but without the pending events.
  World look();

  Time now() const { return now_; }
  Time start() const { return start_; }
  Seed seed() const { return seed_; }
  /// Events handled since the start.
  std::uint64_t executed() const { return executed_; }
  const EventQueue& future() const { return future_; }

  template <class Row>
  [[gnu::always_inline]] const Table<Row>& table() const {
    return place_of<Row>(tables_.get()).template of<Row>().table;
  }
  template <class Row>
  [[gnu::always_inline]] const Row& operator[](Id<Row> id) const {
    return table<Row>()[id];
  }
  /// The only row of a table that holds settings; a Defect when there is none.
  template <class Row>
  const Row& only() const {
    return table<Row>().at(Id<Row>{0});
  }
  /// The newest row called `name`, or no row. Row must have a member `name`.
  template <class Row>
  Id<Row> find(Name name) const {
    const Table<Row>& rows = table<Row>();
    for (std::uint32_t i = rows.size(); name && i > rows.first(); --i)
      if (rows[Id<Row>{i - 1}].name == name) return Id<Row>{i - 1};
    return {};
  }
  template <class Row>
  Id<Row> find(std::string_view name) const {
    return find<Row>(names_->find(name));
  }

  const Table<Record>& chronicle() const { return table<Record>(); }
  Names& names() const { return *names_; }
  std::string_view text(Name name) const { return names_->text(name); }

 private:
  friend class Context;
  friend class Engine;

  explicit World(World& origin);

  std::shared_ptr<Names> names_;
  std::unique_ptr<TablePlace[]> tables_;  // By row_place; empty where not registered.
  std::size_t places_ = 0;
  Seed seed_;
  Time start_;
  Time now_;
  std::uint64_t executed_ = 0;
  CauseId first_news_;  // The first fact that was announced since the present event began.
  EventQueue future_;
};

}  // namespace kernel
}  // namespace drydock
