// A JSON document as a value: ordered, with exact numbers, and bounded in size before it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/practice/codec/diagnostic.h"

namespace drydock::codec {

/// One node of a JSON document. Members of objects keep their order; numbers keep their digits.
class Value {
 public:
  enum class Kind { null, boolean, number, text, list, object };
  using List = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;

  Value() = default;
  Value(bool value) : kind_(Kind::boolean), flag_(value) {}
  Value(int value) : Value(static_cast<std::int64_t>(value)) {}
  Value(std::int64_t value) : kind_(Kind::number), text_(std::to_string(value)) {}
  Value(std::uint64_t value) : kind_(Kind::number), text_(std::to_string(value)) {}
  /// The shortest digits that read back as the same double; null when it is not finite.
  Value(double value);
  Value(std::string value) : kind_(Kind::text), text_(std::move(value)) {}
  Value(std::string_view value) : Value(std::string(value)) {}
  Value(const char* value) : Value(std::string(value)) {}
  Value(List values) : kind_(Kind::list), list_(std::move(values)) {}
  Value(Object members) : kind_(Kind::object), object_(std::move(members)) {}

  /// A number from its digits, exactly as written: "0.0952".
  static Value number(std::string digits);

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }
  bool flag() const { return flag_; }
  /// The text of a text, or the digits of a number.
  const std::string& text() const { return text_; }
  const List& list() const { return list_; }
  List& list() { return list_; }
  const Object& object() const { return object_; }
  Object& object() { return object_; }
  /// A number as an integer, when it is one and fits.
  std::optional<std::int64_t> integer() const;
  /// A number as a double.
  std::optional<double> real() const;

  /// The member called `key`, or nullptr.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);
  /// Adds or replaces a member; makes an object of a null.
  Value& set(std::string key, Value value);
  /// Appends to a list; makes a list of a null.
  void push(Value value);

  friend bool operator==(const Value&, const Value&) = default;

 private:
  Kind kind_ = Kind::null;
  bool flag_ = false;
  std::string text_;
  List list_;
  Object object_;
};

/// How large a document may be.
struct Limits {
  std::size_t bytes = 16u << 20;
  std::size_t depth = 64;
  std::size_t values = 400'000;
  std::size_t text = 1u << 20;  ///< Bytes of one text.
};

/// The document in `text`; otherwise nothing, and one diagnostic for each mistake that was seen.
std::optional<Value> parse(std::string_view text, const std::string& file, Diagnostics& out,
                           const Limits& limits = {});
/// The document in the file at `path`. Never reads more than the limit; refuses what is no regular
/// file.
std::optional<Value> read_file(const std::string& path, Diagnostics& out,
                               const Limits& limits = {});

/// JSON text. With `indent` 0 on one line; otherwise one member a line.
std::string to_json(const Value& value, int indent = 0);
/// What a person calls it in a message: `"text"`, `12`, `a list`, `nothing`; long texts are cut.
std::string describe(const Value& value);

}  // namespace drydock::codec
