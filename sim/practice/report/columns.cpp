// Lays out tables.
#include "sim/practice/report/columns.h"

#include <algorithm>

#include "sim/engine/base/assert.h"

namespace drydock::report {

std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

void Columns::row(std::vector<std::string> cells) {
  DRYDOCK_ASSERT(cells.size() <= columns_.size(), "a row fits its table");
  cells.resize(columns_.size());
  rows_.push_back({std::move(cells)});
}

void Columns::title(std::string text) { rows_.push_back({{std::move(text)}, true}); }

std::string Columns::text(const std::string& indent) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const Row& row : rows_)
    for (std::size_t i = 0; i < row.cells.size() && !row.is_title; ++i)
      widths[i] = std::max(widths[i], width(row.cells[i]));
  std::string out;
  for (const Row& row : rows_) {
    std::string line = indent;
    if (row.is_title) line += row.cells.front();
    for (std::size_t i = 0; i < row.cells.size() && !row.is_title; ++i) {
      const std::string& cell = row.cells[i];
      const std::string blanks(widths[i] - width(cell), ' ');
      if (i > 0) line += "  ";
      line += columns_[i] == Align::left ? cell + blanks : blanks + cell;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace drydock::report
