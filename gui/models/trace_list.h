// The list of traced requests: filtered by operation, end and words, slowest first.
#pragma once

#include <QAbstractTableModel>
#include <optional>

#include "gui/models/trace_model.h"

namespace drydock::models {

/// The word for an end: "served", "timed out".
QString traceEndText(TraceEnd end);

/// Rows keep the order that was chosen; the current row follows its request.
class TraceList : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { asked, operation, took, end, columns };
  enum Role { idRole = Qt::UserRole + 1, endRole };

  using QAbstractTableModel::QAbstractTableModel;

  void setRequests(const QVector<TraceItem>& requests);
  /// Only of this operation; empty: of all.
  void setOperation(const QString& name);
  /// Only those that ended well, or badly; nothing: both.
  void setServed(std::optional<bool> served);
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
  QStringList operations() const;
  int total() const { return static_cast<int>(all_.size()); }
  /// The row of a request, or -1.
  int rowOf(const QString& id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void bring();

  QVector<TraceItem> all_, shown_;
  QString operation_;
  std::optional<bool> served_;
  int column_ = took;
  Qt::SortOrder order_ = Qt::DescendingOrder;
};

}  // namespace drydock::models
