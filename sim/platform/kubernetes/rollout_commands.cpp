// A rollout is only begun here; the controllers carry it out.
#include "sim/platform/kubernetes/rollout_commands.h"

#include <charconv>
#include <vector>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/jobs.h"
#include "sim/platform/kubernetes/rollouts.h"
#include "sim/platform/kubernetes/selectors.h"

namespace drydock::kubernetes {

namespace {

Forecast rollout_of(const World& world, Id<Workload> id, std::string what) {
  Forecast forecast;
  forecast.touches = {text_of(world, world[id].name)};
  forecast.summary = std::move(what);
  if (world[id].paused)
    forecast.summary += " Its rollout is paused, so nothing moves until it is resumed.";
  return forecast;
}

Result<Id<Workload>> deployment_called(const World& world, const std::string& name) {
  const Result<Id<Workload>> id = workload_called(world, name);
  if (!id) return id;
  if (world[*id].kind != WorkloadKind::deployment)
    return impossible(
        refuse("Only the rollout of a deployment can be paused; " + name + " is none.", name, ""));
  return id;
}

Id<DisruptionBudget> budget_of(const World& world, Id<Workload> id) {
  for (const auto& [budget_id, budget] : world.table<DisruptionBudget>())
    if (!budget.gone && budget.name_space == world[id].name_space &&
        matches(world, budget.selector, world[world[id].spec].labels))
      return budget_id;
  return {};
}

Result<IntOrPercent> read_amount(const std::string& text) {
  if (!text.empty() && text.back() == '%') {
    const Result<IntOrPercent> percent = parse_percent(text);
    if (!percent) return impossible(tl::unexpected<Error>(percent.error()));
    return percent;
  }
  std::int32_t value = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (text.empty() || error != std::errc{} || end != last)
    return impossible(
        refuse("\"" + text + "\" is no number of pods.", text, "Write \"1\" or \"25%\"."));
  return IntOrPercent::of(value);
}

Result<Id<CronJob>> cron_job_called(const World& world, const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers)
    return tl::unexpected<Error>(answers.error());
  if (const Id<CronJob> id = world.find<CronJob>(name)) return id;
  return refuse("There is no cron job called \"" + name + "\".", name, "");
}

Result<Forecast> check_suspension(const World& world, const std::string& name, bool suspended) {
  const Result<Id<CronJob>> id = cron_job_called(world, name);
  if (!id) return tl::unexpected(id.error());
  if (world[*id].suspended == suspended)
    return refuse(name + (suspended ? " is suspended already." : " is not suspended."), name, "");
  Forecast forecast;
  forecast.summary =
      suspended ? "No further runs of " + name + " start." : name + " follows its schedule again.";
  forecast.touches = {name};
  return forecast;
}

void set_suspended(Context& context, const std::string& name, bool suspended) {
  const Id<CronJob> id = context.world().find<CronJob>(name);
  CronJob& cron_job = context.edit(id);
  cron_job.suspended = suspended;
  ++cron_job.round;
  schedule_cron(context, id);
}

}  // namespace

Result<Forecast> check(const World& world, const SetImage& command) {
  const Result<Id<Workload>> id = workload_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  if (command.image.empty())
    return impossible(
        refuse("The image has no name.", command.workload, "Name it as in \"api:2\"."));
  const Id<Image> now = world[world[*id].spec].image;
  const Id<Image> wanted = world.find<Image>(command.image);
  if (wanted && wanted == now)
    return refuse(command.workload + " has image " + command.image + " already.", command.workload,
                  "Restart its rollout to replace the pods.");
  Forecast forecast = rollout_of(
      world, *id, command.workload + " rolls out a revision with image " + command.image + ".");
  if (!wanted || !world[wanted].in_registry)
    forecast.summary += " The registry does not have this image: new pods will not start.";
  return forecast;
}

void apply(Context& context, const SetImage& command) {
  const Id<Workload> id = context.world().find<Workload>(command.workload);
  Image image;
  image.name = context.name(command.image);
  image.in_registry = false;  // Unless it is known: then the row that is there says so.
  const Id<Image> wanted = add_image(context, image);
  PodTemplate spec = context[context[id].spec];
  spec.image = wanted;
  const Id<PodTemplate> made = add_template(context, spec);
  set_template(context, id, made);
}

Result<Forecast> check(const World& world, const RolloutUndo& command) {
  const Result<Id<Workload>> id = workload_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  if (world[*id].paused)
    return refuse("A paused rollout cannot be undone.", command.workload, "Resume it first.");
  const auto revision = static_cast<std::int32_t>(command.revision);
  const bool in_range = command.revision >= 0 && command.revision <= 1'000'000;
  if (!in_range || !undo_target(world, *id, revision))
    return refuse(command.workload + " has no such revision to go back to.", command.workload,
                  "Only revisions of its history can come back.");
  return rollout_of(world, *id, command.workload + " goes back to an older revision.");
}

void apply(Context& context, const RolloutUndo& command) {
  const Id<Workload> id = context.world().find<Workload>(command.workload);
  set_template(context, id, undo_target(context, id, static_cast<std::int32_t>(command.revision)));
}

Result<Forecast> check(const World& world, const RolloutRestart& command) {
  const Result<Id<Workload>> id = workload_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  if (world[*id].kind == WorkloadKind::job)
    return impossible(
        refuse(command.workload + " is a job: it has nothing to restart.", command.workload, ""));
  if (world[*id].paused)
    return refuse("A paused rollout cannot be restarted.", command.workload, "Resume it first.");
  return rollout_of(world, *id, "All pods of " + command.workload + " are replaced, step by step.");
}

void apply(Context& context, const RolloutRestart& command) {
  const Id<Workload> id = context.world().find<Workload>(command.workload);
  PodTemplate spec = context[context[id].spec];
  ++spec.restarted;
  const Id<PodTemplate> made = add_template(context, spec);
  set_template(context, id, made);
}

Result<Forecast> check(const World& world, const RolloutPause& command) {
  const Result<Id<Workload>> id = deployment_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  if (world[*id].paused)
    return refuse("The rollout of " + command.workload + " is paused already.", command.workload,
                  "");
  Forecast forecast;
  forecast.summary = "The rollout of " + command.workload + " stops where it is; scaling goes on.";
  forecast.touches = {command.workload};
  return forecast;
}

void apply(Context& context, const RolloutPause& command) {
  context.edit(context.world().find<Workload>(command.workload)).paused = true;
}

Result<Forecast> check(const World& world, const RolloutResume& command) {
  const Result<Id<Workload>> id = deployment_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  if (!world[*id].paused)
    return refuse("The rollout of " + command.workload + " is not paused.", command.workload, "");
  Forecast forecast;
  forecast.summary = "The rollout of " + command.workload + " goes on.";
  forecast.touches = {command.workload};
  return forecast;
}

void apply(Context& context, const RolloutResume& command) {
  const Id<Workload> id = context.world().find<Workload>(command.workload);
  context.edit(id).paused = false;
  context.edit(id).seen = {};  // The deadline counts from here.
  reconcile(context, id);
}

Result<Forecast> check(const World& world, const SetBudget& command) {
  const Result<Id<Workload>> id = workload_called(world, command.workload);
  if (!id) return tl::unexpected(id.error());
  const Result<IntOrPercent> amount = read_amount(command.max_unavailable);
  if (!amount) return tl::unexpected(amount.error());
  if (amount->value < 0 || (amount->percent && amount->value > 100))
    return impossible(refuse("A budget cannot allow " + command.max_unavailable + ".",
                             command.workload, "Write \"1\" or \"25%\"."));
  Forecast forecast;
  forecast.summary = "Drains and autoscalers leave all but " + command.max_unavailable +
                     " of the pods of " + command.workload + " alone.";
  forecast.touches = {command.workload};
  return forecast;
}

void apply(Context& context, const SetBudget& command) {
  const Id<Workload> id = context.world().find<Workload>(command.workload);
  Id<DisruptionBudget> at = budget_of(context, id);
  if (!at) {
    DisruptionBudget budget;
    budget.name = context[id].name;
    budget.name_space = context[id].name_space;
    budget.selector = {true, {context[context[id].spec].labels.first, 1}};
    budget.created = context.now();
    at = context.add(budget);
  }
  DisruptionBudget& budget = context.edit(at);
  budget.min_available = {};
  budget.max_unavailable = *read_amount(command.max_unavailable);
}

Result<Forecast> check(const World& world, const CreateJob& command) {
  const Result<Id<CronJob>> id = cron_job_called(world, command.cron_job);
  if (!id) return tl::unexpected(id.error());
  Forecast forecast;
  forecast.summary = command.cron_job + " runs once now, besides its schedule.";
  forecast.touches = {command.cron_job};
  return forecast;
}

void apply(Context& context, const CreateJob& command) {
  const Id<CronJob> id = context.world().find<CronJob>(command.cron_job);
  const Job like = context[id].job;
  start_job(context, context[id].workload, like);
}

Result<Forecast> check(const World& world, const SuspendCronJob& command) {
  return check_suspension(world, command.cron_job, true);
}

void apply(Context& context, const SuspendCronJob& command) {
  set_suspended(context, command.cron_job, true);
}

Result<Forecast> check(const World& world, const ResumeCronJob& command) {
  return check_suspension(world, command.cron_job, false);
}

void apply(Context& context, const ResumeCronJob& command) {
  set_suspended(context, command.cron_job, false);
}

}  // namespace drydock::kubernetes
