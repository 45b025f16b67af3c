// The table of facts and its filter.
#include "gui/models/fact_model.h"

#include <algorithm>

namespace drydock::models {

void FactModel::setFacts(const QVector<FactItem>& facts) {
  const bool grew =
      facts.size() >= facts_.size() &&
      std::equal(facts_.begin(), facts_.end(), facts.begin(),
                 [](const FactItem& a, const FactItem& b) { return a.id == b.id && a.at == b.at; });
  if (!grew) {
    beginResetModel();
    facts_ = facts;
    endResetModel();
    return;
  }
  if (facts.size() == facts_.size()) return;
  beginInsertRows({}, static_cast<int>(facts_.size()), static_cast<int>(facts.size()) - 1);
  facts_ = facts;
  endInsertRows();
}

int FactModel::rowOf(const QString& id) const {
  const auto found = std::find_if(facts_.begin(), facts_.end(),
                                  [&](const FactItem& fact) { return fact.id == id; });
  return found == facts_.end() ? -1 : static_cast<int>(found - facts_.begin());
}

int FactModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(facts_.size());
}

int FactModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant FactModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= facts_.size()) return {};
  const FactItem& fact = facts_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
      if (index.column() == time) return clockText(fact.at);
      return index.column() == kind ? fact.kind : fact.text;
    case Qt::ToolTipRole:
      return momentText(fact.at) + '\n' + fact.text;
    case idRole:
      return fact.id;
    case atRole:
      return fact.at;
    case toneRole:
      return int(fact.tone);
    case subjectsRole:
      return fact.subjects;
    case causeRole:
      return fact.cause;
    default:
      return {};
  }
}

QVariant FactModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  if (section == time) return tr("Time");
  return section == kind ? tr("Kind") : tr("What happened");
}

void FactFilter::setWords(const QString& typed) {
  words_ = typed.toCaseFolded().split(' ', Qt::SkipEmptyParts);
  invalidateFilter();
}

void FactFilter::setNotableOnly(bool on) {
  notableOnly_ = on;
  invalidateFilter();
}

bool FactFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const auto at = [&](int column) { return sourceModel()->index(row, column, parent); };
  const auto first = at(FactModel::text);
  const auto tone = Tone(first.data(FactModel::toneRole).toInt());
  if (notableOnly_ && tone == Tone::quiet) return false;
  const QString hay = (first.data().toString() + ' ' + at(FactModel::kind).data().toString() + ' ' +
                       first.data(FactModel::subjectsRole).toStringList().join(' ') + ' ' +
                       at(FactModel::time).data().toString())
                          .toCaseFolded();
  return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
    if (word.size() > 1 && word.startsWith('-')) return !hay.contains(word.mid(1));
    return hay.contains(word);
  });
}

}  // namespace drydock::models
