// From files to a Scenario: read, put together, turned, checked; or every reason why not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/practice/scenario/catalog.h"
#include "sim/practice/scenario/document.h"
#include "sim/practice/scenario/knobs.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// A scenario, or the mistakes because of which there is none. Warnings may come with a scenario.
struct Reading {
  std::optional<Scenario> scenario;
  codec::Diagnostics diagnostics;
};

/// What else is set before a scenario is read: a lesson's changes first, then knobs.
struct Adjustments {
  const codec::Value* changes = nullptr;  ///< An object of path: value; may be absent.
  std::string changes_file;               ///< Where they stand, for messages.
  std::string changes_path = "change";
  std::vector<Setting> settings;
  std::vector<codec::AskedKey>* asked = nullptr;  ///< Gets every key that is read; may be absent.
};

/// Reads and validates the scenario at `file`. Models come from `search` only.
Reading read_scenario(const std::string& file, const SearchPaths& search,
                      const Adjustments& adjustments = {});

/// Everything that the scenario was read from as one document, for a run file.
codec::Value bundle(const Scenario& scenario);
/// A scenario from its bundle; touches no file. `file` is only named in messages.
Reading read_bundle(const codec::Value& bundle, const std::string& file);

/// Checks a scenario or a model, whichever the file says it is. A lesson is checked by its own
/// reader.
codec::Diagnostics check_file(const std::string& file, const SearchPaths& search);

}  // namespace drydock::scenario
