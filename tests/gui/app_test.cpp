// Plays the whole app offscreen: time, a fault, why, rewind, fork, refusals, languages, a lesson.
#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/list_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/lessons/home_pane.h"
#include "gui/lessons/lesson_desk.h"
#include "gui/lessons/lesson_pane.h"
#include "gui/views/facts_view.h"
#include "gui/views/inspector_view.h"
#include "gui/views/lists_view.h"
#include "gui/views/map_view.h"
#include "gui/views/palette_view.h"
#include "gui/views/time_bar.h"
#include "gui/views/why_view.h"
#include "sim/platform/network/tables.h"
#include "sim/practice/store/progress.h"

namespace drydock {

class AppTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();

  void homeListsLessonsAndScenarios();
  void zoneIsLostAndExplained();
  void listsShowTheWorld();
  void draggingBackRewinds();
  void undoTakesTheLastCommandBack();
  void forkMakesABranch();
  void refusedActionSaysWhy();
  void languageSwitchesAndKeepsThePlace();
  void missingScenarioIsExplained();
  void lessonIsPlayedToItsDebrief();
  void unfinishedLessonGoesOn();
  void damagedProgressIsReportedAndKept();

 private:
  void playTo(int minutes);
  void press(const QString& name);
  QPushButton* button(const QString& name) const;
  models::Moment now() const { return bridge::momentOf(cockpit_->bridge()->frame().status.time); }
  models::Moment start() const {
    return bridge::momentOf(cockpit_->bridge()->frame().status.start);
  }
  void loseZone(const QString& zone);
  void picture(const QString& name);

  QTemporaryDir folder_;
  std::unique_ptr<app::Cockpit> cockpit_;
};

void AppTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  app::Theme::of(*qApp).setReducedMotion(true);
}

void AppTest::init() {
  cockpit_ = std::make_unique<app::Cockpit>(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit_->setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit_->window()->resize(1440, 900);
  cockpit_->window()->show();
  QVERIFY(cockpit_->openScenario("free-play"));
}

void AppTest::cleanup() { cockpit_.reset(); }

QPushButton* AppTest::button(const QString& name) const {
  for (auto* one : cockpit_->window()->findChildren<QPushButton*>(name)) {
    if (one->isVisible()) return one;
  }
  return nullptr;
}

void AppTest::press(const QString& name) {
  QTRY_VERIFY2(button(name) != nullptr, qPrintable(name));
  QTRY_VERIFY2(button(name)->isEnabled(), qPrintable(name));
  button(name)->click();
  QTest::qWait(20);
}

// Plays with the window's own button, as fast as it goes, until `minutes` after the start.
void AppTest::playTo(int minutes) {
  const models::Moment target = start() + minutes * 60000;
  // A lesson stops the clock where something is to be seen; then it is started again.
  for (int tries = 0; tries < 600 && now() < target; ++tries) {
    if (!cockpit_->bridge()->frame().status.playing) {
      cockpit_->bridge()->until(bridge::timeOf(target));
    }
    QTest::qWait(100);
  }
  QVERIFY(now() >= target);
  QTRY_VERIFY(!cockpit_->bridge()->frame().status.playing);
  cockpit_->refreshNow();
}

void AppTest::loseZone(const QString& zone) {
  press("action:fail-zone:" + zone);
  press("confirm:fail-zone:" + zone);
  QTRY_VERIFY(cockpit_->bridge()->facts().size() > 2);
}

// Keeps a picture in the folder that DRYDOCK_SCREENS names, for eyes.
void AppTest::picture(const QString& name) {
  const QString folder = qEnvironmentVariable("DRYDOCK_SCREENS");
  if (folder.isEmpty()) return;
  cockpit_->refreshNow();
  QTest::qWait(200);
  QVERIFY(cockpit_->window()->grab().save(folder + '/' + name + ".png"));
}

void AppTest::homeListsLessonsAndScenarios() {
  cockpit_->showHome();
  QTRY_VERIFY(button("lesson:L0.1"));
  QVERIFY(button("scenario:zone-loss"));
  press("scenario:zone-loss");
  QTRY_VERIFY(cockpit_->window()->windowTitle().contains("zone"));
}

void AppTest::zoneIsLostAndExplained() {
  app::MainWindow* window = cockpit_->window();
  Q_EMIT window->timeBar()->speedRequested(600);
  QTest::mouseClick(window->timeBar()->playButton(), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(now() >= start() + 12 * 60000, 60000);
  Q_EMIT window->timeBar()->playRequested(false);
  QTRY_VERIFY(!cockpit_->bridge()->frame().status.playing);
  const models::Moment fault = now();
  loseZone("b");
  cockpit_->refreshNow();
  QCOMPARE(window->map()->map().zones[1].state, models::Health::broken);
  const models::Moment evicted = fault + 355000;  // 40 s, then 300 s, then the first pods.
  cockpit_->bridge()->until(bridge::timeOf(evicted));
  QTRY_VERIFY_WITH_TIMEOUT(now() >= evicted, 60000);
  window->showPage(app::MainWindow::factsPage);
  cockpit_->refreshNow();
  QVERIFY(window->facts()->model()->rowCount() > 20);
  window->showPage(app::MainWindow::mapPage);
  QVERIFY(!window->map()->map().pending.isEmpty());
  // Some pod waits because of the fault; its chain says so.
  bool explained = false;
  QStringList said;
  for (const auto& waiting : window->map()->map().pending) {
    window->select(waiting.id);
    QCOMPARE(window->inspector()->model().id, waiting.id);
    Q_EMIT window->inspector()->whyRequested(waiting.id);
    said.append(waiting.id);
    if (!window->why()->chain()) continue;
    for (const auto& cause : window->why()->chain()->chain()) {
      said.append(cause.text);
      explained = explained || cause.text.contains("zone b", Qt::CaseInsensitive);
    }
  }
  QVERIFY2(explained, qPrintable(said.join('\n')));
}

void AppTest::listsShowTheWorld() {
  app::MainWindow* window = cockpit_->window();
  views::ListsView* lists = window->lists();
  window->showPage(app::MainWindow::listsPage);
  QCOMPARE(lists->kind(), "pods");
  QVERIFY(lists->table()->model()->rowCount() > 20);
  for (const auto& kind : bridge::readKinds(cockpit_->bridge()->world())) {
    lists->setKind(kind.name);
    QCOMPARE(lists->table()->model()->rowCount(), kind.count);
  }
  // What is selected elsewhere is found in its list, and a row's thing is inspected.
  window->select("zone/b");
  QCOMPARE(lists->kind(), "availability-zones");
  window->select("node/node-apps-a1");
  QCOMPARE(lists->kind(), "nodes");
  lists->table()->selectRow(1);
  QVERIFY(window->selected() != "node/node-apps-a1");
  QCOMPARE(window->inspector()->model().id, window->selected());
  loseZone("b");
  playTo(2);
  lists->filter()->setText("notready");
  QTRY_VERIFY(lists->table()->model()->rowCount() > 0);
  QCOMPARE(lists->kind(), "nodes");
  picture("lists");
}

void AppTest::draggingBackRewinds() {
  playTo(2);
  loseZone("c");
  playTo(10);
  views::TimelineStrip* strip = cockpit_->window()->timeBar()->strip();
  const auto at = [&](models::Moment moment) {
    return QPoint(static_cast<int>(strip->xOf(moment)), strip->height() / 3);
  };
  const models::Moment wanted = start() + 60000;
  QTest::mousePress(strip, Qt::LeftButton, {}, at(now()));
  QTest::mouseMove(strip, at(start() + 5 * 60000));
  QTest::mouseMove(strip, at(wanted));
  QTRY_VERIFY(cockpit_->bridge()->previewing());
  QTRY_COMPARE(cockpit_->window()->map()->map().zones[2].state, models::Health::healthy);
  QTest::mouseRelease(strip, Qt::LeftButton, {}, at(wanted));
  QTRY_VERIFY(now() < start() + 2 * 60000);
  cockpit_->refreshNow();
  QCOMPARE(cockpit_->window()->map()->map().zones[2].state, models::Health::healthy);
  for (const auto& fact : cockpit_->bridge()->facts()) QVERIFY(fact.at <= now());
}

void AppTest::undoTakesTheLastCommandBack() {
  QToolButton* undo = cockpit_->window()->timeBar()->undoButton();
  QVERIFY(!undo->isEnabled());
  playTo(2);
  loseZone("c");
  playTo(10);
  QVERIFY(undo->isEnabled());
  QTest::mouseClick(undo, Qt::LeftButton);
  QTRY_COMPARE(now(), start() + 2 * 60000);
  cockpit_->refreshNow();
  QCOMPARE(cockpit_->window()->map()->map().zones[2].state, models::Health::healthy);
  QVERIFY(!undo->isEnabled());
}

void AppTest::forkMakesABranch() {
  playTo(3);
  const auto before = cockpit_->bridge()->frame().status.branches.size();
  QTest::mouseClick(cockpit_->window()->timeBar()->forkButton(), Qt::LeftButton);
  QTRY_VERIFY(cockpit_->bridge()->frame().status.branches.size() > before);
}

void AppTest::refusedActionSaysWhy() {
  QTRY_VERIFY(button("action:restore-zone:a"));
  QVERIFY(!button("action:restore-zone:a")->isEnabled());
  QVERIFY(button("action:restore-zone:a")->toolTip().contains("not down"));
  // A refusal that comes after the offer is shown as a notice.
  Q_EMIT cockpit_->window()->palette()->actionRequested("restore-zone:a", -1);
  QTRY_VERIFY(cockpit_->window()->noticeText().contains("not down"));
}

void AppTest::languageSwitchesAndKeepsThePlace() {
  playTo(1);
  cockpit_->window()->select("zone/b");
  const QString english = cockpit_->bridge()->facts().first().text;
  Q_EMIT cockpit_->window()->languageRequested("pl");
  QTRY_COMPARE(cockpit_->language(), QString("pl"));
  QCOMPARE(cockpit_->window()->selected(), QString("zone/b"));
  QVERIFY(cockpit_->window()->isVisible());
  QVERIFY(cockpit_->bridge()->facts().first().text != english);
  QCOMPARE(cockpit_->window()->inspector()->model().title, QString("strefa b"));
}

void AppTest::missingScenarioIsExplained() {
  QVERIFY(!cockpit_->openScenario("no-such-file.json"));
  QTRY_VERIFY(cockpit_->window()->findChild<QWidget*>("trouble"));
  QVERIFY(cockpit_->bridge() != nullptr);
}

void AppTest::lessonIsPlayedToItsDebrief() {
  QSignalSpy ready(cockpit_.get(), &app::Cockpit::lessonReady);
  cockpit_->openLesson("L0.1");
  QVERIFY(ready.wait(120000));
  press("begin");
  for (int step = 0; step < 4; ++step) press("next");
  // The clock stands until both questions are answered.
  Q_EMIT cockpit_->window()->timeBar()->playRequested(true);
  QVERIFY(!cockpit_->window()->noticeText().isEmpty());
  auto* number = cockpit_->window()->findChild<QLineEdit*>("answer");
  QVERIFY(number);
  QVERIFY(!button("lock")->isEnabled());
  number->setText("20");
  press("lock");
  picture("lesson-question");
  auto* choice = cockpit_->window()->findChild<QAbstractButton*>("option:opt:until-somebody-acts");
  QVERIFY(choice);
  choice->click();
  press("lock");
  playTo(9);
  cockpit_->window()->select(cockpit_->window()->map()->map().pending.value(0).id);
  picture("lesson-pending");
  for (const QString group : {"apps-a", "apps-c", "apps-b"}) {
    for (int more = 0; more < 2; ++more) {
      const auto zone = group.right(1);
      const auto* world = &cockpit_->bridge()->world();
      if (!world->table<network::Zone>()[world->find<network::Zone>(zone.toStdString())].up) break;
      Q_EMIT cockpit_->window()->inspector()->actionRequested("group-more:" + group, -1);
      QTest::qWait(150);
    }
  }
  playTo(50);
  QTRY_VERIFY(cockpit_->window()->findChild<QLabel*>("verdict"));
  QVERIFY(cockpit_->window()->findChild<QLabel*>("verdict")->text().contains("Passed"));
  QVERIFY(cockpit_->window()->findChild<QWidget*>("chain"));
  picture("lesson-debrief");
  const auto kept = store::Progress::open(folder_.filePath("progress.sqlite").toStdString());
  QVERIFY(kept.has_value());
}

void AppTest::unfinishedLessonGoesOn() {
  const auto open = [this] {
    QSignalSpy ready(cockpit_.get(), &app::Cockpit::lessonReady);
    cockpit_->openLesson("L0.1");
    QVERIFY(ready.wait(120000));
  };
  const auto shows = [this](const QString& words) {
    for (const auto* label : cockpit_->window()->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(words)) return true;
    }
    return false;
  };
  open();
  press("begin");
  press("next");
  press("next");
  QTRY_VERIFY(shows("Step 3 of"));
  cleanup();  // As if the program had ended here.
  init();
  open();
  QTRY_VERIFY(shows("Step 3 of"));
}

void AppTest::damagedProgressIsReportedAndKept() {
  const QString name = folder_.filePath("damaged.sqlite");
  const QByteArray noise(3000, 'x');
  QFile file(name);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(noise);
  file.close();
  cockpit_->setProgressFile(name);
  QSignalSpy ready(cockpit_.get(), &app::Cockpit::lessonReady);
  cockpit_->openLesson("L0.1");
  QVERIFY(ready.wait(120000));
  QTRY_VERIFY(cockpit_->window()->findChild<QWidget*>("trouble"));
  press("begin");
  press("next");
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(file.readAll(), noise);
}

}  // namespace drydock

QTEST_MAIN(drydock::AppTest)
#include "app_test.moc"
