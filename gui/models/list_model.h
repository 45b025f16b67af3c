// A list of things of one kind, as kubectl or the AWS console shows it: sorted, filtered, and kept
// up to date in place, so that selection and scrolling stay where they are.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <QVector>

#include "gui/models/timeline_model.h"

namespace drydock::models {

/// What has a number sorts by it, the rest by its words.
struct ListCell {
  QString text;
  double number = 0;
  bool hasNumber = false;
};

struct ListItem {
  QString key;  ///< Tells the row from the others, now and later.
  QString id;   ///< What it selects; several rows may select one thing.
  QVector<ListCell> cells;
  Tone tone = Tone::quiet;
  bool leaving = false;
};

struct ListColumn {
  QString title;
  bool right = false;  ///< Aligned; numbers are.
  bool extra = false;  ///< Shown only when all columns are asked for.
};

struct ListTable {
  QString kind;
  QVector<ListColumn> columns;
  QVector<ListItem> items;
  int sortedBy = -1;  ///< Until a person sorts it otherwise; -1: as it comes.
};

/// One entry of the kinds at the left.
struct ListKindItem {
  QString name, title;
  bool cloud = false;
  int count = 0;
};

/// Whether `a` comes before `b` for a person: digits by their number, letters in any case.
int compareNaturally(const QString& a, const QString& b);

/// Rows that hold every typed word, in the order of one column; a leading "-" excludes a word.
class ListModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role { idRole = Qt::UserRole + 1, toneRole, leavingRole };

  using QAbstractTableModel::QAbstractTableModel;

  /// Rows as they are now; another kind starts anew, the same kind changes in place.
  void setTable(const ListTable& table);
  const ListTable& table() const { return table_; }
  void setWords(const QString& typed);
  /// Column -1 is the order in which the rows came.
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
  int total() const { return static_cast<int>(table_.items.size()); }
  /// The first shown row that selects `id`, or -1.
  int rowOf(const QString& id) const;
  /// Whether some row selects `id`, shown or not.
  bool holds(const QString& id) const;
  /// The column whose cells have a sign before their words; its title keeps clear of it.
  void setLead(int column);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVector<ListItem> wanted() const;
  bool fits(const ListItem& item) const;
  void bring();
  void removeGone(const QVector<ListItem>& wanted);
  void appendNew(const QVector<ListItem>& wanted);
  void reorder(const QVector<ListItem>& wanted);

  ListTable table_;
  QVector<ListItem> shown_;
  QStringList words_;
  int column_ = -1, lead_ = 0;
  Qt::SortOrder order_ = Qt::AscendingOrder;
};

}  // namespace drydock::models
