// Names of all that stands in a world, by kind: what forms offer and pages link to.
#pragma once

#include <QStringList>

#include "gui/bridge/slots.h"
#include "sim/engine/kernel/world.h"

namespace drydock::bridge {

/// The kind as forms know it: a "service" is a "workload".
QString plainKind(const QString& kind);
/// Names of the things of this plain kind that stand now, in the order of their birth. Some kinds
/// have no page: "machine-type", "version", "route-target", "block".
QStringList namesOf(const World& world, const QString& kind);
/// The id of the thing that insight or a hop calls so, or empty: "volume x" is "volume/x".
QString idCalled(const World& world, const std::string& name);
/// What insight calls the thing of this id; empty for kinds that it does not know.
QString radiusName(const World& world, const QString& id);

}  // namespace drydock::bridge
