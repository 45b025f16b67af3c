// Passwords that were changed: who holds which, and how many of the connections made with the old
// one are left; and calls that are refused.
#include "sim/platform/workload/access.h"

#include <algorithm>
#include <vector>

#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/workload/evaluate.h"
#include "sim/platform/workload/facts.h"

namespace drydock::workload {

namespace {

/// Connections made with the old password end: one of each pool, or all that nobody counts.
struct LoginsEnd {
  Id<Secret> secret;
  Time since;
  DRYDOCK_FIELDS(LoginsEnd, secret, since)
};

/// Where it is not said how many connections a pod has, the last of them ends at the lifetime.
constexpr std::int32_t uncounted = 0;

std::int32_t connections_of(const World& world, Id<Service> caller, Id<Service> database) {
  const Id<ConnectionPool> pool = pool_of(world, caller, database);
  return pool ? world[pool].connections : uncounted;
}

/// Those of the caller's pods that take requests; the second is how many hold an old password.
std::pair<std::int32_t, std::int32_t> pods_of(const World& world, Id<Service> caller,
                                              const Secret& secret) {
  std::int32_t all = 0, old = 0;
  if (!world[caller].workload) return {};
  for (const auto& pod : kubernetes::endpoint_pods(world, world[caller].workload)) {
    if (!pod.listed || !pod.answers) continue;
    ++all;
    old += holds_old(secret, world[pod.pod]) ? 1 : 0;
  }
  return {all, old};
}

/// When the next connection ends, after now; Time::max(): none will.
Time next_end(const World& world, const Secret& secret) {
  const Duration lifetime = world.only<Settings>().connection_lifetime;
  if (lifetime <= Duration::zero()) return Time::max();  // HikariCP: 0 is for ever.
  Time next = Time::max();
  for (const Id<Service> caller : callers_of(world, secret.database)) {
    const std::int32_t count = connections_of(world, caller, secret.database);
    if (count == uncounted) {
      const Time end = secret.refused_since + lifetime;
      if (end > world.now()) next = std::min(next, end);
      continue;
    }
    for (std::int32_t i = 0; i < count; ++i) {
      const Time end = secret.refused_since + lifetime * (2 * i + 1) / (2 * count) + nanoseconds(1);
      if (end <= world.now()) continue;
      next = std::min(next, end);
      break;
    }
  }
  return next;
}

void await_end(Context& context, Id<Secret> id) {
  const Time next = next_end(context, context[id]);
  if (next < Time::max()) context.schedule_at(next, LoginsEnd{id, context[id].refused_since});
}

/// Once no pod is left with an old password, the trouble is over.
void look_again(Context& context, Id<Secret> id) {
  const Id<Service> database = context[id].database;
  if (!context[id].held || pods_with_old_password(context, database) > 0) return;
  context.edit(id).held = context.edit(id).met = false;
  context.announce(PasswordKnown{database});
}

void on_logins_end(Context& context, const LoginsEnd& due) {
  const Secret secret = context[due.secret];
  if (!secret.held || secret.refused_since != due.since) return;
  if (!secret.met) {
    context.edit(due.secret).met = true;
    for (const Id<Service> caller : callers_of(context, secret.database))
      if (pods_of(context, caller, secret).second > 0)
        context.announce(LoginsRefused{caller, secret.database});
  }
  await_end(context, due.secret);
  request_evaluation(context);
}

void on_endpoints_changed(Context& context, const kubernetes::EndpointsChanged&) {
  for (std::uint32_t i = 0; i < context.table<Secret>().size(); ++i)
    look_again(context, Id<Secret>{i});
}

}  // namespace

std::int32_t OldLogins::left(std::int32_t connections) const {
  if (lifetime <= Duration::zero()) return connections;
  const std::int64_t gone = (2 * connections * refused + lifetime) / (2 * lifetime);
  return std::max(0, connections - static_cast<std::int32_t>(gone));
}

bool holds_old(const Secret& secret, const kubernetes::Pod& pod) {
  return pod.phase == kubernetes::PodPhase::running && pod.phase_since < secret.valid_from;
}

Id<Secret> secret_of(const World& world, Id<Service> database) {
  for (const auto& [id, row] : world.table<Secret>())
    if (row.database == database) return id;
  return {};
}

std::vector<Id<Service>> callers_of(const World& world, Id<Service> target) {
  std::vector<Id<Service>> callers;
  for (const auto& [id, call] : world.table<Call>())
    if (call.kind == CallKind::service && call.service == target && call.caller &&
        std::find(callers.begin(), callers.end(), call.caller) == callers.end())
      callers.push_back(call.caller);
  return callers;
}

std::int32_t pods_with_old_password(const World& world, Id<Service> database) {
  const Id<Secret> secret = secret_of(world, database);
  if (!secret) return 0;
  std::int32_t pods = 0;
  for (const Id<Service> caller : callers_of(world, database))
    pods += pods_of(world, caller, world[secret]).second;
  return pods;
}

OldLogins old_logins(const World& world, Id<Service> caller, Id<Service> database) {
  if (world.table<Secret>().empty() || !caller) return {};
  const Id<Secret> id = secret_of(world, database);
  if (!id || !world[id].held) return {};
  const auto [all, old] = pods_of(world, caller, world[id]);
  if (old == 0) return {};
  return {static_cast<double>(old) / all, world.now() - world[id].refused_since,
          world.only<Settings>().connection_lifetime};
}

void change_password(Context& context, Id<Service> database, bool both_stay) {
  Id<Secret> id = secret_of(context, database);
  if (!id) id = context.add(Secret{database, {}, {}, {}, {}, false, false});
  Secret& secret = context.edit(id);
  secret.changed_before = secret.changed;
  secret.changed = context.now();
  secret.valid_from = both_stay ? secret.changed_before : secret.changed;
  secret.refused_since = context.now();
  secret.met = false;
  const std::int32_t pods = pods_with_old_password(context, database);
  context.edit(id).held = pods > 0;
  context.announce(PasswordChanged{database, pods});
  if (pods > 0) await_end(context, id);
  request_evaluation(context);
}

void accept_old_passwords(Context& context, Id<Service> database) {
  const Id<Secret> id = secret_of(context, database);
  if (!id || !context[id].held) return;
  context.edit(id).valid_from = {};
  look_again(context, id);
  request_evaluation(context);
}

Id<Denial> denial_of(const World& world, Id<Service> caller, Id<Service> target) {
  for (const auto& [id, row] : world.table<Denial>())
    if (row.caller == caller && row.target == target) return id;
  return {};
}

void deny(Context& context, Id<Service> caller, Id<Service> target, double share) {
  DRYDOCK_ASSERT(share >= 0 && share <= 1, "a share lies between 0 and 1");
  Id<Denial> id = denial_of(context, caller, target);
  if (!id) id = context.add(Denial{caller, target, 0, {}});
  Denial& row = context.edit(id);
  row.share = share;
  row.changed = context.now();
  request_evaluation(context);
}

void deny_buckets(Context& context, Id<Service> caller, bool denied) {
  deny(context, caller, {}, denied ? 1 : 0);
  if (denied)
    context.announce(BucketAccessDenied{caller});
  else
    context.announce(BucketAccessBack{caller});
}

double denied_share(const World& world, const Call& call) {
  double passes = call.kind == CallKind::service ? 1 - world[call.service].wrong_share : 1;
  const bool of_service = call.kind == CallKind::service;
  const bool of_bucket = call.kind == CallKind::get_object || call.kind == CallKind::put_object;
  if (!of_service && !of_bucket) return 0;
  const Id<Service> target = of_service ? call.service : Id<Service>{};
  for (const auto& [id, row] : world.table<Denial>())
    if (row.target == target && (!row.caller || row.caller == call.caller)) passes *= 1 - row.share;
  if (of_service && call.caller && !pool_of(world, call.caller, target)) {
    const OldLogins old = old_logins(world, call.caller, target);
    if (old.all_ended()) passes *= 1 - old.share;
  }
  return 1 - passes;
}

bool uses_buckets(const World& world, Id<Service> service) {
  for (const auto& [id, call] : world.table<Call>())
    if (call.caller == service &&
        (call.kind == CallKind::get_object || call.kind == CallKind::put_object))
      return true;
  return false;
}

void install_access(Rulebook& rulebook) {
  rulebook.table<Secret>();
  rulebook.table<Denial>();
  rulebook.fact<PasswordChanged>();
  rulebook.fact<LoginsRefused>();
  rulebook.fact<PasswordKnown>();
  rulebook.fact<BucketAccessDenied>();
  rulebook.fact<BucketAccessBack>();
  rulebook.on<on_logins_end>();
  rulebook.listen<on_endpoints_changed>();
}

}  // namespace drydock::workload
