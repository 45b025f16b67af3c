// The grader: judges a lesson from inside its run, in simulated time only, and rewinds with it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/plan.h"
#include "sim/practice/lesson/waits.h"
#include "sim/practice/run/observer.h"

namespace drydock::lesson {

/// waiting: not yet armed; open: undecided; a decided check stays so.
DRYDOCK_ENUM(CheckState, waiting, open, passed, failed)

inline bool is_decided(CheckState state) {
  return state == CheckState::passed || state == CheckState::failed;
}

/// How far a check has come.
struct CheckStatus {
  CheckState state = CheckState::waiting;
  Time armed, decided;
  bool holding = false;
  Time holds_since;  ///< Of a hold: since when it is true, gaps forgiven.
  Time gap_since;    ///< Of a hold: since when it is not.
  bool in_gap = false;
  std::size_t stage = 0;           ///< Of a sequence: so many have become true, ...
  Time stage_at;                   ///< ... the last of them then.
  std::optional<double> observed;  ///< Left side of its comparison, in that dimension.
  CauseId cause;                   ///< The fact that decided it.
};

/// How far a command that the lesson gives has come.
struct CueStatus {
  std::optional<Time> due;
  bool given = false;
};

/// All that a grader knows; a value.
struct GraderState {
  Time now;
  std::uint32_t read = 0;       ///< Facts of the chronicle that were looked at.
  std::vector<CauseId> events;  ///< Facts of watched types.
  std::vector<CauseId> actions;
  Waits waits;
  std::vector<CheckStatus> checks;            ///< By Plan::checks.
  std::vector<std::optional<Time>> feedback;  ///< When each rule fired last.
  std::vector<bool> feedback_on;              ///< It is true since then.
  std::vector<std::optional<Value>> kept;     ///< Values of slots.
  std::vector<Duration> downtimes;            ///< By Plan::downtimes.
  std::vector<Time> pauses;                   ///< When the lesson asked the clock to stop.
  std::vector<std::uint16_t> paused_for;      ///< Types of facts that did.
  std::size_t step = 0;                       ///< Steps before it are done, if they were read.
  std::size_t acts = 0;                       ///< Of the present step: what the program has done,
  std::size_t acts_due = 0;                   ///< and what it is to have done by now.
  std::vector<CueStatus> due;                 ///< By Plan::cues.
  std::vector<CauseId> cues;                  ///< The facts that these were given.
  bool over = false;                          ///< The limit was reached.
};

/// Follows a run by a plan. Frames carry clones of it; state() is what they show.
class Grader final : public run::Observer {
 public:
  explicit Grader(std::shared_ptr<const Plan> plan);
  /// Goes on in a proof run from where a grader of the trainee's run had come.
  Grader(std::shared_ptr<const Plan> plan, GraderState state);

  void after(const World& world, Time now) override;
  std::unique_ptr<Observer> clone() const override { return std::make_unique<Grader>(*this); }
  Duration wants_every() const override { return plan_->lesson->every; }
  std::vector<AnyCommand> take_commands() override;

  const GraderState& state() const { return state_; }
  const Plan& plan() const { return *plan_; }

 private:
  void read_chronicle(const World& world);
  void read_command(const World& world, CauseId id, const CommandGiven& given);
  void keep_slots(const Scene& scene, Duration passed);
  void judge(const Scene& scene);
  void give_feedback(const Scene& scene);
  void move_acts(const Scene& scene);
  void move_steps(const Scene& scene);
  void move_cues(const Scene& scene);

  std::shared_ptr<const Plan> plan_;
  GraderState state_;
};

/// What the state comes to when the trainee submits now: what is judged at the end is judged.
GraderState closed(const Plan& plan, GraderState state, const World& world);

/// The grader among the observers of a frame or a run; nullptr when there is none.
template <class Observers>
const Grader* find_grader(const Observers& observers) {
  for (const auto& observer : observers)
    if (const auto* grader = dynamic_cast<const Grader*>(observer.get())) return grader;
  return nullptr;
}

}  // namespace drydock::lesson
