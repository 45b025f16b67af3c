// What people may ask of rollouts, jobs and budgets.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::kubernetes {

/// `kubectl set image`: a new revision with another image. An image that the registry does not have
/// is accepted, as the API does; its pods will not start.
struct SetImage {
  static constexpr CommandStyle style{"kubernetes.set_image",
                                      "set the image of {workload} to {image}"};
  std::string workload;
  std::string image;
  DRYDOCK_FIELDS(SetImage, workload, image)
};
Result<Forecast> check(const World& world, const SetImage& command);
void apply(Context& context, const SetImage& command);

/// `kubectl rollout undo`: back to the revision before, or to the one that is named.
struct RolloutUndo {
  static constexpr CommandStyle style{"kubernetes.rollout_undo",
                                      "undo the rollout of {workload}, to revision {revision}"};
  std::string workload;
  std::int64_t revision = 0;  ///< 0: the one before.
  DRYDOCK_FIELDS(RolloutUndo, workload, revision)
  std::string_view words() const {
    return revision == 0 ? "undo the rollout of {workload}, to the revision before" : style.text;
  }
};
Result<Forecast> check(const World& world, const RolloutUndo& command);
void apply(Context& context, const RolloutUndo& command);

/// `kubectl rollout restart`: the same template anew, so that all pods are replaced.
struct RolloutRestart {
  static constexpr CommandStyle style{"kubernetes.rollout_restart", "restart {workload}"};
  std::string workload;
  DRYDOCK_FIELDS(RolloutRestart, workload)
};
Result<Forecast> check(const World& world, const RolloutRestart& command);
void apply(Context& context, const RolloutRestart& command);

/// `kubectl rollout pause`: a deployment's template may change and nothing rolls out.
struct RolloutPause {
  static constexpr CommandStyle style{"kubernetes.rollout_pause",
                                      "pause the rollout of {workload}"};
  std::string workload;
  DRYDOCK_FIELDS(RolloutPause, workload)
};
Result<Forecast> check(const World& world, const RolloutPause& command);
void apply(Context& context, const RolloutPause& command);

struct RolloutResume {
  static constexpr CommandStyle style{"kubernetes.rollout_resume",
                                      "resume the rollout of {workload}"};
  std::string workload;
  DRYDOCK_FIELDS(RolloutResume, workload)
};
Result<Forecast> check(const World& world, const RolloutResume& command);
void apply(Context& context, const RolloutResume& command);

/// Sets max_unavailable of the workload's disruption budget, "1" or "25%"; makes the budget when
/// there is none.
struct SetBudget {
  static constexpr CommandStyle style{
      "kubernetes.set_budget", "let {max_unavailable} of the pods of {workload} be unavailable"};
  std::string workload;
  std::string max_unavailable;
  DRYDOCK_FIELDS(SetBudget, workload, max_unavailable)
};
Result<Forecast> check(const World& world, const SetBudget& command);
void apply(Context& context, const SetBudget& command);

/// `kubectl create job --from=cronjob/...`: one run now.
struct CreateJob {
  static constexpr CommandStyle style{"kubernetes.create_job", "run {cron_job} once now"};
  std::string cron_job;
  DRYDOCK_FIELDS(CreateJob, cron_job)
};
Result<Forecast> check(const World& world, const CreateJob& command);
void apply(Context& context, const CreateJob& command);

/// Sets spec.suspend of a cron job: no further runs start.
struct SuspendCronJob {
  static constexpr CommandStyle style{"kubernetes.suspend_cron_job", "suspend {cron_job}"};
  std::string cron_job;
  DRYDOCK_FIELDS(SuspendCronJob, cron_job)
};
Result<Forecast> check(const World& world, const SuspendCronJob& command);
void apply(Context& context, const SuspendCronJob& command);

struct ResumeCronJob {
  static constexpr CommandStyle style{"kubernetes.resume_cron_job", "resume {cron_job}"};
  std::string cron_job;
  DRYDOCK_FIELDS(ResumeCronJob, cron_job)
};
Result<Forecast> check(const World& world, const ResumeCronJob& command);
void apply(Context& context, const ResumeCronJob& command);

}  // namespace drydock::kubernetes
