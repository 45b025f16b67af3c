// How long stores of data are out, and what would be lost with them: RTO and RPO as they run.
#pragma once

#include <QCoreApplication>
#include <optional>

#include "gui/bridge/slots.h"
#include "gui/models/clock_model.h"
#include "sim/engine/kernel/world.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/recovery/recovery.h"

namespace drydock::bridge {

class ClockText {
  Q_DECLARE_TR_FUNCTIONS(ClockText)
};

/// One claim of a stateful set as the clocks see it.
struct StoreTimes {
  bool out = false;                ///< Nobody serves its data.
  std::optional<Duration> outage;  ///< Since its newest write: so far, or of the last restore.
  std::optional<Duration> backup;  ///< Age of the newest backup that can be used.
  std::optional<recovery::Exposure> stake;  ///< What would be lost now; none: all of it.
  std::optional<recovery::Exposure> lost;   ///< With the last restore.
};
StoreTimes readTimes(const World& world, Id<kubernetes::Claim> claim);
/// Whether the clocks show the claim: a schedule saves it, or commits are kept on it.
bool hasClock(const World& world, Id<kubernetes::Claim> claim);

/// The stores of the cluster, worst first, at most `most`.
models::StoreClocks readClocks(const World& world, int most = 4);
/// The time whose writes it is about: "23m10s", "0s".
QString sayStake(const recovery::Exposure& exposure);
/// "about 12 400 writes of the last 23m10s"
QString sayExposure(const recovery::Exposure& exposure);

}  // namespace drydock::bridge
