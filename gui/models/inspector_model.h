// What the inspector says of the one selected thing.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/form_model.h"
#include "gui/models/timeline_model.h"

namespace drydock::models {

struct PropertyRow {
  QString name, value;
  QString because;       ///< Id that "why?" explains; empty when there is nothing to explain.
  QString thing{};       ///< Id of another thing that has a page; empty when there is none.
  bool heading = false;  ///< Only a name, over the rows that follow.
};

/// Something that may be done now, or the reason why not.
struct ActionItem {
  QString id, text;
  bool enabled = true;
  QString reason;            ///< Why it is refused, and what would make it possible.
  bool destructive = false;  ///< Asked once before it is done.
  QString preview;           ///< What a destructive action touches.
  QString icon;              ///< Name of an icon; may be empty.
  int value = -1;            ///< With a value of 0 or more the action takes a number,
  int least = 0, most = 0;   ///< from here to here.
  QString command{};         ///< With a command the action opens its form.
};

/// One link of a chain of causes, nearest first.
struct CauseItem {
  QString id, text;
  Moment at = 0;
  Tone tone = Tone::quiet;
  QString kind;  ///< "symptom", "fact", "command", "rule": shown as a small word.
};

/// One of several reasons of a thing: what of it comes from this, and the chain that led there.
struct CauseReason {
  QString heading;  ///< "$12.40 of it because of this"; empty when there is only one reason.
  QVector<CauseItem> chain;
};

struct InspectorModel {
  QString id, title, kind, icon;
  QString state;  ///< One line: "Pending for 4m10s".
  Tone tone = Tone::quiet;
  QVector<CauseItem> why;
  QVector<PropertyRow> properties;
  QVector<ActionItem> actions;
  QVector<MenuTopic> more{};  ///< All other commands that may be given to it,
  QString commandsOf{};       ///< and the id of the thing that these name.
  QString radiusOf{};         ///< What "what depends on this?" asks of; empty: it cannot be asked.
  QString reachFrom{};        ///< Where packets to others would start; empty: they cannot.
  QStringList reachTo{};      ///< Whom it may want to reach.
};

/// A group of faults or actions in the palette.
struct PaletteGroup {
  QString title;
  QVector<ActionItem> actions;
};

}  // namespace drydock::models
