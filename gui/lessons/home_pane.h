// The home page: what can be learned and what can be explored.
#pragma once

#include <QVector>
#include <QWidget>

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/scenario/document.h"

class QVBoxLayout;

namespace drydock::lessons {

struct Entry {
  bool isLesson = false;
  bool isHistory = false;  ///< A scenario of something that has happened to others.
  QString id;              ///< Of a lesson, or the name of a scenario.
  QString title, text;
  QString state;      ///< "Passed, 92 points"; may be empty.
  bool open = false;  ///< An attempt waits to be gone on with.
};

/// Lessons first, then scenarios, as their files say.
QVector<Entry> readEntries(const scenario::SearchPaths& search, const Rulebook& rulebook,
                           const QString& language, const QString& progressFile);

class HomePane : public QWidget {
  Q_OBJECT

 public:
  explicit HomePane(QWidget* parent = nullptr);
  void setEntries(const QVector<Entry>& entries);

 signals:
  void lessonRequested(const QString& id);
  void scenarioRequested(const QString& name);

 private:
  QWidget* card(const Entry& entry, bool first);

  QVBoxLayout* column_ = nullptr;
  QWidget* content_ = nullptr;
};

}  // namespace drydock::lessons
