// Ranges: how a row holds a list of rows of another table and stays a plain value.
#pragma once

#include <cstdint>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/id.h"

namespace drydock {
inline namespace base {

/// Rows that were added one after the other to an append-only table. `for (Id<Row> id : range)`.
template <class Row>
struct Range {
  Id<Row> first;
  std::int32_t count = 0;
  DRYDOCK_FIELDS(Range, first, count)

  constexpr bool empty() const { return count == 0; }
  constexpr Id<Row> operator[](std::int32_t i) const {
    return Id<Row>{first.index + static_cast<std::uint32_t>(i)};
  }

  class Iterator {
   public:
    constexpr explicit Iterator(Id<Row> id) : id_(id) {}
    constexpr Id<Row> operator*() const { return id_; }
    constexpr Iterator& operator++() {
      ++id_.index;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    Id<Row> id_;
  };
  constexpr Iterator begin() const { return Iterator(first); }
  constexpr Iterator end() const { return Iterator((*this)[count]); }
};

}  // namespace base
}  // namespace drydock
