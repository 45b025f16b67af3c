// The palette of faults and actions: what can be tried when no lesson is played.
#pragma once

#include <QVector>
#include <QWidget>

#include "gui/models/inspector_model.h"

class QLineEdit;
class QVBoxLayout;

namespace drydock::views {

class ActionRow;

/// Groups of actions with a filter; groups fold away when nothing in them matches.
class PaletteView : public QWidget {
  Q_OBJECT

 public:
  explicit PaletteView(QWidget* parent = nullptr);

  void setGroups(const QVector<models::PaletteGroup>& groups);
  /// Whom forms ask; before the first groups.
  void setDesk(const models::FormDesk& desk) { desk_ = desk; }
  QLineEdit* filter() const { return filter_; }

 signals:
  void actionRequested(const QString& id, int value);
  void formSubmitted(const QString& command, const models::FormValues& values);

 private:
  struct Section {
    QWidget* title = nullptr;
    QVector<ActionRow*> rows;
    QStringList words;
  };

  void rebuild();
  void applyFilter();

  models::FormDesk desk_;
  QVector<models::PaletteGroup> groups_;
  QVector<Section> sections_;
  QString shape_;
  QLineEdit* filter_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QWidget *content_ = nullptr, *none_ = nullptr;
};

}  // namespace drydock::views
