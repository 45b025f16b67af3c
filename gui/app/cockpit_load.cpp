// Starts load tests of what is played, and keeps their page up to date.
#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/trouble.h"
#include "gui/bridge/load_tester.h"
#include "gui/bridge/session_bridge.h"
#include "gui/views/load_view.h"

namespace drydock::app {

void Cockpit::makeTester() {
  tester_ = std::make_unique<bridge::LoadTester>();
  connect(tester_.get(), &bridge::LoadTester::changed, this, [this] {
    if (window_->currentPage() == MainWindow::loadPage) showLoad();
  });
  connect(tester_.get(), &bridge::LoadTester::failed, this, [this](const QString& reason) {
    showTrouble(window_.get(), tr("The load test was stopped"),
                tr("The copy that was tested met a defect of its own; your run is as it was."),
                reason);
  });
}

void Cockpit::connectLoad() {
  views::LoadView* page = window_->load();
  connect(page, &views::LoadView::startRequested, this, [this](const models::LoadWish& wish) {
    if (bridge_) tester_->start(*bridge_, wish);
  });
  connect(page, &views::LoadView::cancelRequested, this, [this] { tester_->cancel(); });
  connect(page, &views::LoadView::saved, this,
          [this](const QString& words) { window_->showNotice(words, models::Tone::quiet); });
  connect(page, &views::LoadView::saveFailed, this,
          [this](const QString& reason) { window_->showNotice(reason, models::Tone::broken); });
}

void Cockpit::showLoad() {
  if (bridge_) window_->load()->setTest(tester_->read(bridge_->world()));
}

}  // namespace drydock::app
