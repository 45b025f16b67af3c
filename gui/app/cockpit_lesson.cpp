// Opens lessons, follows them frame by frame and points at what they speak of.
#include <QPointer>
#include <QThreadPool>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/trouble.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/session_bridge.h"
#include "gui/lessons/lesson_desk.h"
#include "gui/lessons/lesson_pane.h"
#include "gui/views/map_view.h"
#include "sim/platform/rules.h"
#include "sim/practice/store/progress.h"

namespace drydock::app {

void Cockpit::setProgressFile(const QString& file) {
  progressFile_ = file;
  progressFileSet_ = true;
}

QString Cockpit::progressFile() const {
  if (progressFileSet_) return progressFile_;
  const auto usual = store::Progress::default_file();
  return usual ? QString::fromStdString(usual->string()) : QString();
}

bool Cockpit::openLesson(const QString& named, std::optional<quint64> seed) {
  window_->showNotice(tr("The lesson is being prepared."), models::Tone::quiet);
  const QPointer<Cockpit> self(this);
  const QString file = progressFile();
  // Two headless plays of the lesson: too long for the window's thread.
  QThreadPool::globalInstance()->start([self, named, seed, file, search = search_] {
    auto prepared = std::make_shared<lessons::Prepared>(
        lessons::prepare(named.toStdString(), seed, search, platform::rules(), file));
    QMetaObject::invokeMethod(
        qApp,
        [self, prepared] {
          if (self) self->takeLesson(*prepared);
        },
        Qt::QueuedConnection);
  });
  return true;
}

void Cockpit::takeLesson(lessons::Prepared& prepared) {
  window_->showNotice({}, models::Tone::quiet);
  if (!prepared.started) {
    showTrouble(window_.get(), tr("This lesson cannot be played"),
                tr("Nothing was changed. What is wrong, and what would be right:"),
                prepared.trouble);
    return;
  }
  leaveLesson();
  home_ = false;
  const Time end = prepared.started->end;
  lesson_ = std::make_unique<lessons::LessonDesk>(prepared);
  auto bridge = std::make_unique<bridge::SessionBridge>(
      bridge::Stage{std::move(prepared.started->run), end, Actor::trainee});
  bridge->setLimits([desk = lesson_.get()](std::string_view kind) { return desk->allowed(kind); });
  connect(lesson_.get(), &lessons::LessonDesk::pauseWanted, this, [this] {
    if (bridge_) bridge_->pause();
  });
  connect(lesson_.get(), &lessons::LessonDesk::trouble, this,
          [this](const QString& words) { window_->showNotice(words, models::Tone::broken); });
  showLesson();
  findRunBook({});
  stage(std::move(bridge), lesson_->say(language_, "title"));
  if (!lesson_->unkept().isEmpty()) {
    showTrouble(window_.get(), tr("You can play, but nothing will be kept"), lesson_->unkept(),
                progressFile());
  }
  emit lessonReady();
}

void Cockpit::showLesson() {
  lessonPane_ = new lessons::LessonPane(*lesson_, language_, window_.get());
  window_->setLeftPane(lessonPane_);
  window_->foldLeft(false);
  connect(lessonPane_, &lessons::LessonPane::focusRequested, this, &Cockpit::focusOn);
  connect(lessonPane_, &lessons::LessonPane::showRequested, this, &Cockpit::showTarget);
  connect(lessonPane_, &lessons::LessonPane::finishRequested, this, [this] {
    if (!bridge_ || clockIsHeld()) return;
    lesson_->finish();
    bridge_->until(lesson_->coach().end());
  });
  connect(lessonPane_, &lessons::LessonPane::homeRequested, this, &Cockpit::showHome);
  connect(lessonPane_, &lessons::LessonPane::againRequested, this, [this] {
    const QString id = lesson_->id();
    lesson_->restart();
    openLesson(id);
  });
  connect(lessonPane_, &lessons::LessonPane::causeRequested, this, &Cockpit::explain);
  if (bridge_) lesson_->look(bridge_->frame());
  lessonPane_->refresh();
}

void Cockpit::leaveLesson() {
  if (!lesson_) return;
  if (bridge_) {
    lesson_->keep(bridge_->frame());
    bridge_->pause();
    bridge_->setLimits({});
  }
  window_->setLeftPane(nullptr);
  window_->map()->highlight({});
  delete lessonPane_;
  lessonPane_ = nullptr;
  lesson_.reset();
}

void Cockpit::focusOn(const QString& target) {
  const bridge::Thing thing = bridge::thingOf(target);
  QStringList ids;
  if (thing.kind != "panel" && !target.isEmpty()) ids.append(target);
  window_->map()->highlight(ids);
}

void Cockpit::showTarget(const QString& target) {
  const bridge::Thing thing = bridge::thingOf(target);
  if (thing.kind != "panel") {
    window_->showPage(MainWindow::mapPage);
    window_->foldRight(false);
    window_->select(target);
    return;
  }
  if (thing.name == "facts") window_->showPage(MainWindow::factsPage);
  if (thing.name == "charts") window_->showPage(MainWindow::dashboardsPage);
  if (thing.name == "bill") window_->showPage(MainWindow::billPage);
  if (thing.name == "map") window_->showPage(MainWindow::mapPage);
  if (thing.name == "lists") window_->showPage(MainWindow::listsPage);
  if (thing.name == "inspector") window_->foldRight(false);
}

}  // namespace drydock::app
