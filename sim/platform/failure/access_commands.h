// Faults of what opens doors: passwords of databases, and credentials that end.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"

namespace drydock::failure {

/// The password of a database is rotated, as Secrets Manager does it at an interval. Nobody who is
/// connected notices; but each connection ends at its maximum lifetime, and a new one is refused
/// until its pod has read the new password, which a container does when it starts. By the strategy
/// `single` the old password ends at once; by `alternating` two users take turns, so that it ends
/// with the rotation after this one. A restart of the workloads that log in heals. Source: AWS
/// Secrets Manager user guide, "Lambda function rotation strategies"; HikariCP, maxLifetime.
struct RotatePassword {
  static constexpr CommandStyle style{"failure.rotate_password",
                                      "rotate the password of {database}"};
  std::string database;
  std::string strategy = "single";  ///< Or "alternating".
  DRYDOCK_FIELDS(RotatePassword, database, strategy)
};
Result<Forecast> check(const World& world, const RotatePassword& command);
void apply(Context& context, const RotatePassword& command);

/// Somebody makes the old password of a database valid again beside the new one, by a second user.
struct AcceptPassword {
  static constexpr CommandStyle style{"failure.accept_password",
                                      "let {database} take its old password again"};
  std::string database;
  DRYDOCK_FIELDS(AcceptPassword, database)
};
Result<Forecast> check(const World& world, const AcceptPassword& command);
void apply(Context& context, const AcceptPassword& command);

/// The credentials of a workload for AWS end: calls of a service to its buckets are refused (403
/// ExpiredToken), and Velero makes no backups and no restores, of which nobody hears before one is
/// needed. Source: Amazon S3 API reference, "Error responses"; Velero documentation, "Backup
/// Storage Locations", phase Unavailable.
struct ExpireCredential {
  static constexpr CommandStyle style{"failure.expire_credential",
                                      "let the credentials of {workload} expire"};
  std::string workload;
  Duration duration{};
  DRYDOCK_FIELDS(ExpireCredential, workload, duration)
};
Result<Forecast> check(const World& world, const ExpireCredential& command);
void apply(Context& context, const ExpireCredential& command);

struct RenewCredential {
  static constexpr CommandStyle style{"failure.renew_credential",
                                      "renew the credentials of {workload}"};
  std::string workload;
  DRYDOCK_FIELDS(RenewCredential, workload)
};
Result<Forecast> check(const World& world, const RenewCredential& command);
void apply(Context& context, const RenewCredential& command);

}  // namespace drydock::failure
