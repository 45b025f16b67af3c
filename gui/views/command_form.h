// A small form for one command: its fields, what would come of it, and the button that gives it.
#pragma once

#include <QFrame>

#include "gui/models/form_model.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace drydock::views {

/// Asks its desk at each change; the button stays grey while the command would be refused.
class CommandFormView : public QFrame {
  Q_OBJECT

 public:
  CommandFormView(const models::CommandForm& form, const models::FormDesk& desk, bool titled,
                  QWidget* parent = nullptr);

  const models::CommandForm& form() const { return form_; }
  models::FormValues values() const;
  /// It stays where it is: nothing to cancel, and the button says `go`.
  void standAlone(const QString& go);
  /// The world has moved on: asks again.
  void recheck();
  QPushButton* button() const { return go_; }
  QPushButton* foreseeButton() const { return foresee_; }
  QString words() const;

 signals:
  void submitted(const QString& command, const models::FormValues& values);
  void cancelled();

 private:
  QWidget* editor(const models::FormField& field);
  void retheme();

  models::CommandForm form_;
  const models::FormDesk& desk_;
  QHash<QString, std::function<QString()>> read_;
  models::Verdict verdict_;
  QLabel* words_ = nullptr;
  QPushButton *go_ = nullptr, *cancel_ = nullptr, *foresee_ = nullptr;
};

}  // namespace drydock::views
