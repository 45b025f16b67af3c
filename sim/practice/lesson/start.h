// From a lesson and a seed to a run that stands at its start with the grader inside.
#pragma once

#include <memory>

#include "sim/practice/lesson/effort.h"
#include "sim/practice/lesson/plan.h"
#include "sim/practice/run/run.h"
#include "sim/practice/scenario/document.h"

namespace drydock::lesson {

/// A lesson set up for one seed: runs of it can be opened as often as wanted. Not for use by
/// several threads at once.
class Stage {
 public:
  /// Draws the variables and builds the world, then plays the fork in which nobody acts and the
  /// model answer, for predictions and limits. Call it off the window's thread.
  static Result<Stage> set_up(std::shared_ptr<const Lesson> lesson, Seed seed,
                              const scenario::SearchPaths& search,
                              std::shared_ptr<const Rulebook> rulebook);

  /// A run that stands at T0, observed by a Grader.
  run::Run open(run::SnapshotSettings snapshots = {});
  const std::shared_ptr<const Plan>& plan() const { return plan_; }

  /// The platform at T0.
  World fork() { return world_.fork(); }
  /// The same platform with other luck, at T0; what the seed drew stays.
  Result<World> build(Seed seed) const;
  /// The plan of the proof run of that number, which begins so long after T0.
  Result<Plan> proof_plan(Duration from, int number) const;

 private:
  Stage(World world, std::shared_ptr<const scenario::Scenario> scenario,
        std::shared_ptr<const Plan> plan)
      : world_(std::move(world)), scenario_(std::move(scenario)), plan_(std::move(plan)) {}

  World world_;
  std::shared_ptr<const scenario::Scenario> scenario_;
  std::shared_ptr<const Plan> plan_;
};

/// A lesson about to be played.
struct Started {
  std::shared_ptr<const Plan> plan;
  run::Run run;                  ///< Observed by a Grader.
  Time end;                      ///< T0 + limit; give it to the session as its end.
  std::shared_ptr<Stage> stage;  ///< For proof runs and contrasts.
};

/// Sets a stage up and opens one run.
Result<Started> start(std::shared_ptr<const Lesson> lesson, Seed seed,
                      const scenario::SearchPaths& search,
                      std::shared_ptr<const Rulebook> rulebook);

}  // namespace drydock::lesson
