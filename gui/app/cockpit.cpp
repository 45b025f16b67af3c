// Opens what is played and hands each frame to the views.
#include "gui/app/cockpit.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include "gui/app/main_window.h"
#include "gui/app/station_dialog.h"
#include "gui/app/trouble.h"
#include "gui/app/what_if_dialog.h"
#include "gui/bridge/foresight.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/limits_reader.h"
#include "gui/bridge/load_tester.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/station_reader.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "gui/lessons/home_pane.h"
#include "gui/lessons/lesson_desk.h"
#include "gui/lessons/lesson_pane.h"
#include "gui/views/bill_view.h"
#include "gui/views/facts_view.h"
#include "gui/views/inspector_view.h"
#include "gui/views/lists_view.h"
#include "gui/views/map_list.h"
#include "gui/views/map_view.h"
#include "gui/views/palette_view.h"
#include "gui/views/time_bar.h"
#include "gui/views/why_view.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"
#include "sim/practice/study/run_book.h"

namespace drydock::app {

namespace {

constexpr int kSlowMs = 250;  // Lists and charts need not follow each frame.

std::shared_ptr<const Rulebook> rules() {
  static const std::shared_ptr<const Rulebook> built = platform::rules();
  return built;
}

}  // namespace

Cockpit::Cockpit(scenario::SearchPaths search, QObject* parent)
    : QObject(parent), search_(std::move(search)), translator_(std::make_unique<QTranslator>()) {
  slow_.setInterval(kSlowMs);
  slow_.setSingleShot(true);
  connect(&slow_, &QTimer::timeout, this, &Cockpit::showSlowly);
  makeTester();
  makeForesight();
  setLanguage("en");
}

Cockpit::~Cockpit() {
  leaveLesson();
  bridge_.reset();
}

void Cockpit::setLanguage(const QString& code) {
  if (window_ && code == language_) return;
  language_ = code;
  QCoreApplication::removeTranslator(translator_.get());
  if (translator_->load(":/i18n/drydock_" + code + ".qm")) {
    QCoreApplication::installTranslator(translator_.get());
  }
  QLocale::setDefault(QLocale(code == "pl" ? "pl_PL" : "en_GB"));
  makeWindow();
  emit languageChanged(code);
}

void Cockpit::makeWindow() {
  const std::unique_ptr<MainWindow> old = std::move(window_);
  window_ = std::make_unique<MainWindow>();
  window_->setLanguage(language_);
  window_->setScenarioName(saidTitle());
  window_->setLimits(bridge::readLimits(search_, language_));
  connect(window_.get(), &MainWindow::languageRequested, this, [this](const QString& code) {
    // The button that asks belongs to the window that goes.
    QMetaObject::invokeMethod(
        this, [this, code] { setLanguage(code); }, Qt::QueuedConnection);
  });
  connect(window_.get(), &MainWindow::openRequested, this, &Cockpit::showHome);
  connect(window_.get(), &MainWindow::stationRequested, this, &Cockpit::openStation);
  connect(window_.get(), &MainWindow::runBookRequested, this, &Cockpit::openRunBook);
  window_->setHasRunBook(runBook_ != nullptr);
  connect(window_.get(), &MainWindow::selectionChanged, this, &Cockpit::showInspector);
  connect(window_->palette(), &views::PaletteView::actionRequested, this, &Cockpit::act);
  connect(window_->inspector(), &views::InspectorView::actionRequested, this, &Cockpit::act);
  connectForms();
  connectTime();
  connectWhy();
  connectLists();
  connectRequests();
  connectLoad();
  connectStory();
  lessonPane_ = nullptr;
  homePane_ = nullptr;
  if (bridge_) bridge_->retranslate();
  if (lesson_) {
    showLesson();
  } else if (home_) {
    showHome();
  }
  if (!old) return;
  window_->setGeometry(old->geometry());
  window_->showPage(old->currentPage());
  window_->showStory(old->showsStory());
  window_->lists()->setKind(old->lists()->kind());
  window_->map()->setOverlay(old->map()->overlay());
  refreshNow();
  if (!old->selected().isEmpty()) window_->select(old->selected());
  if (old->isVisible()) window_->setVisible(true);
}

bool Cockpit::openScenario(const QString& file, std::optional<quint64> seed) {
  QString path = file;
  if (!QFileInfo::exists(path) && !file.contains('/') && !file.contains('.')) {
    path = bridge::textOf(search_.scenarios) + '/' + file + ".json";
  }
  const scenario::Reading reading = scenario::read_scenario(path.toStdString(), search_);
  if (!reading.scenario) {
    showTrouble(window_.get(), tr("This scenario cannot be played"),
                tr("Nothing was changed. What is wrong, and what would be right:"),
                bridge::textOf(codec::to_text(reading.diagnostics)));
    return false;
  }
  const scenario::Scenario& scenario = *reading.scenario;
  Result<run::Run> opened = run::open(scenario, rules(), Seed{seed.value_or(scenario.seed)});
  if (!opened) {
    showTrouble(window_.get(), tr("This scenario cannot be built"),
                bridge::textOf(opened.error().message), bridge::textOf(opened.error().hint));
    return false;
  }
  leaveLesson();
  home_ = false;
  window_->setLeftPane(nullptr);
  stage(std::make_unique<bridge::SessionBridge>(
            bridge::Stage{std::move(*opened), scenario.start + scenario.length}),
        bridge::textOf(scenario.title));
  findRunBook(scenario.name);
  return true;
}

QString Cockpit::saidTitle() const { return bridge::sayWord(title_.toStdString()); }

void Cockpit::stage(std::unique_ptr<bridge::SessionBridge> bridge, const QString& title) {
  tester_->forget();
  foresight_->forget();
  if (station_) station_->close();
  bridge_ = std::move(bridge);
  title_ = title;
  window_->setScenarioName(saidTitle());
  window_->select({});
  connect(bridge_.get(), &bridge::SessionBridge::frameChanged, this, &Cockpit::showFrame);
  connect(bridge_.get(), &bridge::SessionBridge::branchChanged, this, &Cockpit::refreshNow);
  connect(bridge_.get(), &bridge::SessionBridge::previewReady, this, [this] { refreshNow(); });
  connect(bridge_.get(), &bridge::SessionBridge::refused, this,
          [this](const QString& reason) { window_->showNotice(reason, models::Tone::strained); });
  connect(bridge_.get(), &bridge::SessionBridge::failed, this, &Cockpit::showFailure);
  bridge_->setSpeed(10);
  refreshNow();
}

models::TimelineModel Cockpit::timeline() const {
  models::TimelineModel time =
      bridge::readTimeline(bridge_->frame(), bridge_->world(), bridge_->marks());
  time.speed = bridge_->speed();
  time.marks += bridge::readAhead(*bridge_);
  if (bridge_->veiled()) time.undo = bridge::lastOfTrainee(bridge_->frame());
  return time;
}

void Cockpit::showFrame() {
  if (!bridge_) return;
  if (lesson_) lesson_->look(bridge_->frame());
  const models::TimelineModel time = timeline();
  window_->timeBar()->setTimeline(time);
  window_->map()->setPace(time.playing && !bridge_->previewing(), time.speed);
  if (window_->currentPage() == MainWindow::mapPage && !bridge_->previewing()) {
    const models::MapModel map = bridge::readMap(bridge_->world());
    window_->map()->setMap(map);
    if (window_->list()->isVisible()) window_->list()->setMap(map);
  }
  if (!slow_.isActive()) slow_.start();
}

void Cockpit::showSlowly() {
  if (!bridge_) return;
  const World& world = bridge_->world();
  const bridge::Check check = [this](const AnyCommand& command) { return bridge_->check(command); };
  switch (window_->currentPage()) {
    case MainWindow::listsPage:
      if (!showLists()) slow_.start();
      break;
    case MainWindow::dashboardsPage:
      showCharts();
      break;
    case MainWindow::requestsPage:
      showRequests();
      break;
    case MainWindow::loadPage:
      showLoad();
      break;
    case MainWindow::billPage:
      window_->bill()->setBill(bridge::readBill(world));
      break;
    case MainWindow::factsPage:
      if (window_->showsStory()) {
        showStory();
      } else {
        window_->facts()->setFacts(bridge_->facts());
      }
      break;
    default:
      break;
  }
  if (window_->palette()->isVisible() || !window_->isVisible()) {
    window_->palette()->setGroups(
        bridge::readPalette({world, bridge_->rulebook(), check, bridge_->role()}));
  }
  showInspector();
  showStation();
  showRunBook();
}

void Cockpit::showInspector() {
  if (!bridge_ || window_->selected().isEmpty()) return;
  const bridge::Check check = [this](const AnyCommand& command) { return bridge_->check(command); };
  auto model = bridge::readInspector(
      {bridge_->world(), bridge_->rulebook(), check, bridge_->role()}, window_->selected());
  if (bridge_->veil()) model.why = bridge_->veil()->cover(model.why);
  if (model.id.isEmpty()) {
    window_->inspector()->clear();
  } else {
    window_->inspector()->setModel(model);
  }
}

void Cockpit::refreshNow() {
  if (!bridge_) return;
  showFrame();
  const models::MapModel map = bridge::readMap(bridge_->world());
  window_->map()->setMap(map);
  window_->list()->setMap(map);
  slow_.stop();
  listsPauseMs_ = 0;
  showSlowly();
}

void Cockpit::act(const QString& action, int value) {
  if (!bridge_) return;
  if (bridge_->previewing()) return;
  const auto command = bridge::commandOf(*bridge_->frame().world, action, value);
  if (command) bridge_->submit(*command);
}

void Cockpit::showHome() {
  home_ = true;
  leaveLesson();
  if (!homePane_) {
    homePane_ = new lessons::HomePane(window_.get());
    connect(homePane_, &lessons::HomePane::lessonRequested, this,
            [this](const QString& id) { openLesson(id); });
    connect(homePane_, &lessons::HomePane::scenarioRequested, this,
            [this](const QString& name) { openScenario(name); });
  }
  homePane_->setEntries(lessons::readEntries(search_, *rules(), language_, progressFile()));
  window_->setLeftPane(homePane_);
  window_->foldLeft(false);
}

void Cockpit::showFailure() {
  const auto& failure = bridge_->frame().status.failure;
  if (!failure) return;
  const QString report = tr("Seed %1, at %2")
                             .arg(failure->seed.value)
                             .arg(models::momentText(bridge::momentOf(failure->at))) +
                         "\n\n" + bridge::textOf(failure->text) + "\n\n" +
                         bridge::textOf(failure->journal);
  const QString kept = keepReport(report);
  QString text =
      tr("The simulation met a defect of its own and stands still. Drag the time bar "
         "back to go on from an earlier moment.");
  if (!kept.isEmpty()) text += ' ' + tr("The report is kept in %1.").arg(kept);
  showTrouble(window_.get(), tr("The run was stopped"), text, report);
}

}  // namespace drydock::app
