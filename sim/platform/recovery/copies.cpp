// A workload of a backup beside the living one: its own pods, claims and volumes, which cost money
// and answer nobody until somebody says so. Source: Velero documentation, "Restore reference",
// restoring into a different namespace.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/kubernetes/declaration.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/lookup.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"

namespace drydock::recovery {

namespace {

constexpr Duration copy_look = seconds(5);  // Whether its pods are gone.

struct CopyDue {
  Id<Copy> copy;
  DRYDOCK_FIELDS(CopyDue, copy)
};
struct CopyLeaves {
  Id<Copy> copy;
  DRYDOCK_FIELDS(CopyLeaves, copy)
};

bool stands(const Copy& copy) {
  return copy.phase != CopyPhase::deleted && copy.phase != CopyPhase::failed;
}

Id<Copy> copy_called(const World& world, const std::string& name) {
  for (const auto& [id, copy] : world.table<Copy>())
    if (stands(copy) && world.text(copy.name) == name) return id;
  return {};
}

Id<Copy> copy_with(const World& world, Id<kubernetes::Workload> workload) {
  for (const auto& [id, copy] : world.table<Copy>())
    if (stands(copy) && copy.workload == workload) return id;
  return {};
}

std::vector<Id<kubernetes::Claim>> claims_of(const World& world,
                                             Id<kubernetes::Workload> workload) {
  std::vector<Id<kubernetes::Claim>> found;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload == workload && claim.volume) found.push_back(id);
  return found;
}

/// What the backup holds of the workload, a claim each; fewer when it does not hold all.
std::vector<Id<BackupItem>> items_of(const World& world, Id<kubernetes::Workload> workload,
                                     Id<Backup> backup) {
  std::vector<Id<BackupItem>> found;
  for (const Id<kubernetes::Claim> claim : claims_of(world, workload))
    if (const Id<BackupItem> item = newest_item(world, claim, backup)) found.push_back(item);
  return found;
}

/// The newest backup that holds all claims of the workload, or the one that is named.
Result<Id<Backup>> backup_with(const World& world, Id<kubernetes::Workload> workload,
                               const std::string& name) {
  const std::string what = said(world, workload);
  const std::size_t claims = claims_of(world, workload).size();
  if (claims == 0)
    return fail("refused", "Workload " + what + " has no claims, and nothing in a backup.");
  for (std::uint32_t i = world.table<Backup>().size(); i-- > 0;) {
    const Id<Backup> id{i};
    if (name != "newest" && world.text(world[id].name) != name) continue;
    if (usable(world[id].phase) && items_of(world, workload, id).size() == claims) return id;
  }
  return fail("refused", name == "newest"
                             ? "No backup that can be used holds all of " + what + "."
                             : "Backup " + name + " does not hold all of " + what + ".");
}

/// As Kubernetes has it for a namespace: a DNS label.
bool is_label(const std::string& text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= 63 && letter(text.front()) && letter(text.back()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || c == '-'; });
}

std::string name_in(const std::string& name_space, const std::string& workload) {
  return name_space + "-" + workload;
}

Id<workload::Service> service_of(const World& world, Id<kubernetes::Workload> workload) {
  for (const auto& [id, service] : world.table<workload::Service>())
    if (service.name == world[workload].name) return id;
  return {};
}

RestoreFailure why_not(const World& world, const Copy& copy) {
  if (const auto hinders = hindered_by(world, world[copy.backup].schedule);
      hinders != RestoreFailure::none)
    return hinders;
  if (!world[copy.zone].up) return RestoreFailure::zone_is_down;
  const auto items = items_of(world, copy.of, copy.backup);
  const bool all = !items.empty() && std::all_of(items.begin(), items.end(), [&](auto item) {
    return storage::check_restore(world, world[item].snapshot, spec_of(world, item), 0).has_value();
  });
  return all ? RestoreFailure::none : RestoreFailure::snapshot_is_gone;
}

void make_claim(Context& context, Id<Copy> id, Id<BackupItem> item) {
  const BackupItem source = context[item];
  const std::int32_t ordinal = context[source.claim].ordinal;
  const std::string name = said(context.world(), id) + "-" + std::to_string(ordinal);
  const Id<storage::Volume> volume = storage::restore(
      context, source.snapshot, context[id].zone, context.name(name), spec_of(context, item), 0);
  if (source.log > 0)
    storage::set_replay(context, volume, replay_time(context, volume, source.log));
  kubernetes::add_claim(context, context[id].workload, ordinal, volume);
}

void finish_copy(Context& context, Id<Copy> id) {
  const Copy copy = context[id];
  const auto items = items_of(context, copy.of, copy.backup);
  const Id<kubernetes::Workload> made =
      kubernetes::declare_like(context, copy.of, copy.name, copy.name_space);
  Copy& row = context.edit(id);
  row.workload = made;
  row.phase = CopyPhase::idle;
  row.ended = context.now();
  insight::add_tag(context, copy.name, "", context.text(copy.name_space));
  Time oldest = context.now();
  for (const Id<BackupItem> item : items) {
    make_claim(context, id, item);
    oldest = std::min(oldest, context[context[item].snapshot].taken);
  }
  const auto age = static_cast<std::int32_t>(in_seconds(context.now() - oldest));
  Context after = context.because(context.announce(CopyRestored{id, copy.of, age}));
  kubernetes::scale(after, made, static_cast<std::int32_t>(items.size()));
}

void on_copy_due(Context& context, const CopyDue& due) {
  const RestoreFailure why = why_not(context, context[due.copy]);
  if (why == RestoreFailure::none) return finish_copy(context, due.copy);
  Copy& copy = context.edit(due.copy);
  copy.phase = CopyPhase::failed;
  copy.failure = why;
  copy.ended = context.now();
  context.announce(CopyFailed{due.copy, why});
}

void on_copy_leaves(Context& context, const CopyLeaves& due) {
  const auto claims = claims_of(context, context[due.copy].workload);
  for (const Id<kubernetes::Claim> claim : claims)
    if (!kubernetes::check_delete_claim(context, claim)) {
      context.schedule(copy_look, due);
      return;
    }
  for (const Id<kubernetes::Claim> claim : claims) kubernetes::delete_claim(context, claim);
  context.edit(due.copy).phase = CopyPhase::deleted;
  context.announce(CopyDeleted{due.copy});
}

/// Writes that the workload has and the other one does not.
double left_behind(const World& world, Id<kubernetes::Workload> from, Id<kubernetes::Workload> to) {
  const auto old_claims = claims_of(world, from), new_claims = claims_of(world, to);
  double writes = 0;
  for (std::size_t i = 0; i < std::min(old_claims.size(), new_claims.size()); ++i)
    writes += std::max(0.0, storage::position(world, world[old_claims[i]].volume).commits -
                                storage::position(world, world[new_claims[i]].volume).commits);
  return writes;
}

/// The workload that is to answer: a copy of `of`, or it itself.
Result<Id<kubernetes::Workload>> answerer(const World& world, Id<kubernetes::Workload> of,
                                          const std::string& name) {
  if (said(world, of) == name) return of;
  const Id<Copy> copy = copy_called(world, name);
  if (!copy || world[copy].of != of)
    return fail("refused", "There is no copy of " + said(world, of) + " called \"" + name + "\".");
  if (world[copy].phase == CopyPhase::making || world[copy].phase == CopyPhase::leaving)
    return fail("refused", "Copy " + name + " is not there yet, or leaves.");
  return world[copy].workload;
}

}  // namespace

Result<Forecast> check(const World& world, const RestoreCopy& command) {
  const auto of = storage::find_standing<kubernetes::Workload>(world, "workload", command.workload);
  if (!of) return pass(of.error());
  if (!is_label(command.name_space))
    return impossible(fail("refused",
                           "A namespace cannot be called \"" + command.name_space + "\".", {},
                           "Use small letters, digits and dashes."));
  if (world.text(world[*of].name_space) == command.name_space)
    return fail("refused",
                "Workload " + command.workload + " is in namespace " + command.name_space +
                    " already, and a restore skips what exists.",
                {}, "Choose another namespace.");
  if (copy_with(world, *of))
    return fail("refused", "Workload " + command.workload + " is a copy itself.");
  const std::string name = name_in(command.name_space, command.workload);
  if (world.find<kubernetes::Workload>(name) || copy_called(world, name))
    return fail("refused", "There is a workload called " + name + " already, or there was one.", {},
                "Choose another namespace.");
  const auto zone = storage::find_standing<network::Zone>(world, "zone", command.zone);
  if (!zone) return pass(zone.error());
  const auto backup = backup_with(world, *of, command.backup);
  if (!backup) return pass(backup.error());
  const auto items = items_of(world, *of, *backup);
  for (const Id<BackupItem> item : items) {
    const auto from = world[world[world[item].snapshot].volume].zone;
    if (world[from].region != world[*zone].region)
      return fail("refused", "Zone " + command.zone + " is in another region.");
    if (const auto can =
            storage::check_restore(world, world[item].snapshot, spec_of(world, item), 0);
        !can)
      return pass(can.error());
  }
  if (!somebody_works(world, world[*backup].schedule))
    return fail(
        "refused",
        "No pod of " + said(world, world[world[*backup].schedule].by) + " runs to restore it.", {},
        "Wait until one is ready.");
  if (const Result<void> access = check_access(world, world[*backup].schedule); !access)
    return pass(access.error());
  if (!world[*zone].up)
    return fail("refused", "Zone " + command.zone + " is down.", {}, "Choose another zone.");
  return Forecast{"Workload " + name + " is made in zone " + command.zone +
                      " with the data of backup " + said(world, *backup) +
                      ". It is paid for, and nobody asks it.",
                  {command.workload},
                  false};
}

void apply(Context& context, const RestoreCopy& command) {
  Copy row;
  row.of = storage::standing<kubernetes::Workload>(context, command.workload);
  row.name = context.name(name_in(command.name_space, command.workload));
  row.name_space = context.name(command.name_space);
  row.backup = *backup_with(context, row.of, command.backup);
  row.zone = storage::standing<network::Zone>(context, command.zone);
  row.begun = context.now();
  const Id<Copy> id = context.add(row);
  Context after = context.because(context.announce(CopyStarted{id, row.backup}));
  after.schedule(after.only<Settings>().restore, CopyDue{id});
}

Result<Forecast> check(const World& world, const UseCopy& command) {
  const auto of = storage::find_standing<kubernetes::Workload>(world, "workload", command.of);
  if (!of) return pass(of.error());
  const Id<workload::Service> service = service_of(world, *of);
  if (!service) return fail("refused", "Nobody calls " + command.of + ".");
  const auto to = answerer(world, *of, command.copy);
  if (!to) return pass(to.error());
  const Id<kubernetes::Workload> from = world[service].workload;
  if (from == *to)
    return fail("refused", "Workload " + command.copy + " answers for " + command.of + " already.");
  const double writes = left_behind(world, from, *to);
  return Forecast{"Calls of " + command.of + " go to " + command.copy + ". " +
                      (writes < 1 ? std::string("No writes are left behind.")
                                  : "About " + say_count(static_cast<std::int64_t>(writes)) +
                                        " writes are left behind."),
                  {command.of, command.copy},
                  writes >= 1};
}

void apply(Context& context, const UseCopy& command) {
  const auto of = storage::standing<kubernetes::Workload>(context, command.of);
  const Id<workload::Service> service = service_of(context, of);
  const Id<kubernetes::Workload> from = context[service].workload;
  const Id<kubernetes::Workload> to = *answerer(context, of, command.copy);
  const double writes = left_behind(context, from, to);
  if (const Id<Copy> old = copy_with(context, from)) context.edit(old).phase = CopyPhase::idle;
  if (const Id<Copy> now = copy_with(context, to)) context.edit(now).phase = CopyPhase::serving;
  Context after = context.because(
      context.announce(CallsMoved{of, to, static_cast<std::int64_t>(std::floor(writes))}));
  workload::answer_with(after, service, to);
}

Result<Forecast> check(const World& world, const DeleteCopy& command) {
  const Id<Copy> copy = copy_called(world, command.copy);
  if (!copy) return fail("refused", "There is no copy called \"" + command.copy + "\".");
  switch (world[copy].phase) {
    case CopyPhase::idle:
      break;
    case CopyPhase::serving:
      return fail("refused",
                  "Copy " + command.copy + " answers for " + said(world, world[copy].of) + ".", {},
                  "Send the calls elsewhere first.");
    default:
      return fail("refused", "Copy " + command.copy + " is not there yet, or leaves.");
  }
  return Forecast{"Pods and volumes of " + command.copy + " are deleted.", {command.copy}, true};
}

void apply(Context& context, const DeleteCopy& command) {
  const Id<Copy> id = copy_called(context, command.copy);
  context.edit(id).phase = CopyPhase::leaving;
  kubernetes::scale(context, context[id].workload, 0);
  context.schedule(copy_look, CopyLeaves{id});
}

void install_copies(Rulebook& rulebook) {
  rulebook.table<Copy>();
  rulebook.on<on_copy_due>();
  rulebook.on<on_copy_leaves>();
  rulebook.fact<CopyStarted>();
  rulebook.fact<CopyRestored>();
  rulebook.fact<CopyFailed>();
  rulebook.fact<CallsMoved>();
  rulebook.fact<CopyDeleted>();
  rulebook.command<RestoreCopy>(Role::trainee);
  rulebook.command<UseCopy>(Role::trainee);
  rulebook.command<DeleteCopy>(Role::trainee);
}

}  // namespace drydock::recovery
