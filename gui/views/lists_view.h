// Lists of everything of one kind: kinds at the left, their table at the right.
#pragma once

#include <QHash>
#include <QWidget>

#include "gui/models/list_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QTableView;

namespace drydock::views {

/// Asks for the kind that is chosen, and shows what it is given. Sorting, widths and the current
/// row stay while the rows change; sorting and widths are kept for each kind.
class ListsView : public QWidget {
  Q_OBJECT

 public:
  explicit ListsView(QWidget* parent = nullptr);

  /// The kinds with their counts, in order; the first of a family gets the family's heading.
  void setKinds(const QVector<models::ListKindItem>& kinds);
  /// Rows of the kind that is shown; others are ignored.
  void setTable(const models::ListTable& table);
  /// The kind whose table is wanted.
  const QString& kind() const { return kind_; }
  void setKind(const QString& name);
  /// Whether the table has a row for this thing.
  bool shows(const QString& id) const { return model_->holds(id); }
  /// Makes its row current without announcing it; no row is current when it has none.
  void setSelected(const QString& id);

  QTableView* table() const { return table_; }
  QListWidget* kinds() const { return kinds_; }
  QLineEdit* filter() const { return filter_; }
  QCheckBox* allColumns() const { return allColumns_; }

 signals:
  void kindRequested(const QString& name);
  void selectionChanged(const QString& id);
  void opened(const QString& id);  ///< Double click or Enter.

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Kept {
    QVector<int> widths;
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool sorted = false;
  };

  QWidget* makeHead();
  void makeTable();
  void makeKinds();
  void fillKinds();
  void keep();
  void restore();
  void fitColumns();
  int widthOf(int column) const;
  int lead() const;
  void chooseColumns();
  void showColumns();
  void agree();
  void count();
  void announce(const QModelIndex& index);
  void open(const QModelIndex& index);
  void copy() const;
  bool tableKey(class QKeyEvent& key);

  QString kind_, selected_;
  QVector<models::ListKindItem> known_;
  QHash<QString, Kept> kept_;
  models::ListModel* model_ = nullptr;
  QListWidget* kinds_ = nullptr;
  QLabel *count_ = nullptr, *empty_ = nullptr;
  QLineEdit* filter_ = nullptr;
  QCheckBox* allColumns_ = nullptr;
  QTableView* table_ = nullptr;
  bool quiet_ = false, chosenColumns_ = false;
};

}  // namespace drydock::views
