// The page of single requests: which were traced, and where the time of one of them went.
#pragma once

#include <QWidget>

#include "gui/models/trace_list.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTableView;

namespace drydock::views {

class WaterfallView;

/// Shows what it is given, and asks for the waterfall of the request that is chosen.
class RequestsView : public QWidget {
  Q_OBJECT

 public:
  explicit RequestsView(QWidget* parent = nullptr);

  void setTraces(const models::TraceModel& traces);
  /// Of the request that was asked for; another one is ignored.
  void setWaterfall(const models::Waterfall& waterfall);
  /// The request whose waterfall is wanted; empty when none is chosen.
  QString chosen() const { return chosen_; }
  void choose(const QString& id);

  QTableView* table() const { return table_; }
  WaterfallView* waterfall() const { return waterfall_; }
  QComboBox* operations() const { return operations_; }
  QComboBox* ends() const { return ends_; }
  QPushButton* watch() const { return watch_; }

 signals:
  void waterfallWanted(const QString& id);
  void watchRequested(bool on);           ///< Simulate and trace each request from now on.
  void thingSelected(const QString& id);  ///< The pod of a hop.
  void thingOpened(const QString& id);    ///< The same, to be shown on the map.

 private:
  QWidget* makeTools();
  void makeTable();
  void agree();
  void fitColumns();
  void resizeEvent(QResizeEvent* event) override;

  models::TraceList* list_ = nullptr;
  models::TraceModel traces_;
  QString chosen_;
  QComboBox *operations_ = nullptr, *ends_ = nullptr;
  QPushButton *watch_ = nullptr, *show_ = nullptr;
  QLabel *count_ = nullptr, *empty_ = nullptr, *state_ = nullptr;
  QTableView* table_ = nullptr;
  QSplitter* halves_ = nullptr;
  WaterfallView* waterfall_ = nullptr;
};

}  // namespace drydock::views
