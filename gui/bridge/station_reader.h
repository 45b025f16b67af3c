// The instructor's station: what may strike, what lies ahead, and what struck.
#pragma once

#include "gui/bridge/slots.h"
#include "gui/models/station_model.h"

namespace drydock::bridge {

class SessionBridge;

models::StationModel readStation(const SessionBridge& bridge);
/// What lies ahead, for the time bar; without what a trainee is not to know of. Ids: "ahead/3".
QVector<models::TimelineMark> readAhead(const SessionBridge& bridge);
/// What would come of a fault now, or once `delay` milliseconds have passed: what is refused now
/// may be possible by then, unless it never is.
models::Verdict readStrikeVerdict(const SessionBridge& bridge, const QString& command,
                                  const models::FormValues& values, qint64 delay);

}  // namespace drydock::bridge
