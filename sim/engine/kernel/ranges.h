// Lists of rows: written once, read as values.
#pragma once

#include <span>
#include <vector>

#include "sim/engine/base/range.h"
#include "sim/engine/kernel/context.h"

namespace drydock {
inline namespace kernel {

/// Adds the rows to their table, one after the other.
template <class Row>
Range<Row> add_range(Context& context, std::span<const Row> rows) {
  Range<Row> range;
  for (const Row& row : rows) {
    const Id<Row> id = context.add(row);
    if (range.empty()) range.first = id;
    ++range.count;
  }
  return range;
}
template <class Row>
Range<Row> add_range(Context& context, const std::vector<Row>& rows) {
  return add_range(context, std::span<const Row>(rows));
}

/// The rows of a list, as values.
template <class Row>
std::vector<Row> rows_of(const World& world, Range<Row> range) {
  std::vector<Row> rows;
  rows.reserve(static_cast<std::size_t>(range.count));
  for (const Id<Row> id : range) rows.push_back(world[id]);
  return rows;
}

}  // namespace kernel
}  // namespace drydock
