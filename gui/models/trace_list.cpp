// Filters and sorts the requests; a new list is laid over the old one.
#include "gui/models/trace_list.h"

#include <algorithm>

namespace drydock::models {

QString traceEndText(TraceEnd end) {
  switch (end) {
    case TraceEnd::served:
      return TraceList::tr("served");
    case TraceEnd::refused:
      return TraceList::tr("refused");
    case TraceEnd::timedOut:
      return TraceList::tr("timed out");
    case TraceEnd::abandoned:
      return TraceList::tr("lost patience");
    case TraceEnd::failedBelow:
      return TraceList::tr("a call below failed");
    case TraceEnd::failed:
      return TraceList::tr("failed");
    case TraceEnd::cut:
      return TraceList::tr("its caller left");
  }
  return {};
}

void TraceList::setRequests(const QVector<TraceItem>& requests) {
  const bool same = requests.size() == all_.size() &&
                    (requests.isEmpty() || (requests.first().id == all_.first().id &&
                                            requests.last().id == all_.last().id));
  if (same) return;
  all_ = requests;
  bring();
}

void TraceList::setOperation(const QString& name) {
  operation_ = name;
  bring();
}

void TraceList::setServed(std::optional<bool> served) {
  served_ = served;
  bring();
}

void TraceList::sort(int column, Qt::SortOrder order) {
  column_ = column < 0 ? int(took) : column;
  order_ = column < 0 ? Qt::DescendingOrder : order;
  bring();
}

QStringList TraceList::operations() const {
  QStringList names;
  for (const TraceItem& item : all_) names.append(item.operation);
  names.removeDuplicates();
  names.sort(Qt::CaseInsensitive);
  return names;
}

void TraceList::bring() {
  emit layoutAboutToBeChanged();
  const QModelIndexList before = persistentIndexList();
  QStringList ids;
  for (const QModelIndex& index : before) ids.append(shown_.value(index.row()).id);
  const auto less = [this](const TraceItem& a, const TraceItem& b) {
    switch (column_) {
      case asked:
        return a.asked < b.asked;
      case operation:
        return a.operation.localeAwareCompare(b.operation) < 0;
      case end:
        return a.end < b.end;
      default:
        return a.milliseconds < b.milliseconds;
    }
  };
  shown_.clear();
  for (const TraceItem& item : all_) {
    if (!operation_.isEmpty() && item.operation != operation_) continue;
    if (served_ && (item.end == TraceEnd::served) != *served_) continue;
    shown_.append(item);
  }
  std::stable_sort(shown_.begin(), shown_.end(), [&](const TraceItem& a, const TraceItem& b) {
    return order_ == Qt::AscendingOrder ? less(a, b) : less(b, a);
  });
  QModelIndexList after;
  for (qsizetype at = 0; at < before.size(); ++at) {
    const int row = rowOf(ids[at]);
    after.append(row < 0 ? QModelIndex() : index(row, before[at].column()));
  }
  changePersistentIndexList(before, after);
  emit layoutChanged();
}

int TraceList::rowOf(const QString& id) const {
  const auto found = std::find_if(shown_.begin(), shown_.end(),
                                  [&](const TraceItem& item) { return item.id == id; });
  return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

int TraceList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int TraceList::columnCount(const QModelIndex&) const { return columns; }

QVariant TraceList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= shown_.size()) return {};
  const TraceItem& item = shown_[index.row()];
  switch (role) {
    case idRole:
      return item.id;
    case endRole:
      return int(item.end);
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter | (index.column() == took ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
      switch (index.column()) {
        case asked:
          return clockText(item.asked);
        case operation:
          return item.operation;
        case took:
          return latencyText(item.milliseconds);
        default:
          return traceEndText(item.end);
      }
    default:
      return {};
  }
}

QVariant TraceList::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return int(Qt::AlignVCenter | (section == took ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case asked:
      return tr("Asked at");
    case operation:
      return tr("Operation");
    case took:
      return tr("Took");
    default:
      return tr("Ended");
  }
}

}  // namespace drydock::models
