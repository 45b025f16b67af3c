// Drives the real widgets offscreen: selection, keyboard, time, filters, both themes, both
// languages.
#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>
#include <QWheelEvent>

#include "gui/app/figures.h"
#include "gui/app/icons.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/views/action_row.h"
#include "gui/views/bill_view.h"
#include "gui/views/chart_view.h"
#include "gui/views/facts_view.h"
#include "gui/views/inspector_view.h"
#include "gui/views/lists_view.h"
#include "gui/views/map_list.h"
#include "gui/views/map_motion.h"
#include "gui/views/map_view.h"
#include "gui/views/palette_view.h"
#include "gui/views/time_bar.h"
#include "gui/views/why_view.h"
#include "tests/gui/demo_data.h"

namespace drydock {

class ViewsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void cleanup();

  void numbersAreSaidShortly();
  void digitsTakeOneWidth();
  void everyIconIsDrawn();
  void clickOnMapSelectsEverywhere();
  void arrowKeysWalkTheMap();
  void nothingJumpsWhenPodsComeAndGo();
  void movingKeepsThePlanAndFadesPods();
  void zoomKeepsThePointUnderTheMouse();
  void dotsTravelOnlyWhileShown();
  void dragLeftRewinds();
  void keysOnTheTimelineRewind();
  void playAndSpeedAskOnly();
  void factsAreFiltered();
  void factClickSelectsItsSubject();
  void actionsAskBeforeTheyDestroy();
  void refusedActionSaysWhy();
  void paletteIsFiltered();
  void listShowsWhatTheMapShows();
  void crosshairFollowsTheMouse();
  void historyGoesBackAndForward();
  void figuresLeadToTheirPages();
  void helpNamesTheKeys();
  void nothingIsCut_data();
  void nothingIsCut();
  void everyTextIsTranslated();

 private:
  void fill(const models::MapModel& map);
  QPoint middleOf(const QString& id) const;

  std::unique_ptr<app::MainWindow> window_;
  QTranslator english_;
};

void ViewsTest::initTestCase() {
  QLocale::setDefault(QLocale("en_GB"));
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp);
}

void ViewsTest::init() {
  app::theme().setReducedMotion(true);
  window_ = std::make_unique<app::MainWindow>();
  window_->resize(1280, 720);
  window_->setScenarioName("nsFlow, zone loss");
  fill(demo::calm());
  window_->show();
  QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

void ViewsTest::cleanup() {
  window_.reset();
  app::theme().setChoice(app::Theme::Choice::light);
}

void ViewsTest::fill(const models::MapModel& map) {
  window_->map()->setMap(map);
  window_->list()->setMap(map);
  window_->timeBar()->setTimeline(demo::timeline());
  window_->lists()->setKinds(demo::listKinds());
  window_->lists()->setTable(demo::pods());
  window_->facts()->setFacts(demo::facts());
  window_->bill()->setBill(demo::bill());
  window_->charts()->setSeries(demo::series());
  window_->palette()->setGroups(demo::palette());
}

QPoint ViewsTest::middleOf(const QString& id) const {
  return window_->map()->boxOf(id).center().toPoint();
}

void ViewsTest::numbersAreSaidShortly() {
  const QString thin(QChar(0x2009));
  QCOMPARE(models::spanText(250000), "4m10s");
  QCOMPARE(models::spanText(42000), "42s");
  QCOMPARE(models::spanText(7500000), "2h05m");
  QCOMPARE(models::figureText(0), "0");
  QCOMPARE(models::figureText(1204.4), "1" + thin + "204");
  QCOMPARE(models::figureText(99.96), "100");
  QCOMPARE(models::percentText(0.971), "97.1 %");
  QCOMPARE(models::percentText(1), "100 %");
  QCOMPARE(models::percentText(0.99999), "99.99 %");
  QCOMPARE(models::dollarText(3.42), "$3.42");
  QCOMPARE(models::dollarText(1204.4), "$1" + thin + "204");
  QCOMPARE(models::centsText(71.6), "$71.60");
  QCOMPARE(models::bytesText(1.2e6), "1.2 MB");
  QCOMPARE(models::latencyText(412), "412 ms");
  QCOMPARE(models::latencyText(1240), "1.24 s");
  QCOMPARE(models::momentText(demo::kNow), "Tue 4 Mar 12:08:10");
  QLocale::setDefault(QLocale("pl_PL"));
  QCOMPARE(models::percentText(0.971), "97,1 %");
  QLocale::setDefault(QLocale("en_GB"));
}

void ViewsTest::digitsTakeOneWidth() {
  const QFont font = app::theme().font(app::TextSize::title, true);
  QCOMPARE(app::figuresWidth(font, "11:11:11"), app::figuresWidth(font, "08:46:59"));
}

void ViewsTest::everyIconIsDrawn() {
  const QStringList files = QDir(":/drydock/icons").entryList({"*.svg"});
  QVERIFY(files.size() > 40);
  for (const QString& file : files) {
    const QImage image = app::iconPixmap(file.chopped(4), 24, Qt::red).toImage();
    bool inked = false;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) inked = inked || qAlpha(image.pixel(x, y)) > 128;
    }
    QVERIFY2(inked, qPrintable(file));
  }
}

void ViewsTest::clickOnMapSelectsEverywhere() {
  QSignalSpy selected(window_.get(), &app::MainWindow::selectionChanged);
  QTest::mouseClick(window_->map(), Qt::LeftButton, {}, middleOf("pod:api-1"));
  QCOMPARE(selected.size(), 1);
  QCOMPARE(window_->selected(), "pod:api-1");
  QCOMPARE(window_->map()->selected(), "pod:api-1");
  QCOMPARE(window_->list()->tree()->currentIndex().data().toString(), "api-1");
  QTest::mouseClick(window_->map(), Qt::LeftButton, {}, middleOf("svc:api"));
  QCOMPARE(window_->selected(), "svc:api");
}

void ViewsTest::arrowKeysWalkTheMap() {
  window_->select("zone:a");
  window_->map()->setFocus();
  QSignalSpy opened(window_->map(), &views::MapView::opened);
  window_->select("pod:api-1");
  QTest::keyClick(window_->map(), Qt::Key_Right);
  QCOMPARE(window_->selected(), "pod:auth-1");
  QTest::keyClick(window_->map(), Qt::Key_Left);
  QCOMPARE(window_->selected(), "pod:api-1");
  QTest::keyClick(window_->map(), Qt::Key_Down);
  QVERIFY(window_->selected() != "pod:api-1");
  QTest::keyClick(window_->map(), Qt::Key_Return);
  QCOMPARE(opened.size(), 1);
  QTest::keyClick(window_->map(), Qt::Key_Escape);
  QVERIFY(window_->selected().isEmpty());
}

void ViewsTest::nothingJumpsWhenPodsComeAndGo() {
  const QRectF workflow = window_->map()->boxOf("pod:workflow-1");
  const QRectF node = window_->map()->boxOf("node:ip-10-40-16-77");
  const QRectF service = window_->map()->boxOf("svc:notify");
  models::MapModel map = demo::calm();
  map.zones[0].nodes[0].pods.removeAt(1);
  map.zones[0].nodes[0].pods.removeAt(0);
  window_->map()->setMap(map);
  map.zones[0].nodes[0].pods.append(demo::pod("assets", 7));
  map.edges.removeLast();
  window_->map()->setMap(map);
  QCOMPARE(window_->map()->boxOf("node:ip-10-40-16-77"), node);
  QCOMPARE(window_->map()->boxOf("svc:notify"), service);
  QVERIFY(window_->map()->boxOf("pod:web-1").isEmpty());
  QVERIFY(!window_->map()->boxOf("pod:assets-7").isEmpty());
  QCOMPARE(window_->map()->boxOf("pod:workflow-1"), workflow);
}

void ViewsTest::movingKeepsThePlanAndFadesPods() {
  views::MapLayout layout;
  const auto before = demo::calm();
  const auto after = demo::zoneLost();
  const auto from = layout.plan(before, {900, 700});
  const auto to = layout.plan(after, {900, 700});
  QCOMPARE(from.pods.value("pod:web-1"), to.pods.value("pod:web-1"));
  views::MapFades fades;
  fades.update(before, from, after, to);
  QVERIFY(fades.fading().contains("pod:web-9"));
  QVERIFY(!fades.fading().contains("pod:web-1"));
  QVERIFY(fades.advance(0.1));
  QVERIFY(!fades.advance(0.2));
}

void ViewsTest::zoomKeepsThePointUnderTheMouse() {
  auto* map = window_->map();
  const QPoint at = middleOf("pod:api-1");
  const QPoint global = map->mapToGlobal(at);
  QWheelEvent turn(at, global, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                   false);
  QCoreApplication::sendEvent(map, &turn);
  QVERIFY(map->zoom() > 1.2);
  QVERIFY(map->boxOf("pod:api-1").contains(at));
  QTest::keyClick(map, Qt::Key_0);
  QCOMPARE(map->zoom(), 1.0);
}

void ViewsTest::dotsTravelOnlyWhileShown() {
  views::MapLayout layout;
  const auto map = demo::calm();
  views::MapTraffic traffic;
  traffic.setTraffic(map, layout.plan(map, {900, 700}));
  for (int frame = 0; frame < 300; ++frame) traffic.advance(0.016, 10);
  QVERIFY(traffic.count() > 5);
  QVERIFY(traffic.count() <= 220);
  QCOMPARE(traffic.requestsPerDot(1), 20.0);
}

void ViewsTest::dragLeftRewinds() {
  auto* strip = window_->timeBar()->strip();
  QSignalSpy previewed(window_->timeBar(), &views::TimeBar::rewindPreviewed);
  QSignalSpy rewound(window_->timeBar(), &views::TimeBar::rewindRequested);
  const QPoint now(qRound(strip->xOf(demo::kNow)), 16);
  const QPoint target(qRound(strip->xOf(demo::kStart + 120000)), 16);
  QTest::mousePress(strip, Qt::LeftButton, {}, now);
  QTest::mouseMove(strip, (now + target) / 2);
  QTest::mouseMove(strip, target);
  QVERIFY(!previewed.isEmpty());
  QVERIFY(rewound.isEmpty());
  QTest::mouseRelease(strip, Qt::LeftButton, {}, target);
  QCOMPARE(rewound.size(), 1);
  const auto at = rewound.first().first().toLongLong();
  QVERIFY(std::abs(at - (demo::kStart + 120000)) < 5000);
  QTest::mousePress(strip, Qt::LeftButton, {}, now);
  QTest::mouseMove(strip, now + QPoint(60, 0));
  QTest::mouseRelease(strip, Qt::LeftButton, {}, now + QPoint(60, 0));
  QCOMPARE(rewound.size(), 1);
}

void ViewsTest::keysOnTheTimelineRewind() {
  auto* strip = window_->timeBar()->strip();
  QSignalSpy rewound(strip, &views::TimelineStrip::rewindRequested);
  for (int mark = 0; mark < 4; ++mark) QTest::keyClick(strip, Qt::Key_PageUp);
  QCOMPARE(strip->shown(), demo::kFault);
  QTest::keyClick(strip, Qt::Key_Escape);
  QCOMPARE(strip->shown(), demo::kNow);
  QTest::keyClick(strip, Qt::Key_Home);
  QTest::keyClick(strip, Qt::Key_Return);
  QCOMPARE(rewound.size(), 1);
  QCOMPARE(rewound.first().first().toLongLong(), demo::kStart);
}

void ViewsTest::playAndSpeedAskOnly() {
  auto* bar = window_->timeBar();
  QSignalSpy play(bar, &views::TimeBar::playRequested);
  QSignalSpy speed(bar, &views::TimeBar::speedRequested);
  QSignalSpy fork(bar, &views::TimeBar::forkRequested);
  QTest::mouseClick(bar->playButton(), Qt::LeftButton);
  QCOMPARE(play.first().first().toBool(), false);
  for (auto* button : bar->findChildren<QToolButton*>()) {
    if (button->text() == "max") button->click();
  }
  QCOMPARE(speed.first().first().toDouble(), 0.0);
  QTest::mouseClick(bar->forkButton(), Qt::LeftButton);
  QCOMPARE(fork.size(), 1);
}

void ViewsTest::factsAreFiltered() {
  window_->showPage(app::MainWindow::factsPage);
  auto* facts = window_->facts();
  const auto rows = [&] { return facts->table()->model()->rowCount(); };
  QCOMPARE(rows(), 10);
  QTest::keyClicks(facts->filter(), "node notready");
  QCOMPARE(rows(), 2);
  facts->filter()->setText("node -notready");
  QVERIFY(rows() > 0 && rows() < 8);
  facts->filter()->setText("zebra");
  QCOMPARE(rows(), 0);
  facts->filter()->clear();
  QCOMPARE(rows(), 10);
}

void ViewsTest::factClickSelectsItsSubject() {
  window_->showPage(app::MainWindow::factsPage);
  auto* facts = window_->facts();
  QSignalSpy chosen(facts, &views::FactsView::factSelected);
  QSignalSpy jump(facts, &views::FactsView::momentActivated);
  const QModelIndex row = facts->table()->model()->index(1, 2);
  const QPoint at = facts->table()->visualRect(row).center();
  QTest::mouseClick(facts->table()->viewport(), Qt::LeftButton, {}, at);
  QCOMPARE(chosen.first().first().toString(), "f1");
  QCOMPARE(window_->selected(), "zone:b");
  QTest::keyClick(facts->table(), Qt::Key_Return);
  QCOMPARE(jump.first().first().toLongLong(), demo::kFault);
}

void ViewsTest::actionsAskBeforeTheyDestroy() {
  window_->select("pod:workflow-9");
  window_->inspector()->setModel(demo::pendingPod());
  QSignalSpy asked(window_->inspector(), &views::InspectorView::actionRequested);
  auto* remove = window_->inspector()->findChild<QPushButton*>("action:delete");
  auto* confirm = window_->inspector()->findChild<QPushButton*>("confirm:delete");
  QVERIFY(remove && confirm && !confirm->isVisible());
  remove->click();
  QVERIFY(confirm->isVisible());
  QVERIFY(asked.isEmpty());
  confirm->click();
  QCOMPARE(asked.size(), 1);
  QCOMPARE(asked.first().first().toString(), "delete");
  window_->inspector()->findChild<QPushButton*>("action:scale")->click();
  QCOMPARE(asked.last().last().toInt(), 3);
}

void ViewsTest::refusedActionSaysWhy() {
  window_->inspector()->setModel(demo::pendingPod());
  auto* drain = window_->inspector()->findChild<QPushButton*>("action:drain");
  QVERIFY(!drain->isEnabled());
  QVERIFY(drain->toolTip().contains("no node yet"));
  window_->showNotice("Drain is not possible now.", models::Tone::strained);
  QCOMPARE(window_->noticeText(), "Drain is not possible now.");
}

void ViewsTest::paletteIsFiltered() {
  auto* palette = window_->palette();
  palette->filter()->setText("nat");
  int shown = 0;
  for (auto* row : palette->findChildren<views::ActionRow*>()) shown += row->isVisible();
  QCOMPARE(shown, 1);
}

void ViewsTest::listShowsWhatTheMapShows() {
  fill(demo::zoneLost());
  emit window_->map()->listRequested();
  QVERIFY(window_->list()->isVisible());
  window_->list()->setSelected("pod:web-9");
  QCOMPARE(window_->list()->tree()->currentIndex().data().toString(), "web-9");
  QSet<QString> onMap;
  for (const auto& place : window_->map()->places()) onMap.insert(place.id);
  for (const char* id : {"zone:b", "nat:a", "node:ip-10-40-16-12", "vol:auth-db", "svc:api"}) {
    QVERIFY(onMap.contains(id));
    window_->list()->setSelected("pod:web-9");
    window_->list()->setSelected(id);
    QVERIFY(window_->list()->tree()->currentIndex().data().toString() != "web-9");
  }
}

void ViewsTest::crosshairFollowsTheMouse() {
  window_->showPage(app::MainWindow::dashboardsPage);
  QSignalSpy moved(window_->charts(), &views::ChartView::crosshairMoved);
  QTest::mouseMove(window_->charts(), {300, 200});
  QTRY_VERIFY(!moved.isEmpty());
  QVERIFY(window_->charts()->crosshair().has_value());
}

void ViewsTest::historyGoesBackAndForward() {
  window_->select("zone:a");
  window_->select("svc:api");
  window_->goBack();
  QCOMPARE(window_->selected(), "zone:a");
  window_->goForward();
  QCOMPARE(window_->selected(), "svc:api");
  window_->select("pod:api-1");
  window_->goForward();
  QCOMPARE(window_->selected(), "pod:api-1");
}

void ViewsTest::figuresLeadToTheirPages() {
  for (auto* figure : window_->timeBar()->findChildren<app::FigureLabel*>()) {
    if (figure->text() == "$3.42") QTest::mouseClick(figure, Qt::LeftButton);
  }
  QCOMPARE(window_->currentPage(), int(app::MainWindow::billPage));
}

void ViewsTest::helpNamesTheKeys() {
  window_->showHelp();
  auto* help = window_->findChild<QDialog*>("help");
  QVERIFY(help && help->isVisible());
  bool named = false;
  for (auto* label : help->findChildren<QLabel*>()) named = named || label->text() == "Ctrl+Space";
  QVERIFY(named);
  help->close();
}

void ViewsTest::nothingIsCut_data() {
  QTest::addColumn<QString>("language");
  QTest::addColumn<bool>("dark");
  QTest::newRow("english, light") << "en" << false;
  QTest::newRow("english, dark") << "en" << true;
  QTest::newRow("polish, light") << "pl" << false;
}

void ViewsTest::nothingIsCut() {
  QFETCH(QString, language);
  QFETCH(bool, dark);
  QTranslator translator;
  QVERIFY(translator.load(":/i18n/drydock_" + language + ".qm"));
  QCoreApplication::installTranslator(&translator);
  app::theme().setChoice(dark ? app::Theme::Choice::dark : app::Theme::Choice::light);
  window_ = std::make_unique<app::MainWindow>();
  fill(demo::zoneLost());
  window_->select("pod:workflow-9");
  window_->inspector()->setModel(demo::pendingPod());
  window_->resize(1280, 720);
  window_->show();
  QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  QCOMPARE(window_->size(), QSize(1280, 720));
  for (int page = 0; page < 6; ++page) {
    window_->showPage(page);
    QTest::qWait(20);
    for (auto* label : window_->findChildren<QLabel*>()) {
      if (!label->isVisible() || label->text().isEmpty() || label->wordWrap()) continue;
      QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (auto* button : window_->findChildren<QAbstractButton*>()) {
      if (!button->isVisible() || button->text().isEmpty()) continue;
      const int words = button->fontMetrics().horizontalAdvance(button->text());
      QVERIFY2(button->width() >= words, qPrintable(button->text()));
    }
    for (auto* figure : window_->findChildren<app::FigureLabel*>()) {
      QVERIFY2(figure->width() >= figure->sizeHint().width(), qPrintable(figure->text()));
    }
  }
  window_.reset();
  QCoreApplication::removeTranslator(&translator);
}

void ViewsTest::everyTextIsTranslated() {
  QTranslator polish;
  QVERIFY(polish.load(":/i18n/drydock_pl.qm"));
  const auto wait = [&](int count) {
    return polish.translate("MapText", "%n pod(s) wait", nullptr, count);
  };
  QVERIFY(wait(1) != wait(2));
  QVERIFY(wait(2) != wait(5));
  QCOMPARE(wait(2), wait(22));
  QCOMPARE(wait(5), wait(12));
}

}  // namespace drydock

QTEST_MAIN(drydock::ViewsTest)
#include "views_test.moc"
