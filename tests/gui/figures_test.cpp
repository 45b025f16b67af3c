// Drives what counts and charges offscreen: the bill, the dashboards, the arrows of the map.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QThread>
#include <QThreadPool>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

#include "gui/app/main_window.h"
#include "gui/app/self_test_dialog.h"
#include "gui/app/theme.h"
#include "gui/views/bill_paint.h"
#include "gui/views/bill_view.h"
#include "gui/views/dashboard_view.h"
#include "gui/views/map_places.h"
#include "gui/views/map_view.h"
#include "gui/views/why_view.h"
#include "tests/gui/demo_data.h"

namespace drydock {

class FiguresTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void cleanup() { window_.reset(); }

  void billIsATreeInOrder();
  void billKeepsItsPlaceWhileAmountsRun();
  void billIsFilteredAndSummed();
  void billLineSelectsWhatItIsPaidFor();
  void reasonsStandUnderTheirHeadings();
  void arrowsShowWhatIsChosen();
  void objectiveMissedIsCounted();
  void dashboardsAskForWhatIsChosen();
  void selfTestStandsBesideTheory();
  void selfTestMayBeClosedWhileItRuns();

 private:
  std::unique_ptr<app::MainWindow> window_;
  QTranslator english_;
};

void FiguresTest::initTestCase() {
  QLocale::setDefault(QLocale("en_GB"));
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp).setReducedMotion(true);
}

void FiguresTest::init() {
  window_ = std::make_unique<app::MainWindow>();
  window_->resize(1280, 720);
  window_->map()->setMap(demo::calm());
  window_->bill()->setBill(demo::bill());
  window_->show();
  QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

void FiguresTest::billIsATreeInOrder() {
  const auto* bill = window_->bill();
  const auto* rows = bill->order();
  QCOMPARE(rows->rowCount(), 4);
  QCOMPARE(rows->index(0, models::BillModel::name).data().toString(), "Machines");
  QCOMPARE(rows->index(1, models::BillModel::amount).data().toString(), "$218.30");
  QCOMPARE(rows->rowCount(rows->index(1, 0)), 2);
  QCOMPARE(rows->index(0, 0, rows->index(1, 0)).data().toString(), "nat-c");
  bill->tree()->sortByColumn(models::BillModel::name, Qt::AscendingOrder);
  QCOMPARE(rows->index(0, models::BillModel::name).data().toString(), "Cluster control plane");
}

void FiguresTest::billKeepsItsPlaceWhileAmountsRun() {
  auto* bill = window_->bill();
  auto* model = bill->model();
  const QPersistentModelIndex nat = model->find("nat");
  const QPersistentModelIndex part = model->find("nat-a");
  bill->tree()->expand(bill->order()->mapFromSource(nat));
  models::Bill dearer = demo::bill();
  dearer.items[2].dollars += 1;
  dearer.items[2].parts.removeAt(1);
  dearer.items[2].parts.append(demo::billLine("nat-b", "nat-b", {}, 1, 40));
  dearer.items.prepend(demo::billLine("s3", "Buckets: space", {}, 1, 3));
  model->setBill(dearer);
  QVERIFY(nat.isValid() && part.isValid());
  QCOMPARE(nat.sibling(nat.row(), models::BillModel::amount).data().toString(), "$219.30");
  QCOMPARE(model->rowCount(nat), 2);
  QVERIFY(!model->find("nat-c").isValid());
  QVERIFY(model->find("nat-b").isValid());
  QVERIFY(bill->tree()->isExpanded(bill->order()->mapFromSource(nat)));
}

void FiguresTest::billIsFilteredAndSummed() {
  window_->showPage(app::MainWindow::billPage);
  auto* bill = window_->bill();
  const auto total = [&](models::BillModel::Column column) { return bill->totalText(column); };
  QCOMPARE(total(models::BillModel::amount), models::centsText(demo::bill().dollars));
  QCOMPARE(total(models::BillModel::name), "Total");
  QTest::keyClicks(bill->filter(), "nat-a");
  QCOMPARE(bill->order()->rowCount(), 1);
  QCOMPARE(total(models::BillModel::amount), "$98.10");
  QCOMPARE(total(models::BillModel::name), "Total of what is shown");
  bill->filter()->setText("nat gateway -nat-a");
  QCOMPARE(total(models::BillModel::amount), "$120.20");
  bill->filter()->setText("zebra");
  QCOMPARE(bill->order()->rowCount(), 0);
  bill->filter()->clear();
  QTest::mouseClick(bill->onlyRisen(), Qt::LeftButton);
  QCOMPARE(bill->order()->rowCount(), 1);
  QCOMPARE(total(models::BillModel::perMonth), "$83.90");
  const auto rose = bill->model()->find("m-c").data(Qt::ToolTipRole).toString();
  QVERIFY(rose.contains("$83.90 a month more"));
}

void FiguresTest::billLineSelectsWhatItIsPaidFor() {
  window_->showPage(app::MainWindow::billPage);
  auto* bill = window_->bill();
  bill->tree()->expandAll();
  QSignalSpy asked(bill, &views::BillView::whyRequested);
  const QModelIndex line = bill->order()->mapFromSource(bill->model()->find("nat-a"));
  const QRect cell = bill->tree()->visualRect(line);
  QTest::mouseClick(bill->tree()->viewport(), Qt::LeftButton, {}, cell.center());
  QCOMPARE(window_->selected(), "nat:a");
  QVERIFY(asked.isEmpty());
  const QPoint why = views::BillDelegate::whyBox(cell).center().toPoint();
  QTest::mouseClick(bill->tree()->viewport(), Qt::LeftButton, {}, why);
  QCOMPARE(asked.size(), 1);
  QCOMPARE(asked.first().first().toString(), "nat-a");
  QTest::keyClick(bill->tree(), Qt::Key_Return);
  QCOMPARE(asked.size(), 2);
}

void FiguresTest::reasonsStandUnderTheirHeadings() {
  auto* why = window_->why();
  why->setReasons("NAT gateway data", {{"$10.00 of it because of this", demo::chain()},
                                       {"$1.00 for smaller reasons", {}}});
  QVERIFY(why->chain());
  QCOMPARE(why->chain()->chain().size(), demo::chain().size());
  why->setReasons("Pod web-9", {{{}, {}}});
  QVERIFY(!why->chain());
}

void FiguresTest::arrowsShowWhatIsChosen() {
  auto* map = window_->map();
  models::MapModel priced = demo::calm();
  priced.edges[0].dollars.internet = 0.9;
  priced.edges[12].dollars.betweenZones = 0.2;
  priced.dollarsPerHour = 1.1;
  map->setMap(priced);
  const QImage requests = map->grab().toImage();
  const auto press = [&](const QString& unit) {
    for (auto* button : map->findChildren<QToolButton*>()) {
      if (button->text() == unit) QTest::mouseClick(button, Qt::LeftButton);
    }
  };
  press("B/s");
  QCOMPARE(map->overlay(), models::Overlay::bytes);
  const QImage bytes = map->grab().toImage();
  QVERIFY(bytes != requests);
  press("$/h");
  QCOMPARE(map->overlay(), models::Overlay::dollars);
  QVERIFY(map->grab().toImage() != bytes);
  QCOMPARE(views::amountText(views::amountOf(priced.edges[0], map->overlay()), map->overlay()),
           "$0.90/h");
  const QString hint = views::edgeHint(priced, priced.edges[12]);
  QVERIFY(hint.contains("workflow-db") && hint.contains("$0.20 an hour between zones"));
  QVERIFY(views::edgeHint(priced, priced.edges[3]).contains("cost nothing"));
  press("req/s");
  QCOMPARE(map->overlay(), models::Overlay::requests);
}

void FiguresTest::objectiveMissedIsCounted() {
  models::ChartPanel panel;
  panel.series = {{"p95",
                   "p95",
                   models::SeriesStyle::line,
                   models::SeriesTone::accent,
                   {{0, 100}, {10, 500}, {20, 600}, {30, 300}, {40, 401}}},
                  {"slo",
                   "objective",
                   models::SeriesStyle::objective,
                   models::SeriesTone::neutral,
                   {{0, 400}}}};
  QVERIFY(models::missed(panel, 50).isEmpty());  // No series is judged by it.
  panel.judged = 0;
  const auto late = models::missed(panel, 50);
  QCOMPARE(late.size(), 2);
  QCOMPARE(late[0].from, 10);
  QCOMPARE(late[0].to, 30);
  QCOMPARE(late[1].to, 50);
  panel.objectiveIsLeast = true;
  const auto low = models::missed(panel, 50);
  QCOMPARE(low.size(), 2);
  QCOMPARE(low[1].from, 30);
  QCOMPARE(low[1].to, 40);
}

void FiguresTest::dashboardsAskForWhatIsChosen() {
  window_->showPage(app::MainWindow::dashboardsPage);
  auto* page = window_->dashboards();
  page->setSubjects({{{}, "Users"}, {"svc:api", "api"}, {"svc:web", "web"}});
  QSignalSpy wanted(page, &views::DashboardView::wanted);
  page->setSubject("svc:api");
  QCOMPARE(wanted.size(), 1);
  QCOMPARE(page->wish().subject, "svc:api");
  page->setSubject("svc:unknown");
  QCOMPARE(page->wish().subject, "svc:api");
  page->setSubjects({{{}, "Users"}, {"svc:auth", "auth"}, {"svc:api", "api"}});
  QCOMPARE(page->wish().subject, "svc:api");
  QTest::keyClick(page->spans(), Qt::Key_Down);
  QCOMPARE(page->wish().span, 15 * 60000);
  QCOMPARE(wanted.size(), 2);
}

void FiguresTest::selfTestStandsBesideTheory() {
  const auto test = [](const std::function<void(double)>& progress) {
    progress(0.5);
    models::SelfTestResult result;
    result.figures = {{"one worker", "mean wait", "23.3 ms", "23.4 ms", "\u00b1 0.2 ms", true},
                      {"one worker", "share that waits", "0.7", "0.8", "\u00b1 0.01", false},
                      {"two in line", "mean wait", "3 ms", "3 ms", {}, true}};
    return result;
  };
  app::SelfTestDialog dialog(test, window_.get());
  dialog.show();
  QVERIFY(dialog.running());
  QSignalSpy finished(&dialog, &app::SelfTestDialog::resultShown);
  QVERIFY(finished.wait(5000));
  QCOMPARE(dialog.table()->rowCount(), 3);
  QCOMPARE(dialog.table()->item(0, 2)->text(), "23.3 ms");
  QVERIFY(dialog.table()->item(1, 0)->text().isEmpty());  // Said once for each case.
  QCOMPARE(dialog.table()->item(1, 5)->text(), "differs");
  QCOMPARE(dialog.summary()->text(), "1 figure differs from theory.");
  QTest::mouseClick(dialog.again(), Qt::LeftButton);
  QVERIFY(dialog.running());
  QVERIFY(finished.wait(5000));
  QCOMPARE(dialog.table()->rowCount(), 3);
}

void FiguresTest::selfTestMayBeClosedWhileItRuns() {
  auto release = std::make_shared<std::atomic<bool>>(false);
  auto* dialog = new app::SelfTestDialog(
      [release](const std::function<void(double)>&) {
        while (!*release) QThread::msleep(5);
        return models::SelfTestResult{};
      },
      window_.get());
  dialog->show();
  QTest::qWait(50);
  delete dialog;
  *release = true;
  QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
  QTest::qWait(20);  // Its result comes to nobody.
}

}  // namespace drydock

QTEST_MAIN(drydock::FiguresTest)
#include "figures_test.moc"
