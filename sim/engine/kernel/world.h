// The world: all nouns, as one value. Tables, the clock, the future and the chronicle.
#pragma once

#include <memory>
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

/// A table of any row type, so that a world can hold and copy them all.
class AnyTable {
 public:
  virtual ~AnyTable() = default;
  virtual std::unique_ptr<AnyTable> copy() const = 0;
};

template <class Row>
class TableOf final : public AnyTable {
 public:
  std::unique_ptr<AnyTable> copy() const override { return std::make_unique<TableOf>(*this); }
  Table<Row> table;
};

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
    return slot<Row>().table;
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

  World(const World& other);

  template <class Row>
  [[gnu::always_inline]] TableOf<Row>& slot() {
    return static_cast<TableOf<Row>&>(*tables_[row_index<Row>]);
  }
  template <class Row>
  [[gnu::always_inline]] const TableOf<Row>& slot() const {
    return static_cast<const TableOf<Row>&>(*tables_[row_index<Row>]);
  }

  std::shared_ptr<Names> names_;
  std::vector<std::unique_ptr<AnyTable>> tables_;  // By row_index; empty where not registered.
  Epoch epoch_ = 1;
  Seed seed_;
  Time start_;
  Time now_;
  std::uint64_t executed_ = 0;
  EventQueue future_;
};

}  // namespace kernel
}  // namespace drydock
