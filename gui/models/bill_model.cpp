// The bill's rows: a tree that is changed in place, and the order and filter above it.
#include "gui/models/bill_model.h"

#include <algorithm>

#include "gui/models/format.h"

namespace drydock::models {

namespace {

bool holds(const QVector<BillItem>& parts, const QString& id) {
  return std::any_of(parts.begin(), parts.end(), [&](const BillItem& one) { return one.id == id; });
}

}  // namespace

BillModel::BillModel(QObject* parent)
    : QAbstractItemModel(parent), root_(std::make_unique<Line>()) {}

BillModel::~BillModel() = default;

BillModel::Line* BillModel::lineOf(const QModelIndex& index) const {
  return index.isValid() ? static_cast<Line*>(index.internalPointer()) : root_.get();
}

QModelIndex BillModel::indexOf(const Line& line, int column) const {
  if (!line.above) return {};
  const auto& among = line.above->below;
  const auto place =
      std::find_if(among.begin(), among.end(), [&](const auto& one) { return one.get() == &line; });
  return createIndex(static_cast<int>(place - among.begin()), column, &line);
}

void BillModel::setBill(const Bill& bill) {
  bill_ = bill;
  bring(*root_, bill_.items);
}

void BillModel::bring(Line& line, const QVector<BillItem>& parts) {
  const QModelIndex above = indexOf(line, 0);
  for (int row = static_cast<int>(line.below.size()) - 1; row >= 0; --row) {
    if (holds(parts, line.below[row]->item.id)) continue;
    beginRemoveRows(above, row, row);
    line.below.erase(line.below.begin() + row);
    endRemoveRows();
  }
  for (const BillItem& part : parts) {
    auto known = std::find_if(line.below.begin(), line.below.end(),
                              [&](const auto& one) { return one->item.id == part.id; });
    if (known == line.below.end()) {
      const int row = static_cast<int>(line.below.size());
      auto fresh = std::make_unique<Line>();
      fresh->above = &line;
      fresh->item = part;
      beginInsertRows(above, row, row);
      line.below.push_back(std::move(fresh));
      endInsertRows();
      known = line.below.end() - 1;
    }
    BillItem& item = (*known)->item;
    item = part;
    item.parts.clear();
    bring(**known, part.parts);
  }
  if (line.below.empty()) return;
  const int last = static_cast<int>(line.below.size()) - 1;
  emit dataChanged(index(0, 0, above), index(last, columns - 1, above));
}

const BillModel::Line* BillModel::find(const Line& line, const QString& id) const {
  for (const auto& one : line.below) {
    if (one->item.id == id) return one.get();
    if (const Line* found = find(*one, id)) return found;
  }
  return nullptr;
}

QModelIndex BillModel::find(const QString& id) const {
  const Line* found = find(*root_, id);
  return found ? indexOf(*found, 0) : QModelIndex();
}

QModelIndex BillModel::index(int row, int column, const QModelIndex& parent) const {
  if (row < 0 || column < 0 || column >= columns || row >= rowCount(parent)) return {};
  return createIndex(row, column, lineOf(parent)->below[row].get());
}

QModelIndex BillModel::parent(const QModelIndex& child) const {
  return child.isValid() ? indexOf(*lineOf(child)->above, 0) : QModelIndex();
}

int BillModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(lineOf(parent)->below.size());
}

int BillModel::columnCount(const QModelIndex&) const { return columns; }

QString BillModel::hint(const BillItem& item) const {
  QString words = item.detail.isEmpty() ? item.name : item.name + '\n' + item.detail;
  if (item.rose > 0) {
    words += '\n' + tr("%1 a month more than an hour ago").arg(centsText(item.rose));
  }
  return words;
}

QVariant BillModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const BillItem& item = lineOf(index)->item;
  const double part = bill_.dollarsPerMonth > 0 ? item.dollarsPerMonth / bill_.dollarsPerMonth : 0;
  switch (role) {
    case idRole:
      return item.id;
    case thingRole:
      return item.thing;
    case shareRole:
      return part;
    case iconRole:
      return item.icon;
    case roseRole:
      return item.rose;
    case sortRole:
      if (index.column() == name) return item.name;
      if (index.column() == detail) return item.detail;
      return index.column() == amount ? item.dollars : item.dollarsPerMonth;
    case Qt::ToolTipRole:
      return hint(item);
    case Qt::TextAlignmentRole:
      return int(
          Qt::AlignVCenter |
          (index.column() >= amount && index.column() != share ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
      switch (index.column()) {
        case name:
          return item.name;
        case detail:
          return item.detail;
        case amount:
          return centsText(item.dollars);
        case perMonth:
          return centsText(item.dollarsPerMonth);
        default:
          return shareText(part);
      }
    default:
      return {};
  }
}

QVariant BillModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return int(Qt::AlignVCenter |
               (section == amount || section == perMonth ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Item");
    case detail:
      return tr("Used");
    case amount:
      return tr("So far");
    case perMonth:
      return tr("A month at this rate");
    default:
      return tr("Share");
  }
}

BillOrder::BillOrder(QObject* parent) : QSortFilterProxyModel(parent) {
  setRecursiveFilteringEnabled(true);
  setDynamicSortFilter(true);
}

void BillOrder::setWords(const QString& typed) {
  words_ = typed.split(' ', Qt::SkipEmptyParts);
  invalidateFilter();
}

void BillOrder::setOnlyRisen(bool only) {
  only_risen_ = only;
  invalidateFilter();
}

bool BillOrder::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  if (only_risen_ && !(index.data(BillModel::roseRole).toDouble() > 0)) return false;
  QString said;  // A part is also found by the words of the item that it belongs to.
  for (QModelIndex at = index; at.isValid(); at = at.parent()) {
    said += at.data().toString() + ' ' + at.siblingAtColumn(BillModel::detail).data().toString();
    said += ' ';
  }
  return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
    if (word.size() > 1 && word.startsWith('-')) {
      return !said.contains(word.mid(1), Qt::CaseInsensitive);
    }
    return said.contains(word, Qt::CaseInsensitive);
  });
}

bool BillOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant a = left.data(BillModel::sortRole), b = right.data(BillModel::sortRole);
  if (a.typeId() == QMetaType::QString) {
    return a.toString().localeAwareCompare(b.toString()) < 0;
  }
  if (a.toDouble() != b.toDouble()) return a.toDouble() < b.toDouble();
  // Equals stay in the order of their names, whichever way amounts go.
  const bool up = sortOrder() == Qt::AscendingOrder;
  const QString x = left.siblingAtColumn(BillModel::name).data().toString();
  const QString y = right.siblingAtColumn(BillModel::name).data().toString();
  return up ? x < y : y < x;
}

double BillOrder::sumBelow(const QModelIndex& parent, BillModel::Column column) const {
  double sum = 0;
  for (int row = 0; row < rowCount(parent); ++row) {
    const QModelIndex line = index(row, 0, parent);
    // What is filtered away below counts no more than what is shown; a line whose parts are all
    // hidden is shown for itself.
    sum += rowCount(line) > 0 ? sumBelow(line, column)
                              : line.siblingAtColumn(column).data(BillModel::sortRole).toDouble();
  }
  return sum;
}

double BillOrder::sum(BillModel::Column column) const { return sumBelow({}, column); }

}  // namespace drydock::models
