// "Can it reach ...?": a target to choose, and the way of a packet to it, hop by hop.
#pragma once

#include <QWidget>

#include "gui/models/form_model.h"

class QComboBox;
class QLabel;

namespace drydock::views {

class ReachPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ReachPanel(QWidget* parent = nullptr);

  void setDesk(const models::FormDesk* desk) { desk_ = desk; }
  /// Asks from another thing; `targets` are at hand.
  void setSource(const QString& from, const QStringList& targets);
  /// The world has moved on: asks again.
  void refresh();
  QComboBox* target() const { return target_; }
  const models::ReachAnswer& answer() const { return answer_; }

 signals:
  void thingActivated(const QString& id);
  /// The things on the way, for the map.
  void wayShown(const QStringList& ids);

 private:
  void ask();
  void present();

  const models::FormDesk* desk_ = nullptr;
  QString from_;
  QStringList targets_;
  models::ReachAnswer answer_;
  QComboBox* target_ = nullptr;
  QLabel *words_ = nullptr, *hops_ = nullptr;
};

}  // namespace drydock::views
