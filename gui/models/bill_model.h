// The bill as a tree: item, resource, and what lies below, each with its amount, rate and share.
#pragma once

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QVector>
#include <memory>
#include <vector>

namespace drydock::models {

/// One line of the bill; what it consists of lies below it.
struct BillItem {
  QString id, name, detail;  ///< Detail: "7 x m5.large", "412 GB".
  QString icon;              ///< Of an item; may be empty.
  QString thing{};           ///< Id of the thing on the map that is paid for, or empty.
  double dollars = 0;        ///< So far.
  double dollarsPerMonth = 0;
  double rose = 0;  ///< Dollars a month more than an hour ago; 0 when it did not rise.
  QVector<BillItem> parts{};
};

struct Bill {
  QVector<BillItem> items;
  double dollars = 0, dollarsPerMonth = 0;
};

/// Rows keep their identity while amounts change and lines come or go, so that selection and
/// expansion survive each tick.
class BillModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Column { name, detail, amount, perMonth, share, columns };
  enum Role { idRole = Qt::UserRole + 1, thingRole, shareRole, sortRole, iconRole, roseRole };

  explicit BillModel(QObject* parent = nullptr);
  ~BillModel() override;

  void setBill(const Bill& bill);
  const Bill& bill() const { return bill_; }
  /// The line of this id in the first column; invalid when there is none.
  QModelIndex find(const QString& id) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  // What a view holds on to; `item` without its parts.
  struct Line {
    BillItem item;
    Line* above = nullptr;
    std::vector<std::unique_ptr<Line>> below;
  };

  Line* lineOf(const QModelIndex& index) const;
  QModelIndex indexOf(const Line& line, int column) const;
  void bring(Line& line, const QVector<BillItem>& parts);
  const Line* find(const Line& line, const QString& id) const;
  QString hint(const BillItem& item) const;

  Bill bill_;
  std::unique_ptr<Line> root_;
};

/// The lines in an order, dearest first at the start, and only those that are asked for.
class BillOrder : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit BillOrder(QObject* parent = nullptr);
  /// Lines that hold every typed word, those above and below them included; a leading "-" excludes.
  void setWords(const QString& typed);
  void setOnlyRisen(bool only);
  bool filters() const { return only_risen_ || !words_.isEmpty(); }
  /// The sum of a column over the shown lines that have nothing below them.
  double sum(BillModel::Column column) const;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  double sumBelow(const QModelIndex& parent, BillModel::Column column) const;

  QStringList words_;
  bool only_risen_ = false;
};

}  // namespace drydock::models
