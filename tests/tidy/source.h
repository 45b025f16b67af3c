// Reads the sources of the project the way the tidy rules look at them: lines, bare code, words.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace drydock::tidy {

/// One source file. `code` holds the same lines with comments and the insides of literals blanked.
struct Source {
  std::string path;  ///< Relative to the repository, with '/'.
  std::vector<std::string> lines;
  std::vector<std::string> code;
};

/// An identifier in the code, with what stands right before and after it.
struct Word {
  int line = 0;
  std::string text;
  std::string before;  ///< "::" with its qualifier ("std::"), ".", "->" or empty.
  char after = ' ';    ///< The next character that is not a blank.
};

/// An #include: `target` without its quotes or brackets.
struct Include {
  int line = 0;
  std::string target;
  bool quoted = false;
};

/// Something that breaks a rule, ready to be clicked on: path:line: message.
struct Violation {
  std::string path;
  int line = 0;
  std::string message;
};

/// The repository that is being checked.
std::filesystem::path root();

/// The whole content of a file; fails the running test when it cannot be read.
std::string read_text(const std::filesystem::path& file);

/// Splits `text` into lines and blanks comments and literals.
Source parse_source(std::string path, std::string_view text);

/// All .h and .cpp files below the given folders of the repository, sorted by path.
std::vector<Source> read_sources(const std::vector<std::string>& folders);

/// All identifiers of a file, preprocessor lines included.
std::vector<Word> words(const Source& source);

/// All #include lines of a file.
std::vector<Include> includes(const Source& source);

/// The folder of a path: "sim/engine/base" for "sim/engine/base/id.h".
std::string folder_of(std::string_view path);

/// All violations as text, one a line; empty when there are none.
std::string describe(const std::vector<Violation>& violations);

}  // namespace drydock::tidy
