// What the model leaves out, from the list that the command line and the README share.
#pragma once

#include "gui/bridge/slots.h"
#include "gui/models/limits.h"
#include "sim/practice/scenario/document.h"

namespace drydock::bridge {

/// In the language "en" or "pl"; empty when the list cannot be read.
QVector<models::LimitGroup> readLimits(const scenario::SearchPaths& search,
                                       const QString& language);

}  // namespace drydock::bridge
