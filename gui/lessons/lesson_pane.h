// The lesson in the left column: brief, steps, predictions, checks, hints, feedback, debrief.
#pragma once

#include <QHash>
#include <QWidget>

#include "gui/lessons/lesson_desk.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace drydock::lessons {

/// Shows one attempt; all that it decides lies in the desk's coach.
class LessonPane : public QWidget {
  Q_OBJECT

 public:
  LessonPane(LessonDesk& desk, const QString& language, QWidget* parent = nullptr);

  void refresh();

 signals:
  void focusRequested(const QString& target);  ///< Ring it on the map.
  void showRequested(const QString& target);   ///< Open or select it.
  void finishRequested();
  void homeRequested();
  void againRequested();
  void causeRequested(const QString& id);

 private:
  QString shape() const;
  void rebuild();
  void clear();
  void takeFocus();
  void addBrief();
  void addStep();
  void addQuestion(QVBoxLayout* rows, const lesson::Question& question);
  void addOrder(QVBoxLayout* rows, const lesson::Question& question, QPushButton* lock);
  void addDiagnoses();
  QString suspectText(const World& world, const std::string& suspect) const;
  void answer(const std::string& text);
  void addChecks();
  void addHints();
  void addFeedback();
  void addDebrief();
  void addPredictions(const lesson::DebriefView& debrief);
  void addChain(const lesson::DebriefView& debrief);
  void updateChecks();
  QVBoxLayout* addCard(const char* look = "card");
  QLabel* addList(QVBoxLayout* rows, const QString& list);
  QLabel* addText(QVBoxLayout* rows, const QString& text, const char* look = nullptr);
  QString say(const std::string& key) const { return desk_.say(language_, key); }
  QString answerText(const lesson::Question& question, const std::string& answer) const;

  struct CheckRow {
    QLabel *glyph = nullptr, *value = nullptr;
    QProgressBar* progress = nullptr;
  };

  LessonDesk& desk_;
  QString language_, shape_, step_;
  QString reply_;  ///< What was said to the last answer or diagnosis.
  QScrollArea* area_ = nullptr;
  QWidget* content_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QHash<QString, CheckRow> checks_;
};

}  // namespace drydock::lessons
