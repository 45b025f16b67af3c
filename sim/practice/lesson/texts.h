// The prose of a lesson: Markdown by key and language, with places for what the seed decided.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/codec/diagnostic.h"

namespace drydock::lesson {

/// What fills a {place} of a text.
using Places = std::map<std::string, std::string>;

/// All texts of a lesson. English is the source; a key that a language lacks is said in English.
class Texts {
 public:
  /// Adds the file `lesson.<language>.md`: level-2 headings are keys, what follows is Markdown.
  void read(const std::string& language, const std::string& file, codec::Diagnostics& out);
  void add(const std::string& language, std::string key, std::string text);

  bool has(std::string_view key) const;
  /// The Markdown of `key`, its {places} filled in; an unknown place stays as it is.
  std::string say(std::string_view language, std::string_view key, const Places& places = {}) const;
  std::vector<std::string> languages() const;
  std::vector<std::string> keys(std::string_view language = "en") const;
  /// The {places} of a text.
  std::vector<std::string> places(std::string_view language, std::string_view key) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> texts_;
};

}  // namespace drydock::lesson
