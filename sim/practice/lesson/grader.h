// The grader: judges a lesson from inside its run, in simulated time only, and rewinds with it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/lesson/plan.h"
#include "sim/practice/lesson/waits.h"
#include "sim/practice/run/observer.h"

namespace drydock::lesson {

/// waiting: not yet armed; open: undecided; a decided check stays so.
DRYDOCK_ENUM(CheckState, waiting, open, passed, failed)

/// How far a check has come.
struct CheckStatus {
  CheckState state = CheckState::waiting;
  Time armed, decided;
  bool holding = false;
  Time holds_since;  ///< Of a hold: since when it is true, gaps forgiven.
  Time gap_since;    ///< Of a hold: since when it is not.
  bool in_gap = false;
  std::optional<double> observed;  ///< Left side of its comparison, in that dimension.
  CauseId cause;                   ///< The fact that decided it.
};

/// All that a grader knows; a value.
struct GraderState {
  Time now;
  std::uint32_t read = 0;       ///< Facts of the chronicle that were looked at.
  std::vector<CauseId> events;  ///< Facts of watched types.
  std::vector<CauseId> actions;
  Waits waits;
  std::vector<CheckStatus> checks;            ///< By Plan::checks.
  std::vector<std::optional<Time>> feedback;  ///< When each rule fired.
  std::vector<std::optional<double>> kept;    ///< Values of slots.
  std::vector<Time> pauses;                   ///< When the lesson asked the clock to stop.
  std::vector<std::uint16_t> paused_for;      ///< Types of facts that did.
  std::size_t step = 0;                       ///< Steps before it are done, if they were read.
  std::size_t given = 0;                      ///< Events of the lesson that were given.
  bool over = false;                          ///< The limit was reached.
};

/// Follows a run by a plan. Frames carry clones of it; state() is what they show.
class Grader final : public run::Observer {
 public:
  explicit Grader(std::shared_ptr<const Plan> plan);

  void after(const World& world, Time now) override;
  std::unique_ptr<Observer> clone() const override { return std::make_unique<Grader>(*this); }
  bool wants_seconds() const override { return true; }
  std::vector<AnyCommand> take_commands() override;

  const GraderState& state() const { return state_; }
  const Plan& plan() const { return *plan_; }

 private:
  void read_chronicle(const World& world);
  void judge(const World& world);
  void judge_check(const World& world, const CompiledCheck& check, CheckStatus& status);
  void move_steps(const World& world);

  std::shared_ptr<const Plan> plan_;
  GraderState state_;
};

/// The grader among the observers of a frame or a run; nullptr when there is none.
template <class Observers>
const Grader* find_grader(const Observers& observers) {
  for (const auto& observer : observers)
    if (const auto* grader = dynamic_cast<const Grader*>(observer.get())) return grader;
  return nullptr;
}

/// Whether every gate passed.
bool passed(const Plan& plan, const GraderState& state);

}  // namespace drydock::lesson
