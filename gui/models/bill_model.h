// The bill as a tree: groups of items, each with its amount, run rate and share.
#pragma once

#include <QAbstractItemModel>
#include <QVector>

namespace drydock::models {

struct BillItem {
  QString id, name, detail;  ///< Detail: "7 x m5.large", "412 GB".
  double dollars = 0;        ///< So far.
  double dollarsPerMonth = 0;
};

struct BillGroup {
  QString id, name, icon;
  QVector<BillItem> items;
};

struct Bill {
  QVector<BillGroup> groups;
  double dollars = 0, dollarsPerMonth = 0;
};

/// Two levels: group, item. Amounts are the sum of the items; rows keep their place while only
/// amounts change, so that selection and expansion survive each tick.
class BillModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Column { name, detail, amount, perMonth, share, columns };
  enum Role { idRole = Qt::UserRole + 1, shareRole, sortRole, iconRole };

  using QAbstractItemModel::QAbstractItemModel;

  void setBill(Bill bill);
  const Bill& bill() const { return bill_; }

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  bool sameShape(const Bill& other) const;
  BillItem itemAt(const QModelIndex& index) const;

  Bill bill_;
};

}  // namespace drydock::models
