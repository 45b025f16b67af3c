// The one style sheet of the application, made from the tokens.
#pragma once

#include <QString>

#include "gui/app/theme.h"

namespace drydock::app {

/// The sheet for these colours. Names in braces in its text are replaced by the tokens.
///
/// Widgets ask for a form by the property `look`: "primary", "danger", "ghost", "chip", "card",
/// "panel", "bar", "caption", "muted", "title", "display".
QString styleSheetOf(const Palette& palette);

}  // namespace drydock::app
