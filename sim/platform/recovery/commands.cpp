// Commands for backups and restores.
#include "sim/platform/recovery/commands.h"

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/lookup.h"
#include "sim/platform/storage/storage.h"

namespace drydock::recovery {

namespace {

constexpr Duration every_least = minutes(5), longest = hours(24 * 366);

constexpr std::string_view hook_as_it_is = "as it is";

std::optional<Hook> hook_called(std::string_view word) {
  if (word == "none") return Hook::none;
  if (word == "checkpoint") return Hook::checkpoint;
  if (word == "freeze") return Hook::freeze;
  if (word == "checkpoint-and-freeze") return Hook::checkpoint_and_freeze;
  return std::nullopt;
}

std::string say_hook(Hook hook) {
  switch (hook) {
    case Hook::none:
      return "";
    case Hook::checkpoint:
      return " Databases make a checkpoint before.";
    case Hook::freeze:
      return " Writes wait for some seconds meanwhile.";
    case Hook::checkpoint_and_freeze:
      return " Databases make a checkpoint before, and writes wait for some seconds.";
  }
  return "";
}

Id<kubernetes::Claim> claim_named(const World& world, const std::string& name) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && kubernetes::claim_name(world, id) == name) return id;
  return {};
}

Id<Backup> backup_named(const World& world, const std::string& name) {
  for (const auto& [id, backup] : world.table<Backup>())
    if (world.text(backup.name) == name) return id;
  return {};
}

Result<Id<BackupItem>> item_for(const World& world, const RestoreClaim& command) {
  const Id<kubernetes::Claim> claim = claim_named(world, command.claim);
  if (!claim) return fail("refused", "There is no claim called \"" + command.claim + "\".");
  Id<Backup> backup{};
  if (command.backup != "newest") {
    backup = backup_named(world, command.backup);
    if (!backup) return fail("refused", "There is no backup called \"" + command.backup + "\".");
  }
  if (const Id<BackupItem> item = newest_item(world, claim, backup)) return item;
  return fail("refused", "No backup that can be used holds claim " + command.claim + ".");
}

}  // namespace

Result<Forecast> check(const World& world, const BackUp& command) {
  const auto schedule = storage::find_standing<Schedule>(world, "schedule", command.schedule);
  if (!schedule) return pass(schedule.error());
  if (!somebody_works(world, *schedule))
    return fail("refused", "No pod of " + said(world, world[*schedule].by) + " runs.", {},
                "Wait until one is ready.");
  if (const Result<void> access = check_access(world, *schedule); !access)
    return pass(access.error());
  return Forecast{"The volumes of " + command.schedule +
                      " are saved one after the other, each as it is at its moment.",
                  {command.schedule},
                  false};
}

void apply(Context& context, const BackUp& command) {
  ask_for_backup(context, storage::standing<Schedule>(context, command.schedule));
}

Result<Forecast> check(const World& world, const SetSchedule& command) {
  const auto schedule = storage::find_standing<Schedule>(world, "schedule", command.schedule);
  if (!schedule) return pass(schedule.error());
  const std::optional<Hook> hook = hook_called(command.hook);
  if (!hook && command.hook != hook_as_it_is)
    return impossible(fail("refused", "There is no hook called \"" + command.hook + "\".", {},
                           "Say none, checkpoint, freeze or checkpoint-and-freeze."));
  if (command.every == Duration::zero() && command.keep == Duration::zero() && !hook)
    return impossible(fail("refused", "Nothing is to be changed."));
  if (command.every != Duration::zero() && (command.every < every_least || command.every > longest))
    return impossible(fail("refused", "Backups are made at most every 5 min."));
  if (command.keep < Duration::zero() || command.keep > longest)
    return impossible(fail("refused", "Backups are kept for at most 366 d."));
  const Schedule& row = world[*schedule];
  const Duration every = command.every > Duration::zero() ? command.every : row.every;
  const Duration keep = command.keep > Duration::zero() ? command.keep : row.keep;
  return Forecast{"A backup of " + command.schedule + " is made every " + say_duration(every) +
                      ", and new ones are kept for " + say_duration(keep) + "." +
                      say_hook(hook.value_or(row.hook)),
                  {command.schedule},
                  false};
}

void apply(Context& context, const SetSchedule& command) {
  const Id<Schedule> id = storage::standing<Schedule>(context, command.schedule);
  if (command.keep > Duration::zero()) context.edit(id).keep = command.keep;
  if (const std::optional<Hook> hook = hook_called(command.hook)) context.edit(id).hook = *hook;
  if (command.every == Duration::zero()) return;
  context.edit(id).every = command.every;
  context.edit(id).from = context.now();
  plan_backups(context, id);
}

Result<Forecast> check(const World& world, const RestoreClaim& command) {
  const auto item = item_for(world, command);
  if (!item) return pass(item.error());
  const auto zone = storage::find_standing<network::Zone>(world, "zone", command.zone);
  if (!zone) return pass(zone.error());
  if (const Result<void> possible = check_restore(world, *item, *zone, command.load_mib); !possible)
    return pass(possible.error());
  const Exposure lost = loss_with(world, *item);
  const std::string loss =
      lost.commits < 1
          ? std::string("Nothing is lost.")
          : "What was written in the last " + say_duration(lost.span) + " is lost: about " +
                say_count(static_cast<std::int64_t>(lost.commits)) + " writes.";
  const std::string wrong =
      is_known_wrong(world, *item) ? " That data is wrong already: choose an older backup." : "";
  return Forecast{"Claim " + command.claim + " gets a volume in zone " + command.zone +
                      " with the data of backup " + said(world, world[*item].backup) + ". " + loss +
                      wrong,
                  {command.claim},
                  true};
}

void apply(Context& context, const RestoreClaim& command) {
  begin_restore(context, *item_for(context, command),
                storage::standing<network::Zone>(context, command.zone), command.load_mib);
}

void install_commands(Rulebook& rulebook) {
  rulebook.command<BackUp>(Role::trainee);
  rulebook.command<SetSchedule>(Role::trainee);
  rulebook.command<RestoreClaim>(Role::trainee);
}

}  // namespace drydock::recovery
