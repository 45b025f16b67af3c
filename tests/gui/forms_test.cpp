// Forms, links, the question of reach and the dimmed map, on the real widgets and the real app.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/things.h"
#include "gui/views/command_form.h"
#include "gui/views/inspector_view.h"
#include "gui/views/map_view.h"
#include "gui/views/palette_view.h"
#include "gui/views/reach_panel.h"

namespace drydock {

class FormsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();

  void menuOffersWhatMayBeGiven();
  void formIsCheckedWhileItIsFilledIn();
  void formStaysWhileValuesChange();
  void linksLeadToOtherPages();
  void paletteOpensForms();
  void lossIsShownOnTheMap();
  void wayOfAPacketIsShown();

 private:
  views::InspectorView* inspector() const { return cockpit_->window()->inspector(); }
  void select(const QString& id);
  QString name(const QString& kind) const {
    return bridge::namesOf(cockpit_->bridge()->world(), kind).value(0);
  }

  QTemporaryDir folder_;
  std::unique_ptr<app::Cockpit> cockpit_;
};

void FormsTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  app::Theme::of(*qApp).setReducedMotion(true);
}

void FormsTest::init() {
  cockpit_ = std::make_unique<app::Cockpit>(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit_->setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit_->window()->resize(1440, 900);
  cockpit_->window()->show();
  QVERIFY(cockpit_->openScenario("free-play"));
  QVERIFY(QTest::qWaitForWindowExposed(cockpit_->window()));
}

void FormsTest::cleanup() { cockpit_.reset(); }

void FormsTest::select(const QString& id) {
  cockpit_->window()->select(id);
  cockpit_->refreshNow();
  QCOMPARE(inspector()->model().id, id);
}

void FormsTest::menuOffersWhatMayBeGiven() {
  select("node/" + name("node"));
  QVERIFY(inspector()->moreButton()->isVisible());
  QMenu* menu = inspector()->moreButton()->menu();
  QTimer::singleShot(0, menu, [menu] { menu->close(); });
  menu->popup({10, 10});
  QTRY_VERIFY(menu->actions().size() > 8);
  for (QAction* action : menu->actions()) {
    if (action->text().startsWith("Taint node")) action->trigger();
  }
  QVERIFY(inspector()->commandForm());
  QCOMPARE(inspector()->commandForm()->form().command, QString("kubernetes.taint_node"));
}

void FormsTest::formIsCheckedWhileItIsFilledIn() {
  const QString node = name("node");
  select("node/" + node);
  inspector()->openForm("kubernetes.taint_node");
  views::CommandFormView* form = inspector()->commandForm();
  QVERIFY(!form->button()->isEnabled());  // A taint needs a key.
  QVERIFY(!form->words().isEmpty());
  QTest::keyClicks(form->findChild<QLineEdit*>("field:key"), "team");
  QVERIFY2(form->button()->isEnabled(), qPrintable(form->words()));
  QTest::mouseClick(form->button(), Qt::LeftButton);
  QVERIFY(!inspector()->commandForm());
  QTRY_VERIFY([&] {
    for (const auto& fact : cockpit_->bridge()->facts())
      if (fact.text.contains("team")) return true;
    return false;
  }());
}

void FormsTest::formStaysWhileValuesChange() {
  select("volume/" + name("volume"));
  inspector()->openForm("storage.modify_volume");
  const auto* form = inspector()->commandForm();
  QVERIFY(form && !form->button()->isEnabled());  // Nothing is changed yet.
  cockpit_->refreshNow();
  QVERIFY(inspector()->commandForm() == form);
  select("zone/a");
  QVERIFY(!inspector()->commandForm());
}

void FormsTest::linksLeadToOtherPages() {
  const QString pod = name("pod");
  select("pod/" + pod);
  QString target;
  for (const auto& row : inspector()->model().properties) {
    if (row.thing.startsWith("node/")) target = row.thing;
  }
  QVERIFY(!target.isEmpty());
  QLabel* link = nullptr;
  for (QLabel* label : inspector()->findChildren<QLabel*>()) {
    if (label->text().contains("thing:" + target)) link = label;
  }
  QVERIFY(link);
  Q_EMIT link->linkActivated("thing:" + target);
  QTRY_COMPARE(cockpit_->window()->selected(), target);
}

void FormsTest::paletteOpensForms() {
  QPushButton* fault = nullptr;
  QTRY_VERIFY((fault = cockpit_->window()->palette()->findChild<QPushButton*>(
                   "action:form:failure.crash_node")));
  fault->click();
  auto* form = cockpit_->window()->palette()->findChild<QWidget*>("form:failure.crash_node");
  QVERIFY(form);
  auto* node = form->findChild<QComboBox*>("field:node");
  QVERIFY(node && node->count() > 1);
  auto* go = form->findChild<QPushButton*>("do:failure.crash_node");
  QVERIFY(go->isEnabled());
  go->click();
  QTRY_VERIFY([&] {
    for (const auto& fact : cockpit_->bridge()->facts())
      if (fact.text.contains("rash")) return true;
    return false;
  }());
}

void FormsTest::lossIsShownOnTheMap() {
  select("zone/b");
  auto* ask = cockpit_->window()->findChild<QPushButton*>("radius");
  QVERIFY(ask && ask->isVisible());
  QTest::mouseClick(ask, Qt::LeftButton);
  views::MapView* map = cockpit_->window()->map();
  QVERIFY(map->spotlight().isOn());
  QVERIFY(map->findChild<QWidget*>("spotlight")->isVisible());
  const QImage dimmed = map->grab().toImage();
  QTest::keyClick(map, Qt::Key_Escape);
  QVERIFY(!map->spotlight().isOn());
  QVERIFY(map->grab().toImage() != dimmed);
  QCOMPARE(cockpit_->window()->selected(), QString("zone/b"));
  QTest::mouseClick(map->findChild<QToolButton*>("singlePoints"), Qt::LeftButton);
  QVERIFY(map->spotlight().isOn());
  QTest::mouseClick(map, Qt::LeftButton, {}, map->rect().center());
  QVERIFY(!map->spotlight().isOn());
}

void FormsTest::wayOfAPacketIsShown() {
  select("subnet/private-a");
  views::ReachPanel* reach = inspector()->reach();
  QVERIFY(reach->isVisible());
  QVERIFY(reach->target()->count() > 3);
  reach->target()->setCurrentText("internet");
  QTest::keyClick(reach->target()->lineEdit(), Qt::Key_Return);
  QVERIFY2(reach->answer().arrives, qPrintable(reach->answer().words));
  QVERIFY(reach->findChild<QLabel*>("reachHops")->text().contains("nat"));
}

}  // namespace drydock

QTEST_MAIN(drydock::FormsTest)
#include "forms_test.moc"
