// Reads prose: keys are level-2 headings.
#include "sim/practice/lesson/texts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/practice/codec/cursor.h"

namespace drydock::lesson {

namespace {

constexpr std::uintmax_t most_bytes = 256 * 1024;

std::string trimmed(std::string text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") + 1 - from);
}

bool is_place_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

/// Calls found(open, close, name) for each {name} of `text`.
template <class Found>
void for_each_place(std::string_view text, Found&& found) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    std::size_t close = open + 1;
    while (close < text.size() && is_place_sign(text[close])) ++close;
    if (close < text.size() && text[close] == '}' && close > open + 1)
      found(open, close, std::string(text.substr(open + 1, close - open - 1)));
  }
}

}  // namespace

void Texts::read(const std::string& language, const std::string& file, codec::Diagnostics& out) {
  codec::Report report(file, out);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  std::ifstream stream(file, std::ios::binary);
  if (error || !stream) {
    report.add(codec::codes::unreadable, "", "no such file, or not readable", "the lesson's prose");
    return;
  }
  if (size > most_bytes) {
    report.add(codec::codes::too_large, "", std::to_string(size) + " bytes", "at most 256 KiB");
    return;
  }
  texts_[language];
  std::string line, key, text;
  const auto keep = [&] {
    if (key.empty()) return;
    if (texts_[language].count(key) != 0)
      report.add(codec::codes::duplicate_key, key, "the heading twice", "each key once");
    add(language, key, trimmed(text));
    text.clear();
  };
  while (std::getline(stream, line)) {
    if (line.find('\0') != std::string::npos) {
      report.add(codec::codes::not_text, key, "a binary file", "Markdown");
      return;
    }
    if (line.starts_with("## ")) {
      keep();
      key = trimmed(line.substr(3));
    } else {
      text += line + "\n";
    }
  }
  keep();
}

void Texts::add(const std::string& language, std::string key, std::string text) {
  texts_[language].insert_or_assign(std::move(key), std::move(text));
}

bool Texts::has(std::string_view key) const {
  const auto english = texts_.find("en");
  return english != texts_.end() && english->second.find(key) != english->second.end();
}

std::string Texts::say(std::string_view language, std::string_view key,
                       const Places& places) const {
  const std::string* text = nullptr;
  for (const std::string_view tried : {language, std::string_view("en")}) {
    const auto spoken = texts_.find(tried);
    if (spoken == texts_.end()) continue;
    const auto found = spoken->second.find(key);
    if (found == spoken->second.end()) continue;
    text = &found->second;
    break;
  }
  if (text == nullptr) return std::string(key);
  std::string filled;
  std::size_t done = 0;
  for_each_place(*text, [&](std::size_t open, std::size_t close, const std::string& name) {
    const auto value = places.find(name);
    if (value == places.end()) return;
    filled += text->substr(done, open - done) + value->second;
    done = close + 1;
  });
  return filled + text->substr(done);
}

std::vector<std::string> Texts::languages() const {
  std::vector<std::string> names;
  for (const auto& [language, texts] : texts_) names.push_back(language);
  return names;
}

std::vector<std::string> Texts::keys(std::string_view language) const {
  std::vector<std::string> names;
  if (const auto found = texts_.find(language); found != texts_.end())
    for (const auto& [key, text] : found->second) names.push_back(key);
  return names;
}

std::vector<std::string> Texts::places(std::string_view language, std::string_view key) const {
  std::vector<std::string> names;
  const auto spoken = texts_.find(language);
  if (spoken == texts_.end()) return names;
  const auto text = spoken->second.find(key);
  if (text == spoken->second.end()) return names;
  for_each_place(text->second, [&](std::size_t, std::size_t, std::string name) {
    names.push_back(std::move(name));
  });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace drydock::lesson
