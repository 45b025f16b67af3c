// Keeps the lists up to date, and the kind that is shown with what is selected.
#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/bridge/list_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/views/lists_view.h"

namespace drydock::app {

namespace {

constexpr qint64 kRest = 12;  // So much longer than a reading takes, the next one waits.

}  // namespace

void Cockpit::connectLists() {
  connect(window_->lists(), &views::ListsView::kindRequested, this, [this] {
    listsPauseMs_ = 0;
    if (bridge_ && window_->currentPage() == MainWindow::listsPage) showLists();
  });
  connect(window_.get(), &MainWindow::selectionChanged, this, &Cockpit::followSelection);
}

// False when a large world was read just now and has to wait.
bool Cockpit::showLists() {
  if (listsRead_.isValid() && listsRead_.elapsed() < listsPauseMs_) return false;
  QElapsedTimer took;
  took.start();
  views::ListsView* lists = window_->lists();
  const World& world = bridge_->world();
  lists->setKinds(bridge::readKinds(world));
  lists->setTable(bridge::readList(world, lists->kind()));
  listsPauseMs_ = took.elapsed() * kRest;
  listsRead_.start();
  return true;
}

// A thing that the present list lacks is shown in its own.
void Cockpit::followSelection(const QString& id) {
  if (!bridge_ || id.isEmpty() || window_->lists()->shows(id)) return;
  const QString kind = bridge::listOf(bridge_->world(), id);
  if (!kind.isEmpty()) window_->lists()->setKind(kind);
}

}  // namespace drydock::app
