// The run book of a scenario: found by its name, opened beside the window, and followed.
#include <QFileInfo>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/run_book_dialog.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/run_book_reader.h"
#include "gui/bridge/session_bridge.h"
#include "sim/platform/rules.h"
#include "sim/practice/study/run_book.h"

namespace drydock::app {

RunBookDialog* Cockpit::runBook() const { return runBookDialog_; }

// A book with mistakes is as none; the CLI tells what is wrong with it.
void Cockpit::findRunBook(const std::string& scenario) {
  runBook_.reset();
  const std::string file = search_.scenarios + "/runbooks/" + scenario + ".json";
  if (!scenario.empty() && QFileInfo::exists(bridge::textOf(file))) {
    auto reading = study::read_run_book(file, *platform::rules());
    if (reading.book) runBook_ = std::make_unique<study::RunBook>(std::move(*reading.book));
  }
  window_->setHasRunBook(runBook_ != nullptr);
  if (runBookDialog_) runBookDialog_->close();
}

void Cockpit::openRunBook() {
  if (!bridge_ || !runBook_) return;
  if (runBookDialog_) {
    runBookDialog_->raise();
    return;
  }
  runBookDialog_ = new RunBookDialog(window_.get());
  runBookDialog_->setAttribute(Qt::WA_DeleteOnClose);
  connect(runBookDialog_, &RunBookDialog::stepWanted, this, [this](int step) {
    if (!bridge_ || !runBook_ || bridge_->previewing()) return;
    const auto& command = runBook_->steps[static_cast<std::size_t>(step)].command;
    if (command) bridge_->submit(*command);
  });
  showRunBook();
  runBookDialog_->show();
}

void Cockpit::showRunBook() {
  if (runBookDialog_ && runBook_ && bridge_)
    runBookDialog_->setBook(bridge::readRunBook(*bridge_, *runBook_));
}

}  // namespace drydock::app
