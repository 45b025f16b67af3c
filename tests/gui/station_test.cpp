// The instructor's station: faults strike at their time, can be taken back, and those that are
// hidden leave the trainee with what follows from them.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/run_book_dialog.h"
#include "gui/app/station_dialog.h"
#include "gui/app/theme.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/station_reader.h"
#include "gui/bridge/world_reader.h"
#include "gui/views/command_form.h"
#include "gui/views/facts_view.h"
#include "gui/views/palette_view.h"
#include "gui/views/story_view.h"
#include "gui/views/time_bar.h"
#include "gui/views/why_view.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/rules.h"
#include "sim/practice/study/run_book.h"

namespace drydock {

class StationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup() { cockpit_.reset(); }

  void faultStrikesAtItsTime();
  void whatLiesAheadCanBeTakenBack();
  void strikesNowToo();
  void whatIsImpossibleNowMayBeSoThen();
  void traineeSeesOnlyWhatFollows();
  void traineeUndoesOnlyTheirOwn();
  void runBookFollowsTheRun();
  void runBookIsChangedAndSaved();
  void stationIsPolish();

 private:
  app::StationDialog* station() const { return cockpit_->station(); }
  const session::Frame& frame() const { return cockpit_->bridge()->frame(); }
  void choose(const QString& command, const QString& zone, int time, bool hidden);
  void playTo(int minutesIn);
  bool saysFact(const QString& text) const;
  void picture(QWidget* widget, const QString& name);

  QTemporaryDir folder_;
  QTranslator english_;
  std::unique_ptr<app::Cockpit> cockpit_;
};

void StationTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp).setReducedMotion(true);
}

void StationTest::init() {
  cockpit_ = std::make_unique<app::Cockpit>(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit_->setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit_->window()->resize(1440, 900);
  cockpit_->window()->show();
  QVERIFY(cockpit_->openScenario("free-play"));
  QVERIFY(QTest::qWaitForWindowExposed(cockpit_->window()));
  cockpit_->openStation();
  QVERIFY(station() && station()->form());
}

void StationTest::playTo(int minutesIn) {
  const Time until = frame().status.start + minutes(minutesIn);
  cockpit_->bridge()->until(until);
  QTRY_VERIFY_WITH_TIMEOUT(frame().status.time == until, 60000);
  QTRY_VERIFY(!frame().status.playing);
  cockpit_->refreshNow();
}

void StationTest::choose(const QString& command, const QString& zone, int time, bool hidden) {
  const int at = station()->faults()->findData(command);
  QVERIFY2(at >= 0, qPrintable(command));
  station()->faults()->setCurrentIndex(at);
  station()->times()->setCurrentIndex(time);
  station()->hidden()->setChecked(hidden);
  auto* field = station()->form()->findChild<QComboBox*>("field:zone");
  QVERIFY(field);
  field->setCurrentIndex(field->findData(zone));
}

bool StationTest::saysFact(const QString& text) const {
  for (const auto& fact : cockpit_->bridge()->facts())
    if (fact.text.contains(text)) return true;
  return false;
}

// Keeps a picture in the folder that DRYDOCK_SCREENS names, for eyes.
void StationTest::picture(QWidget* widget, const QString& name) {
  const QString folder = qEnvironmentVariable("DRYDOCK_SCREENS");
  if (folder.isEmpty()) return;
  QTest::qWait(200);
  QVERIFY(widget->grab().save(folder + '/' + name + ".png"));
}

void StationTest::faultStrikesAtItsTime() {
  choose("failure.zone", "b", 3, true);  // In five minutes.
  QCOMPARE(station()->delay(), qint64(5 * 60000));
  QVERIFY(station()->form()->button()->isEnabled());
  QTest::mouseClick(station()->form()->button(), Qt::LeftButton);
  QTRY_COMPARE(frame().agenda.size(), std::size_t(1));
  QVERIFY(frame().agenda[0].entry.hidden);
  playTo(4);
  QCOMPARE(bridge::readAhead(*cockpit_->bridge()).size(), 1);
  cockpit_->bridge()->setVeiled(true);
  QVERIFY(bridge::readAhead(*cockpit_->bridge()).isEmpty());
  cockpit_->bridge()->setVeiled(false);
  QCOMPARE(station()->table()->rowCount(), 1);
  QCOMPARE(station()->table()->item(0, 3)->text(), "in 1m00s");
  QVERIFY(frame().receipts.empty());
  playTo(6);
  QCOMPARE(frame().receipts.size(), std::size_t(1));
  QVERIFY(frame().receipts[0].entry.actor == Actor::instructor);
  QVERIFY(frame().receipts[0].entry.at == frame().status.start + minutes(5));
  QCOMPARE(station()->table()->rowCount(), 1);
  QCOMPARE(station()->table()->item(0, 3)->text(), "struck");
  QVERIFY(!station()->takeBack()->isEnabled());
  QVERIFY(saysFact("Zone b went dark"));
  picture(station(), "station");
}

void StationTest::whatLiesAheadCanBeTakenBack() {
  choose("failure.zone", "c", 3, false);
  QTest::mouseClick(station()->form()->button(), Qt::LeftButton);
  QTRY_COMPARE(frame().agenda.size(), std::size_t(1));
  cockpit_->refreshNow();
  QVERIFY(!station()->takeBack()->isEnabled());
  station()->table()->selectRow(0);
  QVERIFY(station()->takeBack()->isEnabled());
  QTest::mouseClick(station()->takeBack(), Qt::LeftButton);
  QTRY_VERIFY(frame().agenda.empty());
  playTo(6);
  QVERIFY(!saysFact("Zone c went dark"));
}

void StationTest::strikesNowToo() {
  choose("failure.zone", "a", 0, false);
  QCOMPARE(station()->form()->button()->text(), "Strike now");
  QTest::mouseClick(station()->form()->button(), Qt::LeftButton);
  QTRY_COMPARE(frame().receipts.size(), std::size_t(1));
  QVERIFY(!frame().receipts[0].entry.hidden);
  QVERIFY(saysFact("Zone a went dark"));
}

void StationTest::whatIsImpossibleNowMayBeSoThen() {
  choose("failure.zone", "a", 0, false);
  QTest::mouseClick(station()->form()->button(), Qt::LeftButton);
  QTRY_VERIFY(saysFact("Zone a went dark"));
  cockpit_->refreshNow();
  // It is dark already: not now, but perhaps in five minutes.
  QVERIFY(!station()->form()->button()->isEnabled());
  station()->times()->setCurrentIndex(3);
  QVERIFY(station()->form()->button()->isEnabled());
  QVERIFY(station()->form()->words().startsWith("Not possible now: "));
}

void StationTest::traineeSeesOnlyWhatFollows() {
  choose("failure.zone", "b", 3, true);
  QTest::mouseClick(station()->form()->button(), Qt::LeftButton);
  QTRY_COMPARE(frame().agenda.size(), std::size_t(1));
  station()->veil()->click();
  QVERIFY(cockpit_->bridge()->veiled());
  QVERIFY(cockpit_->bridge()->role() == Role::trainee);
  playTo(7);
  bridge::SessionBridge& bridge = *cockpit_->bridge();
  QVERIFY(!saysFact("Zone b went dark"));
  QVERIFY(!saysFact("ail zone b"));
  QVERIFY(saysFact("Users are affected"));
  QVERIFY(saysFact("NotReady"));
  for (const auto& mark : bridge.marks()) QVERIFY(!mark.text.contains("zone b"));
  // The cause of what is seen is withheld.
  int withheld = 0;
  for (const auto& fact : bridge.facts()) {
    const auto chain =
        bridge.veil()->cover(bridge::readWhy(bridge.world(), bridge.rulebook(), fact.id));
    for (const auto& cause : chain) QVERIFY(!cause.text.contains("zone b went dark"));
    withheld += !chain.isEmpty() && chain.back().text.startsWith("Something happened.");
  }
  QVERIFY(withheld > 3);
  auto* window = cockpit_->window();
  window->showPage(app::MainWindow::factsPage);
  window->showStory(true);
  cockpit_->refreshNow();
  QVERIFY(window->story()->story());
  QCOMPARE(window->story()->story()->title, "Something happened");
  picture(window, "veiled");
  // Nothing that only an instructor may do is on offer.
  QVERIFY(!window->findChild<QPushButton*>("action:form:failure.node"));
  // Revealed, all of it is there.
  station()->veil()->setChecked(false);
  QVERIFY(saysFact("Zone b went dark"));
  QVERIFY(!bridge.veil());
  QCOMPARE(window->story()->story()->title, "Zone b went dark");
}

void StationTest::traineeUndoesOnlyTheirOwn() {
  choose("failure.zone", "b", 0, true);
  QTest::mouseClick(station()->form()->button(), Qt::LeftButton);
  QTRY_COMPARE(frame().receipts.size(), std::size_t(1));
  station()->veil()->setChecked(true);
  QVERIFY(bridge::lastOfTrainee(frame()).isEmpty());
  QSignalSpy refused(cockpit_->bridge(), &bridge::SessionBridge::refused);
  cockpit_->bridge()->undo();
  QCOMPARE(refused.size(), 1);
  cockpit_->bridge()->submit(kubernetes::Scale{"api", 5});
  QTRY_COMPARE(frame().receipts.size(), std::size_t(2));
  QVERIFY(frame().receipts[1].entry.actor == Actor::trainee);
  QVERIFY(!bridge::lastOfTrainee(frame()).isEmpty());
  cockpit_->bridge()->undo();
  QTRY_COMPARE(frame().receipts.size(), std::size_t(1));
}

void StationTest::runBookFollowsTheRun() {
  cockpit_->openRunBook();
  QVERIFY(!cockpit_->runBook());  // Free play has none.
  QVERIFY(cockpit_->openScenario("database-restore"));
  QTRY_VERIFY(!station());  // Another platform: what was planned for the last one is gone.
  cockpit_->openRunBook();
  app::RunBookDialog* book = cockpit_->runBook();
  QVERIFY(book);
  QCOMPARE(book->book().steps.size(), 6);
  QCOMPARE(book->book().state, "The fault has not struck yet.");
  QVERIFY(!book->button(0));  // Somebody notices: nothing is given.
  QVERIFY(!book->button(2)->isEnabled());
  playTo(50);
  QCOMPARE(book->book().state, "5m00s since the fault");
  QVERIFY(book->book().steps[2].next);
  QVERIFY(book->button(2)->isEnabled());
  picture(book, "run-book");
  QTest::mouseClick(book->button(2), Qt::LeftButton);
  QTRY_COMPARE(frame().receipts.size(), std::size_t(2));
  cockpit_->refreshNow();
  QCOMPARE(book->book().steps[2].given, "5m00s");
  QVERIFY(!book->button(2)->isEnabled());
  QVERIFY(book->book().steps[3].next);
}

void StationTest::runBookIsChangedAndSaved() {
  QVERIFY(cockpit_->openScenario("database-restore"));
  QTRY_VERIFY(!station());
  cockpit_->openRunBook();
  app::RunBookDialog* book = cockpit_->runBook();
  QVERIFY(book);
  const QString first = book->book().steps[0].name, second = book->book().steps[1].name;
  book->setEditing(true);
  const auto press = [&](const char* name) {
    auto* button = book->findChild<QPushButton*>(name);
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  press("later:0");
  QCOMPARE(book->book().steps[1].name, first);
  QCOMPARE(book->book().steps[0].name, second);
  press("remove:0");
  QCOMPARE(book->book().steps.size(), 5);
  press("addGiven");  // Nothing was given yet.
  QCOMPARE(book->book().steps.size(), 5);
  press("addStep");
  QCOMPARE(book->book().steps.size(), 6);
  auto* minutes = book->findChild<QSpinBox*>("minutes:0");
  QVERIFY(minutes);
  minutes->setValue(17);
  QCOMPARE(book->book().steps[0].minutes, 17);
  picture(book, "run-book-changed");
  const QTemporaryDir folder;
  const QString file = folder.filePath("mine.json");
  QVERIFY(cockpit_->saveRunBook(file));
  const auto reading = study::read_run_book(file.toStdString(), *platform::rules());
  QVERIFY(reading.book);
  QCOMPARE(reading.book->steps.size(), std::size_t(6));
  QVERIFY(reading.book->steps[0].takes.median == std::chrono::minutes(17));
}

void StationTest::stationIsPolish() {
  cockpit_->setLanguage("pl");
  cockpit_->openStation();
  QVERIFY(station());
  QVERIFY(station()->windowTitle() != "Instructor's station");
  picture(station(), "station-pl");
}

}  // namespace drydock

QTEST_MAIN(drydock::StationTest)
#include "station_test.moc"
