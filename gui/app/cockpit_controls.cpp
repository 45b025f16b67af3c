// What the time bar, the charts and "why?" ask for.
#include <QTabBar>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/bridge/clock_reader.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/world_reader.h"
#include "gui/lessons/lesson_desk.h"
#include "gui/views/bill_view.h"
#include "gui/views/chart_view.h"
#include "gui/views/clock_panel.h"
#include "gui/views/dashboard_view.h"
#include "gui/views/facts_view.h"
#include "gui/views/inspector_view.h"
#include "gui/views/map_view.h"
#include "gui/views/time_bar.h"
#include "gui/views/why_view.h"

namespace drydock::app {

bool Cockpit::clockIsHeld() {
  if (!lesson_ || !lesson_->coach().holds_clock()) return false;
  window_->showNotice(tr("Answer the question first; then the clock may move."),
                      models::Tone::strained);
  return true;
}

void Cockpit::connectTime() {
  views::TimeBar* bar = window_->timeBar();
  connect(bar, &views::TimeBar::playRequested, this, [this](bool playing) {
    if (!bridge_) return;
    if (playing && clockIsHeld()) {
      showFrame();
      return;
    }
    if (playing) {
      bridge_->play();
    } else {
      bridge_->pause();
    }
  });
  connect(bar, &views::TimeBar::stepRequested, this, [this] {
    if (bridge_ && !clockIsHeld()) bridge_->step();
  });
  connect(bar, &views::TimeBar::speedRequested, this, [this](double speed) {
    if (bridge_) bridge_->setSpeed(lesson_ ? lesson_->allowedSpeed(speed) : speed);
  });
  connect(bar, &views::TimeBar::rewindPreviewed, this, [this](models::Moment at) {
    if (bridge_) bridge_->preview(at);
  });
  connect(bar, &views::TimeBar::rewindCancelled, this, [this] {
    if (!bridge_) return;
    bridge_->endPreview();
    refreshNow();
  });
  const auto rewind = [this](models::Moment at) {
    if (bridge_ && at < bridge::momentOf(bridge_->frame().status.time)) bridge_->rewind(at);
  };
  connect(bar, &views::TimeBar::rewindRequested, this, rewind);
  connect(window_->charts(), &views::ChartView::momentActivated, this, rewind);
  connect(window_->facts(), &views::FactsView::momentActivated, this, rewind);
  connect(window_->dashboards(), &views::DashboardView::wanted, this, [this] {
    if (bridge_) showCharts();
  });
  connect(window_->dashboards()->clocks(), &views::ClockPanel::thingActivated, this,
          [this](const QString& id) {
            window_->select(id);
            window_->foldRight(false);
          });
  connect(window_.get(), &MainWindow::selectionChanged, this, [this](const QString& id) {
    if (!bridge_) return;
    window_->dashboards()->setSubjects(bridge::readSubjects(bridge_->world()));
    const QString subject = bridge::subjectOf(bridge_->world(), id);
    if (!subject.isEmpty()) window_->dashboards()->setSubject(subject);
  });
  connect(bar, &views::TimeBar::undoRequested, this, [this] {
    if (bridge_) bridge_->undo();
  });
  connect(bar, &views::TimeBar::forkRequested, this, [this] {
    if (bridge_) bridge_->fork();
  });
  connect(bar, &views::TimeBar::branchRequested, this, [this](const QString& id) {
    if (bridge_) bridge_->visit(id.toUInt());
  });
  connect(window_->findChild<QTabBar*>("tabs"), &QTabBar::currentChanged, this,
          [this] { refreshNow(); });
}

void Cockpit::showCharts() {
  const World& world = bridge_->world();
  views::DashboardView* dashboards = window_->dashboards();
  dashboards->setSubjects(bridge::readSubjects(world));
  dashboards->clocks()->setClocks(bridge::readClocks(world));
  auto series = bridge::readSeries(world, bridge_->rulebook(), dashboards->wish(),
                                   bridge_->frame().status.end);
  if (bridge_->veil()) bridge_->veil()->cover(series);
  dashboards->charts()->setSeries(series);
}

void Cockpit::connectWhy() {
  const auto explain = [this](const QString& id) { this->explain(id); };
  connect(window_->timeBar(), &views::TimeBar::markActivated, this, explain);
  connect(window_->charts(), &views::ChartView::markActivated, this, explain);
  connect(window_->facts(), &views::FactsView::factSelected, this, explain);
  connect(window_->bill(), &views::BillView::whyRequested, this, explain);
  connect(window_->inspector(), &views::InspectorView::whyRequested, this, explain);
  connect(window_->inspector(), &views::InspectorView::causeActivated, this,
          &Cockpit::activateCause);
  connect(window_->why(), &views::WhyView::causeActivated, this, &Cockpit::activateCause);
}

void Cockpit::explain(const QString& id) {
  if (!bridge_) return;
  if (bridge::thingOf(id).kind == "ahead") {  // It has no cause yet.
    if (!bridge_->veiled()) openStation();
    return;
  }
  const World& world = bridge_->world();
  auto reasons = bridge::readReasons(world, bridge_->rulebook(), id);
  if (const bridge::Veil* veil = bridge_->veil())
    for (models::CauseReason& reason : reasons) reason.chain = veil->cover(reason.chain);
  window_->why()->setReasons(bridge::readQuestion(world, bridge_->rulebook(), id), reasons);
  window_->showWhy(true);
}

void Cockpit::activateCause(const QString& id, models::Moment at) {
  if (!bridge_) return;
  window_->charts()->setCrosshair(at);
  window_->facts()->setCurrent(id);
  const CauseId cause = bridge::causeOf(id);
  const World& world = bridge_->world();
  if (!cause || cause.index < world.chronicle().first() ||
      cause.index >= world.chronicle().size()) {
    return;
  }
  window_->map()->highlight(bridge::readFact(world, bridge_->rulebook(), cause).subjects);
}

}  // namespace drydock::app
