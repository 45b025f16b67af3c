// What the simulation says, in the language of the window: templates are translated, then filled.
#pragma once

#include <QString>
#include <string>
#include <string_view>

#include "gui/models/timeline_model.h"
#include "sim/engine/base/result.h"
#include "sim/engine/kernel/rulebook.h"

namespace drydock::bridge {

/// With its first letter as a capital.
QString capital(QString text);
/// The fact's sentence; its first letter is a capital unless it begins a name.
QString sayFact(const Rulebook& rulebook, const World& world, const Record& record);
/// "Fail zone b", in the language of the window.
QString sayCommand(const AnyCommand& command);
/// An English sentence of the simulation, whatever template it was made from; as it is when it is
/// of none that is known.
QString saySentence(std::string_view english);
/// Why something was refused, and what would make it possible.
QString sayRefusal(const Error& error);
/// A word of an enumeration ("insufficient cpu") or a line of the bill.
QString sayWord(std::string_view english);
/// How much of a unit of the price book was used: "412 GB-months", "12 000 requests".
QString sayUse(double amount, std::string_view unit);
/// Whether this text of the simulation has its place in the vocabulary.
bool isKnown(std::string_view english);

models::Tone toneOf(const Rulebook& rulebook, const Record& record);

}  // namespace drydock::bridge
