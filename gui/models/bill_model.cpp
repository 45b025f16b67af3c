// The bill's rows: sums by group, and an update in place when only amounts moved.
#include "gui/models/bill_model.h"

#include <algorithm>
#include <utility>

#include "gui/models/format.h"

namespace drydock::models {

namespace {

constexpr quintptr kGroup =
    0;  // The internal id of a group; an item's is its group's row plus one.

BillItem total(const BillGroup& group) {
  BillItem sum{group.id, group.name, {}, 0, 0};
  for (const auto& item : group.items) {
    sum.dollars += item.dollars;
    sum.dollarsPerMonth += item.dollarsPerMonth;
  }
  return sum;
}

}  // namespace

bool BillModel::sameShape(const Bill& other) const {
  const auto sameItems = [](const BillGroup& left, const BillGroup& right) {
    return left.id == right.id &&
           std::equal(left.items.begin(), left.items.end(), right.items.begin(), right.items.end(),
                      [](const BillItem& a, const BillItem& b) { return a.id == b.id; });
  };
  return std::equal(bill_.groups.begin(), bill_.groups.end(), other.groups.begin(),
                    other.groups.end(), sameItems);
}

void BillModel::setBill(Bill bill) {
  if (!sameShape(bill)) {
    beginResetModel();
    bill_ = std::move(bill);
    endResetModel();
    return;
  }
  bill_ = std::move(bill);
  const int groups = static_cast<int>(bill_.groups.size());
  if (groups == 0) return;
  emit dataChanged(index(0, 0), index(groups - 1, columns - 1));
  for (int row = 0; row < groups; ++row) {
    const auto group = index(row, 0);
    const int items = rowCount(group);
    if (items > 0) emit dataChanged(index(0, 0, group), index(items - 1, columns - 1, group));
  }
}

QModelIndex BillModel::index(int row, int column, const QModelIndex& parent) const {
  if (row < 0 || column < 0 || column >= columns || row >= rowCount(parent)) return {};
  return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kGroup);
}

QModelIndex BillModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == kGroup) return {};
  return createIndex(static_cast<int>(child.internalId()) - 1, 0, kGroup);
}

int BillModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(bill_.groups.size());
  if (parent.internalId() != kGroup || parent.column() != 0) return 0;
  return static_cast<int>(bill_.groups[parent.row()].items.size());
}

int BillModel::columnCount(const QModelIndex&) const { return columns; }

BillItem BillModel::itemAt(const QModelIndex& index) const {
  if (index.internalId() == kGroup) return total(bill_.groups[index.row()]);
  return bill_.groups[static_cast<int>(index.internalId()) - 1].items[index.row()];
}

QVariant BillModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const BillItem item = itemAt(index);
  const double part = bill_.dollarsPerMonth > 0 ? item.dollarsPerMonth / bill_.dollarsPerMonth : 0;
  switch (role) {
    case idRole:
      return item.id;
    case shareRole:
      return part;
    case iconRole:
      return index.internalId() == kGroup ? bill_.groups[index.row()].icon : QString();
    case sortRole:
      if (index.column() == name) return item.name;
      if (index.column() == detail) return item.detail;
      return index.column() == amount ? item.dollars : item.dollarsPerMonth;
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
          return percentText(part);
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

}  // namespace drydock::models
