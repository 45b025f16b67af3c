// The registry of lists, and their form as text.
#include "sim/practice/report/listing.h"

#include <algorithm>

#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

std::string small(std::string_view text) {
  std::string out(text);
  for (char& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

bool is_called(const ListKind& kind, const std::string& name) {
  return name == kind.name || (!name.empty() && name == kind.short_name) ||
         name + "s" == kind.name || name + "es" == kind.name;
}

std::vector<ListKind> all_kinds() {
  std::vector<ListKind> kinds;
  for (const auto part :
       {pod_lists, controller_lists, policy_lists, service_lists, machine_lists, storage_lists,
        managed_lists, network_lists, link_lists, vpn_lists, edge_lists})
    for (ListKind& kind : part()) kinds.push_back(std::move(kind));
  return kinds;
}

}  // namespace

const std::vector<ListKind>& list_kinds() {
  static const std::vector<ListKind> all = all_kinds();
  return all;
}

const ListKind* list_kind(std::string_view name) {
  const std::string asked = small(name);
  for (const ListKind& kind : list_kinds())
    if (is_called(kind, asked)) return &kind;
  return nullptr;
}

std::string_view nearest_kind(std::string_view name) {
  std::vector<std::string_view> names;
  for (const ListKind& kind : list_kinds()) names.push_back(kind.name);
  return nearest_word(small(name), names);
}

std::string list_text(const ListKind& kind, const std::vector<ListRow>& rows, bool wide) {
  std::vector<Align> sides;
  std::vector<std::string> titles;
  const auto shown = [&](std::size_t i) { return wide || kind.columns[i].shown != Shown::wide; };
  for (std::size_t i = 0; i < kind.columns.size(); ++i) {
    if (!shown(i)) continue;
    sides.push_back(kind.columns[i].align);
    titles.emplace_back(kind.columns[i].title);
  }
  Columns table(sides);
  table.row(titles);
  for (const ListRow& row : rows) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (shown(i)) texts.push_back(row.cells[i].text);
    table.row(texts);
  }
  return table.text("");
}

}  // namespace drydock::report
