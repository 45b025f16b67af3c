// The run book of a scenario: found by its name, opened beside the window, and followed.
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/run_book_dialog.h"
#include "gui/app/trouble.h"
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
  connectRunBookChanges();
  showRunBook();
  runBookDialog_->show();
}

// What is changed here is this session's; the file that it came from stays as it is until people
// save over it.
void Cockpit::connectRunBookChanges() {
  const auto at = [](int step) { return static_cast<std::size_t>(step); };
  connect(runBookDialog_, &RunBookDialog::moveWanted, this, [this, at](int from, int to) {
    if (runBook_) study::move_step(*runBook_, at(from), at(to));
    showRunBook();
  });
  connect(runBookDialog_, &RunBookDialog::removeWanted, this, [this, at](int step) {
    if (runBook_) study::remove_step(*runBook_, at(step));
    showRunBook();
  });
  connect(runBookDialog_, &RunBookDialog::retimeWanted, this, [this, at](int step, int minutes) {
    if (runBook_) study::retime_step(*runBook_, at(step), std::chrono::minutes(minutes));
    showRunBook();
  });
  connect(runBookDialog_, &RunBookDialog::addWanted, this, [this](bool withCommand) {
    if (!runBook_ || !bridge_) return;
    std::optional<AnyCommand> last;
    for (const run::Receipt& receipt : bridge_->frame().receipts)
      if (withCommand && receipt.accepted && receipt.entry.actor == Actor::trainee)
        last = receipt.entry.command;
    if (withCommand && !last) return;
    study::add_step(*runBook_, last ? last->say() : tr("What people do.").toStdString(),
                    std::chrono::minutes(5), last);
    showRunBook();
  });
  connect(runBookDialog_, &RunBookDialog::saveWanted, this, [this] {
    const QString file = QFileDialog::getSaveFileName(runBookDialog_, tr("Save the run book"),
                                                      "run-book.json", tr("Run book (*.json)"));
    if (!file.isEmpty()) saveRunBook(file);
  });
}

bool Cockpit::saveRunBook(const QString& file) {
  if (!runBook_) return false;
  QSaveFile out(file);
  const QByteArray bytes =
      QByteArray::fromStdString(codec::to_json(study::run_book_value(*runBook_), 2) + "\n");
  if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
    return true;
  showTrouble(window_.get(), tr("The run book could not be saved"), out.errorString(), file);
  return false;
}

void Cockpit::showRunBook() {
  if (runBookDialog_ && runBook_ && bridge_)
    runBookDialog_->setBook(bridge::readRunBook(*bridge_, *runBook_));
}

}  // namespace drydock::app
