// The facts of a run as a table, with a filter that understands words and kinds.
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QVector>

#include "gui/models/timeline_model.h"

namespace drydock::models {

struct FactItem {
  QString id;
  Moment at = 0;
  QString text, kind;
  Tone tone = Tone::quiet;
  QStringList subjects;  ///< Ids of the things it is about; the first is selected with it.
  QString cause;         ///< Id of the fact or command that led to it; may be empty.
};

/// Facts in order of time. Appending keeps the rows that are there.
class FactModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { time, kind, text, columns };
  enum Role { idRole = Qt::UserRole + 1, atRole, toneRole, subjectsRole, causeRole };

  using QAbstractTableModel::QAbstractTableModel;

  /// Takes the list as it is now: appends when it only grew, resets when it was rewound.
  void setFacts(const QVector<FactItem>& facts);
  const QVector<FactItem>& facts() const { return facts_; }
  int rowOf(const QString& id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVector<FactItem> facts_;
};

/// Shows facts that hold every typed word in text, kind or subjects; a leading "-" excludes a word.
class FactFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

  void setWords(const QString& typed);
  /// Only what is strained or broken, or was asked for by a command.
  void setNotableOnly(bool on);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QStringList words_;
  bool notableOnly_ = false;
};

}  // namespace drydock::models
