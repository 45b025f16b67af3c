// Opens the instructor's station and carries out what it asks for.
#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/station_dialog.h"
#include "gui/bridge/command_forms.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/station_reader.h"
#include "gui/lessons/lesson_desk.h"

namespace drydock::app {

StationDialog* Cockpit::station() const { return station_; }

void Cockpit::openStation() {
  if (!bridge_) return;
  if (lesson_) {
    window_->showNotice(tr("A lesson has faults of its own. The station is for scenarios."),
                        models::Tone::quiet);
    return;
  }
  if (station_) {
    station_->raise();
    station_->activateWindow();
    return;
  }
  models::FormDesk desk;
  desk.form = [this](const QString& thing, const QString& command) {
    if (!bridge_) return models::CommandForm{};
    const bridge::Check check = [this](const AnyCommand& made) {
      return bridge_->checkStrike(made);
    };
    return bridge::readForm({*bridge_->frame().world, bridge_->rulebook(), check}, thing, command);
  };
  desk.check = [this](const QString& command, const models::FormValues& values) {
    if (!bridge_ || !station_) return models::Verdict{};
    return bridge::readStrikeVerdict(*bridge_, command, values, station_->delay());
  };
  station_ = new StationDialog(desk, window_.get());
  station_->setAttribute(Qt::WA_DeleteOnClose);
  connect(station_, &StationDialog::strikeWanted, this, [this](const models::StrikeWish& wish) {
    if (!bridge_) return;
    const auto made = bridge::filled(bridge_->rulebook(), wish.command, wish.values);
    if (!made) return;
    const models::Moment now = bridge::momentOf(bridge_->frame().status.time);
    bridge_->strike(*made, wish.delay > 0 ? std::optional(now + wish.delay) : std::nullopt,
                    wish.hidden);
  });
  connect(station_, &StationDialog::takeBackWanted, this, [this](std::uint32_t number) {
    if (bridge_) bridge_->takeBack(number);
  });
  connect(station_, &StationDialog::veilWanted, this, [this](bool on) {
    if (!bridge_) return;
    bridge_->setVeiled(on);
    refreshNow();
  });
  showStation();
  station_->show();
}

void Cockpit::showStation() {
  if (station_ && bridge_) station_->setStation(bridge::readStation(*bridge_));
}

}  // namespace drydock::app
