// The one document that a scenario is read from: its own file, the platform it names, and what was
// set.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/practice/codec/cursor.h"
#include "sim/practice/codec/value.h"

namespace drydock::scenario {

/// Where data is looked for. A file names a model by a bare word, so nothing else can be reached.
struct SearchPaths {
  std::string models = "models";
  std::string scenarios = "scenarios";
  std::string lessons = "lessons";

  /// Folders under `root`.
  static SearchPaths under(const std::string& root);
  /// Under $DRYDOCK_DATA when it is set, else where the program was built, else the present folder.
  static SearchPaths usual();
};

/// A knob turned: `--set name=value`.
struct Setting {
  std::string name;
  std::string value;
  std::string option = "--set";  ///< Who asks, for messages.
};

/// A scenario with its platform in place, and the files that its parts came from.
struct Document {
  codec::Value value;
  std::vector<codec::Origin> origins;  ///< The first is the whole; later ones win on equal length.
};

/// The node at `path` ("platform.workloads.api.replicas", "events[0].with.zone"), or nullptr.
const codec::Value* at(const codec::Value& root, std::string_view path);
codec::Value* at(codec::Value& root, std::string_view path);

/// The file that holds the model `name`; reports a name that could leave the folder or is not
/// there.
std::optional<std::string> model_file(const SearchPaths& search, const codec::Cursor& name);

/// The scenario in `value`, its platform put in place and its `change` applied; `file` is only
/// named in messages.
std::optional<Document> make_document(codec::Value value, const std::string& file,
                                      const SearchPaths& search, codec::Diagnostics& out);
/// Sets each `path: value` of the object `changes`; a path must exist. `label` says who asks.
void apply_changes(Document& document, const codec::Value& changes, const std::string& file,
                   const std::string& label, codec::Diagnostics& out);

}  // namespace drydock::scenario
