// The one selected thing: what it is, how it is, why, and what may be done with it.
#pragma once

#include <QHash>
#include <QWidget>

#include "gui/models/inspector_model.h"

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace drydock::views {

class ActionRow;
class CauseChain;
class CommandFormView;
class ReachPanel;

/// Shows an InspectorModel. Values change in place; the form is made anew only for another thing.
class InspectorView : public QWidget {
  Q_OBJECT

 public:
  explicit InspectorView(QWidget* parent = nullptr);

  void setModel(const models::InspectorModel& model);
  void clear();
  const models::InspectorModel& model() const { return model_; }
  void setHistory(bool back, bool forward);
  /// Whom forms and "can it reach ...?" ask.
  void setDesk(const models::FormDesk& desk);
  /// Opens the form of a command for the thing that is shown.
  void openForm(const QString& command);
  CommandFormView* commandForm() const { return command_; }
  ReachPanel* reach() const { return reach_; }
  QPushButton* moreButton() const { return more_; }

 signals:
  void whyRequested(const QString& id);
  void actionRequested(const QString& id, int value);
  void formSubmitted(const QString& command, const models::FormValues& values);
  void thingActivated(const QString& id);
  void radiusRequested(const QString& id);
  void wayShown(const QStringList& ids);
  void causeActivated(const QString& id, models::Moment at);
  void backRequested();
  void forwardRequested();

 private:
  QString shape() const;
  QWidget* form();
  QWidget* rest();
  QWidget* tools();
  QLabel* heading(const QString& words, QWidget* parent) const;
  void addProperties(QVBoxLayout* rows, QWidget* parent, int from, int to);
  int firstHeading() const;
  void followLink(const QString& link);
  void fillMenu();
  void closeForm();
  void rebuild();
  void fill();
  void retheme();

  models::InspectorModel model_;
  QString shape_;
  QToolButton *back_ = nullptr, *forward_ = nullptr;
  QLabel *icon_ = nullptr, *title_ = nullptr, *kind_ = nullptr, *state_ = nullptr;
  QLabel* stateGlyph_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QScrollArea* scroll_ = nullptr;
  QVBoxLayout* body_ = nullptr;
  QWidget *form_ = nullptr, *tools_ = nullptr, *rest_ = nullptr;
  models::FormDesk desk_;
  QPushButton *more_ = nullptr, *radius_ = nullptr;
  QMenu* menu_ = nullptr;
  CommandFormView* command_ = nullptr;
  ReachPanel* reach_ = nullptr;
  CauseChain* chain_ = nullptr;
  QVector<QLabel*> values_;
  QVector<ActionRow*> actions_;
};

}  // namespace drydock::views
