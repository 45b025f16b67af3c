// Drives the page of lists: order, filter, keys, and rows that change while somebody looks at them.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/views/lists_view.h"
#include "tests/gui/demo_data.h"

namespace drydock {

class ListsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();

  void namesAreComparedNaturally();
  void rowsAreSortedAndFiltered();
  void rowsChangeInPlace();
  void familiesHaveHeadings();
  void keysReachEverything();
  void rowsAreCopied();
  void selectionIsOneWithTheWindow();
  void orderAndWidthsAreKeptByKind();
  void columnsFollowTheWidth();
  void manyRowsStaySmooth();
  void limitsAreTold();

 private:
  QStringList names() const;
  QString current() const;
  QPoint middleOf(int row, int column) const;

  std::unique_ptr<app::MainWindow> window_;
  views::ListsView* lists_ = nullptr;
};

void ListsTest::initTestCase() { app::Theme::of(*qApp).setReducedMotion(true); }

void ListsTest::init() {
  window_ = std::make_unique<app::MainWindow>();
  window_->resize(1440, 900);
  lists_ = window_->lists();
  window_->showPage(app::MainWindow::listsPage);
  window_->show();
  QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  lists_->setKinds(demo::listKinds());
  lists_->setTable(demo::pods());
}

void ListsTest::cleanup() { window_.reset(); }

QStringList ListsTest::names() const {
  QStringList all;
  const auto* model = lists_->table()->model();
  for (int row = 0; row < model->rowCount(); ++row) all << model->index(row, 1).data().toString();
  return all;
}

QString ListsTest::current() const {
  return lists_->table()->currentIndex().siblingAtColumn(1).data().toString();
}

QPoint ListsTest::middleOf(int row, int column) const {
  return lists_->table()->visualRect(lists_->table()->model()->index(row, column)).center();
}

void ListsTest::namesAreComparedNaturally() {
  using models::compareNaturally;
  QVERIFY(compareNaturally("api-9", "api-10") < 0);
  QVERIFY(compareNaturally("API-9", "api-9") == 0);
  QVERIFY(compareNaturally("a", "a1") < 0);
  QVERIFY(compareNaturally("node-007", "node-7") == 0);
  QVERIFY(compareNaturally("b", "a10") > 0);
  QVERIFY(compareNaturally("", "a") < 0);
}

void ListsTest::rowsAreSortedAndFiltered() {
  QCOMPARE(names(), QStringList({"api-10", "api-9", "api-2", "web-1", "web-9"}));
  lists_->table()->sortByColumn(1, Qt::AscendingOrder);
  QCOMPARE(names(), QStringList({"api-2", "api-9", "api-10", "web-1", "web-9"}));
  lists_->table()->sortByColumn(3, Qt::DescendingOrder);
  QCOMPARE(names().first(), "api-9");  // 11 restarts are more than 2.
  QTest::keyClicks(lists_->filter(), "web -term");
  QCOMPARE(names(), QStringList({"web-1"}));
  lists_->filter()->setText("zebra");
  QCOMPARE(names().size(), 0);
  lists_->filter()->clear();
  QCOMPARE(names().size(), 5);
}

void ListsTest::rowsChangeInPlace() {
  const QAbstractItemModelTester tester(lists_->table()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  lists_->table()->sortByColumn(1, Qt::AscendingOrder);
  QTest::mouseClick(lists_->table()->viewport(), Qt::LeftButton, {}, middleOf(1, 1));
  QCOMPARE(window_->selected(), "pod:api-9");
  QSignalSpy selected(window_.get(), &app::MainWindow::selectionChanged);
  models::ListTable table = demo::pods();
  table.items.removeFirst();                         // api-10 goes,
  table.items.prepend(demo::listedPod("api-1", 0));  // and another one comes before it.
  table.items.append(demo::listedPod("api-3", 0));
  lists_->setTable(table);
  QCOMPARE(names(), QStringList({"api-1", "api-2", "api-3", "api-9", "web-1", "web-9"}));
  QCOMPARE(current(), "api-9");
  table.items.removeAt(1);  // Now what is selected goes.
  lists_->setTable(table);
  QVERIFY(!lists_->table()->currentIndex().isValid());
  QVERIFY(selected.isEmpty());  // A row that goes takes no other selection.
  QCOMPARE(window_->selected(), "pod:api-9");
  lists_->setTable(demo::pods());  // It comes back.
  QCOMPARE(current(), "api-9");
}

void ListsTest::familiesHaveHeadings() {
  QStringList shown;
  for (int row = 0; row < lists_->kinds()->count(); ++row) {
    shown << lists_->kinds()->item(row)->text();
  }
  QCOMPARE(shown.size(), 7);
  QCOMPARE(shown[1], "Pods");
  QCOMPARE(shown[5], "Instances");
  QVERIFY(lists_->kinds()->item(0)->flags() == Qt::NoItemFlags);
  QVERIFY(lists_->kinds()->item(4)->flags() == Qt::NoItemFlags);
  QCOMPARE(lists_->kind(), "pods");
}

void ListsTest::keysReachEverything() {
  QSignalSpy wanted(lists_, &views::ListsView::kindRequested);
  QSignalSpy opened(lists_, &views::ListsView::opened);
  lists_->kinds()->setFocus();
  QTest::keyClick(lists_->kinds(), Qt::Key_Down);
  QCOMPARE(wanted.last().first().toString(), "horizontalpodautoscalers");
  QTest::keyClick(lists_->kinds(), Qt::Key_Up);
  lists_->setTable(demo::pods());
  QTest::keyClick(lists_->kinds(), Qt::Key_Right);
  QCOMPARE(current(), "api-10");
  QTest::keyClick(lists_->table(), Qt::Key_Down);
  QCOMPARE(window_->selected(), "pod:api-9");
  QTest::keyClick(lists_->table(), Qt::Key_Return);
  QCOMPARE(opened.last().first().toString(), "pod:api-9");
  QTest::keyClick(lists_->table(), '/');
  QTest::keyClicks(lists_->filter(), "web");
  QTest::keyClick(lists_->filter(), Qt::Key_Down);
  QCOMPARE(current(), "web-1");
}

void ListsTest::rowsAreCopied() {
  lists_->allColumns()->setChecked(false);
  lists_->table()->selectRow(3);
  QTest::keyClick(lists_->table(), Qt::Key_C, Qt::ControlModifier);
  QCOMPARE(QGuiApplication::clipboard()->text(), "web-1\tPending\t1");
}

void ListsTest::selectionIsOneWithTheWindow() {
  window_->select("pod:web-1");
  QCOMPARE(current(), "web-1");
  window_->select("zone:b");
  QVERIFY(!lists_->table()->currentIndex().isValid());
  window_->goBack();
  QCOMPARE(current(), "web-1");
}

void ListsTest::orderAndWidthsAreKeptByKind() {
  lists_->table()->sortByColumn(3, Qt::DescendingOrder);
  lists_->table()->setColumnWidth(1, 187);
  models::ListTable other{"instances", {{"Name"}, {"Size", true}}, {}, 1};
  other.items = {{"a", "a", {{"a", 0, false}, {"9", 9, true}}},
                 {"b", "b", {{"b", 0, false}, {"10", 10, true}}}};
  lists_->setKind("instances");
  lists_->setTable(demo::pods());  // Came too late: nobody wants it now.
  lists_->setTable(other);
  QCOMPARE(lists_->table()->model()->rowCount(), 2);
  QCOMPARE(lists_->table()->horizontalHeader()->sortIndicatorSection(), 1);
  lists_->setKind("pods");
  lists_->setTable(demo::pods());
  QCOMPARE(names().first(), "api-9");
  QCOMPARE(lists_->table()->columnWidth(1), 187);
}

void ListsTest::columnsFollowTheWidth() {
  models::ListTable table = demo::pods();
  table.items[0].cells[1].text = QString(30, 'n');
  table.kind = "wide";
  lists_->setKind("wide");
  lists_->setTable(table);
  QVERIFY(!lists_->table()->isColumnHidden(0));
  window_->resize(1024, 700);
  QTRY_VERIFY(lists_->table()->isColumnHidden(0));
  QTest::mouseClick(lists_->allColumns(), Qt::LeftButton, {},
                    {8, lists_->allColumns()->height() / 2});
  QVERIFY(!lists_->table()->isColumnHidden(0));
  window_->resize(1440, 900);
  window_->resize(1024, 700);
  QTest::qWait(20);
  QVERIFY(!lists_->table()->isColumnHidden(0));  // A choice stays.
}

void ListsTest::manyRowsStaySmooth() {
  models::ListTable table = demo::pods();
  for (int at = 0; at < 3000; ++at)
    table.items.append(demo::listedPod(QString("p-%1").arg(at), at));
  lists_->setTable(table);
  lists_->table()->sortByColumn(3, Qt::DescendingOrder);
  lists_->table()->verticalScrollBar()->setValue(900);
  window_->select("pod:p-1500");
  const int scrolled = lists_->table()->verticalScrollBar()->value();
  QElapsedTimer took;
  took.start();
  for (int round = 0; round < 5; ++round) {
    for (auto& item : table.items) {
      item.cells[3].number += 1;
      item.cells[3].text = QString::number(item.cells[3].number);
    }
    table.items.removeLast();
    lists_->setTable(table);
    QCoreApplication::processEvents();
  }
  QVERIFY2(took.elapsed() < 2000, qPrintable(QString::number(took.elapsed())));
  QCOMPARE(current(), "p-1500");
  QVERIFY(std::abs(lists_->table()->verticalScrollBar()->value() - scrolled) <= 5);
}

void ListsTest::limitsAreTold() {
  window_->setLimits({{"Network", {"No IPv6.", "No MTU."}}});
  window_->showLimits();
  auto* dialog = window_->findChild<QDialog*>("limits");
  QVERIFY(dialog && dialog->isVisible());
  bool told = false;
  for (const auto* label : dialog->findChildren<QLabel*>()) told |= label->text() == "No MTU.";
  QVERIFY(told);
  dialog->close();
}

}  // namespace drydock

QTEST_MAIN(drydock::ListsTest)
#include "lists_test.moc"
