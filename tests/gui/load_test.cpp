// Drives the page of the load test: choices, plot and table offscreen, and a real test of what is
// played.
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTranslator>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/bridge/load_tester.h"
#include "gui/bridge/session_bridge.h"
#include "gui/views/knee_plot.h"
#include "gui/views/load_view.h"

namespace drydock {

using models::LoadBreak;

namespace {

models::LoadLevel level(double asked, double p99, LoadBreak reason = LoadBreak::held) {
  return {asked / 200, asked,   asked, asked,           reason == LoadBreak::held ? 1 : 0.97,
          p99 / 10,    p99 / 3, p99,   "api: CPU 90 %", true,
          reason};
}

models::LoadModel tested() {
  models::LoadModel model;
  model.subjects = {{"", "all traffic", 200, false}, {"order", "order", 4, false}};
  model.levels = {level(100, 90), level(200, 100), level(400, 300),
                  level(500, 2400, LoadBreak::slow)};
  model.knee = 400;
  model.objectiveP95 = 400;
  model.objectiveSuccess = 0.999;
  model.verdict = "Up to 400 requests/s, 99 % of the answers come within 300 ms.";
  return model;
}

}  // namespace

class LoadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup() { page_.reset(); }

  void wishFollowsTheChoices();
  void loadsAreSuggestedUntilTheyAreChosen();
  void runningTestCanBeCancelled();
  void plotShowsTheKnee();
  void plotAndTableShowTheSameLevel();
  void withoutUsersThePageSaysWhy();
  void testOfWhatIsPlayed();
  void ownStepsOfOneOperation();
  void cancelKeepsWhatWasTested();
  void levelsAreSavedAsCsv();
  void faultIsNamed();
  void testEndsWhenSomethingElseIsOpened();

 private:
  std::unique_ptr<app::Cockpit> opened(int minutesIn);
  std::unique_ptr<views::LoadView> page_;
  QTemporaryDir folder_;
  QTranslator english_;
};

void LoadTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp).setReducedMotion(true);
}

void LoadTest::init() {
  page_ = std::make_unique<views::LoadView>();
  page_->resize(760, 640);
  page_->setTest(tested());
  page_->show();
  QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
}

void LoadTest::wishFollowsTheChoices() {
  QSignalSpy asked(page_.get(), &views::LoadView::startRequested);
  page_->from()->setValue(900);
  page_->to()->setValue(50);
  QTest::mouseClick(page_->start(), Qt::LeftButton);
  QCOMPARE(asked.size(), 1);
  auto wish = asked.takeFirst().first().value<models::LoadWish>();
  QCOMPARE(wish.from, 50.0);
  QCOMPARE(wish.to, 900.0);
  QCOMPARE(wish.ordinary, 200.0);
  QCOMPARE(wish.steps, 0);
  QVERIFY(wish.operation.isEmpty() && wish.singly);
  QVERIFY(!page_->steps()->isVisible());
  page_->goals()->setCurrentIndex(1);
  QVERIFY(page_->steps()->isVisible());
  page_->steps()->setValue(5);
  QCOMPARE(page_->wish().steps, 5);
  QCOMPARE(page_->wish().to, 900.0);
}

void LoadTest::loadsAreSuggestedUntilTheyAreChosen() {
  QCOMPARE(page_->from()->value(), 100.0);
  QCOMPARE(page_->to()->value(), 3200.0);
  page_->goals()->setCurrentIndex(1);
  QCOMPARE(page_->to()->value(), 800.0);
  page_->to()->setValue(1000);
  page_->goals()->setCurrentIndex(0);
  QCOMPARE(page_->to()->value(), 1000.0);
  page_->subjects()->setCurrentIndex(1);  // Another unit of things: suggested anew.
  QCOMPARE(page_->wish().operation, "order");
  QCOMPARE(page_->to()->value(), 64.0);
  models::LoadModel later = tested();
  later.subjects[1].ordinary = 5;
  page_->setTest(later);
  QCOMPARE(page_->to()->value(), 64.0);
  QCOMPARE(page_->wish().ordinary, 5.0);
}

void LoadTest::runningTestCanBeCancelled() {
  QSignalSpy cancelled(page_.get(), &views::LoadView::cancelRequested);
  models::LoadModel running = tested();
  running.running = true;
  running.progress = "Testing 2 times the ordinary load";
  page_->setTest(running);
  QCOMPARE(page_->start()->text(), "Cancel");
  QCOMPARE(page_->verdict()->text(), running.progress);
  QVERIFY(!page_->from()->isEnabled());
  QTest::mouseClick(page_->start(), Qt::LeftButton);
  QCOMPARE(cancelled.size(), 1);
  page_->setTest(tested());
  QCOMPARE(page_->verdict()->text(), tested().verdict);
  QCOMPARE(page_->table()->currentRow(), 2);  // The knee.
}

void LoadTest::plotShowsTheKnee() {
  const auto* plot = page_->plot();
  QVERIFY(plot->xOf(100) < plot->xOf(400));
  QVERIFY(std::abs((plot->xOf(400) - plot->xOf(200)) - 2 * (plot->xOf(200) - plot->xOf(100))) < 1);
  // Latencies span more than a decade, so that equal factors are equal distances.
  QVERIFY(std::abs((plot->yOfLatency(20) - plot->yOfLatency(200)) -
                   (plot->yOfLatency(200) - plot->yOfLatency(2000))) < 1);
  QVERIFY(plot->yOfSuccess(1) < plot->yOfSuccess(0.97));
  QVERIFY(plot->yOfSuccess(1) > plot->yOfLatency(20));
}

void LoadTest::plotAndTableShowTheSameLevel() {
  auto* plot = page_->plot();
  QTest::mouseMove(plot, QPoint(int(plot->xOf(210)), plot->height() / 2));
  QTRY_COMPARE(plot->current(), 1);
  QCOMPARE(page_->table()->currentRow(), 1);
  QTest::keyClick(plot, Qt::Key_Right);
  QCOMPARE(page_->table()->currentRow(), 2);
  page_->table()->selectRow(3);
  QCOMPARE(plot->current(), 3);
  QTest::keyClick(plot, Qt::Key_Right);
  QCOMPARE(plot->current(), 3);
}

void LoadTest::withoutUsersThePageSaysWhy() {
  models::LoadModel none;
  none.why = "This platform has no users.";
  page_->setTest(none);
  QVERIFY(!page_->start()->isEnabled());
  QCOMPARE(page_->verdict()->text(), none.why);
  QVERIFY(!page_->table()->isVisible());
}

void LoadTest::testOfWhatIsPlayed() {
  app::Cockpit cockpit(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit.setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit.window()->resize(1440, 900);
  cockpit.window()->show();
  QVERIFY(cockpit.openScenario("zone-loss"));
  cockpit.bridge()->until(cockpit.bridge()->frame().status.start + minutes(1));
  QTRY_VERIFY(cockpit.bridge()->frame().status.time ==
              cockpit.bridge()->frame().status.start + minutes(1));
  cockpit.window()->showPage(app::MainWindow::loadPage);
  cockpit.refreshNow();
  auto* page = cockpit.window()->load();
  QVERIFY(page->subjects()->count() > 3);
  models::LoadWish wish = page->wish();
  QVERIFY(wish.ordinary > 50);
  wish.level = 20000;
  wish.singly = false;
  emit page->startRequested(wish);
  QVERIFY(cockpit.loadTester()->running());
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit.loadTester()->running(), 120000);
  QTRY_VERIFY(page->test().knee > wish.ordinary);
  QVERIFY(page->verdict()->text().startsWith("Up to "));
  QVERIFY(page->table()->rowCount() > 5);
  QVERIFY(page->test().csv.startsWith("times,"));
  // The user's own run stands where it stood, with nothing in its journal.
  QCOMPARE(cockpit.bridge()->frame().status.time,
           cockpit.bridge()->frame().status.start + minutes(1));
  QVERIFY(cockpit.bridge()->frame().receipts.empty());
  // Another language keeps what came out.
  cockpit.setLanguage("pl");
  cockpit.refreshNow();
  QVERIFY(cockpit.window()->load()->verdict()->text().startsWith("Do "));
}

// The page of the load test of zone-loss, so long after its start.
std::unique_ptr<app::Cockpit> LoadTest::opened(int minutesIn) {
  auto cockpit = std::make_unique<app::Cockpit>(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit->setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit->window()->resize(1440, 900);
  cockpit->window()->show();
  if (!cockpit->openScenario("zone-loss")) return nullptr;
  const Time until = cockpit->bridge()->frame().status.start + minutes(minutesIn);
  cockpit->bridge()->until(until);
  if (!QTest::qWaitFor([&] { return cockpit->bridge()->frame().status.time == until; }, 60000)) {
    return nullptr;
  }
  cockpit->window()->showPage(app::MainWindow::loadPage);
  cockpit->refreshNow();
  return cockpit;
}

void LoadTest::ownStepsOfOneOperation() {
  const auto cockpit = opened(1);
  QVERIFY(cockpit);
  auto* page = cockpit->window()->load();
  page->subjects()->setCurrentIndex(page->subjects()->findText("open-app"));
  page->goals()->setCurrentIndex(1);
  page->steps()->setValue(3);
  page->from()->setValue(60);
  page->to()->setValue(180);
  page->findChild<QComboBox*>("loadLength")->setCurrentIndex(0);
  page->findChild<QCheckBox*>("loadSingly")->setChecked(false);
  QTest::mouseClick(page->start(), Qt::LeftButton);
  QVERIFY(cockpit->loadTester()->running());
  QCOMPARE(page->start()->text(), "Cancel");
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit->loadTester()->running(), 120000);
  QTRY_COMPARE(page->table()->rowCount(), 3);
  QCOMPARE(page->table()->horizontalHeaderItem(0)->text(), "open-app/s");
  QCOMPARE(page->test().operation, "open-app");
  QVERIFY(std::abs(page->test().levels[0].asked - 60) < 2);
  QVERIFY(std::abs(page->test().levels[1].asked - 120) < 4);
  QVERIFY(std::abs(page->test().levels[2].asked - 180) < 6);
  QVERIFY(page->test().levels[0].served > 150);  // The other operations stay.
}

void LoadTest::cancelKeepsWhatWasTested() {
  const auto cockpit = opened(1);
  QVERIFY(cockpit);
  auto* page = cockpit->window()->load();
  page->goals()->setCurrentIndex(1);
  page->steps()->setValue(100);
  page->findChild<QComboBox*>("loadLength")->setCurrentIndex(0);
  QTest::mouseClick(page->start(), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(page->test().levels.size() >= 2, 120000);
  QTest::mouseClick(page->start(), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit->loadTester()->running(), 30000);
  QTRY_COMPARE(page->start()->text(), "Start");
  QVERIFY(page->test().levels.size() >= 2 && page->test().levels.size() < 100);
  QCOMPARE(page->table()->rowCount(), int(page->test().levels.size()));
  QVERIFY(page->test().because.contains("ended early"));
  QVERIFY(page->from()->isEnabled());
}

void LoadTest::levelsAreSavedAsCsv() {
  models::LoadModel model = tested();
  model.csv = "times,asked_per_s\n0.5,100\n";
  page_->setTest(model);
  const QString file = folder_.filePath("levels.csv");
  // The dialog has its own loop; it is answered from inside.
  const auto answer = [&](const QString& name) {
    QTimer::singleShot(0, page_.get(), [this, name] {
      auto* dialog = page_->findChild<QFileDialog*>("saveLevels");
      if (!dialog) return;
      QCOMPARE(dialog->labelText(QFileDialog::Accept), "Save");
      dialog->findChild<QLineEdit*>()->setText(name);
      static_cast<QDialog*>(dialog)->accept();
    });
    QTest::mouseClick(page_->findChild<QPushButton*>("loadSave"), Qt::LeftButton);
  };
  QSignalSpy saved(page_.get(), &views::LoadView::saved);
  QSignalSpy failed(page_.get(), &views::LoadView::saveFailed);
  answer(file);
  QCOMPARE(saved.size(), 1);
  QFile read(file);
  QVERIFY(read.open(QIODevice::ReadOnly));
  QCOMPARE(QString::fromUtf8(read.readAll()), model.csv);
  QCOMPARE(failed.size(), 0);
  QTest::mouseClick(page_->findChild<QPushButton*>("loadCopy"), Qt::LeftButton);
  QVERIFY(QApplication::clipboard()->text().startsWith("Requests/s\tServed/s"));
  QCOMPARE(QApplication::clipboard()->text().count('\n'), 4);
}

void LoadTest::faultIsNamed() {
  const auto cockpit = opened(12);
  QVERIFY(cockpit);
  auto* page = cockpit->window()->load();
  models::LoadWish wish = page->wish();
  wish.level = 40000;
  wish.singly = false;
  emit page->startRequested(wish);
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit->loadTester()->running(), 120000);
  QTRY_COMPARE(page->verdict()->text(), "It fails its users before the load rises.");
  QVERIFY(page->test().because.contains("auth-db answers only 0 % of its calls well"));
  QVERIFY(page->test().because.contains("zone b went dark"));
  cockpit->setLanguage("pl");
  cockpit->refreshNow();
  QVERIFY(!cockpit->window()->load()->test().because.contains("went dark"));
}

void LoadTest::testEndsWhenSomethingElseIsOpened() {
  app::Cockpit cockpit(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit.setProgressFile(folder_.filePath("progress.sqlite"));
  QVERIFY(cockpit.openScenario("zone-loss"));
  cockpit.window()->showPage(app::MainWindow::loadPage);
  cockpit.refreshNow();
  models::LoadWish wish = cockpit.window()->load()->wish();
  wish.level = 1200000;
  emit cockpit.window()->load()->startRequested(wish);
  QVERIFY(cockpit.loadTester()->running());
  QVERIFY(cockpit.openScenario("free-play"));
  QVERIFY(!cockpit.loadTester()->running());
  QTest::qWait(50);
  QVERIFY(cockpit.window()->load()->test().levels.isEmpty());
}

}  // namespace drydock

QTEST_MAIN(drydock::LoadTest)
#include "load_test.moc"
