// The facts as a table: typed words filter it, a click asks why, a double click goes there in time.
#pragma once

#include <QWidget>

#include "gui/models/fact_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace drydock::views {

class FactsView : public QWidget {
  Q_OBJECT

 public:
  explicit FactsView(QWidget* parent = nullptr);

  void setFacts(const QVector<models::FactItem>& facts);
  /// Shows the fact as current without announcing it.
  void setCurrent(const QString& id);
  QLineEdit* filter() const { return filter_; }
  QTableView* table() const { return table_; }
  models::FactModel* model() const { return model_; }

 signals:
  void factSelected(const QString& id);     ///< Show its chain of causes.
  void subjectSelected(const QString& id);  ///< The first thing that the fact is about.
  void momentActivated(models::Moment at);  ///< Double click or Enter: go there in time.

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildTable();
  void count();
  void announce(const QModelIndex& index);
  void go(const QModelIndex& index);
  void copy() const;

  models::FactModel* model_ = nullptr;
  models::FactFilter* shown_ = nullptr;
  QLineEdit* filter_ = nullptr;
  QCheckBox* notable_ = nullptr;
  QLabel *count_ = nullptr, *empty_ = nullptr;
  QTableView* table_ = nullptr;
  bool quiet_ = false;
};

}  // namespace drydock::views
