// What forms, "what depends on this?" and "can it reach ...?" ask for.
#include "gui/app/cockpit.h"
#include "gui/app/main_window.h"
#include "gui/app/what_if_dialog.h"
#include "gui/bridge/command_forms.h"
#include "gui/bridge/foresight.h"
#include "gui/bridge/insight_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/lessons/lesson_desk.h"
#include "gui/views/inspector_view.h"
#include "gui/views/map_view.h"
#include "gui/views/palette_view.h"

namespace drydock::app {

void Cockpit::connectForms() {
  const bridge::Check check = [this](const AnyCommand& command) { return bridge_->check(command); };
  models::FormDesk desk;
  desk.form = [this, check](const QString& thing, const QString& command) {
    if (!bridge_) return models::CommandForm{};
    return bridge::readForm({bridge_->world(), bridge_->rulebook(), check, bridge_->role()}, thing,
                            command);
  };
  desk.check = [this, check](const QString& command, const models::FormValues& values) {
    if (!bridge_) return models::Verdict{};
    return bridge::readVerdict({bridge_->world(), bridge_->rulebook(), check, bridge_->role()},
                               command, values);
  };
  desk.reach = [this](const QString& from, const QString& to) {
    return bridge_ ? bridge::readReach(bridge_->world(), from, to) : models::ReachAnswer{};
  };
  // A lesson wants people to think ahead themselves.
  desk.mayForesee = [this] { return bridge_ && !lesson_; };
  desk.foresee = [this](const QString& command, const models::FormValues& values) {
    if (const auto made = bridge::filled(bridge_->rulebook(), command, values))
      foresee(*made, WhatIfDialog::kFirstSpan);
  };
  desk.foreseeAction = [this](const QString& action, int value) {
    if (const auto made = bridge::commandOf(bridge_->world(), action, value))
      foresee(*made, WhatIfDialog::kFirstSpan);
  };
  views::InspectorView* inspector = window_->inspector();
  inspector->setDesk(desk);
  window_->palette()->setDesk(desk);
  connect(inspector, &views::InspectorView::formSubmitted, this, &Cockpit::give);
  connect(window_->palette(), &views::PaletteView::formSubmitted, this, &Cockpit::give);
  connect(inspector, &views::InspectorView::thingActivated, window_.get(), &MainWindow::select);
  connect(inspector, &views::InspectorView::wayShown, this,
          [this](const QStringList& ids) { window_->map()->highlight(ids); });
  connect(inspector, &views::InspectorView::radiusRequested, this, [this](const QString& id) {
    if (!bridge_) return;
    window_->showPage(MainWindow::mapPage);
    window_->map()->setSpotlight(bridge::readRadius(bridge_->world(), id));
  });
  connect(window_->map(), &views::MapView::singlePointsRequested, this, [this] {
    if (bridge_) window_->map()->setSpotlight(bridge::readSinglePoints(bridge_->world()));
  });
}

WhatIfDialog* Cockpit::whatIf() const { return whatIf_; }

void Cockpit::makeForesight() {
  foresight_ = std::make_unique<bridge::Foresight>();
  connect(foresight_.get(), &bridge::Foresight::changed, this, &Cockpit::showWhatIf);
}

void Cockpit::foresee(const AnyCommand& command, qint64 span) {
  if (!bridge_) return;
  foresight_->ask(*bridge_, command, span);
  if (whatIf_) return;
  whatIf_ = new WhatIfDialog(window_.get());
  whatIf_->setAttribute(Qt::WA_DeleteOnClose);
  connect(whatIf_, &WhatIfDialog::spanWanted, this, [this](qint64 wanted) {
    const auto asked = foresight_->command();
    if (asked) foresee(*asked, wanted);
  });
  connect(whatIf_, &WhatIfDialog::doneRequested, this, [this] {
    const auto& asked = foresight_->command();
    if (bridge_ && asked && !bridge_->previewing()) bridge_->submit(*asked);
  });
  connect(whatIf_, &QDialog::finished, foresight_.get(), &bridge::Foresight::cancel);
  showWhatIf();
  whatIf_->open();
}

void Cockpit::showWhatIf() {
  if (!whatIf_) return;
  if (foresight_->command()) {
    whatIf_->setModel(foresight_->read());
  } else {
    whatIf_->close();
  }
}

void Cockpit::give(const QString& command, const models::FormValues& values) {
  if (!bridge_ || bridge_->previewing()) return;
  if (const auto made = bridge::filled(bridge_->rulebook(), command, values)) {
    bridge_->submit(*made);
  }
}

}  // namespace drydock::app
