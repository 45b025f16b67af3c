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
enum class RowState : std::uint8_t { ordinary, strained, broken, leaving };

struct ListRow {
  std::string id;  ///< "pod/api-7", as links and selections name it.
  std::vector<Cell> cells;
  RowState state = RowState::ordinary;
};

struct ListColumn {
  std::string_view title;
  Align align = Align::left;
};

/// Kinds of the cluster are titled as kubectl does, those of the cloud as the AWS console does.
enum class ListFamily : std::uint8_t { cluster, cloud };

struct ListKind {
  std::string_view name;   ///< "pods", as kubectl and files call it.
  std::string_view title;  ///< "Pods"
  ListFamily family = ListFamily::cluster;
  std::vector<ListColumn> columns;
  std::vector<ListRow> (*rows)(const World& world);
};

/// Every kind, in the order in which people look for them.
const std::vector<ListKind>& list_kinds();
/// The kind called `name`, or nullptr.
const ListKind* list_kind(std::string_view name);

/// The list as text, header first.
std::string list_text(const ListKind& kind, const World& world);

}  // namespace drydock::report
