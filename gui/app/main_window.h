// The window: header, three columns and the time bar. It knows views, not the simulation.
#pragma once

#include <QMainWindow>
#include <QVector>

#include "gui/models/limits.h"
#include "gui/models/timeline_model.h"

class QButtonGroup;
class QAction;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTimer;
class QToolButton;

namespace drydock::views {
class BillView;
class ChartView;
class DashboardView;
class FactsView;
class InspectorView;
class ListsView;
class LoadView;
class MapList;
class MapView;
class PaletteView;
class RequestsView;
class StoryView;
class TimeBar;
class WhyView;
}  // namespace drydock::views

namespace drydock::app {

/// Holds the views and the one selection they share. What the views ask for goes out as their own
/// signals; who owns the simulation connects them. For another language the window is made anew.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  enum Page { mapPage, listsPage, dashboardsPage, requestsPage, loadPage, billPage, factsPage };

  explicit MainWindow(QWidget* parent = nullptr);

  views::MapView* map() const { return map_; }
  views::MapList* list() const { return list_; }
  views::ListsView* lists() const { return lists_; }
  views::DashboardView* dashboards() const { return dashboards_; }
  views::ChartView* charts() const;
  views::RequestsView* requests() const { return requests_; }
  views::LoadView* load() const { return load_; }
  views::BillView* bill() const { return bill_; }
  views::FactsView* facts() const { return facts_; }
  views::StoryView* story() const { return story_; }
  views::InspectorView* inspector() const { return inspector_; }
  views::WhyView* why() const { return why_; }
  views::PaletteView* palette() const { return palette_; }
  views::TimeBar* timeBar() const { return timeBar_; }

  void setScenarioName(const QString& name);
  /// Whether there is a run book to ask for.
  void setHasRunBook(bool has);
  /// What showLimits() tells.
  void setLimits(const QVector<models::LimitGroup>& limits) { limits_ = limits; }
  /// Shows this in the left column instead of the palette; null brings the palette back.
  void setLeftPane(QWidget* pane);
  /// One more page with its tab; returns its number.
  int addPage(const QString& title, QWidget* page);
  void showPage(int page);
  int currentPage() const;
  /// The page of facts tells them as the story of an outage, not one by one.
  void showStory(bool on);
  bool showsStory() const;
  /// "en" or "pl": which button is down.
  void setLanguage(const QString& code);
  /// One line over the time bar: a refusal with its reason, or good news. It goes by itself.
  void showNotice(const QString& words, models::Tone tone);
  QString noticeText() const;
  void showWhy(bool on);
  void foldLeft(bool folded);
  void foldRight(bool folded);
  const QString& selected() const { return selected_; }

 public Q_SLOTS:
  /// Makes `id` the selection of map, lists and inspector; remembered for back and forward.
  void select(const QString& id);
  void goBack();
  void goForward();
  void showHelp();
  /// What the model leaves out.
  void showLimits();

 signals:
  void selectionChanged(const QString& id);
  void languageRequested(const QString& code);
  void openRequested();      ///< Another scenario or lesson.
  void stationRequested();   ///< The instructor's station.
  void runBookRequested();   ///< What people do about the fault that is played.
  void selfTestRequested();  ///< Check this machine.
  void storyShown(bool on);  ///< The page of facts changed its form.

 private:
  QWidget* makeHeader();
  QToolButton* headerButton(const QString& icon, const QString& name);
  void makeSettings();
  void makeHelp();
  QWidget* makeCenter();
  QWidget* makeFacts();
  QWidget* makeNotice();
  void connectSelection();
  void present(const QString& id);
  void retheme();

  views::MapView* map_ = nullptr;
  views::MapList* list_ = nullptr;
  views::ListsView* lists_ = nullptr;
  views::DashboardView* dashboards_ = nullptr;
  views::RequestsView* requests_ = nullptr;
  views::LoadView* load_ = nullptr;
  views::BillView* bill_ = nullptr;
  views::FactsView* facts_ = nullptr;
  views::StoryView* story_ = nullptr;
  QPushButton *allFacts_ = nullptr, *asStory_ = nullptr;
  views::InspectorView* inspector_ = nullptr;
  views::WhyView* why_ = nullptr;
  views::PaletteView* palette_ = nullptr;
  views::TimeBar* timeBar_ = nullptr;

  QLabel *scenario_ = nullptr, *notice_ = nullptr, *noticeGlyph_ = nullptr;
  QWidget* noticeBar_ = nullptr;
  QTimer* noticeTimer_ = nullptr;
  QTabBar* tabs_ = nullptr;
  QSplitter* columns_ = nullptr;
  QStackedWidget *pages_ = nullptr, *mapPages_ = nullptr, *factsPages_ = nullptr, *left_ = nullptr,
                 *right_ = nullptr;
  QWidget *leftFrame_ = nullptr, *rightFrame_ = nullptr;
  QAction* runBook_ = nullptr;
  QToolButton *foldLeft_ = nullptr, *foldRight_ = nullptr, *help_ = nullptr, *settings_ = nullptr;
  QToolButton *english_ = nullptr, *polish_ = nullptr, *noticeClose_ = nullptr;
  QVector<models::LimitGroup> limits_;
  QString selected_;
  QStringList history_;
  qsizetype place_ = -1;
};

}  // namespace drydock::app
