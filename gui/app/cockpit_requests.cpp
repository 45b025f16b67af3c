// Keeps the page of single requests up to date, starts and ends watching them, and checks this
// machine.
#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/self_test_dialog.h"
#include "gui/bridge/self_test_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/trace_reader.h"
#include "gui/views/requests_view.h"

namespace drydock::app {

void Cockpit::connectRequests() {
  connect(window_.get(), &MainWindow::selfTestRequested, this, [this] {
    auto* dialog = new SelfTestDialog(bridge::selfTest(search_.models), window_.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  views::RequestsView* page = window_->requests();
  connect(page, &views::RequestsView::watchRequested, this, [this](bool on) {
    if (!bridge_ || bridge_->previewing()) return;
    bridge_->submit(bridge::watchCommand(bridge_->world(), on));
  });
  connect(page, &views::RequestsView::waterfallWanted, this, [this](const QString& id) {
    if (bridge_) window_->requests()->setWaterfall(bridge::readWaterfall(bridge_->world(), id));
  });
}

void Cockpit::showRequests() {
  const bridge::Check check = [this](const AnyCommand& command) { return bridge_->check(command); };
  window_->requests()->setTraces(
      bridge::readTraces({bridge_->world(), bridge_->rulebook(), check, bridge_->role()}));
}

}  // namespace drydock::app
