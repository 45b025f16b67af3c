// Puts the window together and keeps one selection in all its views.
#include "gui/app/main_window.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/views/bill_view.h"
#include "gui/views/chart_view.h"
#include "gui/views/dashboard_view.h"
#include "gui/views/facts_view.h"
#include "gui/views/inspector_view.h"
#include "gui/views/lists_view.h"
#include "gui/views/load_view.h"
#include "gui/views/map_list.h"
#include "gui/views/map_view.h"
#include "gui/views/palette_view.h"
#include "gui/views/requests_view.h"
#include "gui/views/story_view.h"
#include "gui/views/time_bar.h"
#include "gui/views/why_view.h"

namespace drydock::app {

namespace {

constexpr int kLeftWidth = 296;
constexpr int kRightWidth = 280;
constexpr int kNoticeMs = 9000;
constexpr qsizetype kMostHistory = 100;

QFrame* frame(const char* look, QWidget* inside) {
  auto* made = new QFrame;
  made->setProperty("look", look);
  auto* rows = new QVBoxLayout(made);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->addWidget(inside);
  return made;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  setObjectName("mainWindow");
  setWindowTitle("Drydock");
  setMinimumSize(1024, 640);
  resize(1440, 900);
  palette_ = new views::PaletteView;
  inspector_ = new views::InspectorView;
  why_ = new views::WhyView;
  timeBar_ = new views::TimeBar;
  left_ = new QStackedWidget;
  left_->addWidget(palette_);
  right_ = new QStackedWidget;
  right_->addWidget(inspector_);
  right_->addWidget(why_);
  leftFrame_ = frame("side-left", left_);
  rightFrame_ = frame("side-right", right_);
  leftFrame_->setMinimumWidth(216);
  rightFrame_->setMinimumWidth(232);

  auto* whole = new QWidget;
  auto* rows = new QVBoxLayout(whole);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(makeHeader());
  columns_ = new QSplitter(Qt::Horizontal);
  columns_->addWidget(leftFrame_);
  columns_->addWidget(makeCenter());
  columns_->addWidget(rightFrame_);
  columns_->setStretchFactor(1, 1);
  columns_->setSizes({kLeftWidth, 1440 - kLeftWidth - kRightWidth, kRightWidth});
  for (int at = 0; at < 3; ++at) columns_->setCollapsible(at, false);
  columns_->setHandleWidth(1);
  rows->addWidget(columns_, 1);
  rows->addWidget(makeNotice());
  rows->addWidget(timeBar_);
  setCentralWidget(whole);
  connectSelection();
  connect(&theme(), &Theme::changed, this, &MainWindow::retheme);
  retheme();
}

QToolButton* MainWindow::headerButton(const QString& icon, const QString& name) {
  auto* button = new QToolButton;
  button->setProperty("glyph", icon);
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setFixedSize(32, 32);
  return button;
}

namespace {

// A long title gives way to the pages beside it.
class ElidedLabel : public QLabel {
 public:
  ElidedLabel() { setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred); }
  QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    style()->drawItemText(&painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), true,
                          shown, foregroundRole());
  }
};

}  // namespace

QWidget* MainWindow::makeHeader() {
  auto* header = new QFrame;
  header->setProperty("look", "bar");
  header->setFixedHeight(46);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(4);
  foldLeft_ = headerButton("panel-left", tr("Fold the left column away or open it"));
  foldRight_ = headerButton("panel-right", tr("Fold the right column away or open it"));
  help_ = headerButton("help", tr("Help"));
  settings_ = headerButton("settings", tr("Settings"));
  auto* name = new QLabel("Drydock");
  name->setProperty("look", "title");
  scenario_ = new ElidedLabel;
  scenario_->setObjectName("scenario");
  scenario_->setProperty("look", "muted");
  row->addWidget(foldLeft_);
  row->addSpacing(4);
  row->addWidget(name);
  row->addSpacing(8);
  row->addWidget(scenario_);
  row->addStretch(1);
  tabs_ = new QTabBar;
  tabs_->setObjectName("tabs");
  tabs_->setExpanding(false);
  tabs_->setUsesScrollButtons(false);  // The bold tab is wider than it was measured.
  tabs_->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
  tabs_->setAccessibleName(tr("Pages"));
  row->addWidget(tabs_, 0, Qt::AlignBottom);
  row->addStretch(1);
  english_ = headerButton({}, "English");
  polish_ = headerButton({}, "Polski");
  english_->setText("EN");
  polish_->setText("PL");
  for (auto* button : {english_, polish_}) {
    button->setCheckable(true);
    button->setProperty("look", "speed");
    row->addWidget(button);
    const QString code = button->text().toLower();
    connect(button, &QToolButton::clicked, this, [this, code] { emit languageRequested(code); });
  }
  row->addSpacing(4);
  for (auto* button : {help_, settings_, foldRight_}) row->addWidget(button);
  connect(foldLeft_, &QToolButton::clicked, this, [this] { foldLeft(leftFrame_->isVisible()); });
  connect(foldRight_, &QToolButton::clicked, this, [this] { foldRight(rightFrame_->isVisible()); });
  makeSettings();
  makeHelp();
  setLanguage("en");
  return header;
}

QWidget* MainWindow::makeCenter() {
  map_ = new views::MapView;
  list_ = new views::MapList;
  lists_ = new views::ListsView;
  dashboards_ = new views::DashboardView;
  requests_ = new views::RequestsView;
  load_ = new views::LoadView;
  bill_ = new views::BillView;
  facts_ = new views::FactsView;
  mapPages_ = new QStackedWidget;
  mapPages_->addWidget(map_);
  mapPages_->addWidget(list_);
  pages_ = new QStackedWidget;
  pages_->setMinimumWidth(568);  // The map's least; the columns beside it give way.
  addPage(tr("Map"), mapPages_);
  addPage(tr("Lists"), lists_);
  addPage(tr("Dashboards"), dashboards_);
  addPage(tr("Requests"), requests_);
  addPage(tr("Load test"), load_);
  addPage(tr("Bill"), bill_);
  addPage(tr("Facts"), makeFacts());
  connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
  connect(map_, &views::MapView::listRequested, this, [this] {
    mapPages_->setCurrentWidget(list_);
    list_->setFocus();
  });
  connect(list_, &views::MapList::mapRequested, this, [this] {
    mapPages_->setCurrentWidget(map_);
    map_->setFocus();
  });
  return pages_;
}

// Facts one by one, or told as a story.
QWidget* MainWindow::makeFacts() {
  auto* page = new QWidget;
  page->setAttribute(Qt::WA_StyledBackground);
  page->setProperty("look", "page");
  auto* rows = new QVBoxLayout(page);
  rows->setContentsMargins(0, 10, 0, 0);
  rows->setSpacing(0);
  auto* line = new QHBoxLayout;
  line->setContentsMargins(16, 0, 16, 0);
  line->setSpacing(8);
  allFacts_ = new QPushButton(tr("All facts"), page);
  asStory_ = new QPushButton(tr("Story of the outage"), page);
  allFacts_->setObjectName("allFacts");
  asStory_->setObjectName("asStory");
  auto* group = new QButtonGroup(page);
  for (QPushButton* chip : {allFacts_, asStory_}) {
    chip->setCheckable(true);
    chip->setProperty("look", "chip");
    group->addButton(chip);
    line->addWidget(chip);
  }
  allFacts_->setChecked(true);
  line->addStretch();
  rows->addLayout(line);
  story_ = new views::StoryView;
  factsPages_ = new QStackedWidget(page);
  factsPages_->addWidget(facts_);
  factsPages_->addWidget(story_);
  rows->addWidget(factsPages_, 1);
  connect(asStory_, &QPushButton::toggled, this, [this](bool on) {
    factsPages_->setCurrentIndex(on ? 1 : 0);
    emit storyShown(on);
  });
  return page;
}

void MainWindow::showStory(bool on) { (on ? asStory_ : allFacts_)->setChecked(true); }
bool MainWindow::showsStory() const { return asStory_->isChecked(); }

views::ChartView* MainWindow::charts() const { return dashboards_->charts(); }

int MainWindow::addPage(const QString& title, QWidget* page) {
  pages_->addWidget(page);
  const int number = tabs_->addTab(title);
  auto* shortcut = new QShortcut(QKeySequence(QString("Alt+%1").arg(number + 1)), this);
  connect(shortcut, &QShortcut::activated, this, [this, number] { showPage(number); });
  tabs_->setTabToolTip(number, QString("Alt+%1").arg(number + 1));
  return number;
}

QWidget* MainWindow::makeNotice() {
  noticeBar_ = new QFrame;
  noticeBar_->setProperty("look", "notice");
  auto* row = new QHBoxLayout(noticeBar_);
  row->setContentsMargins(16, 6, 8, 6);
  row->setSpacing(8);
  noticeGlyph_ = new QLabel;
  notice_ = new QLabel;
  notice_->setObjectName("notice");
  notice_->setWordWrap(true);
  notice_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  noticeClose_ = headerButton("cross", tr("Close this message"));
  row->addWidget(noticeGlyph_);
  row->addWidget(notice_, 1);
  row->addWidget(noticeClose_);
  noticeTimer_ = new QTimer(this);
  noticeTimer_->setSingleShot(true);
  connect(noticeTimer_, &QTimer::timeout, noticeBar_, &QWidget::hide);
  connect(noticeClose_, &QToolButton::clicked, noticeBar_, &QWidget::hide);
  noticeBar_->hide();
  return noticeBar_;
}

void MainWindow::showNotice(const QString& words, models::Tone tone) {
  noticeGlyph_->setPixmap(views::toneGlyph(tone, 12, devicePixelRatioF()));
  notice_->setText(words);
  noticeBar_->setVisible(!words.isEmpty());
  noticeTimer_->start(kNoticeMs);
}

QString MainWindow::noticeText() const {
  return noticeBar_->isHidden() ? QString() : notice_->text();
}

void MainWindow::connectSelection() {
  connect(map_, &views::MapView::selectionChanged, this, &MainWindow::select);
  connect(list_, &views::MapList::selectionChanged, this, &MainWindow::select);
  connect(lists_, &views::ListsView::selectionChanged, this, &MainWindow::select);
  connect(facts_, &views::FactsView::subjectSelected, this, &MainWindow::select);
  connect(bill_, &views::BillView::thingSelected, this, &MainWindow::select);
  connect(requests_, &views::RequestsView::thingSelected, this, &MainWindow::select);
  connect(requests_, &views::RequestsView::thingOpened, this, [this](const QString& id) {
    showPage(mapPage);
    select(id);
    foldRight(false);
  });
  connect(inspector_, &views::InspectorView::backRequested, this, &MainWindow::goBack);
  connect(inspector_, &views::InspectorView::forwardRequested, this, &MainWindow::goForward);
  connect(timeBar_, &views::TimeBar::measuresActivated, this, [this] { showPage(dashboardsPage); });
  connect(timeBar_, &views::TimeBar::moneyActivated, this, [this] { showPage(billPage); });
  connect(why_, &views::WhyView::closed, this, [this] { showWhy(false); });
  const auto open = [this](const QString& id) {
    select(id);
    foldRight(false);
  };
  connect(map_, &views::MapView::opened, this, open);
  connect(list_, &views::MapList::opened, this, open);
  connect(lists_, &views::ListsView::opened, this, open);
  connect(new QShortcut(QKeySequence("Alt+Left"), this), &QShortcut::activated, this,
          &MainWindow::goBack);
  connect(new QShortcut(QKeySequence("Alt+Right"), this), &QShortcut::activated, this,
          &MainWindow::goForward);
}

void MainWindow::select(const QString& id) {
  if (id == selected_) return;
  if (!id.isEmpty()) {
    history_ = history_.mid(0, place_ + 1);
    history_.append(id);
    if (history_.size() > kMostHistory) history_.removeFirst();
    place_ = history_.size() - 1;
  }
  present(id);
}

void MainWindow::goBack() {
  if (place_ > 0) present(history_[--place_]);
}

void MainWindow::goForward() {
  if (place_ + 1 < history_.size()) present(history_[++place_]);
}

void MainWindow::present(const QString& id) {
  selected_ = id;
  map_->setSelected(id);
  list_->setSelected(id);
  lists_->setSelected(id);
  inspector_->setHistory(place_ > 0, place_ + 1 < history_.size());
  if (id.isEmpty()) inspector_->clear();
  showWhy(false);
  emit selectionChanged(id);
}

void MainWindow::setScenarioName(const QString& name) {
  scenario_->setText(name);
  scenario_->setToolTip(name);
  setWindowTitle(name.isEmpty() ? QString("Drydock") : name + QString::fromUtf8(" · Drydock"));
}

void MainWindow::setLeftPane(QWidget* pane) {
  while (left_->count() > 1) left_->removeWidget(left_->widget(1));
  if (pane) left_->addWidget(pane);
  left_->setCurrentIndex(left_->count() - 1);
}

void MainWindow::showPage(int page) { tabs_->setCurrentIndex(page); }
int MainWindow::currentPage() const { return tabs_->currentIndex(); }

void MainWindow::setLanguage(const QString& code) {
  english_->setChecked(code == "en");
  polish_->setChecked(code == "pl");
}

void MainWindow::showWhy(bool on) {
  right_->setCurrentWidget(on ? static_cast<QWidget*>(why_) : inspector_);
  if (on) foldRight(false);
}

void MainWindow::foldLeft(bool folded) { leftFrame_->setVisible(!folded); }
void MainWindow::foldRight(bool folded) { rightFrame_->setVisible(!folded); }

void MainWindow::retheme() {
  for (auto* button : {foldLeft_, foldRight_, help_, settings_, noticeClose_}) {
    button->setIcon(icon(button->property("glyph").toString()));
  }
}

}  // namespace drydock::app
