// The map's content as a tree of words: the same things for those who read or listen.
#pragma once

#include <QWidget>

#include "gui/models/map_model.h"

class QLineEdit;
class QStandardItem;
class QStandardItemModel;
class QToolButton;
class QTreeView;

namespace drydock::views {

class MapList : public QWidget {
  Q_OBJECT

 public:
  explicit MapList(QWidget* parent = nullptr);

  void setMap(const models::MapModel& map);
  void setSelected(const QString& id);
  QTreeView* tree() const { return tree_; }
  QLineEdit* filter() const { return filter_; }

 signals:
  void selectionChanged(const QString& id);
  void opened(const QString& id);
  void mapRequested();

 private:
  struct Row {
    QString id, parent, name, state, detail, icon;
  };

  QVector<Row> rowsOf(const models::MapModel& map) const;
  void rebuild();
  void fill();
  void applyFilter();
  bool filterRow(QStandardItem* item, const QStringList& words, bool parentFits);
  void retheme();

  QVector<Row> rows_;
  QHash<QString, QStandardItem*> items_;
  QStandardItemModel* model_ = nullptr;
  QTreeView* tree_ = nullptr;
  QLineEdit* filter_ = nullptr;
  QToolButton* toMap_ = nullptr;
  bool quiet_ = false;
};

}  // namespace drydock::views
