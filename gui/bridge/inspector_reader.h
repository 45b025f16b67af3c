// What the inspector and the palette say and offer, and the commands behind what they offer.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>
#include <functional>
#include <optional>

#include "gui/models/inspector_model.h"
#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"

namespace drydock::bridge {

/// Whether a command may be given now, by whoever sits at the window.
using Check = std::function<Result<Forecast>(const AnyCommand&)>;

/// Where readers look.
struct Desk {
  const World& world;
  const Rulebook& rulebook;
  const Check& check;
  Role role = Role::instructor;  ///< Of whoever sits at the window.
};

/// The thing called `id`; an empty model when there is no such thing (any more).
models::InspectorModel readInspector(const Desk& desk, const QString& id);

/// The kinds that have a page, by their plain names.
QStringList inspectedKinds();

/// Faults, repairs, machine groups and traffic: what can be tried when no lesson is played.
QVector<models::PaletteGroup> readPalette(const Desk& desk);

/// The command of an action of these two ("delete-pod:api-7"), `value` being its number; nothing
/// for an id that is none.
std::optional<AnyCommand> commandOf(const World& world, const QString& action, int value);

/// An action with its forecast or its refusal filled in.
models::ActionItem offer(const Desk& desk, const QString& id, const QString& text,
                         const QString& icon, int value = -1, int least = 0, int most = 0);

/// What a command would do, and what it touches.
QString sayPreview(const Forecast& forecast);

/// The actions of the machine group called `name`.
QVector<models::ActionItem> groupActions(const Desk& desk, const QString& name);

}  // namespace drydock::bridge
