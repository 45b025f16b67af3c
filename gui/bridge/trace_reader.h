// Single requests as the page of requests shows them.
#pragma once

#include <QCoreApplication>
#include <optional>

#include "gui/bridge/inspector_reader.h"
#include "gui/models/trace_model.h"

namespace drydock::bridge {

class TraceText {
  Q_DECLARE_TR_FUNCTIONS(TraceText)
};

/// How requests are computed now, and the newest of those that left a trace.
models::TraceModel readTraces(const Desk& desk);
/// One request hop by hop; without hops when it was forgotten.
models::Waterfall readWaterfall(const World& world, const QString& id);
/// What makes requests be watched, or ends that.
AnyCommand watchCommand(const World& world, bool on);

}  // namespace drydock::bridge
