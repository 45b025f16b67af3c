// Lists of everything of one kind, with the columns that kubectl and the AWS console show; the app,
// the console and the command line print the same ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

/// One entry of a list. What has a number sorts by it.
struct Cell {
  std::string text;
  double number = 0;
  bool has_number = false;

  Cell() = default;
  Cell(std::string words) : text(std::move(words)) {}
  Cell(std::string_view words) : text(words) {}
  Cell(const char* words) : text(words) {}
  Cell(std::string words, double sorted_by)
      : text(std::move(words)), number(sorted_by), has_number(true) {}
  static Cell count(std::int64_t value) {
    return Cell(std::to_string(value), static_cast<double>(value));
  }
};

/// How a thing is, for the colour of its row.
DRYDOCK_ENUM(RowState, ordinary, strained, broken, leaving)

struct ListRow {
  std::string id;  ///< "pod/api-7", as links and selections name it.
  std::vector<Cell> cells;
  RowState state = RowState::ordinary;
  std::string own_key = {};  ///< Where several rows lead to one thing.

  /// Tells the row from all others of its list, now and later.
  const std::string& key() const { return own_key.empty() ? id : own_key; }
};

/// When a column is shown: always; with the things of all namespaces, as by `kubectl get -A`; or
/// only by `-o wide`.
DRYDOCK_ENUM(Shown, always, all_namespaces, wide)

struct ListColumn {
  std::string_view title;
  Align align = Align::left;
  Shown shown = Shown::always;
};

/// Kinds of the cluster are titled as kubectl does, those of the cloud as the AWS console does.
DRYDOCK_ENUM(ListFamily, cluster, cloud)

struct ListKind {
  std::string_view name;        ///< "pods", as kubectl and the AWS command line call it.
  std::string_view short_name;  ///< "po"; may be empty.
  std::string_view title;       ///< "Pods"
  ListFamily family = ListFamily::cluster;
  std::vector<ListColumn> columns;
  std::vector<ListRow> (*rows)(const World& world) = nullptr;
};

/// Every kind, in the order in which people look for them.
const std::vector<ListKind>& list_kinds();
/// The kind called `name`, "pods", "pod" or "po", in any case; or nullptr.
const ListKind* list_kind(std::string_view name);
/// The name that is most like `name`; empty when none is near.
std::string_view nearest_kind(std::string_view name);

/// Rows as text, header first. Without `wide` as kubectl does without -o wide.
std::string list_text(const ListKind& kind, const std::vector<ListRow>& rows, bool wide = false);

}  // namespace drydock::report
