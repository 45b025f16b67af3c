// The registry of lists, and what their rows share.
#include "sim/practice/report/listing.h"

#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

const std::vector<ListKind>& list_kinds() {
  static const std::vector<ListKind> all = [] {
    std::vector<ListKind> kinds = cluster_lists();
    for (ListKind& kind : cloud_lists()) kinds.push_back(std::move(kind));
    return kinds;
  }();
  return all;
}

const ListKind* list_kind(std::string_view name) {
  for (const ListKind& kind : list_kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

std::string list_text(const ListKind& kind, const World& world) {
  std::vector<Align> sides;
  std::vector<std::string> titles;
  for (const ListColumn& column : kind.columns) {
    sides.push_back(column.align);
    titles.emplace_back(column.title);
  }
  Columns table(sides);
  table.row(titles);
  for (const ListRow& row : kind.rows(world)) {
    std::vector<std::string> texts;
    for (const Cell& cell : row.cells) texts.push_back(cell.text);
    table.row(texts);
  }
  return table.text("");
}

Cell ratio(std::int64_t part, std::int64_t whole) {
  const double share =
      whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : (part > 0 ? 1 : 0);
  return Cell(std::to_string(part) + "/" + std::to_string(whole), share);
}

Cell age(Duration span) {
  using namespace std::chrono;
  const auto all = static_cast<double>(span.count());
  const auto in = [&](auto unit) {
    return std::to_string(duration_cast<decltype(unit)>(span).count());
  };
  const auto rest = [&](auto unit, auto whole) {
    const std::int64_t left = duration_cast<decltype(unit)>(span % whole).count();
    return left;
  };
  const auto pair = [&](const std::string& whole, const char* mark, std::int64_t left,
                        const char* left_mark) {
    return whole + mark + (left > 0 ? std::to_string(left) + left_mark : "");
  };
  if (span < minutes(2)) return Cell(in(seconds(1)) + "s", all);
  if (span < minutes(10))
    return Cell(pair(in(minutes(1)), "m", rest(seconds(1), minutes(1)), "s"), all);
  if (span < hours(3)) return Cell(in(minutes(1)) + "m", all);
  if (span < hours(8)) return Cell(pair(in(hours(1)), "h", rest(minutes(1), hours(1)), "m"), all);
  if (span < hours(48)) return Cell(in(hours(1)) + "h", all);
  if (span < days(8)) return Cell(pair(in(days(1)), "d", rest(hours(1), days(1)), "h"), all);
  return Cell(in(days(1)) + "d", all);
}

}  // namespace drydock::report
