// "What would this do?": asked from the palette, from a form and from the inspector; the answer in
// the dialog; and the run stays as it is.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/app/what_if_dialog.h"
#include "gui/bridge/foresight.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/things.h"
#include "gui/views/command_form.h"
#include "gui/views/inspector_view.h"
#include "gui/views/palette_view.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/commands.h"

namespace drydock {

class ForesightTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup() { cockpit_.reset(); }

  void dialogShowsTheAnswer();
  void faultIsTriedOnACopy();
  void doingItGivesTheCommand();
  void closingEndsTheSearch();
  void farLooksAreAskedAnew();
  void formsAndActionsCanBeTried();
  void whatHurtsNobodyIsSaid();
  void answerIsPolish();

 private:
  QPushButton* button(const QString& name) const {
    return cockpit_->window()->findChild<QPushButton*>(name);
  }
  void askAboutZone();
  Fingerprint fingerprint() const {
    return cockpit_->bridge()->rulebook().fingerprint(*cockpit_->bridge()->frame().world);
  }
  void playTo(int minutesIn);
  void picture(const QString& name);

  QTemporaryDir folder_;
  QTranslator english_;
  std::unique_ptr<app::Cockpit> cockpit_;
};

void ForesightTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp).setReducedMotion(true);
}

void ForesightTest::init() {
  cockpit_ = std::make_unique<app::Cockpit>(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit_->setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit_->window()->resize(1440, 900);
  cockpit_->window()->show();
  QVERIFY(cockpit_->openScenario("free-play"));
  QVERIFY(QTest::qWaitForWindowExposed(cockpit_->window()));
  playTo(2);
}

void ForesightTest::playTo(int minutesIn) {
  const Time until = cockpit_->bridge()->frame().status.start + minutes(minutesIn);
  cockpit_->bridge()->until(until);
  QTRY_VERIFY(cockpit_->bridge()->frame().status.time == until);
  QTRY_VERIFY(!cockpit_->bridge()->frame().status.playing);
  cockpit_->refreshNow();
}

void ForesightTest::askAboutZone() {
  button("action:fail-zone:b")->click();
  QPushButton* ask = button("foresee:fail-zone:b");
  QVERIFY(ask && ask->isVisible());
  QTest::mouseClick(ask, Qt::LeftButton);
  QVERIFY(cockpit_->whatIf());
}

// Keeps a picture of the dialog in the folder that DRYDOCK_SCREENS names, for eyes.
void ForesightTest::picture(const QString& name) {
  const QString folder = qEnvironmentVariable("DRYDOCK_SCREENS");
  if (folder.isEmpty()) return;
  QTest::qWait(200);
  QVERIFY(cockpit_->whatIf()->grab().save(folder + '/' + name + ".png"));
}

void ForesightTest::dialogShowsTheAnswer() {
  app::WhatIfDialog dialog;
  models::WhatIfModel model;
  model.command = "Lose zone b";
  model.span = 30 * 60000;
  model.running = true;
  dialog.setModel(model);
  dialog.show();
  QCOMPARE(dialog.spans()->currentData().toLongLong(), model.span);
  QVERIFY(!dialog.doButton()->isEnabled());
  QVERIFY(!dialog.figures()->isVisible());
  model.running = false;
  model.verdict = "Users notice nothing.";
  model.figures = {{"Pods lost", "0", "3", "+3", models::Tone::broken, "Of those."}};
  model.lines = {{0, "Zone b went dark", {}, models::Tone::broken}};
  dialog.setModel(model);
  QVERIFY(dialog.doButton()->isEnabled());
  QCOMPARE(dialog.figures()->item(0, 2)->text(), "3");
  QCOMPARE(dialog.lines()->rowCount(), 1);
  QVERIFY(dialog.text().contains("Pods lost\t0\t3\t+3"));
  QSignalSpy done(&dialog, &app::WhatIfDialog::doneRequested);
  QTest::mouseClick(dialog.doButton(), Qt::LeftButton);
  QCOMPARE(done.size(), 1);
  QVERIFY(!dialog.isVisible());
  model.trouble = "It cannot be told.";
  dialog.setModel(model);
  QCOMPARE(dialog.verdict()->text(), model.trouble);
  QVERIFY(!dialog.doButton()->isEnabled());
}

void ForesightTest::faultIsTriedOnACopy() {
  const Fingerprint before = fingerprint();
  const auto facts = cockpit_->bridge()->facts().size();
  askAboutZone();
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  const app::WhatIfDialog* dialog = cockpit_->whatIf();
  QVERIFY(dialog->model().isKnown());
  QVERIFY2(dialog->model().verdict.startsWith("Users are hit: "),
           qPrintable(dialog->model().verdict));
  QVERIFY(dialog->model().touches.contains("Lost: "));
  QCOMPARE(dialog->figures()->rowCount(), 8);
  QVERIFY(dialog->lines()->rowCount() > 3);
  QCOMPARE(dialog->model().lines.front().text, "Zone b went dark");
  picture("what-if");
  // Nothing of it has happened.
  playTo(2);
  QVERIFY(fingerprint() == before);
  QCOMPARE(cockpit_->bridge()->facts().size(), facts);
  QVERIFY(cockpit_->bridge()->frame().receipts.empty());
}

void ForesightTest::doingItGivesTheCommand() {
  askAboutZone();
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  QTest::mouseClick(cockpit_->whatIf()->doButton(), Qt::LeftButton);
  QTRY_VERIFY(!cockpit_->whatIf());
  QTRY_COMPARE(cockpit_->bridge()->frame().receipts.size(), std::size_t(1));
  QCOMPARE(QString::fromStdString(
               std::string(cockpit_->bridge()->frame().receipts[0].entry.command.kind())),
           "failure.zone");
}

void ForesightTest::closingEndsTheSearch() {
  askAboutZone();
  cockpit_->whatIf()->spans()->setCurrentIndex(3);
  QVERIFY(cockpit_->foresight()->running());
  cockpit_->whatIf()->close();
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  QVERIFY(!cockpit_->foresight()->read().isKnown());
  // Another scenario forgets what was asked.
  QVERIFY(cockpit_->openScenario("zone-loss"));
  QVERIFY(!cockpit_->foresight()->command());
}

void ForesightTest::farLooksAreAskedAnew() {
  askAboutZone();
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  const double soon = cockpit_->whatIf()->model().figures.size();
  cockpit_->whatIf()->spans()->setCurrentIndex(1);
  QVERIFY(cockpit_->whatIf());  // It stays open.
  QVERIFY(cockpit_->foresight()->running());
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  QCOMPARE(cockpit_->whatIf()->model().span, qint64(30 * 60000));
  QCOMPARE(double(cockpit_->whatIf()->model().figures.size()), soon);
}

void ForesightTest::formsAndActionsCanBeTried() {
  const QString node = bridge::namesOf(cockpit_->bridge()->world(), "node").value(0);
  cockpit_->window()->select("node/" + node);
  cockpit_->refreshNow();
  views::InspectorView* inspector = cockpit_->window()->inspector();
  inspector->openForm("failure.crash_node");
  QVERIFY(inspector->commandForm());
  QPushButton* ask = inspector->commandForm()->foreseeButton();
  QTRY_VERIFY(ask->isVisible());
  QCOMPARE(ask->isEnabled(), inspector->commandForm()->button()->isEnabled());
  QTest::mouseClick(ask, Qt::LeftButton);
  QVERIFY(cockpit_->whatIf());
  QVERIFY(cockpit_->foresight()->command()->kind() == "failure.crash_node");
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  QVERIFY(cockpit_->whatIf()->model().isKnown());
  cockpit_->whatIf()->close();
  QTRY_VERIFY(!cockpit_->whatIf());
  button("action:drain:" + node)->click();
  if (QPushButton* drain = button("foresee:drain:" + node); drain && drain->isVisible()) {
    QTest::mouseClick(drain, Qt::LeftButton);
    QVERIFY(cockpit_->foresight()->command()->kind() == "kubernetes.drain_node");
  }
}

void ForesightTest::whatHurtsNobodyIsSaid() {
  const QString node = bridge::namesOf(cockpit_->bridge()->world(), "node").value(0);
  bridge::Foresight foresight;
  foresight.ask(*cockpit_->bridge(), kubernetes::CordonNode{node.toStdString()}, 15 * 60000);
  QTRY_VERIFY_WITH_TIMEOUT(!foresight.running(), 120000);
  QCOMPARE(foresight.read().verdict, "Users notice nothing in the next 15 minutes.");
  foresight.ask(*cockpit_->bridge(), failure::FailZone{"q", {}}, 15 * 60000);
  QTRY_VERIFY_WITH_TIMEOUT(!foresight.running(), 120000);
  QVERIFY(!foresight.read().isKnown());
  QVERIFY(!foresight.read().trouble.isEmpty());
}

void ForesightTest::answerIsPolish() {
  cockpit_->setLanguage("pl");
  cockpit_->refreshNow();
  askAboutZone();
  QTRY_VERIFY_WITH_TIMEOUT(!cockpit_->foresight()->running(), 120000);
  QVERIFY(cockpit_->whatIf()->windowTitle() != "What would this do?");
  QVERIFY(!cockpit_->whatIf()->model().verdict.startsWith("Users"));
  picture("what-if-pl");
}

}  // namespace drydock

QTEST_MAIN(drydock::ForesightTest)
#include "foresight_test.moc"
