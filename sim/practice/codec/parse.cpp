// Bytes to a Value, with limits on size, depth and count that hold before memory is spent.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/practice/codec/value.h"

namespace drydock::codec {

namespace {

/// Builds the document while nlohmann's parser walks the text; says stop as soon as a limit is
/// passed.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(std::string_view text, const std::string& file, Diagnostics& out, const Limits& limits)
      : source_(text), file_(file), out_(out), limits_(limits) {}

  bool null() { return add(Value()); }
  bool boolean(bool value) { return add(Value(value)); }
  bool number_integer(number_integer_t value) { return add(Value(std::int64_t{value})); }
  bool number_unsigned(number_unsigned_t value) { return add(Value(std::uint64_t{value})); }
  bool number_float(number_float_t, const string_t& digits) { return add(Value::number(digits)); }
  bool string(string_t& value) {
    if (value.size() > limits_.text)
      return stop(codes::too_large, "a text of " + std::to_string(value.size()) + " bytes",
                  "at most " + std::to_string(limits_.text));
    return add(Value(std::move(value)));
  }
  bool binary(binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Value(Value::Object{})); }
  bool start_array(std::size_t) { return open(Value(Value::List{})); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(string_t& key) {
    Level& level = levels_.back();
    level.key = key.substr(0, 200);
    level.skip = !level.keys.insert(level.key).second;
    if (level.skip && out_.size() < 100)
      out_.push_back({std::string(codes::duplicate_key),
                      file_,
                      path(),
                      "the key twice",
                      "each key once in an object",
                      {},
                      Severity::error});
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) {
    if (stopped_) return false;
    const std::size_t end = std::min(position, source_.size());
    const auto line =
        std::count(source_.begin(), source_.begin() + static_cast<long>(end), '\n') + 1;
    const std::size_t start = source_.substr(0, end).rfind('\n');
    const std::size_t column = end - (start == std::string_view::npos ? 0 : start + 1);
    const bool range = error.id >= 400;
    return stop(range ? codes::out_of_range : codes::syntax, what_stands(end),
                range ? "a number that a double can hold" : "JSON", line, column);
  }

  bool stopped() const { return stopped_; }
  Value take() { return std::move(root_); }

 private:
  struct Level {
    Value value;
    std::string key;
    std::set<std::string> keys;
    bool skip = false;
  };

  std::string path() const {
    std::string path;
    for (const Level& level : levels_) {
      if (level.value.is(Value::Kind::object))
        path += (path.empty() ? "" : ".") + level.key;
      else
        path += "[" + std::to_string(level.value.list().size()) + "]";
    }
    return path;
  }

  std::string what_stands(std::size_t end) const {
    if (end >= source_.size()) return "the end of the file";
    std::string near;
    for (std::size_t i = end > 0 ? end - 1 : 0; i < source_.size() && near.size() < 12; ++i) {
      const char c = source_[i];
      if (c == '\n' || static_cast<unsigned char>(c) < 0x20) break;
      near += c;
    }
    while (!near.empty() && (static_cast<unsigned char>(near.back()) & 0x80) != 0) near.pop_back();
    return near.empty() ? "a sign that does not belong here" : "'" + near + "'";
  }

  bool stop(std::string_view code, std::string found, std::string expected, long line = 0,
            std::size_t column = 0) {
    if (stopped_) return false;
    stopped_ = true;
    std::string at = path();
    if (line > 0) at = "line " + std::to_string(line) + ", column " + std::to_string(column);
    out_.push_back(
        {std::string(code), file_, at, std::move(found), std::move(expected), {}, Severity::error});
    return false;
  }

  bool count() {
    if (++values_ <= limits_.values) return true;
    return stop(codes::too_many, "more than " + std::to_string(limits_.values) + " values",
                "a smaller file");
  }

  bool put(Value value) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Level& level = levels_.back();
    if (level.value.is(Value::Kind::list))
      level.value.push(std::move(value));
    else if (!level.skip)
      level.value.object().emplace_back(level.key, std::move(value));
    return true;
  }

  bool add(Value value) { return count() && put(std::move(value)); }

  bool open(Value value) {
    if (!count()) return false;
    if (levels_.size() >= limits_.depth) {
      // The path to something nested so deeply is no help to anybody.
      levels_.clear();
      return stop(codes::too_deep,
                  "more than " + std::to_string(limits_.depth) + " levels of brackets",
                  "a flatter file");
    }
    levels_.push_back({std::move(value), {}, {}, false});
    return true;
  }

  bool close() {
    Value value = std::move(levels_.back().value);
    levels_.pop_back();
    return put(std::move(value));
  }

  std::string_view source_;
  const std::string& file_;
  Diagnostics& out_;
  const Limits& limits_;
  std::vector<Level> levels_;
  Value root_;
  std::size_t values_ = 0;
  bool stopped_ = false;
};

void report(Diagnostics& out, std::string_view code, const std::string& file, std::string found,
            std::string expected) {
  out.push_back(
      {std::string(code), file, {}, std::move(found), std::move(expected), {}, Severity::error});
}

}  // namespace

std::optional<Value> parse(std::string_view text, const std::string& file, Diagnostics& out,
                           const Limits& limits) {
  const std::size_t before = out.size();
  if (text.size() > limits.bytes) {
    report(out, codes::too_large, file, std::to_string(text.size()) + " bytes",
           "at most " + std::to_string(limits.bytes));
    return std::nullopt;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    report(out, codes::empty, file, "an empty file", "a JSON document");
    return std::nullopt;
  }
  if (std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return c < 0x20 && c != '\n' && c != '\r' && c != '\t';
      })) {
    report(out, codes::not_text, file, "binary data", "JSON text in UTF-8");
    return std::nullopt;
  }
  Builder builder(text, file, out, limits);
  const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  if (!whole && out.size() == before) report(out, codes::syntax, file, "a broken document", "JSON");
  if (out.size() != before) return std::nullopt;
  return builder.take();
}

std::optional<Value> read_file(const std::string& path, Diagnostics& out, const Limits& limits) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::is_regular_file(status)) {
    const bool there = !error && std::filesystem::exists(status);
    const char* found = !there                                  ? "no such file"
                        : std::filesystem::is_directory(status) ? "a folder"
                                                                : "a device or pipe";
    report(out, codes::unreadable, path, found, "a file that can be read");
    return std::nullopt;
  }
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > limits.bytes) {
    report(out, codes::too_large, path, std::to_string(size) + " bytes",
           "at most " + std::to_string(limits.bytes));
    return std::nullopt;
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream) {
    report(out, codes::unreadable, path, "a file that cannot be read", "a file that can be read");
    return std::nullopt;
  }
  return parse(text, path, out, limits);
}

}  // namespace drydock::codec
