// The doors of a session; all work is done by its loop.
#include "sim/practice/session/session.h"

#include "sim/practice/session/loop.h"

namespace drydock::session {

Session::Session(run::Run run, SessionOptions options)
    : loop_(std::make_unique<Loop>(std::move(run), std::move(options))) {}
Session::~Session() = default;

void Session::post(Control control) { loop_->post(std::move(control)); }
std::shared_ptr<const Frame> Session::latest() const { return loop_->latest(); }
const Rulebook& Session::rulebook() const { return loop_->rulebook(); }

Result<Forecast> Session::check(const Frame& frame, const AnyCommand& command, Actor actor) const {
  return run::check_command(rulebook(), *frame.world, command, actor);
}

}  // namespace drydock::session
