// Passwords that are rotated under those who hold them, and credentials that end.
#include "sim/platform/failure/access_commands.h"

#include <string>
#include <vector>

#include "sim/engine/kernel/refusal.h"
#include "sim/platform/failure/credentials.h"
#include "sim/platform/failure/faults.h"
#include "sim/platform/workload/access.h"
#include "sim/platform/workload/workload.h"

namespace drydock::failure {

namespace {

using workload::Service;
using workload::ServiceKind;

/// Ends the fault only if the credentials have not been renewed, or ended anew, since `begun`.
struct CredentialFaultEnds {
  Id<kubernetes::Workload> holder;
  Time begun;
  DRYDOCK_FIELDS(CredentialFaultEnds, holder, begun)
};

Id<Credential> credential_of(const World& world, Id<kubernetes::Workload> holder) {
  for (const auto& [id, row] : world.table<Credential>())
    if (row.holder == holder) return id;
  return {};
}

void on_credential_fault_ends(Context& context, const CredentialFaultEnds& due) {
  if (context[credential_of(context, due.holder)].changed == due.begun)
    set_expired(context, due.holder, false);
}

Id<Service> service_of(const World& world, Id<kubernetes::Workload> holder) {
  for (const auto& [id, row] : world.table<Service>())
    if (row.workload == holder) return id;
  return {};
}

bool needs_credential(const World& world, Id<kubernetes::Workload> holder) {
  const Id<Service> service = service_of(world, holder);
  return credential_of(world, holder) || (service && workload::uses_buckets(world, service));
}

Result<Id<Service>> login_called(const World& world, const std::string& name) {
  const Id<Service> found = world.find<Service>(name);
  if (found && world[found].kind == ServiceKind::database) return found;
  return unknown<Service>(world, "database with users", name,
                          [](const Service& row) { return row.kind == ServiceKind::database; });
}

Result<Id<kubernetes::Workload>> holder_called(const World& world, const std::string& name) {
  const auto found = world.find<kubernetes::Workload>(name);
  if (found && needs_credential(world, found)) return found;
  std::vector<std::string> names;
  for (const auto& [id, row] : world.table<kubernetes::Workload>())
    if (needs_credential(world, id)) names.emplace_back(world.text(row.name));
  return unknown("workload with credentials for AWS", name, std::move(names));
}

}  // namespace

void hold_credential(Context& context, Id<kubernetes::Workload> holder) {
  if (!credential_of(context, holder)) context.add(Credential{holder, false, {}});
}

bool has_expired(const World& world, Id<kubernetes::Workload> holder) {
  const Id<Credential> id = credential_of(world, holder);
  return id && world[id].expired;
}

void set_expired(Context& context, Id<kubernetes::Workload> holder, bool expired) {
  if (has_expired(context, holder) == expired) return;
  hold_credential(context, holder);
  Credential& row = context.edit(credential_of(context, holder));
  row.expired = expired;
  row.changed = context.now();
  Context after = context.because(expired ? context.announce(CredentialExpired{holder})
                                          : context.announce(CredentialRenewed{holder}));
  const Id<Service> service = service_of(context, holder);
  if (service && workload::uses_buckets(context, service))
    workload::deny_buckets(after, service, expired);
}

Result<Forecast> check(const World& world, const RotatePassword& command) {
  const auto database = login_called(world, command.database);
  if (!database) return tl::unexpected<Error>(database.error());
  if (command.strategy != "single" && command.strategy != "alternating")
    return impossible(refuse("A password is not rotated by \"" + command.strategy + "\".",
                             "Choose single or alternating."));
  Forecast forecast;
  forecast.touches.push_back(command.database);
  for (const Id<Service> caller : workload::callers_of(world, *database))
    forecast.touches.emplace_back(world.text(world[caller].name));
  forecast.destructive = true;
  forecast.summary =
      command.strategy == "single"
          ? "The old password of " + command.database +
                " ends now: connections stay open until their maximum lifetime of " +
                say_duration(world.only<workload::Settings>().connection_lifetime) +
                ", and only pods that start from now on can open new ones."
          : "The password of " + command.database +
                " changes, and the one before it stays valid until the next rotation.";
  return forecast;
}

void apply(Context& context, const RotatePassword& command) {
  workload::change_password(context, context.world().find<Service>(command.database),
                            command.strategy == "alternating");
}

Result<Forecast> check(const World& world, const AcceptPassword& command) {
  const auto database = login_called(world, command.database);
  if (!database) return tl::unexpected<Error>(database.error());
  if (workload::pods_with_old_password(world, *database) == 0)
    return refuse("No pod holds a password that " + command.database + " refuses.");
  Forecast forecast;
  forecast.summary = "Pods with the old password can log in at " + command.database + " again.";
  forecast.touches.push_back(command.database);
  return forecast;
}

void apply(Context& context, const AcceptPassword& command) {
  workload::accept_old_passwords(context, context.world().find<Service>(command.database));
}

Result<Forecast> check(const World& world, const ExpireCredential& command) {
  const auto holder = holder_called(world, command.workload);
  if (!holder) return tl::unexpected<Error>(holder.error());
  if (const Result<void> time = check_duration(command.duration); !time)
    return tl::unexpected<Error>(time.error());
  if (has_expired(world, *holder))
    return refuse("The credentials of " + command.workload + " have expired already.");
  const Id<Service> service = service_of(world, *holder);
  Forecast forecast;
  forecast.touches.push_back(command.workload);
  forecast.destructive = true;
  forecast.summary = "AWS refuses what " + command.workload + " asks for" +
                     for_how_long(command.duration) +
                     (service && workload::uses_buckets(world, service)
                          ? ": its calls to buckets fail."
                          : ": its backups fail, and nothing can be restored.");
  return forecast;
}

void apply(Context& context, const ExpireCredential& command) {
  const auto holder = context.world().find<kubernetes::Workload>(command.workload);
  set_expired(context, holder, true);
  if (command.duration > Duration::zero())
    context.schedule(command.duration, CredentialFaultEnds{holder, context.now()});
}

Result<Forecast> check(const World& world, const RenewCredential& command) {
  const auto holder = holder_called(world, command.workload);
  if (!holder) return tl::unexpected<Error>(holder.error());
  if (!has_expired(world, *holder))
    return refuse("The credentials of " + command.workload + " are valid.");
  return Forecast{
      "AWS takes the credentials of " + command.workload + " again.", {command.workload}, false};
}

void apply(Context& context, const RenewCredential& command) {
  set_expired(context, context.world().find<kubernetes::Workload>(command.workload), false);
}

void install_access_faults(Rulebook& rulebook) {
  rulebook.table<Credential>();
  rulebook.fact<CredentialExpired>();
  rulebook.fact<CredentialRenewed>();
  rulebook.on<on_credential_fault_ends>();
  rulebook.command<RotatePassword>(Role::instructor);
  rulebook.command<AcceptPassword>(Role::instructor);
  rulebook.command<ExpireCredential>(Role::instructor);
  rulebook.command<RenewCredential>(Role::instructor);
}

}  // namespace drydock::failure
