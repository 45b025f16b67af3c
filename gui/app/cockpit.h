// The cockpit: one window, what is played in it, and everything between the two.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QTranslator>
#include <memory>
#include <optional>

#include "gui/models/inspector_model.h"
#include "gui/models/timeline_model.h"
#include "sim/practice/scenario/document.h"
#include "sim/practice/session/frame.h"

namespace drydock::bridge {
class Foresight;
class LoadTester;
class SessionBridge;
}  // namespace drydock::bridge
namespace drydock::lessons {
class HomePane;
class LessonDesk;
class LessonPane;
struct Prepared;
}  // namespace drydock::lessons

namespace drydock::study {
struct RunBook;
}

namespace drydock::app {

class MainWindow;
class RunBookDialog;
class StationDialog;
class WhatIfDialog;

/// Opens scenarios and lessons, keeps the window up to date with the frames, and carries out what
/// the views ask for.
class Cockpit : public QObject {
  Q_OBJECT

 public:
  explicit Cockpit(scenario::SearchPaths search, QObject* parent = nullptr);
  ~Cockpit() override;

  MainWindow* window() const { return window_.get(); }
  /// What is played; null until something was opened.
  bridge::SessionBridge* bridge() const { return bridge_.get(); }
  const bridge::LoadTester* loadTester() const { return tester_.get(); }
  const bridge::Foresight* foresight() const { return foresight_.get(); }
  /// The dialog "What would this do?"; null while it is closed.
  WhatIfDialog* whatIf() const;
  /// The instructor's station; null while it is closed.
  StationDialog* station() const;
  /// Opens the station, or brings it to the front.
  void openStation();
  /// The run book of what is played; null while it is closed.
  RunBookDialog* runBook() const;
  /// Opens the run book, if there is one.
  void openRunBook();
  lessons::LessonPane* lessonPane() const { return lessonPane_; }
  lessons::HomePane* homePane() const { return homePane_; }

  /// A scenario by file or name; an error is shown and leaves what was played as it is.
  bool openScenario(const QString& file, std::optional<quint64> seed = {});
  /// A lesson by id, slug or file; the window shows it when it is ready.
  bool openLesson(const QString& named, std::optional<quint64> seed = {});
  /// The home page in the left column.
  void showHome();
  void setLanguage(const QString& code);
  const QString& language() const { return language_; }
  /// Shows all that has changed at once, rather than at the next tick.
  void refreshNow();
  /// Where progress is kept; empty keeps none. Before the first lesson.
  void setProgressFile(const QString& file);

 signals:
  void languageChanged(const QString& code);
  void lessonReady();

 private:
  void makeWindow();
  void connectTime();
  void connectWhy();
  void connectLists();
  void connectRequests();
  void makeTester();
  void connectLoad();
  void showLoad();
  void stage(std::unique_ptr<bridge::SessionBridge> bridge, const QString& title);
  QString saidTitle() const;
  void showFrame();
  void showSlowly();
  bool showLists();
  void showCharts();
  void showRequests();
  void connectStory();
  void showStory();
  void followSelection(const QString& id);
  void showInspector();
  void act(const QString& action, int value);
  void connectForms();
  void makeForesight();
  void foresee(const AnyCommand& command, qint64 span);
  void showWhatIf();
  void showStation();
  void findRunBook(const std::string& scenario);
  void showRunBook();
  void give(const QString& command, const models::FormValues& values);
  void explain(const QString& id);
  void activateCause(const QString& id, models::Moment at);
  void leaveLesson();
  void showLesson();
  void takeLesson(lessons::Prepared& prepared);
  void focusOn(const QString& target);
  void showTarget(const QString& target);
  QString progressFile() const;
  void showFailure();
  bool clockIsHeld();
  models::TimelineModel timeline() const;

  scenario::SearchPaths search_;
  std::unique_ptr<MainWindow> window_;
  std::unique_ptr<bridge::SessionBridge> bridge_;
  std::unique_ptr<bridge::LoadTester> tester_;
  std::unique_ptr<bridge::Foresight> foresight_;
  QPointer<WhatIfDialog> whatIf_;
  QPointer<StationDialog> station_;
  std::unique_ptr<study::RunBook> runBook_;
  QPointer<RunBookDialog> runBookDialog_;
  std::unique_ptr<lessons::LessonDesk> lesson_;
  lessons::LessonPane* lessonPane_ = nullptr;
  lessons::HomePane* homePane_ = nullptr;
  std::unique_ptr<QTranslator> translator_;
  QString language_ = "en", title_, progressFile_;
  bool progressFileSet_ = false;
  QTimer slow_;
  QElapsedTimer listsRead_;
  qint64 listsPauseMs_ = 0;
  bool home_ = true;
};

}  // namespace drydock::app
