// Drives the page of single requests offscreen: list, filters, waterfall, mouse and keys.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTranslator>

#include "gui/app/theme.h"
#include "gui/views/requests_view.h"
#include "gui/views/waterfall_view.h"

namespace drydock {

using models::TraceEnd;
using models::TraceWork;

namespace {

models::TraceItem request(const QString& id, const QString& operation, double took,
                          TraceEnd end = TraceEnd::served) {
  return {id, operation, 1741089600000, took, end};
}

models::TraceModel traced() {
  models::TraceModel model;
  model.requestsRun = true;
  model.every = 1;
  model.requests = {request("a/1", "open app", 40), request("b/1", "report", 900),
                    request("a/2", "open app", 65, TraceEnd::timedOut),
                    request("a/3", "open app", 12)};
  return model;
}

// users 0..40: traefik 2..38 works 2..8, below 8..34; api 10..32 waits 10..14, works 14..30.
models::Waterfall waterfall() {
  models::Waterfall made;
  made.request = request("a/1", "open app", 40);
  models::TraceHop users;
  users.name = users.label = "users";
  users.to = 40;
  users.parts = {
      {TraceWork::network, 0, 2}, {TraceWork::below, 2, 38}, {TraceWork::network, 38, 40}};
  models::TraceHop api;
  api.depth = 1;
  api.name = "api";
  api.label = "api, try 2";
  api.place = "api-7 (b)";
  api.thing = "pod/api-7";
  api.from = 10;
  api.to = 32;
  api.parts = {{TraceWork::line, 10, 14}, {TraceWork::work, 14, 30}, {TraceWork::network, 30, 32}};
  made.hops = {users, api};
  return made;
}

}  // namespace

class TracesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void cleanup() { page_.reset(); }

  void slowestComesFirst();
  void requestsAreFiltered();
  void choiceStaysWhileRequestsCome();
  void watchingIsAskedForAndShownAsItIs();
  void withoutRequestsThePageSaysWhy();
  void partsLieWhereTheirTimeIs();
  void hoverTellsTheMilliseconds();
  void hopsSelectTheirPods();

 private:
  std::unique_ptr<views::RequestsView> page_;
  QTranslator english_;
};

void TracesTest::initTestCase() {
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp);
}

void TracesTest::init() {
  page_ = std::make_unique<views::RequestsView>();
  page_->resize(700, 560);
  page_->setTraces(traced());
  page_->show();
  QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
}

void TracesTest::slowestComesFirst() {
  const auto* rows = page_->table()->model();
  QCOMPARE(rows->rowCount(), 4);
  QCOMPARE(rows->index(0, models::TraceList::took).data().toString(), "900 ms");
  QCOMPARE(page_->chosen(), "b/1");
  page_->table()->sortByColumn(models::TraceList::took, Qt::AscendingOrder);
  QCOMPARE(rows->index(0, models::TraceList::took).data().toString(), "12 ms");
  QCOMPARE(page_->chosen(), "b/1");
}

void TracesTest::requestsAreFiltered() {
  const auto* rows = page_->table()->model();
  page_->operations()->setCurrentIndex(page_->operations()->findData("open app"));
  QCOMPARE(rows->rowCount(), 3);
  page_->ends()->setCurrentIndex(page_->ends()->findData(0));
  QCOMPARE(rows->rowCount(), 1);
  QCOMPARE(rows->index(0, models::TraceList::end).data().toString(), "timed out");
  page_->ends()->setCurrentIndex(page_->ends()->findData(1));
  QCOMPARE(rows->rowCount(), 2);
}

void TracesTest::choiceStaysWhileRequestsCome() {
  QSignalSpy wanted(page_.get(), &views::RequestsView::waterfallWanted);
  page_->choose("a/1");
  QCOMPARE(wanted.size(), 1);
  models::TraceModel more = traced();
  more.requests.append(request("b/2", "report", 2000));
  page_->setTraces(more);
  QCOMPARE(page_->chosen(), "a/1");
  QCOMPARE(page_->table()->currentIndex().data(models::TraceList::idRole).toString(), "a/1");
  QCOMPARE(page_->table()->model()->index(0, models::TraceList::took).data().toString(), "2 s");
  page_->setWaterfall(waterfall());
  QCOMPARE(page_->waterfall()->waterfall().hops.size(), 2);
  models::Waterfall other = waterfall();
  other.request.id = "b/2";
  other.hops.clear();
  page_->setWaterfall(other);  // Came late; another one is shown by now.
  QCOMPARE(page_->waterfall()->waterfall().hops.size(), 2);
}

void TracesTest::watchingIsAskedForAndShownAsItIs() {
  QSignalSpy asked(page_.get(), &views::RequestsView::watchRequested);
  QVERIFY(page_->watch()->isChecked());
  QTest::mouseClick(page_->watch(), Qt::LeftButton);
  QCOMPARE(asked.size(), 1);
  QCOMPARE(asked.first().first().toBool(), false);
  QVERIFY(page_->watch()->isChecked());  // Until it is so.
  models::TraceModel none = traced();
  none.every = 0;
  page_->setTraces(none);
  QVERIFY(!page_->watch()->isChecked());
}

void TracesTest::withoutRequestsThePageSaysWhy() {
  models::TraceModel fluid;
  fluid.why = "This scenario has no users.";
  page_->setTraces(fluid);
  QVERIFY(!page_->watch()->isEnabled());
  bool said = false;
  for (const auto* label : page_->findChildren<QLabel*>()) said |= label->text() == fluid.why;
  QVERIFY(said);
}

void TracesTest::partsLieWhereTheirTimeIs() {
  page_->choose("a/1");
  page_->setWaterfall(waterfall());
  auto* view = page_->waterfall();
  const QRectF line = view->partBox(1, 0), work = view->partBox(1, 1);
  QCOMPARE(line.right(), work.left());
  QVERIFY(std::abs(work.width() / line.width() - 4) < 0.05);
  QVERIFY(view->partBox(0, 0).left() < line.left());
  QVERIFY(view->rowBox(1).contains(work));
}

void TracesTest::hoverTellsTheMilliseconds() {
  page_->choose("a/1");
  page_->setWaterfall(waterfall());
  auto* view = page_->waterfall();
  QCOMPARE(view->hintAt(view->partBox(1, 1).center()),
           "api, try 2 works: 16 ms, from 14 ms to 30 ms");
  const QString whole = view->hintAt({20, view->rowBox(1).center().y()});
  QVERIFY(whole.startsWith("api, try 2, api-7 (b)\n22 ms in all, served"));
  QVERIFY(whole.contains("waits in line: 4 ms"));
  QVERIFY(view->hintAt({20, view->rowBox(1).bottom() + 40}).isEmpty());
}

void TracesTest::hopsSelectTheirPods() {
  page_->choose("a/1");
  page_->setWaterfall(waterfall());
  auto* view = page_->waterfall();
  QSignalSpy selected(page_.get(), &views::RequestsView::thingSelected);
  QSignalSpy opened(page_.get(), &views::RequestsView::thingOpened);
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->rowBox(1).center().toPoint());
  QCOMPARE(selected.size(), 1);
  QCOMPARE(selected.first().first().toString(), "pod/api-7");
  QTest::keyClick(view, Qt::Key_Return);
  QCOMPARE(opened.size(), 1);
  QTest::keyClick(view, Qt::Key_Up);
  QCOMPARE(view->current(), 0);
  QTest::keyClick(view, Qt::Key_Return);  // The request itself has no pod.
  QCOMPARE(opened.size(), 1);
  QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->rowBox(1).center().toPoint());
  QCOMPARE(opened.size(), 2);
}

}  // namespace drydock

QTEST_MAIN(drydock::TracesTest)
#include "traces_test.moc"
