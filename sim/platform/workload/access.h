// Who may log in where: databases whose password was changed, and calls that are refused.
#pragma once

#include "sim/platform/workload/tables.h"

namespace drydock::workload {

/// The password of a database, once it has been changed. A container reads it when it starts.
struct Secret {
  Id<Service> database;
  Time changed, changed_before;  ///< The last two times.
  Time valid_from;     ///< Who read it then or later can log in; the begin of time: all can.
  Time refused_since;  ///< When others no longer could.
  bool held = false;   ///< Somebody holds a password that is refused,
  bool met = false;    ///< and has been refused.
  DRYDOCK_FIELDS(Secret, database, changed, changed_before, valid_from, refused_since, held, met)
};

/// Calls that are answered at once with a refusal or an error.
struct Denial {
  Id<Service> caller;  ///< None: all.
  Id<Service> target;  ///< None: all buckets.
  double share = 0;    ///< Of the calls.
  Time changed;
  DRYDOCK_FIELDS(Denial, caller, target, share, changed)
};

/// What callers of a database are left with whose containers read its password too long ago.
struct OldLogins {
  double share = 0;     ///< Of the caller's pods that answer.
  Duration refused{};   ///< For so long.
  Duration lifetime{};  ///< At which each of their connections ends; 0: never.

  /// Of so many connections of a pod, those that are left. They are of all ages, evenly.
  std::int32_t left(std::int32_t connections) const;
  bool all_ended() const { return lifetime > Duration::zero() && refused >= lifetime; }
};
OldLogins old_logins(const World& world, Id<Service> caller, Id<Service> database);
/// Whether a container that started then holds a password that is refused.
bool holds_old(const Secret& secret, const kubernetes::Pod& pod);
/// The row of the database, or none: its password was never changed.
Id<Secret> secret_of(const World& world, Id<Service> database);
/// Pods of all callers that hold a password of the database which it refuses.
std::int32_t pods_with_old_password(const World& world, Id<Service> database);
/// Services that call the database.
std::vector<Id<Service>> callers_of(const World& world, Id<Service> target);

/// The password of the database is changed. Connections that are open stay so until their maximum
/// lifetime (Settings::connection_lifetime); new ones need the password that the database takes
/// now, and a container reads it when it starts. With `both_stay` the password before this one is
/// taken too, since two users take turns. Source: AWS Secrets Manager user guide, "Lambda function
/// rotation strategies"; README of HikariCP, maxLifetime; Kubernetes documentation, "Secrets",
/// environment variables. Left out: the seconds in which the database knows the new password and
/// the secret does not yet.
void change_password(Context& context, Id<Service> database, bool both_stay);
/// The database takes all passwords that anybody holds: pools fill up at once.
void accept_old_passwords(Context& context, Id<Service> database);

/// So large a share of the calls is refused from now on; 0: none. See Denial.
void deny(Context& context, Id<Service> caller, Id<Service> target, double share);
/// S3 refuses all that the service asks of buckets, or takes it again.
void deny_buckets(Context& context, Id<Service> caller, bool denied);
/// The row, or none: never.
Id<Denial> denial_of(const World& world, Id<Service> caller, Id<Service> target);
/// Share of the calls that are refused, by denials and for want of a connection.
double denied_share(const World& world, const Call& call);
bool uses_buckets(const World& world, Id<Service> service);

void install_access(Rulebook& rulebook);

}  // namespace drydock::workload
