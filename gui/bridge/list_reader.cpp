// Takes over the rows as they are: what tools print stays in their words in every language.
#include "gui/bridge/list_reader.h"

#include "gui/bridge/ids.h"
#include "sim/practice/report/listing.h"

namespace drydock::bridge {

using models::Tone;
using report::ListKind;
using report::ListRow;
using report::RowState;

namespace {

Tone toneOf(RowState state) {
  if (state == RowState::broken) return Tone::broken;
  return state == RowState::strained ? Tone::strained : Tone::quiet;
}

models::ListItem itemOf(const ListRow& row) {
  models::ListItem item;
  item.key = textOf(row.key());
  item.id = textOf(row.id);
  item.tone = toneOf(row.state);
  item.leaving = row.state == RowState::leaving;
  item.cells.reserve(static_cast<qsizetype>(row.cells.size()));
  for (const report::Cell& cell : row.cells) {
    item.cells.append({textOf(cell.text), cell.number, cell.has_number});
  }
  return item;
}

}  // namespace

QVector<models::ListKindItem> readKinds(const World& world) {
  QVector<models::ListKindItem> kinds;
  for (const ListKind& kind : report::list_kinds()) {
    kinds.append({textOf(kind.name), textOf(kind.title), kind.family == report::ListFamily::cloud,
                  static_cast<int>(kind.rows(world).size())});
  }
  return kinds;
}

models::ListTable readList(const World& world, const QString& kind) {
  models::ListTable table;
  const ListKind* found = report::list_kind(kind.toStdString());
  if (!found) return table;
  table.kind = kind;
  for (const report::ListColumn& column : found->columns) {
    table.columns.append({textOf(column.title), column.align == report::Align::right,
                          column.shown != report::Shown::always});
  }
  if (found->name == "events") table.sortedBy = 0;  // The newest first.
  for (const ListRow& row : found->rows(world)) table.items.append(itemOf(row));
  return table;
}

QString kindCalled(const QString& name) {
  const ListKind* found = report::list_kind(name.toStdString());
  return found ? textOf(found->name) : QString();
}

QString listOf(const World& world, const QString& id) {
  const std::string wanted = id.toStdString();
  for (const ListKind& kind : report::list_kinds()) {
    for (const ListRow& row : kind.rows(world)) {
      if (row.id == wanted && kind.name != "events") return textOf(kind.name);
    }
  }
  return {};
}

}  // namespace drydock::bridge
