// Paths into a document, models by bare names, and changes that remember where they came from.
#include "sim/practice/scenario/document.h"

#include <charconv>
#include <cstdlib>
#include <filesystem>

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::Diagnostics;
using codec::Value;

/// One step of a path, cut from the front of `path`: a key, or an index in brackets.
struct PathStep {
  std::string_view key;
  std::optional<std::size_t> index;
};

std::optional<PathStep> take_step(std::string_view& path) {
  if (path.empty()) return std::nullopt;
  if (path.front() == '[') {
    const std::size_t end = path.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    std::size_t index = 0;
    const auto [stop, error] = std::from_chars(path.data() + 1, path.data() + end, index);
    if (error != std::errc{} || stop != path.data() + end) return std::nullopt;
    path.remove_prefix(end + 1);
    if (!path.empty() && path.front() == '.') path.remove_prefix(1);
    return PathStep{{}, index};
  }
  const std::size_t end = path.find_first_of(".[");
  const std::string_view key = path.substr(0, end);
  path.remove_prefix(key.size());
  if (!path.empty() && path.front() == '.') path.remove_prefix(1);
  return PathStep{key, std::nullopt};
}

/// The first part of `path` that leads nowhere, and the nearest word that would lead somewhere.
std::pair<std::string, std::string> first_wrong_step(const Value& root, std::string_view path) {
  const Value* node = &root;
  while (const auto step = take_step(path)) {
    const Value* next = nullptr;
    if (step->index) {
      if (node->is(Value::Kind::list) && *step->index < node->list().size())
        next = &node->list()[*step->index];
      if (next == nullptr) return {"[" + std::to_string(*step->index) + "]", {}};
    } else {
      next = node->find(step->key);
      if (next == nullptr) {
        std::vector<std::string> words;
        for (const auto& [key, member] : node->object()) words.push_back(key);
        return {std::string(step->key), codec::nearest(step->key, words)};
      }
    }
    node = next;
  }
  return {std::string(path), {}};
}

bool is_bare_word(std::string_view name) {
  if (name.empty() || name.size() > 63) return false;
  for (const char c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
  return true;
}

std::vector<std::string> models_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  return names;
}

/// Replaces the name of the platform by the platform itself.
void put_platform(Document& document, const SearchPaths& search, Diagnostics& out) {
  Value* name = document.value.find("platform");
  if (name == nullptr || !name->is(Value::Kind::text)) return;
  codec::Report report(document.origins.front().file, out);
  const auto file = model_file(search, Cursor(name, "platform", report));
  if (!file) return;
  if (auto platform = codec::read_file(*file, out)) {
    *name = std::move(*platform);
    document.origins.push_back({"platform", *file, ""});
  }
}

/// What stands at the path; for the last key, which its object need not have yet, a new place.
Value* place_for(Value& root, std::string_view path) {
  if (Value* found = at(root, path)) return found;
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.find('[', dot) != std::string_view::npos)
    return nullptr;
  Value* object = at(root, path.substr(0, dot));
  if (object == nullptr || !object->is(Value::Kind::object)) return nullptr;
  object->set(std::string(path.substr(dot + 1)), Value{});
  return at(root, path);
}

}  // namespace

SearchPaths SearchPaths::under(const std::string& root) {
  const std::filesystem::path folder(root);
  return {(folder / "models").string(), (folder / "scenarios").string(),
          (folder / "lessons").string()};
}

SearchPaths SearchPaths::usual() {
  if (const char* chosen = std::getenv("DRYDOCK_DATA"); chosen != nullptr && *chosen != '\0')
    return under(chosen);
#ifdef DRYDOCK_DATA_DIR
  std::error_code error;
  if (std::filesystem::is_directory(DRYDOCK_DATA_DIR "/models", error))
    return under(DRYDOCK_DATA_DIR);
#endif
  return under(".");
}

const Value* at(const Value& root, std::string_view path) {
  const Value* node = &root;
  if (path.empty()) return nullptr;
  while (!path.empty()) {
    const auto step = take_step(path);
    if (!step) return nullptr;
    if (!step->index)
      node = node->find(step->key);
    else if (node->is(Value::Kind::list) && *step->index < node->list().size())
      node = &node->list()[*step->index];
    else
      return nullptr;
    if (node == nullptr) return nullptr;
  }
  return node;
}

Value* at(Value& root, std::string_view path) {
  return const_cast<Value*>(at(static_cast<const Value&>(root), path));
}

std::optional<std::string> model_file(const SearchPaths& search, const Cursor& name) {
  const std::string word = name.text();
  if (!name || !name.value()->is(Value::Kind::text)) return std::nullopt;
  if (!is_bare_word(word)) {
    name.wrong("E0210", "the bare name of a model, such as \"nsflow\"");
    return std::nullopt;
  }
  const std::string file = (std::filesystem::path(search.models) / (word + ".json")).string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    const auto known = models_in(search.models);
    name.wrong("E0200", "a model in the folder of models", codec::nearest(word, known));
    return std::nullopt;
  }
  return file;
}

std::optional<Document> make_document(Value value, const std::string& file,
                                      const SearchPaths& search, Diagnostics& out) {
  const std::size_t before = out.size();
  Document document{std::move(value), {{"", file, ""}}};
  put_platform(document, search, out);
  if (out.size() != before) return std::nullopt;  // Changes would lead nowhere, one by one.
  if (const Value* found = document.value.find("change")) {
    const Value changes = *found;
    auto& members = document.value.object();
    std::erase_if(members, [](const Value::Member& member) { return member.first == "change"; });
    apply_changes(document, changes, file, "change", out);
  }
  if (out.size() != before) return std::nullopt;
  return document;
}

void apply_changes(Document& document, const Value& changes, const std::string& file,
                   const std::string& label, Diagnostics& out) {
  codec::Report report(file, out);
  const Cursor top(&changes, label, report);
  if (!changes.is(Value::Kind::object)) {
    top.wrong(codec::codes::wrong_type, "an object of path: value");
    return;
  }
  for (const auto& [path, value] : changes.object()) {
    const std::string inside = label + "[" + path + "]";
    Value* place = place_for(document.value, path);
    if (place == nullptr) {
      const auto [step, hint] = first_wrong_step(document.value, path);
      report.add("E0200", inside, "\"" + step + "\"", "a path that leads to something", hint);
      continue;
    }
    *place = value;
    document.origins.push_back({path, file, inside});
  }
}

}  // namespace drydock::scenario
