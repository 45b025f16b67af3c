// The menu behind the header's button: theme and motion, what is played, and the station.
#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

#include "gui/app/main_window.h"
#include "gui/app/theme.h"

namespace drydock::app {

void MainWindow::makeSettings() {
  auto* menu = new QMenu(settings_);
  auto* group = new QActionGroup(menu);
  const auto choice = [&](const QString& words, Theme::Choice value) {
    auto* action = menu->addAction(words);
    action->setCheckable(true);
    action->setChecked(theme().choice() == value);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [value] { theme().setChoice(value); });
  };
  choice(tr("Light"), Theme::Choice::light);
  choice(tr("Dark"), Theme::Choice::dark);
  choice(tr("As the desktop"), Theme::Choice::system);
  menu->addSeparator();
  auto* still = menu->addAction(tr("Less motion"));
  still->setCheckable(true);
  still->setChecked(theme().reducedMotion());
  still->setToolTip(tr("States instead of movement"));
  connect(still, &QAction::toggled, this, [](bool on) { theme().setReducedMotion(on); });
  menu->addSeparator();
  connect(menu->addAction(tr("Open another scenario or lesson")), &QAction::triggered, this,
          &MainWindow::openRequested);
  connect(menu->addAction(tr("Instructor's station")), &QAction::triggered, this,
          &MainWindow::stationRequested);
  runBook_ = menu->addAction(tr("Run book"));
  runBook_->setToolTip(tr("What people do about the fault of this scenario, step by step"));
  connect(runBook_, &QAction::triggered, this, &MainWindow::runBookRequested);
  settings_->setMenu(menu);
  settings_->setPopupMode(QToolButton::InstantPopup);
}

void MainWindow::setHasRunBook(bool has) { runBook_->setEnabled(has); }

}  // namespace drydock::app
