// Knobs: the settings of a scenario worth turning, found, listed and turned.
#pragma once

#include <string>
#include <vector>

#include "sim/practice/scenario/document.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// The knobs that a document names; reports what is wrong with them.
std::vector<Knob> read_knobs(const Document& document, codec::Diagnostics& out,
                             std::vector<codec::AskedKey>* asked = nullptr);

/// "name=value" split; an error when there is no '='. `option` is who asks.
Result<Setting> read_setting(const std::string& text, const std::string& option = "--set");

/// Turns the knob that `setting` names. Reports an unknown knob and a value that it cannot take.
void turn(Document& document, const std::vector<Knob>& knobs, const Setting& setting,
          codec::Diagnostics& out);

/// What a knob can be set to, for people: "per-zone or single", "1 to 20", "1 min to 24 h", "on or
/// off".
std::string say_range(const Knob& knob);

}  // namespace drydock::scenario
