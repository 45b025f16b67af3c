// Brings the shown rows to what is wanted by removing, appending and reordering.
#include "gui/models/list_model.h"

#include <QHash>
#include <QPixmap>
#include <QSet>
#include <algorithm>

namespace drydock::models {

namespace {

constexpr int kSignWidth = 16;

// The digits that begin at `at`, without leading zeros.
QStringView digitsAt(const QString& text, qsizetype at) {
  qsizetype end = at;
  while (end < text.size() && text[end].isDigit()) ++end;
  while (at + 1 < end && text[at] == '0') ++at;
  return QStringView(text).mid(at, end - at);
}

int compareCells(const ListCell& a, const ListCell& b) {
  if (a.hasNumber != b.hasNumber) return a.hasNumber ? -1 : 1;
  if (!a.hasNumber) return compareNaturally(a.text, b.text);
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
}

bool sameColumns(const QVector<ListColumn>& a, const QVector<ListColumn>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ListColumn& x, const ListColumn& y) { return x.title == y.title; });
}

}  // namespace

int compareNaturally(const QString& a, const QString& b) {
  qsizetype i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i].isDigit() && b[j].isDigit()) {
      const QStringView x = digitsAt(a, i), y = digitsAt(b, j);
      if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
      if (const int order = x.compare(y); order != 0) return order;
      while (i < a.size() && a[i].isDigit()) ++i;
      while (j < b.size() && b[j].isDigit()) ++j;
    } else {
      const QChar x = a[i++].toCaseFolded(), y = b[j++].toCaseFolded();
      if (x != y) return x < y ? -1 : 1;
    }
  }
  return a.size() - i == b.size() - j ? 0 : a.size() - i < b.size() - j ? -1 : 1;
}

void ListModel::setTable(const ListTable& table) {
  const bool same = table.kind == table_.kind && sameColumns(table.columns, table_.columns);
  if (same) {
    table_ = table;
    bring();
    return;
  }
  beginResetModel();
  table_ = table;
  column_ = table.sortedBy;
  order_ = Qt::AscendingOrder;
  shown_ = wanted();
  endResetModel();
}

void ListModel::setWords(const QString& typed) {
  words_ = typed.toCaseFolded().split(' ', Qt::SkipEmptyParts);
  bring();
}

void ListModel::sort(int column, Qt::SortOrder order) {
  column_ = column;
  order_ = order;
  bring();
}

bool ListModel::fits(const ListItem& item) const {
  if (words_.isEmpty()) return true;
  QString hay;
  for (const ListCell& cell : item.cells) hay += cell.text.toCaseFolded() + ' ';
  return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
    if (word.size() > 1 && word.startsWith('-')) return !hay.contains(word.mid(1));
    return hay.contains(word);
  });
}

QVector<ListItem> ListModel::wanted() const {
  QVector<ListItem> rows;
  rows.reserve(table_.items.size());
  for (const ListItem& item : table_.items) {
    if (fits(item)) rows.append(item);
  }
  if (column_ < 0 || column_ >= table_.columns.size()) return rows;
  const bool down = order_ == Qt::DescendingOrder;
  std::stable_sort(rows.begin(), rows.end(), [&](const ListItem& a, const ListItem& b) {
    const int order = compareCells(a.cells[column_], b.cells[column_]);
    return down ? order > 0 : order < 0;
  });
  return rows;
}

void ListModel::bring() {
  const QVector<ListItem> rows = wanted();
  removeGone(rows);
  appendNew(rows);
  reorder(rows);
  if (!shown_.isEmpty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ListModel::removeGone(const QVector<ListItem>& wanted) {
  QSet<QString> kept;
  for (const ListItem& item : wanted) kept.insert(item.key);
  for (qsizetype last = shown_.size() - 1; last >= 0; --last) {
    if (kept.contains(shown_[last].key)) continue;
    qsizetype first = last;
    while (first > 0 && !kept.contains(shown_[first - 1].key)) --first;
    beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
    shown_.remove(first, last - first + 1);
    endRemoveRows();
    last = first;
  }
}

void ListModel::appendNew(const QVector<ListItem>& wanted) {
  QSet<QString> known;
  for (const ListItem& item : shown_) known.insert(item.key);
  QVector<ListItem> fresh;
  for (const ListItem& item : wanted) {
    if (!known.contains(item.key)) fresh.append(item);
  }
  if (fresh.isEmpty()) return;
  const auto first = static_cast<int>(shown_.size());
  beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
  shown_ += fresh;
  endInsertRows();
}

void ListModel::reorder(const QVector<ListItem>& wanted) {
  const bool same = std::equal(shown_.begin(), shown_.end(), wanted.begin(), wanted.end(),
                               [](const ListItem& a, const ListItem& b) { return a.key == b.key; });
  if (same) {
    shown_ = wanted;
    return;
  }
  emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  QHash<QString, int> places;
  for (int row = 0; row < wanted.size(); ++row) places[wanted[row].key] = row;
  const QModelIndexList before = persistentIndexList();
  QModelIndexList after;
  for (const QModelIndex& one : before) {
    after.append(index(places.value(shown_[one.row()].key), one.column()));
  }
  shown_ = wanted;
  changePersistentIndexList(before, after);
  emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ListModel::setLead(int column) {
  if (column == lead_) return;
  lead_ = column;
  if (columnCount() > 0) emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ListModel::rowOf(const QString& id) const {
  for (int row = 0; row < shown_.size(); ++row) {
    if (shown_[row].id == id) return row;
  }
  return -1;
}

bool ListModel::holds(const QString& id) const {
  return std::any_of(table_.items.begin(), table_.items.end(),
                     [&](const ListItem& item) { return item.id == id; });
}

int ListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int ListModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant ListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= shown_.size()) return {};
  const ListItem& item = shown_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return item.cells.value(index.column()).text;
    case Qt::TextAlignmentRole:
      return int((table_.columns[index.column()].right ? Qt::AlignRight : Qt::AlignLeft) |
                 Qt::AlignVCenter);
    case idRole:
      return item.id;
    case toneRole:
      return int(item.tone);
    case leavingRole:
      return item.leaving;
    default:
      return {};
  }
}

QVariant ListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= table_.columns.size()) return {};
  const ListColumn& column = table_.columns[section];
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return column.title;
  if (role == Qt::DecorationRole && section == lead_ && !column.right) {
    QPixmap room(kSignWidth, 1);
    room.fill(Qt::transparent);
    return room;
  }
  if (role == Qt::TextAlignmentRole) {
    return int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

}  // namespace drydock::models
