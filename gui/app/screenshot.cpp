// Waits for the run and for the last movement on the map.
#include "gui/app/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/bridge/load_tester.h"
#include "gui/bridge/session_bridge.h"
#include "gui/views/lists_view.h"
#include "gui/views/load_view.h"

namespace drydock::app {

namespace {

constexpr int kLookMs = 100;
constexpr int kSettleMs = 1200;

void save(MainWindow* window, const QString& file) {
  QTimer::singleShot(kSettleMs, window, [window, file] {
    const bool saved = window->grab().save(file);
    QCoreApplication::exit(saved ? 0 : 1);
  });
}

// A load test is shown with what came out of it.
void saveTested(Cockpit& cockpit, const QString& file) {
  MainWindow* window = cockpit.window();
  window->load()->start()->click();
  auto* look = new QTimer(window);
  QObject::connect(look, &QTimer::timeout, window, [&cockpit, window, file, look] {
    if (cockpit.loadTester()->running()) return;
    look->stop();
    save(window, file);
  });
  look->start(kLookMs);
}

void finish(Cockpit& cockpit, const Picture& picture) {
  MainWindow* window = cockpit.window();
  static const QStringList pages{"map", "lists", "dashboards", "requests", "load", "bill", "facts"};
  if (const auto page = pages.indexOf(picture.page); page >= 0) {
    window->showPage(static_cast<int>(page));
  }
  if (picture.page == "story") {
    window->showPage(MainWindow::factsPage);
    window->showStory(true);
  }
  if (!picture.list.isEmpty()) window->lists()->setKind(picture.list);
  if (!picture.select.isEmpty()) window->select(picture.select);
  cockpit.refreshNow();
  if (window->currentPage() == MainWindow::loadPage) {
    saveTested(cockpit, picture.file);
  } else {
    save(window, picture.file);
  }
}

}  // namespace

void takePicture(Cockpit& cockpit, const Picture& picture, bool lesson) {
  const auto play = [&cockpit, picture] {
    const Time target = cockpit.bridge()->frame().status.start + picture.at;
    if (picture.at > Duration::zero()) cockpit.bridge()->until(target);
    auto* look = new QTimer(cockpit.window());
    QObject::connect(look, &QTimer::timeout, cockpit.window(), [&cockpit, picture, target, look] {
      const auto& status = cockpit.bridge()->frame().status;
      if (!status.failure && status.time < target) return;
      look->stop();
      finish(cockpit, picture);
    });
    look->start(kLookMs);
  };
  if (lesson) {
    QObject::connect(&cockpit, &Cockpit::lessonReady, cockpit.window(), play);
  } else {
    play();
  }
}

}  // namespace drydock::app
