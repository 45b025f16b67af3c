// Credentials of workloads for AWS: who has some, and whether they have expired.
#pragma once

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::failure {

/// The credentials of a workload; a row for each that is known to need some, or once they expired.
struct Credential {
  Id<kubernetes::Workload> holder;
  bool expired = false;
  Time changed;
  DRYDOCK_FIELDS(Credential, holder, expired, changed)
};

/// While a world is built: the workload needs credentials for more than buckets.
void hold_credential(Context& context, Id<kubernetes::Workload> holder);
bool has_expired(const World& world, Id<kubernetes::Workload> holder);
void set_expired(Context& context, Id<kubernetes::Workload> holder, bool expired);

struct CredentialExpired {
  static constexpr FactStyle style{"failure.credential_expired",
                                   "the credentials of {workload} have expired", Tone::strained,
                                   Weight::normal};
  Id<kubernetes::Workload> workload;
  DRYDOCK_FIELDS(CredentialExpired, workload)
};

struct CredentialRenewed {
  static constexpr FactStyle style{"failure.credential_renewed",
                                   "the credentials of {workload} are renewed", Tone::recovered,
                                   Weight::normal};
  Id<kubernetes::Workload> workload;
  DRYDOCK_FIELDS(CredentialRenewed, workload)
};

}  // namespace drydock::failure
