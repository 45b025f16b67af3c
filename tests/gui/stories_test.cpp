// The story of an outage, from the facts to the page and to a file; and the clocks of stores.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTranslator>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/bridge/clock_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/story_reader.h"
#include "gui/bridge/world_reader.h"
#include "gui/views/clock_panel.h"
#include "gui/views/dashboard_view.h"
#include "gui/views/inspector_view.h"
#include "gui/views/story_view.h"
#include "gui/views/why_view.h"
#include "sim/platform/rules.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock {

namespace {

run::Run opened(const std::string& name) {
  const auto search = scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR);
  const auto reading = scenario::read_scenario(search.scenarios + "/" + name + ".json", search);
  return std::move(*run::open(*reading.scenario, platform::rules(), Seed{1}));
}

const models::StoreClock* clockOf(const models::StoreClocks& clocks, const QString& name) {
  for (const models::StoreClock& clock : clocks.stores)
    if (clock.name == name) return &clock;
  return nullptr;
}

QString valueOf(const models::StoryModel& story, const QString& name) {
  for (const models::StoryFigure& figure : story.figures)
    if (figure.name == name) return figure.value;
  return {};
}

}  // namespace

class StoriesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();

  void outageIsTold();
  void markdownIsAPostMortem();
  void pageShowsTheNewestUntilOneIsChosen();
  void pageIsReachedFromTheFacts();
  void storyIsSaved();
  void clocksRunWhileAStoreIsOut();
  void clocksStandOverTheCharts();
  void withoutBackupAllIsAtStake();

 private:
  std::unique_ptr<app::Cockpit> played(const QString& scenario, int minutesIn);

  QTemporaryDir folder_;
  QTranslator english_;
};

void StoriesTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  QVERIFY(english_.load(":/i18n/drydock_en.qm"));
  QCoreApplication::installTranslator(&english_);
  app::Theme::of(*qApp).setReducedMotion(true);
}

std::unique_ptr<app::Cockpit> StoriesTest::played(const QString& scenario, int minutesIn) {
  auto cockpit = std::make_unique<app::Cockpit>(scenario::SearchPaths::under(DRYDOCK_SOURCE_DIR));
  cockpit->setProgressFile(folder_.filePath("progress.sqlite"));
  cockpit->window()->resize(1440, 900);
  cockpit->window()->show();
  if (!cockpit->openScenario(scenario)) return nullptr;
  const Time until = cockpit->bridge()->frame().status.start + minutes(minutesIn);
  cockpit->bridge()->until(until);
  if (!QTest::qWaitFor([&] { return cockpit->bridge()->frame().status.time == until; }, 60000)) {
    return nullptr;
  }
  cockpit->refreshNow();
  return cockpit;
}

void StoriesTest::outageIsTold() {
  run::Run run = opened("zone-loss");
  run.advance(run.now() + minutes(9));
  QVERIFY(bridge::readStories(run.world(), run.rulebook()).isEmpty());
  run.advance(run.now() + minutes(4));
  auto stories = bridge::readStories(run.world(), run.rulebook());
  QCOMPARE(stories.size(), 1);
  QCOMPARE(stories[0].title, "Zone b went dark");
  QCOMPARE(stories[0].asked, "Scenario: fail zone b");
  QVERIFY(stories[0].lasts);
  QCOMPARE(stories[0].verdict, "It is not over.");
  QCOMPARE(valueOf(stories[0], "Lasts for"), "3m00s");
  run.advance(run.now() + minutes(47));
  stories = bridge::readStories(run.world(), run.rulebook());
  QVERIFY(!stories[0].lasts);
  QVERIFY(stories[0].verdict.contains("requests failed"));
  QCOMPARE(valueOf(stories[0], "First felt"), "at once");
  QCOMPARE(valueOf(stories[0], "Began"), "14:10:00");
  bool because = false;
  for (const auto& line : stories[0].lines) {
    QVERIFY(!bridge::readWhy(run.world(), run.rulebook(), line.id).isEmpty());
    because = because || !line.because.isEmpty();
  }
  QVERIFY(because);
}

void StoriesTest::markdownIsAPostMortem() {
  models::StoryModel story;
  story.title = "Zone b went dark";
  story.asked = "Scenario: fail zone b";
  story.verdict = "Nobody felt it.";
  story.began = 0;
  story.figures = {{"Began", "00:00:00", {}, models::Tone::quiet}};
  story.lines = {{"fact/1", 1000, "pod a_b is *Pending*", "zone b went dark", {}, {}},
                 {"fact/2", 2000, "all is well", {}, {}, {}}};
  QCOMPARE(bridge::storyMarkdown(story, "A zone"),
           QString("# Zone b went dark\n\nA zone, ") + models::momentText(0) +
               "\n\nNobody felt it.\n\n- It began with: Scenario: fail zone b\n"
               "- Began: 00:00:00\n\n## What happened\n\n"
               "- 00:00:01 pod a\\_b is \\*Pending\\*  \n  because: zone b went dark\n"
               "- 00:00:02 all is well\n");
}

void StoriesTest::pageShowsTheNewestUntilOneIsChosen() {
  views::StoryView page;
  page.resize(700, 600);
  page.show();
  QVERIFY(!page.story());
  QVERIFY(page.findChild<QLabel*>("storyEmpty")->isVisible());
  models::StoryModel newer, older;
  newer.title = "Zone b went dark";
  newer.began = 7200000;
  newer.lines = {{"fact/9", 7200000, "zone b went dark", {}, {}, models::Tone::broken}};
  older.title = "NAT gateway nat-a stopped";
  older.began = 3600000;
  older.lines = {{"fact/1", 3600000, "nat-a stopped", {}, {}, models::Tone::broken},
                 {"fact/2", 3700000, "nat-a works again", "somebody repaired it", {}, {}}};
  page.setStories({newer, older});
  QVERIFY(page.chooser()->isVisible());
  QCOMPARE(page.findChild<QLabel*>("storyTitle")->text(), newer.title);
  page.chooser()->setCurrentIndex(1);
  QCOMPARE(page.findChild<QLabel*>("storyTitle")->text(), older.title);
  QCOMPARE(page.lines().size(), 2);
  const QPushButton* kept = page.lines()[0];
  page.setStories({newer, older});
  QVERIFY(page.lines()[0] == kept);  // Nothing changed, nothing jumps.
  QCOMPARE(page.story()->title, older.title);
  QSignalSpy asked(&page, &views::StoryView::factSelected);
  page.lines()[1]->setFocus();
  QTest::keyClick(page.lines()[1], Qt::Key_Space);
  QCOMPARE(asked.takeFirst().first().toString(), "fact/2");
  page.setStories({newer});
  QVERIFY(!page.chooser()->isVisible());
  QCOMPARE(page.story()->title, newer.title);
}

void StoriesTest::pageIsReachedFromTheFacts() {
  const auto cockpit = played("zone-loss", 20);
  QVERIFY(cockpit);
  app::MainWindow* window = cockpit->window();
  window->showPage(app::MainWindow::factsPage);
  QTest::mouseClick(window->findChild<QPushButton*>("asStory"), Qt::LeftButton);
  QVERIFY(window->story()->isVisible());
  QVERIFY(window->story()->story());
  QTest::mouseClick(window->story()->lines().at(2), Qt::LeftButton);
  QVERIFY(window->why()->isVisible());
  QVERIFY(window->why()->chain());
  window->findChild<QPushButton*>("storyCopy")->click();
  QVERIFY(QApplication::clipboard()->text().startsWith("# Zone b went dark\n"));
  // Another language stays on the story.
  cockpit->setLanguage("pl");
  cockpit->refreshNow();
  QVERIFY(cockpit->window()->showsStory());
  QVERIFY(cockpit->window()->story()->story()->title != "Zone b went dark");
  cockpit->setLanguage("en");
}

void StoriesTest::storyIsSaved() {
  views::StoryView page;
  page.show();
  const QString file = folder_.filePath("incident.md");
  QSignalSpy saved(&page, &views::StoryView::saved);
  // The dialog has its own loop; it is answered from inside.
  QTimer::singleShot(0, &page, [&] {
    auto* dialog = page.findChild<QFileDialog*>("saveStory");
    if (!dialog) return;
    dialog->findChild<QLineEdit*>()->setText(file);
    static_cast<QDialog*>(dialog)->accept();
  });
  page.save("# A story\n");
  QCOMPARE(saved.size(), 1);
  QFile read(file);
  QVERIFY(read.open(QIODevice::ReadOnly));
  QCOMPARE(read.readAll(), QByteArray("# A story\n"));
}

void StoriesTest::clocksRunWhileAStoreIsOut() {
  run::Run run = opened("database-restore");
  const Time start = run.now();
  run.advance(start + minutes(44));
  auto clocks = bridge::readClocks(run.world(), 10);
  const auto* before = clockOf(clocks, "workflow-db-0");
  QVERIFY(before);
  QVERIFY(!before->isOut && before->out.isEmpty());
  QCOMPARE(before->backup, "44m00s");  // One is there from the start.
  QCOMPARE(before->stake, "44m00s");
  // The zone goes dark after 45 minutes: the outage runs, what would be lost does not grow.
  run.advance(start + minutes(50));
  clocks = bridge::readClocks(run.world(), 10);
  const auto* out = clockOf(clocks, "workflow-db-0");
  QVERIFY(out->isOut);
  QVERIFY(clocks.stores.first().isOut);
  QCOMPARE(out->out, "5m00s");
  QCOMPARE(out->backup, "50m00s");
  QCOMPARE(out->stake, "45m00s");
  run.advance(start + minutes(80));
  clocks = bridge::readClocks(run.world(), 10);
  const auto* back = clockOf(clocks, "workflow-db-0");
  QVERIFY(!back->isOut);
  QVERIFY2(back->out.startsWith("18m"), qPrintable(back->out));
  QVERIFY(back->hint.startsWith("The last restore lost about 326"));
}

void StoriesTest::clocksStandOverTheCharts() {
  const auto cockpit = played("database-restore", 50);
  QVERIFY(cockpit);
  app::MainWindow* window = cockpit->window();
  window->showPage(app::MainWindow::dashboardsPage);
  cockpit->refreshNow();
  views::ClockPanel* panel = window->dashboards()->clocks();
  QVERIFY(panel->isVisible());
  auto* name = panel->findChild<QPushButton*>("clock:workflow-db-0");
  QVERIFY(name);
  QTest::mouseClick(name, Qt::LeftButton);
  QCOMPARE(window->selected(), "pvc/workflow-db-0");
  QStringList rows;
  for (const auto& row : window->inspector()->model().properties) rows << row.name + row.value;
  QVERIFY2(rows.contains("RTO so far5m00s"), qPrintable(rows.join('\n')));
}

void StoriesTest::withoutBackupAllIsAtStake() {
  run::Run run = opened("zone-loss");
  run.advance(run.now() + minutes(5));
  const auto clocks = bridge::readClocks(run.world(), 10);
  QVERIFY(!clocks.stores.isEmpty());
  for (const auto& clock : clocks.stores) {
    QVERIFY(clock.backup.isEmpty() && clock.stake.isEmpty());
    QVERIFY(clock.tone == models::Tone::strained);
  }
  const auto few = bridge::readClocks(run.world(), 1);
  QCOMPARE(few.stores.size(), 1);
  QCOMPARE(few.more, int(clocks.stores.size()) - 1);
}

}  // namespace drydock

QTEST_MAIN(drydock::StoriesTest)
#include "stories_test.moc"
