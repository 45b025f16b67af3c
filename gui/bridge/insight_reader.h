// What depends on what, and who reaches whom, in words and ids of the map.
#pragma once

#include "gui/bridge/slots.h"
#include "gui/models/form_model.h"
#include "gui/models/spotlight.h"
#include "sim/engine/kernel/world.h"

namespace drydock::bridge {

/// What the loss of the thing takes with it; words alone when it cannot be told.
models::Spotlight readRadius(const World& world, const QString& id);
/// The things whose loss alone stops something that users do.
models::Spotlight readSinglePoints(const World& world);
/// Where and why a packet ends, in the language of the window.
QString sayWayEnd(std::string_view reason);
/// The way of a packet from one name to another.
models::ReachAnswer readReach(const World& world, const QString& from, const QString& to);

}  // namespace drydock::bridge
