// Lists of a world for the window: the same that the command line prints.
#pragma once

#include <QString>
#include <QVector>

#include "gui/bridge/slots.h"
#include "gui/models/list_model.h"
#include "sim/engine/kernel/world.h"

namespace drydock::bridge {

/// Every kind with the count of its rows now.
QVector<models::ListKindItem> readKinds(const World& world);
/// The rows of one kind; empty for a kind that is not known.
models::ListTable readList(const World& world, const QString& kind);
/// The kind that people call so ("hpa"); empty when there is none.
QString kindCalled(const QString& name);
/// The first kind that lists the thing called `id`; empty when none does.
QString listOf(const World& world, const QString& id);

}  // namespace drydock::bridge
