// The one selected thing: what it is, how it is, why, and what may be done with it.
#pragma once

#include <QHash>
#include <QWidget>

#include "gui/models/inspector_model.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace drydock::views {

class ActionRow;
class CauseChain;

/// Shows an InspectorModel. Values change in place; the form is made anew only for another thing.
class InspectorView : public QWidget {
  Q_OBJECT

 public:
  explicit InspectorView(QWidget* parent = nullptr);

  void setModel(const models::InspectorModel& model);
  void clear();
  const models::InspectorModel& model() const { return model_; }
  void setHistory(bool back, bool forward);

 signals:
  void whyRequested(const QString& id);
  void actionRequested(const QString& id, int value);
  void causeActivated(const QString& id, models::Moment at);
  void backRequested();
  void forwardRequested();

 private:
  QString shape() const;
  QWidget* form();
  QLabel* heading(const QString& words, QWidget* parent) const;
  void addProperties(QVBoxLayout* rows, QWidget* parent);
  void rebuild();
  void fill();
  void retheme();

  models::InspectorModel model_;
  QString shape_;
  QToolButton *back_ = nullptr, *forward_ = nullptr;
  QLabel *icon_ = nullptr, *title_ = nullptr, *kind_ = nullptr, *state_ = nullptr;
  QLabel* stateGlyph_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QVBoxLayout* body_ = nullptr;
  QWidget* form_ = nullptr;
  CauseChain* chain_ = nullptr;
  QVector<QLabel*> values_;
  QVector<ActionRow*> actions_;
};

}  // namespace drydock::views
