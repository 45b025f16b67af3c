// A page for what went wrong: readable, with all that it takes to report or mend it.
#pragma once

#include <QString>

class QWidget;

namespace drydock::app {

/// Shows `title` and `text` over `parent`; `detail` is plain text that can be selected and copied.
void showTrouble(QWidget* parent, const QString& title, const QString& text, const QString& detail);

/// Writes a report of a defect beside the progress file; where it lies, or empty.
QString keepReport(const QString& report);

}  // namespace drydock::app
