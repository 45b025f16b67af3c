// One thing that may be done: a button, its number if it takes one, and the reason when it cannot.
#pragma once

#include <QWidget>

#include "gui/models/inspector_model.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace drydock::views {

class CommandFormView;

/// A destructive action shows what it touches and asks once, in its own place; one with a command
/// opens its form there.
class ActionRow : public QWidget {
  Q_OBJECT

 public:
  explicit ActionRow(const models::ActionItem& action, QWidget* parent = nullptr,
                     const models::FormDesk* desk = nullptr);

  /// Takes new state of the same action; what a person is typing stays.
  void setAction(const models::ActionItem& action);
  const QString& id() const { return action_.id; }
  QPushButton* button() const { return button_; }
  QPushButton* confirmButton() const { return confirm_; }
  QPushButton* foreseeButton() const { return foresee_; }
  CommandFormView* commandForm() const { return form_; }

 signals:
  /// `value` is -1 for an action without a number.
  void requested(const QString& id, int value);
  void submitted(const QString& command, const models::FormValues& values);

 private:
  void toggleForm();
  void press();
  void ask(bool on);
  void retheme();

  models::ActionItem action_;
  const models::FormDesk* desk_ = nullptr;
  CommandFormView* form_ = nullptr;
  QPushButton *button_ = nullptr, *confirm_ = nullptr, *cancel_ = nullptr, *foresee_ = nullptr;
  QSpinBox* number_ = nullptr;
  QLabel *reason_ = nullptr, *preview_ = nullptr;
  QWidget* question_ = nullptr;
};

}  // namespace drydock::views
